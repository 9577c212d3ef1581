use super::invisible::in_code;
use super::{Check, CodeAt, meaning};
use crate::load::SourceFile;
use crate::names::{module_name, rust_name, variant_name};
use crate::report::{At, Path, Report, Rule};
use std::collections::{HashMap, HashSet};

/// Checks that every code has a distinct variant name.
pub(super) fn variants(cx: &mut Check<'_>) {
    let mut taken: HashMap<(Option<&str>, String), CodeAt<'_>> = HashMap::new();
    let mut collisions = Vec::new();
    for code in cx.codes() {
        let Some(name) = variant(cx, &code) else { continue };
        let key = (code.group.set.map(|id| &**id), name);
        match taken.get(&key) {
            Some(first) if first.wire != code.wire => collisions.push((code, key.1)),
            _ => {
                taken.insert(key, code);
            }
        }
    }
    // Suggestions must be free, so all names must be known first.
    let mut suggested = HashSet::new();
    for (code, name) in collisions {
        let set = code.group.set.map(|id| &**id);
        let Some(first) = taken.get(&(set, name.clone())) else { continue };
        let is_free = |wanted: &str| {
            !taken.contains_key(&(set, wanted.to_owned())) && !suggested.contains(&(set, wanted.to_owned()))
        };
        let suggestion = suggestion(&code, first, &name, is_free);
        collision(cx, &code, first, (&name, &suggestion));
        suggested.insert((set, suggestion));
    }
}

fn variant(cx: &mut Check<'_>, code: &CodeAt<'_>) -> Option<String> {
    let name = rust_name(code.wire, code.code);
    if name.is_none() && !in_code(cx, code) {
        let message = format!("no Rust name can be made from `{}`", code.wire);
        cx.report
            .add(cx.file, Rule::InvalidIdentifier, code.path().on_key(), message)
            .help("add `rust_name: SomeName` to the code: names are made from ASCII letters and digits");
    }
    name
}

fn collision(cx: &mut Check<'_>, code: &CodeAt<'_>, first: &CodeAt<'_>, (name, suggestion): (&str, &str)) {
    let message = format!("`{}` and `{}` both become `Code::{name}` in Rust", first.wire, code.wire);
    cx.report
        .add(cx.file, Rule::IdentifierCollision, code.path().on_key(), message)
        .also(first.path().on_key(), "first")
        .help(format!("add a `rust_name` to `{}`, such as `rust_name: {suggestion}`", code.wire));
}

/// A free name that tells the code from the first one: by its group, or by a word of its
/// meaning; else a number.
fn suggestion(code: &CodeAt<'_>, first: &CodeAt<'_>, name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let group = Some(&*code.group.group.title).filter(|title| **title != *first.group.group.title);
    let meaning = code.code.meaning.as_deref().unwrap_or_default();
    let words =
        group.into_iter().chain(meaning::distinctive_words(meaning, name, first.code.meaning.as_deref()));
    let distinctive = words.filter_map(variant_name).map(|word| format!("{name}{word}"));
    let fits = |name: &String| name.len() <= MAX_SUGGESTED && is_free(name);
    let mut numbered = (2_u32..).map(|number| format!("{name}{number}"));
    distinctive.take(MAX_WORDS).find(fits).or_else(|| numbered.find(|name| is_free(name))).unwrap_or_default()
}

/// The maximum number of words of a meaning that are tried for a name.
const MAX_WORDS: usize = 20;
/// The maximum length of a suggested name with a word, in bytes.
const MAX_SUGGESTED: usize = 48;

/// Checks that every vendor has a distinct module name.
pub(super) fn modules(files: &[SourceFile], report: &mut Report) {
    let mut taken: HashMap<String, &SourceFile> = HashMap::new();
    for file in files {
        let module = module_name(&file.id);
        if let Some(first) = taken.get(&module) {
            let message =
                format!("`{}` and `{}` both become the module `{module}` in Rust", first.path, file.path);
            report
                .add(file.file, Rule::IdentifierCollision, At::File, message)
                .help("rename one of the files");
        } else {
            taken.insert(module, file);
        }
    }
}

/// Checks that every set of a vendor has a distinct module name.
pub(super) fn set_modules(cx: &mut Check<'_>) {
    let mut taken: HashMap<String, &str> = HashMap::new();
    for (id, _) in cx.source.sets.iter() {
        let module = module_name(id);
        if let Some(first) = taken.get(&module) {
            let message = format!("the sets `{first}` and `{id}` both become the module `{module}` in Rust");
            let at = Path::root().key("sets").key(&**id).on_key();
            cx.report.add(cx.file, Rule::IdentifierCollision, at, message).help("rename one of the sets");
        } else {
            taken.insert(module, id);
        }
    }
}
