//! Dates in a draft: the letter's own, and weekdays that do not fit.

use super::{Check, Draft, Report};
use crate::Zone;
pub(super) use crate::calendar::{DAYS, MONTHS};
use crate::dates::{day, month, read};
use crate::document::Document;

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
            let word = document.written(&tokens[index]);
            // All days end so.
            let ends = word.as_bytes().last_chunk().is_some_and(|end: &[u8; 3]| end.eq_ignore_ascii_case(b"day"));
            if !ends {
                continue;
            }
            let word = word.to_lowercase();
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
