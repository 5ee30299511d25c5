//! One name spelled two ways in a draft, where no source says which way is right.

use std::collections::HashMap;

use super::NameIndex;
use super::fold::{Likeness, compare, fold, sound_alike};
use super::mention::{self, Mention, written};
use super::setting::Mark;
use super::verdict::Ask;
use crate::document::{Document, Zone};
use crate::spelling::{self, ORDINARY};

/// A name that stands in the draft in two spellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Twice {
    /// The token of the spelling that is rarer, or that comes later.
    pub(crate) odd: usize,
    /// A token of the other spelling.
    pub(crate) other: usize,
}

/// Where so many words are a letter apart, they are a list and no slip.
const CROWD: usize = 12;

/// So many places of a spelling are looked at.
const FEW: usize = 8;

/// Longer words are no names.
const LONGEST: usize = 40;

/// The names that are spelled two ways, one finding for each odd spelling, in order.
pub(crate) fn spelled_twice(document: &Document, names: &NameIndex, ask: &Ask<'_>) -> Vec<Twice> {
    let mentions = mention::find(document, ask.reads, |_| false);
    let draft = Draft::new(document, &mentions, names, ask);
    let mut found: Vec<Twice> = draft.near_pairs().into_iter().filter_map(|(a, b)| draft.verdict(a, b)).collect();
    found.sort_by_key(|twice| (twice.odd, twice.other));
    found.dedup_by_key(|twice| twice.odd);
    found
}

/// A word of a name as it is spelled, and where: the mention and the place in it.
struct Spelling<'a> {
    text: &'a str,
    places: Vec<(usize, usize)>,
}

struct Draft<'a> {
    document: &'a Document,
    mentions: &'a [Mention],
    spellings: Vec<Spelling<'a>>,
}

impl<'a> Draft<'a> {
    fn new(document: &'a Document, mentions: &'a [Mention], names: &NameIndex, ask: &Ask<'_>) -> Self {
        let mut spellings: Vec<Spelling<'a>> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        let company: Vec<String> = ask.company.iter().flat_map(|name| super::words(name)).map(|w| fold(&w)).collect();
        for (index, mention) in mentions.iter().enumerate() {
            for (at, &token) in mention.tokens.iter().enumerate() {
                let text = written(document, token);
                let letters = text.chars().count();
                let shouted = letters > 1 && !text.chars().any(char::is_lowercase);
                if !(4..=LONGEST).contains(&letters) || shouted || (ask.accepts)(text) {
                    continue;
                }
                // What a source spells is the business of the lints that know it.
                let folded = fold(text);
                let sourced = names.people.iter().flat_map(|person| &person.right).any(|right| *right == folded)
                    || company.contains(&folded);
                if sourced {
                    continue;
                }
                let place = *known.entry(text).or_insert_with(|| {
                    spellings.push(Spelling { text, places: Vec::new() });
                    spellings.len() - 1
                });
                spellings[place].places.push((index, at));
            }
        }
        Self { document, mentions, spellings }
    }

    /// Pairs of spellings that are a letter apart. Two words a letter apart share what is left of them when one letter is taken out, so each word
    /// is filed under all that it leaves, and the cost stays linear.
    fn near_pairs(&self) -> Vec<(usize, usize)> {
        // Filed under a number made of the letters: two words that share one by chance are told apart when they are compared.
        let mut filed: Vec<(u64, usize)> = Vec::new();
        for (index, spelling) in self.spellings.iter().enumerate() {
            let folded = fold(spelling.text);
            let key = |left_out: Option<usize>| {
                let letters = folded.char_indices().filter(|(at, _)| Some(*at) != left_out);
                letters.fold(0_u64, |key, (_, c)| (key ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3).rotate_left(5))
            };
            filed.push((key(None), index));
            filed.extend(folded.char_indices().map(|(at, _)| (key(Some(at)), index)));
        }
        filed.sort_unstable();
        filed.dedup();
        let mut pairs: Vec<(usize, usize)> = filed
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|group| (2..=CROWD).contains(&group.len()))
            .flat_map(|group| {
                let pair = |a: usize| group[..a].iter().map(|b| (b.1, group[a].1)).collect::<Vec<_>>();
                (1..group.len()).flat_map(pair).collect::<Vec<_>>()
            })
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Whether two spellings are of one name, and which is the odd one.
    fn verdict(&self, a: usize, b: usize) -> Option<Twice> {
        let (first, second) = (&self.spellings[a], &self.spellings[b]);
        // "Senior Advisor" and "Senior Adviser" are words, not names.
        let ordinary =
            |word: &str| spelling::words().entry(&fold(word)).is_some_and(|entry| entry.is_small() && !entry.is_name());
        if !is_slip_of(first.text, second.text) || ordinary(first.text) && ordinary(second.text) {
            return None;
        }
        let mut one = false;
        for &(m, at) in first.places.iter().take(FEW) {
            for &(n, to) in second.places.iter().take(FEW) {
                if self.are_told_apart(m, n) {
                    return None;
                }
                one |= self.is_one_name((m, at), (n, to));
            }
        }
        if !one {
            return None;
        }
        let token = |spelling: &Spelling<'_>| {
            let (mention, at) = spelling.places[0];
            self.mentions[mention].tokens[at]
        };
        // The letterhead and the greeting are read over; the spelling that comes oftener is likelier right.
        let (odd, other) = match first.places.len().cmp(&second.places.len()) {
            std::cmp::Ordering::Less => (first, second),
            _ => (second, first),
        };
        Some(Twice { odd: token(odd), other: token(other) })
    }

    /// Both in one sentence: "Sara Lee and Sarah Kim joined."
    fn are_told_apart(&self, m: usize, n: usize) -> bool {
        let sentence = |mention: usize| self.document.tokens()[self.mentions[mention].tokens[0]].sentence;
        sentence(m) == sentence(n)
    }

    fn is_one_name(&self, (m, at): (usize, usize), (n, to): (usize, usize)) -> bool {
        let (first, second) = (&self.mentions[m], &self.mentions[n]);
        let (a, b) = (first.tokens[at], second.tokens[to]);
        let foreign = |mention: &Mention| {
            mention.setting.is(Mark::OwnOther) || mention.setting.is(Mark::Quoted) || mention.zone == Zone::Quoted
        };
        if foreign(first) || foreign(second) {
            return false;
        }
        // The rest of the name is the same: "Priya Raghunathan", "Priya Ragunathan".
        let rest = |mention: &Mention, without: usize| -> Vec<String> {
            let rest = mention.tokens.iter().filter(|&&token| token != without);
            rest.map(|&token| fold(written(self.document, token))).collect()
        };
        let (left, right) = (rest(first, a), rest(second, b));
        if !left.is_empty() && !right.is_empty() {
            return left == right && at == to;
        }
        let addressed = |mention: &Mention| mention.setting.is(Mark::Greeted) || mention.setting.is(Mark::Called);
        if addressed(first) && addressed(second) {
            return true;
        }
        let title = |mention: &Mention| mention.title.map(|(_, title)| title);
        if title(first).is_some() && title(first) == title(second) {
            return true;
        }
        // A word that is nobody's name and no word, in two shapes that a slip parts: "Velmora" and "Velmorra".
        let own = |token: usize| {
            let word = written(self.document, token);
            let letters = word.chars().count();
            letters >= 6 && spelling::words().entry(&fold(word)).is_none()
        };
        let whole = left.is_empty() && right.is_empty() || title(first).is_some() || title(second).is_some();
        whole && own(a) && own(b) && !spelling::words().is_word(&fold(written(self.document, a)), ORDINARY)
    }
}

/// Whether one word could be a slip of the other: a letter apart, the same in sound, other accents or capitals; not the plural, and not the name
/// of a man beside that of a woman (`Julian`, `Julia`).
fn is_slip_of(a: &str, b: &str) -> bool {
    let (small_a, small_b) = (fold(a), fold(b));
    let (short, long) = if small_a.len() <= small_b.len() { (&small_a, &small_b) } else { (&small_b, &small_a) };
    if long.strip_suffix('s').is_some_and(|singular| singular == short) {
        return false;
    }
    match compare(a, b) {
        Likeness::OtherCase | Likeness::OtherAccents | Likeness::OtherMarks => true,
        Likeness::Near(1) => {
            let ends_alike = short.chars().next_back() == long.chars().next_back();
            sound_alike(a, b) || ends_alike && short.chars().next() == long.chars().next() && short.len() >= 5
        }
        _ => false,
    }
}
