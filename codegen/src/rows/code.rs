use super::build::Builder;
use super::expr::Expr;
use super::print::{Printer, Value};
use super::{envelope, vendor};
use crate::model;
use errcat_core::Retry;
use errcat_core::catalogue::{Deprecated, Limit, Param, Removed, Status};
use errcat_core::rows::{self, CodeRow, Rare};
use errcat_core::words::{Certainty, Channel, Direction};

impl<'a> Builder<'a, '_> {
    pub(super) fn code(&self, code: &model::Code) -> CodeRow<'a> {
        let arena = self.arena;
        let statuses = arena.list(code.statuses.iter().map(status));
        let mut row = CodeRow::new(arena.text(&code.wire), statuses, code.category);
        row.category_certainty = code.category_certainty;
        row.no_status = code.no_status;
        row.meaning = arena.text(code.meaning.as_deref().unwrap_or_default());
        row.fix = arena.text(code.fix.as_deref().unwrap_or_default());
        row.retry = arena.one(self.retry(&code.retry));
        if let Some(group) = self.groups.get(code.group) {
            row.group = group;
        }
        if let Some(rare) = self.rare(code) {
            row.rare = arena.one(rare);
        }
        row
    }

    /// Returns the facts that few codes have, if this one has any.
    fn rare(&self, code: &model::Code) -> Option<Rare<'a>> {
        let arena = self.arena;
        let mut rare = Rare::NOTHING;
        rare.number = code.number;
        rare.name = arena.opt_text(code.name.as_deref());
        rare.aliases = arena.texts(&code.aliases);
        rare.pattern = arena.opt_text(code.pattern.as_deref());
        rare.tags = arena.texts(&code.tags);
        rare.is_internal = !code.visibility.is_public();
        rare.causes = arena.texts(&code.causes.iter().map(|cause| &**cause).collect::<Vec<_>>());
        rare.message = arena.opt_text(code.message.as_deref());
        rare.params = arena.list(code.params.iter().map(|param| self.param(param)));
        if let Some(message) = code.message.as_deref().filter(|_| !code.params.is_empty()) {
            rare.template =
                Some(arena.text(&model::template(self.vendor.message_style, message, &code.params)));
        }
        rare.fields = arena.list(code.fields.iter().map(|field| self.body_field(field)));
        rare.headers = arena.texts(&code.headers);
        rare.always = code.always.iter().copied().collect();
        rare.limits = arena.list(code.limits.iter().map(|limit| self.limit(limit)));
        rare.links = arena.list(code.links.iter().filter_map(|&link| self.link(link)));
        rare.see = arena.texts(&code.see.iter().map(|see| &see.identity).collect::<Vec<_>>());
        rare.escalation = arena.opt_text(code.escalation.as_deref());
        rare.since = arena.opt_text(code.since.as_deref());
        rare.deprecated = code.deprecated.as_ref().map(|deprecated| self.deprecated(deprecated));
        rare.removed = code.removed.as_ref().map(|removed| self.removed(removed));
        rare.channels = code.channels.iter().copied().collect();
        rare.direction = code.direction;
        (rare != Rare::NOTHING).then_some(rare)
    }

    fn param(&self, param: &model::Param) -> Param<'a> {
        let mut row = rows::param(self.arena.text(&param.name));
        row.kind = self.arena.opt_text(param.kind.as_deref());
        row.meaning = self.arena.opt_text(param.meaning.as_deref());
        row
    }

    fn limit(&self, limit: &model::Limit) -> Limit<'a> {
        let mut row = rows::limit(self.arena.text(&limit.of));
        row.amount = limit.amount;
        row.unit = self.arena.text(&limit.unit);
        row.scope = self.arena.opt_text(limit.scope.as_deref());
        row
    }

    fn deprecated(&self, deprecated: &model::Deprecated) -> Deprecated<'a> {
        let mut row = rows::deprecated();
        row.since = self.arena.opt_text(deprecated.since.as_deref());
        row.sunset = self.arena.opt_text(deprecated.sunset.as_deref());
        row.replaced_by = self.identity(deprecated.replaced_by.as_ref());
        row.reason = self.arena.opt_text(deprecated.reason.as_deref());
        row
    }

    fn removed(&self, removed: &model::Removed) -> Removed<'a> {
        let mut row = rows::removed(self.arena.text(&removed.since));
        row.replaced_by = self.identity(removed.replaced_by.as_ref());
        row.reason = self.arena.opt_text(removed.reason.as_deref());
        row
    }

    fn identity(&self, code: Option<&model::CodeRef>) -> Option<&'a str> {
        self.arena.opt_text(code.map(|code| &code.identity))
    }
}

fn status(status: &model::Status) -> Status {
    match status.certainty {
        Certainty::Typical => rows::typical(status.status),
        Certainty::Inferred => rows::inferred(status.status),
        _ => rows::stated(status.status),
    }
}

impl<'r> Printer<'r> {
    pub(super) fn code(&mut self, code: &'r CodeRow<'r>) -> Expr {
        let is_assigned = code.category_certainty == Certainty::Stated;
        let args = vec![
            Expr::text(code.wire),
            self.statuses(code.statuses),
            Expr::variant("Category", code.category),
            self.group_of(code),
            self.advice(code.retry),
            Expr::text(code.meaning),
            Expr::text(code.fix),
        ];
        let row = Expr::call(if is_assigned { "code" } else { "code_by_status" }, args);
        let row = row.with_if("no_status", code.no_status);
        let rare = rare(code.rare);
        if rare.is_bare() { row } else { row.with("rare", vec![Expr::to(rare)]) }
    }

    fn group_of(&mut self, code: &'r CodeRow<'r>) -> Expr {
        if code.group.title.is_empty() { Expr::word("UNGROUPED") } else { self.group(code.group) }
    }

    fn advice(&mut self, retry: &'r Retry<'r>) -> Expr {
        if *retry == Retry::UNSTATED { Expr::word("UNSTATED") } else { self.retry(retry) }
    }

    fn statuses(&mut self, statuses: &'r [Status]) -> Expr {
        match statuses {
            [] => Expr::List(Vec::new()),
            _ => self.once(Value::Statuses(statuses), |printer| printer.new_statuses(statuses)),
        }
    }

    fn new_statuses(&mut self, statuses: &[Status]) -> Expr {
        let mut words = String::new();
        let mut last = None;
        for status in statuses {
            if last != Some(status.certainty) {
                words.extend([" ", status.certainty.as_str()]);
            }
            words.extend([" ", &status.code.to_string()]);
            last = Some(status.certainty);
        }
        let value = Expr::array(statuses, |status| {
            Expr::call(certainty_call(status.certainty), vec![Expr::number(status.code)])
        });
        self.shared.refer(&words, true, "[Status]", value)
    }
}

fn certainty_call(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Typical => "typical",
        Certainty::Inferred => "inferred",
        _ => "stated",
    }
}

fn rare(rare: &Rare<'_>) -> Expr {
    let usual = Rare::NOTHING;
    let mut row = Expr::call("rare", Vec::new());
    row = row.with_some("number", rare.number, Expr::signed).with_text("name", rare.name);
    row = row.with_texts("aliases", rare.aliases).with_text("pattern", rare.pattern);
    row = row.with_texts("tags", rare.tags);
    row = row.with_if("internal", rare.is_internal);
    row = row.with_texts("causes", rare.causes).with_text("message", rare.message);
    if let Some(template) = rare.template {
        row = row.with("params", vec![Expr::text(template), Expr::list(rare.params, param)]);
    }
    row = row.with_list("fields", rare.fields, envelope::body_field).with_texts("headers", rare.headers);
    row =
        row.with_list("always", &rare.always.iter().collect::<Vec<_>>(), |part| Expr::variant("Part", *part));
    row = row.with_list("limits", rare.limits, limit).with_list("links", rare.links, vendor::link);
    row = row
        .with_texts("see", rare.see)
        .with_text("escalation", rare.escalation)
        .with_text("since", rare.since);
    row =
        row.with_some("deprecated", rare.deprecated, deprecated).with_some("removed", rare.removed, removed);
    if rare.channels != usual.channels {
        let channels: Vec<Channel> = rare.channels.iter().collect();
        row = row.with("channels", vec![Expr::list(&channels, |channel| Expr::variant("Channel", *channel))]);
    }
    row.with_if("outbound", rare.direction == Direction::Outbound)
}

fn param(param: &Param<'_>) -> Expr {
    let row = Expr::call("param", vec![Expr::text(param.name)]);
    row.with_text("kind", param.kind).with_text("meaning", param.meaning)
}

fn limit(limit: &Limit<'_>) -> Expr {
    let row = Expr::call("limit", vec![Expr::text(limit.of)]);
    let row = match limit.amount {
        Some(amount) => row.with("amount", vec![Expr::number(amount), Expr::text(limit.unit)]),
        None => row,
    };
    row.with_text("scope", limit.scope)
}

fn deprecated(deprecated: Deprecated<'_>) -> Expr {
    Expr::call("deprecated", Vec::new())
        .with_text("since", deprecated.since)
        .with_text("sunset", deprecated.sunset)
        .with_text("replaced_by", deprecated.replaced_by)
        .with_text("reason", deprecated.reason)
}

fn removed(removed: Removed<'_>) -> Expr {
    Expr::call("removed", vec![Expr::text(removed.since)])
        .with_text("replaced_by", removed.replaced_by)
        .with_text("reason", removed.reason)
}
