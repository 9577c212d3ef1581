use errcat_core::never;
use std::slice::SliceIndex;

/// Returns a part of a text; the range must be on character boundaries.
#[track_caller]
pub(crate) fn slice(text: &str, range: impl SliceIndex<str, Output = str>) -> &str {
    match text.get(range) {
        Some(part) => part,
        None => never("the range is within the text and on character boundaries"),
    }
}

#[cfg(test)]
mod tests {
    use super::slice;

    #[test]
    #[cfg_attr(debug_assertions, should_panic(expected = "on character boundaries"))]
    fn a_range_that_splits_a_character_panics_in_debug_builds() {
        assert_eq!(slice("né", 1..), "é");
        assert_eq!(slice("né", 2..), "");
    }
}
