//! What a posting requires, and what would be nice.

use std::ops::Range;

use super::Requirement;
use super::applying::applies;
use super::layout::{Section, Unit};
use super::page::{Page, number};
use super::words::WORDS;

pub(super) fn requirements(page: &Page<'_>, units: &[Unit]) -> Vec<Requirement> {
    let mut found = Vec::new();
    let told = told(page, units);
    let units = &told[..];
    // Whether the sentence before, in the same line, told what is required.
    let mut goes_on = false;
    for (index, unit) in units.iter().enumerate() {
        goes_on &= !unit.opens_line;
        if unit.is_title || is_elsewhere(page, unit) {
            continue;
        }
        let before = index.checked_sub(1).map(|before| &units[before]);
        let mut required = false;
        for run in live(page, unit).into_iter().flat_map(|run| divided(page, unit, run)) {
            let weight =
                weigh(page, unit, &run, before).or_else(|| (goes_on && continues(page, unit, &run)).then_some(true));
            if let Some(is_must) = weight {
                required |= is_must;
                found.push(Requirement { span: page.span(&run), is_must });
            }
        }
        goes_on = required;
    }
    found
}

/// Whether a sentence that follows a requirement in prose is one more: `You know Opera.`, `Two years on artics.`
fn continues(page: &Page<'_>, unit: &Unit, run: &Range<usize>) -> bool {
    if !matches!(unit.section, Section::Plain | Section::About) || page.has("posting-later", run.clone()) {
        return false;
    }
    let first = page.lower(run.start);
    let second = if run.len() > 1 { page.lower(run.start + 1) } else { String::new() };
    if first == "you" {
        return WORDS.known_of_you.has(&second) && !applies(page, run);
    }
    // A few words without a verb, such as stand on a card.
    let told = |at: usize| {
        let word = page.lower(at);
        WORDS.telling.has(&word) || word.starts_with(['£', '$', '€'])
    };
    run.len() <= 12
        && !run.clone().any(told)
        && !applies(page, run)
        && (page.has("posting-quality", run.clone()) || page.has("posting-able", run.clone()))
}

/// Whether a sentence speaks to others than applicants, or stands on the page around the posting.
pub(super) fn is_elsewhere(page: &Page<'_>, unit: &Unit) -> bool {
    // `Jobs > Trades > Joiners` is the way through a site.
    let step = |at: &usize| page.gap(*at).lines().next().unwrap_or_default().contains(['>', '›', '»']);
    let steps = unit.sentence.clone().filter(step).count();
    unit.section == Section::Aside
        || steps >= 2
        || is_for_others(page, unit)
        || page
            .at("posting-to-others", unit.sentence.start, unit.sentence.end)
            .is_some_and(|end| end < unit.sentence.end && is_address_of(page, unit, end))
        || unit.section != Section::Must && page.has("posting-elsewhere", unit.sentence.clone())
}

/// `Composers wishing to send scores …`, `Students' parents who want to know more …`: what such want is no application.
fn is_for_others(page: &Page<'_>, unit: &Unit) -> bool {
    let start = unit.sentence.start;
    let opening = start..unit.sentence.end.min(start + 4);
    let Some(wish) = page.first("posting-others-wish", opening).filter(|wish| wish.start > start) else {
        return false;
    };
    let who = start..wish.start;
    page.word(start).starts_with(char::is_uppercase)
        && !page.has("posting-applicants", who.clone())
        && !page.has("posting-people", who)
}

/// `Suppliers: …`, `Students, …`, `Residents wishing to …`: whom the words are for.
fn is_address_of(page: &Page<'_>, unit: &Unit, end: usize) -> bool {
    let gap = page.gap(end - 1);
    gap.contains(':')
        || end - unit.sentence.start > 1
        || matches!(
            page.lower(end).as_str(),
            "wishing" | "who" | "please" | "shall" | "reading" | "looking" | "seeking" | "must"
        )
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
        // On top of the page stand the employer and the job.
        let heads = run.iter().take(3).take_while(|unit| unit.opens_line && !unit.is_marked).count();
        let from = if start <= 1 { heads } else { 0 };
        if length >= 3 && run.iter_mut().filter(like).count() * 2 >= length {
            for unit in &mut run[from..] {
                unit.section = Section::Must;
            }
        }
        start += length.max(1);
    }
    told
}

/// The sentence without the clauses that say what is not required.
fn live(page: &Page<'_>, unit: &Unit) -> Vec<Range<usize>> {
    // `German isn't essential, but it would help` is one wish.
    if page.has("posting-wish", unit.tokens.clone()) {
        return vec![unit.tokens.clone()];
    }
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut at = unit.tokens.start;
    let mut waived = false;
    let mut open = false;
    while at < unit.tokens.end {
        let clause = page.clause(at, &unit.tokens);
        let end = clause.end.max(at + 1);
        let only = clause.clone().any(|at| page.lower(at) == "only");
        if page.has("posting-not-required", clause.clone()) && !only {
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
    // `A car is not needed, we fetch you`: what follows explains.
    let explains = |run: &Range<usize>| {
        run.start > unit.tokens.start
            && !["posting-required", "posting-quality", "posting-able", "posting-nice", "posting-demand"]
                .iter()
                .any(|name| page.has(name, run.clone()))
    };
    runs.retain(|run| !waived || !explains(run));
    runs
}

/// `Needs a licence, a dog would help`: what is required, and what would be nice.
fn divided(page: &Page<'_>, unit: &Unit, run: Range<usize>) -> Vec<Range<usize>> {
    let Some(nice) = wishes(page, &run) else {
        return vec![run];
    };
    // `If you can drive the van, so much the better` is one wish.
    if page.lower(run.start) == "if" {
        return vec![run];
    }
    let clause = page.clause(nice.start, &run);
    let head = run.start..clause.start;
    let requires = head.len() >= 2
        && (unit.section == Section::Must && !page.has("posting-heading-nice", head.clone()) || strong(page, &head))
        && wishes(page, &head).is_none();
    // `though X would be welcome` belongs to nothing before it; `or an interest in Y, both useful` does.
    if requires { vec![head, clause.start..run.end] } else { vec![run] }
}

/// Where words say that something would be nice: no `Christmas bonus`, no `you would help`.
fn wishes(page: &Page<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let other = page.all("posting-not-nice", run.clone());
    let marks = page.all("posting-nice", run.clone());
    marks.into_iter().find(|mark| !other.iter().any(|other| other.start < mark.end && mark.start < other.end))
}

/// Whether words require something (true), would like it (false), or neither.
fn weigh(page: &Page<'_>, unit: &Unit, run: &Range<usize>, before: Option<&Unit>) -> Option<bool> {
    let has = |name: &str| page.has(name, run.clone());
    // `Crane work, advantage`: the last word weighs it.
    let first = page.lower(run.start);
    let closing = |name: &str| page.has(name, run.end - 1..run.end);
    let nice = wishes(page, run).is_some() || closing("posting-nice-end") || first == "if" && closing("posting-cheer");
    let later = has("posting-later");
    let whole = *run == unit.tokens;
    let ours = matches!(
        first.as_str(),
        "we" | "our" | "ours" | "it" | "there" | "they" | "this" | "that" | "these" | "i" | "he" | "she" | "my"
    ) && !(first == "that" && unit.is_item && run.len() > 1 && page.lower(run.start + 1) == "you");
    let joined = matches!(first.as_str(), "but" | "so" | "as" | "if");
    // `Required: 2` tells how many.
    if run.len() == 1 && number(page.word(run.start)).is_some() {
        return None;
    }
    // `Never used a saw?` is no requirement, and neither is `No agencies, thanks`.
    let doubts = page.gap(run.end - 1).starts_with('?') && matches!(first.as_str(), "never" | "no" | "not" | "new");
    let refuses = has("posting-agencies") && has("posting-agencies-no") && unit.section != Section::Must;
    if doubts || refuses {
        return None;
    }
    // An item of what to tell: `whether you hold a licence`.
    let told =
        unit.is_asked && unit.section == Section::Apply && page.at("posting-told-piece", run.start, run.end).is_some();
    if told || first == "whether" || instructs(page, unit, run) || is_pay(page, unit, run) {
        return None;
    }
    match unit.section {
        Section::Process | Section::Aside => None,
        Section::Offer => (strong(page, run) && !later && !nice && !ours).then_some(true),
        Section::Nice => {
            (!ours || nice).then_some(false).filter(|_| whole || unit.is_item || nice || run.start == unit.tokens.start)
        }
        Section::Must => {
            if nice {
                return Some(false);
            }
            if strong(page, run) {
                return Some(true);
            }
            let part = !whole && !unit.is_item;
            // What follows a semicolon or a first sentence explains it.
            let explains = ours
                || joined && run.start > unit.tokens.start
                || first == "no" && (run.start > unit.sentence.start || run.len() <= 2);
            // `The rota is fixed by the 20th` tells of the work.
            let tells = !unit.is_item
                && page.has("posting-tells", run.start..run.end.min(run.start + 5))
                && !["posting-of-you", "posting-people", "posting-quality", "posting-able"]
                    .iter()
                    .any(|name| has(name));
            (!part && !explains && !tells && (!later || unit.is_item && unit.opens_line)).then_some(true)
        }
        Section::Apply | Section::Duties | Section::Plain | Section::About => {
            // `You must have the right to work here` in prose is told under applying, and asked there.
            if !unit.is_item && has("posting-permit") && !run.clone().any(|at| page.lower(at) == "only") {
                return None;
            }
            let follows = first == "so" && before.is_some_and(|before| page.has("posting-nice", before.tokens.clone()));
            // `It would be great if you …`, `We'd love it if you …`
            let wished = ours
                && page.has("posting-nice", run.start..run.end.min(run.start + 6))
                && run.clone().any(|at| matches!(page.lower(at).as_str(), "if" | "who"))
                && run.clone().any(|at| matches!(page.lower(at).as_str(), "you" | "your" | "who"));
            let whole_wish = has("posting-wish") && !later && !applies(page, run) && unit.section != Section::Apply;
            if whole_wish && !matches!(unit.section, Section::Duties) {
                return Some(false);
            }
            // `We need someone who turns up`: whoever says so, it is asked of whoever comes.
            if !nice && !later && has("posting-demand") && unit.section != Section::Apply {
                return Some(true);
            }
            if nice && wished && !later && unit.section != Section::Apply && !applies(page, run) {
                return Some(false);
            }
            if nice && !later && unit.section != Section::Apply && (!ours && (!joined || first == "if") || follows) {
                return Some(false);
            }
            if later {
                return None;
            }
            // `If you would need a visa, say so`
            if first == "if" && (has("posting-ask") || has("posting-say-so")) {
                return None;
            }
            if strong(page, run)
                && (!ours || first == "we" && page.has("posting-required", run.start..run.end.min(run.start + 3)))
            {
                // Of a paragraph about applying only some sentences are.
                let applying = unit.section == Section::Apply || unit.is_applying && applies(page, &unit.sentence);
                return Some(true).filter(|_| !applying || said_of_people(page, run));
            }
            let told = has("posting-you-are") && (has("posting-quality") || has("posting-able"));
            let fragment = has("posting-able") && run.len() <= 14 && unit.is_item && has("posting-quality");
            let free = !unit.is_applying && !matches!(unit.section, Section::Duties | Section::Apply);
            (free && !ours && !joined && (told || fragment)).then_some(true)
        }
    }
}

/// Whether words tell what to send or to say, though they stand among requirements: `Attach a copy of the card.`
fn instructs(page: &Page<'_>, unit: &Unit, run: &Range<usize>) -> bool {
    if page.has("posting-permit", run.clone()) {
        return false;
    }
    if page.has("posting-wants-told", run.clone()) {
        return true;
    }
    let start = run.start + usize::from(matches!(page.lower(run.start).as_str(), "please" | "kindly" | "and"));
    // `Say also which days you are able to work`, `Kindly indicate what you are prepared to teach`
    let told = page.at("posting-told-of", start, run.end).is_none()
        && page.at("posting-tell", start, run.end).is_some_and(|end| {
            (end..run.end.min(end + 4)).any(|at| page.at("posting-told-piece", at, run.end).is_some())
        });
    if told {
        return true;
    }
    if !matches!(unit.section, Section::Must | Section::Nice) {
        // `Bring a printout not older than thirty days`
        let applying = unit.section == Section::Apply || unit.is_applying;
        return applying
            && (page.at("posting-hand-over", start, run.end).is_some()
                || page.at("posting-in-writing", start, run.end).is_some());
    }
    let ordered = page.at("posting-do", start, run.end).is_some();
    // `Registration (a scan must accompany your form)` requires the registration.
    let enclosed = page.all("posting-enclosed", run.clone()).iter().any(|mark| {
        ordered
            || page.clause(mark.start, run).start == run.start
            || matches!(page.lower(run.start).as_str(), "where" | "if" | "for")
    });
    page.at("posting-send-order", run.start, run.end).is_some()
        || ordered && page.has("posting-in-writing", run.clone())
        || page.at("posting-in-writing", run.start, run.end).is_some()
        || enclosed
}

/// Whether a sentence begins with a sum and speaks of pay: `£12.90 an hour and all you can eat`.
fn is_pay(page: &Page<'_>, unit: &Unit, run: &Range<usize>) -> bool {
    let text = page.document.text();
    let before = text[..page.span(&(run.start..run.start + 1)).start()].trim_end().chars().next_back();
    let sum = before.is_some_and(|sign| matches!(sign, '£' | '€' | '$' | '₹' | '¥'))
        || matches!(
            page.lower(run.start).as_str(),
            "eur" | "usd" | "gbp" | "nok" | "sek" | "dkk" | "chf" | "salary" | "pay" | "contract"
        );
    sum && unit.section != Section::Must && page.has("posting-pay", run.clone())
}

/// Whether words require something under any heading.
fn strong(page: &Page<'_>, run: &Range<usize>) -> bool {
    page.all("posting-required", run.clone()).iter().any(|mark| {
        let word = page.lower(mark.start);
        // `A copy must be enclosed` asks for a paper.
        if page.at("posting-sent", mark.start, run.end).is_some() {
            return false;
        }
        // `Visitors must sign in`: the one who must is somebody else.
        let subject = mark.start.saturating_sub(2).max(run.start)..mark.start;
        if page.has("posting-no-person", subject) {
            return false;
        }
        // `every object has to be cleaned`: what is done to things is the work.
        let done = page.lower(mark.end - 1) == "be"
            && matches!(word.as_str(), "has" | "have" | "need" | "needs" | "must" | "should")
            && mark.end < run.end
            && page.lower(mark.end).ends_with("ed")
            && page.at("posting-of-people", mark.end, run.end).is_none()
            && !page.has("posting-people", run.start..mark.start)
            && !(run.start..mark.start).any(|at| page.lower(at) == "you");
        if done {
            return false;
        }
        if mark.len() > 1 {
            // `We are hiring a cook who will run the pass` tells of the work.
            let seeks = WORDS.seeking.has(&word);
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
