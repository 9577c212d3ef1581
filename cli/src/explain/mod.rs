//! `errcat explain`: the meaning of a code and how to handle it.

mod json;
mod key;
mod page;
mod rule;

use crate::catalogue::{self, CodeOf, Found, Loaded, Search};
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use crate::terminal::safe;
use clap::ValueEnum;
use errcat_codegen::model;
use std::io::Write as _;
use std::path::{Path, PathBuf};

pub(crate) use page::place;

const AFTER: &str = "\
Letter case and separators between words are ignored. You can name vendors by ID or
title. A code of several vendors is explained for each of them. An exact identity, such
as `parcels/depot_closed`, selects one code only.

Examples:
  errcat explain rate_limited
  errcat explain parcels/depot_closed
  errcat explain Weather model-busy
  errcat explain --vendor weather rate_limited
  errcat explain parcels::field::missing --format json
  errcat explain code-deleted      a rule of `errcat check` or `errcat compat`
  errcat explain retry.after       a key of catalogue files

JSON output is one object: `format` (1), and `entries`, each with `identity`, `vendor`
(`id` and `title`), `set`, `group`, `code` (the entry as in `catalogue.json`), and
derived values: `retry` in words, `delays_ms` (if the vendor states the numbers), `links`
and `section`.";

/// Explain a code, a rule, or a key of catalogue files
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// The code, its number, name, alias or Rust name, with or without its vendor; or a rule
    /// or key
    #[arg(required = true, value_name = "CODE", allow_negative_numbers = true)]
    code: Vec<String>,

    /// Only search this vendor, by ID or title
    #[arg(long, short, value_name = "VENDOR")]
    vendor: Option<String>,

    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Pages for the terminal
    Human,
    /// One JSON object
    Json,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let query = args.code.join(" ");
    let (folder, loaded) = match loaded(args, &query, context) {
        Ok(found) => found,
        // Rules and keys need no catalogue.
        Err(failure) => return print(&of_format(args, &query, context).ok_or(failure)?, context),
    };
    let catalogue = &loaded.catalogue;
    let vendor = match args.vendor.as_deref().map(|name| catalogue::vendor(catalogue, name)).transpose() {
        Ok(vendor) => vendor,
        Err(failure) => return Err(loaded.without(failure)),
    };
    let found = match Search::new(&query, vendor.map(|vendor| &*vendor.id)).run(catalogue) {
        Found::Codes(found) => redirected(found, catalogue),
        Found::Near(near) => {
            // A code may be called like a rule or a key, so codes are searched first.
            if let Some(text) = of_format(args, &query, context) {
                return print_beside(&text, &near, context);
            }
            let failure = unknown(&query, vendor, &near, catalogue);
            return Err(loaded.without(failure));
        }
    };
    let text = match args.format {
        Format::Human => page::pages(&found, &catalogue::outputs_of(&folder), context.style),
        Format::Json => json::document(&found),
    };
    context.out.write_all(text.as_bytes())?;
    loaded.end(context)
}

/// Finds and loads the catalogue, or only the vendor that the query names.
fn loaded(args: &Args, query: &str, context: &Context) -> Result<(PathBuf, Loaded)> {
    let folder = catalogue::locate(context.catalogue.as_deref());
    let folder = folder.map_err(|failure| unknown_key(query).unwrap_or(failure))?;
    let loaded = load(args, query, &folder)?;
    Ok((folder, loaded))
}

/// The page about a rule or a key of the format; none if a vendor is named, which has neither.
fn of_format(args: &Args, query: &str, context: &Context) -> Option<String> {
    match args.vendor {
        None => rule::page(query, context.style).or_else(|| key::page(query, context.style)),
        Some(_) => None,
    }
}

/// Prints the page about a rule or a key, and notes codes with similar names.
fn print_beside(text: &str, near: &[&str], context: &mut Context) -> Result {
    let ending = print(text, context)?;
    context.flush()?;
    if !near.is_empty() {
        note(format!("similar codes: {}", quoted(near).join(", ")));
    }
    Ok(ending)
}

fn print(text: &str, context: &mut Context) -> Result {
    context.out.write_all(text.as_bytes())?;
    Ok(Ending::Fine)
}

fn load(args: &Args, query: &str, folder: &Path) -> Result<Loaded> {
    let one = match args.vendor.as_deref() {
        Some(id) => catalogue::load_vendor(folder, id),
        None => of_identity(query, folder),
    };
    one.map_or_else(|| catalogue::load(folder), Ok)
}

/// Loads only the vendor of an exact identity.
fn of_identity(query: &str, folder: &Path) -> Option<Loaded> {
    let (vendor, _) = query.split_once('/')?;
    let loaded = catalogue::load_vendor(folder, vendor)?;
    let is_there = catalogue::codes(&loaded.catalogue).any(|one| one.code.identity == query);
    is_there.then_some(loaded)
}

/// Inserts the replacement after each deprecated or removed code.
fn redirected<'c>(found: Vec<CodeOf<'c>>, catalogue: &'c model::Catalogue) -> Vec<CodeOf<'c>> {
    let mut all: Vec<CodeOf<'c>> = Vec::new();
    for one in found {
        let mut next = Some(one);
        // Stop when replacements form a cycle.
        while let Some(one) = next.filter(|one| !all.iter().any(|seen| std::ptr::eq(seen.code, one.code))) {
            all.push(one);
            next = instead(one.code).and_then(|reference| CodeOf::of(catalogue, reference));
        }
    }
    all
}

/// The replacement code.
fn instead(code: &model::Code) -> Option<&model::CodeRef> {
    let removed = code.removed.as_ref().and_then(|removed| removed.replaced_by.as_ref());
    removed.or_else(|| code.deprecated.as_ref()?.replaced_by.as_ref())
}

fn unknown(
    query: &str,
    vendor: Option<&model::Vendor>,
    near: &[&str],
    catalogue: &model::Catalogue,
) -> CommandError {
    let failure = CommandError::not_found(match vendor {
        Some(vendor) => format!("`{}` has no code `{query}`", vendor.id),
        None => format!("no vendor has the code `{query}`"),
    });
    let text = query.trim();
    if let Some(failure) = unknown_key(text).filter(|_| vendor.is_none()) {
        return failure;
    }
    if let Some(reserved) = reserved(text, vendor, catalogue) {
        return failure.help(reserved);
    }
    if !near.is_empty() {
        return failure.help(did_you_mean(near));
    }
    if is_status(text) {
        return failure.help(format!("`errcat list --status {text}` lists the codes of a status"));
    }
    if let Some(rule) = rule::near(text).filter(|_| vendor.is_none()) {
        return failure.help(format!("did you mean the rule `{rule}`?"));
    }
    match catalogue::vendor(catalogue, text) {
        Ok(vendor) => failure.help(format!("`errcat list {}` lists the codes of this vendor", vendor.id)),
        Err(_) => failure.help("`errcat list --text WORD` searches codes and texts"),
    }
}

/// The question for similar names, the most similar first.
fn did_you_mean(near: &[&str]) -> String {
    match quoted(near).split_last() {
        Some((last, [])) => format!("did you mean {last}?"),
        Some((last, rest)) => format!("did you mean {} or {last}?", rest.join(", ")),
        None => String::new(),
    }
}

fn quoted(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("`{}`", safe(name))).collect()
}

/// The error for a path of keys that is similar to one of the format.
fn unknown_key(query: &str) -> Option<CommandError> {
    let near = if query.contains('.') { key::near(query) } else { Vec::new() };
    let names: Vec<&str> = near.iter().map(String::as_str).collect();
    let help = did_you_mean(&names);
    (!near.is_empty()).then(|| CommandError::not_found(format!("no key is called `{query}`")).help(help))
}

/// What a reserved text or number was, and since when it is not used.
fn reserved(text: &str, vendor: Option<&model::Vendor>, catalogue: &model::Catalogue) -> Option<String> {
    let word = text.rsplit(['/', ' ']).next().unwrap_or(text);
    let vendors = catalogue.vendors.iter().filter(|one| vendor.is_none_or(|only| only.id == one.id));
    let all = vendors
        .flat_map(|one| one.sets.iter().flat_map(move |set| set.reserved.iter().map(move |r| (one, r))));
    let (vendor, found) =
        all.into_iter().find(|(_, reserved)| reserved.text == text || reserved.text == word)?;
    let since = found.since.as_ref().map(|since| format!(" since {since}")).unwrap_or_default();
    let reason = found.reason.as_ref().map(|reason| format!(": {}", &**reason)).unwrap_or_default();
    Some(format!("`{}` is reserved in `{}`{since}{reason}", found.text, vendor.id))
}

fn is_status(text: &str) -> bool {
    let [first, rest @ ..] = text.as_bytes() else { return false };
    rest.len() == 2 && (b'1'..=b'5').contains(first) && (rest == b"xx" || rest.iter().all(u8::is_ascii_digit))
}
