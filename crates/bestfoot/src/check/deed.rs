//! Deeds and figures: what a writer tells that a reader can see before him.

use std::ops::Range;

use super::date::MONTHS;
use crate::document::Document;
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "deed.txt" {
        between: WordSet,
        vague: WordSet,
        no_verb: WordSet,
        irregular: WordSet,
        numbers: WordSet,
        of_now: WordSet,
        before_quality: WordSet,
    }
}

/// Who does a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doer {
    Writer,
    Team,
}

/// A verb of doing behind `I` or `we`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deed {
    /// The token of the verb.
    pub(super) at: usize,
    pub(super) doer: Doer,
    /// It is told as done, not as planned, supposed or usual.
    pub(super) is_past: bool,
}

/// Of these, the ones behind which nothing is told as done.
const UNREAL: [&str; 9] = ["'d", "'ll", "would", "could", "can", "will", "should", "might", "must"];

/// A verb that is concrete by itself and vague with one of these behind it: `took ownership`, `kept calm`.
const VAGUE_TAILS: [(&str, &[&str]); 8] = [
    ("took", &["ownership", "charge", "responsibility", "initiative", "the", "on", "full", "it", "pride"]),
    (
        "kept",
        &["things", "calm", "going", "working", "positive", "everything", "everyone", "trying", "it", "my", "pushing"],
    ),
    ("gave", &["it", "my", "everything", "110"]),
    ("made", &["sure", "it", "things", "progress"]),
    ("put", &["in", "my"]),
    ("got", &["through", "it", "things", "better", "everything", "used"]),
    ("went", &["above", "through", "the", "well"]),
    ("used", &["my", "to"]),
];

fn lower(document: &Document, at: usize) -> String {
    document.tokens().get(at).map_or_else(String::new, |token| document.written(token).to_lowercase())
}

/// Whether a word is a verb of the past, as far as its form tells.
pub(super) fn is_past(word: &str) -> bool {
    word.len() > 3
        && word.ends_with("ed")
        && !matches!(word, "need" | "indeed" | "speed" | "feed" | "seed" | "breed" | "hundred")
        || WORDS.irregular.has(word)
}

/// Whether `had`, `was`, `did` and their like are all that makes a word past.
fn is_state(word: &str) -> bool {
    matches!(word, "had" | "was" | "were" | "did")
}

/// The deeds of the writer and of the writer's team in a stretch of tokens. A verb of the past that opens a sentence is the writer's too:
/// `Traced the fault. Wrote the fix.`
pub(super) fn deeds(document: &Document, stretch: &Range<usize>) -> Vec<Deed> {
    let tokens = document.tokens();
    let mut found = Vec::new();
    for index in stretch.clone() {
        let word = lower(document, index);
        let doer = match word.as_str() {
            "i" => Doer::Writer,
            "we" => Doer::Team,
            _ => {
                let opens = document.sentence_tokens(tokens[index].sentence).start == index;
                if opens && is_past(&word) && !is_state(&word) && !WORDS.vague.has(&word) {
                    found.push(Deed { at: index, doer: Doer::Writer, is_past: true });
                }
                continue;
            }
        };
        let sentence = tokens[index].sentence;
        let mut is_real = true;
        let verb =
            (index + 1..stretch.end.min(index + 6)).take_while(|&at| tokens[at].sentence == sentence).find(|&at| {
                let word = lower(document, at);
                is_real &= !UNREAL.contains(&word.as_str());
                !(WORDS.between.has(&word) || word.ends_with("ly") && word.len() > 4)
            });
        let Some(at) = verb else {
            continue;
        };
        let word = lower(document, at);
        if WORDS.no_verb.has(&word) || is_vague(document, at, &word) {
            continue;
        }
        found.push(Deed { at, doer, is_past: is_real && is_past(&word) });
    }
    found
}

fn is_vague(document: &Document, at: usize, word: &str) -> bool {
    let next = lower(document, at + 1);
    WORDS.vague.has(word)
        || VAGUE_TAILS.iter().any(|(verb, tails)| *verb == word && tails.contains(&next.as_str()))
        || word == "kept" && next.ends_with("ing")
}

/// Whether anything in a stretch is told as past: by anybody.
pub(super) fn tells_of_the_past(document: &Document, stretch: &Range<usize>) -> bool {
    stretch.clone().any(|index| {
        let word = lower(document, index);
        is_past(&word) && !WORDS.of_now.has(&word) && !(word.ends_with("ed") && is_adjective_place(document, index))
    })
}

/// `the deadlines involved`, `am organised`: the form of the past, but nothing happened.
fn is_adjective_place(document: &Document, index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| lower(document, before)).unwrap_or_default();
    WORDS.before_quality.has(&before)
}

/// Whether a token is a number that measures something: no year, no day of a month, no number of a list.
pub(super) fn is_figure(document: &Document, index: usize) -> bool {
    let tokens = document.tokens();
    let word = lower(document, index);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return WORDS.numbers.has(&word);
    }
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.parse::<u32>().is_ok();
    let near_month = [index.wrapping_sub(1), index + 1].iter().any(|&near| {
        let near = lower(document, near);
        near != "may" && MONTHS.contains(&near.as_str())
    });
    let token = &tokens[index];
    let behind = &document.plain()[token.end as usize..];
    let opens = index == 0 || tokens[index - 1].line != token.line;
    let listed = opens && behind.starts_with(['.', ')', ':']);
    let unit = behind.starts_with(['%', '°']) || document.plain()[..token.start as usize].ends_with(['$', '£', '€']);
    unit || !(year || near_month || listed)
}

/// Whether a stretch holds a figure.
pub(super) fn has_figure(document: &Document, stretch: &Range<usize>) -> bool {
    stretch.clone().any(|index| is_figure(document, index))
}

/// Whether a stretch names somebody or something: a capitalised word inside a sentence.
pub(super) fn has_name(document: &Document, stretch: &Range<usize>) -> bool {
    stretch.clone().any(|index| {
        let token = &document.tokens()[index];
        let word = document.written(token);
        let opens = document.sentence_tokens(token.sentence).start == index;
        !opens && !token.is_clitic && !matches!(word, "I" | "CV" | "OK") && word.starts_with(char::is_uppercase)
    })
}
