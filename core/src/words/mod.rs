//! The closed vocabularies of the catalogue.
//!
//! Each list of words is defined once, here. The YAML format, the Rust API, the JSON
//! export and the pages all use the spelling of [`Word::as_str`].

mod set;

pub use set::{Channels, Parts, WordSet};

/// A value from a closed list, with the same spelling everywhere.
///
/// ```
/// use errcat_core::words::Word;
/// use errcat_core::Category;
///
/// assert_eq!(Category::NotFound.as_str(), "not_found");
/// assert_eq!(Category::from_word("not_found"), Some(Category::NotFound));
/// assert_eq!(Category::from_word("NotFound"), None);
/// assert_eq!(Category::Aborted.summary(), "A concurrent call interfered with this one.");
/// ```
pub trait Word: Copy + Eq + 'static {
    /// The name of the list in messages: `category`, `channel`.
    const WHAT: &'static str;
    /// All values, in their documented order.
    const ALL: &'static [Self];

    /// Returns the spelling in YAML, JSON and pages.
    fn as_str(self) -> &'static str;

    /// Returns the meaning of the value, in one sentence of CommonMark.
    fn summary(self) -> &'static str;

    /// Returns the value with exactly this spelling; case-sensitive.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|w| w.as_str() == word)
    }
}

macro_rules! words {
    (
        $(#[$meta:meta])*
        $name:ident = $what:literal
        { $( $(#[doc = $doc:literal])+ $variant:ident = $word:literal, )+ }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[doc = $doc])+ $variant, )+
        }

        impl $name {
            /// All values, in their documented order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the spelling in YAML, JSON and pages.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Returns the meaning of the value, in one sentence of CommonMark.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }

        }

        impl Word for $name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = Self::ALL;

            fn as_str(self) -> &'static str {
                Self::as_str(self)
            }

            fn summary(self) -> &'static str {
                Self::summary(self)
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

words! {
    /// The vendor-independent category of a code: one of the canonical codes of
    /// [google.rpc.Code](https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto),
    /// so that you can handle the codes of many vendors in one place.
    ///
    /// The catalogue assigns it; vendor pages do not state it.
    Category = "category" {
        /// No more specific category is known.
        Unknown = "unknown",
        /// Not an error; some catalogues list their success codes.
        Ok = "ok",
        /// The caller cancelled the call.
        Cancelled = "cancelled",
        /// The request is invalid, regardless of the state of the system.
        InvalidArgument = "invalid_argument",
        /// The deadline expired before the operation was complete.
        DeadlineExceeded = "deadline_exceeded",
        /// The requested resource does not exist, or the caller may not see it.
        NotFound = "not_found",
        /// The resource to create already exists.
        AlreadyExists = "already_exists",
        /// The caller is authenticated but not allowed to do this.
        PermissionDenied = "permission_denied",
        /// A quota, a rate limit or the available space is exhausted.
        ResourceExhausted = "resource_exhausted",
        /// The system is not in the state that the call requires.
        FailedPrecondition = "failed_precondition",
        /// A concurrent call interfered with this one.
        Aborted = "aborted",
        /// A value is outside the allowed range.
        OutOfRange = "out_of_range",
        /// The operation is not supported.
        Unimplemented = "unimplemented",
        /// An internal error occurred at the vendor.
        Internal = "internal",
        /// The service is temporarily unavailable.
        Unavailable = "unavailable",
        /// Data is permanently lost or corrupted.
        DataLoss = "data_loss",
        /// The caller is not authenticated: the request has no valid credential.
        Unauthenticated = "unauthenticated",
    }
}

words! {
    /// How certain the catalogue is of a fact.
    Certainty = "certainty" {
        /// The vendor states it.
        Stated = "stated",
        /// The vendor calls it typical: usual but not guaranteed.
        Typical = "typical",
        /// Not documented, but inferred from something that the vendor states.
        Inferred = "inferred",
    }
}

words! {
    /// Whether a vendor's page lists all its codes.
    Completeness = "completeness" {
        /// Not documented.
        Unstated = "unstated",
        /// The vendor states that the page lists every code.
        Exhaustive = "exhaustive",
        /// The vendor states that the page lists only some codes.
        Excerpt = "excerpt",
    }
}

words! {
    /// Whether a retry can succeed.
    Verdict = "verdict" {
        /// Not documented.
        Unstated = "unstated",
        /// The same request fails again until something is fixed.
        Never = "never",
        /// The same request may succeed later.
        Retryable = "yes",
        /// A request may succeed after something else has been done; see the
        /// preconditions given with the verdict.
        After = "after",
    }
}

words! {
    /// The source of a code's retry advice.
    Basis = "basis" {
        /// There is no advice for the code.
        Unstated = "unstated",
        /// The code's own entry.
        Code = "code",
        /// A rule that covers the code or all its statuses.
        Rule = "rule",
        /// The vendor's advice for all codes that it does not name.
        Default = "default",
    }
}

words! {
    /// What a number of tries counts. Attempts are one more than retries.
    TriesOf = "kind of tries" {
        /// All calls, including the first.
        Attempts = "attempts",
        /// Calls after the first.
        Retries = "retries",
    }
}

words! {
    /// How a code reaches the caller.
    Channel = "channel" {
        /// In the response to a call.
        Response = "response",
        /// In the payload of a webhook that the vendor sends.
        Webhook = "webhook",
        /// In the result of a job, which the caller fetches later.
        JobResult = "job_result",
        /// On an open connection: in a close code or a message of a stream.
        Stream = "stream",
    }
}

words! {
    /// The direction of the call that failed.
    Direction = "direction" {
        /// The caller called the vendor.
        Inbound = "inbound",
        /// The vendor called an endpoint of the caller.
        Outbound = "outbound",
    }
}

words! {
    /// The unit of a value in a header or a field.
    Unit = "unit" {
        /// No unit: text, or a plain count.
        None = "none",
        /// Whole seconds from now.
        Seconds = "seconds",
        /// Milliseconds from now.
        Milliseconds = "milliseconds",
        /// Seconds since 1970-01-01T00:00:00Z.
        UnixSeconds = "unix_seconds",
        /// Milliseconds since 1970-01-01T00:00:00Z.
        UnixMilliseconds = "unix_milliseconds",
        /// An HTTP date (RFC 9110, section 5.6.7).
        HttpDate = "http_date",
        /// Seconds or an HTTP date, as `Retry-After` is in RFC 9110, section 10.2.3.
        SecondsOrDate = "seconds_or_date",
        /// A duration with its own units: `58s`, `1m23.5s`, `20ms`, `PT30S`; also one in
        /// a sentence.
        Duration = "duration",
        /// A date and time: RFC 3339, such as `2026-11-27T12:45:00Z`, or an HTTP date.
        Timestamp = "timestamp",
        /// A number of requests.
        Requests = "requests",
        /// A number of bytes.
        Bytes = "bytes",
    }
}

words! {
    /// The role of a header or a field: what software can use it for.
    Role = "role" {
        /// No role: errcat does not use it.
        None = "none",
        /// Contains the credential.
        Credential = "credential",
        /// Identifies the request when you contact support.
        RequestId = "request_id",
        /// States when to retry.
        RetryAfter = "retry_after",
        /// The number of requests that a window allows.
        RateLimit = "rate_limit",
        /// The number of requests left in the window.
        RateLimitRemaining = "rate_limit_remaining",
        /// The time at which the window resets.
        RateLimitReset = "rate_limit_reset",
        /// States whether to retry.
        ShouldRetry = "should_retry",
        /// Links to the page about the code.
        DocUrl = "doc_url",
    }
}

words! {
    /// A part of an error response that the catalogue can locate.
    Part = "part" {
        /// The code.
        Code = "code",
        /// The human-readable message.
        Message = "message",
        /// The id that identifies the request when you contact support.
        RequestId = "request_id",
        /// The status, repeated in the body.
        Status = "status",
        /// The URI that identifies the problem type.
        Type = "type",
        /// The list or object with details of the failure.
        Details = "details",
    }
}

words! {
    /// Whether HTTP's default applies where a catalogue has no retry advice.
    HttpDefault = "default of HTTP" {
        /// HTTP's default applies.
        Applies = "applies",
        /// HTTP's default does not apply: without advice, there is no retry.
        Never = "never",
    }
}

words! {
    /// The format of a body.
    BodyFormat = "body format" {
        /// JSON (RFC 8259).
        Json = "json",
        /// XML.
        Xml = "xml",
        /// A form, `key=value&key=value` (`application/x-www-form-urlencoded`).
        Form = "form",
        /// Lines with a key and a value each, `key: value` or `key=value`.
        Lines = "lines",
    }
}

words! {
    /// What a [precondition](crate::advice::Precondition) requires before the next attempt.
    PreconditionKind = "kind of precondition" {
        /// Wait a fixed time.
        Wait = "wait",
        /// Change the request.
        Change = "change",
        /// Fetch the resource again and start from its current state.
        Refetch = "refetch",
        /// Renew the credentials.
        Refresh = "refresh",
        /// Poll a state until it is reached.
        Poll = "poll",
        /// Wait until work in progress has freed capacity.
        Capacity = "capacity",
        /// Wait for something outside the caller's control.
        Event = "event",
    }
}

words! {
    /// How far the body of a response was read.
    BodyState = "body state" {
        /// It was read to the end.
        Read = "read",
        /// It is truncated or malformed; everything before that point was read.
        Broken = "broken",
        /// It is longer than the limit of 1 MiB; it was read up to the limit.
        Long = "long",
        /// It is in a format other than the vendor's, such as HTML from a proxy.
        Foreign = "foreign",
        /// It is empty.
        Empty = "empty",
        /// It was not read: the catalogue has no envelope for the vendor, or the
        /// crate feature for its format is off.
        Unread = "unread",
    }
}
