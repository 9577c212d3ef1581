//! The scenes: in each, the client gets an error and recovers, or reports why it cannot.

use crate::catalogue::slots;
use crate::client::{Client, Failed};
use axum::http::Method;
use errcat::CodeSet;
use errcat::vendors::{dweet, nookhive, nova_partner, novapulse, novavms};
use std::error::Error;
use std::time::Duration;
use tokio::time::sleep;

/// The result of a scene.
pub type Outcome = Result<(), Box<dyn Error>>;

/// Plays errors for which a retry is sufficient.
pub(crate) async fn wait_then_retry(client: &Client) -> Outcome {
    client.call::<novapulse::Code>(Method::PUT, "/novapulse/jobs").await?;
    client.call::<nookhive::Code>(Method::GET, "/nookhive/events").await?;
    client.call::<dweet::Code>(Method::GET, "/dweet/scores").await?;
    client.call::<nova_partner::Code>(Method::GET, "/nova_partner/partners").await?;
    client.call::<slots::Code>(Method::PUT, "/slots/mon/9").await?;
    Ok(())
}

/// Plays errors for which the client must do something before the retry.
pub(crate) async fn do_something_first(client: &Client) -> Outcome {
    let results = client.call::<novapulse::Code>(Method::GET, "/novapulse/results").await;
    if results.is_err_and(|failed| failed.known() == Some(novapulse::Code::JobNotReady)) {
        while client.call::<novapulse::Code>(Method::GET, "/novapulse/status").await? != "completed" {
            sleep(Duration::from_secs(5)).await;
        }
        client.call::<novapulse::Code>(Method::GET, "/novapulse/results").await?;
    }
    let clips = client.call::<novavms::Code>(Method::GET, "/novavms/clips").await;
    if clips.is_err_and(|failed| failed.known() == Some(novavms::Code::InvalidToken)) {
        client.call::<novavms::Code>(Method::POST, "/novavms/token").await?;
        client.call::<novavms::Code>(Method::GET, "/novavms/clips").await?;
    }
    Ok(())
}

/// Plays an invalid request; the details name the fields.
pub(crate) async fn fix_the_request(client: &Client) -> Outcome {
    let failed = refused::<dweet::Code>(client, Method::POST, "/dweet/answers").await?;
    show_details(&failed);
    let failed = refused::<slots::Code>(client, Method::PUT, "/slots/someday/23").await?;
    show_details(&failed);
    Ok(())
}

/// Plays failures without a code or a response, for which the status and HTTP's rules
/// decide.
pub(crate) async fn no_advice(client: &Client, lost: &Client) -> Outcome {
    refused::<nova_partner::Code>(client, Method::POST, "/nova_partner/behind_a_proxy").await?;
    refused::<nookhive::Code>(lost, Method::POST, "/nookhive/events").await?;
    refused::<nookhive::Code>(lost, Method::GET, "/nookhive/events").await?;
    Ok(())
}

/// Makes a call that is expected to fail, and returns the failure.
async fn refused<C: CodeSet>(client: &Client, method: Method, path: &str) -> Result<Failed<C>, String> {
    match client.call::<C>(method, path).await {
        Err(failed) => Ok(failed),
        Ok(_) => Err(format!("{path} was expected to fail")),
    }
}

fn show_details<C: CodeSet>(failed: &Failed<C>) {
    let Some(failure) = failed.answered() else { return };
    for detail in failure.view().details() {
        let (field, code) = (detail.field.unwrap_or_default(), detail.code.unwrap_or_default());
        let known = detail.entry.and_then(|entry| entry.fix().or(entry.meaning()));
        println!("      {field}: {code}: {}", detail.message.unwrap_or_default());
        println!("        {}", known.unwrap_or("not in the catalogue"));
    }
}
