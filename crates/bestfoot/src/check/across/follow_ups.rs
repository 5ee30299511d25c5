//! How often, how soon and how hard the follow-ups of a packet ask.

use std::collections::BTreeSet;

use super::{Set, SetCheck, SetReport};
use crate::application::Moment;
use crate::packet::runs::{Library, Runs};
use crate::{Document, Kind, Label, Place, Span, Zone, dates};

/// A follow-up of the packet.
struct FollowUp<'a> {
    draft: usize,
    name: &'a str,
    document: &'a Document,
    sent: Option<Moment>,
}

/// The follow-ups in the order in which they go out: those with a date by it, then the others by their names.
fn in_order<'a>(set: &Set<'a>) -> Vec<FollowUp<'a>> {
    let mut found: Vec<FollowUp<'a>> = set
        .of_kind(Kind::FollowUp)
        .map(|(draft, held)| FollowUp {
            draft,
            name: &held.name,
            document: &held.document,
            sent: dates::sent(&held.document),
        })
        .collect();
    found.sort_by_key(|follow_up| (follow_up.sent.is_none(), follow_up.sent, natural(follow_up.name)));
    found
}

/// A name that sorts `follow-up-10` behind `follow-up-9`.
fn natural(name: &str) -> Vec<(u64, String)> {
    let mut parts: Vec<(u64, String)> = vec![(0, String::new())];
    for c in name.chars() {
        let last = parts.last_mut().expect("there is always one");
        match c.to_digit(10) {
            Some(digit) if last.1.is_empty() => last.0 = last.0.saturating_mul(10).saturating_add(u64::from(digit)),
            Some(digit) => parts.push((u64::from(digit), String::new())),
            None => last.1.push(c),
        }
    }
    parts
}

/// The follow-ups without those that are earlier versions of the next: undated texts that are nearly one.
fn without_versions<'a>(set: &Set<'a>) -> Vec<FollowUp<'a>> {
    let mut kept: Vec<FollowUp<'a>> = Vec::new();
    let mut known = Library::default();
    let mut held: Vec<bool> = Vec::new();
    for follow_up in in_order(set) {
        let runs = Runs::new(follow_up.document, &BTreeSet::new());
        let undated = follow_up.sent.is_none();
        let version = undated && known.copied(&runs, set.share(), 1, |at| held[at]).is_some();
        known.add(&runs);
        held.push(undated);
        if !version {
            kept.push(follow_up);
        }
    }
    kept
}

/// The first words of the body, in bytes of the text.
fn opening(document: &Document) -> Option<Span> {
    let line = document.zone_lines(Zone::Body).next()?;
    let tokens = document.tokens_in(line);
    let last = tokens.end.min(tokens.start + 10).checked_sub(1).filter(|last| *last >= tokens.start)?;
    Some(document.display(document.tokens()[tokens.start].span().cover(document.tokens()[last].span())))
}

fn point(earlier: &FollowUp<'_>, text: &str) -> Option<Label> {
    let place = Place::Draft { draft: earlier.draft, span: opening(earlier.document)? };
    Some(Label { text: text.to_owned(), place })
}

/// Reports the third follow-up and every later one; the second is the variant `second`. Those that `[[documents]]` lists with a date are counted by
/// another check, which needs no other draft for it.
pub(super) struct InARow;

impl SetCheck for InARow {
    fn run(&self, set: &Set<'_>, report: &mut SetReport) {
        let application = set.application();
        let follow_ups = without_versions(set);
        for (index, follow_up) in follow_ups.iter().enumerate() {
            let sent = follow_up.sent.map(|sent| sent.date).or(application.today);
            let listed = application.documents.iter().filter(|entry| {
                entry.kind == Some(Kind::FollowUp)
                    && entry.sent.is_some_and(|earlier| sent.is_none_or(|sent| earlier.date < sent))
            });
            if index == 0 || index.min(2) <= listed.count().min(2) {
                continue;
            }
            let finding = report.draft(follow_up.draft);
            finding.value("count", (index + 1).to_string());
            if index == 1 {
                finding.variant("second");
            }
            if let Some(label) = point(&follow_ups[index - 1], "the one before") {
                finding.label(label);
            }
        }
    }
}

/// Reports a follow-up that goes out less than `days` business days behind the one before.
pub(super) struct TooClose;

impl SetCheck for TooClose {
    fn run(&self, set: &Set<'_>, report: &mut SetReport) {
        let least = set.number("days").unwrap_or(5) as usize;
        for pair in in_order(set).windows(2) {
            let [earlier, later] = pair else {
                continue;
            };
            let (Some(first), Some(second)) = (earlier.sent, later.sent) else {
                continue;
            };
            // Two of one day may be to two people, or one file saved twice.
            let days = dates::business_days(first.date, second.date, least);
            if first.date == second.date || days >= least {
                continue;
            }
            let apart = (second.date - first.date).get_days();
            let finding = report.draft(later.draft);
            finding.value("days", if apart == 1 { "1 day".to_owned() } else { format!("{apart} days") });
            finding.value("other", earlier.name);
            if let Some(day) = dates::business_day_after(first.date, least) {
                finding.value("expected", day.strftime("%A, %-d %B").to_string());
            }
            if let Some(label) = point(earlier, "the one before") {
                finding.label(label);
            }
        }
    }
}

/// Reports a follow-up that presses harder than the one before: more different phrases of `any` stand in it.
pub(super) struct Pushier;

impl SetCheck for Pushier {
    fn run(&self, set: &Set<'_>, report: &mut SetReport) {
        let follow_ups = without_versions(set);
        if follow_ups.len() < 2 {
            return;
        }
        let pressing: Vec<Vec<Span>> =
            follow_ups.iter().map(|follow_up| set.phrases(follow_up.document, "any")).collect();
        for index in 1..follow_ups.len() {
            let (before, now) = (&pressing[index - 1], &pressing[index]);
            let Some(first) = now.first().filter(|_| now.len() > before.len()) else {
                continue;
            };
            let finding = report.words(follow_ups[index].draft, *first);
            finding.value("other", follow_ups[index - 1].name);
            if now.len() >= before.len() + 2 {
                finding.variant("much");
            }
            if let Some(label) = point(&follow_ups[index - 1], "calmer") {
                finding.label(label);
            }
        }
    }
}
