//! `--check-version`: checks that the version of the crate is high enough for the changes.

use super::compare::Compared;
use crate::baseline::Git;
use crate::ending::{CommandError, Result, note};
use errcat_codegen::compat::{Version, VersionCheck};
use std::path::Path;

/// Prints a note if the version is too low. Returns whether it is.
pub(super) fn check(wanted: Option<&str>, compared: &Compared) -> Result<bool> {
    let Some(wanted) = wanted else { return Ok(false) };
    let (old, new) = versions(wanted, compared)?;
    match old.check(&new, compared.comparison.bump()) {
        VersionCheck::TooSmall(least) => {
            note(format!("the version is {new}, but the changes since {old} require at least {least}"));
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// Returns the versions before and after: those of the manifest at the baseline and now, or
/// those of the tag and the argument.
fn versions(wanted: &str, compared: &Compared) -> Result<(Version, Version)> {
    if let Ok(new) = wanted.parse::<Version>() {
        let tag = compared.against.split([' ', ',']).next().unwrap_or_default();
        let old = tag.parse().map_err(|_| {
            CommandError::refused(format!("the version of {} is unknown", compared.against))
                .help("compare with a tag such as v1.2.3, or pass a Cargo.toml")
        })?;
        return Ok((old, new));
    }
    let path = Path::new(wanted);
    let text = std::fs::read_to_string(path).map_err(|error| CommandError::io(path, "read", &error))?;
    let new = version_in(&text).ok_or_else(|| no_version(wanted))?;
    let old = before(path, compared)?;
    Ok((version_in(&old).ok_or_else(|| no_version(&compared.against))?, new))
}

/// Returns the manifest of the baseline.
fn before(path: &Path, compared: &Compared) -> Result<String> {
    let commit = compared.commit.as_ref().ok_or_else(|| {
        CommandError::refused("the previous version is unknown")
            .help("compare with a git revision, not with a folder")
    })?;
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let git = Git::open(folder)?;
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let within = if git.prefix.is_empty() { name.to_owned() } else { format!("{}/{name}", git.prefix) };
    git.file(commit, &within)?
        .ok_or_else(|| CommandError::refused(format!("{} has no `{within}`", compared.against)))
}

fn no_version(what: &str) -> CommandError {
    CommandError::refused(format!("{what} has no version such as 1.2.3"))
        .help("add it to `[package]` or `[workspace.package]`")
}

/// Returns the version in a Cargo.toml: of the package, else of all packages of the
/// workspace.
fn version_in(text: &str) -> Option<Version> {
    let mut section = "";
    let mut found = None;
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line;
        }
        let Some(value) =
            line.strip_prefix("version").map(str::trim_start).and_then(|rest| rest.strip_prefix('='))
        else {
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'']);
        match section {
            "[package]" => return value.parse().ok(),
            "[workspace.package]" => found = value.parse().ok(),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_version_of_the_package_is_used() {
        let version = |text: &str| version_in(text).map(|version| version.to_string());
        assert_eq!(version("[package]\nname = \"a\"\nversion = \"1.2.3\"\n").as_deref(), Some("1.2.3"));
        assert_eq!(
            version("[workspace.package]\nversion = '0.1.0'\n[package]\nversion.workspace = true\n")
                .as_deref(),
            Some("0.1.0")
        );
        assert_eq!(version("[dependencies]\nversion = \"9.0.0\"\n"), None);
    }
}
