use super::Text;

/// Guides a walk through a body to the values that are needed, and keeps them.
///
/// A step is the position of the guide at one value of the body.
pub(super) trait Guide<'a> {
    type Step: Copy;

    /// The step to the whole body.
    fn start(&self) -> Option<Self::Step>;

    /// The step to the value of this key.
    fn under_key(&self, step: Self::Step, key: &str) -> Option<Self::Step>;

    /// The step to the list element with this index, counted from 0.
    fn under_index(&self, step: Self::Step, index: usize) -> Option<Self::Step>;

    /// The step for keys and elements without a separate step (`*`).
    fn under_any(&self, step: Self::Step) -> Option<Self::Step>;

    /// Whether the value itself is needed.
    fn ends(&self, step: Self::Step) -> bool;

    /// Whether values nested in this one are needed.
    fn descends(&self, step: Self::Step) -> bool;

    /// Follows a text that is JSON itself. A method of the guide and not of the walk, so that
    /// texts within texts do not need ever deeper types.
    fn follow_text(&mut self, step: Self::Step, text: &str);

    /// Keeps the value, if the guide needs it.
    fn keep(&mut self, step: Self::Step, text: Text<'a>);
}

/// Whether a token of a pointer matches this key (RFC 6901, section 4).
pub(super) fn matches_key(token: &str, key: &str) -> bool {
    token == key || token.contains('~') && unescaped(token).eq(key.chars())
}

/// Whether a token of a pointer matches this list index.
pub(super) fn matches_index(token: &str, index: usize) -> bool {
    token.parse() == Ok(index)
}

fn unescaped(token: &str) -> impl Iterator<Item = char> {
    let mut chars = token.chars();
    core::iter::from_fn(move || match chars.next()? {
        '~' => Some(if chars.next() == Some('1') { '/' } else { '~' }),
        other => Some(other),
    })
}
