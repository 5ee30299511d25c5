//! The role that a draft applies for, against the one of the application.
//!
//! Titles are found where a draft says what it applies for, those that are not meant are left out, and what is left is held against the wanted one,
//! word by word.

mod alike;
mod meant;
mod short;
mod title;
mod verdict;
mod words;

use self::meant::{is_anothers, is_done, is_elsewhere, is_told};
use self::title::{subject_title, title_at, without_company};
use self::verdict::{RoleSlip, telling, verdict};
pub(crate) use self::words::is_head;
pub(super) use self::words::is_post;
use self::words::is_small;
use super::{Check, Draft, Report};
use crate::names::{fold, words};
use crate::{Applicability, Fix, Label, Place};

/// Reports another role than the application's where the draft says what it applies for: between the phrases `before` (apply for the) and one of the
/// words for a post (variant `spelling` where it is nearly the right one).
pub(super) struct Role;

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
        let before = draft.phrase_tokens("before").into_iter().filter(|&(start, _)| !is_done(document, start));
        let mut places: Vec<(usize, usize)> = before.filter_map(|(_, end)| title_at(document, end, false)).collect();
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
            let written: Vec<String> = (from..to)
                .filter(|&at| !document.tokens()[at].is_clitic)
                .map(|at| document.written(&document.tokens()[at]).to_owned())
                .collect();
            let named: Vec<String> = application.company_names().flat_map(words).map(|word| fold(&word)).collect();
            let company = written.iter().filter(|word| !is_small(word)).all(|here| named.contains(&fold(here)));
            let post = document.tokens().get(to).map_or("", |post| document.written(post));
            let Some(slip) = verdict(&written, post, &wanted, role).filter(|_| !company) else {
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
