//! The greeting line, or the greeting that the first sentence goes on behind.

use super::closing::valediction;
use super::date::is_date;
use super::reach::has_contact;
use super::subject::is_subject;
use super::words::WORDS;
use super::{Line, Zone};

/// What may follow `to the` in a greeting: `To the Hiring Team:`.
const BODIES: [&str; 8] = ["committee", "team", "manager", "panel", "department", "board", "office", "concern"];

/// Length in bytes of the greeting words that a line opens with.
pub(super) fn greeting_words(lower: &str) -> Option<usize> {
    // "Heyyy"
    let drawn = lower
        .strip_prefix("he")
        .map(|rest| 2 + rest.bytes().take_while(|byte| *byte == b'y').count())
        .filter(|length| *length > 3);
    if drawn.is_some_and(|length| !lower[length..].starts_with(char::is_alphanumeric)) {
        return drawn;
    }
    // Irish names whom it calls before the greeting: `A Ghráinne, a chara`.
    if let Some((name, rest)) = lower.strip_prefix("a ").and_then(|rest| rest.split_once(", a chara"))
        && name.split_whitespace().count() <= 3
        && !rest.starts_with(char::is_alphanumeric)
    {
        return Some("a , a chara".len() + name.len());
    }
    WORDS
        .greetings
        .opening(lower)
        // A mailbox may be called so: `hello@dana.example`.
        .filter(|greeting| {
            let ends = |c: char| c.is_alphanumeric() || matches!(c, '@' | '_');
            !lower[greeting.len()..].starts_with(ends)
        })
        .map(str::len)
        .max()
}

fn is_salutation(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let text = line.text.trim_end();
    let words = line.words();
    let stop = text.ends_with([',', ':', '!', ';']) || text.ends_with(" -") || text.ends_with('-');
    let alone = next.is_none_or(|next| next.opens_paragraph);
    let Some(length) = greeting_words(&line.lower) else {
        return false;
    };
    if line.lower.starts_with("to the") && !BODIES.iter().any(|body| line.lower.contains(body)) {
        return false;
    }
    if line.lower.starts_with("attention") && words > 6 {
        return false;
    }
    // "Hi Maria, thank you for …" goes on; "Dear Mr. and Mrs. Lee, M.D.," does not.
    let body = text.trim_end_matches([',', ':', '!', ';', '-', '.', ' ']);
    let goes_on = body.get(length..).is_some_and(|rest| {
        rest.split_once([',', '!', ':']).is_some_and(|(_, after)| {
            after.split_whitespace().count() > 3
                && after.trim_start().chars().next().is_some_and(char::is_lowercase)
                // "Dear Dr Terpstra, dear Ms Ortiz, dear Mr Lee,"
                && greeting_words(after.trim_start()).is_none()
        })
    });
    if goes_on || words > 14 {
        return false;
    }
    let ends_sentence = text.ends_with('.') && words > 5 || text.ends_with('?');
    !ends_sentence && (stop || alone || words <= 4 && next.is_some_and(|next| next.words() > 8))
}

/// `Ms. Lee,` or `Maria,` alone on a line above the text.
fn is_bare_name(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let text = line.text;
    let Some(name) = text.strip_suffix([',', ':']).or_else(|| text.strip_suffix(" -")) else {
        return false;
    };
    let named = name
        .split_whitespace()
        .all(|word| word.chars().next().is_some_and(char::is_uppercase) || matches!(word, "and" | "&"));
    let goes_on = next.is_some_and(|next| next.words() > 4 || next.is_prose());
    // In any language, a short line that ends in a comma and stands alone above the text greets somebody.
    let alone = next.is_some_and(|next| next.opens_paragraph && next.is_prose())
        && line.words() <= 6
        && line.text.starts_with(char::is_uppercase);
    if alone
        && !has_contact(text)
        && !is_date(text)
        && valediction(&line.lower).is_none()
        && !line.text.bytes().any(|byte| byte.is_ascii_digit())
    {
        return true;
    }
    named && line.words() <= 4 && !has_contact(text) && goes_on && valediction(&line.lower).is_none()
}

pub(super) fn mark_salutation(lines: &mut [Line<'_>]) -> Option<usize> {
    let mut prose_seen = 0;
    let mut found = None;
    for index in 0..lines.len() {
        let line = &lines[index];
        if line.zone.is_some() {
            continue;
        }
        let next = lines.get(index + 1);
        if is_salutation(line, next) || prose_seen == 0 && line.opens_paragraph && is_bare_name(line, next) {
            found = Some(index);
            break;
        }
        let subject = is_subject(&line.lower);
        let closes = valediction(&line.lower).is_some_and(|length| line.lower.len() <= length + 3);
        prose_seen += usize::from(!subject && line.is_prose());
        if prose_seen > 1 || closes {
            return None;
        }
    }
    let index = found?;
    lines[index].zone = Some(Zone::Salutation);
    // "Dear Ms. Lee," and under it "Good day!"
    if let Some(second) = lines.get(index + 1)
        && second.zone.is_none()
        && second.words() <= 5
        && second.text.ends_with(['!', ',', '.'])
        && greeting_words(&second.lower).is_some()
        && is_salutation(second, lines.get(index + 2))
    {
        lines[index + 1].zone = Some(Zone::Salutation);
    }
    Some(index)
}

/// A greeting that the first sentence goes on behind: the line and the greeting's length in bytes.
pub(super) fn inline_greeting(lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let index = lines.iter().position(|line| line.zone.is_none())?;
    let line = &lines[index];
    if greeting_words(&line.lower).is_none() && !opens_with_name(line) {
        return None;
    }
    let end = line.text.find([',', '!', ':', '-', '.'])?;
    (line.text[..end].split_whitespace().count() <= 6).then_some((index, end + 1))
}

/// `Barnaby, thank you for yesterday`, but not `Sadly, thanks to the storm`.
fn opens_with_name(line: &Line<'_>) -> bool {
    const NO_NAMES: [&str; 10] =
        ["Again", "Rather", "Still", "Anyway", "However", "Also", "First", "So", "Well", "Yes"];
    let (name, rest) = line.text.split_once(", ").unwrap_or_default();
    name.starts_with(char::is_uppercase)
        && name.chars().all(char::is_alphabetic)
        && !name.ends_with("ly")
        && !NO_NAMES.contains(&name)
        && ["thank you", "thanks", "many thanks"].iter().any(|thanks| rest.starts_with(thanks))
        && !rest.starts_with("thanks to ")
}
