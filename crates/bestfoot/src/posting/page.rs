//! A posting and the vocabularies that stand in it.

use std::ops::Range;

use super::words::WORDS;
use crate::document::{Document, Token};
use crate::matcher::Scan;
use crate::program::Program;
use crate::{Span, numerals};

/// A posting with one pass over its words.
pub(super) struct Page<'a> {
    pub(super) document: &'a Document,
    program: &'a Program,
    scan: Scan<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn new(document: &'a Document, program: &'a Program) -> Self {
        Self { document, program, scan: Scan::new(program, document) }
    }

    pub(super) fn tokens(&self) -> &'a [Token] {
        self.document.tokens()
    }

    /// A word as it is written.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.document.written(&self.tokens()[at])
    }

    /// A word in small letters.
    pub(super) fn lower(&self, at: usize) -> String {
        self.word(at).to_lowercase()
    }

    /// What stands between two words, or before the first and behind the last one of a line.
    pub(super) fn gap(&self, before: usize) -> &'a str {
        let start = self.tokens()[before].end as usize;
        let end = self.tokens().get(before + 1).map_or(self.document.plain().len(), |next| next.start as usize);
        &self.document.plain()[start..end]
    }

    /// Where an entry of the vocabulary that begins at a token ends at the latest, if one does within `limit`.
    pub(super) fn at(&self, name: &str, token: usize, limit: usize) -> Option<usize> {
        if token >= limit {
            return None;
        }
        let vocabulary = self.program.rules.special.posting(name)?;
        self.scan.ends(token as u32, vocabulary).map(|end| end as usize).filter(|&end| end <= limit).max()
    }

    /// How many upright strokes of a table stand behind a word, in its line. The plain text of a Markdown table has none.
    pub(super) fn strokes(&self, before: usize) -> usize {
        let text = self.document.text();
        let start = self.span(&(before..before + 1)).end();
        let end =
            if before + 1 < self.tokens().len() { self.span(&(before + 1..before + 2)).start() } else { text.len() };
        let gap = text.get(start..end).unwrap_or_default();
        gap.lines().next().unwrap_or_default().matches('|').count()
    }

    /// The entries of a vocabulary in a stretch of tokens, one for each word that begins one.
    pub(super) fn all(&self, name: &str, within: Range<usize>) -> Vec<Range<usize>> {
        let end = within.end;
        within.filter_map(|token| self.at(name, token, end).map(|to| token..to)).collect()
    }

    pub(super) fn first(&self, name: &str, within: Range<usize>) -> Option<Range<usize>> {
        let end = within.end;
        within.into_iter().find_map(|token| self.at(name, token, end).map(|to| token..to))
    }

    pub(super) fn has(&self, name: &str, within: Range<usize>) -> bool {
        self.first(name, within).is_some()
    }

    /// The clause of a token, cut to a stretch.
    pub(super) fn clause(&self, token: usize, within: &Range<usize>) -> Range<usize> {
        let clause = self.document.clause_tokens(token);
        clause.start.max(within.start)..clause.end.min(within.end)
    }

    /// Bytes of the posting's text for a stretch of tokens.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        let all = self.tokens();
        self.document.display(all[tokens.start].span().cover(all[tokens.end - 1].span()))
    }

    /// A telephone number that one is to ring or to write to.
    pub(super) fn phone(&self, within: &Range<usize>) -> Option<Range<usize>> {
        let verb = within.clone().find(|&at| WORDS.rings.has(&self.lower(at)))?;
        let mut start = verb + 1;
        while start < within.end {
            let end = (start..within.end)
                .take_while(|&at| {
                    self.word(at).bytes().all(|byte| byte.is_ascii_digit())
                        && (at == start || self.gap(at - 1).len() <= 2)
                })
                .last()
                .map_or(start, |last| last + 1);
            let figures: usize = (start..end).map(|at| self.word(at).len()).sum();
            if figures >= 7 {
                return Some(start..end);
            }
            start = end.max(start + 1);
        }
        None
    }

    /// An address set as code: `jobs@firm.example`.
    pub(super) fn coded_mail(&self, within: &Range<usize>) -> Option<Range<usize>> {
        let is_mail = |at: &usize| {
            let word = self.word(*at);
            word.starts_with('`')
                && word.split_once('@').is_some_and(|(name, host)| name.len() > 1 && host.contains('.'))
                && !word.contains(['/', ' '])
        };
        within.clone().find(is_mail).map(|at| at..at + 1)
    }

    /// A site set as code: `jobs.firm.example/cook`.
    pub(super) fn coded_site(&self, within: &Range<usize>) -> Option<Range<usize>> {
        let is_site = |at: &usize| {
            let word = self.word(*at);
            let inner = word.trim_matches('`');
            let host = inner.split('/').next().unwrap_or(inner);
            let part = |part: &str| part.len() >= 2 && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            word.starts_with('`') && host.split('.').count() >= 3 && host.split('.').all(part)
        };
        within.clone().find(is_site).map(|at| at..at + 1)
    }

    /// The words of a stretch as they are shown.
    pub(super) fn text(&self, tokens: &Range<usize>) -> &'a str {
        &self.document.text()[self.span(tokens).range()]
    }
}

/// A figure, or a small number in words.
pub(super) fn number(word: &str) -> Option<u32> {
    const TENS: [(&str, u32); 10] = [
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
        ("hundred", 100),
    ];
    let plain: String = word.chars().filter(|c| *c != ',').collect();
    let figures: String = plain.chars().take_while(char::is_ascii_digit).collect();
    if !figures.is_empty() {
        return (figures.len() == plain.len()).then(|| figures.parse().ok()).flatten();
    }
    let lower = word.to_lowercase();
    numerals::small(word).or_else(|| TENS.iter().find(|(known, _)| *known == lower).map(|(_, number)| *number))
}
