//! "a" or "an", by the sound of the word that follows.

use super::words::WORDS;
use super::{Place, Report, mend};
use crate::document::Form;
use crate::spelling::{self, ORDINARY};
use crate::{Applicability, Span};

/// "a engineer", "an university", "a MBA", "a 8-hour shift"
pub(super) fn check(place: &Place<'_>, report: &mut Report) {
    let token = place.token();
    let article = place.word(0);
    if !matches!(article, "a" | "an" | "A" | "An") || token.form != Form::Written || place.gap() != " " {
        return;
    }
    let Some(next) = place.neighbour(1).filter(|next| !next.is_opaque && !next.is_clitic) else {
        return;
    };
    // "vis-a-vis", "Q&A is", "d'a": part of something longer. "(a) is", "a. is" have no single space behind the letter.
    if !matches!(place.gap_before().chars().next_back(), None | Some(' ' | '(')) {
        return;
    }
    let word = place.word(1);
    let hyphened = place.document.plain()[next.end as usize..].starts_with('-');
    let capital = article.starts_with('A');
    // A capital is an article at the start of a sentence only, and there "A Owner" may be a heading, "An Nguyen" a name.
    if capital && (!place.opens() || word.starts_with(char::is_uppercase) || is_after_letter(word)) {
        return;
    }
    if !hyphened && is_after_letter(word) || is_letter_name(place) {
        return;
    }
    // `Bóthar an Chladaigh`: between two names it is a word of another language.
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) && !spelling::words().is_word(&word.to_lowercase(), ORDINARY);
    if !capital && is_name(word) && is_name(place.word(-1)) {
        return;
    }
    let Some(vowel) = begins_with_vowel(place, word, hyphened) else {
        return;
    };
    let has_n = article.len() == 2;
    if vowel == has_n || has_n && is_weak(word) || place.is_foreign() {
        return;
    }
    let expected = match (capital, vowel) {
        (false, false) => "a",
        (false, true) => "an",
        (true, false) => "A",
        (true, true) => "An",
    };
    // "a 8-hour": the whole compound.
    let rest = &place.document.plain()[next.end as usize..];
    let tail = if hyphened { rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len()) } else { 0 };
    let tail = rest[..tail].trim_end_matches('-').len();
    let whole = Span::new(token.start as usize, next.end as usize + tail);
    mend(place, report, "article", (whole, token.span()), (expected, Applicability::Safe));
}

/// Little words that no article stands before: what precedes is the letter, or a typing error for another word.
fn is_after_letter(word: &str) -> bool {
    // As they are written: "IT" and "US" are no little words.
    WORDS.after_letter.has(word)
}

/// "grade a eggs", "vitamin a intake", "from a to b": the letter.
fn is_letter_name(place: &Place<'_>) -> bool {
    // "section 2 a"
    place.word(-1).ends_with(|c: char| c.is_ascii_digit()) || WORDS.before_letter.has_any_case(place.word(-1))
}

/// Words in h with a weak first syllable, before which careful writers differ, and French ones.
fn is_weak(word: &str) -> bool {
    WORDS.weak.begin(&word.to_ascii_lowercase())
}

/// Whether a word begins with a vowel when it is said; `None` if that is not certain.
fn begins_with_vowel(place: &Place<'_>, word: &str, hyphened: bool) -> Option<bool> {
    let first = word.chars().next().filter(char::is_ascii)?;
    if first.is_ascii_digit() {
        return figure(word);
    }
    let letter = first.to_ascii_uppercase();
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    // "an L-shaped desk", "an X-ray", "an e-mail"
    if word.len() == 1 {
        let alone = hyphened && (capitals == 1 || matches!(first, 'e' | 'x'));
        return alone
            .then_some(matches!(letter, 'A' | 'E' | 'F' | 'H' | 'I' | 'L' | 'M' | 'N' | 'O' | 'R' | 'S' | 'X'));
    }
    // "A4", "B2B", "an M4"
    let mixed = word.chars().any(|c| !c.is_ascii_alphabetic() && c != '\'');
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 1).unwrap_or(word);
    if capitals == 1 && first.is_ascii_uppercase() || capitals == 0 {
        if mixed {
            return None;
        }
        return spoken(place, &word.to_ascii_lowercase());
    }
    let acronym = stem.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '&' | '0'..='9'));
    match letter {
        'A' | 'I' => Some(true),
        'E' | 'O' if acronym => Some(true),
        'B' | 'C' | 'D' | 'G' | 'J' | 'K' | 'P' | 'Q' | 'T' | 'V' | 'W' | 'Z' => Some(false),
        // The letter's name and its sound differ, so it matters whether the acronym is read as a word.
        'F' | 'H' | 'L' | 'M' | 'N' | 'R' | 'S' => {
            // "sequel" and "sherm" are how some say these.
            let either = matches!(stem, "SQL" | "SHRM");
            let silent = acronym && !mixed && !either && !stem.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
            (silent || place.lists.as_letters.iter().any(|known| known == stem)).then_some(true)
        }
        'U' => place.lists.as_letters.iter().any(|known| known == stem).then_some(false),
        'Y' => Some(false).filter(|_| acronym),
        'E' | 'O' => spoken(place, &word.to_ascii_lowercase()),
        _ => None,
    }
}

/// "8", "80", "800", "11" and "18" begin with a vowel. "1100" and "1800" are said in two ways.
fn figure(word: &str) -> Option<bool> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let number = &word[..digits];
    // The figures of the whole part: "11,000" is eleven thousand, "1,100" is not.
    match (number.as_bytes()[0], number) {
        (b'8', _) | (_, "11" | "18") => Some(true),
        (b'0', _) => None,
        _ if digits == 4 && (number.starts_with("11") || number.starts_with("18")) => None,
        _ if word.starts_with("1,1") || word.starts_with("1,8") => None,
        _ => Some(false),
    }
}

/// The sound of an ordinary word, in small letters.
fn spoken(place: &Place<'_>, word: &str) -> Option<bool> {
    let starts = |list: &[&str]| list.iter().any(|start| word.starts_with(start));
    match word.as_bytes()[0] {
        b'e' if starts(&["eu", "ewe"]) => {
            starts(&["euro", "eura", "eucal", "euca", "eulog", "euph", "eutha", "eutro", "ewe"]).then_some(false)
        }
        b'a' | b'e' | b'i' => Some(true),
        b'o' if starts(&["oaxaca", "ouija", "ouest"]) => None,
        b'o' => Some(!matches!(word, "one" | "ones" | "once" | "oneself" | "oneness" | "onetime")),
        b'u' => spoken_u(word),
        b'h' if starts(&["honest", "honor", "honour"]) => Some(true),
        b'h' if matches!(
            word,
            "hour" | "hours" | "hourly" | "hourglass" | "heir" | "heirs" | "heiress" | "heirloom" | "heirlooms"
        ) =>
        {
            Some(true)
        }
        b'h' if is_weak(word) || starts(&["herm"]) => None,
        b'x' => None,
        b'y' => word[1..].starts_with(['a', 'e', 'i', 'o', 'u']).then_some(false).filter(|_| !starts(&["yve", "yvo"])),
        // "an nth", "an hr role": no vowel, or letters written small.
        _ if !word.contains(['a', 'e', 'i', 'o', 'u', 'y']) => None,
        _ if place.lists.as_letters.iter().any(|known| known.eq_ignore_ascii_case(word)) => None,
        first if first.is_ascii_alphabetic() => Some(false),
        _ => None,
    }
}

/// A word in u is said "you…" (unit, user, European) or "uh…" (update, under); what is neither list's stays open.
fn spoken_u(word: &str) -> Option<bool> {
    let starts = |list: &[&str]| list.iter().any(|start| word.starts_with(start));
    if WORDS.said_you.begin(word) {
        return Some(false);
    }
    // "uni" is short for university, and "uninsured" no unit.
    if word.starts_with("uni") && !starts(&["unin", "unim", "uniden", "unidea", "uniro"]) {
        return None;
    }
    WORDS.said_uh.begin(word).then_some(true)
}
