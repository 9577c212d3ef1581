use super::Text;
use super::guide::{Guide, means, means_index};
use alloc::vec::Vec;

/// The way of one JSON Pointer (RFC 6901) in which `*` stands for everything in a
/// list or an object.
pub(super) struct Pointer<'p, 'a> {
    whole: &'p str,
    /// Whether it is the elements of a list that are looked for.
    elements: bool,
    found: Vec<Text<'a>>,
    most: usize,
}

/// Where the way has come to.
#[derive(Clone, Copy)]
pub(super) enum Step<'p> {
    /// The rest of the pointer leads on from here.
    Rest(&'p str),
    /// This is an element of the list the pointer leads to.
    Element,
}

impl<'p, 'a> Pointer<'p, 'a> {
    /// Keeps the first values the pointer leads to.
    pub(super) fn to_values(whole: &'p str, most: usize) -> Self {
        Pointer { whole, elements: false, found: Vec::new(), most }
    }

    /// Keeps the first elements of the lists the pointer leads to.
    pub(super) fn to_elements(whole: &'p str, most: usize) -> Self {
        Pointer { whole, elements: true, found: Vec::new(), most }
    }

    pub(super) fn into_found(self) -> Vec<Text<'a>> {
        self.found
    }
}

impl<'p> Step<'p> {
    /// The step behind the next token, if it fits.
    fn next(self, fits: impl Fn(&str) -> bool) -> Option<Self> {
        let Step::Rest(rest) = self else { return None };
        let rest = rest.strip_prefix('/')?;
        let (token, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        fits(token).then_some(Step::Rest(rest))
    }
}

impl<'p, 'a> Guide<'a> for Pointer<'p, 'a> {
    type Step = Step<'p>;

    fn start(&self) -> Option<Step<'p>> {
        Some(Step::Rest(self.whole))
    }

    fn under_key(&self, step: Step<'p>, key: &str) -> Option<Step<'p>> {
        step.next(|token| means(token, key))
    }

    fn under_index(&self, step: Step<'p>, index: usize) -> Option<Step<'p>> {
        match step {
            Step::Rest("") if self.elements => Some(Step::Element),
            step => step.next(|token| means_index(token, index)),
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

    fn leads_on(&self, step: Step<'p>) -> bool {
        match step {
            Step::Rest(rest) => !rest.is_empty() || self.elements,
            Step::Element => false,
        }
    }

    fn keep(&mut self, _: Step<'p>, text: Text<'a>) {
        if !text.is_null() && self.found.len() < self.most {
            self.found.push(text);
        }
    }
}
