//! Whether it is known what the draft is.

use super::{Check, Draft, Report};

/// Reports a draft of unknown kind.
pub(super) struct Known;

impl Check for Known {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        if draft.kind().is_none() {
            report.draft();
        }
    }
}
