//! `errcat list`: lists the codes that match filters.

mod csv;
mod filter;
mod row;
mod table;

use crate::catalogue;
use crate::context::Context;
use crate::ending::{Result, note};
use crate::json;
use crate::terminal::safe;
use clap::ValueEnum;
use filter::Filter;
use row::Row;
use std::collections::BTreeSet;
use std::io::Write as _;

const AFTER: &str = "\
Filters of different kinds are combined with AND, filters of the same kind with OR.

Examples:
  errcat list weather --status 5xx
  errcat list --status 429 --status 503 --retryable
  errcat list --category not_found --format names
  errcat list --text \"api key\" --format json

JSON output is one array. CSV output has a header line and the same columns: `identity`,
`vendor`, `set`, `code`, `number`, `name`, `aliases`, `statuses`, `category`, `retry`
(never, unstated, yes, after), `group`, `lifecycle` (current, deprecated, removed),
`tags`, `meaning`. In a CSV cell, aliases, statuses and tags are separated by spaces, and
text that a spreadsheet would run as a formula gets a leading apostrophe, and invisible
characters are escaped as in \\u{202e}.";

/// List codes, by vendor, status, category and more
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Args {
    #[command(flatten)]
    filter: Filter,

    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table that fits the terminal, with counts on standard error
    Table,
    /// An array of objects
    Json,
    /// Comma-separated values (RFC 4180), with a header line
    Csv,
    /// One identity per line
    Names,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result {
    let loaded = catalogue::load(&catalogue::locate(context.catalogue.as_deref())?)?;
    let kept = match args.filter.apply(&loaded.catalogue) {
        Ok(kept) => kept,
        Err(failure) => return Err(loaded.without(failure)),
    };
    let rows: Vec<Row<'_>> = kept.iter().map(Row::new).collect();
    match args.format {
        Format::Table => table::write(&rows, context)?,
        Format::Json => writeln!(context.out, "{}", json::pretty(&rows))?,
        Format::Csv => csv::write(&rows, &mut context.out)?,
        Format::Names => rows.iter().try_for_each(|row| writeln!(context.out, "{}", safe(row.identity)))?,
    }
    if args.format == Format::Table {
        // After the table, also where the two end up in one place.
        context.flush()?;
        note(counts(&rows));
    }
    loaded.end(context)
}

fn counts(rows: &[Row<'_>]) -> String {
    let vendors: BTreeSet<_> = rows.iter().map(|row| row.vendor).collect();
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    match rows.len() {
        0 => "no code matches all filters".to_owned(),
        codes => {
            format!("{codes} code{} of {} vendor{}", plural(codes), vendors.len(), plural(vendors.len()))
        }
    }
}
