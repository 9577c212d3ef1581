//! Compares the schema in `generated/` with an independent validator and the loader.
//!
//! The schema must accept whatever the loader accepts, and reject files that the loader
//! rejects because of their structure. `mutants::loader_only` lists what JSON Schema cannot
//! express.

mod accepted;
mod catalogue_json;
mod guide;
mod mutants;
mod refused;

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The loader and the schema, side by side.
struct Both {
    schema: jsonschema::Validator,
    dir: tempfile::TempDir,
}

/// The findings of the loader: rule and message.
type Findings = Vec<(&'static str, String)>;

impl Both {
    fn new() -> Self {
        let text = fs::read_to_string(repository().join("generated/catalogue.schema.json")).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        let schema = jsonschema::draft202012::new(&schema).unwrap();
        Both { schema, dir: tempfile::tempdir().unwrap() }
    }

    /// Returns the loader's findings on the structure of a file.
    fn loader(&self, yaml: &str) -> Findings {
        fs::write(self.dir.path().join("vendor.yaml"), yaml).unwrap();
        match errcat_codegen::load(self.dir.path()) {
            Ok(_) => Vec::new(),
            Err(report) => report
                .diagnostics()
                .filter(|found| STRUCTURAL.contains(&found.rule().id()))
                .map(|found| (found.rule().id(), found.message().to_owned()))
                .collect(),
        }
    }

    /// Returns the schema's findings.
    fn schema(&self, file: &Value) -> Vec<String> {
        self.schema.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect()
    }
}

/// The rules about a single place, which a schema can check.
const STRUCTURAL: [&str; 11] = [
    "syntax",
    "unknown-key",
    "missing-key",
    "invalid-value",
    "empty-text",
    "empty-value",
    "control-character",
    "invalid-code",
    "invalid-identifier",
    "status-range",
    "retry-numbers",
];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Converts a file to the JSON that editors validate.
fn as_json(yaml: &str) -> Value {
    json(serde_yaml::from_str(yaml).unwrap())
}

fn json(yaml: serde_yaml::Value) -> Value {
    match yaml {
        serde_yaml::Value::Mapping(map) => {
            map.into_iter().map(|(key, value)| (key_text(key), json(value))).collect()
        }
        serde_yaml::Value::Sequence(items) => items.into_iter().map(json).collect(),
        scalar => serde_json::to_value(scalar).unwrap(),
    }
}

fn key_text(key: serde_yaml::Value) -> String {
    match json(key) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// Returns the `.yaml` files in a folder, by path.
fn yaml_files(dir: &Path) -> BTreeMap<PathBuf, String> {
    fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect()
}
