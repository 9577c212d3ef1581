use super::{changed, stale};
use crate::emit::Output;
use std::io::Result;
use std::path::{Path, PathBuf};

/// A file that is not what it would be after [`write()`](super::write).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The file.
    pub path: PathBuf,
    /// In which way.
    pub state: State,
}

/// How a file differs from what is generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// There is no such file yet.
    Missing,
    /// It has another text.
    Changed,
    /// It was generated, and is not produced any more.
    Stale,
}

/// What [`write()`](super::write) would change in a folder. Nothing is written.
///
/// # Errors
///
/// As for [`write()`](super::write).
///
/// ```
/// # let dir = std::env::temp_dir().join("errcat-doc-compare");
/// let codes = "groups: [{ title: A, codes: { a: { status: 400, meaning: Wrong., fix: Mend it. } } }]";
/// let file = format!("title: Acme\n{codes}\n").into_bytes();
/// let (catalogue, _) = errcat_codegen::load_from_memory("acme.yaml", file).unwrap();
/// let outputs = errcat_codegen::emit(&catalogue);
/// assert_eq!(errcat_codegen::compare(&dir, &outputs)?.len(), outputs.len());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn compare(dir: &Path, outputs: &[Output]) -> Result<Vec<Difference>> {
    let state = |path: &Path| if path.exists() { State::Changed } else { State::Missing };
    let changed =
        changed(dir, outputs)?.into_iter().map(|(path, _)| Difference { state: state(&path), path });
    let stale =
        stale::find(dir, outputs)?.stale.into_iter().map(|path| Difference { path, state: State::Stale });
    Ok(changed.chain(stale).collect())
}
