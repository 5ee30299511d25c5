//! Is a note for the person it goes to?

use super::{Check, Draft, Report};
use crate::document::Document;
use crate::names::fold;
use crate::packet::recipients::{Recipient, greeting, greets_group};
use crate::{Label, Place, Zone};

/// Reports the greeting of somebody of the application whom the To line does not name while it names another, and words in the body that speak to
/// another than the one who is greeted (variant `body`).
pub(super) struct Addressee;

impl Check for Addressee {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        let people: Vec<Recipient> = application.people.iter().map(Recipient::new).collect();
        if people.len() < 2 || greets_group(document) {
            return;
        }
        let greeted: Vec<usize> = (0..people.len()).filter(|&index| people[index].is_greeted(document)).collect();
        let written: Vec<usize> = (0..people.len()).filter(|&index| people[index].is_written_to(document)).collect();
        // Two of one name, or several at once: who is meant cannot be told.
        if let ([greeted], false) = (&greeted[..], written.is_empty())
            && !written.contains(greeted)
            && draft.document().facts().to.len() == written.len()
            && let Some(token) = greeting(document).find(|token| people[*greeted].has_word(document.written(token)))
        {
            let finding = report.words(document.display(token.span()));
            finding.value("name", application.people[*greeted].name.clone());
            finding.value("expected", application.people[written[0]].name.clone());
            if let Some(place) = document.facts().to.first().and_then(|mailbox| mailbox.place) {
                finding.label(Label { text: "it goes to this person".to_owned(), place: Place::Document(place) });
            }
        }
        let reader = match (&greeted[..], &written[..]) {
            ([one], _) | ([], [one]) => *one,
            _ => return,
        };
        if let Some(at) = spoken_to(document, &people, reader) {
            let token = &document.tokens()[at];
            let finding = report.words(document.display(token.span())).variant("body");
            finding.value("expected", application.people[reader].name.clone());
        }
    }
}

/// The first name in the body that is spoken to and not the reader's: `to meet you, Ben.`, `Thank you again, Ben.`, `Ben, your question …`.
fn spoken_to(document: &Document, people: &[Recipient], reader: usize) -> Option<usize> {
    let tokens = document.tokens();
    let gap = |first: usize, second: usize| {
        let end = tokens.get(second).map_or(document.plain().len(), |token| token.start as usize);
        document.plain()[tokens[first].end as usize..end].trim_start_matches(' ')
    };
    let word = |at: usize| fold(document.written(&tokens[at]));
    (0..tokens.len()).find(|&at| {
        let token = &tokens[at];
        let written = document.written(token);
        if !matches!(document.token_zone(token), Zone::Body | Zone::Closing | Zone::Postscript)
            || !written.starts_with(char::is_uppercase)
            || people
                .iter()
                .enumerate()
                .any(|(index, person)| (index == reader || person.is_written_to(document)) && person.has_word(written))
            || !people.iter().any(|person| person.is_exactly(written))
        {
            return false;
        }
        let sentence = document.sentence_tokens(token.sentence);
        let ends = at + 1 == sentence.end || gap(at, at + 1).starts_with(['.', '!', '?', '\n']);
        let after_you = at >= sentence.start + 2
            && gap(at - 1, at).starts_with(',')
            && matches!(word(at - 1).as_str(), "you" | "again")
            && (ends || gap(at, at + 1).starts_with(','));
        let opens = at == sentence.start
            && gap(at, at + 1).starts_with(',')
            && tokens.get(at + 1).is_some_and(|_| matches!(word(at + 1).as_str(), "you" | "your" | "thank" | "thanks"));
        after_you || opens
    })
}
