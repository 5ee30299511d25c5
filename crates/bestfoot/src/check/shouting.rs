//! Capitals and exclamation marks for force.

use super::{Check, Draft, Report};
use crate::document::Document;
use crate::{Applicability, Fix, Span};

/// Reports words in capitals that ordinary English writes small (variant `capitals`), and stacked exclamation marks (variant `exclamation`).
///
/// A word in capitals shouts if it is one of the phrases `any`, or if it stands among other words of four letters and more in capitals. Acronyms
/// (`fine`), headings and names in capitals do not shout.
pub(super) struct Shouting;

impl Check for Shouting {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        capitals(draft, report);
        exclamations(draft, report);
    }
}

fn is_capitals(document: &Document, index: usize) -> bool {
    let token = &document.tokens()[index];
    let word = document.written(token);
    !token.is_opaque && word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '\'') && word.chars().any(char::is_alphabetic)
}

fn capitals(draft: &Draft<'_>, report: &mut Report) {
    let document = draft.document();
    let tokens = document.tokens();
    let shouted: Vec<(usize, usize)> = draft.phrase_tokens();
    let fine = draft.texts("fine");
    let mut index = 0;
    while index < tokens.len() {
        if !is_capitals(document, index) || !draft.reads(&tokens[index]) {
            index += 1;
            continue;
        }
        let start = index;
        let same = |next: usize| tokens[next].line == tokens[start].line;
        // "I" and "A" are capitals in any text; they go along inside a run.
        while index < tokens.len() && same(index) && (is_capitals(document, index) || document.written(&tokens[index]).len() == 1 && tokens.get(index + 1).is_some_and(|_| same(index + 1) && is_capitals(document, index + 1))) {
            index += 1;
        }
        let listed = (start..index).any(|at| shouted.iter().any(|&(from, to)| from == at && to <= index));
        let acronym = |at: usize| fine.iter().any(|word| word.eq_ignore_ascii_case(document.written(&tokens[at]))) || draft.accepts(document.written(&tokens[at]));
        let long = (start..index).filter(|&at| document.written(&tokens[at]).len() >= 4 && !acronym(at)).count();
        let run = index - start >= 3 && long >= 2;
        let span = document.display(tokens[start].span().cover(tokens[index - 1].span()));
        if (listed || run) && !is_heading(document, start) && !draft.names().in_value(document, tokens[start].span()) {
            report.words(span).variant("capitals");
        }
    }
}

/// A line without a single small letter and without force is a heading.
fn is_heading(document: &Document, index: usize) -> bool {
    let line = document.plain_lines()[document.tokens()[index].line as usize];
    let text = &document.plain()[line.span.range()];
    let words = text.split_whitespace().count();
    !text.chars().any(char::is_lowercase) && words <= 8 && !text.ends_with(['!', '.', '?'])
}

fn exclamations(draft: &Draft<'_>, report: &mut Report) {
    let document = draft.document();
    let plain = document.plain();
    let mut at = 0;
    while let Some(found) = plain[at..].find("!") {
        let start = at + found;
        let length = plain[start..].bytes().take_while(|byte| matches!(byte, b'!' | b'?' | b'1')).count();
        at = start + length;
        let marks = &plain[start..at].trim_end_matches('1');
        let span = Span::new(start, start + marks.len());
        if marks.matches('!').count() < 2 || !draft.reads_plain(span) {
            continue;
        }
        let place = document.display(span);
        let mark = if marks.contains('?') { "?" } else { "!" };
        report.words(place).variant("exclamation").fix(Fix::replace(place, mark, Applicability::Unsafe));
    }
}
