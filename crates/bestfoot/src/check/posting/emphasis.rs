//! Does the draft play up what the posting does not ask for?

use crate::check::{Check, Draft, Report};

/// Reports a draft that speaks of one theme, the phrases `theme`, in at least `least` sentences, while none of the words `asked` stands in the posting
/// or in the role.
pub(in crate::check) struct Emphasis;

impl Check for Emphasis {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let Some((posting, read)) = draft.posting() else {
            return;
        };
        let text =
            format!("{} {}", posting.plain(), draft.application().role.as_deref().unwrap_or_default()).to_lowercase();
        let asked = draft.texts("asked").any(|word| text.contains(word));
        // A posting of a few lines says too little to go by.
        if asked || read.requirements.len() < 3 {
            return;
        }
        let marks = draft.phrase_tokens("theme");
        let tokens = draft.document().tokens();
        let mut sentences: Vec<u32> = marks.iter().map(|&(start, _)| tokens[start].sentence).collect();
        sentences.dedup();
        let least = draft.number("least").unwrap_or(3) as usize;
        if let Some(&(start, end)) = marks.first().filter(|_| sentences.len() >= least) {
            report.words(draft.display_tokens(start, end)).value("count", sentences.len().to_string());
        }
    }
}
