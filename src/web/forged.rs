//! Forged requests: a form that another site sends in a person's name is refused.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::problems::Problem;
use super::site::Site;
use crate::rules::Refusal;

/// Lets an unsafe method pass only if the browser says that it comes from our own pages:
/// `Sec-Fetch-Site`, else an `Origin` that is ours; neither present is a refusal (SECURITY, Design).
///
/// # Errors
/// Those of the wrapped services.
pub async fn refuse<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let is_safe = matches!(*req.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || is_own(&req) {
        return Ok(next.call(req).await?.map_into_boxed_body());
    }
    Ok(req.error_response(Problem::from(Refusal::ForeignForm)))
}

fn is_own(req: &ServiceRequest) -> bool {
    if let Some(site) = req.headers().get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let origin = req
        .headers()
        .get(header::ORIGIN)
        .and_then(|value| value.to_str().ok());
    let site = req.app_data::<web::Data<Site>>();
    matches!((origin, site), (Some(origin), Some(site)) if site.is_own_origin(origin))
}
