//! What people sign with: names, the block under two hyphens, the foot of a letter without a closing.

use super::closing::valediction;
use super::reach::has_contact;
use super::salutation::greeting_words;
use super::words::WORDS;
use super::{Line, Zone};

/// A short line of capitalised words: a name, as people sign.
pub(super) fn is_name_like(text: &str) -> bool {
    let text = text.strip_prefix("/s/").or_else(|| text.strip_prefix('~')).unwrap_or(text).trim_start();
    let mut words: Vec<&str> = text.split_whitespace().collect();
    // `Taylah xx`
    if words.len() > 1 && words.last().is_some_and(|last| last.len() <= 3 && last.bytes().all(|byte| byte == b'x')) {
        words.pop();
    }
    let small = |word: &str| WORDS.particles.has(word);
    // Many scripts have no capitals.
    let named = |word: &&str| small(word) || word.chars().find(|c| c.is_alphabetic()).is_none_or(|c| !c.is_lowercase());
    // `John Reed Jr.`, `Ana Ruiz, Ph.D.`
    let degree = words.len() > 1
        && words.last().is_some_and(|last| {
            let bare = last.trim_end_matches('.');
            bare.contains('.') || matches!(bare, "Jr" | "Sr" | "Esq" | "Ret" | "Hons" | "Ing" | "Mag" | "Dipl")
        });
    !words.is_empty()
        && words.len() <= 6
        && words.iter().all(named)
        && words[0].starts_with(|c: char| c.is_alphabetic() || c == '(')
        && (!text.ends_with(['.', '?', '!', ':']) || degree)
        || is_lower_name(&words)
}

/// Whoever writes all in lower case signs so.
fn is_lower_name(words: &[&str]) -> bool {
    (1..=2).contains(&words.len()) && words.iter().all(|word| word.len() <= 12 && word.chars().all(char::is_lowercase))
}

/// The longest closing formula, in words.
const LONGEST_FORMULA: usize = 6;

/// A rule to sign on, or a word in place of the signature: `____`, `(signed)`, `Sd/-`, `[signature]`.
pub(super) fn is_place_to_sign(lower: &str) -> bool {
    let rule = lower.len() >= 3 && lower.bytes().all(|byte| matches!(byte, b'_' | b'.' | b'-' | b' ' | b'/'));
    let word = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let bracketed = lower.starts_with(['(', '[', '/']) || lower.starts_with("sd/");
    let said = WORDS.signed.has(word);
    rule || bracketed && said
}

/// What a telephone puts under a mail.
pub(super) fn is_sent_from(lower: &str) -> bool {
    ["sent from ", "get outlook", "gesendet von ", "von meinem ", "envoyé de ", "enviado desde "]
        .iter()
        .any(|opening| lower.starts_with(opening))
}

pub(super) fn mark_mail_signature(lines: &mut [Line<'_>]) {
    let delimiter = lines
        .iter()
        .position(|line| line.zone.is_none() && matches!(line.text, "--" | "-" | "- -") && line.text != "-");
    // A rule of two hyphens is folded like a dash.
    let delimiter = delimiter.or_else(|| lines.iter().rposition(|line| line.zone.is_none() && line.text == "-"));
    // Above a greeting or a closing it is no delimiter, but the rule under a heading.
    let closes = |line: &Line<'_>| valediction(&line.lower).is_some_and(|length| line.lower.len() <= length + 3);
    let greets = |line: &Line<'_>| line.opens_paragraph && line.words() <= 8 && greeting_words(&line.lower).is_some();
    let goes_on = |line: &Line<'_>| line.zone.is_none() && (closes(line) || greets(line));
    if let Some(start) = delimiter.filter(|&start| !lines[start..].iter().any(goes_on)) {
        for line in &mut lines[start..] {
            if line.zone.is_none() {
                line.zone = Some(Zone::Signature);
            }
        }
    }
}

/// A letter without a closing may still end in a name, or in a block of contact details.
pub(super) fn mark_foot(lines: &mut [Line<'_>], salutation: Option<usize>, greets: bool) {
    let from = salutation.map_or(0, |index| index + 1);
    let mut open: Vec<usize> = (from..lines.len()).filter(|&index| lines[index].zone.is_none()).collect();
    if let Some(&last) = open.last()
        && open.len() > 1
        && is_sent_from(&lines[last].lower)
        && lines[last].opens_paragraph
        && !lines[last].is_prose()
    {
        lines[last].zone = Some(Zone::Signature);
        open.pop();
    }
    let Some(&last) = open.last() else {
        return;
    };
    // The last block.
    let first = (0..=last).rev().find(|&index| lines[index].opens_paragraph).unwrap_or(0).max(from);
    let is_whole = first == open[0] && salutation.is_none();
    let block: Vec<usize> = (first..=last).filter(|&index| lines[index].zone.is_none()).collect();
    let short = block
        .iter()
        .all(|&index| !lines[index].is_prose() || has_contact(lines[index].text) && lines[index].words() <= 16);
    let reach = block.iter().any(|&index| has_contact(lines[index].text));
    // "- Dana" under a text is a name.
    let dashed = block.len() == 1
        && lines[last]
            .text
            .strip_prefix('-')
            .is_some_and(|name| is_name_like(name.trim()) && name.split_whitespace().count() <= 3);
    if dashed && !is_whole && !lines[..last].iter().any(|line| line.text.starts_with('-')) {
        lines[last].zone = Some(Zone::Signature);
        return;
    }
    let is_list = block.iter().any(|&index| lines[index].text.starts_with(['-', '*', '•']));
    if is_whole || !short || is_list || block.len() > 8 {
        return;
    }
    if reach {
        for &index in &block {
            lines[index].zone = Some(Zone::Letterhead);
        }
        return;
    }
    let is_mail = lines.iter().any(|line| line.zone == Some(Zone::Headers));
    let is_letter = salutation.is_some() || greets || is_mail;
    // `Ngā mihi` over a name: a formula that is in no list.
    if let [formula, name] = block[..]
        && is_letter
        && lines[formula].words() <= LONGEST_FORMULA
        && is_name_like(lines[name].text)
        && lines[name].words() <= 4
        && !is_name_like(lines[formula].text)
    {
        lines[formula].zone = Some(Zone::Closing);
        lines[name].zone = Some(Zone::Signature);
        return;
    }
    let signs = is_letter && block.len() <= 2 && is_name_like(lines[block[0]].text) && lines[block[0]].words() <= 4;
    if signs {
        for &index in &block {
            lines[index].zone = Some(Zone::Signature);
        }
    }
}
