//! Is a note for the person it goes to?

use super::{Check, Draft, Report};
use crate::document::Document;
use crate::names::{self, fold};
use crate::packet::recipients::{Recipient, greeting, greets_group};
use crate::{Label, Place, Zone};

/// Reports the greeting of somebody of the application whom the To line does not name while it names another, and words in the body that speak to
/// another than the one who is greeted (variant `body`). In the To line it looks at the addresses, too.
pub(super) struct Addressee;

impl Check for Addressee {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        let people: Vec<Recipient> = application.people.iter().map(Recipient::new).collect();
        addresses(document, &people, draft, report);
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

/// Reports in the To line an address that is known to be another's (variant `address`), or is a slip away from the one that is known (variant `slip`).
fn addresses(document: &Document, people: &[Recipient], draft: &Draft<'_>, report: &mut Report) {
    for mailbox in &document.facts().to {
        let (Some(address), Some(place), true) = (&mailbox.address, mailbox.place, mailbox.name.is_some()) else {
            continue;
        };
        let address = address.to_lowercase();
        let known = |person: &Recipient| person.email().map(str::to_lowercase);
        let named: Vec<usize> = (0..people.len()).filter(|&index| people[index].is_mailbox(mailbox)).collect();
        let owner = people.iter().position(|person| known(person).as_ref() == Some(&address));
        // The address itself makes somebody the one it goes to, so the owner may be among those named.
        let named: Vec<usize> = named.into_iter().filter(|index| Some(*index) != owner).collect();
        let [named] = named[..] else {
            continue;
        };
        let name = |index: usize| draft.application().people[index].name.clone();
        if let Some(owner) = owner {
            let written = mailbox.name.as_deref().unwrap_or_default();
            if !names::words(written).iter().any(|word| people[owner].has_word(word)) {
                let finding = report.words(place).variant("address");
                finding.value("name", name(owner)).value("expected", name(named));
            }
        } else if let Some(right) = known(&people[named]).filter(|right| strsim::osa_distance(right, &address) == 1) {
            let finding = report.words(place).variant("slip");
            finding.value("name", name(named)).value("expected", right).value("address", address);
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
        // `Mr. Lee`: what stands before the name is asked of its title.
        let titled = at > sentence.start
            && names::is_title(document.written(&tokens[at - 1]))
            && matches!(gap(at - 1, at).trim_end(), "" | ".");
        let first = at - usize::from(titled);
        let ends = at + 1 == sentence.end || gap(at, at + 1).starts_with(['.', '!', '?', '\n']);
        let after_you = first >= sentence.start + 2
            && gap(first - 1, first).starts_with(',')
            && matches!(word(first - 1).as_str(), "you" | "again")
            && (ends || gap(at, at + 1).starts_with(','));
        let opens = first == sentence.start
            && gap(at, at + 1).starts_with(',')
            && tokens.get(at + 1).is_some_and(|_| matches!(word(at + 1).as_str(), "you" | "your" | "thank" | "thanks"));
        after_you || opens
    })
}
