//! Runs the scenes: `cargo run`.

#![forbid(unsafe_code)]

/// tokio's clock is paused, and jumps to the end of a wait when there is nothing else to
/// do. So waits have their full length, but take no real time.
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> loopback::Outcome {
    loopback::play().await
}
