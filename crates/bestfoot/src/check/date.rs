//! Dates in a draft: the letter's own, and weekdays that do not fit.

use jiff::civil::Date;

use super::{Check, Draft, Report};
use crate::application::Stage;
pub(super) use crate::calendar::{DAYS, MONTHS};
use crate::dates::{Meant, Written, day, gap, month, written};
use crate::document::Document;
use crate::{Application, Kind, Span, Zone};

/// Reports a date line that is older than `days` on the day the letter is sent, or lies ahead of it (variant `ahead`), however it is read.
pub(super) struct Age;

impl Check for Age {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        let sent = document.facts().sent.map(|sent| sent.date);
        // How old a draft was when it went is not known of one that has gone.
        let limit = if sent.is_none() && has_gone(document.kind(), application) {
            i32::MAX
        } else {
            draft.number("days").unwrap_or(30) as i32
        };
        let Some(sent) = sent.or(application.today) else {
            return;
        };
        for line in document.zone_lines(Zone::Date) {
            let Some(found) = document.tokens_in(line).find_map(|token| written(document, token)) else {
                continue;
            };
            let mut ages: Vec<i32> = found.days().iter().map(|day| (sent - *day).get_days()).collect();
            ages.sort_unstable_by_key(|days| days.abs());
            let Some(&days) = ages.first().filter(|_| ages.iter().all(|days| *days > limit || *days < -2)) else {
                continue;
            };
            let finding = report.words(draft.display_tokens(found.tokens.0, found.tokens.1));
            finding.value("days", days.abs().to_string());
            if days < 0 {
                finding.variant("ahead");
            }
        }
    }
}

/// Whether a draft of which nothing says when it was sent must have been: somebody was interviewed for it, or answered.
fn has_gone(kind: Option<Kind>, application: &Application) -> bool {
    let answered = matches!(application.stage, Some(Stage::Offer | Stage::Rejected));
    let met = application.stage == Some(Stage::Interview) || !application.interviews.is_empty();
    answered || met && kind == Some(Kind::CoverLetter)
}

/// Reports a weekday that is not the day of the date beside it, however that is read.
pub(super) struct Weekday;

impl Check for Weekday {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let tokens = document.tokens();
        for index in 0..tokens.len() {
            let Some(named) = weekday(document.written(&tokens[index])).filter(|_| draft.reads(&tokens[index])) else {
                continue;
            };
            // `the Sun` is a newspaper.
            let the = || document.written(&tokens[index - 1]).eq_ignore_ascii_case("the");
            if tokens[index].end - tokens[index].start <= 5 && index > 0 && the() {
                continue;
            }
            let Some(found) = beside(document, index).filter(|found| !found.days().is_empty()) else {
                continue;
            };
            if found.days().iter().any(|day| day.weekday().to_monday_zero_offset() as usize == named) {
                continue;
            }
            let (start, end) = (index.min(found.tokens.0), found.tokens.1.max(index + 1));
            let mut place = tokens[start].span().cover(tokens[end - 1].span());
            if end == index + 1 && document.plain()[place.end()..].starts_with(')') {
                place = Span::new(place.start(), place.end() + 1);
            }
            let finding = report.words(document.display(place));
            match found.days() {
                &[day] => finding.value("expected", name_of(day)),
                days => {
                    let days: Vec<String> = days.iter().map(|day| format!("{} ({day})", name_of(*day))).collect();
                    finding.value("expected", days.join(" or a "))
                }
            };
        }
    }
}

/// Which day of the week a word names, whole or cut short: `Tuesday`, `Tue`, `Tues`.
fn weekday(word: &str) -> Option<usize> {
    let whole = word.as_bytes().last_chunk().is_some_and(|end: &[u8; 3]| end.eq_ignore_ascii_case(b"day"));
    let short = (3..=5).contains(&word.len()) && word.starts_with(['M', 'T', 'W', 'F', 'S']);
    if !whole && !short {
        return None;
    }
    let word = word.to_lowercase();
    DAYS.iter().position(|day| if whole { *day == word } else { day.starts_with(&word) })
}

fn name_of(day: Date) -> String {
    capital(DAYS[day.weekday().to_monday_zero_offset() as usize])
}

fn capital(word: &str) -> String {
    format!("{}{}", word[..1].to_uppercase(), &word[1..])
}

/// The date beside a weekday: `Tuesday, 4 June 2026`, `Tuesday the 4th of June, 2026`, `4/6/2026 (Tuesday)`.
fn beside(document: &Document, weekday: usize) -> Option<Written> {
    let tokens = document.tokens();
    let same = |at: usize| tokens.get(at).is_some_and(|token| token.sentence == tokens[weekday].sentence);
    let between = |from: usize, to: usize| &document.plain()[tokens[from].end as usize..tokens[to].start as usize];
    let behind = (weekday + 1..=weekday + 2).filter(|&at| same(at)).find_map(|at| written(document, at));
    if let Some(found) = behind {
        let between = between(weekday, found.tokens.0);
        return Some(found).filter(|_| matches!(between.trim(), "" | "," | "." | "the" | ", the" | "("));
    }
    if weekday == 0 || !gap(document, weekday - 1).ends_with('(') {
        return None;
    }
    // The longest is `4 of June 2026`.
    let starts = (weekday.saturating_sub(4)..weekday).filter(|&at| same(at));
    starts.filter_map(|at| written(document, at)).find(|found| found.tokens.1 == weekday)
}

/// Reports a day that the calendar does not have: `30 February 2026`, and without a year the 31st of a month of 30 days. The values are the `month`
/// and how many `days` it has; February without a year is the variant `february`. What follows the phrases `numbers` is no date.
pub(super) struct NoSuchDay;

impl Check for NoSuchDay {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let tokens = document.tokens();
        let numbers: Vec<usize> = draft.phrase_tokens("numbers").into_iter().map(|place| place.1).collect();
        let mut end_of_last = 0;
        for (index, token) in tokens.iter().enumerate() {
            if token.is_opaque || index < end_of_last || !draft.reads(token) {
                continue;
            }
            let Some((place, year, month)) = no_such_day(document, index) else {
                continue;
            };
            end_of_last = place.1;
            if numbers.contains(&place.0) {
                continue;
            }
            let name = capital(MONTHS[month as usize - 1]);
            let days = Date::constant(year.unwrap_or(2024), month, 1).days_in_month();
            let finding = report.words(draft.display_tokens(place.0, place.1));
            match year.filter(|_| month == 2) {
                Some(year) => finding.value("month", format!("{name} {year}")),
                None => finding.value("month", name),
            };
            finding.value("days", days.to_string());
            if month == 2 && year.is_none() {
                finding.variant("february");
            }
        }
    }
}

/// A date whose day stands at a token and does not exist: its place, its year if it has one, and its month.
fn no_such_day(document: &Document, at: usize) -> Option<((usize, usize), Option<i16>, i8)> {
    let word = document.written(&document.tokens()[at]);
    // No month is shorter than 28 days; `31.6.2026` is one word.
    let is_dotted = || word.starts_with(|c: char| c.is_ascii_digit()) && word.matches('.').count() == 2;
    if !word.starts_with(['2', '3']) && !is_dotted() {
        return None;
    }
    let mut around = (at.saturating_sub(2)..=at).filter_map(|start| written(document, start));
    if let Some(found) = around.find(|found| (found.tokens.0..found.tokens.1).contains(&at)) {
        return match found.meant {
            Meant::NoDay { year, month } => Some((found.tokens, Some(year), month)),
            Meant::Days(_) => None,
        };
    }
    let day = day(&word.to_lowercase()).filter(|day| (30..=31).contains(day))?;
    let (place, month) = of_any_year(document, at)?;
    let days = Date::constant(2024, month, 1).days_in_month();
    (day > days).then_some((place, None, month))
}

/// The month beside a day without a year, where the words around show that a day is meant: `by 31 November`, `on June 31st`. In `in June 31 guests came`
/// the figures count something.
fn of_any_year(document: &Document, at: usize) -> Option<((usize, usize), i8)> {
    let tokens = document.tokens();
    let written = |at: usize| document.written(&tokens[at]);
    let named = |at: usize| {
        let word = tokens.get(at).map(|token| document.written(token))?;
        month(&word.to_lowercase()).filter(|_| word.starts_with(char::is_uppercase))
    };
    let is_side_by_side = |at: usize| {
        tokens[at].sentence == tokens[at + 1].sentence && matches!(gap(document, at).trim(), "" | "." | "-")
    };
    let of = usize::from(tokens.get(at + 1).is_some_and(|token| document.written(token) == "of"));
    let ordinal = written(at).ends_with(|c: char| c.is_ascii_alphabetic());
    let (start, end, month) = match named(at + 1 + of) {
        Some(month) if (at..=at + of).all(is_side_by_side) => (at, at + 2 + of, month),
        _ => (at.checked_sub(1).filter(|&before| is_side_by_side(before))?, at + 1, named(at.checked_sub(1)?)?),
    };
    let before = (0..start).next_back().map(written);
    let before = match before {
        Some("the") => (0..start - 1).next_back().map(written),
        before => before,
    };
    let timed = before.is_some_and(|word| {
        let word = word.to_lowercase();
        DAYS.contains(&word.as_str())
            || matches!(word.as_str(), "on" | "by" | "until" | "till" | "before" | "after" | "from" | "since" | "to")
    });
    // `by June 31 of the 44 had passed` counts too.
    let next = tokens.get(end).filter(|next| next.sentence == tokens[at].sentence && gap(document, end - 1) == " ");
    let counts = start < at
        && next.is_some_and(|next| {
            let next = document.written(next).to_lowercase();
            !matches!(next.as_str(), "at" | "or" | "i" | "we" | "it" | "you" | "the" | "to" | "for" | "because")
        });
    (ordinal || start == at && of == 1 || timed && !counts).then_some(((start, end), month))
}
