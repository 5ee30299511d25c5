//! The guards that look for phrases, each as `language.md` tells it: by a search of the document.

use std::collections::BTreeSet;
use std::ops::Range;

use super::reading::Reading;
use crate::guard::Ground;
use crate::lint::guard::{Conditions, Guard, Side, Within, Written};
use crate::matcher::Hit;
use crate::program::Phrases;
use crate::{Document, Format};

/// What the language promises, and the fast engine needs for speed: guards look no further than this many words.
const FARTHEST: usize = 200;

impl Reading<'_> {
    fn list(&self, list: &Written) -> usize {
        self.oracle.lists[&(list.as_ptr() as usize)]
    }

    fn special(&self, name: &str) -> Option<usize> {
        self.oracle.named.get(name).copied()
    }

    /// Every entry of a vocabulary that begins in a range: where it begins and ends.
    fn all_in(&mut self, vocabulary: usize, range: Range<usize>) -> Vec<(usize, usize)> {
        range.flat_map(|start| self.ends(vocabulary, start).into_iter().map(move |end| (start, end))).collect()
    }

    pub(super) fn holds(&mut self, conditions: &Conditions<Written>, hit: &Hit, ground: &Ground<'_>) -> bool {
        conditions.all.iter().all(|guard| self.guard(guard, hit, ground))
    }

    fn guard(&mut self, guard: &Guard<Written>, hit: &Hit, ground: &Ground<'_>) -> bool {
        let (start, end) = (hit.tokens.0 as usize, hit.tokens.1 as usize);
        let has_words = start < end;
        match guard {
            Guard::Near { any, within, side } => has_words && self.near(self.list(any), *within, *side, start, end),
            Guard::Inside(list) => has_words && self.inside(self.list(list), start, end),
            Guard::Before(list) => {
                let sentence = if has_words { self.sentence(start) } else { 0..0 };
                has_words && self.all_in(self.list(list), sentence.start..start).iter().any(|found| found.1 == start)
            }
            Guard::After(list) => {
                has_words && self.sentence(start).contains(&end) && !self.ends(self.list(list), end).is_empty()
            }
            Guard::Negated(yes) => (has_words && self.negated(start)) == *yes,
            Guard::Subject(list) => has_words && self.subject(self.list(list), start),
            Guard::FirstPerson(yes) => {
                let person = self.special("first-person");
                person.is_some_and(|person| has_words && self.subject(person, start)) == *yes
            }
            Guard::Hypothetical(yes) => (has_words && self.hypothetical(start)) == *yes,
            Guard::Question(list) => has_words && self.question(self.list(list), start),
            Guard::Use(names) => {
                let oracle = self.oracle;
                let all = || oracle.files.iter().flat_map(|file| &file.guards);
                let guards: Vec<_> = names
                    .iter()
                    .flatten()
                    .filter_map(|name| all().find(|guard| guard.name.value == name.value))
                    .collect();
                guards.iter().flat_map(|guard| &guard.any).any(|conditions| self.holds(conditions, hit, ground))
            }
            // These look at no phrase: there is only one way to ask them.
            Guard::Quoted(yes) => ground.holds(&only(Guard::Quoted(*yes)), hit),
            Guard::InMarks(yes) => ground.holds(&only(Guard::InMarks(*yes)), hit),
            Guard::Name(yes) => ground.holds(&only(Guard::Name(*yes)), hit),
            Guard::Position(positions) => ground.holds(&only(Guard::Position(positions.clone())), hit),
            Guard::In(stretches) => ground.holds(&only(Guard::In(stretches.clone())), hit),
            Guard::ApplicationValue(yes) => ground.holds(&only(Guard::ApplicationValue(*yes)), hit),
            Guard::ApplicationHas(keys) => ground.holds(&only(Guard::ApplicationHas(keys.clone())), hit),
            Guard::Stage(stages) => ground.holds(&only(Guard::Stage(stages.clone())), hit),
            Guard::AtLeast(count) => ground.holds(&only(Guard::AtLeast(*count)), hit),
            Guard::PerHundredWords(limit) => ground.holds(&only(Guard::PerHundredWords(*limit)), hit),
        }
    }

    fn near(&mut self, list: usize, within: Within, side: Side, start: usize, end: usize) -> bool {
        let tokens = self.document.tokens();
        let sentence = self.sentence(start);
        let (from, to) = match within {
            Within::Clause => {
                let clauses = tokens[start].clause..=tokens[end - 1].clause;
                let inside: Vec<usize> =
                    (0..tokens.len()).filter(|&token| clauses.contains(&tokens[token].clause)).collect();
                (inside[0], inside[inside.len() - 1] + 1)
            }
            Within::Sentence => (sentence.start, sentence.end),
            Within::Around => {
                let paragraph = |token: usize| self.document.plain_lines()[tokens[token].line as usize].paragraph;
                let inside: Vec<usize> = (0..tokens.len())
                    .filter(|&token| paragraph(token) == paragraph(start))
                    .filter(|&token| tokens[token].sentence.abs_diff(tokens[start].sentence) < 2)
                    .collect();
                (inside[0], inside[inside.len() - 1] + 1)
            }
            Within::Paragraph => {
                let paragraph = |token: usize| self.document.plain_lines()[tokens[token].line as usize].paragraph;
                let inside: Vec<usize> =
                    (0..tokens.len()).filter(|&token| paragraph(token) == paragraph(start)).collect();
                (inside[0], inside[inside.len() - 1] + 1)
            }
            Within::Words(words) => {
                (sentence.start.max(start.saturating_sub(words as usize)), sentence.end.min(end + words as usize))
            }
        };
        let (from, to) = (from.max(start.saturating_sub(FARTHEST)), to.min(end + FARTHEST));
        self.all_in(list, from..to).into_iter().any(|(first, last)| {
            let before = last <= start && side != Side::After;
            let after = first >= end && side != Side::Before;
            last <= to && (before || after)
        })
    }

    fn inside(&mut self, list: usize, start: usize, end: usize) -> bool {
        let from = self.sentence(start).start;
        self.all_in(list, from..start + 1).into_iter().any(|(_, last)| last >= end)
    }

    fn negated(&mut self, start: usize) -> bool {
        let Some(negator) = self.special("negator") else {
            return false;
        };
        let tokens = self.document.tokens();
        let clause =
            (0..start).filter(|&token| tokens[token].clause == tokens[start].clause && start - token <= FARTHEST);
        let negators: Vec<(usize, usize)> = clause
            .flat_map(|token| self.ends(negator, token).into_iter().map(move |end| (token, end)).collect::<Vec<_>>())
            .collect();
        negators.into_iter().any(|(first, last)| {
            let excused = self.special("not-negator").is_some_and(|excuse| self.inside(excuse, first, last));
            last <= start && !excused
        })
    }

    fn hypothetical(&mut self, start: usize) -> bool {
        let from = self.sentence(start).start.max(start.saturating_sub(FARTHEST));
        self.special("hypothetical").is_some_and(|list| !self.all_in(list, from..start).is_empty())
    }

    /// Of all subjects before the words, back to the start of the sentence before, the last that is no pronoun.
    fn subject(&mut self, wanted: usize, start: usize) -> bool {
        let lines = self.document.plain_lines();
        let tokens = self.document.tokens();
        let paragraph = |token: usize| lines[tokens[token].line as usize].paragraph;
        let sentence = self.sentence(start).start;
        let before = sentence
            .checked_sub(1)
            .map(|last| self.sentence(last).start)
            .filter(|&first| paragraph(first) == paragraph(sentence));
        let from = before.unwrap_or(sentence).max(start.saturating_sub(FARTHEST));
        let (subject, pronoun) = (self.special("subject"), self.special("pronoun-subject"));
        let mut begins = |list: Option<usize>| -> BTreeSet<usize> {
            let found = list.map(|list| self.all_in(list, from..start)).unwrap_or_default();
            found.into_iter().filter(|found| found.1 <= start).map(|found| found.0).collect()
        };
        let wanted = begins(Some(wanted));
        let (subjects, pronouns) = (begins(subject), begins(pronoun));
        let firm = subjects.difference(&pronouns).max();
        wanted.last().is_some_and(|wanted| firm.is_none_or(|firm| wanted >= firm))
    }

    fn question(&self, list: usize, start: usize) -> bool {
        let answer = self.document.answers().iter().find(|answer| answer.tokens.contains(&start));
        self.document.question_of(answer).is_some_and(|asked| {
            let question = Document::new(asked, Format::Text);
            let mut reading = Reading::new(self.oracle, &question);
            !reading.all_in(list, 0..question.tokens().len()).is_empty()
        })
    }
}

fn only(guard: Guard<Phrases>) -> Conditions<Phrases> {
    Conditions { all: vec![guard] }
}
