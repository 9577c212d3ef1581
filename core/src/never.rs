/// Marks code that cannot be reached because of an `invariant` kept elsewhere.
///
/// Panics in tests and debug builds, so that a broken invariant is noticed. In release
/// builds it returns the default value, since a wrong word on a page is better than a
/// crashed program.
#[track_caller]
pub fn never<T: Default>(invariant: &str) -> T {
    debug_assert!(false, "this cannot happen: {invariant}");
    T::default()
}

#[cfg(test)]
mod tests {
    use super::never;

    #[test]
    #[cfg_attr(debug_assertions, should_panic(expected = "this cannot happen: the list is never empty"))]
    fn panics_in_debug_builds_and_returns_an_empty_value_in_release_builds() {
        let text: &str = never("the list is never empty");
        assert_eq!(text, "");
    }
}
