use super::Text;
use super::guide::{Guide, means, means_index};
use alloc::vec::Vec;

/// The way of one JSON Pointer (RFC 6901) in which `*` stands for every element
/// of a list. A step is the rest of the pointer.
pub(super) struct Pointer<'p, 'a> {
    whole: &'p str,
    found: Vec<Text<'a>>,
    most: usize,
}

impl<'p, 'a> Pointer<'p, 'a> {
    /// Keeps the first values the pointer leads to.
    pub(super) fn new(whole: &'p str, most: usize) -> Self {
        Pointer { whole, found: Vec::new(), most }
    }

    pub(super) fn into_found(self) -> Vec<Text<'a>> {
        self.found
    }

    /// The next token, and the rest behind it.
    fn split(step: &'p str) -> Option<(&'p str, &'p str)> {
        let rest = step.strip_prefix('/')?;
        Some(rest.split_at(rest.find('/').unwrap_or(rest.len())))
    }
}

impl<'p, 'a> Guide<'a> for Pointer<'p, 'a> {
    type Step = &'p str;

    fn start(&self) -> Option<&'p str> {
        Some(self.whole)
    }

    fn under_key(&self, step: &'p str, key: &str) -> Option<&'p str> {
        Pointer::split(step).filter(|(token, _)| means(token, key)).map(|(_, rest)| rest)
    }

    fn under_index(&self, step: &'p str, index: usize) -> Option<&'p str> {
        let fits = |token: &str| token == "*" || means_index(token, index);
        Pointer::split(step).filter(|(token, _)| fits(token)).map(|(_, rest)| rest)
    }

    fn ends(&self, step: &'p str) -> bool {
        step.is_empty()
    }

    fn leads_on(&self, step: &'p str) -> bool {
        !step.is_empty()
    }

    fn keep(&mut self, _: &'p str, text: Text<'a>) {
        if !text.is_null() && self.found.len() < self.most {
            self.found.push(text);
        }
    }
}
