//! Writing outputs: only what changed, each file whole, nobody else's touched.
#![expect(clippy::expect_used, reason = "tests end on the first surprise")]

use errcat_codegen::{Output, emit, load, write};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// The outputs of a catalogue with these vendors, each with a code that means this.
fn outputs(vendors: &[(&str, &str)]) -> Vec<Output> {
    let parent = folder();
    let catalogue = parent.path().join("catalogue");
    fs::create_dir(&catalogue).expect("a folder can be made");
    for (id, meaning) in vendors {
        let code = format!("oops: {{ status: 500, meaning: {meaning}, fix: None. }}");
        let text = format!("title: Vendor {id}\ngroups: [{{ title: Codes, codes: {{ {code} }} }}]\n");
        fs::write(catalogue.join(format!("{id}.yaml")), text).expect("a file can be written");
    }
    emit(&load(&catalogue).expect("the catalogue is valid").0)
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder can be made")
}

/// Every file below a folder, with its text.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder can be read") {
            let path = entry.expect("an entry can be read").path();
            let name = path.strip_prefix(folder).expect("it lies below").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(name, fs::read_to_string(&path).expect("a file can be read"));
            }
        }
    }
    found
}

fn expected(outputs: &[Output]) -> BTreeMap<String, String> {
    outputs.iter().map(|output| (output.path.clone(), output.text.clone())).collect()
}

#[test]
fn every_output_is_written_below_new_folders() {
    let (dir, outputs) = (folder(), outputs(&[("acme", "Broken.")]));
    let below = dir.path().join("not/there/yet");
    assert!(write(&below, &outputs).expect("outputs can be written"));
    assert_eq!(files(&below), expected(&outputs));
    assert!(!write(&below, &outputs).expect("outputs can be written"));
}

#[test]
fn what_has_not_changed_keeps_its_time() {
    let dir = folder();
    write(dir.path(), &outputs(&[("acme", "Broken."), ("other", "Bad.")])).expect("outputs can be written");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in files(dir.path()).keys() {
        let file =
            fs::File::options().append(true).open(dir.path().join(path)).expect("a file can be opened");
        file.set_modified(long_ago).expect("a time can be set");
    }
    assert!(
        write(dir.path(), &outputs(&[("acme", "Mended."), ("other", "Bad.")]))
            .expect("outputs can be written")
    );
    let touched = |path: &&String| {
        let meta = fs::metadata(dir.path().join(path)).expect("a file can be seen");
        meta.modified().expect("there is a time") != long_ago
    };
    let changed: Vec<String> = files(dir.path()).keys().filter(touched).cloned().collect();
    let of_vendor = ["catalogue.json", "docs/acme.md", "rust/acme.rs"];
    let across = ["docs/a-to-z.md", "docs/by-category.md", "docs/by-status.md", "docs/finder.html"];
    let mut expected = [&of_vendor[..], &across].concat();
    expected.sort_unstable();
    assert_eq!(changed, expected);
}

#[test]
fn generated_files_go_with_their_vendor_and_others_stay() {
    let dir = folder();
    write(dir.path(), &outputs(&[("acme", "Broken."), ("gone", "Bad.")])).expect("outputs can be written");
    let foreign = ["rust/own.rs", "docs/gone.css", "docs/notes.md", "top.txt", "else/where.rs"];
    for path in foreign {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(path, "mine\n").expect("a file can be written");
    }
    let outputs = outputs(&[("acme", "Broken.")]);
    assert!(write(dir.path(), &outputs).expect("outputs can be written"));
    let mut expected = expected(&outputs);
    expected.extend(foreign.map(|path| (path.to_owned(), "mine\n".to_owned())));
    assert_eq!(files(dir.path()), expected);
}

#[test]
fn a_file_that_cannot_be_replaced_leaves_all_as_it_was() {
    let dir = folder();
    write(dir.path(), &outputs(&[("acme", "Broken.")])).expect("outputs can be written");
    let outputs = outputs(&[("acme", "Mended."), ("new", "Bad.")]);
    for path in ["rust/new.rs", "docs/new.md"] {
        let blocked = dir.path().join(path);
        fs::create_dir_all(blocked.join("inside")).expect("a folder can be made");
        let before = files(dir.path());
        assert!(write(dir.path(), &outputs).is_err(), "{path}");
        assert_eq!(files(dir.path()), before, "{path}");
        fs::remove_dir_all(blocked).expect("a folder can be removed");
    }
    assert!(write(dir.path(), &outputs).expect("outputs can be written"));
    assert_eq!(files(dir.path()), expected(&outputs));
}

#[test]
fn a_file_where_a_folder_is_needed_leaves_all_as_it_was() {
    let dir = folder();
    fs::write(dir.path().join("rust"), "mine\n").expect("a file can be written");
    assert!(write(dir.path(), &outputs(&[("acme", "Broken.")])).is_err());
    assert_eq!(files(dir.path()), BTreeMap::from([("rust".to_owned(), "mine\n".to_owned())]));
}

#[cfg(unix)]
mod unix {
    use super::{expected, files, folder, outputs};
    use errcat_codegen::write;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_symlinked_folder_is_refused() {
        let (dir, elsewhere) = (folder(), folder());
        symlink(elsewhere.path(), dir.path().join("rust")).expect("a link can be made");
        let error = write(dir.path(), &outputs(&[("acme", "Broken.")])).expect_err("the folder is a link");
        assert!(error.to_string().contains("is a symlink"), "{error}");
        assert!(files(elsewhere.path()).is_empty());
        assert!(!dir.path().join("catalogue.json").exists());
    }

    #[test]
    fn a_symlinked_file_is_replaced_and_its_target_kept() {
        let (dir, elsewhere) = (folder(), folder());
        let outputs = outputs(&[("acme", "Broken.")]);
        let target = elsewhere.path().join("mine");
        fs::write(&target, "mine\n").expect("a file can be written");
        symlink(&target, dir.path().join("catalogue.json")).expect("a link can be made");
        write(dir.path(), &outputs).expect("outputs can be written");
        assert_eq!(fs::read_to_string(&target).expect("a file can be read"), "mine\n");
        assert_eq!(files(dir.path()), expected(&outputs));
    }

    #[test]
    fn a_read_only_folder_leaves_all_as_it_was() {
        let dir = folder();
        write(dir.path(), &outputs(&[("acme", "Broken.")])).expect("outputs can be written");
        let before = files(dir.path());
        let rust = dir.path().join("rust");
        let mode =
            |mode| fs::set_permissions(&rust, fs::Permissions::from_mode(mode)).expect("a mode can be set");
        mode(0o555);
        // The superuser may write everywhere.
        let refused = fs::write(rust.join("probe"), "").is_err();
        if refused {
            assert!(write(dir.path(), &outputs(&[("acme", "Mended.")])).is_err());
            assert_eq!(files(dir.path()), before);
        }
        mode(0o755);
    }
}
