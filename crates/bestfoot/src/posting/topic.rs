//! What a posting wants to be told, by the words of the clause: `say whether Sundays suit you` is about days, `how would you get here?` about the way.
//!
//! The vocabularies of single things know many phrases; this knows only that somebody is to tell, and what the clause is about.

use std::ops::Range;

use super::Ask;
use super::instruct::Finder;
use super::layout::{Section, Unit};
use super::page::Page;
use super::words::WORDS;

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
        self.own_work(unit);
        self.told_passively(unit);
        let mut clauses: Vec<Range<usize>> = Vec::new();
        for at in unit.tokens.clone() {
            let clause = page.clause(at, &unit.tokens);
            if clause.start != at {
                continue;
            }
            // `the country in which you live` is one thing to tell.
            let relative = matches!(page.lower(at).as_str(), "which" | "whom" | "whose")
                && at > unit.tokens.start
                && page.gap(at - 1).trim().is_empty()
                && matches!(
                    page.lower(at - 1).as_str(),
                    "in" | "on" | "at" | "from" | "of" | "to" | "by" | "with" | "for" | "under" | "during"
                );
            match clauses.last_mut() {
                Some(last) if relative => last.end = clause.end,
                _ => clauses.push(clause),
            }
        }
        let ends = page.gap(unit.tokens.end - 1).trim_start_matches(['"', '*', ')', '_']).starts_with('?');
        // Whether the clause before tells to say something, which this one may go on with.
        let mut goes_on = false;
        // Whether it bids so in as many words: then whatever follows is asked.
        let mut bids = false;
        // Whether that one begins with `which`, `where` and the like: `say which boats, where, and how long`
        let mut asks_so = false;
        for clause in clauses {
            let joined = matches!(page.lower(clause.start).as_str(), "and" | "or" | "plus" | "also" | "then");
            let opener = clause.start + usize::from(joined);
            // `a lawyer who has supervised you`: without a word that joins, `who` belongs to the one before.
            let relative = !joined
                && !asks_so
                && matches!(page.lower(opener).as_str(), "who" | "which" | "whose" | "where" | "when");
            let piece = page.at("posting-told-piece", opener, clause.end).is_some() || page.lower(opener) == "about";
            if goes_on && (!relative || bids) && piece {
                for part in parts(page, &(opener..clause.end)) {
                    if !self.topic(unit, &part) {
                        self.told_question(unit, &part, bids);
                    }
                }
                bids = false;
                continue;
            }
            // `…, the boats you've fished with, …`
            let thing = goes_on && page.at("posting-thing", opener, clause.end).is_some();
            if thing && clause.len() <= 16 && page.has("posting-you", opener..clause.end) {
                let part = opener..clause.end;
                if !self.topic(unit, &part) {
                    self.told_question(unit, &part, false);
                }
                continue;
            }
            let asked = ends
                && ["posting-question-opener", "posting-told-piece"]
                    .iter()
                    .any(|name| page.at(name, clause.start, clause.end).is_some());
            let told = page.all("posting-tell", clause.clone()).into_iter().find(|told| !is_noun(page, &clause, told));
            let from = match &told {
                Some(told) => told.end,
                None if asked => clause.start,
                None if unit.is_asked && clause.start == unit.tokens.start => clause.start,
                None => {
                    // `state your wage, notice and which days you can do`
                    let pieces = if goes_on { parts(page, &clause) } else { Vec::new() };
                    for part in pieces.iter().skip(1) {
                        if !self.topic(unit, part) {
                            self.told_question(unit, part, false);
                        }
                    }
                    goes_on &= clause.len() <= 8 || pieces.len() > 1;
                    continue;
                }
            };
            goes_on = told.is_some() && self.told_here(unit);
            // `Write on the first page which days you can do`: the place to say it stands between.
            let placed = |told: &Range<usize>| {
                matches!(page.lower(told.end).as_str(), "in" | "on" | "at" | "under" | "to" | "with")
                    && clause.end - told.end <= 7
            };
            asks_so = told.as_ref().is_some_and(|told| told.end >= clause.end || placed(told))
                || told.as_ref().is_some_and(|told| {
                    (told.end..clause.end.min(told.end + 2))
                        .any(|at| page.at("posting-told-piece", at, clause.end).is_some())
                });
            // `If a weekend doesn't suit you, say so`: what is to be told stands before.
            let case = told.as_ref().and_then(|told| case_before(page, unit, &clause, told));
            let turned = case.is_some();
            let rest = case.unwrap_or(from..clause.end);
            // What is bidden in so many words and has no name of its own is a question.
            let bidden = turned || told.as_ref().is_some_and(|told| self.bids(unit, &clause, told));
            if let Some(told) = told.as_ref().filter(|_| turned) {
                self.said.push(told.start);
            }
            if turned && self.knows(&(rest.start..clause.end)) {
                continue;
            }
            // `Tell us` before `which game …`
            bids = bidden && rest.len() <= 1;
            goes_on |= bids;
            let parts = parts(page, &rest);
            for (number, part) in parts.iter().enumerate() {
                if !self.topic(unit, part) && (number > 0 || bidden) {
                    self.told_question(unit, part, false);
                }
            }
        }
    }

    /// `Gaps in employment must be explained on the form`: what is to be told stands before.
    fn told_passively(&mut self, unit: &Unit) {
        let page = self.page;
        let Some(mark) = page.first("posting-to-be-told", unit.tokens.clone()) else {
            return;
        };
        let clause = page.clause(mark.start, &unit.tokens);
        let part = clause.start..mark.end;
        if mark.start > clause.start
            && !self.knows(&part)
            && !self.topic(unit, &part)
            && !page.has("posting-papers", clause.start..mark.start)
            && !self.declined(unit, &mark)
        {
            self.add(Ask::Question, &part, Some(page.text(&part).to_owned()), None);
        }
    }

    /// Whether a clause begins with a word that bids to say something, in a place that speaks of applying.
    fn bids(&self, unit: &Unit, clause: &Range<usize>, told: &Range<usize>) -> bool {
        let page = self.page;
        let written = page.all("posting-in-writing", clause.clone());
        let lead = (clause.start..told.start).all(|at| {
            written.iter().any(|place| place.contains(&at))
                || matches!(
                    page.lower(at).as_str(),
                    "please" | "and" | "also" | "kindly" | "then" | "but" | "so" | "just" | "do"
                )
        });
        // `Nurses from abroad should state …`
        let obliges = page.all("posting-must-tell", clause.clone()).iter().any(|must| {
            must.start < told.start && told.start < must.end && page.has("posting-applicants", clause.start..must.start)
        });
        (unit.is_applying || unit.section == Section::Apply)
            && (lead || obliges)
            && page.at("posting-bid", told.start, clause.end).is_some()
    }

    /// What a part of what is to be told is about, if it is one of the things that have a name.
    fn topic(&mut self, unit: &Unit, part: &Range<usize>) -> bool {
        let page = self.page;
        let written = page.all("posting-in-writing", part.clone());
        // `say in your letter where you live`: the letter is only the place.
        let other = page
            .all("posting-topic-none", part.clone())
            .iter()
            .any(|other| !written.iter().any(|place| place.start < other.end && other.start < place.end));
        if part.len() < 2 || !page.has("posting-of-applicant", part.clone()) || other {
            return false;
        }
        let visits = page.has("posting-visit", part.clone());
        // `name one town you would live in` wants a town named.
        let picked = matches!(page.lower(part.start).as_str(), "one" | "two" | "three");
        let lasts = page.has("posting-from-to", part.clone());
        let fits = |ask: Ask| !((visits || lasts) && ask == Ask::StartDate || picked && ask == Ask::Location);
        let mut topics = TOPICS.iter().filter(|(ask, _)| fits(*ask));
        let named = topics.find_map(|(ask, name)| Some((*ask, page.first(name, part.clone())?)));
        let Some((ask, mark)) = named.or_else(|| Some((Ask::Location, place_named(page, part)?))) else {
            return false;
        };
        let whole = part.start..part.end.max(mark.end);
        // Spans reach a little beyond their words.
        let known = self.knows(&(part.start + 1..part.end));
        if !known && !self.declined(unit, &mark) {
            self.add(ask, &whole, None, None);
        }
        true
    }

    fn knows(&self, tokens: &Range<usize>) -> bool {
        let span = self.page.span(tokens);
        self.found.iter().any(|known| known.span.overlaps(span))
    }

    /// `… and whether you'd bring a dog`: one more thing to tell that has no name of its own.
    fn told_question(&mut self, unit: &Unit, part: &Range<usize>, bidden: bool) {
        let page = self.page;
        // `Let us know in your application if …`: the first part is only the place.
        let place = page.first("posting-in-writing", part.clone()).is_some_and(|place| part.len() <= place.len() + 1);
        if part.len() >= 3
            && !place
            && !page.has("posting-enquiry", unit.tokens.clone())
            && !self.knows(&(part.start + 1..if part.len() > 3 { part.end - 1 } else { part.end }))
            && (bidden
                || page.has("posting-of-you", part.start + 1..part.end)
                || page.has("posting-your", part.clone())
                // `and about one night that went wrong`
                || page.lower(part.start) == "about")
            && !self.declined(unit, &(part.start..part.start + 1))
        {
            self.add(Ask::Question, part, Some(page.text(part).to_owned()), None);
        }
    }

    /// `Send pictures of two rooms you've papered`: things that the reader has made.
    fn own_work(&mut self, unit: &Unit) {
        let page = self.page;
        let Some(show) = page.first("posting-show", unit.tokens.clone()) else {
            return;
        };
        // `What would you need from us to do your best work?`
        if page.gap(unit.tokens.end - 1).starts_with('?') {
            return;
        }
        let end = unit.tokens.end;
        for at in show.end..end.saturating_sub(2) {
            let second = page.lower(at + 1);
            let have = matches!(second.as_str(), "'ve" | "have" | "’ve");
            // `a boat you built`
            let verb_at = if have { at + 2 } else { at + 1 };
            let you = matches!(page.lower(at).as_str(), "you" | "u") && (have || unit.tokens.len() > 3);
            // `a paragraph on a system you built` is something to write, `what you made` something to say.
            let told = page.has("posting-length-unit", show.end.max(at.saturating_sub(6))..at)
                || at > show.end && matches!(page.lower(at - 1).as_str(), "what" | "which" | "how");
            let verb = page.lower(verb_at);
            // `photos of repairs you did`
            let done = verb == "did" && !page.has("posting-topic-none", show.end..at);
            let made = done
                || have && verb.len() > 4 && verb.ends_with("ed")
                || page.at("posting-made", verb_at, end).is_some();
            let clause = page.clause(at, &unit.tokens);
            let whole = show.end.max(at.saturating_sub(4)).max(clause.start.min(at))..verb_at + 1;
            let known = self.knows(&(at..verb_at + 1));
            if you
                && !told
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

/// Whether a word of telling is a thing: `out of state`, `a short note`.
fn is_noun(page: &Page<'_>, clause: &Range<usize>, told: &Range<usize>) -> bool {
    told.len() == 1
        && told.start > clause.start
        && matches!(page.lower(told.start).as_str(), "state" | "note" | "name" | "list" | "quote")
        && WORDS.before_noun.has(&page.lower(told.start - 1))
}

/// `whether you would sit in Tallinn or Võru`: where one may do something, by the name of the place.
fn place_named(page: &Page<'_>, part: &Range<usize>) -> Option<Range<usize>> {
    let also = usize::from(matches!(page.lower(part.start).as_str(), "also" | "us" | "too"));
    let first = page.lower(part.start + also);
    if !matches!(
        first.as_str(),
        "whether" | "if" | "that" | "would" | "could" | "can" | "are" | "do" | "which" | "what"
    ) {
        return None;
    }
    page.all("posting-at-place", part.clone()).into_iter().find(|mark| {
        let skips = |at: usize| at < part.end && matches!(page.lower(at).as_str(), "the" | "our" | "either");
        let at = mark.end + usize::from(skips(mark.end));
        at < part.end
            && page.word(at).starts_with(char::is_uppercase)
            && ["posting-month", "posting-tongue", "posting-format"]
                .iter()
                .all(|name| page.at(name, at, part.end).is_none())
    })
}

/// The parts of what is to be told: `how soon you can join and whether you have a visa` has two.
fn parts(page: &Page<'_>, rest: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = rest.start;
    for at in rest.clone() {
        let joins = matches!(page.lower(at).as_str(), "and" | "or" | "plus");
        let who = at + 1 < rest.end && matches!(page.lower(at + 1).as_str(), "who" | "whom" | "whose");
        // `when you can start and any other subject you teach`
        let more = at + 1 < rest.end && matches!(page.lower(at + 1).as_str(), "any" | "about");
        // `the town in which you live and the day from which you can come`
        let thing = at + 1 < rest.end
            && page.lower(at + 1) == "the"
            && page.has("posting-told-piece", at + 2..rest.end)
            && page.has("posting-told-piece", from..at);
        let piece = more || thing || page.at("posting-told-piece", at + 1, rest.end).is_some();
        if joins && !who && at > from && piece {
            parts.push(from..at);
            from = at + 1;
        }
    }
    parts.push(from..rest.end);
    parts
}

/// `If a weekend doesn't suit you, say so`, `If you have a boat tell us`: what is to be told stands before.
fn case_before(page: &Page<'_>, unit: &Unit, clause: &Range<usize>, told: &Range<usize>) -> Option<Range<usize>> {
    let rest = told.end..clause.end;
    let written = page.all("posting-in-writing", told.end..unit.tokens.end);
    let empty =
        rest.clone().all(|at| WORDS.pointing.has(&page.lower(at)) || written.iter().any(|place| place.contains(&at)));
    let before = unit.tokens.start..told.start;
    if !empty || before.len() < 3 {
        return None;
    }
    if is_case(page, unit) {
        return Some(before);
    }
    // `if you have a boat tell us`, within a longer sentence
    let from = before.clone().rev().take(16).find(|&at| page.lower(at) == "if")?;
    Some(from..told.start)
}

/// Whether a sentence begins with a case that not everybody is in: `If you need a visa`, `Anyone from abroad`.
fn is_case(page: &Page<'_>, unit: &Unit) -> bool {
    matches!(
        page.lower(unit.tokens.start).as_str(),
        "if" | "should" | "anyone" | "anybody" | "whoever" | "where" | "those"
    ) || matches!(page.lower(unit.tokens.start).as_str(), "and" | "but" | "or")
        && page.lower(unit.tokens.start + 1) == "if"
}
