//! What a mention is to the people who are known: right, somebody else, or one of them written wrong.

use super::NameIndex;
use super::fold::{Likeness, compare, fold, letters, sound_alike};
use super::mention::{self, Mention};
use super::person::{Honorific, KnownPerson, Part, Source, is_particle, is_recruiter, words};
use super::setting::Mark;
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
    /// Words written as one, one as two, an apostrophe left out.
    Glued,
    /// The family name first.
    Order,
    /// A title that is another's.
    Title,
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

/// How a written word is a word of a person's name.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fit {
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
    fn is_right(self) -> bool {
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
struct Reading {
    person: usize,
    fits: Vec<(Fit, Option<(usize, usize)>)>,
    weight: i32,
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
        let mut readings: Vec<Reading> = (0..self.people.len()).map(|person| self.read(mention, person)).collect();
        readings.sort_by_key(|reading| -reading.weight);
        readings.retain(|reading| !self.is_anothers(mention, reading));
        let right: Vec<&Reading> = readings.iter().filter(|reading| is_right(reading)).collect();
        if !right.is_empty() {
            return self.slip_of_right(mention, &right);
        }
        let best = readings.first()?;
        let thing = mention.setting.is(Mark::Thing) && !mention.setting.is(Mark::Greeted);
        if mention.setting.is(Mark::OwnOther) || thing || self.is_company(mention, best) {
            return None;
        }
        let misfits = best.fits.iter().filter(|(fit, _)| *fit == Fit::None).count();
        if misfits == best.fits.len() {
            return self.stranger(mention);
        }
        if misfits > 0 {
            let whole = mention.setting.is(Mark::Greeted) && best.weight > -60 && mention.tokens.len() - misfits >= 1;
            return if whole { self.stranger(mention) } else { None };
        }
        self.is_meant(mention, best).then(|| self.wrong(mention, best, &readings))
    }

    /// A short form that is the very name of somebody else who is known.
    fn is_anothers(&self, mention: &Mention, reading: &Reading) -> bool {
        let mut short = reading.fits.iter().zip(&mention.tokens).filter(|((fit, _), _)| *fit == Fit::Nickname);
        short.any(|(_, &token)| {
            let folded = fold(self.written(token));
            self.people
                .iter()
                .enumerate()
                .any(|(index, person)| index != reading.person && person.right.contains(&folded))
        })
    }

    /// Whether the words that are no part of the name are part of the company's.
    fn is_company(&self, mention: &Mention, reading: &Reading) -> bool {
        let mut strange = reading.fits.iter().zip(&mention.tokens).filter(|((fit, _), _)| !fit.is_right());
        strange.any(|(_, &at)| self.company.contains(&fold(self.written(at))))
    }

    fn read(&self, mention: &Mention, person: usize) -> Reading {
        let known = &self.people[person];
        let mut fits: Vec<(Fit, Option<(usize, usize)>)> = Vec::new();
        let mut taken = vec![false; known.words.len()];
        let mut at = 0;
        while at < mention.tokens.len() {
            if let Some((tokens, from, to)) = self.glued(mention, at, known) {
                taken[from..to].fill(true);
                for _ in 0..tokens {
                    fits.push((Fit::Glued, Some((from, to))));
                }
                at += tokens;
                continue;
            }
            if known.also.contains(&fold(self.written(mention.tokens[at])))
                || self.is_monogram(mention.tokens[at], known)
            {
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
                let nickname =
                    known.has_nickname(&short) || mention.setting.is(Mark::Greeted) && known.is_shortened(&short, 2);
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
        let initials: String = known.words.iter().filter_map(|word| fold(&word.text).chars().next()).collect();
        (2..=3).contains(&word.len()) && word.chars().all(char::is_uppercase) && initials.contains(&fold(word))
    }

    fn fit(&self, mention: &Mention, at: usize, known: &KnownPerson, index: usize) -> Fit {
        let word = self.written(mention.tokens[at]);
        let name = &known.words[index];
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
            return if first(word) == first(&name.text) && word.len().min(name.text.len()) <= 2 {
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
            Likeness::OtherCase => Fit::Case,
            Likeness::OtherAccents => Fit::Accents,
            Likeness::OtherMarks => Fit::Glued,
            _ if particle => Fit::None,
            Likeness::Near(edits) => {
                let (a, b) = (letters(word), letters(&name.text));
                let variant =
                    sound_alike(word, &name.text) && a.len().abs_diff(b.len()) <= 1 && (edits == 1 || a.len() >= 6);
                // A greeting in another language has its own short forms.
                let foreign = mention.setting.is(Mark::Greeted)
                    && !mention.setting.is(Mark::English)
                    && known.is_shortened(&a, 1);
                if foreign || !variant && spelling::words().is_nickname(&b, &a) {
                    return Fit::Nickname;
                }
                Fit::Near { edits, sounds: sound_alike(word, &name.text) }
            }
            Likeness::Different => {
                let (a, b) = (letters(word), letters(&name.text));
                if spelling::words().is_nickname(&b, &a) {
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
        let parts: Vec<String> = known.words.iter().map(|word| letters(&word.text)).collect();
        for from in 0..parts.len() {
            let mut whole = parts[from].clone();
            for to in from + 2..=parts.len() {
                whole += &parts[to - 1];
                if whole == word && whole.len() >= 5 {
                    return Some((1, from, to));
                }
            }
        }
        let mut whole = word;
        for tokens in 2..=3 {
            let next = *mention.tokens.get(at + tokens - 1)?;
            whole += &letters(self.written(next));
            if let Some(index) = parts.iter().position(|part| *part == whole && whole.len() >= 5) {
                let alone = (at..at + tokens).all(|at| !parts.contains(&letters(self.written(mention.tokens[at]))));
                return alone.then_some((tokens, index, index + 1));
            }
        }
        None
    }

    /// A name that fits somebody in every word may still lack its half, stand the wrong way round or have another's title.
    fn slip_of_right(&self, mention: &Mention, right: &[&Reading]) -> Option<Slip> {
        let fitting = right.iter().find(|reading| {
            let person = &self.people[reading.person];
            self.half(mention, reading).is_none() && !self.is_turned(mention, reading) && !contradicts(mention, person)
        });
        if fitting.is_some() {
            return None;
        }
        let reading = right[0];
        let person = &self.people[reading.person];
        if let Some((at, expected)) = self.half(mention, reading) {
            let token = mention.tokens[at];
            return Some(Slip {
                tokens: (token, token + 1),
                kind: SlipKind::Half,
                expected,
                person: reading.person,
                is_sure: false,
            });
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
        let title = known_title(person)?;
        let name = mention.tokens.iter().map(|&token| self.written(token)).collect::<Vec<_>>().join(" ");
        let tokens = self.document.tokens();
        let shown = tokens[first].span().cover(tokens[last].span());
        let name = if name.len() == shown.len() { name } else { self.document.plain()[shown.range()].to_owned() };
        let expected = format!("{title} {name}");
        Some(Slip {
            tokens: (at, last + 1),
            kind: SlipKind::Title,
            expected,
            person: reading.person,
            is_sure: right.len() == 1,
        })
    }

    /// The word of a double name that stands without its other half, and the whole of it.
    fn half(&self, mention: &Mention, reading: &Reading) -> Option<(usize, String)> {
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
                let whole: Vec<&str> = known[from..=to].iter().map(|word| word.text.as_str()).collect();
                return Some((at, whole.join("-")));
            }
        }
        None
    }

    /// Whether the family name stands first where it stands last.
    fn is_turned(&self, mention: &Mention, reading: &Reading) -> bool {
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
        if mention.tokens.len() > 1 && (sure || total <= 2) {
            // "Yuri Gagarin" is no slip of Gagarinov: he has a name of his own.
            let own_name =
                near.iter().any(|&(at, edits, sounds)| edits > 1 && !sounds && self.is_real_name(mention.tokens[at]));
            return mention.setting.is(Mark::Greeted) || signed || !own_name;
        }
        // A rank stands before many names; Mr. or Dr. before those that one writes to.
        let titled = mention.title.is_some_and(|(_, title)| title != Honorific::Other || total <= 1);
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
        let is_sure = !rivals && !far && person.source != Source::Mailbox;
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
                expected += &word.text;
                if first + index + 1 < behind {
                    expected += if word.joined { "-" } else { " " };
                }
            }
            last = place;
        }
        expected
    }

    /// A greeting to nobody who is known, where it is known who should be greeted.
    fn stranger(&self, mention: &Mention) -> Option<Slip> {
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
        let known = |person: &KnownPerson| matches!(person.source, Source::People | Source::Header | Source::Address);
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
        let calls =
            mention.setting.is(Mark::Greeted) && mention.zone != Zone::Headers && mention.setting.is(Mark::English);
        if !calls || office || goes_on || !(named || mention.title.is_some()) {
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

fn is_right(reading: &Reading) -> bool {
    let named =
        reading.fits.iter().any(|(fit, _)| matches!(fit, Fit::Exact | Fit::Nickname)) || reading.fits.len() >= 2;
    named && reading.fits.iter().all(|(fit, _)| fit.is_right())
}

fn is_article(word: &str) -> bool {
    matches!(fold(word).as_str(), "al" | "el" | "ul" | "as" | "ar")
}

/// Whether a title says of somebody what another title denies.
fn contradicts(mention: &Mention, person: &KnownPerson) -> bool {
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

fn known_title(person: &KnownPerson) -> Option<&'static str> {
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
