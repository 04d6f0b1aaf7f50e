//! Confirming: a form of the desk that needs it is answered by the page on which its person confirms exactly that.

pub mod asked;
mod page;
pub mod posted;
mod said;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::parking;
use super::problems::{Interrupted, Problem};
use super::signed_in::cookie;
use super::site::Site;

/// Keeps what a form of the desk carries while it is answered: it comes back on the page of its confirmation, or is
/// parked where its session had ended.
///
/// # Errors
/// Those of the wrapped services.
pub async fn stand_by<B: MessageBody + 'static>(
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if !posted::is_a_form_of_the_desk(&req) {
        return Ok(next.call(req).await?.map_into_boxed_body());
    }
    if let Err(problem) = posted::keep(&mut req).await {
        return Ok(req.error_response(problem));
    }
    let answer = next.call(req).await?.map_into_boxed_body();
    let (carried, is_interrupted) = {
        let extensions = answer.response().extensions();
        let is_interrupted = extensions.get::<Interrupted>().is_some();
        (extensions.get::<Problem>().cloned(), is_interrupted)
    };
    let answer = match carried {
        Some(Problem::ConfirmFirst(waiting)) => page::answer(answer, waiting).await,
        _ if is_interrupted => parking::park(answer).await,
        None => {
            parking::sent(&answer).await;
            answer
        }
        Some(_) => answer,
    };
    Ok(renewed(answer))
}

/// After an act that was confirmed the browser gets the new secret of its session.
fn renewed(mut answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let secret = posted::of(answer.request()).renewed();
    let site = answer.request().app_data::<web::Data<Site>>().cloned();
    if let (Some(secret), Some(site)) = (secret, site)
        && let Err(error) = answer.response_mut().add_cookie(&cookie(&site, secret))
    {
        tracing::error!(%error, "a session's new cookie could not be written");
    }
    answer
}
