//! The run time reads what the model contains, part by part.

use errcat_codegen::model::{self, Catalogue, CodeRef, MessageStyle};
use errcat_core::catalogue::{BodyField, HeaderField, Limit, Link};
use errcat_core::retry::{Schedule, Tries};
use errcat_core::words::{Part, Word, WordSet};
use errcat_core::{Entry, Retry, Vendor};
use std::ops::Deref;
use std::time::Duration;

/// Compares a vendor with what the run time reads.
pub(super) fn compare(catalogue: &Catalogue, model: &model::Vendor, read: Vendor<'_>) {
    assert_eq!(read.id(), model.id);
    assert_eq!(read.title(), model.title);
    assert_eq!(read.completeness(), model.completeness);
    each(&model.groups, read.groups(), |m, r| {
        assert_eq!((r.title, r.depth as usize), (m.title.as_str(), m.depth));
    });
    each(&model.schedules, read.schedules(), schedule);
    let default = model.retry.default_schedule.map(|index| &model.schedules[index]);
    both(default, read.default_schedule(), schedule);
    both(model.retry.default.as_ref(), read.default_retry(), |m, r| retry(model, m, r));
    each(&model.retry.rules, read.retry_rules(), |m, r| {
        each(&m.on, r.on, |m, r| assert_eq!(trigger(model, *m), r));
        retry(model, &m.retry, r.retry);
    });
    each(model.status_table.as_ref().map_or(&[][..], |table| &table.rows), read.status_rows(), |m, r| {
        status_row(model, m, r);
    });
    each(&model.headers, read.headers(), header);
    each(&model.links, read.links(), link);
    each(&model.related, read.related(), |m, r| link(&model.links[*m], r));
    both(model.envelope.as_ref(), read.envelope(), |m, r| envelope(model, m, r));
    page(model, read);
    each(&model.sets, &read.sets().collect::<Vec<_>>(), |m, r| {
        assert_eq!((r.id(), r.title()), (m.id.as_deref(), m.title.as_deref()));
        assert_eq!(r.len(), m.codes.len());
        for (m, r) in m.codes.iter().zip(r.iter()) {
            code(catalogue, model, m, r);
        }
    });
}

fn code(catalogue: &Catalogue, vendor: &model::Vendor, model: &model::Code, read: Entry<'_>) {
    assert_eq!(read.as_str(), model.wire);
    assert_eq!((read.number(), read.name()), (model.number, model.name.as_deref()));
    assert_eq!(read.aliases(), model.aliases);
    assert_eq!(read.pattern(), text(&model.pattern));
    assert_eq!(read.tags(), model.tags);
    assert_eq!(read.is_internal(), model.visibility == model::Visibility::Internal);
    assert_eq!(read.identity().to_string(), model.identity);
    assert_eq!(read.vendor().id(), vendor.id);
    assert_eq!(read.meaning(), text(&model.meaning));
    assert_eq!(read.fix(), text(&model.fix));
    each(&model.statuses, read.statuses().as_slice(), |m, r| {
        assert_eq!((r.code, r.certainty), (m.status, m.certainty));
    });
    assert_eq!(read.has_no_status(), model.no_status);
    assert_eq!((read.category(), read.category_certainty()), (model.category, model.category_certainty));
    assert_eq!(words(read.channels()), in_order(&model.channels));
    assert_eq!(read.direction(), model.direction);
    assert_eq!(
        read.group().map(|group| group.title),
        vendor.groups.get(model.group).map(|group| group.title.as_str())
    );
    retry(vendor, &model.retry, read.retry());
    each(&model.causes, read.causes(), |m, r| assert_eq!(r, &**m));
    assert_eq!(read.message(), text(&model.message));
    each(&model.params, read.params(), |m, r| {
        assert_eq!((r.name, r.kind, r.meaning), (m.name.as_str(), text(&m.kind), text(&m.meaning)));
    });
    assert_eq!(read.message_template(), template(vendor.message_style, model).as_deref());
    each(&model.fields, read.fields(), field);
    each(&model.headers, read.headers(), |m, r| assert_eq!(r, m));
    assert_eq!(words(read.always()), in_order(&model.always));
    each(&model.limits, read.limits(), limit);
    each(&model.links, read.links(), |m, r| link(&vendor.links[*m], r));
    each(&model.see, read.see(), |m, r| assert_eq!(Some(r), identity(catalogue, Some(m))));
    assert_eq!(read.escalation(), text(&model.escalation));
    assert_eq!(read.since(), text(&model.since));
    change(catalogue, model, read);
}

/// The message of a code with parameters, with `{name}` for each of them.
fn template(style: MessageStyle, code: &model::Code) -> Option<String> {
    let names: Vec<String> = code.params.iter().map(|param| format!("{{{}}}", param.name)).collect();
    let message = code.message.as_deref().filter(|_| !names.is_empty())?;
    let with_names = |written: &dyn Fn(usize, &str) -> String| {
        let names = names.iter().enumerate();
        names.fold(message.to_owned(), |text, (nth, name)| text.replace(&written(nth, name), name))
    };
    Some(match style {
        MessageStyle::Braces => with_names(&|nth, _| format!("{{{nth}}}")),
        MessageStyle::Dollar => with_names(&|_, name| format!("${name}")),
        _ => counted(message, &names),
    })
}

/// A message with `%s` or `%d` for each name in turn.
fn counted(message: &str, names: &[String]) -> String {
    let mut names = names.iter();
    let with_names = |part: &str| {
        let part = part.replace("%d", "%s");
        let mut pieces = part.split("%s");
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |text, piece| text + names.next().expect("one for each placeholder") + piece)
    };
    message.split("%%").map(with_names).collect::<Vec<_>>().join("%")
}

fn change(catalogue: &Catalogue, model: &model::Code, read: Entry<'_>) {
    both(model.deprecated.as_ref(), read.deprecated(), |m, r| {
        assert_eq!((r.since, r.sunset, r.reason), (text(&m.since), text(&m.sunset), text(&m.reason)));
        assert_eq!(r.replaced_by, identity(catalogue, m.replaced_by.as_ref()));
    });
    both(model.removed.as_ref(), read.removed(), |m, r| {
        assert_eq!((r.since, r.reason), (m.since.as_str(), text(&m.reason)));
        assert_eq!(r.replaced_by, identity(catalogue, m.replaced_by.as_ref()));
    });
}

/// The identity of the code that a reference points to.
fn identity<'m>(catalogue: &'m Catalogue, reference: Option<&'m CodeRef>) -> Option<&'m str> {
    let reference = reference?;
    let target = &catalogue.vendors[reference.vendor].sets[reference.set].codes[reference.code];
    assert_eq!(reference.identity, target.identity);
    Some(&target.identity)
}

fn retry(vendor: &model::Vendor, model: &model::Retry, read: &Retry<'_>) {
    assert_eq!((read.verdict, read.certainty, read.basis), (model.verdict, model.certainty, model.basis));
    assert_eq!(read.idempotent_only, model.idempotent_only);
    let of_model = model.schedule.map(|index| &vendor.schedules[index]);
    both(of_model, read.schedule, schedule);
    both(model.tries.as_ref(), read.own_tries, tries);
    both(model.tries.as_ref().or(of_model.and_then(|s| s.tries.as_ref())), read.tries(), tries);
    each(&model.headers, read.headers, |m, r| assert_eq!(r, m));
    assert_eq!(read.header_default, millis(model.header_default_ms));
    each(&model.after, read.after, |m, r| {
        assert_eq!((r.kind, r.wait, r.what), (m.kind, millis(m.wait_ms), m.what.as_str()));
        assert_eq!((r.until, r.otherwise), (text(&m.until), text(&m.otherwise)));
    });
    assert_eq!(read.note, text(&model.note));
}

fn schedule(model: &model::Schedule, read: &Schedule<'_>) {
    assert_eq!((read.id, read.factor_thousandths), (model.id.as_str(), model.factor_thousandths));
    assert_eq!((read.initial, read.cap), (millis(model.initial_ms), millis(model.cap_ms)));
    both(model.tries.as_ref(), read.tries, tries);
}

fn tries(model: &model::Tries, read: Tries) {
    assert_eq!((read.of, read.min, read.max), (model.of, model.min, model.max));
}

fn trigger(vendor: &model::Vendor, model: model::RetryTrigger) -> errcat_core::retry::RetryTrigger<'_> {
    use errcat_core::catalogue::StatusMatch;
    use errcat_core::retry::RetryTrigger;
    match model {
        model::RetryTrigger::Status(status) => RetryTrigger::Status(StatusMatch::Exact(status)),
        model::RetryTrigger::StatusClass(digit) => RetryTrigger::Status(StatusMatch::Class(digit)),
        model::RetryTrigger::Code(code) => RetryTrigger::Code(&vendor.sets[0].codes[code].wire),
        _ => RetryTrigger::NoResponse,
    }
}

fn status_row(vendor: &model::Vendor, model: &model::StatusRow, read: errcat_core::catalogue::StatusRow<'_>) {
    assert_eq!(read.on.to_string(), model.status.to_string());
    assert_eq!((read.phrase, read.meaning), (text(&model.phrase), &*model.meaning));
    both(model.retry.as_ref(), read.retry, |m, r| retry(vendor, m, r));
}

fn header(model: &model::HeaderField, read: HeaderField<'_>) {
    assert_eq!((read.name, read.meaning), (model.name.as_str(), text(&model.meaning)));
    assert_eq!((read.unit, read.role), (model.unit, model.role));
}

fn field(model: &model::BodyField, read: BodyField<'_>) {
    assert_eq!((read.name, read.at), (model.name.as_str(), text(&model.at)));
    assert_eq!((read.unit, read.role), (model.unit, model.role));
}

fn link(model: &model::Link, read: Link<'_>) {
    assert_eq!((read.title, read.target), (model.title.as_str(), text(&model.target)));
}

fn limit(model: &model::Limit, read: Limit<'_>) {
    assert_eq!((read.of, read.amount), (model.of.as_str(), model.amount));
    assert_eq!((read.unit, read.scope), (model.unit.as_str(), text(&model.scope)));
}

fn envelope(vendor: &model::Vendor, model: &model::Envelope, read: &errcat_core::catalogue::Envelope<'_>) {
    assert_eq!(read.format, model.format);
    assert_eq!(words(read.always), in_order(&model.always));
    let type_at = model.type_uri.as_ref().map_or(&[][..], |uri| &uri.at);
    let places = [
        (&model.code[..], read.code),
        (&model.set, read.set),
        (&model.message, read.message),
        (&model.request_id, read.request_id),
        (&model.status, read.status),
        (type_at, read.type_uri),
    ];
    for (model, read) in places {
        each(model, read, place);
    }
    assert_eq!(read.type_template, model.type_uri.as_ref().and_then(|uri| text(&uri.template)));
    both(model.details.as_ref(), read.details, |m, r| details(vendor, m, r));
    each(&model.fields, read.fields, field);
    each(&model.error_when, read.error_when, condition);
}

fn condition(model: &model::Condition, read: errcat_core::catalogue::Condition<'_>) {
    assert_eq!((read.at, read.header), (text(&model.at), text(&model.header)));
    assert_eq!((read.is, read.is_not), (&texts(&model.is)[..], &texts(&model.is_not)[..]));
    assert_eq!((read.at_least, read.at_most), (model.at_least, model.at_most));
}

fn place(model: &model::Place, read: errcat_core::catalogue::Place<'_>) {
    assert_eq!((read.at, read.header), (text(&model.at), text(&model.header)));
    assert_eq!((read.key_at, read.parameter), (text(&model.key_at), text(&model.parameter)));
    assert_eq!((read.after_first, read.before), (text(&model.after_first), text(&model.before)));
    assert_eq!((read.before_last, read.after), (text(&model.before_last), text(&model.after)));
    assert_eq!(read.separator, text(&model.with).unwrap_or_default());
    both(model.element.as_ref(), read.element.copied(), condition);
    each(&model.join, read.join, place);
}

fn details(
    vendor: &model::Vendor,
    model: &model::DetailShape,
    read: errcat_core::catalogue::DetailShape<'_>,
) {
    assert_eq!(read.at, texts(&model.at));
    each(&model.code, read.code, place);
    each(&model.message, read.message, place);
    each(&model.field, read.field, place);
    each(&model.value, read.value, place);
    assert_eq!(read.children, text(&model.children));
    assert_eq!(read.entries_under, text(&model.entries_under));
    assert_eq!(read.set, model.set.and_then(|set| vendor.sets[set].id.as_deref()));
}

/// Compares the parts other than the codes.
fn page(model: &model::Vendor, read: Vendor<'_>) {
    let link_at = |index: Option<usize>, read| both(index.map(|index| &model.links[index]), read, link);
    both(model.support.as_ref(), read.support(), |m, r| {
        assert_eq!(r.email, text(&m.email));
        link_at(m.link, r.link);
        each(&m.include, r.include, |m, r| assert_eq!(r, &**m));
    });
    both(model.status_page.as_ref(), read.status_page(), |m, r| {
        assert_eq!((r.title, r.url), (m.title.as_str(), text(&m.url)));
    });
    both(model.stability.as_ref(), read.stability(), |m, r| {
        for part in Part::ALL.iter().copied() {
            let stated = m.stable.contains(&part).then_some(true);
            assert_eq!(r.is_stable(part), stated.or(m.unstable.contains(&part).then_some(false)));
        }
        assert_eq!((r.additive_between, r.notice_days), (text(&m.additive_between), m.notice_days));
        each(&m.notice_for, r.notice_for, |m, r| assert_eq!(r, m));
        link_at(m.changelog, r.changelog);
    });
}

/// Compares two lists element by element.
fn each<M, R: Copy>(model: &[M], read: &[R], compare: impl Fn(&M, R)) {
    assert_eq!(read.len(), model.len());
    for (model, read) in model.iter().zip(read) {
        compare(model, *read);
    }
}

/// Compares two optional values.
fn both<M, R>(model: Option<&M>, read: Option<R>, compare: impl Fn(&M, R)) {
    assert_eq!(model.is_some(), read.is_some());
    if let (Some(model), Some(read)) = (model, read) {
        compare(model, read);
    }
}

fn text<T: Deref<Target = str>>(text: &Option<T>) -> Option<&str> {
    text.as_deref()
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn millis(millis: Option<u64>) -> Option<Duration> {
    millis.map(Duration::from_millis)
}

fn words<T: Word>(set: WordSet<T>) -> Vec<T> {
    set.iter().collect()
}

/// The words in their documented order, without duplicates.
fn in_order<T: Word>(words: &[T]) -> Vec<T> {
    T::ALL.iter().copied().filter(|word| words.contains(word)).collect()
}
