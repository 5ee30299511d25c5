//! Whom a letter is for: its headers and its greeting against the people of the application.

use crate::application::Person;
use crate::document::{Document, Token};
use crate::names::{KnownPerson, Likeness, Source, compare, fold, words};
use crate::source::Mailbox;
use crate::word_lists::{WordSet, word_lists};
use crate::{Zone, spelling};

word_lists! {
    static WORDS: Words = "recipients.txt" {
        group: WordSet,
    }
}

/// Somebody whom letters may address.
pub(crate) struct Recipient {
    known: KnownPerson,
    email: Option<String>,
}

impl Recipient {
    pub(crate) fn new(person: &Person) -> Self {
        let known = KnownPerson::new(&person.name, person.title.as_deref(), &person.also, None, Source::People);
        Self { known, email: person.email.clone() }
    }

    /// The person of that name, who may be none of the people.
    pub(crate) fn named(name: &str, people: &[Person]) -> Self {
        let person = people.iter().find(|person| person.name == name);
        person.map_or_else(|| Self::new(&Person::new(name)), Self::new)
    }

    /// Whether a letter goes to this person: by its To or Cc line, or by its greeting.
    pub(crate) fn is_addressed(&self, letter: &Document) -> bool {
        self.is_written_to(letter) || self.is_greeted(letter)
    }

    /// Whether a letter is this person's own, and no mere copy of another's: the To line or the greeting says it, or the text names the person.
    pub(crate) fn is_meant(&self, letter: &Document) -> bool {
        letter.facts().to.iter().any(|mailbox| self.is_mailbox(mailbox))
            || self.is_greeted(letter)
            || self.is_written_to(letter) && (greets_group(letter) || self.is_named(letter))
    }

    /// Whether the text of a letter names this person.
    fn is_named(&self, letter: &Document) -> bool {
        letter.tokens().iter().any(|token| {
            letter.token_zone(token) == Zone::Body
                && letter.written(token).starts_with(char::is_uppercase)
                && self.is_exactly(letter.written(token))
        })
    }

    /// Whether the To or Cc line of a letter names this person.
    pub(crate) fn is_written_to(&self, letter: &Document) -> bool {
        let facts = letter.facts();
        facts.to.iter().chain(&facts.cc).any(|mailbox| self.is_mailbox(mailbox))
    }

    /// The address that is known.
    pub(crate) fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// Whether a mailbox of a letter is this person's.
    pub(crate) fn is_mailbox(&self, mailbox: &Mailbox) -> bool {
        let address = mailbox.address.as_deref().unwrap_or_default();
        if self.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(address)) {
            return true;
        }
        let local = address.split('@').next().unwrap_or_default().split(|c: char| !c.is_alphabetic());
        let written: Vec<String> = match &mailbox.name {
            Some(name) => words(name).iter().map(|word| fold(word)).collect(),
            None => local.filter(|part| !part.is_empty()).map(fold).collect(),
        };
        let same = written.iter().filter(|word| self.has_word(word)).count();
        same >= written.len().clamp(1, 2)
    }

    /// Whether the greeting of a letter names this person, if in another spelling.
    pub(crate) fn is_greeted(&self, letter: &Document) -> bool {
        greeting(letter).any(|token| self.has_word(letter.written(token)))
    }

    /// Whether a word is one that is right for this person.
    pub(crate) fn is_exactly(&self, word: &str) -> bool {
        self.known.right.contains(&fold(word))
    }

    /// Whether a word is part of the name, a short form of it, or a slip of it.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        let folded = fold(word);
        self.known.right.contains(&folded)
            || self.known.words.iter().any(|known| {
                let short = spelling::words().is_nickname(&folded, &fold(&known.text));
                short || !matches!(compare(word, &known.text), Likeness::Different)
            })
    }
}

/// The words that a letter greets with.
pub(crate) fn greeting(letter: &Document) -> impl Iterator<Item = &Token> {
    let place = letter.greeting();
    letter.tokens().iter().filter(move |token| {
        place.is_some_and(|place| place.overlaps(token.span())) || letter.token_zone(token) == Zone::Salutation
    })
}

/// Whether a letter greets several people without their names.
pub(crate) fn greets_group(letter: &Document) -> bool {
    greeting(letter).any(|token| WORDS.group.has(&fold(letter.written(token))))
}

/// Whether a letter greets two people without their names.
pub(crate) fn greets_both(letter: &Document) -> bool {
    greeting(letter).any(|token| letter.written(token).eq_ignore_ascii_case("both"))
}
