//! Words that promise a file, and a mail without one.

use super::{Check, Draft, Report};
use crate::Format;

/// Reports the phrases `any` (I have attached), and `closing` (the plan is attached) where they end their sentence, in a mail of which it is known that nothing hangs on it: one that was read as a mail with all its parts, or one whose
/// header says so. Where nothing but photographs hang on it, named with `photographs`, the phrases `papers` (my resume is attached) are reported as well (variant
/// `photograph`). Other texts are silent, since a mail program adds the files later.
pub(super) struct AttachmentMissing;

impl Check for AttachmentMissing {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let files = &document.facts().attachments;
        let none = |name: &String| name.is_empty() || matches!(name.to_lowercase().as_str(), "none" | "no" | "0" | "-");
        let is_bare = if files.is_empty() { document.format() == Format::Mail } else { files.iter().all(none) };
        let promise = if is_bare {
            let ends =
                |&(start, end): &(usize, usize)| document.sentence_tokens(document.tokens()[start].sentence).end == end;
            let closing = draft.phrase_tokens("closing").into_iter().filter(ends);
            draft.phrase_tokens("any").into_iter().chain(closing).min()
        } else if !files.is_empty() && files.iter().all(|name| is_photograph(draft, name)) {
            draft.phrase_tokens("papers").first().copied()
        } else {
            None
        };
        if let Some((start, end)) = promise {
            let finding = report.words(draft.display_tokens(start, end));
            if !is_bare {
                finding.variant("photograph").value("file", files.join("`, `"));
            }
        }
    }
}

/// Whether a file is a photograph and nothing else, by its name.
fn is_photograph(draft: &Draft<'_>, name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let mut words = stem.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| draft.texts("photographs").any(|known| known == word))
}
