//! Who may apply at all, and who need not.
//!
//! For sentences that shut the door to some, under whatever heading they stand: they bid nobody to do anything.

use super::Ask;
use super::instruct::Finder;
use super::layout::{Section, Unit};

impl Finder<'_, '_> {
    /// `Open to citizens and permanent residents only`: who may apply at all.
    pub(super) fn permitted_only(&mut self, unit: &Unit) {
        if matches!(unit.section, Section::Duties | Section::Offer | Section::Nice) {
            return;
        }
        let must = (unit.section != Section::Must).then(|| self.page.first("posting-permit-must", unit.tokens.clone()));
        if let Some(mark) = self.page.first("posting-permit-only", unit.tokens.clone()).or(must.flatten()) {
            self.add(Ask::WorkPermit, &mark, None, None);
        }
    }

    pub(super) fn agencies(&mut self, unit: &Unit) {
        let page = self.page;
        let Some(mark) = page.first("posting-agencies", unit.sentence.clone()) else {
            return;
        };
        // `The Apprenticeship Agency` is a name.
        let capital = |at: usize| page.word(at).starts_with(char::is_uppercase);
        let named = mark.start > unit.sentence.start + 1
            && capital(mark.start)
            && capital(mark.start - 1)
            && page.word(mark.start).chars().any(char::is_lowercase)
            && page.lower(mark.start - 1) != "no";
        let refused = page.has("posting-no-word", unit.sentence.start..mark.start);
        // `The agency takes no money`, `an agent's office`
        let told = mark.start > unit.sentence.start && page.lower(mark.start - 1) == "the" && mark.len() == 1
            || mark.end < unit.sentence.end && page.lower(mark.end) == "'s";
        let ours = named
            || told
            || !refused
                && (unit.sentence.start..mark.start).any(|at| {
                    matches!(
                        page.lower(at).as_str(),
                        "through" | "via" | "as" | "federal" | "provincial" | "government"
                    )
                });
        if unit.section != Section::Duties
            && unit.section != Section::Must
            && !ours
            && page.has("posting-agencies-no", unit.tokens.start.min(mark.start)..unit.tokens.end.max(mark.end))
        {
            self.add(Ask::NoAgencies, &unit.sentence, None, None);
        }
    }
}
