//! Deeds and figures: what a writer tells that a reader can see before him.

use std::ops::Range;

use super::date::MONTHS;
use crate::document::Document;

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

/// Words between a subject and its verb that say nothing of the deed.
const BETWEEN: [&str; 31] = [
    "also", "then", "just", "never", "always", "first", "once", "even", "still", "only", "had", "have", "'ve", "'d",
    "'ll", "would", "could", "can", "will", "should", "might", "must", "soon", "often", "now", "later", "did", "not",
    "n't", "all", "both",
];

/// Of these, the ones behind which nothing is told as done.
const UNREAL: [&str; 9] = ["'d", "'ll", "would", "could", "can", "will", "should", "might", "must"];

/// Verbs that leave open what was done: states, feelings, and work without a handle. Forms of now and of then.
const VAGUE: [&str; 99] = [
    "am",
    "'m",
    "is",
    "are",
    "'re",
    "was",
    "were",
    "be",
    "been",
    "feel",
    "felt",
    "think",
    "thought",
    "know",
    "knew",
    "known",
    "want",
    "wanted",
    "like",
    "liked",
    "love",
    "loved",
    "hope",
    "hoped",
    "enjoy",
    "enjoyed",
    "learn",
    "learned",
    "learnt",
    "realise",
    "realised",
    "realize",
    "realized",
    "try",
    "tried",
    "need",
    "needed",
    "believe",
    "believed",
    "understand",
    "understood",
    "become",
    "became",
    "handle",
    "handled",
    "deal",
    "dealt",
    "communicate",
    "communicated",
    "manage",
    "managed",
    "care",
    "cared",
    "guess",
    "suppose",
    "mean",
    "remember",
    "remembered",
    "notice",
    "noticed",
    "hear",
    "heard",
    "prefer",
    "preferred",
    "do",
    "have",
    "has",
    "experienced",
    "experience",
    "faced",
    "face",
    "encountered",
    "struggled",
    "succeeded",
    "succeed",
    "strive",
    "strove",
    "work",
    "worked",
    "help",
    "helped",
    "assisted",
    "participated",
    "contributed",
    "overcame",
    "see",
    "saw",
    "believed",
    "stayed",
    "remained",
    "tend",
    "consider",
    "considered",
    "thrive",
    "agree",
    "agreed",
    "decided",
    "appreciated",
    "excel",
];

/// Words that begin no verb: what may stand behind `I` when something else is meant.
const NO_VERB: [&str; 36] = [
    "a", "an", "the", "to", "of", "in", "on", "at", "for", "with", "and", "or", "but", "my", "our", "your", "it",
    "him", "her", "them", "me", "us", "you", "that", "this", "who", "which", "so", "as", "if", "when", "because",
    "too", "very", "really", "no",
];

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

/// Verbs of the past that do not end in `ed`.
const IRREGULAR: [&str; 92] = [
    "wrote",
    "built",
    "led",
    "ran",
    "made",
    "took",
    "gave",
    "got",
    "went",
    "came",
    "found",
    "told",
    "said",
    "asked",
    "brought",
    "bought",
    "caught",
    "chose",
    "cut",
    "drew",
    "drove",
    "fell",
    "fought",
    "flew",
    "grew",
    "held",
    "hid",
    "hit",
    "kept",
    "knew",
    "laid",
    "left",
    "lent",
    "let",
    "lost",
    "met",
    "paid",
    "put",
    "read",
    "rode",
    "rang",
    "rose",
    "sat",
    "saw",
    "sold",
    "sent",
    "set",
    "sewed",
    "shook",
    "shot",
    "showed",
    "shut",
    "sang",
    "slept",
    "spoke",
    "spent",
    "split",
    "stood",
    "stole",
    "stuck",
    "struck",
    "swam",
    "swept",
    "taught",
    "thought",
    "threw",
    "understood",
    "woke",
    "wore",
    "won",
    "rebuilt",
    "rewrote",
    "redid",
    "did",
    "had",
    "was",
    "were",
    "began",
    "broke",
    "ate",
    "drank",
    "dug",
    "felt",
    "forgot",
    "hung",
    "heard",
    "swung",
    "lit",
    "beat",
    "bent",
    "bound",
    "fed",
];

/// The words for numbers above one, and for shares.
const NUMBERS: [&str; 46] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "dozen",
    "dozens",
    "half",
    "halved",
    "twice",
    "double",
    "doubled",
    "triple",
    "tripled",
    "quarter",
    "percent",
    "zero",
    "third",
    "fifth",
];

fn lower(document: &Document, at: usize) -> String {
    document.tokens().get(at).map_or_else(String::new, |token| document.written(token).to_lowercase())
}

/// Whether a word is a verb of the past, as far as its form tells.
pub(super) fn is_past(word: &str) -> bool {
    word.len() > 3
        && word.ends_with("ed")
        && !matches!(word, "need" | "indeed" | "speed" | "feed" | "seed" | "breed" | "hundred")
        || IRREGULAR.contains(&word)
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
                if opens && is_past(&word) && !is_state(&word) && !VAGUE.contains(&word.as_str()) {
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
                !(BETWEEN.contains(&word.as_str()) || word.ends_with("ly") && word.len() > 4)
            });
        let Some(at) = verb else {
            continue;
        };
        let word = lower(document, at);
        if NO_VERB.contains(&word.as_str()) || is_vague(document, at, &word) {
            continue;
        }
        found.push(Deed { at, doer, is_past: is_real && is_past(&word) });
    }
    found
}

fn is_vague(document: &Document, at: usize, word: &str) -> bool {
    let next = lower(document, at + 1);
    VAGUE.contains(&word)
        || VAGUE_TAILS.iter().any(|(verb, tails)| *verb == word && tails.contains(&next.as_str()))
        || word == "kept" && next.ends_with("ing")
}

/// Whether anything in a stretch is told as past: by anybody.
pub(super) fn tells_of_the_past(document: &Document, stretch: &Range<usize>) -> bool {
    stretch.clone().any(|index| {
        let word = lower(document, index);
        is_past(&word)
            && !matches!(
                word.as_str(),
                "read" | "put" | "set" | "cut" | "let" | "hit" | "split" | "shut" | "left" | "need"
            )
            && !(word.ends_with("ed") && is_adjective_place(document, index))
    })
}

/// `the deadlines involved`, `am organised`: the form of the past, but nothing happened.
fn is_adjective_place(document: &Document, index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| lower(document, before)).unwrap_or_default();
    matches!(
        before.as_str(),
        "am" | "'m"
            | "is"
            | "are"
            | "'re"
            | "be"
            | "get"
            | "stay"
            | "a"
            | "the"
            | "very"
            | "more"
            | "being"
            | "feel"
            | "feels"
    )
}

/// Whether a token is a number that measures something: no year, no day of a month, no number of a list.
pub(super) fn is_figure(document: &Document, index: usize) -> bool {
    let tokens = document.tokens();
    let word = lower(document, index);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return NUMBERS.contains(&word.as_str());
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
