//! Words of English: which are right, which are known slips, and what a slip was meant to be. The tables are prepared from `lints/words` and read
//! in place; nothing here knows a draft.

mod derived;
mod near;

use std::sync::OnceLock;

use fst::raw::Fst;

pub(crate) use self::near::Near;

/// What the tables say about a word, read from its prepared mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry(u8);

/// Place in the row of sizes that SCOWL gives its lists (10, 20, 35, 40, 50, 55, 60, 70, 80); the commoner the word, the smaller.
pub(crate) type Size = u8;
/// Words that everybody writes.
pub(crate) const COMMON: Size = 2;
/// The size of an ordinary dictionary; beyond it a word is seldom what a slip was meant to be.
pub(crate) const ORDINARY: Size = 6;
/// The size up to which a word is right without a second look, if it is not very short.
pub(crate) const LARGE: Size = 7;
/// The mark of terms of trades, which are right as they are.
const TERM: Size = 9;

impl Entry {
    pub(crate) fn size(self) -> Size {
        self.0 & 15
    }

    /// Whether it is a term of a trade.
    pub(crate) fn is_term(self) -> bool {
        self.size() == TERM
    }

    pub(crate) fn is_american(self) -> bool {
        self.0 & 1 << 4 != 0
    }

    pub(crate) fn is_british(self) -> bool {
        self.0 & 1 << 5 != 0
    }

    /// Whether it is written with a small letter inside a sentence.
    pub(crate) fn is_small(self) -> bool {
        self.0 & 1 << 6 != 0
    }

    /// Whether it is written with a capital: a name, a place, a nation.
    pub(crate) fn is_name(self) -> bool {
        self.0 & 1 << 7 != 0
    }
}

/// What the tables say of a word as it stands, before words like it are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Right, or nothing that can be told.
    Right,
    /// A known slip, and all that it may be meant to be.
    Slip(Vec<&'static str>),
    /// In no list, or a rare word.
    Unknown(Option<Entry>),
}

/// The prepared tables.
pub(crate) struct Words {
    known: Fst<&'static [u8]>,
    slips: Fst<&'static [u8]>,
    nicknames: Fst<&'static [u8]>,
    brands: Fst<&'static [u8]>,
    /// A bit for the first two bytes of each wrong form of a name: most words of a draft begin otherwise.
    brand_beginnings: [u64; 16],
}

/// The place of two bytes among those bits.
fn beginning(first: u8, second: u8) -> (usize, u64) {
    let place = (u32::from(first) << 8 | u32::from(second)).wrapping_mul(0x9e37_79b1) >> 22;
    (place as usize / 64, 1 << (place % 64))
}

fn beginnings(names: &Fst<&'static [u8]>) -> [u64; 16] {
    let mut bits = [0; 16];
    for first in names.root().transitions() {
        for second in names.node(first.addr).transitions() {
            let (index, bit) = beginning(first.inp, second.inp);
            bits[index] |= bit;
        }
    }
    bits
}

/// The tables; the first call only checks their heads.
pub(crate) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    let table = |bytes| Fst::new(bytes).expect("a test compares the prepared tables with their lists");
    WORDS.get_or_init(|| {
        let brands = table(bestfoot_lints::BRANDS);
        Words {
            known: table(bestfoot_lints::WORDS),
            slips: table(bestfoot_lints::MISSPELLINGS),
            nicknames: table(bestfoot_lints::NICKNAMES),
            brand_beginnings: beginnings(&brands),
            brands,
        }
    })
}

impl Words {
    /// What is known about a word in small letters.
    pub(crate) fn entry(&self, word: &str) -> Option<Entry> {
        self.known.get(word).map(|mark| Entry(mark.value() as u8))
    }

    /// Whether a word in small letters stands in a dictionary of that size, written small.
    pub(crate) fn is_word(&self, word: &str, size: Size) -> bool {
        self.entry(word).is_some_and(|entry| entry.is_small() && entry.size() <= size)
    }

    /// What a known slip, in small letters, may be meant to be.
    pub(crate) fn slip(&self, word: &str) -> Option<Vec<&'static str>> {
        let place = self.slips.get(word)?.value() as usize;
        let line = bestfoot_lints::CORRECTIONS[place..].lines().next()?;
        Some(line.split(',').collect())
    }

    /// Whether one of two given names, folded, is a short form of the other.
    pub(crate) fn is_nickname(&self, first: &str, second: &str) -> bool {
        self.nicknames.contains_key(format!("{first} {second}"))
    }

    /// Whether the text is a well-known name, letter for letter.
    #[allow(clippy::unused_self, reason = "the names belong to the tables")]
    pub(crate) fn is_brand(&self, text: &str) -> bool {
        bestfoot_lints::BRAND_NAMES.lines().any(|name| name == text)
    }

    /// The longest wrong form of a well-known name that the text begins with and that ends with a word: its bytes, and the right name.
    pub(crate) fn brand(&self, text: &str) -> Option<(usize, &'static str)> {
        let &[first, second, ..] = text.as_bytes() else {
            return None;
        };
        let (index, bit) = beginning(first, second);
        if self.brand_beginnings[index] & bit == 0 {
            return None;
        }
        let mut node = self.brands.root();
        let mut value = 0;
        let mut found = None;
        for (at, byte) in text.bytes().enumerate() {
            let Some(index) = node.find_input(byte) else {
                break;
            };
            let transition = node.transition(index);
            value += transition.out.value();
            node = self.brands.node(transition.addr);
            let ends = || !text[at + 1..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
            if node.is_final() && text.is_char_boundary(at + 1) && ends() {
                found = Some((at + 1, value + node.final_output().value()));
            }
        }
        let (length, place) = found?;
        Some((length, bestfoot_lints::BRAND_NAMES[place as usize..].lines().next()?))
    }

    /// Words like this one that are written small, the likeliest first; at most `edits` letters differ.
    pub(crate) fn near(&self, word: &str, edits: u8, size: Size) -> Vec<Near> {
        near::search(&self.known, word, edits, size)
    }

    /// What the tables say of a word in small letters, which stood there with a capital or without.
    pub(crate) fn standing(&self, word: &str, capital: bool) -> Standing {
        // A rare name written small is more likely a slip of something else. A common one, `monday`, is no matter of spelling.
        let entry = self.entry(word).filter(|entry| capital || entry.is_small() || entry.size() <= 3);
        let length = word.chars().count();
        let surely = |entry: Entry| {
            let size = entry.size();
            size <= ORDINARY || size == TERM || size <= LARGE && length > 4 || capital
        };
        if entry.is_some_and(surely) {
            return Standing::Right;
        }
        match self.slip(word) {
            Some(right) => Standing::Slip(right),
            // A long rare word is right.
            None if entry.is_some() && length > 7 => Standing::Right,
            None => Standing::Unknown(entry),
        }
    }

    /// What somebody may have meant who wrote an unknown or rare word, the likeliest first; none if it may well be right. Looking for words like
    /// it costs some hundredths of a millisecond, so ask once a word.
    pub(crate) fn meant_by(&self, word: &str, entry: Option<Entry>) -> Vec<String> {
        let length = word.chars().count();
        // The shorter a word, the more others lie a letter away by chance, so the commoner must be what is meant.
        let size = match length {
            0..=3 => 1,
            4 => COMMON,
            5 => 4,
            _ => ORDINARY,
        };
        // A rare word is right unless it is short and very like a common one: `agian`, `neeed`.
        let size = if entry.is_some() { size.min(1) } else { size };
        let mut near = self.near(word, 1, size);
        if length <= 3 || entry.is_some() {
            // So many short words are made, and so many rare ones lie beside common ones, that only the plainest slips tell: a letter left out or
            // doubled, or two that changed places.
            near.retain(|near| near.is_easy || near.word.len() == word.len() + 1);
        }
        // A doubled letter or two that changed places say more than the parts that a word may be made of.
        let slipped = near.iter().any(|near| near.is_easy);
        if entry.is_none() && !slipped && derived::is_derived(self, word) {
            return Vec::new();
        }
        if near.is_empty() && entry.is_none() && length >= 9 {
            near = self.near(word, 2, COMMON);
            near.retain(|near| near.word.as_bytes()[0] == word.as_bytes()[0]);
        }
        near.into_iter().take(3).map(|near| near.word).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(word: &str) -> Vec<String> {
        match words().standing(word, false) {
            Standing::Slip(right) => right.into_iter().map(str::to_owned).collect(),
            Standing::Unknown(entry) => words().meant_by(word, entry),
            Standing::Right => Vec::new(),
        }
    }

    #[test]
    fn words_of_both_dialects_and_derived_ones_are_right() {
        for word in
            ["organise", "organize", "colour", "color", "onboarding", "biller", "peatland", "resubmitted", "ordinary"]
        {
            assert!(meant(word).is_empty(), "{word}");
        }
    }

    #[test]
    fn slips_are_found_and_mended() {
        for (word, right) in [("recieve", "receive"), ("definately", "definitely"), ("managment", "management")] {
            assert!(matches!(words().standing(word, false), Standing::Slip(found) if found == [right]), "{word}");
        }
        for (word, right) in
            [("schedulle", "schedule"), ("cutsomers", "customers"), ("warehoues", "warehouse"), ("togther", "together")]
        {
            assert_eq!(meant(word).first().map(String::as_str), Some(right), "{word}");
        }
    }

    #[test]
    fn long_and_foreign_words_are_judged_in_time() {
        assert!(meant(&"a".repeat(100_000)).is_empty());
        assert!(meant("Grüße").is_empty());
    }
}
