//! The facts of a code on a terminal.

use crate::terminal::{PageWriter, literal, span};
use errcat_codegen::facts::{Body, DelayList, Delays, Fact, Lifecycle};
use errcat_codegen::model::{Link, Origin, Prose, Vendor};
use errcat_codegen::words;

/// The maximum number of delays shown.
const SHOWN: u32 = 50;
/// Delays shown if the number of retries is not documented.
const SHOWN_OF_ENDLESS: u32 = 5;

/// Writes the rows of a fact.
pub(crate) fn write(writer: &mut PageWriter, vendor: &Vendor, fact: &Fact<'_>) {
    let label = fact.short_label();
    let mut row = |text: &str| writer.row(label, text);
    match &fact.body {
        Body::Text(text) => row(text),
        Body::Texts(texts) => row(&list(texts)),
        Body::Plain(text) => row(&literal(text)),
        Body::Names(names) => row(&spans(names)),
        Body::Message(text) => row(&format!("{} (example; wording may change)", span(text))),
        Body::Statuses { statuses, none_exists } => {
            row(&words::labelled_statuses(statuses, *none_exists).replace('`', ""));
        }
        Body::Category { category, from_status } => {
            row(&format!("{}{}", span(category.as_str()), words::category_origin(*from_status)));
        }
        Body::Channels(channels) => row(&words::channels(channels)),
        Body::Direction(direction) => row(words::direction(*direction)),
        Body::Parts(parts) => row(&words::parts(parts)),
        Body::Params(params) => {
            for (nth, param) in params.iter().enumerate() {
                let param = words::param(param, |text| text.to_string());
                writer.row(if nth == 0 { label } else { "" }, &param);
            }
        }
        Body::Fields(fields) => {
            for (nth, field) in fields.iter().enumerate() {
                let field = words::field(field, |text| text.to_string());
                writer.row(if nth == 0 { label } else { "" }, &field);
            }
        }
        Body::Limit(limit) => row(&words::limit(limit)),
        Body::Retry(advice) => row(&words::retry(vendor, advice)),
        Body::Delays(delays) => row(&in_words(delays)),
        Body::Codes(codes) => row(&spans(codes.iter().map(|code| &code.identity))),
        Body::Links(links) => links.iter().for_each(|link| row(&target(link))),
        Body::Details(details) => {
            let more = if details.more { ", …" } else { "" };
            row(&format!("{}{more}", spans(details.codes.iter().map(|code| &code.wire))));
        }
        Body::Lifecycle(lifecycle) => row(&end(lifecycle)),
        Body::Waived { what, reason } => row(&format!("{}. {}", literal(what), literal(reason))),
    }
}

/// Where the facts of a vendor come from.
pub(crate) fn source(origin: &Origin) -> String {
    let page = origin.page.as_deref().map(literal);
    let day = origin.retrieved.as_deref().map(|day| format!("retrieved {}", literal(day)));
    let lock = origin.lock.as_deref().map(|lock| format!("recorded in {}", span(lock)));
    [page, day, lock].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Texts as items; each line after the first keeps to its item.
fn list(texts: &[Prose]) -> String {
    match texts {
        [text] => text.to_string(),
        texts => texts.iter().map(|text| format!("- {}\n", text.trim().replace('\n', "\n  "))).collect(),
    }
}

fn spans<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> String {
    names.into_iter().map(|name| span(name.as_ref())).collect::<Vec<_>>().join(", ")
}

fn target(link: &Link) -> String {
    let target = link.target.as_deref().map(|target| format!(": {}", span(target))).unwrap_or_default();
    format!("{}{target}", literal(&link.title))
}

fn end(lifecycle: &Lifecycle<'_>) -> String {
    let replaced_by = lifecycle.replaced_by.map(|code| span(&code.identity));
    words::lifecycle(lifecycle, replaced_by, lifecycle.reason.map(|text| text.to_string()))
}

/// The delays of a schedule, as many as a terminal shows.
pub(crate) fn shown(delays: &Delays) -> DelayList {
    delays.list(SHOWN, SHOWN_OF_ENDLESS)
}

/// `1 s, 2 s, 4 s: 7 s in total (without jitter)`.
fn in_words(delays: &Delays) -> String {
    let list = shown(delays);
    let each: Vec<_> = list.ms.iter().map(|&ms| words::duration(ms)).collect();
    let sum = match list.total_ms() {
        None => ", …".to_owned(),
        Some(_) if each.len() == 1 => String::new(),
        Some(total) => format!(": {} in total", words::duration(total)),
    };
    let usual = if delays.are_usual { "default numbers where none are documented; " } else { "" };
    format!("{}{sum} ({usual}without jitter)", each.join(", "))
}
