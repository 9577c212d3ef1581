//! Versions of the generated crate.

use crate::report::Bump;
use std::fmt;
use std::str::FromStr;

/// A version as defined by Semantic Versioning 2.0.0. Pre-release and build metadata are
/// kept but not compared.
///
/// ```
/// use errcat_codegen::compat::{Bump, Version};
///
/// let version: Version = "0.3.1".parse().unwrap();
/// assert_eq!(version.next(Bump::Major).to_string(), "0.4.0");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The major, minor and patch numbers.
    numbers: [u64; 3],
    rest: String,
}

/// The error for a text that is not a version such as `1.2.3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidVersion;

impl fmt::Display for InvalidVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a version such as 1.2.3")
    }
}

impl std::error::Error for InvalidVersion {}

/// The result of comparing a version with the required bump.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum VersionCheck {
    /// The version is high enough.
    Enough,
    /// The version is too low; this is the lowest one that is enough.
    TooSmall(Version),
}

impl Version {
    /// Returns the next version after a change. Below 1.0.0, the minor number takes the
    /// role of the major one, and the patch number that of the minor one, as in Cargo.
    #[must_use]
    pub fn next(&self, bump: Bump) -> Version {
        let [major, minor, patch] = self.numbers;
        let plus = |number: u64| number.saturating_add(1);
        let numbers = match (major, minor, bump) {
            (0, 0, _) | (_, _, Bump::Patch) | (0, _, Bump::Minor) => [major, minor, plus(patch)],
            (0, _, Bump::Major) | (_, _, Bump::Minor) => [major, plus(minor), 0],
            (_, _, Bump::Major) => [plus(major), 0, 0],
        };
        Version { numbers, rest: String::new() }
    }

    /// Whether it is a pre-release, such as `2.0.0-rc.1`.
    pub fn is_prerelease(&self) -> bool {
        self.rest.starts_with('-')
    }

    /// Checks whether `after` is high enough for the changes since this version.
    pub fn check(&self, after: &Version, bump: Option<Bump>) -> VersionCheck {
        let Some(bump) = bump else { return VersionCheck::Enough };
        let least = self.next(bump);
        if after.numbers >= least.numbers { VersionCheck::Enough } else { VersionCheck::TooSmall(least) }
    }
}

impl FromStr for Version {
    type Err = InvalidVersion;

    fn from_str(text: &str) -> Result<Version, InvalidVersion> {
        let text = text.strip_prefix('v').unwrap_or(text);
        let end = text.find(['-', '+']).unwrap_or(text.len());
        let (numbers, rest) = text.split_at(end);
        let number = |part: &str| -> Option<u64> {
            let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { part.parse().ok() } else { None }
        };
        let numbers: Option<Vec<u64>> = numbers.split('.').map(number).collect();
        let numbers = numbers.and_then(|numbers| numbers.try_into().ok()).ok_or(InvalidVersion)?;
        Ok(Version { numbers, rest: rest.to_owned() })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.numbers;
        write!(f, "{major}.{minor}.{patch}{}", self.rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_increase_as_cargo_expects() {
        let next = |text: &str, bump| text.parse::<Version>().unwrap().next(bump).to_string();
        assert_eq!(next("1.2.3", Bump::Major), "2.0.0");
        assert_eq!(next("1.2.3", Bump::Minor), "1.3.0");
        assert_eq!(next("0.2.3", Bump::Major), "0.3.0");
        assert_eq!(next("0.2.3", Bump::Minor), "0.2.4");
        assert_eq!(next("0.0.3", Bump::Major), "0.0.4");
    }

    #[test]
    fn other_texts_are_rejected() {
        for text in ["1.2", "1.2.x", "", "1.2.3.4", "1..3"] {
            assert_eq!(text.parse::<Version>(), Err(InvalidVersion), "{text}");
        }
    }
}
