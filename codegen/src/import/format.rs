//! Detects the format of a document by its name or its beginning.

/// A format that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    /// Cells separated by commas, semicolons or tabs.
    Separated,
    Json,
    /// One JSON value per line.
    JsonLines,
    Yaml,
    Toml,
    Html,
    /// Source code with an enum or constants.
    Source,
    /// Enums of Protocol Buffers.
    Proto,
    /// Keys and texts, in Java.
    Properties,
    /// An unsupported format, by its name.
    Other(&'static str),
}

/// Returns the format of a document.
pub(super) fn of(name: &str, text: &str) -> Format {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown" | "mdx" | "mdown") => Format::Markdown,
        Some("csv" | "tsv" | "tab") => Format::Separated,
        Some("json") => json(text),
        Some("jsonl" | "ndjson") => Format::JsonLines,
        Some("yaml" | "yml") => Format::Yaml,
        Some("xlsx" | "xls" | "ods") => Format::Other("a spreadsheet"),
        Some("pdf") => Format::Other("PDF"),
        Some("docx" | "doc" | "odt") => Format::Other("a word processor's file"),
        Some("html" | "htm") => Format::Html,
        Some("toml") => Format::Toml,
        Some("rst" | "adoc" | "asciidoc") => Format::Other("reStructuredText or AsciiDoc"),
        Some("go" | "ts" | "js" | "mjs" | "java" | "kt" | "py") => Format::Source,
        Some("proto") => Format::Proto,
        Some("properties") => Format::Properties,
        Some("rs" | "cs" | "php" | "rb" | "swift" | "c" | "h" | "cpp") => {
            Format::Other("source code of this language")
        }
        _ => by_content(text),
    }
}

fn json(text: &str) -> Format {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_whole = |line: &str| line.trim_start().starts_with('{') && line.trim_end().ends_with('}');
    match (lines.next(), lines.next()) {
        (Some(first), Some(second)) if is_whole(first) && is_whole(second) => Format::JsonLines,
        _ => Format::Json,
    }
}

/// Detects the format of standard input, and of files without a known extension.
fn by_content(text: &str) -> Format {
    let start = text.trim_start();
    if start.starts_with(['{', '[']) {
        return json(text);
    }
    if start.get(..1) == Some("<") && !start.starts_with("<!-- @generated") {
        return Format::Html;
    }
    let is_rule = |line: &str| {
        let line = line.trim();
        line.contains("--") && line.contains('|') && line.chars().all(|c| "|-: ".contains(c))
    };
    if text.lines().take(2000).any(|line| is_rule(line) || line.starts_with("# ") || line.starts_with("## "))
    {
        // A YAML comment also looks like a Markdown heading.
        return if text.lines().take(2000).any(is_rule) || !is_yaml(text) {
            Format::Markdown
        } else {
            Format::Yaml
        };
    }
    let first = start.lines().next().unwrap_or("");
    if is_yaml(text) {
        Format::Yaml
    } else if first.contains([',', ';', '\t']) {
        Format::Separated
    } else {
        Format::Markdown
    }
}

/// Whether the first line other than comments is a key or a list entry.
fn is_yaml(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let first = lines.next().unwrap_or("");
    let key = first.split_once(':').map(|(key, rest)| (key, rest.is_empty() || rest.starts_with(' ')));
    first.starts_with("---")
        || first.starts_with("- ")
        || key.is_some_and(|(key, is_key)| is_key && !key.contains([' ', ',', ';', '\t']))
}

#[cfg(test)]
mod tests {
    use super::{Format, of};

    #[test]
    fn the_extension_decides_before_the_content() {
        assert_eq!(of("docs/errors.MD", "{}"), Format::Markdown);
        assert_eq!(of("errors.json", "{\"a\": 1}\n{\"a\": 2}\n"), Format::JsonLines);
        assert_eq!(of("errors.xlsx", ""), Format::Other("a spreadsheet"));
        for (text, format) in [
            ("[{\"code\": 1}]", Format::Json),
            ("# Errors\n\nText", Format::Markdown),
            ("| a | b |\n|---|:-:|\n", Format::Markdown),
            ("# ours\nerrors:\n  - code: a\n", Format::Yaml),
            ("code,status\na,400\n", Format::Separated),
            ("code\tstatus\n", Format::Separated),
            ("<!doctype html>", Format::Html),
        ] {
            assert_eq!(of("standard input", text), format, "{text}");
        }
    }
}
