//! Whether a name that nearly fits is meant for the company, or is somebody else's.

use super::around::{is_alone, is_career, is_elsewhere, is_home, is_make, is_placed, is_told};
use super::fit::{Fit, is_number};
use super::known::KnownName;
use super::{CompanySlipKind, written};
use crate::document::Document;
use crate::names::fold::{fold, letters};
use crate::names::reason::Verdict::{Anothers, Meant};
use crate::names::reason::{self, Reason};
use crate::spelling::{self, Entry, ORDINARY};

/// A stretch of a draft that nearly fits a name of the company.
pub(super) struct Nearly<'a> {
    document: &'a Document,
    name: &'a KnownName,
    /// Tells words that are names of known people.
    is_person: &'a dyn Fn(&str) -> bool,
    /// The first token, and the one behind the last.
    tokens: (usize, usize),
    fit: &'a Fit,
    /// The first token that is wrong and the one behind the last.
    wrong: (usize, usize),
    kind: CompanySlipKind,
    /// How many letters differ.
    edits: usize,
    /// The first word that is wrong.
    word: &'a str,
    /// What the word lists have of it.
    entry: Option<Entry>,
}

impl<'a> Nearly<'a> {
    /// What is asked, in this order, where the letters are all there. What stands small may be another word; what has two parts or capitals of its own
    /// is the name.
    const OTHER_CASE: [Reason<Self>; 8] = [
        (Anothers, Self::is_make),
        (Anothers, Self::is_split_and_elsewhere),
        (Meant, Self::is_glued),
        (Meant, Self::goes_on_from_right_words),
        (Meant, Self::is_of_several_words),
        (Meant, Self::has_capital_inside),
        (Meant, Self::lacks_capital_inside),
        (Meant, Self::is_small_and_no_word),
    ];

    /// Where accents are wrong.
    const OTHER_ACCENTS: [Reason<Self>; 4] = [
        (Anothers, Self::is_small),
        (Meant, Self::is_beside_right_words),
        (Anothers, Self::is_known_person),
        (Meant, |_| true),
    ];

    /// Where letters are wrong beside words of the name that are right.
    const LETTERS_IN_PART: [Reason<Self>; 7] = [
        (Anothers, Self::is_small_word),
        (Anothers, Self::is_home_in_part),
        (Anothers, Self::is_word_far_off),
        (Anothers, Self::is_told_of_another),
        (Anothers, Self::is_career),
        (Anothers, Self::is_word_elsewhere),
        (Meant, |_| true),
    ];

    /// Where letters are wrong and no word of the name is right.
    const LETTERS: [Reason<Self>; 10] = [
        (Anothers, Self::is_small_word),
        (Anothers, Self::begins_otherwise),
        (Anothers, Self::is_home),
        (Anothers, Self::is_far_off),
        (Anothers, Self::is_name_or_word_of_its_own),
        (Anothers, Self::is_known_person),
        (Anothers, Self::is_beside_capitals),
        (Anothers, Self::opens_and_owns_nothing),
        (Meant, Self::is_placed_or_owns),
        (Meant, Self::is_long_and_close),
    ];

    /// Nothing, where the stretch fits the name as it is.
    pub(super) fn new(
        document: &'a Document,
        start: usize,
        fit: &'a Fit,
        name: &'a KnownName,
        is_person: &'a dyn Fn(&str) -> bool,
    ) -> Option<Self> {
        let (from, to, kind, edits) = fit.wrong?;
        let word = written(document, from);
        let entry = spelling::words().entry(&fold(word));
        let (tokens, wrong) = ((start, start + fit.tokens), (from, to));
        Some(Self { document, name, is_person, tokens, fit, wrong, kind, edits, word, entry })
    }

    pub(super) fn is_meant(&self) -> bool {
        match self.kind {
            CompanySlipKind::Case => reason::is_meant(self, &Self::OTHER_CASE),
            CompanySlipKind::Accents => reason::is_meant(self, &Self::OTHER_ACCENTS),
            CompanySlipKind::Spelling if self.is_beside_right_words() => reason::is_meant(self, &Self::LETTERS_IN_PART),
            CompanySlipKind::Spelling => reason::is_meant(self, &Self::LETTERS),
        }
    }

    fn is_make(&self) -> bool {
        is_make(self.document, self.tokens.0, self.tokens.1)
    }

    /// "the college of San Telmo in Seville": two words for one of the name's, which are somebody else's.
    fn is_split_and_elsewhere(&self) -> bool {
        self.fit.words < self.fit.tokens && self.is_in_part() && is_elsewhere(self.document, self.tokens.1)
    }

    fn is_glued(&self) -> bool {
        self.fit.words > self.fit.tokens && self.has_capital()
    }

    fn goes_on_from_right_words(&self) -> bool {
        self.is_beside_right_words() && (self.has_capital() || !self.is_ordinary())
    }

    fn is_of_several_words(&self) -> bool {
        self.wrong.1 - self.wrong.0 > 1
    }

    fn has_capital_inside(&self) -> bool {
        has_capital_inside(self.word)
    }

    fn lacks_capital_inside(&self) -> bool {
        self.has_capital() && has_capital_inside(&self.name.words[0])
    }

    /// Of a longer name one word alone may be what the company is called after: "the old adinkra signs".
    fn is_small_and_no_word(&self) -> bool {
        const LEAST: usize = 5;
        (self.is_placed() || !self.is_ordinary() && self.name.words.len() == 1)
            && !self.has_capital()
            && letters(self.word).len() >= LEAST
            && self.entry.is_none()
    }

    fn is_small(&self) -> bool {
        !self.has_capital()
    }

    /// A number has no capital.
    fn is_small_word(&self) -> bool {
        !(self.has_capital() || is_number(self.word) && self.is_beside_right_words())
    }

    fn is_home(&self) -> bool {
        is_home(self.document, self.tokens.0)
    }

    fn is_home_in_part(&self) -> bool {
        self.is_home() && self.is_in_part()
    }

    /// "Astara had quoted a lower rate" beside Ostara Bank: a slip is seldom in the first letter, and never in so little of a name.
    fn begins_otherwise(&self) -> bool {
        let first = |word: &str| fold(word).chars().next();
        self.is_in_part() && first(self.word) != first(&self.name.words[0])
    }

    /// A word of its own two letters away is somebody else's name: Cascade Robotics and Cascadia Robotics.
    fn is_word_far_off(&self) -> bool {
        self.is_name_or_word() && self.edits > 1
    }

    /// "I worked at Solway Malt": another firm than Solway Salt.
    fn is_told_of_another(&self) -> bool {
        (self.is_name_or_word() && self.fit.right < 2 || self.edits > 1) && is_told(self.document, self.tokens.0)
    }

    fn is_career(&self) -> bool {
        is_career(self.document, self.tokens.0)
    }

    fn is_word_elsewhere(&self) -> bool {
        self.is_name_or_word() && is_elsewhere(self.document, self.tokens.1)
    }

    fn is_far_off(&self) -> bool {
        let length = letters(self.word).chars().count();
        !(length >= 6 && self.edits == 1 || length >= 8 && self.edits == 2)
    }

    /// A small word with a capital inside a sentence stands there as a name.
    fn is_name_or_word_of_its_own(&self) -> bool {
        self.entry.is_some_and(|entry| entry.is_name() && !entry.is_small())
            || self.is_name_or_word() && (self.opens() || !self.is_placed())
    }

    fn is_known_person(&self) -> bool {
        (self.is_person)(&fold(self.word))
    }

    fn is_beside_capitals(&self) -> bool {
        !is_alone(self.document, self.wrong.0)
    }

    fn opens_and_owns_nothing(&self) -> bool {
        self.opens() && !self.owns()
    }

    fn is_placed_or_owns(&self) -> bool {
        self.is_placed() || self.owns()
    }

    fn is_long_and_close(&self) -> bool {
        letters(self.word).chars().count() >= 7 && self.edits == 1
    }

    fn is_beside_right_words(&self) -> bool {
        self.fit.right > 0
    }

    fn is_in_part(&self) -> bool {
        self.fit.words < self.name.words.len()
    }

    fn has_capital(&self) -> bool {
        self.word.starts_with(char::is_uppercase)
    }

    fn is_ordinary(&self) -> bool {
        spelling::words().is_word(&self.word.to_lowercase(), ORDINARY)
    }

    fn is_name_or_word(&self) -> bool {
        self.entry.is_some_and(|entry| entry.is_name() || entry.size() <= ORDINARY)
    }

    fn is_placed(&self) -> bool {
        is_placed(self.document, self.tokens.0)
    }

    /// Whether the name opens its sentence.
    fn opens(&self) -> bool {
        let sentence = self.document.tokens()[self.tokens.0].sentence;
        self.document.sentence_tokens(sentence).start == self.tokens.0
    }

    /// Whether an `'s` stands behind the word.
    fn owns(&self) -> bool {
        self.document.tokens().get(self.wrong.0 + 1).is_some_and(|token| token.is_clitic)
    }
}

fn has_capital_inside(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}
