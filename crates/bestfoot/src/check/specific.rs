//! Whether a note could have been written to anybody.

use std::collections::BTreeSet;

use super::date::{DAYS, MONTHS};
use super::{Check, Draft, Report};
use crate::document::Document;
use crate::{Zone, names};

/// Reports a note that names nothing of the conversation: none of the phrases `any` (you mentioned, your point about), no figure, no name or
/// term beyond those of the application, none of its facts. With `stock`, the words that any such note is made of, three other words will do
/// as well: whoever writes of silos, whey and lorries was there. Sentences with one of the phrases `own` tell of the writer's work and do
/// not count for this.
///
/// Where the note holds one of the phrases `points`, which stand in every such note, the first of them is reported; then the name of somebody who is only
/// greeted or thanked does not make the note a particular one, nor does a date, a misspelt word, or what the writer tells of the own work (`own`)
/// and the own troubles (`aside`) in a sentence that does not speak to the reader. Phrases of `duty` (they say that a note is due) are reported whatever else is told, as variant `duty`.
pub(super) struct Specific;

impl Check for Specific {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let most = draft.number("most-words").unwrap_or(160) as usize;
        let words = draft.word_count();
        if let Some(&(start, end)) = draft.phrase_tokens("duty").first() {
            report.words(draft.display_tokens(start, end)).variant("duty");
            return;
        }
        let stock = draft.phrase_tokens("points");
        let points = [stock.clone(), draft.phrase_tokens("thanks")].concat();
        let recalled = draft.phrase_tokens("any");
        let tokens = document.tokens();
        let besides = speak_of_the_writer(draft, &points);
        let tells_nothing = |&(start, end): &(usize, usize)| {
            besides.contains(&tokens[start].sentence) || points.iter().any(|&(from, to)| from <= start && end <= to)
        };
        if words == 0 || words > most || !recalled.iter().all(tells_nothing) || says_a_fact(draft) {
            return;
        }
        let slips = draft.misspellings();
        let known = |index: usize| {
            let span = tokens[index].span();
            besides.contains(&tokens[index].sentence)
                || slips.iter().any(|slip| slip.token == index)
                || draft.names().in_value(document, span)
                || is_known_word(draft, document.written(&tokens[index]))
                || (!points.is_empty() && is_addressed(document, index))
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
            named || figure && (points.is_empty() || !is_ordinal(word))
        });
        if specific || says_uncommon_things(draft, &stock, known) {
            return;
        }
        match points.first() {
            Some(&(start, end)) => _ = report.words(draft.display_tokens(start, end)).variant("stock"),
            None => _ = report.draft(),
        }
    }
}

/// The sentences that tell of the writer alone: of the own work or the own troubles, without a word to the reader.
/// Only a note of two stock sentences and more is read like this: one of them alone may well be followed by what was said.
fn speak_of_the_writer(draft: &Draft<'_>, points: &[(usize, usize)]) -> BTreeSet<u32> {
    const TO_THE_READER: [&str; 4] = ["you", "your", "yours", "we"];
    let document = draft.document();
    let tokens = document.tokens();
    let stock: BTreeSet<u32> = points.iter().map(|&(start, _)| tokens[start].sentence).collect();
    if stock.len() < 2 {
        return BTreeSet::new();
    }
    let own = draft.phrase_tokens("own").into_iter().chain(draft.phrase_tokens("aside"));
    own.map(|(start, _)| tokens[start].sentence)
        .filter(|sentence| !stock.contains(sentence))
        .filter(|&sentence| {
            let spoken_to =
                |index: usize| TO_THE_READER.contains(&document.written(&tokens[index]).to_lowercase().as_str());
            !document.sentence_tokens(sentence).any(spoken_to)
        })
        .collect()
}

/// Whether a word is part of a name that only greets or thanks its bearer: `Thanks, Courtney!`, `Dear Mr. Lund`, `thank you, Dermot.`
fn is_addressed(document: &Document, index: usize) -> bool {
    const GREETINGS: [&str; 9] = ["dear", "hi", "hello", "hey", "morning", "afternoon", "evening", "you", "thanks"];
    let tokens = document.tokens();
    let sentence = document.sentence_tokens(tokens[index].sentence);
    let capital = |at: usize| document.written(&tokens[at]).starts_with(char::is_uppercase);
    let gap = |at: usize| &document.plain()[tokens[at].end as usize..tokens[at + 1].start as usize];
    let joined = |at: usize| matches!(gap(at), " " | ". ");
    let (mut first, mut last) = (index, index);
    while first > sentence.start && capital(first - 1) && joined(first - 1) {
        first -= 1;
    }
    while last + 1 < sentence.end && capital(last + 1) && joined(last) {
        last += 1;
    }
    let before = first == sentence.start
        || gap(first - 1).contains(',')
        || GREETINGS.contains(&document.written(&tokens[first - 1]).to_lowercase().as_str());
    let titled = (first..=last).any(|at| names::is_title(document.written(&tokens[at])))
        || first > sentence.start && names::is_title(document.written(&tokens[first - 1]));
    let after = last + 1 >= sentence.end || gap(last).trim_start().starts_with([',', '!', '.', ';', ':', '-']);
    titled || before && after
}

/// `9th`: a day, which any note may name.
fn is_ordinal(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(rest, "st" | "nd" | "rd" | "th")
}

/// So many words that are not of the stock make a note that was written to one person.
const UNCOMMON: usize = 3;

/// Whether the body holds several words that no template would, outside the phrases `points`.
fn says_uncommon_things(draft: &Draft<'_>, points: &[(usize, usize)], known: impl Fn(usize) -> bool) -> bool {
    let document = draft.document();
    let stock = draft.phrase_tokens("stock");
    if stock.is_empty() {
        return false;
    }
    let tokens = document.tokens();
    let mut common = vec![false; tokens.len()];
    for (start, end) in stock.into_iter().chain(points.iter().copied()) {
        common[start..end].fill(true);
    }
    // Where the note is known by its stock phrases, whatever else it tells makes it a particular one.
    let own = if points.is_empty() { draft.phrase_tokens("own") } else { Vec::new() };
    let own: BTreeSet<u32> = own.iter().map(|&(start, _)| tokens[start].sentence).collect();
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

/// Words that any note to this company may hold: names, also slightly miswritten, the role, months, weekdays.
fn is_known_word(draft: &Draft<'_>, word: &str) -> bool {
    let folded = names::fold(word);
    let application = draft.application();
    let values = application.company_names().chain(application.role.as_deref());
    MONTHS.contains(&folded.as_str())
        || DAYS.contains(&folded.as_str())
        || draft.names().people.iter().any(|person| person.right.contains(&folded))
        || values.into_iter().any(|value| {
            names::words(value).iter().any(|known| !matches!(names::compare(word, known), names::Likeness::Different))
        })
        || names::is_title(word)
}
