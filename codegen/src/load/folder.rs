use crate::report::{At, Report, Rule};
use std::io;
use std::path::{Path, PathBuf};

/// A file to read.
pub(super) struct Found {
    pub location: PathBuf,
    /// The path in messages, with `/` on every platform.
    pub path: String,
    pub id: String,
}

/// The catalogue files in `dir`, sorted by name. Other files are ignored: a README,
/// hidden files, backups of editors.
pub(super) fn find(dir: &Path, report: &mut Report) -> Vec<Found> {
    let shown = dir.display().to_string().replace('\\', "/");
    match names(dir) {
        Ok(names) if names.is_empty() => {
            refuse_folder(&shown, "the folder holds no catalogue file".into(), report);
            Vec::new()
        }
        Ok(names) => names.iter().filter_map(|name| found(dir, &shown, name, &names, report)).collect(),
        Err(error) => {
            refuse_folder(&shown, format!("the folder cannot be read: {error}"), report);
            Vec::new()
        }
    }
}

fn names(dir: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let hidden = name.starts_with(['.', '#', '~']);
        // An upper-case extension is an error to report, not another kind of file.
        if !hidden && stem(&name.to_lowercase()).is_some() {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

fn stem(name: &str) -> Option<&str> {
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"))
}

fn refuse_folder(path: &str, message: String, report: &mut Report) {
    let file = report.add_file(path, String::new());
    report
        .add(file, Rule::UnreadableFile, At::File, message)
        .help("name a folder that holds a file for each vendor, such as `acme.yaml`");
}

/// One file, unless its name is not a valid vendor id or another file has the same id.
fn found(dir: &Path, shown: &str, name: &str, names: &[String], report: &mut Report) -> Option<Found> {
    let path = format!("{}/{name}", shown.trim_end_matches('/'));
    if dir.join(name).is_dir() {
        let file = report.add_file(path, String::new());
        report
            .add(file, Rule::UnreadableFile, At::File, "this is a folder with the name of a catalogue file")
            .help("put the file itself into the folder of the catalogue, or name this one otherwise");
        return None;
    }
    let id = id(&path, name, report)?;
    let twin = format!("{id}.yaml");
    if name != twin && names.contains(&twin) {
        let file = report.add_file(path, String::new());
        report
            .add(file, Rule::FileName, At::File, format!("`{twin}` is the same vendor"))
            .help("keep one of the two files");
        return None;
    }
    Some(Found { location: dir.join(name), path, id: id.to_owned() })
}

/// The vendor's id from the name of its file, if it is a valid id.
pub(super) fn id<'n>(path: &str, name: &'n str, report: &mut Report) -> Option<&'n str> {
    let id = stem(name).unwrap_or(name);
    if is_id(id) {
        return Some(id);
    }
    let file = report.add_file(path, String::new());
    report
        .add(file, Rule::FileName, At::File, format!("`{}` cannot be a vendor's id", id.escape_debug()))
        .help("name the file with lower-case ASCII letters, digits, `_` and `-`, beginning with a letter");
    None
}

fn is_id(name: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte);
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(inner)
}
