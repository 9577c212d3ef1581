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

/// Whether the character is a control character, a Unicode line end, has no width, or
/// changes the direction of the text.
fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
