//! What the resume says of one employer or school: the row that names it, and its years.

use super::stated::{span, word, year};
use crate::document::Document;
use crate::spelling::{self, ORDINARY};
use crate::word_lists::{Phrases, WordSet, word_lists};
use crate::{Span, names};

word_lists! {
    pub(super) static WORDS: Words = "history.txt" {
        today: WordSet,
        unsure: WordSet,
        aside: WordSet,
        others: WordSet,
        loose: WordSet,
        partial: WordSet,
        season: WordSet,
        schools: WordSet,
        papers: WordSet,
        higher: WordSet,
        bachelors: WordSet,
        masters: WordSet,
        numbers: Phrases,
        bound: WordSet,
        tens: WordSet,
        since: WordSet,
        rounding: WordSet,
    }
}

/// The year in which a stay ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    Year(u32),
    Today,
    Unknown,
}

/// The years that one row gives.
#[derive(Clone, Copy, Debug)]
struct Years {
    from: Option<u32>,
    until: Until,
    /// The tokens from the first year to the last.
    tokens: (usize, usize),
}

/// A time at one employer or school.
#[derive(Debug)]
pub(super) struct Stay {
    /// The line that names it.
    pub(super) line: usize,
    pub(super) from: Option<u32>,
    pub(super) until: Until,
    /// Years of rows that may be of the same employer, since they join on to this one and name no employer of their own.
    pub(super) also: Vec<(u32, Until)>,
    /// The first year and the last, in bytes of the text.
    pub(super) place: Span,
}

impl Stay {
    /// The years of an employer or school, unless the resume is unclear about them.
    pub(super) fn of(resume: &Document, name: &str) -> Option<Self> {
        let line = row(resume, name)?;
        let (dated, years) = dated(resume, line)?;
        let (start, end) = years.tokens;
        let mut stay =
            Self { line, from: years.from, until: years.until, also: Vec::new(), place: span(resume, start, end + 1) };
        if is_school(resume, line) && start == end && years.until == Until::Unknown {
            stay.from = None;
            stay.until = years.from.map_or(Until::Unknown, Until::Year);
        } else if years.until == Until::Unknown {
            return None;
        }
        let own = if dated == line { parts(resume, line) } else { 0 };
        stay.join(resume, dated, own);
        Some(stay)
    }

    /// Adds the rows before and after which may be posts at the same employer: a row with as many parts names one of its own.
    fn join(&mut self, resume: &Document, dated: usize, own: usize) {
        let others: Vec<(u32, Until)> = (0..resume.plain_lines().len())
            .filter(|&line| line != dated && (own < 2 || parts(resume, line) < own))
            .filter_map(|line| years(resume, line))
            .filter_map(|years| Some((years.from?, years.until)))
            .collect();
        for _ in 0..others.len() {
            let (first, last) = (self.earliest(), self.latest());
            let joins = |&(from, until): &(u32, Until)| {
                let before =
                    matches!((until, first), (Until::Year(end), Some(first)) if end + 1 >= first && from < first);
                let after = matches!(last, Until::Year(last) if from <= last + 1 && from >= first.unwrap_or(last));
                before || after
            };
            let Some(next) = others.iter().find(|other| joins(other) && !self.also.contains(other)) else {
                return;
            };
            self.also.push(*next);
        }
    }

    /// The first year that may be meant.
    pub(super) fn earliest(&self) -> Option<u32> {
        let from = self.from?;
        Some(self.also.iter().map(|(from, _)| *from).chain([from]).min().unwrap_or(from))
    }

    /// The last year that may be meant.
    pub(super) fn latest(&self) -> Until {
        let all = || self.also.iter().map(|(_, until)| *until).chain([self.until]);
        if all().any(|until| until == Until::Unknown) {
            return Until::Unknown;
        }
        let last = all().filter_map(|until| if let Until::Year(year) = until { Some(year) } else { None }).max();
        if all().any(|until| until == Until::Today) { Until::Today } else { last.map_or(Until::Unknown, Until::Year) }
    }
}

/// The words of a line.
pub(super) fn line_words(resume: &Document, line: usize) -> Vec<String> {
    let tokens = resume.tokens_in(resume.plain_lines()[line].span);
    tokens.map(|at| names::fold(word(resume, at))).collect()
}

/// The one line of the resume that names an employer or school; none where several do, or where it stands in running text.
pub(super) fn row(resume: &Document, name: &str) -> Option<usize> {
    const LONGEST: usize = 20;
    let wanted: Vec<String> = name.split_whitespace().map(names::fold).collect();
    let holds = |line: &usize| line_words(resume, *line).windows(wanted.len()).any(|words| *words == wanted[..]);
    let mut lines = (0..resume.plain_lines().len()).filter(holds);
    let line = lines.next().filter(|_| lines.next().is_none())?;
    let words = line_words(resume, line);
    let span = resume.plain_lines()[line].span;
    let text = resume.plain()[span.range()].trim();
    let at = words.windows(wanted.len()).position(|words| *words == wanted[..])?;
    let start = resume.tokens()[resume.tokens_in(span).start + at].start as usize;
    let before = resume.plain()[span.start()..start].trim_end();
    let opens = before.is_empty()
        || before.ends_with([',', '|', '·', '•', '–', '—', '-', ':', '/', '(', '*', '_', '#', ';'])
        || before.ends_with(|c: char| c.is_ascii_digit())
        || matches!(words[at.saturating_sub(1)].as_str(), "at" | "the");
    // `Production` begins the title `Production Planner`, and is no employer.
    let last = resume.tokens_in(span).start + at + wanted.len();
    let end = resume.tokens()[last - 1].end as usize;
    let goes_on = words.get(at + wanted.len()).is_some_and(|_| {
        resume.plain()[end..resume.tokens()[last].start as usize].trim().is_empty()
            && year(word(resume, last)).is_none()
    });
    let is_ordinary =
        spelling::words().entry(&wanted[0]).is_some_and(|entry| entry.is_small() && entry.size() <= ORDINARY);
    let is_title = wanted.len() == 1 && goes_on && is_ordinary;
    // The last of three parts is the place.
    let is_place = parts_of(&resume.plain()[span.range()]) >= 3 && parts_of(&resume.plain()[end..span.end()]) == 0;
    let unsure = is_title || is_place || words.iter().any(|word| WORDS.unsure.has_any_case(word));
    (opens && !unsure && words.len() <= LONGEST && !text.ends_with('.')).then_some(line)
}

/// The years of a row, and the line they stand on: the row, or one beside it in its paragraph.
fn dated(resume: &Document, line: usize) -> Option<(usize, Years)> {
    if has_year(resume, line) {
        return years(resume, line).map(|years| (line, years));
    }
    let lines = resume.plain_lines();
    let beside = |other: usize| other < lines.len() && lines[other].paragraph == lines[line].paragraph;
    let after = (line + 1..line + 3).take_while(|&other| beside(other)).find(|&other| has_year(resume, other));
    let before = line.checked_sub(1).filter(|&other| beside(other) && has_year(resume, other));
    let opens = |other: usize| other == 0 || lines[other - 1].paragraph != lines[other].paragraph;
    let found = match (after, before) {
        // Two posts at one employer may stand below each other.
        (Some(after), None) if !beside(after + 1) || !has_year(resume, after + 1) => after,
        (None, Some(before)) if opens(before) => before,
        _ => return None,
    };
    Some((found, years(resume, found)?))
}

fn has_year(resume: &Document, line: usize) -> bool {
    resume.tokens_in(resume.plain_lines()[line].span).any(|at| year(word(resume, at)).is_some())
}

/// The years of one line: two, or one that is open.
fn years(resume: &Document, line: usize) -> Option<Years> {
    const LONGEST: usize = 20;
    let span = resume.plain_lines()[line].span;
    let tokens = resume.tokens_in(span);
    let places: Vec<usize> = tokens.clone().filter(|&at| year(word(resume, at)).is_some()).collect();
    let said: Vec<u32> = places.iter().filter_map(|&at| year(word(resume, at))).collect();
    let unsure = tokens.clone().any(|at| WORDS.unsure.has_any_case(word(resume, at)));
    let today = tokens.clone().find(|&at| WORDS.today.has_any_case(word(resume, at)));
    if unsure || tokens.len() > LONGEST {
        return None;
    }
    match (&places[..], &said[..], today) {
        (&[first, last], &[from, until], None) if from <= until => {
            Some(Years { from: Some(from), until: Until::Year(until), tokens: (first, last) })
        }
        (&[first], &[from], Some(today)) if today > first && today <= first + 3 => {
            Some(Years { from: Some(from), until: Until::Today, tokens: (first, today) })
        }
        (&[first], &[from], None) => {
            let before = first.checked_sub(1).filter(|at| tokens.contains(at)).map_or("", |at| word(resume, at));
            let behind = resume.plain()[resume.tokens()[first].end as usize..span.end()].trim();
            let open = before.eq_ignore_ascii_case("since") || matches!(behind, "-" | "–" | "—");
            let until = if open { Until::Today } else { Until::Unknown };
            let closed = matches!(before.to_lowercase().as_str(), "until" | "to" | "till");
            (!closed).then_some(Years { from: Some(from), until, tokens: (first, first) })
        }
        _ => None,
    }
}

fn is_school(resume: &Document, line: usize) -> bool {
    line_words(resume, line).iter().any(|word| WORDS.schools.has_any_case(word))
}

/// How many of the parts of a row say something else than years: a title, an employer, a place.
pub(super) fn parts(resume: &Document, line: usize) -> usize {
    parts_of(&resume.plain()[resume.plain_lines()[line].span.range()])
}

fn parts_of(row: &str) -> usize {
    let tells = |word: &str| {
        word.chars().count() >= 3
            && word.chars().all(|c| c.is_alphabetic() || c == '\'')
            && ![&WORDS.today, &WORDS.season, &WORDS.since].iter().any(|list| list.has_any_case(word))
    };
    let parts = row.split([',', '|', '·', '•', '\t', ':', '–', '—', '(', ')', ';']).flat_map(|part| part.split(" - "));
    parts.filter(|part| part.split(|c: char| !(c.is_alphanumeric() || c == '\'')).any(tells)).count()
}

/// A number in figures or in words.
pub(super) fn number(written: &str) -> Option<u32> {
    let spelled = || {
        let at = WORDS.numbers.iter().position(|known| known == written)?;
        u32::try_from(at + 1).ok()
    };
    written.parse().ok().or_else(spelled)
}
