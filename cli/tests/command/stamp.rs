//! Tests `errcat history --stamp` in real repositories.

use crate::baseline::{ends, repository, succeeds};

/// Writes a catalogue in blocks, with comments and CRLF line ends: `sold_out`, and the
/// lines that are passed.
const BLOCKS: &str = r#"
blocks() {
  mkdir -p catalogue
  {
    printf 'title: Acme # the bakery\ngroups:\n  - title: Orders\n    codes:\n'
    printf '      sold_out:\n        status: 409\n        meaning: "None are left."\n        fix: "Order something else."\n'
    printf '%b' "$1"
    printf '\n# the end\n'
  } | sed 's/$/\r/' > catalogue/acme.yaml
}
"#;

#[test]
fn codes_get_the_release_in_which_they_were_added() {
    let repository = repository(
        "codes a; commit 01; git tag v1.0.0; codes a b; commit 02; git tag nightly; git tag v1.1.0-rc.1; \
         commit 03; git tag v1.1.0; commit 04; git tag v1.2.0; codes a b c; commit 05; codes a b c d",
    );
    let text = succeeds(repository.path(), "errcat history --stamp");
    assert_eq!(
        text,
        "catalogue/acme.yaml:6: `acme/b` since 1.1.0\n\
         -       b: { status: 400, meaning: \"The b is wrong in some way.\", fix: \"Correct it.\" }\n\
         +       b: { since: \"1.1.0\", status: 400, meaning: \"The b is wrong in some way.\", fix: \"Correct it.\" }\n\
         \x20note: 1 not released yet: no tag contains the commit\n\
         \x20      1 not committed yet\n\
         \x20      1 not known: may be older than the history of the vendor or set\n"
    );
    let before = succeeds(repository.path(), "cat catalogue/acme.yaml; ls -A catalogue");
    let text = succeeds(repository.path(), "errcat history --stamp; errcat check --format short");
    assert!(text.starts_with("nothing was written\n") && text.lines().count() == 4, "{text}");
    assert_eq!(succeeds(repository.path(), "cat catalogue/acme.yaml; ls -A catalogue"), before);
    let text =
        succeeds(repository.path(), "git commit -qam released; git tag v1.3.0; errcat history --stamp c");
    assert!(text.starts_with("catalogue/acme.yaml:7: `acme/c` since 1.3.0\n"), "{text}");
}

#[test]
fn comments_layout_and_line_ends_are_kept() {
    let cold = r"      oven_cold:\n        status: 503 # often\n        meaning: |\n          Cold.\n        fix: Wait.\n";
    let gone = format!("{cold}        deprecated:\\n          sunset: 2099-01-01 # planned\\n");
    let script = format!(
        "{BLOCKS} blocks ''; commit 01; git tag v1.0.0; blocks '{cold}'; commit 02; git tag v1.1.0; \
         blocks '{gone}'; commit 03; git tag 2026-01-03"
    );
    let repository = repository(&script);
    let text = succeeds(repository.path(), "errcat history --stamp");
    assert_eq!(
        text,
        "catalogue/acme.yaml:16: `acme/oven_cold` deprecated since 2026-01-03\n\
         +           since: \"2026-01-03\"\n\
         catalogue/acme.yaml:16: `acme/oven_cold` since 1.1.0\n\
         +         since: \"1.1.0\"\n\
         \x20note: 1 not known: may be older than the history of the vendor or set\n"
    );
    let difference =
        succeeds(repository.path(), "git diff -U0 | tail -n +5 | sed 's/@@ groups:.*/@@/' | tr '\\r' '~'");
    assert_eq!(
        difference,
        "@@ -15,0 +16,2 @@\n+          since: \"2026-01-03\"~\n+        since: \"1.1.0\"~\n"
    );
}

#[test]
fn a_release_that_is_there_stays() {
    let repository = repository(
        "codes a; commit 01; git tag v1.0.0; codes a b; sed -i 's/      b: { /&since: \"0.9\", /' catalogue/acme.yaml; \
         commit 02; git tag v1.1.0",
    );
    let text = succeeds(repository.path(), "errcat history --stamp b; git status --porcelain");
    assert_eq!(text, "nothing was written\n");
}

#[test]
fn a_code_is_followed_to_its_earlier_names_and_over_gaps() {
    let repository = repository(
        "codes a; commit 01; git tag v1.0.0; codes a old_name kept; commit 02; git tag v1.1.0; \
         codes a old_name; commit 03; git tag v1.2.0; codes a old_name kept; commit 04; git tag v1.3.0",
    );
    succeeds(
        repository.path(),
        "sed -i 's/old_name:/new_name:/' catalogue/acme.yaml; commit 05; git tag v2.0.0",
    );
    let text = succeeds(repository.path(), "errcat history --stamp | grep since");
    let expected = "catalogue/acme.yaml:6: `acme/new_name` since 1.1.0\ncatalogue/acme.yaml:7: `acme/kept` since 1.1.0\n";
    assert!(text.starts_with(expected) || text.contains("`acme/kept` since 1.1.0"), "{text}");
    assert!(text.contains("`acme/new_name` since 1.1.0"), "{text}");
}

#[test]
fn nothing_is_written_where_the_history_does_not_tell() {
    // Without tags; with an unreadable catalogue before; for a vendor that was added whole.
    let repository = repository("codes a; commit 01; codes a b; commit 02");
    let text = succeeds(repository.path(), "errcat history --stamp");
    assert!(text.contains("nothing was written") && text.contains("1 not released yet"), "{text}");
    succeeds(
        repository.path(),
        "git tag v1.0.0; codes a b c; echo 'oops: 1' >> catalogue/acme.yaml; commit 03; git tag v1.1.0; \
         codes a b c; commit 04; git tag v1.2.0; cp catalogue/acme.yaml catalogue/other.yaml; commit 05; git tag v1.3.0",
    );
    let text = succeeds(repository.path(), "errcat history --stamp");
    assert!(text.contains("`acme/b` since 1.0.0"), "{text}");
    assert!(text.contains("5 not known") && !text.contains("acme/c") && !text.contains("other/"), "{text}");
    let (code, text) = ends(repository.path(), "errcat history --stamp unknown_code");
    assert_eq!(code, Some(1), "{text}");
}

#[test]
fn a_shallow_clone_is_refused() {
    let origin = repository("codes a; commit 01; codes a b; commit 02; git tag v1.0.0");
    let script = format!(
        "git clone -q --depth 1 file://{} clone 2>/dev/null; cd clone; errcat history --stamp",
        origin.path().display()
    );
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (code, text) = ends(folder.path(), &script);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("the clone is shallow") && text.contains("git fetch --unshallow --tags"), "{text}");
}
