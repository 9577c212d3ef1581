use super::page;
use crate::load_from_memory;
use serde_json::Value;

/// Returns the finder's data for a catalogue with this file.
fn data(file: &str) -> Value {
    let (catalogue, _) = load_from_memory("acme.yaml", file.into()).expect("the file is right");
    let text = page(&catalogue).text;
    let (_, behind) = text.split_once("application/json\">").expect("there is data");
    let (json, _) = behind.split_once("</").expect("the data ends");
    assert!(!json.contains("<!"), "no comment begins: {json}");
    serde_json::from_str(json).expect("it is JSON")
}

#[test]
fn a_card_has_what_filters_and_readers_need() {
    let data = data(
        "title: Acme\nschedules: { s: { initial: 1s, factor: 2, retries: 2 } }\ngroups: [{ title: Jobs, codes: \
         { busy: { status: 503, meaning: Come `later`., fix: Wait., retry: { schedule: s } } } }]\n",
    );
    let card = &data["vendors"][0][1];
    assert_eq!(data["vendors"][0][0]["page"], "acme.html");
    assert_eq!(card["code"], "busy");
    assert_eq!(card["under"], "Jobs");
    assert_eq!(card["status"][0], "503");
    assert_eq!(card["retry"], "yes");
    assert_eq!(card["meaning"], "Come <code>later</code>.");
    let labels: Vec<_> =
        card["facts"].as_array().expect("facts").iter().filter_map(|fact| fact[0].as_str()).collect();
    assert_eq!(labels, ["Status", "Category", "Fix", "Retry", "Delays", "Rust"]);
    assert!(card["facts"][4][1].as_str().is_some_and(|table| table.contains("<td>3 s</td>")), "{card}");
}

#[test]
fn texts_cannot_end_the_data() {
    let data = data(
        "title: Acme\ngroups: [{ title: \"</script><script>\", codes: { \"<!--\": { rust_name: Comment, status: 400, \
         meaning: \"</script> a\", fix: \"<b>\" } } }]\n",
    );
    let card = &data["vendors"][0][1];
    assert_eq!(card["code"], "<!--");
    assert_eq!(card["anchor"], "acme/~3C~21--");
    assert_eq!(card["under"], "</script><script>");
    assert_eq!(card["meaning"], "&lt;/script&gt; a");
}
