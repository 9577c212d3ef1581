//! Retrying with the crate [`backon`](https://docs.rs/backon) as the catalogue advises.

use super::{Call, Decision};
use ::backon::{DefaultSleeper, Retry, Retryable};
use core::future::Future;
use core::time::Duration;

/// Retries as long as `decide` advises it, with the delays that it returns.
///
/// Returns a retry of `backon`, which you can configure further with `sleep`, `when` and
/// `notify`. The error is that of the last call. The sleep implementation is a feature of
/// `backon`, such as `tokio-sleep`.
///
/// ```
/// use errcat_core::{Call, CodeSet, OwnedFailure, backon};
///
/// async fn fetch<C: CodeSet>() -> Result<String, OwnedFailure<C>> {
///     # Ok(String::new())
///     // Send the request; `C::failure(&response)` says whether it failed.
/// }
///
/// async fn run<C: CodeSet>() -> Result<String, OwnedFailure<C>> {
///     backon::retry(fetch::<C>, Call::idempotent(), OwnedFailure::decide)
///         # .sleep(|_| std::future::ready(()))
///         .await
/// }
/// ```
///
/// If your program has its own error type, pass a function that finds the failure in it:
///
/// ```
/// use errcat_core::{Call, CodeSet, Decision, OwnedFailure, Vendor};
///
/// enum Error<C> {
///     Vendor(OwnedFailure<C>),
///     ConnectionLost(Vendor<'static>),
///     Io(std::io::Error),
/// }
///
/// fn decide<'e, C: CodeSet>(error: &'e Error<C>, call: &Call) -> Decision<'e> {
///     match error {
///         Error::Vendor(failure) => failure.decide(call),
///         Error::ConnectionLost(vendor) => vendor.no_response().decide(call),
///         Error::Io(_) => Decision::stop(),
///     }
/// }
/// ```
#[expect(clippy::type_complexity, reason = "the type is backon's, so that its methods can be used")]
pub fn retry<T, E, Fut, F>(
    call_vendor: F,
    call: Call,
    mut decide: impl for<'e> FnMut(&'e E, &Call) -> Decision<'e>,
) -> Retry<
    impl Iterator<Item = Duration> + Send + Sync + Unpin,
    T,
    E,
    Fut,
    F,
    DefaultSleeper,
    fn(&E) -> bool,
    fn(&E, Duration),
    impl FnMut(&E, Option<Duration>) -> Option<Duration>,
>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<T, E>>,
{
    let (clock, mut call) = (Clock::start(), call);
    call_vendor.retry(core::iter::repeat(Duration::ZERO)).adjust(move |error: &E, _| {
        let delay = decide(error, &clock.measure(call)).delay()?;
        call = call.again(delay);
        Some(delay)
    })
}

/// Measures how long the calls and the waits between them took.
struct Clock {
    #[cfg(feature = "std")]
    start: std::time::Instant,
}

impl Clock {
    fn start() -> Self {
        Clock {
            #[cfg(feature = "std")]
            start: std::time::Instant::now(),
        }
    }

    /// Sets the elapsed time of the call. Without a clock, only the waits count. They also
    /// count in a test that skips them.
    fn measure(&self, call: Call) -> Call {
        #[cfg(feature = "std")]
        return call.at_least_elapsed(self.start.elapsed());
        #[cfg(not(feature = "std"))]
        return call;
    }
}
