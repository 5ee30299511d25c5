//! The subject line inside a letter.

use super::{Line, Zone};

pub(super) fn is_subject(lower: &str) -> bool {
    let opens = [
        "re:",
        "re -",
        "sub:",
        "sub -",
        "subject:",
        "subject -",
        "subj:",
        "ref:",
        "reference:",
        "regarding:",
        "your ref",
        "our ref",
        "job ref",
        "application for",
        "application -",
        "betreff:",
        "object:",
        "objet:",
        "regarding the",
    ];
    opens.iter().any(|opening| lower.starts_with(opening))
        && lower.split_whitespace().count() <= 24
        && !(lower.ends_with('.') && lower.len() > 80)
}

/// A paragraph of one line in capitals: `RESIDENT ENGINEER: REQUEST FOR FEEDBACK`.
fn is_headline(line: &Line<'_>) -> bool {
    (2..=14).contains(&line.words())
        && line.opens_paragraph
        && !line.text.contains(char::is_lowercase)
        && !line.text.ends_with(['.', '!', '?', ','])
}

/// Words; a shorter line over a rule heads a part of the letter.
const LEAST_RULED: usize = 5;

/// A subject line may stand under the greeting too.
pub(super) fn mark_inner_subject(lines: &mut [Line<'_>], salutation: Option<usize>) {
    let Some(salutation) = salutation else {
        return;
    };
    let first = (salutation + 1..lines.len()).find(|&index| lines[index].zone.is_none());
    if let Some(index) = first
        && (is_subject(&lines[index].lower) || is_headline(&lines[index]))
        && lines.get(index + 1).is_none_or(|next| {
            // A rule may be drawn under it, as under `ABOUT ME`, which is a heading.
            let ruled = lines[index].words() >= LEAST_RULED && !next.text.contains(char::is_alphanumeric);
            next.opens_paragraph || next.is_prose() || ruled
        })
    {
        lines[index].zone = Some(Zone::Subject);
    }
}
