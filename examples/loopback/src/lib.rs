//! A server and a client on a real HTTP stack: the server answers with its own
//! codes, and as five vendors would; the client meets the errors and gets over them.

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

/// The codes of our own API, from `catalogue/`.
pub mod catalogue {
    errcat_core::include_catalogue!();
}

/// Starts the servers, plays the scenes, and prints what is said.
///
/// # Errors
///
/// The first call that does not end as it should.
pub async fn play() -> Outcome {
    let (client, lost) = (Client::of(serve().await?), Client::of(hang_up().await?));
    let start = Instant::now();
    println!("# Waiting helps");
    scenes::waiting_helps(&client).await?;
    println!("\n# Something comes first");
    scenes::something_comes_first(&client).await?;
    println!("\n# The caller has to mend it");
    scenes::the_caller_has_to_mend_it(&client).await?;
    println!("\n# Nothing is said");
    scenes::nothing_is_said(&client, &lost).await?;
    println!("\nAll waits together: {} s", start.elapsed().as_secs());
    Ok(())
}

/// Starts the server, on a port that is free.
async fn serve() -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let routes = slots::routes().merge(vendors::routes());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Ok(address)
}

/// Starts a server that hangs up on every call.
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
