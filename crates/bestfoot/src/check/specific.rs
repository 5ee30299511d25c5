//! Whether a note could have been written to anybody.

use super::date::{DAYS, MONTHS};
use super::{Check, Draft, Report};
use crate::{Zone, names};

/// Reports a note that names nothing of the conversation: none of the phrases `any` (you mentioned, your point about), no figure, no name or
/// term beyond those of the application, none of its facts.
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
        if !specific {
            report.draft();
        }
    }
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
