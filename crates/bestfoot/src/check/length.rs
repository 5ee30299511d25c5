//! How long a draft, and a paragraph, may be.

use super::{Check, Draft, Report};
use crate::{Kind, Span, Zone};

/// The fewest and the most words of a kind: what readers have the patience for, as the norms of the field put it.
fn norm(kind: Kind) -> (u32, u32) {
    match kind {
        Kind::CoverLetter => (80, 450),
        Kind::ThankYou => (40, 250),
        Kind::InterviewAnswer => (30, 350),
        Kind::FollowUp => (25, 200),
        Kind::FeedbackRequest => (0, 120),
        Kind::ReferenceRequest => (0, 300),
        Kind::Questions | Kind::References | Kind::Social | Kind::Resume => (0, u32::MAX),
    }
}

/// Compares the number of words with the norm of the kind, or with the configuration's. `side` is `most` or `least`. A single word is the variant
/// `one`.
pub(super) struct Words;

impl Check for Words {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let own = draft.word_limits();
        let Some((least, most)) = own.or_else(|| draft.kind().map(norm)) else {
            return;
        };
        // A tenth more than the norm is nobody's trouble; a limit that somebody set is meant.
        let spare = if own.is_none() { most / 10 } else { 0 };
        let count = draft.word_count();
        let (broken, limit) = if draft.text("side") == Some("least") {
            // A file of several answers is judged answer by answer elsewhere.
            (count < least as usize && count > 0 && draft.document().answers().len() < 2, least)
        } else {
            (count > most as usize + spare as usize, most)
        };
        if broken {
            let finding = report.draft();
            finding.value("count", count.to_string()).value("limit", limit.to_string());
            if count == 1 {
                finding.variant("one");
            }
        }
    }
}

/// Reports paragraphs of the body with more than `limit` words, at their first sentence.
pub(super) struct Paragraphs;

impl Check for Paragraphs {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let limit = draft.number("limit").unwrap_or(120) as usize;
        let document = draft.document();
        let tokens = document.tokens();
        for (index, line) in document.plain_lines().iter().enumerate() {
            let range = document.tokens_in(line.span);
            let words = tokens[range.clone()].iter().filter(|token| !token.is_clitic).count();
            if document.line_zone(index) != Zone::Body || words <= limit {
                continue;
            }
            let sentence = document.sentence_tokens(tokens[range.start].sentence);
            let first: Span = draft.display_tokens(sentence.start, sentence.end.min(sentence.start + 8));
            report.words(first).value("count", words.to_string()).value("limit", limit.to_string());
        }
    }
}
