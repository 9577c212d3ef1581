//! A log of responses, line by line.

use super::Args;
use super::answer::Answer;
use super::input::{self, Input, Line};
use super::progress::Progress;
use super::record::Record;
use super::summary::Summary;
use crate::catalogue;
use crate::context::Context;
use crate::ending::{Ending, Result, note};
use crate::json;
use errcat_codegen::{LoadedVendor, model};
use serde::Serialize;
use std::io::Write as _;

/// A line that could not be read.
#[derive(Serialize)]
struct Refused {
    line: u64,
    error: String,
}

/// State shared by all lines.
struct Decoder<'c> {
    catalogue: &'c model::Catalogue,
    /// Of each vendor of the catalogue.
    tables: Vec<LoadedVendor>,
    usual: Option<&'c model::Vendor>,
    attempts: u32,
}

pub(super) fn run<'c>(
    catalogue: &'c model::Catalogue,
    usual: Option<&'c model::Vendor>,
    args: &Args,
    context: &mut Context,
) -> Result {
    let tables = catalogue.vendors.iter().map(LoadedVendor::new).collect();
    let decoder = Decoder { catalogue, tables, usual, attempts: args.attempt };
    let mut input = Input::open(args.file.as_deref())?;
    let (mut line, mut number) = (Vec::new(), 0);
    let (mut summary, mut progress) = (Summary::default(), Progress::new(input.length));
    loop {
        let (found, bytes) = input.next_line(&mut line)?;
        if matches!(found, Line::End) {
            break;
        }
        number += 1;
        progress.add(bytes);
        let answer = decoder.answer(&found, number, &line, &mut summary);
        if let Some(answer) = answer.filter(|_| !args.unknown) {
            writeln!(context.out, "{answer}")?;
        }
    }
    if args.unknown {
        let vendor = usual.filter(|_| args.vendor.is_some());
        write_unknown(&summary, vendor, context)?;
    }
    progress.finish();
    context.flush()?;
    summary.show();
    Ok(Ending::found(summary.has_refused()))
}

/// Writes YAML for the codes that the catalogue does not have.
fn write_unknown(summary: &Summary, vendor: Option<&model::Vendor>, context: &mut Context) -> Result<()> {
    let vendor = vendor.map(|vendor| vendor.id.as_str());
    let further = summary.unknown_codes.write(vendor, &mut context.out)?;
    if further > 0 {
        note(format!("{further} responses have further codes, which are left out"));
    }
    Ok(())
}

fn refused(line: u64, error: String, summary: &mut Summary) -> String {
    summary.refuse();
    json::line(&Refused { line, error })
}

impl Decoder<'_> {
    /// Returns the answer to a line; an empty line has none.
    fn answer(&self, found: &Line, number: u64, line: &[u8], summary: &mut Summary) -> Option<String> {
        if matches!(found, Line::TooLong) {
            return Some(refused(number, "the line is longer than 8 MiB".to_owned(), summary));
        }
        // Logs may have been joined from files with a mark each.
        let line = input::without_mark(line);
        (!line.trim_ascii().is_empty()).then(|| self.line(number, line, summary))
    }

    fn line(&self, number: u64, line: &[u8], summary: &mut Summary) -> String {
        match self.decode(number, line, summary) {
            Ok(text) => text,
            Err(error) => refused(number, error, summary),
        }
    }

    fn decode(&self, number: u64, line: &[u8], summary: &mut Summary) -> std::result::Result<String, String> {
        let mut record = Record::parse(line)?;
        let tables = self.vendor(record.vendor.as_deref())?;
        let (headers, body) = (record.headers(), record.body());
        let response = super::response(record.status, &headers, body.as_bytes());
        let failure = tables.vendor().decode(&response);
        let answer = Answer { line: Some(number), ..Answer::new(&failure, self.attempts) };
        summary.count(&answer);
        Ok(json::line(&answer))
    }

    /// The tables of the vendor a line names, else of the usual one.
    fn vendor(&self, name: Option<&str>) -> std::result::Result<&LoadedVendor, String> {
        let named = name.map(|name| catalogue::vendor(self.catalogue, name));
        let vendor = match named {
            Some(Ok(vendor)) => Some(vendor),
            Some(Err(_)) => return Err(format!("unknown vendor `{}`", name.unwrap_or_default())),
            None => self.usual,
        };
        let vendor = vendor.ok_or("the line has no `vendor`, and `--vendor` is missing")?;
        let position = self.catalogue.vendors.iter().position(|one| std::ptr::eq(one, vendor));
        position.and_then(|at| self.tables.get(at)).ok_or_else(|| "the vendor has no codes".to_owned())
    }
}
