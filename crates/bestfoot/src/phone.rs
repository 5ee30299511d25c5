//! Phone numbers in running text, told by their shape: a small table instead of a directory of the world's numbering plans, since start-up time
//! is part of the product. Dates, years, salaries and reference numbers have figures too and are told apart here.

use crate::Span;

/// Finds the phone numbers of a text, in order.
pub(crate) fn find(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(candidate) = next_candidate(text, at) {
            at = candidate.end().max(at + 1);
            if is_phone(text, candidate) {
                return Some(candidate);
            }
        }
        None
    })
}

/// The digits of a number alone, without a country's leading `00`.
pub(crate) fn digits(number: &str) -> String {
    let all: String = number.chars().filter(char::is_ascii_digit).collect();
    all.strip_prefix("00").map_or(all.clone(), str::to_owned)
}

/// A stretch of figures with the signs that people put between them.
fn next_candidate(text: &str, from: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let mut start = from;
    loop {
        let first =
            start + bytes.get(start..)?.iter().position(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'('))?;
        let mut end = first;
        let mut last_digit = None;
        while end < bytes.len() {
            let byte = bytes[end];
            let extends = byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'.' | b'(' | b')' | b'/' | b'+');
            // Two separators in a row hold a number together only around brackets.
            let gap = last_digit.map_or(0, |digit| end - digit);
            if !extends || gap > 3 || byte == b'+' && end > first {
                break;
            }
            if byte.is_ascii_digit() {
                last_digit = Some(end);
            }
            end += 1;
        }
        if let Some(last) = last_digit {
            return Some(Span::new(first, last + 1));
        }
        start = end.max(first + 1);
    }
}

fn is_phone(text: &str, span: Span) -> bool {
    let number = &text[span.range()];
    let before = &text[..span.start()];
    let after = &text[span.end()..];
    let glued = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '£' | '€' | '#' | ',' | '%'))
        || after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '%' | '€'));
    if glued || is_reference(before) || number.matches('(').count() != number.matches(')').count() {
        return false;
    }
    let figures = number.bytes().filter(u8::is_ascii_digit).count();
    let groups: Vec<usize> =
        number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).map(str::len).collect();
    let labelled = is_labelled(before);
    if number.starts_with('+') {
        return (8..=15).contains(&figures);
    }
    if number.starts_with("00") && groups[0] <= 5 {
        return (10..=16).contains(&figures);
    }
    if is_date_like(number, &groups) {
        return false;
    }
    let bracket = number.starts_with('(');
    match groups.as_slice() {
        // North America: 202-555-0143, (202) 555-0143, 1-202-555-0143
        [3, 3, 4] | [1, 3, 3, 4] => true,
        // A local number, or ten figures in a row: only where something says so.
        [3, 4] => labelled || alone(text, span) || is_contact_row(text, span),
        [10 | 11] => labelled || number.starts_with('0') || is_contact_row(text, span) || alone(text, span),
        // India: 98765 43210
        [5, 5] => number.starts_with(['6', '7', '8', '9']) || labelled,
        // A trunk zero: 01632 960 114, 07700 900123, 0800 123 4567, (020) 7946 0018
        _ if number.trim_start_matches('(').starts_with('0') => (9..=12).contains(&figures) && groups.len() <= 6,
        // Four pairs or five: 555 01 23 45
        _ if bracket || labelled => (7..=15).contains(&figures),
        // Australia and others: 1300 555 014, 13 00 55; 8 and more in groups of two to four
        [4 | 3, 3, 3] | [4, 4] | [2, 4, 4] | [1, 4, 3, 3] => {
            labelled || alone(text, span) || is_contact_row(text, span)
        }
        _ => false,
    }
}

/// `2019-2023`, `12.03.2026`, `2026-03-02`, `94107-1234`.
fn is_date_like(number: &str, groups: &[usize]) -> bool {
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let parts: Vec<&str> = number.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    match groups {
        [4, 4] => parts.iter().all(|part| year(part)),
        [1 | 2, 1 | 2, 4 | 2] | [4, 1 | 2, 1 | 2] | [5, 4] => true,
        _ => parts.len() > 3 && parts.iter().filter(|part| year(part)).count() >= 2,
    }
}

/// The last word before a number says that it is no phone number.
fn is_reference(before: &str) -> bool {
    let head = before.trim_end_matches([' ', ':', '-', '#', '.', '(']);
    let word = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_ascii_lowercase();
    matches!(
        word.as_str(),
        "ref"
            | "reference"
            | "req"
            | "requisition"
            | "id"
            | "no"
            | "number"
            | "job"
            | "posting"
            | "isbn"
            | "order"
            | "account"
            | "invoice"
            | "license"
            | "licence"
            | "permit"
            | "registration"
            | "vacancy"
            | "code"
            | "ssn"
            | "nin"
            | "passport"
    ) && !is_labelled(before)
}

/// The words before a number say that it is one.
fn is_labelled(before: &str) -> bool {
    let mut floor = before.len().saturating_sub(24);
    while !before.is_char_boundary(floor) {
        floor += 1;
    }
    let lower = before[floor..].to_ascii_lowercase();
    let tail = lower.rsplit('\n').next().unwrap_or("");
    tail.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
        matches!(
            word,
            "phone"
                | "tel"
                | "telephone"
                | "mobile"
                | "cell"
                | "cellphone"
                | "call"
                | "mob"
                | "ph"
                | "whatsapp"
                | "handy"
                | "text"
                | "ring"
                | "t"
                | "m"
                | "p"
                | "c"
                | "landline"
                | "voicemail"
        )
    })
}

/// The number is all that its line holds.
fn alone(text: &str, span: Span) -> bool {
    let line_start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    text[line_start..span.start()].trim().is_empty() && text[span.end()..line_end].trim().is_empty()
}

/// The number stands in a row of details: `Dana Whitfield | dana@example.com | 555-0143`.
fn is_contact_row(text: &str, span: Span) -> bool {
    let line_start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    let line = &text[line_start..line_end];
    line.contains('@')
        || line.contains(" | ")
        || line.contains(" • ")
        || line.contains(" · ")
        || line.contains("https://")
}

/// Finds what is meant as a phone number and cannot be one: too few figures behind a label, or the shape of a North American number with a
/// figure too few or too many.
pub(crate) fn broken(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(candidate) = next_candidate(text, at) {
            at = candidate.end().max(at + 1);
            if !is_phone(text, candidate) && is_broken(text, candidate) {
                return Some(candidate);
            }
        }
        None
    })
}

fn is_broken(text: &str, span: Span) -> bool {
    let number = &text[span.range()];
    let before = &text[..span.start()];
    let after = &text[span.end()..];
    let glued = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '#' | ','))
        || after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '€'));
    let groups: Vec<usize> =
        number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).map(str::len).collect();
    if glued || is_reference(before) || is_date_like(number, &groups) {
        return false;
    }
    let labelled = says_phone(before);
    let placed = labelled || alone(text, span) || is_contact_row(text, span);
    let hyphens = number.contains(['-', '.']) && !number.contains('/');
    match groups.as_slice() {
        [3, 3, 2 | 3 | 5] | [3, 2 | 4, 4] if hyphens || number.starts_with('(') => placed,
        [3, 1..=3] if hyphens => labelled || is_contact_row(text, span),
        _ => false,
    }
}

/// A label that can mean nothing but a phone: `Phone:`, `Tel.`.
fn says_phone(before: &str) -> bool {
    let tail = before.trim_end_matches([' ', ':', '.', '(', ')']).to_ascii_lowercase();
    ["phone", "tel", "telephone", "mobile", "cell", "mob", "call me at", "call me on", "reach me at", "reached at"]
        .iter()
        .any(|label| tail.ends_with(label))
}
