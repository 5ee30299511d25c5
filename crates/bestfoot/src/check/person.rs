//! Names of people against the spellings that are known.

use super::posting::is_written_to;
use super::{Check, Draft, Report};
use crate::names::{KnownPerson, Slip, SlipKind};
use crate::{Applicability, Fix, Label};

/// Reports names of known people that are written wrong. The option `find` says what: `spelling` (variants `own`, `accents`, `half`, `first-half`, `glued`, `order`),
/// `case`, or `person` for somebody who is not known (variant `draft` where only the draft itself names
/// people, `title` for a title that is another's, `given` for a title with the given name).
pub(super) struct Name;

impl Check for Name {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let find = draft.text("find").unwrap_or_default();
        for slip in draft.name_slips() {
            let group = match slip.kind {
                SlipKind::Case => "case",
                SlipKind::Title | SlipKind::TitledGiven | SlipKind::Stranger => "person",
                _ => "spelling",
            };
            if group == find && draft.reads(&draft.document().tokens()[slip.tokens.0]) && !is_meant(draft, slip) {
                report_slip(draft, report, slip, &draft.names().people[slip.person]);
            }
        }
    }
}

/// Whether somebody who is not among the people is the one to whom the posting says to write.
fn is_meant(draft: &Draft<'_>, slip: &Slip) -> bool {
    let document = draft.document();
    let words = || document.tokens()[slip.tokens.0..slip.tokens.1].iter().map(|token| document.written(token));
    slip.kind == SlipKind::Stranger && is_written_to(draft, &words().collect::<Vec<_>>())
}

fn report_slip(draft: &Draft<'_>, report: &mut Report, slip: &Slip, person: &KnownPerson) {
    let span = draft.display_tokens(slip.tokens.0, slip.tokens.1);
    let finding = report.words(span);
    finding.value("expected", slip.expected.clone()).value("name", person.name.clone());
    if slip.kind != SlipKind::Stranger {
        let fixable = if slip.is_sure { Applicability::Safe } else { Applicability::Display };
        finding.fix(Fix::replace(span, slip.expected.clone(), fixable));
    }
    let own = person.is_candidate();
    let variant = match slip.kind {
        SlipKind::Accents => Some("accents"),
        SlipKind::Half => Some("half"),
        SlipKind::SecondHalf => Some("first-half"),
        SlipKind::Glued => Some("glued"),
        SlipKind::Order => Some("order"),
        SlipKind::Title => Some("title"),
        SlipKind::TitledGiven => Some("given"),
        SlipKind::Spelling | SlipKind::Case if own => Some("own"),
        SlipKind::Stranger if draft.application().people.is_empty() => Some("draft"),
        SlipKind::Spelling | SlipKind::Case | SlipKind::Stranger => None,
    };
    if let Some(variant) = variant {
        finding.variant(variant);
    }
    if let Some(place) = person.place.filter(|_| slip.kind != SlipKind::Stranger) {
        finding.label(Label { text: "spelled here".to_owned(), place });
    }
}
