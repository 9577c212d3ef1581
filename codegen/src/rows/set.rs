use super::expr::Expr;
use super::lookup;
use super::print::{PrintedSet, Printer};
use super::vendor::Builder;
use crate::model;
use errcat_core::rows::{self, OnStatus, SetRow};

impl<'a> Builder<'a, '_> {
    pub(super) fn set(&self, set: &model::Set) -> SetRow<'a> {
        let wires: Vec<&str> = set.codes.iter().map(|code| code.wire.as_str()).collect();
        let chunks = set.codes.chunks(rows::CHUNK);
        let chunks = chunks.map(|codes| self.arena.list(codes.iter().map(|code| self.code(code))));
        let lookup = lookup::build(&wires, self.arena);
        let row = rows::set(self.arena.list(chunks), self.arena.list(self.by_status(set)), lookup);
        match (&set.id, &set.title) {
            (Some(id), Some(title)) => row.named(self.arena.text(id), self.arena.text(title)),
            _ => row,
        }
    }

    /// Returns the codes of each status, sorted by status.
    fn by_status(&self, set: &model::Set) -> Vec<OnStatus<'a>> {
        let codes = (0_u32..).zip(&set.codes);
        let pairs = codes.flat_map(|(number, code)| code.statuses.iter().map(move |s| (s.status, number)));
        let mut pairs: Vec<(u16, u32)> = pairs.collect();
        pairs.sort_unstable();
        let of_status = pairs.chunk_by(|one, other| one.0 == other.0);
        let row = |of_status: &[(u16, u32)]| {
            let status = of_status.first().map_or(0, |(status, _)| *status);
            rows::on(status, self.arena.list(of_status.iter().map(|(_, number)| *number)))
        };
        of_status.map(row).collect()
    }
}

impl Printer {
    /// Returns the static items of a set.
    pub(super) fn set(&mut self, set: &SetRow<'_>) -> PrintedSet {
        let mut items = String::new();
        let mut chunks = Vec::new();
        for (nth, codes) in set.chunks.iter().enumerate() {
            let name = if set.chunks.len() == 1 { "CODES".to_owned() } else { format!("CODES_{nth}") };
            items.push_str(&format!("static {name}: [CodeRow<'static>; {}] = [\n", codes.len()));
            for code in *codes {
                items.push_str("    ");
                self.code(code).write(&mut items, 4, 5);
                items.push_str(",\n");
            }
            items.push_str("];\n\n");
            chunks.push(Expr::word(format!("&{name}")));
        }
        items.push_str("// Computed from the rows, so that look-ups are fast.\n");
        write_by_status(set, &mut items);
        lookup::print(&set.lookup, &mut items);
        let row = Expr::call("set", vec![Expr::List(chunks), Expr::word("BY_STATUS"), Expr::word("LOOKUP")]);
        let row = match set.id.zip(set.title) {
            Some((id, title)) => row.with("named", vec![Expr::text(id), Expr::text(title)]),
            None => row,
        };
        row.declare("\npub(super) static SET_ROWS: SetRow<'static> =", &mut items);
        PrintedSet { items }
    }
}

/// Writes the codes by status on one line, like the look-up.
fn write_by_status(set: &SetRow<'_>, items: &mut String) {
    let row = |on: &OnStatus<'_>| {
        let codes: Vec<String> = on.codes.iter().map(u32::to_string).collect();
        format!("on({}, &[{}])", on.status, codes.join(", "))
    };
    let rows: Vec<String> = set.by_status.iter().map(row).collect();
    items.push_str(&format!("const BY_STATUS: &[OnStatus<'static>] = &[{}];\n", rows.join(", ")));
}
