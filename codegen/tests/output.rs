//! Writing outputs: only changed files are written, each completely, and other files are
//! not touched.
#![expect(clippy::expect_used, reason = "tests panic on unexpected results")]

use errcat_codegen::{Output, OutputFolder, State, WriteError, Written, emit, load};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// The outputs of a catalogue with these vendors, each with a code with this meaning.
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

fn write(dir: &Path, outputs: &[Output]) -> Result<Written, WriteError> {
    OutputFolder::new(dir).write(outputs)
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder can be made")
}

/// All files below a folder with their texts, except errcat's own files.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder can be read") {
            let path = entry.expect("an entry can be read").path();
            let name = path.strip_prefix(folder).expect("it lies below").to_string_lossy().replace('\\', "/");
            if path.file_name().is_some_and(|name| name == ".errcat") {
                continue;
            } else if path.is_dir() {
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
    let written = write(&below, &outputs).expect("outputs can be written");
    assert_eq!(written.written.len(), outputs.len());
    assert_eq!(files(&below), expected(&outputs));
    assert!(!write(&below, &outputs).expect("outputs can be written").is_change());
}

#[test]
fn unchanged_files_keep_their_modification_time() {
    let dir = folder();
    write(dir.path(), &outputs(&[("acme", "Broken."), ("other", "Bad.")])).expect("outputs can be written");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in files(dir.path()).keys() {
        let file =
            fs::File::options().append(true).open(dir.path().join(path)).expect("a file can be opened");
        file.set_modified(long_ago).expect("a time can be set");
    }
    write(dir.path(), &outputs(&[("acme", "Fixed."), ("other", "Bad.")])).expect("outputs can be written");
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
fn generated_files_are_removed_with_their_vendor_and_others_are_kept() {
    let dir = folder();
    write(dir.path(), &outputs(&[("acme", "Broken."), ("gone", "Bad.")])).expect("outputs can be written");
    let foreign = ["rust/own.rs", "docs/gone.css", "docs/notes.md", "top.txt", "else/where.rs"];
    for path in foreign {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(path, "mine\n").expect("a file can be written");
    }
    let outputs = outputs(&[("acme", "Broken.")]);
    let written = write(dir.path(), &outputs).expect("outputs can be written");
    let gone = ["docs/gone.md", "rust/gone.rs"].map(|path| dir.path().join(path));
    assert_eq!((written.removed, written.kept), (gone.into(), Vec::new()));
    let mut expected = expected(&outputs);
    expected.extend(foreign.map(|path| (path.to_owned(), "mine\n".to_owned())));
    assert_eq!(files(dir.path()), expected);
}

#[test]
fn nothing_is_changed_if_a_file_cannot_be_replaced() {
    let dir = folder();
    write(dir.path(), &outputs(&[("acme", "Broken.")])).expect("outputs can be written");
    let outputs = outputs(&[("acme", "Fixed."), ("new", "Bad.")]);
    for path in ["rust/new.rs", "docs/new.md"] {
        let blocked = dir.path().join(path);
        fs::create_dir_all(blocked.join("inside")).expect("a folder can be made");
        let before = files(dir.path());
        assert!(write(dir.path(), &outputs).is_err(), "{path}");
        assert_eq!(files(dir.path()), before, "{path}");
        fs::remove_dir_all(blocked).expect("a folder can be removed");
    }
    write(dir.path(), &outputs).expect("outputs can be written");
    assert_eq!(files(dir.path()), expected(&outputs));
}

#[test]
fn nothing_is_changed_if_a_file_is_in_place_of_a_folder() {
    let dir = folder();
    fs::write(dir.path().join("rust"), "mine\n").expect("a file can be written");
    assert!(write(dir.path(), &outputs(&[("acme", "Broken.")])).is_err());
    assert_eq!(files(dir.path()), BTreeMap::from([("rust".to_owned(), "mine\n".to_owned())]));
}

#[test]
fn a_file_without_the_marker_is_never_replaced() {
    let (dir, outputs) = (folder(), outputs(&[("acme", "Broken.")]));
    let own = [("docs/index.md", "# Mine\n"), ("catalogue.json", "{\"mine\": \"@generated by errcat\"}\n")];
    for (path, text) in own {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    let before = files(dir.path());
    let error = write(dir.path(), &outputs).expect_err("two files are not ours");
    let WriteError::Foreign { paths } = &error else { panic!("{error}") };
    assert_eq!(*paths, ["docs/index.md", "catalogue.json"].map(|path| dir.path().join(path)));
    assert_eq!(files(dir.path()), before);
    let states = OutputFolder::new(dir.path()).compare(&outputs).expect("a folder can be compared");
    assert_eq!(states.iter().filter(|one| one.state == State::Foreign).count(), 2);
    OutputFolder::new(dir.path()).force(true).write(&outputs).expect("outputs can be written");
    assert_eq!(files(dir.path()), expected(&outputs));
}

#[test]
fn an_edited_file_with_the_marker_is_rewritten() {
    let (dir, outputs) = (folder(), outputs(&[("acme", "Broken.")]));
    write(dir.path(), &outputs).expect("outputs can be written");
    let page = dir.path().join("docs/acme.md");
    let text = fs::read_to_string(&page).expect("a file can be read");
    let merged = format!("<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n");
    for changed in
        [format!("{text}oops\n"), text[..100].to_owned(), merged, format!("\u{feff}{text}"), String::new()]
    {
        fs::write(&page, &changed).expect("a file can be written");
        write(dir.path(), &outputs).unwrap_or_else(|error| panic!("{error}: {changed}"));
        assert_eq!(files(dir.path()), expected(&outputs));
    }
}

#[test]
fn copies_and_edited_files_are_kept() {
    let (dir, both) = (folder(), outputs(&[("acme", "Broken."), ("gone", "Bad.")]));
    write(dir.path(), &both).expect("outputs can be written");
    let page = |name: &str| dir.path().join("docs").join(name);
    fs::copy(page("gone.md"), page("copy.md")).expect("a file can be copied");
    let edited =
        fs::read_to_string(page("gone.md")).expect("a file can be read") + "What we learnt in March.\n";
    fs::write(page("gone.md"), edited).expect("a file can be written");
    let outputs = outputs(&[("acme", "Broken.")]);
    let folder = OutputFolder::new(dir.path());
    let states = folder.compare(&outputs).expect("a folder can be compared");
    let kept: Vec<_> =
        states.into_iter().filter(|one| one.state == State::Kept).map(|one| one.path).collect();
    assert_eq!(kept, [page("copy.md"), page("gone.md")]);
    let written = folder.write(&outputs).expect("outputs can be written");
    assert_eq!((written.removed, written.kept), (vec![dir.path().join("rust/gone.rs")], kept));
}

/// A fresh checkout has the files, but no record of the run that wrote them.
#[test]
fn the_first_run_in_a_checkout_removes_nothing() {
    let (dir, both) = (folder(), outputs(&[("acme", "Broken."), ("gone", "Bad.")]));
    write(dir.path(), &both).expect("outputs can be written");
    fs::remove_dir_all(dir.path().join(".errcat")).expect("a folder can be removed");
    let written = write(dir.path(), &outputs(&[("acme", "Broken.")])).expect("outputs can be written");
    assert_eq!((written.removed.len(), written.kept.len()), (0, 2));
    write(dir.path(), &both).expect("outputs can be written");
    let written = write(dir.path(), &outputs(&[("acme", "Broken.")])).expect("outputs can be written");
    assert_eq!((written.removed.len(), written.kept.len()), (2, 0));
}

#[test]
fn line_ends_are_ignored() {
    let (dir, both) = (folder(), outputs(&[("acme", "Broken."), ("gone", "Bad.")]));
    write(dir.path(), &both).expect("outputs can be written");
    for (path, text) in files(dir.path()) {
        fs::write(dir.path().join(path), text.replace('\n', "\r\n")).expect("a file can be written");
    }
    let folder = OutputFolder::new(dir.path());
    assert_eq!(folder.compare(&both).expect("a folder can be compared"), []);
    assert!(!folder.write(&both).expect("outputs can be written").is_change());
    let written = folder.write(&outputs(&[("acme", "Broken.")])).expect("outputs can be written");
    assert_eq!(written.removed.len(), 2);
}

#[test]
fn a_folder_contains_the_output_of_only_one_catalogue() {
    let (dir, outputs) = (folder(), outputs(&[("acme", "Broken.")]));
    let catalogue = |name: &str| {
        let path = dir.path().join(name);
        fs::create_dir_all(&path).expect("a folder can be made");
        path
    };
    let target = |name: &str| OutputFolder::new(dir.path().join("out")).of(catalogue(name));
    target("one").write(&outputs).expect("outputs can be written");
    target("two/../one").write(&outputs).expect("it is the same catalogue");
    let before = files(dir.path());
    for result in [target("two").write(&outputs[..1]), target("two").write_part(&outputs)] {
        let error = result.expect_err("it is another catalogue");
        assert!(matches!(error, WriteError::OtherCatalogue { .. }), "{error}");
        assert!(error.to_string().contains("mod.rs"), "{error}");
    }
    assert_eq!(files(dir.path()), before);
    target("two").force(true).write(&outputs[..1]).expect("the folder is taken over");
    assert_eq!(files(dir.path()), before, "files of the other catalogue are kept");
    // A catalogue that was renamed keeps its outputs.
    fs::remove_dir(dir.path().join("two")).expect("a folder can be removed");
    target("three").write(&outputs).expect("the other catalogue is gone");
}

/// Many builds start at the same time when a workspace is built for the first time.
#[test]
fn one_of_two_concurrent_catalogues_is_rejected() {
    let outputs = [outputs(&[("acme", "Broken.")]), outputs(&[("other", "Bad.")])];
    for _ in 0..20 {
        let dir = folder();
        let write = |name: &str, outputs: &[Output]| {
            let catalogue = dir.path().join(name);
            fs::create_dir(&catalogue).expect("a folder can be made");
            OutputFolder::new(dir.path().join("out")).of(catalogue).write(outputs).is_ok()
        };
        let fine = std::thread::scope(|scope| {
            let other = scope.spawn(|| write("one", &outputs[0]));
            [write("two", &outputs[1]), other.join().expect("it does not panic")]
        });
        assert_ne!(fine[0], fine[1]);
        assert_eq!(files(&dir.path().join("out")), expected(&outputs[usize::from(fine[0])]));
    }
}

#[cfg(unix)]
mod unix {
    use super::{OutputFolder, WriteError, expected, files, folder, outputs, write};
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;

    #[test]
    fn a_symlinked_folder_is_rejected() {
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
        symlink(&target, dir.path().join("catalogue.json")).expect("a link can be made");
        for (text, force) in [("mine\n", true), ("{\n  \"generated\": \"@generated by errcat\" }", false)] {
            fs::write(&target, text).expect("a file can be written");
            let folder = OutputFolder::new(dir.path()).force(force);
            folder.write(&outputs).expect("outputs can be written");
            assert_eq!(fs::read_to_string(&target).expect("a file can be read"), text);
            assert_eq!(files(dir.path()), expected(&outputs));
            fs::remove_file(dir.path().join("catalogue.json")).expect("a file can be removed");
            symlink(&target, dir.path().join("catalogue.json")).expect("a link can be made");
        }
    }

    #[test]
    fn foreign_links_and_pipes_are_rejected() {
        let (dir, elsewhere) = (folder(), folder());
        let outputs = outputs(&[("acme", "Broken.")]);
        let own = elsewhere.path().join("mine");
        fs::write(&own, "mine\n").expect("a file can be written");
        let pipe = elsewhere.path().join("pipe");
        make_pipe(&pipe);
        let place = dir.path().join("catalogue.json");
        for target in [own, pipe, elsewhere.path().join("nothing"), "/dev/zero".into()] {
            symlink(&target, &place).expect("a link can be made");
            let error = write(dir.path(), &outputs).expect_err("the link is not ours");
            assert!(matches!(&error, WriteError::Foreign { paths } if *paths == [place.clone()]), "{error}");
            assert_eq!(fs::read_link(&place).expect("the link is there"), target);
            fs::remove_file(&place).expect("a link can be removed");
        }
    }

    fn make_pipe(path: &Path) {
        let made = std::process::Command::new("mkfifo").arg(path).status().expect("mkfifo can be run");
        assert!(made.success());
    }

    #[test]
    fn a_symlinked_state_folder_is_rejected() {
        for name in [".errcat", ".errcat/files"] {
            let (dir, elsewhere) = (folder(), folder());
            fs::create_dir_all(dir.path().join(name).parent().expect("it is below the folder"))
                .expect("a folder can be made");
            symlink(elsewhere.path(), dir.path().join(name)).expect("a link can be made");
            let error =
                write(dir.path(), &outputs(&[("acme", "Broken.")])).expect_err("the folder is a link");
            assert!(error.to_string().contains("the path is a symlink, not a folder"), "{error}");
            assert!(files(elsewhere.path()).is_empty());
        }
    }

    #[test]
    fn links_in_the_state_folder_are_not_followed() {
        let (dir, elsewhere) = (folder(), folder());
        let own = elsewhere.path().join("mine");
        fs::write(&own, "mine\n").expect("a file can be written");
        let state = dir.path().join(".errcat");
        fs::create_dir_all(state.join("files")).expect("a folder can be made");
        symlink(&own, state.join("files/catalogue.json")).expect("a link can be made");
        symlink(elsewhere.path().join("new"), state.join(".gitignore")).expect("a link can be made");
        let outputs = outputs(&[("acme", "Broken.")]);
        write(dir.path(), &outputs).expect("outputs can be written");
        assert_eq!(files(dir.path()), expected(&outputs));
        assert_eq!(files(elsewhere.path()), [("mine".to_owned(), "mine\n".to_owned())].into());
    }

    #[test]
    fn pipes_in_the_state_folder_are_not_read() {
        let (dir, catalogue) = (folder(), folder());
        let state = dir.path().join(".errcat");
        fs::create_dir_all(state.join("files")).expect("a folder can be made");
        make_pipe(&state.join("catalogue"));
        make_pipe(&state.join("files/catalogue.json"));
        let outputs = outputs(&[("acme", "Broken.")]);
        let target = OutputFolder::new(dir.path()).of(catalogue.path());
        target.write(&outputs).expect("outputs can be written");
        assert!(target.compare(&outputs).expect("outputs can be compared").is_empty());
    }

    #[test]
    fn nothing_is_changed_in_a_read_only_folder() {
        let dir = folder();
        write(dir.path(), &outputs(&[("acme", "Broken.")])).expect("outputs can be written");
        let before = files(dir.path());
        let rust = dir.path().join("rust");
        let mode =
            |mode| fs::set_permissions(&rust, fs::Permissions::from_mode(mode)).expect("a mode can be set");
        mode(0o555);
        // The superuser can write everywhere.
        let refused = fs::write(rust.join("probe"), "").is_err();
        if refused {
            assert!(write(dir.path(), &outputs(&[("acme", "Fixed.")])).is_err());
            assert_eq!(files(dir.path()), before);
        }
        mode(0o755);
    }
}
