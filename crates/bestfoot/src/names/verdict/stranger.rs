//! Greetings to nobody who is known, where it is known who should be greeted.

use super::words::WORDS;
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

    /// Whether somebody who is not known may well be greeted: a referee, or somebody whom the draft itself accounts for.
    fn is_expected(&self, mention: &Mention) -> bool {
        self.document.kind() == Some(Kind::ReferenceRequest)
            || self.is_beside_known(mention)
            || self.is_in_frame(mention)
            || self.is_sent_by_known()
    }

    /// The people of the application.
    fn invited(&self) -> impl Iterator<Item = &KnownPerson> {
        self.people.iter().filter(|person| person.source == Source::People)
    }

    /// Whether a token is a word of a person's name; initials say too little.
    fn names(&self, token: usize, person: &KnownPerson) -> bool {
        let folded = fold(self.written(token));
        folded.chars().count() > 2 && person.right.contains(&folded)
    }

    /// "Dear Päivi and Sanna": a first name beside a known one is a colleague's. Where somebody else is known whom the greeting lacks, a title says that
    /// this one is meant.
    fn is_beside_known(&self, mention: &Mention) -> bool {
        let tokens = self.document.tokens();
        let line = tokens[mention.tokens[0]].line;
        let others = || (0..tokens.len()).filter(|at| tokens[*at].line == line && !mention.tokens.contains(at));
        let is_greeted = |person: &KnownPerson| others().any(|at| self.names(at, person));
        let some = self.invited().any(is_greeted);
        some && (mention.title.is_none() || self.invited().all(is_greeted))
    }

    /// Whether the frame of the letter has the name that is greeted.
    fn is_in_frame(&self, mention: &Mention) -> bool {
        let tokens = self.document.tokens();
        let line = tokens[mention.tokens[0]].line;
        let family = mention.tokens.last().map(|&at| fold(self.written(at)));
        let is_frame =
            |zone: Zone| matches!(zone, Zone::InsideAddress | Zone::Letterhead | Zone::Headers | Zone::Subject);
        let above = (0..tokens.len()).take_while(|&at| tokens[at].line < line);
        above
            .filter(|&at| is_frame(self.document.token_zone(&tokens[at])))
            .any(|at| Some(fold(self.written(at))) == family)
    }

    /// "Mr. Saxena gave me your address": the first two sentences tell who sent the writer here.
    fn is_sent_by_known(&self) -> bool {
        let tokens = self.document.tokens();
        let Some(start) = tokens.iter().position(|token| self.document.token_zone(token) == Zone::Body) else {
            return false;
        };
        let last = tokens[start].sentence + 1;
        let opening = || (start..tokens.len()).take_while(|&at| tokens[at].sentence <= last);
        opening().any(|at| self.invited().any(|person| self.names(at, person)))
            && opening().any(|at| WORDS.sent.has_any_case(self.written(at)))
    }

    /// Whether a name is known in the script of a mention, in Latin letters or in others.
    fn is_of_script(&self, mention: &Mention, person: &KnownPerson) -> bool {
        let is_latin = |word: &str| fold(word).chars().any(|c| c.is_ascii_alphabetic());
        let here = mention.tokens.iter().any(|&at| is_latin(self.written(at)));
        person.right.iter().any(|word| is_latin(word) == here)
    }

    /// A greeting to nobody who is known, where it is known who should be greeted.
    pub(super) fn stranger(&self, mention: &Mention) -> Option<Slip> {
        // Who else may be greeted without a name.
        let is_nobody = |word: &str| is_recruiter(word) || WORDS.groups.has(&word.to_lowercase());
        // A line of an address without a title may be a town's name or a house's.
        let known = |person: &KnownPerson| match person.source {
            Source::People | Source::Header => true,
            Source::Address => person.title.is_some(),
            _ => false,
        };
        let person = self.people.iter().position(known)?;
        // `王小明` may well be the Mr. Wang who is greeted.
        if self.people.iter().any(|person| known(person) && !self.is_of_script(mention, person)) {
            return None;
        }
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
