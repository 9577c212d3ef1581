//! Statistics over the cells of a column.

use super::words::Score;
use crate::import::codes::{self, Style};
use crate::import::document::{Cell, Markup};
use crate::import::{prose, retry, statuses};
use std::collections::{BTreeMap, HashSet};

/// The number of cells that are examined; more do not change the result.
const SAMPLE: usize = 400;

/// Counts over the non-empty cells of a column.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub filled: usize,
    distinct: usize,
    statuses: usize,
    tokens: usize,
    marked: usize,
    same_style: usize,
    words_only: usize,
    prose: usize,
    imperative: usize,
    boolean: usize,
    types: usize,
    pub numbers: usize,
    /// The first cells, for the table of guesses.
    pub examples: Vec<String>,
}

impl Cells {
    /// Examines the cells of a column.
    pub(super) fn of<'c>(cells: impl Iterator<Item = (&'c Cell<'c>, Markup)>) -> Self {
        let mut seen = Cells::default();
        let mut texts: HashSet<String> = HashSet::new();
        let mut styles: BTreeMap<Style, usize> = BTreeMap::new();
        for (cell, markup) in cells.take(SAMPLE) {
            seen.cell(cell, markup, &mut texts, &mut styles);
        }
        seen.distinct = texts.len();
        seen.numbers = styles.get(&Style::Number).copied().unwrap_or(0);
        seen.words_only = styles.get(&Style::Word).copied().unwrap_or(0);
        seen.same_style = styles.values().copied().max().unwrap_or(0);
        seen
    }

    fn cell(
        &mut self,
        cell: &Cell<'_>,
        markup: Markup,
        texts: &mut HashSet<String>,
        styles: &mut BTreeMap<Style, usize>,
    ) {
        let spans = if markup == Markup::Markdown { prose::spans(&cell.text) } else { None };
        let text = match markup {
            Markup::Markdown => prose::plain(&cell.text),
            Markup::Plain => prose::one_line(&cell.text),
        };
        self.filled += 1;
        self.statuses +=
            usize::from(statuses::in_cell(&text).is_some_and(|all| all.into_iter().all(statuses::is_known)));
        self.boolean += usize::from(retry::yes_or_no(&text).is_some());
        self.types += usize::from(is_type(&text));
        if let Some(style) = codes::style(&text) {
            *styles.entry(style).or_default() += 1;
            self.tokens += 1;
        } else if spans.is_some() {
            self.tokens += 1;
        }
        self.marked += usize::from(spans.is_some());
        let is_prose =
            text.split_whitespace().count() >= 3 || (!text.is_ascii() && text.chars().count() >= 5);
        self.prose += usize::from(is_prose);
        self.imperative += usize::from(is_prose && is_imperative(&text));
        if self.examples.len() < 3 {
            self.examples.push(text.chars().take(40).collect());
        }
        texts.insert(text);
    }

    fn share(&self, count: usize) -> Score {
        if self.filled == 0 { 0.0 } else { count as Score / self.filled as Score }
    }

    /// Whether nearly all cells are statuses.
    pub(super) fn are_statuses(&self) -> bool {
        self.share(self.statuses) >= 0.9
    }

    /// Whether the cells are names of data types, as in a table of fields.
    pub(super) fn are_types(&self) -> bool {
        self.filled >= 2 && self.share(self.types) >= 0.7
    }

    pub(super) fn are_prose(&self) -> bool {
        self.share(self.prose) >= 0.5
    }

    /// Whether the column contains titles rather than codes.
    pub(super) fn are_words(&self) -> bool {
        self.share(self.tokens) < 0.5
    }

    pub(super) fn code(&self) -> Score {
        if self.filled == 0 || self.are_types() {
            return -3.0;
        }
        if self.are_statuses() || self.share(self.boolean) >= 0.9 {
            return -3.0;
        }
        let repeated = self.filled - self.distinct;
        let distinct = repeated <= 1 || repeated * 50 <= self.filled;
        let mut score = match (self.share(self.tokens), distinct) {
            (tokens, true) if tokens >= 0.9 => 1.5,
            (tokens, _) if tokens >= 0.9 && repeated * 5 <= self.filled => 0.5,
            (tokens, _) if tokens >= 0.6 => -0.5,
            (tokens, _) if tokens >= 0.3 => -1.5,
            _ => -3.0,
        };
        if self.share(self.same_style) >= 0.8 && 2 * self.words_only < self.filled {
            score += 1.0;
        }
        if self.share(self.marked) >= 0.8 {
            score += 0.5;
        }
        score
    }

    pub(super) fn status(&self) -> Score {
        match self.share(self.statuses) {
            _ if self.filled == 0 => 0.0,
            share if share >= 0.9 => 3.0,
            share if share >= 0.6 => 1.0,
            share if share >= 0.3 => -1.0,
            _ => -3.0,
        }
    }

    pub(super) fn retry(&self) -> Score {
        if self.share(self.boolean) >= 0.8 { 1.0 } else { 0.0 }
    }

    /// Returns the score for a second identifier. Values that repeat are kinds of errors,
    /// not single errors.
    pub(super) fn name(&self) -> Score {
        let is_distinct = 5 * self.distinct >= 4 * self.filled;
        match self.share(self.tokens) >= 0.8 && self.share(self.words_only) < 0.5 {
            _ if !is_distinct => -3.0,
            true => 1.0,
            false => 0.0,
        }
    }

    pub(super) fn group(&self) -> Score {
        if self.filled > 3 && self.distinct * 2 <= self.filled { 0.5 } else { -3.0 }
    }

    pub(super) fn meaning(&self) -> Score {
        if self.are_prose() {
            1.0
        } else if self.share(self.tokens) >= 0.9 && self.distinct * 2 < self.filled {
            -2.0
        } else {
            0.0
        }
    }

    pub(super) fn is_imperative(&self) -> bool {
        self.prose > 0 && self.share(self.imperative) >= 0.6
    }
}

/// Whether a text names a data type, such as `array of objects`; a sentence that begins with
/// such a word does not.
fn is_type(text: &str) -> bool {
    const MOST_WORDS: usize = 3;
    if text.split_whitespace().count() > MOST_WORDS {
        return false;
    }
    let word = text.trim_end_matches("[]").split(['<', '(', ' ', '|']).next().unwrap_or("").to_lowercase();
    const TYPES: &str = "string str int integer number float double bool boolean object array int32 int64 \
        long uuid date datetime timestamp json map list";
    TYPES.split(' ').any(|name| name == word)
}

/// Whether a text is an instruction to the reader.
fn is_imperative(text: &str) -> bool {
    const FIRST: &str = "check use retry contact ensure provide wait reduce verify make add remove \
        correct fix update try send set see refresh request re-authenticate \
        reauthenticate review specify include increase change choose select call create \
        do confirm please sign log login upgrade slow back open pass regenerate read run \
        prüfen überprüfen verwenden warten vérifiez vérifier utilisez verifique \
        compruebe revise espere";
    const CJK: &str = "检查 请 使用 重新 联系 降低 確認 檢查 確保 聯絡 稍后 确认 등록 확인 다시 재 修正 再";
    let first =
        text.split_whitespace().next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    let first = first.to_lowercase();
    FIRST.split(' ').any(|word| word == first)
        || CJK.split(' ').any(|word| text.starts_with(word))
        || text.ends_with("ください。")
        || text.ends_with("ください")
        || text.trim_end_matches('.').ends_with("하세요")
        || text.trim_end_matches('.').ends_with("십시오")
}
