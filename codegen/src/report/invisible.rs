/// What a character is called that takes no ink, or that changes the direction
/// of the text around it. Joiners within words of scripts that need them, and the
/// selectors of emoji, are left alone.
pub(crate) fn invisible(c: char) -> Option<&'static str> {
    match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some("no-break space"),
        '\u{ad}' => Some("soft hyphen"),
        '\u{34f}' => Some("combining grapheme joiner"),
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => Some("Hangul filler"),
        '\u{200b}' => Some("zero-width space"),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => Some("mark of direction"),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some("change of direction"),
        '\u{2060}' => Some("word joiner"),
        '\u{2061}'..='\u{2064}' => Some("mathematical sign without a glyph"),
        '\u{e0000}'..='\u{e007f}' => Some("tag character"),
        _ => None,
    }
}
