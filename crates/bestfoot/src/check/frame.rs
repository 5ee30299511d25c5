//! The frame of a letter: greeting, closing, name, and the subject of a mail.

use super::{Check, Draft, Report};
use crate::Zone;
use crate::document::{Document, valediction};

/// Reports a missing part: `part` is `salutation` or `sign-off`.
pub(super) struct Frame;

impl Check for Frame {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let has = |zone| document.zone_lines(zone).next().is_some();
        if draft.word_count() == 0 {
            return;
        }
        if draft.text("part") == Some("salutation") {
            if document.greeting().is_none() {
                report.draft();
            }
        } else if !has(Zone::Closing) {
            // A name with its details at the foot closes a note, if not in the best of styles.
            let lines = document.plain_lines().iter().rev().map(|line| line.span);
            // A rule or the side of a frame is no foot.
            let said = lines.filter(|line| document.plain()[line.range()].contains(char::is_alphanumeric));
            let mut zones = said.map(|line| document.plain_zone(line.start()));
            let foot = zones.find(|zone| *zone != Zone::Quoted) == Some(Zone::Letterhead);
            if !has(Zone::Signature) && !foot {
                report.draft();
            }
        } else if !has(Zone::Signature) && !is_signed_inline(draft.document()) {
            report.draft().variant("no-name");
        }
    }
}

/// `Best, Tom`: the name stands on the line of the closing, behind its formula, whose words have capitals in some languages.
pub(super) fn is_signed_inline(document: &Document) -> bool {
    document.zone_lines(Zone::Closing).any(|line| {
        let text = document.plain()[line.range()].trim();
        let known = valediction(&text.to_lowercase()).and_then(|length| text.get(length..));
        // Of a formula that is not known the first word is no name.
        let rest = known.or_else(|| text.split_once(' ').map(|(_, rest)| rest)).unwrap_or_default();
        let last = rest.rsplit([' ', ',']).find(|word| !word.is_empty()).unwrap_or("");
        !rest.trim_end_matches(['.', '!']).ends_with(',') && last.starts_with(char::is_uppercase)
    })
}

/// Reports a mail's subject that is missing, or says nothing: no word at all, or one of the texts `vague`.
pub(super) struct SubjectLine;

impl Check for SubjectLine {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let facts = draft.document().facts();
        if !facts.is_mail {
            return;
        }
        let subject = facts.subject.as_deref().unwrap_or("").trim();
        let plain: String =
            subject.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect::<String>().to_lowercase();
        // The marks of an answer say nothing by themselves.
        let bare = plain.trim().trim_start_matches("re ").trim_start_matches("fwd ").trim_start_matches("fw ");
        if subject.is_empty() || matches!(bare, "re" | "fw" | "fwd" | "none" | "no subject" | "untitled") {
            // Lines that say no more than who writes to whom, and when, head a note by hand.
            let by_mail = facts.from.iter().chain(&facts.to).any(|mailbox| mailbox.address.is_some());
            if by_mail || facts.subject.is_some() {
                report.draft().variant("missing");
            }
        } else if bare.is_empty() || draft.texts("vague").any(|vague| vague == bare) {
            report.draft().value("subject", subject);
        }
    }
}
