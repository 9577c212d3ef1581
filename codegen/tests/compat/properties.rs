//! Properties of every catalogue: the order and spelling of a file do not matter, and one
//! edit is one change.

use crate::today;
use errcat_codegen::compat::{Change, Comparison, Level, Options, State, compare};
use serde_yaml::{Mapping, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the folders of the golden cases, and that of this repository's catalogue if it
/// exists; a packaged crate does not include it.
fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/golden").expect("the folder can be read");
    let golden = entries.map(|entry| entry.expect("an entry can be read").path().join("catalogue"));
    let mut folders: Vec<PathBuf> = golden.chain([PathBuf::from("../catalogue")]).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    folders
}

type Files = BTreeMap<String, Value>;

fn files(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    let yaml = paths.filter(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    let read = yaml.map(|path| {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a file can be read");
        (name, serde_yaml::from_str(&text).expect("the file is YAML"))
    });
    read.collect()
}

/// Writes the files with one serializer, so that everything is spelled in the same way.
fn written(files: &Files) -> Option<State> {
    let write = |(name, value): (&String, &Value)| {
        (name.clone(), serde_yaml::to_string(value).expect("a value can be written").into_bytes())
    };
    State::from_memory("catalogue", files.iter().map(write)).ok()
}

fn comparison(before: &State, after: &State) -> Comparison {
    let mut comparison = compare(before.catalogue(), after.catalogue(), &Options::on(today()));
    comparison.locate(before, after, usize::MAX);
    comparison
}

/// Reverses every map and the list of groups, except columns: their order is that of the
/// page, so it counts as a text.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Mapping(map) => {
            let entry = |(key, value): (&Value, &Value)| match key.as_str() {
                Some("columns") => (key.clone(), value.clone()),
                Some("groups") => (key.clone(), reversed_list(value)),
                _ => (key.clone(), reversed(value)),
            };
            let mut entries: Vec<_> = map.iter().map(entry).collect();
            entries.reverse();
            Value::Mapping(entries.into_iter().collect::<Mapping>())
        }
        Value::Sequence(list) => Value::Sequence(list.iter().map(reversed).collect()),
        other => other.clone(),
    }
}

fn reversed_list(value: &Value) -> Value {
    let list = value.as_sequence().map(Vec::as_slice).unwrap_or_default();
    Value::Sequence(list.iter().rev().map(reversed).collect())
}

#[test]
fn order_and_spelling_of_a_file_do_not_matter() {
    let mut tried = 0;
    for folder in folders() {
        let (files, before) = (files(&folder), State::from_folder(&folder).expect("the catalogue is fine"));
        let turned = files.iter().map(|(name, value)| (name.clone(), reversed(value))).collect();
        // A number without quotes may become a different text when it is written again.
        let (Some(same), Some(turned)) = (written(&files), written(&turned)) else { continue };
        if !comparison(&before, &same).changes().is_empty() {
            continue;
        }
        let found = comparison(&before, &turned);
        let messages: Vec<String> = found.changes().iter().map(Change::message).collect();
        assert!(found.is_empty(), "{}: {messages:#?}, {}", folder.display(), found.counts());
        tried += 1;
    }
    assert!(tried >= 5, "only {tried} catalogues were tried");
}

/// One edit of one key of a code.
struct Mutation {
    name: &'static str,
    edit: fn(&mut Mapping) -> bool,
    rules: &'static [&'static str],
}

fn set(code: &mut Mapping, key: &str, value: impl Into<Value>) -> bool {
    code.insert(key.into(), value.into());
    true
}

fn number(code: &Mapping, key: &str) -> Option<u64> {
    code.get(key)?.as_u64()
}

const MUTATIONS: [Mutation; 8] = [
    Mutation {
        name: "another status",
        edit: |code| {
            number(code, "status")
                .is_some_and(|status| set(code, "status", if status == 418 { 419 } else { 418 }))
        },
        rules: &["status-changed"],
    },
    Mutation {
        name: "one more status",
        edit: |code| {
            let Some(status) = number(code, "status") else { return false };
            let class = status / 100 * 100;
            set(code, "status", vec![Value::from(status), Value::from(class + 98)])
        },
        rules: &["status-added"],
    },
    Mutation {
        name: "removed",
        edit: |code| {
            let removed: Mapping = [("since".into(), "99".into())].into_iter().collect();
            set(code, "removed", removed)
        },
        rules: &["code-removed", "removed-unannounced", "removed-before-sunset"],
    },
    Mutation {
        name: "another Rust name",
        edit: |code| set(code, "rust_name", "SomethingElse"),
        rules: &["rust-name-changed"],
    },
    Mutation {
        name: "another channel",
        edit: |code| set(code, "channel", vec![Value::from("job_result"), Value::from("stream")]),
        rules: &["channel-changed", "channel-added"],
    },
    Mutation {
        name: "another direction",
        edit: |code| set(code, "direction", "outbound"),
        rules: &["direction-changed"],
    },
    Mutation {
        name: "a promise",
        edit: |code| !code.contains_key("always") && set(code, "always", vec![Value::from("message")]),
        rules: &["always-added"],
    },
    Mutation {
        name: "another fix",
        edit: |code| code.contains_key("fix") && set(code, "fix", "Ask a friend who knows about that."),
        rules: &[],
    },
];

/// Returns the codes of a file, in page order.
fn codes(value: &mut Value) -> Vec<&mut Mapping> {
    let mut found = Vec::new();
    let Some(groups) = value.get_mut("groups").and_then(Value::as_sequence_mut) else { return found };
    for group in groups {
        let Value::Mapping(group) = group else { continue };
        for (key, value) in group.iter_mut() {
            if key.as_str() == Some("codes") {
                let codes = value.as_mapping_mut().into_iter().flat_map(Mapping::iter_mut);
                found.extend(codes.filter_map(|(_, code)| code.as_mapping_mut()));
            }
        }
    }
    found
}

#[test]
fn one_edit_is_reported_as_one_change_at_its_place() {
    let (mut tried, mut wrong) = (BTreeMap::new(), String::new());
    for folder in folders() {
        let files = files(&folder);
        let Some(before) = written(&files) else { continue };
        for name in files.keys() {
            for (nth, mutation) in MUTATIONS.iter().enumerate() {
                let mut mutant = files.clone();
                let value = mutant.get_mut(name).expect("the file is there");
                let mut all = codes(value);
                let count = all.len().max(1);
                let Some(code) = all.get_mut((nth * 7 + 3) % count) else { continue };
                // Removed codes are not compared, since they are never sent.
                if code.contains_key("removed") || !(mutation.edit)(code) {
                    continue;
                }
                let Some(after) = written(&mutant) else { continue };
                let found = comparison(&before, &after);
                if let Some(why) = judge(mutation, &found) {
                    wrong.push_str(&format!("{}/{name}: {}: {why}\n", folder.display(), mutation.name));
                }
                *tried.entry(mutation.name).or_insert(0) += 1;
            }
        }
    }
    println!("{tried:#?}");
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(MUTATIONS.iter().all(|mutation| tried.get(mutation.name).is_some_and(|&count| count >= 3)));
}

/// Exchanges the statuses of two codes.
fn swap_statuses(value: &mut Value, [one, other]: [usize; 2]) -> bool {
    let mut all = codes(value);
    let status = |all: &[&mut Mapping], nth: usize| all.get(nth).and_then(|code| code.get("status").cloned());
    let (Some(first), Some(second)) = (status(&all, one), status(&all, other)) else { return false };
    let has_changed = first != second;
    if let Some(code) = all.get_mut(one) {
        code.insert("status".into(), second);
    }
    if let Some(code) = all.get_mut(other) {
        code.insert("status".into(), first);
    }
    has_changed
}

/// The decisions that follow from a status are part of that change.
#[test]
fn exchanged_statuses_are_changes_of_statuses_only() {
    let (mut tried, mut wrong) = (0, String::new());
    for folder in folders() {
        let files = files(&folder);
        let Some(before) = written(&files) else { continue };
        for name in files.keys() {
            let count = codes(&mut files[name].clone()).len();
            for pair in (0..count).flat_map(|one| (one + 1..count).map(move |other| [one, other])) {
                let mut mutant = files.clone();
                if !swap_statuses(mutant.get_mut(name).expect("the file is there"), pair) {
                    continue;
                }
                let Some(after) = written(&mutant) else { continue };
                tried += 1;
                for change in comparison(&before, &after).changes() {
                    if !change.rule().id.starts_with("status-") {
                        wrong.push_str(&format!(
                            "{}/{name} {pair:?}: {}\n",
                            folder.display(),
                            change.message()
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(tried > 50, "{tried}");
}

/// Returns why the changes differ from those that the edit should give.
fn judge(mutation: &Mutation, found: &Comparison) -> Option<String> {
    let messages = || found.changes().iter().map(|one| format!("{}: {}", one.rule().id, one.message()));
    let said = || messages().collect::<Vec<_>>().join("; ");
    if mutation.rules.is_empty() {
        let is_counted = found.changes().is_empty() && found.counts().texts == 1;
        return (!is_counted).then(|| format!("{} ({})", said(), found.counts()));
    }
    let [change] = found.changes() else { return Some(said()) };
    let is_placed = change.places().iter().any(|place| place.range.is_some());
    let fits = mutation.rules.contains(&change.rule().id) && is_placed && change.level() < Level::Docs;
    (!fits).then(said)
}
