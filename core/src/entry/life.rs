/// How a deprecated code will end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deprecated<'a> {
    /// The version or date of the announcement.
    pub since: Option<&'a str>,
    /// The version or date from which the code is no longer sent.
    pub sunset: Option<&'a str>,
    /// The identity of the code to expect instead.
    pub replaced_by: Option<&'a str>,
    /// Why, in CommonMark.
    pub reason: Option<&'a str>,
}

/// When and why a code was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Removed<'a> {
    /// The version or date from which it is not sent.
    pub since: &'a str,
    /// The identity of the code sent instead.
    pub replaced_by: Option<&'a str>,
    /// Why, in CommonMark.
    pub reason: Option<&'a str>,
}

/// A limit and its value, if the vendor states one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limit<'a> {
    /// What is limited.
    pub of: &'a str,
    /// The number.
    pub amount: Option<u64>,
    /// The unit of the number, in the vendor's word; empty for a plain count.
    pub unit: &'a str,
    /// For whom or what it is counted.
    pub scope: Option<&'a str>,
}
