use super::build::Builder;
use super::envelope;
use super::expr::Expr;
use super::print::{Printer, Value};
use crate::model;
use errcat_core::catalogue::{Group, Link, Stability, StatusMatch, StatusPage, StatusRow, Support};
use errcat_core::rows::{self, VendorRow};
use errcat_core::words::{Completeness, HttpDefault, Part};

impl<'a> Builder<'a, '_> {
    pub(super) fn vendor(&self) -> VendorRow<'a> {
        let (model, arena) = (self.vendor, self.arena);
        let sets = arena.list(model.sets.iter().map(|set| arena.one(self.set(set))));
        let mut row = rows::vendor(arena.text(&model.id), arena.text(&model.title), sets);
        row.completeness = model.completeness;
        row.groups = arena.list(self.groups.iter().copied());
        row.schedules = arena.list(self.schedules.iter().copied());
        row.retry_rules = arena.list(model.retry.rules.iter().map(|rule| self.rule(rule)));
        row.default_schedule = model.retry.default_schedule.and_then(|s| self.schedules.get(s).copied());
        row.http_default = model.retry.http_default;
        row.default_retry = model.retry.default.as_ref().map(|retry| arena.one(self.retry(retry)));
        let table = model.status_table.as_ref().map_or(&[][..], |table| &table.rows);
        row.status_rows = arena.list(table.iter().map(|row| self.status_row(row)));
        row.headers = arena.list(model.headers.iter().map(|header| self.header_field(header)));
        row.links = arena.list((0..model.links.len()).filter_map(|link| self.link(link)));
        row.related = arena.list(model.related.iter().filter_map(|&link| self.link(link)));
        row.envelope = model.envelope.as_ref().map(|envelope| arena.one(self.envelope(envelope)));
        row.support = model.support.as_ref().map(|support| self.support(support));
        row.status_page = model.status_page.as_ref().map(|page| self.status_page(page));
        row.stability = model.stability.as_ref().map(|stability| self.stability(stability));
        row
    }

    pub(super) fn link(&self, link: usize) -> Option<Link<'a>> {
        let link = self.vendor.links.get(link)?;
        let mut row = rows::link(self.arena.text(&link.title));
        row.target = self.arena.opt_text(link.target.as_deref());
        Some(row)
    }

    fn status_row(&self, row: &model::StatusRow) -> StatusRow<'a> {
        let meaning = self.arena.text(&row.meaning);
        let mut made = match row.status {
            model::StatusRowKey::Exact(status) => rows::status_row(status, meaning),
            model::StatusRowKey::Class(digit) => rows::status_class_row(digit, meaning),
        };
        made.phrase = self.arena.opt_text(row.phrase.as_deref());
        made.retry = row.retry.as_ref().map(|retry| self.arena.one(self.retry(retry)));
        made
    }

    fn support(&self, support: &model::Support) -> Support<'a> {
        let mut row = rows::support();
        row.email = self.arena.opt_text(support.email.as_deref());
        row.link = support.link.and_then(|link| self.link(link));
        row.include = self.arena.texts(&support.include.iter().map(|text| &**text).collect::<Vec<_>>());
        row
    }

    fn status_page(&self, page: &model::StatusPage) -> StatusPage<'a> {
        let mut row = rows::status_page(self.arena.text(&page.title));
        row.url = self.arena.opt_text(page.url.as_deref());
        row
    }

    fn stability(&self, stability: &model::Stability) -> Stability<'a> {
        let mut row = rows::stability(&stability.stable, &stability.unstable);
        row.additive_between = self.arena.opt_text(stability.additive_between.as_deref());
        row.notice_days = stability.notice_days;
        row.notice_for =
            self.arena.texts(&stability.notice_for.iter().map(|text| &**text).collect::<Vec<_>>());
        row.changelog = stability.changelog.and_then(|link| self.link(link));
        row
    }
}

impl<'r> Printer<'r> {
    pub(super) fn vendor(&mut self, vendor: &'r VendorRow<'r>, sets: Vec<Expr>) -> Expr {
        let head = vec![Expr::text(vendor.id), Expr::text(vendor.title), Expr::List(sets)];
        let mut row = Expr::call("vendor", head);
        if vendor.completeness != Completeness::Unstated {
            row = row.with("completeness", vec![Expr::variant("Completeness", vendor.completeness)]);
        }
        row = row.with_list("groups", vendor.groups, |group| self.group(group));
        row = row.with_list("schedules", vendor.schedules, |schedule| self.schedule(schedule));
        row = row.with_list("retry_rules", vendor.retry_rules, |rule| self.rule(rule));
        row = row.with_some("default_schedule", vendor.default_schedule, |schedule| self.schedule(schedule));
        row = row.with_some("default_retry", vendor.default_retry, |retry| self.retry(retry));
        if vendor.http_default != HttpDefault::Applies {
            row = row.with("http_default", vec![Expr::variant("HttpDefault", vendor.http_default)]);
        }
        row = row.with_list("status_rows", vendor.status_rows, |row| self.status_row(row));
        row = row.with_list("headers", vendor.headers, envelope::header_field);
        row = row.with_list("links", vendor.links, link).with_list("related", vendor.related, link);
        row = row.with_some("envelope", vendor.envelope, |envelope| Expr::to(self.envelope(envelope)));
        row.with_some("support", vendor.support, support)
            .with_some("status_page", vendor.status_page, status_page)
            .with_some("stability", vendor.stability, stability)
    }

    pub(super) fn group(&mut self, group: &'r Group<'r>) -> Expr {
        self.once(Value::Group(group), |printer| {
            let value = Expr::call("group", vec![Expr::text(group.title), Expr::number(group.depth)]);
            printer.shared.refer(&format!("group {}", group.title), true, "Group<'static>", value)
        })
    }

    fn status_row(&mut self, row: &'r StatusRow<'r>) -> Expr {
        let (name, number): (&str, u16) = match row.on {
            StatusMatch::Class(digit) => ("status_class_row", digit.into()),
            StatusMatch::Exact(status) => ("status_row", status),
            _ => errcat_core::never("every status match has a call"),
        };
        let made = Expr::call(name, vec![Expr::number(number), Expr::text(row.meaning)]);
        made.with_text("phrase", row.phrase).with_some("retry", row.retry, |retry| self.retry(retry))
    }
}

pub(super) fn link(link: &Link<'_>) -> Expr {
    match link.target {
        Some(target) => Expr::call("link_to", vec![Expr::text(link.title), Expr::text(target)]),
        None => Expr::call("link", vec![Expr::text(link.title)]),
    }
}

fn support(support: Support<'_>) -> Expr {
    let row = Expr::call("support", Vec::new()).with_text("email", support.email);
    row.with_some("link", support.link.as_ref(), link).with_texts("include", support.include)
}

fn status_page(page: StatusPage<'_>) -> Expr {
    Expr::call("status_page", vec![Expr::text(page.title)]).with_text("url", page.url)
}

fn stability(stability: Stability<'_>) -> Expr {
    let parts = |parts: Vec<Part>| Expr::list(&parts, |part| Expr::variant("Part", *part));
    let head = vec![parts(stability.stable.iter().collect()), parts(stability.unstable.iter().collect())];
    Expr::call("stability", head)
        .with_text("additive_between", stability.additive_between)
        .with_some("notice_days", stability.notice_days, Expr::number)
        .with_texts("notice_for", stability.notice_for)
        .with_some("changelog", stability.changelog.as_ref(), link)
}
