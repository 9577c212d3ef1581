//! The filters of the finder. The script gets them from this data only.

use crate::emit::words;
use crate::facts::FactKind;
use crate::model::{Catalogue, Code, Vendor};
use errcat_core::words::{Channel, Verdict};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A filter: one value can be selected of those that cards have under its name.
#[derive(Serialize)]
pub(super) struct Filter {
    /// The key of the values in a card, and of the choice in the URL.
    name: &'static str,
    label: &'static str,
    /// The label of the option for no selection.
    any: &'static str,
    /// The value of cards that do not have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    usual: Option<&'static str>,
    /// The prefix of the values in the rows of results, if rows show them.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<&'static str>,
    /// The values and their labels, in the order of the form.
    options: Vec<(String, String)>,
}

/// The values of a card under the names of filters. The script adds the vendor.
#[derive(Serialize)]
pub(super) struct Values<'c> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    class: Vec<&'static str>,
    status: Vec<Cow<'static, str>>,
    category: &'static str,
    retry: &'static str,
    #[serde(skip_serializing_if = "is_usual")]
    channel: &'c [Channel],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tag: &'c [String],
}

impl<'c> Values<'c> {
    pub(super) fn of(code: &'c Code) -> Self {
        let mut class: Vec<_> = statuses(code).filter_map(class).collect();
        class.sort_unstable();
        class.dedup();
        Values {
            class,
            status: match code.statuses.as_slice() {
                [] => vec![words::no_status(code.no_status).into()],
                _ => statuses(code).map(|status| status.to_string().into()).collect(),
            },
            category: code.category.as_str(),
            retry: code.retry.verdict.as_str(),
            channel: &code.channels,
            tag: &code.tags,
        }
    }
}

fn statuses(code: &Code) -> impl Iterator<Item = u16> {
    code.statuses.iter().map(|status| status.status)
}

fn class(status: u16) -> Option<&'static str> {
    let classes = ["1xx", "2xx", "3xx", "4xx", "5xx"];
    classes.get(usize::from(status / 100).checked_sub(1)?).copied()
}

/// The channel of most codes.
const USUAL: Channel = Channel::Response;

fn is_usual(channels: &[Channel]) -> bool {
    channels == [USUAL]
}

/// The filters in the order of the form; that of tags only if there are any.
pub(super) fn filters(catalogue: &Catalogue) -> Vec<Filter> {
    let codes = || catalogue.vendors.iter().flat_map(Vendor::codes).map(|(_, code)| code);
    let all: BTreeSet<u16> = codes().flat_map(statuses).collect();
    let classes = all.iter().filter_map(|&status| class(status));
    let categories = codes().map(|code| code.category.as_str());
    let channels = codes().flat_map(|code| &code.channels).map(|channel| channel.as_str());
    let vendor = (catalogue.vendors.len() > 1).then(|| vendor(catalogue));
    let tags = distinct(codes().flat_map(|code| &code.tags).map(String::as_str), str::to_owned);
    let tag = (!tags.is_empty()).then(|| filter("tag", "Tag", tags));
    let others = [
        filter("class", "Status class", distinct(classes, str::to_owned)),
        status(&all, |none_exists| {
            codes().any(|code| code.statuses.is_empty() && code.no_status == none_exists)
        }),
        filter("category", FactKind::Category.label(), distinct(categories, str::to_owned)),
        retry(),
        channel(distinct(channels, channel_words)),
    ];
    vendor.into_iter().chain(others).chain(tag).collect()
}

fn filter(name: &'static str, label: &'static str, options: Vec<(String, String)>) -> Filter {
    Filter { name, label, any: "any", usual: None, row: None, options }
}

fn vendor(catalogue: &Catalogue) -> Filter {
    let options = catalogue.vendors.iter().map(|vendor| (vendor.id.clone(), vendor.title.clone()));
    Filter { row: Some(""), ..filter("vendor", "Vendor", options.collect()) }
}

/// Creates the filter with the statuses, and the options for codes without one.
fn status(statuses: &BTreeSet<u16>, has_codes_without: impl Fn(bool) -> bool) -> Filter {
    let numbers = statuses.iter().map(|status| (status.to_string(), status.to_string()));
    let without = [true, false].into_iter().filter(|&none_exists| has_codes_without(none_exists));
    let words =
        |none_exists| (words::no_status(none_exists).into(), words::without_status(none_exists).into());
    let options = numbers.chain(without.map(words)).collect();
    Filter { row: Some(""), ..filter("status", FactKind::Status.label(), options) }
}

/// Creates the filter with all verdicts, even if no code has them.
fn retry() -> Filter {
    let words = |verdict| match verdict {
        Verdict::Retryable => "yes",
        Verdict::After => "after another action",
        Verdict::Never => "no",
        _ => "not documented",
    };
    let all = [Verdict::Retryable, Verdict::After, Verdict::Never, Verdict::Unstated];
    let options = all.map(|verdict| (verdict.as_str().to_owned(), words(verdict).to_owned()));
    Filter { row: Some("retry: "), ..filter("retry", FactKind::Retry.label(), options.into()) }
}

fn channel(options: Vec<(String, String)>) -> Filter {
    let usual = Some(USUAL.as_str());
    Filter { usual, ..filter("channel", FactKind::Channels.label(), options) }
}

fn channel_words(value: &str) -> String {
    let channel = Channel::ALL.iter().find(|channel| channel.as_str() == value);
    let words = channel.map(|channel| match channel {
        Channel::Webhook => "webhook",
        Channel::JobResult => "job result",
        Channel::Stream => "stream",
        _ => "response",
    });
    words.unwrap_or(value).to_owned()
}

/// Returns the values that occur, sorted, with their labels.
fn distinct<'v>(values: impl Iterator<Item = &'v str>, words: fn(&str) -> String) -> Vec<(String, String)> {
    let values: BTreeSet<&str> = values.collect();
    values.into_iter().map(|value| (value.to_owned(), words(value))).collect()
}
