//! A server and a client on a real HTTP stack: the server answers with its own
//! codes and imitates five vendors; the client recovers from their errors.

#![forbid(unsafe_code)]

mod client;
mod scenes;
mod slots;
mod vendors;

use client::Client;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::TcpListener;
use tokio::time::Instant;

pub use scenes::Outcome;

/// The codes of our API, from `catalogue/`.
pub mod catalogue {
    errcat_core::include_catalogue!();
}

/// Starts the servers, runs the scenes, and prints every call.
///
/// # Errors
///
/// Returns the first call with an unexpected result.
pub async fn play() -> Outcome {
    let (client, lost) = (Client::of(serve().await?), Client::of(hang_up().await?));
    let start = Instant::now();
    println!("# Wait, then retry");
    scenes::wait_then_retry(&client).await?;
    println!("\n# Do something first");
    scenes::do_something_first(&client).await?;
    println!("\n# Fix the request");
    scenes::fix_the_request(&client).await?;
    println!("\n# No advice for the code");
    scenes::no_advice(&client, &lost).await?;
    println!("\nAll waits together: {} s", start.elapsed().as_secs());
    Ok(())
}

/// Starts the server on a free port.
async fn serve() -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let routes = slots::routes().merge(vendors::routes());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Ok(address)
}

/// Starts a server that closes every connection.
async fn hang_up() -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            drop(connection);
        }
    });
    Ok(address)
}
