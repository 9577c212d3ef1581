use errcat_codegen::{Diagnostic, Format, Report};

/// Checks that every finding points into the file, and that its output is safe.
pub(crate) fn sound(report: &Report, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    let widths: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
    for found in report.diagnostics() {
        points_into(found, &widths);
        assert!(!found.message().is_empty() && found.message().len() < 3000, "{}", found.message());
    }
    shown(report);
}

fn points_into(found: &Diagnostic, widths: &[usize]) {
    let Some(range) = found.range() else { return };
    for position in [range.start, range.end] {
        let width = widths.get(position.line.wrapping_sub(1));
        let fits = width.is_some_and(|&width| (1..=width + 1).contains(&position.column));
        assert!(fits, "{found} ends at {position:?}, outside of the file");
    }
    assert!((range.start.line, range.start.column) <= (range.end.line, range.end.column), "{found}");
}

fn shown(report: &Report) {
    for format in
        [Format::Human { colour: false, width: None }, Format::Short, Format::JsonLines, Format::GitHub]
    {
        let text = report.render(format).to_string();
        let odd = |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
        assert_eq!(text.find(odd), None, "{format:?}:\n{text:?}");
    }
    report.render(Format::Human { colour: true, width: None }).to_string();
}
