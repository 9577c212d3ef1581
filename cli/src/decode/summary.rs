use super::answer::Answer;
use super::unknown::UnknownCodes;
use crate::terminal::safe;
use std::collections::BTreeMap;
use std::io::Write as _;

/// Unknown codes that are counted one by one: a log may hold anything.
const MOST_UNKNOWN: usize = 1000;
/// Lines that are shown.
const SHOWN: usize = 50;

/// The number of responses with each code.
#[derive(Debug, Default)]
pub(super) struct Summary {
    known: BTreeMap<String, u64>,
    unknown: BTreeMap<String, u64>,
    /// Unknown codes beyond those that are counted one by one.
    further: u64,
    /// The same codes, with where they were seen.
    pub unknown_codes: UnknownCodes,
    without: u64,
    refused: u64,
}

impl Summary {
    pub(super) fn count(&mut self, answer: &Answer<'_>) {
        self.unknown_codes.add(answer);
        match (&answer.identity, &answer.code) {
            (Some(identity), _) => add(&mut self.known, identity, usize::MAX),
            (None, Some(code)) => {
                let name: String = format!("{}/{code}", answer.vendor).chars().take(200).collect();
                if !add(&mut self.unknown, &name, MOST_UNKNOWN) {
                    self.further += 1;
                }
                true
            }
            (None, None) => {
                self.without += 1;
                true
            }
        };
    }

    pub(super) fn refuse(&mut self) {
        self.refused += 1;
    }

    pub(super) fn has_refused(&self) -> bool {
        self.refused > 0
    }

    /// Shows the counts on standard error, the largest first.
    pub(super) fn show(&self) {
        let known = self.known.iter().map(|(name, &count)| (count, name.clone()));
        let unknown = self.unknown.iter().map(|(name, &count)| (count, format!("{name} (unknown)")));
        let mut counts: Vec<_> = known.chain(unknown).collect();
        counts.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let not_shown: u64 = counts.iter().skip(SHOWN).map(|(count, _)| count).sum();
        counts.truncate(SHOWN);
        counts.extend([
            (not_shown + self.further, "other codes".to_owned()),
            (self.without, "without a code".to_owned()),
            (self.refused, "lines that could not be read".to_owned()),
        ]);
        let mut text = String::new();
        for (count, name) in counts.into_iter().filter(|&(count, _)| count > 0) {
            text.push_str(&format!("{count:>9}  {}\n", safe(&name)));
        }
        // A failure to write to standard error cannot be reported.
        let _ = anstream::stderr().write_all(text.as_bytes());
    }
}

/// Counts a name, unless there are too many to count one more. Says whether it did.
fn add(counts: &mut BTreeMap<String, u64>, name: &str, most: usize) -> bool {
    if let Some(count) = counts.get_mut(name) {
        *count += 1;
        return true;
    }
    let has_room = counts.len() < most;
    if has_room {
        counts.insert(name.to_owned(), 1);
    }
    has_room
}
