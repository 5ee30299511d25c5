//! Changes, comments and hidden words that a file still carries, and the marks that they leave in a text.

use super::{Check, Draft, Report};
use crate::span::touches;
use crate::{Format, Label, Place, Span, Unresolved, UnresolvedKind};

/// Reports what was never settled: one finding for tracked changes, one for comments, one for hidden text, each at the first place.
pub(super) struct Change;

/// Places that are shown beside the first one.
const MORE_PLACES: usize = 3;

/// Longest excerpt of the words in question, in characters.
const EXCERPT: usize = 60;

impl Check for Change {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let mut found = document.facts().unresolved.clone();
        if document.text().contains(['{', '[']) {
            marks(draft, &mut found);
            found.sort_by_key(|one| one.span);
        }
        for (variant, kinds) in [
            (None, &[UnresolvedKind::Added, UnresolvedKind::TakenOut, UnresolvedKind::Formatted][..]),
            (Some("comment"), &[UnresolvedKind::Comment]),
            (Some("hidden"), &[UnresolvedKind::Hidden]),
        ] {
            let of_kind: Vec<&Unresolved> = found.iter().filter(|one| kinds.contains(&one.kind)).collect();
            // Words say more than a change of the format does.
            let Some(first) = of_kind.iter().find(|one| !one.words.trim().is_empty()).or(of_kind.first()) else {
                continue;
            };
            let finding = report.words(first.span);
            finding.value("count", count(of_kind.len(), variant)).value("words", says(first));
            if let Some(variant) = variant {
                finding.variant(variant);
            }
            for other in of_kind.iter().filter(|one| one.span != first.span && !one.span.is_empty()).take(MORE_PLACES) {
                finding.label(Label { text: "and here".to_owned(), place: Place::Document(other.span) });
            }
        }
    }
}

fn count(number: usize, variant: Option<&str>) -> String {
    let (one, more) = match variant {
        None => ("a change is", "changes are"),
        Some("comment") => ("a comment is", "comments are"),
        Some(_) => ("some text is", "stretches of text are"),
    };
    if number == 1 { one.to_owned() } else { format!("{number} {more}") }
}

/// What a reader will see of it.
fn says(one: &Unresolved) -> String {
    let words = excerpt(&one.words);
    match one.kind {
        UnresolvedKind::Added => format!("`{words}` is marked as added"),
        UnresolvedKind::TakenOut => format!("`{words}` is crossed out and still there"),
        UnresolvedKind::Formatted => "a change of the format is marked".to_owned(),
        UnresolvedKind::Comment | UnresolvedKind::Hidden if words.is_empty() => "it is empty".to_owned(),
        UnresolvedKind::Comment | UnresolvedKind::Hidden => format!("it says `{words}`"),
    }
}

fn excerpt(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
    match words.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}

/// Marks of changes in the text itself: `{++added++}`, `{--taken out--}`, `{>>comment<<}`, and `Commented [DW1]:` from a margin.
fn marks(draft: &Draft<'_>, found: &mut Vec<Unresolved>) {
    let document = draft.document();
    let text = document.text();
    let code: Vec<Span> = document.code().iter().map(|code| document.display(*code)).collect();
    let in_code = |at: usize| touches(&code, Span::new(at, at + 1));
    for (open, close, kind) in [
        ("{++", "++}", UnresolvedKind::Added),
        ("{--", "--}", UnresolvedKind::TakenOut),
        ("{~~", "~~}", UnresolvedKind::TakenOut),
        ("{>>", "<<}", UnresolvedKind::Comment),
    ] {
        let mut done = 0;
        let mut closes = text.match_indices(close).map(|(at, _)| at).peekable();
        let mut breaks = text.match_indices("\n\n").map(|(at, _)| at).peekable();
        for (at, _) in text.match_indices(open) {
            let inner = at + open.len();
            while closes.next_if(|&at| at < inner).is_some() {}
            while breaks.next_if(|&at| at < inner).is_some() {}
            // A mark inside of another one is part of its words.
            let Some(end) = closes.peek().copied().filter(|_| at >= done) else {
                continue;
            };
            let is_one = breaks.peek().is_none_or(|&stop| stop + 2 > end);
            if is_one && !in_code(at) {
                done = end + close.len();
                found.push(Unresolved::new(kind, Span::new(at, done), &text[inner..end]));
            }
        }
    }
    if document.format() != Format::Markdown {
        let mut done = 0;
        for (at, mark) in text.match_indices("Commented [") {
            let start = at + mark.len();
            let tag_end = text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |end| start + end);
            let tag = &text[start..tag_end];
            let Some(after) = text[tag_end..].strip_prefix("]:") else {
                continue;
            };
            let words = after.lines().next().unwrap_or_default();
            let end = tag_end + 2 + words.len();
            let initials = tag.trim_end_matches(|c: char| c.is_ascii_digit());
            let numbered =
                initials.len() < tag.len() && initials.len() <= 4 && initials.chars().all(char::is_alphabetic);
            if numbered && at >= done && !in_code(at) {
                done = end;
                let span = Span::new(at, at + text[at..end].trim_end().len());
                found.push(Unresolved::new(UnresolvedKind::Comment, span, words.trim()));
            }
        }
    }
}
