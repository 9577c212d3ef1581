//! Large files with a mistake in each line, and similar inputs.

use super::{GROUP, Input, filled};

/// One line, repeated with increasing numbers.
pub(super) fn numbered(before: &str, size: usize, line: impl Fn(usize) -> String) -> Vec<u8> {
    let mut text = before.to_owned();
    for number in 0.. {
        text.push_str(&line(number));
        if text.len() >= size {
            break;
        }
    }
    text.into()
}

pub(super) fn shapes(size: usize) -> Vec<Input> {
    let head = format!("title: T\n{GROUP}");
    let head = head.as_str();
    let long = |text: &str| text.repeat(size / text.len());
    let sound = |n: usize| format!("    c{n}: {{ status: 400, meaning: m, fix: f }}\n");
    vec![
        Input::new("nothing", ""),
        Input::new("ever deeper lines", numbered("", size, |n| format!("{}a:\n", " ".repeat(n)))),
        Input::new("ever deeper lists", numbered("", size, |n| format!("{}-\n", " ".repeat(n)))),
        Input::new(
            "ever deeper items",
            numbered("title: T\npage:\n  intro: |\n", size, |n| format!("    {}- a\n", "  ".repeat(n))),
        ),
        Input::new("a bomb of aliases", bomb()),
        Input::new("a long key", format!("{}: x\n", long("a"))),
        Input::new("a long quoted key", format!("\"{}\": x\n", long("a"))),
        Input::new("a long code", format!("{head}    {}: {{}}\n", long("a"))),
        Input::new("a long asked key", format!("? {}\n: x\n", long("a"))),
        Input::new("a long line", format!("title: {}\n", long("a "))),
        Input::new("a long word", format!("title: {}\n", long("a"))),
        Input::new(
            "a long title of signs",
            format!("title: \"{}\"\n{GROUP}    a: {{ status: 400, meaning: m, fix: f }}\n", long("<[*`_")),
        ),
        Input::new(
            "a long name of a group",
            format!(
                "title: T\ngroups:\n- title: \"{}\"\n  codes:\n    a: {{ status: 400, meaning: m, fix: f }}\n",
                long("`")
            ),
        ),
        Input::new(
            "a long status",
            format!("{head}    a: {{ status: {}, meaning: m, fix: f }}\n", long("9")),
        ),
        Input::new(
            "a long number in hexadecimal",
            format!("{head}    a: {{ status: 0x{}, meaning: m, fix: f }}\n", long("f")),
        ),
        Input::new(
            "a long fraction",
            format!("{head}    a: {{ status: 0.{}e-99999, meaning: m, fix: f }}\n", long("3")),
        ),
        Input::new(
            "a long wait",
            format!("{head}    a: {{ retry: {{ header_default: {}s }} }}\n", long("9")),
        ),
        Input::new("a quote that never ends", format!("title: \"{}", long("a\n"))),
        Input::new("a single quote that never ends", format!("title: '{}", long("a\n"))),
        Input::new("a list that never ends", format!("title: [{}", long("a, "))),
        Input::new("a map that never ends", format!("title: {{{}", long("a: b, "))),
        Input::new("a block that never ends", format!("title: |\n{}", long("  a\n"))),
        Input::new("a comment that never ends", format!("title: T #{}", long("a"))),
        Input::new("escapes", format!("title: \"{}\"\n", long("\\n"))),
        Input::new("wide escapes", format!("title: \"{}\"\n", long("\\U0001F600"))),
        Input::new("invalid escapes", format!("title: \"{}\"\n", long("\\q"))),
        Input::new("one of many documents", format!("{}title: T\n", long("--- a\n"))),
        Input::new("a byte order mark in the middle", format!("title: {}\u{feff}{}\n", long("a"), long("b"))),
        Input::new("one odd byte at the end", [long("title: T # a\n").into_bytes(), vec![0xff]].concat()),
        Input::new("codes, all alike", filled(head.as_bytes(), b"    a: {}\n", b"", size)),
        Input::new("valid codes", numbered(head, size, sound)),
        Input::new("codes with a misspelt key", numbered(head, size, |n| format!("    c{n}: {{ s: 1 }}\n"))),
        Input::new("codes with nothing", numbered(head, size, |n| format!("    c{n}:\n"))),
        Input::new("invalid codes", numbered(head, size, |n| format!("    \" {n}\": 1\n"))),
        Input::new(
            "codes with dangling references",
            numbered(head, size, |n| format!("    c{n}: {{ status: 400, meaning: m, fix: f, see: [x] }}\n")),
        ),
        Input::new(
            "codes that differ by case",
            numbered(head, size, |n| format!("    {}: {{ status: 400, meaning: m, fix: f }}\n", cased(n))),
        ),
        Input::new(
            "codes of one name in Rust",
            numbered(head, size, |n| {
                format!("    a{}b: {{ status: 400, meaning: m, fix: f }}\n", "_".repeat(1 + n % 200))
            }),
        ),
        Input::new(
            "long codes with dangling references",
            numbered(head, size, |n| {
                format!("    c{n}{0}: {{ status: 400, meaning: m, fix: f, see: [d{0}] }}\n", "a".repeat(60))
            }),
        ),
        Input::new("links that codes name", links(head, size)),
        Input::new(
            "references in one code",
            format!("{head}    a: {{ status: 400, meaning: m, fix: f, see: [{}] }}\n", long("b, ")),
        ),
        Input::new(
            "statuses in one code",
            format!("{head}    a: {{ status: [{}], meaning: m, fix: f }}\n", long("400, ")),
        ),
        Input::new(
            "keys in one code",
            numbered(&format!("{head}    a:\n"), size, |n| format!("      k{n}: x\n")),
        ),
        Input::new(
            "a flow map",
            format!("title: T\ngroups: [ {{ title: G, codes: {{ {} }} }} ]\n", flow(size)),
        ),
        Input::new("groups with nothing", format!("title: T\ngroups: [{}]\n", long("{}, "))),
        Input::new("groups with a title", filled(b"title: T\ngroups:\n", b"- title: G\n", b"", size)),
        Input::new(
            "groups within groups",
            format!("title: T\ngroups: {}\n", "[{ title: G, groups: ".repeat(30)),
        ),
        Input::new("unknown keys", numbered("title: T\n", size, |n| format!("k{n}: x\n"))),
        Input::new(
            "values of the wrong kind",
            numbered("title: T\nlinks:\n", size, |n| format!("  l{n}: [a]\n")),
        ),
        Input::new(
            "links without a target",
            numbered(
                &format!("title: T\n{GROUP}    a: {{ status: 400, meaning: m, fix: f }}\nlinks:\n"),
                size,
                |n| format!("  l{n}: {{ title: x }}\n"),
            ),
        ),
        Input::new(
            "texts that begin with a sign",
            numbered(head, size, |n| format!("    c{n}: {{ status: 400, meaning: *m, fix: `f` }}\n")),
        ),
        Input::new(
            "comments that end a text",
            numbered(head, size, |n| {
                format!("    c{n}:\n      meaning: a #1\n      status: 400\n      fix: f\n")
            }),
        ),
        Input::new(
            "unprintable characters",
            numbered(head, size, |n| {
                format!("    c{n}: {{ status: 400, meaning: \"\u{202e}\", fix: \u{7} }}\n")
            }),
        ),
        Input::new(
            "messages of one shape",
            numbered("title: T\nenvelope: { code: /code }\nexamples:\n", size, |_| {
                "- body: '{ \"code\": \"b\" }'\n".to_owned()
            }),
        ),
    ]
}

/// Links, and as many codes that refer to one.
fn links(head: &str, size: usize) -> Vec<u8> {
    let codes = numbered(head, size / 2, |n| {
        format!("    c{n}: {{ status: 400, meaning: m, fix: f, links: [l9] }}\n")
    });
    let links = numbered("links:\n", size / 2, |n| format!("  l{n}: {{ title: x, target: y }}\n"));
    [codes, links].concat()
}

/// A number encoded in letters by their case.
fn cased(number: usize) -> String {
    (0..16).map(|bit| if number >> bit & 1 == 0 { 'a' } else { 'A' }).collect()
}

fn flow(size: usize) -> String {
    let entries = (0..size / 45).map(|n| format!("c{n}: {{ status: 400, meaning: m, fix: f }}, "));
    entries.collect()
}

/// An alias bomb: ten thousand million words in a few lines.
fn bomb() -> String {
    let lines = (1..10).map(|n| format!("a{n}: &a{n} [{}]\n", format!("*a{}, ", n - 1).repeat(10)));
    format!("a0: &a0 word\n{}", lines.collect::<String>())
}
