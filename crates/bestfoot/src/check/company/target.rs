//! Which company is meant: the names that stand where the target of the application is addressed.

use crate::check::date::{DAYS, MONTHS};
use crate::check::role::POSTS;
use crate::check::{Check, Draft, Report};
use crate::document::{Document, Zone};
use crate::names::company::{is_legal, telling};
use crate::names::{Likeness, compare, fold, is_recruiter, words};
use crate::spelling::{self, ORDINARY};
use crate::{Label, Place};

/// A name in a place that addresses an employer.
struct Filler {
    /// The tokens of the name.
    tokens: (usize, usize),
    /// Whether the greeting holds it.
    greets: bool,
}

/// The names behind the phrases `any` (apply to, join), which only an employer can follow, and behind the phrases `topics` (interest in), which a
/// subject may follow as well.
fn fillers(draft: &Draft<'_>) -> Vec<Filler> {
    let document = draft.document();
    let tokens = document.tokens();
    let word = |at: usize| document.written(&tokens[at]);
    let mut found: Vec<Filler> = Vec::new();
    for (option, needs_name) in [("any", false), ("topics", true)] {
        for (start, end) in draft.phrase_tokens(option) {
            let greets = end == start + 1 && document.written(&tokens[start]).eq_ignore_ascii_case("dear");
            // Of two phrases that begin together the longer one is found: "excited about Contoso's plans for …".
            let inner = || {
                (start + 1..end).rev().find_map(|at| {
                    let leads = matches!(word(at), "about" | "in" | "to" | "by" | "with" | "at" | "for");
                    name_after(document, at + 1, !needs_name).filter(|&(_, to)| leads && to < end)
                })
            };
            let name = name_after(document, end, !needs_name).or_else(inner);
            let Some((from, to)) = name.and_then(|name| without_office(document, name, greets)) else {
                continue;
            };
            let ordinary = |at: usize| spelling::words().is_word(&word(at).to_lowercase(), ORDINARY);
            let last = |at: usize| {
                draft
                    .application()
                    .company_names()
                    .any(|name| telling(name).last().is_some_and(|last| fold(last) == fold(word(at))))
            };
            // Behind `at`, and before an `'s`, two capitals are a name whatever the words.
            let held = to - from > 1
                && (word(end - 1).eq_ignore_ascii_case("at") || tokens.get(to).is_some_and(|next| next.is_clitic));
            let subject =
                needs_name && !held && !last(to - 1) || to - from == 1 && !greets || is_department(word(to - 1));
            // "back to Lisbon": a name that everybody knows is no employer by itself.
            let short = word(from).len() <= 4 && word(from).chars().all(char::is_uppercase);
            let known = || spelling::words().entry(&word(from).to_lowercase()).is_some_and(spelling::Entry::is_name);
            let place = needs_name && to - from == 1 && (short || known());
            let department = place || (from..to).all(ordinary) && subject;
            // "the Project Manager position": a role, not a company; "[Company]": a slot, which has a lint of its own.
            let team = tokens.get(to).is_some_and(|next| {
                matches!(document.written(next).to_ascii_lowercase().as_str(), "team" | "family" | "crew" | "staff")
            });
            let job = is_role_word(tokens.get(to).map(|next| document.written(next))) && !team
                || team && (from..to).all(ordinary)
                || document.plain()[..tokens[from].start as usize].ends_with('[');
            let sample = matches!(fold(word(from)).as_str(), "xyz" | "abc");
            let possession = tokens.get(from.wrapping_sub(1)).is_some_and(|before| before.is_clitic);
            let apart = is_past(document, start)
                || is_own_team(document, start)
                || is_event(document, to)
                || is_deed(document, to);
            if !(department || job || sample || possession || apart) {
                found.push(Filler { tokens: (from, to), greets });
            }
        }
    }
    found.sort_by_key(|filler| filler.tokens);
    found.dedup_by_key(|filler| filler.tokens);
    found
}

/// Names that end like the company's and begin otherwise, in a sentence that speaks to the reader: `Clearwater Robotics` for Tidewater Robotics.
fn rivals(draft: &Draft<'_>) -> Vec<Filler> {
    let document = draft.document();
    let tokens = document.tokens();
    let word = |at: usize| document.written(&tokens[at]);
    let ends: Vec<(usize, String)> = draft
        .application()
        .company_names()
        .map(telling)
        .filter(|words| words.len() >= 2)
        .filter_map(|words| Some((words.len(), fold(words.last()?))))
        .collect();
    let others: Vec<usize> = draft.phrase_tokens("others").into_iter().map(|(_, end)| end).collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate().skip(1) {
        if !draft.reads(token) || token.is_opaque || !word(at).starts_with(char::is_uppercase) {
            continue;
        }
        let Some((length, _)) = ends.iter().find(|(_, end)| *end == fold(word(at))) else {
            continue;
        };
        let from = (at + 1).saturating_sub(*length);
        let run = (from..at).all(|part| {
            let gap = &document.plain()[tokens[part].end as usize..tokens[part + 1].start as usize];
            gap == " "
                && word(part).starts_with(char::is_uppercase)
                && !tokens[part].is_clitic
                && tokens[part].sentence == token.sentence
        });
        let capital = |at: Option<usize>| {
            at.and_then(|at| tokens.get(at)).is_some_and(|other| {
                other.sentence == token.sentence
                    && document.written(other).starts_with(char::is_uppercase)
                    && !other.is_clitic
            })
        };
        let opens = document.sentence_tokens(token.sentence).start;
        let spaced = |first: usize, second: usize| {
            tokens
                .get(second)
                .is_some_and(|next| &document.plain()[tokens[first].end as usize..next.start as usize] == " ")
        };
        let longer = capital(Some(at + 1)) && spaced(at, at + 1)
            || from > opens + 1 && capital(from.checked_sub(1)) && spaced(from - 1, from);
        let speaks = document.token_zone(token) == Zone::Subject || speaks_to_reader(document, token.sentence);
        // "My contract with Clearwater Robotics ends in May."
        let near = others.partition_point(|&end| end <= from);
        let apart = near
            .checked_sub(1)
            .is_some_and(|last| from - others[last] < NEAR && tokens[others[last] - 1].sentence == token.sentence);
        if apart {
            continue;
        }
        if run && from < at && !longer && speaks {
            found.push(Filler { tokens: (from, at + 1), greets: false });
        }
    }
    found
}

/// Whether a sentence speaks of the reader's company and not of another beside it.
fn speaks_to_reader(document: &Document, sentence: u32) -> bool {
    const FARTHEST: usize = 80;
    let tokens = document.sentence_tokens(sentence);
    let mut speaks = false;
    for token in document.tokens()[tokens].iter().take(FARTHEST) {
        match document.written(token).to_ascii_lowercase().as_str() {
            "you" | "your" | "yours" | "hope" | "excites" | "choose" | "mission" | "values" => speaks = true,
            "unlike" | "than" | "rival" | "rivals" | "competitor" | "competitors" | "compared" | "other" | "both"
            | "besides" | "like" | "former" | "previous" | "before" | "from" | "left" | "worked" | "led" | "ran"
            | "trained" | "was" | "were" | "customer" | "supplier" | "partner" | "partners" | "partnership"
            | "friend" | "colleague" => return false,
            _ => {}
        }
    }
    speaks
}

/// Names of organisations in sentences in which the writer speaks of a time to come (the phrases `hope`): whoever stands there is whom the draft is
/// written to, unless the clause tells what was (`past`) or a client, a school or a friend stands beside it (`others`).
fn hoped_for(draft: &Draft<'_>) -> Vec<Filler> {
    let document = draft.document();
    let tokens = document.tokens();
    let hoped = draft.phrase_tokens("hope");
    let clauses: Vec<u32> = hoped.iter().map(|&(start, _)| tokens[start].clause).collect();
    let mut hopes: Vec<u32> = hoped.iter().map(|&(start, _)| tokens[start].sentence).collect();
    hopes.extend(subject_of_role(draft));
    hopes.sort_unstable();
    hopes.dedup();
    if hopes.is_empty() {
        return Vec::new();
    }
    let past: Vec<u32> = draft.phrase_tokens("past").into_iter().map(|(start, _)| tokens[start].clause).collect();
    let others: Vec<usize> = draft.phrase_tokens("others").into_iter().map(|(_, end)| end).collect();
    let kinds = draft.phrase_tokens("kinds");
    let is_apart = |(at, to): (usize, usize)| {
        let near = others.partition_point(|&end| end <= at);
        let beside = near
            .checked_sub(1)
            .is_some_and(|last| at - others[last] < NEAR && tokens[others[last] - 1].sentence == tokens[at].sentence);
        // "I lead fourteen people at Contoso, and I would …": what the writer does now stands in a clause of its own.
        let now = || {
            let mut words = document.clause_tokens(at).map(|at| document.written(&tokens[at]));
            clauses.binary_search(&tokens[at].clause).is_err() && words.any(|word| matches!(word, "I" | "we" | "We"))
        };
        // "the Songkran Festival": the name says itself that it is no employer's.
        let itself = others.contains(&to) && !kinds.iter().any(|&(_, end)| end == to);
        itself
            || is_event(document, to)
            || is_deed(document, to)
            || is_explained(document, to)
            || beside
            || past.binary_search(&tokens[at].clause).is_ok()
            || now()
    };
    let mut found = Vec::new();
    for sentence in hopes {
        let all = document.sentence_tokens(sentence);
        if all.len() > LONGEST_SENTENCE {
            continue;
        }
        let mut at = all.start.max(1);
        while at < all.end {
            let name = name_after(document, at, false);
            let name = name.filter(|&(from, to)| !is_apart((from, to)) && is_organisation(document, from, to, &kinds));
            match name.and_then(|name| without_office(document, name, false)) {
                Some((from, to)) => {
                    found.push(Filler { tokens: (from, to), greets: false });
                    at = to;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The sentence of the subject, where it names the post: such a line names the employer, too, if anybody.
fn subject_of_role(draft: &Draft<'_>) -> Option<u32> {
    let document = draft.document();
    let role: Vec<String> = words(draft.application().role.as_deref()?).iter().map(|word| fold(word)).collect();
    let tokens = document.tokens();
    let subject = tokens.iter().position(|token| document.token_zone(token) == Zone::Subject)?;
    let line = tokens[subject].line;
    let written: Vec<String> = tokens[subject..]
        .iter()
        .take_while(|token| token.line == line)
        .map(|token| fold(document.written(token)))
        .collect();
    let named = !role.is_empty() && written.windows(role.len()).any(|stretch| stretch == role);
    named.then_some(tokens[subject].sentence)
}

/// A word for somebody else counts for a name that stands so many words behind it.
const NEAR: usize = 5;

/// Longer sentences are lists, or texts without stops.
const LONGEST_SENTENCE: usize = 80;

/// Whether capitalised words name an organisation: they end in a word for one (`kinds`), are a pair (`Bean & Barrow`), or one of them is no word and no
/// name that is known.
fn is_organisation(document: &Document, from: usize, to: usize, kinds: &[(usize, usize)]) -> bool {
    let tokens = document.tokens();
    let word = |at: usize| document.written(&tokens[at]);
    let gap = |at: usize| &document.plain()[tokens[at].end as usize..tokens[at + 1].start as usize];
    let before = from.checked_sub(1).map_or(String::new(), |at| word(at).to_lowercase());
    let opens = document.sentence_tokens(tokens[from].sentence).start == from;
    // The first word of a sentence has a capital anyway: "Why Nestwood?"
    let first = document.sentence_tokens(tokens[from].sentence).start + 1 == from;
    let begun = !opens
        && from > 0
        && word(from - 1).starts_with(char::is_uppercase)
        && before != "i"
        && gap(from - 1) == " "
        && !(first && spelling::words().is_word(&before, ORDINARY));
    let titled = crate::names::is_title(&before) || begun;
    let other = matches!(before.as_str(), "from" | "like" | "near" | "than" | "between" | "via" | "through" | "using");
    // "my Excel sheets", "a BSc in Botany": what the writer has or can do.
    let own = matches!(before.as_str(), "my" | "a" | "an");
    let job = is_role_word(tokens.get(to).map(|next| document.written(next)));
    let tag = document.plain()[..tokens[from].start as usize].ends_with(['#', '@', '/', '"', '[']);
    if titled || other || own || job || tag {
        return false;
    }
    let entry = |at: usize| spelling::words().entry(&fold(word(at)));
    let letters = |at: usize| word(at).chars().filter(|c| c.is_alphabetic()).count();
    let shouted = (from..to).any(|at| letters(at) > 1 && !word(at).chars().any(char::is_lowercase));
    let strange = |at: usize| letters(at) >= 4 && entry(at).is_none() && spelling::words().brand(word(at)).is_none();
    if to - from == 1 {
        let addressed = matches!(before.as_str(), "at" | "for" | "join" | "joining" | "if" | "why" | "that" | "of");
        // "Codaware deserves better documentation."
        let acts = tokens
            .get(to)
            .is_some_and(|next| matches!(document.written(next), "deserves" | "remains" | "would" | "needs"));
        return !shouted && letters(from) >= 5 && strange(from) && (addressed && !opens || acts && opens);
    }
    let kind = kinds.iter().any(|&(start, end)| start > from && end == to);
    let pair = (from..to - 1).any(|at| gap(at).contains('&'));
    // "Anna Kowalczyk" is a person, "Stoke Newington" a place.
    let person = entry(from).is_some_and(spelling::Entry::is_name);
    let heads = document.token_zone(&tokens[from]) == Zone::InsideAddress;
    let odd =
        (from..to).any(strange) && !is_department(word(to - 1)) && !person && (heads || leads_to_employer(&before));
    // "with you at Lingua Nova"
    let held = before == "at" && !person && (from..to).all(|at| !is_place_or_time(word(at)));
    !shouted && (kind || pair || held || odd && !matches!(before.as_str(), "in" | "to"))
}

/// "Halvard Mørk, my chief": the words behind the comma say who it is to the writer.
fn is_explained(document: &Document, to: usize) -> bool {
    const FARTHEST: usize = 3;
    let tokens = document.tokens();
    (to..tokens.len().min(to + FARTHEST)).any(|at| {
        let comma = document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize].starts_with(',');
        let word = document.written(&tokens[at]);
        comma && (matches!(word, "who" | "whom" | "whose") || at == to && matches!(word, "my" | "our"))
    })
}

/// "I was running the overnight desk at Radio Thameside": where the writer stood before.
fn is_own_team(document: &Document, start: usize) -> bool {
    let tokens = document.tokens();
    let before = start.checked_sub(1).map_or("", |at| document.written(&tokens[at]));
    document.written(&tokens[start]) == "the"
        && matches!(
            before,
            "running" | "ran" | "led" | "leading" | "lead" | "managed" | "managing" | "manage" | "left" | "on" | "run"
        )
}

/// "the Githunguri open day": what goes on behind the name in small letters is no employer.
fn is_event(document: &Document, to: usize) -> bool {
    const FARTHEST: usize = 2;
    let tokens = document.tokens();
    let line = |at: usize| tokens[at].line == tokens[to - 1].line && tokens[at].sentence == tokens[to - 1].sentence;
    (to..tokens.len().min(to + FARTHEST)).take_while(|&at| line(at)).any(|at| {
        let joined = &document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize] == " ";
        joined
            && matches!(
                document.written(&tokens[at]),
                "day"
                    | "fair"
                    | "event"
                    | "show"
                    | "meeting"
                    | "conference"
                    | "festival"
                    | "exhibition"
                    | "road"
                    | "street"
                    | "market"
                    | "roundabout"
                    | "match"
                    | "election"
                    | "course"
            )
    })
}

/// "at Senjaya I stopped four lots": what the writer did there, he or she did at another employer's.
fn is_deed(document: &Document, to: usize) -> bool {
    let tokens = document.tokens();
    let Some(verb) = tokens.get(to + 1) else {
        return false;
    };
    let word = document.written(verb);
    document.written(&tokens[to]) == "I"
        && verb.sentence == tokens[to - 1].sentence
        && (word.len() > 4 && word.ends_with("ed")
            || matches!(word, "was" | "had" | "did" | "ran" | "led" | "built" | "made" | "kept" | "taught" | "sold"))
}

/// Behind "old" or "what" two strange words are as likely a person, a place or a make: only words that lead to an employer make them one.
fn leads_to_employer(before: &str) -> bool {
    matches!(
        before,
        "at" | "for"
            | "with"
            | "join"
            | "joining"
            | "about"
            | "of"
            | "if"
            | "why"
            | "that"
            | "help"
            | "helping"
            | "choose"
            | "see"
            | "seeing"
            | "serve"
            | "serving"
            | "and"
            | "your"
            | "is"
            | "grow"
            | "work"
            | "how"
            | "what"
    )
}

/// "Before joining Contoso": what is told of the past addresses nobody.
fn is_past(document: &Document, start: usize) -> bool {
    let tokens = document.tokens();
    let from = start.saturating_sub(2).max(document.sentence_tokens(tokens[start].sentence).start);
    (from..=start).any(|at| {
        matches!(
            document.written(&tokens[at]).to_ascii_lowercase().as_str(),
            "before"
                | "after"
                | "since"
                | "when"
                | "upon"
                | "until"
                | "once"
                | "prior"
                | "previously"
                | "formerly"
                | "did"
                | "had"
                | "used"
        )
    })
}

fn is_department(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "service"
            | "services"
            | "sales"
            | "marketing"
            | "engineering"
            | "operations"
            | "finance"
            | "support"
            | "research"
            | "science"
            | "sciences"
            | "design"
            | "development"
            | "management"
            | "school"
            | "programme"
            | "program"
            | "learning"
            | "security"
            | "affairs"
            | "relations"
            | "resources"
            | "studies"
            | "university"
            | "college"
    )
}

/// Whether the words are part of something that the application names, or near it.
fn is_ours(draft: &Draft<'_>, written: &[String]) -> bool {
    let application = draft.application();
    let same = |value: &str| {
        is_same(written, &words(value).iter().filter(|word| !is_legal(word)).map(|word| fold(word)).collect::<Vec<_>>())
    };
    let roles = application.people.iter().filter_map(|person| person.role.as_deref());
    let values = application
        .company_names()
        .chain(application.role.as_deref())
        .chain(application.facts.iter().map(String::as_str));
    let person = written.iter().any(|word| draft.names().people.iter().any(|person| person.right.contains(word)));
    let whole = written.concat();
    let short = application.company_names().any(|name| initials(name) == whole);
    let posting = application.posting.as_ref();
    let posted = posting.is_some_and(|posting| posting.plain().to_lowercase().contains(&written.join(" ")));
    values.chain(roles).any(same) || person || short || posted
}

/// The first letters of a company's telling words.
fn initials(name: &str) -> String {
    telling(name).iter().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect()
}

fn folded(draft: &Draft<'_>, filler: &Filler) -> Vec<String> {
    let document = draft.document();
    (filler.tokens.0..filler.tokens.1).map(|at| fold(document.written(&document.tokens()[at]))).collect()
}

/// Reports another company's name in a place that addresses the target.
pub(in crate::check) struct Target;

impl Check for Target {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        let Some(company) = &application.company else {
            return;
        };
        let mut fillers = fillers(draft);
        fillers.extend(rivals(draft));
        fillers.extend(hoped_for(draft));
        fillers.sort_by_key(|filler| filler.tokens);
        fillers.dedup_by_key(|filler| filler.tokens);
        for filler in fillers {
            let span = draft.display_tokens(filler.tokens.0, filler.tokens.1);
            if is_ours(draft, &folded(draft, &filler)) || draft.accepts(&document.text()[span.range()]) {
                continue;
            }
            let finding = report.words(span);
            finding.value("company", company.clone());
            if let Some(place) = application.company_place() {
                finding.label(Label { text: "you are applying here".to_owned(), place: Place::Application(place) });
            }
        }
    }
}

/// Reports a second company where the first was addressed already, when no application says which of them is meant.
pub(in crate::check) struct Leftover;

impl Check for Leftover {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        if draft.application().company.is_some() {
            return;
        }
        let mut fillers = fillers(draft);
        fillers.extend(hoped_for(draft));
        fillers.sort_by_key(|filler| filler.tokens);
        fillers.dedup_by_key(|filler| filler.tokens);
        if fillers.is_empty() {
            return;
        }
        let mut first = opening(draft);
        // Of two that are addressed in the opening, the first is meant.
        if let Some(&meant) = first.first() {
            first.retain(|&tokens| tokens == meant || !fillers.iter().any(|filler| filler.tokens == tokens));
        }
        if first.is_empty() {
            first.push(fillers[0].tokens);
        }
        let words = |(from, to): (usize, usize)| folded(draft, &Filler { tokens: (from, to), greets: false });
        let known: Vec<Vec<String>> = first.iter().map(|&tokens| words(tokens)).collect();
        let first_span = draft.display_tokens(first[0].0, first[0].1);
        let shown = document.text()[first_span.range()].to_owned();
        let short = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
        for filler in &fillers {
            let here = folded(draft, filler);
            let span = draft.display_tokens(filler.tokens.0, filler.tokens.1);
            let is_known = known
                .iter()
                .any(|known| is_same(&here, known) || here.concat() == short(known) || known.concat() == short(&here));
            let later = filler.tokens.0 > first[0].0;
            if is_known
                || !later
                || filler.greets
                || is_ours(draft, &here)
                || draft.accepts(&document.text()[span.range()])
            {
                continue;
            }
            let finding = report.words(span);
            finding.value("first", shown.clone());
            finding.label(Label { text: "addressed first".to_owned(), place: Place::Document(first_span) });
        }
    }
}

/// The organisations that a draft names before it comes to itself: in the subject, the address, the greeting and the first two sentences, as far as
/// those tell nothing of the past.
fn opening(draft: &Draft<'_>) -> Vec<(usize, usize)> {
    let document = draft.document();
    let tokens = document.tokens();
    let kinds = draft.phrase_tokens("kinds");
    let past: Vec<u32> = draft.phrase_tokens("past").into_iter().map(|(start, _)| tokens[start].clause).collect();
    let others: Vec<usize> = draft.phrase_tokens("others").into_iter().map(|(_, end)| end).collect();
    let body = tokens.iter().find(|token| document.token_zone(token) == Zone::Body).map(|token| token.sentence);
    let last = body.map_or(0, |sentence| sentence + 1);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() && tokens[at].sentence <= last {
        let zone = document.token_zone(&tokens[at]);
        let reads = matches!(zone, Zone::Subject | Zone::InsideAddress | Zone::Salutation | Zone::Body);
        let told = zone == Zone::Body
            && (past.binary_search(&tokens[at].clause).is_ok()
                || others.iter().any(|&end| end <= at && at - end < NEAR));
        let begins = document.written(&tokens[at]).starts_with(char::is_uppercase) && reads && !told;
        let name = if begins { named_from(document, at, &kinds) } else { None };
        match name {
            Some((from, to)) => {
                found.push((from, to));
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

/// The name of an organisation that begins at a token, wherever in a line that is.
fn named_from(document: &Document, at: usize, kinds: &[(usize, usize)]) -> Option<(usize, usize)> {
    let (from, to) = run(document, at)?;
    let greeting = document.written(&document.tokens()[from]).eq_ignore_ascii_case("dear");
    let from = from + usize::from(greeting);
    (from < to).then_some(())?;
    let (from, to) = without_office(document, (from, to), false)?;
    let tokens = document.tokens();
    let kind = kinds.iter().any(|&(start, end)| start > from && end == to);
    (kind
        || (from..to).any(|at| document.plain()[tokens[at].end as usize..].starts_with(" & "))
        || is_organisation(document, from, to, kinds))
    .then_some((from, to))
}

/// Whether two names may be one: they begin alike, or share more than half of their words. `Bank` alone makes no two banks one.
fn is_same(here: &[String], known: &[String]) -> bool {
    let shortest = here.len().min(known.len());
    let shared = here.iter().filter(|word| known.iter().any(|other| same_or_near(word, other))).count();
    let begins = here.first().zip(known.first()).is_some_and(|(here, known)| same_or_near(here, known));
    // Names that end alike and begin otherwise are two: Tern Island Ferries and Gull Island Ferries.
    let rival = !begins && here.len() == known.len() && here.len() >= 2 && here[1..] == known[1..];
    // So are long names of which one word is another: Palouse Grain Genetics and Palouse Grain Genomics.
    let exact = here.iter().zip(known).filter(|(here, known)| here == known).count();
    let other = |(here, known): (&String, &String)| !same_or_near(here, known);
    let one_off =
        here.len() == known.len() && here.len() >= 3 && exact + 1 == here.len() && here.iter().zip(known).any(other);
    !(rival || one_off) && (shared * 2 > shortest || begins && shortest <= 2)
}

fn same_or_near(a: &str, b: &str) -> bool {
    a == b || a.len() >= 4 && b.len() >= 4 && (is_slip(a, b) || a.starts_with(b) || b.starts_with(a))
}

/// Near enough to be the same name, unless it is a word of its own some letters away.
fn is_slip(a: &str, b: &str) -> bool {
    match compare(a, b) {
        Likeness::Near(1) => true,
        Likeness::Near(_) => spelling::words().entry(a).is_none(),
        _ => false,
    }
}

/// The capitalised words that begin at a token, or behind an article there, and could be a company's name.
fn name_after(document: &Document, start: usize, skips: bool) -> Option<(usize, usize)> {
    let tokens = document.tokens();
    let word = document.written(tokens.get(start)?);
    let article = matches!(word.to_ascii_lowercase().as_str(), "the" | "your");
    let before = start.checked_sub(1)?;
    let (line, sentence) = (tokens[start].line, tokens[before].sentence);
    // "the Pemberley Rooms", but not "the Sales team".
    run(document, start + usize::from(article))
        .filter(|&(from, to)| skips || !article || word == "the" && to - from > 1)
        .filter(|&(from, _)| tokens[from].line == line && tokens[from].sentence == sentence)
}

/// The capitalised words that begin at a token and could be a company's name.
fn run(document: &Document, from: usize) -> Option<(usize, usize)> {
    let tokens = document.tokens();
    let (line, sentence) = (tokens.get(from)?.line, tokens.get(from)?.sentence);
    let mut to = from;
    while let Some(token) = tokens
        .get(to)
        .filter(|token| token.line == line && token.sentence == sentence && !token.is_clitic && !token.is_opaque)
    {
        let gap = if to == from { " " } else { &document.plain()[tokens[to - 1].end as usize..token.start as usize] };
        let word = document.written(token);
        // "the staff at Thane I watched": the writer is no part of the name.
        let capital = word.starts_with(char::is_uppercase) && !(word == "I" && to > from);
        // "Bank of Leeds", "Johnson & Lee": small words only between capitals.
        let link = to > from
            && matches!(word, "of" | "and")
            && tokens
                .get(to + 1)
                .map(|next| document.written(next))
                .is_some_and(|next| next != "I" && next.starts_with(char::is_uppercase));
        if !matches!(gap, " " | "-" | " & ") || !(capital || link) || to - from >= 6 {
            break;
        }
        to += 1;
    }
    let single = to == from + 1;
    let first = document.written(tokens.get(from)?);
    // "the" and "your" before a single word make it a department: "join the Sales team".
    let plain_word = single && (first == "I" || is_place_or_time(first));
    (to > from && !plain_word).then_some((from, to))
}

/// The name without the words for an office behind it: `Contoso Hiring Team`. A greeting without an office greets a person.
fn without_office(document: &Document, (from, to): (usize, usize), greets: bool) -> Option<(usize, usize)> {
    let tokens = document.tokens();
    let office = |index: usize| is_recruiter(document.written(&tokens[index]));
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
    const OTHERS: [&str; 3] = ["program", "programme", "team"];
    word.is_some_and(|word| POSTS.iter().chain(&OTHERS).any(|role| role.eq_ignore_ascii_case(word)))
}
