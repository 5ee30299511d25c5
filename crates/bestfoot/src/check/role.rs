//! The role that a draft applies for, against the one of the application.

use super::{Check, Draft, Report};
use crate::document::{Document, Zone};
use crate::names::{Likeness, compare, fold, words};
use crate::spelling;
use crate::{Applicability, Fix, Label, Place};

/// Reports another role than the application's where the draft says what it applies for: between the phrases `before` (apply for the) and one of the
/// words for a post (variant `spelling` where it is nearly the right one).
pub(super) struct Role;

/// Words for a post, behind its name.
pub(super) const POSTS: [&str; 9] =
    ["position", "role", "job", "post", "opening", "vacancy", "opportunity", "internship", "apprenticeship"];

fn is_post(word: &str) -> bool {
    const RARER: [&str; 4] = ["placement", "traineeship", "appointment", "position's"];
    POSTS.iter().chain(&RARER).any(|post| post.eq_ignore_ascii_case(word))
}

/// Words of rank: with another one it is another job.
const RANKS: [&str; 21] = [
    "senior",
    "junior",
    "lead",
    "principal",
    "staff",
    "head",
    "chief",
    "deputy",
    "assistant",
    "associate",
    "vice",
    "trainee",
    "apprentice",
    "graduate",
    "intern",
    "i",
    "ii",
    "iii",
    "iv",
    "director",
    "executive",
];

impl Check for Role {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        let Some(role) = &application.role else {
            return;
        };
        let wanted = telling(role);
        if wanted.is_empty() {
            return;
        }
        let mut places: Vec<(usize, usize)> =
            draft.phrase_tokens("before").into_iter().filter_map(|(_, end)| title_at(document, end, false)).collect();
        let posted = draft.phrase_tokens("posted").into_iter().filter(|&(start, _)| !is_told(document, start));
        places.extend(posted.filter_map(|(_, end)| title_at(document, end, true)));
        places.extend(subject_title(document));
        places.sort_unstable();
        let mut seen = 0;
        for (from, to) in places {
            if from < seen || is_elsewhere(draft, to) || is_anothers(document, from) {
                continue;
            }
            seen = to;
            let from = without_company(draft, from, to);
            let written: Vec<String> =
                (from..to).map(|at| document.written(&document.tokens()[at]).to_owned()).collect();
            let named: Vec<String> = application.company_names().flat_map(words).map(|word| fold(&word)).collect();
            let company = written.iter().filter(|word| !is_small(word)).all(|here| named.contains(&fold(here)));
            let Some(slip) = verdict(&written, &wanted, role).filter(|_| !company) else {
                continue;
            };
            let span = draft.display_tokens(from, to);
            if draft.accepts(&document.text()[span.range()]) {
                continue;
            }
            let finding = report.words(span);
            finding.value("expected", role.clone()).fix(Fix::replace(span, role.clone(), Applicability::Display));
            if slip == RoleSlip::Spelling {
                finding.variant("spelling");
            }
            if let Some(place) = application.role_place() {
                finding.label(Label { text: "the role is named here".to_owned(), place: Place::Application(place) });
            }
        }
    }
}

/// The title in a subject line, behind `Application` and a mark or at the beginning: `Application: Quality Manager`.
fn subject_title(document: &Document) -> Option<(usize, usize)> {
    let line = document.zone_lines(Zone::Subject).next()?;
    let tokens = document.tokens_in(line);
    let word = |at: usize| document.written(&document.tokens()[at]).to_ascii_lowercase();
    let start = tokens.clone().find(|&at| {
        !matches!(
            word(at).as_str(),
            "subject"
                | "re"
                | "application"
                | "job"
                | "position"
                | "role"
                | "fwd"
                | "sub"
                | "your"
                | "the"
                | "for"
                | "of"
                | "as"
        )
    })?;
    title_at(document, start, false).filter(|&(from, to)| to <= tokens.end && to - from >= 2)
}

/// "In the Product Manager role I learned": told, not applied for.
fn is_told(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.written(&document.tokens()[before]));
    matches!(
        before.to_ascii_lowercase().as_str(),
        "in" | "from" | "through" | "during" | "held" | "left" | "under" | "beside" | "into" | "by" | "of"
    )
}

/// "I have been offered a post as Maintenance Engineer elsewhere": not the one applied for.
fn is_anothers(document: &Document, from: usize) -> bool {
    let clause = document.clause_tokens(from);
    let mut words = clause.map(|at| document.written(&document.tokens()[at]).to_ascii_lowercase());
    words.any(|word| {
        matches!(
            word.as_str(),
            "elsewhere"
                | "offered"
                | "accepted"
                | "another"
                | "declined"
                | "sister"
                | "brother"
                | "husband"
                | "wife"
                | "cousin"
        )
    })
}

/// The title without the company before it: `HARTWELL OPERATIONS ANALYST`.
fn without_company(draft: &Draft<'_>, from: usize, to: usize) -> usize {
    let document = draft.document();
    let named: Vec<String> = draft.application().company_names().flat_map(words).map(|word| fold(&word)).collect();
    let is_company = |at: &usize| named.contains(&fold(document.written(&document.tokens()[*at])));
    let company = (from..to).take_while(is_company).count();
    if from + company < to { from + company } else { from }
}

/// Behind the post stands another employer than the one of the application.
fn is_elsewhere(draft: &Draft<'_>, to: usize) -> bool {
    let document = draft.document();
    let tokens = document.tokens();
    let post = tokens.get(to).is_some_and(|token| is_post(document.written(token)));
    let at = to + usize::from(post);
    let (Some(link), Some(name)) = (tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    let name = document.written(name);
    let ours = || {
        draft
            .application()
            .company_names()
            .flat_map(words)
            .any(|word| !matches!(compare(name, &word), Likeness::Different))
    };
    matches!(document.written(link), "at" | "with")
        && name.starts_with(char::is_uppercase)
        && draft.application().company.is_some()
        && !ours()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RoleSlip {
    Spelling,
    Other,
}

/// The words of a role that tell it from others, without what stands in brackets or behind a comma or a dash. A comma before the word for who does
/// the job only parts fields: `Health, Safety and Environment Officer`.
fn telling(role: &str) -> Vec<String> {
    let whole = role.split(['(', '/', ';', '|']).next().unwrap_or(role);
    let names_who = |part: &str| words(part).last().is_some_and(|last| is_head(last));
    let head = whole.split(',').next().unwrap_or(whole);
    let head = if !names_who(head) && names_who(whole) { whole } else { head };
    let head = head.split(" - ").next().unwrap_or(head);
    words(head).into_iter().filter(|word| !is_small(word)).collect()
}

fn is_small(word: &str) -> bool {
    matches!(fold(word).as_str(), "of" | "the" | "for" | "and" | "in" | "at" | "to" | "a" | "an" | "de" | "&")
}

/// The words of a title that begin at a token: capitalised ones, or small ones up to a word for a post.
fn title_at(document: &Document, start: usize, needs_post: bool) -> Option<(usize, usize)> {
    const LONGEST: usize = 7;
    let tokens = document.tokens();
    let line = tokens.get(start)?.line;
    let word = |at: usize| document.written(&tokens[at]);
    let capital = |at: usize| word(at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() && at > start);
    let fits = |at: usize| {
        let gap =
            if at == start { " " } else { &document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize] };
        at < tokens.len()
            && (tokens[at].line == line || at > start && document.paragraph_tokens(start).contains(&at) && capital(at))
            && !tokens[at].is_opaque
            && !tokens[at].is_clitic
            && matches!(gap, " " | "-" | "\n")
    };
    let mut to = start;
    while to < tokens.len()
        && to - start < LONGEST
        && fits(to)
        && (capital(to) || to > start && is_small(word(to)) && to + 1 < tokens.len() && capital(to + 1))
    {
        if is_post(word(to)) {
            break;
        }
        to += 1;
    }
    // "Teacher of Geography at Hartwell": the employer is no part of the title.
    if let Some(at) = (start..to).find(|&at| matches!(word(at), "at" | "with")) {
        to = at;
    }
    let post = |at: usize| at < tokens.len() && fits(at) && is_post(word(at));
    if to > start && (post(to) || !needs_post) {
        return Some((start, to));
    }
    // Small letters end where the post does; without that word they may be anything.
    let end = (start..tokens.len().min(start + LONGEST)).take_while(|&at| fits(at)).find(|&at| post(at))?;
    // "the reason I am applying for the post", "the driver assessment for the school job": another noun stands between.
    let apart = |at: usize| matches!(word(at), "I" | "am" | "for" | "that" | "which" | "to" | "is" | "was");
    (end > start && !(start..end).any(apart)).then_some((start, end))
}

/// Ranks below the one that the bare title names.
fn is_lower(rank: &str) -> bool {
    matches!(rank, "junior" | "deputy" | "assistant" | "associate" | "vice" | "trainee" | "apprentice" | "intern")
}

/// What a written title is to the wanted one; none if it may be the same.
fn verdict(written: &[String], wanted: &[String], role: &str) -> Option<RoleSlip> {
    let here: Vec<&String> = written.iter().filter(|word| !is_small(word)).collect();
    let whole: String = here.iter().map(|word| fold(word)).collect();
    let initials = |words: &[String]| {
        words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect::<String>()
    };
    let same = |a: &str, b: &str| is_same_word(a, b);
    // `Site Reliability Engineer` for SRE.
    let spelled_out = || {
        let short: String = wanted.iter().map(|word| fold(word)).collect();
        here.len() > 1 && short == here.iter().filter_map(|word| fold(word).chars().next()).collect::<String>()
    };
    // "the post of Cook" for Assistant Cook claims more than is offered; "the analyst position" is short for it.
    let claims = here.len() == 1
        && here[0].starts_with(char::is_uppercase)
        && wanted.len() > 1
        && wanted.iter().any(|word| is_lower(&fold(word)))
        && wanted.last().is_some_and(|last| fold(last) == whole && !is_lower(&whole));
    if claims {
        return Some(RoleSlip::Other);
    }
    if here.is_empty() || whole == initials(wanted) || fold(role).contains(&whole) || spelled_out() {
        return None;
    }
    let ranks = |words: &mut dyn Iterator<Item = String>| {
        words.map(|word| fold(&word)).filter(|word| RANKS.contains(&word.as_str())).collect::<Vec<_>>()
    };
    let (mine, theirs) = (ranks(&mut here.iter().map(|word| (*word).clone())), ranks(&mut wanted.iter().cloned()));
    // What stands in brackets or behind a comma may be part of the title: `Seasonal Ranger` for Ranger (Seasonal).
    let all: Vec<String> = words(role).into_iter().filter(|word| !is_small(word)).collect();
    let long: Vec<String> = here.iter().map(|word| (*word).clone()).collect();
    let in_wanted = |word: &str| {
        all.iter().any(|known| same(word, known))
            || is_short_for(word, wanted)
            || stands_for(word, &long, wanted)
            || is_time(word)
    };
    let strange: Vec<&&String> = here.iter().filter(|word| !in_wanted(word)).collect();
    // "the theatre nurse post" for Infirmière de bloc opératoire: said in English.
    let is_english = |word: &str| spelling::words().is_word(&fold(word), spelling::ORDINARY);
    let is_translated = strange.len() == here.len()
        && here.iter().all(|word| is_english(word))
        && wanted.iter().filter(|word| is_english(word)).count() * 2 < wanted.len();
    if is_translated {
        return None;
    }
    let near = |word: &str| {
        wanted.iter().any(|known| {
            matches!(compare(&fold(word), &fold(known)), Likeness::Near(edits) if edits <= 2) && !same(word, known)
        })
    };
    // A head noun alone names the same post: "the analyst position".
    if strange.is_empty() {
        let dropped = theirs.iter().any(|rank| !mine.contains(rank));
        let short = here.iter().any(|word| is_short_for(word, wanted));
        return (dropped && !short && here.len() > 1).then_some(RoleSlip::Other);
    }
    // "the polling and electoral services assistant post": all of the role is there, and a field more.
    let fuller = strange.iter().all(|word| !RANKS.contains(&fold(word).as_str())) && theirs.len() == mine.len();
    if fuller && wanted.len() >= 2 && here.len() > wanted.len() && holds_in_order(&here, wanted) {
        return None;
    }
    if strange.iter().all(|word| near(word) && !RANKS.contains(&fold(word).as_str())) {
        return Some(RoleSlip::Spelling);
    }
    // A title that shares a word, or that has a head noun of work, is another job; anything else may be no title at all.
    // "part of my job" names no title.
    let shares = here.iter().any(|word| in_wanted(word) && !is_time(word));
    let title = shares || here.last().is_some_and(|last| is_head(last));
    title.then_some(RoleSlip::Other)
}

/// Whether the wanted words stand among the written ones, in their order.
fn holds_in_order(here: &[&String], wanted: &[String]) -> bool {
    let mut written = here.iter();
    wanted.iter().all(|known| written.any(|word| is_same_word(word, known)))
}

/// Equal words, or one the plural or the other spelling of the other.
fn is_same_word(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let stem = |word: &str| {
        word.trim_end_matches('s')
            .replace("counsellor", "counselor")
            .replace("centre", "center")
            .replace("programme", "program")
    };
    // `Chairman` for Chairperson.
    let office =
        |word: &str| ["person", "woman", "man"].iter().find_map(|ending| word.strip_suffix(ending)).map(str::to_owned);
    let same_office = office(&a).is_some_and(|head| head.len() >= 4 && office(&b) == Some(head));
    stem(&a) == stem(&b)
        || same_office
        || is_other_sex(&a, &b)
        || is_other_dialect(&a, &b)
        || a.len() >= 3 && (b.starts_with(&a) || a.starts_with(&b))
}

/// `Jefa` for Jefe: the title as it is for a woman, in a language that has two.
fn is_other_sex(a: &str, b: &str) -> bool {
    let stem = |word: &str| word.strip_suffix(['a', 'e', 'o']).map(str::to_owned);
    let foreign = |word: &str| !spelling::words().is_word(word, spelling::ORDINARY);
    a.len() >= 4 && stem(a).is_some() && stem(a) == stem(b) && foreign(a) && foreign(b)
}

/// `Color` for Colour.
fn is_other_dialect(a: &str, b: &str) -> bool {
    let (Some(one), Some(other)) = (spelling::words().entry(a), spelling::words().entry(b)) else {
        return false;
    };
    let differ = one.is_american() && !one.is_british() && other.is_british() && !other.is_american()
        || other.is_american() && !other.is_british() && one.is_british() && !one.is_american();
    differ && strsim::osa_distance(a, b) <= 2
}

/// Whether a written word is part of the long form of an abbreviation in the wanted title: `Heavy Goods Vehicle Driver` for HGV Driver.
fn stands_for(word: &str, here: &[String], wanted: &[String]) -> bool {
    wanted.iter().filter(|known| !here.iter().any(|word| fold(word) == fold(known))).any(|known| {
        let short = fold(known);
        let run = (2..=here.len()).any(|length| {
            here.windows(length).any(|window| {
                let initials: String = window.iter().filter_map(|word| fold(word).chars().next()).collect();
                initials == short && window.iter().any(|other| other == word)
            })
        });
        run || is_short_for(known, std::slice::from_ref(&word.to_owned()))
    })
}

/// Words that say when or for how long one works, which a title may have or lack.
fn is_time(word: &str) -> bool {
    matches!(
        fold(word).as_str(),
        "part"
            | "full"
            | "time"
            | "seasonal"
            | "temporary"
            | "permanent"
            | "weekend"
            | "casual"
            | "contract"
            | "interim"
    )
}

/// `HR` for Human Resources, `QA` for Quality Assurance, inside a longer title.
fn is_short_for(word: &str, wanted: &[String]) -> bool {
    const USUAL: [(&str, &str); 12] = [
        ("rn", "registered nurse"),
        ("pm", "manager"),
        ("swe", "software engineer"),
        ("dev", "developer"),
        ("sr", "senior"),
        ("jr", "junior"),
        ("mgr", "manager"),
        ("asst", "assistant"),
        ("eng", "engineer"),
        ("admin", "administrator"),
        ("rep", "representative"),
        ("ops", "operations"),
    ];
    let folded = fold(word);
    let joined = wanted.iter().map(|word| fold(word)).collect::<Vec<_>>().join(" ");
    let initials = |words: &[String]| {
        words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect::<String>()
    };
    let run = (2..=wanted.len()).any(|length| wanted.windows(length).any(|window| initials(window) == folded));
    run || USUAL.iter().any(|(short, long)| *short == folded && joined.contains(long))
}

/// A word that names who does a job.
fn is_head(word: &str) -> bool {
    let folded = fold(word);
    let folded = folded.trim_end_matches('s');
    ["er", "or", "ist", "ian", "ant", "ent", "ive", "man", "woman"]
        .iter()
        .any(|ending| folded.len() >= 5 && folded.ends_with(ending))
        || matches!(
            folded,
            "nurse"
                | "clerk"
                | "chef"
                | "cook"
                | "pilot"
                | "guard"
                | "lead"
                | "head"
                | "intern"
                | "sister"
                | "midwife"
                | "porter"
                | "host"
        )
}
