/// The numbering of constants in a block of Go.
#[derive(Default)]
pub(super) struct Iota {
    /// The number of constants in the block so far.
    constants: i64,
    /// The value to add to the number of a constant, once `iota` was seen.
    offset: Option<i64>,
}

impl Iota {
    /// Returns the name and value of a constant that is numbered.
    pub(super) fn value<'l>(&mut self, line: &'l str) -> Option<(&'l str, i64)> {
        if line.starts_with("const (") || line == ")" {
            *self = Iota::default();
            return None;
        }
        let line = line.split("//").next().unwrap_or("").trim();
        let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(line.len());
        let (name, rest) = line.split_at(end);
        if name.is_empty() {
            return None;
        }
        if let Some((_, value)) = rest.split_once('=').filter(|(_, value)| value.contains("iota")) {
            let numbers = value.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
            self.offset = numbers.map(str::parse).next().unwrap_or(Ok(0)).ok();
        } else if !rest.is_empty() {
            self.offset = None;
        }
        let number = self.constants;
        self.constants += 1;
        let is_code = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.len() > 2;
        self.offset.filter(|_| is_code).and_then(|offset| Some((name, offset.checked_add(number)?)))
    }
}
