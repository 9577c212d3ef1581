//! Rust expressions as text, formatted like rustfmt: on one line if it fits.

use std::fmt::{Debug, Write as _};

/// The longest line that is not broken.
const WIDTH: usize = 110;

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expr {
    /// A literal or a path.
    Word(String),
    /// `&[a, b]`
    List(Vec<Expr>),
    /// `[a, b]`
    Array(Vec<Expr>),
    /// `&inner`
    Ref(Box<Expr>),
    /// `name(a, b).method(c)`
    Call { name: &'static str, args: Vec<Expr>, methods: Vec<(&'static str, Vec<Expr>)> },
}

impl Expr {
    pub(crate) fn word(word: impl Into<String>) -> Expr {
        Expr::Word(word.into())
    }

    /// Returns a variant of an enum: `Category::NotFound`.
    pub(crate) fn variant(of: &str, variant: impl Debug) -> Expr {
        Expr::Word(format!("{of}::{variant:?}"))
    }

    pub(crate) fn text(text: &str) -> Expr {
        // The same as `{text:?}`, which is much slower.
        let is_verbatim =
            text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'));
        Expr::Word(if is_verbatim { ["\"", text, "\""].concat() } else { format!("{text:?}") })
    }

    pub(crate) fn number(number: impl Into<u64>) -> Expr {
        let digits = number.into().to_string();
        let mut grouped = String::with_capacity(digits.len() + 3);
        for (nth, digit) in digits.chars().enumerate() {
            if nth > 0 && digits.len() > 4 && (digits.len() - nth).is_multiple_of(3) {
                grouped.push('_');
            }
            grouped.push(digit);
        }
        Expr::Word(grouped)
    }

    pub(crate) fn signed(number: i64) -> Expr {
        match Expr::number(number.unsigned_abs()) {
            Expr::Word(digits) if number < 0 => Expr::Word(format!("-{digits}")),
            positive => positive,
        }
    }

    pub(crate) fn list<'t, T>(items: &'t [T], each: impl FnMut(&'t T) -> Expr) -> Expr {
        Expr::List(items.iter().map(each).collect())
    }

    pub(crate) fn array<T>(items: &[T], each: impl FnMut(&T) -> Expr) -> Expr {
        Expr::Array(items.iter().map(each).collect())
    }

    pub(crate) fn to(inner: Expr) -> Expr {
        Expr::Ref(Box::new(inner))
    }

    pub(crate) fn call(name: &'static str, args: Vec<Expr>) -> Expr {
        Expr::Call { name, args, methods: Vec::new() }
    }

    /// Appends a method call.
    pub(crate) fn with(mut self, method: &'static str, args: Vec<Expr>) -> Expr {
        if let Expr::Call { methods, .. } = &mut self {
            methods.push((method, args));
        }
        self
    }

    /// Appends a method call, unless its argument is the default.
    pub(crate) fn with_some<T>(
        self,
        method: &'static str,
        value: Option<T>,
        arg: impl FnOnce(T) -> Expr,
    ) -> Expr {
        match value {
            Some(value) => self.with(method, vec![arg(value)]),
            None => self,
        }
    }

    pub(crate) fn with_text(self, method: &'static str, text: Option<&str>) -> Expr {
        self.with_some(method, text, Expr::text)
    }

    pub(crate) fn with_texts(self, method: &'static str, texts: &[&str]) -> Expr {
        self.with_list(method, texts, |text| Expr::text(text))
    }

    pub(crate) fn with_list<'t, T>(
        self,
        method: &'static str,
        items: &'t [T],
        each: impl FnMut(&'t T) -> Expr,
    ) -> Expr {
        if items.is_empty() { self } else { self.with(method, vec![Expr::list(items, each)]) }
    }

    pub(crate) fn with_if(self, method: &'static str, holds: bool) -> Expr {
        if holds { self.with(method, Vec::new()) } else { self }
    }

    /// Whether the expression is a call without methods.
    pub(crate) fn is_bare(&self) -> bool {
        matches!(self, Expr::Call { methods, .. } if methods.is_empty())
    }

    /// Writes the expression at the end of a line that has `used` characters and is
    /// indented by `indent` spaces.
    pub(crate) fn write(&self, out: &mut String, indent: usize, used: usize) {
        let start = out.len();
        self.write_flat(out);
        if used + (out.len() - start) <= WIDTH || matches!(self, Expr::Word(_)) {
            return;
        }
        out.truncate(start);
        self.write_broken(out, indent);
    }

    fn write_flat(&self, out: &mut String) {
        match self {
            Expr::Word(word) => out.push_str(word),
            Expr::Ref(inner) => {
                out.push('&');
                inner.write_flat(out);
            }
            Expr::List(items) => {
                out.push_str("&[");
                flat_args(items, out);
                out.push(']');
            }
            Expr::Array(items) => {
                out.push('[');
                flat_args(items, out);
                out.push(']');
            }
            Expr::Call { name, args, methods } => {
                flat_call(name, args, out);
                for (method, args) in methods {
                    out.push('.');
                    flat_call(method, args, out);
                }
            }
        }
    }

    fn write_broken(&self, out: &mut String, indent: usize) {
        match self {
            Expr::Word(word) => out.push_str(word),
            Expr::Ref(inner) => {
                out.push('&');
                inner.write_broken(out, indent);
            }
            Expr::List(items) => {
                out.push_str("&[");
                broken_args(items, out, indent);
                out.push(']');
            }
            Expr::Array(items) => {
                out.push('[');
                broken_args(items, out, indent);
                out.push(']');
            }
            Expr::Call { name, args, methods } => {
                let start = out.len();
                call(name, args, out, indent);
                let is_broken = out.get(start..).is_some_and(|head| head.contains('\n'));
                let indent = if is_broken { indent } else { indent + 4 };
                for (method, args) in methods {
                    new_line(out, indent);
                    out.push('.');
                    call(method, args, out, indent);
                }
            }
        }
    }
}

/// Writes a call at the start of a line. Breaking between one or two words, which may be
/// long texts, would only add lines.
fn call(name: &str, args: &[Expr], out: &mut String, indent: usize) {
    let start = out.len();
    flat_call(name, args, out);
    let is_fixed = args.len() <= 2 && args.iter().all(|arg| matches!(arg, Expr::Word(_)));
    if is_fixed || indent + (out.len() - start) <= WIDTH {
        return;
    }
    out.truncate(start);
    out.push_str(name);
    out.push('(');
    match args {
        [Expr::List(items)] => {
            out.push_str("&[");
            broken_args(items, out, indent);
            out.push(']');
        }
        [only] => only.write(out, indent, WIDTH),
        args => broken_args(args, out, indent),
    }
    out.push(')');
}

fn flat_call(name: &str, args: &[Expr], out: &mut String) {
    out.push_str(name);
    out.push('(');
    flat_args(args, out);
    out.push(')');
}

fn flat_args(args: &[Expr], out: &mut String) {
    for (nth, arg) in args.iter().enumerate() {
        out.push_str(if nth == 0 { "" } else { ", " });
        arg.write_flat(out);
    }
}

fn broken_args(args: &[Expr], out: &mut String, indent: usize) {
    for arg in args {
        new_line(out, indent + 4);
        arg.write(out, indent + 4, indent + 5);
        out.push(',');
    }
    new_line(out, indent);
}

fn new_line(out: &mut String, indent: usize) {
    // Writing to a `String` cannot fail.
    let _ = write!(out, "\n{:indent$}", "");
}

impl Expr {
    /// Writes a declaration: `head`, the value, a semicolon.
    pub(crate) fn declare(&self, head: &str, out: &mut String) {
        out.push_str(head);
        out.push(' ');
        self.write(out, 0, head.len() + 2);
        out.push_str(";\n");
    }
}
