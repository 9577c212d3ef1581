//! Assigns the roles of columns with prose.

use super::Cells;
use super::assign::{Guess, Question};
use crate::import::document::Role;

impl Guess<'_> {
    /// Assigns prose by its headers; columns without a known header by their contents.
    pub(super) fn texts(&mut self) -> Result<(), Question> {
        let family = [Role::Fix, Role::Cause, Role::Meaning, Role::Message];
        let mut unknown = Vec::new();
        for at in 0..self.roles.len() {
            let Some(cells) = self.shape.cells.get(at).filter(|cells| self.is_free(at) && cells.filled > 0)
            else {
                continue;
            };
            let score = |role: Role| self.header(at, role);
            let best =
                family.into_iter().max_by(|a, b| score(*a).total_cmp(&score(*b))).unwrap_or(Role::Meaning);
            let is_text = score(best) + cells.meaning() >= 2.0 && score(best) >= 1.5;
            let rival = score(Role::Other).max(score(Role::Retry)).max(score(Role::Group));
            if is_text && score(best) > rival {
                self.give(at, best);
            } else if cells.are_prose()
                && score(Role::Other) < 2.0
                && score(Role::Retry) < 2.0
                && score(Role::Name) < 2.5
            {
                unknown.push(at);
            }
        }
        self.unknown_texts(&unknown)?;
        self.one_message();
        self.choose_meaning();
        Ok(())
    }

    /// Keeps the column with the best header for the message.
    fn one_message(&mut self) {
        let columns: Vec<usize> =
            (0..self.roles.len()).filter(|&at| self.roles.get(at) == Some(&Some(Role::Message))).collect();
        let best = columns
            .iter()
            .copied()
            .rev()
            .max_by(|a, b| self.header(*a, Role::Message).total_cmp(&self.header(*b, Role::Message)));
        for at in columns.into_iter().filter(|at| Some(*at) != best) {
            self.give(at, Role::Other);
        }
    }

    /// Assigns prose under unknown headers: the column with instructions is the fix, and
    /// the remaining one is the meaning.
    fn unknown_texts(&mut self, unknown: &[usize]) -> Result<(), Question> {
        let is_fix = |at: &usize| self.shape.cells.get(*at).is_some_and(Cells::is_imperative);
        let (fixes, others): (Vec<usize>, Vec<usize>) = unknown.iter().copied().partition(is_fix);
        let lacks_meaning =
            ![Role::Meaning, Role::Cause, Role::Message].into_iter().any(|role| self.has(role));
        match (&fixes[..], &others[..]) {
            ([fix], _) if !self.has(Role::Fix) => self.give(*fix, Role::Fix),
            ([meaning], []) if lacks_meaning => self.give(*meaning, Role::Meaning),
            _ => {}
        }
        match &others[..] {
            [meaning] if lacks_meaning => self.give(*meaning, Role::Meaning),
            [first, second, ..] if lacks_meaning => {
                let choices = vec![(Role::Meaning, *first), (Role::Meaning, *second)];
                return self.unclear("two columns may contain the meaning", choices);
            }
            _ => {}
        }
        Ok(())
    }

    /// Makes the only prose the meaning: a column of causes or messages keeps its role only
    /// next to a meaning.
    fn choose_meaning(&mut self) {
        for substitute in [Role::Cause, Role::Message] {
            if !self.has(Role::Meaning)
                && let Some(at) = self.roles.iter().position(|role| *role == Some(substitute))
            {
                self.give(at, Role::Meaning);
            }
        }
        if !self.has(Role::Meaning)
            && let Some(at) = self.title()
        {
            self.give(at, Role::Meaning);
        }
    }

    /// Returns a column of names that are words, if no other column explains the codes.
    fn title(&self) -> Option<usize> {
        let at = self.roles.iter().position(|role| *role == Some(Role::Name))?;
        self.is_title(at).then_some(at)
    }
}
