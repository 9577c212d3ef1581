//! Our API: it books slots for deliveries, and answers with its own codes.

use crate::catalogue::slots::{Code, invalid};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::put;
use errcat::Reply;
use errcat::encode::ReplyDetail;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The error that handlers return: a reply, not encoded yet.
struct Refusal(Reply<'static>);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        respond(&self.0)
    }
}

/// Encodes a reply in the envelope of its vendor. If that fails, the server has a bug: it
/// is logged, and the client gets a 500.
pub(crate) fn respond(reply: &Reply<'_>) -> Response {
    match reply.encode() {
        Ok(encoded) => encoded.into(),
        Err(error) => {
            eprintln!("{error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Returns the routes. The first valid booking fails, since the tours are being replanned.
pub(crate) fn routes() -> Router {
    let planned = Arc::new(AtomicBool::new(false));
    Router::new().route(
        "/slots/{day}/{hour}",
        put(move |Path((day, hour)): Path<(String, u8)>| async move {
            let request_id = format!("req_{day}_{hour}");
            book(&day, hour, &planned).map_err(|reply| Refusal(reply.request_id(request_id)))
        }),
    )
}

fn book(day: &str, hour: u8, planned: &AtomicBool) -> Result<String, Reply<'static>> {
    let mut invalid = Vec::new();
    if !["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(&day) {
        let detail = ReplyDetail::new().field("day").code(invalid::Code::UnknownDay);
        invalid.push(detail.message(format!("The day `{day}` does not exist.")));
    }
    if !(8..=18).contains(&hour) {
        let detail = ReplyDetail::new().field("hour").code(invalid::Code::OutOfHours);
        invalid.push(detail.message("From 8 to 18."));
    }
    if !invalid.is_empty() {
        let reply = Code::InvalidSlot.reply().message("This is not a slot.");
        return Err(invalid.into_iter().fold(reply, Reply::detail));
    }
    if !planned.swap(true, Ordering::Relaxed) {
        let reply = Code::Planning.reply().message("The tours are being planned.");
        return Err(reply.retry_after(Duration::from_secs(90)));
    }
    Ok(format!("a slot on {day} at {hour}"))
}
