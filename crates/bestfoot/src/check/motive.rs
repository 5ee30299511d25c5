//! Whether a letter says why this job, or this employer.

use super::{Check, Draft, Report};
use crate::{Kind, Zone};

/// Reports a letter that speaks to nobody: it holds none of the phrases `any` (reasons, and what is the reader's), and names the company nowhere in its body; of
/// a file of answers, each answer to one of the questions `asked` that does so.
pub(super) struct Told;

impl Check for Told {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        if draft.kind() == Some(Kind::InterviewAnswer) {
            for answer in draft.answers_to("asked") {
                let text = &document.tokens()[answer.clone()];
                let first = |name: &str| crate::names::company::telling(name).first().cloned().unwrap_or_default();
                let named = draft
                    .application()
                    .company_names()
                    .map(first)
                    .any(|name| text.iter().any(|token| document.written(token).eq_ignore_ascii_case(&name)));
                let few = draft.words_in(&answer) < draft.number("least-answer").unwrap_or(12) as usize;
                if !few
                    && !named
                    && draft.phrases_in("any", &answer).is_empty()
                    && let Some(span) = draft.opening(&answer)
                {
                    report.words(span);
                }
            }
            return;
        }
        let tokens = document.tokens();
        let least = draft.number("least-words").unwrap_or(40) as usize;
        if draft.word_count() < least || !draft.phrase_tokens("any").is_empty() {
            return;
        }
        let body: String =
            document.zone_lines(Zone::Body).map(|line| &document.plain()[line.range()]).collect::<Vec<_>>().join(" ");
        let lower = body.to_lowercase();
        let first = |name: &str| {
            let telling = crate::names::company::telling(name);
            telling.first().is_some_and(|word| lower.contains(&word.to_lowercase()))
        };
        let named = draft.application().company_names().any(first);
        // Who tells a story of the reader's house names things in it.
        let at_home = tokens.iter().any(|token| {
            document.token_zone(token) == Zone::Body
                && matches!(document.written(token).to_lowercase().as_str(), "why" | "because" | "reason")
        });
        if !named && !at_home {
            report.draft();
        }
    }
}
