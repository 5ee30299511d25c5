//! The valediction, and the lines under it that make it one.

use super::date::is_date;
use super::postscript::{is_enclosure, is_postscript};
use super::reach::has_contact;
use super::salutation::greeting_words;
use super::signature::{is_name_like, is_place_to_sign, is_sent_from};
use super::words::WORDS;
use super::{Line, Zone};

/// Length in bytes of the valediction that a line opens with.
pub(crate) fn valediction(lower: &str) -> Option<usize> {
    WORDS
        .valedictions
        .opening(lower)
        .filter(|formula| !lower[formula.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '-'))
        .map(str::len)
        .max()
}

fn is_closing(lines: &[Line<'_>], index: usize) -> bool {
    let line = &lines[index];
    if line.zone.is_some() || line.words() > 16 {
        return false;
    }
    // A line to sign on, or a word that it was signed, stands before the name.
    let mut under = lines[index + 1..].iter().filter(|next| next.zone.is_none_or(|zone| zone == Zone::Signature));
    let first = under.next();
    let next = first.filter(|first| is_place_to_sign(&first.lower)).map_or(first, |first| under.next().or(Some(first)));
    let signed =
        next.is_some_and(|next| is_name_like(next.text) || has_contact(next.text) || is_place_to_sign(&next.lower));
    let ended = lines[index + 1..].iter().all(|line| line.zone.is_some());
    if let Some(length) = valediction(&line.lower) {
        let rest = line.text.get(length..).unwrap_or("").trim_matches([',', '.', '!', ' ', '-', '/']);
        // "Mit freundlichen Grüßen / Kind regards"
        let rest = valediction(&rest.to_lowercase()).and_then(|again| rest.get(again..)).unwrap_or(rest);
        let words = rest.split_whitespace().count();
        let bare = words == 0 || rest.starts_with("from ") && words <= 4 && signed;
        // "Best, Tom" and "Regards Tom"; but "Thanks to my team" opens a sentence.
        let with_name = words <= 3
            && is_name_like(rest)
            && !line.text.ends_with('.')
            && (ended || signed || next.is_none_or(|next| next.words() <= 8));
        // "Thank you for your time and consideration," above a name; "Best regards from Leeds,".
        let longer = line.text.ends_with([',', '-']) && words <= 12 && (signed || ended);
        return bare && (line.text.ends_with(',') || signed || ended || next.is_none_or(|next| next.words() <= 8))
            || with_name
            || longer;
    }
    // Any short line with a comma above a name: "Yours in solidarity,", "With every good wish,".
    line.text.ends_with(',')
        && line.words() <= 8
        && greeting_words(&line.lower).is_none()
        && next.is_some_and(|next| is_name_like(next.text) && next.words() <= 5 && !next.text.ends_with(','))
}

/// Words that the formula of a courtly last sentence is made of: "I remain, dear Madam, yours …".
fn is_courtly(line: &Line<'_>) -> bool {
    let formula = ["please accept", "i remain", "veuillez", "accept, dear", "i beg to remain", "assuring you"]
        .iter()
        .any(|opening| line.lower.starts_with(opening));
    formula && line.words() <= 24
}

pub(super) fn mark_closing(lines: &mut [Line<'_>], salutation: Option<usize>) -> Option<usize> {
    let from = salutation.map_or(0, |index| index + 1);
    let end = lines
        .iter()
        .rposition(|line| !matches!(line.zone, Some(Zone::Quoted | Zone::Headers)))
        .map_or(lines.len(), |last| last + 1);
    let found = (from..end).rev().find(|&index| {
        let here = is_closing(lines, index)
            || is_courtly(&lines[index]) && index + 1 < end && is_name_like(lines[index + 1].text);
        here && ends_letter(&lines[index + 1..end])
    });
    let Some(closing) = found else {
        return mark_early_closing(lines, from);
    };
    let mut first = closing;
    while first > from && is_closing_line(&lines[first - 1]) {
        first -= 1;
    }
    for line in &mut lines[first..=closing] {
        line.zone = Some(Zone::Closing);
    }
    for line in &mut lines[closing + 1..end] {
        if line.zone.is_none() {
            line.zone = Some(if is_date(line.text) { Zone::Date } else { Zone::Signature });
        }
    }
    Some(closing)
}

/// A valediction right above another one: "Looking forward to hearing from you," and under it "Kind regards,".
fn is_closing_line(line: &Line<'_>) -> bool {
    let formula = valediction(&line.lower)
        .is_some_and(|length| line.lower.len() <= length + 2 || line.text.ends_with(',') && line.words() <= 8);
    line.zone.is_none() && formula
}

/// A closing with a name under it, and then the writer went on: what follows is text again.
fn mark_early_closing(lines: &mut [Line<'_>], from: usize) -> Option<usize> {
    let closing = (from..lines.len().saturating_sub(2)).find(|&index| {
        let known = valediction(&lines[index].lower).is_some_and(|length| lines[index].lower.len() <= length + 1);
        let bare = known || lines[index].opens_paragraph && lines[index].words() <= 4 && index > from;
        let signed =
            lines[index + 1].zone.is_none() && is_name_like(lines[index + 1].text) && lines[index + 1].words() <= 3;
        lines[index].zone.is_none()
            && bare
            && lines[index].text.ends_with(',')
            && signed
            && lines[index + 2].opens_paragraph
    })?;
    lines[closing].zone = Some(Zone::Closing);
    lines[closing + 1].zone = Some(Zone::Signature);
    Some(closing)
}

/// The small print that a firm puts under its mails: "Registered office: …", "meant for the addressee only".
fn is_footer(lower: &str) -> bool {
    WORDS.small_print.iter().any(|says| lower.contains(says))
}

/// Whether what follows a closing can be a signature: short lines, and a postscript at most.
fn ends_letter(after: &[Line<'_>]) -> bool {
    const MOST: usize = 12;
    let signature = after.iter().take_while(|line| !is_postscript(&line.lower));
    let open: Vec<&Line<'_>> = signature.filter(|line| line.zone.is_none()).take(MOST + 1).collect();
    open.len() <= MOST
        && open.iter().all(|line| {
            !line.is_prose()
                || has_contact(line.text) && line.words() <= 20
                || is_name_like(line.text)
                || is_sent_from(&line.lower)
                || is_enclosure(&line.lower)
                || is_footer(&line.lower)
        })
}
