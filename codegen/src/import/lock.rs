//! The lock: what documents said when they were imported.
//!
//! It holds facts, and hashes of texts instead of the texts: they are the vendor's. Each
//! code has a line, in a fixed order, so that branches merge.

use super::entry::Entry;
use super::proposal::Proposal;
use super::retry::Advice;
use super::{Input, Request, Role, prose};
use errcat_core::never;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Version of the format of a lock. It increases by one when a key is removed or changes
/// its meaning.
const FORMAT: u32 = 1;

/// What documents said when they were imported, and how they were read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Lock {
    format: u32,
    vendor: String,
    documents: Vec<LockedDocument>,
    pub(super) recipe: Recipe,
    pub(super) codes: Vec<Facts>,
}

/// A document of a lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LockedDocument {
    /// The path of the document, relative to the lock.
    pub path: String,
    /// The SHA-256 of its bytes, as hexadecimal digits.
    pub sha256: String,
}

/// How documents are read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Recipe {
    /// Columns whose role was given, by their header.
    pub given: Vec<(RoleName, String)>,
    /// The columns that were found.
    pub columns: BTreeSet<(RoleName, String)>,
    pub accept_retry: bool,
}

/// A role by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub(super) struct RoleName(pub Role);

impl From<RoleName> for &'static str {
    fn from(RoleName(role): RoleName) -> Self {
        role.name()
    }
}

impl TryFrom<String> for RoleName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Role::from_name(&name).map(RoleName).ok_or_else(|| format!("`{name}` is not the role of a column"))
    }
}

/// What a document says about a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    pub code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<String>,
    pub status: Vec<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry: Option<Advice>,
    pub heading: Vec<String>,
    pub texts: Hashes,
}

/// A text about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Text {
    Name,
    Meaning,
    Cause,
    Message,
    Parameters,
    Fix,
}

impl Text {
    pub(super) const ALL: [Text; 6] =
        [Text::Name, Text::Meaning, Text::Cause, Text::Message, Text::Parameters, Text::Fix];

    pub(super) fn role(self) -> Role {
        match self {
            Text::Name => Role::Name,
            Text::Meaning => Role::Meaning,
            Text::Cause => Role::Cause,
            Text::Message => Role::Message,
            Text::Parameters => Role::Parameters,
            Text::Fix => Role::Fix,
        }
    }
}

impl Facts {
    pub(super) fn new(entry: &Entry) -> Self {
        let causes = entry.causes.join("\n");
        let text = |kind| match kind {
            Text::Name => &entry.name,
            Text::Meaning => &entry.meaning,
            Text::Cause => &causes,
            Text::Message => &entry.message,
            Text::Parameters => &entry.parameters,
            Text::Fix => &entry.fix,
        };
        let mut status = entry.statuses.clone();
        status.sort_unstable();
        Facts {
            code: entry.code.clone(),
            set: entry.set.clone(),
            status,
            retry: entry.retry,
            heading: entry.group.iter().map(|title| prose::plain(title)).collect(),
            texts: Hashes(
                Text::ALL.map(|kind| Some(text(kind)).filter(|text| !text.is_empty()).map(|text| hash(text))),
            ),
        }
    }

    /// What identifies the code.
    pub(super) fn key(&self) -> (Option<&str>, &str) {
        (self.set.as_deref(), &self.code)
    }
}

/// Hashes of the texts about a code, in the order of [`Text::ALL`]. There may be very many
/// codes, so they are bytes; in the lock, they are a map of hexadecimal digits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<Text, String>", into = "BTreeMap<Text, String>")]
pub(super) struct Hashes([Option<Hash>; Text::ALL.len()]);

/// The first bytes of the SHA-256 of a text.
pub(super) type Hash = [u8; 16];

impl Hashes {
    pub(super) fn of(&self, text: Text) -> Option<Hash> {
        Text::ALL.iter().zip(self.0).find(|(kind, _)| **kind == text).and_then(|(_, hash)| hash)
    }
}

impl From<Hashes> for BTreeMap<Text, String> {
    fn from(Hashes(hashes): Hashes) -> Self {
        Text::ALL.into_iter().zip(hashes).filter_map(|(text, hash)| Some((text, hex(&hash?)))).collect()
    }
}

impl TryFrom<BTreeMap<Text, String>> for Hashes {
    type Error = String;

    fn try_from(digits: BTreeMap<Text, String>) -> Result<Self, String> {
        let mut hashes = Hashes::default();
        for (place, text) in hashes.0.iter_mut().zip(Text::ALL) {
            let Some(digits) = digits.get(&text) else { continue };
            let is_hash = digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let number = u128::from_str_radix(digits, 16).ok().filter(|_| is_hash);
            *place = Some(number.ok_or("a hash is not 32 hexadecimal digits")?.to_be_bytes());
        }
        Ok(hashes)
    }
}

/// The first half of the SHA-256 of a text without markup. Spaces and letter case do not
/// count.
fn hash(text: &str) -> Hash {
    let words = prose::one_line(&prose::plain(text)).to_lowercase();
    let hash = hmac_sha256::Hash::hash(words.as_bytes());
    hash.first_chunk().copied().unwrap_or_else(|| never("a SHA-256 has 32 bytes"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Lock {
    pub(super) fn new(proposal: &Proposal, inputs: &[Input<'_>], request: &Request) -> Self {
        let document = |input: &Input<'_>| LockedDocument {
            path: input.name.to_owned(),
            sha256: hex(&hmac_sha256::Hash::hash(input.bytes)),
        };
        let mut codes: Vec<Facts> = proposal.entries.iter().map(Facts::new).collect();
        codes.sort_by(|a, b| a.key().cmp(&b.key()));
        let named = |(role, header): &(Role, String)| (RoleName(*role), header.clone());
        Lock {
            format: FORMAT,
            vendor: request.vendor.clone(),
            documents: inputs.iter().map(document).collect(),
            recipe: Recipe {
                given: request.columns.iter().map(named).collect(),
                columns: proposal.headers.iter().map(named).collect(),
                accept_retry: request.accept_retry,
            },
            codes,
        }
    }

    /// Reads a lock.
    ///
    /// # Errors
    ///
    /// What is wrong with the text, in a sentence that continues "the lock …".
    pub fn parse(text: &str) -> Result<Lock, String> {
        #[derive(Deserialize)]
        struct Versioned {
            format: u32,
        }
        let invalid = |error: serde_json::Error| format!("is not valid: {error}");
        match serde_json::from_str::<Versioned>(text).map_err(invalid)?.format {
            FORMAT => serde_json::from_str(text).map_err(invalid),
            other => Err(format!("has format {other}; this version of errcat reads format {FORMAT}")),
        }
    }

    /// The id of the vendor whose catalogue file the lock is for.
    pub fn vendor(&self) -> &str {
        &self.vendor
    }

    /// The documents.
    pub fn documents(&self) -> &[LockedDocument] {
        &self.documents
    }

    /// Replaces the paths of the documents, in their order.
    pub fn set_paths(&mut self, paths: impl IntoIterator<Item = String>) {
        for (document, path) in self.documents.iter_mut().zip(paths) {
            document.path = path;
        }
    }

    /// The request by which documents are read as they were for this lock.
    pub fn request(&self) -> Request {
        Request {
            vendor: self.vendor.clone(),
            columns: self.recipe.given.iter().map(|(role, header)| (role.0, header.clone())).collect(),
            accept_retry: self.recipe.accept_retry,
            ..Request::default()
        }
    }
}

/// The content of the file: JSON, with a line for each document and code.
impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{{\n  \"format\": {},\n  \"vendor\": {},", self.format, json(&self.vendor))?;
        write!(f, "  \"documents\": ")?;
        list(f, &self.documents)?;
        write!(f, ",\n  \"recipe\": {},\n  \"codes\": ", json(&self.recipe))?;
        list(f, &self.codes)?;
        f.write_str("\n}\n")
    }
}

fn list(f: &mut fmt::Formatter<'_>, values: &[impl Serialize]) -> fmt::Result {
    f.write_str("[")?;
    for (nth, value) in values.iter().enumerate() {
        write!(f, "{}\n    {}", if nth > 0 { "," } else { "" }, json(value))?;
    }
    f.write_str("\n  ]")
}

/// Texts, numbers and maps with text keys only: serialising cannot fail.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Lock, hash};

    #[test]
    fn spaces_letter_case_and_markup_do_not_change_a_hash() {
        assert_eq!(hash("Check the `id`."), hash("check  the\nid."));
        assert_ne!(hash("Check the id."), hash("Check the ids."));
    }

    #[test]
    fn locks_of_another_format_are_refused() {
        assert_eq!(
            Lock::parse("{\"format\": 9}").expect_err("it is refused"),
            "has format 9; this version of errcat reads format 1"
        );
        assert!(Lock::parse("{}").expect_err("it is refused").contains("missing field `format`"));
        let text = r#"{"format":1,"vendor":"a","documents":[],"recipe":{"given":[["cod","C"]],"columns":[],"accept_retry":false},"codes":[]}"#;
        assert!(Lock::parse(text).expect_err("it is refused").contains("`cod` is not the role of a column"));
    }
}
