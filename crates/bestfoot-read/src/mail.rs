//! Mails. One whose body is plain and not encoded is its own text, so that findings and fixes count in the bytes of the file. From any other,
//! the header lines that matter and the body are taken out and decoded.

mod lines;

use bestfoot::{Format, Location, ReadError, Source, Span, Target};
use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use self::lines::Coding;

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
    let (mut head, mut places) = if is_page { Default::default() } else { header_lines(message) };
    if !is_page {
        head.push('\n');
    }
    let text = format!("{head}{}", body.text);
    let moved = |span: Span| Span::new(head.len() + span.start(), head.len() + span.end());
    for mut place in body.places {
        place.span = moved(place.span);
        places.push(place);
    }
    // The decoded text goes the way of any other text, and is refused for the same reasons.
    let mut source = Source::decode(text.as_bytes(), if is_page { Format::Text } else { Format::Mail })?;
    let mut facts = source.facts_mut().clone();
    facts.is_mail = !is_page;
    facts.attachments.extend(message.attachments().filter(|part| !is_drawn(part)).map(file_name));
    facts.targets = body.targets.into_iter().map(|link| Target::new(moved(link.span), link.address)).collect();
    Ok(source.extracted(facts, "utf-8").at(places))
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
    /// Where it stands in the file.
    places: Vec<Location>,
}

impl Body {
    /// How many paragraphs were counted so far.
    fn paragraphs(&self) -> u32 {
        self.places.iter().filter_map(|place| place.paragraph).max().unwrap_or(0)
    }

    /// Puts the words of a part, whose lines end in `\n`, below those so far.
    fn add(&mut self, text: &str, targets: Vec<Target>, places: Vec<Location>) {
        let words = text.trim_matches('\n');
        if words.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        let cut = text.len() - text.trim_start_matches('\n').len();
        let moved = |span: Span| Span::new(start + span.start(), start + span.end());
        let kept = |at: usize| start + at.saturating_sub(cut).min(words.len());
        for mut place in places {
            if place.span.end() > cut && place.span.start() < cut + words.len() {
                place.span = Span::new(kept(place.span.start()), kept(place.span.end()));
                self.places.push(place);
            }
        }
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
fn add(message: &Message<'_>, part: &MessagePart<'_>, _: usize, body: &mut Body) -> Result<(), ReadError> {
    match &part.body {
        PartType::Text(text) => add_text(message, part, text, body),
        PartType::Html(page) => {
            let sheet = crate::html::sheet(page, true)?;
            body.add(&sheet.text, sheet.facts.targets, sheet.locations);
        }
        _ => {}
    }
    Ok(())
}

#[cfg(not(feature = "html"))]
#[allow(clippy::unnecessary_wraps, reason = "pages in mails can be unreadable, where they are read")]
fn add(message: &Message<'_>, part: &MessagePart<'_>, number: usize, body: &mut Body) -> Result<(), ReadError> {
    add_text(message, part, &message.body_text(number).unwrap_or_default(), body);
    Ok(())
}

fn add_text(message: &Message<'_>, part: &MessagePart<'_>, text: &str, body: &mut Body) {
    let text = text.replace("\r\n", "\n");
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let first = line_of(message, part.offset_body);
    let places = lines::places(&text, raw, coding(part), first, body.paragraphs());
    body.add(&text, Vec::new(), places);
}

/// The number of the line that a byte of the file stands on, from 1.
fn line_of(message: &Message<'_>, offset: u32) -> u32 {
    lines::line_ends(message.raw_message.get(..offset as usize).unwrap_or_default()) + 1
}

fn coding(part: &MessagePart<'_>) -> Coding {
    let charset = part.content_type().and_then(|kind| kind.attribute("charset")).unwrap_or("utf-8");
    let charset = charset.to_ascii_lowercase();
    match part.encoding {
        Encoding::None => Coding::Plain,
        Encoding::QuotedPrintable if charset.starts_with("iso-8859-") || charset.starts_with("windows-125") => {
            Coding::QuotedBytes
        }
        Encoding::QuotedPrintable => Coding::QuotedPrintable,
        Encoding::Base64 => Coding::Packed,
    }
}

/// The lines that a reader of the mail sees above it, and where they stand in the file.
fn header_lines(message: &Message<'_>) -> (String, Vec<Location>) {
    let date = message.date().map(mail_parser::DateTime::to_rfc822);
    let fields = [
        ("From", message.from().map(addresses)),
        ("To", message.to().map(addresses)),
        ("Cc", message.cc().map(addresses)),
        ("Date", date),
        ("Subject", Some(message.subject().unwrap_or_default().to_owned())),
    ];
    let mut text = String::new();
    let mut places = Vec::new();
    for (name, value) in fields {
        if let Some(value) = value {
            let start = text.len();
            // A decoded header may hold line breaks, and must not start a line of its own.
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(format!("{name}: {value}").trim_end());
            text.push('\n');
            let span = Span::new(start, text.len());
            // A subject that is missing stands on no line.
            let field = message.headers().iter().rfind(|header| header.name().eq_ignore_ascii_case(name));
            places.push(field.map_or_else(
                || Location::new(span, "header"),
                |field| Location::line(span, line_of(message, field.offset_field)),
            ));
        }
    }
    (text, places)
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
    fn places_are_lines_of_the_file_where_it_has_them() {
        let place = |mail: &str, words: &str| {
            let draft = open(mail);
            let at = draft.text().find(words).expect("it is there");
            draft.location(at).map(|place| place.text.clone()).unwrap_or_default()
        };
        let quoted = "X-Mailer: a\nTo: a@b.example\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n\nDear Jos=C3=A9,\n\nI look =\nforward.\n";
        for (words, line) in
            [("To:", "line 2"), ("Subject", "header"), ("Dear", "line 7"), ("look", "line 9"), ("forward", "line 10")]
        {
            assert_eq!(place(quoted, words), line, "{words}");
            assert_eq!(place(&quoted.replace('\n', "\r\n"), words), line, "{words}");
        }
        let encoded = "To: =?utf-8?q?Jos=C3=A9?= <a@b.example>\nSubject: Hi\nContent-Transfer-Encoding: base64\n\nRGVhciBNcy4gT3J0aXosCgpUaGFuayB5b3UuCg==\n";
        assert_eq!((place(encoded, "Subject").as_str(), place(encoded, "Thank").as_str()), ("line 2", "paragraph 2"));
        let parts = "Subject: Hi\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nDear Ms. Ortiz,\n\nthe end\n--x--\n";
        assert_eq!(place(parts, "the end"), "line 9");
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
