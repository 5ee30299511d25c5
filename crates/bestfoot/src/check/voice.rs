//! Who speaks, and of whom: I, we, you.

use std::ops::Range;

use super::deed::{Doer, deeds};
use super::{Check, Draft, Report};
use crate::Zone;

/// Reports a voice that drowns the other: `rule` is `team`, for answers to the questions `asked` in which the team does everything, or `self`, for a letter that is about
/// the writer alone.
pub(super) struct Voice;

impl Check for Voice {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        if draft.text("rule") == Some("team") {
            for answer in draft.answers_to("asked") {
                hides_in_team(draft, &answer, report);
            }
        } else {
            is_about_me(draft, report);
        }
    }
}

fn hides_in_team(draft: &Draft<'_>, answer: &Range<usize>, report: &mut Report) {
    let document = draft.document();
    let told = deeds(document, answer);
    let team = told.iter().filter(|deed| deed.doer == Doer::Team).count();
    let own = told.iter().filter(|deed| deed.doer == Doer::Writer).count();
    let least = draft.number("least").unwrap_or(4) as usize;
    // "I" in any other place shows the writer as well: "I was the one who …".
    let tokens = document.tokens();
    let me = answer
        .clone()
        .filter(|&index| matches!(document.written(&tokens[index]), "I" | "i" | "me" | "my" | "My" | "mine"))
        .count();
    if team >= least && own == 0 && me <= 1 {
        let Some(first) = told.iter().find(|deed| deed.doer == Doer::Team) else {
            return;
        };
        let finding = report.words(draft.display_tokens(first.at.saturating_sub(1), first.at + 1));
        finding.value("count", team.to_string());
    }
}

fn is_about_me(draft: &Draft<'_>, report: &mut Report) {
    let document = draft.document();
    let tokens = document.tokens();
    let body = |index: &usize| matches!(document.token_zone(&tokens[*index]), Zone::Body | Zone::Postscript);
    let count = |words: &[&str]| {
        let is = |index: &usize| words.contains(&document.written(&tokens[*index]).to_lowercase().as_str());
        (0..tokens.len()).filter(body).filter(is).count()
    };
    let me = count(&["i", "me", "my", "myself", "mine"]);
    let you = count(&["you", "your", "yours"]) + named(draft);
    // A sentence that begins with "I", of all sentences of the body.
    let firsts: Vec<usize> = (0..tokens.len())
        .filter(body)
        .filter(|&index| document.sentence_tokens(tokens[index].sentence).start == index)
        .collect();
    let opened = firsts.iter().filter(|&&index| matches!(document.written(&tokens[index]), "I" | "My" | "Me")).count();
    let least = draft.number("least").unwrap_or(10) as usize;
    let ratio = draft.number("ratio").unwrap_or(8) as usize;
    let share = draft.number("percent").unwrap_or(80) as usize;
    if me >= least && me >= ratio * you.max(1) && opened * 100 >= share * firsts.len() && firsts.len() >= 5 {
        report.draft().value("count", me.to_string()).value("limit", you.to_string());
    }
}

/// How often the company is named.
fn named(draft: &Draft<'_>) -> usize {
    let text = draft.document().plain().to_lowercase();
    draft.application().company_names().map(|name| text.matches(&name.to_lowercase()).count()).max().unwrap_or(0)
}
