//! Words that promise a file, and a mail without one.

use super::{Check, Draft, Report};
use crate::Format;

/// Reports the phrases `any` (I have attached) in a mail of which it is known that nothing hangs on it: one that was read as a mail with all its parts, or one whose
/// header says so. Other texts are silent, since a mail program adds the files later.
pub(super) struct AttachmentMissing;

impl Check for AttachmentMissing {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let files = &document.facts().attachments;
        let none = |name: &String| name.is_empty() || matches!(name.to_lowercase().as_str(), "none" | "no" | "0" | "-");
        let is_bare = if files.is_empty() { document.format() == Format::Mail } else { files.iter().all(none) };
        if !is_bare {
            return;
        }
        if let Some(&(start, end)) = draft.phrase_tokens("any").first() {
            report.words(draft.display_tokens(start, end));
        }
    }
}
