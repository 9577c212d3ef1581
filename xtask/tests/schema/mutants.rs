//! Changes one node of the five files at a time; the schema must find the same mistakes as
//! the loader.

use super::{Both, Findings, as_json, repository, yaml_files};
use serde_json::{Value, json};

/// A placeholder for an empty value, which is not written as `null`.
const BLANK: &str = "BLANKBLANK";

/// Returns the replacements for a node.
fn replacements(node: &Value) -> Vec<Value> {
    let mut all = vec![
        json!(BLANK),
        json!(""),
        json!(" "),
        json!("Two words"),
        json!("a\nb"),
        json!("\u{7}"),
        json!(7),
        json!(600),
        json!(-1.5),
        json!(true),
        json!([]),
        json!({}),
        json!([node]),
        json!({ "x": node }),
    ];
    all.retain(|other| other != node);
    all
}

/// Calls `visit` with the file after each change of one node below `path`.
fn each_mutant(file: &Value, path: &str, visit: &mut dyn FnMut(&str, Value)) {
    let node = file.pointer(path).unwrap();
    for (i, other) in replacements(node).into_iter().enumerate() {
        visit(&format!("{path} replaced, {i}"), with(file, path, |node| *node = other));
    }
    match node {
        Value::Object(map) => {
            for key in map.keys() {
                visit(
                    &format!("{path}/{key} deleted"),
                    with(file, path, |node| {
                        node.as_object_mut().unwrap().shift_remove(key);
                    }),
                );
                for new in [format!("{key}x"), String::new(), format!("{key} ")] {
                    visit(
                        &format!("{path}/{key} is now `{new}`"),
                        with(file, path, |node| {
                            let map = node.as_object_mut().unwrap();
                            let value = map.shift_remove(key).unwrap();
                            map.insert(new, value);
                        }),
                    );
                }
                let token = key.replace('~', "~0").replace('/', "~1");
                each_mutant(file, &format!("{path}/{token}"), visit);
            }
        }
        Value::Array(items) => {
            for i in 0..items.len() {
                each_mutant(file, &format!("{path}/{i}"), visit);
            }
        }
        _ => {}
    }
}

fn with(file: &Value, path: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut file = file.clone();
    change(file.pointer_mut(path).unwrap());
    file
}

/// Whether only the loader can find a mistake, by rule and message.
///
/// - Findings that involve several places: keys that exclude each other, and codes
///   that do not exist.
/// - Comparisons of numbers within a text: a range, a year.
///
/// Also, a duplicate key never reaches a schema, and the words `null` and `~` are null
/// for a schema where the loader has a text.
fn loader_only((rule, message): &(&str, String)) -> bool {
    const PLACES: [&str; 7] = [
        "both `attempts` and `retries` are given",
        "`header_default` has no effect without `header`",
        "the verdict is not to retry",
        "the verdict `after` needs an action",
        "`default` cannot make every code retryable",
        "the rule matches nothing",
        "the cap of",
    ];
    match *rule {
        "retry-numbers" => {
            PLACES.iter().any(|place| message.starts_with(place)) || message.contains("is more than")
        }
        "invalid-value" => message.contains("longer than a year"),
        "missing-key" => message.ends_with("has no codes"),
        _ => false,
    }
}

/// Whether only the schema rejects a change: the loader trims the keys of `columns` and
/// `waive`, so it accepts `"code "`.
fn schema_only(change: &str) -> bool {
    change.ends_with(" `") && (change.contains("/columns/") || change.contains("/waive/"))
}

/// Whether loader and schema disagree. The loader continues after a mistake, so findings
/// that only it can make do not hide others.
fn differ(loader: &Findings, schema: &[String]) -> bool {
    loader.iter().all(loader_only) != schema.is_empty()
}

/// The loader takes milliseconds for each of 24,000 mutants. Each run checks a sample;
/// `ERRCAT_EVERY=1` checks all.
const EVERY: usize = 9;

#[test]
fn the_schema_and_the_loader_agree_on_mutants() {
    let both = Both::new();
    let every = std::env::var("ERRCAT_EVERY").map_or(EVERY, |every| every.parse().unwrap());
    let (mut mutants, mut refused, mut different) = (0, 0, Vec::new());
    for (path, yaml) in yaml_files(&repository().join("catalogue")) {
        each_mutant(&as_json(&yaml), "", &mut |change, mutant| {
            mutants += 1;
            if mutants % every != 0 {
                return;
            }
            let text = serde_yaml::to_string(&mutant).unwrap().replace(BLANK, "");
            let (loader, schema) = (both.loader(&text), both.schema(&as_json(&text)));
            refused += usize::from(!schema.is_empty());
            if differ(&loader, &schema) && !schema_only(change) {
                different.push(format!("{}: {change}\n  {loader:?}\n  {schema:?}", path.display()));
            }
        });
    }
    println!("{} mutants, {refused} refused", mutants / every);
    assert!(refused > mutants / every / 2, "{refused} of {} refused", mutants / every);
    let shown = different.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(different.is_empty(), "{} differ:\n{shown}", different.len());
}
