//! Reading error responses.
mod smoke;
