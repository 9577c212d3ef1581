//! The parts of the five vendors that this example needs: each route fails like the
//! vendor's API, then recovers.

use crate::slots::respond;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{MethodRouter, any};
use errcat::Reply;
use errcat::encode::ReplyDetail;
use errcat::vendors::{dweet, nookhive, nova_partner, novapulse, novavms};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Returns the routes that the client calls.
pub(crate) fn routes() -> Router {
    Router::new()
        .route("/novapulse/jobs", fails_with([too_many_uploads()]))
        .route("/novapulse/results", fails_with([results_not_ready()]))
        .route("/novapulse/status", says(["processing", "completed"]))
        .route("/novavms/clips", fails_with([login_is_over()]))
        .route("/novavms/token", says(["a new token"]))
        .route("/nookhive/events", fails_with([too_many_events()]))
        .route(
            "/dweet/scores",
            fails_with([dweet::Code::InternalError, dweet::Code::ServiceUnavailable].map(broken)),
        )
        .route("/dweet/answers", fails_with([wrong_answers()]))
        .route("/nova_partner/partners", fails_with([provider_is_slow()]))
        .route("/nova_partner/behind_a_proxy", any(page_of_a_proxy))
}

/// Answers with these failures, one per call, and then with success.
fn fails_with<const N: usize>(replies: [Reply<'static>; N]) -> MethodRouter {
    answers(replies.map(|reply| respond(&reply)))
}

/// Answers with these texts.
fn says<const N: usize>(texts: [&'static str; N]) -> MethodRouter {
    answers(texts.map(IntoResponse::into_response))
}

fn answers<const N: usize>(responses: [Response; N]) -> MethodRouter {
    let left = Arc::new(Mutex::new(responses.into_iter()));
    any(move || async move {
        let next = left.lock().ok().and_then(|mut left| left.next());
        next.unwrap_or_else(|| "the requested resource".into_response())
    })
}

fn too_many_uploads() -> Reply<'static> {
    novapulse::Code::RateLimitExceeded.reply().message("Slow down.").retry_after(Duration::from_secs(30))
}

fn results_not_ready() -> Reply<'static> {
    novapulse::Code::JobNotReady.reply().message("Still at it.")
}

fn login_is_over() -> Reply<'static> {
    novavms::Code::InvalidToken.reply().message("The token is too old.").request_id("req_01HK3Z")
}

fn too_many_events() -> Reply<'static> {
    let reply = nookhive::Code::RateLimited.reply().message("Too many requests.");
    reply.request_id("req_abc123xyz").retry_after(Duration::from_millis(11_200))
}

fn broken(code: dweet::Code) -> Reply<'static> {
    code.reply().message("Something broke.").request_id("req_abc123def456")
}

fn wrong_answers() -> Reply<'static> {
    let reply = dweet::Code::ValidationError.reply().message("Not valid.").request_id("req_abc123def457");
    let missing = ReplyDetail::new().field("jobContext.jobTitle").code(dweet::detail::Code::Required);
    let mistyped = ReplyDetail::new().field("answers[0].value").code(dweet::detail::Code::InvalidType);
    reply.detail(missing.message("It is missing.")).detail(mistyped.message("A list is expected."))
}

fn provider_is_slow() -> Reply<'static> {
    let reply = nova_partner::Code::UpstreamProviderError.reply().status(504_u16);
    reply.message("The provider does not answer.").request_id("req_01H")
}

async fn page_of_a_proxy() -> Response {
    (StatusCode::BAD_GATEWAY, Html("<html><h1>502 Bad Gateway</h1></html>")).into_response()
}
