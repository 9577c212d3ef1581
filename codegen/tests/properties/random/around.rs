//! The parts of a file other than its codes.

use super::envelope::envelope;
use super::part::{certainty, limits, link_id, part, retry, schedule_id};
use super::value::{Random, any_of, filled, line, list, map, merged, prose, some_of, word};
use proptest::prelude::*;
use serde_json::json;

/// The parts of a file other than its codes.
pub(super) fn around() -> Random {
    let header = some_of(vec![
        ("meaning", prose()),
        ("unit", word(&["seconds", "http_date"])),
        ("role", word(&["retry_after", "credential"])),
    ]);
    let schedule = || {
        let counts = some_of(vec![("attempts", any_of(&[json!(3), json!("1-2")]))]);
        let delays = vec![
            ("initial", any_of(&[json!("500ms"), json!("1s")])),
            ("factor", any_of(&[json!(2), json!(1.5), json!(1.125)])),
            ("cap", any_of(&[json!("1h"), json!("7d")])),
            ("note", prose()),
        ];
        merged(some_of(delays), counts)
    };
    let rule = map(
        vec![("on", list(any_of(&[json!(429), json!("5xx"), json!("no_response")]))), ("retry", retry())],
        vec![],
    );
    let row = map(
        vec![("meaning", prose())],
        vec![("phrase", line()), ("retry", retry()), ("links", list(link_id()))],
    );
    let item = prop_oneof![prose(), map(vec![("title", line()), ("text", prose())], vec![])].boxed();
    let links = map(
        vec![
            ("here", map(vec![("title", line())], vec![("note", prose())])),
            (
                "there",
                map(
                    vec![
                        ("title", line()),
                        ("target", any_of(&[json!("a/b.md"), json!("https://example.com/?a=(b)&c=|")])),
                    ],
                    vec![],
                ),
            ),
        ],
        vec![],
    );
    map(
        vec![
            ("title", line()),
            ("tags", map(vec![("fatal", line()), ("passing", line())], vec![])),
            ("schedules", map(vec![("backoff", schedule()), ("slow", schedule())], vec![])),
            ("links", links),
        ],
        vec![
            ("page", filled(vec![("title", line()), ("description", line()), ("intro", prose())])),
            ("role", word(&["contract", "description"])),
            (
                "source",
                filled(vec![
                    (
                        "page",
                        any_of(&[json!("https://example.com/a_(b)?c=|&d=`"), json!("http://\u{e9}.example")]),
                    ),
                    ("retrieved", any_of(&[json!("2026-02-28")])),
                    ("lock", line()),
                ]),
            ),
            ("completeness", word(&["exhaustive", "excerpt"])),
            ("envelope", envelope()),
            (
                "columns",
                map(vec![("code", line())], vec![("status", line()), ("meaning", line()), ("fix", line())]),
            ),
            (
                "statuses",
                map(
                    vec![("rows", map(vec![("404", row.clone())], vec![("5xx", row)]))],
                    vec![("title", line()), ("description", prose())],
                ),
            ),
            (
                "defaults",
                filled(vec![
                    ("category", word(&["not_found", "internal"])),
                    ("headers", list(line())),
                    ("always", list(part())),
                    ("status", any_of(&[json!(410), json!([404, 410])])),
                ]),
            ),
            (
                "reserved",
                map(
                    vec![("\u{30d0}1", some_of(vec![("since", line()), ("reason", prose())]))],
                    vec![("\u{30d0}|`2", some_of(vec![("reason", prose())]))],
                ),
            ),
            ("status_certainty", certainty()),
            ("headers", map(vec![("Retry-After", header.clone())], vec![("X-RateLimit-*", header)])),
            (
                "retry",
                filled(vec![
                    ("description", prose()),
                    ("default_schedule", schedule_id()),
                    ("default", word(&["never", "unstated"])),
                    ("rules", list(rule)),
                ]),
            ),
            (
                "guidance",
                prop_oneof![list(item.clone()), map(vec![("items", list(item))], vec![("title", line())])]
                    .boxed(),
            ),
            (
                "examples",
                list(map(
                    vec![
                        ("illustrative", any_of(&[json!(true)])),
                        ("body", prose().prop_map(|text| json!(format!("{{{text}"))).boxed()),
                    ],
                    vec![("title", line()), ("status", any_of(&[json!(404)]))],
                )),
            ),
            (
                "samples",
                list(map(
                    vec![("language", word(&["rust", "sh"])), ("text", prose())],
                    vec![("title", line()), ("note", prose())],
                )),
            ),
            (
                "troubleshooting",
                list(filled(vec![
                    ("title", line()),
                    ("certainty", certainty()),
                    ("causes", list(prose())),
                    ("solutions", list(prose())),
                ])),
            ),
            ("monitoring", list(prose())),
            (
                "support",
                filled(vec![
                    ("description", prose()),
                    ("email", any_of(&[json!("a@example.com")])),
                    ("link", link_id()),
                    ("include", list(prose())),
                    ("template", prose()),
                ]),
            ),
            (
                "status_page",
                map(vec![("title", line())], vec![("url", any_of(&[json!("https://status.example.com")]))]),
            ),
            (
                "stability",
                filled(vec![
                    ("description", prose()),
                    ("stable", list(part())),
                    ("unstable", part()),
                    ("additive_between", line()),
                    ("notice_days", any_of(&[json!(90)])),
                    ("notice_for", list(line())),
                    ("changelog", link_id()),
                ]),
            ),
            ("related", list(link_id())),
            ("limits", limits()),
            ("notes", list(prose())),
        ],
    )
}
