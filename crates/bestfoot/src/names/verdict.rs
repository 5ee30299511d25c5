//! What a mention is to the people who are known: right, somebody else, or one of them written wrong.

mod form;
mod meant;
mod others;
mod stranger;
mod words;

use meant::Nearly;
use others::is_of_other_sex;

use super::NameIndex;
use super::fit::{Fit, Reading, lay};
use super::fold::fold;
use super::mention::{self, Mention};
use super::person::{KnownPerson, Part, Source, words};
use super::setting::Mark;
use crate::document::{Document, Token};
use crate::spelling;

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
        if self.is_no_person_met(mention, best) || !self.is_met(mention) && self.is_somebody_told_of(mention, best) {
            return None;
        }
        let misfits = best.fits.iter().filter(|(fit, _)| *fit == Fit::None).count();
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
        (Nearly::new(self, mention, best).is_meant() && !self.is_famous(mention, best))
            .then(|| self.wrong(mention, best, &readings))
    }

    /// Whether the words are no name of anybody who may be written to: of the writer's own people, of a thing, the company or a town, or a father's.
    fn is_no_person_met(&self, mention: &Mention, best: &Reading) -> bool {
        let is_thing = || {
            mention.setting.is(Mark::Thing)
                && !mention.setting.is(Mark::Greeted)
                && !self.is_small_behind_apostrophe(mention, best)
        };
        mention.setting.is(Mark::OwnOther)
            || is_thing()
            || self.is_company(mention, best)
            || self.is_town(mention, best)
            || self.is_patronymic(mention, best)
    }

    /// Whether the words around it are said to the bearer of the name.
    fn is_met(&self, mention: &Mention) -> bool {
        mention.setting.is(Mark::Greeted) || self.speaks_to(mention)
    }

    /// Whether somebody else than the known person is told of: of the other sex, of somebody's family or the same one, in another role.
    fn is_somebody_told_of(&self, mention: &Mention, best: &Reading) -> bool {
        is_of_other_sex(mention, &self.people[best.person])
            || self.is_of_kin(mention)
            || self.is_in_another_role(mention, best)
            || self.is_of_family(mention, best)
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
