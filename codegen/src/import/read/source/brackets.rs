/// The brackets that are open at a position.
#[derive(Default)]
pub(super) struct Brackets {
    depth: i32,
    quote: Option<char>,
    is_escaped: bool,
}

impl Brackets {
    pub(super) fn feed(&mut self, line: &str) {
        line.chars().for_each(|c| self.step(c));
        self.quote = None;
    }

    pub(super) fn step(&mut self, c: char) {
        let is_escaped = self.is_escaped;
        self.is_escaped = c == '\\' && !is_escaped;
        match (self.quote, c) {
            (Some(open), c) if c == open && !is_escaped => self.quote = None,
            (None, '"' | '\'' | '`') => self.quote = Some(c),
            (None, '(' | '{' | '[') => self.depth += 1,
            (None, ')' | '}' | ']') => self.depth -= 1,
            _ => {}
        }
    }

    pub(super) fn is_quoted(&self) -> bool {
        self.quote.is_some()
    }

    pub(super) fn are_open(&self) -> bool {
        self.depth > 0
    }
}
