//! Keys of other formats, and of other maps.

use crate::source::{code_keys, is_code_key, is_group_key, is_vendor_key};

/// The key of this format for a key of another one, among the allowed ones.
pub(super) fn synonym(field: &str, allowed: &[&'static str]) -> Option<&'static str> {
    let word = snake_case(field);
    let named = SYNONYMS.iter().filter(|(known, _)| *known == word);
    named.filter_map(|(_, key)| allowed.iter().find(|known| *known == key)).next().copied()
}

/// The key of codes that a word is, or that another format calls so.
pub(in crate::load) fn code_key(word: &str) -> Option<&'static str> {
    let known = code_keys().iter().find(|key| **key == word).copied();
    known.or_else(|| synonym(word, code_keys()))
}

/// The key below which a value belongs that was written in its place: the rows of a table
/// of statuses, the body of an example.
pub(super) fn container(field: &str, allowed: &[&'static str]) -> Option<&'static str> {
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
        ("codes" | "errors" | "error_codes", "groups") => {
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
        ("owner" | "team" | "jira" | "comment" | "comments", "notes") => {
            "there is no such key; write the text as a note, as in `notes: [\"Owner: billing.\"]`, or as a YAML comment"
        }
        ("retryable" | "retriable" | "transient" | "temporary", _) => {
            "write `retry: yes`, `retry: never`, or `retry:` and the id of a schedule"
        }
        ("attempts" | "retries", "retry") => "write the number into `retry`, as in `retry: { attempts: 3 }`",
        ("idempotent", "retry") => "write `retry: { schedule: …, idempotent_only: true }`",
        (_, "rows") => "write the statuses under `rows:`, as in `rows: { 404: { meaning: Not found } }`",
        ("response" | "payload" | "json", "body") => "did you mean `body`?",
        (_, "body") => {
            "write the response as a text under `body:`: in single quotes, or on the lines below, after a `|`"
        }
        (_, "after") => "write the wait under `after`, as in `after: [{ wait: 60s }]`",
        ("retry_after" | "delay", "retry") => {
            "write the wait into `retry`, as in `retry: { after: [{ wait: 60s }] }`"
        }
        ("internal" | "hidden" | "public", "visibility") => {
            "write `visibility: internal` or `visibility: public`"
        }
        ("disable" | "ignore", "allow") => "write `allow: [{ rule: …, reason: … }]`",
        ("deprecated_in", "deprecated") => "write `deprecated: { since: … }`",
        (
            "replaced_by" | "replacement" | "replaces" | "successor" | "superseded_by" | "sunset",
            "deprecated",
        ) => {
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
    let is_file = allowed.contains(&"envelope");
    let is_schedule = allowed.contains(&"factor");
    let is_example = allowed.contains(&"illustrative");
    let is_defaults = allowed.len() == 4 && allowed.contains(&"category");
    match field {
        "$schema" => Some("name the schema in a comment: `# yaml-language-server: $schema=…`"),
        "include" | "import" | "extends" | "$ref" => {
            Some("remove it: a file cannot include another one; write the keys out")
        }
        "version" | "id" if is_file => {
            Some("remove it: the id of a vendor is the name of its file, and a file has no version")
        }
        "description" | "intro" if is_file => {
            Some("write it within `page`, as in `page: { description: \"All error codes.\" }`")
        }
        "default_status" if is_file => Some("write it within `defaults`, as in `defaults: { status: 400 }`"),
        "retry" if is_defaults => {
            Some("the default of retry advice is in the retry section: `retry: { default: never }`")
        }
        "type" | "strategy" | "kind" if is_schedule => {
            Some("remove it: `factor: 2` doubles the delays, `factor: 1` keeps them")
        }
        "delays" | "intervals" if is_schedule => {
            Some("write the first delay as `initial`, and what multiplies each delay as `factor`")
        }
        "success_when" => {
            Some("write what a failure has: `error_when`, with `is_not` for the value of a success")
        }
        "request" if is_example => Some("remove it: an example is a response"),
        "code" if is_code => Some("remove it: the key of this map is the code"),
        "title" if is_code => Some("remove it, or write the text as `meaning`"),
        "example" | "examples" | "example_body" | "example_response" | "response" | "body" if is_code => {
            Some("write example responses under `examples:` at the top of the file, each with its `code`")
        }
        "jitter" => Some("remove it: callers choose the jitter, not the catalogue"),
        _ if field.starts_with("x-") || field.starts_with('_') => {
            Some("own keys are not possible: write the text under `notes`, or as a YAML comment")
        }
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
    if is_code && is_group_key(field) && !is_vendor_key(field) {
        return Some(format!("`{field}` is a key of groups: move it to the group"));
    }
    let is_inside = is_group || is_code;
    (is_inside && is_vendor_key(field))
        .then(|| format!("`{field}` is a key of the file: move it to the top level, without indentation"))
}

/// `docs_url` for `docsUrl`, `docs-url` and `DocsUrl`.
fn snake_case(word: &str) -> String {
    let mut snake = String::with_capacity(word.len());
    let mut before = '_';
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let ends_acronym = before.is_uppercase() && chars.peek().is_some_and(|next| next.is_lowercase());
        if c.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit() || ends_acronym) {
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
    ("added", "since"),
    ("added_in", "since"),
    ("alias", "aliases"),
    ("also", "see"),
    ("alternates", "aliases"),
    ("args", "params"),
    ("arguments", "params"),
    ("attempts", "retry"),
    ("backoff", "retry"),
    ("backoff", "schedule"),
    ("base", "initial"),
    ("base_url", "page"),
    ("because", "reason"),
    ("body", "example"),
    ("categories", "groups"),
    ("cause", "causes"),
    ("cause", "meaning"),
    ("class", "status_class"),
    ("class", "category"),
    ("code", "is"),
    ("code", "codes"),
    ("code", "on"),
    ("code", "text"),
    ("codes", "is"),
    ("codes", "groups"),
    ("codes", "on"),
    ("comment", "notes"),
    ("comments", "notes"),
    ("conditions", "when"),
    ("contact", "escalation"),
    ("contact", "support"),
    ("correlation_id", "request_id"),
    ("count", "attempts"),
    ("date", "since"),
    ("delay", "wait"),
    ("delay", "after"),
    ("delay", "initial"),
    ("delay", "retry"),
    ("deprecated_in", "deprecated"),
    ("deprecation", "deprecated"),
    ("desc", "meaning"),
    ("description", "meaning"),
    ("detail", "meaning"),
    ("details", "meaning"),
    ("developer_message", "message"),
    ("disable", "allow"),
    ("discriminator", "set"),
    ("doc", "links"),
    ("docs", "links"),
    ("docs_url", "links"),
    ("documentation", "links"),
    ("end", "sunset"),
    ("enum", "codes"),
    ("equals", "is"),
    ("errno", "number"),
    ("error_code", "code"),
    ("error_codes", "groups"),
    ("error_if", "error_when"),
    ("error_message", "message"),
    ("error_type", "set"),
    ("errors", "codes"),
    ("errors", "groups"),
    ("escalate", "escalation"),
    ("example", "message"),
    ("explanation", "meaning"),
    ("exponent", "factor"),
    ("fixes", "fix"),
    ("format", "type"),
    ("from", "since"),
    ("grpc", "category"),
    ("grpc_code", "category"),
    ("grpc_status", "category"),
    ("gte", "at_least"),
    ("header", "headers"),
    ("heading", "title"),
    ("help", "fix"),
    ("hidden", "visibility"),
    ("hint", "fix"),
    ("hints", "fix"),
    ("how_to_fix", "fix"),
    ("howto", "fix"),
    ("href", "target"),
    ("http", "status"),
    ("http_class", "status_class"),
    ("http_code", "status"),
    ("http_status", "status"),
    ("id", "number"),
    ("idempotent", "idempotent_only"),
    ("idempotent", "retry"),
    ("identifier", "name"),
    ("ignore", "allow"),
    ("initial_delay", "initial"),
    ("initial_interval", "initial"),
    ("internal", "visibility"),
    ("interval", "initial"),
    ("introduced", "since"),
    ("items", "codes"),
    ("jira", "notes"),
    ("json_path", "at"),
    ("kind", "category"),
    ("label", "title"),
    ("labels", "tags"),
    ("lang", "language"),
    ("level", "tags"),
    ("limit", "attempts"),
    ("link", "links"),
    ("lte", "at_most"),
    ("mail", "email"),
    ("max", "cap"),
    ("max", "at_most"),
    ("max_delay", "cap"),
    ("max_interval", "cap"),
    ("max_tries", "attempts"),
    ("max_wait", "cap"),
    ("maximum", "cap"),
    ("message_template", "message"),
    ("message_text", "message"),
    ("messages", "message"),
    ("min", "initial"),
    ("min", "at_least"),
    ("mitigation", "fix"),
    ("msg", "message"),
    ("multiplier", "factor"),
    ("name", "title"),
    ("name", "of"),
    ("not", "is_not"),
    ("not_equals", "is_not"),
    ("notice", "notice_days"),
    ("numeric", "number"),
    ("numeric_code", "number"),
    ("obsolete", "deprecated"),
    ("old_name", "aliases"),
    ("owner", "notes"),
    ("parameters", "params"),
    ("path", "at"),
    ("per", "scope"),
    ("placeholders", "params"),
    ("pointer", "at"),
    ("policy", "schedule"),
    ("previously", "aliases"),
    ("problem", "title"),
    ("public", "visibility"),
    ("rate_limit", "limits"),
    ("reason", "causes"),
    ("recommendation", "fix"),
    ("references", "see"),
    ("refs", "see"),
    ("regex", "pattern"),
    ("related", "see"),
    ("remediation", "fix"),
    ("remedies", "fix"),
    ("remedy", "fix"),
    ("removed_by", "replaced_by"),
    ("removed_in", "removed"),
    ("replaced_by", "deprecated"),
    ("replaced_with", "replaced_by"),
    ("replacement", "deprecated"),
    ("replacement", "replaced_by"),
    ("replaces", "deprecated"),
    ("request_id_header", "request_id"),
    ("required", "always"),
    ("resolution", "fix"),
    ("response", "example"),
    ("retriable", "retry"),
    ("retries", "retry"),
    ("retry_after", "after"),
    ("retry_after", "retry"),
    ("retry_policy", "retry"),
    ("retryable", "retry"),
    ("rust", "rust_name"),
    ("schedule", "retry"),
    ("schedule", "default_schedule"),
    ("schema", "fields"),
    ("sections", "groups"),
    ("see_also", "see"),
    ("seealso", "see"),
    ("severity", "tags"),
    ("since_version", "since"),
    ("sleep", "wait"),
    ("solution", "fix"),
    ("status", "is"),
    ("status", "on"),
    ("status_code", "status"),
    ("status_codes", "status"),
    ("strategy", "schedule"),
    ("string_code", "name"),
    ("successor", "deprecated"),
    ("successor", "replaced_by"),
    ("summary", "meaning"),
    ("sunset", "deprecated"),
    ("superseded_by", "deprecated"),
    ("superseded_by", "replaced_by"),
    ("symbol", "name"),
    ("synonyms", "aliases"),
    ("team", "notes"),
    ("template", "message"),
    ("temporary", "retry"),
    ("text", "meaning"),
    ("text", "title"),
    ("trace_id", "request_id"),
    ("transient", "retry"),
    ("tries", "attempts"),
    ("type", "category"),
    ("until", "sunset"),
    ("url", "target"),
    ("url", "link"),
    ("url", "links"),
    ("url", "page"),
    ("user_message", "message"),
    ("valid_until", "sunset"),
    ("value", "is"),
    ("values", "is"),
    ("variables", "params"),
    ("variant", "rust_name"),
    ("vendor", "title"),
    ("version", "since"),
    ("wait", "after"),
    ("why", "reason"),
    ("workaround", "fix"),
];

#[cfg(test)]
mod tests {
    use super::synonym;

    #[test]
    fn keys_of_other_formats_are_known_in_every_notation() {
        for field in ["docs_url", "docsUrl", "docs-url", "DocsURL", "DOCS_URL", "DOCSUrl"] {
            assert_eq!(synonym(field, &["meaning", "links"]), Some("links"), "{field}");
        }
        assert_eq!(synonym("docs_url", &["meaning"]), None);
    }
}
