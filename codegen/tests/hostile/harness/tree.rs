use serde_yaml::Value;
use std::fmt::Write as _;

/// The content of a YAML file, without its style.
#[derive(Debug, Clone)]
pub(crate) enum Tree {
    /// A number, a boolean, or null.
    Plain(String),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    pub(crate) fn parse(text: &str) -> Tree {
        let value: Value = serde_yaml::from_str(text).expect("the example is YAML");
        Tree::of(&value)
    }

    fn of(value: &Value) -> Tree {
        match value {
            Value::String(text) => Tree::Text(text.clone()),
            Value::Sequence(elements) => Tree::List(elements.iter().map(Tree::of).collect()),
            Value::Mapping(entries) => {
                Tree::Map(entries.iter().map(|(key, value)| (plain(key), Tree::of(value))).collect())
            }
            other => Tree::Plain(plain(other)),
        }
    }

    /// Adds a code to the first group.
    pub(crate) fn add_code(&mut self, wire: &str) {
        let code = format!("{{ status: 400, meaning: m, fix: f, rust_name: Own{} }}", wire.len());
        if let Some(Tree::Map(codes)) = self.find(&["groups", "0", "codes"]) {
            codes.push((wire.to_owned(), Tree::parse(&code)));
        }
    }

    fn find(&mut self, path: &[&str]) -> Option<&mut Tree> {
        let Some((first, rest)) = path.split_first() else { return Some(self) };
        match self {
            Tree::List(elements) => elements.get_mut(first.parse::<usize>().ok()?)?.find(rest),
            Tree::Map(entries) => entries.iter_mut().find(|(key, _)| key == first)?.1.find(rest),
            Tree::Plain(_) | Tree::Text(_) => None,
        }
    }

    /// All keys and texts, in file order.
    pub(crate) fn texts(&mut self) -> Vec<&mut String> {
        match self {
            Tree::Plain(_) => Vec::new(),
            Tree::Text(text) => vec![text],
            Tree::List(elements) => elements.iter_mut().flat_map(Tree::texts).collect(),
            Tree::Map(entries) => entries
                .iter_mut()
                .flat_map(|(key, value)| std::iter::once(key).chain(value.texts()))
                .collect(),
        }
    }

    /// Whether each of the texts is a key.
    pub(crate) fn is_key(&self) -> Vec<bool> {
        match self {
            Tree::Plain(_) => Vec::new(),
            Tree::Text(_) => vec![false],
            Tree::List(elements) => elements.iter().flat_map(Tree::is_key).collect(),
            Tree::Map(entries) => {
                entries.iter().flat_map(|(_, value)| std::iter::once(true).chain(value.is_key())).collect()
            }
        }
    }

    /// The number of nodes, including this one.
    pub(crate) fn len(&self) -> usize {
        1 + self.children().map(Tree::len).sum::<usize>()
    }

    fn children(&self) -> Box<dyn Iterator<Item = &Tree> + '_> {
        match self {
            Tree::Plain(_) | Tree::Text(_) => Box::new(std::iter::empty()),
            Tree::List(elements) => Box::new(elements.iter()),
            Tree::Map(entries) => Box::new(entries.iter().map(|(_, value)| value)),
        }
    }

    fn node(&mut self, nth: &mut usize) -> Option<&mut Tree> {
        if *nth == 0 {
            return Some(self);
        }
        *nth -= 1;
        match self {
            Tree::Plain(_) | Tree::Text(_) => None,
            Tree::List(elements) => elements.iter_mut().find_map(|element| element.node(nth)),
            Tree::Map(entries) => entries.iter_mut().find_map(|(_, value)| value.node(nth)),
        }
    }

    /// Removes the first child of a node.
    pub(crate) fn remove(&mut self, mut nth: usize) {
        match self.node(&mut nth) {
            Some(Tree::List(elements)) if !elements.is_empty() => drop(elements.remove(0)),
            Some(Tree::Map(entries)) if !entries.is_empty() => drop(entries.remove(0)),
            _ => {}
        }
    }

    /// Replaces a node by a copy of another, unless the tree becomes too large.
    pub(crate) fn copy(&mut self, mut from: usize, mut to: usize) {
        let copy = self.node(&mut from).map(|node| node.clone());
        if let (Some(copy), Some(target)) = (copy.filter(|copy| copy.len() < 400), self.node(&mut to)) {
            *target = copy;
        }
    }

    /// A file in which each key and each text is on a separate line, and their lines.
    pub(crate) fn write(&self) -> (String, Vec<usize>) {
        let (mut out, mut starts) = (String::new(), Vec::new());
        self.write_to(&mut out, &mut starts);
        out.push('\n');
        let ends: Vec<usize> = out.match_indices('\n').map(|(at, _)| at).collect();
        (out, starts.iter().map(|&start| 1 + ends.partition_point(|&end| end < start)).collect())
    }

    fn write_to(&self, out: &mut String, starts: &mut Vec<usize>) {
        match self {
            Tree::Plain(text) => out.push_str(text),
            Tree::Text(text) => quoted(out, text, starts),
            Tree::List(elements) => {
                out.push_str("[\n");
                for element in elements {
                    element.write_to(out, starts);
                    out.push_str(",\n");
                }
                out.push(']');
            }
            Tree::Map(entries) => {
                out.push_str("{\n");
                for (key, value) in entries {
                    quoted(out, key, starts);
                    out.push_str(":\n ");
                    value.write_to(out, starts);
                    out.push_str(",\n");
                }
                out.push('}');
            }
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => serde_yaml::to_string(other).expect("a value can be written").trim_end().to_owned(),
    }
}

/// The text in quotes, with escapes for unprintable characters.
fn quoted(out: &mut String, text: &str, starts: &mut Vec<usize>) {
    starts.push(out.len());
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            c => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
        }
    }
    out.push('"');
}
