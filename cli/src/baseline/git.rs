//! Runs `git` to read commits without a checkout. It honours `GIT_DIR`, worktrees and other
//! configuration, and fetches and writes nothing.

use crate::ending::{CommandError, Result};
use crate::lines::Lines;
use crate::terminal::shown;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The maximum total size of the files of one catalogue, in bytes.
const MOST_BYTES: u64 = 256 << 20;

/// A repository, accessed from the folder of a catalogue.
#[derive(Debug)]
pub(crate) struct Git {
    folder: PathBuf,
    /// The path of the folder within the repository, without a trailing slash.
    pub prefix: String,
}

/// The full hash of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Commit(String);

impl Commit {
    /// Returns the abbreviated hash.
    pub(crate) fn short(&self) -> &str {
        self.0.get(..12).unwrap_or(&self.0)
    }
}

impl std::fmt::Display for Commit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file in a commit.
#[derive(Debug)]
pub(super) struct File {
    pub name: String,
    /// What `git cat-file` reads: the id of the object, or the path of a symlink.
    object: String,
}

impl Git {
    pub(crate) fn open(folder: &Path) -> Result<Git> {
        let mut git = Git { folder: folder.to_owned(), prefix: String::new() };
        let output = git.output(&["rev-parse", "--show-prefix"])?;
        if !output.status.success() {
            let what = Lines::from(format!("no git repository at `{}`", shown(folder)));
            return Err(CommandError::refused(what.quoted(&trimmed(&output.stderr)))
                .help("use `--against DIR` to compare with the catalogue in another folder"));
        }
        git.prefix = trimmed(&output.stdout).trim_end_matches('/').to_owned();
        Ok(git)
    }

    /// Returns the output of a command; `None` if it fails, which means that there is no
    /// result.
    pub(super) fn ask(&self, args: &[&str]) -> Result<Option<String>> {
        let output = self.output(args)?;
        Ok(output.status.success().then(|| trimmed(&output.stdout)))
    }

    /// Returns the output of a command that is expected to succeed.
    pub(super) fn read(&self, args: &[&str]) -> Result<String> {
        let output = self.output(args)?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let command = args.first().copied().unwrap_or_default();
        let what = Lines::from(format!("`git {command}` fails"));
        Err(CommandError::refused(what.quoted(&trimmed(&output.stderr))))
    }

    fn output(&self, args: &[&str]) -> Result<Output> {
        self.command(args).stdin(Stdio::null()).output().map_err(|error| cannot_run(&error))
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(args);
        // Messages are shown in English; missing objects are never fetched.
        command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
        command
    }

    /// Returns the commit that a revision names.
    pub(crate) fn commit(&self, revision: &str) -> Result<Option<Commit>> {
        let wanted = format!("{revision}^{{commit}}");
        let found = self.ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?;
        Ok(found.filter(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit())).map(Commit))
    }

    pub(super) fn merge_base(&self, one: &Commit, other: &Commit) -> Result<Option<Commit>> {
        Ok(self.ask(&["merge-base", &one.0, &other.0])?.map(Commit))
    }

    pub(crate) fn is_shallow(&self) -> Result<bool> {
        Ok(self.ask(&["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true"))
    }

    /// Whether the history of the commits since the base is incomplete. Then a full clone
    /// may give a different result.
    pub(super) fn is_cut_off(&self, base: &Commit, commits: &[&Commit]) -> Result<bool> {
        if !self.is_shallow()? {
            return Ok(false);
        }
        let path = self.read(&["rev-parse", "--git-path", "shallow"])?;
        let cuts = std::fs::read_to_string(self.folder.join(path.trim())).unwrap_or_default();
        let mut args = vec!["rev-list"];
        args.extend(commits.iter().map(|commit| commit.0.as_str()));
        args.extend(["--not", &base.0]);
        let between = self.read(&args)?;
        Ok(cuts.lines().any(|cut| between.lines().any(|commit| commit == cut)))
    }

    /// Returns the tags that HEAD contains, the newest first.
    pub(super) fn tags(&self) -> Result<Vec<String>> {
        let sort = ["--sort=-version:refname", "--sort=-creatordate"];
        let args =
            ["for-each-ref", "--merged=HEAD", sort[0], sort[1], "--format=%(refname:short)", "refs/tags"];
        Ok(self.ask(&args)?.unwrap_or_default().lines().map(str::to_owned).collect())
    }

    /// Returns the remote to fetch from.
    pub(super) fn remote(&self) -> Result<Option<String>> {
        let remotes = self.ask(&["remote"])?.unwrap_or_default();
        let origin = remotes.lines().find(|name| *name == "origin");
        Ok(origin.or_else(|| remotes.lines().next()).map(str::to_owned))
    }

    /// Returns the files directly in a folder of a commit, if it has the folder.
    pub(super) fn files(&self, commit: &Commit, folder: &str) -> Result<Option<Vec<File>>> {
        let tree = format!("{commit}:{folder}");
        let Some(listed) = self.ask(&["ls-tree", "-z", "--full-tree", &tree])? else { return Ok(None) };
        Ok(Some(listed.split('\0').filter_map(|line| file(line, &tree)).collect()))
    }

    /// Returns the folder that a folder's files were in at a commit, before they were
    /// moved.
    pub(super) fn moved_from(&self, commit: &Commit, folder: &str) -> Result<Option<String>> {
        let args =
            ["diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", &commit.0, "HEAD", "--"];
        let listed = self.ask(&args)?.unwrap_or_default();
        let mut fields = listed.split('\0');
        while let (Some(_), Some(old), Some(new)) = (fields.next(), fields.next(), fields.next()) {
            if parent(new) == folder && parent(old) != folder {
                return Ok(Some(parent(old).to_owned()));
            }
        }
        Ok(None)
    }

    /// Returns the text of a file of a commit, by its path within the repository.
    pub(crate) fn file(&self, commit: &Commit, path: &str) -> Result<Option<String>> {
        self.ask(&["cat-file", "blob", &format!("{commit}:{path}")])
    }

    /// Returns the commits of the current branch that changed the folder, the oldest first:
    /// hash and date.
    pub(crate) fn log(&self) -> Result<String> {
        self.read(&["log", "--first-parent", "--reverse", "--format=%H %cs", "--", "."])
    }

    /// Returns the tags that contain a commit, the oldest first.
    pub(crate) fn tags_with(&self, commit: &Commit) -> Result<Vec<String>> {
        let args = ["tag", "--contains", &commit.0, "--sort=version:refname", "--sort=creatordate"];
        Ok(self.ask(&args)?.unwrap_or_default().lines().map(str::to_owned).collect())
    }

    /// Returns the contents of files, read by one process; `None` for a symlink that leads out
    /// of the repository or to nothing.
    pub(super) fn contents(&self, files: &[File]) -> Result<Vec<Option<Vec<u8>>>> {
        let mut command = self.command(&["cat-file", "--batch", "--follow-symlinks"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| cannot_run(&error))?;
        let ids: String = files.iter().map(|file| format!("{}\n", file.object)).collect();
        let mut input = child.stdin.take();
        // Use a separate thread, because git answers while it is still reading.
        let writer =
            std::thread::spawn(move || input.take().map(|mut input| input.write_all(ids.as_bytes())));
        let output = child.wait_with_output().map_err(|error| cannot_run(&error))?;
        let _ = writer.join();
        let cut = || CommandError::refused("`git cat-file` ended unexpectedly: an object is missing");
        let mut rest = output.stdout.as_slice();
        files.iter().map(|_| object(&mut rest).ok_or_else(cut)).collect()
    }
}

fn cannot_run(error: &std::io::Error) -> CommandError {
    match error.kind() {
        ErrorKind::NotFound => CommandError::refused("`git` is not installed")
            .help("use `--against DIR` to compare with the catalogue in another folder"),
        _ => CommandError::refused(format!("cannot run `git`: {error}")),
    }
}

fn trimmed(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// Parses a line of `ls-tree`: `100644 blob <id>\t<name>`. Folders are skipped.
fn file(line: &str, tree: &str) -> Option<File> {
    let (facts, name) = line.trim_start_matches('\n').split_once('\t')?;
    let mut facts = facts.split(' ');
    let (mode, kind, id) = (facts.next()?, facts.next()?, facts.next()?);
    let slash = if tree.ends_with(':') { "" } else { "/" };
    let object = match mode {
        "120000" if !name.contains('\n') => format!("{tree}{slash}{name}"),
        _ if mode.starts_with("100") => id.to_owned(),
        _ => return None,
    };
    (kind == "blob").then(|| File { name: name.to_owned(), object })
}

/// Parses the next object of `cat-file --batch`: `<id> blob <size>\n<bytes>\n`. A symlink that
/// is not followed has another word instead: `dangling <size>\n<path>\n`.
fn object(rest: &mut &[u8]) -> Option<Option<Vec<u8>>> {
    let end = rest.iter().position(|&byte| byte == b'\n')?;
    let header = std::str::from_utf8(rest.get(..end)?).ok()?;
    let (what, size) = header.rsplit_once(' ')?;
    let size = usize::try_from(size.parse::<u64>().ok()?.min(MOST_BYTES)).ok()?;
    let bytes = rest.get(end + 1..end + 1 + size)?;
    *rest = rest.get(end + 2 + size..).unwrap_or(&[]);
    Some(what.ends_with(" blob").then(|| bytes.to_vec()))
}
