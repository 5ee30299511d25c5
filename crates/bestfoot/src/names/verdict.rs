//! What a mention is to the people who are known: right, somebody else, or one of them written wrong.

mod form;
mod others;
mod stranger;
mod words;

use form::is_english_name;
use others::{are_of_two_endings, are_of_two_sexes, is_of_other_sex};

use super::NameIndex;
use super::fit::{Fit, Reading, lay};
use super::fold::fold;
use super::mention::{self, Mention};
use super::person::{KnownPerson, Part, Source, words};
use super::setting::Mark;
use super::title::Honorific;
use crate::document::{Document, Token, Zone};
use crate::spelling::{self, ORDINARY};

/// A name that is written wrong.
#[derive(Clone, Debug)]
pub(crate) struct Slip {
    /// The tokens from the first to behind the last.
    pub(crate) tokens: (usize, usize),
    pub(crate) kind: SlipKind,
    /// What should stand there.
    pub(crate) expected: String,
    /// The person who is meant, by place in [`NameIndex::people`].
    pub(crate) person: usize,
    /// Whether nothing else can be meant.
    pub(crate) is_sure: bool,
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SlipKind {
    /// Letters.
    Spelling,
    /// Capitals.
    Case,
    /// Accents left out, or others.
    Accents,
    /// Half of a double name left out.
    Half,
    /// The second half left out, where people go by the first.
    SecondHalf,
    /// Words written as one, one as two, an apostrophe left out.
    Glued,
    /// The family name first.
    Order,
    /// A title that is another's.
    Title,
    /// Mr. or Ms. with the given name.
    TitledGiven,
    /// Nobody of that name is known, and the draft greets them.
    Stranger,
}

/// What the caller knows about words of the draft.
pub(crate) struct Ask<'a> {
    /// Whether a token lies where names are looked for.
    pub(crate) reads: &'a dyn Fn(&Token) -> bool,
    /// Whether the user takes a word for right.
    pub(crate) accepts: &'a dyn Fn(&str) -> bool,
    /// The names of the company.
    pub(crate) company: Vec<&'a str>,
}

/// The names of a draft that are written wrong, in order.
pub(crate) fn slips(document: &Document, names: &NameIndex, ask: &Ask<'_>) -> Vec<Slip> {
    if names.people.is_empty() {
        return Vec::new();
    }
    let is_known = |word: &str| {
        let mut right = names.people.iter().flat_map(|person| &person.right);
        if word.is_ascii() {
            return right.any(|right| right.eq_ignore_ascii_case(word));
        }
        let folded = fold(word);
        right.any(|right| *right == folded)
    };
    let company: Vec<String> = ask.company.iter().flat_map(|name| words(name)).map(|word| fold(&word)).collect();
    let judge = Judge { document, people: &names.people, company };
    let mentions = mention::find(document, ask.reads, is_known);
    let accepted = |mention: &Mention| mention.tokens.iter().any(|&at| (ask.accepts)(judge.written(at)));
    mentions.iter().filter(|mention| !accepted(mention)).filter_map(|mention| judge.slip(mention)).collect()
}

struct Judge<'a> {
    document: &'a Document,
    people: &'a [KnownPerson],
    company: Vec<String>,
}

impl<'a> Judge<'a> {
    fn written(&self, token: usize) -> &'a str {
        self.document.written(&self.document.tokens()[token])
    }

    fn slip(&self, mention: &Mention) -> Option<Slip> {
        let mut readings: Vec<Reading> =
            (0..self.people.len()).map(|person| lay(self.document, mention, person, &self.people[person])).collect();
        readings.sort_by_key(|reading| -reading.weight);
        readings.retain(|reading| !self.is_anothers(mention, reading));
        let right: Vec<&Reading> = readings.iter().filter(|reading| reading.is_right()).collect();
        if !right.is_empty() {
            return self.slip_of_right(mention, &right);
        }
        let best = readings.first()?;
        let thing = mention.setting.is(Mark::Thing)
            && !mention.setting.is(Mark::Greeted)
            && !self.is_small_behind_apostrophe(mention, best);
        if mention.setting.is(Mark::OwnOther) || thing || self.is_company(mention, best) {
            return None;
        }
        let misfits = best.fits.iter().filter(|(fit, _)| *fit == Fit::None).count();
        let met = mention.setting.is(Mark::Greeted) || self.speaks_to(mention);
        if !met
            && (is_of_other_sex(mention, &self.people[best.person])
                || self.is_of_kin(mention)
                || self.is_in_another_role(mention, best))
        {
            return None;
        }
        if self.is_town(mention, best) || self.is_patronymic(mention, best) || !met && self.is_of_family(mention, best)
        {
            return None;
        }
        if misfits == best.fits.len() {
            return self.stranger(mention);
        }
        if misfits > 0 && self.is_courtesy(mention, best) {
            return None;
        }
        if misfits > 0 {
            let whole = mention.setting.is(Mark::Greeted) && best.weight > -60 && mention.tokens.len() - misfits >= 1;
            return if whole { self.stranger(mention) } else { None };
        }
        // Asked last, as the famous are read in only then.
        (self.is_meant(mention, best) && !self.is_famous(mention, best)).then(|| self.wrong(mention, best, &readings))
    }

    /// Whether the words that do not fit are a slip of this person's name and not somebody else's.
    fn is_meant(&self, mention: &Mention, reading: &Reading) -> bool {
        let person = &self.people[reading.person];
        let near: Vec<(usize, usize, bool)> = reading
            .fits
            .iter()
            .enumerate()
            .filter_map(|(at, (fit, _))| match fit {
                Fit::Near { edits, sounds } => Some((at, *edits, *sounds)),
                _ => None,
            })
            .collect();
        if near.is_empty() {
            return true;
        }
        let signed = person.is_candidate()
            && matches!(mention.zone, Zone::Signature | Zone::Letterhead | Zone::Headers | Zone::Closing);
        let total: usize = near.iter().map(|(_, edits, _)| edits).sum();
        let sure = reading
            .fits
            .iter()
            .any(|(fit, _)| matches!(fit, Fit::Exact | Fit::Nickname | Fit::Case | Fit::Accents | Fit::Glued));
        // "Jane Austen" has a name of her own, however near the known one is.
        let other = !sure
            && !mention.setting.is(Mark::Greeted)
            && near.iter().all(|&(at, ..)| self.is_real_name(mention.tokens[at]));
        if mention.tokens.len() > 1 && other && mention.title.is_none() {
            return false;
        }
        // A slip is one: whose given and family name both differ and are names is somebody else.
        let called = mention.setting.is(Mark::Greeted) || signed;
        if near.len() > 1 && !called && mention.title.is_none() {
            return false;
        }
        // "Sophia Clarke" beside Sophie Clark: another form of the one name, and for the other a name that many bear.
        let other_form = reading.fits.iter().any(|(fit, _)| *fit == Fit::Nickname);
        if other_form
            && !called
            && mention.title.is_none()
            && near.iter().all(|&(at, ..)| self.is_real_name(mention.tokens[at]))
        {
            return false;
        }
        // Two slips in one name are one too many: "Prof. Weisz" is not Dr. Weiss.
        let written = mention.title.map(|(_, title)| title);
        let academic = |title: Option<Honorific>| matches!(title, Some(Honorific::Doctor | Honorific::Professor));
        if !called && academic(written) && academic(person.title) && written != person.title {
            return false;
        }
        // Mario is not Maria, nor Helena Helen.
        let is_other_form = |&(at, ..): &(usize, usize, bool)| {
            let written = self.written(mention.tokens[at]);
            let woman = person.title == Some(Honorific::Mr) && written.ends_with('a');
            (woman || self.is_real_name(mention.tokens[at]))
                && reading.fits[at].1.is_some_and(|(from, _)| {
                    let known = &person.words[from];
                    are_of_two_sexes(written, &known.text)
                        || known.part == Part::Given && are_of_two_endings(written, &known.text)
                })
        };
        if !called && mention.title.is_none() && near.iter().all(is_other_form) && !mention.setting.is(Mark::Called) {
            return false;
        }
        if mention.tokens.len() > 1 && (sure || total <= 2) {
            // "Yuri Gagarin" is no slip of Gagarinov: he has a name of his own.
            let own_name =
                near.iter().any(|&(at, edits, sounds)| edits > 1 && !sounds && self.is_real_name(mention.tokens[at]));
            return mention.setting.is(Mark::Greeted) || signed || !own_name;
        }
        // A rank stands before many names; Mr. or Dr. before those that one writes to.
        // "Mr. Hill" of whom one tells is not Mr. Hall: each is a name that many bear, and they sound apart.
        let apart = near.iter().all(|&(at, _, sounds)| !sounds && self.is_real_name(mention.tokens[at]))
            && near
                .iter()
                .all(|&(at, ..)| reading.fits[at].1.is_some_and(|(from, _)| is_english_name(&person.words[from].text)));
        let titled = mention.title.is_some_and(|(_, title)| !apart && (title != Honorific::Other || total <= 1));
        if mention.setting.is(Mark::Greeted) || signed || titled {
            return true;
        }
        let (at, edits, sounds) = near[0];
        let token = mention.tokens[at];
        let word = self.written(token);
        let real = self.is_real_name(token);
        if mention.setting.is(Mark::Called) && (edits == 1 || sounds) {
            return true;
        }
        let ordinary = spelling::words().is_word(&word.to_lowercase(), ORDINARY);
        // Somebody who is there is spoken of by the given name; a family name alone may be anybody's, a composer's or a town's.
        let given = reading.fits[at].1.is_some_and(|(from, _)| person.words[from].part == Part::Given);
        let opens = self.document.sentence_tokens(self.document.tokens()[token].sentence).start == token;
        if given && edits == 1 && ordinary && !opens && self.is_asked_for(mention, &person.words, reading) {
            return true;
        }
        mention.tokens.len() == 1
            && (edits == 1 || sounds && given && !opens)
            && word.chars().count() >= 5
            && !(mention.setting.is(Mark::Placed) || ordinary || person.is_candidate())
            && (!real || sounds && given && !opens)
    }

    fn is_real_name(&self, token: usize) -> bool {
        spelling::words().entry(&fold(self.written(token))).is_some_and(spelling::Entry::is_name)
    }

    fn wrong(&self, mention: &Mention, reading: &Reading, readings: &[Reading]) -> Slip {
        let person = &self.people[reading.person];
        let worst = |fit: Fit| match fit {
            Fit::Near { .. } => 4,
            Fit::Glued => 3,
            Fit::Case => 2,
            Fit::Accents => 1,
            _ => 0,
        };
        let at =
            (0..reading.fits.len()).max_by_key(|&at| (worst(reading.fits[at].0), std::cmp::Reverse(at))).unwrap_or(0);
        let (fit, _) = reading.fits[at];
        let kind = match fit {
            Fit::Glued => SlipKind::Glued,
            Fit::Case => SlipKind::Case,
            Fit::Accents => SlipKind::Accents,
            _ => SlipKind::Spelling,
        };
        // Words beside it that are wrong too are mended with it.
        let is_wrong = |at: usize| worst(reading.fits[at].0) > 0;
        let from = (0..at).rev().take_while(|&at| is_wrong(at)).last().unwrap_or(at);
        let to = (at..reading.fits.len()).take_while(|&at| is_wrong(at)).last().unwrap_or(at);
        let expected = self.expected(mention, reading, from, to);
        let rivals = readings.iter().any(|other| other.person != reading.person && other.weight >= reading.weight - 15);
        let far = matches!(fit, Fit::Near { edits: 3.., .. });
        let is_cased = reading.fits[from..=to].iter().filter_map(|(_, place)| *place).all(|(first, behind)| {
            person.words[first..behind].iter().all(|word| word.says_case || word.part == Part::Initial)
        });
        let is_sure = !rivals && !far && is_cased && person.source != Source::Mailbox;
        Slip { tokens: (mention.tokens[from], mention.tokens[to] + 1), kind, expected, person: reading.person, is_sure }
    }

    /// What should stand in place of the words of a mention, with the hyphens and spaces of the name.
    fn expected(&self, mention: &Mention, reading: &Reading, from: usize, to: usize) -> String {
        let known = &self.people[reading.person].words;
        let mut expected = String::new();
        let mut last = None;
        for at in from..=to {
            let place = reading.fits[at].1;
            let Some((first, behind)) = place.filter(|_| place != last) else {
                continue;
            };
            if last.is_some() {
                let tokens = self.document.tokens();
                let gap = (tokens[mention.tokens[at - 1]].end as usize, tokens[mention.tokens[at]].start as usize);
                expected += &self.document.plain()[gap.0..gap.1];
            }
            for (index, word) in known[first..behind].iter().enumerate() {
                expected += &word.spelled();
                if first + index + 1 < behind {
                    expected += if word.joined { "-" } else { " " };
                }
            }
            last = place;
        }
        expected
    }
}
