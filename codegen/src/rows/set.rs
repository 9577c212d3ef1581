use super::build::Builder;
use super::expr::Expr;
use super::lookup;
use super::print::{PrintedSet, Printer};
use crate::model;
use errcat_core::rows::{self, Family, OnStatus, OtherName, SetRow};
use errcat_core::words::Unit;
use std::cmp::Reverse;

impl<'a> Builder<'a, '_> {
    pub(super) fn set(&self, set: &model::Set) -> SetRow<'a> {
        let wires: Vec<&str> = set.codes.iter().map(|code| code.wire.as_str()).collect();
        let chunks = set.codes.chunks(rows::CHUNK);
        let chunks = chunks.map(|codes| self.arena.list(codes.iter().map(|code| self.code(code))));
        let lookup = lookup::build(&wires, self.arena);
        let row = rows::set(self.arena.list(chunks), self.arena.list(self.by_status(set)), lookup);
        let row = row.other_names(self.arena.list(self.other_names(set)));
        let mut row = row.families(self.arena.list(self.families(set)));
        row.ambiguous = self.arena.texts(&set.ambiguous);
        row.when = self.arena.texts(&set.when);
        match (&set.id, &set.title) {
            (Some(id), Some(title)) => row.named(self.arena.text(id), self.arena.text(title)),
            _ => row,
        }
    }

    /// Numbers, names and aliases, sorted.
    fn other_names(&self, set: &model::Set) -> Vec<OtherName<'a>> {
        let of_code = |(number, code): (u32, &model::Code)| -> Vec<OtherName<'a>> {
            let other = code.other_names().filter(|text| *text != code.wire);
            other.map(|text| rows::other_name(self.arena.text(&text), number)).collect()
        };
        let mut all: Vec<OtherName<'a>> = (0_u32..).zip(&set.codes).flat_map(of_code).collect();
        all.sort_by_key(|other| (other.text, other.code));
        all.dedup_by_key(|other| other.text);
        all
    }

    /// The codes with patterns, the longest affixes first.
    fn families(&self, set: &model::Set) -> Vec<Family<'a>> {
        let of_code = |(number, code): (u32, &model::Code)| {
            let (before, after) = code.affixes()?;
            let name = code.name_in_pattern()?;
            let field = code.fields.iter().find(|field| field.name == name && field.at.is_none());
            let is_number = field.is_some_and(|field| is_of_numbers(field.unit));
            Some(rows::family(self.arena.text(before), self.arena.text(after), is_number, number))
        };
        let mut all: Vec<Family<'a>> = (0_u32..).zip(&set.codes).filter_map(of_code).collect();
        all.sort_by_key(|family| (Reverse(family.before.len() + family.after.len()), family.code));
        all
    }

    /// The codes of each status, sorted by status.
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

impl<'r> Printer<'r> {
    /// Returns the static items of a set.
    pub(super) fn set(&mut self, set: &'r SetRow<'r>) -> PrintedSet {
        let mut items = String::new();
        let chunks = self.chunks(set, &mut items);
        items.push_str("// Computed from the rows, so that look-ups are fast.\n");
        write_by_status(set, &mut items);
        lookup::print(&set.lookup, &mut items);
        write_other_names(set, &mut items);
        let row = Expr::call("set", vec![Expr::List(chunks), Expr::word("BY_STATUS"), Expr::word("LOOKUP")]);
        let row = match set.other_names {
            [] => row,
            _ => row.with("other_names", vec![Expr::word("OTHER_NAMES")]),
        };
        let row = row.with_list("families", set.families, family);
        let row = row.with_texts("ambiguous", set.ambiguous);
        let row = match set.id.zip(set.title) {
            Some((id, title)) => {
                row.with("named", vec![Expr::text(id), Expr::text(title)]).with_texts("when", set.when)
            }
            None => row,
        };
        row.declare("\npub(super) static SET_ROWS: SetRow<'static> =", &mut items);
        PrintedSet { items }
    }

    /// Writes the arrays of codes, and returns references to them.
    fn chunks(&mut self, set: &'r SetRow<'r>, items: &mut String) -> Vec<Expr> {
        let mut chunks = Vec::new();
        for (nth, codes) in set.chunks.iter().enumerate() {
            let name = if set.chunks.len() == 1 { "CODES".to_owned() } else { format!("CODES_{nth}") };
            items.push_str(&format!("static {name}: [CodeRow<'static>; {}] = [\n", codes.len()));
            for code in *codes {
                items.push_str("    ");
                self.code(code).write(items, 4, 5);
                items.push_str(",\n");
            }
            items.push_str("];\n\n");
            chunks.push(Expr::word(format!("&{name}")));
        }
        chunks
    }
}

/// Whether values with the unit consist of digits.
fn is_of_numbers(unit: Unit) -> bool {
    !matches!(unit, Unit::None | Unit::Duration | Unit::Timestamp)
}

fn family(family: &Family<'_>) -> Expr {
    let affixes = [Expr::text(family.before), Expr::text(family.after)];
    let rest = [Expr::word(family.is_number.to_string()), Expr::number(family.code)];
    Expr::call("family", affixes.into_iter().chain(rest).collect())
}

/// On one line, as the look-up is; nothing if there are none.
fn write_other_names(set: &SetRow<'_>, items: &mut String) {
    let row = |other: &OtherName<'_>| format!("other_name({:?}, {})", other.text, other.code);
    let rows: Vec<String> = set.other_names.iter().map(row).collect();
    if !rows.is_empty() {
        items.push_str(&format!("const OTHER_NAMES: &[OtherName<'static>] = &[{}];\n", rows.join(", ")));
    }
}

/// On one line, as the look-up is.
fn write_by_status(set: &SetRow<'_>, items: &mut String) {
    let row = |on: &OnStatus<'_>| {
        let codes: Vec<String> = on.codes.iter().map(u32::to_string).collect();
        format!("on({}, &[{}])", on.status, codes.join(", "))
    };
    let rows: Vec<String> = set.by_status.iter().map(row).collect();
    items.push_str(&format!("const BY_STATUS: &[OnStatus<'static>] = &[{}];\n", rows.join(", ")));
}
