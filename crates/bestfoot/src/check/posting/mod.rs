//! What the posting asks for, against what the draft says.

mod emphasis;
mod format;
mod instructed;
mod material;
mod musts;
mod person;
mod words;

pub(super) use self::emphasis::Emphasis;
pub(super) use self::format::FileFormat;
pub(super) use self::instructed::Instructed;
pub(super) use self::material::Material;
pub(super) use self::musts::Musts;
pub(in crate::check) use self::person::is_written_to;
pub(crate) use self::person::person;

use self::words::WORDS;
use super::Draft;
use crate::{Document, Label, Place, Span, names};

fn asked_here(span: Span) -> Label {
    Label { text: "asked for here".to_owned(), place: Place::Posting(span) }
}

/// The words of a text that tell it from others, folded: no small words, no figures alone.
fn content(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '+' || c == '#'));
    let told = words.map(names::fold).filter(|word| word.len() >= 3 && !WORDS.small.has(word));
    told.filter(|word| !word.chars().all(|c| c.is_ascii_digit())).collect()
}

/// A word without the endings of its forms, roughly: two words with one stem speak of one thing.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 12] = ["ations", "ation", "ings", "ing", "ions", "ion", "ers", "ies", "ed", "es", "er", "s"];
    let cut = ENDINGS.iter().find(|ending| word.len() >= ending.len() + 4 && word.ends_with(**ending));
    cut.map_or(word, |ending| &word[..word.len() - ending.len()])
}

/// The stems of all words of the draft, its subject line and the names of its attachments.
fn said(draft: &Draft<'_>) -> Vec<String> {
    let document = draft.document();
    let facts = document.facts();
    let mut text = document.text().to_owned();
    for more in facts.subject.iter().chain(&facts.attachments) {
        text.push(' ');
        text.push_str(more);
    }
    content(&text).iter().map(|word| stem(word).to_owned()).collect()
}

/// The posting's words at a place, and what belongs to the last of them: `your master`, which goes on `'s diploma`.
fn whole(text: &str, span: Span) -> &str {
    let rest = &text[span.end()..];
    let owned = rest.strip_prefix("'s ").or_else(|| rest.strip_prefix("’s "));
    let end = owned.map_or(span.end(), |owned| {
        let word = owned.find(|c: char| !c.is_alphanumeric()).unwrap_or(owned.len());
        text.len() - owned.len() + word
    });
    &text[span.start()..end]
}

/// The posting's words at a place, to be quoted: not cut off behind `to your` or `and`.
fn quoted(posting: &Document, span: Span) -> String {
    const OPEN: [&str; 15] =
        ["to", "your", "the", "a", "an", "of", "in", "with", "our", "for", "at", "from", "on", "this", "all"];
    const MOST: usize = 4;
    let span = Span::new(span.start(), span.start() + whole(posting.text(), span).len());
    let last_word = |text: &str| text.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let rest = &posting.text()[span.end()..];
    let rest = &rest[..rest.find(['\n', '.', ',', ';', ':', '!', '?', '(']).unwrap_or(rest.len())];
    let mut shown = posting.text()[span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
    for word in rest.split_whitespace().take(MOST) {
        if !OPEN.contains(&last_word(&shown).as_str()) {
            break;
        }
        shown.push(' ');
        shown.push_str(word);
    }
    let cut = shown.trim_end_matches([',', ' ']);
    let cut = cut.strip_suffix(" and").or_else(|| cut.strip_suffix(" or")).unwrap_or(cut);
    cut.trim().to_owned()
}

/// Letters and figures alone, in small letters.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
