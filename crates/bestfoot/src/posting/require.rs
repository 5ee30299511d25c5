//! What a posting requires, and what would be nice.

use std::ops::Range;

use super::Requirement;
use super::layout::{Section, Unit};
use super::page::Page;

pub(super) fn requirements(page: &Page<'_>, units: &[Unit]) -> Vec<Requirement> {
    let mut found = Vec::new();
    let told = told(page, units);
    let units = &told[..];
    for (index, unit) in units.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &units[before]);
        for run in live(page, unit).into_iter().flat_map(|run| divided(page, unit, run)) {
            if let Some(is_must) = weigh(page, unit, &run, before) {
                found.push(Requirement { span: page.span(&run), is_must });
            }
        }
    }
    found
}

/// The sentences, with lists under a heading that says nothing taken for requirements where most of their items read like some.
fn told(page: &Page<'_>, units: &[Unit]) -> Vec<Unit> {
    let mut told = units.to_vec();
    let loose =
        |unit: &Unit| unit.is_item && !unit.is_applying && matches!(unit.section, Section::Plain | Section::About);
    let mut start = 0;
    while start < told.len() {
        let length = told[start..].iter().take_while(|unit| loose(unit)).count();
        let run = &mut told[start..start + length];
        let like = |unit: &&mut Unit| {
            ["posting-able", "posting-quality", "posting-required"]
                .iter()
                .any(|name| page.has(name, unit.tokens.clone()))
                && !page.has("posting-not-required", unit.tokens.clone())
        };
        if length >= 3 && run.iter_mut().filter(like).count() * 2 >= length {
            for unit in run {
                unit.section = Section::Must;
            }
        }
        start += length.max(1);
    }
    told
}

/// The sentence without the clauses that say what is not required.
fn live(page: &Page<'_>, unit: &Unit) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut at = unit.tokens.start;
    let mut waived = false;
    let mut open = false;
    while at < unit.tokens.end {
        let clause = page.clause(at, &unit.tokens);
        let end = clause.end.max(at + 1);
        if page.has("posting-not-required", clause.clone()) {
            waived = true;
            open = false;
        } else if let Some(last) = runs.last_mut().filter(|_| open) {
            last.end = end;
        } else {
            runs.push(at..end);
            open = true;
        }
        at = end;
    }
    // What is left of such a sentence must be able to stand alone.
    runs.retain(|run| !waived || run.len() >= 3);
    runs
}

/// `Needs a licence, a dog would help`: what is required, and what would be nice.
fn divided(page: &Page<'_>, unit: &Unit, run: Range<usize>) -> Vec<Range<usize>> {
    let Some(nice) = page.first("posting-nice", run.clone()) else {
        return vec![run];
    };
    let clause = page.clause(nice.start, &run);
    let head = run.start..clause.start;
    let requires = head.len() >= 2
        && (unit.section == Section::Must && !page.has("posting-heading-nice", head.clone()) || strong(page, &head))
        && !page.has("posting-nice", head.clone());
    // `though X would be welcome` belongs to nothing before it; `or an interest in Y, both useful` does.
    if requires { vec![head, clause.start..run.end] } else { vec![run] }
}

/// Whether words require something (true), would like it (false), or neither.
fn weigh(page: &Page<'_>, unit: &Unit, run: &Range<usize>, before: Option<&Unit>) -> Option<bool> {
    let has = |name: &str| page.has(name, run.clone());
    let nice = has("posting-nice");
    let later = has("posting-later");
    let whole = *run == unit.tokens;
    let first = page.lower(run.start);
    let ours = matches!(
        first.as_str(),
        "we" | "our" | "it" | "there" | "they" | "this" | "that" | "these" | "i" | "he" | "she" | "my"
    );
    let joined = matches!(first.as_str(), "but" | "so" | "as" | "if");
    match unit.section {
        Section::Process => None,
        Section::Offer => (strong(page, run) && !later && !nice && !ours).then_some(true),
        Section::Nice => (!ours || nice).then_some(false).filter(|_| whole || unit.is_item || nice),
        Section::Must => {
            if nice {
                return Some(false);
            }
            if strong(page, run) {
                return Some(true);
            }
            let part = !whole && !unit.is_item;
            // What follows a semicolon or a first sentence explains it.
            let explains =
                ours || joined && run.start > unit.tokens.start || first == "no" && run.start > unit.sentence.start;
            (!part && !explains && (!later || unit.is_item)).then_some(true)
        }
        Section::Apply | Section::Duties | Section::Plain | Section::About => {
            let follows = first == "so" && before.is_some_and(|before| page.has("posting-nice", before.tokens.clone()));
            if nice && !later && unit.section != Section::Apply && (!ours && (!joined || first == "if") || follows) {
                return Some(false);
            }
            if later {
                return None;
            }
            if strong(page, run)
                && (!ours || first == "we" && page.has("posting-required", run.start..run.end.min(run.start + 3)))
            {
                return Some(true).filter(|_| !unit.is_applying || said_of_people(page, run));
            }
            let told = has("posting-you-are") && (has("posting-quality") || has("posting-able"));
            let fragment = has("posting-able") && run.len() <= 14 && unit.is_item && has("posting-quality");
            let free = !unit.is_applying && !matches!(unit.section, Section::Duties | Section::Apply);
            (free && !ours && !joined && (told || fragment)).then_some(true)
        }
    }
}

/// Whether words require something under any heading.
fn strong(page: &Page<'_>, run: &Range<usize>) -> bool {
    page.all("posting-required", run.clone()).iter().any(|mark| {
        let word = page.lower(mark.start);
        if mark.len() > 1 {
            // `We are hiring a cook who will run the pass` tells of the work.
            let seeks = matches!(
                word.as_str(),
                "looking"
                    | "we"
                    | "seeking"
                    | "seeks"
                    | "hiring"
                    | "wants"
                    | "want"
                    | "wanted"
                    | "requires"
                    | "require"
                    | "needs"
                    | "need"
                    | "someone"
                    | "somebody"
                    | "person"
                    | "people"
            );
            return !seeks
                || page.has("posting-quality", run.clone())
                || page.has("posting-able", run.clone())
                || page.has("posting-modal", mark.clone());
        }
        let before = if mark.start > run.start { page.lower(mark.start - 1) } else { String::new() };
        let after = if mark.end < run.end { page.lower(mark.end) } else { String::new() };
        // `as required by law`, `if required`, `required for August`
        !(word == "required"
            && (matches!(before.as_str(), "as" | "if" | "where" | "when" | "")
                || matches!(after.as_str(), "by" | "from" | "for")))
    })
}

/// Whether it is said of who applies, and not of what is sent.
fn said_of_people(page: &Page<'_>, run: &Range<usize>) -> bool {
    page.has("posting-permit", run.clone())
        || page.all("posting-required", run.clone()).iter().any(|mark| {
            let words: Vec<String> = mark.clone().map(|at| page.lower(at)).collect();
            words.iter().any(|word| matches!(word.as_str(), "have" | "hold" | "possess" | "able" | "be"))
        }) && page.has("posting-quality", run.clone())
}
