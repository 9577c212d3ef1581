//! Our own codes: what a call to our API is refused with.

use crate::vendors::parcels::Code;
use std::error::Error;
use std::fmt;

/// A call to our API that failed.
#[derive(Debug)]
pub struct Refusal {
    code: Code,
    message: String,
}

impl Refusal {
    /// For this reason. The message is for people; it may say anything.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Refusal { code, message: message.into() }
    }

    /// The code of the response.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The status of the response, so that it is written down in the catalogue only.
    pub fn status(&self) -> u16 {
        self.code.statuses().first().map_or(500, |status| status.code)
    }

    /// Whether the people who run the service want to hear of it. Within the crate
    /// of the catalogue a `match` names every code: who adds one, is asked.
    pub fn is_ours(&self) -> bool {
        match self.code {
            Code::DepotClosed => true,
            Code::ValidationFailed
            | Code::ParcelNotFound
            | Code::RateLimited
            | Code::AddressUnknown
            | Code::TooLateToRedirect => false,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl Error for Refusal {}
