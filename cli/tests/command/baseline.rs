//! Tests the selection of a baseline, in real repositories and with the real git.

use crate::harness::run;
use std::path::Path;
use tempfile::TempDir;

/// Functions for the scripts: `commit DAY` commits everything, `codes NAME...` writes a
/// catalogue with these codes.
const PRELUDE: &str = r#"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
commit() {
  export GIT_AUTHOR_DATE="2026-01-$1T00:00:00Z" GIT_COMMITTER_DATE="2026-01-$1T00:00:00Z"
  git add -A && git commit -q --allow-empty -m "Day $1"
}
codes() {
  mkdir -p "${folder:-catalogue}"
  {
    printf 'title: Acme\ngroups:\n  - title: Codes\n    codes:\n'
    for name in "$@"; do
      printf '      %s: { status: 400, meaning: "The %s is wrong in some way.", fix: "Correct it." }\n' "$name" "$name"
    done
  } > "${folder:-catalogue}/acme.yaml"
}
set -e
"#;

/// Creates a repository on the branch `main` with a script.
pub(crate) fn repository(script: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    succeeds(folder.path(), &format!("git init -qb main\n{script}"));
    folder
}

pub(crate) fn succeeds(folder: &Path, script: &str) -> String {
    let (code, text) = ends(folder, script);
    assert_eq!(code, Some(0), "{script}\n{text}");
    text
}

/// Runs a script. Returns its exit code and output.
pub(crate) fn ends(folder: &Path, script: &str) -> (Option<i32>, String) {
    let output = run(folder, &format!("{PRELUDE}\nexec 2>&1\n{script}"));
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn codes_added_on_the_other_branch_are_not_reported_as_deleted() {
    let repository = repository("codes a b; commit 01; git checkout -qb feature; codes a b c; commit 02");
    succeeds(repository.path(), "git checkout -q main; codes a b other; commit 03; git checkout -q feature");
    let text = succeeds(repository.path(), "errcat diff --against main --format short");
    assert!(text.contains("`acme/c`: the code was added") && text.lines().count() == 1, "{text}");
    let text = succeeds(repository.path(), "errcat compat --against main");
    assert!(text.contains(", the merge base with main"), "{text}");
    let (code, text) = ends(repository.path(), "errcat compat --against main --exact --format short");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("code-deleted]: `acme/other`"), "{text}");
}

#[test]
fn the_newest_tag_that_has_a_catalogue_is_the_baseline() {
    let repository = repository("echo x > x; commit 01; git tag v0.1.0; codes a; commit 02; git tag v1.0.0");
    succeeds(repository.path(), "codes a b; commit 03; echo y > x; commit 04");
    let text = succeeds(repository.path(), "errcat diff");
    assert!(text.contains("(against v1.0.0, 2 commits ago)"), "{text}");
    assert!(text.contains("1 code added"), "{text}");
}

#[test]
fn a_missing_baseline_is_a_note() {
    let repository = repository("echo x > x; commit 01; git tag v0.1.0; codes a; commit 02");
    let text = succeeds(repository.path(), "errcat compat");
    assert!(
        text.contains("note: nothing was compared: no tag in the history of HEAD has a catalogue"),
        "{text}"
    );
    let text = succeeds(repository.path(), "errcat compat --against v0.1.0");
    assert!(text.contains("there is no catalogue in v0.1.0"), "{text}");
}

#[test]
fn uncommitted_changes_are_compared() {
    let repository = repository("codes a b; commit 01; git tag v1.0.0; codes a");
    let (code, text) = ends(repository.path(), "errcat compat --format short");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("catalogue/acme.yaml:5:7: breaking[code-deleted]: `acme/b`"), "{text}");
}

#[test]
fn worktrees_and_folders_below_the_root_work() {
    let repository = repository("mkdir -p api && cd api && codes a && commit 01 && git tag v1.0.0");
    succeeds(
        repository.path(),
        "git worktree add -q ../tree-of-it HEAD 2>&1 || git worktree add -q tree HEAD",
    );
    succeeds(repository.path(), "git worktree remove --force ../tree-of-it 2>/dev/null || true");
    succeeds(repository.path(), "test -d tree || git worktree add -q tree HEAD");
    let text = succeeds(repository.path(), "cd tree/api && codes a b && errcat diff --format short");
    assert!(text.contains("`acme/b`: the code was added"), "{text}");
}

#[test]
fn a_renamed_folder_is_found_under_its_old_name() {
    let repository = repository("folder=errors codes a b; commit 01; git tag v1.0.0");
    succeeds(repository.path(), "git mv errors catalogue; commit 02; codes b c");
    let text = succeeds(repository.path(), "errcat diff --format short");
    assert!(
        text.contains("code-deleted]: `acme/a`") && text.contains("`acme/c`: the code was added"),
        "{text}"
    );
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[test]
fn symlinks_of_a_commit_are_read_as_they_are_on_disk() {
    let script = "codes a b; mkdir common; mv catalogue/acme.yaml common; ln -s ../common/acme.yaml catalogue/acme.yaml; \
        ln -s /nowhere catalogue/other.yaml; commit 01; rm catalogue/other.yaml";
    let repository = repository(script);
    assert_eq!(succeeds(repository.path(), "errcat diff --against HEAD --format short"), "");
    succeeds(repository.path(), "sed -i 's/400/404/' common/acme.yaml");
    let text = succeeds(repository.path(), "errcat diff --against HEAD --format short");
    assert!(text.contains("status-changed]: `acme/a`, `acme/b`"), "{text}");
}

#[test]
fn a_baseline_with_errors_is_rejected_with_one_message() {
    let repository =
        repository("codes a; echo 'oops: 1' >> catalogue/acme.yaml; commit 01; git tag v1; codes a");
    let (code, text) = ends(repository.path(), "errcat compat");
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("error: the catalogue in v1 cannot be read:"), "{text}");
    assert!(text.contains("unknown-key") && !text.contains("code-"), "{text}");
}

/// Creates a clone like CI: one commit, no tags.
fn shallow(origin: &TempDir) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let script =
        format!("git clone -q --depth 1 --no-tags file://{} clone 2>/dev/null", origin.path().display());
    succeeds(folder.path(), &script);
    folder
}

/// Returns the line of a message with the fetch command.
fn fetch_line(text: &str) -> &str {
    let line = text.lines().find(|line| line.trim_start().starts_with("git fetch "));
    assert!(line.is_some(), "the message has no fetch command: {text}");
    line.unwrap_or_default().trim()
}

#[test]
fn a_shallow_clone_without_tags_is_rejected_with_a_fetch_command() {
    let origin = repository("codes a b; commit 01; git tag v1.0.0; codes a; commit 02");
    let clone = shallow(&origin);
    let (code, text) = ends(clone.path(), "cd clone; errcat compat");
    assert_eq!(code, Some(2), "{text}");
    assert_eq!(fetch_line(&text), "git fetch --unshallow --tags origin");
    let (code, text) = ends(clone.path(), &format!("cd clone; {} -q; errcat compat", fetch_line(&text)));
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("(against v1.0.0, 1 commit ago)"), "{text}");
}

#[test]
fn a_missing_revision_is_rejected_with_a_fetch_command() {
    let origin = repository("codes a b; commit 01; git checkout -qb feature; codes a; commit 02");
    let clone = shallow(&origin);
    let (code, text) = ends(clone.path(), "cd clone; errcat compat --against main");
    assert_eq!(code, Some(2), "{text}");
    let line = fetch_line(&text).to_owned();
    assert_eq!(line, "git fetch --unshallow origin +refs/heads/main:refs/remotes/origin/main");
    let (code, text) = ends(clone.path(), &format!("cd clone; {line} -q; errcat compat --against main"));
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("(against origin/main ("), "{text}");
}

#[test]
fn a_pull_request_is_compared_with_its_target_branch() {
    let origin =
        repository("codes a b; commit 01; git tag v1; git checkout -qb feature; codes a b c; commit 02");
    succeeds(
        origin.path(),
        "git checkout -q main; codes a b d; commit 03; git tag v2; git checkout -q feature",
    );
    let clone = tempfile::tempdir().expect("a folder can be made");
    succeeds(clone.path(), &format!("git clone -q file://{} clone", origin.path().display()));
    let text = succeeds(clone.path(), "cd clone; GITHUB_BASE_REF=main errcat diff");
    assert!(text.contains(", the merge base with origin/main)") && text.contains("1 code added"), "{text}");
    let clone = shallow(&origin);
    let (code, text) = ends(clone.path(), "cd clone; GITHUB_BASE_REF=main errcat compat");
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("the target branch `main` of the pull request has not been fetched"), "{text}");
}

#[test]
fn reuse_of_an_earlier_code_is_reported() {
    let repository = repository("codes a b; commit 01; git tag v1.0.0; codes a; commit 02; git tag v1.1.0");
    succeeds(
        repository.path(),
        "codes a b; sed -i 's/The b is wrong in some way/There is no such parcel/' catalogue/acme.yaml",
    );
    let text = succeeds(repository.path(), "errcat compat --format short");
    assert!(text.is_empty(), "{text}");
    let (code, text) = ends(repository.path(), "errcat compat --since v1.0.0 --format short");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("breaking[code-reused]: `acme/b`"), "{text}");
}

#[test]
fn the_version_of_the_crate_is_checked() {
    let manifest = "printf '[package]\\nname = \"x\"\\nversion = \"%s\"\\n' \"$version\" > Cargo.toml";
    let repository = repository(&format!("codes a b; version=0.1.0; {manifest}; commit 01; git tag v0.1.0"));
    let check = |version: &str, wanted: &str| {
        let script = format!(
            "codes a b c; version={version}; {manifest}; errcat compat --format short --check-version {wanted}"
        );
        ends(repository.path(), &script)
    };
    assert_eq!(check("0.1.1", "Cargo.toml").0, Some(0));
    let (code, text) = check("0.1.0", "Cargo.toml");
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.contains("the version is 0.1.0, but the changes since 0.1.0 require at least 0.1.1"),
        "{text}"
    );
    assert_eq!(check("0.1.0", "0.2.0").0, Some(0));
    assert_eq!(check("0.1.0", "0.1.0").0, Some(1));
}

#[test]
fn a_code_is_followed_through_its_history() {
    let repository = repository("codes a old_name; commit 01; git tag v1.0.0");
    succeeds(
        repository.path(),
        "sed -i 's/old_name:/new_name:/' catalogue/acme.yaml; commit 02; git tag v2.0.0",
    );
    succeeds(
        repository.path(),
        "sed -i '/new_name/s/status: 400/status: 404/' catalogue/acme.yaml; commit 03",
    );
    let text = succeeds(repository.path(), "errcat history new_name");
    let said: Vec<&str> =
        text.lines().map(|line| line.split_once("  ").map_or(line, |(date, _)| date)).collect();
    assert_eq!(said, ["2026-01-01", "2026-01-02", "2026-01-03"], "{text}");
    assert!(text.contains("v1.0.0  code-added: in the first catalogue"), "{text}");
    assert!(text.contains("v2.0.0  code-renamed: the code was renamed to `new_name`"), "{text}");
    assert!(text.contains("not released  status-changed: the status changed from 400 to 404"), "{text}");
    let (code, text) = ends(repository.path(), "errcat history new_nam");
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("did you mean `new_name`?"), "{text}");
    for code in ["ac/NewName", "'Acme new-name'", "acme::Code::NewName", "OLD-NAME"] {
        let text = succeeds(repository.path(), &format!("errcat history {code}"));
        assert!(text.contains("code-added"), "{code}: {text}");
    }
    let text = succeeds(repository.path(), "errcat history acme/new_name --json");
    assert!(text.lines().count() == 3 && text.contains("\"rule\":\"status-changed\""), "{text}");
}

#[test]
fn a_folder_without_git_needs_another_folder() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (code, text) = ends(folder.path(), "codes a; errcat compat");
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("no git repository at `catalogue`") && text.contains("--against DIR"), "{text}");
    let (code, text) = ends(folder.path(), "errcat history a");
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("read from git") && !text.contains("--against"), "{text}");
    let text =
        succeeds(folder.path(), "cp -r catalogue old; codes a b; errcat diff --against old --format short");
    assert!(text.contains("`acme/b`: the code was added"), "{text}");
}

#[test]
fn a_line_end_in_a_path_starts_no_line() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (code, text) = ends(folder.path(), "codes a; errcat diff --against \"$(printf './x\\n::error::y')\"");
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("`./x\\n::error::y` is not a folder"), "{text}");
    let (_, text) =
        ends(folder.path(), "name=\"$(printf 'x\\n::error::y')\"; touch \"$name\"; errcat import \"$name\"");
    assert!(!text.contains("\n::error") && !text.contains(" ::error"), "{text}");
}
