//! Runs cargo for `errcat init`. Cargo handles workspaces, and preserves the formatting of
//! manifests.

use crate::ending::{CommandError, Result};
use crate::lines::Lines;
use crate::terminal::shown;
use serde::Deserialize;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The location of errcat's sources, while it is not on crates.io.
#[derive(Debug)]
pub(super) enum Source {
    /// A checkout of the repository.
    Path(PathBuf),
    /// The URL of the repository.
    Git(String),
    /// The workspace of the crate, which declares these dependencies.
    Workspace(Vec<&'static str>),
}

/// The two dependencies of a crate with a catalogue.
const NAMES: [&str; 2] = ["errcat-core", "errcat-codegen"];

/// An existing crate.
#[derive(Debug)]
pub(super) struct Package {
    folder: PathBuf,
    edition: String,
    pub has_dependencies: bool,
    pub build_script: Option<PathBuf>,
    /// The root source file of the library, else of a program.
    pub root: Option<PathBuf>,
}

/// The used part of `cargo metadata`.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<PackageMetadata>,
    workspace_root: PathBuf,
}

#[derive(Deserialize)]
struct PackageMetadata {
    manifest_path: PathBuf,
    edition: String,
    dependencies: Vec<Dependency>,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
    src_path: PathBuf,
}

impl Source {
    pub(super) fn new(path: Option<&Path>, git: Option<&str>) -> Result<Option<Self>> {
        let Some(path) = path else { return Ok(git.map(|url| Source::Git(url.to_owned()))) };
        for part in ["core", "codegen"] {
            let manifest = path.join(part).join("Cargo.toml");
            if !manifest.is_file() {
                return Err(CommandError::refused(format!("`{}` does not exist", shown(&manifest)))
                    .help("`--path` must be a checkout of the errcat repository"));
            }
        }
        Ok(Some(Source::Path(path.to_owned())))
    }

    /// The workspace of a crate, if it declares any of the dependencies.
    pub(super) fn of_workspace(folder: &Path) -> Result<Option<Self>> {
        let path = metadata(folder)?.workspace_root.join("Cargo.toml");
        let text = fs::read_to_string(&path).map_err(|error| CommandError::io(&path, "read", &error))?;
        let names: Vec<_> = NAMES.into_iter().filter(|name| is_of_workspace(&text, name)).collect();
        Ok((!names.is_empty()).then_some(Source::Workspace(names)))
    }

    /// Whether a dependency comes from here.
    fn has(&self, name: &str) -> bool {
        match self {
            Source::Path(_) | Source::Git(_) => true,
            Source::Workspace(names) => names.contains(&name),
        }
    }

    /// Whether both dependencies come from here.
    pub(super) fn is_complete(&self) -> bool {
        NAMES.into_iter().all(|name| self.has(name))
    }

    /// The dependencies that come from here, in a sentence.
    pub(super) fn added(&self) -> String {
        let names: Vec<_> = NAMES.into_iter().filter(|name| self.has(name)).collect();
        names.join(" and ")
    }

    /// Returns the arguments of `cargo add` for the crate in a folder of the repository. Cargo
    /// inherits what the workspace declares.
    fn arguments(&self, folder: &str) -> Result<Vec<PathBuf>> {
        match self {
            Source::Path(path) => {
                let path = path.join(folder);
                let real = path.canonicalize().map_err(|error| CommandError::io(&path, "read", &error))?;
                Ok(vec!["--path".into(), real])
            }
            Source::Git(url) => Ok(vec!["--git".into(), url.into()]),
            Source::Workspace(_) => Ok(Vec::new()),
        }
    }
}

impl Package {
    /// Returns the package whose manifest is in a folder. The root of a workspace may not
    /// be a package.
    pub(super) fn in_folder(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join("Cargo.toml");
        let metadata = metadata(folder)?;
        let real = path.canonicalize().map_err(|error| CommandError::io(&path, "read", &error))?;
        let is_it =
            |package: &PackageMetadata| package.manifest_path.canonicalize().is_ok_and(|path| path == real);
        Ok(metadata.packages.iter().find(|package| is_it(package)).map(Package::new))
    }

    fn new(package: &PackageMetadata) -> Self {
        let has = |name| package.dependencies.iter().any(|dependency| dependency.name == name);
        let target = |kind: &str| {
            let target = package.targets.iter().find(|target| target.kind.iter().any(|one| one == kind));
            target.map(|target| target.src_path.clone())
        };
        Package {
            has_dependencies: has("errcat-core") && has("errcat-codegen"),
            build_script: target("custom-build"),
            root: target("lib").or_else(|| target("bin")),
            edition: package.edition.clone(),
            folder: package.manifest_path.parent().unwrap_or(Path::new("")).to_owned(),
        }
    }

    /// Refuses a package whose edition is too old for generated code. A manifest without
    /// `edition` has the oldest one.
    pub(super) fn require_edition(&self) -> Result<()> {
        if self.edition != "2015" {
            return Ok(());
        }
        Err(CommandError::refused("generated Rust needs the edition 2018 or later, and this crate has 2015")
            .help("add `edition = \"2024\"` to `[package]` in its Cargo.toml"))
    }

    /// Returns a path relative to the package.
    pub(super) fn relative(&self, path: &Path) -> String {
        shown(path.strip_prefix(&self.folder).unwrap_or(path)).replace('\\', "/")
    }
}

fn metadata(folder: &Path) -> Result<Metadata> {
    let path = folder.join("Cargo.toml");
    let mut command = cargo("metadata", &path);
    let text = run(command.args(["--no-deps", "--format-version", "1"]))?;
    serde_json::from_slice(&text).map_err(|error| CommandError::io(&path, "read", &error.into()))
}

/// Creates a library crate. In a workspace, it becomes a member.
pub(super) fn init(folder: &Path) -> Result<()> {
    let mut command = Command::new(program());
    command.args(["init", "--lib", "--vcs", "none", "--name", &package_name(folder)]);
    run(command.arg("--").arg(folder)).map(drop)
}

/// Adds the dependencies that come from a source, or changes their sources. Dependencies that
/// are inherited from the workspace stay so.
pub(super) fn add(folder: &Path, source: &Source) -> Result<()> {
    let manifest = folder.join("Cargo.toml");
    let before = fs::read_to_string(&manifest).unwrap_or_default();
    let add = |name: &str, folder: &str, options: &[&str]| -> Result<Command> {
        let mut command = cargo("add", &manifest);
        if !is_inherited(&before, name) {
            command.args(source.arguments(folder)?);
        }
        command.arg(name).args(options);
        Ok(command)
    };
    let mut core = add("errcat-core", "core", &["--features", "json,std"])?;
    let mut codegen = add("errcat-codegen", "codegen", &["--build"])?;
    // The lock file may be incomplete until both have been added.
    let first = if source.has("errcat-core") { run(&mut core) } else { Ok(Vec::new()) };
    if source.has("errcat-codegen") {
        run(&mut codegen)?;
    }
    if before.contains("\r\n") {
        restore_line_ends(&manifest)?;
    }
    match Package::in_folder(folder)? {
        Some(package) if package.has_dependencies => Ok(()),
        _ => first.map(drop),
    }
}

/// Whether a manifest inherits a dependency: `errcat-core.workspace = true`, or as a table on
/// the same line.
fn is_inherited(manifest: &str, name: &str) -> bool {
    let is_it = |line: &str| {
        let mut words = line.split(|c: char| " \t\r.={},".contains(c)).filter(|word| !word.is_empty());
        words.next() == Some(name) && words.any(|word| word == "workspace") && words.next() == Some("true")
    };
    manifest.lines().any(is_it)
}

/// Whether the manifest of a workspace declares a dependency for its members.
fn is_of_workspace(manifest: &str, name: &str) -> bool {
    let mut section = String::new();
    for line in manifest.lines().map(str::trim) {
        let path = match line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((header, _)) => {
                section = header.to_owned();
                header.to_owned()
            }
            None => format!("{section}.{}", line.split('=').next().unwrap_or_default()),
        };
        let mut keys = path.split('.').map(|key| key.trim().trim_matches(['"', '\'']));
        if keys.next() == Some("workspace")
            && keys.next() == Some("dependencies")
            && keys.next() == Some(name)
        {
            return true;
        }
    }
    false
}

/// Writes a manifest with CRLF line ends, which `cargo add` does not keep.
fn restore_line_ends(manifest: &Path) -> Result<()> {
    let text = fs::read_to_string(manifest).map_err(|error| CommandError::io(manifest, "read", &error))?;
    let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    fs::write(manifest, text).map_err(|error| CommandError::io(manifest, "written", &error))
}

/// Adds the dependencies that no source has by version to a manifest that `cargo init` has just
/// created, since `cargo add` rejects crates that it cannot find.
pub(super) fn name_versions(folder: &Path, source: Option<&Source>) -> Result<()> {
    let path = folder.join("Cargo.toml");
    let mut text = fs::read_to_string(&path).map_err(|error| CommandError::io(&path, "read", &error))?;
    let version = env!("CARGO_PKG_VERSION");
    let lacks = |name: &str| !source.is_some_and(|source| source.has(name));
    if lacks("errcat-core") {
        let core = format!("errcat-core = {{ version = \"{version}\", features = [\"json\", \"std\"] }}\n");
        text = text.replacen("[dependencies]\n", &format!("[dependencies]\n{core}"), 1);
    }
    if lacks("errcat-codegen") {
        text.push_str(&format!("\n[build-dependencies]\nerrcat-codegen = \"{version}\"\n"));
    }
    fs::write(&path, text).map_err(|error| CommandError::io(&path, "written", &error))
}

fn cargo(subcommand: &str, manifest: &Path) -> Command {
    let mut command = Command::new(program());
    // The path of a folder such as `-x` would be read as an option.
    let manifest = std::path::absolute(manifest).unwrap_or_else(|_| manifest.to_owned());
    command.arg(subcommand).arg("--manifest-path").arg(manifest);
    command
}

/// Returns the cargo that started this process, else `cargo`.
fn program() -> impl AsRef<OsStr> {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs a command and returns its standard output.
fn run(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.env("CARGO_TERM_COLOR", "never").output().map_err(|error| {
        CommandError::refused(format!("cannot run cargo: {error}"))
            .help("install Rust, or create only the catalogue with `--no-rust`")
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let reason = text.split_once("error: ").map_or(&*text, |(_, reason)| reason);
    let (first, rest) = reason.split_once('\n').unwrap_or((reason, ""));
    Err(CommandError::refused(Lines::from(format!("cargo: {}", first.trim_end())).quoted(rest)))
}

/// Converts the name of the folder to a valid package name.
fn package_name(folder: &Path) -> String {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let folder = folder.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let mut name = String::new();
    for c in folder.chars() {
        let is_word = c.is_ascii_alphanumeric();
        // Two separators in a row are not snake case.
        if is_word || name.ends_with(|last: char| last.is_ascii_alphanumeric()) {
            name.push(if is_word || c == '_' { c } else { '-' });
        }
    }
    let name = name.trim_end_matches(['-', '_']);
    match name.bytes().next() {
        Some(first) if first.is_ascii_alphabetic() && !is_reserved(name) => name.to_owned(),
        Some(_) => format!("errors-{name}"),
        None => "errors".to_owned(),
    }
}

/// Whether cargo rejects the name, or another crate of the build would have it.
fn is_reserved(name: &str) -> bool {
    const NAMES: [&str; 10] = [
        "test",
        "core",
        "std",
        "alloc",
        "proc-macro",
        "proc_macro",
        "build",
        "deps",
        "examples",
        "incremental",
    ];
    NAMES.contains(&name) || name.starts_with("errcat")
}

#[cfg(test)]
mod tests {
    use super::{is_inherited, is_of_workspace, package_name};
    use std::path::Path;

    #[test]
    fn dependencies_of_the_workspace_are_recognized() {
        for line in [
            "errcat-core.workspace = true",
            "errcat-core = { workspace = true, features = [\"json\"] }",
            " errcat-core={optional=false,workspace=true}\r",
        ] {
            assert!(is_inherited(&format!("[dependencies]\n{line}\n"), "errcat-core"), "{line}");
            assert!(!is_inherited(line, "errcat-codegen"));
        }
        for line in [
            "errcat-core = \"0.1\"",
            "# errcat-core.workspace = true",
            "errcat-core = { path = \"workspace\" }",
        ] {
            assert!(!is_inherited(line, "errcat-core"), "{line}");
        }
    }

    #[test]
    fn dependencies_that_a_workspace_declares_are_recognized() {
        for manifest in [
            "[workspace]\n[workspace.dependencies]\nserde = \"1\"\nerrcat-core = { path = \"../errcat/core\" }\n",
            "[workspace.dependencies]\r\n\"errcat-core\".git = \"https://example.com/errcat\"\r\n",
            "[workspace.dependencies.errcat-core] # pinned\nversion = \"0.9\"\n",
            "[workspace]\ndependencies.errcat-core = \"0.9\"\n",
        ] {
            assert!(is_of_workspace(manifest, "errcat-core"), "{manifest}");
            assert!(!is_of_workspace(manifest, "errcat-codegen"), "{manifest}");
        }
        for manifest in [
            "[dependencies]\nerrcat-core = \"0.9\"\n",
            "[workspace.dependencies]\n# errcat-core = \"0.9\"\nerrcat-core-x = \"1\"\n[package]\nerrcat-core = 1\n",
            "[workspace.metadata]\ndependencies = \"errcat-core\"\n",
        ] {
            assert!(!is_of_workspace(manifest, "errcat-core"), "{manifest}");
        }
    }

    #[test]
    fn folders_have_package_names_in_snake_or_kebab_case() {
        let names = [
            ("odd 'q\" \u{fc}", "odd-q"),
            ("my  crate", "my-crate"),
            ("a__b", "a_b"),
            ("_shop_", "shop"),
            ("1st", "errors-1st"),
            ("core", "errors-core"),
            ("\u{e9}", "errors"),
        ];
        for (folder, name) in names {
            assert_eq!(package_name(Path::new(folder)), name, "{folder}");
        }
    }
}
