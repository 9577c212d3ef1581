//! Plays the scenes: `cargo run`.

#![forbid(unsafe_code)]

/// The clock of tokio stands still and jumps to the end of a wait as soon as there
/// is nothing else to do. So waits have their true length and take no time.
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> loopback::Outcome {
    loopback::play().await
}
