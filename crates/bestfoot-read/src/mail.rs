//! Mails. One whose body is plain and not encoded is its own text, so that findings and fixes count in the bytes of the file. From any other,
//! the header lines that matter and the body are taken out and decoded.

use bestfoot::{Format, ReadError, Source, Span, Target};
use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Parts of a mail, at most.
const PARTS: usize = 2_000;

/// Charsets of which [`Source::decode`] gets the text right by itself.
const PLAIN_CHARSETS: [&str; 6] = ["us-ascii", "ascii", "utf-8", "utf8", "iso-8859-1", "windows-1252"];

/// Reads a mail.
pub(crate) fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    // What is too large, empty or no text at all is told apart here, whatever its name promises.
    let whole = Source::decode(bytes, Format::Mail)?;
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Ok(whole);
    };
    if is_plain(&message, bytes) {
        return Ok(whole);
    }
    extract(&message)
}

/// Whether the file reads as it is: one body, plain, not encoded, and no encoded words in its headers.
fn is_plain(message: &Message<'_>, bytes: &[u8]) -> bool {
    let [part] = &message.parts[..] else {
        return false;
    };
    let head = bytes.get(..part.offset_body as usize).unwrap_or(bytes);
    let is_text = part.content_type().is_none_or(|kind| {
        let charset = kind.attribute("charset").unwrap_or("utf-8");
        kind.c_type.eq_ignore_ascii_case("text")
            && kind.c_subtype.as_deref().is_none_or(|subtype| subtype.eq_ignore_ascii_case("plain"))
            && PLAIN_CHARSETS.iter().any(|known| known.eq_ignore_ascii_case(charset))
    });
    is_text
        && matches!(part.body, PartType::Text(_))
        && part.encoding == Encoding::None
        && !head.windows(2).any(|pair| pair == b"=?")
}

fn extract(message: &Message<'_>) -> Result<Source, ReadError> {
    let malformed = |reason: &str| ReadError::Malformed { format: "mail", reason: reason.to_owned() };
    let is_sealed =
        message.is_content_type("multipart", "encrypted") || message.is_content_type("application", "pkcs7-mime");
    if is_sealed {
        return Err(malformed("it is encrypted; save the draft as text and check that"));
    }
    if message.parts.len() > PARTS {
        return Err(malformed("it has too many parts; save the draft as text and check that"));
    }
    let body = body(message)?;
    if body.text.trim().is_empty() {
        return Err(malformed("it has no text in it"));
    }
    // Browsers save a page with its pictures as if it were a mail.
    let is_page = message.header("Snapshot-Content-Location").is_some();
    let head = if is_page { String::new() } else { header_lines(message) + "\n" };
    let text = format!("{head}{}", body.text);
    // The decoded text goes the way of any other text, and is refused for the same reasons.
    let mut source = Source::decode(text.as_bytes(), if is_page { Format::Text } else { Format::Mail })?;
    let mut facts = source.facts_mut().clone();
    facts.is_mail = !is_page;
    facts.attachments.extend(message.attachments().filter(|part| !is_drawn(part)).map(file_name));
    let moved = |span: Span| Span::new(head.len() + span.start(), head.len() + span.end());
    facts.targets = body.targets.into_iter().map(|link| Target::new(moved(link.span), link.address)).collect();
    Ok(source.extracted(facts, "utf-8"))
}

/// Whether the part is a picture that the text shows, not a file that hangs on the mail.
fn is_drawn(part: &MessagePart<'_>) -> bool {
    let is_picture = part.content_type().is_some_and(|kind| kind.c_type.eq_ignore_ascii_case("image"));
    let hangs = part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
    is_picture && !hangs && part.content_id().is_some()
}

fn file_name(part: &MessagePart<'_>) -> String {
    let name = part.attachment_name().unwrap_or(if part.is_message() { "a forwarded mail" } else { "unnamed" });
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a mail.
#[derive(Debug, Default)]
struct Body {
    text: String,
    targets: Vec<Target>,
}

impl Body {
    /// Puts the words of a part below those so far.
    fn add(&mut self, text: &str, targets: Vec<Target>) {
        let text = text.replace("\r\n", "\n");
        let words = text.trim_matches('\n');
        if words.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        let moved = |span: Span| Span::new(start + span.start(), start + span.end());
        self.text.push_str(words);
        self.text.push('\n');
        self.targets.extend(targets.into_iter().map(|link| Target::new(moved(link.span), link.address)));
    }
}

/// The text of the mail, its parts below one another. Of two versions the plain one counts, unless it is empty.
fn body(message: &Message<'_>) -> Result<Body, ReadError> {
    let mut body = Body::default();
    for (part, text) in message.text_bodies().zip(0..) {
        add(message, part, text, &mut body)?;
    }
    if body.text.is_empty() {
        for part in message.html_bodies().filter(|part| matches!(part.body, PartType::Html(_))) {
            add(message, part, usize::MAX, &mut body)?;
        }
    }
    Ok(body)
}

#[cfg(feature = "html")]
fn add(_: &Message<'_>, part: &MessagePart<'_>, _: usize, body: &mut Body) -> Result<(), ReadError> {
    match &part.body {
        PartType::Text(text) => body.add(text, Vec::new()),
        PartType::Html(page) => {
            let sheet = crate::html::sheet(page, true)?;
            body.add(&sheet.text, sheet.facts.targets);
        }
        _ => {}
    }
    Ok(())
}

#[cfg(not(feature = "html"))]
#[allow(clippy::unnecessary_wraps, reason = "pages in mails can be unreadable, where they are read")]
fn add(message: &Message<'_>, _: &MessagePart<'_>, number: usize, body: &mut Body) -> Result<(), ReadError> {
    body.add(&message.body_text(number).unwrap_or_default(), Vec::new());
    Ok(())
}

/// The lines that a reader of the mail sees above it.
fn header_lines(message: &Message<'_>) -> String {
    let date = message.date().map(mail_parser::DateTime::to_rfc822);
    let lines = [
        ("From", message.from().map(addresses)),
        ("To", message.to().map(addresses)),
        ("Cc", message.cc().map(addresses)),
        ("Date", date),
        ("Subject", Some(message.subject().unwrap_or_default().to_owned())),
    ];
    let mut text = String::new();
    for (name, value) in lines {
        if let Some(value) = value {
            // A decoded header may hold line breaks, and must not start a line of its own.
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(format!("{name}: {value}").trim_end());
            text.push('\n');
        }
    }
    text
}

fn addresses(address: &Address<'_>) -> String {
    let one = |name: Option<&str>, address: Option<&str>| match (name, address) {
        (Some(name), Some(address)) if name.contains([',', ';']) => {
            format!("\"{name}\" <{address}>")
        }
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => String::new(),
    };
    let list: Vec<String> =
        address.iter().map(|mailbox| one(mailbox.name.as_deref(), mailbox.address.as_deref())).collect();
    list.join(", ")
}

#[cfg(test)]
mod tests {
    use bestfoot::Document;

    use super::*;

    fn open(mail: &str) -> Document {
        Document::from(read(mail.as_bytes()).expect("a readable mail"))
    }

    const PLAIN: &str = "From: Dana Whitfield <dana@example.com>\r\nTo: \"O'Rourke, Siobhan\" <siobhan@hartwell.example>\r\n\
        Subject: Thank you\r\n for the talk\r\nDate: Tue, 3 Mar 2026 09:15:00 -0500\r\n\r\nDear Siobhan,\r\n\r\nThank you.\r\n";

    #[test]
    fn a_plain_mail_is_its_own_text() {
        let draft = open(PLAIN);
        assert_eq!(draft.text(), PLAIN);
        assert!(draft.is_editable());
        assert_eq!(draft.facts().subject.as_deref(), Some("Thank you for the talk"));
        assert_eq!(draft.facts().to[0].name.as_deref(), Some("O'Rourke, Siobhan"));
        assert_eq!(draft.facts().sent.map(|sent| sent.date.to_string()).as_deref(), Some("2026-03-03"));
    }

    #[test]
    fn a_header_that_says_text_does_not_matter() {
        let mail =
            "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nTo: a@b.example\n\nDear José,\n";
        let draft = open(mail);
        assert_eq!((draft.text(), draft.is_editable()), (mail, true));
    }

    #[test]
    fn quoted_printable() {
        let draft = open(
            "To: a@b.example\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nDear Jos=C3=A9,\n\nI look =\nforward.\n",
        );
        assert_eq!(draft.text(), "To: a@b.example\nSubject:\n\nDear José,\n\nI look forward.\n");
        assert!(!draft.is_editable());
        assert!(draft.facts().is_mail);
    }

    #[test]
    fn base64_and_encoded_words() {
        let draft = open(
            "From: =?utf-8?q?Jos=C3=A9_Ortiz?= <jose@example.com>\nSubject: =?utf-8?b?VGhhbmsgeW91?=\nContent-Transfer-Encoding: base64\n\n\
             RGVhciBNcy4gT3J0aXosCgpUaGFuayB5b3UuCg==\n",
        );
        assert_eq!(
            draft.text(),
            "From: José Ortiz <jose@example.com>\nSubject: Thank you\n\nDear Ms. Ortiz,\n\nThank you.\n"
        );
        assert_eq!(draft.facts().from[0].name.as_deref(), Some("José Ortiz"));
    }

    #[test]
    fn of_alternatives_the_text_counts_and_attachments_are_named() {
        let draft = open(
            "To: a@b.example\nSubject: Application\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n\
             --x\nContent-Type: multipart/alternative; boundary=y\n\n\
             --y\nContent-Type: text/plain\n\nDear Ms. Ortiz,\n\nmy resume is attached.\n\
             --y\nContent-Type: text/html\n\n<p>Dear Ms. Ortiz</p>\n--y--\n\
             --x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"resume.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERg==\n--x--\n",
        );
        assert_eq!(
            draft.text(),
            "To: a@b.example\nSubject: Application\n\nDear Ms. Ortiz,\n\nmy resume is attached.\n"
        );
        assert_eq!(draft.facts().attachments, ["resume.pdf"]);
    }

    #[test]
    fn html_alone_becomes_text() {
        let draft = open(
            "To: a@b.example\nSubject: Hi\nContent-Type: text/html\n\n<html><body><p>Dear Ms. Ortiz,</p><p>fish &amp; chips</p></body></html>\n",
        );
        assert!(draft.text().contains("Dear Ms. Ortiz,"), "{}", draft.text());
        assert!(draft.text().contains("fish & chips"), "{}", draft.text());
        assert!(!draft.text().contains('<'), "{}", draft.text());
    }

    #[test]
    fn a_mail_without_text_says_so() {
        let sealed = "To: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x\nContent-Type: application/octet-stream\n\nabc\n--x--\n";
        assert!(read(sealed.as_bytes()).expect_err("sealed").to_string().contains("encrypted"));
        let picture = "To: a@b.example\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n";
        assert!(read(picture.as_bytes()).expect_err("a picture").to_string().contains("no text"));
    }

    #[test]
    fn a_draft_without_headers_is_read_all_the_same() {
        assert_eq!(open("Dear Ms. Ortiz,\n\nThank you.\n").text(), "Dear Ms. Ortiz,\n\nThank you.\n");
    }

    #[test]
    fn a_header_cannot_smuggle_in_lines() {
        let draft = open("Subject: =?utf-8?q?one=0ATo:_evil=40example.com?=\nFrom: a@b.example\n\nHello there.\n");
        assert_eq!(draft.text(), "From: a@b.example\nSubject: one To: evil@example.com\n\nHello there.\n");
    }

    #[test]
    fn arbitrary_bytes_never_panic() {
        let seeds = [
            PLAIN.as_bytes(),
            b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\n=?utf-8?b?4pyT?=\n--x--\n",
            b"\xFF\xFEa\0",
            b"",
        ];
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize
        };
        for seed in seeds {
            for _ in 0..3000 {
                let mut bytes = seed.to_vec();
                for _ in 0..=next() % 4 {
                    let at = next() % (bytes.len() + 1);
                    match next() % 3 {
                        0 => bytes.insert(at, next() as u8),
                        1 => bytes.truncate(at),
                        _ if at < bytes.len() => bytes[at] = next() as u8,
                        _ => {}
                    }
                }
                if let Ok(source) = read(&bytes) {
                    let _ = Document::from(source).word_count();
                }
            }
        }
    }
}
