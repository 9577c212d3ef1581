//! Tests which files ninja rebuilds in the example `examples/ninja`.

use crate::harness::{copy, run};
use std::fs;
use std::path::Path;

/// A copy of the examples, so that the sources are not changed.
struct Example(tempfile::TempDir);

impl Example {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
        copy(&examples.join("parcels/catalogue"), &folder.path().join("parcels/catalogue"));
        let to = folder.path().join("ninja");
        fs::create_dir_all(&to).expect("a folder can be made");
        fs::copy(examples.join("ninja/build.ninja"), to.join("build.ninja")).expect("a file can be copied");
        Example(folder)
    }

    /// Runs ninja. Returns the steps that it ran, or its error.
    fn build(&self) -> Result<Vec<String>, String> {
        // Ninja compares times, whose resolution is low on some systems.
        std::thread::sleep(std::time::Duration::from_millis(20));
        let output = run(&self.0.path().join("ninja"), "ninja");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            return Err(text);
        }
        let steps = text.lines().filter_map(|line| line.split_once("] ")).map(|(_, step)| step.to_owned());
        let mut steps: Vec<_> = steps.collect();
        steps.sort();
        Ok(steps)
    }

    fn edit(&self, vendor: &str, from: &str, to: &str) {
        let path = self.0.path().join(format!("parcels/catalogue/{vendor}.yaml"));
        let text = fs::read_to_string(&path).expect("the file can be read");
        assert!(text.contains(from), "{vendor} has `{from}`");
        fs::write(&path, text.replacen(from, to, 1)).expect("the file can be written");
    }

    fn page(&self, vendor: &str) -> String {
        let path = self.0.path().join(format!("ninja/gen/docs/{vendor}.md"));
        fs::read_to_string(path).expect("the page was written")
    }
}

/// Whether ninja is installed. CI requires it.
fn has_ninja() -> bool {
    let found = std::process::Command::new("ninja").arg("--version").output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "ninja is missing: install `ninja-build`");
    if !found {
        eprintln!("skipped: ninja is not installed (Debian: `ninja-build`)");
    }
    found
}

#[test]
fn ninja_rebuilds_only_what_changed() {
    if !has_ninja() {
        return;
    }
    let example = Example::new();
    let nothing: Vec<String> = Vec::new();
    assert_eq!(example.build().expect("it builds"), ["errcat parcels", "errcat weather", "join gen/all.md"]);
    assert_eq!(example.build().expect("it builds"), nothing);

    example.edit("weather", "No weather station", "No station");
    assert_eq!(example.build().expect("it builds"), ["errcat weather", "join gen/all.md"]);
    assert!(example.page("weather").contains("No station"));

    example.edit("parcels", "# The errors", "# All errors");
    assert_eq!(example.build().expect("it builds"), ["errcat parcels"], "the outputs stay the same");
    assert_eq!(example.build().expect("it builds"), nothing);

    example.edit("parcels", "see: [field/unknown_postcode]", "see: [weather/KEY_INVALID]");
    example.build().expect("it builds");
    example.edit("weather", "# The errors", "# All errors");
    assert_eq!(
        example.build().expect("it builds"),
        ["errcat parcels", "errcat weather"],
        "one refers to the other now"
    );

    let before = example.page("weather");
    example.edit("weather", "status: 404", "status: 999");
    let failure = example.build().expect_err("there is a mistake");
    assert!(failure.contains("`999` is not an HTTP status"), "{failure}");
    assert_eq!(example.page("weather"), before);
}
