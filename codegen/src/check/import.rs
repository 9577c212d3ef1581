use super::Check;
use crate::report::Rule;

/// How a comment begins that `errcat import` writes for an open question.
const MARK: &str = "# TODO(import): ";

/// Reports comments of an import that are not answered. They are on separate lines.
pub(super) fn questions(cx: &mut Check<'_>) {
    let text = cx.report.text(cx.file);
    let is_own_line = |at: usize| {
        let before = text.get(..at).unwrap_or("").trim_end_matches(' ');
        before.is_empty() || before.ends_with('\n')
    };
    let found = text.match_indices(MARK).filter(|(at, _)| is_own_line(*at)).map(|(at, mark)| {
        let rest = text.get(at..).and_then(|rest| rest.split('\n').next()).unwrap_or(mark);
        (at..at + rest.len(), rest.strip_prefix(MARK).unwrap_or("").to_owned())
    });
    for (span, question) in found.collect::<Vec<_>>() {
        let message = format!("unanswered import question: {question}");
        cx.report
            .add(cx.file, Rule::ImportQuestion, span, message)
            .help("resolve it, then remove the comment");
    }
}
