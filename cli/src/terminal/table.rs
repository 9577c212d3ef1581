use anstyle::Style;
use std::io::{Result, Write};

/// Writes a table without spaces at the ends of lines, its first line in bold.
pub(crate) fn write_table(out: &mut impl Write, table: &str) -> Result<()> {
    let bold = Style::new().bold();
    for (nth, line) in table.lines().map(str::trim_end).enumerate() {
        if nth == 0 {
            writeln!(out, "{bold}{line}{bold:#}")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
