//! Which of the findings are said: supersedes, allows and suppressions take some away, and the rest is put in order.

use super::Run;
use crate::{Applicability, Diagnostic, Span, suppress};

impl Run<'_> {
    /// Supersedes, allows, suppressions and order.
    pub(super) fn settle(&self, found: Vec<(usize, Diagnostic)>) -> Vec<Diagnostic> {
        let rules = &self.inner.program.rules;
        let spans: Vec<(usize, Span)> =
            found.iter().filter_map(|(index, diagnostic)| Some((*index, diagnostic.span?))).collect();
        let superseded = |index: usize, span: Option<Span>| {
            let Some(span) = span else {
                return false;
            };
            spans
                .iter()
                .any(|&(other, place)| place.overlaps(span) && rules.lints[other].supersedes.contains(&(index as u32)))
        };
        let mut diagnostics: Vec<Diagnostic> = found
            .into_iter()
            .filter(|(index, diagnostic)| !superseded(*index, diagnostic.span))
            .map(|(_, diagnostic)| diagnostic)
            .collect();
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
