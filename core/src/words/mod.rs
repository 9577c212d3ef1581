//! The closed vocabularies of the catalogue.
//!
//! Each list of words is written once, here. The YAML format, the Rust API, the
//! JSON export and the pages all spell a value the way [`Word::as_str`] does.

mod set;

pub use set::{Channels, Parts, WordSet};

/// A value from a closed list, spelt the same way everywhere.
///
/// ```
/// use errcat_core::words::Word;
/// use errcat_core::Category;
///
/// assert_eq!(Category::NotFound.as_str(), "not_found");
/// assert_eq!(Category::from_word("not_found"), Some(Category::NotFound));
/// assert_eq!(Category::from_word("NotFound"), None);
/// assert_eq!(Category::Aborted.summary(), "Another call got in between.");
/// ```
pub trait Word: Copy + Eq + 'static {
    /// What the list is called in messages: `category`, `channel`.
    const WHAT: &'static str;
    /// Every value, in the order it is documented.
    const ALL: &'static [Self];

    /// The spelling in YAML, JSON and pages.
    fn as_str(self) -> &'static str;

    /// What the value means, in a sentence of CommonMark.
    fn summary(self) -> &'static str;

    /// The value with this spelling; exact, case-sensitive.
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
            /// Every value, in the order it is documented.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The spelling in YAML, JSON and pages.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What the value means, in a sentence of CommonMark.
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
    /// The vendor-independent meaning of a code: the canonical codes of
    /// [google.rpc.Code](https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto),
    /// so that code over many vendors is written once.
    ///
    /// No vendor page states it: it is the catalogue's assignment.
    Category = "category" {
        /// Nothing better is known.
        Unknown = "unknown",
        /// Not an error; some catalogues list their success codes.
        Ok = "ok",
        /// The caller gave up on the call.
        Cancelled = "cancelled",
        /// The request is wrong, whatever the state of the system.
        InvalidArgument = "invalid_argument",
        /// Time ran out before the work was done.
        DeadlineExceeded = "deadline_exceeded",
        /// What was asked for does not exist, or must not be seen.
        NotFound = "not_found",
        /// What was to be created exists.
        AlreadyExists = "already_exists",
        /// The caller is known and may not do this.
        PermissionDenied = "permission_denied",
        /// A quota, a rate or room ran out.
        ResourceExhausted = "resource_exhausted",
        /// The system is not in the state the call needs.
        FailedPrecondition = "failed_precondition",
        /// Another call got in between.
        Aborted = "aborted",
        /// A value lies outside what is allowed.
        OutOfRange = "out_of_range",
        /// The operation is not supported.
        Unimplemented = "unimplemented",
        /// Something broke at the vendor.
        Internal = "internal",
        /// The service cannot be reached for now.
        Unavailable = "unavailable",
        /// Data is lost or damaged for good.
        DataLoss = "data_loss",
        /// The caller is not known: no valid credential.
        Unauthenticated = "unauthenticated",
    }
}

words! {
    /// How sure the catalogue is of a fact.
    Certainty = "certainty" {
        /// The vendor says so.
        Stated = "stated",
        /// The vendor calls it typical: usual, not guaranteed.
        Typical = "typical",
        /// The vendor does not say; it follows from something it does say.
        Inferred = "inferred",
    }
}

words! {
    /// Whether a vendor's page lists all its codes.
    Completeness = "completeness" {
        /// The vendor does not say.
        Unstated = "unstated",
        /// The vendor says that it lists every code.
        Exhaustive = "exhaustive",
        /// The vendor says that it lists some codes.
        Excerpt = "excerpt",
    }
}

words! {
    /// Whether calling again can help.
    Verdict = "verdict" {
        /// The vendor does not say.
        Unstated = "unstated",
        /// The same request fails again: something has to be mended first.
        Never = "never",
        /// The same request may succeed later.
        Yes = "yes",
        /// A request may succeed once something else has been done; see the
        /// ways that stand beside the verdict.
        After = "after",
    }
}

words! {
    /// Where a code's retry advice comes from.
    Basis = "basis" {
        /// Nothing is said about the code.
        Unstated = "unstated",
        /// From the code's own entry.
        Code = "code",
        /// From a rule that covers the code or all its statuses.
        Rule = "rule",
        /// From what the vendor says of every code it does not name.
        Default = "default",
    }
}

words! {
    /// What a number of tries counts. The two differ by one.
    TriesOf = "kind of tries" {
        /// Calls in all, the first one included.
        Attempts = "attempts",
        /// Calls after the first one.
        Retries = "retries",
    }
}

words! {
    /// How a code reaches the caller.
    Channel = "channel" {
        /// In the response to a call.
        Response = "response",
        /// In the payload of a webhook the vendor sends.
        Webhook = "webhook",
        /// In the result of a job that is asked for later.
        JobResult = "job_result",
        /// On an open connection: a close code, a message of a stream.
        Stream = "stream",
    }
}

words! {
    /// Who called whom when the failure happened.
    Direction = "direction" {
        /// The caller called the vendor.
        Inbound = "inbound",
        /// The vendor called an endpoint of the caller.
        Outbound = "outbound",
    }
}

words! {
    /// What a number in a header or a field counts.
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
    /// What a header or a field is for, where software can act on it.
    Role = "role" {
        /// No part in what errcat does.
        None = "none",
        /// Carries the credential.
        Credential = "credential",
        /// Names the request to support.
        RequestId = "request_id",
        /// Says when to call again.
        RetryAfter = "retry_after",
        /// How many requests a window allows.
        RateLimit = "rate_limit",
        /// How many requests the window has left.
        RateLimitRemaining = "rate_limit_remaining",
        /// When the window starts anew.
        RateLimitReset = "rate_limit_reset",
        /// Says whether to retry.
        ShouldRetry = "should_retry",
    }
}

words! {
    /// A part of an error response that the catalogue can point to.
    Part = "part" {
        /// The code.
        Code = "code",
        /// The text for people.
        Message = "message",
        /// The id that names the request to support.
        RequestId = "request_id",
        /// The status repeated in the body.
        Status = "status",
        /// The URI that names the type of the problem.
        Type = "type",
        /// The list or object with more about the failure.
        Details = "details",
    }
}

words! {
    /// Whether HTTP's default holds where a catalogue says nothing about retries.
    HttpDefault = "default of HTTP" {
        /// It holds.
        Applies = "applies",
        /// It does not hold: without advice there is no retry.
        Never = "never",
    }
}

words! {
    /// How a body is written.
    BodyFormat = "body format" {
        /// JSON (RFC 8259).
        Json = "json",
        /// XML.
        Xml = "xml",
    }
}

words! {
    /// The change between two attempts that a [way](crate::advice::Precondition) asks for.
    PreconditionKind = "way" {
        /// Wait a fixed time.
        Wait = "wait",
        /// Send another request.
        Change = "change",
        /// Fetch the resource again and start from its present state.
        Refetch = "refetch",
        /// Get fresh credentials.
        Refresh = "refresh",
        /// Ask for a state again and again until it is reached.
        Poll = "poll",
        /// Wait until work in progress has freed room.
        Capacity = "capacity",
        /// Wait for something outside the caller's hands.
        Event = "event",
    }
}

words! {
    /// What became of the body of a response.
    BodyState = "state of the body" {
        /// It was read to its end.
        Read = "read",
        /// Its syntax breaks off or is wrong; what stands before that was read.
        Broken = "broken",
        /// It is longer than what is read of a body, 1 MiB; that much was read.
        Long = "long",
        /// It is written in another format than the vendor's: HTML from a proxy, say.
        Foreign = "foreign",
        /// There is none.
        Empty = "empty",
        /// It was not read: the catalogue has no envelope for the vendor, or the
        /// feature of this crate that reads the format is off.
        Unread = "unread",
    }
}
