//! The last day on which a posting takes applications.

use super::Ask;
use super::instruct::Finder;
use super::layout::{Section, Unit};
use super::page::{Page, number};

impl Finder<'_, '_> {
    pub(super) fn deadline(&mut self, unit: &Unit) {
        let page = self.page;
        if unit.is_applying
            && !page.has("posting-not-deadline", unit.tokens.clone())
            && !page.has("posting-later", unit.tokens.clone())
            && (page.has("posting-send", unit.tokens.clone())
                || !matches!(unit.section, Section::Must | Section::Nice | Section::Duties | Section::Offer))
        {
            self.limit_of_time(unit);
        }
        if matches!(unit.section, Section::Offer | Section::Duties)
            || page.has("posting-not-deadline", unit.tokens.clone())
        {
            return;
        }
        if unit.is_dated
            && let Some(at) = unit.tokens.clone().take(5).find(|&at| is_date(page, at, unit.tokens.end))
        {
            let whole = unit.tokens.start..unit.tokens.end.min(at + 3);
            self.add(Ask::Deadline, &whole, Some(page.text(&whole).to_owned()), None);
            return;
        }
        for mark in page.all("posting-deadline", unit.tokens.clone()) {
            let until = unit.tokens.end.min(mark.end + 9);
            // `It must be with the auditor by 30 June`
            if self.is_of_others(unit, mark.end) {
                continue;
            }
            // `within ten days of this notice` names the day itself.
            let within = page.lower(mark.start) == "within";
            // `(by letter), we meet on Fridays`: what follows a bracket is told apart.
            let until = (mark.end..until).find(|&at| page.gap(at - 1).contains([')', '"'])).unwrap_or(until);
            let date = (mark.start..until)
                .filter(|&at| within || at >= mark.end.saturating_sub(1))
                .rfind(|&at| is_date(page, at, unit.tokens.end));
            if let Some(end) = date {
                let when = mark.end.min(end)..end + 1;
                self.add(Ask::Deadline, &(mark.start..end + 1), Some(page.text(&when).to_owned()), None);
                return;
            }
        }
    }

    /// Whether a day is the last one for something else than applications: `Sales figures go out by 5 May`.
    fn is_of_others(&self, unit: &Unit, end: usize) -> bool {
        let page = self.page;
        let start = unit.tokens.start;
        // `Return the form by …`, `Applications with a permit should be sent by …`
        let ours = page.at("posting-do", start, end).is_some()
            || (start..end.min(start + 2)).any(|at| page.lower(at).starts_with("application"));
        page.has("posting-no-applicant", start + usize::from(ours)..end)
            && !(ours && page.has("posting-papers", start..end))
    }

    /// `Send it by 3 May`: a day that ends a sentence about applying.
    fn limit_of_time(&mut self, unit: &Unit) {
        let page = self.page;
        for at in unit.tokens.clone() {
            let comes = at > unit.tokens.start
                && matches!(page.lower(at - 1).as_str(), "drop" | "come" | "stop" | "swing" | "pop" | "call" | "round");
            let word = page.lower(at);
            let until = !(comes && word == "by") && matches!(word.as_str(), "by" | "before" | "until" | "till")
                || at > unit.tokens.start && page.lower(at) == "than" && page.lower(at - 1) == "later";
            let clause = page.clause(at, &unit.tokens);
            let start = page.has("posting-start", clause.clone())
                || page.has("posting-availability", clause)
                || page.has("posting-month", unit.tokens.start..at) && page.lower(at) == "until";
            // `by telephone the week after`, `by Zoom in October`
            let means = at + 1 < unit.tokens.end && page.at("posting-carrier", at + 1, unit.tokens.end).is_some();
            let quoted = page.gap(at).contains(['"', '“']);
            let until = until && !quoted && !(means && word == "by");
            let to = unit.tokens.end.min(at + 7);
            // `by 4:00 p.m. on Friday`
            let clock = at + 1 < unit.tokens.end && page.word(at + 1).starts_with(|c: char| c.is_ascii_digit());
            let to = if clock { unit.tokens.end.min(at + 10) } else { to };
            let date =
                (at + 1..to.min(if clock { at + 8 } else { at + 5 })).find(|&at| is_date(page, at, unit.tokens.end));
            // `The council's return must go to the auditor by 30 June`
            let other = self.is_of_others(unit, at);
            if let Some(first) = date.filter(|_| until && !start && !other) {
                let last = (first..to)
                    .take_while(|&at| is_date(page, at, unit.tokens.end) || number(page.word(at)).is_some())
                    .last()
                    .unwrap_or(first);
                self.add(Ask::Deadline, &(at..last + 1), Some(page.text(&(at + 1..last + 1)).to_owned()), None);
                return;
            }
        }
    }
}

/// A month, a day of the week, or figures with marks between.
fn is_date(page: &Page<'_>, at: usize, end: usize) -> bool {
    let word = page.word(at);
    let named = page.at("posting-month", at, end).is_some() && (word.starts_with(char::is_uppercase) || word.len() > 3);
    let figures = word.bytes().filter(u8::is_ascii_digit).count();
    // `306-555-0110` is a telephone.
    let rings = word.split(['.', '/', '-']).filter(|part| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()));
    let marked = word.contains(['.', '/', '-']) && figures >= 3 && rings.count() == 0
        || word.len() == 4 && figures == 4 && word.starts_with("20");
    let dated = figures > 0
        && at > 0
        && at + 1 < end
        && matches!(page.gap(at), "/" | "-")
        && number(page.word(at + 1)).is_some();
    let ordinal = figures > 0 && word.len() <= 4 && word.ends_with(['h', 't', 'd']) && word.len() > figures;
    named || marked || dated || ordinal
}
