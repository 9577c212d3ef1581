//! Random catalogues that are valid, full of texts that break what is careless.
//!
//! They are JSON, which is YAML.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

type Random = BoxedStrategy<Value>;

/// Pieces of texts, each with a meaning somewhere on the way: in YAML,
/// CommonMark, HTML, mdBook, JSON or Rust.
const PIECES: &[&str] = &[
    "a",
    "Word",
    " ",
    "  ",
    "é",
    "日本",
    "🦀",
    "e\u{301}",
    "א",
    "\u{200d}",
    "|",
    "`",
    "``",
    "\\",
    "\\|",
    "\"",
    "\"#",
    "\"##",
    "'",
    "#",
    "{{#include x}}",
    "{{",
    "}}",
    "{",
    "}",
    "[",
    "]",
    "](",
    "[x](y)",
    "(",
    ")",
    "<",
    ">",
    "<token>",
    "</code>",
    "<!--",
    "-->",
    "&",
    "&amp;",
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "-",
    "- ",
    "+",
    "1. ",
    "1)",
    ">",
    "=",
    "//",
    "///",
    "/*",
    "*/",
    "$",
    "%",
    "@",
    "!",
    "?",
    ":",
    ": ",
    ";",
    ",",
    ".",
    "https://example.com",
    "http://x.y/(z)",
    "0",
    "12",
    "r#",
    "\u{a0}",
    "\u{7fff}",
];

/// Pieces that only texts of several lines can have.
const BREAKS: &[&str] = &[
    "\n",
    "\n\n",
    "\n    ",
    "\n- ",
    "\n# ",
    "\n```\n",
    "\n| a | b |\n|---|---|\n",
    "\n> ",
    "\n1. ",
    "\n---\n",
    "\t",
    "  \n",
];

fn pieces(pieces: Vec<&'static str>) -> impl Strategy<Value = String> {
    vec(select(pieces), 1..7).prop_map(|pieces| {
        let text = pieces.concat();
        if text.trim().is_empty() { "text".to_owned() } else { text }
    })
}

fn one_line() -> impl Strategy<Value = String> {
    pieces(PIECES.to_vec())
}

fn line() -> Random {
    one_line().prop_map(Value::from).boxed()
}

fn prose() -> Random {
    pieces([PIECES, BREAKS].concat()).prop_map(Value::from).boxed()
}

fn any_of(values: &[Value]) -> Random {
    select(values.to_vec()).boxed()
}

fn word(words: &'static [&'static str]) -> Random {
    select(words).prop_map(Value::from).boxed()
}

fn list(of: Random) -> Random {
    vec(of, 1..4).prop_map(Value::from).boxed()
}

/// A map that has each of the keys, or not.
fn some_of(keys: Vec<(&'static str, Random)>) -> Random {
    let (keys, values): (Vec<_>, Vec<_>) =
        keys.into_iter().map(|(key, value)| (key, option::of(value))).unzip();
    values
        .prop_map(move |values| {
            keys.iter().zip(values).filter_map(|(key, value)| Some(((*key).to_owned(), value?))).collect()
        })
        .boxed()
}

/// A map with all of these keys and, for each of the others, perhaps.
fn map(needed: Vec<(&'static str, Random)>, others: Vec<(&'static str, Random)>) -> Random {
    let (keys, values): (Vec<_>, Vec<_>) = needed.into_iter().unzip();
    (values, some_of(others))
        .prop_map(move |(values, others)| {
            let mut map: Map<String, Value> = keys.iter().map(|key| (*key).to_owned()).zip(values).collect();
            map.extend(object(others));
            Value::Object(map)
        })
        .boxed()
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn certainty() -> Random {
    word(&["stated", "typical", "inferred"])
}

fn part() -> Random {
    word(&["code", "message", "request_id", "status", "type", "details"])
}

fn link_id() -> Random {
    word(&["here", "there"])
}

fn schedule_id() -> Random {
    word(&["backoff", "slow"])
}

fn retry() -> Random {
    let ways = ["change", "refetch", "refresh", "poll", "capacity", "event"];
    let way = Union::new(ways.map(|way| map(vec![(way, line())], vec![("otherwise", line())])));
    let wait = Just(json!({ "wait": "1500ms" }));
    let after = list(prop_oneof![wait, way].boxed());
    let count = prop_oneof![
        map(vec![("attempts", any_of(&[json!(1), json!("2-3"), json!(1000)]))], vec![]),
        map(vec![("retries", any_of(&[json!(4), json!("1-1000")]))], vec![]),
    ];
    let header = map(
        vec![("header", prop_oneof![line(), list(line())].boxed())],
        vec![("header_default", any_of(&[json!("366d")]))],
    );
    let rest = some_of(vec![
        ("certainty", certainty()),
        ("idempotent_only", any::<bool>().prop_map(Value::from).boxed()),
        ("note", prose()),
        ("schedule", schedule_id()),
    ]);
    let full = prop_oneof![
        rest.clone(),
        merged(rest.clone(), count.boxed()),
        merged(rest.clone(), header),
        merged(rest, map(vec![("after", after)], vec![]))
    ];
    prop_oneof![word(&["never", "yes", "unstated", "backoff", "slow"]), full].boxed()
}

fn merged(one: Random, other: Random) -> Random {
    (one, other)
        .prop_map(|(one, other)| {
            let mut map = object(one);
            map.extend(object(other));
            Value::Object(map)
        })
        .boxed()
}

fn field() -> Random {
    some_of(vec![
        ("at", pointer()),
        ("type", line()),
        ("meaning", prose()),
        ("unit", word(&["none", "seconds", "unix_milliseconds", "bytes"])),
        ("role", word(&["none", "request_id", "rate_limit_reset"])),
    ])
}

fn pointer() -> Random {
    word(&["", "/a", "/a/*/b", "/a~1b/m~0n", "/0/é", "/ / "])
}

fn places() -> Random {
    let cuts = || vec![("before", line()), ("after", line())];
    let place =
        prop_oneof![pointer(), map(vec![("header", line())], cuts()), map(vec![("at", pointer())], cuts())]
            .boxed();
    prop_oneof![place.clone(), list(place)].boxed()
}

fn limits() -> Random {
    list(map(
        vec![("of", line()), ("is", any_of(&[json!("18446744073709551614 MB"), json!("1 per minute")]))],
        vec![("scope", line())],
    ))
}

/// A code, but for its references. A name of its own keeps it apart from the others.
fn code() -> Random {
    let status = any_of(&[
        json!(404),
        json!([502, 504]),
        json!("none"),
        json!({ "is": [500, 100], "certainty": "typical" }),
    ]);
    let needed = vec![("status", status), ("meaning", prose()), ("fix", prose())];
    let life = vec![
        ("since", line()),
        ("deprecated", some_of(vec![("since", line()), ("sunset", line()), ("reason", prose())])),
        ("removed", map(vec![("since", line())], vec![("reason", prose())])),
    ];
    let others = vec![
        ("causes", list(prose())),
        ("message", line()),
        ("category", word(&["unknown", "ok", "unauthenticated", "data_loss"])),
        ("retry", retry()),
        ("channel", list(word(&["response", "webhook", "job_result", "stream"]))),
        ("direction", word(&["inbound", "outbound"])),
        ("fields", map(vec![("name", field())], vec![("other", field())])),
        ("headers", list(line())),
        ("always", list(part())),
        ("limits", limits()),
        ("links", list(link_id())),
        ("escalation", prose()),
        ("notes", list(prose())),
    ];
    map(needed, others.into_iter().chain(life).collect())
}

/// Codes by wire string, each once, referring to each other.
fn codes() -> impl Strategy<Value = Map<String, Value>> {
    let wire = prop_oneof![one_line(), "[a-zA-Z_0-9]{1,12}", "[a-c]{40,250}"];
    vec((wire, code(), any::<bool>(), any::<prop::sample::Index>()), 1..12).prop_map(|codes| {
        let wires: Vec<String> = codes.iter().map(|(wire, ..)| wire.trim().to_owned()).collect();
        let (mut map, mut seen) = (Map::new(), BTreeSet::new());
        for (number, (_, code, refers, other)) in codes.into_iter().enumerate() {
            let mut code = object(code);
            code.insert("rust_name".to_owned(), json!(format!("Name{number}X")));
            if refers {
                code.insert("see".to_owned(), json!([other.get(&wires)]));
            }
            if seen.insert(wires[number].clone()) {
                map.insert(wires[number].clone(), Value::Object(code));
            }
        }
        map
    })
}

fn envelope() -> Random {
    let details = map(
        vec![("at", pointer())],
        vec![
            ("code", pointer()),
            ("message", pointer()),
            ("field", pointer()),
            ("value", pointer()),
            ("children", pointer()),
            ("entries_under", line()),
            ("set", any_of(&[json!("detail")])),
        ],
    );
    map(
        vec![("code", places())],
        vec![
            ("format", word(&["json", "xml"])),
            ("message", places()),
            ("request_id", places()),
            ("status", places()),
            (
                "type",
                map(
                    vec![("at", places())],
                    vec![("template", one_line().prop_map(|text| json!(format!("{{code}}{text}"))).boxed())],
                ),
            ),
            ("details", details),
            ("error_when", map(vec![("at", pointer())], vec![("is", any_of(&[json!("false"), json!("0")]))])),
            ("always", list(part())),
            ("fields", map(vec![("name", field())], vec![])),
        ],
    )
}

/// The parts of a file around its codes.
fn around() -> Random {
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
            ("schedules", map(vec![("backoff", schedule()), ("slow", schedule())], vec![])),
            ("links", links),
        ],
        vec![
            ("page", some_of(vec![("title", line()), ("description", line()), ("intro", prose())])),
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
            ("status_certainty", certainty()),
            ("headers", map(vec![("Retry-After", header.clone())], vec![("X-RateLimit-*", header)])),
            (
                "retry",
                some_of(vec![
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
                list(some_of(vec![
                    ("title", line()),
                    ("certainty", certainty()),
                    ("causes", list(prose())),
                    ("solutions", list(prose())),
                ])),
            ),
            ("monitoring", list(prose())),
            (
                "support",
                some_of(vec![
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
                some_of(vec![
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

fn vendor() -> Random {
    (around(), codes(), codes(), codes(), [line(), line(), line(), line()], option::of(prose()))
        .prop_map(|(around, first, second, detail, [a, b, c, d], description)| {
            let second: Map<_, _> = second.into_iter().filter(|(wire, _)| !first.contains_key(wire)).collect();
            let second = rename(second, &first);
            let mut file = object(around);
            let set = match description {
                Some(text) => json!({ "title": a, "description": text }),
                None => json!({ "title": a }),
            };
            file.insert("sets".to_owned(), json!({ "detail": set }));
            let within = json!([{ "title": b, "codes": second }]);
            file.insert("groups".to_owned(), json!([{ "title": c, "codes": first, "groups": within }, { "title": d, "set": "detail", "codes": own(detail) }]));
            Value::Object(file)
        })
        .boxed()
}

/// Other Rust names, and no references to what was left out.
fn rename(codes: Map<String, Value>, first: &Map<String, Value>) -> Map<String, Value> {
    let one = first.keys().next().cloned().unwrap_or_default();
    let codes = codes.into_iter().enumerate().map(|(number, (wire, code))| {
        let mut code = object(code);
        code.insert("rust_name".to_owned(), json!(format!("Other{number}X")));
        if let Some(see) = code.get_mut("see") {
            *see = json!([one]);
        }
        (wire, Value::Object(code))
    });
    codes.collect()
}

/// The codes of the set, which refer to each other by the set's name.
fn own(codes: Map<String, Value>) -> Map<String, Value> {
    let codes = codes.into_iter().map(|(wire, code)| {
        let mut code = object(code);
        if let Some(see) = code.get_mut("see") {
            *see = json!([format!("detail/{wire}")]);
        }
        (wire, Value::Object(code))
    });
    codes.collect()
}

/// The files of a catalogue: id and text.
pub(super) fn catalogue() -> impl Strategy<Value = Vec<(String, String)>> {
    vec(vendor(), 1..3).prop_map(|vendors| {
        let text = |vendor| serde_json::to_string_pretty(vendor).expect("a value can be written");
        vendors.iter().enumerate().map(|(number, vendor)| (format!("vendor{number}"), text(vendor))).collect()
    })
}
