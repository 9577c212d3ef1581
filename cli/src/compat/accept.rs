//! Reads, extends and prunes the file `.compat.yaml` in the catalogue folder.

use crate::context::Context;
use crate::ending::{CommandError, Ending, Result};
use crate::lines::Lines;
use crate::terminal::{safe, shown};
use errcat_codegen::compat::{Accept, Change, Comparison, Exceptions, Unused};
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;

pub(super) fn read(file: &PathBuf) -> Result<Exceptions> {
    let text = text(file)?;
    Exceptions::parse(&text).map_err(|error| CommandError::refused(format!("`{}`: {error}", shown(file))))
}

fn text(file: &PathBuf) -> Result<String> {
    // Reading a named pipe would block.
    if file.exists() && !file.is_file() {
        return Err(CommandError::refused(format!("`{}` is not a file", shown(file))));
    }
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(CommandError::io(file, "read", &error)),
    }
}

/// Adds accepted changes to the file: the one with this id, or those of a rule and a code.
pub(super) fn accept(
    file: &PathBuf,
    wanted: &[String],
    reason: &str,
    comparison: &Comparison,
    context: &mut Context,
) -> Result {
    if reason.trim().is_empty() {
        return Err(CommandError::refused("the reason is empty"));
    }
    let found = found(wanted, comparison)?;
    let mut text = text(file)?;
    for change in &found {
        text = Exceptions::with(&text, Accept { change, reason })
            .map_err(|failure| CommandError::refused(Lines::of_text(&failure)))?;
    }
    super::write(file, &text)?;
    for change in found {
        writeln!(context.out, "accepted {}: {}", change.fingerprint(), safe(&change.message()))?;
    }
    Ok(Ending::Fine)
}

fn found<'c>(wanted: &[String], comparison: &'c Comparison) -> Result<Vec<&'c Change>> {
    let fits = |change: &&Change| match wanted {
        [id] => change.fingerprint() == *id || change.rule().id == *id,
        [rule, code] => change.rule().id == *rule && change.subjects().contains(code),
        _ => false,
    };
    let mut found: Vec<&Change> = comparison.changes().iter().filter(fits).collect();
    if found.is_empty() {
        return Err(CommandError::refused(format!("no change matches `{}`", wanted.join(" ")))
            .help("run `errcat diff` to see the id of each change"));
    }
    found.retain(|change| change.accepted().is_none());
    if found.is_empty() {
        return Err(CommandError::refused("the change is already accepted"));
    }
    if wanted.len() == 1 && found.len() > 1 {
        return Err(CommandError::refused(format!("{} changes match `{}`", found.len(), wanted.join(" ")))
            .help("add the code, or use the id of one change"));
    }
    Ok(found)
}

/// Removes unused entries.
pub(super) fn prune(file: &PathBuf, unused: &[Unused], context: &mut Context) -> Result {
    if unused.is_empty() {
        writeln!(context.out, "all accepted changes are still needed")?;
        return Ok(Ending::Fine);
    }
    super::write(file, &Exceptions::without(&text(file)?, unused))?;
    for one in unused {
        let rule = one.rule.as_deref().unwrap_or("a change");
        writeln!(context.out, "removed {}: {}", safe(&one.id), safe(rule))?;
    }
    Ok(Ending::Fine)
}
