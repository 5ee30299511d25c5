//! Whose a detail on a sheet of references is: most are the referees', those of one block are the writer's.

use super::Whose;
use crate::Span;
use crate::document::{Document, Zone};

/// The writer's own details stand in the block on top, above the heading or with it, in a block that gives the writer's name or says so, or
/// under a rule at the end.
pub(in super::super) fn of_sheet(document: &Document, span: Span) -> Whose {
    let sheet = Sheet::of(document);
    let lines = document.plain_lines();
    let index = lines.partition_point(|line| line.span.end() < span.start());
    let Some(block) = lines.get(index).map(|line| line.paragraph) else {
        return Whose::Other;
    };
    let zone = document.plain_zone(span.start());
    let framed = matches!(zone, Zone::Letterhead | Zone::Signature);
    let here: Vec<&str> = sheet.texts(block);
    let is_referee = here.iter().any(|line| tells_of_referee(line));
    let own = match sheet.heading {
        Some(heading) if framed && (index <= heading || lines[heading].paragraph == block) => true,
        Some(heading) if lines[heading].paragraph == block => index == heading,
        None if framed && block == lines[0].paragraph => !is_referee,
        _ => false,
    };
    let said = sheet.lower[index].split_whitespace().count() <= 24 && says_own(&sheet.lower[index]);
    if own || said || sheet.names_writer(block) || !is_referee && sheet.is_foot(index) {
        Whose::Own
    } else {
        Whose::Other
    }
}

/// `Prepared by …`, `My own details: …`.
fn says_own(line: &str) -> bool {
    let says = [
        "prepared by",
        "compiled by",
        "submitted by",
        "issued by the candidate",
        "sent by",
        "references for",
        "referees for",
        "reference list for",
        "my own",
        "my contact",
        "my details",
        "my number",
        "my phone",
        "my mobile",
        "my email",
        "my e-mail",
        "my address",
        "candidate:",
        "applicant:",
        "candidate -",
        "applicant -",
        "contact me",
        "reach me",
        "call me",
        "write to me",
        "i can be reached",
        "i am on",
        "i am at",
    ];
    says.iter().any(|says| line.contains(says))
}

/// A title before a name, a post, or how the two know each other.
fn tells_of_referee(line: &str) -> bool {
    let titled = [
        "mr ", "mr. ", "ms ", "ms. ", "mrs ", "mrs. ", "dr ", "dr. ", "prof", "dra. ", "sr. ", "sra. ", "herr ",
        "frau ", "the revd", "rev",
    ];
    let posts = [
        "manager",
        "supervisor",
        "director",
        "head of",
        "relationship",
        "worked with",
        "reported to",
        "professor",
        "has known",
        "knows me",
        "known me",
        "my former",
        "my boss",
        "employer",
        "colleague",
    ];
    titled.iter().any(|title| line.starts_with(title)) || posts.iter().any(|word| line.contains(word))
}

/// The sheet as the rules see it.
struct Sheet<'d> {
    document: &'d Document,
    /// The lines in lower case.
    lower: Vec<String>,
    /// The line that says that referees follow.
    heading: Option<usize>,
}

impl<'d> Sheet<'d> {
    fn of(document: &'d Document) -> Self {
        let lines = document.plain_lines();
        let lower: Vec<String> = lines.iter().map(|line| document.plain()[line.span.range()].to_lowercase()).collect();
        let heading = lower.iter().position(|line| {
            (line.contains("referen") || line.contains("referee") || line.contains("référen"))
                && line.split_whitespace().count() <= 6
        });
        Self { document, lower, heading }
    }

    fn texts(&self, block: u32) -> Vec<&str> {
        let lines = self.document.plain_lines();
        (0..lines.len())
            .filter(|&index| lines[index].paragraph == block)
            .map(|index| self.lower[index].as_str())
            .collect()
    }

    /// Whether the heading holds a name, `W. Osgood - referees`, and the first line of the block begins with it.
    fn names_writer(&self, block: u32) -> bool {
        let Some(heading) = self.heading else {
            return false;
        };
        let written = &self.document.plain()[self.document.plain_lines()[heading].span.range()];
        let own = words(written).filter(|word| {
            let lower = word.to_lowercase();
            word.starts_with(char::is_uppercase)
                && word.chars().count() > 2
                && !["refer", "référ", "profess", "charac", "person", "contact", "list"]
                    .iter()
                    .any(|title| lower.starts_with(title))
        });
        let own: Vec<String> = own.map(str::to_lowercase).collect();
        let first = self.texts(block).first().copied().unwrap_or_default();
        let opens: Vec<&str> = words(first).take(4).collect();
        !own.is_empty() && own.iter().all(|word| opens.contains(&word.as_str()))
    }

    /// Whether a line stands in the last block, of two lines at most, under the only rule of the sheet.
    fn is_foot(&self, index: usize) -> bool {
        let lines = self.document.plain_lines();
        let is_rule = |line: &String| {
            !line.is_empty() && line.bytes().all(|byte| matches!(byte, b'-' | b'_' | b'*' | b'=' | b' '))
        };
        let mut rules = (0..lines.len()).filter(|&line| is_rule(&self.lower[line]));
        let rule = rules.next();
        rules.next().is_none() && rule.is_some_and(|rule| rule > 0 && rule < index && lines.len() - rule <= 3)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-'))).filter(|word| !word.is_empty())
}
