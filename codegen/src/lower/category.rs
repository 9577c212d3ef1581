use errcat_core::Category;

/// The category that follows from a status, where the catalogue names none.
///
/// The inverse of the mapping in google.rpc.Code, with the nearest category for
/// statuses that it does not mention.
pub(super) fn from_status(status: u16) -> Category {
    match status {
        200..=299 => Category::Ok,
        401 | 407 | 511 => Category::Unauthenticated,
        403 | 451 => Category::PermissionDenied,
        404 | 410 => Category::NotFound,
        408 | 504 => Category::DeadlineExceeded,
        409 => Category::Aborted,
        412 | 422 | 423 | 424 | 425 | 428 => Category::FailedPrecondition,
        413 | 416 => Category::OutOfRange,
        429 | 507 => Category::ResourceExhausted,
        499 => Category::Cancelled,
        405 | 501 | 505 => Category::Unimplemented,
        502 | 503 => Category::Unavailable,
        400..=499 => Category::InvalidArgument,
        500..=599 => Category::Internal,
        _ => Category::Unknown,
    }
}
