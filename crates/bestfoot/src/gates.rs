//! The regexes of lints, each run only on the lines that hold one of its literals. Nothing here knows what a lint means.

use std::sync::{Arc, OnceLock};

use regex::bytes::{Captures, Match, Regex};

use crate::Span;
use crate::document::Document;
use crate::matcher::Hit;
use crate::program::{Program, build_regex};

/// The regexes, each compiled when one of its literals is first seen.
#[derive(Clone, Debug)]
pub(crate) struct Gates {
    compiled: Arc<Vec<OnceLock<Option<Regex>>>>,
}

impl Gates {
    pub(crate) fn new(program: &Program) -> Self {
        Self { compiled: Arc::new(program.rules.regexes.iter().map(|_| OnceLock::new()).collect()) }
    }

    /// Runs each regex on the lines that hold one of its literals, if its lint is wanted: a regex costs more to compile than a letter to check.
    pub(crate) fn search(
        &self,
        program: &Program,
        document: &Document,
        is_wanted: impl Fn(u32) -> bool,
        hits: &mut Vec<Hit>,
    ) {
        let (literals, lint) = (program.literals(), |regex: u32| program.rules.regexes[regex as usize]);
        let plain = document.plain();
        let mut lower = Vec::new();
        let mut opened: Vec<(u32, u32)> = Vec::new();
        for (number, line) in (0..).zip(document.plain_lines()) {
            let written = &plain.as_bytes()[line.span.range()];
            lower.clear();
            lower.extend(written.iter().map(u8::to_ascii_lowercase));
            for at in 0..lower.len() {
                literals.at(&written[at..], &lower[at..], |regex| {
                    if is_wanted(lint(regex)) {
                        opened.push((regex, number));
                    }
                });
            }
        }
        opened.sort_unstable();
        opened.dedup();
        for (index, line) in opened {
            let compile = || build_regex(&program.pattern(index as usize)).ok();
            let Some(regex) = self.compiled[index as usize].get_or_init(compile) else {
                continue;
            };
            let span = document.plain_lines()[line as usize].span;
            hits.extend(regex_hits(regex, lint(index), document, span));
        }
    }
}

/// The matches of a regex in a line.
pub(crate) fn regex_hits(regex: &Regex, lint: u32, document: &Document, line: Span) -> Vec<Hit> {
    let text = &document.plain()[line.range()];
    // A class of bytes may end inside a character; what is reported is whole ones.
    let offset = |found: Match<'_>| {
        let start = (found.start()..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let end = (found.start()..=found.end()).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(start);
        Span::new(line.start() + start, line.start() + end.max(start))
    };
    let hit = |captures: Captures<'_>| {
        let all = captures.get(0).map(offset)?;
        let span = captures.name("report").map_or(all, offset);
        let names = regex.capture_names().enumerate().skip(1);
        let values = names.filter_map(|(index, name)| {
            let value = captures.get(index).map(offset)?;
            Some((name.map_or_else(|| index.to_string(), str::to_owned), value))
        });
        let tokens = document.tokens_in(span);
        let tokens = (tokens.start as u32, tokens.end as u32);
        (!span.is_empty()).then(|| Hit {
            lint,
            tokens,
            span,
            whole: tokens,
            captures: values.collect(),
            shape: None,
            part: 0,
            pending: Vec::new(),
            refers: false,
        })
    };
    regex.captures_iter(text.as_bytes()).filter_map(hit).collect()
}
