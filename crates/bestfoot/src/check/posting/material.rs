//! Does the draft come with what the posting asks for?

use super::words::WORDS;
use super::{asked_here, content, said, stem};
use crate::check::{Check, Draft, Report};
use crate::posting::Ask;

/// Reports what the posting asks for and the draft neither brings, names nor links to: work, references, other documents. With `link`, only a profile or
/// work that is to be linked, and without it all else. The phrases `all` speak of everything asked for, `work` and `references` of theirs.
pub(in crate::check) struct Material;

impl Check for Material {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let Some((posting, read)) = draft.posting() else {
            return;
        };
        let document = draft.document();
        if draft.word_count() < draft.number("least-words").unwrap_or(20) as usize
            || !draft.phrase_tokens("all").is_empty()
        {
            return;
        }
        let said = said(draft);
        let linked = document.links().iter().any(|link| !link.is_email);
        let mut told: Vec<Ask> = Vec::new();
        for instruction in &read.instructions {
            let words = content(&posting.text()[instruction.span.range()]);
            let named = words.iter().any(|word| said.iter().any(|known| known == stem(word)));
            let wants_link = instruction.ask == Ask::Portfolio && words.iter().any(|word| is_site(word));
            let here = match instruction.ask {
                Ask::Portfolio => linked || !draft.phrase_tokens("work").is_empty(),
                Ask::References => !draft.phrase_tokens("references").is_empty(),
                Ask::Document => named || words.is_empty(),
                _ => true,
            };
            // The files that hang on a mail say what they are.
            let attached = document.facts().attachments.iter().any(|name| {
                let name = content(name);
                name.iter().any(|word| words.iter().any(|wanted| stem(wanted) == stem(word)))
            }) || instruction.ask != Ask::Portfolio && document.facts().attachments.len() >= 3;
            if here || attached || draft.flag("link") != wants_link || told.contains(&instruction.ask) {
                continue;
            }
            told.push(instruction.ask);
            let variant = match instruction.ask {
                Ask::References => "references",
                Ask::Document => "document",
                _ => "work",
            };
            let text = posting.text()[instruction.span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
            report.draft().variant(variant).value("expected", text).label(asked_here(instruction.span));
        }
    }
}

/// Work that stands at an address.
fn is_site(word: &str) -> bool {
    WORDS.sites.has(word)
}
