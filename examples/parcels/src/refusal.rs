//! Our own codes: the errors of our API.

use crate::vendors::parcels::Code;
use std::error::Error;
use std::fmt;

/// A failed call to our API.
#[derive(Debug)]
pub struct Refusal {
    code: Code,
    message: String,
}

impl Refusal {
    /// Creates an error with a human-readable message.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Refusal { code, message: message.into() }
    }

    /// Returns the code of the response.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns the status of the response, from the catalogue.
    pub fn status(&self) -> u16 {
        self.code.statuses().first().map_or(500, |status| status.code)
    }

    /// Whether to alert the operators of the service. Within the crate of the catalogue, a
    /// `match` lists every code, so the compiler asks about each new one.
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
