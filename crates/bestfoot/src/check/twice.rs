//! One name in two spellings, where nothing but the draft itself tells.

use super::{Check, Draft, Report};
use crate::names::spelled_twice;
use crate::{Applicability, Fix, Label, Place};

/// Reports the odd spelling of a name that the draft spells two ways.
pub(super) struct SpelledTwice;

impl Check for SpelledTwice {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let found = draft.ask_names(|ask| spelled_twice(draft.document(), draft.names(), ask));
        for twice in found {
            let span = draft.display_tokens(twice.odd, twice.odd + 1);
            let place = draft.display_tokens(twice.other, twice.other + 1);
            let other = &draft.document().text()[place.range()];
            report
                .words(span)
                .value("expected", other)
                .label(Label { text: "spelled otherwise here".to_owned(), place: Place::Document(place) })
                .fix(Fix::replace(span, other, Applicability::Display));
        }
    }
}
