//! The details in a body.

use crate::support::vendor;
use errcat_core::{FailureDetail, Response};

/// Maps each detail with `shown`.
fn details<T>(envelope: &str, body: &str, shown: impl Fn(&FailureDetail<'_>) -> T) -> Vec<T> {
    let tables = vendor(&format!("{{ code: /code, details: {envelope} }}"));
    let failure = tables.vendor().decode(&Response::of_body(body));
    failure.details().iter().map(shown).collect()
}

const LIST: &str = "{ at: /details, code: /code, message: /message, field: /field, value: /value, children: /details, set: detail }";

/// Returns depth, code and field.
fn brief(detail: &FailureDetail<'_>) -> (u32, Option<String>, Option<String>) {
    let text = |text: &Option<std::borrow::Cow<'_, str>>| text.as_deref().map(str::to_owned);
    (detail.depth, text(&detail.code), text(&detail.field))
}

fn entry(depth: u32, code: &str, field: &str) -> (u32, Option<String>, Option<String>) {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (depth, given(code), given(field))
}

#[test]
fn a_list_an_object_and_a_text() {
    let body = r#"{"details":[{"code":"A","field":"a"},{"field":"b"},"text",3,null,[]]}"#;
    assert_eq!(
        details(LIST, body, brief),
        [entry(0, "A", "a"), entry(0, "", "b"), entry(0, "", ""), entry(0, "", ""), entry(0, "", "")]
    );
    assert_eq!(details(LIST, r#"{"details":{"code":"A","field":"a"}}"#, brief), [entry(0, "A", "a")]);
    assert_eq!(
        details(LIST, r#"{"details":"why"}"#, |d| d.message.as_deref().map(str::to_owned)),
        [Some("why".to_owned())]
    );
    for none in [r#"{"details":[]}"#, r#"{"details":null}"#, r#"{"detail":[{}]}"#, "[]", "", "<html>"] {
        assert_eq!(details(LIST, none, brief), [], "{none}");
    }
}

#[test]
fn values_are_texts_or_json() {
    let body = r#"{"details":[{"value":"a\nb"},{"value":[1, 2]},{"value":{"a":null}},{"value":false},{"value":null}]}"#;
    let values = details(LIST, body, |d| d.value.as_deref().map(str::to_owned));
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(values, [some("a\nb"), some("[1, 2]"), some(r#"{"a":null}"#), some("false"), None]);
}

#[test]
fn children_come_after_their_parent() {
    let body = r#"{"details":[{"code":"A","details":[{"code":"B","details":[{"code":"C"}]},{"code":"D"}]},{"code":"E"}]}"#;
    let read = details(LIST, body, |d| (d.depth, d.code.as_deref().map(str::to_owned)));
    let read: Vec<_> = read.iter().map(|(depth, code)| (*depth, code.as_deref().unwrap_or("-"))).collect();
    assert_eq!(read, [(0, "A"), (1, "B"), (2, "C"), (1, "D"), (0, "E")]);
}

#[test]
fn detail_codes_are_looked_up_in_their_set() {
    let body = r#"{"code":"KNOWN","details":[{"code":"REQUIRED"},{"code":"KNOWN"}]}"#;
    let known = details(LIST, body, |d| d.entry.map(|entry| entry.identity().to_string()));
    assert_eq!(known, [Some("acme/detail/REQUIRED".to_owned()), None]);
}

#[test]
fn a_tree_gives_the_path_of_the_field() {
    let tree = "{ at: /errors, entries_under: _errors, code: /code }";
    let body = r#"{"errors":{"a":{"0":{"b":{"_errors":[{"code":"A"},{"code":"B"}]}}},"_errors":[{"code":"C"}],"c":{"_errors":[]},"d":5}}"#;
    assert_eq!(
        details(tree, body, brief),
        [entry(0, "A", "a.0.b"), entry(0, "B", "a.0.b"), entry(0, "C", "")]
    );
}

#[test]
fn entries_can_be_directly_under_their_field() {
    let tree = "{ at: /errors, entries_under: '*', code: /code, message: /message }";
    let body = r#"{"errors":{"a":["x","y"],"b":{"c":["z"]},"d":{"code":"D"},"e":"w","f":null,"g":[]}}"#;
    let read = details(tree, body, |d| (brief(d).2, d.message.as_deref().map(str::to_owned)));
    let read: Vec<_> =
        read.iter().map(|(field, text)| (field.as_deref().unwrap_or("-"), text.as_deref())).collect();
    assert_eq!(read, [("a", Some("x")), ("a", Some("y")), ("b.c", Some("z")), ("d", None), ("e", Some("w"))]);
    assert_eq!(
        details("{ at: '', entries_under: '*' }", r#"{"name":["Missing."]}"#, brief),
        [entry(0, "", "name")]
    );
}

#[test]
fn depth_and_number_are_limited() {
    let many = format!(r#"{{"details":[{}]}}"#, vec!["{}"; 5000].join(","));
    assert_eq!(details(LIST, &many, |_| ()).len(), 1000);
    let deep = format!(r#"{{"details":{}{}}}"#, r#"[{"details":"#.repeat(60), "}]".repeat(60));
    assert_eq!(
        details(LIST, &deep.replace(r#""details":}"#, r#""details":[]}"#), |d| d.depth).last(),
        Some(&31)
    );
    let long =
        format!(r#"{{"errors":{{"{}":{{"_errors":[{}]}}}}}}"#, "k".repeat(100_000), vec!["1"; 900].join(","));
    let fields = details("{ at: /errors, entries_under: _errors }", &long, |d| {
        d.field.as_ref().map_or(0, |f| f.len())
    });
    assert!(fields.iter().sum::<usize>() < 1_000_000);
}
