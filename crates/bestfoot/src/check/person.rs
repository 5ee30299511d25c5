//! Names of people against the spellings that are known.

use super::{Check, Draft, Report};
use crate::document::{Document, Form, Zone};
use crate::names::{KnownPerson, Likeness, compare, fold, is_title};
use crate::{Applicability, Fix, Label};

/// Reports a word that is nearly a known person's name (variant `case` where only capitals differ).
///
/// A near word alone is no proof: it counts after a greeting or a title, beside another word of the same name, or where it is long and one letter
/// off. A name that is somebody else's, as the words around it show, is left alone.
pub(super) struct Spelling;

impl Check for Spelling {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let names = draft.names();
        if names.people.is_empty() {
            return;
        }
        let tokens = document.tokens();
        for (index, token) in tokens.iter().enumerate() {
            if token.is_opaque || token.is_clitic || !draft.reads(token) {
                continue;
            }
            let written = document.written(token);
            let capital = written.starts_with(char::is_uppercase);
            let greets = document.token_zone(token) == Zone::Salutation || in_greeting(document, index);
            if !capital && !greets || written.chars().count() < 3 {
                continue;
            }
            let folded = fold(written);
            let right = names.people.iter().any(|person| person.right.contains(&folded));
            let best = names.people.iter().flat_map(|person| person.words.iter().map(move |word| (person, word)));
            let best = best.map(|(person, word)| (compare(written, word), person, word));
            let near = best
                .filter(|(likeness, ..)| matches!(likeness, Likeness::Near(_) | Likeness::OtherCase))
                .min_by_key(|(likeness, ..)| match likeness {
                    Likeness::Near(distance) => *distance,
                    _ => 0,
                });
            let Some((likeness, person, word)) = near else {
                continue;
            };
            let accused = match likeness {
                // Small letters for a name are a matter of the draft's style, but an inner capital or a greeting is not.
                Likeness::OtherCase => is_wrong_case(written, word, greets),
                _ => !right && is_meant(draft, index, person, word, greets),
            };
            let company =
                draft.application().company_names().flat_map(crate::names::words).any(|word| fold(&word) == folded);
            if !accused
                || company
                || is_vocative(document, index, word)
                || draft.accepts(written)
                || names.people.iter().any(|person| person.words.iter().any(|word| word == written))
            {
                continue;
            }
            report_spelling(draft, report, index, person, word, likeness);
        }
    }
}

fn report_spelling(
    draft: &Draft<'_>,
    report: &mut Report,
    index: usize,
    person: &KnownPerson,
    word: &str,
    likeness: Likeness,
) {
    let span = draft.display_tokens(index, index + 1);
    let rivals = draft.names().people.iter().flat_map(|person| &person.words).filter(|other| {
        *other != word && matches!(compare(&draft.document().text()[span.range()], other), Likeness::Near(_))
    });
    let sure = rivals.count() == 0 && !matches!(likeness, Likeness::Near(3..));
    let fix = Fix::replace(span, word, if sure { Applicability::Safe } else { Applicability::Display });
    let finding = report.words(span);
    finding.value("expected", word).value("name", person.name.clone()).fix(fix);
    if person.is_candidate {
        finding.variant("own");
    } else if likeness == Likeness::OtherCase {
        finding.variant("case");
    }
    if let Some(place) = person.place {
        finding.label(Label { text: "spelled here".to_owned(), place });
    }
}

/// Irish and Scottish Gaelic soften the first sound of whom they call: `A Chaitríona` is Caitríona.
fn is_vocative(document: &Document, index: usize, known: &str) -> bool {
    let before = index.checked_sub(1).map(|before| document.written(&document.tokens()[before]));
    let soft = fold(document.written(&document.tokens()[index]));
    let mut letters = soft.chars();
    let first = letters.next();
    before == Some("A")
        && letters.next() == Some('h')
        && first.into_iter().chain(letters).collect::<String>() == fold(known)
}

fn in_greeting(document: &Document, index: usize) -> bool {
    document.greeting().is_some_and(|greeting| greeting.overlaps(document.tokens()[index].span()))
}

fn is_wrong_case(written: &str, known: &str, greets: bool) -> bool {
    let first_small = written.starts_with(char::is_lowercase);
    let inner = known.chars().skip(1).any(char::is_uppercase);
    if first_small { greets && known.starts_with(char::is_uppercase) } else { inner }
}

/// Whether a near word is meant as this person's name.
fn is_meant(draft: &Draft<'_>, index: usize, person: &KnownPerson, word: &str, greets: bool) -> bool {
    let document = draft.document();
    let tokens = document.tokens();
    let written = document.written(&tokens[index]);
    let neighbour = |at: Option<usize>| {
        let at = at.filter(|&at| {
            at < tokens.len() && tokens[at].line == tokens[index].line && tokens[at].form == Form::Written
        })?;
        let (first, second) = if at < index { (at, index) } else { (index, at) };
        let gap = &document.plain()[tokens[first].end as usize..tokens[second].start as usize];
        matches!(gap, " " | "-" | ". ").then_some(at)
    };
    let before = neighbour(index.checked_sub(1));
    let after = neighbour(Some(index + 1));
    let titled = before.is_some_and(|at| is_title(document.written(&tokens[at])));
    let beside: Vec<&str> = [before, after]
        .into_iter()
        .flatten()
        .map(|at| document.written(&tokens[at]))
        .filter(|word| word.starts_with(char::is_uppercase) && !is_title(word) && !is_greeting(word))
        .collect();
    let belongs = |word: &&str| {
        let folded = fold(word);
        person.right.contains(&folded)
            || person.words.iter().any(|known| matches!(compare(word, known), Likeness::Near(_)))
    };
    let confirmed = beside.iter().any(belongs);
    // Another capitalised word beside it that is no part of the name: "Sarah Kim" is not Sara Lee. A sentence's first word proves nothing.
    let opens = document.sentence_tokens(tokens[index].sentence).start;
    let stranger = beside.iter().any(|other| {
        !belongs(other)
            && before.is_none_or(|at| {
                at != opens
                    || document.written(&tokens[at]) != *other
                    || tokens[at].line != tokens[index].line
                    || greets
            })
    });
    if stranger {
        return false;
    }
    let length = written.chars().count().min(word.chars().count());
    let long = length >= 6 && matches!(compare(written, word), Likeness::Near(1)) && index != opens;
    // Where the name stands spelled right as well, a title alone may belong to somebody else.
    let right_elsewhere = tokens.iter().any(|token| fold(document.written(token)) == fold(word));
    greets || titled && !right_elsewhere || confirmed || long || is_signed(document, index, person)
}

/// A word under the closing is the writer's own name.
fn is_signed(document: &Document, index: usize, person: &KnownPerson) -> bool {
    person.is_candidate && matches!(document.token_zone(&document.tokens()[index]), Zone::Signature | Zone::Letterhead)
}

fn is_greeting(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "dear"
            | "hi"
            | "hello"
            | "hey"
            | "good"
            | "morning"
            | "afternoon"
            | "evening"
            | "greetings"
            | "thanks"
            | "thank"
            | "and"
    )
}
