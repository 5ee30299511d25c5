//! Capitals that English asks for: "I", the start of a sentence, days, months, peoples and their languages.

use std::sync::LazyLock;

use super::words::WORDS;
use super::{Place, Report, holds, is_abbreviation, is_small, mend};
use crate::document::{Form, Full};
use crate::{Applicability, Span};

pub(super) fn check(place: &Place<'_>, report: &mut Report) {
    let token = place.token();
    let word = place.word(0);
    // The cheap questions first: nearly every word is small and stands behind another.
    let may_be_wrong =
        || word == "i" || may_be_proper(word) || matches!(place.gap_before().as_bytes(), [b'.' | b'?' | b'!', b' ']);
    if token.is_clitic
        || !word.starts_with(|c: char| c.is_ascii_lowercase())
        || !may_be_wrong()
        || !is_small(word)
        || is_part(place)
    {
        return;
    }
    let variant = if word == "i" {
        Some("pronoun").filter(|_| is_pronoun(place))
    } else if is_proper(place, word) {
        Some("proper-noun")
    } else {
        Some("sentence-start").filter(|_| begins_sentence(place, word))
    };
    let Some(variant) = variant else {
        return;
    };
    if place.draft.accepts(word) {
        return;
    }
    let capital = format!("{}{}", word[..1].to_ascii_uppercase(), &word[1..]);
    mend(place, report, variant, (token.span(), token.span()), (&capital, Applicability::Safe));
}

/// Whether the word is part of something longer: a tag, a file, a path, an option of a command.
fn is_part(place: &Place<'_>) -> bool {
    let before = place.gap_before().chars().next_back();
    let after = &place.document.plain().as_bytes()[place.token().end as usize..];
    let goes_on = matches!(after, [b'/' | b'\\' | b'@' | b'=', ..])
        || matches!(after, [b'.' | b':' | b'(', next, ..] if next.is_ascii_alphanumeric() || *next == b')');
    goes_on || !matches!(before, None | Some(' ' | '(' | '"' | '-' | '.' | '?' | '!' | ',' | ':'))
}

/// "i am", "and i've", but not "i)", "row i of", "i.e.", "Oli i Ana".
fn is_pronoun(place: &Place<'_>) -> bool {
    if !matches!(place.gap_before().chars().next_back(), None | Some(' ')) || place.token().form != Form::Written {
        return false;
    }
    let Some(next) = place.neighbour(1) else {
        return false;
    };
    let clitic = next.is_clitic && matches!(next.form, Form::Full(Full::Am | Full::Have | Full::Will | Full::D));
    let word = place.word(1);
    // What only a person does, in the form that only "I" and "you" have; "i squared" is a number.
    let verb = place.gap() == " "
        && (holds(place.lists.first_person, word)
            || word.len() > 4
                && word.ends_with("ed")
                && is_small(word)
                && !matches!(word, "squared" | "cubed" | "indexed"));
    (clitic || verb && !is_sum(place)) && !place.is_foreign()
}

/// Whether the sentence is about a table or a sum, where "i" is a number.
fn is_sum(place: &Place<'_>) -> bool {
    place.sentence().iter().any(|token| WORDS.sums.has(place.document.written(token)))
}

/// "We planned it. it worked."
fn begins_sentence(place: &Place<'_>, word: &str) -> bool {
    let stop = match place.gap_before() {
        ". " => '.',
        "? " | "! " => '?',
        _ => return false,
    };
    let before = place.word(-1);
    // "etc. and" and "Dr. med." only shorten; "St. john" is somebody's name.
    if before.is_empty() || is_abbreviation(place, before) || holds(place.lists.small_names, word) || place.is_foreign()
    {
        return false;
    }
    // "on bad days.            me. Best reached": the cells of two columns.
    let typed = place
        .document
        .display(Span::new(place.token().start as usize - place.gap_before().len(), place.token().start as usize));
    let typed = &place.document.text()[typed.range()];
    if typed.contains("   ") && !typed.contains('\n') {
        return false;
    }
    let opener = holds(place.lists.openers, word);
    if stop == '?' {
        // "Who? when?" may be one breath, and "Yahoo! mail" is a name.
        let subject =
            matches!(word, "we" | "he" | "she" | "they" | "it" | "you" | "my" | "thank" | "thanks" | "please");
        return subject && is_small(before);
    }
    let ended = if before.bytes().all(|byte| byte.is_ascii_digit()) {
        // "3. the" is an item of a list; a year may end a sentence.
        opener && before.len() == 4
    } else {
        // A longer word is hardly an abbreviation that we do not know; a shorter one needs a word that begins sentences behind it.
        opener || is_small(before) && before.len() > 6 && word.len() > 2
    };
    ended && !is_item(place)
}

/// Whether the line is an item of a list, where fragments may stand.
fn is_item(place: &Place<'_>) -> bool {
    let line = place.document.plain_lines()[place.token().line as usize].span;
    let start = place.document.display(line).start();
    let text = place.document.text();
    let row = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let mark = text[row..].trim_start();
    mark.starts_with(['-', '*', '+', '•', '·', '–', '—', '▪', '◦', '>'])
        || mark.starts_with(|c: char| c.is_ascii_digit())
        // "ii. one joint paper"
        || is_roman(mark)
}

/// Whether a line begins with a small Roman number and its mark.
fn is_roman(line: &str) -> bool {
    let figures = line.bytes().take_while(|figure| matches!(figure, b'i' | b'v' | b'x')).count();
    (1..=5).contains(&figures) && line[figures..].starts_with(['.', ')'])
}

/// The months that are words of other meanings, too.
const MONTHS: [&str; 3] = ["august", "march", "may"];

/// A bit for the first three letters of each name, which tells most words from all of them.
static PROPER: LazyLock<[u64; 16]> = LazyLock::new(|| {
    let mut bits = [0; 16];
    for word in WORDS.calendar.iter().chain(WORDS.peoples.iter()).chain(MONTHS) {
        let place = proper_place(word.as_bytes());
        bits[place / 64] |= 1 << (place % 64);
    }
    bits
});

fn proper_place(word: &[u8]) -> usize {
    let letters = u32::from(word[0]) | u32::from(word[1]) << 8 | u32::from(word[2]) << 16;
    (letters.wrapping_mul(0x9e37_79b1) >> 22) as usize
}

fn may_be_proper(word: &str) -> bool {
    let place = if word.len() < 3 { return false } else { proper_place(word.as_bytes()) };
    PROPER[place / 64] & 1 << (place % 64) != 0
}

/// A day, a month, a people or a language that its neighbours prove to be one.
fn is_proper(place: &Place<'_>, word: &str) -> bool {
    if WORDS.calendar.has(word) {
        // The planner and its boards are written small by their maker.
        return !matches!(place.word(1), "com" | "board" | "boards" | "dev") && !place.is_foreign();
    }
    let near = |by: isize| place.word(by);
    match word {
        // A verb, a walk and an adjective, unless a date stands beside them.
        "march" | "may" | "august" => {
            let next = place.word(1);
            let year = next.len() == 4
                && (next.starts_with("19") || next.starts_with("20"))
                && next.bytes().all(|byte| byte.is_ascii_digit());
            let day = near(-1).trim_end_matches(|c: char| c.is_ascii_lowercase());
            let dated =
                !day.is_empty() && day.len() < 3 && day.bytes().all(|byte| byte.is_ascii_digit()) && word != "may";
            // "in march." ends there; "in august company" goes on.
            let told = matches!(near(-1), "in" | "since" | "until" | "last" | "next" | "early" | "late" | "mid" | "by")
                && place.gap_before().trim() == ""
                && !place.gap().starts_with(' ')
                && !place.gap().starts_with('-');
            // "They march 2020 steps."
            let acts = WORDS.before_verb.has(near(-1));
            !acts
                && (year || dated && place.gap_before() == " " || told)
                && place.gap_before() != "-"
                && !place.is_foreign()
        }
        _ => WORDS.peoples.has(word) && is_spoken(place, word) && !place.is_foreign(),
    }
}

/// Whether somebody speaks, learns or comes from what the word names. Alone it may be a pastry, a press, a polish or an orange.
fn is_spoken(place: &Place<'_>, word: &str) -> bool {
    let spaced = |gap: &str| gap == " ";
    let next = if spaced(place.gap()) { place.word(1) } else { "" };
    let before = if spaced(place.gap_before()) { place.word(-1) } else { "" };
    let common = matches!(word, "polish" | "mandarin" | "danish" | "french" | "persian" | "thai" | "malay" | "czech");
    let speaks = WORDS.speaking.has_any_case(before)
        || before == "in"
            && matches!(
                place.word(-2).to_ascii_lowercase().as_str(),
                "fluent" | "fluently" | "lessons" | "degree" | "conversations" | "proficient"
            )
        || matches!(before, "into" | "from")
            && matches!(place.word(-2), "translate" | "translated" | "translating" | "translation" | "translations");
    let named = WORDS.of_language.has(next);
    let owned = !common && WORDS.of_people.has(next);
    // "I speak german and spanish": the one before proves the one after.
    let listed = matches!(before, "and" | "or") && WORDS.peoples.has_any_case(place.word(-2)) && !common
        || matches!(place.gap_before(), ", ") && WORDS.peoples.has_any_case(place.word(-1)) && !common;
    speaks || named || owned || listed
}
