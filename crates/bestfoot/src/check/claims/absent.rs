//! Employers, titles and subjects of study that a draft claims and the resume lacks.

use super::stated::{degree, employers, entries, in_resume, is_own_degree, span, word};
use super::words::WORDS;
use crate::check::{Draft, Report};
use crate::document::Document;
use crate::names;

pub(super) fn find(draft: &Draft<'_>, resume: &Document, report: &mut Report) {
    absent_employers(draft, resume, report);
    titles(draft, resume, report);
    subjects(draft, resume, report);
}

/// Words for a rank, which say little of what somebody did.
fn is_rank(word: &str) -> bool {
    WORDS.ranks.has(word)
}

/// "as a plant manager at Contoso", where the resume has another title for Contoso.
fn titles(draft: &Draft<'_>, resume: &Document, report: &mut Report) {
    const LONGEST: usize = 5;
    let document = draft.document();
    let named: Vec<usize> = draft.phrase_tokens("titles").into_iter().map(|(_, end)| end).collect();
    for (from, to) in employers(draft) {
        let clause = document.clause_tokens(from);
        let end = from - 1;
        let lead = (end.saturating_sub(LONGEST).max(clause.start)..end)
            .rev()
            .find(|&at| matches!(word(document, at).to_ascii_lowercase().as_str(), "a" | "an" | "the" | "as"));
        let Some(start) = lead.map(|lead| lead + 1).filter(|&start| start < end && named.contains(&end)) else {
            continue;
        };
        // Only what the writer was: "I spoke to the plant manager at Contoso".
        let was = (clause.start..start).any(|at| {
            matches!(word(document, at).to_ascii_lowercase().as_str(), "as" | "was" | "am" | "been" | "became")
        }) && (clause.start..start).any(|at| matches!(word(document, at), "I" | "my" | "My"));
        let claimed: Vec<String> = (start..end)
            .map(|at| names::fold(word(document, at)))
            .filter(|word| word.len() >= 4 && !is_rank(word))
            .collect();
        let employer: Vec<&str> = (from..to).map(|at| word(document, at)).collect();
        let [entry] = entries(resume, &employer.join(" "))[..] else {
            continue;
        };
        if !was || claimed.is_empty() {
            continue;
        }
        // The title stands in the entry's line or in one beside it, and a line with no more than employer and years has none.
        let lines = resume.plain_lines();
        let tells = |line: usize| {
            let words = resume.tokens_in(lines[line].span).map(|at| names::fold(word(resume, at)));
            words.filter(|word| word.len() >= 4 && word.chars().all(char::is_alphabetic)).collect::<Vec<String>>()
        };
        let of_employer = |word: &String| employer.iter().any(|name| names::fold(name) == *word);
        let own = tells(entry).iter().any(|word| !of_employer(word) && !matches!(word.as_str(), "present" | "today"));
        let stem = |word: &str| word.chars().take(5).collect::<String>();
        let beside = entry.saturating_sub(1)..lines.len().min(entry + 3);
        let shared = beside.flat_map(tells).any(|known| claimed.iter().any(|claimed| stem(claimed) == stem(&known)));
        if own && !shared {
            report
                .words(span(document, start, end))
                .variant("title")
                .value("employer", employer.join(" "))
                .label(in_resume("the resume says so", resume.display(lines[entry].span)));
        }
    }
}

/// "my `BSc` in Physics", where the resume has a degree in something else.
fn subjects(draft: &Draft<'_>, resume: &Document, report: &mut Report) {
    let document = draft.document();
    let subject = |document: &Document, end: usize| {
        let tokens = document.tokens();
        let here = |at: usize| tokens.get(at).map_or(String::new(), |_| word(document, at).to_lowercase());
        let link = end + usize::from(here(end) == "degree");
        let name = link + 1;
        (matches!(here(link).as_str(), "in" | "of")
            && here(name).chars().count() >= 5
            && tokens[name].sentence == tokens[end - 1].sentence)
            .then_some(name)
    };
    let known = (0..resume.tokens().len()).find_map(|at| {
        let (_, end) = degree(resume, at)?;
        Some((at, subject(resume, end)?))
    });
    let Some((place, studied)) = known else {
        return;
    };
    let there = names::fold(resume.plain());
    for at in 0..document.tokens().len() {
        let claimed = degree(document, at).and_then(|(_, end)| subject(document, end));
        let Some(claimed) = claimed.filter(|_| is_own_degree(document, at)) else {
            continue;
        };
        let stem: String = names::fold(word(document, claimed)).chars().take(5).collect();
        if !there.contains(&stem) {
            report
                .words(span(document, at, claimed + 1))
                .variant("subject")
                .label(in_resume("the degree of the resume", span(resume, place, studied + 1)));
        }
    }
}

/// Employers that the writer says he or she worked for, and that the resume never names.
fn absent_employers(draft: &Draft<'_>, resume: &Document, report: &mut Report) {
    let document = draft.document();
    let there = names::fold(resume.plain());
    for (from, to) in employers(draft) {
        let clause = document.clause_tokens(from);
        let before: Vec<String> = (clause.start..from).map(|at| word(document, at).to_ascii_lowercase()).collect();
        let worked = before.iter().any(|word| matches!(word.as_str(), "i" | "my"))
            && before.iter().any(|word| WORDS.worked.has(word));
        let name: Vec<String> = (from..to).map(|at| names::fold(word(document, at))).collect();
        let known = name.iter().any(|word| word.len() >= 3 && there.contains(word.as_str()));
        let place = name.iter().any(|word| WORDS.places.has(word));
        let month = name.len() == 1
            && (name[0].len() < 3 || matches!(name[0].as_str(), "christmas" | "easter" | "night" | "home" | "work"));
        if worked && !known && !place && !month {
            report.words(span(document, from, to));
        }
    }
}
