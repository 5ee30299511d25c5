//! A name that is right in every word may still lack its half, stand the wrong way round or have another's title.

use super::{Judge, Slip, SlipKind};
use crate::document::Zone;
use crate::names::fit::{Fit, Reading};
use crate::names::fold::fold;
use crate::names::is_title;
use crate::names::mention::Mention;
use crate::names::person::{KnownPerson, NameWord, Part, Source};
use crate::names::setting::Mark;
use crate::names::title::{Honorific, title};
use crate::spelling;

impl Judge<'_> {
    /// A name that fits somebody in every word may still lack its half, stand the wrong way round or have another's title.
    pub(super) fn slip_of_right(&self, mention: &Mention, right: &[&Reading]) -> Option<Slip> {
        let fitting = right.iter().find(|reading| {
            let person = &self.people[reading.person];
            self.half(mention, reading).is_none()
                && !self.is_turned(mention, reading)
                && (!contradicts(mention, person) || is_called_miss(mention, reading, person))
        });
        if let Some(reading) = fitting {
            return self.titled_given(mention, reading);
        }
        let reading = right[0];
        let person = &self.people[reading.person];
        if let Some((at, expected)) = self.half(mention, reading) {
            let token = mention.tokens[at];
            let goes_by = |(from, _): (usize, usize)| {
                let is_first = person.words[from].joined && (from == 0 || !person.words[from - 1].joined);
                is_first && person.words[from].is_of_two()
            };
            let kind = if reading.fits[at].1.is_some_and(goes_by) { SlipKind::SecondHalf } else { SlipKind::Half };
            return Some(Slip { tokens: (token, token + 1), kind, expected, person: reading.person, is_sure: false });
        }
        let (first, last) = (mention.tokens[0], mention.tokens[mention.tokens.len() - 1]);
        if self.is_turned(mention, reading) {
            let mut order: Vec<(usize, &str)> = reading
                .fits
                .iter()
                .zip(&mention.tokens)
                .map(|((_, place), &token)| (place.map_or(usize::MAX, |(from, _)| from), self.written(token)))
                .collect();
            order.sort_by_key(|(place, _)| *place);
            let mut expected = String::new();
            for (at, (place, word)) in order.iter().enumerate() {
                expected += word;
                if at + 1 < order.len() {
                    expected += if person.words.get(*place).is_some_and(|word| word.joined) { "-" } else { " " };
                }
            }
            return Some(Slip {
                tokens: (first, last + 1),
                kind: SlipKind::Order,
                expected,
                person: reading.person,
                is_sure: false,
            });
        }
        let (at, _) = mention.title?;
        // "Mr. and Mrs. Hall": only one of them is known.
        let tokens = self.document.tokens();
        let joint = |at: usize| {
            self.document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize].trim_matches(['.', ' '])
        };
        if at > 1 && self.written(at - 1) == "and" && is_title(self.written(at - 2))
            || at > 0 && joint(at) == "&" && is_title(self.written(at - 1))
        {
            return None;
        }
        // "Say hi to Mrs. Hall" in a letter to Mr. Hall, who is greeted so.
        let is_wife = matches!((mention.title, person.title), (Some((_, Honorific::Mrs)), Some(Honorific::Mr)));
        let greets_him = |greeting| self.document.tokens_in(greeting).any(|at| title(self.written(at)) == person.title);
        if mention.zone == Zone::Body && is_wife && self.document.greeting().is_some_and(greets_him) {
            return None;
        }
        let known = known_title(person)?;
        let name = &self.document.plain()[tokens[first].span().cover(tokens[last].span()).range()];
        let expected = format!("{known} {name}");
        Some(Slip {
            tokens: (at, last + 1),
            kind: SlipKind::Title,
            expected,
            person: reading.person,
            is_sure: right.len() == 1,
        })
    }

    /// "Dear Mr. Brendan": in English the title goes with the family name. Many languages have it otherwise, so only English given names count.
    pub(super) fn titled_given(&self, mention: &Mention, reading: &Reading) -> Option<Slip> {
        use Honorific::{Miss, Mr, Mrs, Ms, Mx};
        let person = &self.people[reading.person];
        let (at, title) = mention.title.filter(|(_, title)| matches!(title, Mr | Ms | Mrs | Miss | Mx))?;
        let [(Fit::Exact, Some((place, _)))] = reading.fits[..] else {
            return None;
        };
        let family = person.words.iter().rposition(|word| word.part == Part::Family)?;
        let token = mention.tokens[0];
        let english = person.words[place].part == Part::Given
            && mention.setting.is(Mark::Greeted)
            && mention.setting.is(Mark::English)
            && person.source != Source::Mailbox
            && !person.is_of_open_order()
            && [place, family].iter().all(|&word| is_english_name(&person.words[word].text));
        // Particles and the other half of a double name go with the family name.
        let first = (0..family).rev().find(|&word| person.words[word].part == Part::Given).map_or(0, |word| word + 1);
        let family = person.words[first..]
            .iter()
            .fold(String::new(), |name, word| name + &word.spelled() + if word.joined { "-" } else { " " });
        let written = known_title(person).unwrap_or(match title {
            Mr => "Mr.",
            Mrs => "Mrs.",
            Miss => "Miss",
            Mx => "Mx.",
            _ => "Ms.",
        });
        english.then(|| Slip {
            tokens: (at, token + 1),
            kind: SlipKind::TitledGiven,
            expected: format!("{written} {}", family.trim_end()),
            person: reading.person,
            is_sure: false,
        })
    }

    /// The word of a double name that stands without its other half, and the whole of it.
    pub(super) fn half(&self, mention: &Mention, reading: &Reading) -> Option<(usize, String)> {
        let known = &self.people[reading.person].words;
        let matched: Vec<usize> = reading
            .fits
            .iter()
            .filter_map(|(fit, place)| place.filter(|_| fit.is_right()).map(|(from, _)| from))
            .collect();
        for (at, (fit, place)) in reading.fits.iter().enumerate() {
            let (Fit::Exact, Some((index, _))) = (*fit, *place) else {
                continue;
            };
            let mut from = index;
            while from > 0 && known[from - 1].joined {
                from -= 1;
            }
            let mut to = index;
            while known[to].joined && to + 1 < known.len() {
                to += 1;
            }
            // An article is dropped freely: `Al-Otaibi` is Otaibi.
            let missing = (from..=to).any(|part| !matched.contains(&part) && !is_article(&known[part].text));
            let full = !mention.setting.is(Mark::Quoted)
                && (mention.title.is_some() || mention.setting.is(Mark::Greeted) || mention.tokens.len() > 1);
            let family = known[index].part == Part::Family && full;
            let given = known[index].part == Part::Given
                && from != to
                && mention.setting.is(Mark::Greeted)
                && mention.tokens.len() == 1;
            if from < to && missing && (family || given) {
                let whole: Vec<String> = known[from..=to].iter().map(NameWord::spelled).collect();
                return Some((at, whole.join("-")));
            }
        }
        None
    }

    /// Whether the family name stands first where it stands last.
    pub(super) fn is_turned(&self, mention: &Mention, reading: &Reading) -> bool {
        let person = &self.people[reading.person];
        let parts: Vec<Part> = reading
            .fits
            .iter()
            .filter(|(fit, _)| matches!(fit, Fit::Exact | Fit::Case | Fit::Accents))
            .filter_map(|(_, place)| place.map(|(from, _)| person.words[from].part))
            .collect();
        // In capitals a family name may stand first, and tells that it is the family name.
        let upper =
            |&at: &usize| self.written(at).chars().count() > 1 && self.written(at).chars().all(|c| !c.is_lowercase());
        let capitals = mention.tokens.iter().any(upper);
        let places: Vec<usize> = reading.fits.iter().filter_map(|(_, place)| place.map(|(from, _)| from)).collect();
        // `Achebe-Pemberton` for Pemberton-Achebe.
        let crossed = places.windows(2).any(|pair| pair[0] == pair[1] + 1 && person.words[pair[1]].joined);
        crossed && !person.is_of_open_order()
            || parts.len() >= 2
                && parts[0] == Part::Family
                && parts[parts.len() - 1] == Part::Given
                && !capitals
                && person.source != Source::Mailbox
                && !person.is_of_open_order()
    }
}

pub(super) fn is_article(word: &str) -> bool {
    matches!(fold(word).as_str(), "al" | "el" | "ul" | "as" | "ar")
}

/// Whether a list of English words holds the name: of other cultures' names it holds few.
pub(super) fn is_english_name(name: &str) -> bool {
    spelling::words().entry(&fold(name)).is_some_and(spelling::Entry::is_name)
}

/// Whether a title says of somebody what another title denies.
pub(super) fn contradicts(mention: &Mention, person: &KnownPerson) -> bool {
    use Honorific::{Doctor, Miss, Mr, Mrs, Ms, Mx, Professor};
    let (Some((_, written)), Some(known)) = (mention.title, person.title) else {
        return false;
    };
    match known {
        Mr => matches!(written, Ms | Mrs | Miss | Mx | Doctor | Professor),
        Ms | Mrs | Miss | Mx => written != known && written != Honorific::Other,
        Doctor | Professor => matches!(written, Mr | Ms | Mrs | Miss | Mx),
        Honorific::Other => false,
    }
}

/// "Miss Pearl", for Ms. Pearl Hutchinson: with the given name it is the courtesy of a place, not a title.
fn is_called_miss(mention: &Mention, reading: &Reading, person: &KnownPerson) -> bool {
    use Honorific::{Miss, Mrs, Ms};
    let is_given =
        |place: Option<(usize, usize)>| place.is_some_and(|(from, _)| person.words[from].part == Part::Given);
    matches!((mention.title.map(|(_, title)| title), person.title), (Some(Miss), Some(Ms | Mrs)))
        && reading.fits.iter().all(|&(_, place)| is_given(place))
}

pub(super) fn known_title(person: &KnownPerson) -> Option<&'static str> {
    Some(match person.title? {
        Honorific::Mr => "Mr.",
        Honorific::Ms => "Ms.",
        Honorific::Mrs => "Mrs.",
        Honorific::Miss => "Miss",
        Honorific::Mx => "Mx.",
        Honorific::Doctor => "Dr.",
        Honorific::Professor => "Prof.",
        Honorific::Other => return None,
    })
}
