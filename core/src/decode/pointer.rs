use super::Text;
use super::guide::{Guide, matches_index, matches_key};
use alloc::vec::Vec;

/// A guide along one JSON Pointer (RFC 6901) in which `*` matches every element of a list
/// and every value of an object.
pub(super) struct Pointer<'p, 'a> {
    whole: &'p str,
    /// Whether the elements of the matched list are kept instead of the list.
    elements: bool,
    found: Vec<Text<'a>>,
    most: usize,
}

/// How much of the pointer has been followed.
#[derive(Clone, Copy)]
pub(super) enum Step<'p> {
    /// The rest of the pointer is still to be followed.
    Rest(&'p str),
    /// The value is an element of the list that the pointer matches.
    Element,
}

impl<'p, 'a> Pointer<'p, 'a> {
    /// Keeps the first values that the pointer matches, up to `most`.
    pub(super) fn to_values(whole: &'p str, most: usize) -> Self {
        Pointer { whole, elements: false, found: Vec::new(), most }
    }

    /// Keeps the first elements of the lists that the pointer matches, up to `most`.
    pub(super) fn to_elements(whole: &'p str, most: usize) -> Self {
        Pointer { whole, elements: true, found: Vec::new(), most }
    }

    pub(super) fn into_found(self) -> Vec<Text<'a>> {
        self.found
    }
}

impl<'p> Step<'p> {
    /// The step after the next token, if the token matches.
    fn next(self, matches: impl Fn(&str) -> bool) -> Option<Self> {
        let Step::Rest(rest) = self else { return None };
        let rest = rest.strip_prefix('/')?;
        let (token, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        matches(token).then_some(Step::Rest(rest))
    }
}

impl<'p, 'a> Guide<'a> for Pointer<'p, 'a> {
    type Step = Step<'p>;

    fn start(&self) -> Option<Step<'p>> {
        Some(Step::Rest(self.whole))
    }

    fn under_key(&self, step: Step<'p>, key: &str) -> Option<Step<'p>> {
        step.next(|token| matches_key(token, key))
    }

    fn under_index(&self, step: Step<'p>, index: usize) -> Option<Step<'p>> {
        match step {
            Step::Rest("") if self.elements => Some(Step::Element),
            step => step.next(|token| matches_index(token, index)),
        }
    }

    fn under_any(&self, step: Step<'p>) -> Option<Step<'p>> {
        step.next(|token| token == "*")
    }

    fn ends(&self, step: Step<'p>) -> bool {
        match step {
            Step::Rest(rest) => rest.is_empty() && !self.elements,
            Step::Element => true,
        }
    }

    fn descends(&self, step: Step<'p>) -> bool {
        match step {
            Step::Rest(rest) => !rest.is_empty() || self.elements,
            Step::Element => false,
        }
    }

    #[cfg(feature = "json")]
    fn follow_text(&mut self, step: Step<'p>, text: &str) {
        super::json::follow(text, self, step);
    }

    #[cfg(not(feature = "json"))]
    fn follow_text(&mut self, _: Step<'p>, _: &str) {}

    fn keep(&mut self, _: Step<'p>, text: Text<'a>) {
        if !text.is_null() && self.found.len() < self.most {
            self.found.push(text);
        }
    }
}
