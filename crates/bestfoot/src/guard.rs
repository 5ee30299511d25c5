//! Deciding whether a hit is meant: each guard is a look-up over what the one pass found, never another search of the text.

use crate::Span;
use crate::application::Application;
use crate::document::{Document, Zone};
use crate::lint::guard::{ApplicationKey, Conditions, Guard, Position, Side, Stretch, Within};
use crate::matcher::{Hit, Scan};
use crate::names::NameIndex;
use crate::program::{Phrases, Program, Rules};

/// Guards look at most this many words away, so that a text without any full stop still costs linear time.
const FARTHEST: usize = 200;

/// What guards may ask about.
pub(crate) struct Ground<'a> {
    pub(crate) document: &'a Document,
    pub(crate) application: &'a Application,
    pub(crate) program: &'a Program,
    pub(crate) scan: &'a Scan<'a>,
    pub(crate) names: &'a NameIndex,
    /// How many hits each lint has in its zones.
    pub(crate) counts: Vec<u32>,
    pub(crate) words: usize,
}

impl Ground<'_> {
    fn rules(&self) -> &Rules {
        &self.program.rules
    }

    /// Whether the conditions of a lint, and those of the list of phrases that the hit is from, let it be reported.
    pub(crate) fn is_meant(&self, hit: &Hit) -> bool {
        let meant = |when: Option<&Conditions<Phrases>>, unless: &[Conditions<Phrases>]| {
            when.is_none_or(|when| self.holds(when, hit)) && !unless.iter().any(|unless| self.holds(unless, hit))
        };
        let terms = self.program.terms(hit.lint);
        let part = terms.part(hit.part);
        part.is_none_or(|part| meant(part.when.as_ref(), &part.unless)) && meant(terms.when.as_ref(), &terms.unless)
    }

    /// Whether all conditions hold for a hit.
    pub(crate) fn holds(&self, conditions: &Conditions<Phrases>, hit: &Hit) -> bool {
        conditions.all.iter().all(|guard| self.guard(guard, hit))
    }

    fn guard(&self, guard: &Guard<Phrases>, hit: &Hit) -> bool {
        // A match without a word, such as a row of dots, has no neighbours.
        let (start, end) = (hit.tokens.0 as usize, hit.tokens.1 as usize);
        let has_words = start < end;
        match guard {
            Guard::Near { any, within, side } => has_words && self.near(any, *within, *side, start, end),
            Guard::Inside(phrases) => has_words && self.inside(phrases, start, end),
            Guard::Before(phrases) => has_words && self.ends_at(phrases, start),
            Guard::After(phrases) => has_words && self.begins_at(phrases, start, end),
            Guard::Negated(yes) => (has_words && self.negated(start)) == *yes,
            Guard::Subject(phrases) => has_words && self.subject(phrases, start),
            Guard::FirstPerson(yes) => {
                let person: Phrases = self.rules().special.first_person.into_iter().collect();
                (has_words && self.subject(&person, start)) == *yes
            }
            Guard::Hypothetical(yes) => (has_words && self.hypothetical(start)) == *yes,
            Guard::Quoted(yes) => is_quoted(self.document, hit.span) == *yes,
            Guard::InMarks(yes) => is_in_marks(self.document, hit.span) == *yes,
            Guard::Name(yes) => (has_words && self.names.is_name(self.document, hit.span, start, end)) == *yes,
            Guard::Position(positions) => {
                has_words && positions.iter().any(|position| self.position(*position, start, end))
            }
            Guard::In(stretches) => stretches.iter().any(|stretch| lies_in(self.document, *stretch, hit.span)),
            Guard::Question(phrases) => has_words && self.question(phrases, start),
            Guard::ApplicationValue(yes) => self.names.in_value(self.document, hit.span) == *yes,
            Guard::ApplicationHas(keys) => keys.iter().any(|key| has_key(self.application, *key)),
            Guard::Stage(stages) => self.application.stage.is_some_and(|stage| stages.contains(&(stage as u8))),
            Guard::AtLeast(count) => self.counts[hit.lint as usize] >= *count,
            Guard::PerHundredWords(limit) => {
                f64::from(self.counts[hit.lint as usize]) * 100.0 >= f64::from(*limit) * self.words.max(1) as f64
            }
            Guard::Use(names) => {
                let mut named = names.iter().flatten().flat_map(|&number| &self.rules().guards[number as usize]);
                named.any(|conditions| self.holds(conditions, hit))
            }
        }
    }

    /// Whether a phrase of these lies in `from..to`, outside `start..end`, on the wanted side.
    fn any_in(&self, phrases: &Phrases, from: usize, to: usize, outside: (usize, usize), side: Side) -> bool {
        (from..to).any(|token| {
            let mut ends = phrases.iter().flat_map(|&vocabulary| self.scan.ends(token as u32, vocabulary));
            ends.any(|end| {
                let end = end as usize;
                let before = end <= outside.0;
                let after = token >= outside.1;
                end <= to
                    && match side {
                        Side::Either => before || after,
                        Side::Before => before,
                        Side::After => after,
                    }
            })
        })
    }

    fn near(&self, phrases: &Phrases, within: Within, side: Side, start: usize, end: usize) -> bool {
        let tokens = self.document.tokens();
        let sentence = self.document.sentence_tokens(tokens[start].sentence);
        let range = match within {
            Within::Clause => self.document.clause_tokens(start).start..self.document.clause_tokens(end - 1).end,
            Within::Sentence => sentence,
            Within::Around => {
                let paragraph = self.document.paragraph_tokens(start);
                let before = tokens[start].sentence.saturating_sub(1);
                let next = tokens.get(sentence.end).map_or(tokens[start].sentence, |token| token.sentence);
                self.document.sentence_tokens(before).start.max(paragraph.start)
                    ..self.document.sentence_tokens(next).end.min(paragraph.end)
            }
            Within::Paragraph => self.document.paragraph_tokens(start),
            Within::Words(words) => {
                let words = words as usize;
                sentence.start.max(start.saturating_sub(words))..sentence.end.min(end + words)
            }
        };
        let range = range.start.max(start.saturating_sub(FARTHEST))..range.end.min(end + FARTHEST);
        self.any_in(phrases, range.start, range.end, (start, end), side)
    }

    fn inside(&self, phrases: &Phrases, start: usize, end: usize) -> bool {
        let sentence = self.document.sentence_tokens(self.document.tokens()[start].sentence);
        let from = sentence.start.max(start.saturating_sub(crate::lint::phrase::MOST_ELEMENTS));
        (from..=start).any(|token| {
            phrases.iter().any(|&vocabulary| self.scan.ends(token as u32, vocabulary).any(|last| last as usize >= end))
        })
    }

    fn ends_at(&self, phrases: &Phrases, start: usize) -> bool {
        let sentence = self.document.sentence_tokens(self.document.tokens()[start].sentence);
        let from = sentence.start.max(start.saturating_sub(crate::lint::phrase::MOST_ELEMENTS));
        (from..start).any(|token| {
            phrases.iter().any(|&vocabulary| self.scan.ends(token as u32, vocabulary).any(|end| end as usize == start))
        })
    }

    fn begins_at(&self, phrases: &Phrases, start: usize, end: usize) -> bool {
        let tokens = self.document.tokens();
        let follows = tokens.get(end).is_some_and(|next| next.sentence == tokens[start].sentence);
        follows && phrases.iter().any(|&vocabulary| self.scan.ends(end as u32, vocabulary).next().is_some())
    }

    fn negated(&self, start: usize) -> bool {
        let Some(negator) = self.rules().special.negator else {
            return false;
        };
        let from = self.document.clause_tokens(start).start.max(start.saturating_sub(FARTHEST));
        (from..start).any(|token| {
            let mut ends = self.scan.ends(token as u32, negator);
            ends.any(|end| end as usize <= start && !self.excused(token, end as usize))
        })
    }

    /// Whether a negator is only part of a phrase that denies nothing: "not only".
    fn excused(&self, start: usize, end: usize) -> bool {
        let phrases: Phrases = self.rules().special.not_negator.into_iter().collect();
        self.inside(&phrases, start, end)
    }

    fn hypothetical(&self, start: usize) -> bool {
        let Some(phrases) = self.rules().special.hypothetical else {
            return false;
        };
        let sentence = self.document.sentence_tokens(self.document.tokens()[start].sentence);
        let from = sentence.start.max(start.saturating_sub(FARTHEST));
        (from..start).any(|token| self.scan.ends(token as u32, phrases).next().is_some())
    }

    /// Whether one of these is what the words at `start` speak of: the last subject before them in the clause, or, if there is none or only a
    /// pronoun, the last one before that, back to the start of the sentence before.
    fn subject(&self, wanted: &Phrases, start: usize) -> bool {
        let tokens = self.document.tokens();
        let special = &self.rules().special;
        let sentence = tokens[start].sentence;
        let first = sentence.checked_sub(1).filter(|&before| {
            let line = |sentence: u32| tokens[self.document.sentence_tokens(sentence).start].line as usize;
            let lines = self.document.plain_lines();
            lines[line(before)].paragraph == lines[line(sentence)].paragraph
        });
        let from = self.document.sentence_tokens(first.unwrap_or(sentence)).start.max(start.saturating_sub(FARTHEST));
        let mut token = start;
        while token > from {
            token -= 1;
            let ends_before =
                |vocabulary: u32| self.scan.ends(token as u32, vocabulary).any(|end| end as usize <= start);
            if wanted.iter().any(|&vocabulary| ends_before(vocabulary)) {
                return true;
            }
            let pronoun = special.pronoun_subject.is_some_and(ends_before);
            if !pronoun && special.subject.is_some_and(ends_before) {
                return false;
            }
        }
        false
    }

    fn position(&self, position: Position, start: usize, end: usize) -> bool {
        let tokens = self.document.tokens();
        let sentence = self.document.sentence_tokens(tokens[start].sentence);
        let in_body = self.document.token_zone(&tokens[start]) == Zone::Body;
        let body = self.document.body_tokens();
        match position {
            Position::SentenceStart => start == sentence.start,
            Position::SentenceEnd => end == sentence.end,
            Position::ParagraphStart => start == self.document.paragraph_tokens(start).start,
            Position::ParagraphEnd => end == self.document.paragraph_tokens(start).end,
            Position::FirstSentence => in_body && body.start >= sentence.start,
            Position::FirstParagraph => in_body && body.start >= self.document.paragraph_tokens(start).start,
            Position::LastParagraph => in_body && body.end <= self.document.paragraph_tokens(start).end,
        }
    }

    fn question(&self, phrases: &Phrases, start: usize) -> bool {
        let answers = self.document.answers();
        let next = answers.partition_point(|answer| answer.tokens.end <= start);
        let answer = answers.get(next).filter(|answer| answer.tokens.contains(&start));
        self.document.question_of(answer).is_some_and(|question| self.asks(question, phrases))
    }

    /// Whether a question holds one of these.
    pub(crate) fn asks(&self, question: &str, phrases: &Phrases) -> bool {
        let question = Document::new(question, crate::Format::Text);
        let scan = Scan::new(self.program, &question);
        (0..question.tokens().len())
            .any(|token| phrases.iter().any(|&vocabulary| scan.ends(token as u32, vocabulary).next().is_some()))
    }
}

fn has_key(application: &Application, key: ApplicationKey) -> bool {
    match key {
        ApplicationKey::Company => application.company.is_some(),
        ApplicationKey::Role => application.role.is_some(),
        ApplicationKey::People => !application.people.is_empty(),
        ApplicationKey::Candidate => application.candidate.name.is_some(),
        ApplicationKey::Interviews => !application.interviews.is_empty(),
        ApplicationKey::Posting => application.posting.is_some(),
        ApplicationKey::Resume => application.resume.is_some(),
        ApplicationKey::Facts => !application.facts.is_empty(),
    }
}

fn lies_in(document: &Document, stretch: Stretch, span: Span) -> bool {
    match stretch {
        Stretch::Url => document.links_in(span).any(|link| !link.is_email),
        Stretch::Email => document.links_in(span).any(|link| link.is_email),
        Stretch::Code => document.is_code(span) || document.plain_zone(span.start()) == Zone::Code,
    }
}

/// Whether a stretch and nothing else stands between quotation marks, but for a comma or a stop behind it.
fn is_in_marks(document: &Document, span: Span) -> bool {
    let plain = document.plain();
    let behind = &plain[span.end()..];
    let behind = behind.strip_prefix([',', '.', '!', '?']).unwrap_or(behind);
    ['"', '\''].into_iter().any(|mark| plain[..span.start()].ends_with(mark) && behind.starts_with(mark))
}

/// Whether a stretch lies between quotation marks of its line.
pub(crate) fn is_quoted(document: &Document, span: Span) -> bool {
    // A quotation is no longer than this, so a line without end still costs little.
    const FAR: usize = 1500;
    let plain = document.plain();
    let floor = (span.start().saturating_sub(FAR)..=span.start()).find(|&at| plain.is_char_boundary(at)).unwrap_or(0);
    let ceiling = (span.end()..=(span.end() + FAR).min(plain.len()))
        .rev()
        .find(|&at| plain.is_char_boundary(at))
        .unwrap_or(plain.len());
    let (before, after) = (&plain[floor..span.start()], &plain[span.end()..ceiling]);
    let before = before.rsplit('\n').next().unwrap_or(before);
    let after = after.split('\n').next().unwrap_or(after);
    if before.matches('"').count() % 2 == 1 && after.contains('"') {
        return true;
    }
    // Single marks: an opening one follows a space, a closing one precedes none.
    let mut opens = before
        .char_indices()
        .filter(|&(at, c)| c == '\'' && before[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '('));
    let Some((open, _)) = opens.next_back() else {
        return false;
    };
    let closing = |text: &str| {
        text.char_indices()
            .any(|(at, c)| c == '\'' && text[at + 1..].chars().next().is_none_or(|c| !c.is_alphanumeric()))
    };
    !closing(&before[open + 1..]) && closing(after)
}
