//! Runs the scenes: `cargo run`.

#![forbid(unsafe_code)]

/// Pauses tokio's clock, which then jumps to the end of a wait if there is nothing else to
/// do. So waits have their full length, but take no real time.
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> loopback::Outcome {
    loopback::play().await
}
