//! What a posting and a resume plainly say of the job and the candidate, to begin an `application.toml` with. What is not said plainly is left to be asked.

use crate::application::{Candidate, Person};
use crate::check::contact;
use crate::check::posting::person;
use crate::check::role::is_head;
use crate::document::Document;
use crate::names::company::has_legal_form;
use crate::names::fold;
use crate::posting::{Ask, Posting};
use crate::spelling;
use crate::word_lists::{Phrases, WordSet, word_lists};

/// What a posting says of the job.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The company, as the posting spells it.
    pub company: Option<String>,
    /// The role.
    pub role: Option<String>,
    /// Whom to write to.
    pub contact: Option<Person>,
}

/// Longest name of a company or a role, in words.
const LONGEST: usize = 6;

/// How many lines at the top of a posting may be its title.
const TITLE_LINES: usize = 3;

word_lists! {
    static WORDS: Words = "told/words.txt" {
        houses: WordSet,
        headings: WordSet,
        hidden: WordSet,
        jobs: WordSet,
        company_labels: Phrases,
        role_labels: Phrases,
        hires: Phrases,
        no_name: WordSet,
        behind_role: WordSet,
        particles: WordSet,
        titles: WordSet,
    }
}

/// How many lines at the top of a posting may present the company.
const OPENING_LINES: usize = 8;

/// What stands between the parts of a title: `Night Baker – Crumb & Co | Leeds`.
const BETWEEN: [&str; 6] = [" — ", " – ", " - ", " | ", " · ", ", "];

/// Reads the company, the role and whom to write to from a posting: from lines with their names before a colon, the title, `Larkfield Foods is looking
/// for a planner`, and what [`Linter::posting`](crate::Linter::posting) found that it asks.
///
/// ```
/// use bestfoot::{Document, Format, Linter, told};
///
/// let posting = Document::new("Production Planner at Larkfield Foods\n\nSend your CV to Ms. Ana Ortiz.\n", Format::Text);
/// let job = told::job(&posting, &Linter::new().posting(&posting));
/// assert_eq!(job.company.as_deref(), Some("Larkfield Foods"));
/// assert_eq!(job.role.as_deref(), Some("Production Planner"));
/// assert_eq!(job.contact.map(|person| person.name).as_deref(), Some("Ana Ortiz"));
/// ```
pub fn job(posting: &Document, asks: &Posting) -> Job {
    let lines: Vec<&str> = lines(posting).collect();
    let labelled = |labels: &Phrases, read: fn(&str) -> Option<String>| {
        lines.iter().find_map(|line| {
            let (label, value) = line.split_once(':')?;
            labels.has(&label.trim().to_lowercase()).then(|| read(value)).flatten()
        })
    };
    let addressee = asks.instructions.iter().filter(|instruction| instruction.ask == Ask::Addressee);
    let contact = addressee.filter_map(|instruction| instruction.value.as_deref()).find_map(person);
    let mut job =
        Job { company: labelled(&WORDS.company_labels, employer), role: labelled(&WORDS.role_labels, name), contact };
    let top = &lines[..lines.len().min(TITLE_LINES)];
    if let Some((role, company)) = top.first().and_then(|title| title.split_once(" at ")) {
        let company = employer(company).filter(|company| is_name(company));
        job.role = job.role.or_else(|| name(role).filter(|role| is_title(role, company.is_some())));
        job.company = job.company.or(company);
    }
    job.role = job.role.or_else(|| top.iter().copied().flat_map(parts).find(|part| is_role(part)).and_then(name));
    job.company = job.company.or_else(|| {
        let mut parts = top.iter().copied().flat_map(parts);
        parts.find(|part| !is_role(part) && is_company(part, &lines)).and_then(name)
    });
    for line in &lines {
        if job.company.is_none() {
            job.company = about(line);
        }
        // An agency writes for the house that hires, which it may not name.
        if let Some((_, client)) = line.split_once(" on behalf of ") {
            job.company = job.company.or_else(|| leading_name(client));
            continue;
        }
        let Some((head, tail)) = WORDS.hires.iter().find_map(|hires| line.split_once(&format!(" {hires} "))) else {
            continue;
        };
        let head = last_name(head);
        let head = head.strip_prefix("At ").or_else(|| head.strip_prefix("Here at ")).unwrap_or(head);
        if job.company.is_none() && is_name(head) {
            job.company = name(head);
        }
        job.role = job.role.or_else(|| wanted(tail));
    }
    job.company = job.company.or_else(|| lines.iter().take(OPENING_LINES).find_map(|line| presented(line)));
    job
}

/// The house that a sentence at the top presents: `Larkfield Foods in Elmira makes …`.
fn presented(line: &str) -> Option<String> {
    let company = leading_name(line)?;
    let rest = line.strip_prefix(company.as_str())?.trim_start();
    let last = company.rsplit(' ').next()?.to_lowercase();
    let tells = rest.starts_with(char::is_lowercase) && rest.ends_with('.');
    let other = ["customer", "client", "partner", "supplier", "owner"].iter().any(|word| rest.contains(word));
    (company.contains(' ') && WORDS.houses.has(&last) && tells && !other).then_some(company)
}

/// The words with capitals that a text begins with, if they are a name.
fn leading_name(text: &str) -> Option<String> {
    let capitals =
        text.split_whitespace().take_while(|word| word.starts_with(|c: char| c.is_uppercase()) || *word == "&");
    let mut words: Vec<&str> = Vec::new();
    for word in capitals {
        words.push(word.trim_end_matches(['.', ',', ':', ';']));
        if word.ends_with([',', ':', ';']) || word.ends_with('.') && !is_legal_form(word.trim_end_matches('.')) {
            break;
        }
    }
    let found = words.join(" ");
    if is_name(&found) { name(&found) } else { None }
}

/// Reads the candidate's name and contact details from a resume.
///
/// ```
/// use bestfoot::{Document, Format, told};
///
/// let resume = Document::new("Dana Whitfield\ndana@example.com | +1 202 555 0143\n\nPlanner\n", Format::Text);
/// let candidate = told::candidate(&resume);
/// assert_eq!(candidate.name.as_deref(), Some("Dana Whitfield"));
/// assert_eq!(candidate.email.as_deref(), Some("dana@example.com"));
/// ```
pub fn candidate(resume: &Document) -> Candidate {
    let (email, phone) = contact::own_details(resume);
    let mut tops =
        lines(resume).take(3).map(|line| line.split(['|', ',', '•', '·', '\t']).next().unwrap_or_default().trim());
    Candidate { name: tops.find(|line| is_person(line)).map(spelled), email, phone }
}

/// The parts of a title, of which one may be the role, one the company and one the place.
fn parts(title: &str) -> Vec<&str> {
    BETWEEN.iter().fold(vec![title], |parts, between| {
        let split = |part| if *between == ", " { at_commas(part) } else { part.split(between).collect() };
        parts.into_iter().flat_map(split).map(str::trim).collect()
    })
}

/// The parts between commas; the one before a legal form is a part of the company's name: `Acme, Inc.`.
fn at_commas(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(", ") {
        let next = text[at + 2..].split([',', '(']).next().unwrap_or_default().trim();
        if !is_legal_form(next) {
            parts.push(&text[start..at]);
            start = at + 2;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Whether a word is the legal form of a company and nothing else.
fn is_legal_form(word: &str) -> bool {
    !word.contains(char::is_whitespace) && has_legal_form(&format!("Acme {word}"))
}

/// The name that ends a stretch of text: `We grow. Acme, Inc.`.
fn last_name(text: &str) -> &str {
    let text = text.trim();
    let last = text.rsplit(' ').next().unwrap_or_default();
    let form = if is_legal_form(last) { last.len() } else { 0 };
    let before = text[..text.len() - form].trim_end().trim_end_matches(',');
    let is_end = |at: usize, c: char| match c {
        '!' | ',' | ':' => true,
        // A short word before it is an abbreviation: `St. Mary's`.
        '.' => before[..at].rsplit(' ').next().is_some_and(|word| word.chars().count() > 2),
        _ => false,
    };
    let start = before.char_indices().rfind(|&(at, c)| is_end(at, c)).map_or(0, |(at, _)| at + 1);
    text[start..].trim()
}

/// Whether the part of a title names who does a job: `Night Baker (m/f)`, `Arena Operator II`.
fn is_role(part: &str) -> bool {
    let part = part.split(['(', '/', ',']).next().unwrap_or_default().trim();
    let mut words =
        part.split_whitespace().rev().skip_while(|word| word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | '0'..='9')));
    // Towns end in -er as well, and so does `Center`.
    let known = |word: &str| spelling::words().entry(&fold(word)).is_some_and(spelling::Entry::is_small);
    let house = |word: &str| WORDS.houses.has(&word.to_lowercase());
    let job = |word: &str| is_head(word) || WORDS.jobs.has(&word.to_lowercase());
    words.next().is_some_and(|word| job(word) && known(word) && !house(word)) && is_title(part, true)
}

/// Whether the part of a title names a company: it has a legal form or a word for a house where people work, or the text names it again. A single word must be none
/// that is known, or it may be the place.
fn is_company(part: &str, lines: &[&str]) -> bool {
    let part = part.split('(').next().unwrap_or_default().trim();
    let words: Vec<&str> = part.split_whitespace().collect();
    let house = words.iter().any(|word| WORDS.houses.has(&word.to_lowercase()));
    let again = || lines.iter().filter(|line| line.contains(part)).count() > 1;
    let strange = || words.iter().any(|word| spelling::words().entry(&fold(word)).is_none());
    let last = words.last().copied().unwrap_or_default();
    let does_job = is_head(last) && !WORDS.houses.has(&last.to_lowercase());
    is_name(part)
        && !is_heading(part)
        && !does_job
        && (house && words.len() > 1 || has_legal_form(part) || again() && strange())
}

/// The lines of a text without their markup.
fn lines(document: &Document) -> impl Iterator<Item = &str> {
    let plain = document.plain();
    let shown = document.plain_lines().iter().filter(|line| !line.is_header);
    shown
        .map(move |line| {
            plain[line.span.range()].trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_'))
        })
        .filter(|line| !line.is_empty())
}

/// A name with what surrounds it cut off, if it is short enough to be one.
fn name(text: &str) -> Option<String> {
    let text = text.split([';', '|', '(', '\n']).next().unwrap_or_default().trim();
    let bare = text.trim_end_matches(['.', '!', ',', ';']).trim_end();
    // The stop of `Foo, Ltd.` is a part of the name.
    let last = bare.rsplit(' ').next().unwrap_or_default();
    let is_short = ["co", "corp", "inc", "ltd"].contains(&last.to_lowercase().as_str());
    let keeps_stop = is_short && text[bare.len()..].starts_with('.');
    let text = &text[..bare.len() + usize::from(keeps_stop)];
    let words = text.split_whitespace().count();
    ((1..=LONGEST).contains(&words) && text.chars().any(char::is_alphabetic) && !text.contains('@'))
        .then(|| text.to_owned())
}

/// The name of a company without the town behind it; none where its place is only filled.
fn employer(text: &str) -> Option<String> {
    let name = name(text)?;
    if name.split_whitespace().all(|word| WORDS.hidden.has(&word.to_lowercase())) {
        return None;
    }
    match &at_commas(&name)[..] {
        // `Smith, Jones & Partners` has its comma in the name.
        [first, rest @ ..] if !rest.iter().any(|part| part.contains('&') || part.contains(" and ")) => {
            Some((*first).to_owned())
        }
        _ => Some(name),
    }
}

/// Whether words are written as a name: capitals, with small words only between them.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let link = |word: &str| matches!(word, "of" | "and" | "the" | "for" | "&" | "de" | "+");
    let pronoun = |word: &str| {
        let word = word.to_lowercase();
        WORDS.no_name.has(&word)
    };
    (1..=LONGEST).contains(&words.len())
        && words.first().is_some_and(|word| capital(word))
        && words.last().is_some_and(|word| capital(word))
        && words.iter().all(|word| (capital(word) || link(word)) && !pronoun(word))
        && !words[0].eq_ignore_ascii_case("the")
}

/// Whether the first line of a posting is the role: capitals and no sentence. Alone, it must be short.
fn is_title(text: &str, is_beside_company: bool) -> bool {
    let words = text.split_whitespace().count();
    let plain =
        text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '/' | '&' | '\'' | '.'));
    is_name(text) && plain && (is_beside_company || (2..=5).contains(&words)) && !is_heading(text)
}

/// Whether words are a heading of postings, and name neither company nor role.
fn is_heading(text: &str) -> bool {
    text.split_whitespace().any(|word| WORDS.headings.has(&word.to_lowercase()))
}

/// The company of a heading `About Larkfield Foods`.
fn about(line: &str) -> Option<String> {
    let rest = line.strip_prefix("About ").or_else(|| line.strip_prefix("Join "))?;
    let us = ["us", "the", "this", "our", "you", "your", "role", "job", "team", "company", "me"];
    let is_other = |word: &str| us.contains(&word.to_lowercase().as_str());
    let first = rest.split_whitespace().next()?;
    (is_name(rest.trim_end_matches(['.', '!', ':'])) && !is_other(first))
        .then(|| name(rest.trim_end_matches(':')))
        .flatten()
}

/// The role behind `is looking for`: `a production planner to join …`.
fn wanted(tail: &str) -> Option<String> {
    let rest = ["a ", "an ", "our next ", "our new "].iter().find_map(|article| tail.strip_prefix(article))?;
    let mut words = Vec::new();
    for word in rest.split_whitespace() {
        if WORDS.behind_role.has(word) {
            break;
        }
        words.push(word.trim_end_matches([',', '.', ';', '!', ':']));
        if word.ends_with([',', '.', ';', '!', ':']) {
            break;
        }
    }
    // `an experienced, motivated colleague`: praise, not the name of a post.
    let capitals = words.iter().all(|word| word.starts_with(char::is_uppercase));
    (capitals && (1..=LONGEST).contains(&words.len())).then(|| words.join(" "))
}

/// Whether a line at the top of a resume is the name of its writer.
fn is_person(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && words.iter().all(|word| {
            let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
            letters
                && (is_particle(word) || word.starts_with(char::is_uppercase))
                && !WORDS.titles.has(&word.to_lowercase())
        })
}

/// A name as its owner spells it outside a heading: one in capitals alone gets small letters, if they leave no doubt.
fn spelled(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let in_doubt = |word: &&str| {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        // `JP`, `De`, `MacDonald` or `Macdonald`: two letters and these beginnings may be anything.
        letters.len() == 2 || word.starts_with("MAC")
    };
    if name.chars().any(char::is_lowercase) || words.iter().any(in_doubt) || words.iter().any(|word| is_particle(word))
    {
        return name.to_owned();
    }
    words.into_iter().map(capitalised).collect::<Vec<_>>().join(" ")
}

/// A word in capitals with small letters behind its first: `O'Brien`, `Lind-Meyer`, `McDonald`; numbers behind a name stay.
fn capitalised(word: &str) -> String {
    if matches!(word, "III" | "VII") {
        return word.to_owned();
    }
    let mut small = String::new();
    let mut begins = true;
    for c in word.chars() {
        if begins {
            small.push(c);
        } else {
            small.extend(c.to_lowercase());
        }
        begins = !c.is_alphabetic() || small.ends_with("Mc");
    }
    small
}

/// Whether a word stands before a family name, in small letters or capitals as the family wants.
fn is_particle(word: &str) -> bool {
    let small = word.to_lowercase();
    WORDS.particles.has(&small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    fn posting(text: &str) -> (Option<String>, Option<String>) {
        let posting = Document::new(text, Format::Markdown);
        let job = job(&posting, &Posting::default());
        (job.company, job.role)
    }

    #[test]
    fn postings_present_the_company_in_their_first_sentences() {
        let company = |text: &str| posting(text).0;
        let some = |name: &str| Some(name.to_owned());
        let opening = |sentence: &str| format!("# Operations Analyst (m/f/d)\n\n{sentence}\n\nSend your CV.\n");
        assert_eq!(company(&opening("Osprey Freight packs and moves parcels for the north.")), some("Osprey Freight"));
        assert_eq!(company(&opening("Larkfield Foods in Elmira makes jam.")), some("Larkfield Foods"));
        assert_eq!(company(&opening("Larkfield Foods is our largest customer.")), None);
        assert_eq!(company(&opening("Night work is paid well.")), None);
        let agency = "Acme Staffing is recruiting on behalf of Hartwell Logistics.";
        assert_eq!(company(&opening(agency)), some("Hartwell Logistics"));
        assert_eq!(company(&opening("Acme Staffing is recruiting on behalf of our client.")), None);
        assert_eq!(posting("# Operations Analyst (m/f/d)\n\nWe plan trains.\n").1, some("Operations Analyst"));
    }

    #[test]
    fn postings_say_company_and_role_in_many_ways() {
        let both = |company: &str, role: &str| (Some(company.to_owned()), Some(role.to_owned()));
        assert_eq!(posting("Company: Crumb & Co\nJob title: Night Baker (m/f)\n"), both("Crumb & Co", "Night Baker"));
        assert_eq!(posting("# Night Baker\n\n## About Crumb & Co\n\nWe bake.\n"), both("Crumb & Co", "Night Baker"));
        assert_eq!(
            posting(
                "Welcome to our bakery, since 1901!\n\nHarbour Mills is looking for a Night Baker to lead the shift.\n"
            ),
            both("Harbour Mills", "Night Baker")
        );
        assert_eq!(posting("Staff Nurse at St. Brannoc's Hospital\n"), both("St. Brannoc's Hospital", "Staff Nurse"));
        assert_eq!(posting("Night Auditor — Harbour Hotel\n"), both("Harbour Hotel", "Night Auditor"));
        assert_eq!(posting("Crumb & Co Ltd | Night Baker | Leeds\n"), both("Crumb & Co Ltd", "Night Baker"));
        assert_eq!(posting("Welder (m/f/d), Nordkai, Bremen\n\nNordkai builds ferries.\n"), both("Nordkai", "Welder"));
        assert_eq!(posting("Night Baker – Leeds\n\nWe bake.\n"), (None, Some("Night Baker".to_owned())));
    }

    #[test]
    fn the_legal_form_belongs_to_the_name_and_the_town_does_not() {
        let company = |text: &str| posting(text).0.unwrap_or_default();
        let both = posting("# Software Engineer (Backend) - Acme, Inc.\n\nWe build.\n");
        assert_eq!(both, (Some("Acme, Inc.".to_owned()), Some("Software Engineer".to_owned())));
        assert_eq!(company("# Night Baker\n\nAbout Acme, Inc.\n\nWe bake.\n"), "Acme, Inc.");
        assert_eq!(company("We bake bread. Acme, Inc. is looking for a Night Baker to lead us.\n"), "Acme, Inc.");
        assert_eq!(company("St. Mary's Hospital is looking for a Night Nurse to lead us.\n"), "St. Mary's Hospital");
        assert_eq!(company("Company: Foo, Ltd.\n"), "Foo, Ltd.");
        assert_eq!(company("Employer: St. Mary's Hospital, London\n"), "St. Mary's Hospital");
        assert_eq!(company("Employer: Smith, Jones & Partners\n"), "Smith, Jones & Partners");
        assert_eq!(company("Company: Confidential\nRole: Baker\n"), "");
        assert_eq!(company("Company: Our client (a large bakery)\nRole: Baker\n"), "");
    }

    #[test]
    fn what_is_not_said_plainly_is_left_out() {
        assert_eq!(
            posting("We are looking for an experienced, motivated colleague.\n\nAbout us\n\nAbout the role\n"),
            (None, None)
        );
        assert_eq!(posting("Our client is hiring a great communicator.\n"), (None, None));
        assert_eq!(posting("Job Description\n\nYou bake at night and sleep at noon.\n"), (None, None));
    }

    #[test]
    fn resumes_begin_with_a_name() {
        let name = |text: &str| candidate(&Document::new(text, Format::Markdown)).name;
        assert_eq!(name("# Siobhan O'Rourke-Lind\n\nBaker\n").as_deref(), Some("Siobhan O'Rourke-Lind"));
        assert_eq!(name("CURRICULUM VITAE\n\nAna de la Cruz | Leeds\n").as_deref(), Some("Ana de la Cruz"));
        assert_eq!(name("MARIA GONZALEZ\n\nBaker\n").as_deref(), Some("Maria Gonzalez"));
        assert_eq!(name("SIOBHAN O'BRIEN-MCDONALD III\n").as_deref(), Some("Siobhan O'Brien-McDonald III"));
        // Small letters would be a guess.
        for unclear in ["ANA DE LA CRUZ", "JP MORGAN", "FLORA MACDONALD"] {
            assert_eq!(name(&format!("{unclear}\n\nBaker\n")).as_deref(), Some(unclear));
        }
        assert_eq!(name("Resume\n\n12 High Street\n\nI bake bread at night.\n"), None);
    }
}
