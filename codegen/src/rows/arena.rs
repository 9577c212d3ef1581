use bumpalo_herd::{Herd, Member};

/// The memory of a vendor's rows.
pub(super) struct Arena<'a>(Member<'a>);

impl<'a> Arena<'a> {
    pub(super) fn new(memory: &'a Herd) -> Self {
        Arena(memory.get())
    }

    pub(super) fn text(&self, text: &str) -> &'a str {
        self.0.alloc_str(text)
    }

    pub(super) fn opt_text<T: AsRef<str>>(&self, text: Option<T>) -> Option<&'a str> {
        text.map(|text| self.text(text.as_ref()))
    }

    pub(super) fn texts<T: AsRef<str>>(&self, texts: &[T]) -> &'a [&'a str] {
        self.list(texts.iter().map(|text| self.text(text.as_ref())))
    }

    pub(super) fn one<T: Copy>(&self, value: T) -> &'a T {
        self.0.alloc(value)
    }

    pub(super) fn list<T: Copy>(&self, items: impl IntoIterator<Item = T>) -> &'a [T] {
        self.0.alloc_slice_copy(&items.into_iter().collect::<Vec<T>>())
    }
}
