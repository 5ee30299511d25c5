//! Which of the findings are said: what takes the place of others, doubt, allows and suppressions take some away, and the rest is put in order.

use super::Run;
use crate::{Applicability, Diagnostic, Severity, Span, suppress};

/// In a draft of fewer words a doubtful finding is said by itself: honest words that look like it are rare, so they seldom stand in so few.
const SHORT: usize = 60;

/// What a lint found in a draft.
pub(super) struct Found {
    /// The index of its lint.
    pub(super) lint: usize,
    /// Whether it is said only beside another finding.
    pub(super) is_doubtful: bool,
    pub(super) diagnostic: Diagnostic,
}

impl Found {
    pub(super) fn sure(lint: usize, diagnostic: Diagnostic) -> Self {
        Self { lint, is_doubtful: false, diagnostic }
    }

    /// Whether another finding makes it more likely that this one is right: a warning at other words.
    fn is_backed_by(&self, other: &Self) -> bool {
        let apart = match (self.diagnostic.span, other.diagnostic.span) {
            (Some(here), Some(there)) => !here.overlaps(there),
            _ => true,
        };
        apart && other.diagnostic.severity >= Severity::Warning
    }
}

impl Run<'_> {
    /// Supersedes, doubt, allows, suppressions and order.
    pub(super) fn settle(&self, mut found: Vec<Found>) -> Vec<Diagnostic> {
        let rules = &self.inner.program.rules;
        let spans: Vec<(usize, Span)> =
            found.iter().filter_map(|found| Some((found.lint, found.diagnostic.span?))).collect();
        let superseded = |index: usize, span: Option<Span>| {
            let Some(span) = span else {
                return false;
            };
            spans
                .iter()
                .any(|&(other, place)| place.overlaps(span) && rules.lints[other].supersedes.contains(&(index as u32)))
        };
        found.retain(|found| !superseded(found.lint, found.diagnostic.span));
        if self.document.word_count() >= SHORT {
            let stays: Vec<bool> = found
                .iter()
                .map(|this| !this.is_doubtful || found.iter().any(|other| this.is_backed_by(other)))
                .collect();
            let mut stays = stays.into_iter();
            found.retain(|_| stays.next().unwrap_or(true));
        }
        let mut diagnostics: Vec<Diagnostic> = found.into_iter().map(|found| found.diagnostic).collect();
        diagnostics.retain(|diagnostic| !suppress::is_allowed(&self.inner.allows, self.document, diagnostic));
        suppress::apply_comments(self.document, &mut diagnostics);
        if self.document.is_editable() {
            for fix in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.fix.as_mut()) {
                if !self.document.takes(fix) {
                    fix.applicability = Applicability::Display;
                }
            }
        }
        diagnostics.sort_by(Diagnostic::by_place);
        diagnostics
    }
}
