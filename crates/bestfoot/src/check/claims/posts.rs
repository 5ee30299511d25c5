//! A title that the resume gives for another employer, and a degree that it gives another level.

use super::dated::{Mention, is_own};
use super::history::{Stay, WORDS, line_words, parts, row};
use super::stated::{degree, in_resume, is_own_degree, span, word, year};
use crate::check::{Draft, Report};
use crate::document::Document;
use crate::names;
use crate::word_lists::WordSet;

/// `I was stock controller at Contoso`, where the resume says so of Fabrikam.
pub(super) fn of_another(draft: &Draft<'_>, resume: &Document, mentions: &[Mention<'_>], report: &mut Report) {
    let document = draft.document();
    for mention in mentions.iter().filter(|mention| mention.near(mention.lead) == "at") {
        let Some(start) = title_before(mention).filter(|&start| is_own(document, start, start)) else {
            continue;
        };
        let Some(stay) = Stay::of(resume, &mention.name()) else {
            continue;
        };
        let title: Vec<String> = (start..mention.lead).map(|at| names::fold(word(document, at))).collect();
        let telling: Vec<&String> = title.iter().filter(|word| word.len() >= 4).collect();
        let lines = resume.plain_lines();
        let own = parts(resume, stay.line);
        // The title stands in a row like that of the employer, which has a title of its own.
        let elsewhere = (0..lines.len()).find(|&line| {
            line != stay.line
                && own >= 2
                && parts(resume, line) == own
                && line_words(resume, line).windows(title.len()).any(|words| *words == title[..])
                && has_year(resume, line)
        });
        let Some(elsewhere) = elsewhere.filter(|_| !telling.is_empty()) else {
            continue;
        };
        // What the employer's own entry says, up to the next row.
        let next = (stay.line + 1..lines.len())
            .find(|&line| line == elsewhere || parts(resume, line) == own && has_year(resume, line));
        let entry = stay.line..next.unwrap_or(lines.len());
        let known =
            entry.flat_map(|line| line_words(resume, line)).any(|word| telling.iter().any(|told| **told == word));
        if !known {
            report
                .words(span(document, start, mention.lead))
                .variant("post")
                .value("employer", mention.name())
                .value("expected", resume.text()[resume.display(lines[elsewhere].span).range()].trim().to_owned())
                .label(in_resume("the title stands here", resume.display(lines[elsewhere].span)));
        }
    }
}

fn has_year(resume: &Document, line: usize) -> bool {
    line_words(resume, line).iter().any(|word| year(word).is_some())
}

/// Where the title before `at Contoso` begins: behind `I was`, `I worked as a`.
fn title_before(mention: &Mention<'_>) -> Option<usize> {
    const LONGEST: usize = 4;
    let lead =
        |count: &usize| matches!(mention.back(*count).as_str(), "a" | "an" | "the" | "as" | "was" | "am" | "became");
    let count = (2..=LONGEST + 1).find(lead)?;
    let opens = mention.back(count);
    let was = matches!(opens.as_str(), "as" | "was" | "am" | "became")
        || matches!(mention.back(count + 1).as_str(), "as" | "was" | "am" | "became" | "been");
    was.then_some(mention.lead + 1 - count)
}

/// "a bachelor's degree from Contoso College", where the resume has a diploma from there and no degree.
pub(super) fn degree_of_school(draft: &Draft<'_>, resume: &Document, mentions: &[Mention<'_>], report: &mut Report) {
    const LONGEST: usize = 8;
    let document = draft.document();
    for mention in mentions.iter().filter(|mention| matches!(mention.near(mention.lead).as_str(), "from" | "at")) {
        let before = mention.lead.saturating_sub(LONGEST)..mention.lead;
        let claimed = before.filter_map(|at| Some((at, degree(document, at)?))).next_back();
        let Some((at, (level, end))) = claimed.filter(|(at, _)| is_own_degree(document, *at)) else {
            continue;
        };
        let same = document.tokens()[at].sentence == document.tokens()[mention.from].sentence;
        let Some(line) = row(resume, &mention.name()).filter(|_| same && !may_have(resume, level)) else {
            continue;
        };
        let words = line_words(resume, line);
        let tokens = resume.tokens_in(resume.plain_lines()[line].span);
        let paper = tokens.clone().find(|&at| WORDS.papers.has_any_case(word(resume, at)));
        if let Some(paper) = paper.filter(|_| !words.iter().any(|word| WORDS.higher.has_any_case(word))) {
            let place = span(resume, paper, paper + 1);
            report
                .words(span(document, at, end))
                .variant("degree")
                .value("expected", resume.text()[place.range()].to_owned())
                .label(in_resume("the resume says so", place));
        }
    }
}

/// Whether a resume may hold a degree of a level or a higher one, also by a short name that is only a guess: `MA`.
pub(super) fn may_have(resume: &Document, level: u8) -> bool {
    (0..resume.tokens().len()).any(|at| {
        let written = word(resume, at);
        let short: String = written.chars().filter(|c| *c != '.').collect();
        let has_capitals = short.chars().filter(|c| c.is_uppercase()).count() >= 2 || short.len() > 4;
        let stem = short.to_lowercase();
        let guess = |list: &WordSet| has_capitals && list.has_any_case(&short);
        let bachelor = || guess(&WORDS.bachelors) || stem.starts_with("bachelor");
        let master = || guess(&WORDS.masters) || stem.starts_with("master");
        let doctor = matches!(stem.as_str(), "phd" | "dphil" | "doctorate" | "doctor" | "dr");
        doctor || level <= 2 && master() || level <= 1 && bachelor()
    })
}
