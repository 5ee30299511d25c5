//! Mailboxes: one file with mails below one another, each under a line that begins with `From `. A mail that was saved alone is read as any mail.

use bestfoot::{ReadError, Source};
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
    Ok(source.extracted(facts, "utf-8"))
}
