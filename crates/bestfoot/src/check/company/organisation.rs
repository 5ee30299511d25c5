//! Capitalised words that name an organisation.

use super::words::WORDS;
use crate::check::date::{DAYS, MONTHS};
use crate::check::role::is_post;
use crate::document::{Document, Zone};
use crate::names::{fold, is_particle, is_recruiter};
use crate::spelling::{self, ORDINARY};

/// Whether capitalised words name an organisation: they end in a word for one (`kinds`), are a pair (`Bean & Barrow`), or one of them is no word and no
/// name that is known.
pub(super) fn is_organisation(document: &Document, from: usize, to: usize, kinds: &[(usize, usize)]) -> bool {
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
    let other = WORDS.elsewhere.has(&before);
    // "my Excel sheets", "a BSc in Botany": what the writer has or can do.
    let own = WORDS.owning.has(&before);
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
        let addressed = WORDS.addressing.has(&before);
        // "Codaware deserves better documentation."
        let acts = tokens.get(to).is_some_and(|next| WORDS.acting.has(document.written(next)));
        return !shouted && letters(from) >= 5 && strange(from) && (addressed && !opens || acts && opens);
    }
    let kind = kinds.iter().any(|&(start, end)| start > from && end == to);
    let pair = (from..to - 1).any(|at| gap(at).contains('&'));
    // "Anna Kowalczyk" is a person, "Stoke Newington" a place.
    let person = entry(from).is_some_and(spelling::Entry::is_name);
    let heads = document.token_zone(&tokens[from]) == Zone::InsideAddress;
    // "Subject: Application for Shift Incharge"
    let post = document.token_zone(&tokens[from]) == Zone::Subject && before == "for";
    let odd = (from..to).any(strange)
        && !is_department(word(to - 1))
        && !person
        && !post
        && (heads || leads_to_employer(&before));
    // "with you at Lingua Nova"
    let held = before == "at" && !person && (from..to).all(|at| !is_place_or_time(word(at)));
    !shouted && (kind || pair || held || odd && !matches!(before.as_str(), "in" | "to"))
}

/// Behind "old" or "what" two strange words are as likely a person, a place or a make: only words that lead to an employer make them one.
pub(super) fn leads_to_employer(before: &str) -> bool {
    WORDS.leading.has(before)
}

pub(super) fn is_department(word: &str) -> bool {
    WORDS.departments.has_any_case(word)
}

/// The name of an organisation that begins at a token, wherever in a line that is.
pub(super) fn named_from(document: &Document, at: usize, kinds: &[(usize, usize)]) -> Option<(usize, usize)> {
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

/// The capitalised words that begin at a token, or behind an article there, and could be a company's name.
pub(super) fn name_after(document: &Document, start: usize, skips: bool) -> Option<(usize, usize)> {
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

/// The capitalised words that end right before a token, but for a comma or an `'s`.
pub(super) fn name_before(document: &Document, end: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 6;
    let tokens = document.tokens();
    let gap = |at: usize| &document.plain()[tokens[at - 1].end as usize..tokens[at].start as usize];
    if end == 0 || !matches!(gap(end), " " | ", ") {
        return None;
    }
    let begins = |at: usize| {
        let token = &tokens[at];
        document.written(token).starts_with(char::is_uppercase) && !token.is_clitic && !token.is_opaque
    };
    let end = if tokens[end - 1].is_clitic { end - 1 } else { end };
    let mut from = end;
    while from > 0
        && end - from < LONGEST
        && begins(from - 1)
        && tokens[from - 1].sentence == tokens[end].sentence
        && (from == end || matches!(gap(from), " " | "-" | " & "))
    {
        from -= 1;
    }
    from += usize::from(from < end && opens_only(document, from));
    (from < end).then_some((from, end))
}

/// "In Red Deer": a small word that has its capital from the head of the sentence.
pub(super) fn opens_only(document: &Document, at: usize) -> bool {
    let token = &document.tokens()[at];
    document.sentence_tokens(token.sentence).start == at && WORDS.openers.has_any_case(document.written(token))
}

/// The capitalised words that begin at a token and could be a company's name.
pub(super) fn run(document: &Document, from: usize) -> Option<(usize, usize)> {
    let tokens = document.tokens();
    let (line, sentence) = (tokens.get(from)?.line, tokens.get(from)?.sentence);
    if opens_only(document, from) {
        return None;
    }
    let mut to = from;
    while let Some(token) = tokens
        .get(to)
        .filter(|token| token.line == line && token.sentence == sentence && !token.is_clitic && !token.is_opaque)
    {
        let gap = if to == from { " " } else { &document.plain()[tokens[to - 1].end as usize..token.start as usize] };
        let word = document.written(token);
        // "the staff at Thane I watched": the writer is no part of the name.
        let capital = word.starts_with(char::is_uppercase) && !(word == "I" && to > from);
        // "Bank of Leeds", "Johnson & Lee", "Guild of the Press": small words only between capitals.
        let next = |ahead: usize| tokens.get(to + ahead).map_or("", |next| document.written(next));
        let capital_at = |ahead: usize| next(ahead) != "I" && next(ahead).starts_with(char::is_uppercase);
        let small = matches!(word, "of" | "and") || is_particle(word);
        let link = to > from
            && (small && capital_at(1)
                || word == "of" && next(1) == "the" && capital_at(2)
                || word == "the" && document.written(&tokens[to - 1]) == "of" && capital_at(1));
        if !matches!(gap, " " | "-" | " & ") || !(capital || link) || to - from >= 6 {
            break;
        }
        to += 1;
    }
    // A name that is cut off at its longest does not end in a small word.
    while to > from && !document.written(&tokens[to - 1]).starts_with(char::is_uppercase) {
        to -= 1;
    }
    let single = to == from + 1;
    let first = document.written(tokens.get(from)?);
    // "the" and "your" before a single word make it a department: "join the Sales team".
    let plain_word = single && (first == "I" || is_place_or_time(first));
    (to > from && !plain_word).then_some((from, to))
}

/// The name without the words for an office behind it: `Contoso Hiring Team`. A greeting without an office greets a person.
pub(super) fn without_office(document: &Document, (from, to): (usize, usize), greets: bool) -> Option<(usize, usize)> {
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
pub(super) fn is_place_or_time(word: &str) -> bool {
    let folded = fold(word);
    WORDS.places.has(&folded) || [&MONTHS[..], &DAYS[..]].iter().any(|list| list.contains(&folded.as_str()))
}

/// A word after a capitalised name that makes it the name of a job.
pub(super) fn is_role_word(word: Option<&str>) -> bool {
    word.is_some_and(|word| is_post(word) || WORDS.jobs.has_any_case(word))
}
