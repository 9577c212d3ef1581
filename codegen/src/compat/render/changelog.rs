//! Entries for a changelog in the format of keepachangelog.com.

use super::super::Change;
use super::markup::inline;
use crate::emit::anchor;
use crate::report::{Level, one_line};
use std::collections::BTreeMap;
use std::fmt;

/// The sections, in the order in which they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Breaking,
    Added,
    Deprecated,
    Removed,
    Changed,
}

impl Section {
    fn title(self) -> &'static str {
        match self {
            Section::Breaking => "Breaking",
            Section::Added => "Added",
            Section::Deprecated => "Deprecated",
            Section::Removed => "Removed",
            Section::Changed => "Changed",
        }
    }

    fn of(change: &Change) -> Section {
        let id = change.rule().id;
        match change.level() {
            Level::Breaking => Section::Breaking,
            _ if ["code-removed", "code-renamed"].contains(&id) || id.starts_with("removed") => {
                Section::Removed
            }
            _ if id == "deprecated" || id.starts_with("sunset") => Section::Deprecated,
            _ if id.ends_with("-added") || id.ends_with("-learned") => Section::Added,
            _ => Section::Changed,
        }
    }
}

/// Writes all changes except those of documentation. Accepted changes are included, since
/// they also take effect.
pub(super) fn write(changes: &[Change], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut sections: BTreeMap<Section, Vec<String>> = BTreeMap::new();
    for change in changes.iter().filter(|change| change.level() < Level::Docs) {
        sections.entry(Section::of(change)).or_default().extend(lines(change));
    }
    for (nth, (section, mut lines)) in sections.into_iter().enumerate() {
        lines.sort();
        lines.dedup();
        let blank = if nth == 0 { "" } else { "\n" };
        writeln!(f, "{blank}### {}\n", section.title())?;
        lines.iter().try_for_each(|line| writeln!(f, "- {line}"))?;
    }
    Ok(())
}

/// Returns a line for each code, which ends with a link to its section.
fn lines(change: &Change) -> Vec<String> {
    let line = |subject: &String| {
        let what = inline(&change.what());
        match subject.split_once('/') {
            Some((vendor, _)) if !subject.contains(": ") => {
                let link = link(vendor, subject);
                format!("{link}: {what}")
            }
            _ => format!("{}: {what}", inline(&format!("`{}`", one_line(subject.clone())))),
        }
    };
    change.subjects().iter().map(line).collect()
}

fn link(vendor: &str, identity: &str) -> String {
    let shown = super::markup::code(&one_line(identity.to_owned()));
    let mut target = format!("generated/docs/{vendor}.md#");
    anchor(&mut target, identity);
    format!("[{shown}]({target})")
}
