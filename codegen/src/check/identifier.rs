use super::{Check, CodeAt};
use crate::load::SourceFile;
use crate::names::{module_name, variant_name};
use crate::report::{At, Path, Report, Rule};
use std::collections::HashMap;

/// Checks that every code has a distinct variant name.
pub(super) fn variants(cx: &mut Check<'_>) {
    let mut taken: HashMap<(Option<&str>, String), CodeAt<'_>> = HashMap::new();
    for code in cx.codes() {
        let Some(name) = variant(cx, &code) else { continue };
        let key = (code.group.set.map(|id| &**id), name);
        match taken.get(&key) {
            Some(first) if first.wire != code.wire => collision(cx, &code, first, &key.1),
            _ => {
                taken.insert(key, code);
            }
        }
    }
}

fn variant(cx: &mut Check<'_>, code: &CodeAt<'_>) -> Option<String> {
    if let Some(name) = &code.code.rust_name {
        return Some(name.to_string());
    }
    let name = variant_name(code.wire);
    if name.is_none() {
        let message = format!("no Rust name can be made from `{}`", code.wire);
        cx.report
            .add(cx.file, Rule::InvalidIdentifier, code.path().on_key(), message)
            .help("add `rust_name: SomeName` to the code: names are made from ASCII letters and digits");
    }
    name
}

fn collision(cx: &mut Check<'_>, code: &CodeAt<'_>, first: &CodeAt<'_>, name: &str) {
    let message = format!("`{}` and `{}` both become `Code::{name}` in Rust", first.wire, code.wire);
    cx.report
        .add(cx.file, Rule::IdentifierCollision, code.path().on_key(), message)
        .also(first.path().on_key(), "first")
        .help(format!("add a `rust_name` to one of them, such as `rust_name: {name}2`"));
}

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
