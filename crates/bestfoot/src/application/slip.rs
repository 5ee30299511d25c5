//! Dates in another notation than the file's. TOML takes `18.11.2026` for a number that breaks off, and says so; people need to hear how a date is
//! written.

use crate::{Date, FileError, Span};

/// Keys whose values are dates.
const DATES: [&str; 3] = ["date", "decision-by", "sent"];

/// An error of the parser in words about dates, if it stands in the value of a key that takes one; any other as it is.
pub(super) fn in_date(toml: &str, error: FileError) -> FileError {
    let Some((value, place)) = error.span.and_then(|span| value_at(toml, span)) else {
        return error;
    };
    let (message, help) = match Written::new(value) {
        Written::Date(date) => ("this is no date that TOML reads", format!("write {date}")),
        Written::NoSuchDay => ("there is no such day", "look at the calendar, and write the right one".to_owned()),
        Written::Otherwise => {
            ("this is no date that TOML reads", "write it as 2026-03-02, or as 2026-03-02T14:00:00".to_owned())
        }
    };
    FileError { span: Some(place), message: message.to_owned(), help: Some(help), ..error }
}

/// The bare value of a key for dates in which an error stands, with its place. A value in quotes is no slip of notation, and is told elsewhere.
fn value_at(toml: &str, span: Span) -> Option<(&str, Span)> {
    let start = toml[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let line = toml[start..].lines().next()?;
    let assigned = line.match_indices('=').filter_map(|(at, _)| {
        let key = line[..at].trim_end();
        let named = DATES.iter().find_map(|date| key.strip_suffix(date))?;
        if named.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '"' | '\'')) {
            return None;
        }
        let rest = &line[at + 1..];
        let value = rest.split(['#', '}', ']', '"', '\'']).next().unwrap_or_default();
        // Another key of an inline table may follow.
        let end = value.find('=').map_or(value.len(), |next| value[..next].rfind(',').unwrap_or(next));
        let value = value[..end].trim().trim_end_matches(',');
        let from = start + at + 1 + rest.find(value).unwrap_or_default();
        // Where there is no value, the rest of the line is at fault.
        let length = if value.is_empty() { rest.len() } else { value.len() };
        Some((value, Span::new(from, from + length)))
    });
    let mut around = assigned.filter(|(_, place)| place.start() <= span.end() && span.start() <= place.end());
    around.next()
}

/// What a value of another notation says.
enum Written {
    /// One day, and no other.
    Date(Date),
    /// Year, month and day as they ought to be, of a day that the calendar does not have.
    NoSuchDay,
    /// Nothing, or one of two days.
    Otherwise,
}

impl Written {
    fn new(value: &str) -> Self {
        let parts: Vec<&str> = value.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
        let [first, second, third] = parts[..] else {
            return Self::Otherwise;
        };
        let numbers = (first.parse::<i16>(), second.parse::<i16>(), third.parse::<i16>());
        let (Ok(one), Ok(two), Ok(three)) = numbers else {
            return Self::Otherwise;
        };
        let day = |year: i16, month: i16, day: i16| {
            let date = i8::try_from(month).ok().zip(i8::try_from(day).ok());
            date.and_then(|(month, day)| Date::new(year, month, day).ok()).map_or(Self::NoSuchDay, Self::Date)
        };
        match (first.len(), third.len()) {
            (4, _) => day(one, two, three),
            // With stops the day comes first; with strokes only a number that is no month tells.
            (_, 4) if value.contains('.') || one > 12 => day(three, two, one),
            (_, 4) if two > 12 || one == two => day(three, one, two),
            _ => Self::Otherwise,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Application;

    fn told(toml: &str) -> (String, String) {
        let mut errors = Application::parse("application.toml", toml).expect_err("a slip");
        let error = errors.remove(0);
        let place = error.span.map_or("", |span| &toml[span.range()]);
        (format!("{place}: {}", error.message), error.help.unwrap_or_default())
    }

    #[test]
    fn dates_in_another_notation_are_told_as_such() {
        let told = |value: &str| told(&format!("[[interviews]]\ndate = {value} # the talk\n"));
        let read = |place: &str| format!("{place}: this is no date that TOML reads");
        assert_eq!(told("18.11.2026"), (read("18.11.2026"), "write 2026-11-18".to_owned()));
        assert_eq!(told("11/18/2026"), (read("11/18/2026"), "write 2026-11-18".to_owned()));
        assert_eq!(told("18/11/2026"), (read("18/11/2026"), "write 2026-11-18".to_owned()));
        assert_eq!(told("2026/11/18"), (read("2026/11/18"), "write 2026-11-18".to_owned()));
        assert!(told("3/2/2026").1.contains("write it as 2026-03-02"));
        assert!(told("November 18, 2026").1.contains("write it as 2026-03-02"));
        assert!(told("tomorrow").1.contains("write it as 2026-03-02"));
        assert!(told("").1.contains("write it as 2026-03-02"));
        assert_eq!(told("2026-02-30").0, "2026-02-30: there is no such day");
    }

    #[test]
    fn other_slips_are_told_as_they_are() {
        let told = |toml: &str| told(toml).0;
        assert!(!told("update = 18.11.2026\n").contains("date that"), "{}", told("update = 18.11.2026\n"));
        assert!(!told("company = Foo\n").contains("date that"));
        assert!(told("interviews = [{ date = 18.11.2026, with = [] }]\n").starts_with("18.11.2026: "));
    }
}
