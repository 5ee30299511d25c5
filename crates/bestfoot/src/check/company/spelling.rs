//! Is the company's name spelled as the company spells it?

use super::own::Own;
use crate::check::{Check, Draft, Report};
use crate::names::company::{CompanySlipKind, slips};
use crate::{Applicability, Fix, Label, Place};

/// Reports near misses of the company's name (variant `case` where only capitals or gaps differ, `accents` where only those do).
pub(in crate::check) struct Spelling;

impl Check for Spelling {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        let Some(company) = &application.company else {
            return;
        };
        let names: Vec<&str> = application.company_names().collect();
        let people = &draft.names().people;
        let is_person = |folded: &str| people.iter().any(|person| person.right.iter().any(|right| right == folded));
        let own = Own::of(draft);
        let is_own = |words: &[String]| own.holds(words);
        for slip in slips(document, &names, |token| draft.reads(token), is_person, is_own) {
            let span = draft.display_tokens(slip.tokens.0, slip.tokens.1);
            if draft.accepts(&document.text()[span.range()]) {
                continue;
            }
            let finding = report.words(span);
            finding.value("expected", slip.expected.clone()).value("company", company.clone());
            finding.fix(Fix::replace(span, slip.expected, Applicability::Safe));
            match slip.kind {
                CompanySlipKind::Case => finding.variant("case"),
                CompanySlipKind::Accents => finding.variant("accents"),
                CompanySlipKind::Spelling => finding,
            };
            if let Some(place) = application.company_place() {
                finding.label(Label { text: "spelled here".to_owned(), place: Place::Application(place) });
            }
        }
    }
}
