//! Greetings to nobody who is known, where it is known who should be greeted.

use super::{Judge, Slip, SlipKind};
use crate::Kind;
use crate::document::Zone;
use crate::names::fold::fold;
use crate::names::mention::Mention;
use crate::names::person::{KnownPerson, Source, is_recruiter};
use crate::names::setting::Mark;
use crate::spelling::{self, ORDINARY};

impl Judge<'_> {
    /// "I hope, Ms. Russo, that you …": in a letter, a name with a title between commas is the reader's.
    pub(super) fn speaks_to(&self, mention: &Mention) -> bool {
        let tokens = self.document.tokens();
        let sentence = self.document.sentence_tokens(tokens[mention.tokens[0]].sentence);
        // "your custodian, Mr. Reimer, was there" speaks of him, and "I hope, Ms. Russo," to her.
        let first = mention.title.map_or(mention.tokens[0], |(at, _)| at);
        let lead = first.saturating_sub(3).max(sentence.start)..first;
        let addressed = lead.into_iter().any(|at| {
            matches!(
                self.written(at).to_ascii_lowercase().as_str(),
                "i" | "you" | "thank" | "thanks" | "yes" | "no" | "please" | "sorry"
            )
        });
        let read = || tokens[sentence.clone()].iter().map(|token| self.document.written(token).to_ascii_lowercase());
        let span = tokens[sentence.start].span().cover(tokens[sentence.end - 1].span());
        mention.title.is_some()
            && addressed
            && mention.setting.is(Mark::Called)
            && mention.zone == Zone::Body
            && self.document.is_letter()
            && read().any(|word| matches!(word.as_str(), "you" | "your"))
            && !self.document.plain()[span.range()].contains(['"', '\u{201c}', '\u{ab}'])
    }

    /// Whether somebody who is not known may well be greeted: beside one who is, as a referee, or by the word of one who is ("Mr. Saxena gave me your
    /// address").
    pub(super) fn is_expected(&self, mention: &Mention) -> bool {
        const OPENING: usize = 2;
        let tokens = self.document.tokens();
        let names = |at: usize, person: &KnownPerson| {
            let folded = fold(self.written(at));
            folded.chars().count() > 2 && person.right.contains(&folded) && !mention.tokens.contains(&at)
        };
        let others = || self.people.iter().filter(|person| matches!(person.source, Source::People));
        let names_known = |at: usize| others().any(|person| names(at, person));
        let line = tokens[mention.tokens[0]].line;
        let greeted = |person: &KnownPerson| (0..tokens.len()).any(|at| tokens[at].line == line && names(at, person));
        // Where somebody else is known whom the greeting lacks, that one is meant.
        // A first name beside one is a colleague's.
        let beside = others().any(greeted) && (mention.title.is_none() || others().all(greeted));
        let body = tokens.iter().position(|token| self.document.token_zone(token) == Zone::Body);
        let referred = || {
            let first = body.map_or(u32::MAX, |at| tokens[at].sentence);
            let mut opening = (body.unwrap_or(tokens.len())..tokens.len())
                .take_while(|&at| tokens[at].sentence < first + OPENING as u32);
            let sent = |at: usize| {
                matches!(
                    self.written(at).to_ascii_lowercase().as_str(),
                    "gave"
                        | "passed"
                        | "suggested"
                        | "referred"
                        | "recommended"
                        | "told"
                        | "asked"
                        | "directed"
                        | "forwarded"
                        | "advised"
                )
            };
            let words: Vec<usize> = opening.by_ref().collect();
            words.iter().any(|&at| names_known(at)) && words.iter().any(|&at| sent(at))
        };
        // The frame of the letter names whom it greets.
        let framed = || {
            let family = mention.tokens.last().map(|&at| fold(self.written(at)));
            let frame =
                |zone: Zone| matches!(zone, Zone::InsideAddress | Zone::Letterhead | Zone::Headers | Zone::Subject);
            (0..tokens.len())
                .take_while(|&at| tokens[at].line < line)
                .any(|at| frame(self.document.token_zone(&tokens[at])) && Some(fold(self.written(at))) == family)
        };
        self.document.kind() == Some(Kind::ReferenceRequest) || beside || framed() || referred()
    }

    /// A greeting to nobody who is known, where it is known who should be greeted.
    pub(super) fn stranger(&self, mention: &Mention) -> Option<Slip> {
        // Who else may be greeted without a name.
        const GROUPS: [&str; 15] = [
            "all",
            "colleagues",
            "madam",
            "sir",
            "sirs",
            "office",
            "admissions",
            "personnel",
            "group",
            "everyone",
            "friends",
            "lead",
            "head",
            "partners",
            "whom",
        ];
        let is_nobody = |word: &str| is_recruiter(word) || GROUPS.contains(&word.to_lowercase().as_str());
        // A line of an address without a title may be a town's name or a house's.
        let known = |person: &KnownPerson| match person.source {
            Source::People | Source::Header => true,
            Source::Address => person.title.is_some(),
            _ => false,
        };
        let person = self.people.iter().position(known)?;
        let words: Vec<&str> = mention.tokens.iter().map(|&token| self.written(token)).collect();
        let office = words.iter().any(|word| is_nobody(word));
        let named = words.iter().any(|word| {
            let lower = word.to_lowercase();
            word.chars().count() > 1
                && (!spelling::words().is_word(&lower, ORDINARY)
                    || spelling::words().entry(&fold(word)).is_some_and(spelling::Entry::is_name))
        });
        let last = *mention.tokens.last()?;
        let tokens = self.document.tokens();
        let goes_on = tokens
            .get(last + 1)
            .is_some_and(|next| next.line == tokens[last].line && is_nobody(self.document.written(next)));
        // A greeting that calls somebody is the first line of its own; farther down a capital may be anything.
        let greets =
            mention.setting.is(Mark::Greeted) && mention.zone != Zone::Headers && mention.setting.is(Mark::English);
        let calls = greets || self.speaks_to(mention);
        if !calls || office || goes_on || !(named || mention.title.is_some()) || self.is_expected(mention) {
            return None;
        }
        let first = mention.title.map_or(mention.tokens[0], |(at, _)| at);
        let all: Vec<&str> =
            self.people.iter().filter(|person| known(person)).map(|person| person.name.as_str()).collect();
        let expected = match all.as_slice() {
            [one] => (*one).to_owned(),
            [first, second] => format!("{first} or {second}"),
            [first, second, ..] => format!("{first}, {second} or another of those you know"),
            [] => String::new(),
        };
        Some(Slip { tokens: (first, last + 1), kind: SlipKind::Stranger, expected, person, is_sure: false })
    }
}
