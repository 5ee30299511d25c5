//! A draft as checks see it: its text, what is known of the application, what the lint hands over, and what several checks ask for.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::contact::{self, Address, Owners};
use crate::document::{Document, Token, Zone};
use crate::guard::Ground;
use crate::lint::file::{OptionValue, Texts};
use crate::misspelling::{self, Misspelling};
use crate::names::{self, NameIndex};
use crate::phone::{self, Number};
use crate::posting::Posting;
use crate::program::{CheckRule, Rule};
use crate::{Application, Dialect, Kind, Span};

/// A draft as a check sees it.
pub struct Draft<'a> {
    ground: &'a Ground<'a>,
    rule: &'a Rule,
    check: &'a CheckRule,
    words: Option<(u32, u32)>,
    shared: &'a Shared<'a>,
    /// Where the phrases of options stand that are asked for again and again.
    found: RefCell<BTreeMap<String, Vec<(usize, usize)>>>,
}

/// What several checks of one draft ask for: settings, and findings that are worked out once.
pub(crate) struct Shared<'a> {
    accept: &'a [String],
    dialect: Option<Dialect>,
    questions: Option<(u32, u32)>,
    misspellings: OnceCell<Vec<Misspelling>>,
    name_slips: OnceCell<Vec<names::Slip>>,
    posting: OnceCell<Posting>,
    addresses: OnceCell<Vec<Address>>,
    numbers: OnceCell<Vec<Number>>,
    owners: Owners,
}

impl<'a> Shared<'a> {
    pub(crate) fn new(accept: &'a [String], dialect: Option<Dialect>, questions: Option<(u32, u32)>) -> Self {
        Self {
            accept,
            dialect,
            questions,
            misspellings: OnceCell::new(),
            name_slips: OnceCell::new(),
            posting: OnceCell::new(),
            addresses: OnceCell::new(),
            numbers: OnceCell::new(),
            owners: Owners::default(),
        }
    }
}

/// Whether two words are the same but for small letters and capitals, in any script and however their accents are put together.
fn differ_only_in_case(a: &str, b: &str) -> bool {
    // Capitals first: `ß` is `SS` in them, and both kinds of small sigma are one letter.
    let folded = |word: &str| word.nfd().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect::<String>();
    a.eq_ignore_ascii_case(b) || !(a.is_ascii() && b.is_ascii()) && folded(a) == folded(b)
}

impl<'a> Draft<'a> {
    pub(crate) fn new(
        ground: &'a Ground<'a>,
        rule: &'a Rule,
        check: &'a CheckRule,
        words: Option<(u32, u32)>,
        shared: &'a Shared<'a>,
    ) -> Self {
        Self { ground, rule, check, words, shared, found: RefCell::default() }
    }

    /// The draft.
    pub fn document(&self) -> &'a Document {
        self.ground.document
    }

    /// What is known about the application.
    pub fn application(&self) -> &'a Application {
        self.ground.application
    }

    /// What the draft is.
    pub fn kind(&self) -> Option<Kind> {
        self.document().kind()
    }

    /// A text among the check's options.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.list(name).single()
    }

    /// A number among the check's options.
    pub fn number(&self, name: &str) -> Option<u32> {
        match self.option(name)? {
            OptionValue::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether an option of the check is set.
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.option(name), Some(OptionValue::Flag(true)))
    }

    /// A list of texts among the check's options.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.list(name).iter()
    }

    fn option(&self, name: &str) -> Option<&'a OptionValue> {
        self.check.options.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Where the phrases of an option stand in the lint's zones, in bytes of the text; from each word on, the longest one.
    pub fn phrases(&self, name: &str) -> Vec<Span> {
        self.phrase_tokens(name).into_iter().map(|(start, end)| self.display_tokens(start, end)).collect()
    }

    // ---- for the built-in checks

    /// A list of texts among the check's options, to be gone through more than once.
    pub(crate) fn list(&self, name: &str) -> &'a Texts {
        match self.option(name) {
            Some(OptionValue::Texts(texts)) => texts,
            _ => Texts::NONE,
        }
    }

    /// The answers that the lint is about, as tokens: those whose question holds a phrase of the option. Without the option, all answers; of a draft
    /// that is no file of answers, the whole.
    pub(crate) fn answers_to(&self, name: &str) -> Vec<Range<usize>> {
        let document = self.document();
        let answers = document.answers();
        let Some((_, phrases)) = self.check.phrases.iter().find(|(known, _)| known == name) else {
            let whole = 0..document.tokens().len();
            return if answers.is_empty() {
                vec![whole]
            } else {
                answers.iter().map(|answer| answer.tokens.clone()).collect()
            };
        };
        let asked = answers.iter().filter(|answer| {
            document.question_of(Some(answer)).is_some_and(|question| self.ground.asks(question, phrases))
        });
        asked.map(|answer| answer.tokens.clone()).collect()
    }

    /// Where the phrases of an option begin and end in a stretch of tokens.
    pub(crate) fn phrases_in(&self, name: &str, stretch: &Range<usize>) -> Vec<(usize, usize)> {
        let mut known = self.found.borrow_mut();
        let all = known.entry(name.to_owned()).or_insert_with(|| self.phrase_tokens(name));
        places_in(all, stretch)
    }

    /// Where an answer begins: its first words, to report something about all of it.
    pub(crate) fn opening(&self, stretch: &Range<usize>) -> Option<Span> {
        const WORDS: usize = 6;
        let tokens = self.document().tokens();
        let start = stretch.clone().find(|&index| self.reads(&tokens[index]))?;
        let sentence = self.document().sentence_tokens(tokens[start].sentence);
        Some(self.display_tokens(start, sentence.end.min(stretch.end).min(start + WORDS).max(start + 1)))
    }

    /// How many words the writer wrote in a stretch of tokens.
    pub(crate) fn words_in(&self, stretch: &Range<usize>) -> usize {
        let tokens = &self.document().tokens()[stretch.clone()];
        tokens.iter().filter(|token| !token.is_clitic && self.reads(token)).count()
    }

    pub(crate) fn phrase_tokens(&self, name: &str) -> Vec<(usize, usize)> {
        let tokens = self.document().tokens();
        let Some((_, phrases)) = self.check.phrases.iter().find(|(known, _)| known == name) else {
            return Vec::new();
        };
        let mut found: Vec<(usize, usize)> = Vec::new();
        for &vocabulary in phrases {
            let places = self.ground.scan.places(vocabulary).iter().map(|&(start, end)| (start as usize, end as usize));
            found.extend(places.filter(|&(start, _)| self.reads(&tokens[start])));
        }
        // From each word on the longest.
        found.sort_unstable_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
        found.dedup_by_key(|place| place.0);
        found
    }

    /// Whether a token lies in the lint's zones.
    pub(crate) fn reads(&self, token: &Token) -> bool {
        crate::linter::zone_counts(self.document(), self.rule.zones, self.document().token_zone(token))
    }

    /// Whether a stretch of the folded text begins in the lint's zones.
    pub(crate) fn reads_plain(&self, plain: Span) -> bool {
        crate::linter::zone_counts(self.document(), self.rule.zones, self.document().plain_zone(plain.start()))
    }

    pub(crate) fn display_tokens(&self, start: usize, end: usize) -> Span {
        let tokens = self.document().tokens();
        self.document().display_words(tokens[start].span().cover(tokens[end - 1].span()))
    }

    pub(crate) fn names(&self) -> &'a NameIndex {
        self.ground.names
    }

    pub(crate) fn word_count(&self) -> usize {
        self.ground.words
    }

    /// The fewest and the most words that the configuration asks of the draft's kind.
    pub(crate) fn word_limits(&self) -> Option<(u32, u32)> {
        self.words
    }

    /// The fewest and the most questions that the configuration asks of a list of them.
    pub(crate) fn question_limits(&self) -> Option<(u32, u32)> {
        self.shared.questions
    }

    pub(crate) fn accepts(&self, word: &str) -> bool {
        self.shared.accept.iter().any(|accepted| differ_only_in_case(accepted, word))
    }

    pub(crate) fn dialect(&self) -> Option<Dialect> {
        self.shared.dialect
    }

    pub(crate) fn name_slips(&self) -> &'a [names::Slip] {
        let find = || self.ask_names(|ask| names::slips(self.document(), self.names(), ask));
        self.shared.name_slips.get_or_init(find)
    }

    /// Asks about the names of the draft, which stand everywhere but in quoted mails and code.
    pub(crate) fn ask_names<T>(&self, question: impl FnOnce(&names::Ask<'_>) -> T) -> T {
        let document = self.document();
        let reads =
            |token: &Token| !token.is_opaque && !matches!(document.token_zone(token), Zone::Quoted | Zone::Code);
        let accepts = |word: &str| self.accepts(word);
        let company = self.application().company_names().collect();
        question(&names::Ask { reads: &reads, accepts: &accepts, company })
    }

    /// The posting of the application, and what it asks.
    pub(crate) fn posting(&self) -> Option<(&'a Document, &'a Posting)> {
        let document = self.application().posting.as_ref()?;
        Some((document, self.shared.posting.get_or_init(|| Posting::read(document, self.ground.program))))
    }

    /// The e-mail addresses of the draft, sound or not.
    pub(super) fn addresses(&self) -> &'a [Address] {
        self.shared.addresses.get_or_init(|| contact::addresses(self.document()))
    }

    /// The telephone numbers of the draft, sound or not.
    pub(super) fn numbers(&self) -> &'a [Number] {
        self.shared.numbers.get_or_init(|| phone::read(self.document().plain()))
    }

    /// Whose the details of the draft are.
    pub(super) fn owners(&self) -> &'a Owners {
        &self.shared.owners
    }

    pub(crate) fn misspellings(&self) -> &'a [Misspelling] {
        let find = || misspelling::find(self.document(), self.names(), |word| self.accepts(word));
        self.shared.misspellings.get_or_init(find)
    }
}

/// Those of the places, which are in order, that lie in a stretch of tokens.
pub(crate) fn places_in(places: &[(usize, usize)], stretch: &Range<usize>) -> Vec<(usize, usize)> {
    let first = places.partition_point(|&(start, _)| start < stretch.start);
    let begin_inside = places[first..].iter().take_while(|&&(start, _)| start < stretch.end);
    begin_inside.filter(|&&(_, end)| end <= stretch.end).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_that_of_every_script() {
        for (a, b) in
            [("ÖBB", "öbb"), ("Straße", "STRASSE"), ("ΟΔΟΣ", "οδος"), ("Éclair", "e\u{301}clair"), ("Киев", "КИЕВ")]
        {
            assert!(differ_only_in_case(a, b), "{a} {b}");
        }
        assert!(!differ_only_in_case("Ölger", "Olger"));
    }
}
