//! The company: is it named, is it spelled right, and is it the one that is meant.

use super::date::{DAYS, MONTHS};
use super::{Check, Draft, Report};
use crate::document::{Document, Form, Zone};
use crate::names::{Likeness, compare, fold, words};
use crate::{Applicability, Fix, Label, Place, Span};

const LEGAL: [&str; 27] = [
    "inc",
    "incorporated",
    "llc",
    "llp",
    "ltd",
    "limited",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "co",
    "company",
    "corp",
    "corporation",
    "group",
    "holdings",
    "sa",
    "srl",
    "bv",
    "nv",
    "pty",
    "pvt",
    "the",
    "and",
    "of",
    "&",
    "ab",
];

/// The words of a company's name that tell it from others.
fn telling(name: &str) -> Vec<String> {
    words(name)
        .into_iter()
        .map(|word| word.trim_end_matches("'s").to_owned())
        .filter(|word| !LEGAL.contains(&fold(word).as_str()))
        .collect()
}

/// Whether the folded text of `hay` holds the words of `needle` side by side.
fn holds_words(hay: &[String], needle: &[String]) -> bool {
    !needle.is_empty() && hay.windows(needle.len()).any(|window| window == needle)
}

fn folded_words(document: &Document) -> Vec<String> {
    let tokens = document.tokens().iter().filter(|token| {
        let possession = token.is_clitic && token.form == Form::Full("'s");
        !(matches!(document.token_zone(token), Zone::Quoted | Zone::Code) || possession)
    });
    tokens.map(|token| fold(document.written(token))).collect()
}

/// Reports a draft that never names the company. Without an application it looks for the words `any` (your company), which name nobody,
/// and for a capitalised name anywhere that could be the company's.
pub(super) struct Named;

impl Check for Named {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        if draft.word_count() < 20 || document.tokens().is_empty() {
            return;
        }
        let application = draft.application();
        let hay = folded_words(document);
        if application.company.is_some() {
            let named = application.company_names().any(|name| {
                let telling: Vec<String> = telling(name).iter().map(|word| fold(word)).collect();
                let initials: String = telling.iter().filter_map(|word| word.chars().next()).collect();
                let first = telling.first().is_some_and(|first| {
                    hay.iter().any(|word| {
                        word == first || !matches!(compare(word, first), Likeness::Different) && first.len() >= 5
                    })
                });
                holds_words(&hay, &telling)
                    || first
                    || initials.len() >= 2 && hay.contains(&initials)
                    || glued(&hay, &telling)
            });
            if !named {
                report.draft().value("company", application.company.clone().unwrap_or_default());
            }
            return;
        }
        let vague = draft.phrase_tokens("any");
        if let Some(&(start, end)) = vague.first()
            && !names_somebody(document)
        {
            let span = draft.display_tokens(start, end);
            report.words(span).variant("vague");
        }
    }
}

/// `north wind` for Northwind, `northwind` for North Wind.
fn glued(hay: &[String], telling: &[String]) -> bool {
    let whole: String = telling.concat();
    let first = telling.first();
    hay.contains(&whole)
        || hay.windows(2).any(|pair| pair.concat() == whole || first.is_some_and(|first| pair.concat() == *first))
}

/// Whether any capitalised word inside a sentence of the body, or an inside address, could name the company.
fn names_somebody(document: &Document) -> bool {
    let tokens = document.tokens();
    let addressed = document.zone_lines(Zone::InsideAddress).next().is_some();
    addressed
        || (0..tokens.len()).any(|index| {
            let token = &tokens[index];
            let word = document.written(token);
            let body = matches!(document.token_zone(token), Zone::Body | Zone::Salutation | Zone::Subject);
            let opens = document.sentence_tokens(token.sentence).start == index;
            let before = index.checked_sub(1).map_or("", |before| document.written(&tokens[before]));
            let placed = matches!(
                before.to_ascii_lowercase().as_str(),
                "at" | "join" | "joining" | "for" | "with" | "to" | "about"
            );
            body && placed && !opens && word.len() > 1 && word.starts_with(char::is_uppercase)
        })
}

/// Reports near misses of the company's name (variant `case` where only capitals or gaps differ).
pub(super) struct Spelling;

impl Check for Spelling {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        let Some(company) = &application.company else {
            return;
        };
        let names: Vec<&str> = application.company_names().collect();
        let tokens = document.tokens();
        let mut index = 0;
        while index < tokens.len() {
            let token = &tokens[index];
            index += 1;
            if token.is_opaque || token.is_clitic || !draft.reads(token) {
                continue;
            }
            let at = index - 1;
            // A right name here ends the matter; the longest wins over its own first word.
            if let Some(length) = names.iter().filter_map(|name| right_at(document, at, name)).max() {
                index = at + length;
                continue;
            }
            let found = names.iter().find_map(|name| slip_at(draft, at, name));
            let Some((length, expected, is_case)) = found else {
                continue;
            };
            index = at + length;
            let span = draft.display_tokens(at, at + length);
            if draft.accepts(&document.text()[span.range()]) {
                continue;
            }
            let finding = report.words(span);
            finding.value("expected", expected.clone()).value("company", company.clone()).fix(Fix::replace(
                span,
                expected,
                Applicability::Safe,
            ));
            if is_case {
                finding.variant("case");
            }
            if let Some(place) = application.company_place() {
                finding.label(Label { text: "spelled here".to_owned(), place: Place::Application(place) });
            }
        }
    }
}

fn exact_words(name: &str) -> Vec<String> {
    let mut all: Vec<String> = words(name);
    while all.len() > 1 && all.last().is_some_and(|word| LEGAL.contains(&fold(word).as_str())) {
        all.pop();
    }
    if all.len() > 1 && fold(&all[0]) == "the" {
        all.remove(0);
    }
    all
}

/// How many tokens of the name stand here exactly, if all or the first of its telling words do.
fn right_at(document: &Document, at: usize, name: &str) -> Option<usize> {
    let wanted = exact_words(name);
    let tokens = document.tokens();
    let matched = wanted.iter().enumerate().take_while(|(offset, word)| {
        tokens.get(at + offset).is_some_and(|token| {
            let written = document.written(token);
            written == word.as_str()
                || written == word.trim_end_matches("'s")
                || written.len() > 1 && written.chars().all(|c| !c.is_lowercase()) && fold(written) == fold(word)
        })
    });
    let matched = matched.count();
    (matched > 0).then_some(matched)
}

/// A slip of the name that begins here: how many tokens, what is meant, and whether only case or gaps differ.
fn slip_at(draft: &Draft<'_>, at: usize, name: &str) -> Option<(usize, String, bool)> {
    let document = draft.document();
    let tokens = document.tokens();
    let wanted = exact_words(name);
    let written = |index: usize| {
        tokens
            .get(index)
            .filter(|token| !token.is_clitic && token.line == tokens[at].line)
            .map(|token| document.written(token))
    };
    let first = written(at)?;
    let capital = first.starts_with(char::is_uppercase);
    let joined = |index: usize| document.plain().get(tokens[index].end as usize..tokens.get(index + 1)?.start as usize);
    // Several words, each right or near, and one of them right: `Hartwel Logistics`.
    if wanted.len() > 1 {
        let likeness: Vec<Likeness> = (0..wanted.len())
            .map(|offset| written(at + offset).map_or(Likeness::Different, |word| compare(word, &wanted[offset])))
            .collect();
        let near = likeness.iter().filter(|likeness| matches!(likeness, Likeness::Near(_))).count();
        let case = likeness.iter().filter(|likeness| **likeness == Likeness::OtherCase).count();
        let same = likeness.iter().filter(|likeness| **likeness == Likeness::Same).count();
        let all = near + case + same == wanted.len();
        if all && near > 0 && near < wanted.len() && capital {
            return Some((wanted.len(), wanted.join(" "), false));
        }
        if all && near == 0 && case > 0 && capital {
            return Some((wanted.len(), wanted.join(" "), true));
        }
        // `HartwellLogistics`.
        if fold(first) == fold(&wanted.concat()) && capital {
            return Some((1, wanted.join(" "), true));
        }
    }
    let head = wanted.first()?;
    if head.chars().count() < 4 {
        return None;
    }
    // `North Wind` or `North-wind` for Northwind.
    if wanted.len() == 1
        && capital
        && let Some(second) = written(at + 1)
        && fold(first).len() > 1
        && fold(first) + &fold(second) == fold(head)
        && matches!(joined(at), Some(" " | "-"))
    {
        return Some((2, head.clone(), true));
    }
    let known_person = draft.names().people.iter().any(|person| person.right.contains(&fold(first)));
    if known_person
        || draft
            .names()
            .people
            .iter()
            .any(|person| person.words.iter().any(|word| matches!(compare(first, &word.text), Likeness::Near(_))))
    {
        return None;
    }
    match compare(first, head) {
        Likeness::OtherCase
            if capital && head.chars().skip(1).any(char::is_uppercase)
                || head.chars().skip(1).any(char::is_uppercase) && placed(document, at) =>
        {
            Some((1, head.clone(), true))
        }
        Likeness::OtherCase if !capital && placed(document, at) => Some((1, head.clone(), true)),
        Likeness::Near(distance) if capital && is_alone(document, at) => {
            let length = first.chars().count().min(head.chars().count());
            let opens = document.sentence_tokens(tokens[at].sentence).start == at;
            let possessive = tokens.get(at + 1).is_some_and(|next| next.is_clitic);
            let sure = length >= 6 && distance == 1 || length >= 8 && distance == 2;
            let enough = sure
                && (!opens || possessive)
                && (placed(document, at) || possessive || length >= 8)
                && !common_change(first, head);
            enough.then(|| (1, head.clone(), false))
        }
        _ => None,
    }
}

/// A plural or an ending is another word, not a slip.
fn common_change(written: &str, known: &str) -> bool {
    let (a, b) = (fold(written), fold(known));
    ["s", "ed", "er", "ing", "es", "ly", "y"]
        .iter()
        .any(|ending| a == format!("{b}{ending}") || b == format!("{a}{ending}"))
}

/// No other capitalised word beside it: `Hartley Hall` is somebody else.
fn is_alone(document: &Document, at: usize) -> bool {
    let tokens = document.tokens();
    let beside = |index: Option<usize>, gap: (usize, usize)| {
        index.and_then(|index| tokens.get(index)).is_some_and(|token| {
            let between = document.plain().get(tokens[gap.0].end as usize..tokens[gap.1].start as usize).unwrap_or("");
            between == " "
                && document.written(token).starts_with(char::is_uppercase)
                && document.written(token) != "I"
                && !token.is_clitic
        })
    };
    let after = at + 1 < tokens.len() && beside(Some(at + 1), (at, at + 1));
    let before =
        at > 0 && document.sentence_tokens(tokens[at].sentence).start < at - 1 && beside(Some(at - 1), (at - 1, at));
    !before && !after
}

/// A word before it says that a company follows.
fn placed(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.written(&document.tokens()[before]));
    matches!(
        before.to_ascii_lowercase().as_str(),
        "at" | "join"
            | "joining"
            | "with"
            | "for"
            | "to"
            | "by"
            | "from"
            | "of"
            | "dear"
            | "about"
            | "in"
            | "and"
            | "that"
            | "where"
    )
}

/// Reports another company's name in a place that addresses the target: right after one of the phrases `any` (apply to, join).
pub(super) struct Target;

impl Check for Target {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        if application.company.is_none() {
            return;
        }
        let tokens = document.tokens();
        let mut reported: Option<Span> = None;
        for (start, end) in draft.phrase_tokens("any") {
            let greets = end == start + 1 && document.written(&tokens[start]).eq_ignore_ascii_case("dear");
            let Some((from, to)) = name_after(document, end).and_then(|name| without_office(document, name, greets))
            else {
                continue;
            };
            let written: Vec<String> = (from..to).map(|index| fold(document.written(&tokens[index]))).collect();
            let span = draft.display_tokens(from, to);
            let known =
                |values: Vec<&str>| {
                    values.into_iter().flat_map(words).map(|word| fold(&word)).any(|word| {
                        !LEGAL.contains(&word.as_str()) && written.iter().any(|here| same_or_near(here, &word))
                    })
                };
            let ours = application
                .company_names()
                .chain(application.role.as_deref())
                .chain(application.facts.iter().map(String::as_str))
                .collect();
            let roles = application.people.iter().filter_map(|person| person.role.as_deref()).collect();
            let person =
                written.iter().any(|word| draft.names().people.iter().any(|person| person.right.contains(word)));
            let initials: String = application
                .company
                .iter()
                .flat_map(|name| telling(name))
                .filter_map(|word| word.chars().next())
                .flat_map(char::to_lowercase)
                .collect();
            let posting = application
                .posting
                .as_ref()
                .is_some_and(|posting| posting.plain().to_lowercase().contains(&written.join(" ")));
            let seen = reported == Some(span);
            // "the Project Manager position": a role, not a company; "[Company]": a slot, which has a lint of its own.
            let job = is_role_word(tokens.get(to).map(|next| document.written(next)))
                || document.plain()[..tokens[from].start as usize].ends_with('[');
            let sample = written.first().is_some_and(|word| matches!(word.as_str(), "xyz" | "abc"));
            if seen
                || job
                || sample
                || known(ours)
                || known(roles)
                || person
                || written.concat() == initials
                || posting
                || draft.accepts(&document.text()[span.range()])
            {
                continue;
            }
            reported = Some(span);
            let finding = report.words(span);
            finding.value("company", application.company.clone().unwrap_or_default());
            if let Some(place) = application.company_place() {
                finding.label(Label { text: "you are applying here".to_owned(), place: Place::Application(place) });
            }
        }
    }
}

fn same_or_near(a: &str, b: &str) -> bool {
    a == b
        || a.len() >= 4
            && b.len() >= 4
            && (matches!(compare(a, b), Likeness::Near(_)) || a.starts_with(b) || b.starts_with(a))
}

/// The capitalised words that begin at a token and could be a company's name.
fn name_after(document: &Document, start: usize) -> Option<(usize, usize)> {
    let tokens = document.tokens();
    let line = tokens.get(start)?.line;
    let sentence = tokens.get(start.checked_sub(1)?)?.sentence;
    let skip = usize::from(document.written(tokens.get(start)?).eq_ignore_ascii_case("the"));
    let from = start + skip;
    let mut to = from;
    while let Some(token) = tokens
        .get(to)
        .filter(|token| token.line == line && token.sentence == sentence && !token.is_clitic && !token.is_opaque)
    {
        let gap = if to == from { " " } else { &document.plain()[tokens[to - 1].end as usize..token.start as usize] };
        let word = document.written(token);
        let capital = word.starts_with(char::is_uppercase);
        // "Bank of Leeds", "Johnson & Lee": small words only between capitals.
        let link = to > from
            && matches!(word, "of" | "and")
            && tokens.get(to + 1).is_some_and(|next| document.written(next).starts_with(char::is_uppercase));
        if !matches!(gap, " " | "-" | " & ") || !(capital || link) || to - from >= 6 {
            break;
        }
        to += 1;
    }
    let single = to == from + 1;
    let first = document.written(tokens.get(from)?);
    let plain_word = single && (first == "I" || is_place_or_time(first));
    (to > from && !plain_word).then_some((from, to))
}

/// The name without the words for an office behind it: `Contoso Hiring Team`. A greeting without an office greets a person.
fn without_office(document: &Document, (from, to): (usize, usize), greets: bool) -> Option<(usize, usize)> {
    const OFFICES: [&str; 22] = [
        "team",
        "hiring",
        "recruitment",
        "recruiting",
        "recruiter",
        "recruiters",
        "hr",
        "human",
        "resources",
        "people",
        "talent",
        "acquisition",
        "manager",
        "managers",
        "committee",
        "department",
        "board",
        "director",
        "selection",
        "search",
        "panel",
        "staff",
    ];
    let tokens = document.tokens();
    let office = |index: usize| OFFICES.contains(&document.written(&tokens[index]).to_lowercase().as_str());
    let mut end = to;
    while end > from && office(end - 1) {
        end -= 1;
    }
    let office_follows = end < to || to < tokens.len() && office(to);
    let titled = crate::names::is_title(document.written(&tokens[from]));
    (end > from && !titled && !office(from) && (!greets || office_follows)).then_some((from, end))
}

/// A capitalised word that names no company: months, weekdays, places and peoples that letters hold most.
fn is_place_or_time(word: &str) -> bool {
    const PLACES: [&str; 33] = [
        "london",
        "leeds",
        "manchester",
        "dublin",
        "berlin",
        "paris",
        "toronto",
        "chicago",
        "boston",
        "denver",
        "seattle",
        "austin",
        "lagos",
        "mumbai",
        "delhi",
        "bangalore",
        "sydney",
        "melbourne",
        "europe",
        "africa",
        "asia",
        "america",
        "england",
        "scotland",
        "wales",
        "ireland",
        "canada",
        "india",
        "germany",
        "france",
        "australia",
        "english",
        "uk",
    ];
    let folded = fold(word);
    [&MONTHS[..], &DAYS[..], &PLACES[..]].iter().any(|list| list.contains(&folded.as_str()))
}

/// A word after a capitalised name that makes it the name of a job.
fn is_role_word(word: Option<&str>) -> bool {
    const ROLES: [&str; 12] = [
        "position",
        "role",
        "job",
        "post",
        "opening",
        "vacancy",
        "opportunity",
        "internship",
        "apprenticeship",
        "program",
        "programme",
        "team",
    ];
    word.is_some_and(|word| ROLES.iter().any(|role| role.eq_ignore_ascii_case(word)))
}
