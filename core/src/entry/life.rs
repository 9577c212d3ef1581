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

#[doc(hidden)]
pub const fn deprecated<'a>() -> Deprecated<'a> {
    Deprecated { since: None, sunset: None, replaced_by: None, reason: None }
}

#[doc(hidden)]
impl<'a> Deprecated<'a> {
    pub const fn since(mut self, since: &'a str) -> Self {
        self.since = Some(since);
        self
    }

    pub const fn sunset(mut self, sunset: &'a str) -> Self {
        self.sunset = Some(sunset);
        self
    }

    pub const fn replaced_by(mut self, identity: &'a str) -> Self {
        self.replaced_by = Some(identity);
        self
    }

    pub const fn reason(mut self, reason: &'a str) -> Self {
        self.reason = Some(reason);
        self
    }
}

#[doc(hidden)]
pub const fn removed(since: &str) -> Removed<'_> {
    Removed { since, replaced_by: None, reason: None }
}

#[doc(hidden)]
impl<'a> Removed<'a> {
    pub const fn replaced_by(mut self, identity: &'a str) -> Self {
        self.replaced_by = Some(identity);
        self
    }

    pub const fn reason(mut self, reason: &'a str) -> Self {
        self.reason = Some(reason);
        self
    }
}

#[doc(hidden)]
pub const fn limit(of: &str) -> Limit<'_> {
    Limit { of, amount: None, unit: "", scope: None }
}

#[doc(hidden)]
impl<'a> Limit<'a> {
    pub const fn amount(mut self, amount: u64, unit: &'a str) -> Self {
        self.amount = Some(amount);
        self.unit = unit;
        self
    }

    pub const fn scope(mut self, scope: &'a str) -> Self {
        self.scope = Some(scope);
        self
    }
}
