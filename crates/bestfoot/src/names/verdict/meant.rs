//! Whether a name whose letters nearly fit is a slip of the known person's, or somebody else's.

use super::Judge;
use super::form::is_english_name;
use super::others::{are_of_two_endings, are_of_two_sexes};
use crate::document::Zone;
use crate::names::fit::{Fit, Reading};
use crate::names::fold;
use crate::names::mention::Mention;
use crate::names::person::{KnownPerson, NameWord, Part};
use crate::names::reason::Verdict::{Anothers, Meant};
use crate::names::reason::{self, Reason};
use crate::names::setting::Mark;
use crate::names::title::Honorific;
use crate::spelling::{self, ORDINARY};

/// A mention that nearly fits a person's name.
pub(super) struct Nearly<'a> {
    judge: &'a Judge<'a>,
    mention: &'a Mention,
    reading: &'a Reading,
    person: &'a KnownPerson,
    /// The words whose letters are not quite the name's.
    words: Vec<NearWord<'a>>,
}

/// A word whose letters are not quite the known word's.
struct NearWord<'a> {
    token: usize,
    written: &'a str,
    known: &'a NameWord,
    /// How many letters differ.
    edits: usize,
    /// Whether it sounds the same.
    sounds: bool,
}

impl<'a> Nearly<'a> {
    /// What is asked, in this order.
    const REASONS: [Reason<Self>; 19] = [
        (Meant, Self::has_all_letters),
        (Meant, Self::is_greeted),
        (Anothers, Self::is_a_name_of_its_own),
        (Meant, Self::is_signed),
        (Anothers, Self::is_told_of_as_another),
        (Anothers, Self::has_two_slips),
        (Anothers, Self::is_a_namesakes),
        (Anothers, Self::has_another_academic_title),
        (Anothers, Self::is_another_form),
        (Anothers, Self::is_half_a_name_of_its_own),
        (Meant, Self::is_mostly_right),
        (Meant, Self::has_a_telling_title),
        (Meant, Self::is_called_and_close),
        (Meant, Self::is_asked_for_by_given_name),
        (Anothers, Self::is_of_several_words),
        (Anothers, Self::is_too_short_to_tell),
        (Anothers, Self::is_a_place_or_a_word),
        (Meant, Self::is_a_given_name_by_sound),
        (Meant, Self::is_no_name_but_for_a_letter),
    ];

    pub(super) fn new(judge: &'a Judge<'a>, mention: &'a Mention, reading: &'a Reading) -> Self {
        let person = &judge.people[reading.person];
        let fits = reading.fits.iter().zip(&mention.tokens);
        let words = fits.filter_map(|(&(fit, place), &token)| {
            let (Fit::Near { edits, sounds }, Some((known, _))) = (fit, place) else {
                return None;
            };
            Some(NearWord { token, written: judge.written(token), known: &person.words[known], edits, sounds })
        });
        let words = words.collect();
        Self { judge, mention, reading, person, words }
    }

    pub(super) fn is_meant(&self) -> bool {
        reason::is_meant(self, &Self::REASONS)
    }

    /// What is wrong is not the letters.
    fn has_all_letters(&self) -> bool {
        self.words.is_empty()
    }

    fn is_greeted(&self) -> bool {
        self.mention.setting.is(Mark::Greeted)
    }

    /// "Jane Austen" has a name of her own, however near the known one is.
    fn is_a_name_of_its_own(&self) -> bool {
        self.is_whole_name() && !self.is_titled() && !self.has_a_right_word() && self.are_real_names()
    }

    /// The candidate's own name in the frame of the letter.
    fn is_signed(&self) -> bool {
        let frame = matches!(self.mention.zone, Zone::Signature | Zone::Letterhead | Zone::Headers | Zone::Closing);
        self.person.is_candidate() && frame && !self.is_line_of_address()
    }

    /// `NYERI` under `ESTHER NJERI WAMBUI`, `LA` beside `TAMIKA L. BROUSSARD`: where the name stands rightly in the letterhead, a word by itself that is
    /// like one of its parts is of the address.
    fn is_line_of_address(&self) -> bool {
        /// Tokens; the writer's name stands on top.
        const FARTHEST: usize = 120;
        let document = self.judge.document;
        let stands_right = |near: &NearWord<'_>| {
            let known = fold(&near.known.text);
            let heads = document.tokens().iter().filter(|token| document.token_zone(token) == Zone::Letterhead);
            heads.take(FARTHEST).any(|token| fold(document.written(token)) == known)
        };
        self.mention.zone == Zone::Letterhead && !self.is_whole_name() && self.words.iter().all(stands_right)
    }

    /// "I asked the owner, Mzee Okello": of oneself nobody speaks with a title.
    fn is_told_of_as_another(&self) -> bool {
        self.person.is_candidate() && self.is_titled() && self.mention.zone == Zone::Body
    }

    /// A slip is one: whose given and family name both differ and are names is somebody else.
    fn has_two_slips(&self) -> bool {
        self.words.len() > 1 && !self.is_titled()
    }

    /// "Sophia Clarke" beside Sophie Clark: another form of the one name, and for the other a name that many bear.
    fn is_a_namesakes(&self) -> bool {
        let has_nickname = self.reading.fits.iter().any(|(fit, _)| *fit == Fit::Nickname);
        has_nickname && !self.is_titled() && self.are_real_names()
    }

    /// Two slips in one name are one too many: "Prof. Weisz" is not Dr. Weiss.
    fn has_another_academic_title(&self) -> bool {
        let is_academic = |title: Option<Honorific>| matches!(title, Some(Honorific::Doctor | Honorific::Professor));
        let written = self.mention.title.map(|(_, title)| title);
        is_academic(written) && is_academic(self.person.title) && written != self.person.title
    }

    /// Mario is not Maria, nor Helena Helen.
    fn is_another_form(&self) -> bool {
        let is_other = |near: &NearWord<'_>| {
            let is_woman = self.person.title == Some(Honorific::Mr) && near.written.ends_with('a');
            let known = &near.known.text;
            (is_woman || self.judge.is_real_name(near.token))
                && (are_of_two_sexes(near.written, known)
                    || near.known.part == Part::Given && are_of_two_endings(near.written, known))
        };
        !self.is_titled() && !self.mention.setting.is(Mark::Called) && self.words.iter().all(is_other)
    }

    /// "Yuri Gagarin" is no slip of Gagarinov: he has a name of his own.
    fn is_half_a_name_of_its_own(&self) -> bool {
        let is_own = |near: &NearWord<'_>| near.edits > 1 && !near.sounds && self.judge.is_real_name(near.token);
        self.is_mostly_right() && self.words.iter().any(is_own)
    }

    /// Several words, of which one is right or all are nearly so.
    fn is_mostly_right(&self) -> bool {
        self.is_whole_name() && (self.has_a_right_word() || self.edits() <= 2)
    }

    /// A rank stands before many names; Mr. or Dr. before those that one writes to. "Mr. Hill" of whom one tells is not Mr. Hall: each is a name that
    /// many bear, and they sound apart.
    fn has_a_telling_title(&self) -> bool {
        let are_two_names = || {
            self.words.iter().all(|near| !near.sounds && self.judge.is_real_name(near.token))
                && self.words.iter().all(|near| is_english_name(&near.known.text))
        };
        let is_usual = |title| title != Honorific::Other || self.edits() <= 1;
        self.mention.title.is_some_and(|(_, title)| is_usual(title) && !are_two_names())
    }

    /// "Thank you again, Katherin."
    fn is_called_and_close(&self) -> bool {
        self.mention.setting.is(Mark::Called) && (self.first().edits == 1 || self.first().sounds)
    }

    /// "please ask for Bran": a given name that is a word as well, asked for as one asks for somebody who is there.
    fn is_asked_for_by_given_name(&self) -> bool {
        self.first().edits == 1
            && self.is_given_inside_sentence()
            && self.is_ordinary_word()
            && self.judge.is_asked_for(self.mention, &self.person.words, self.reading)
    }

    fn is_of_several_words(&self) -> bool {
        self.is_whole_name()
    }

    fn is_too_short_to_tell(&self) -> bool {
        const LEAST: usize = 5;
        self.first().written.chars().count() < LEAST
    }

    /// A place, a word of the language, or like the candidate's own name, which the candidate knows.
    fn is_a_place_or_a_word(&self) -> bool {
        self.mention.setting.is(Mark::Placed) || self.is_ordinary_word() || self.person.is_candidate()
    }

    /// Somebody who is there is spoken of by the given name; a family name alone may be anybody's, a composer's or a town's.
    fn is_a_given_name_by_sound(&self) -> bool {
        self.first().sounds && self.is_given_inside_sentence()
    }

    fn is_no_name_but_for_a_letter(&self) -> bool {
        self.first().edits == 1 && !self.judge.is_real_name(self.first().token)
    }

    /// The first word that is wrong: there is one, as the first reason asks.
    fn first(&self) -> &NearWord<'a> {
        &self.words[0]
    }

    fn is_whole_name(&self) -> bool {
        self.mention.tokens.len() > 1
    }

    fn is_titled(&self) -> bool {
        self.mention.title.is_some()
    }

    /// A word beside those that are wrong has the known letters.
    fn has_a_right_word(&self) -> bool {
        let is_right = |fit: Fit| matches!(fit, Fit::Exact | Fit::Nickname | Fit::Case | Fit::Accents | Fit::Glued);
        self.reading.fits.iter().any(|(fit, _)| is_right(*fit))
    }

    fn are_real_names(&self) -> bool {
        self.words.iter().all(|near| self.judge.is_real_name(near.token))
    }

    /// How many letters differ in all.
    fn edits(&self) -> usize {
        self.words.iter().map(|near| near.edits).sum()
    }

    fn is_given_inside_sentence(&self) -> bool {
        let first = self.first();
        let document = self.judge.document;
        let opens = document.sentence_tokens(document.tokens()[first.token].sentence).start == first.token;
        first.known.part == Part::Given && !opens
    }

    fn is_ordinary_word(&self) -> bool {
        spelling::words().is_word(&self.first().written.to_lowercase(), ORDINARY)
    }
}
