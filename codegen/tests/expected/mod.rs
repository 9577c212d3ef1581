//! Files with expected texts.

use std::fs;
use std::path::PathBuf;

/// Fails unless each file contains the text that was found. With `ERRCAT_UPDATE`, writes the
/// files first; `command` is how to do that.
pub(crate) fn compare(found: impl IntoIterator<Item = (PathBuf, String)>, command: &str) {
    let update = std::env::var_os("ERRCAT_UPDATE").is_some();
    let (mut count, mut different) = (0, String::new());
    for (path, text) in found {
        count += 1;
        if update {
            fs::write(&path, &text).expect("a file can be written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if text != expected {
            different.push_str(&format!("{}: expected\n{expected}\nfound\n{text}\n", path.display()));
        }
    }
    assert!(count > 0, "there are no cases");
    assert!(different.is_empty(), "\n{different}\nif this is intended:\n    {command}\n");
}
