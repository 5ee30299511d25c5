//! Emoji and emoticons.

use super::{Check, Draft, Report};
use crate::guard::is_quoted;
use crate::lint::file::Texts;
use crate::{Applicability, Fix, Span};

/// Reports every emoji of the lint's zones, a row of them as one, and every one of `emoticons`. A sentence with a word of `topic` speaks about them.
pub(super) struct Emoji;

/// Pictures. Check marks, arrows, stars and the signs for mail and phone are typography.
fn is_emoji(c: char) -> bool {
    let typography = matches!(c, '\u{2605}' | '\u{2606}' | '\u{260e}' | '\u{2610}'..='\u{2612}' | '\u{2706}' | '\u{2709}' | '\u{2713}'..='\u{2718}' | '\u{2720}'..='\u{2727}' | '\u{2729}'..='\u{2732}' | '\u{2734}'..='\u{2746}' | '\u{2756}' | '\u{2758}'..='\u{2767}' | '\u{2776}'..='\u{27bf}');
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{2b55}')
        && !typography
}

/// What may stand inside a row of emoji: joiners, selectors, skin tones.
fn continues(c: char) -> bool {
    is_emoji(c) || matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{20e3}')
}

impl Check for Emoji {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let tokens = document.tokens();
        let topics: Vec<u32> = draft.phrase_tokens("topic").iter().map(|&(start, _)| tokens[start].sentence).collect();
        let emoticons = &Emoticons::new(draft.list("emoticons"));
        for line in document.plain_lines() {
            let text = &document.plain()[line.span.range()];
            // The row under the heads of a table.
            if text.contains("--") && text.bytes().all(|byte| matches!(byte, b'|' | b':' | b'-' | b' ')) {
                continue;
            }
            let mut at = 0;
            while let Some(found) = next(text, at, emoticons) {
                at = found.end();
                let plain = Span::new(line.span.start() + found.start(), line.span.start() + found.end());
                let before = tokens.get(document.token_at(plain.start()).saturating_sub(1));
                let told = before.is_some_and(|token| topics.binary_search(&token.sentence).is_ok());
                if told || !draft.reads_plain(plain) || is_quoted(document, plain) {
                    continue;
                }
                let span = document.display(plain);
                // The space before it goes too.
                let before = document.text()[..span.start()].ends_with(' ');
                let edit = Span::new(span.start() - usize::from(before), span.end());
                // It may stand where a full stop should, so somebody has to look.
                report.words(span).fix(Fix::replace(edit, "", Applicability::Unsafe));
            }
        }
    }
}

/// The emoticons, and a bit for each byte that one begins with.
struct Emoticons<'e> {
    all: &'e Texts,
    beginnings: u128,
}

impl<'e> Emoticons<'e> {
    fn new(all: &'e Texts) -> Self {
        let first = all.iter().filter_map(|emoticon| emoticon.bytes().next());
        // Of the letters, these begin emoticons that are in no word.
        let begins = |byte: &u8| byte.is_ascii_punctuation() || matches!(byte, b'x' | b'X' | b'o' | b'B' | b'8');
        Self { all, beginnings: first.filter(begins).fold(0, |bits, byte| bits | 1 << byte) }
    }
}

fn next(text: &str, from: usize, emoticons: &Emoticons<'_>) -> Option<Span> {
    let bytes = text.as_bytes();
    for at in from..bytes.len() {
        let byte = bytes[at];
        if !byte.is_ascii() {
            if !text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_emoji) {
                continue;
            }
            let length = text[at..]
                .char_indices()
                .find(|(_, c)| !continues(*c) && *c != ' ')
                .map_or(text.len() - at, |(end, _)| end);
            return Some(Span::new(at, at + text[at..at + length].trim_end().len()));
        }
        if emoticons.beginnings & 1 << byte == 0 {
            continue;
        }
        // An emoticon stands apart: a space or a full stop before it, a space or the end after it.
        let apart = at == 0 || matches!(bytes[at - 1], b' ' | b'.' | b'!' | b'?' | b',');
        let starting = |emoticon: &&str| text[at..].starts_with(*emoticon);
        let longest = || emoticons.all.iter().filter(starting).map(str::len).max();
        if let Some(length) = if apart { longest() } else { None } {
            let after = text[at + length..].chars().next();
            if after.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | '!' | ',' | ')')) {
                return Some(Span::new(at, at + length));
            }
        }
    }
    None
}
