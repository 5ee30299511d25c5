//! What a line of a posting looks like beside the lines above and below: an item, a heading, a sentence.

use std::ops::Range;

use super::applying::asks_last;
use super::heading::{LONGEST_HEADING, opened};
use super::layout::Section;
use super::line::Line;
use super::page::Page;
use crate::Span;

/// What a line looks like.
#[allow(clippy::struct_excessive_bools, reason = "each is one mark of the line")]
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) is_item: bool,
    /// The sign before an item.
    mark: Option<char>,
    /// It is short and a paragraph of its own before more words.
    pub(super) is_alone: bool,
    /// It is marked as a heading.
    pub(super) is_title: bool,
    pub(super) ends_in_colon: bool,
    /// It ends like a sentence.
    pub(super) ends: bool,
    /// It ends in three points.
    trails_off: bool,
}

impl Look {
    pub(super) fn new(page: &Page<'_>, line: Span, tokens: &Range<usize>) -> Self {
        let text = page.document.text();
        let shown = page.document.display(line);
        let start = text[..shown.start()].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let rest = &text[start..];
        let raw = rest.lines().next().unwrap_or("").trim();
        let plain = page.document.plain()[line.range()].trim();
        let below = text[shown.end()..].lines().nth(1).unwrap_or("").trim();
        let underlined =
            below.len() >= 3 && (below.bytes().all(|byte| byte == b'=') || below.bytes().all(|byte| byte == b'-'));
        let bold = raw.len() > 4
            && raw.starts_with("**")
            && raw.trim_end_matches(':').ends_with("**")
            && raw.matches("**").count() == 2;
        // `6. SUBMISSION OF PROPOSALS`
        let plain = plain.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ')']);
        // `- RECOVER CPR` is an item all the same.
        let is_bullet = is_item(raw) && !raw.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '(');
        let shouted = tokens.len() <= 7
            && plain.chars().filter(|c| c.is_alphabetic()).count() > 4
            && !plain.chars().any(char::is_lowercase)
            && !plain.chars().any(|c| c.is_ascii_digit());
        let last = plain.trim_end_matches(['"', ')', '*']);
        let trails_off = last.ends_with(['…']) || last.ends_with("...");
        Self {
            is_item: is_item(raw),
            mark: raw.chars().next().filter(|c| !c.is_alphanumeric()),
            is_alone: false,
            is_title: raw.starts_with('#')
                || shouted && !is_bullet
                || underlined
                || bold && tokens.len() <= LONGEST_HEADING,
            ends_in_colon: last.ends_with(':'),
            ends: last.ends_with(['.', ',', ';', '!']) && !trails_off,
            trails_off,
        }
    }

    /// Looks at the lines beside as well, which tell a heading from a row. `fresh` says whether the line opens its paragraph.
    pub(super) fn compare(&mut self, page: &Page<'_>, lines: &[Line], index: usize, fresh: bool, section: Section) {
        let (_, in_paragraph, tokens) = &lines[index];
        let Some((next, next_paragraph, below)) = lines.get(index + 1) else {
            return;
        };
        let next = Look::new(page, *next, below);
        // The last item of a numbered list is no number of a heading.
        let ends_list = self.mark.is_none() && index > 0 && {
            let (before, _, above) = &lines[index - 1];
            let before = Look::new(page, *before, above);
            before.is_item && before.mark.is_none()
        };
        // A short line with another mark than the list below it names the list.
        self.is_title |= self.is_item
            && !ends_list
            && tokens.len() <= 6
            && !self.ends
            && if self.mark.is_some() {
                next.is_item && self.mark != next.mark
            } else {
                !next.is_item || next.mark.is_some()
            };
        // So does a short line in a paragraph of its own, before a list or a longer line.
        let alone = fresh && next_paragraph != in_paragraph;
        // Or the first line of a paragraph, before a longer one.
        let first = fresh && tokens.len() <= 4 && below.len() >= 12;
        self.is_alone = (alone || first)
            && !self.is_item
            && !self.ends
            && index > 0
            && tokens.len() <= 5
            && section != Section::Apply
            && (next.is_item || next.ends && below.len() >= 8);
        // A short line between two lists names the second one.
        let between = index > 0 && next.is_item && {
            let (before, _, above) = &lines[index - 1];
            Look::new(page, *before, above).is_item
        };
        self.is_title |= between
            && !self.is_item
            && !self.ends
            && tokens.len() <= 6
            && page.word(tokens.start).starts_with(char::is_uppercase);
        // `We are looking for someone who...`
        self.ends_in_colon |= self.trails_off && next.is_item;
        // `Please also write`, with the items below
        self.ends_in_colon |= !self.is_item
            && !self.ends
            && next.is_item
            && (asks_last(page, tokens)
                || section != Section::Apply
                    && tokens.len() > 4
                    && page.tokens()[tokens.start].sentence == page.tokens()[tokens.end - 1].sentence
                    && opened(page, tokens) == Some(Section::Nice));
    }
}

/// Whether a line begins with the mark of a list: a dash, a figure, a letter in brackets, or any sign that is no bracket, quote or money.
pub(super) fn is_item(raw: &str) -> bool {
    let mut letters = raw.chars();
    let Some(first) = letters.next() else {
        return false;
    };
    if first.is_ascii_digit() {
        let rest = raw.trim_start_matches(|c: char| c.is_ascii_digit());
        return raw.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "));
    }
    if first == '(' {
        let inside: String = raw[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        return !inside.is_empty() && inside.len() <= 3 && raw[1 + inside.len()..].starts_with(')');
    }
    // `b. Current licence`
    if first.is_ascii_lowercase() && raw[1..].starts_with(". ") {
        return true;
    }
    // `iv. Valid registration`
    let roman: String = raw.chars().take_while(|c| matches!(c, 'i' | 'v' | 'x')).collect();
    if !roman.is_empty()
        && raw[roman.len()..].starts_with(['.', ')'])
        && raw[roman.len() + 1..].starts_with([' ', '\t'])
    {
        return true;
    }
    if raw.starts_with("**") || raw.starts_with("__") {
        return false;
    }
    let second = letters.next();
    if first == 'o' || first.is_ascii_alphabetic() && second == Some(')') {
        return first != 'o' && second == Some(')') || second == Some(' ') && first == 'o';
    }
    let sign =
        matches!(first, '-' | '*' | '+' | '~' | '.' | '>' | '=') || !first.is_ascii() && !first.is_alphanumeric();
    let quote = matches!(first, '“' | '‘' | '„' | '«' | '£' | '€' | '…' | '¡' | '¿');
    sign && !quote && (second.is_none_or(|c| c == ' ' || c == '\t') || !first.is_ascii())
}

/// A line that stands for itself, as a row does.
pub(super) fn is_line(page: &Page<'_>, line: Span) -> bool {
    line.len() <= 120 && !page.document.plain()[line.range()].trim_end().ends_with('.')
}
