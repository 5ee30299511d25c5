//! Sentences and clauses. Sentence ends come from `unicode-segmentation`, which knows the Unicode rules but no abbreviations.

use unicode_segmentation::UnicodeSegmentation;

use super::plain::Plain;
use super::token::{Form, Token};
use super::words::WORDS;

/// Where a sentence's tokens begin; it ends where the next one begins.
pub(crate) type Sentences = Vec<u32>;

/// Numbers the sentences and clauses of the tokens.
pub(crate) fn segment(plain: &Plain, tokens: &mut [Token]) -> Sentences {
    let text = plain.text.as_str();
    let mut sentences = Sentences::new();
    let mut clause = 0;
    let mut first = 0;
    while first < tokens.len() {
        let line = tokens[first].line;
        let last = first + tokens[first..].iter().take_while(|token| token.line == line).count();
        let span = plain.lines[line as usize].span;
        let ends = sentence_ends(&text[span.range()]);
        let mut ends = ends.into_iter().map(|end| end + span.start()).peekable();
        for index in first..last {
            let start = tokens[index].start as usize;
            let mut begins = index == first;
            while ends.next_if(|&end| end <= start).is_some() {
                begins = begins || !after_abbreviation(text, tokens, index);
            }
            if begins {
                sentences.push(index as u32);
                clause += 1;
            } else if cuts_clause(text, tokens, index) {
                clause += 1;
            }
            tokens[index].sentence = sentences.len() as u32 - 1;
            tokens[index].clause = clause;
        }
        first = last;
    }
    sentences
}

fn sentence_ends(line: &str) -> Vec<usize> {
    let body = line.trim_end_matches(['.', '!', '?', '"', '\'', ')', ' ']);
    if body.is_ascii() && !body.bytes().any(|byte| matches!(byte, b'.' | b'!' | b'?')) {
        return Vec::new();
    }
    if line.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return ascii_ends(line.as_bytes());
    }
    unicode_ends(line)
}

fn unicode_ends(line: &str) -> Vec<usize> {
    line.split_sentence_bound_indices().skip(1).map(|(start, _)| start).collect()
}

/// The same rules (UAX 29), for lines of ASCII without control characters: only marks matter, and of most letters no class is looked up.
fn ascii_ends(line: &[u8]) -> Vec<usize> {
    let is_end = |byte: u8| matches!(byte, b'.' | b'?' | b'!');
    let closes = |byte: u8| matches!(byte, b'"' | b'\'' | b'(' | b')' | b'[' | b']' | b'{' | b'}');
    let mut ends = Vec::new();
    for at in 0..line.len() {
        if !is_end(line[at]) {
            continue;
        }
        let length_of =
            |from: usize, holds: &dyn Fn(u8) -> bool| line[from..].iter().take_while(|byte| holds(**byte)).count();
        let closed = at + 1 + length_of(at + 1, &closes);
        let next = closed + length_of(closed, &|byte| byte == b' ');
        let Some(&first) = line.get(next) else {
            break;
        };
        // A sentence goes on after `e.g.,` and `?!`.
        if is_end(first) || matches!(first, b',' | b'-' | b':' | b';') {
            continue;
        }
        let goes_on = || {
            // `3.5`, `U.S`, and a stop before a small letter.
            let joined = next == at + 1
                && (first.is_ascii_digit()
                    || first.is_ascii_uppercase() && at > 0 && line[at - 1].is_ascii_alphabetic());
            let letter = line[next..].iter().find(|byte| byte.is_ascii_alphabetic() || is_end(**byte));
            joined || letter.is_some_and(u8::is_ascii_lowercase)
        };
        if line[at] != b'.' || !goes_on() {
            ends.push(next);
        }
    }
    ends
}

/// Whether the sentence break before a token only follows an abbreviation or an initial.
fn after_abbreviation(text: &str, tokens: &[Token], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|index| &tokens[index]) else {
        return false;
    };
    let token = &tokens[index];
    let gap = &text[before.end as usize..token.start as usize];
    if gap.contains(['!', '?', '\n']) || !gap.starts_with('.') {
        return false;
    }
    let written = &text[before.span().range()];
    let mut letters = written.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && written != "I";
    let lower = written.to_ascii_lowercase();
    let following = text[token.span().range()].to_ascii_lowercase();
    if WORDS.may_end.has(&lower) {
        return !WORDS.openers.has(&following);
    }
    // "No." before a figure is "number"; elsewhere it is an answer.
    if matches!(lower.as_str(), "no" | "nos") {
        return following.starts_with(|c: char| c.is_ascii_digit());
    }
    initial || WORDS.abbreviations.has(&lower)
}

fn cuts_clause(text: &str, tokens: &[Token], index: usize) -> bool {
    let (before, token) = (&tokens[index - 1], &tokens[index]);
    let gap = &text.as_bytes()[before.end as usize..token.start as usize];
    let mark = gap.iter().enumerate().any(|(at, byte)| match byte {
        b';' | b'(' | b')' | b',' => true,
        b':' => gap.len() > 1,
        b'-' => gap.get(at + 1) == Some(&b' '),
        _ => false,
    });
    mark || joins_clause(text, tokens, index)
}

fn joins_clause(text: &str, tokens: &[Token], index: usize) -> bool {
    let token = &tokens[index];
    if token.form != Form::Written || token.is_opaque {
        return false;
    }
    let word = &text[token.span().range()];
    let next = tokens.get(index + 1).map_or("", |next| &text[next.span().range()]);
    if word.eq_ignore_ascii_case("so") {
        return WORDS.joined_by_so.has_any_case(next);
    }
    // "since 2019" tells a time.
    let time = word.eq_ignore_ascii_case("since") && next.starts_with(|c: char| c.is_ascii_digit());
    // "who's who", "those who": the relative clause still speaks of the same people, but the words before it are another clause.
    WORDS.conjunctions.has_any_case(word) && !time
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ascii_ends, unicode_ends};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn lines_of_ascii_end_where_unicode_says(line in "[a-cX-Z0-2.?!,:;\\-\"'()\\[\\]{} &_~/]{0,24}|[ -~]{0,40}") {
            prop_assert_eq!(ascii_ends(line.as_bytes()), unicode_ends(&line));
        }
    }
}
