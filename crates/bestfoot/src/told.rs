//! What a posting and a resume plainly say of the job and the candidate, to begin an `application.toml` with. What is not said plainly is left to be asked.

use crate::application::Candidate;
use crate::check::contact;
use crate::document::Document;

/// What a posting says of the job.
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The company, as the posting spells it.
    pub company: Option<String>,
    /// The role.
    pub role: Option<String>,
}

/// Longest name of a company or a role, in words.
const LONGEST: usize = 6;

/// Names before a colon, and what they name.
const COMPANY_LABELS: [&str; 7] =
    ["company", "company name", "employer", "organisation", "organization", "hiring company", "hiring organization"];
const ROLE_LABELS: [&str; 9] =
    ["role", "position", "position title", "job title", "title", "job", "vacancy", "job role", "opening"];

/// Words that follow a company's name in its own posting, and what stands between them and the role.
const HIRES: [&str; 12] = [
    " is looking for ",
    " is hiring ",
    " is seeking ",
    " is recruiting ",
    " seeks ",
    " are looking for ",
    " are hiring ",
    " are recruiting ",
    " invites applications for ",
    " wishes to hire ",
    " has an opening for ",
    " needs ",
];

/// Reads the company and the role from a posting: from lines with their names before a colon, the title, `Larkfield Foods is looking for a planner`.
///
/// ```
/// use bestfoot::{Document, Format, told};
///
/// let posting = Document::new("Production Planner at Larkfield Foods\n\nYou plan the week.\n", Format::Text);
/// let job = told::job(&posting);
/// assert_eq!(job.company.as_deref(), Some("Larkfield Foods"));
/// assert_eq!(job.role.as_deref(), Some("Production Planner"));
/// ```
pub fn job(posting: &Document) -> Job {
    let lines: Vec<&str> = lines(posting).collect();
    let labelled = |labels: &[&str]| {
        lines.iter().find_map(|line| {
            let (label, value) = line.split_once(':')?;
            labels.contains(&label.trim().to_lowercase().as_str()).then(|| name(value)).flatten()
        })
    };
    let mut job = Job { company: labelled(&COMPANY_LABELS), role: labelled(&ROLE_LABELS) };
    if let Some(title) = lines.first() {
        let (role, company) = match title.split_once(" at ") {
            Some((role, company)) => (role, name(company).filter(|company| is_name(company))),
            None => (*title, None),
        };
        job.role = job.role.or_else(|| name(role).filter(|role| is_title(role, company.is_some())));
        job.company = job.company.or(company);
    }
    for line in &lines {
        if job.company.is_none() {
            job.company = about(line);
        }
        let Some((head, tail)) = HIRES.iter().find_map(|hires| line.split_once(hires)) else {
            continue;
        };
        let head = head.rsplit(['.', '!', ',', ':']).next().unwrap_or_default().trim();
        let head = head.strip_prefix("At ").or_else(|| head.strip_prefix("Here at ")).unwrap_or(head);
        if job.company.is_none() && is_name(head) {
            job.company = name(head);
        }
        job.role = job.role.or_else(|| wanted(tail));
    }
    job
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
    Candidate { name: tops.find(|line| is_person(line)).map(str::to_owned), email, phone }
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
    let text = text.trim().trim_end_matches(['.', '!', ',', ';']).trim();
    let text = text.split([';', '|', '(', '\n']).next().unwrap_or_default().trim();
    let words = text.split_whitespace().count();
    ((1..=LONGEST).contains(&words) && text.chars().any(char::is_alphabetic) && !text.contains('@'))
        .then(|| text.to_owned())
}

/// Whether words are written as a name: capitals, with small words only between them.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let link = |word: &str| matches!(word, "of" | "and" | "the" | "for" | "&" | "de" | "+");
    let pronoun = |word: &str| {
        let word = word.to_lowercase();
        matches!(
            word.as_str(),
            "we" | "our" | "you" | "your" | "who" | "it" | "they" | "he" | "she" | "client" | "team"
        )
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
    let heading =
        ["job", "posting", "description", "vacancy", "vacancies", "careers", "jobs", "hiring", "about", "apply"];
    let plain =
        text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '/' | '&' | '\'' | '.'));
    is_name(text)
        && plain
        && (is_beside_company || (2..=5).contains(&words))
        && !text.split_whitespace().any(|word| heading.contains(&word.to_lowercase().as_str()))
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
        if matches!(
            word,
            "to" | "who" | "with" | "in" | "for" | "at" | "that" | "and" | "on" | "based" | "from" | "within" | "of"
        ) {
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
    let other =
        ["resume", "résumé", "curriculum", "vitae", "cv", "profile", "summary", "contact", "address", "phone", "email"];
    (2..=5).contains(&words.len())
        && words.iter().all(|word| {
            let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
            let particle = matches!(
                *word,
                "de" | "da" | "dos" | "van" | "von" | "der" | "den" | "bin" | "al" | "la" | "del" | "y" | "e" | "di"
            );
            letters
                && (particle || word.starts_with(char::is_uppercase))
                && !other.contains(&word.to_lowercase().as_str())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    fn posting(text: &str) -> (Option<String>, Option<String>) {
        let job = job(&Document::new(text, Format::Markdown));
        (job.company, job.role)
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
        assert_eq!(name("Resume\n\n12 High Street\n\nI bake bread at night.\n"), None);
    }
}
