//! The number that a posting goes by, and where it is to be quoted.

use std::ops::Range;

use super::Ask;
use super::instruct::Finder;
use super::layout::Unit;
use super::page::Page;

impl Finder<'_, '_> {
    pub(super) fn reference_number(&mut self, unit: &Unit) {
        let page = self.page;
        let known = self.found.len();
        for mark in page.all("posting-reference-number", unit.tokens.clone()) {
            if !self.declined(unit, &mark) {
                let value = (mark.start..unit.tokens.end.min(mark.end + 4)).find(|&at| is_code(page.word(at)));
                let end = value.map_or(mark.end, |at| at + 1).max(mark.end);
                // `Include the job ID`: the only one that the posting has.
                let own = || (self.codes.len() == 1).then(|| self.codes[0].clone());
                let value = value.map(|at| self.code(at)).or_else(own);
                self.add(Ask::ReferenceNumber, &(mark.start..end), value, None);
            }
        }
        for mark in page.all("posting-quote-verb", unit.tokens.clone()) {
            // `Put BDN-TOR`, `Use HSE/PH/09`: a code shows by its marks.
            let marked = |at: usize| {
                let code = self.code(at);
                let figures = code.chars().any(|c| c.is_ascii_digit());
                let capitals = code.chars().filter(|c| c.is_uppercase()).count();
                capitals >= 2
                    && !code.chars().any(char::is_lowercase)
                    && !code.contains('@')
                    && (code.contains(['-', '/']) || figures && code.len() >= 5)
            };
            let quotes = page.lower(mark.start).starts_with("quot")
                || page.lower(mark.start).starts_with("cit")
                || page.lower(mark.start).starts_with("refer");
            let coded =
                |at: &usize| is_code(page.word(*at)) && (quotes || marked(*at) || self.codes.contains(&self.code(*at)));
            if let Some(at) = (mark.end..unit.tokens.end.min(mark.end + 4)).find(coded) {
                self.add(Ask::ReferenceNumber, &(mark.start..at + 1), Some(self.code(at)), None);
            }
        }
        if let Some(at) = self.own_code(unit).filter(|_| self.found.len() == known) {
            self.add(Ask::ReferenceNumber, &(at..at + 1), Some(self.code(at)), None);
        }
    }

    /// `with MPB-24-77 on the subject line`: the posting's own number again, in words that ask for something.
    fn own_code(&self, unit: &Unit) -> Option<usize> {
        let page = self.page;
        let labels = page.all("posting-number-label", unit.tokens.clone());
        let is_label = |at: usize| labels.iter().any(|label| label.end <= at && at < label.end + 2);
        let in_place = page.has("posting-subject", unit.tokens.clone());
        unit.tokens
            .clone()
            .filter(|_| in_place)
            .find(|&at| is_code(page.word(at)) && !is_label(at) && self.codes.contains(&self.code(at)))
    }

    /// The whole of a number such as `MPB-24-77`, of which a token is a part.
    fn code(&self, at: usize) -> String {
        let text = self.page.document.text();
        let span = self.page.span(&(at..at + 1));
        let part = |c: char| {
            !(c.is_whitespace() || matches!(c, ',' | ';' | '"' | '\'' | '(' | ')' | '*' | '“' | '”' | '<' | '>'))
        };
        let start = text[..span.start()]
            .rfind(|c| !part(c))
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let end = text[span.end()..].find(|c| !part(c)).map_or(text.len(), |length| span.end() + length);
        text[start..end].trim_end_matches(['.', ':', '!', '?']).to_owned()
    }
}

/// The numbers that a posting gives itself: `Ref. DA-114`, `Job ID R-55120`.
pub(super) fn codes(page: &Page<'_>) -> Vec<String> {
    let finder = Finder { page, codes: Vec::new(), found: Vec::new(), said: Vec::new() };
    let all = 0..page.tokens().len();
    let marks = page.all("posting-number-label", all.clone());
    let coded = |mark: &Range<usize>| (mark.end..all.end.min(mark.end + 2)).find(|&at| is_code(page.word(at)));
    let mut codes: Vec<String> = marks.iter().filter_map(|mark| coded(mark).map(|at| finder.code(at))).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Letters with figures, or four figures and more: what a reference number is made of.
fn is_code(word: &str) -> bool {
    // `Include the job ID`: what a code is called is none.
    if matches!(word, "ID" | "IDS" | "NO" | "REF" | "CV" | "PDF") {
        return false;
    }
    let figures = word.chars().filter(char::is_ascii_digit).count();
    figures >= 4
        || figures >= 1 && word.len() > figures && word.chars().any(char::is_uppercase)
        || word.len() >= 2 && word.chars().all(char::is_uppercase)
}
