//! What makes a sentence ask for something.
//!
//! For the signs that whoever applies is told to do something: a list of things to send, a line about applying, a bid among the pay or the requirements. What
//! is asked for does not matter here.

use super::instruct::Finder;
use super::layout::{Section, Unit};
use super::page::Page;

impl Finder<'_, '_> {
    /// Whether a sentence asks for anything.
    pub(super) fn asks(&self, unit: &Unit) -> bool {
        let page = self.page;
        // An item of what to send and to say is asked for by the words above it.
        // And so is `enclosing copies of …` below the address.
        let goes_on =
            matches!(page.lower(unit.tokens.start).as_str(), "attaching" | "enclosing" | "quoting" | "stating")
                && unit.section != Section::Duties;
        if unit.is_asked || goes_on || self.told_of_reader(unit) {
            return true;
        }
        let addressed = unit.section == Section::Must
            && !page.document.links().iter().any(|link| {
                let span = page.tokens()[unit.tokens.start].span().cover(page.tokens()[unit.tokens.end - 1].span());
                link.is_email && span.overlaps(link.span)
            });
        if unit.is_applying
            && !addressed
            && !matches!(unit.section, Section::Offer | Section::Duties | Section::Nice | Section::Process)
        {
            return true;
        }
        let polite = (unit.tokens.clone()).any(|at| matches!(page.lower(at).as_str(), "please" | "kindly"));
        let told = page.has("posting-ask", unit.tokens.clone())
            && matches!(unit.section, Section::Plain | Section::About | Section::Process);
        let ordered = unit.opens_line && unit.section == Section::Plain && self.orders(unit);
        // `Tell us in your letter` is said anywhere.
        let written = page.has("posting-in-writing", unit.tokens.clone()) && told_at_all(page, unit);
        // `Forms may be completed in Welsh`
        let passive = page.has("posting-passive", unit.tokens.clone())
            && matches!(unit.section, Section::Plain | Section::About)
            && !page.has("posting-no-applicant", unit.tokens.clone());
        let sent = !unit.is_item
            && unit.section != Section::Duties
            && page.at("posting-send-order", unit.tokens.start, unit.tokens.end).is_some();
        written
            || sent
            || passive
            || polite && unit.section != Section::Duties
            || told && self.orders(unit)
            || ordered && page.has("posting-papers", unit.tokens.clone())
    }

    /// Whether a sentence tells of the employer: "We answer everybody" is no request.
    pub(super) fn is_ours(&self, unit: &Unit) -> bool {
        matches!(self.page.lower(unit.tokens.start).as_str(), "we" | "our" | "i" | "they" | "she" | "he")
            && !self.page.has("posting-ask", unit.tokens.clone())
            && !self.turns_to_reader(unit)
    }

    /// `We can't sponsor anybody, so say in your mail that you may work here`: a sentence of ours that ends in a bid.
    fn turns_to_reader(&self, unit: &Unit) -> bool {
        let page = self.page;
        (unit.tokens.start + 2..unit.tokens.end).any(|at| {
            (page.lower(at - 1) == "so" || page.gap(at - 1).contains(':'))
                && (page.at("posting-tell", at, unit.tokens.end).is_some()
                    || page.at("posting-do", at, unit.tokens.end).is_some()
                        && page.has("posting-in-writing", at..unit.tokens.end))
        })
    }

    /// Whether a sentence wants something told of whoever reads it, or a paper put to the application: such a one stands under any heading, among the pay or
    /// the requirements. `Free house for families: mention how many children you have.`
    fn told_of_reader(&self, unit: &Unit) -> bool {
        let page = self.page;
        let end = unit.tokens.end;
        if unit.section == Section::Duties {
            return false;
        }
        if ["posting-wants-told", "posting-enclosed"].iter().any(|name| page.has(name, unit.tokens.clone())) {
            return true;
        }
        // `Non-EEA applicants must enclose …`, `Nurses from abroad should state …`
        let opening = unit.tokens.start..end.min(unit.tokens.start + 12);
        if page
            .all("posting-must-tell", unit.tokens.clone())
            .iter()
            .any(|told| page.has("posting-applicants", unit.tokens.start..told.start.min(opening.end)))
        {
            return true;
        }
        // `If you can't do Saturdays, tell us straight out`
        let case = page.at("posting-case", unit.tokens.start, end).is_some()
            || unit.tokens.clone().any(|at| page.lower(at) == "if");
        if case && unit.section != Section::Process && page.has("posting-say-it", unit.tokens.clone()) {
            return true;
        }
        let spoken = !matches!(unit.section, Section::Must | Section::Nice)
            || page.has("posting-in-writing", unit.tokens.clone())
            || unit.tokens.clone().any(|at| matches!(page.lower(at).as_str(), "please" | "kindly" | "us" | "me"));
        spoken
            && page.all("posting-tell", unit.tokens.clone()).iter().any(|told| {
                let opens = told.start == unit.tokens.start
                    // `If you live far away say how you would come`
                    || page.at("posting-case", unit.tokens.start, end).is_some()
                    || page.tokens()[told.start].clause != page.tokens()[told.start - 1].clause
                    || matches!(
                        page.lower(told.start - 1).as_str(),
                        "please"
                            | "and"
                            | "so"
                            | "but"
                            | "just"
                            | "kindly"
                            | "also"
                            | "do"
                            | "then"
                            | "should"
                            | "must"
                    );
                opens && (told.end..end.min(told.end + 3)).any(|at| page.at("posting-told-of", at, end).is_some())
            })
    }

    /// Whether a sentence bids to say something, be it in a clause of its own or behind what is sent: `stating …`.
    pub(super) fn told_here(&self, unit: &Unit) -> bool {
        let page = self.page;
        page.all("posting-tell", unit.tokens.clone()).iter().any(|told| {
            let word = page.lower(told.start);
            told.start == unit.tokens.start
                || word.ends_with("ing")
                // `we need to know …`
                || page.lower(told.end - 1) == "know" && matches!(word.as_str(), "need" | "like" | "want" | "love")
                || page.tokens()[told.start].clause != page.tokens()[told.start - 1].clause
                || matches!(
                    page.lower(told.start - 1).as_str(),
                    "please"
                        | "and"
                        | "also"
                        | "kindly"
                        | "to"
                        | "just"
                        | "so"
                        | "should"
                        | "must"
                        | "do"
                        | "then"
                        | "or"
                )
        })
    }

    /// Whether a sentence, or a clause of it, begins with what to do.
    pub(super) fn orders(&self, unit: &Unit) -> bool {
        let page = self.page;
        let tokens = page.tokens();
        unit.tokens.clone().any(|at| {
            let opens = at == unit.tokens.start || tokens[at].clause != tokens[at - 1].clause;
            let after = at > unit.tokens.start
                && matches!(
                    page.lower(at - 1).as_str(),
                    "please" | "and" | "or" | "also" | "then" | "kindly" | "so" | "but"
                );
            (opens || after) && page.at("posting-do", at, unit.tokens.end).is_some()
        })
    }
}

/// Whether a sentence tells somebody to say or to send something.
fn told_at_all(page: &Page<'_>, unit: &Unit) -> bool {
    page.has("posting-ask", unit.tokens.clone())
        || unit.tokens.clone().any(|at| {
            matches!(
                page.lower(at).as_str(),
                "tell" | "say" | "include" | "mention" | "state" | "indicate" | "send" | "inform"
            )
        })
}
