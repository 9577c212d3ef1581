use super::text::MAX_BYTES;
use crate::report::{At, Report, Rule};
use crate::source::is_id;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A file to read.
pub(super) struct Found {
    pub location: PathBuf,
    /// The path in messages, with `/` on every platform.
    pub path: String,
    /// The names of the folder and the file, separated by `/`.
    pub source: String,
    pub id: String,
}

/// The catalogue files in `dir`, sorted by name. Other files are ignored: a README,
/// hidden files, which errcat writes too, backups of editors.
pub(super) fn find(dir: &Path, report: &mut Report) -> Vec<Found> {
    let shown = dir.display().to_string().replace('\\', "/");
    match names(dir) {
        Ok(names) if names.is_empty() => {
            no_files(dir, &shown, report);
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

/// Reports what looks like a part of the catalogue, but is not read.
pub(super) fn report_ignored(dir: &Path, report: &mut Report) {
    let shown = dir.display().to_string().replace('\\', "/");
    // A folder without catalogue files is one error already, which names the subfolder.
    let has_files = names(dir).is_ok_and(|names| !names.is_empty());
    let mut ignored: Vec<(String, Ignored)> = Vec::new();
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(['.', '#', '~']) {
            continue;
        }
        if let Some(why) = Ignored::ending(&name) {
            ignored.push((name, why));
        } else if let Some(inside) = catalogue_file_below(&entry.path(), DEEPEST).filter(|_| has_files) {
            ignored.push((format!("{name}/{inside}"), Ignored::Subfolder));
        }
    }
    ignored.sort();
    for (name, why) in ignored {
        why.report(format!("{}/{name}", shown.trim_end_matches('/')), report);
    }
}

/// Whether a path in messages is that of the folder, or of a file of these vendors.
pub(super) fn is_of(path: &str, dir: &Path, vendors: &[&str]) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let id = stem(name).unwrap_or(name);
    path == dir.display().to_string().replace('\\', "/") || vendors.contains(&id)
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ignored {
    /// Its ending is almost that of a catalogue file; with the name to give it.
    Ending(String),
    Subfolder,
}

impl Ignored {
    /// Whether the ending of a name is probably meant as `.yaml`.
    pub(super) fn ending(name: &str) -> Option<Ignored> {
        const MISSPELT: [&str; 9] =
            [".yalm", ".ymal", ".yaml ", ".yml ", ".yam", ".yaml5", "_yaml", ",yaml", ". yaml"];
        // What editors and browsers add to a name. Backups have other endings.
        const ADDED: [&str; 6] = [".txt", ".text", ".rtf", ".md", ".json", " (1)"];
        let lower = name.to_lowercase();
        let misspelt = MISSPELT.into_iter().find_map(|ending| lower.strip_suffix(ending));
        let added = || ADDED.into_iter().find_map(|ending| stem(lower.strip_suffix(ending)?));
        Some(Ignored::Ending(format!("{}.yaml", misspelt.or_else(added)?)))
    }

    pub(super) fn report(self, path: String, report: &mut Report) {
        let (message, help) = match self {
            Ignored::Ending(name) => {
                ("the file is ignored: its name does not end in `.yaml`", format!("call it `{name}`"))
            }
            Ignored::Subfolder => (
                "the file is ignored: folders in the catalogue are not read",
                "move it into the catalogue folder itself".to_owned(),
            ),
        };
        let file = report.add_file(path, String::new());
        report.add(file, Rule::IgnoredFile, At::File, message).help(help);
    }
}

/// The first subfolder with a catalogue file.
fn subfolder_with_files(folder: &Path) -> Option<String> {
    let inside = |name: String| {
        let file = catalogue_file_below(&folder.join(&name), DEEPEST)?;
        let (subfolder, _) =
            file.rsplit_once('/').map_or((None, &*file), |(above, file)| (Some(above), file));
        Some(subfolder.map_or(name.clone(), |subfolder| format!("{name}/{subfolder}")))
    };
    subfolders(folder).into_iter().find_map(inside)
}

/// The number of levels below the folder that are searched for catalogue files.
const DEEPEST: usize = 3;
/// The maximum number of folders that are searched in a folder.
const WIDEST: usize = 100;

/// The first catalogue file in a subfolder or further below.
fn catalogue_file_below(folder: &Path, levels: usize) -> Option<String> {
    if !std::fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir()) {
        return None;
    }
    let below =
        |name: String| Some(format!("{name}/{}", catalogue_file_below(&folder.join(&name), levels - 1)?));
    let deeper = || if levels == 1 { None } else { subfolders(folder).into_iter().find_map(below) };
    catalogue_file_in(folder).or_else(deeper)
}

/// The names of subfolders, sorted, without hidden ones.
fn subfolders(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let mut names: Vec<String> =
        folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort_unstable();
    names.truncate(WIDEST);
    names
}

/// The first catalogue file that is directly in a subfolder.
fn catalogue_file_in(folder: &Path) -> Option<String> {
    let is_real = std::fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir());
    let has_own_meaning = stem(&folder.to_string_lossy().to_lowercase()).is_some();
    if !is_real || has_own_meaning {
        return None;
    }
    names(folder).ok()?.into_iter().find(|name| has_groups(&folder.join(name)))
}

/// Whether a file has the key that nearly every catalogue file has: other programs keep
/// YAML in folders, too.
fn has_groups(path: &Path) -> bool {
    let is_groups = |line: &[u8]| line.starts_with(b"groups:");
    read(path).is_ok_and(|bytes| bytes.split(|&byte| byte == b'\n').any(is_groups))
}

fn stem(name: &str) -> Option<&str> {
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"))
}

/// Reports a folder without catalogue files, which may be the one around the catalogue.
fn no_files(dir: &Path, shown: &str, report: &mut Report) {
    let file = report.add_file(shown, String::new());
    let help = match subfolder_with_files(dir) {
        Some(name) => format!("choose the folder `{}/{name}`", shown.trim_end_matches('/')),
        None => CHOOSE.to_owned(),
    };
    report.add(file, Rule::UnreadableFile, At::File, "the folder contains no catalogue files").help(help);
}

const CHOOSE: &str = "choose a folder that contains a file for each vendor, such as `acme.yaml`";

fn refuse_folder(path: &str, message: String, report: &mut Report) {
    refuse(path, Rule::UnreadableFile, message, CHOOSE, report);
}

fn refuse(path: &str, rule: Rule, message: impl Into<String>, help: &str, report: &mut Report) {
    let file = report.add_file(path, String::new());
    report.add(file, rule, At::File, message).help(help);
}

/// One file, unless its name is not a valid vendor id, it cannot be read, or another file has
/// the same id.
fn found(dir: &Path, shown: &str, name: &str, names: &[String], report: &mut Report) -> Option<Found> {
    let path = format!("{}/{name}", shown.trim_end_matches('/'));
    let location = dir.join(name);
    if location.is_dir() {
        let message = "this is a folder, but has the name of a catalogue file";
        let help = "move the file itself into the catalogue folder, or rename this folder";
        refuse(&path, Rule::UnreadableFile, message, help, report);
        return None;
    }
    let id = id(&path, name, report)?;
    if let Some((message, help)) = obstacle(&location) {
        refuse(&path, Rule::UnreadableFile, message, help, report);
        return None;
    }
    let twin = format!("{id}.yaml");
    if name != twin && names.contains(&twin) {
        let message = format!("duplicate vendor: `{twin}` has the same id");
        refuse(&path, Rule::FileName, message, "keep one of the two files", report);
        return None;
    }
    let source = folder_name(dir).map_or_else(|| name.to_owned(), |folder| format!("{folder}/{name}"));
    Some(Found { location, path, source, id: id.to_owned() })
}

/// Why a file cannot be read, and what to do, if its kind shows that.
fn obstacle(location: &Path) -> Option<(&'static str, &'static str)> {
    if location.metadata().is_ok_and(|found| !found.is_file()) {
        return Some(("this is not a regular file", "use a regular file, or a symlink to one"));
    }
    (location.is_symlink() && !location.exists()).then_some((
        "this is a symlink that leads to no file",
        "restore the file that it points to, or remove the symlink",
    ))
}

/// The real name of a folder, even if it is given as `.` or as a symlink.
fn folder_name(dir: &Path) -> Option<String> {
    let real = dir.canonicalize();
    let name = real.as_deref().unwrap_or(dir).file_name()?;
    Some(name.to_string_lossy().into_owned())
}

/// Reads a file, up to one byte more than the maximum size. Other kinds of files are
/// rejected, because reading them may block or never end.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let not_regular = || io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file");
    if !path.metadata()?.is_file() {
        return Err(not_regular());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The vendor's id from the name of its file, if it is a valid id.
pub(super) fn id<'n>(path: &str, name: &'n str, report: &mut Report) -> Option<&'n str> {
    let id = stem(name).unwrap_or(name);
    if is_id(id) && reserved_id(id).is_none() {
        return Some(id);
    }
    let (message, help) = invalid_id(name, id);
    refuse(path, Rule::FileName, message, &help, report);
    None
}

/// Why a name gives no valid id, and what to do.
fn invalid_id(name: &str, id: &str) -> (String, String) {
    if let Some(reserved) = reserved_id(id) {
        let message = format!("`{id}` cannot be used as a vendor id: {reserved}");
        return (message, format!("choose another name, such as `{id}-api.yaml`"));
    }
    if let Some((vendor, language)) = language_of(id) {
        return (
            format!("`{id}` is not a valid vendor id: texts in several languages are not supported yet"),
            format!("write one language; if this is another vendor, call it `{vendor}-{language}.yaml`"),
        );
    }
    let message = match stem(name) {
        Some(_) => format!("`{}` is not a valid vendor id", id.escape_debug()),
        None => "the name of a catalogue file ends in `.yaml`, in lower case".to_owned(),
    };
    let rules = "name the file with lower-case ASCII letters, digits, `_` and `-`, beginning with a letter";
    (message, valid_id(name).map_or(rules.to_owned(), |id| format!("call it `{id}.yaml`")))
}

/// The vendor and the language in names such as `acme.de` and `acme.pt-BR`; the language is in
/// lower case.
fn language_of(id: &str) -> Option<(&str, String)> {
    let (vendor, language) = id.split_once('.')?;
    let mut parts = language.split(['-', '_']);
    let first = parts.next()?;
    let is_language = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part = |part: &str| part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_id(vendor) && is_language && parts.all(is_part)).then(|| (vendor, language.to_lowercase()))
}

/// The id that a name becomes in lower case and without spaces, if that is enough.
fn valid_id(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let id = stem(&lower).unwrap_or(&lower).replace(' ', "_");
    (is_id(&id) && reserved_id(&id).is_none()).then_some(id)
}

/// Returns the reason why no vendor can have a well-formed id.
///
/// ```
/// assert!(errcat_codegen::reserved_id("con").is_some_and(|reason| reason.contains("Windows")));
/// assert_eq!(errcat_codegen::reserved_id("acme"), None);
/// ```
pub fn reserved_id(id: &str) -> Option<&'static str> {
    let is_port = |name: &str| name.len() == 4 && name.ends_with(|last: char| last.is_ascii_digit());
    match id {
        "errcat-core" | "errcat_core" => Some("generated Rust uses the crate of that name"),
        "con" | "prn" | "aux" | "nul" => Some("Windows reserves this name for a device"),
        _ if is_port(id) && (id.starts_with("com") || id.starts_with("lpt")) => {
            Some("Windows reserves this name for a device")
        }
        _ => None,
    }
}
