//! Assigns roles to columns by their scores.

use super::words::{self, Score};
use super::{Cells, ColumnGuess, ENOUGH, LEAD, Shape, TableGuess, is_meant};
use crate::import::document::{Document, Role};

/// The reason why the roles of a table are ambiguous.
pub(super) struct Question {
    text: String,
    choices: Vec<(Role, usize)>,
    roles: Vec<Option<Role>>,
}

impl Question {
    pub(super) fn table(&self, document: &Document<'_>, shape: &Shape<'_>) -> TableGuess {
        let header = |at: usize| shape.headers.get(at).cloned().unwrap_or_default();
        let column = |(at, cells): (usize, &Cells)| ColumnGuess {
            header: header(at),
            role: self.roles.get(at).copied().flatten(),
            examples: cells.examples.clone(),
        };
        TableGuess {
            file: document.name.clone(),
            line: shape.line,
            columns: shape.cells.iter().enumerate().map(column).collect(),
            question: self.text.clone(),
            choices: self.choices.iter().map(|&(role, at)| (role, header(at))).collect(),
        }
    }
}

/// The role of each column.
pub(super) struct Roles {
    pub of: Vec<Role>,
    /// What a person must check.
    pub note: Option<String>,
}

/// Finds the role of each column. A table without codes has the role `Other` everywhere.
pub(super) fn roles(shape: &Shape<'_>, given: &[(Role, String)]) -> Result<Roles, Question> {
    let mut guess = Guess {
        shape,
        headers: shape.headers.iter().take(shape.cells.len()).map(|header| words::scores(header)).collect(),
        roles: vec![None; shape.cells.len()],
        note: None,
    };
    guess.take_given(given);
    guess.other_languages();
    guess.statuses()?;
    if !guess.codes()? {
        return Ok(Roles { of: vec![Role::Other; shape.cells.len()], note: None });
    }
    guess.simple(Role::Retry);
    guess.simple(Role::Group);
    guess.simple(Role::Parameters);
    guess.simple(Role::Name);
    guess.texts()?;
    let mut of: Vec<Role> = guess.roles.into_iter().map(|role| role.unwrap_or(Role::Other)).collect();
    // Only prose of several columns can be joined; a second column of any other role is
    // reported.
    for at in 1..of.len() {
        let (before, rest) = of.split_at_mut(at);
        let is_prose = |role: Role| matches!(role, Role::Meaning | Role::Fix | Role::Cause);
        if let Some(role) = rest.first_mut().filter(|role| !is_prose(**role) && before.contains(role)) {
            *role = Role::Other;
        }
    }
    Ok(Roles { of, note: guess.note })
}

/// The roles that the columns of tables with one header probably have.
pub(super) struct Guess<'s> {
    pub shape: &'s Shape<'s>,
    headers: Vec<Vec<(Role, Score)>>,
    pub roles: Vec<Option<Role>>,
    note: Option<String>,
}

impl Guess<'_> {
    /// Assigns the columns given on the command line, by header or number.
    fn take_given(&mut self, given: &[(Role, String)]) {
        for (role, name) in given {
            for at in 0..self.roles.len() {
                let header = self.shape.headers.get(at).map_or("", String::as_str);
                if let Some(place) = self.roles.get_mut(at).filter(|_| is_meant(header, at, name)) {
                    *place = Some(*role);
                }
            }
        }
    }

    /// Of columns that differ only in the language, such as `text_en` and `text_zh`, keeps
    /// English, else the first.
    fn other_languages(&mut self) {
        let headers: Vec<String> = self.shape.headers.iter().map(|header| words::folded(header)).collect();
        let stem = |at: usize| {
            headers.get(at).and_then(|header| header.rsplit_once(' ')).filter(|(_, word)| is_language(word))
        };
        for at in 0..self.roles.len() {
            let Some((name, language)) =
                stem(at).filter(|_| self.is_free(at) && language_of(&headers, at) != "en")
            else {
                continue;
            };
            let others = (0..self.roles.len()).filter(|&other| other != at);
            let is_beaten = |other: usize| {
                stem(other).is_some_and(|(same, word)| same == name && (word == "en" || other < at))
            };
            if others.into_iter().any(is_beaten) && !language.is_empty() {
                self.give(at, Role::Other);
            }
        }
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.roles.contains(&Some(role))
    }

    pub(super) fn header(&self, at: usize, role: Role) -> Score {
        let scores = self.headers.get(at).map_or(&[][..], Vec::as_slice);
        scores.iter().filter(|(found, _)| *found == role).map(|(_, score)| *score).fold(0.0, Score::max)
    }

    pub(super) fn is_free(&self, at: usize) -> bool {
        self.roles.get(at).is_some_and(Option::is_none)
    }

    pub(super) fn give(&mut self, at: usize, role: Role) {
        if let Some(place) = self.roles.get_mut(at) {
            *place = Some(role);
        }
    }

    /// Returns the unassigned columns with their score for a role, the best first.
    fn ranked(&self, score: impl Fn(usize, &Cells) -> Score) -> Vec<(Score, usize)> {
        let columns =
            self.shape.cells.iter().enumerate().filter(|(at, cells)| self.is_free(*at) && cells.filled > 0);
        let mut ranked: Vec<_> = columns.map(|(at, cells)| (score(at, cells), at)).collect();
        ranked.retain(|&(score, _)| score >= ENOUGH);
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked
    }

    pub(super) fn unclear<T>(&self, text: &str, choices: Vec<(Role, usize)>) -> Result<T, Question> {
        Err(Question { text: text.to_owned(), choices, roles: self.roles.clone() })
    }

    fn statuses(&mut self) -> Result<(), Question> {
        if self.has(Role::Status) {
            return Ok(());
        }
        let ranked = self.ranked(|at, cells| {
            let is_other = self.header(at, Role::Other) >= 2.0;
            if is_other { 0.0 } else { self.header(at, Role::Status) + cells.status() }
        });
        match ranked[..] {
            [] => {}
            [(best, at), (next, other), ..] if best - next < LEAD => {
                let choices = vec![(Role::Status, at), (Role::Status, other)];
                return self.unclear("two columns may contain the HTTP status", choices);
            }
            [(_, at), ..] => self.give(at, Role::Status),
        }
        Ok(())
    }

    /// Finds the column of codes. Returns whether there is one.
    fn codes(&mut self) -> Result<bool, Question> {
        if self.has(Role::Code) {
            return Ok(true);
        }
        if self.shape.cells.iter().any(Cells::are_types) {
            return Ok(false);
        }
        let ranked = self.ranked(|at, cells| self.code_score(at, cells));
        match ranked[..] {
            [] => return Ok(false),
            [(_, at)] => self.give(at, Role::Code),
            [(best, at), (next, other), ..] => {
                let at = self.of_two(at, other, best - next)?;
                self.give(at, Role::Code);
            }
        }
        Ok(true)
    }

    fn code_score(&self, at: usize, cells: &Cells) -> Score {
        let header = self.header(at, Role::Code);
        if [Role::Other, Role::Group, Role::Parameters].into_iter().any(|role| self.header(at, role) >= 2.0) {
            return 0.0;
        }
        let is_about_codes = header > 0.0 || self.has(Role::Status) || self.shape.is_about_errors;
        // Tokens may also be other names or types, so require that the table is about
        // errors.
        let is_vague = header < 2.0 && !self.has(Role::Status) && !self.shape.is_about_errors;
        if !is_about_codes || is_vague {
            return 0.0;
        }
        header + cells.code()
    }

    /// Returns which of two columns of identifiers is sent: the one in an example body,
    /// else the one whose header scores higher, else the numbers, if the other column has
    /// names.
    fn of_two(&mut self, best: usize, next: usize, lead: Score) -> Result<usize, Question> {
        let sent = |at: usize| self.shape.in_bodies.get(at).copied().unwrap_or(0);
        if sent(best) != sent(next) {
            return Ok(if sent(best) > sent(next) { best } else { next });
        }
        if lead >= LEAD {
            self.note_two(best, next);
            return Ok(best);
        }
        let is_code = |at: usize| self.header(at, Role::Code) >= 3.0;
        let is_name = |at: usize| !is_code(at) || self.is_title(at);
        for (code, name) in [(best, next), (next, best)] {
            if is_code(code) && is_name(name) {
                self.note_two(code, name);
                return Ok(code);
            }
        }
        let choices = vec![(Role::Code, best), (Role::Code, next)];
        self.unclear("two columns may contain the code", choices)
    }

    /// Adds a note, since a table does not show which of two identifiers responses contain.
    fn note_two(&mut self, code: usize, name: usize) {
        let is_distinct = self.shape.cells.get(name).is_some_and(|cells| cells.name() >= 0.0);
        if self.header(name, Role::Code) > 0.0 && !self.is_title(name) && is_distinct {
            let header = |at: usize| self.shape.headers.get(at).map_or("", String::as_str);
            let (code, name) = (header(code), header(name));
            self.note = Some(format!(
                "column \"{code}\" is used as the code, not \"{name}\"; check which one responses contain"
            ));
        }
    }

    pub(super) fn is_title(&self, at: usize) -> bool {
        self.shape.cells.get(at).is_some_and(Cells::are_words)
    }

    /// Assigns a role that is determined by the header.
    fn simple(&mut self, role: Role) {
        if self.has(role) {
            return;
        }
        let ranked = self.ranked(|at, cells| {
            let cells = match role {
                Role::Retry => cells.retry(),
                Role::Group => cells.group(),
                Role::Parameters => 0.0,
                _ if cells.are_prose() => -1.0,
                _ => cells.name(),
            };
            let header = self.header(at, role);
            // The header may fit a text as well as `title` or `type` fit a name.
            let rival =
                [Role::Meaning, Role::Message, Role::Fix, Role::Cause].map(|rival| self.header(at, rival));
            let is_rivalled = rival.into_iter().any(|rival| rival >= header);
            if header < 2.0 || is_rivalled { 0.0 } else { header + cells }
        });
        if let Some(&(_, at)) = ranked.first() {
            self.give(at, role);
        }
        // A second identifier is a name, whatever its header.
        if role == Role::Name && ranked.is_empty() {
            let second = self.ranked(|at, cells| {
                if cells.name() < 0.0 { 0.0 } else { self.header(at, Role::Code) + cells.code().min(2.0) }
            });
            if let Some(&(_, at)) = second.first() {
                self.give(at, Role::Name);
            }
        }
    }
}

fn is_language(word: &str) -> bool {
    matches!(
        word,
        "en" | "zh" | "cn" | "tw" | "ja" | "jp" | "ko" | "kr" | "de" | "fr" | "es" | "pt" | "ru" | "it"
    )
}

/// Returns the language at the end of a header.
fn language_of(headers: &[String], at: usize) -> &str {
    let word = headers.get(at).and_then(|header| header.rsplit(' ').next()).unwrap_or("");
    if is_language(word) { word } else { "" }
}
