use crate::status::StatusMatch;

/// Finds the advice for a status: an exact match before the status class, and a rule
/// before a row of the status table.
///
/// Decisions ask the compiled rows and the compiler asks the YAML, so the lists are
/// functions: the order is the same for both.
pub fn rule_for_status<T>(
    status: u16,
    rule_on: impl Fn(StatusMatch) -> Option<T>,
    row_on: impl Fn(StatusMatch) -> Option<T>,
) -> Option<(StatusMatch, T)> {
    matches(status).find_map(|on| Some((on, rule_on(on).or_else(|| row_on(on))?)))
}

/// The status itself, then its class.
pub(crate) fn matches(status: u16) -> impl Iterator<Item = StatusMatch> {
    let class = u8::try_from(status / 100).ok().map(StatusMatch::Class);
    [Some(StatusMatch::Exact(status)), class].into_iter().flatten()
}
