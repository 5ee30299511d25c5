//! Which company is meant: the names that stand where the target of the application is addressed.

use super::address::addressed_elsewhere;
use super::alike::is_same;
use super::behind::addressed_behind;
use super::own::Own;
use super::slots::{Filler, LONGEST_SENTENCE, fillers, hoped_for, rivals};
use super::words::WORDS;
use crate::check::{Check, Draft, Finding, Report};
use crate::document::Document;
use crate::names::company::{is_legal, telling};
use crate::names::{Likeness, compare, fold, words};
use crate::{Application, Label, Place};

/// Whether the words are part of something that the application names, or near it.
pub(super) fn is_ours(draft: &Draft<'_>, written: &[String]) -> bool {
    let application = draft.application();
    // `Pvt. Ltd.` says no more than Private Limited.
    let form = written.iter().rev().take_while(|word| is_legal(word)).count().min(written.len() - 1);
    let written = &written[..written.len() - form];
    let same = |value: &str| {
        is_same(written, &words(value).iter().filter(|word| !is_legal(word)).map(|word| fold(word)).collect::<Vec<_>>())
    };
    let roles = application.people.iter().filter_map(|person| person.role.as_deref());
    let values = application
        .company_names()
        .chain(application.role.as_deref())
        .chain(application.facts.iter().map(String::as_str));
    // People under all their names: Juergen for Jürgen, Beppe for Giuseppe.
    let person = written.iter().any(|word| {
        draft.names().people.iter().any(|person| {
            let same =
                |known: &str| !matches!(compare(word, &known.to_lowercase()), Likeness::Near(_) | Likeness::Different);
            person.right.contains(word)
                || person.has_nickname(word)
                || person.words.iter().any(|known| same(&known.text))
        })
    });
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

pub(super) fn folded(draft: &Draft<'_>, filler: &Filler) -> Vec<String> {
    let document = draft.document();
    (filler.tokens.0..filler.tokens.1).map(|at| fold(document.written(&document.tokens()[at]))).collect()
}

/// Whether the sentence goes on to name the company: "the Pinyon Room, which Contoso will open in June" is the company's own.
fn company_follows(draft: &Draft<'_>, filler: &Filler) -> bool {
    let document = draft.document();
    let sentence = document.sentence_tokens(document.tokens()[filler.tokens.0].sentence);
    let end = sentence.end.min(filler.tokens.1 + LONGEST_SENTENCE);
    let rest = folded(draft, &Filler { tokens: (filler.tokens.1, end), greets: false });
    draft.application().company_names().any(|name| {
        let name: Vec<String> = telling(name).iter().map(|word| fold(word)).collect();
        !name.is_empty() && rest.windows(name.len()).any(|stretch| stretch == name)
    })
}

/// "your new check-off with Bahati Dairies", "Mwangaza's work with Bahati Dairies": whom the company works with.
fn is_partner(draft: &Draft<'_>, filler: &Filler) -> bool {
    let document = draft.document();
    let from = filler.tokens.0;
    let sentence = document.sentence_tokens(document.tokens()[from].sentence);
    let word = |back: usize| from.checked_sub(back).map_or("", |at| document.written(&document.tokens()[at]));
    let behind_with = from > sentence.start + 1 && word(1) == "with" && !WORDS.engagements.has(word(2));
    let before = || {
        folded(
            draft,
            &Filler { tokens: (sentence.start.max(from.saturating_sub(LONGEST_SENTENCE)), from), greets: false },
        )
    };
    behind_with
        && draft.application().company_names().any(|name| {
            let name = telling(name);
            name.first().is_some_and(|first| before().contains(&fold(first)))
        })
}

/// "what we do at Marlfield", "it tastes of Dendermonde": a single word behind these may be a town, unless a post is held or work done there.
pub(super) fn is_perhaps_place(document: &Document, filler: &Filler) -> bool {
    let (from, to) = filler.tokens;
    let before = |back: usize| from.checked_sub(back).map_or("", |at| document.written(&document.tokens()[at]));
    to - from == 1 && matches!(before(1), "at" | "in" | "of" | "from") && !WORDS.engagements.has(before(2))
}

/// "pleased to come to Medchal": a single word behind a way to get there is a town.
fn is_travelled_to(document: &Document, filler: &Filler) -> bool {
    let (from, to) = filler.tokens;
    let before = |back: usize| from.checked_sub(back).map_or("", |at| document.written(&document.tokens()[at]));
    to - from == 1 && before(1) == "to" && WORDS.travel.has(before(2))
}

/// Reports another company's name in a place that addresses the target.
pub(in crate::check) struct Target;

impl Check for Target {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        if application.company.is_none() {
            return;
        }
        let own = Own::of(draft);
        let mut fillers = fillers(draft);
        fillers.extend(rivals(draft));
        fillers.extend(hoped_for(draft));
        fillers.extend(addressed_behind(draft));
        fillers.sort_by_key(|filler| filler.tokens);
        fillers.dedup_by_key(|filler| filler.tokens);
        for filler in fillers {
            let span = draft.display_tokens(filler.tokens.0, filler.tokens.1);
            let here = folded(draft, &filler);
            if is_ours(draft, &here)
                || own.holds(&here)
                || company_follows(draft, &filler)
                || is_partner(draft, &filler)
                || is_travelled_to(document, &filler)
                || draft.accepts(&document.text()[span.range()])
            {
                continue;
            }
            let finding = report.words(span);
            if is_perhaps_place(document, &filler) {
                finding.doubtful();
            }
            tell(finding, application);
        }
        if let Some((from, to)) = addressed_elsewhere(draft) {
            tell(report.words(draft.display_tokens(from, to)).variant("address"), application);
        }
    }
}

/// Says where the draft goes instead.
fn tell(finding: &mut Finding, application: &Application) {
    finding.value("company", application.company.clone().unwrap_or_default());
    if let Some(place) = application.company_place() {
        finding.label(Label { text: "you are applying here".to_owned(), place: Place::Application(place) });
    }
}
