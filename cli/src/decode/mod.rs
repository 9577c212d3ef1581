//! `errcat decode`: finds the code of a response and how to handle it.

mod advice;
mod answer;
mod http;
mod input;
mod lines;
mod page;
mod progress;
mod record;
mod summary;
mod unknown;

use crate::catalogue::{self, Loaded};
use crate::context::Context;
use crate::ending::{CommandError, Ending, Result, note};
use crate::json;
use answer::Answer;
use clap::ValueEnum;
use errcat_codegen::{LoadedVendor, model};
use errcat_core::Response;
use input::Input;
use std::io::Write as _;
use std::path::PathBuf;

const AFTER: &str = "\
Whether to retry follows from the response itself, the advice for the code, the rules
for the status, or HTTP's default; when, from headers such as Retry-After, fields of the
body, or the backoff. A date in a header counts from `Date`, without that from the clock.
Delays are without jitter. The exit code is 0 if the catalogue knows the code or the
response is a success, else 1.

Examples:
  errcat decode --vendor parcels --status 404 body.json
  curl -si https://api.example.com/parcels/1 | errcat decode --vendor parcels --http
  errcat decode --jsonl responses.jsonl > decoded.jsonl
  errcat decode --jsonl --unknown --vendor parcels responses.jsonl > unknown.jsonl

With --jsonl each line of the input is a JSON object with any of these keys; others
are ignored:
  status   a number
  headers  an object of names and values, or a list of pairs of them
  body     a text, or the JSON itself
  vendor   the vendor's id or title; else that of --vendor
and each line of standard output a JSON object with `line`, the number of the line, and
either `error`, if the line could not be read, or what --format json gives:
  vendor, status, code (the first one), advice_code (the first known one), known,
  identity, category, message, request_id, type, is_error, body (its state: a word),
  no_code (why there is no code), replaced_by (if the code is deprecated), retry,
  details (a list of code, identity, field, message, value)
`retry`, which is null if the response is not an error, has
  action          retry, after_precondition (do something first, then retry), or stop
  delay_ms        the delay before the retry; null with stop
  advice          the same in words
  unreadable      a wait that could not be read, as `by` and `text`; else null
  non_idempotent  those four for a call that must not be carried out twice
Lines longer than 8 MiB are reported and skipped. A count by code follows on standard
error. The exit code is 1 if a line could not be read.

With --unknown, standard output has only the codes that the catalogue does not have, each
with its set, the statuses, the number of times and the lines it was seen in; with --vendor,
only those of this vendor. `errcat import` reads this file; messages are not in it.";

/// Decode error responses: find their code and how to handle it
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    /// File with the response or log; `-` is standard input [default: -]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Vendor of the response, by ID or title; optional if the catalogue has only one
    #[arg(long, short, value_name = "VENDOR")]
    vendor: Option<String>,

    /// HTTP status of the response
    #[arg(long, short, value_name = "STATUS", value_parser = status)]
    status: Option<u16>,

    /// Header of the response, such as 'Retry-After: 30'
    #[arg(long, short = 'H', value_name = "NAME: VALUE", value_parser = header)]
    header: Vec<(String, String)>,

    /// Read a whole HTTP response, as printed by `curl -i`
    #[arg(long, conflicts_with_all = ["status", "header", "jsonl"])]
    http: bool,

    /// Read a log: a JSON object with a response on each line
    #[arg(long, conflicts_with_all = ["status", "header", "format"])]
    jsonl: bool,

    /// With --jsonl, print only the codes that the catalogue does not have
    #[arg(long, requires = "jsonl")]
    unknown: bool,

    /// Number of attempts so far, including this one
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    attempt: u32,

    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page for the terminal
    Human,
    /// One JSON object
    Json,
}

fn status(text: &str) -> std::result::Result<u16, &'static str> {
    let status = text.parse().ok().filter(|status| (100..=599).contains(status));
    status.ok_or("a status is a number from 100 to 599")
}

fn header(text: &str) -> std::result::Result<(String, String), &'static str> {
    http::header(text).ok_or("expected a name, a colon and a value")
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let loaded = load(args, context)?;
    let catalogue = &loaded.catalogue;
    let vendor = match args.vendor.as_deref().map(|name| catalogue::vendor(catalogue, name)).transpose() {
        Ok(vendor) => vendor.or(loaded.only_vendor()),
        Err(failure) => return Err(loaded.without(failure)),
    };
    if args.jsonl {
        let ending = lines::run(catalogue, vendor, args, context)?;
        return loaded.end(context).map(|of_catalogue| ending.or(of_catalogue));
    }
    let vendor = vendor.ok_or_else(|| which(catalogue))?;
    one(args, vendor, context)
}

/// Loads the catalogue, or only the vendor of a single response.
fn load(args: &Args, context: &Context) -> Result<Loaded> {
    let folder = catalogue::locate(context.catalogue.as_deref())?;
    let id = args.vendor.as_deref().filter(|_| !args.jsonl);
    id.and_then(|id| catalogue::load_vendor(&folder, id)).map_or_else(|| catalogue::load(&folder), Ok)
}

fn which(catalogue: &model::Catalogue) -> CommandError {
    let vendors = catalogue.vendors.iter().map(|vendor| vendor.id.as_str());
    CommandError::refused("unknown vendor of the response; name it with `--vendor`")
        .help(format!("the vendors are {}", catalogue::names(vendors)))
}

/// Decodes one response.
fn one(args: &Args, vendor: &model::Vendor, context: &mut Context) -> Result {
    let input = Input::open(args.file.as_deref())?.whole()?;
    let (status, headers, body) = if args.http {
        let response = http::parse(&input).map_err(CommandError::refused)?;
        (Some(response.status), response.headers, response.body)
    } else {
        (args.status, args.header.clone(), input.as_slice())
    };
    let tables = LoadedVendor::new(vendor);
    let response = response(status, &headers, body);
    let failure = tables.vendor().decode(&response);
    let answer = Answer::new(&failure, args.attempt);
    let text = match args.format {
        Format::Json => json::pretty(&answer) + "\n",
        Format::Human => page::page(&answer, vendor, &response, context.style),
    };
    context.out.write_all(text.as_bytes())?;
    if !args.http && !answer.known && http::parse(&input).is_ok() {
        context.flush()?;
        note("the input is a whole HTTP response: add `--http` to read its status and headers");
    }
    Ok(Ending::found(!answer.is_success && !answer.known))
}

/// A response of these parts.
fn response<'a>(status: Option<u16>, headers: &'a Vec<(String, String)>, body: &'a [u8]) -> Response<'a> {
    match status {
        Some(status) => Response::new(status, headers, body),
        None => Response::of_body(body),
    }
}
