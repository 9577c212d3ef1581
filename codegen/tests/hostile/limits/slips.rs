//! Large files in which each code has the same structural mistake, or is empty.

use super::shapes::numbered;
use super::{GROUP, Input};

pub(super) fn slips(size: usize) -> Vec<Input> {
    let head = format!("title: T\n{GROUP}");
    let input = |what, line: fn(usize) -> String| Input::new(what, numbered(&head, size, line));
    vec![
        input("unclosed quotes", |n| format!("    c{n}: {{ status: 400, meaning: \"m, fix: f }}\n")),
        input("unclosed brackets", |n| format!("    c{n}:\n      status: [400\n      meaning: m\n")),
        input("tabs as indentation", |n| format!("    c{n}:\n\tstatus: 400\n")),
        input("keys indented too little", |n| format!("    c{n}:\n      status: 400\n     meaning: m\n")),
        input("keys indented too far", |n| format!("    c{n}:\n      status: 400\n       meaning: m\n")),
        input("dashes among keys", |n| format!("    c{n}:\n      status: 400\n      - meaning: m\n")),
        input("texts at the margin", |n| format!("    c{n}:\n      status: 400\nand that is all\n")),
        input("lists without entries", |n| format!("    c{n}: {{ status: 400, meaning: m, see: [] }}\n")),
        Input::new(
            "groups without codes",
            numbered("title: T\ngroups:\n", size, |n| format!("- title: g{n}\n  codes: {{}}\n")),
        ),
    ]
}
