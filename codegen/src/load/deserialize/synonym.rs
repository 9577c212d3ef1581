//! Keys of other formats, and of other maps.

use crate::source::{is_code_key, is_vendor_key};

/// The key of this format for a key of another one, among the allowed ones.
pub(super) fn synonym(field: &str, allowed: &[&'static str]) -> Option<&'static str> {
    let word = snake_case(field);
    let named = SYNONYMS.iter().filter(|(known, _)| *known == word);
    let known = named.filter_map(|(_, key)| allowed.iter().find(|known| *known == key)).next().copied();
    known.or_else(|| container(field, allowed))
}

/// The key below which a value belongs that was written in its place: the rows of a table
/// of statuses, the body of an example.
fn container(field: &str, allowed: &[&'static str]) -> Option<&'static str> {
    let is_status = field.len() == 3 && field.starts_with(|c: char| c.is_ascii_digit());
    let is_table = allowed.contains(&"rows") && is_status;
    let is_example = allowed.contains(&"illustrative");
    match (is_table, is_example) {
        (true, _) => Some("rows"),
        (_, true) => Some("body"),
        _ => None,
    }
}

/// What to write instead of a key of another format, if its value changes as well.
pub(super) fn instead_of(field: &str, key: &str) -> Option<String> {
    let word = snake_case(field);
    let help = match (word.as_str(), key) {
        ("codes" | "errors", "groups") => {
            "codes are in groups: write `groups:`, below it `- title: Errors`, and the `codes:` in this group"
        }
        ("severity" | "level" | "labels", "tags") => {
            "did you mean `tags`? Declare the tag under `tags:` at the top of the file, as in `fatal: \"Stops the job.\"`, and write `tags: [fatal]` here"
        }
        (_, "link") => {
            "did you mean `link`? Declare the page under `links:` at the top of the file, and write `link:` and its name here"
        }
        (_, "links") => {
            "did you mean `links`? Declare the page under `links:` at the top of the file, as in `docs: { title: Docs, target: \"https://…\" }`, and write `links: [docs]` here"
        }
        ("owner" | "team" | "comment" | "comments", "notes") => {
            "there is no such key; write the text as a note, as in `notes: [\"Owner: billing.\"]`, or as a YAML comment"
        }
        ("retryable" | "retriable", _) => {
            "write `retry: yes`, `retry: never`, or `retry:` and the id of a schedule"
        }
        (_, "rows") => "write the statuses under `rows:`, as in `rows: { 404: { meaning: Not found } }`",
        ("response" | "payload" | "json", "body") => "did you mean `body`?",
        (_, "body") => {
            "write the response as a text under `body:`: in single quotes, or on the lines below, after a `|`"
        }
        (_, "after") => "write the wait under `after`, as in `after: [{ wait: 60s }]`",
        ("retry_after", "retry") => "write the wait into `retry`, as in `retry: { after: [{ wait: 60s }] }`",
        ("internal", "visibility") => "write `visibility: internal`",
        ("replaced_by" | "replacement" | "sunset", "deprecated") => {
            "write it within `deprecated`, as in `deprecated: { replaced_by: NEW_CODE, sunset: \"2026-12-31\" }`"
        }
        ("removed_in", "removed") => "write `removed: { since: … }`",
        _ => return None,
    };
    Some(help.to_owned())
}

/// What to do instead of keys that no key replaces.
pub(super) fn without_equivalent(field: &str, allowed: &[&str]) -> Option<&'static str> {
    let is_code = allowed.contains(&"meaning") && allowed.contains(&"see");
    match field {
        "$schema" => Some("name the schema in a comment: `# yaml-language-server: $schema=…`"),
        "code" if is_code => Some("remove it: the key of this map is the code"),
        "title" if is_code => Some("remove it, or write the text as `meaning`"),
        "example" | "examples" if is_code => {
            Some("write example responses under `examples:` at the top of the file, each with its `code`")
        }
        "jitter" => Some("remove it: callers choose the jitter, not the catalogue"),
        _ => None,
    }
}

/// What to do with a key that another map of the file has.
pub(super) fn of_another_level(field: &str, allowed: &[&str]) -> Option<String> {
    let is_group = allowed.contains(&"status_class");
    let is_file = allowed.contains(&"envelope");
    let is_code = allowed.contains(&"meaning") && allowed.contains(&"see");
    if (is_group || is_file) && is_code_key(field) {
        return Some(format!("`{field}` is a key of codes: move it to a code"));
    }
    let is_inside = is_group || is_code;
    (is_inside && is_vendor_key(field))
        .then(|| format!("`{field}` is a key of the file: move it to the top level, without indentation"))
}

/// `docs_url` for `docsUrl`, `docs-url` and `DocsUrl`.
fn snake_case(word: &str) -> String {
    let mut snake = String::with_capacity(word.len());
    let mut before = '_';
    for c in word.chars() {
        if c.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()) {
            snake.push('_');
        }
        match c {
            '-' | ' ' | '.' => snake.push('_'),
            _ => snake.extend(c.to_lowercase()),
        }
        before = c;
    }
    snake
}

/// Keys of other formats and their equivalents in this one, in the order to prefer.
const SYNONYMS: &[(&str, &str)] = &[
    ("action", "fix"),
    ("backoff", "retry"),
    ("backoff", "schedule"),
    ("base", "initial"),
    ("base_url", "page"),
    ("body", "example"),
    ("categories", "groups"),
    ("cause", "causes"),
    ("cause", "meaning"),
    ("code", "is"),
    ("code", "codes"),
    ("code", "on"),
    ("codes", "is"),
    ("codes", "groups"),
    ("codes", "on"),
    ("comment", "notes"),
    ("comments", "notes"),
    ("conditions", "when"),
    ("date", "since"),
    ("delay", "wait"),
    ("delay", "after"),
    ("delay", "initial"),
    ("description", "meaning"),
    ("detail", "meaning"),
    ("doc", "links"),
    ("docs", "links"),
    ("docs_url", "links"),
    ("documentation", "links"),
    ("enum", "codes"),
    ("equals", "is"),
    ("errno", "number"),
    ("errors", "codes"),
    ("errors", "groups"),
    ("example", "message"),
    ("explanation", "meaning"),
    ("exponent", "factor"),
    ("fixes", "fix"),
    ("grpc_code", "category"),
    ("header", "headers"),
    ("help", "fix"),
    ("hint", "fix"),
    ("href", "target"),
    ("http", "status"),
    ("http_code", "status"),
    ("http_status", "status"),
    ("id", "number"),
    ("identifier", "name"),
    ("initial_delay", "initial"),
    ("initial_interval", "initial"),
    ("internal", "visibility"),
    ("interval", "initial"),
    ("introduced", "since"),
    ("json_path", "at"),
    ("label", "title"),
    ("labels", "tags"),
    ("level", "tags"),
    ("link", "links"),
    ("max", "cap"),
    ("max_delay", "cap"),
    ("max_interval", "cap"),
    ("max_tries", "attempts"),
    ("max_wait", "cap"),
    ("maximum", "cap"),
    ("message_template", "message"),
    ("min", "initial"),
    ("mitigation", "fix"),
    ("multiplier", "factor"),
    ("name", "title"),
    ("numeric_code", "number"),
    ("obsolete", "deprecated"),
    ("owner", "notes"),
    ("parameters", "params"),
    ("path", "at"),
    ("pointer", "at"),
    ("policy", "schedule"),
    ("problem", "title"),
    ("reason", "causes"),
    ("recommendation", "fix"),
    ("references", "see"),
    ("related", "see"),
    ("remedy", "fix"),
    ("removed_in", "removed"),
    ("replaced_by", "deprecated"),
    ("replacement", "deprecated"),
    ("resolution", "fix"),
    ("response", "example"),
    ("retriable", "retry"),
    ("retry_after", "after"),
    ("retry_after", "retry"),
    ("retry_policy", "retry"),
    ("retryable", "retry"),
    ("schema", "fields"),
    ("sections", "groups"),
    ("see_also", "see"),
    ("severity", "tags"),
    ("since_version", "since"),
    ("sleep", "wait"),
    ("solution", "fix"),
    ("status", "is"),
    ("status", "on"),
    ("status_code", "status"),
    ("strategy", "schedule"),
    ("string_code", "name"),
    ("summary", "meaning"),
    ("sunset", "deprecated"),
    ("symbol", "name"),
    ("team", "notes"),
    ("text", "meaning"),
    ("tries", "attempts"),
    ("type", "category"),
    ("url", "target"),
    ("url", "link"),
    ("url", "links"),
    ("value", "is"),
    ("values", "is"),
    ("vendor", "title"),
    ("version", "since"),
    ("wait", "after"),
];

#[cfg(test)]
mod tests {
    use super::synonym;

    #[test]
    fn keys_of_other_formats_are_known_in_every_notation() {
        for field in ["docs_url", "docsUrl", "docs-url", "DocsURL", "DOCS_URL"] {
            assert_eq!(synonym(field, &["meaning", "links"]), Some("links"), "{field}");
        }
        assert_eq!(synonym("docs_url", &["meaning"]), None);
    }
}
