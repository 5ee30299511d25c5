//! How long an answer may be, its language, and the questions to answer.

use std::ops::Range;

use super::Ask;
use super::instruct::Finder;
use super::layout::{Section, Unit};
use super::page::number;
use super::words::WORDS;
use crate::Span;

impl Finder<'_, '_> {
    pub(super) fn length(&mut self, unit: &Unit) {
        let page = self.page;
        for at in unit.tokens.clone() {
            let word = page.word(at);
            let small = word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("single");
            let count = number(word).or(small.then_some(1));
            let Some(count) = count else {
                continue;
            };
            let spaced = at + 3 < unit.tokens.end && page.lower(at + 2) == "spaced";
            let unit_at = (at + 1..unit.tokens.end.min(at + if spaced { 4 } else { 3 }))
                .find(|&at| page.at("posting-length-unit", at, unit.tokens.end).is_some());
            // `the three log lines below`: only a word of size may stand between.
            let sized = |to: usize| {
                (at + 1..to).all(|at| {
                    page.at("posting-length-word", at, unit.tokens.end).is_some()
                        || number(page.word(at)).is_some()
                        || page.word(at).starts_with(|c: char| c.is_ascii_digit())
                        || page.gap(at - 1).contains(['-', '–'])
                })
            };
            let Some(unit_at) = unit_at
                .filter(|&to| sized(to))
                .filter(|&to| to == at + 1 || !page.lower(at + 1).starts_with("of") && page.gap(at).trim().len() <= 1)
            else {
                continue;
            };
            let clause = page.clause(at, &unit.tokens);
            let time = matches!(page.lower(unit_at).as_str(), "minute" | "minutes" | "min" | "seconds");
            let nearby = at.saturating_sub(4).max(clause.start)..clause.end.min(unit_at + 4);
            let limited = page.has("posting-length-limit", if small { nearby } else { clause.clone() })
                // `a paragraph each`
                || unit_at + 1 < unit.tokens.end && page.lower(unit_at + 1) == "each";
            // `Letters longer than two pages will not be read`
            let over = (at.saturating_sub(3).max(unit.tokens.start)..at)
                .any(|at| matches!(page.lower(at).as_str(), "longer" | "more" | "over" | "exceeding" | "beyond"));
            let glued = page.gap(at).contains('-');
            // `more than 40 minutes from the yard`, `15 minutes' walk`
            let way = time
                && unit_at + 1 < unit.tokens.end
                && WORDS.ways.has(&page.lower(unit_at + 1))
                && (page.lower(unit_at + 1) != "video"
                    || !page.has("posting-ask", unit.tokens.clone()) && !self.orders(unit));
            let before = if at > unit.tokens.start { page.lower(at - 1) } else { String::new() };
            let after = if unit_at + 1 < unit.tokens.end { page.lower(unit_at + 1) } else { String::new() };
            // `the last six pages`, `applying takes two minutes`, `one Word file`, `two pages you have managed`
            // And `the five sentences` are those that were asked for before.
            let other = matches!(before.as_str(), "last" | "first" | "takes" | "take" | "the" | "these" | "those")
                || page.lower(unit_at) == "word" && (small || word == "one" || page.word(unit_at).starts_with('W'))
                || page.lower(unit_at).starts_with("page") && matches!(after.as_str(), "you" | "we");
            if way || other || (small || time) && !limited && !glued || !over && self.declined(unit, &(at..unit_at + 1))
            {
                continue;
            }
            let whole = at.saturating_sub(3).max(clause.start).min(at)..(unit_at + 2).min(clause.end).max(unit_at + 1);
            let value = Some(page.text(&(at..unit_at + 1)).to_owned());
            self.add(Ask::Length, &whole, value, Some(count));
        }
    }

    pub(super) fn language(&mut self, unit: &Unit) {
        let page = self.page;
        // Where a posting says how to apply, `German or English, as you like` speaks of the letter.
        let free = unit.section == Section::Apply
            && page.has("posting-as-you-like", unit.tokens.clone())
            && !page.has("posting-tongue-at-work", unit.tokens.clone());
        if !free && !page.has("posting-papers", unit.tokens.clone()) {
            return;
        }
        for mark in page.all("posting-in-tongue", unit.tokens.clone()) {
            let fluent = (unit.tokens.clone()).any(|at| page.lower(at).starts_with("fluen"));
            if !fluent && !self.declined(unit, &mark) {
                self.add(Ask::Language, &mark, Some(page.text(&mark).to_owned()), None);
            }
        }
    }

    /// `- the machine you know best`: what a list of things to say holds and nothing else names.
    pub(super) fn listed_question(&mut self, unit: &Unit, known: usize) {
        let page = self.page;
        let whole = unit.tokens.clone();
        let told = self.found.len() > known;
        let speaks = whole.len() >= 3 && page.has("posting-of-you", whole.clone());
        if unit.is_asked && !told && (speaks || unit.is_blank) {
            let first = whole.start..whole.start + 1;
            if !self.declined(unit, &first) {
                self.add(Ask::Question, &whole, Some(page.text(&whole).to_owned()), None);
            }
        }
    }

    /// `Answer these three in your mail:` before the list of them is no question of its own.
    fn announces(&self, unit: &Unit, mark: &Range<usize>) -> bool {
        let page = self.page;
        let closes = page.gap(unit.tokens.end - 1);
        closes.trim_start_matches(['*', '_', '"', ')']).starts_with(':')
            && closes.contains('\n')
            && unit.tokens.end - mark.start <= 24
            && !(mark.start..unit.tokens.end)
                .any(|at| matches!(page.lower(at).as_str(), "why" | "what" | "how" | "which" | "where" | "who"))
    }

    /// `Tell us in a note` before `which days you can work`, `a quick answer`: such words ask nothing themselves.
    fn is_idle(&self, unit: &Unit, clause: &Range<usize>, mark: &Range<usize>) -> bool {
        let page = self.page;
        // `an example of a report you wrote` is work to look at.
        let work = matches!(page.lower(mark.start).as_str(), "an" | "one" | "example" | "examples")
            && self
                .found
                .iter()
                .any(|known| known.ask == Ask::Portfolio && known.span.overlaps(page.span(&(mark.start..clause.end))));
        let noun = matches!(page.lower(mark.start).as_str(), "answer" | "reply" | "response")
            && (mark.start.saturating_sub(2).max(unit.tokens.start)..mark.start)
                .any(|at| matches!(page.lower(at).as_str(), "a" | "an" | "our" | "get" | "gets"));
        let told = page.at("posting-tell", mark.start, clause.end);
        let empty = told.is_some_and(|end| {
            clause.end < unit.tokens.end
                && clause.end.saturating_sub(end.max(mark.start)) <= 3
                && !page.has("posting-of-you", end..clause.end)
                && !page.has("posting-thing", end..clause.end.min(end + 1))
        });
        noun || empty || work
    }

    pub(super) fn question(&mut self, unit: &Unit) {
        let page = self.page;
        let taken: Vec<Span> = self
            .found
            .iter()
            .filter(|known| {
                matches!(known.ask, Ask::StartDate | Ask::Availability | Ask::WorkPermit | Ask::Location | Ask::Salary)
            })
            .map(|known| known.span)
            .collect();
        let mut marks: Vec<Range<usize>> = page.all("posting-question", unit.tokens.clone());
        // `In two sentences, say why`: the length is no second question.
        if marks.iter().any(|mark| page.lower(mark.start) != "in") {
            marks.retain(|mark| page.lower(mark.start) != "in");
        }
        let asked = page.gap(unit.tokens.end - 1).trim_start_matches(['"', '*', ')', '_', '\'']).starts_with('?');
        if asked && unit.tokens.len() >= 4 {
            // `Can't make it? Write to …` asks nothing.
            const YES: [&str; 6] = ["are", "have", "can", "is", "could", "would"];
            let quoted = page.gap(unit.tokens.end - 1).contains(['"', '”']);
            let mut clauses: Vec<Range<usize>> = Vec::new();
            for at in unit.tokens.clone() {
                let clause = page.clause(at, &unit.tokens);
                // `Oh, and what was the last thing you mended?`
                let joined = matches!(page.lower(clause.start).as_str(), "and" | "also" | "so" | "oh" | "but" | "then");
                let clause = clause.start + usize::from(joined && clause.len() > 3)..clause.end;
                let first = page.lower(clause.start);
                let idle = YES.contains(&first.as_str()) && !unit.is_item && !quoted;
                if WORDS.questions.has(&first) && !idle && !clauses.contains(&clause) {
                    clauses.push(clause);
                }
            }
            if clauses.is_empty() && (unit.is_item || quoted) {
                clauses.push(unit.tokens.clone());
            }
            // `Three questions: …` announces them.
            marks.retain(|mark| clauses.iter().any(|clause| clause.start <= mark.start));
            marks.extend(clauses);
        }
        for mark in marks {
            if self.said.contains(&mark.start) {
                continue;
            }
            let clause = page.clause(mark.start, &unit.tokens);
            // `in response to this advertisement`, `a CV on one page`
            let before = if mark.start > unit.tokens.start { page.lower(mark.start - 1) } else { String::new() };
            let turn = before == "in" && matches!(page.lower(mark.start).as_str(), "response" | "reply" | "answer");
            let sized = matches!(page.lower(mark.start).as_str(), "on" | "about")
                && mark.end <= unit.tokens.end
                && page.has("posting-length-unit", mark.start + 1..unit.tokens.end.min(mark.end + 1));
            if turn || sized || self.announces(unit, &mark) || self.is_idle(unit, &clause, &mark) {
                continue;
            }
            // `If English isn't how you say things best, …`
            let case = page.lower(clause.start) == "if"
                && mark.start > clause.start
                && !page.has("posting-tell", clause.start..mark.end)
                && !page.has("posting-do", clause.start..mark.end);
            let whole = mark.start..clause.end.max(mark.end);
            let span = page.span(&(mark.start..(mark.end + 2).min(whole.end)));
            let about = taken.iter().any(|known| known.overlaps(span));
            // `the text of which you are the author`
            let relative = mark.start > unit.tokens.start
                && page.lower(mark.start) == "which"
                && (WORDS.prepositions.has(&page.lower(mark.start - 1)) && mark.start > unit.tokens.start + 1
                    && page.at("posting-tell", mark.start - 2, mark.start).is_none()
                    // `the form, which you will find below`
                    || page.lower(mark.start + 1) == "you"
                        && page.gap(mark.start - 1).contains(',')
                        && !page.has("posting-tell", unit.tokens.start..mark.start));
            // A posting's own question: "Ready?", "Questions? Call us".
            let idle = asked && unit.tokens.len() < 4
                || page.has("posting-enquiry", unit.sentence.clone())
                    && !page.has("posting-poses", unit.sentence.clone())
                    && !page.has("posting-do", clause.clone());
            // `Tell us what you earn`: the piece behind it has a name.
            let named = page.at("posting-tell", mark.start, unit.tokens.end).is_some()
                && taken.iter().any(|known| known.overlaps(page.span(&whole)));
            if !about && !named && !idle && !relative && !case && !self.declined(unit, &mark) && whole.len() >= 3 {
                self.add(Ask::Question, &whole, Some(page.text(&whole).to_owned()), None);
            }
        }
    }
}
