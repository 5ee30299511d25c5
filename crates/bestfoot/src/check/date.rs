//! Dates in a draft: the letter's own, and weekdays that do not fit.

use jiff::civil::Date;

use super::{Check, Draft, Report};
use crate::Zone;
use crate::document::Document;

/// The months, in small letters.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// The weekdays from Monday, in small letters.
pub(super) const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A written date with its tokens.
struct Written {
    date: Date,
    tokens: (usize, usize),
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let found =
        MONTHS.iter().position(|month| *month == word || word.len() >= 3 && word.len() <= 4 && month.starts_with(word));
    found.map(|index| index as i8 + 1)
}

fn day(word: &str) -> Option<i8> {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[figures.len()..];
    let ordinal = suffix.is_empty() || matches!(suffix, "st" | "nd" | "rd" | "th");
    figures.parse().ok().filter(|day| ordinal && (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1950..=2100).contains(year) && word.len() == 4)
}

/// Reads a date that begins at a token: `4 June 2026`, `June 4th, 2026`, `2026-06-04`. Figures alone in another order could be two dates and
/// are left alone.
fn read(document: &Document, at: usize) -> Option<Written> {
    let tokens = document.tokens();
    let word = |index: usize| tokens.get(index).map(|token| document.written(token).to_lowercase()).unwrap_or_default();
    let (first, second, third) = (word(at), word(at + 1), word(at + 2));
    let of = usize::from(second == "of");
    let (second, third) = if of == 1 { (third, word(at + 3)) } else { (second, third) };
    let parts = (day(&first).zip(month(&second)).zip(year(&third)).map(|((day, month), year)| (year, month, day)))
        .or_else(|| month(&first).zip(day(&second)).zip(year(&third)).map(|((month, day), year)| (year, month, day)))
        .or_else(|| {
            let month = second.parse::<i8>().ok().filter(|_| second.len() == 2)?;
            Some((year(&first)?, month, third.parse::<i8>().ok().filter(|_| third.len() == 2)?))
        });
    let (year, month, day) = parts?;
    Some(Written { date: Date::new(year, month, day).ok()?, tokens: (at, at + 3 + of) })
}

/// Reports a date line that is older than `days` on the day the letter is sent, or lies ahead of it (variant `ahead`).
pub(super) struct Age;

impl Check for Age {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let sent = document.facts().sent.map(|sent| sent.date).or(draft.application().today);
        let Some(sent) = sent else {
            return;
        };
        for line in document.zone_lines(Zone::Date) {
            let Some(found) = document.tokens_in(line).find_map(|token| read(document, token)) else {
                continue;
            };
            let days = (sent - found.date).get_days();
            let limit = draft.number("days").unwrap_or(30) as i32;
            if days > limit || days < -2 {
                let finding = report.words(draft.display_tokens(found.tokens.0, found.tokens.1));
                finding.value("days", days.abs().to_string());
                if days < 0 {
                    finding.variant("ahead");
                }
            }
        }
    }
}

/// Reports a weekday that is not the day of the date beside it.
pub(super) struct Weekday;

impl Check for Weekday {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let tokens = document.tokens();
        for index in 0..tokens.len() {
            let word = document.written(&tokens[index]).to_lowercase();
            let Some(named) = DAYS.iter().position(|day| *day == word) else {
                continue;
            };
            if !draft.reads(&tokens[index]) {
                continue;
            }
            // "Tuesday, 4 June 2026", "Tuesday the 4th of June, 2026".
            let start = (index + 1..=index + 2).find(|&at| {
                tokens.get(at).is_some_and(|token| token.sentence == tokens[index].sentence)
                    && day_or_month(document, at)
            });
            let Some(found) = start.and_then(|start| read(document, start)) else {
                continue;
            };
            let between = &document.plain()[tokens[index].end as usize..tokens[found.tokens.0].start as usize];
            if !matches!(between.trim(), "" | "," | "the" | ", the" | "(") {
                continue;
            }
            let real = found.date.weekday();
            if real.to_monday_zero_offset() as usize != named {
                let right = DAYS[real.to_monday_zero_offset() as usize];
                let right = format!("{}{}", right[..1].to_uppercase(), &right[1..]);
                report.words(draft.display_tokens(index, found.tokens.1)).value("expected", right);
            }
        }
    }
}

fn day_or_month(document: &Document, at: usize) -> bool {
    let word = document.written(&document.tokens()[at]).to_lowercase();
    day(&word).is_some() || month(&word).is_some()
}
