//! `P.S.` and what follows, and the notes on what is enclosed.

use super::reach::has_contact;
use super::signature::is_name_like;
use super::{Line, Zone};

pub(super) fn is_enclosure(lower: &str) -> bool {
    ["enc", "encl", "enclosure", "cc:", "attach", "pronouns"].iter().any(|opening| lower.starts_with(opening))
}

pub(super) fn is_postscript(lower: &str) -> bool {
    let head: String = lower.chars().take(8).filter(char::is_ascii_alphabetic).collect();
    let marks = lower.starts_with("p.s")
        || lower.starts_with("p.p.s")
        || lower.starts_with("ps.")
        || lower.starts_with("ps:")
        || lower.starts_with("ps -")
        || lower.starts_with("ps ")
        || lower.starts_with("pps")
        || lower.starts_with("p. s");
    marks && (head.starts_with("ps") || head.starts_with("pps"))
}

pub(super) fn mark_postscript(lines: &mut [Line<'_>], closing: Option<usize>) {
    let from = closing.unwrap_or(0);
    let Some(start) = (from..lines.len())
        .find(|&index| matches!(lines[index].zone, None | Some(Zone::Signature)) && is_postscript(&lines[index].lower))
    else {
        return;
    };
    let mut inside = true;
    let delimiter =
        lines[start..].iter().position(|line| matches!(line.text, "--" | "-")).map_or(lines.len(), |at| start + at);
    for line in &mut lines[start..delimiter] {
        if !matches!(line.zone, None | Some(Zone::Signature)) {
            continue;
        }
        // A name or an address after it is the signature again.
        let starts = is_postscript(&line.lower);
        inside = starts
            || inside
                && !(line.opens_paragraph
                    && (is_name_like(line.text) || has_contact(line.text) || is_enclosure(&line.lower)));
        line.zone = Some(if inside { Zone::Postscript } else { Zone::Signature });
    }
}
