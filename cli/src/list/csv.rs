use super::Row;
use std::borrow::Cow;
use std::io::{Result, Write};

/// Writes rows as RFC 4180 has it, but with the line ends of the other formats.
pub(super) fn write(rows: &[Row<'_>], out: &mut impl Write) -> Result<()> {
    writeln!(out, "identity,vendor,set,code,statuses,category,retry,group,lifecycle,meaning")?;
    for row in rows {
        let statuses = row.statuses(" ");
        let cells = [
            row.identity,
            row.vendor,
            row.set.unwrap_or(""),
            row.code,
            &statuses,
            row.category,
            row.retry,
            row.group.unwrap_or(""),
            row.lifecycle,
            row.meaning.unwrap_or("").trim_end(),
        ];
        writeln!(out, "{}", cells.map(quoted).join(","))?;
    }
    Ok(())
}

fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r']) {
        Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(cell)
    }
}
