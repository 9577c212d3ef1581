use super::build::Builder;
use super::envelope;
use super::expr::Expr;
use super::print::{Printer, Value};
use crate::model;
use errcat_core::catalogue::StatusMatch;
use errcat_core::retry::{Precondition, RetryRule, RetryTrigger, Schedule, Tries};
use errcat_core::rows;
use errcat_core::words::{Basis, Certainty, PreconditionKind, TriesOf, Verdict};
use errcat_core::{Exact, Retry};
use std::time::Duration;

impl<'a> Builder<'a, '_> {
    pub(super) fn retry(&self, retry: &model::Retry) -> Retry<'a> {
        let mut row = numbers(retry);
        row.schedule = retry.schedule.and_then(|schedule| self.schedules.get(schedule).copied());
        row.headers = self.arena.texts(&retry.headers);
        let keep = |text: &str| self.arena.text(text);
        row.after = self.arena.list(retry.after.iter().map(|one| precondition(one, keep)));
        row.note = self.arena.opt_text(retry.note.as_deref());
        row
    }

    pub(super) fn schedule(&self, of: &model::Schedule) -> Schedule<'a> {
        schedule(of, |text| self.arena.text(text))
    }

    pub(super) fn rule(&self, rule: &model::RetryRule) -> RetryRule<'a> {
        let on = self.arena.list(rule.on.iter().filter_map(|trigger| self.trigger(*trigger)));
        let when = self.arena.list(rule.when.iter().map(|condition| self.condition(condition)));
        rows::retry_rule(on, self.arena.one(self.retry(&rule.retry))).when(when)
    }

    fn trigger(&self, trigger: model::RetryTrigger) -> Option<RetryTrigger<'a>> {
        Some(match trigger {
            model::RetryTrigger::Status(status) => rows::on_status(status),
            model::RetryTrigger::StatusClass(digit) => rows::on_status_class(digit),
            model::RetryTrigger::Code(code) => {
                rows::on_code(self.arena.text(&self.vendor.sets.first()?.codes.get(code)?.wire))
            }
            model::RetryTrigger::NoResponse => rows::on_no_response(),
        })
    }
}

/// Calls `then` with the row of advice whose texts are in the model.
pub(crate) fn with_row<T>(
    vendor: &model::Vendor,
    retry: &model::Retry,
    then: impl FnOnce(&Retry<'_>) -> T,
) -> T {
    let headers: Vec<&str> = retry.headers.iter().map(String::as_str).collect();
    let after: Vec<Precondition<'_>> = retry.after.iter().map(|one| precondition(one, |text| text)).collect();
    let schedule = retry.schedule.and_then(|at| vendor.schedules.get(at)).map(|of| schedule(of, |text| text));
    let mut row = numbers(retry);
    row.schedule = schedule.as_ref();
    row.headers = &headers;
    row.after = &after;
    row.note = retry.note.as_deref();
    then(&row)
}

/// Returns the row of a schedule; `keep` gives its texts the lifetime of the row.
pub(crate) fn schedule<'m, 'a>(of: &'m model::Schedule, keep: impl Fn(&'m str) -> &'a str) -> Schedule<'a> {
    let mut row = rows::schedule(keep(&of.id));
    row.initial = of.initial_ms.map(Duration::from_millis);
    row.factor_thousandths = of.factor_thousandths;
    row.cap = of.cap_ms.map(Duration::from_millis);
    row.tries = of.tries.map(tries);
    row
}

fn precondition<'m, 'a>(of: &'m model::Precondition, keep: impl Fn(&'m str) -> &'a str) -> Precondition<'a> {
    let mut row = rows::precondition(of.kind, keep(&of.what));
    row.wait = of.wait_ms.map(Duration::from_millis);
    row.until = of.until.as_deref().map(&keep);
    row.otherwise = of.otherwise.as_deref().map(&keep);
    row
}

/// Returns the parts of advice that are not texts.
fn numbers<'a>(retry: &model::Retry) -> Retry<'a> {
    let mut row = rows::retry(retry.verdict, retry.basis);
    row.certainty = retry.certainty;
    row.idempotent_only = retry.idempotent_only;
    row.own_tries = retry.tries.map(tries);
    row.header_default = retry.header_default_ms.map(Duration::from_millis);
    row
}

pub(crate) fn tries(tries: model::Tries) -> Tries {
    match tries.of {
        TriesOf::Retries => rows::retries(tries.min, tries.max),
        _ => rows::attempts(tries.min, tries.max),
    }
}

impl<'r> Printer<'r> {
    /// Returns a reference to advice, which codes share.
    pub(super) fn retry(&mut self, retry: &'r Retry<'r>) -> Expr {
        self.once(Value::Retry(retry), |printer| printer.new_retry(retry))
    }

    fn new_retry(&mut self, retry: &Retry<'_>) -> Expr {
        let mut row = Expr::call(
            "retry",
            vec![Expr::variant("Verdict", retry.verdict), Expr::variant("Basis", retry.basis)],
        );
        if retry.certainty != Certainty::Stated {
            row = row.with("certainty", vec![Expr::variant("Certainty", retry.certainty)]);
        }
        row = row.with_if("idempotent_only", retry.idempotent_only);
        row = row.with_some("schedule", retry.schedule, |schedule| self.schedule(schedule));
        row = row.with_some("own_tries", retry.own_tries, print_tries).with_texts("headers", retry.headers);
        row = row.with_some("header_default_ms", retry.header_default, millis);
        row = row.with_list("after", retry.after, print_precondition).with_text("note", retry.note);
        let is_whole = retry.note.is_none() && retry.header_default.is_none();
        let is_whole = is_whole && retry.after.iter().all(|p| p.until.is_none() && p.otherwise.is_none());
        self.shared.refer(&describe(retry), is_whole, "Retry<'static>", row)
    }

    pub(super) fn schedule(&mut self, schedule: &Schedule<'_>) -> Expr {
        let row = Expr::call("schedule", vec![Expr::text(schedule.id)])
            .with_some("initial_ms", schedule.initial, millis)
            .with_some("factor_thousandths", schedule.factor_thousandths, Expr::number)
            .with_some("cap_ms", schedule.cap, millis)
            .with_some("tries", schedule.tries, print_tries);
        self.shared.refer(&format!("schedule {}", schedule.id), true, "Schedule<'static>", row)
    }

    pub(super) fn rule(&mut self, rule: &'r RetryRule<'r>) -> Expr {
        let on = Expr::list(rule.on, print_trigger);
        let row = Expr::call("retry_rule", vec![on, self.retry(rule.retry)]);
        row.with_list("when", rule.when, envelope::condition)
    }
}

/// Describes advice in a few words, for its name.
fn describe(retry: &Retry<'_>) -> String {
    let after = retry.after.iter().map(describe_precondition).collect::<Vec<_>>().join(" or ");
    let mut words = match retry.verdict {
        Verdict::After => after,
        Verdict::Retryable if after.is_empty() => when(retry),
        Verdict::Retryable => format!("{} or {after}", when(retry)),
        other => other.as_str().to_owned(),
    };
    if let Some(Tries { of, min, max, .. }) = retry.own_tries.filter(|_| retry.verdict != Verdict::Never) {
        words.push_str(&format!(" {min} to {max} {of}"));
    }
    words.push_str(if retry.idempotent_only { " if idempotent" } else { "" });
    if retry.certainty != Certainty::Stated {
        words.extend([" ", retry.certainty.as_str()]);
    }
    match retry.basis {
        Basis::Rule => words.push_str(" by rule"),
        Basis::Default => words.push_str(" by default"),
        _ => {}
    }
    words
}

fn when(retry: &Retry<'_>) -> String {
    let mut words = String::from("retry");
    for (nth, header) in retry.headers.iter().enumerate() {
        words.extend([if nth == 0 { " by " } else { " or " }, header]);
    }
    if let Some(schedule) = retry.schedule {
        words.extend([" on ", schedule.id]);
    }
    words
}

fn describe_precondition(precondition: &Precondition<'_>) -> String {
    let verb = match precondition.kind {
        PreconditionKind::Wait => {
            return format!("wait {}", Exact(precondition.wait.unwrap_or_default()));
        }
        PreconditionKind::Capacity | PreconditionKind::Event => "wait for",
        kind => kind.as_str(),
    };
    format!("{verb} {}", precondition.what)
}

fn print_precondition(precondition: &Precondition<'_>) -> Expr {
    let row = match precondition.wait {
        Some(wait) => Expr::call("wait", vec![millis(wait)]),
        None => {
            let kind = Expr::variant("PreconditionKind", precondition.kind);
            Expr::call("precondition", vec![kind, Expr::text(precondition.what)])
        }
    };
    row.with_text("until", precondition.until).with_text("otherwise", precondition.otherwise)
}

fn print_tries(tries: Tries) -> Expr {
    let name = if tries.of == TriesOf::Retries { "retries" } else { "attempts" };
    Expr::call(name, vec![Expr::number(tries.min), Expr::number(tries.max)])
}

fn print_trigger(trigger: &RetryTrigger<'_>) -> Expr {
    match trigger {
        RetryTrigger::Status(StatusMatch::Exact(status)) => {
            Expr::call("on_status", vec![Expr::number(*status)])
        }
        RetryTrigger::Status(StatusMatch::Class(digit)) => {
            Expr::call("on_status_class", vec![Expr::number(*digit)])
        }
        RetryTrigger::Code(wire) => Expr::call("on_code", vec![Expr::text(wire)]),
        _ => Expr::call("on_no_response", Vec::new()),
    }
}

fn millis(span: Duration) -> Expr {
    Expr::number(u64::try_from(span.as_millis()).unwrap_or(u64::MAX))
}
