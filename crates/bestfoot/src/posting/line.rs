//! The lines of a posting, and where their sentences end.

use std::ops::Range;

use super::look::is_item;
use super::page::Page;
use super::words::WORDS;
use crate::Span;

/// A line: its place, its paragraph, and its words.
pub(super) type Line = (Span, u32, Range<usize>);

/// The lines that have words. What the text joins as one wrapped line is divided again before the mark of an item and before a label.
pub(super) fn lines(page: &Page<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for line in page.document.plain_lines() {
        let tokens = page.document.tokens_in(line.span);
        let mut from = tokens.start;
        let mut start = line.span.start();
        for at in tokens.clone() {
            if at + 1 == tokens.end {
                lines.push((Span::new(start, line.span.end()), line.paragraph, from..at + 1));
            } else if begins_row(page, at + 1) {
                let stop = page.gap(at).find(char::is_whitespace).unwrap_or_default();
                let end = page.tokens()[at].span().end() + stop;
                lines.push((Span::new(start, end), line.paragraph, from..at + 1));
                from = at + 1;
                start = page.tokens()[from].span().start();
            }
        }
    }
    lines
}

/// Whether a word is the first one behind a line break, and its line begins with the mark of an item or with a label: `Ref: 12`.
fn begins_row(page: &Page<'_>, at: usize) -> bool {
    let text = page.document.text();
    let (before, here) = (page.span(&(at - 1..at)).end(), page.span(&(at..at + 1)).start());
    let Some(break_at) = text.get(before..here).and_then(|gap| gap.rfind(['\n', '\r'])) else {
        return false;
    };
    let raw = text[before + break_at..].trim_start().lines().next().unwrap_or_default();
    let label = raw.trim_start_matches(['*', '_']).split_once(':').map_or("", |(label, _)| label);
    let is_label = label.starts_with(char::is_uppercase) && label.split_whitespace().count() <= 4;
    is_item(raw) || is_label
}

/// The words of a line without the number of an item, which is no word of it.
pub(super) fn behind_number(page: &Page<'_>, tokens: Range<usize>, is_item: bool) -> Range<usize> {
    let lettered = page.word(tokens.start).starts_with(|c: char| c.is_ascii_uppercase())
        && page.word(tokens.start).len() == 1
        && page.gap(tokens.start).starts_with(". ");
    let numbered = (is_item || lettered)
        && tokens.len() > 1
        && (page.word(tokens.start).len() <= 2
            || page.word(tokens.start).len() <= 5
                && page.word(tokens.start).chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
        && page.gap(tokens.start).starts_with(['.', ')']);
    tokens.start + usize::from(numbered)..tokens.end
}

/// Where a sentence ends. A stop after `max.` ends none.
pub(super) fn sentence_end(page: &Page<'_>, at: usize, limit: usize) -> usize {
    let end = page.document.sentence_tokens(page.tokens()[at].sentence).end.min(limit);
    if end < limit && WORDS.short.has(&page.lower(end - 1)) && page.gap(end - 1).starts_with('.') {
        return sentence_end(page, end, limit);
    }
    // `no cv. just ring me.`: whoever writes without capitals ends sentences all the same.
    let small = page.word(at).starts_with(char::is_lowercase);
    let stops = |at: &usize| {
        let word = page.lower(*at);
        page.gap(*at).trim_start_matches(')').starts_with(['.', '!', '?'])
            && word.len() > 2
            && !WORDS.short.has(&word)
            && word.chars().all(char::is_alphabetic)
            && page.word(*at + 1).starts_with(char::is_lowercase)
    };
    (at..end.saturating_sub(1)).filter(|_| small).find(stops).map_or(end, |at| at + 1)
}
