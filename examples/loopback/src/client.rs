//! A client for any vendor: it sends requests, decodes failures, and retries.

use axum::body::Bytes;
use axum::http::{Method, Request};
use errcat::retry::Jitter;
use errcat::{Call, CodeSet, Decision, OwnedFailure, Response, Vendor, backon};
use http_body_util::{BodyExt, Empty};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::error::Error;
use std::fmt;
use std::net::SocketAddr;

/// A failed call, with or without a response.
#[derive(Debug)]
pub(crate) enum Failed<C> {
    Answered(OwnedFailure<C>),
    NoResponse(Vendor<'static>, Box<dyn Error + Send + Sync>),
}

impl<C: CodeSet> Failed<C> {
    fn no_response(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Failed::NoResponse(C::set().vendor(), error.into())
    }

    /// Returns the code, if the catalogue knows it.
    pub(crate) fn code(&self) -> Option<C> {
        match self {
            Failed::Answered(failure) => failure.known(),
            Failed::NoResponse(..) => None,
        }
    }

    fn decide(&self, call: &Call) -> Decision<'_> {
        match self {
            Failed::Answered(failure) => failure.decide(call),
            Failed::NoResponse(vendor, _) => vendor.no_response().decide(call),
        }
    }
}

/// Calls a server.
pub(crate) struct Client {
    http: legacy::Client<HttpConnector, Empty<Bytes>>,
    server: SocketAddr,
}

impl Client {
    pub(crate) fn of(server: SocketAddr) -> Self {
        Client { http: legacy::Client::builder(TokioExecutor::new()).build_http(), server }
    }

    /// Sends a request and retries according to the catalogue. Prints each failure with
    /// its decision, and returns the last one.
    ///
    /// A real program uses jitter. Here the output must be the same in every run.
    pub(crate) async fn call<C: CodeSet>(&self, method: Method, path: &str) -> Result<Bytes, Failed<C>> {
        println!("{method} {path}");
        let call = Call::with_method(&method).jitter(Jitter::None);
        let body = backon::retry(|| self.send(&method, path), call, shown).await?;
        println!("    {}", String::from_utf8_lossy(&body));
        Ok(body)
    }

    /// Sends a request once.
    async fn send<C: CodeSet>(&self, method: &Method, path: &str) -> Result<Bytes, Failed<C>> {
        let request = Request::builder().method(method).uri(format!("http://{}{path}", self.server));
        let request = request.body(Empty::new()).map_err(Failed::no_response)?;
        let response = self.http.request(request).await.map_err(Failed::no_response)?;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.map_err(Failed::no_response)?.to_bytes();
        match C::failure(&Response::new(parts.status, &parts.headers, &body)) {
            Some(failure) => Err(Failed::Answered(failure.into_owned())),
            None => Ok(body),
        }
    }
}

fn shown<'f, C: CodeSet>(failed: &'f Failed<C>, call: &Call) -> Decision<'f> {
    let decision = failed.decide(call);
    println!("    {failed}\n      {decision}");
    decision
}

impl<C> fmt::Display for Failed<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failed::Answered(failure) => failure.fmt(f),
            Failed::NoResponse(vendor, _) => write!(f, "{} did not answer", vendor.id()),
        }
    }
}

impl<C: fmt::Debug> Error for Failed<C> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Failed::Answered(_) => None,
            Failed::NoResponse(_, error) => Some(&**error),
        }
    }
}
