use std::path::PathBuf;

/// A rule of make: these outputs depend on these inputs.
pub(super) fn text(outputs: impl Iterator<Item = PathBuf>, inputs: impl Iterator<Item = PathBuf>) -> String {
    let mut text = outputs.map(|path| escaped(&path)).collect::<Vec<_>>().join(" ");
    text.push(':');
    for input in inputs {
        text.push_str(" \\\n  ");
        text.push_str(&escaped(&input));
    }
    text.push('\n');
    text
}

/// As make and ninja read paths.
fn escaped(path: &std::path::Path) -> String {
    let mut text = String::new();
    for c in path.to_string_lossy().replace('\\', "/").chars() {
        match c {
            ' ' | '#' => text.push('\\'),
            '$' => text.push('$'),
            _ => {}
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::text;
    use std::path::PathBuf;

    #[test]
    fn signs_that_make_reads_are_escaped() {
        let paths = |list: &[&str]| list.iter().map(PathBuf::from).collect::<Vec<_>>().into_iter();
        let rule = text(paths(&["out/a.rs", "out/a.md"]), paths(&["my api/a#1.yaml", "$b.yaml"]));
        assert_eq!(rule, "out/a.rs out/a.md: \\\n  my\\ api/a\\#1.yaml \\\n  $$b.yaml\n");
    }
}
