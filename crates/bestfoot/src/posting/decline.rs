//! What takes back what is named: it is not wanted, or comes later.
//!
//! For words that stand beside a thing asked for and say that it is none. Which words these are stands in the vocabulary, where they must stand here.

use std::ops::Range;

use super::instruct::Finder;
use super::layout::Unit;

impl Finder<'_, '_> {
    /// Whether what a sentence asks for comes later, as at the interview.
    pub(super) fn comes_later(&self, unit: &Unit) -> bool {
        // What comes later may stand at the end of a sentence that asks for something now.
        let first = self.page.clause(unit.tokens.start, &unit.tokens);
        // `Don't worry about a letter, but do tell us when you could start`
        let turns = unit.tokens.clone().any(|at| {
            let clause = self.page.clause(at, &unit.tokens);
            clause.start == at
                && self.page.lower(at) == "but"
                && self.page.at("posting-do", at + 1, clause.end).is_some()
                && !self.page.has("posting-later", clause)
        });
        let now = turns || self.orders(unit) && !self.page.has("posting-later", first);
        // `Two phone numbers, as we ring round before interviews`: what explains takes nothing back.
        let explains = |mark: &Range<usize>| {
            let clause = self.page.clause(mark.start, &unit.tokens);
            clause.start > unit.tokens.start
                && matches!(self.page.lower(clause.start).as_str(), "as" | "because" | "since")
        };
        !now && self.page.all("posting-later", unit.tokens.clone()).iter().any(|mark| !explains(mark))
            && !self.page.has("posting-on-form", unit.tokens.clone())
    }

    /// Whether something is taken back where it is named.
    pub(super) fn declined(&self, unit: &Unit, mark: &Range<usize>) -> bool {
        let page = self.page;
        let clause = page.clause(mark.start, &unit.tokens);
        let permit = page.at("posting-permit", mark.start, mark.end) == Some(mark.end);
        if page.has("posting-later", clause.clone()) && !page.has("posting-on-form", unit.tokens.clone()) {
            return true;
        }
        page.all("posting-declined", clause.clone()).iter().any(|declined| {
            // `Apply only if you may work here`
            if permit && page.lower(declined.start) == "only" {
                return false;
            }
            // "answer this one, no attachment please": what is declined stands at its word, or the word before it.
            declined.end + 7 > mark.start && declined.start <= mark.end + 7
        }) || self.declined_after(unit, &clause)
    }

    /// `A cover letter, though welcome, is not required.`
    fn declined_after(&self, unit: &Unit, clause: &Range<usize>) -> bool {
        let page = self.page;
        let next = clause.end;
        // `A CV is fine but not needed`, `Cover letters: only if you enjoy them`
        let turned = next < unit.tokens.end
            && (matches!(page.lower(next).as_str(), "but" | "though" | "although")
                || clause.len() <= 4 && page.gap(next - 1).contains(':'));
        if turned {
            let after = page.clause(next, &unit.tokens);
            if after.len() <= 10 && page.at("posting-declined", after.start, after.end).is_some()
                || page.at("posting-declined", after.start + 1, after.end).is_some()
            {
                return true;
            }
        }
        // `A letter would make us blush, skip it`, `CV, optional`
        let back = next < unit.tokens.end && page.at("posting-declined-back", next, unit.tokens.end).is_some();
        back || next < unit.tokens.end && page.gap(next - 1).contains(')') && {
            let after = page.clause(next, &unit.tokens);
            page.at("posting-declined", after.start, after.end).is_some()
                || page.at("posting-declined", after.start + 1, after.end).is_some_and(|_| after.len() <= 4)
        }
    }
}
