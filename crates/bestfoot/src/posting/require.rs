//! What a posting requires, and what would be nice.

use super::Requirement;
use super::layout::{Section, Unit};
use super::page::Page;

pub(super) fn requirements(page: &Page<'_>, units: &[Unit]) -> Vec<Requirement> {
    let mut found = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &units[before]);
        let Some(is_must) = weigh(page, unit, before) else {
            continue;
        };
        // Of a sentence that also says what is not required, only the rest.
        let mut at = unit.tokens.start;
        let mut run: Option<(usize, usize)> = None;
        let mut runs = Vec::new();
        while at < unit.tokens.end {
            let clause = page.clause(at, &unit.tokens);
            if page.has("posting-not-required", clause.clone()) {
                runs.extend(run.take());
            } else {
                run = Some((run.map_or(clause.start, |(start, _)| start), clause.end));
            }
            at = clause.end.max(at + 1);
        }
        runs.extend(run);
        // The part that weighs is the longest one.
        let longest = runs.into_iter().max_by_key(|(start, end)| end - start);
        if let Some((start, end)) = longest {
            found.push(Requirement { span: page.span(&(start..end)), is_must });
        }
    }
    found
}

/// Whether a sentence requires something (true), would like it (false), or neither.
fn weigh(page: &Page<'_>, unit: &Unit, before: Option<&Unit>) -> Option<bool> {
    let has = |name: &str| page.has(name, unit.tokens.clone());
    let nice = has("posting-nice");
    let required = has("posting-required");
    let waived = has("posting-not-required");
    let first = page.lower(unit.tokens.start);
    let ours = matches!(first.as_str(), "we" | "our" | "it" | "there" | "they" | "this" | "that" | "these" | "i" | "he" | "she" | "if");
    let later = has("posting-later");
    match unit.section {
        Section::Offer | Section::Process => None,
        Section::Nice => (!waived || nice).then_some(false).filter(|_| !ours || nice),
        Section::Must => {
            if nice {
                return Some(false);
            }
            if waived && clauses(page, unit) < 2 {
                return None;
            }
            // A second sentence of an item explains the first one.
            let told = ours && !required;
            (!told && !(unit.is_item && !unit.opens_line && ours)).then_some(true)
        }
        Section::Apply => (required && !later && !unit.is_applying).then_some(true),
        Section::Duties | Section::Plain | Section::About => {
            if unit.is_applying && !page.has("posting-permit", unit.tokens.clone()) && unit.section != Section::Plain {
                return None;
            }
            let quality = has("posting-quality");
            let told = has("posting-you-are");
            if nice && (quality || required || told || follows_nice(page, unit, before)) && !later {
                return Some(false);
            }
            if waived || later || unit.is_applying && !strong(page, unit) {
                return None;
            }
            let strong = strong(page, unit);
            (strong || unit.section != Section::Duties && told && quality && !ours).then_some(true)
        }
    }
}

/// `So is a presser's ticket`: as nice as what was said before.
fn follows_nice(page: &Page<'_>, unit: &Unit, before: Option<&Unit>) -> bool {
    page.lower(unit.tokens.start) == "so" && before.is_some_and(|before| page.has("posting-nice", before.tokens.clone()))
}

/// Whether a sentence requires something under any heading.
fn strong(page: &Page<'_>, unit: &Unit) -> bool {
    page.all("posting-required", unit.tokens.clone()).iter().any(|mark| {
        let quality = page.has("posting-quality", unit.tokens.clone());
        let plain = page.lower(mark.start);
        // A term such as "experience in" alone tells of the job as well.
        mark.len() > 1 && (quality || plain == "must" || plain == "candidates" || plain == "applicants")
            || matches!(plain.as_str(), "mandatory" | "compulsory" | "required" | "essential")
    })
}

fn clauses(page: &Page<'_>, unit: &Unit) -> usize {
    let tokens = page.tokens();
    let mut count = 1;
    for at in unit.tokens.clone().skip(1) {
        count += usize::from(tokens[at].clause != tokens[at - 1].clause);
    }
    count
}
