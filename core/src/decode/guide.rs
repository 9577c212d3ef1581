use super::Text;

/// Knows the way to what is looked for in a body, and keeps what is found.
///
/// A step is a value in the body to which a way leads.
pub(super) trait Guide<'a> {
    type Step: Copy;

    /// The step to the whole body.
    fn start(&self) -> Option<Self::Step>;

    /// The step to the value of the key with this name.
    fn under_key(&self, step: Self::Step, key: &str) -> Option<Self::Step>;

    /// The step to the element of a list with this number, counted from 0.
    fn under_index(&self, step: Self::Step, index: usize) -> Option<Self::Step>;

    /// The step to every value of an object or a list that is not named.
    fn under_any(&self, step: Self::Step) -> Option<Self::Step>;

    /// Whether something is looked for in the value itself.
    fn ends(&self, step: Self::Step) -> bool;

    /// Whether something is looked for further in.
    fn leads_on(&self, step: Self::Step) -> bool;

    /// Keeps the value, if it counts.
    fn keep(&mut self, step: Self::Step, text: Text<'a>);
}

/// Whether a token of a pointer means this key (RFC 6901, section 4).
pub(super) fn means(token: &str, key: &str) -> bool {
    token == key || token.contains('~') && unescaped(token).eq(key.chars())
}

/// Whether a token of a pointer means this element of a list.
pub(super) fn means_index(token: &str, index: usize) -> bool {
    token.parse() == Ok(index)
}

fn unescaped(token: &str) -> impl Iterator<Item = char> {
    let mut chars = token.chars();
    core::iter::from_fn(move || match chars.next()? {
        '~' => Some(if chars.next() == Some('1') { '/' } else { '~' }),
        other => Some(other),
    })
}
