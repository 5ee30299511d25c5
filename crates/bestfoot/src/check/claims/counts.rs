//! Counts of years that a draft gives, for one employer or for all of them, and the years of the resume.

use super::dated::{Mention, is_own, today};
use super::history::{Stay, Until, WORDS, line_words, number};
use super::stated::{in_resume, span, word, year};
use crate::check::{Draft, Report};
use crate::document::{Document, Zone};

/// Months are not told, and counts are rounded: a year more than the difference is still right.
const SLACK: u32 = 1;

/// A count of years: the tokens of `nine years`, and the number.
struct Count {
    start: usize,
    end: usize,
    years: u32,
}

fn counts(document: &Document) -> Vec<Count> {
    let tokens = document.tokens();
    let lower = |at: usize| word(document, at).to_lowercase();
    let counts = (0..tokens.len().saturating_sub(1)).filter_map(|at| {
        let years = number(&lower(at)).filter(|years| (1..=50).contains(years))?;
        let is_count = document.token_zone(&tokens[at]) == Zone::Body
            && lower(at + 1) == "years"
            && tokens[at + 1].sentence == tokens[at].sentence
            && document.plain()[tokens[at].end as usize..tokens[at + 1].start as usize].trim().is_empty();
        let before = at.checked_sub(1).map(lower).unwrap_or_default();
        // `twenty five years`, `two to three years`
        (is_count
            && number(&before).is_none()
            && !WORDS.tens.has_any_case(&before)
            && !WORDS.bound.has_any_case(&before))
        .then_some(Count { start: at, end: at + 2, years })
    });
    counts.collect()
}

/// `nine years at Contoso`, `at Contoso for nine years`, where the resume has fewer.
pub(super) fn at_employer(draft: &Draft<'_>, resume: &Document, mentions: &[Mention<'_>], report: &mut Report) {
    let document = draft.document();
    for count in counts(document) {
        let Some(mention) = mentions.iter().find(|mention| belongs(document, &count, mention)) else {
            continue;
        };
        let Some(stay) =
            Stay::of(resume, &mention.name()).filter(|_| is_own(document, count.start.min(mention.lead), mention.lead))
        else {
            continue;
        };
        let last = match stay.latest() {
            Until::Year(last) => Some(last),
            Until::Today => today(draft),
            Until::Unknown => None,
        };
        let (Some(first), Some(last)) = (stay.earliest(), last) else {
            continue;
        };
        if count.years > last.saturating_sub(first) + SLACK {
            report
                .words(span(document, count.start, count.end))
                .variant("years")
                .value("expected", resume.text()[stay.place.range()].to_owned())
                .label(in_resume("the resume says so", stay.place));
        }
    }
}

/// Whether a count is that of a mention.
fn belongs(document: &Document, count: &Count, mention: &Mention<'_>) -> bool {
    const LONGEST: usize = 6;
    let same = document.tokens()[count.start].sentence == document.tokens()[mention.from].sentence;
    if !same || !matches!(mention.near(mention.lead).as_str(), "at" | "with" | "for") {
        return false;
    }
    // `at Contoso and Fabrikam`, `at Contoso, Fabrikam and Globex`: the years are those of all.
    let next = mention.to + usize::from(matches!(mention.near(mention.to).as_str(), "and" | "or" | "then" | "plus"));
    let follows = !mention.near(next).is_empty() && {
        let next = word(document, next);
        next != "I"
            && (next.starts_with(char::is_uppercase)
                || matches!(next, "at" | "with" | "for" | "later") && !is_for(mention))
    };
    if follows {
        return false;
    }
    // `at Contoso for nearly nine years`
    if count.start > mention.to && count.start <= mention.to + 4 {
        let between: Vec<String> = (mention.to..count.start).map(|at| mention.near(at)).collect();
        let rounds =
            |word: &String| matches!(word.as_str(), "the" | "last" | "past") || WORDS.rounding.has_any_case(word);
        return between[0] == "for" && between[1..].iter().all(rounds);
    }
    if count.end > mention.lead || mention.lead > count.end + LONGEST {
        return false;
    }
    let between: Vec<String> = (count.end..mention.lead).map(|at| mention.near(at)).collect();
    let gap = &document.plain()
        [document.tokens()[count.end - 1].end as usize..document.tokens()[mention.lead].start as usize];
    let plain = !gap.contains([',', ';', '(', ':', '–', '—']) && between.iter().all(|word| number(word).is_none());
    plain
        && match between.first().map(String::as_str) {
            None => true,
            Some("as" | "working" | "spent") => {
                !between.iter().any(|word| matches!(word.as_str(), "and" | "or" | "then"))
            }
            // `for nine years I planned at Contoso`
            Some("i") => {
                let before = count.start.saturating_sub(3)..count.start;
                between.len() <= 3 && before.into_iter().any(|at| mention.near(at) == "for")
            }
            Some(_) => false,
        }
}

/// `at Contoso for`
fn is_for(mention: &Mention<'_>) -> bool {
    mention.near(mention.to) == "for"
}

/// `fifteen years of experience`, where no year of the resume is that long ago.
pub(super) fn in_all(draft: &Draft<'_>, resume: &Document, report: &mut Report) {
    let document = draft.document();
    let lines = 0..resume.plain_lines().len();
    let partial = lines.clone().flat_map(|line| line_words(resume, line)).any(|word| WORDS.partial.has_any_case(&word));
    let years = (0..resume.tokens().len()).filter_map(|at| Some((year(word(resume, at))?, at)));
    // A single year may be that of a course.
    let (Some((oldest, place)), false, true) = (years.clone().min(), partial, years.count() >= 3) else {
        return;
    };
    let Some(today) = today(draft) else {
        return;
    };
    for count in counts(document) {
        let lower = |at: usize| document.tokens().get(at).map_or(String::new(), |_| word(document, at).to_lowercase());
        let of = count.end + usize::from(lower(count.end) == "of");
        let is_experience = of > count.end && (of..of + 3).any(|at| lower(at) == "experience");
        let is_held = is_own(document, count.start, count.start)
            && (count.start.saturating_sub(5)..count.start)
                .any(|at| matches!(lower(at).as_str(), "have" | "bring" | "my" | "offer"));
        if is_experience && is_held && count.years > today.saturating_sub(oldest) + SLACK {
            let place = span(resume, place, place + 1);
            report
                .words(span(document, count.start, count.end))
                .variant("experience")
                .value("expected", oldest.to_string())
                .label(in_resume("the oldest year of the resume", place));
        }
    }
}
