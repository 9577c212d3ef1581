//! The filters of the finder. The script knows them from this data alone.

use crate::emit::words;
use crate::facts::FactKind;
use crate::model::{Catalogue, Code, Vendor};
use errcat_core::words::{Channel, Verdict};
use serde::Serialize;
use std::collections::BTreeSet;

/// A filter: a choice of one of the values that cards have under its name.
#[derive(Serialize)]
pub(super) struct Filter {
    /// The key of the values in a card, and of the choice in the URL.
    name: &'static str,
    label: &'static str,
    /// The words for no choice.
    any: &'static str,
    /// The value of cards without any.
    #[serde(skip_serializing_if = "Option::is_none")]
    usual: Option<&'static str>,
    /// What precedes the values in the rows of results, if they show them.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<&'static str>,
    /// Values and their words, in the order of the form.
    options: Vec<(String, String)>,
}

/// What cards have under the names of filters. The script adds the vendor.
#[derive(Serialize)]
pub(super) struct Values {
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    class: BTreeSet<String>,
    status: Vec<String>,
    category: &'static str,
    retry: &'static str,
    #[serde(skip_serializing_if = "is_usual")]
    channel: Vec<Channel>,
}

impl Values {
    pub(super) fn of(code: &Code) -> Self {
        let statuses = code.statuses.iter().map(|status| status.status);
        Values {
            class: statuses.clone().map(|status| format!("{}xx", status / 100)).collect(),
            status: match code.statuses.as_slice() {
                [] => vec![words::no_status(code.no_status).to_owned()],
                _ => statuses.map(|status| status.to_string()).collect(),
            },
            category: code.category.as_str(),
            retry: code.retry.verdict.as_str(),
            channel: code.channels.clone(),
        }
    }
}

/// Most codes are in the response to a call.
const USUAL: Channel = Channel::Response;

fn is_usual(channels: &[Channel]) -> bool {
    channels == [USUAL]
}

/// The filters in the order of the form.
pub(super) fn filters(catalogue: &Catalogue) -> [Filter; 6] {
    let codes = catalogue.vendors.iter().flat_map(Vendor::codes);
    let all: Vec<Values> = codes.map(|(_, code)| Values::of(code)).collect();
    let classes = all.iter().flat_map(|values| &values.class);
    let statuses = all.iter().flat_map(|values| &values.status);
    let categories = all.iter().map(|values| values.category);
    let channels = all.iter().flat_map(|values| &values.channel).map(|channel| channel.as_str());
    [
        vendor(catalogue),
        filter("class", "Status class", distinct(classes.map(String::as_str), str::to_owned)),
        status(distinct(statuses.map(String::as_str), status_words)),
        filter("category", FactKind::Category.label(), distinct(categories, str::to_owned)),
        retry(),
        channel(distinct(channels, channel_words)),
    ]
}

fn filter(name: &'static str, label: &'static str, options: Vec<(String, String)>) -> Filter {
    Filter { name, label, any: "any", usual: None, row: None, options }
}

fn vendor(catalogue: &Catalogue) -> Filter {
    let options = catalogue.vendors.iter().map(|vendor| (vendor.id.clone(), vendor.title.clone()));
    Filter { row: Some(""), ..filter("vendor", "Vendor", options.collect()) }
}

fn status(options: Vec<(String, String)>) -> Filter {
    Filter { row: Some(""), ..filter("status", FactKind::Status.label(), options) }
}

fn status_words(value: &str) -> String {
    let without = [true, false].into_iter().find(|&none_exists| words::no_status(none_exists) == value);
    without.map_or_else(|| value.to_owned(), |none_exists| words::without_status(none_exists).to_owned())
}

/// Every verdict, whether a code has it or not.
fn retry() -> Filter {
    let words = |verdict| match verdict {
        Verdict::Yes => "yes",
        Verdict::After => "after something else",
        Verdict::Never => "no",
        _ => "not stated",
    };
    let all = [Verdict::Yes, Verdict::After, Verdict::Never, Verdict::Unstated];
    let options = all.map(|verdict| (verdict.as_str().to_owned(), words(verdict).to_owned()));
    Filter { row: Some("retry: "), ..filter("retry", FactKind::Retry.label(), options.into()) }
}

fn channel(options: Vec<(String, String)>) -> Filter {
    let usual = Some(USUAL.as_str());
    Filter { any: "any way", usual, ..filter("channel", FactKind::Channels.label(), options) }
}

fn channel_words(value: &str) -> String {
    let channel = Channel::ALL.iter().find(|channel| channel.as_str() == value);
    let words = channel.map(|channel| match channel {
        Channel::Webhook => "in a webhook",
        Channel::JobResult => "in the result of a job",
        Channel::Stream => "on an open connection",
        _ => "in a response",
    });
    words.unwrap_or(value).to_owned()
}

/// The values that occur, in order, with their words.
fn distinct<'v>(values: impl Iterator<Item = &'v str>, words: fn(&str) -> String) -> Vec<(String, String)> {
    let values: BTreeSet<&str> = values.collect();
    values.into_iter().map(|value| (value.to_owned(), words(value))).collect()
}
