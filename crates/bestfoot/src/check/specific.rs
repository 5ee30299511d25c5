//! Whether a note could have been written to anybody.

use std::collections::BTreeSet;

use super::date::{DAYS, MONTHS};
use super::{Check, Draft, Report};
use crate::{Zone, names};

/// Reports a note that names nothing of the conversation: none of the phrases `any` (you mentioned, your point about), no figure, no name or
/// term beyond those of the application, none of its facts. With `stock`, the words that any such note is made of, three other words will do
/// as well: whoever writes of silos, whey and lorries was there. Sentences with one of the phrases `own` tell of the writer's work and do
/// not count for this.
pub(super) struct Specific;

impl Check for Specific {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let most = draft.number("most-words").unwrap_or(160) as usize;
        let words = draft.word_count();
        if words == 0 || words > most || !draft.phrase_tokens("any").is_empty() || says_a_fact(draft) {
            return;
        }
        let tokens = document.tokens();
        let known = |index: usize| {
            draft.names().in_value(document, tokens[index].span())
                || is_known_word(draft, document.written(&tokens[index]))
        };
        let specific = (0..tokens.len()).any(|index| {
            let token = &tokens[index];
            if document.token_zone(token) != Zone::Body {
                return false;
            }
            let word = document.written(token);
            let opens = document.sentence_tokens(token.sentence).start == index;
            let named =
                word.starts_with(char::is_uppercase) && !opens && word != "I" && !token.is_clitic && !known(index);
            let figure = word.len() > 1 && word.starts_with(|c: char| c.is_ascii_digit());
            named || figure
        });
        if !specific && !says_uncommon_things(draft, known) {
            report.draft();
        }
    }
}

/// So many words that are not of the stock make a note that was written to one person.
const UNCOMMON: usize = 3;

/// Whether the body holds several words that no template would.
fn says_uncommon_things(draft: &Draft<'_>, known: impl Fn(usize) -> bool) -> bool {
    let document = draft.document();
    let stock = draft.phrase_tokens("stock");
    if stock.is_empty() {
        return false;
    }
    let tokens = document.tokens();
    let mut common = vec![false; tokens.len()];
    for (start, end) in stock {
        common[start..end].fill(true);
    }
    let own: BTreeSet<u32> = draft.phrase_tokens("own").iter().map(|&(start, _)| tokens[start].sentence).collect();
    let uncommon: BTreeSet<String> = (0..tokens.len())
        .filter(|&index| {
            !common[index]
                && !own.contains(&tokens[index].sentence)
                && !tokens[index].is_clitic
                && !tokens[index].is_opaque
        })
        .filter(|&index| document.token_zone(&tokens[index]) == Zone::Body && !known(index))
        .map(|index| names::fold(document.written(&tokens[index])))
        .filter(|word| word.len() > 2)
        .collect();
    uncommon.len() >= UNCOMMON
}

fn says_a_fact(draft: &Draft<'_>) -> bool {
    let text = draft.document().plain().to_lowercase();
    draft.application().facts.iter().any(|fact| text.contains(&fact.to_lowercase()))
}

/// Words that any note to this company may hold: names, the role, months, weekdays.
fn is_known_word(draft: &Draft<'_>, word: &str) -> bool {
    let folded = names::fold(word);
    let application = draft.application();
    let values = application.company_names().chain(application.role.as_deref());
    MONTHS.contains(&folded.as_str())
        || DAYS.contains(&folded.as_str())
        || draft.names().people.iter().any(|person| person.right.contains(&folded))
        || values.into_iter().any(|value| names::words(value).iter().any(|known| names::fold(known) == folded))
        || names::is_title(word)
}
