//! The other applications beside a packet: what of theirs must not stand in it.

use std::collections::{BTreeSet, HashMap};

use super::runs::{Library, Runs};
use crate::application::Moment;
use crate::names::{company::telling, fold, words};
use crate::{Application, Document, Packet, dates};

/// What is known of a candidate's other applications, so that what was left over from them is found.
///
/// ```
/// use std::sync::Arc;
/// use bestfoot::{Application, Neighbours, Packet};
///
/// let mut globex = Application::new();
/// globex.company = Some("Globex".to_owned());
/// let mut neighbours = Neighbours::default();
/// neighbours.add("globex/application.toml", &globex);
/// let mut packet = Packet::new(Application::new());
/// packet.set_neighbours("acme/application.toml", Arc::new(neighbours));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    applications: Vec<String>,
    /// Names by their first folded word.
    names: HashMap<String, Vec<Stranger>>,
    letters: Vec<Letter>,
    library: Library,
}

/// A name that belongs to another application.
#[derive(Clone, Debug)]
pub(crate) struct Stranger {
    /// As that application spells it.
    pub(crate) name: String,
    /// Its folded words.
    pub(crate) words: Vec<String>,
    pub(crate) is_person: bool,
    application: u32,
}

/// A cover letter of an application.
#[derive(Clone, Debug)]
struct Letter {
    name: String,
    company: Option<String>,
    sent: Option<Moment>,
    application: u32,
}

impl Neighbours {
    /// Adds an application; `name` is what people call its file.
    pub fn add(&mut self, name: impl Into<String>, application: &Application) {
        let index = self.number(name.into());
        for company in application.company_names() {
            self.stranger(company, &telling(company), false, index);
        }
        for person in &application.people {
            // A given name alone could be anybody's.
            let parts = words(&person.name);
            if parts.len() >= 2 {
                self.stranger(&person.name, &parts, true, index);
            }
        }
    }

    /// Adds a cover letter of an application; `name` is what people call its file.
    pub fn add_letter(
        &mut self,
        application_name: &str,
        application: &Application,
        name: impl Into<String>,
        letter: &Document,
    ) {
        let index = self.number(application_name.to_owned());
        self.library.add(&Runs::new(letter, &own_words(application)));
        let (company, sent) = (application.company.clone(), dates::sent(letter));
        self.letters.push(Letter { name: name.into(), company, sent, application: index });
    }

    fn number(&mut self, name: String) -> u32 {
        // They come one after the other, so the last is the one that is looked for, if any is.
        let known = self.applications.iter().rposition(|known| *known == name);
        known.unwrap_or_else(|| {
            self.applications.push(name);
            self.applications.len() - 1
        }) as u32
    }

    fn stranger(&mut self, name: &str, words: &[String], is_person: bool, application: u32) {
        let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
        if let Some(first) = words.first() {
            let stranger = Stranger { name: name.to_owned(), words: words.clone(), is_person, application };
            self.names.entry(first.clone()).or_default().push(stranger);
        }
    }

    /// The names of other applications that begin with a folded word, each with the file it stands in.
    pub(crate) fn names(&self, own: &str, first: &str) -> impl Iterator<Item = (&Stranger, &str)> {
        let known = self.names.get(first).into_iter().flatten();
        known
            .map(|name| (name, self.applications[name.application as usize].as_str()))
            .filter(move |(_, file)| *file != own)
    }

    /// The letter of another application, sent or read earlier, that a letter of `packet` is a copy of: its file and its company.
    pub(crate) fn copied(
        &self,
        packet: &Packet,
        letter: &Document,
        share: usize,
        least: usize,
    ) -> Option<(&str, Option<&str>)> {
        let own = self.applications.iter().position(|name| name == packet.name())?;
        let runs = Runs::new(letter, &own_words(packet.application()));
        let sent = dates::sent(letter);
        let earlier = |at: usize| {
            let other = &self.letters[at];
            let index = other.application as usize;
            let by_date = sent.zip(other.sent).filter(|(here, there)| here.date != there.date);
            index != own && by_date.map_or(index < own, |(here, there)| there.date < here.date)
        };
        let found = &self.letters[self.library.copied(&runs, share, least, earlier)?];
        Some((&found.name, found.company.as_deref()))
    }
}

/// The words that differ between the letters of two applications even where one is a copy: names and the role.
fn own_words(application: &Application) -> BTreeSet<String> {
    let people = application.people.iter().map(|person| person.name.as_str());
    let values = application.company_names().chain(application.role.as_deref()).chain(people);
    values.flat_map(words).map(|word| fold(&word)).collect()
}
