use super::Check;
use crate::report::Rule;
use crate::source::Statuses;
use errcat_core::Category;

/// Checks that an explicit category matches one of the code's statuses.
pub(super) fn of_codes(cx: &mut Check<'_>) {
    for code in cx.codes() {
        let Some(category) = code.group.category_of(code.code) else { continue };
        let Some(Statuses::Some { is, .. }) = code.group.status_of(code.code) else { continue };
        let matches = is.is_empty() || is.iter().any(|status| matches_status(category, status.0));
        if matches || cx.allows(Rule::CategoryMismatch, &code) {
            continue;
        }
        let statuses: Vec<_> = is.iter().map(|status| status.0.to_string()).collect();
        let statuses = statuses.join(" or ");
        let message = format!("the category `{}` does not match the status {statuses}", category.as_str());
        cx.report
            .add(cx.file, Rule::CategoryMismatch, code.place("category", code.code.category.is_some()), message)
            .also(code.place("status", code.code.status.is_some()), "the status")
            .help(
                "correct one of them; if the vendor's status is unsuitable, `allow` the rule and give that as the reason",
            );
    }
}

/// An error with a success status has a category: its status does not imply one.
pub(super) fn of_success_statuses(cx: &mut Check<'_>) {
    for code in cx.codes().filter(|code| code.group.category_of(code.code).is_none()) {
        let Some(Statuses::Some { is, .. }) = code.group.status_of(code.code) else { continue };
        let Some(status) = is.first().filter(|status| (200..300).contains(&status.0)) else { continue };
        if cx.allows(Rule::CategoryMissing, &code) {
            continue;
        }
        let message = format!("the status {} does not imply a category for `{}`", status.0, code.wire);
        cx.report
            .add(cx.file, Rule::CategoryMissing, code.place("status", code.code.status.is_some()), message)
            .help("add `category:`; without it the category is `unknown`");
    }
}

/// Whether a code of this category may have the status: the mapping of google.rpc.Code,
/// extended by what is common among APIs. Doubtful cases are accepted.
fn matches_status(category: Category, status: u16) -> bool {
    use Category::{
        AlreadyExists, DataLoss, FailedPrecondition, Internal, InvalidArgument, NotFound, Ok, OutOfRange,
        PermissionDenied, ResourceExhausted, Unauthenticated, Unavailable, Unimplemented, Unknown,
    };
    let at_fault = match category {
        Unknown => return true,
        Ok => return status < 400,
        FailedPrecondition => return (400..500).contains(&status),
        Internal | DataLoss | Unavailable => Fault::Server,
        InvalidArgument | OutOfRange | NotFound | AlreadyExists | PermissionDenied | Unauthenticated => {
            Fault::Caller
        }
        _ => Fault::Either,
    };
    match status {
        401 | 407 => matches!(category, Unauthenticated | PermissionDenied | InvalidArgument),
        403 => matches!(category, PermissionDenied | Unauthenticated | ResourceExhausted | Unimplemented),
        404 | 410 => matches!(category, NotFound | Unimplemented),
        429 => matches!(category, ResourceExhausted | Unavailable),
        400..=499 => at_fault != Fault::Server,
        500..=599 => at_fault != Fault::Caller,
        // A body of a successful response may contain an error.
        _ => true,
    }
}

#[derive(PartialEq, Eq)]
enum Fault {
    Caller,
    Server,
    Either,
}

#[cfg(test)]
mod tests {
    use super::matches_status;
    use errcat_core::Category;

    #[test]
    fn common_combinations_match_and_odd_ones_do_not() {
        for (category, status) in [
            (Category::FailedPrecondition, 404),
            (Category::FailedPrecondition, 403),
            (Category::InvalidArgument, 415),
            (Category::AlreadyExists, 409),
            (Category::OutOfRange, 413),
            (Category::DeadlineExceeded, 504),
            (Category::DeadlineExceeded, 408),
            (Category::Aborted, 409),
            (Category::InvalidArgument, 200),
        ] {
            assert!(matches_status(category, status), "{category} {status}");
        }
        for (category, status) in [
            (Category::PermissionDenied, 404),
            (Category::NotFound, 401),
            (Category::Internal, 400),
            (Category::InvalidArgument, 500),
            (Category::FailedPrecondition, 503),
            (Category::Ok, 400),
            (Category::Unavailable, 404),
        ] {
            assert!(!matches_status(category, status), "{category} {status}");
        }
    }
}
