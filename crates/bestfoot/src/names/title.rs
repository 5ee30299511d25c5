//! Words that stand with a name and are no part of it: `Mr.`, `Captain`, `-san`.

use super::fold::fold;
use crate::word_lists::{WordSet, word_lists};

/// What a title says about whom it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Honorific {
    Mr,
    Ms,
    Mrs,
    Miss,
    Mx,
    Doctor,
    Professor,
    /// Ranks and offices, which stand beside any of the others.
    Other,
}

impl Honorific {
    /// How much it says beside others: of `Frau Prof. Dr.` the professor.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Professor => 3,
            Self::Doctor => 2,
            Self::Mr | Self::Ms | Self::Mrs | Self::Miss | Self::Mx => 1,
            Self::Other => 0,
        }
    }
}

/// Whether one title is a man's and the other a woman's.
pub(crate) fn is_of_other_sex(one: Honorific, other: Honorific) -> bool {
    use Honorific::{Miss, Mr, Mrs, Ms};
    matches!((one, other), (Mr, Ms | Mrs | Miss) | (Ms | Mrs | Miss, Mr))
}

word_lists! {
    static WORDS: Words = "titles.txt" {
        mr: WordSet,
        ms: WordSet,
        mrs: WordSet,
        miss: WordSet,
        mx: WordSet,
        doctor: WordSet,
        professor: WordSet,
        other: WordSet,
        after: WordSet,
        greeting: WordSet,
        calls: WordSet,
    }
}

/// The lists of titles, and whom they name.
static TITLES: [(&WordSet, Honorific); 8] = [
    (&WORDS.mr, Honorific::Mr),
    (&WORDS.ms, Honorific::Ms),
    (&WORDS.mrs, Honorific::Mrs),
    (&WORDS.miss, Honorific::Miss),
    (&WORDS.mx, Honorific::Mx),
    (&WORDS.doctor, Honorific::Doctor),
    (&WORDS.professor, Honorific::Professor),
    (&WORDS.other, Honorific::Other),
];

/// A word as the lists have it.
struct Listed {
    folded: String,
    /// With its accents, which part some courtesies from names: `chú`.
    accented: Option<String>,
}

impl Listed {
    fn new(word: &str) -> Self {
        let word = word.trim_end_matches('.');
        Self { folded: fold(word), accented: (!word.is_ascii()).then(|| word.to_lowercase()) }
    }

    fn is_in(&self, list: &WordSet) -> bool {
        list.has(&self.folded) || self.accented.as_ref().is_some_and(|word| list.has(word))
    }

    fn title(&self) -> Option<Honorific> {
        TITLES.iter().find(|(list, _)| self.is_in(list)).map(|&(_, title)| title)
    }
}

/// The title that a word is, if it is one.
pub(crate) fn title(word: &str) -> Option<Honorific> {
    Listed::new(word).title()
}

pub(crate) fn is_title(word: &str) -> bool {
    title(word).is_some()
}

/// Whether a word behind a name is a courtesy: `İlknur Hanım`.
pub(super) fn is_honour(word: &str) -> bool {
    Listed::new(word).is_in(&WORDS.after)
}

/// Whether a word beside a name in a greeting is a courtesy there: `Kuya Ramon`, `Lau Sifu`.
pub(crate) fn is_courtesy(word: &str) -> bool {
    let word = Listed::new(word);
    word.is_in(&WORDS.greeting) || word.title().is_some()
}

/// Whether a name behind the word has the ending by which people are called: `pane Dvořáku`.
pub(super) fn is_call(word: &str) -> bool {
    Listed::new(word).is_in(&WORDS.calls)
}
