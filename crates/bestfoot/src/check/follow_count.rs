//! How many follow-ups there have been.

use super::{Check, Draft, Report};
use crate::Kind;

/// Counts the follow-ups that the application lists as sent before this one: the second draws the variant `second`, any later one the lint itself. Without
/// any, the draft's own count is read: the phrases `third` (variant `by-its-words`) and `second` (variant `second-by-its-words`).
pub(super) struct FollowUpCount;

impl Check for FollowUpCount {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let application = draft.application();
        let sent = draft.document().facts().sent.map(|sent| sent.date).or(application.today);
        let before = application.documents.iter().filter(|entry| {
            // An entry of the very same day is this draft itself.
            entry.kind == Some(Kind::FollowUp)
                && entry.sent.is_some_and(|earlier| sent.is_none_or(|sent| earlier.date < sent))
        });
        let number = before.count() + 1;
        if number > 2 {
            report.draft().value("count", number.to_string());
        } else if let Some(&(start, end)) = draft.phrase_tokens("third").first() {
            report.words(draft.display_tokens(start, end)).variant("by-its-words");
        } else if number == 2 {
            report.draft().variant("second");
        } else if let Some(&(start, end)) = draft.phrase_tokens("second").first() {
            report.words(draft.display_tokens(start, end)).variant("second-by-its-words");
        }
    }
}
