//! Text on a terminal: how wide it is, where it may be broken, and how to show characters that would disturb the screen.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.chars().map(char_width).sum() }
}

/// Whether every byte takes one column. All are looked at, as that goes many at a time.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & (b' '..=b'~').contains(&byte))
}

/// How many columns a character takes as the snippet renderer draws it: tabs as four spaces, control characters as pictures of themselves.
pub(super) fn char_width(c: char) -> usize {
    match c {
        '\t' => 4,
        c if c.is_ascii_control() || is_direction(c) => 1,
        c => c.width().unwrap_or(1),
    }
}

/// Controls that make text run in the other direction, and could make it look like another.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text on one line, with nothing in it that could move the cursor, change colours or hide words. Messages quote drafts, and a draft
/// may hold anything.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || is_direction(c)) {
        return Cow::Borrowed(text);
    }
    let show = |c: char| match c {
        '\t' | '\n' | '\r' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(u32::from(c) + 0x2400).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if c.is_control() || is_direction(c) => '\u{fffd}',
        c => c,
    };
    Cow::Owned(text.replace("\r\n", "\n").chars().map(show).collect())
}

/// Breaks a text at spaces into lines of at most so many columns; a longer word stays whole.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = width(word);
        match lines.last_mut() {
            Some(line) if used + 1 + wide <= columns => {
                line.push(' ');
                line.push_str(word);
                used += 1 + wide;
            }
            _ => {
                lines.push(word.to_owned());
                used = wide;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_that_could_move_the_cursor() {
        assert_eq!(visible("plain café 名"), "plain café 名");
        assert_eq!(visible("a\x1b[31mred\u{202e}cba\u{85}\r\nb\tc\x7f"), "a␛[31mred\u{fffd}cba\u{fffd} b c␡");
    }

    #[test]
    fn wrapping() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij kl", 4), ["abcdefghij", "kl"]);
        assert_eq!(wrap("名前 名前", 4), ["名前", "名前"]);
        assert!(wrap(" ", 4).is_empty());
    }
}
