//! Mailboxes: one file with mails below one another, each under a line that begins with `From `. A mail that was saved alone is read as any mail.

use bestfoot::{Location, ReadError, Source, Span};
use mail_parser::mailbox::mbox::MessageIterator;

/// Mails that are counted, at most.
const COUNTED: usize = 1_000;

/// Reads the mail of a mailbox that holds one.
pub(crate) fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    let malformed = |reason: String| ReadError::Malformed { format: "mailbox", reason };
    let mut mails = MessageIterator::new(bytes).filter_map(Result::ok);
    let Some(mail) = mails.next() else {
        return Err(malformed("there is no mail in it; save the mail as .eml and check that".to_owned()));
    };
    let others = mails.take(COUNTED).count();
    if others > 0 {
        let count = if others == COUNTED { format!("over {COUNTED}") } else { (others + 1).to_string() };
        let reason = format!(
            "it holds {count} mails; open it in your mail program, save the one to check as .eml and check that"
        );
        return Err(malformed(reason));
    }
    let mut source = crate::mail::read(mail.contents())?;
    let facts = source.facts_mut().clone();
    let places = moved(&source, lines_before(bytes));
    Ok(source.extracted(facts, "utf-8").at(places))
}

/// How many lines of the file stand before the first line of its first mail.
fn lines_before(bytes: &[u8]) -> u32 {
    let lines = bytes.split(|byte| *byte == b'\n');
    lines.take_while(|line| !line.starts_with(b"From ")).count() as u32 + 1
}

/// The places of a mail in a file in which it begins `before` lines down; one that is read as it is has lines of its own.
fn moved(source: &Source, before: u32) -> Vec<Location> {
    let mut ends = source.text().match_indices('\n').map(|(at, _)| at + 1);
    if source.locations().is_empty() {
        let mut start = 0;
        let lines = (before + 1..).map_while(|number| {
            let end = ends.next().or_else(|| (start < source.text().len()).then_some(source.text().len()))?;
            Some(Location::line(Span::new(std::mem::replace(&mut start, end), end), number))
        });
        return lines.collect();
    }
    let places = source.locations().iter().cloned();
    places.map(|place| place.line.map_or(place.clone(), |line| Location::line(place.span, before + line))).collect()
}

#[cfg(test)]
mod tests {
    use bestfoot::Document;

    use super::*;

    #[test]
    fn places_are_lines_of_the_mailbox() {
        let place = |mailbox: &str| {
            let draft = Document::from(read(mailbox.as_bytes()).expect("a mail"));
            let at = draft.text().find("forward").expect("it is there");
            draft.location(at).map(|place| place.text.clone())
        };
        let head = "From dana@example.com Thu Jun  4 09:15:00 2026\nTo: a@b.example\n";
        let plain = format!("{head}\nDear Ms. Ortiz,\n\n>From here I look\nforward.\n");
        assert_eq!(place(&plain).as_deref(), Some("line 7"));
        let encoded = format!("{head}Content-Transfer-Encoding: quoted-printable\n\nI look =\nforward=2E\n");
        assert_eq!(place(&encoded).as_deref(), Some("line 6"));
    }
}
