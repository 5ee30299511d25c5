//! Spans of years that run backwards.

use super::{Check, Draft, Report};
use crate::dates::{gap, month};
use crate::document::Document;

/// Reports a span of years, or of months and years, whose end lies before its beginning.
pub(super) struct Backward;

impl Check for Backward {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let tokens = document.tokens();
        for at in 0..tokens.len() {
            let Some(span) = span_at(document, at).filter(|_| draft.reads(&tokens[at])) else {
                continue;
            };
            let place = tokens[span.start].span().cover(tokens[span.end - 1].span());
            let rings = || draft.numbers().iter().any(|number| number.span.overlaps(place));
            if span.to < span.from && !rings() {
                report.words(draft.display_tokens(span.start, span.end));
            }
        }
    }
}

/// A span with its tokens, and when it begins and ends: years, and months where both have one.
struct YearSpan {
    start: usize,
    end: usize,
    from: (i16, i8),
    to: (i16, i8),
}

/// The span whose first year stands at a token: `2019 - 2022`, `May 2019 to Jan. 2022`, `05/2019 - 01/2022`.
fn span_at(document: &Document, at: usize) -> Option<YearSpan> {
    let tokens = document.tokens();
    let first = year(document, at)?;
    let word = |index: usize| tokens.get(index).map(|token| document.written(token).to_lowercase());
    let behind = gap(document, at).trim();
    let next = match word(at + 1)?.as_str() {
        "to" | "until" | "till" if behind.is_empty() => at + 2,
        _ if behind == "-" => at + 1,
        _ => return None,
    };
    let second = if year(document, next).is_some() { next } else { next + 1 };
    let last = year(document, second)?;
    let has_month = second > next;
    if tokens[second].sentence != tokens[at].sentence || has_month && month_at(document, next).is_none() {
        return None;
    }
    // `2019-2022-17` is a number of something, and so is `555-2022-2019`.
    let is_part = |gap: &str| matches!(gap, "-" | "/");
    if is_part(gap(document, second)) || at > 0 && gap(document, at - 1) == "-" {
        return None;
    }
    // `from 2022 to 2019 levels` compares.
    let before = at.checked_sub(1).filter(|&before| tokens[before].sentence == tokens[at].sentence);
    let opening = before.and_then(|before| month_at(document, before));
    let start = at - usize::from(opening.is_some());
    if next == at + 2 && start > 0 && word(start - 1)? == "from" {
        return None;
    }
    let months = opening.zip(month_at(document, next).filter(|_| has_month)).unwrap_or_default();
    Some(YearSpan { start, end: second + 1, from: (first, months.0), to: (last, months.1) })
}

fn year(document: &Document, at: usize) -> Option<i16> {
    let word = document.written(document.tokens().get(at)?);
    word.parse().ok().filter(|year| word.len() == 4 && (1950..=2100).contains(year))
}

/// The month that a token names, in letters or in figures before the year: `05/2019`.
fn month_at(document: &Document, at: usize) -> Option<i8> {
    let word = document.written(document.tokens().get(at)?).to_lowercase();
    let in_figures = || word.parse().ok().filter(|month| (1..=12).contains(month) && word.len() <= 2);
    month(&word)
        .filter(|_| gap(document, at).trim().len() <= 1)
        .or_else(|| in_figures().filter(|_| gap(document, at) == "/"))
}
