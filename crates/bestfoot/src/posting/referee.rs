//! People to ask about who applies.

use super::Ask;
use super::instruct::Finder;
use super::layout::Unit;
use super::page::number;

impl Finder<'_, '_> {
    pub(super) fn references(&mut self, unit: &Unit) {
        let page = self.page;
        for mark in page.all("posting-references", unit.tokens.clone()) {
            let other = page
                .all("posting-not-references", unit.tokens.clone())
                .iter()
                .any(|other| other.start <= mark.end && mark.start <= other.end);
            if other || self.declined(unit, &mark) {
                continue;
            }
            let from = mark.start.saturating_sub(3).max(page.clause(mark.start, &unit.tokens).start);
            let count = (from..mark.end).rev().find_map(|at| number(page.word(at))).filter(|count| *count <= 10);
            // `two referees; one must be your present employer`: who they are to be belongs to it.
            let until = unit.sentence.end.min(mark.end + 12);
            let said = page.first("posting-of-them", mark.end.min(until)..until);
            let end = said.map_or(mark.end, |said| (said.end + 2).min(unit.sentence.end));
            self.add(Ask::References, &(from.min(mark.start)..end), None, count);
        }
    }
}
