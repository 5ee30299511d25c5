//! Drafts in other languages than English.

use super::{Check, Draft, Report};
use crate::language;

/// The check's name; when it finds something, no other lint has anything to say.
pub(crate) const NAME: &str = "language";

/// Reports a draft that is not written in English.
pub(super) struct Language;

impl Check for Language {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        if let Some(name) = language::foreign(draft.document()) {
            report.draft().value("language", name);
        }
    }
}
