//! Laying a mention on a known name: how each of its words fits which word of the name.

use super::fold::{Likeness, compare, fold, letters, sound_alike};
use super::mention::Mention;
use super::person::{KnownPerson, Part, Source, is_particle};
use super::setting::Mark;
use crate::document::Document;
use crate::spelling;

/// How a written word is a word of a person's name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fit {
    Exact,
    Nickname,
    Initial,
    Case,
    Accents,
    Glued,
    /// How many letters differ; `sounds` the same.
    Near {
        edits: usize,
        sounds: bool,
    },
    None,
}

impl Fit {
    pub(super) fn is_right(self) -> bool {
        matches!(self, Self::Exact | Self::Nickname | Self::Initial)
    }

    /// The likelier, the more.
    fn weight(self) -> i32 {
        match self {
            Self::Exact => 100,
            Self::Case | Self::Accents | Self::Glued => 95,
            Self::Nickname => 80,
            Self::Near { edits, sounds } => 70 - 10 * edits as i32 + if sounds { 5 } else { 0 },
            Self::Initial => 30,
            Self::None => -60,
        }
    }
}

/// A mention laid on a person's name: for each word how it fits, and on which words of the name.
pub(super) struct Reading {
    pub(super) person: usize,
    pub(super) fits: Vec<(Fit, Option<(usize, usize)>)>,
    pub(super) weight: i32,
}

impl Reading {
    /// Whether every word is right for the person, and one of them says which.
    pub(super) fn is_right(&self) -> bool {
        let named = self.fits.iter().any(|(fit, _)| matches!(fit, Fit::Exact | Fit::Nickname)) || self.fits.len() >= 2;
        named && self.fits.iter().all(|(fit, _)| fit.is_right())
    }
}

/// Lays a mention on the name of a person, who stands at that place among the known.
pub(super) fn lay(document: &Document, mention: &Mention, person: usize, known: &KnownPerson) -> Reading {
    Laying { document }.read(mention, person, known)
}

struct Laying<'a> {
    document: &'a Document,
}

impl<'a> Laying<'a> {
    fn written(&self, token: usize) -> &'a str {
        self.document.written(&self.document.tokens()[token])
    }

    fn read(&self, mention: &Mention, person: usize, known: &KnownPerson) -> Reading {
        let mut fits: Vec<(Fit, Option<(usize, usize)>)> = Vec::new();
        let mut taken = vec![false; known.words.len()];
        let mut at = 0;
        while at < mention.tokens.len() {
            let is_also = known.also.contains(&fold(self.written(mention.tokens[at])));
            if let Some((tokens, from, to)) = self.glued(mention, at, known).filter(|_| !is_also) {
                taken[from..to].fill(true);
                for _ in 0..tokens {
                    fits.push((Fit::Glued, Some((from, to))));
                }
                at += tokens;
                continue;
            }
            if is_also || self.is_monogram(mention.tokens[at], known) {
                fits.push((Fit::Exact, None));
                at += 1;
                continue;
            }
            let best = known
                .words
                .iter()
                .enumerate()
                .filter(|(index, _)| !taken[*index])
                .map(|(index, _)| (self.fit(mention, at, known, index), index))
                .max_by_key(|(fit, index)| (fit.weight(), std::cmp::Reverse(*index)))
                .filter(|(fit, _)| *fit != Fit::None);
            if let Some((fit, index)) = best {
                taken[index] = true;
                fits.push((fit, Some((index, index + 1))));
            } else {
                let short = letters(self.written(mention.tokens[at]));
                let greeted = mention.setting.is(Mark::Greeted);
                let nickname = known.has_nickname(&short)
                    || greeted
                        && (known.is_shortened(&short, 2)
                            || known.is_pet_name(&short)
                            || is_clipped(&short, &fits, known));
                fits.push((if nickname { Fit::Nickname } else { Fit::None }, None));
            }
            at += 1;
        }
        // People know each other's given names best.
        let given = |&(fit, place): &(Fit, Option<(usize, usize)>)| {
            fit == Fit::Exact && place.is_some_and(|(from, _)| known.words[from].part == Part::Given)
        };
        let weight = fits.iter().map(|(fit, _)| fit.weight()).sum::<i32>() + i32::from(fits.iter().any(given));
        Reading { person, fits, weight }
    }

    /// Two or three first letters in capitals: `JP` for Jean-Pierre.
    fn is_monogram(&self, token: usize, known: &KnownPerson) -> bool {
        let word = self.written(token);
        if !(2..=3).contains(&word.len()) || !word.chars().all(char::is_uppercase) {
            return false;
        }
        let initials: String = known.words.iter().filter_map(|word| fold(&word.text).chars().next()).collect();
        initials.contains(&fold(word))
    }

    fn fit(&self, mention: &Mention, at: usize, known: &KnownPerson, index: usize) -> Fit {
        let word = self.written(mention.tokens[at]);
        let name = &known.words[index];
        if name.part == Part::Particle && fold(word) == fold(&name.text) {
            return Fit::Exact;
        }
        if is_particle(word) && is_particle(&name.text) {
            return if fold(word) == fold(&name.text) { Fit::Exact } else { Fit::None };
        }
        let many = mention.setting.is(Mark::Many) && word.ends_with('s');
        let singular = word.strip_suffix("es").or_else(|| word.strip_suffix('s')).unwrap_or(word);
        if many
            && [singular, word.strip_suffix('s').unwrap_or(word)]
                .iter()
                .any(|one| compare(one, &name.text) == Likeness::Same)
        {
            return Fit::Exact;
        }
        if name.part == Part::Initial || word.chars().filter(|c| c.is_alphabetic()).count() == 1 {
            let first = |word: &str| fold(word).chars().find(|c| c.is_alphabetic());
            // A word by itself is no initial written out: `Manager` beside Rosalinda M. Abueva, `LA` beside Tamika L. Broussard.
            let stands_alone = mention.tokens.len() == 1 && word.chars().filter(|c| c.is_alphabetic()).count() > 1;
            return if !stands_alone && first(word) == first(&name.text) && word.len().min(name.text.len()) <= 2 {
                Fit::Initial
            } else {
                Fit::None
            };
        }
        let particle = is_particle(&name.text) || is_particle(word);
        // `Ma. Luisa` for Maria Luisa.
        let stopped = self.document.plain()[self.document.tokens()[mention.tokens[at]].end as usize..].starts_with('.');
        if stopped
            && at + 1 < mention.tokens.len()
            && word.chars().count() <= 3
            && fold(&name.text).starts_with(&fold(word))
        {
            return Fit::Initial;
        }
        match compare(word, &name.text) {
            Likeness::Same => Fit::Exact,
            // Only letters are known of a mailbox.
            Likeness::OtherCase | Likeness::OtherAccents | Likeness::OtherMarks if known.source == Source::Mailbox => {
                Fit::Exact
            }
            Likeness::OtherCase if !name.says_case => Fit::Exact,
            Likeness::OtherCase => Fit::Case,
            // Many leave the accents out of their own name when they write English.
            Likeness::OtherAccents if known.is_candidate() && word.is_ascii() => Fit::Exact,
            Likeness::OtherAccents => Fit::Accents,
            Likeness::OtherMarks => Fit::Glued,
            _ if particle => Fit::None,
            Likeness::Near(edits) => {
                let (a, b) = (letters(word), name.letters.clone());
                let variant =
                    sound_alike(word, &name.text) && a.len().abs_diff(b.len()) <= 1 && (edits == 1 || a.len() >= 6);
                // A greeting in another language has its own short forms.
                let foreign = mention.setting.is(Mark::Greeted)
                    && !mention.setting.is(Mark::English)
                    && known.is_shortened(&a, 1);
                // Polish and Czech, Greek and Romanian call people by another ending: `Panie Wojciechu`.
                let vocative =
                    mention.setting.is(Mark::Greeted) && !mention.setting.is(Mark::English) && is_vocative(&a, &b);
                if foreign || vocative || !variant && spelling::words().is_nickname(&b, &a) {
                    return Fit::Nickname;
                }
                Fit::Near { edits, sounds: sound_alike(word, &name.text) }
            }
            Likeness::Different => {
                let (a, b) = (letters(word), &name.letters);
                // Shaun is no short form of Sean: it is the same name, spelled as another bears it.
                let is_spelling = a.len().min(b.len()) >= 4
                    && a.len().abs_diff(b.len()) <= 1
                    && a.chars().next() == b.chars().next()
                    && sound_alike(word, &name.text);
                if !is_spelling && spelling::words().is_nickname(b, &a) {
                    Fit::Nickname
                } else if a.len() >= 4 && b.len() >= 4 && sound_alike(word, &name.text) {
                    Fit::Near { edits: 3, sounds: true }
                } else {
                    Fit::None
                }
            }
        }
    }

    /// Words written as one, or one word as several: how many tokens, and the words of the name.
    fn glued(&self, mention: &Mention, at: usize, known: &KnownPerson) -> Option<(usize, usize, usize)> {
        let word = letters(self.written(mention.tokens[at]));
        let parts = &known.words;
        for from in 0..parts.len() {
            let mut rest = word.strip_prefix(parts[from].letters.as_str());
            for to in from + 2..=parts.len() {
                rest = rest.and_then(|rest| rest.strip_prefix(parts[to - 1].letters.as_str()));
                if rest == Some("") && word.len() >= 5 {
                    return Some((1, from, to));
                }
            }
        }
        let mut whole = word;
        for tokens in 2..=3 {
            let next = *mention.tokens.get(at + tokens - 1)?;
            whole += &letters(self.written(next));
            if let Some(index) = parts.iter().position(|part| part.letters == whole && whole.len() >= 5) {
                let is_part = |word: &str| parts.iter().any(|part| part.letters == word);
                let alone = (at..at + tokens).all(|at| !is_part(&letters(self.written(mention.tokens[at]))));
                return alone.then_some((tokens, index, index + 1));
            }
        }
        None
    }
}

/// `Jean-Mi` for Jean-Michel: the beginning of what a hyphen joins to the word before.
fn is_clipped(short: &str, fits: &[(Fit, Option<(usize, usize)>)], known: &KnownPerson) -> bool {
    let Some(&(Fit::Exact, Some((_, next)))) = fits.last() else {
        return false;
    };
    known.words[next - 1].joined
        && short.len() >= 2
        && known.words.get(next).is_some_and(|word| fold(&word.text).starts_with(short))
}

/// Whether two words differ only in their last letters, and the first one ends with a vowel as a call does.
fn is_vocative(called: &str, name: &str) -> bool {
    let shared = called.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    let (called_len, name_len) = (called.chars().count(), name.chars().count());
    shared >= 3 && shared + 2 >= called_len.max(name_len) && called.ends_with(['a', 'e', 'i', 'o', 'u', 'y'])
}
