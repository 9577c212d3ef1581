//! Inputs designed to exhaust a parser's time or memory.

#[path = "shapes.rs"]
mod shapes;
#[path = "slips.rs"]
mod slips;

use shapes::shapes;
use slips::slips;

/// A hostile file with a description.
#[derive(Clone)]
pub(crate) struct Input {
    pub what: String,
    pub bytes: Vec<u8>,
}

impl Input {
    fn new(what: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Input {
        Input { what: what.into(), bytes: bytes.into() }
    }
}

/// YAML indicators, and bytes that no file should contain.
const REPEATED: &[&[u8]] = &[
    b"[",
    b"]",
    b"{",
    b"}",
    b"{a: ",
    b"[{a: ",
    b"[[],",
    b"- ",
    b"-\n",
    b"? ",
    b"?\n",
    b"- ? ",
    b": ",
    b":\n",
    b"a: ",
    b"a:\n",
    b"a\n",
    b", ",
    b"#",
    b"# a\n",
    b" #",
    b"\"",
    b"\"\" ",
    b"'",
    b"''",
    b"\\",
    b"\"\\x41",
    b"|",
    b"|\n",
    b">",
    b">-\n",
    b"|9\n",
    b"%",
    b"%YAML 1.2\n",
    b"---\n",
    b"--- a\n",
    b"...\n",
    b"&a ",
    b"*a ",
    b"&a [",
    b"!a ",
    b"!!str ",
    b"![",
    b"!<a> ",
    b"`",
    b"@",
    b"<<: ",
    b"0",
    b"-",
    b"\n",
    b"\r",
    b"\r\n",
    b" ",
    b" \n",
    b"\t",
    b"\0",
    b"\x07",
    b"\x7f",
    b"\xff",
    b"\xc3",
    b"\xf0\x9f",
    b"\xef\xbb\xbf",
    "\u{85}".as_bytes(),
    "\u{2028}".as_bytes(),
    "\u{202e}".as_bytes(),
    "é".as_bytes(),
    "🦀".as_bytes(),
    b"title: a\n",
    b"\"a\": ",
    b"'a', ",
    b"[a, b], ",
    b"{a, b}: ",
    b"titel: a\n",
    b"- a: b\n",
];

/// Markdown syntax, for long meaningless texts.
const PROSE: &[&str] = &[
    "*",
    "**",
    "**a ",
    "* a*",
    "*_",
    "a**b",
    "***a** ",
    "_",
    "_a ",
    "~",
    "~~a ",
    "`",
    "`a",
    "`` ` ",
    "\\",
    "\\`",
    "[",
    "]",
    "[a](",
    "[a](b",
    "[a][",
    "![",
    "![a](b) ",
    "[[a]",
    "](",
    "(",
    "[^a]",
    "[a]: b\n",
    "[a]: <",
    "<",
    "<a ",
    "<a href=\"",
    "</a ",
    "<!--",
    "<!-- a --",
    "<?",
    "<![CDATA[",
    "<a@b",
    ">",
    "> ",
    "> a\n",
    "- ",
    "- a\n",
    "+ ",
    "1. ",
    "1) a\n",
    "123456789. ",
    "#",
    "# a\n",
    "|",
    "| a ",
    "|-",
    "|-|\n",
    "| a | b |\n|---|---|\n",
    "a|b\n-|-\n",
    "=",
    "a\n=\n",
    "a\n-\n",
    "a\n",
    "a  \n",
    "a\n\n",
    "\n",
    "```",
    "```\n",
    "```a\n",
    "~~~\n",
    "    a\n\n",
    "\t",
    "&",
    "&a",
    "&amp;",
    "&#1",
    "&#x",
    "http://",
    "https://a.b/(",
    "https://a.b ",
    "a://",
    "://",
    "a@b.c ",
    "{",
    "{{",
    "}}",
    "!",
    "!!",
    "\"",
    "'",
    "\"#",
    "*/",
    "é",
    "🦀",
    "\u{a0}",
    "<b>",
    "<b> a </b> ",
    "a`b*c_d[e",
];

/// All inputs, each of about `size` bytes.
pub(crate) fn inputs(size: usize) -> Vec<Input> {
    let mut inputs = [shapes(size), slips(size)].concat();
    for bytes in REPEATED {
        let shown = String::from_utf8_lossy(bytes);
        inputs.push(Input::new(format!("{shown:?} alone"), filled(b"", bytes, b"", size)));
        inputs.push(Input::new(format!("{shown:?} as a value"), filled(b"title: ", bytes, b"\n", size)));
    }
    for text in PROSE {
        inputs.push(Input::new(format!("{text:?} in a block"), prose(text, size)));
        inputs.push(Input::new(format!("{text:?} in a code"), code(text, size)));
    }
    inputs
}

fn filled(before: &[u8], middle: &[u8], after: &[u8], size: usize) -> Vec<u8> {
    let times = size.saturating_sub(before.len() + after.len()) / middle.len();
    [before, &middle.repeat(times), after].concat()
}

/// A catalogue that is valid except for the text.
fn prose(text: &str, size: usize) -> Vec<u8> {
    let lines = text.repeat(size / text.len()).replace('\n', "\n    ");
    format!("title: T\npage:\n  intro: |\n    x\n    {lines}\n{GROUP}    a: {{ status: 400, meaning: m, fix: f }}\n").into()
}

pub(crate) const GROUP: &str = "groups:\n- title: G\n  codes:\n";

fn code(text: &str, size: usize) -> Vec<u8> {
    let lines = text.repeat(size / text.len()).replace('\n', "\n        ");
    format!("title: T\n{GROUP}    a:\n      status: 400\n      fix: f\n      meaning: |\n        x\n        {lines}\n").into()
}
