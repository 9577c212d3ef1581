//! Invisible characters of a catalogue in the formats of `errcat list` and `errcat explain`.

use crate::harness::run;
use std::fs;

/// Characters that a catalogue can have, one of each kind: direction mark, filler, space without
/// a width, word joiner, annotation, musical and tag character.
const HIDDEN: &str = "\u{61c}\u{3164}\u{200b}\u{2060}\u{fff9}\u{1d173}\u{e0041}";

#[test]
fn no_format_of_a_list_has_invisible_characters() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::create_dir(folder.path().join("catalogue")).expect("a folder can be made");
    let codes = format!("sold_out: {{ status: 409, meaning: \"None {HIDDEN}are left.\", fix: Order. }}");
    let file = format!("title: Acme\ngroups:\n  - title: Orders\n    codes:\n      {codes}\n");
    fs::write(folder.path().join("catalogue/acme.yaml"), file).expect("a file can be written");
    for command in [
        "list",
        "list --format csv",
        "list --format json",
        "list --format names",
        "explain sold_out",
        "explain sold_out --format json",
        "build --out gen && cat gen/docs/acme.md",
    ] {
        let output = run(folder.path(), &format!("errcat {command}"));
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("sold_out"), "{command}: {text}");
        assert!(!text.contains(|c: char| c != '\n' && errcat_core::is_hidden(c)), "{command}: {text:?}");
    }
}
