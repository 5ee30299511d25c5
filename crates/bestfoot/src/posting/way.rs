//! Which way an application goes, and to whom.

use std::ops::Range;

use super::Ask;
use super::instruct::Finder;
use super::layout::{Section, Unit};
use super::page::{Page, number};
use super::words::WORDS;
use crate::word_lists::WordSet;

impl Finder<'_, '_> {
    pub(super) fn how(&mut self, unit: &Unit) {
        let page = self.page;
        let span = page.tokens()[unit.tokens.start].span().cover(page.tokens()[unit.tokens.end - 1].span());
        let declined = |at: usize| self.declined(unit, &(at..at + 1));
        // `From: Jo <jo@firm.example>` is the head of a mail that was passed on.
        let head = |at: usize| page.at("posting-mail-head", at, page.tokens().len()).is_some();
        let headed = |at: usize| page.gap(at).starts_with(':');
        let is_to = page.lower(unit.tokens.start) == "to"
            && unit.tokens.start < 60
            && (0..unit.tokens.start + 40).take_while(|&at| at < page.tokens().len()).any(|at| head(at) && headed(at));
        if (head(unit.tokens.start) || is_to) && headed(unit.tokens.start) {
            return;
        }
        let mut found = Vec::new();
        for link in page.document.links().iter().filter(|link| span.overlaps(link.span)) {
            let tokens = page.document.tokens_in(link.span);
            let by_site = link.is_email || page.has("posting-how", unit.tokens.clone());
            let work = !link.is_email
                && !tokens.is_empty()
                && page.has("posting-portfolio", page.clause(tokens.start, &unit.tokens))
                && !page.has("posting-how-plain", unit.tokens.clone());
            if !tokens.is_empty() && by_site && !work && !self.is_source(unit, tokens.start) && !declined(tokens.start)
            {
                let from = tokens.start.saturating_sub(1).max(unit.tokens.start);
                found.push((from..tokens.end, page.text(&tokens).to_owned()));
            }
        }
        if let Some(mail) = page.coded_mail(&unit.tokens).filter(|mail| !declined(mail.start)) {
            found.push((mail.clone(), page.text(&mail).trim_matches('`').to_owned()));
        }
        if found.is_empty()
            && page.has("posting-how", unit.tokens.clone())
            && !page.has("posting-portfolio", unit.tokens.clone())
            && let Some(site) = page.coded_site(&unit.tokens).filter(|site| !declined(site.start))
        {
            found.push((site.clone(), page.text(&site).trim_matches('`').to_owned()));
        }
        if let Some(place) = self.postal(unit)
            && !declined(place.start)
            && !found.iter().any(|(known, _)| known.start < place.end && place.start < known.end)
        {
            found.push((place.clone(), page.text(&place).to_owned()));
        }
        // An address or a number alone, below `In person` or `Send to:`.
        if found.is_empty()
            && unit.section == Section::Apply
            && let Some(place) = self.bare_address(unit)
            && !declined(place.start)
        {
            found.push((place.clone(), page.text(&place).to_owned()));
        }
        if let Some(phone) = page.phone(&unit.tokens).filter(|phone| !declined(phone.start)) {
            found.push((phone.clone(), page.text(&phone).to_owned()));
        }
        // `Who would you ring first?`
        let asks = page.gap(unit.tokens.end - 1).starts_with('?');
        // `By e-mail to …`: the address says it.
        let addressed = !found.is_empty();
        for mark in page.all("posting-how-plain", unit.tokens.clone()) {
            let by = page.lower(mark.start) == "by" || page.lower(mark.start) == "apply";
            let alone = unit.tokens.len() > 4 || !by;
            // `Ring Tom on 07700 …`: the number says it.
            // And `a boss I can ring` is somebody else.
            let theirs = mark.start >= unit.tokens.start + 2
                && matches!(page.lower(mark.start - 1).as_str(), "can" | "may" | "could" | "might" | "to" | "will")
                && unit.tokens.clone().any(|at| at < mark.start && matches!(page.lower(at).as_str(), "we" | "i"));
            // `and Ana does ring them`
            let done = mark.start > unit.tokens.start && page.lower(mark.start - 1) == "does";
            // `when donors hand in their bags`
            let others = mark.start > unit.tokens.start
                && page.at("posting-do", mark.start, mark.end).is_some()
                && page.tokens()[mark.start].clause == page.tokens()[mark.start - 1].clause
                && page.at("posting-before-bid", mark.start - 1, mark.start).is_none();
            // `Hand in your dossier to jobs@firm.example`
            let in_off = found.iter().any(|(known, _)| mark.end <= known.start)
                && matches!(page.lower(mark.end - 1).as_str(), "in" | "off");
            let verb = mark.len() == 1 && (addressed || theirs || done) || others || in_off || asks;
            // `On the form give two referees` is no way to apply.
            let place = matches!(page.lower(mark.start).as_str(), "on" | "with" | "in")
                && page.lower(mark.end - 1) == "form"
                && (mark.start == unit.tokens.start || !page.has("posting-how-verb", unit.tokens.start..mark.start));
            let said = place || verb || addressed && by || self.is_source(unit, mark.start) || declined(mark.start);
            if alone && !said {
                found.push((mark.clone(), page.text(&mark).to_owned()));
            }
        }
        for (tokens, value) in found {
            self.add(Ask::How, &tokens, Some(value), None);
        }
    }

    /// `the form, available from firm.example/jobs`, `Come by for an application form`: where something is to be had, and nothing to be sent.
    fn is_source(&self, unit: &Unit, at: usize) -> bool {
        let page = self.page;
        let clause = page.clause(at, &unit.tokens);
        let before = page.all("posting-source", at.saturating_sub(8).max(unit.tokens.start)..at);
        before.last().is_some_and(|mark| mark.end + 4 > at) || page.has("posting-fetch", at..clause.end)
    }

    /// `Send it to The Clerk, The Old Forge, Ashcombe`: words behind `to` or `at` up to a street, a house or a box.
    fn postal(&self, unit: &Unit) -> Option<Range<usize>> {
        let page = self.page;
        let verb = page.first("posting-deliver", unit.tokens.clone())?;
        // `Letters must reach the Rector, The Old School, …`: the verb names the way itself.
        let reaches = page.lower(verb.start) == "reach";
        let whole = if reaches { verb.start } else { verb.end }..unit.sentence.end;
        let from =
            whole.clone().find(|&at| matches!(page.lower(at).as_str(), "to" | "at" | "in" | "into" | "o" | "reach"))?;
        // `Wijnkade 83, 3011 ZZ Rotterdam`: a street by its house and the number of the town.
        let figures = |at: usize| at < whole.end && page.word(at).bytes().all(|byte| byte.is_ascii_digit());
        let housed = |at: usize| figures(at + 1) && figures(at + 2) && page.word(at + 2).len() >= 4;
        let street = (from + 1..whole.end.min(from + 22)).find(|&at| {
            page.word(at).starts_with(char::is_uppercase)
                && (page.at("posting-street", at, whole.end).is_some() || housed(at))
        })?;
        Some(from..street + 1)
    }

    /// `12 Mill Lane, Ashcombe`, `Private Bag X4, Upington`: a house or a box with its number.
    fn bare_address(&self, unit: &Unit) -> Option<Range<usize>> {
        let page = self.page;
        if unit.tokens.len() > 24 || page.has("posting-tells", unit.tokens.clone()) {
            return None;
        }
        let figure = |at: usize| page.word(at).starts_with(|c: char| c.is_ascii_digit());
        let near = |at: usize| {
            let from = at.saturating_sub(4).max(unit.tokens.start);
            (from..unit.tokens.end.min(at + 3)).any(figure)
        };
        let street = unit.tokens.clone().find(|&at| {
            page.at("posting-street", at, unit.tokens.end).is_some()
                && page.word(at).starts_with(char::is_uppercase)
                && near(at)
        });
        if let Some(street) = street {
            return Some(unit.tokens.start..street + 1);
        }
        // `Fax 021 555 0100`
        let numbered = page.lower(unit.tokens.start) == "fax" && unit.tokens.len() > 1 && figure(unit.tokens.start + 1);
        numbered.then(|| unit.tokens.start..unit.tokens.end.min(unit.tokens.start + 4))
    }

    pub(super) fn addressee(&mut self, unit: &Unit) {
        let page = self.page;
        if !page.has("posting-send", unit.tokens.clone()) && !page.has("posting-letter", unit.tokens.clone()) {
            return;
        }
        let name = |at: usize| {
            at < unit.tokens.end && page.word(at).starts_with(char::is_uppercase) && !page.tokens()[at].is_opaque
        };
        self.in_brackets(unit);
        let mut at = unit.tokens.start;
        while at < unit.tokens.end {
            let word = page.lower(at);
            let from = at + 1;
            at += 1;

            // `Ask for Jo`
            let asks_for = word == "for" && at >= 2 && matches!(page.lower(at - 2).as_str(), "ask" | "asking" | "look");
            let noun =
                at >= 2 && matches!(page.lower(at - 2).as_str(), "the" | "your" | "an" | "this" | "a" | "by" | "via");
            // `address it to Inês and Rita`
            let addresses = word == "to" && says_before(page, unit, from - 1, 4, &WORDS.addresses);
            let calls = !noun && WORDS.calls.has(&word) || asks_for || addresses;
            // `14-C Canal Road` is no `c/o`.
            let care_of = word != "c" || from < unit.tokens.end && page.lower(from) == "o";
            // `Drop Merle a mail`, `Give Tom a ring`
            if let Some(end) = self.given(unit, from - 1) {
                self.add(Ask::Addressee, &(from - 1..end), Some(page.word(from).to_owned()), None);
                at = end;
                continue;
            }
            if !(calls || matches!(word.as_str(), "to" | "c" | "o" | "for" | "of" | "reach") && care_of)
                || from >= unit.tokens.end
                || page.gap(from - 1).contains(['"', '“'])
            {
                continue;
            }
            // `travel to Frøya`
            let goes = word == "to" && says_before(page, unit, from - 1, 5, &WORDS.goes);
            if goes {
                continue;
            }
            let start =
                if matches!(page.lower(from).as_str(), "the" | "our" | "my" | "attention") { from + 1 } else { from };
            let start = if start + 1 < unit.tokens.end && page.lower(start) == "of" { start + 1 } else { start };
            if start >= unit.tokens.end
                || matches!(
                    page.lower(start).as_str(),
                    "plot" | "unit" | "suite" | "box" | "room" | "flat" | "house" | "building"
                )
            {
                continue;
            }
            let titled =
                page.at("posting-title", start, unit.tokens.end).is_some() && start < unit.tokens.end && name(start);
            let end = self.named_end(unit, start, titled);
            let Some(end) = end else {
                continue;
            };
            let office = page.has("posting-office", start..end);
            let attention = start > from && (from..start).any(|at| page.lower(at) == "attention")
                || at >= 3 && page.lower(at - 2) == "attention";
            let of = matches!(word.as_str(), "for" | "of" | "o") && !attention && !asks_for;
            let month = page.has("posting-month", start..end) || page.has("posting-tongue", start..end);
            let named = (start..end).all(name);
            let contact = page.document.links().iter().any(|link| {
                let tokens = page.document.tokens_in(link.span);
                tokens.start >= end && tokens.start <= end + 4 && tokens.end <= unit.sentence.end
            });
            let before_detail = contact
                || end < unit.tokens.end && page.gap(end - 1).contains('(')
                || end < unit.tokens.end && number(page.word(end)).is_some()
                || end < unit.tokens.end && matches!(page.lower(end).as_str(), "on" | "at" | "by")
                || calls
                || attention
                // `Write to Ana, who reads everything`
                || word == "to" && at >= 2 && page.lower(at - 2) == "write" && page.gap(end - 1).starts_with(',')
                || end - start >= 2 && page.gap(end - 1).starts_with(',');
            let thing = ["posting-resume", "posting-document", "posting-letter", "posting-portfolio"]
                .iter()
                .any(|name| page.at(name, start, end).is_some());
            let us = thing
                || (start..end)
                    .all(|at| matches!(page.lower(at).as_str(), "us" | "me" | "team") || page.word(at).len() < 2);
            // `in MS Word`, `SC1 to SC6`
            let is_mark = page.has("posting-format", start..end)
                || (start..end).any(|at| page.word(at).ends_with(|c: char| c.is_ascii_digit()));
            if month && !contact
                || is_mark
                || us
                || self.is_address(&(start..end))
                || named && (start..end).all(|at| page.word(at).chars().all(char::is_uppercase)) && !office
            {
                continue;
            }
            let sent = page.has("posting-send", unit.sentence.start..start);
            if is_door(page, start..end) && !attention && !addresses {
                continue;
            }
            if titled
                || !of
                    && office
                    && (sent || matches!(word.as_str(), "to" | "reach"))
                    && !page.has("posting-not-office", start..end)
                || named && before_detail && !of && sent
            {
                self.add(Ask::Addressee, &(from..end), Some(page.text(&(start..end)).to_owned()), None);
                at = end;
            }
        }
    }

    /// `WhatsApp 6555 0148 (Ms Goh)`: whose number it is.
    fn in_brackets(&mut self, unit: &Unit) {
        let page = self.page;
        let Some(phone) = page.phone(&unit.tokens).filter(|phone| phone.end < unit.tokens.end) else {
            return;
        };
        let titled = page.at("posting-title", phone.end, unit.tokens.end).is_some();
        if titled
            && page.gap(phone.end - 1).trim() == "("
            && let Some(end) = self.named_end(unit, phone.end, true)
        {
            let name = phone.end..end;
            self.add(Ask::Addressee, &name, Some(page.text(&name).to_owned()), None);
        }
    }

    /// Where `Drop Merle a mail` ends that begins at a token.
    fn given(&self, unit: &Unit, at: usize) -> Option<usize> {
        let page = self.page;
        let verb = page.at("posting-give-line", at, unit.tokens.end)?;
        let named = verb < unit.tokens.end && page.word(verb).starts_with(char::is_uppercase);
        page.at("posting-a-line", verb + 1, unit.tokens.end).filter(|_| named)
    }

    /// `… should be sent to:`, and below it `The Human Resources Manager`.
    pub(super) fn addressed_line(&mut self, unit: &Unit) {
        let page = self.page;
        let text = page.document.text();
        let above = text[..page.span(&unit.tokens).start()].trim_end_matches(|c: char| c.is_whitespace() || c == '*');
        let above = above.trim_end_matches(':').to_lowercase();
        let line = above.lines().next_back().unwrap_or_default();
        let sends = line.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.sending.has(word));
        let addressed = line.ends_with(" to") || unit.is_asked;
        if !unit.opens_line || !addressed || !sends {
            return;
        }
        let start = unit.tokens.start + usize::from(page.lower(unit.tokens.start) == "the");
        let named = |at: usize| {
            page.word(at).starts_with(char::is_uppercase)
                || matches!(page.lower(at).as_str(), "of" | "and" | "the" | "for")
        };
        let end = (start..unit.tokens.end).take(8).take_while(|&at| named(at)).last().map_or(start, |at| at + 1);
        let spoken = page.at("posting-title", start, end).is_some() || page.has("posting-office", start..end);
        // `Contact details of your manager` is an item to send, `Director of Care` nobody's.
        let whole = line.ends_with(" to") || end == unit.tokens.end && page.at("posting-office", start, end).is_some();
        if whole && end > start && spoken && !self.is_address(&(start..end)) {
            self.add(Ask::Addressee, &(unit.tokens.start..end), Some(page.text(&(start..end)).to_owned()), None);
        }
    }

    /// Where a name or an office ends that begins at a token: at the next small word.
    fn named_end(&self, unit: &Unit, start: usize, titled: bool) -> Option<usize> {
        let page = self.page;
        let name = |at: usize| {
            at < unit.tokens.end && page.word(at).starts_with(char::is_uppercase) && !page.tokens()[at].is_opaque
        };
        let belongs = |&at: &usize| {
            let joined = at == start
                || page.gap(at - 1).trim().is_empty()
                || matches!(page.gap(at - 1).trim(), "." | ",") && titled
                || matches!(page.gap(at - 1), "-" | "'");
            joined
                && (name(at)
                    || at > start && matches!(page.lower(at).as_str(), "of" | "and" | "'s" | "the") && name(at + 1)
                    || page.at("posting-office", at, unit.tokens.end).is_some()
                    || matches!(page.lower(at).as_str(), "graduate" | "hiring"))
        };
        (start..unit.tokens.end).take(8).take_while(belongs).last().map(|at| at + 1)
    }
}

/// Whether one of some words stands within a few before a token.
fn says_before(page: &Page<'_>, unit: &Unit, at: usize, reach: usize, words: &WordSet) -> bool {
    (at.saturating_sub(reach).max(unit.tokens.start)..at).any(|at| words.has(&page.lower(at)))
}

/// `deliver it to the Records Office` names a door.
fn is_door(page: &Page<'_>, name: Range<usize>) -> bool {
    let head = name.clone().find(|&at| page.lower(at) == "of").unwrap_or(name.end).max(name.start + 1) - 1;
    WORDS.doors.has(&page.lower(head))
}
