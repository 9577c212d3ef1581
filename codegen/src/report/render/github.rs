//! Findings as workflow commands of GitHub Actions, which shows them next to the changed
//! lines.

use super::super::Diagnostic;
use super::path;
use std::fmt;

/// `::error file=a.yaml,line=1,col=2,endLine=1,endColumn=5,title=rule::message`
pub(super) fn write(diagnostic: &Diagnostic, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "::{} file={}", diagnostic.severity().as_str(), property(&path(diagnostic)))?;
    if let Some(range) = diagnostic.range() {
        let (start, end) = (range.start, range.end);
        write!(f, ",line={},col={}", start.line, start.column)?;
        write!(f, ",endLine={},endColumn={}", end.line, end.column)?;
    }
    write!(f, ",title={}::{}", property(diagnostic.rule().id()), data(diagnostic.message()))?;
    if let Some(help) = diagnostic.help_text() {
        write!(f, "{}", data(&format!("\nhelp: {help}")))?;
    }
    writeln!(f)
}

/// Escapes characters that end a command, and the escape character itself.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Also escapes characters that end a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
