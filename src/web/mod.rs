//! How the register is asked for and shown: addresses, pages, forms, problems.

pub mod accessibility;
pub mod accounts;
pub mod adoption;
mod amendments;
pub mod answers;
pub mod api;
pub mod appointments;
mod archive;
pub mod as_of;
pub mod assets;
pub mod ballots;
mod before;
pub mod browsers;
pub mod calendar;
pub mod capitals;
pub mod casting;
pub mod certificates;
pub mod comments;
pub mod conduct;
pub mod confirming;
pub mod desk;
pub mod developers;
pub mod documents;
pub mod door;
pub mod drafts;
pub mod duties;
pub mod elsewhere;
pub mod email_changes;
pub mod factors;
pub mod feeds;
pub mod figures;
pub mod files;
pub mod forged;
pub mod forms;
pub mod forms_out;
mod heads;
pub mod home;
pub mod house;
pub mod ical;
pub mod invitations;
pub mod kept;
pub mod keys;
pub mod l10n;
pub mod languages;
pub mod letters;
pub mod lists;
pub mod map;
pub mod member_list;
pub mod member_parts;
pub mod member_standing;
pub mod members;
pub mod metrics;
pub mod motion_forms;
pub mod motion_words;
pub mod motions;
pub mod negotiation;
pub mod norm_texts;
pub mod norms;
pub mod notices;
pub mod offices;
pub mod own;
mod parking;
mod parsed_texts;
pub mod partners;
pub mod private_log;
pub mod problems;
pub mod proposals;
pub mod proxies;
pub mod putting;
pub mod receipt_check;
pub mod receipt_given;
pub mod receipts;
pub mod record;
pub mod recovery;
pub mod refusals;
pub mod results;
pub mod rules_in_words;
pub mod search;
pub mod sentences;
pub mod serving;
pub mod shell;
pub mod sign_in;
pub mod signed;
pub mod signed_in;
pub mod site;
pub mod sitemap;
pub mod tables;
mod text_sentences;
pub mod texts;
pub mod tiles;
pub mod unit_links;
pub mod unit_names;
pub mod visits;
pub mod votes;
pub mod words;
pub mod working_days;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::{App, Error, HttpResponse, web};

use problems::Problem;
use site::Site;

/// The whole application: what every answer passes through, then the addresses.
pub fn application(
    site: web::Data<Site>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(site)
        .configure(routes)
        .default_service(web::to(nowhere))
        .wrap(from_fn(confirming::stand_by))
        .wrap(from_fn(forged::refuse))
        .wrap(from_fn(answers::dress))
        .wrap(from_fn(negotiation::lead))
        .wrap(from_fn(kept::keep))
        .wrap(from_fn(elsewhere::may_read))
        .wrap(from_fn(metrics::count))
}

/// Every address of the house.
pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/", web::get().to(languages::lead_in))
        .route("/robots.txt", web::get().to(files::robots))
        .route("/healthz", web::get().to(files::healthz))
        .route("/.well-known/security.txt", web::get().to(files::security))
        .route("/readyz", web::get().to(files::readyz))
        .route("/head", web::get().to(heads::follow))
        .route("/assets/{name}", web::get().to(files::asset))
        .configure(tiles::files)
        .configure(record::files)
        .configure(certificates::files)
        .configure(forms_out::without_language)
        .configure(api::routes)
        .configure(feeds::routes)
        .configure(sitemap::files)
        .route("/{lang}", web::get().to(languages::close_with_slash))
        .service(
            web::scope("/{lang}")
                // Two explanations of the greatest length, every character of it escaped.
                .app_data(web::FormConfig::default().limit(256 * 1024))
                .route("/accessibility", web::get().to(accessibility::show))
                .configure(home::routes)
                .configure(search::routes)
                .configure(calendar::routes)
                .configure(notices::routes)
                .configure(developers::routes)
                // A suffix is no part of a symbol: before the pages.
                .configure(adoption::routes)
                .configure(lists::routes)
                .configure(archive::routes)
                .configure(forms_out::routes)
                .configure(norms::routes)
                .configure(keys::routes)
                .configure(receipts::routes)
                .configure(record::routes)
                .configure(certificates::routes)
                .configure(votes::routes)
                .configure(drafts::routes)
                .configure(comments::routes)
                .configure(sign_in::routes)
                .configure(parking::routes)
                .configure(factors::routes)
                .configure(recovery::routes)
                .configure(email_changes::routes)
                .configure(invitations::routes)
                .configure(appointments::routes)
                .configure(members::routes)
                .configure(motions::routes)
                .configure(own::routes)
                .configure(duties::routes)
                .configure(working_days::routes)
                .configure(private_log::routes)
                .configure(accounts::routes)
                .configure(desk::routes)
                .configure(amendments::routes)
                // Its scope takes every address below it: after those that stand there too.
                .configure(proposals::routes),
        );
}

async fn nowhere() -> Result<HttpResponse, Problem> {
    Err(Problem::NotFound)
}
