//! A client for any vendor: it sends requests, decodes failures, and retries.

use axum::BoxError;
use axum::body::Bytes;
use axum::http::{Method, Request};
use errcat::retry::Jitter;
use errcat::{Call, CallError, CodeSet, Decision, Response, backon};
use http_body_util::{BodyExt, Empty};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::net::SocketAddr;

/// A failed call. Without a response, it has the error of the HTTP stack.
pub(crate) type Failed<C> = CallError<C, axum::Error>;

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
        let request = request.body(Empty::new()).map_err(no_response)?;
        let response = self.http.request(request).await.map_err(no_response)?;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.map_err(no_response)?.to_bytes();
        match C::failure(&Response::new(parts.status, &parts.headers, &body)) {
            Some(failure) => Err(failure.into_owned().into()),
            None => Ok(body),
        }
    }
}

fn shown<'f, C: CodeSet>(failed: &'f Failed<C>, call: &Call) -> Decision<'f> {
    let decision = failed.decide(call);
    println!("    {failed}\n      {decision}");
    decision
}

fn no_response<C>(error: impl Into<BoxError>) -> Failed<C> {
    CallError::NoResponse(axum::Error::new(error))
}
