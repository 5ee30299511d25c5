//! The organisations that the writer works or worked for, learned at or left, as far as the draft tells: whoever stands there is not whom the draft
//! is written to, wherever the name comes again.

use super::organisation::{name_after, name_before, run};
use super::words::WORDS;
use crate::check::Draft;
use crate::document::Document;
use crate::names::company::is_legal;
use crate::names::fold;

/// The names of the writer's own employers and schools, in folded words.
pub(super) struct Own(Vec<Vec<String>>);

impl Own {
    /// The names behind the phrases `own` ("I manage 40 people at") and before the phrases `own-behind` ("taught me to"), and those told in one
    /// breath with them.
    pub(super) fn of(draft: &Draft<'_>) -> Self {
        let document = draft.document();
        let mut found = Vec::new();
        let hopes = |at: usize| WORDS.hoping.has_any_case(document.written(&document.tokens()[at]));
        let own = draft.phrase_tokens("own");
        for (start, end) in own.into_iter().filter(|&(start, end)| !(start..end).any(hopes)) {
            // Of phrases that begin together the longest is found, which may reach over a name.
            let leads =
                |at: &usize| *at == end || WORDS.inner.has(document.written(&document.tokens()[at.saturating_sub(1)]));
            for at in (start + 1..=end).filter(leads) {
                let mut name = name_after(document, at, true);
                while let Some(here) = name {
                    found.push(here);
                    name = next_of_list(document, here.1);
                }
            }
        }
        found.extend(
            draft.phrase_tokens("own-behind").into_iter().filter_map(|(start, _)| name_before(document, start)),
        );
        Self(found.into_iter().map(|name| names_words(document, name)).filter(|words| !words.is_empty()).collect())
    }

    /// Whether some words are one of the names, or a part of one: `First National Bank` and `National Bank`, `Brightwell Robotics` and `Brightwell`.
    /// A single word is a part of a name only at its head.
    pub(super) fn holds(&self, words: &[String]) -> bool {
        let words: Vec<&String> = words.iter().filter(|word| !is_legal(word)).collect();
        self.0.iter().any(|own| {
            let own: Vec<&String> = own.iter().collect();
            let (short, long) = if words.len() < own.len() { (&words, &own) } else { (&own, &words) };
            match short.len() {
                0 => false,
                1 => long[0] == short[0],
                length => long.windows(length).any(|stretch| stretch == &short[..]),
            }
        })
    }
}

fn names_words(document: &Document, (from, to): (usize, usize)) -> Vec<String> {
    let words = (from..to).map(|at| fold(document.written(&document.tokens()[at])));
    words.filter(|word| !is_legal(word)).collect()
}

/// "at Barclays in Leeds, Lloyds and Northwind": the name that follows in a list.
fn next_of_list(document: &Document, to: usize) -> Option<(usize, usize)> {
    let tokens = document.tokens();
    let word = |at: usize| tokens.get(at).map_or("", |token| document.written(token));
    let gap = |at: usize| {
        tokens.get(at).map_or("", |token| &document.plain()[tokens[at - 1].end as usize..token.start as usize])
    };
    // The town behind the name.
    let town = matches!(word(to), "in" | "near") && gap(to) == " ";
    let to = if town { run(document, to + 1).map_or(to, |(_, end)| end) } else { to };
    let joined = matches!(word(to), "and" | "then") && matches!(gap(to), " " | ", ");
    let listed = matches!(gap(to), ", " | "; ");
    if !(joined || listed) || tokens[to].sentence != tokens[to - 1].sentence {
        return None;
    }
    let mut at = to + usize::from(joined);
    at += usize::from(matches!(word(at), "then" | "at" | "with" | "for" | "the"));
    run(document, at).filter(|&(from, _)| word(from) != "I" && tokens[from].sentence == tokens[to].sentence)
}
