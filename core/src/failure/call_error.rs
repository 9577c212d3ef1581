use super::OwnedFailure;
use crate::code_set::CodeSet;
use core::error::Error;
use core::fmt::{Display, Formatter, Result};

/// The error of a call: an error response, or no response at all.
///
/// `E` is the error of the HTTP client.
///
/// ```
/// use errcat_core::{CallError, CodeSet, Response};
///
/// fn read<C: CodeSet>(
///     answer: Result<(u16, Vec<u8>), std::io::Error>,
/// ) -> Result<Vec<u8>, CallError<C, std::io::Error>> {
///     let (status, body) = answer.map_err(CallError::NoResponse)?;
///     match C::failure(&Response::new(status, &[] as &[(&str, &str); 0], &body)) {
///         Some(failure) => Err(failure.into_owned().into()),
///         None => Ok(body),
///     }
/// }
/// ```
#[derive(Clone, Debug)]
pub enum CallError<C, E> {
    /// The vendor answered with an error.
    Answered(OwnedFailure<C>),
    /// There is no response: the connection could not be made, or was lost.
    NoResponse(E),
}

impl<C: Copy, E> CallError<C, E> {
    /// The first code, if the vendor answered and the catalogue knows it.
    pub fn known(&self) -> Option<C> {
        self.answered().and_then(OwnedFailure::known)
    }
}

impl<C, E> CallError<C, E> {
    /// The failure in the response, if there is a response.
    pub fn answered(&self) -> Option<&OwnedFailure<C>> {
        match self {
            CallError::Answered(failure) => Some(failure),
            CallError::NoResponse(_) => None,
        }
    }
}

impl<C, E> From<OwnedFailure<C>> for CallError<C, E> {
    fn from(failure: OwnedFailure<C>) -> Self {
        CallError::Answered(failure)
    }
}

/// The failure as a line for a log, or `novapulse did not answer`; the reason of the HTTP
/// client is the source of the error.
impl<C: CodeSet, E> Display for CallError<C, E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            CallError::Answered(failure) => failure.fmt(f),
            CallError::NoResponse(_) => write!(f, "{} did not answer", C::set().vendor().id()),
        }
    }
}

impl<C: CodeSet, E: Error + 'static> Error for CallError<C, E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            CallError::Answered(_) => None,
            CallError::NoResponse(error) => Some(error),
        }
    }
}
