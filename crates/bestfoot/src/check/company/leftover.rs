//! Two companies in a draft that no application belongs to: the one addressed first is meant, the other is left from another letter.

use super::alike::is_same;
use super::apart::NEAR;
use super::behind::addressed_behind;
use super::organisation::named_from;
use super::own::Own;
use super::slots::{Filler, LONGEST_SENTENCE, fillers, hoped_for};
use super::target::{folded, is_ours, is_perhaps_place};
use super::words::WORDS;
use crate::check::role::is_post;
use crate::check::{Check, Draft, Report};
use crate::document::{Document, Zone};
use crate::{Label, Place, spelling};

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
        fillers
            .retain(|filler| filler.greets || is_led_to(document, filler.tokens.0) || is_odd(document, filler.tokens));
        fillers.extend(addressed_behind(draft));
        fillers.sort_by_key(|filler| filler.tokens);
        fillers.dedup_by_key(|filler| filler.tokens);
        let own = Own::of(draft);
        fillers.retain(|filler| !own.holds(&folded(draft, filler)));
        if fillers.is_empty() {
            return;
        }
        let words = |(from, to): (usize, usize)| folded(draft, &Filler { tokens: (from, to), greets: false });
        let mut first = opening(draft);
        first.retain(|&tokens| !own.holds(&words(tokens)));
        // Of two that are addressed in the opening, the first is meant.
        if let Some(&meant) = first.first() {
            first.retain(|&tokens| tokens == meant || !fillers.iter().any(|filler| filler.tokens == tokens));
        }
        if first.is_empty() {
            first.push(fillers[0].tokens);
        }
        let mut known: Vec<Vec<String>> = first.iter().map(|&tokens| words(tokens)).collect();
        known.extend(first.iter().filter_map(|&(_, to)| short_form(document, to)).map(words));
        let first_span = draft.display_tokens(first[0].0, first[0].1);
        let shown = document.text()[first_span.range()].to_owned();
        let telling = |word: &&String| !matches!(word.as_str(), "of" | "the" | "and" | "for");
        let short =
            |words: &[String]| words.iter().filter(telling).filter_map(|word| word.chars().next()).collect::<String>();
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
            if is_perhaps_place(document, filler) {
                finding.doubtful();
            }
            finding.value("first", shown.clone());
            finding.label(Label { text: "addressed first".to_owned(), place: Place::Document(first_span) });
        }
    }
}

/// Whether the word before a name leads to an employer. A list of subjects or of what one has worked on may follow the same phrases further back:
/// "my experience in Operation Theatre, Emergency Care and Data Analytics".
fn is_led_to(document: &Document, from: usize) -> bool {
    let tokens = document.tokens();
    let word = |back: usize| from.checked_sub(back).map_or("", |at| document.written(&tokens[at]));
    let article = usize::from(matches!(word(1), "the" | "The" | "your"));
    let before = |back: usize| word(back + article);
    let gap =
        from.checked_sub(1).map_or("", |at| &document.plain()[tokens[at].end as usize..tokens[from].start as usize]);
    gap == " "
        && match before(1) {
            "to" => {
                WORDS.applying.has_any_case(before(2)) || WORDS.given.has_any_case(before(2)) && hopes(document, from)
            }
            "of" => WORDS.parts.has_any_case(before(2)),
            "from" => WORDS.heard.has_any_case(before(2)),
            // "the role for Information Technology": what the work is about.
            "for" => !is_post(before(2)) && !before(2).eq_ignore_ascii_case("role"),
            lead => WORDS.employing.has_any_case(lead),
        }
}

/// Whether a name is no mere row of dictionary words, and not what a line tells that the writer gives to: "Contributing to Openharbour".
fn is_odd(document: &Document, (from, to): (usize, usize)) -> bool {
    let tokens = document.tokens();
    let word = |at: usize| document.written(&tokens[at]);
    let is_strange = |at: usize| {
        word(at).len() >= 4
            && word(at).chars().any(char::is_lowercase)
            && spelling::words().entry(&word(at).to_lowercase()).is_none()
            && spelling::words().brand(word(at)).is_none()
    };
    let is_pair = (from..to - 1).any(|at| document.plain()[tokens[at].end as usize..].starts_with(" & "));
    let is_given =
        from > 1 && word(from - 1) == "to" && WORDS.given.has_any_case(word(from - 2)) && !hopes(document, from);
    !is_given && (is_pair || (from..to).any(is_strange))
}

/// Whether the sentence before a token tells of a hope, a wish or a post.
fn hopes(document: &Document, at: usize) -> bool {
    let sentence = document.sentence_tokens(document.tokens()[at].sentence);
    (sentence.start.max(at.saturating_sub(LONGEST_SENTENCE))..at)
        .any(|at| WORDS.hoping.has_any_case(document.written(&document.tokens()[at])))
}

/// "Office of Maps and Records (OMR)": capitals in brackets behind a name are short for it.
fn short_form(document: &Document, to: usize) -> Option<(usize, usize)> {
    let tokens = document.tokens();
    let gap =
        |at: usize| tokens.get(at).map(|token| &document.plain()[tokens[at - 1].end as usize..token.start as usize]);
    let opens = gap(to)?.ends_with('(') && document.plain()[tokens[to].end as usize..].starts_with(')');
    let is_short = document.written(&tokens[to]).chars().all(char::is_uppercase);
    (opens && is_short).then_some((to, to + 1))
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
        // "49 Marston Avenue"
        let is_street = zone == Zone::InsideAddress
            && at > 0
            && tokens[at - 1].line == tokens[at].line
            && document.written(&tokens[at - 1]).starts_with(|c: char| c.is_ascii_digit());
        let begins = document.written(&tokens[at]).starts_with(char::is_uppercase) && reads && !told && !is_street;
        let name = if begins { named_from(document, at, &kinds) } else { None };
        match name {
            Some((from, to)) => {
                if zone != Zone::Body || is_led_to(document, from) || is_odd(document, (from, to)) {
                    found.push((from, to));
                }
                at = to;
            }
            None => at += 1,
        }
    }
    found
}
