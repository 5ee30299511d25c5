//! What the candidate knows about one job application; read from `application.toml`.

mod slip;

use std::fmt;

use jiff::civil::{Date, DateTime, Time};

use crate::tree::{At, Errors, Table, Value};
use crate::{Document, FileError, Kind, Span, tree};

/// What the candidate knows about one job application. Every part may be left out.
///
/// Read it with [`Application::parse`], or start from [`Application::new`] and set fields.
#[non_exhaustive]
#[derive(Clone, Debug, Default)]
pub struct Application {
    /// The company, as it spells itself.
    pub company: Option<String>,
    /// Other names of the company that are right.
    pub also: Vec<String>,
    /// The role applied for.
    pub role: Option<String>,
    /// How far the application has come.
    pub stage: Option<Stage>,
    /// What the candidate learned about the company.
    pub facts: Vec<String>,
    /// Who applies.
    pub candidate: Candidate,
    /// The people of the company.
    pub people: Vec<Person>,
    /// The interviews so far.
    pub interviews: Vec<Interview>,
    /// What cannot be seen from the drafts' files.
    pub documents: Vec<DocumentEntry>,
    /// Path of the job advertisement, relative to the file.
    pub posting_path: Option<String>,
    /// Path of the resume, relative to the file.
    pub resume_path: Option<String>,
    /// The job advertisement.
    pub posting: Option<Document>,
    /// The resume.
    pub resume: Option<Document>,
    /// What lies in the packet, for what the posting asks for beside the letter.
    pub papers: Vec<Paper>,
    /// The day on which the drafts are checked. Without it, lints that need a clock stay silent.
    pub today: Option<Date>,
    /// Where the values stand in the file, by what they are.
    places: Vec<(Key, Span)>,
}

/// Names a value of the file, so that a diagnostic can point at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Company,
    Role,
    Candidate(Field),
    Person(usize, Field),
    Interview(usize),
    Posting,
    Resume,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Name,
    Email,
    Phone,
}

/// How far an application has come.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Sent.
    Applied,
    /// At least one interview.
    Interview,
    /// The company made an offer; questions about pay are fine.
    Offer,
    /// The company said no.
    Rejected,
}

impl Stage {
    const ALL: [Self; 4] = [Self::Applied, Self::Interview, Self::Offer, Self::Rejected];

    /// The word that users write.
    pub fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Interview => "interview",
            Self::Offer => "offer",
            Self::Rejected => "rejected",
        }
    }

    /// The stage of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Who applies.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number, in any notation.
    pub phone: Option<String>,
}

/// Somebody at the company.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Full name, as that person spells it.
    pub name: String,
    /// Nicknames and spellings that person uses.
    pub also: Vec<String>,
    /// Title, such as `Ms.` or `Dr.`.
    pub title: Option<String>,
    /// What that person does.
    pub role: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

impl Person {
    /// A person of that name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// One interview.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// When it was: the day, and the time if it is known.
    pub when: Moment,
    /// Who was there: names out of [`Application::people`].
    pub with: Vec<String>,
    /// The day by which the company said it would decide.
    pub decision_by: Option<Date>,
}

impl Interview {
    /// An interview at that time.
    pub fn new(when: impl Into<Moment>) -> Self {
        Self { when: when.into(), with: Vec::new(), decision_by: None }
    }
}

/// A day, and the time of day if it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The local time.
    pub time: Option<Time>,
}

impl Moment {
    /// Whether it was earlier; of two moments of one day of which only one has a time, none was.
    pub(crate) fn is_before(self, other: Self) -> bool {
        let times = || self.time.zip(other.time).is_some_and(|(here, there)| here < there);
        self.date < other.date || self.date == other.date && times()
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self { date, time: None }
    }
}

impl From<DateTime> for Moment {
    fn from(moment: DateTime) -> Self {
        Self { date: moment.date(), time: Some(moment.time()) }
    }
}

/// A file of the packet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its name, or its path.
    pub name: String,
    /// What it is, if that is known.
    pub kind: Option<Kind>,
}

/// What `[[documents]]` says about one draft.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentEntry {
    /// Path relative to the file.
    pub path: String,
    /// What the draft is.
    pub kind: Option<Kind>,
    /// When it was or will be sent.
    pub sent: Option<Moment>,
    /// To whom: names out of [`Application::people`].
    pub to: Vec<String>,
    /// The interview question that the draft answers.
    pub question: Option<String>,
}

impl Application {
    /// An application of which nothing is known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads an `application.toml`; `name` is what errors call the file.
    ///
    /// # Errors
    ///
    /// Every mistake of the file with its place: bad syntax, an unknown key, a value of the wrong type, an interview with somebody
    /// who is not among the people, an address that cannot be one.
    pub fn parse(name: &str, toml: &str) -> Result<Self, Vec<FileError>> {
        let errors = Errors::new(name);
        let mut application = Self::default();
        let Some(root) = tree::parse(toml, &errors) else {
            return Err(errors.into_list().into_iter().map(|error| slip::in_date(toml, error)).collect());
        };
        application.read(&Table::root(&root, &errors));
        let errors = errors.into_list();
        if errors.is_empty() { Ok(application) } else { Err(errors) }
    }

    pub(crate) fn read(&mut self, table: &Table<'_, '_>) {
        self.company = self.text(table, "company", Some(Key::Company));
        self.also = plain(table.strings("also"));
        self.role = self.text(table, "role", Some(Key::Role));
        self.posting_path = self.text(table, "posting", Some(Key::Posting));
        self.resume_path = self.text(table, "resume", Some(Key::Resume));
        self.facts = plain(table.strings("facts"));
        self.stage = table.string("stage").and_then(|word| {
            let stage = Stage::from_name(&word.value);
            if stage.is_none() {
                let help = "it is one of applied, interview, offer, rejected".to_owned();
                table.errors.push(word.span, format!("there is no stage `{}`", word.value), Some(help));
            }
            stage
        });
        if let Some(candidate) = table.get("candidate").and_then(Value::table) {
            self.candidate.name = self.text(&candidate, "name", Some(Key::Candidate(Field::Name)));
            self.candidate.email = self.email(&candidate, Key::Candidate(Field::Email));
            self.candidate.phone = self.phone(&candidate, Key::Candidate(Field::Phone));
            candidate.finish();
        }
        for person in table.tables("people") {
            self.read_person(&person);
        }
        for interview in table.tables("interviews") {
            self.read_interview(&interview);
        }
        for document in table.tables("documents") {
            self.read_document(&document);
        }
        table.finish();
    }

    fn read_person(&mut self, table: &Table<'_, '_>) {
        let index = self.people.len();
        let name = table.required("name");
        let place = name.as_ref().map(|name| name.span);
        let person = Person {
            name: name.and_then(|name| not_blank(table, name)).unwrap_or_default(),
            also: plain(table.strings("also")),
            title: self.text(table, "title", None),
            role: self.text(table, "role", None),
            email: self.email(table, Key::Person(index, Field::Email)),
        };
        table.finish();
        let Some(place) = place else {
            return;
        };
        if !person.name.is_empty() && self.people.iter().any(|known| known.name == person.name) {
            let help =
                "put both tables into one; if two people have this name, tell them apart by a middle name or initial";
            table.errors.push(place, format!("`{}` is among the people already", person.name), Some(help.to_owned()));
        }
        self.places.push((Key::Person(index, Field::Name), place));
        self.people.push(person);
    }

    fn read_interview(&mut self, table: &Table<'_, '_>) {
        let date = table.get("date");
        if date.is_none() {
            table.errors.push(table.header(), "`date` is missing", Some("when was the interview?".to_owned()));
        }
        let read = |value: Value<'_, '_>| moment(table, value.span, value.datetime()?);
        let when = date.and_then(read);
        let with = self.known_people(table, "with");
        let decision = table.get("decision-by");
        let decision_by = decision.and_then(read).map(|moment| moment.date);
        table.finish();
        let (Some(value), Some(when)) = (date, when) else {
            return;
        };
        if let (Some(day), Some(value)) = (decision_by, decision)
            && day < when.date
        {
            table.errors.push(value.span, "the decision cannot be before the interview", None);
        }
        self.places.push((Key::Interview(self.interviews.len()), value.span));
        self.interviews.push(Interview { when, with, decision_by });
    }

    fn read_document(&mut self, table: &Table<'_, '_>) {
        let path = table.required("path");
        let kind = table.string("kind").and_then(|word| table.errors.kind(&word));
        let sent =
            table.get("sent").and_then(|value| value.datetime().and_then(|found| moment(table, value.span, found)));
        let to = self.known_people(table, "to");
        let question = self.text(table, "question", None);
        table.finish();
        let Some(path) = path else {
            return;
        };
        let plain = |path: &str| path.trim_start_matches("./").to_owned();
        if self.documents.iter().any(|known| plain(&known.path) == plain(&path.value)) {
            let help = "put both entries into one".to_owned();
            table.errors.push(path.span, format!("there is an entry for `{}` already", path.value), Some(help));
        }
        self.documents.push(DocumentEntry { path: path.value, kind, sent, to, question });
    }

    /// Names that must be among the people, or nicknames of theirs; the names as the people table spells them.
    fn known_people(&self, table: &Table<'_, '_>, key: &'static str) -> Vec<String> {
        let mut known = Vec::new();
        for name in table.strings(key) {
            let person =
                self.people.iter().find(|person| person.name == name.value || person.also.contains(&name.value));
            if let Some(person) = person {
                known.push(person.name.clone());
                continue;
            }
            let names = self.people.iter().map(|person| person.name.as_str());
            let help = match tree::nearest(&name.value, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add a [[people]] table with this name above".to_owned(),
            };
            table.errors.push(name.span, format!("`{}` is not among the people", name.value), Some(help));
        }
        known
    }

    fn text(&mut self, table: &Table<'_, '_>, key: &'static str, place: Option<Key>) -> Option<String> {
        let found = table.string(key)?;
        if let Some(place) = place {
            self.places.push((place, found.span));
        }
        not_blank(table, found)
    }

    fn email(&mut self, table: &Table<'_, '_>, place: Key) -> Option<String> {
        let found = table.string("email")?;
        self.places.push((place, found.span));
        if !can_be_email(&found.value) {
            table.errors.push(found.span, format!("`{}` cannot be an e-mail address", found.value), None);
        }
        Some(found.value)
    }

    fn phone(&mut self, table: &Table<'_, '_>, place: Key) -> Option<String> {
        let found = table.string("phone")?;
        self.places.push((place, found.span));
        let (text, span) = (found.value.clone(), found.span);
        let phone = not_blank(table, found)?;
        if !can_be_phone(&text) {
            table.errors.push(span, format!("`{text}` cannot be a phone number"), None);
        }
        Some(phone)
    }

    fn place(&self, value: Key) -> Option<Span> {
        self.places.iter().find(|(known, _)| *known == value).map(|&(_, span)| span)
    }

    /// The last interview that was not after a moment, and its place among all.
    pub(crate) fn last_interview(&self, moment: Moment) -> Option<(usize, &Interview)> {
        let interviews = self.interviews.iter().enumerate();
        let until = interviews.filter(|(_, interview)| !moment.is_before(interview.when));
        until.max_by_key(|(_, interview)| interview.when)
    }

    /// Where the file spells the company, in bytes of the file.
    pub fn company_place(&self) -> Option<Span> {
        self.place(Key::Company)
    }

    /// Where the file spells the role, in bytes of the file.
    pub fn role_place(&self) -> Option<Span> {
        self.place(Key::Role)
    }

    /// Where the file spells the name of the person at that index of [`people`](Self::people), in bytes of the file.
    pub fn person_place(&self, index: usize) -> Option<Span> {
        self.place(Key::Person(index, Field::Name))
    }

    /// Where the file gives the date of the interview at that index of [`interviews`](Self::interviews), in bytes of the file.
    pub fn interview_place(&self, index: usize) -> Option<Span> {
        self.place(Key::Interview(index))
    }

    /// Where the file names the job advertisement, in bytes of the file.
    pub fn posting_place(&self) -> Option<Span> {
        self.place(Key::Posting)
    }

    /// Where the file names the resume, in bytes of the file.
    pub fn resume_place(&self) -> Option<Span> {
        self.place(Key::Resume)
    }

    /// Where the file spells the candidate's name, in bytes of the file.
    pub fn candidate_place(&self) -> Option<Span> {
        self.place(Key::Candidate(Field::Name))
    }

    /// Where the file gives the candidate's e-mail address, in bytes of the file.
    pub fn candidate_email_place(&self) -> Option<Span> {
        self.place(Key::Candidate(Field::Email))
    }

    /// Where the file gives the candidate's phone number, in bytes of the file.
    pub fn candidate_phone_place(&self) -> Option<Span> {
        self.place(Key::Candidate(Field::Phone))
    }

    /// Every name of the company that is right: the full one first.
    pub fn company_names(&self) -> impl Iterator<Item = &str> {
        self.company.iter().chain(&self.also).map(String::as_str)
    }
}

/// Whether a text has the form of an e-mail address.
pub fn can_be_email(text: &str) -> bool {
    let (local, domain) = text.split_once('@').unwrap_or_default();
    let spaced = text.contains(char::is_whitespace);
    !(local.is_empty() || spaced || !domain.contains('.') || domain.starts_with('.') || domain.ends_with('.'))
}

/// Whether a text has figures enough to be a phone number, in any notation; some write letters for a part of them.
pub fn can_be_phone(text: &str) -> bool {
    text.chars().filter(|c| c.is_numeric()).count() >= 3
}

fn plain(values: Vec<At<String>>) -> Vec<String> {
    values.into_iter().map(|value| value.value).collect()
}

fn not_blank(table: &Table<'_, '_>, text: At<String>) -> Option<String> {
    if text.value.trim().is_empty() {
        let help = "fill it in, or leave the key out".to_owned();
        table.errors.push(text.span, "this is empty", Some(help));
        return None;
    }
    Some(text.value)
}

fn moment(table: &Table<'_, '_>, span: Span, found: toml::value::Datetime) -> Option<Moment> {
    let date =
        found.date.and_then(|date| Date::new(i16::try_from(date.year).ok()?, date.month as i8, date.day as i8).ok());
    let Some(date) = date else {
        table.errors.push(span, "this is no date", Some("write it as 2026-03-02".to_owned()));
        return None;
    };
    let time = found
        .time
        .and_then(|time| Time::new(time.hour as i8, time.minute as i8, time.second.unwrap_or(0) as i8, 0).ok());
    Some(Moment { date, time })
}
