//! What a mention is to the people who are known: right, somebody else, or one of them written wrong.

use super::NameIndex;
use super::fit::{Fit, Reading, lay};
use super::fold::fold;
use super::mention::{self, Mention};
use super::person::{KnownPerson, Part, Source, is_recruiter, words};
use super::setting::Mark;
use super::title::{Honorific, is_courtesy, title};
use crate::Kind;
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
        let thing = mention.setting.is(Mark::Thing) && !mention.setting.is(Mark::Greeted);
        if mention.setting.is(Mark::OwnOther) || thing || self.is_company(mention, best) {
            return None;
        }
        let misfits = best.fits.iter().filter(|(fit, _)| *fit == Fit::None).count();
        let met = mention.setting.is(Mark::Greeted) || self.speaks_to(mention);
        if !met && (is_of_other_sex(mention, &self.people[best.person]) || self.is_of_kin(mention)) {
            return None;
        }
        if self.is_patronymic(mention, best) || !met && self.is_of_family(mention, best) {
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

    /// `Dear Kuya Ramon`: before the name that people call each other by, a word that is nobody's name is a courtesy of some language.
    fn is_courtesy(&self, mention: &Mention, reading: &Reading) -> bool {
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
    fn is_of_kin(&self, mention: &Mention) -> bool {
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
    fn is_patronymic(&self, mention: &Mention, reading: &Reading) -> bool {
        const ENDINGS: [&str; 9] = ["ovich", "evich", "ovna", "evna", "ichna", "inichna", "ovych", "yovych", "ivna"];
        let [(Fit::Exact, _), (Fit::None, None), rest @ ..] = &reading.fits[..] else {
            return false;
        };
        let father = fold(self.written(mention.tokens[1]));
        ENDINGS.iter().any(|ending| father.ends_with(ending)) && rest.iter().all(|(fit, _)| fit.is_right())
    }

    /// `Marinov` beside Marinova, `Kazlauskienė` beside Kazlauskaitė: the family's name in the form of another of its members.
    fn is_of_family(&self, mention: &Mention, reading: &Reading) -> bool {
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

    /// Whether the words that are no part of the name are part of the company's.
    fn is_company(&self, mention: &Mention, reading: &Reading) -> bool {
        let mut strange = reading.fits.iter().zip(&mention.tokens).filter(|((fit, _), _)| !fit.is_right());
        strange.any(|(_, &at)| self.company.contains(&fold(self.written(at))))
    }

    /// A name that fits somebody in every word may still lack its half, stand the wrong way round or have another's title.
    fn slip_of_right(&self, mention: &Mention, right: &[&Reading]) -> Option<Slip> {
        let fitting = right.iter().find(|reading| {
            let person = &self.people[reading.person];
            self.half(mention, reading).is_none() && !self.is_turned(mention, reading) && !contradicts(mention, person)
        });
        if let Some(reading) = fitting {
            return self.titled_given(mention, reading);
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
        let tokens = self.document.tokens();
        let name = &self.document.plain()[tokens[first].span().cover(tokens[last].span()).range()];
        let expected = format!("{title} {name}");
        Some(Slip {
            tokens: (at, last + 1),
            kind: SlipKind::Title,
            expected,
            person: reading.person,
            is_sure: right.len() == 1,
        })
    }

    /// "Dear Mr. Brendan": in English the title goes with the family name. Many languages have it otherwise, so only English given names count.
    fn titled_given(&self, mention: &Mention, reading: &Reading) -> Option<Slip> {
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
            .fold(String::new(), |name, word| name + &word.text + if word.joined { "-" } else { " " });
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
        // A slip is one: whose given and family name both differ and are names is somebody else.
        let called = mention.setting.is(Mark::Greeted) || signed;
        if near.len() > 1 && !called && near.iter().any(|&(at, ..)| self.is_real_name(mention.tokens[at])) {
            return false;
        }
        // Mario is not Maria, nor Helena Helen.
        let is_other_form = |&(at, ..): &(usize, usize, bool)| {
            let written = self.written(mention.tokens[at]);
            let woman = person.title == Some(Honorific::Mr) && written.ends_with('a');
            (woman || self.is_real_name(mention.tokens[at]))
                && reading.fits[at].1.is_some_and(|(from, _)| are_of_two_sexes(written, &person.words[from].text))
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

    /// "I hope, Ms. Russo, that you …": in a letter, a name with a title between commas is the reader's.
    fn speaks_to(&self, mention: &Mention) -> bool {
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
    fn is_expected(&self, mention: &Mention) -> bool {
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

/// Whether a title tells a man from a woman who is known, or the other way round: "Mr. Volkov" beside Ms. Volkova is her husband.
fn is_of_other_sex(mention: &Mention, person: &KnownPerson) -> bool {
    use Honorific::{Miss, Mr, Mrs, Ms};
    let (Some((_, written)), Some(known)) = (mention.title, person.title) else {
        return false;
    };
    matches!((written, known), (Mr, Ms | Mrs | Miss) | (Ms | Mrs | Miss, Mr))
}

fn is_article(word: &str) -> bool {
    matches!(fold(word).as_str(), "al" | "el" | "ul" | "as" | "ar")
}

/// Whether two given names differ only in the ending that tells a man's from a woman's.
fn are_of_two_sexes(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    // Oleksandra is not Oleksandr.
    if a.strip_suffix('a').is_some_and(|stem| stem == b) || b.strip_suffix('a').is_some_and(|stem| stem == a) {
        return true;
    }
    let stem = |word: &str| word.trim_end_matches(['a', 'o', 'e']).to_owned();
    let ends = |word: &str| word.chars().next_back().filter(|c| matches!(c, 'a' | 'o'));
    stem(&a) == stem(&b) && stem(&a).len() >= 3 && ends(&a) != ends(&b)
}

/// Whether a list of English words holds the name: of other cultures' names it holds few.
fn is_english_name(name: &str) -> bool {
    spelling::words().entry(&fold(name)).is_some_and(spelling::Entry::is_name)
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
