//! Two companies in a draft that no application belongs to: the one addressed first is meant, the other is left from another letter.

use super::alike::is_same;
use super::apart::NEAR;
use super::behind::addressed_behind;
use super::organisation::named_from;
use super::own::Own;
use super::slots::{Filler, fillers, hoped_for};
use super::sure::{is_led_to, is_odd, short_form};
use super::target::{folded, is_ours, is_perhaps_place};
use crate::check::{Check, Draft, Report};
use crate::document::Zone;
use crate::{Label, Place};

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
