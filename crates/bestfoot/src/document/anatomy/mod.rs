//! The parts of a letter: letterhead, date, inside address, salutation, body, closing, signature and what may surround them.
//!
//! Rules look at lines only, from the outside in: mail headers and quoted mail first, then the salutation, what stands above it, the closing, and
//! what stands under it. What is left is body. A text with neither salutation nor closing is no letter.

mod closing;
mod date;
mod headless;
mod postscript;
mod quoted;
mod reach;
mod reader;
mod salutation;
mod signature;
mod signer;
mod subject;
mod top;
mod words;
mod zone;

pub(crate) use self::closing::valediction;
pub use self::zone::Zone;

use self::closing::mark_closing;
use self::postscript::mark_postscript;
use self::quoted::mark_quoted;
use self::reach::has_contact;
use self::salutation::{inline_greeting, mark_salutation};
use self::signature::{mark_foot, mark_mail_signature};
use self::subject::mark_inner_subject;
use self::top::mark_top;
use super::plain::Plain;
use crate::Span;

/// A line as the rules see it.
struct Line<'t> {
    text: &'t str,
    /// In lower case.
    lower: String,
    /// The line after a blank one.
    opens_paragraph: bool,
    zone: Option<Zone>,
}

impl Line<'_> {
    fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Sentences, not rows of an address: `Dr. J. R. Smith, Ph.D.` has stops enough and is none, nor is `M/s. Hartwell Loom & Shuttle Co.`
    fn is_prose(&self) -> bool {
        let words = self.words();
        let holds = |wanted: fn(char) -> bool| self.text.split_whitespace().any(|word| word.starts_with(wanted));
        if holds(char::is_uppercase) && !holds(char::is_lowercase) {
            return words > 12 && !self.is_row();
        }
        let ends =
            self.text.ends_with(['.', '!', '?']) && !self.lower.ends_with("inc.") && !self.lower.ends_with("ltd.");
        words > 12 && !self.is_row()
            || words >= 6 && ends
            || words >= 10 && self.text.contains(". ") && !has_contact(self.text)
    }

    /// A long row of names, places and figures, as an address on one line is: `Ana Ruiz, c/o Lago SA, Avenue du Lac 118, Bâtiment C, …`.
    fn is_row(&self) -> bool {
        let small = self.text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
        !self.text.ends_with(['.', '!', '?']) && self.text.contains(',') && small * 4 <= self.words()
    }
}

/// The zones of the lines, and where the greeting stands even when the first sentence goes on behind it.
pub(crate) struct Anatomy {
    pub(crate) zones: Vec<Zone>,
    /// Of the folded text.
    pub(crate) greeting: Option<Span>,
    pub(crate) is_letter: bool,
}

pub(crate) fn dissect(plain: &Plain) -> Anatomy {
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(plain.lines.len());
    let mut paragraph = u32::MAX;
    for line in &plain.lines {
        let text = plain.text[line.span.range()].trim();
        let zone = if line.is_header {
            Some(Zone::Headers)
        } else if line.is_code {
            Some(Zone::Code)
        } else {
            None
        };
        lines.push(Line { text, lower: text.to_lowercase(), opens_paragraph: line.paragraph != paragraph, zone });
        paragraph = line.paragraph;
    }
    mark_quoted(&mut lines);
    mark_mail_signature(&mut lines);
    let salutation = mark_salutation(&mut lines);
    let closing = mark_closing(&mut lines, salutation);
    mark_postscript(&mut lines, closing);
    let signer = signer::Signer::of(&lines);
    mark_top(&mut lines, salutation, &signer);
    mark_inner_subject(&mut lines, salutation);
    let inline = salutation.is_none().then(|| inline_greeting(&lines)).flatten();
    if closing.is_none() {
        mark_foot(&mut lines, salutation, inline.is_some());
    }
    let greeting = salutation.or(inline.map(|(line, _)| line)).map(|line| {
        let span = plain.lines[line].span;
        let length = inline.map_or(span.len(), |(_, length)| length);
        Span::new(span.start(), span.start() + length)
    });
    let is_letter = greeting.is_some() || closing.is_some();
    // Of the header lines the writer wrote the subject.
    for line in lines.iter_mut().filter(|line| {
        line.zone == Some(Zone::Headers)
            && ["subject:", "sub:", "subj:"].iter().any(|name| line.lower.starts_with(name))
    }) {
        line.zone = Some(Zone::Subject);
    }
    let zones = lines.iter().map(|line| line.zone.unwrap_or(Zone::Body)).collect();
    Anatomy { zones, greeting, is_letter }
}
