use core::fmt::{Display, Formatter, Result, Write};

/// A received text, written on one line and shortened. Characters that are invisible or
/// change the direction of the text are escaped.
pub(crate) struct Line<'t> {
    text: &'t str,
    max_chars: usize,
}

impl<'t> Line<'t> {
    pub(crate) fn new(text: &'t str, max_chars: usize) -> Self {
        Line { text, max_chars }
    }
}

impl Display for Line<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (count, char) in self.text.trim().chars().enumerate() {
            match char {
                _ if count == self.max_chars => return f.write_str("..."),
                '\n' | '\r' | '\t' => f.write_char(' ')?,
                _ if is_hidden(char) => write!(f, "{}", char.escape_unicode())?,
                _ => f.write_char(char)?,
            }
        }
        Ok(())
    }
}

/// Whether a character is invisible: control characters, Unicode line ends, characters that
/// change the text direction, joiners, fillers, tags, annotation marks.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}')
}
