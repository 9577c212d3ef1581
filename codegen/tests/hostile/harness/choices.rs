use super::PIECES;

/// Decisions based on bytes. When no bytes are left, each decision is the first choice.
pub(super) struct Choices<'b> {
    rest: &'b [u8],
}

impl<'b> Choices<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Choices { rest: bytes }
    }

    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.rest.split_first() else { return 0 };
        self.rest = rest;
        *first
    }

    /// Returns a number less than `end`, or zero.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let high = if end > 256 { usize::from(self.byte()) } else { 0 };
        (high << 8 | usize::from(self.byte())) % end.max(1)
    }

    /// Returns a piece with a special meaning, or another character.
    pub(super) fn text(&mut self) -> String {
        (0..self.below(16)).map(|_| self.piece()).collect()
    }

    fn piece(&mut self) -> String {
        match self.byte() {
            byte @ 0..240 => PIECES[usize::from(byte) % PIECES.len()].to_owned(),
            240..250 => char::from(self.byte()).to_string(),
            _ => {
                let number =
                    u32::from(self.byte()) << 16 | u32::from(self.byte()) << 8 | u32::from(self.byte());
                char::from_u32(number & 0x1f_ffff).unwrap_or('\u{fffd}').to_string()
            }
        }
    }
}
