//! Dates as people write them, and the days on which people work.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use crate::application::Moment;
use crate::calendar::MONTHS;
use crate::document::{Document, Zone};

/// A date as it is written, with its tokens.
pub(crate) struct Written {
    pub(crate) meant: Meant,
    pub(crate) tokens: (usize, usize),
}

/// What a written date may mean: `05/06/2026` is one of two days, and the 30th of February is none.
pub(crate) enum Meant {
    Days(Vec<Date>),
    NoDay { year: i16, month: i8 },
}

impl Written {
    /// The days that it may mean.
    pub(crate) fn days(&self) -> &[Date] {
        match &self.meant {
            Meant::Days(days) => days,
            Meant::NoDay { .. } => &[],
        }
    }
}

pub(crate) fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let found =
        MONTHS.iter().position(|month| *month == word || word.len() >= 3 && word.len() <= 4 && month.starts_with(word));
    found.map(|index| index as i8 + 1)
}

/// A day of a month, or one that slipped a little past its end: the 32nd.
pub(crate) fn day(word: &str) -> Option<i8> {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[figures.len()..];
    let ordinal = suffix.is_empty() || matches!(suffix, "st" | "nd" | "rd" | "th");
    figures.parse().ok().filter(|day| ordinal && (1..=39).contains(day))
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1950..=2100).contains(year) && word.len() == 4)
}

/// Reads a date that begins at a token, in words or in figures: `4 June 2026`, `June 4th, 2026`, `2026-06-04`, `04/06/2026`, `4.6.26`.
pub(crate) fn written(document: &Document, at: usize) -> Option<Written> {
    in_words(document, at).or_else(|| in_figures(document, at))
}

/// The day of a date that begins at a token, if it means a single one.
pub(crate) fn read(document: &Document, at: usize) -> Option<Date> {
    match written(document, at)?.days() {
        &[day] => Some(day),
        _ => None,
    }
}

fn in_words(document: &Document, at: usize) -> Option<Written> {
    let tokens = document.tokens();
    let word = |index: usize| tokens.get(index).map(|token| document.written(token).to_lowercase()).unwrap_or_default();
    let (first, second, third) = (word(at), word(at + 1), word(at + 2));
    let of = usize::from(second == "of");
    let (second, third) = if of == 1 { (third, word(at + 3)) } else { (second, third) };
    let parts = (day(&first).zip(month(&second)))
        .or_else(|| day(&second).zip(month(&first)))
        .and_then(|parts| Some((parts, year(&third)?)));
    let ((day, month), year) = parts?;
    let meant = match Date::new(year, month, day) {
        Ok(date) => Meant::Days(vec![date]),
        // `Room 30, February 2026` is no slip.
        Err(_) if !is_one_run(document, at..at + 3 + of) => return None,
        Err(_) => Meant::NoDay { year, month },
    };
    Some(Written { meant, tokens: (at, at + 3 + of) })
}

/// Whether nothing parts the day from its month: `Room 30, February 2026` is no slip.
fn is_one_run(document: &Document, tokens: Range<usize>) -> bool {
    let last = tokens.end - 1;
    let mut parts = tokens.clone().take(tokens.len() - 2);
    document.tokens()[tokens.start].sentence == document.tokens()[last].sentence
        && parts.all(|at| matches!(gap(document, at).trim(), "" | "." | "-"))
}

/// What stands between a token and the next one.
pub(crate) fn gap(document: &Document, at: usize) -> &str {
    match document.tokens().get(at..at + 2) {
        Some([token, next]) => document.plain().get(token.end as usize..next.start as usize).unwrap_or_default(),
        _ => "",
    }
}

/// Three numbers with the same mark between. Which of two is the day, nobody can tell; a year of two figures is one of this century.
fn in_figures(document: &Document, at: usize) -> Option<Written> {
    let first = document.written(document.tokens().get(at)?);
    if !first.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let dotted: Vec<&str> = first.split('.').collect();
    let (pieces, tokens, mark) = if dotted.len() == 3 {
        (dotted, (at, at + 1), ".")
    } else {
        let mark =
            Some(gap(document, at)).filter(|mark| matches!(*mark, "/" | "-") && gap(document, at + 1) == *mark)?;
        let pieces = document.tokens()[at..at + 3].iter().map(|token| document.written(token)).collect();
        (pieces, (at, at + 3), mark)
    };
    // `12-04-2026-118` is the number of a case.
    let goes_on = gap(document, tokens.1 - 1) == mark || at > 0 && gap(document, at - 1) == mark;
    let meant = if goes_on { None } else { meant_by(&pieces) };
    Some(Written { meant: meant?, tokens })
}

fn meant_by(pieces: &[&str]) -> Option<Meant> {
    let &[first, second, third] = pieces else {
        return None;
    };
    let number = |piece: &str| piece.parse::<i8>().ok().filter(|_| piece.len() <= 2);
    let has_whole_year = year(first).or_else(|| year(third)).is_some();
    let mut readings = Vec::new();
    if let Some(year) = year(first) {
        readings.push((year, number(second)?, number(third)?));
    } else {
        let (first, second) = (number(first)?, number(second)?);
        let short = number(third).filter(|_| third.len() == 2);
        let behind = year(third).or_else(|| short.map(|year| 2000 + i16::from(year)))?;
        readings.extend([(behind, second, first), (behind, first, second)]);
        readings.extend(short.map(|day| (2000 + i16::from(first), second, day)));
    }
    let mut days: Vec<Date> =
        readings.iter().filter_map(|&(year, month, day)| Date::new(year, month, day).ok()).collect();
    days.sort_unstable();
    days.dedup();
    if !days.is_empty() {
        return Some(Meant::Days(days));
    }
    // Figures that no month has are no date at all.
    let is_near = |&(_, month, day): &(i16, i8, i8)| (1..=12).contains(&month) && (1..=31).contains(&day);
    let (year, month, _) = readings.into_iter().find(|reading| has_whole_year && is_near(reading))?;
    Some(Meant::NoDay { year, month })
}

/// When a draft was or will be sent: as its mail headers or the application say, else the day of its date line.
pub(crate) fn sent(document: &Document) -> Option<Moment> {
    document.facts().sent.or_else(|| {
        let mut lines = document.zone_lines(Zone::Date);
        lines.find_map(|line| document.tokens_in(line).find_map(|token| read(document, token))).map(Moment::from)
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
    use crate::Format;

    #[test]
    fn dates_are_read_in_every_order_that_they_may_mean() {
        let days = |text: &str| {
            let document = Document::new(text, Format::Text);
            let found = written(&document, 0).unwrap_or_else(|| panic!("{text} is a date"));
            assert_eq!(found.tokens, (0, document.tokens().len()), "{text}");
            found.days().to_vec()
        };
        let fourth = date(2026, 6, 4);
        for text in ["4 June 2026", "June 4th, 2026", "4th of June, 2026", "2026-06-04", "4-Jun-2026", "2026.6.4"] {
            assert_eq!(days(text), [fourth], "{text}");
        }
        for text in ["04/06/2026", "4.6.2026", "06-04-2026"] {
            assert_eq!(days(text), [date(2026, 4, 6), fourth], "{text}");
        }
        assert_eq!(days("25/12/2026"), [date(2026, 12, 25)]);
        assert_eq!(days("26.6.30"), [date(2026, 6, 30), date(2030, 6, 26)]);
        for text in ["30 February 2026", "31/06/2026", "2026-04-31", "32 May 2026"] {
            assert_eq!(days(text), [], "{text}");
        }
        for text in ["45/67/2026", "12-04-2026-118", "Room 30, February 2026", "10.2.4.1", "24/7/365"] {
            assert!(written(&Document::new(text, Format::Text), 0).is_none(), "{text}");
        }
    }

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
