//! Somebody else's mail below or between the lines.

use super::{Line, Zone};

pub(super) fn mark_quoted(lines: &mut [Line<'_>]) {
    let leads = |index: usize| {
        let below = attribution(lines, index).and_then(|length| lines.get(index + length));
        below.is_some_and(|line| is_barred(line.text))
    };
    let has_bars = (0..lines.len()).any(leads);
    let is_marked = |text: &str| text.starts_with('>') || has_bars && is_barred(text);
    let last_marked = lines.iter().rposition(|line| is_marked(line.text));
    let mut index = 0;
    while index < lines.len() {
        if lines[index].zone.is_some() {
            index += 1;
            continue;
        }
        if is_marked(lines[index].text) {
            lines[index].zone = Some(Zone::Quoted);
        } else if begins_forwarded(lines, index) {
            for line in &mut lines[index..] {
                line.zone = Some(Zone::Quoted);
            }
            return;
        } else if let Some(length) = attribution(lines, index) {
            for line in &mut lines[index..index + length] {
                line.zone = Some(Zone::Quoted);
            }
            index += length;
            if last_marked.is_none_or(|last| last < index) {
                for line in &mut lines[index..] {
                    line.zone = Some(Zone::Quoted);
                }
                return;
            }
            continue;
        }
        index += 1;
    }
}

/// Some mail programs mark what they quote with a bar, below the line that says who wrote it; the rows of a table have several.
fn is_barred(text: &str) -> bool {
    text.strip_prefix("| ").is_some_and(|rest| !rest.contains('|'))
}

/// `On Tuesday, Maria Ortiz wrote:` on one line or two; how many.
fn attribution(lines: &[Line<'_>], index: usize) -> Option<usize> {
    let first = &lines[index].lower;
    let opens = ["on ", "am ", "le ", "el ", "il ", "em ", "op ", "den "].iter().any(|word| first.starts_with(word));
    let verbs = [
        "wrote:",
        "writes:",
        "schrieb:",
        "a écrit :",
        "a écrit:",
        "escribió:",
        "escreveu:",
        "ha scritto:",
        "schreef:",
        "skrev:",
        "napisał(a):",
        "napisał:",
    ];
    let named = verbs.iter().any(|verb| first.ends_with(verb));
    if named && (opens || first.contains('@') || first.split_whitespace().count() <= 8) {
        return Some(1);
    }
    let second = lines.get(index + 1)?;
    (opens && first.len() < 120 && second.lower.ends_with("wrote:")).then_some(2)
}

fn begins_forwarded(lines: &[Line<'_>], index: usize) -> bool {
    let lower = &lines[index].lower;
    let bar = lower.trim_matches(['-', '_', '=', ' ']);
    let ruled = lower.starts_with("--") || lower.starts_with("- ") || lower.starts_with("__");
    let titles = [
        "original message",
        "forwarded message",
        "original-nachricht",
        "ursprüngliche nachricht",
        "weitergeleitete nachricht",
        "message d'origine",
        "message original",
        "mensaje original",
        "mensagem original",
        "messaggio originale",
        "oorspronkelijk bericht",
        "wiadomość oryginalna",
        "original appointment",
    ];
    // A rule of underscores with the header lines of the quoted mail under it.
    let next = lines.get(index + 1).map_or("", |line| line.lower.as_str());
    if lower.len() >= 10 && lower.bytes().all(|byte| byte == b'_') && next.starts_with("from:") {
        return true;
    }
    if ruled && titles.contains(&bar) || bar == "begin forwarded message:" {
        return true;
    }
    // Outlook puts the header lines of the quoted mail under a rule, or just so.
    let at = |ahead: usize| lines.get(index + ahead).map_or("", |line| line.lower.as_str());
    let from = ["from:", "von:", "de :", "de:"].iter().any(|name| lower.starts_with(name)) && index > 0;
    let names = [
        "sent:",
        "date:",
        "to:",
        "subject:",
        "gesendet:",
        "an:",
        "betreff:",
        "envoyé :",
        "envoyé:",
        "à :",
        "à:",
        "objet :",
        "objet:",
        "enviado:",
        "para:",
        "asunto:",
        "assunto:",
    ];
    let header = |line: &str| names.iter().any(|name| line.starts_with(name));
    from && header(at(1)) && (header(at(2)) || lines.len() <= index + 2)
}
