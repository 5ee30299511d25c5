//! Dates as people write them, and the days on which people work.

use jiff::civil::{Date, Weekday};

use crate::application::Moment;
use crate::calendar::MONTHS;
use crate::document::{Document, Zone};

/// A written date with its tokens.
pub(crate) struct Written {
    pub(crate) date: Date,
    pub(crate) tokens: (usize, usize),
}

pub(crate) fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let found =
        MONTHS.iter().position(|month| *month == word || word.len() >= 3 && word.len() <= 4 && month.starts_with(word));
    found.map(|index| index as i8 + 1)
}

pub(crate) fn day(word: &str) -> Option<i8> {
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
pub(crate) fn read(document: &Document, at: usize) -> Option<Written> {
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

/// When a draft was or will be sent: as its mail headers or the application say, else the day of its date line.
pub(crate) fn sent(document: &Document) -> Option<Moment> {
    document.facts().sent.or_else(|| {
        let mut lines = document.zone_lines(Zone::Date);
        lines
            .find_map(|line| document.tokens_in(line).find_map(|token| read(document, token)))
            .map(|found| found.date.into())
    })
}

fn is_business_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The days after a date, to the end of the calendar.
fn after(date: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(date.tomorrow().ok(), |date| date.tomorrow().ok())
}

/// How many business days lie behind the first date, up to the second; `most` if there are more.
pub(crate) fn business_days(from: Date, to: Date, most: usize) -> usize {
    after(from).take_while(|date| *date <= to).filter(|date| is_business_day(*date)).take(most).count()
}

/// The day that lies so many business days behind a date.
pub(crate) fn business_day_after(date: Date, days: usize) -> Option<Date> {
    after(date).filter(|date| is_business_day(*date)).nth(days.checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weekends_are_no_business_days() {
        // A Monday; the Friday before is one business day away.
        let monday = date(2026, 3, 2);
        assert_eq!(business_day_after(monday, 5), Some(date(2026, 3, 9)));
        assert_eq!(business_day_after(date(2026, 2, 27), 1), Some(monday));
        assert_eq!(business_days(date(2026, 2, 27), monday, 9), 1);
        assert_eq!(business_days(monday, date(2026, 3, 9), 9), 5);
        assert_eq!(business_days(monday, monday, 9), 0);
        assert_eq!(business_days(monday, date(2030, 1, 1), 9), 9);
    }
}
