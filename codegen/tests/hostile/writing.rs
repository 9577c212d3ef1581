//! Builds that are interrupted, run out of disk space, or run at the same time: each file is
//! always the old or the new one, and the next build restores everything.

use errcat_codegen::{Output, OutputFolder, WriteError, Written, emit, load_from_memory};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// The outputs of a catalogue of two vendors, with this many codes.
fn outputs(meaning: &str, codes: usize) -> Vec<Output> {
    let codes: String =
        (0..codes).map(|n| format!("c{n}: {{ status: 500, meaning: {meaning}, fix: None. }}, ")).collect();
    let text = format!("title: Acme\ngroups: [{{ title: Codes, codes: {{ {codes} }} }}]\n");
    emit(&load_from_memory("acme.yaml", text.into_bytes()).expect("the catalogue is valid").0)
}

fn write(dir: &Path, outputs: &[Output]) -> Result<Written, WriteError> {
    OutputFolder::new(dir).write(outputs)
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder can be made")
}

/// All files below a folder with their texts; of errcat's own files, only temporary ones.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        if path.ends_with(".errcat/files") || path.ends_with(".errcat/.gitignore") {
            continue;
        } else if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, text)| (format!("{name}/{below}"), text)));
        } else if let Ok(text) = fs::read_to_string(&path) {
            // A temporary file may have been removed in the meantime.
            found.insert(name, text);
        }
    }
    found
}

fn expected(outputs: &[Output]) -> BTreeMap<String, String> {
    outputs.iter().map(|output| (output.path.clone(), output.text.clone())).collect()
}

fn is_temporary(path: &str) -> bool {
    path.starts_with(".errcat/") && path.ends_with(".tmp")
}

/// Creates a file as left by a killed build, of this age.
fn leftover(path: &Path, age: Duration) {
    fs::write(path, "half of a").expect("a file can be written");
    let file = fs::File::options().append(true).open(path).expect("a file can be opened");
    file.set_modified(SystemTime::now() - age).expect("a time can be set");
}

#[test]
fn concurrent_builds_do_not_interfere() {
    let dir = folder();
    let sides = [outputs("Old.", 3), outputs("New.", 4)];
    // Each removes files that the others write.
    let gone = (0..20).map(|n| {
        let mut page = sides[0][0].clone();
        page.path = format!("docs/gone{n}.md");
        page
    });
    let more: Vec<Output> = sides[0].iter().cloned().chain(gone).collect();
    write(dir.path(), &more).expect("outputs can be written");
    std::thread::scope(|scope| {
        for outputs in [&more, &sides[0], &sides[1], &sides[1]] {
            let dir = dir.path();
            scope.spawn(move || {
                for _ in 0..40 {
                    write(dir, outputs).expect("outputs can be written");
                }
            });
        }
        for _ in 0..60 {
            for (path, text) in files(dir.path()).into_iter().filter(|(path, _)| !is_temporary(path)) {
                let of = |outputs: &[Output]| outputs.iter().any(|one| one.path == path && one.text == text);
                assert!(of(&more) || of(&sides[1]), "{path} is neither old nor new:\n{text}");
            }
        }
    });
    write(dir.path(), &sides[1]).expect("outputs can be written");
    assert_eq!(files(dir.path()), expected(&sides[1]));
}

#[test]
fn temporaries_of_a_killed_build_are_removed_once_they_are_old() {
    let dir = folder();
    let outputs = outputs("Broken.", 2);
    write(dir.path(), &outputs).expect("outputs can be written");
    leftover(&dir.path().join(".errcat/1-0.tmp"), Duration::from_secs(86_400));
    leftover(&dir.path().join(".errcat/1-1.tmp"), Duration::from_secs(5));
    leftover(&dir.path().join(".errcat/1-2.tmp"), Duration::ZERO);
    let ahead = fs::File::options().append(true).open(dir.path().join(".errcat/1-2.tmp"));
    ahead
        .and_then(|file| file.set_modified(SystemTime::now() + Duration::from_secs(86_400)))
        .expect("a time can be set");
    leftover(&dir.path().join("docs/.mine.tmp"), Duration::from_secs(86_400));
    write(dir.path(), &outputs).expect("outputs can be written");
    let left: Vec<String> = files(dir.path()).into_keys().filter(|path| path.ends_with(".tmp")).collect();
    assert_eq!(left, [".errcat/1-1.tmp", "docs/.mine.tmp"]);
}

/// Earlier versions wrote them there, but no running build does.
#[test]
fn temporaries_next_to_outputs_are_removed_regardless_of_age() {
    let dir = folder();
    let outputs = outputs("Broken.", 2);
    leftover(&dir.path().join(".errcat-1-0.tmp"), Duration::ZERO);
    fs::create_dir(dir.path().join("docs")).expect("a folder can be made");
    leftover(&dir.path().join("docs/.errcat-1-1.tmp"), Duration::from_secs(5));
    write(dir.path(), &outputs).expect("outputs can be written");
    assert_eq!(files(dir.path()), expected(&outputs));
}

/// In a container, every build has the same process id.
#[test]
fn a_temporary_of_the_same_name_is_left_alone() {
    let dir = folder();
    fs::create_dir(dir.path().join(".errcat")).expect("a folder can be made");
    let names: Vec<_> = (0..200).map(|n| format!(".errcat/{}-{n}.tmp", std::process::id())).collect();
    names.iter().for_each(|name| leftover(&dir.path().join(name), Duration::ZERO));
    let outputs = outputs("Broken.", 2);
    write(dir.path(), &outputs).expect("outputs can be written");
    let found = files(dir.path());
    assert!(names.iter().all(|name| found.contains_key(name)));
    assert_eq!(found.len(), outputs.len() + names.len());
}

/// Names the folder that the child of [`a_build_without_disk_space`] writes to.
const FOLDER: &str = "ERRCAT_TEST_FOLDER";

const OLD: &str = "Old.";

#[test]
#[ignore = "a part of another test, which runs it with little room"]
fn a_build_without_disk_space() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    write(Path::new(&folder), &outputs("New.", 400)).expect_err("there is no disk space");
}

/// A limit on the size of files simulates a full disk. Unless the signal is ignored, the
/// system kills a process that exceeds it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_or_a_kill_leaves_existing_files_unchanged() {
    for (ends, how) in [(true, "trap '' XFSZ; "), (false, "")] {
        let dir = folder();
        let old = outputs(OLD, 2);
        write(dir.path(), &old).expect("outputs can be written");
        let script =
            format!("{how}ulimit -f 64; exec \"$0\" --ignored --exact writing::a_build_without_disk_space");
        let program = std::env::current_exe().expect("the test knows itself");
        let child = Command::new("sh").arg("-c").arg(script).arg(program).env(FOLDER, dir.path()).output();
        let child = child.expect("a shell can be run");
        assert_eq!(child.status.success(), ends, "{child:?}");
        let mut left = files(dir.path());
        assert_eq!(left.keys().any(|path| is_temporary(path)), !ends);
        left.retain(|path, _| !is_temporary(path));
        assert_eq!(left, expected(&old));
        let new = outputs("New.", 400);
        write(dir.path(), &new).expect("outputs can be written");
        left = files(dir.path());
        left.retain(|path, _| !is_temporary(path));
        assert_eq!(left, expected(&new));
    }
}
