//! Where the groups of a file begin and end, and its arguments.

use std::collections::HashMap;
use std::ops::Range;

/// Bytes of an argument in brackets, at most.
const BRACKETS: usize = 1_000;

/// A file and the ends of its groups.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    closes: HashMap<usize, usize>,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut closes = HashMap::new();
        let mut open = Vec::new();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                b'%' => at += bytes[at..].iter().take_while(|byte| **byte != b'\n').count(),
                b'{' => open.push(at),
                b'}' => {
                    if let Some(start) = open.pop() {
                        closes.insert(start, at);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Self { text, closes }
    }

    /// The place behind white space and comments, none of it an empty line.
    pub(super) fn behind_space(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut now = at;
        let mut lines = 0;
        while let Some(byte) = bytes.get(now) {
            match byte {
                b'%' => now += bytes[now..].iter().take_while(|byte| **byte != b'\n').count() + 1,
                b'\n' if lines == 1 => return at,
                b'\n' => {
                    lines += 1;
                    now += 1;
                }
                b' ' | b'\t' | b'\r' => now += 1,
                _ => return now,
            }
        }
        now.min(bytes.len())
    }

    /// The inside of the group that begins behind `at`, and the place behind it.
    pub(super) fn group(&self, at: usize) -> Option<(Range<usize>, usize)> {
        let start = self.behind_space(at);
        let end = *self.closes.get(&start)?;
        Some((start + 1..end, end + 1))
    }

    /// The place behind arguments in brackets, if there are any.
    pub(super) fn behind_brackets(&self, at: usize) -> usize {
        let mut at = at;
        loop {
            let start = self.behind_space(at);
            let rest = &self.text.as_bytes()[start.min(self.text.len())..];
            if rest.first() != Some(&b'[') {
                return at;
            }
            let mut depth = 0_usize;
            let end = rest.iter().take(BRACKETS).position(|byte| {
                match byte {
                    b'{' => depth += 1,
                    b'}' => depth = depth.saturating_sub(1),
                    b']' => return depth == 0,
                    _ => {}
                }
                false
            });
            match end {
                Some(end) => at = start + end + 1,
                None => return at,
            }
        }
    }

    /// Up to so many arguments in braces, and the place behind them.
    pub(super) fn arguments(&self, at: usize, count: usize) -> (Vec<Range<usize>>, usize) {
        let mut at = self.behind_brackets(at);
        let mut arguments = Vec::new();
        while arguments.len() < count
            && let Some((inside, next)) = self.group(at)
        {
            arguments.push(inside);
            at = self.behind_brackets(next);
        }
        (arguments, at)
    }

    /// The name of the command whose backslash stands at `at`, and the place behind it.
    pub(super) fn command(&self, at: usize) -> (&'t str, usize) {
        let rest = &self.text[at + 1..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let length = if letters > 0 { letters } else { rest.chars().next().map_or(0, char::len_utf8) };
        (&rest[..length], at + 1 + length)
    }
}
