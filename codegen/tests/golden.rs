//! The exact outputs for the catalogues in `tests/golden`.
//!
//! To add a case, add a folder with a `catalogue` in it. `ERRCAT_UPDATE=1 cargo test -p
//! errcat-codegen --test golden` writes the expected outputs. Review and commit them.
#![expect(clippy::expect_used, clippy::panic, reason = "tests panic on unexpected results")]

mod cases;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const UPDATE: &str = "ERRCAT_UPDATE=1 cargo test -p errcat-codegen --test golden";

/// Texts by path below a folder.
type Files = BTreeMap<String, String>;

#[test]
fn outputs_are_as_expected() {
    let update = std::env::var_os("ERRCAT_UPDATE").is_some();
    let mut differences = String::new();
    for case in cases::folders() {
        let produced = compile(&case.join("catalogue"));
        let expected = case.join("expected");
        if update {
            replace(&expected, &produced);
        }
        differences.push_str(&compare(&cases::name(&case), &read(&expected), &produced));
    }
    assert!(differences.is_empty(), "\n{differences}\nif this is intended:\n    {UPDATE}\n");
}

/// The outputs of a catalogue, except those that are the same for every catalogue. Warnings
/// are tested separately.
fn compile(catalogue: &Path) -> Files {
    let model = match errcat_codegen::load(catalogue) {
        Ok((model, _warnings)) => model,
        Err(report) => panic!("\n{report}"),
    };
    let outputs = errcat_codegen::emit(&model).into_iter();
    outputs
        .filter(|output| !["docs/rules.md", "rules.json"].contains(&&*output.path))
        .map(|output| (output.path, without_parts(output.text)))
        .collect()
}

/// Removes hand-written parts that pages contain verbatim, which no case is about.
fn without_parts(mut text: String) -> String {
    for (part, name) in [
        (include_str!("../src/emit/html/base.css"), "base.css"),
        (include_str!("../src/emit/finder/finder.css"), "finder.css"),
        (include_str!("../src/emit/finder/finder.html"), "finder.html"),
        (include_str!("../src/emit/finder/finder.js"), "finder.js"),
    ] {
        text = text.replace(part, &format!("[{name}]\n"));
    }
    // The hashes depend on these parts.
    let lines = text.lines().filter(|line| !line.contains("Content-Security-Policy"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn replace(folder: &Path, files: &Files) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("what was expected can be removed");
    }
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
}

/// All files below a folder.
fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("it lies below").to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read_to_string(&path).expect("a file can be read"));
        }
    }
    files
}

/// A summary of the differences; empty if there are none.
fn compare(case: &str, expected: &Files, produced: &Files) -> String {
    let mut text = String::new();
    for path in expected.keys().filter(|path| !produced.contains_key(*path)) {
        text.push_str(&format!("{case}: {path} is not generated any more\n"));
    }
    for (path, new) in produced {
        match expected.get(path) {
            None => text.push_str(&format!("{case}: {path} is new\n")),
            Some(old) if old != new => {
                text.push_str(&format!("{case}: {path} differs\n{}", first_difference(old, new)));
            }
            Some(_) => {}
        }
    }
    text
}

/// The number of lines shown of each side.
const SHOWN: usize = 4;

/// The first lines that differ, with their line number.
fn first_difference(old: &str, new: &str) -> String {
    let same = old.split_inclusive('\n').zip(new.split_inclusive('\n')).take_while(|(a, b)| a == b).count();
    let shown = |text: &str, mark: char| -> String {
        let lines = text.split_inclusive('\n').skip(same).take(SHOWN);
        lines.map(|line| format!("    {mark} {}\n", line.trim_end_matches('\n'))).collect()
    };
    format!("  from line {}:\n{}{}", same + 1, shown(old, '-'), shown(new, '+'))
}

#[test]
fn differences_are_summarized() {
    let files = |pairs: &[(&str, &str)]| -> Files {
        pairs.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    };
    let expected = files(&[("a", "1\n2\n3\n"), ("gone", ""), ("same", "x\n")]);
    let produced = files(&[("a", "1\n2b\n3\n"), ("new", ""), ("same", "x\n")]);
    assert_eq!(
        compare("case", &expected, &produced),
        "case: gone is not generated any more\ncase: a differs\n  from line 2:\n    - 2\n    - 3\n    + 2b\n    + 3\ncase: new is new\n"
    );
    assert_eq!(compare("case", &expected, &expected), "");
}
