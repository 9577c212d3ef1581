/// Deprecation details of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deprecated<'a> {
    /// The version or date in which the deprecation was announced.
    pub since: Option<&'a str>,
    /// The version or date at which the code will be removed.
    pub sunset: Option<&'a str>,
    /// The identity of the code that replaces it.
    pub replaced_by: Option<&'a str>,
    /// The reason, in CommonMark.
    pub reason: Option<&'a str>,
}

/// Removal details of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Removed<'a> {
    /// The version or date of the removal.
    pub since: &'a str,
    /// The identity of the code that replaced it.
    pub replaced_by: Option<&'a str>,
    /// The reason, in CommonMark.
    pub reason: Option<&'a str>,
}

/// A limit and its value, if the vendor states one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limit<'a> {
    /// The resource or quantity that is limited.
    pub of: &'a str,
    /// The value of the limit.
    pub amount: Option<u64>,
    /// The unit of the amount, in the vendor's words; empty for a plain count.
    pub unit: &'a str,
    /// The scope in which it is counted.
    pub scope: Option<&'a str>,
}

/// A parameter of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Param<'a> {
    /// The name.
    pub name: &'a str,
    /// The vendor's word for the type of its value.
    pub kind: Option<&'a str>,
    /// What it is, in CommonMark.
    pub meaning: Option<&'a str>,
}

#[doc(hidden)]
pub const fn param(name: &str) -> Param<'_> {
    Param { name, kind: None, meaning: None }
}

#[doc(hidden)]
impl<'a> Param<'a> {
    pub const fn kind(mut self, kind: &'a str) -> Self {
        self.kind = Some(kind);
        self
    }

    pub const fn meaning(mut self, meaning: &'a str) -> Self {
        self.meaning = Some(meaning);
        self
    }
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
