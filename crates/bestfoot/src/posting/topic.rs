//! What a posting wants to be told, by the words of the clause: `say whether Sundays suit you` is about days, `how would you get here?` about the way.
//!
//! The vocabularies of single things know many phrases; this knows only that somebody is to tell, and what the clause is about.

use std::ops::Range;

use super::Ask;
use super::instruct::Finder;
use super::layout::Unit;
use super::page::Page;

/// What a clause may be about, and its words. Of several the first one is meant.
const TOPICS: [(Ask, &str); 5] = [
    (Ask::WorkPermit, "posting-topic-permit"),
    (Ask::Salary, "posting-topic-pay"),
    (Ask::StartDate, "posting-topic-start"),
    (Ask::Availability, "posting-topic-time"),
    (Ask::Location, "posting-topic-place"),
];

impl Finder<'_, '_> {
    pub(super) fn topics(&mut self, unit: &Unit) {
        let page = self.page;
        let mut clauses: Vec<Range<usize>> = Vec::new();
        for at in unit.tokens.clone() {
            let clause = page.clause(at, &unit.tokens);
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        let ends = page.gap(unit.tokens.end - 1).trim_start_matches(['"', '*', ')', '_']).starts_with('?');
        for clause in clauses {
            let asked = ends && page.at("posting-question-opener", clause.start, clause.end).is_some();
            let told = page.first("posting-tell", clause.clone());
            let from = match &told {
                Some(told) => told.end,
                None if asked => clause.start,
                None if unit.is_asked && clause.start == unit.tokens.start => clause.start,
                None => continue,
            };
            // `If a weekend doesn't suit you, say so`: what is to be told stands before.
            let rest = match &told {
                Some(told) if clause.end - told.end < 2 && is_case(page, unit) => unit.tokens.start..told.start,
                _ => from..clause.end,
            };
            let speaks = page.has("posting-of-applicant", rest.clone());
            if rest.len() < 2 || !speaks || page.has("posting-topic-none", rest.clone()) {
                continue;
            }
            let Some((ask, mark)) = TOPICS.iter().find_map(|(ask, name)| Some((*ask, page.first(name, rest.clone())?)))
            else {
                continue;
            };
            let whole = rest.start..rest.end.max(mark.end);
            let span = page.span(&whole);
            let known = self.found.iter().any(|known| known.span.overlaps(span));
            if !known && !self.declined(unit, &mark) {
                self.add(ask, &whole, None, None);
            }
        }
        self.own_work(unit);
    }

    /// `Send pictures of two rooms you've papered`: things that the reader has made.
    fn own_work(&mut self, unit: &Unit) {
        let page = self.page;
        let Some(show) = page.first("posting-show", unit.tokens.clone()) else {
            return;
        };
        let end = unit.tokens.end;
        for at in show.end..end.saturating_sub(2) {
            let second = page.lower(at + 1);
            let have = matches!(second.as_str(), "'ve" | "have" | "’ve");
            // `a boat you built`
            let verb_at = if have { at + 2 } else { at + 1 };
            let you = matches!(page.lower(at).as_str(), "you" | "u") && (have || unit.tokens.len() > 3);
            let verb = page.lower(verb_at);
            let made =
                have && verb.len() > 4 && verb.ends_with("ed") || page.at("posting-made", verb_at, end).is_some();
            let clause = page.clause(at, &unit.tokens);
            let whole = show.end.max(at.saturating_sub(4)).max(clause.start.min(at))..verb_at + 1;
            let span = page.span(&whole);
            let known = self.found.iter().any(|known| known.span.overlaps(span));
            if you
                && made
                && !known
                && page.at("posting-not-made", verb_at, end).is_none()
                && !self.declined(unit, &whole)
            {
                self.add(Ask::Portfolio, &whole, None, None);
            }
        }
    }
}

/// Whether a sentence begins with a case that not everybody is in: `If you need a visa`, `Anyone from abroad`.
fn is_case(page: &Page<'_>, unit: &Unit) -> bool {
    matches!(
        page.lower(unit.tokens.start).as_str(),
        "if" | "should" | "anyone" | "anybody" | "whoever" | "where" | "those"
    ) || matches!(page.lower(unit.tokens.start).as_str(), "and" | "but" | "or")
        && page.lower(unit.tokens.start + 1) == "if"
}
