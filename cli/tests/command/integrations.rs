//! Runs the commands of `action.yml` and `.pre-commit-hooks.yaml` in a real repository.

use crate::baseline::{ends, repository, succeeds};
use serde_yaml::Value;
use std::fs;
use std::path::Path;

fn read(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
    let text = fs::read_to_string(path).expect("the file can be read");
    serde_yaml::from_str(&text).expect("the file is YAML")
}

/// The script of a step of the action.
fn script(step: &str) -> String {
    let action = read("action.yml");
    let steps = action["runs"]["steps"].as_sequence().expect("the action has steps");
    let found = steps.iter().find(|one| one["name"].as_str() == Some(step)).expect("the action has the step");
    assert_eq!(found["shell"].as_str(), Some("bash"));
    found["run"].as_str().expect("the step has a script").to_owned()
}

/// Runs a step of the action with inputs, as bash of GitHub Actions does.
fn run_step(folder: &Path, step: &str, inputs: &str) -> (Option<i32>, String) {
    let script = script(step);
    let set = "bash --noprofile --norc -eo pipefail";
    ends(folder, &format!("cat > step.sh <<'END_OF_STEP'\n{script}\nEND_OF_STEP\n{inputs} {set} step.sh"))
}

#[test]
fn the_action_checks_the_catalogue() {
    let repository = repository("codes a; commit 01");
    let inputs = "CATALOGUE=catalogue";
    assert_eq!(run_step(repository.path(), "Check the catalogue", inputs), (Some(0), String::new()));
    succeeds(repository.path(), "echo 'oops: 1' >> catalogue/acme.yaml");
    let (code, text) = run_step(repository.path(), "Check the catalogue", inputs);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.starts_with("::error file=catalogue/acme.yaml,line="), "{text}");
}

#[test]
fn the_action_annotates_breaking_changes() {
    let repository = repository("folder='my errors' codes a b; commit 01; git tag v1.0.0");
    succeeds(repository.path(), "folder='my errors' codes a");
    let (code, text) = run_step(repository.path(), "Compare the catalogue", "CATALOGUE='my errors'");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.starts_with("::error file=my errors/acme.yaml,line=5"), "{text}");
}

#[test]
fn the_action_passes_its_inputs() {
    let repository = repository("codes a; commit 01; git tag v1.0.0; codes a b; commit 02");
    let compare = |inputs: &str| {
        run_step(repository.path(), "Compare the catalogue", &format!("CATALOGUE=catalogue {inputs}"))
    };
    assert_eq!(compare("").0, Some(0));
    assert_eq!(compare("DENY=compatible").0, Some(1));
    assert_eq!(compare("DENY=compatible AGAINST=HEAD").0, Some(0));
    let (code, text) = compare("AGAINST='x; touch injected'");
    assert_eq!(code, Some(2), "{text}");
    assert!(!repository.path().join("injected").exists(), "inputs are not code");
}

#[test]
fn every_input_of_the_action_is_used() {
    let action = read("action.yml");
    let text = serde_yaml::to_string(&action["runs"]).expect("the steps can be written");
    for name in action["inputs"].as_mapping().expect("the action has inputs").keys() {
        let name = name.as_str().expect("an input has a name");
        assert!(text.contains(&format!("${{{{ inputs.{name} }}}}")), "{name}");
    }
}

#[test]
fn the_hooks_run() {
    let repository = repository("codes a b; commit 01; git tag v1.0.0");
    let hooks = read(".pre-commit-hooks.yaml");
    let hooks = hooks.as_sequence().expect("the file has hooks");
    assert_eq!(hooks.len(), 2);
    for hook in hooks {
        let entry = hook["entry"].as_str().expect("a hook has a command");
        let (code, text) = ends(repository.path(), &format!("codes a b; {entry}"));
        assert_eq!(code, Some(0), "{entry}: {text}");
        let (code, text) =
            ends(repository.path(), &format!("codes a; sed -i s/title/titel/ catalogue/acme.yaml; {entry}"));
        assert_ne!(code, Some(0), "{entry}: {text}");
    }
    let (code, text) = ends(repository.path(), "codes a; errcat compat");
    assert_eq!(code, Some(1), "{text}");
}
