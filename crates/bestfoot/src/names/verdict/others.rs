//! Who is somebody else than the person whose name a mention is near: family, namesakes, saints, the company.

use super::Judge;
use super::words::WORDS;
use crate::document::Zone;
use crate::names::famous;
use crate::names::fit::{Fit, Reading};
use crate::names::fold::fold;
use crate::names::mention::Mention;
use crate::names::person::{KnownPerson, NameWord, Part};
use crate::names::setting::{Mark, is_helper};
use crate::names::title::{self, is_courtesy, title};

impl Judge<'_> {
    /// A short form that is the very name of somebody else who is known.
    pub(super) fn is_anothers(&self, mention: &Mention, reading: &Reading) -> bool {
        let mut short = reading.fits.iter().zip(&mention.tokens).filter(|((fit, _), _)| *fit == Fit::Nickname);
        short.any(|(_, &token)| {
            let folded = fold(self.written(token));
            self.people
                .iter()
                .enumerate()
                .any(|(index, person)| index != reading.person && person.right.contains(&folded))
        })
    }

    /// `Dear Kuya Ramon`: before the name that people call each other by, a word that is nobody's name is a courtesy of some language.
    pub(super) fn is_courtesy(&self, mention: &Mention, reading: &Reading) -> bool {
        let person = &self.people[reading.person];
        let [(Fit::None, None), (Fit::Exact, Some((place, _))), rest @ ..] = &reading.fits[..] else {
            return false;
        };
        let first = mention.tokens[0];
        let called = person.words[*place].part == Part::Given || person.is_of_open_order();
        let own = self.is_real_name(first) && self.written(first).chars().count() > 2;
        called && mention.title.is_none() && !own && rest.iter().all(|(fit, _)| fit.is_right())
    }

    /// "Mama Njeri", "St. Catherine's": who is spoken of so is not the reader.
    pub(super) fn is_of_kin(&self, mention: &Mention) -> bool {
        let first = mention.title.map_or(mention.tokens[0], |(at, _)| at);
        let saint = mention.title.is_some_and(|(at, _)| matches!(fold(self.written(at)).as_str(), "st" | "saint"));
        let kin = |at: usize| is_courtesy(self.written(at)) && title(self.written(at)).is_none();
        let tokens = self.document.tokens();
        let before = first.checked_sub(1).filter(|&at| tokens[at].sentence == tokens[first].sentence);
        saint
            || kin(mention.tokens[0])
            || before.is_some_and(|at| kin(at) && self.written(at).starts_with(char::is_uppercase))
    }

    /// `Irina Viktorovna`: behind the given name, Russians and their neighbours put the father's, and leave the family's out.
    pub(super) fn is_patronymic(&self, mention: &Mention, reading: &Reading) -> bool {
        const ENDINGS: [&str; 9] = ["ovich", "evich", "ovna", "evna", "ichna", "inichna", "ovych", "yovych", "ivna"];
        let [(Fit::Exact, _), (Fit::None, None), rest @ ..] = &reading.fits[..] else {
            return false;
        };
        let father = fold(self.written(mention.tokens[1]));
        ENDINGS.iter().any(|ending| father.ends_with(ending)) && rest.iter().all(|(fit, _)| fit.is_right())
    }

    /// `Marinov` beside Marinova, `Kazlauskienė` beside Kazlauskaitė: the family's name in the form of another of its members.
    pub(super) fn is_of_family(&self, mention: &Mention, reading: &Reading) -> bool {
        const FORMS: [&[&str]; 5] = [
            &["ov", "ova"],
            &["ev", "eva"],
            &["in", "ina"],
            &["sky", "ski", "skyi", "skaya", "ska"],
            &["iene", "aite", "yte", "ute", "as", "is", "us"],
        ];
        let person = &self.people[reading.person];
        mention.tokens.len() == 1
            && reading.fits.iter().zip(&mention.tokens).any(|(&(fit, place), &token)| {
                let Some((from, _)) = place.filter(|_| matches!(fit, Fit::Near { .. })) else {
                    return false;
                };
                let (here, known) = (fold(self.written(token)), fold(&person.words[from].text));
                let stem = |word: &str, forms: &[&str]| {
                    forms.iter().filter_map(|form| word.strip_suffix(form)).map(str::to_owned).min_by_key(String::len)
                };
                person.words[from].part == Part::Family
                    && FORMS
                        .iter()
                        .any(|forms| stem(&here, forms).is_some_and(|stem_here| Some(stem_here) == stem(&known, forms)))
            })
    }

    /// "a play about Marie Curie": the whole name of somebody whom everybody knows, or the family name alone.
    pub(super) fn is_famous(&self, mention: &Mention, reading: &Reading) -> bool {
        let own = mention.setting.is(Mark::Greeted)
            || mention.setting.is(Mark::Called)
            || matches!(mention.zone, Zone::Signature | Zone::Letterhead | Zone::Headers | Zone::Closing);
        let words: Vec<String> = mention.tokens.iter().map(|&at| fold(self.written(at))).collect();
        let person = &self.people[reading.person];
        let is_family =
            reading.fits.iter().all(|&(_, place)| place.is_some_and(|(at, _)| person.words[at].part == Part::Family));
        !own && (famous::holds(&words) || is_family && mention.title.is_none() && famous::is_family(&words))
    }

    /// "the supplier in Guimaraes": without its accents a family name behind `in` is a town's.
    pub(super) fn is_town(&self, mention: &Mention, reading: &Reading) -> bool {
        let &[(Fit::Accents | Fit::Case, Some((place, _)))] = &reading.fits[..] else {
            return false;
        };
        let first = mention.tokens[0];
        let before = first.checked_sub(1).map_or("", |at| self.written(at));
        mention.title.is_none()
            && self.written(first).starts_with(char::is_uppercase)
            && self.people[reading.person].words[place].part == Part::Family
            && matches!(before, "in" | "In" | "near" | "outside" | "towards")
    }

    /// `O'flaherty`: whoever bears the name, the letter behind its apostrophe is a capital.
    pub(super) fn is_small_behind_apostrophe(&self, mention: &Mention, reading: &Reading) -> bool {
        let mut wrong = reading.fits.iter().zip(&mention.tokens).filter(|((fit, _), _)| !fit.is_right()).peekable();
        wrong.peek().is_some()
            && wrong.all(|(&(fit, _), &at)| {
                fit == Fit::Case
                    && fold(self.written(at)).strip_prefix("o'").is_some()
                    && self.written(at).starts_with('O')
                    && self.written(at).chars().nth(2).is_some_and(char::is_lowercase)
            })
    }

    /// "I shall ask for Brain at the desk": a word with a capital where a person must stand, whose letters are those of a given name, two of them
    /// swapped.
    pub(super) fn is_asked_for(&self, mention: &Mention, known: &[NameWord], reading: &Reading) -> bool {
        let first = mention.tokens[0];
        let (Some((place, _)), 1) = (reading.fits[0].1, mention.tokens.len()) else {
            return false;
        };
        let sorted = |word: &str| {
            let mut letters: Vec<char> = fold(word).chars().collect();
            letters.sort_unstable();
            letters
        };
        let word = |back: usize| first.checked_sub(back).map_or("", |at| self.written(at));
        let called = match word(1) {
            "meet" | "thank" | "tell" | "asked" | "ask" | "met" | "told" => true,
            "for" => matches!(word(2), "ask" | "asked" | "asking"),
            "with" | "to" => WORDS.spoken.has(word(2)),
            "from" => matches!(word(2), "heard" | "hear" | "mail" | "email" | "call" | "message" | "note"),
            _ => false,
        };
        called && sorted(self.written(first)) == sorted(&known[place].text)
    }

    /// "Jonathon, the charge nurse on the third floor": the words behind the comma say who it is, and the known person is something else.
    pub(super) fn is_in_another_role(&self, mention: &Mention, reading: &Reading) -> bool {
        const LONGEST: usize = 7;
        let Some(post) = &self.people[reading.person].post else {
            return false;
        };
        let tokens = self.document.tokens();
        let gap = |at: usize| &self.document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize];
        // "your apprentice Tomas"
        let first = mention.tokens[0];
        if first > 0 && gap(first) == " " && mention.title.is_none() {
            let before = fold(self.written(first - 1));
            if is_helper(&before) && before != *post {
                return true;
            }
        }
        let opens = mention.tokens[mention.tokens.len() - 1] + 1;
        let told = tokens.get(opens).is_some_and(|_| gap(opens) == ", ")
            && matches!(fold(self.written(opens)).as_str(), "the" | "your" | "their" | "one");
        let mut words = (opens + 1..tokens.len().min(opens + 1 + LONGEST)).take_while(|&at| gap(at) == " ");
        told && !words.any(|at| *post == fold(self.written(at)))
    }

    /// Whether the words that are no part of the name are part of the company's.
    pub(super) fn is_company(&self, mention: &Mention, reading: &Reading) -> bool {
        let mut strange = reading.fits.iter().zip(&mention.tokens).filter(|((fit, _), _)| !fit.is_right());
        strange.any(|(_, &at)| self.company.contains(&fold(self.written(at))))
    }
}

/// Whether a title tells a man from a woman who is known, or the other way round: "Mr. Volkov" beside Ms. Volkova is her husband.
pub(super) fn is_of_other_sex(mention: &Mention, person: &KnownPerson) -> bool {
    let (Some((_, written)), Some(known)) = (mention.title, person.title) else {
        return false;
    };
    title::is_of_other_sex(written, known)
}

/// `Denise` beside Dennis, `Danielle` beside Daniel: of two given names that differ in a silent ending, the longer is a woman's.
pub(super) fn are_of_two_endings(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 4;
    let single = |word: &str| {
        let mut letters: Vec<char> = fold(word).chars().collect();
        letters.dedup();
        letters.into_iter().collect::<String>()
    };
    let (a, b) = (single(a), single(b));
    let longer = |long: &str, short: &str| {
        short.len() >= SHORTEST && short.ends_with(['s', 'n', 'l']) && long.strip_suffix('e') == Some(short)
    };
    longer(&a, &b) || longer(&b, &a)
}

/// Whether two given names differ only in the ending that tells a man's from a woman's.
pub(super) fn are_of_two_sexes(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    // Oleksandra is not Oleksandr.
    if a.strip_suffix('a').is_some_and(|stem| stem == b) || b.strip_suffix('a').is_some_and(|stem| stem == a) {
        return true;
    }
    let stem = |word: &str| word.trim_end_matches(['a', 'o', 'e']).to_owned();
    let ends = |word: &str| word.chars().next_back().filter(|c| matches!(c, 'a' | 'o'));
    stem(&a) == stem(&b) && stem(&a).len() >= 3 && ends(&a) != ends(&b)
}
