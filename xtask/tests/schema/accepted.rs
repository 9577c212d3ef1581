//! The schema accepts what the loader accepts.

use super::{Both, as_json, repository, yaml_files};
use std::fs;

#[test]
fn the_catalogue() {
    let files = yaml_files(&repository().join("catalogue"));
    assert!(files.len() >= 5);
    let both = Both::new();
    for (path, yaml) in files {
        assert!(
            yaml.starts_with("# yaml-language-server: $schema=../generated/catalogue.schema.json\n"),
            "{path:?}"
        );
        assert_eq!(both.schema(&as_json(&yaml)), [""; 0], "{path:?}");
    }
}

#[test]
fn the_golden_cases() {
    let both = Both::new();
    for case in fs::read_dir(repository().join("codegen/tests/golden")).unwrap() {
        for (path, yaml) in yaml_files(&case.unwrap().path().join("catalogue")) {
            assert_eq!(both.schema(&as_json(&yaml)), [""; 0], "{path:?}");
        }
    }
}

#[test]
fn the_files_of_the_field_guide() {
    let guide = fs::read_to_string(repository().join("catalogue/README.md")).unwrap();
    let files: Vec<&str> = guide
        .split("\n```yaml\n")
        .skip(1)
        .filter_map(|rest| rest.split("\n```\n").next())
        .filter(|yaml| yaml.starts_with("title:"))
        .collect();
    assert!(files.len() > 20);
    let both = Both::new();
    for yaml in files {
        assert_eq!(both.schema(&as_json(yaml)), [""; 0], "{yaml}");
    }
}

/// Rare forms, and forms that YAML and the loader read differently.
const FORMS: &[&str] = &[
    "title: 404",
    "title: 1.10",
    "title: true",
    "title: 'a line\n\n'",
    "title: |\n  a block of one line",
    "title: x\npage: { title: 1, description: no, intro: 2.5 }",
    "title: x\ngroups: [{ title: 1, groups: [{ title: 2, codes: { a: } }] }]",
    "title: x\nheaders: { Retry-After: , X-Request-Id: { role: request_id } }",
    "title: x\nheaders: { 404: {} }",
    "title: x\nenvelope: { code: '' }",
    "title: x\nenvelope: { code: /a, details: { at: '' } }",
    "title: x\nenvelope: { code: /a, error_when: { at: /ok, is: false } }",
    "title: x\nenvelope: { code: /a, error_when: { at: /ok, is: 0 } }",
    "title: x\nenvelope: { code: /a, error_when: [{ header: grpc-status, is_not: 0 }, { at: /*/error }] }",
    "title: x\nstatuses: { rows: { '0404': { meaning: a }, 5xx: { meaning: b, retry: true } } }",
    "title: x\nlimits: [{ of: 1, is: 5 }, { of: a, is: '5 MB' }, { of: a, is: 5 Größen/h }]",
    "title: x\nschedules: { a: { initial: 1 s, factor: 1.5, attempts: 2 - 3 }, b: { factor: '2.', retries: '+4' } }",
    "title: x\nschedules: { 'true': {} }\nretry: { default_schedule: true }",
    "title: x\nretry: { default: false, rules: [{ on: 429, retry: yes }, { on: [1, 50035, 4.25, 12e3, no_response, 5xx], retry: true }] }",
    "title: x\nguidance: [a, { text: 4 }]\nmonitoring: [1, true, x]",
    "title: x\nsupport: { email: a@b }\nstatus_page: { title: x, url: 'http://x' }",
    "title: x\nlinks: { a: { title: x, target: a b c:d }, b: { title: 1, target: 'mailto:a@b' } }",
    "title: x\nstability: { stable: code, notice_days: '90', notice_for: [1] }",
    "title: x\nexamples: ['{}', { body: 4, illustrative: true, headers: { a: 1 } }]",
    "title: x\nsets: { b: { title: y, of: 404 } }\ngroups: [{ title: x, codes: { 404: {} } }, { title: z, set: b, codes: { a: {} } }]",
    "title: x\nnotes: [a, { text: 4 }]",
];

#[test]
fn rare_forms() {
    let both = Both::new();
    for yaml in FORMS {
        // A group and a code, so that the file is not empty.
        let yaml = &if yaml.contains("groups") {
            (*yaml).to_owned()
        } else {
            format!("{yaml}\ngroups: [{{ title: x, codes: {{ a: {{}} }} }}]\n")
        };
        assert_eq!(both.loader(yaml), [], "{yaml}");
        assert_eq!(both.schema(&as_json(yaml)), [""; 0], "{yaml}");
    }
}

/// Forms of a code's keys, one at a time.
const CODE_FORMS: &[&str] = &[
    "",
    "status: '404'",
    "status: '+0404'",
    "status: 404.0",
    "status: [400, '422']",
    "status: { is: [400] }",
    "status: none",
    "meaning: 4\nfix: true",
    "causes: [1, a]",
    "retry: true",
    "retry: unstated",
    "retry: { after: [{ wait: 60 s }, { poll: 1, until: 2 }], header: a }",
    "retry: { header: [1, a], header_default: 1d, idempotent_only: true }",
    "retry: { attempts: '2-3' }",
    "channel: [webhook, stream]",
    "rust_name: True",
    "rust_name: Limit1_2Is3",
    "fields: { a: , b: { at: /b, type: 1 } }",
    "deprecated: {}",
    "deprecated:",
    "removed: { since: 1.10 }",
];

#[test]
fn rare_forms_of_a_code() {
    let both = Both::new();
    for form in CODE_FORMS {
        let yaml = format!(
            "title: x\ngroups:\n- title: y\n  codes:\n    404:\n      {}\n",
            form.replace('\n', "\n      ")
        );
        assert_eq!(both.loader(&yaml), [], "{form}");
        assert_eq!(both.schema(&as_json(&yaml)), [""; 0], "{form}");
    }
}
