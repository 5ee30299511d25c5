//! Capitals and exclamation marks for force.

use super::{Check, Draft, Report};
use crate::document::{Document, Form};
use crate::guard::is_quoted;
use crate::span::{merged, touches};
use crate::{Applicability, Fix, Kind, Span, Zone};

/// Reports words in capitals that ordinary English writes small (variant `capitals`), and stacked exclamation marks (variant `exclamation`).
///
/// A run of words in capitals shouts if one of them is of the phrases `force`, or if it has three words and more, two of them of four letters and
/// more; a single word if it is of `force-alone`. Words of `acronyms`, headings, quotations and what the application writes so do not count.
pub(super) struct Shouting;

impl Check for Shouting {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let shouted = capitals(draft, report);
        exclamations(draft, report, &shouted);
    }
}

fn is_capitals(document: &Document, index: usize) -> bool {
    let token = &document.tokens()[index];
    let word = document.written(token);
    let one = matches!(word, "I" | "A");
    !token.is_opaque
        && token.form == Form::Written
        && (one || word.len() > 1)
        && word.chars().all(|c| c.is_uppercase() || c == '\'')
}

/// Drafts of lines rather than of sentences.
fn is_sheet(document: &Document) -> bool {
    matches!(document.kind(), Some(Kind::Resume | Kind::References | Kind::Questions))
}

/// Whether a token and the one before it stand in one run: nothing but a space between, or the end of a line that goes on in the next.
fn follows(document: &Document, index: usize) -> bool {
    let (before, token) = (&document.tokens()[index - 1], &document.tokens()[index]);
    // A line of capitals alone is a heading.
    let is_prose =
        |line: u32| document.plain()[document.plain_lines()[line as usize].span.range()].contains(char::is_lowercase);
    match &document.plain()[before.end as usize..token.start as usize] {
        " " => before.line == token.line,
        "\n" => !is_sheet(document) && is_prose(before.line) && is_prose(token.line),
        _ => false,
    }
}

fn capitals(draft: &Draft<'_>, report: &mut Report) -> Vec<Span> {
    let document = draft.document();
    let tokens = document.tokens();
    let words = |option: &str| merged(draft.phrase_tokens(option).into_iter().map(|(from, to)| Span::new(from, to)));
    let (force, alone, acronyms) = (words("force"), words("force-alone"), words("acronyms"));
    let of = |list: &[Span], at: usize| touches(list, Span::new(at, at + 1));
    let mut shouted = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        if !is_capitals(document, index) || !draft.reads(&tokens[index]) {
            index += 1;
            continue;
        }
        let mut start = index;
        index += 1;
        while index < tokens.len() && is_capitals(document, index) && follows(document, index) {
            index += 1;
        }
        let mut end = index;
        // "I" and "A" are capitals in any text; they count only inside a run.
        while start < end && document.written(&tokens[start]).len() == 1 {
            start += 1;
        }
        while end > start && document.written(&tokens[end - 1]).len() == 1 {
            end -= 1;
        }
        if start == end {
            continue;
        }
        let ordinary = |at: usize| {
            !of(&acronyms, at)
                && !draft.accepts(document.written(&tokens[at]))
                && !draft.names().in_value(document, tokens[at].span())
        };
        let long = (start..end).filter(|&at| document.written(&tokens[at]).len() >= 4 && ordinary(at)).count();
        let forced = end - start >= 2 && (start..end).any(|at| of(&force, at) && ordinary(at));
        let single = end - start == 1 && of(&alone, start) && ordinary(start);
        let plain = tokens[start].span().cover(tokens[end - 1].span());
        if !(forced || single || end - start >= 3 && long >= 2)
            || is_heading(document, start)
            || is_label(document, start, plain.end())
            || is_quoted(document, plain)
        {
            continue;
        }
        let marks = document.plain()[plain.end()..].bytes().take_while(|byte| *byte == b'!').count();
        let whole = Span::new(plain.start(), plain.end() + marks);
        shouted.push(whole);
        let small = document.plain()[plain.range()].to_lowercase().replace(" i ", " I ");
        let opens = document.sentence_tokens(tokens[start].sentence).start == start;
        let first = small.chars().next().map_or(0, char::len_utf8);
        let mut mended = if opens { small[..first].to_uppercase() + &small[first..] } else { small };
        if marks > 0 {
            mended.push('.');
        }
        let place = document.display(whole);
        report.words(place).variant("capitals").fix(Fix::replace(place, mended, Applicability::Unsafe));
    }
    shouted
}

/// A line without a single small letter and without force is a heading; a long one only as the subject of a letter.
fn is_heading(document: &Document, index: usize) -> bool {
    const LONGEST: usize = 8;
    const LONGEST_SUBJECT: usize = 14;
    let token = &document.tokens()[index];
    let line = document.plain_lines()[token.line as usize];
    let text = &document.plain()[line.span.range()];
    let longest = if document.token_zone(token) == Zone::Subject { LONGEST_SUBJECT } else { LONGEST };
    text.split_whitespace().nth(longest).is_none()
        && !text.chars().any(char::is_lowercase)
        && !text.ends_with(['!', '.', '?'])
}

/// `LAKE SHORE VALVE CO., Erie`: what heads a line of a sheet, with no sentence going on behind it.
fn is_label(document: &Document, start: usize, end: usize) -> bool {
    /// Words; more of them in a row are said, not headed.
    const LONGEST: usize = 6;
    let goes_on = |rest: &str| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let words = document.plain()[document.tokens()[start].start as usize..end].split_whitespace();
    is_sheet(document)
        && words.count() <= LONGEST
        && (document.opens_line(start) == start
            || is_dated(document.before(document.tokens()[start].start as usize))
            || document.before(document.tokens()[start].start as usize).ends_with("| "))
        && !goes_on(&document.plain()[end..])
        && !document.plain()[end..].starts_with('!')
}

/// `2022 (May) to now`: the column of the years stands before the label.
fn is_dated(before: &str) -> bool {
    before.contains(|c: char| c.is_ascii_digit()) && before.split_whitespace().count() <= 6 && before.len() <= 40
}

/// Where the written piece begins that the word at `start` closes: `24/7`, `and/or` are one piece.
fn slashed_start(document: &Document, start: usize) -> usize {
    let before = document.before(start);
    if !before.ends_with('/') {
        return start;
    }
    start - before.rsplit(char::is_whitespace).next().unwrap_or_default().len()
}

fn exclamations(draft: &Draft<'_>, report: &mut Report, shouted: &[Span]) {
    let document = draft.document();
    let plain = document.plain();
    let bytes = plain.as_bytes();
    let mut at = 0;
    while let Some(found) = plain[at..].find(['!', '?']) {
        let start = at + found;
        let length = bytes[start..].iter().take_while(|byte| matches!(byte, b'!' | b'?')).count();
        at = start + length;
        let marks = Span::new(start, at);
        let text = &plain[marks.range()];
        // `???` after a space is a blank that was never filled in.
        let stuck = start > 0 && !bytes[start - 1].is_ascii_whitespace();
        let ends = plain[at..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '=');
        if length < 2
            || !stuck
            || !ends
            || !draft.reads_plain(marks)
            || is_quoted(document, marks)
            || touches(shouted, marks)
        {
            continue;
        }
        let word = document
            .token_at(start)
            .checked_sub(1)
            .map(|index| document.tokens()[index].span())
            .filter(|word| word.end() == start)
            .map(|word| Span::new(slashed_start(document, word.start()), word.end()));
        let place = document.display(word.unwrap_or(marks).cover(marks));
        let edit = document.display(marks);
        let mark = if text.contains('?') { "?" } else { "." };
        report.words(place).variant("exclamation").fix(Fix::replace(edit, mark, Applicability::Unsafe));
    }
}
