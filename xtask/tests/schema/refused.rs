//! One mistake of each kind: the loader and the schema refuse both.

use super::{Both, as_json};

/// The rule that the loader names, and the file.
const FILES: &[(&str, &str)] = &[
    ("missing-key", "page: {}"),
    ("invalid-value", "[title]"),
    ("unknown-key", "title: x\nname: y"),
    ("empty-text", "title: ''"),
    ("empty-text", "title: ' '"),
    ("empty-text", "title:"),
    ("invalid-value", "title: [x]"),
    ("invalid-value", "title: \"a\\nb\""),
    ("invalid-value", "title: \"a\\tb\""),
    ("control-character", "title: \"a\\u0007\""),
    ("control-character", "title: \"a\\u202e\""),
    ("invalid-value", "title: x\npage: Errors"),
    ("unknown-key", "title: x\npage: { heading: y }"),
    ("empty-text", "title: x\npage: { intro: '' }"),
    ("invalid-value", "title: x\ncompleteness: full"),
    ("invalid-value", "title: x\ncompleteness: true"),
    ("invalid-value", "title: x\nenvelope: /code"),
    ("missing-key", "title: x\nenvelope: {}"),
    ("unknown-key", "title: x\nenvelope: { code: /a, body: /b }"),
    ("invalid-value", "title: x\nenvelope: { code: a/b }"),
    ("invalid-value", "title: x\nenvelope: { code: /a~b }"),
    ("invalid-value", "title: x\nenvelope: { code: 4 }"),
    ("invalid-value", "title: x\nenvelope: { code: }"),
    ("invalid-value", "title: x\nenvelope: { code: {} }"),
    ("invalid-value", "title: x\nenvelope: { code: { at: /a, header: b } }"),
    ("unknown-key", "title: x\nenvelope: { code: { at: /a, until: b } }"),
    ("invalid-value", "title: x\nenvelope: { code: /a, format: yaml }"),
    ("invalid-value", "title: x\nenvelope: { code: /a, always: [body] }"),
    ("invalid-value", "title: x\nenvelope: { code: /a, always: code }"),
    ("missing-key", "title: x\nenvelope: { code: /a, details: {} }"),
    ("invalid-value", "title: x\nenvelope: { code: /a, details: { at: /a, set: A } }"),
    ("invalid-value", "title: x\nenvelope: { code: /a, error_when: { is: a } }"),
    ("missing-key", "title: x\nenvelope: { code: /a, type: {} }"),
    ("invalid-value", "title: x\nenvelope: { code: /a, type: { at: /b, template: 'https://x' } }"),
    ("unknown-key", "title: x\nenvelope: { code: /a, fields: { a: { kind: b } } }"),
    ("empty-text", "title: x\nenvelope: { code: /a, fields: { '': {} } }"),
    ("invalid-value", "title: x\nenvelope: { code: /a, fields: { a: { unit: minutes } } }"),
    ("invalid-value", "title: x\nenvelope: { code: /a, fields: [a] }"),
    ("missing-key", "title: x\nenvelope: { code: /a, example: { code: a } }"),
    ("invalid-value", "title: x\nenvelope: { code: /a, example: 4 }"),
    ("unknown-key", "title: x\ncolumns: { code: a, hint: b }"),
    ("missing-key", "title: x\ncolumns: { fix: a }"),
    ("missing-key", "title: x\nstatuses: {}"),
    ("status-range", "title: x\nstatuses: { rows: { 6xx: { meaning: a } } }"),
    ("status-range", "title: x\nstatuses: { rows: { 999: { meaning: a } } }"),
    ("missing-key", "title: x\nstatuses: { rows: { 404: {} } }"),
    ("unknown-key", "title: x\nstatuses: { rows: {}, columns: { status: a, code: b } }"),
    ("unknown-key", "title: x\nheaders: { Retry-After: { at: /a } }"),
    ("invalid-value", "title: x\nheaders: { Retry-After: { role: retry } }"),
    ("invalid-value", "title: x\nschedules: { a: { initial: 1 } }"),
    ("invalid-value", "title: x\nschedules: { a: { initial: 0s } }"),
    ("invalid-value", "title: x\nschedules: { a: { cap: 1.5s } }"),
    ("invalid-value", "title: x\nschedules: { a: { cap: 2 weeks } }"),
    ("retry-numbers", "title: x\nschedules: { a: { factor: 0.5 } }"),
    ("retry-numbers", "title: x\nschedules: { a: { factor: '1.2345' } }"),
    ("retry-numbers", "title: x\nschedules: { a: { factor: 101 } }"),
    ("retry-numbers", "title: x\nschedules: { a: { attempts: 0 } }"),
    ("retry-numbers", "title: x\nschedules: { a: { attempts: 1001 } }"),
    ("retry-numbers", "title: x\nschedules: { a: { retries: 2.5 } }"),
    ("retry-numbers", "title: x\nschedules: { a: { retries: few } }"),
    ("retry-numbers", "title: x\nschedules: { a: { retries: 2-0 } }"),
    ("missing-key", "title: x\nretry: { rules: [{ on: 429 }] }"),
    ("missing-key", "title: x\nretry: { rules: [{ retry: yes }] }"),
    ("status-range", "title: x\nretry: { rules: [{ on: 999, retry: yes }] }"),
    ("status-range", "title: x\nretry: { rules: [{ on: 6xx, retry: yes }] }"),
    ("invalid-code", "title: x\nretry: { rules: [{ on: '', retry: yes }] }"),
    ("invalid-value", "title: x\nretry: { rules: [{ on: true, retry: yes }] }"),
    ("invalid-value", "title: x\nretry: { rules: [{ on: 429, retry: }] }"),
    ("invalid-value", "title: x\nretry: { default_schedule: A b }"),
    ("missing-key", "title: x\nsets: { a: {} }"),
    ("invalid-value", "title: x\nsets: { a: { title: b, of: 4 } }"),
    ("missing-key", "title: x\ngroups: [{}]"),
    ("invalid-value", "title: x\ngroups: [a]"),
    ("invalid-value", "title: x\ngroups: { title: a }"),
    ("status-range", "title: x\ngroups: [{ title: a, status_class: 4XX }]"),
    ("unknown-key", "title: x\ngroups: [{ title: a, code: {} }]"),
    ("missing-key", "title: x\ngroups: [{ title: a, groups: [{ codes: {} }] }]"),
    ("missing-key", "title: x\nguidance: {}"),
    ("invalid-value", "title: x\nguidance: a"),
    ("invalid-value", "title: x\nguidance: [4]"),
    ("invalid-value", "title: x\nguidance: { ordered: 1, items: [] }"),
    ("missing-key", "title: x\nguidance: [{ title: a }]"),
    ("missing-key", "title: x\nexamples: [{ title: a }]"),
    ("status-range", "title: x\nexamples: [{ body: a, status: 99 }]"),
    ("missing-key", "title: x\nsamples: [{ text: a }]"),
    ("invalid-value", "title: x\nsamples: [{ text: a, language: C++ }]"),
    ("empty-text", "title: x\nsamples: [{ text: '', language: c }]"),
    ("unknown-key", "title: x\ntroubleshooting: [{ solution: a }]"),
    ("empty-text", "title: x\nmonitoring: ['']"),
    ("invalid-value", "title: x\nmonitoring: a"),
    ("invalid-value", "title: x\nsupport: { email: someone }"),
    ("invalid-value", "title: x\nstatus_page: { title: a, url: status.example.com }"),
    ("invalid-value", "title: x\nstability: { notice_days: 0 }"),
    ("invalid-value", "title: x\nstability: { stable: body }"),
    ("missing-key", "title: x\nlinks: { a: {} }"),
    ("invalid-value", "title: x\nlinks: { a: { title: b, target: 'ftp://x' } }"),
    ("invalid-value", "title: x\nrelated: [A]"),
    ("missing-key", "title: x\nlimits: [{ is: 5 MB }]"),
    ("invalid-value", "title: x\nlimits: [{ of: a, is: a lot }]"),
    ("missing-key", "title: x\nnotes: [{ codes: [] }]"),
    ("unknown-key", "title: x\nwaive: { category: a }"),
    ("empty-text", "title: x\nwaive: { fix: '' }"),
    ("missing-key", "title: x\nallow: [{ rule: status-class }]"),
    ("unknown-key", "title: x\nallow: [{ rule: status-class, why: a, reason: b }]"),
];

#[test]
fn files() {
    let both = Both::new();
    for (rule, yaml) in FILES {
        refused(&both, rule, yaml);
    }
}

/// The rule, and what stands in the code `a`.
const CODES: &[(&str, &str)] = &[
    ("unknown-key", "state: 404"),
    ("status-range", "status: 999"),
    ("status-range", "status: 40.4"),
    ("status-range", "status: '5xx'"),
    ("status-range", "status: []"),
    ("status-range", "status: [404, 404]"),
    ("invalid-value", "status: true"),
    ("missing-key", "status: { certainty: stated }"),
    ("unknown-key", "status: { is: 404, sure: true }"),
    ("empty-text", "meaning: ''"),
    ("empty-text", "meaning:"),
    ("invalid-value", "meaning: [a]"),
    ("control-character", "fix: \"a\\u0085b\""),
    ("invalid-value", "causes: a"),
    ("empty-text", "causes: ['']"),
    ("invalid-value", "category: missing"),
    ("invalid-value", "retry: 3"),
    ("invalid-value", "retry: Never"),
    ("invalid-value", "retry: [yes]"),
    ("invalid-value", "retry: { verdict: maybe }"),
    ("invalid-value", "retry: { idempotent_only: 1 }"),
    ("invalid-value", "retry: { header: 4 }"),
    ("invalid-value", "retry: { header: a, header_default: soon }"),
    ("missing-key", "retry: { after: [{}] }"),
    ("invalid-value", "retry: { after: [{ wait: 1s, change: a }] }"),
    ("invalid-value", "retry: { after: [{ change: a, until: b }] }"),
    ("unknown-key", "retry: { after: [{ sleep: 1s }] }"),
    ("invalid-value", "channel: mail"),
    ("invalid-value", "direction: [inbound]"),
    ("invalid-value", "headers: a"),
    ("invalid-identifier", "rust_name: tokenExpired"),
    ("invalid-identifier", "rust_name: Token_Expired"),
    ("invalid-identifier", "rust_name: Self"),
    ("invalid-identifier", "rust_name: 'Foo // a comment'"),
    ("invalid-identifier", "rust_name: Limit1_"),
    ("invalid-value", "links: [A b]"),
    ("empty-text", "see: ['']"),
    ("unknown-key", "deprecated: { from: a }"),
    ("invalid-value", "deprecated: true"),
    ("missing-key", "removed: {}"),
    ("missing-key", "limits: [{}]"),
    ("invalid-value", "notes: [4]"),
];

#[test]
fn codes() {
    let both = Both::new();
    for (rule, entry) in CODES {
        refused(&both, rule, &format!("title: x\ngroups: [{{ title: y, codes: {{ a: {{ {entry} }} }} }}]"));
    }
    for wire in ["''", "' a'", "'a '", "\"a\\tb\"", "\"a\\u0007\"", &"a".repeat(256)] {
        let yaml = format!("title: x\ngroups: [{{ title: y, codes: {{ ? {wire} : {{}} }} }}]");
        let rule = if wire.contains("u0007") { "control-character" } else { "invalid-code" };
        refused(&both, rule, &yaml);
    }
}

fn refused(both: &Both, rule: &str, yaml: &str) {
    let found = both.loader(yaml);
    assert!(found.iter().any(|(id, _)| *id == rule), "{yaml}: {found:?}");
    assert!(!both.schema(&as_json(yaml)).is_empty(), "the schema takes {yaml}");
}
