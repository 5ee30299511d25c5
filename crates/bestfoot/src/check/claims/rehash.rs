//! Does the letter only repeat the resume?

use std::collections::BTreeSet;

use crate::check::{Check, Draft, Report};
use crate::{Document, Zone, names};

/// Reports a letter of whose runs of `run` words at least `share` percent stand in the resume.
pub(in crate::check) struct Rehash;

impl Check for Rehash {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let Some(resume) = &draft.application().resume else {
            return;
        };
        let length = draft.number("run").unwrap_or(5) as usize;
        let share = draft.number("share").unwrap_or(40) as usize;
        let here = runs(draft.document(), length, true);
        let there: BTreeSet<Vec<String>> = runs(resume, length, false).into_iter().collect();
        let same = here.iter().filter(|run| there.contains(*run)).count();
        if here.len() >= 30 && same * 100 >= here.len() * share {
            report.draft().value("count", (same * 100 / here.len()).to_string());
        }
    }
}

/// The runs of words of a text, of a letter those of its body.
fn runs(document: &Document, length: usize, body: bool) -> Vec<Vec<String>> {
    let counts =
        |token: &&crate::document::Token| !token.is_opaque && (!body || document.token_zone(token) == Zone::Body);
    let words: Vec<String> =
        document.tokens().iter().filter(counts).map(|token| names::fold(document.written(token))).collect();
    words.windows(length).map(<[String]>::to_vec).collect()
}
