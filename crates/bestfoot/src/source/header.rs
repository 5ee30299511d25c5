//! What may stand before a draft: front matter between `---` lines, and mail header lines.

use super::{Format, Mailbox, Region, RegionKind, Source};
use crate::Span;
use crate::application::Moment;
use crate::calendar::MONTHS;

/// Keys of front matter that a template sets over the page: how to reach the writer.
const DETAILS: [&str; 8] = ["email", "e-mail", "mail", "phone", "telephone", "tel", "mobile", "cell"];

/// Finds front matter (`---`, `key: value` with what goes on below it, `---`) and returns where the text after it begins.
pub(super) fn front_matter(source: &mut Source) -> usize {
    let text = &source.text;
    let mut lines = Lines::new(text, 0);
    if lines.next().is_none_or(|(_, line)| line.trim_end() != "---") {
        return 0;
    }
    let mut kind = None;
    let (mut begun, mut is_open) = (false, false);
    let mut has_details = false;
    let mut unknown_kind = None;
    let mut question = None;
    while let Some((at, line)) = lines.next() {
        if matches!(line.trim_end(), "---" | "...") {
            source.regions.push(Region { span: Span::new(0, lines.at), kind: RegionKind::Markup });
            source.facts.kind = kind;
            source.facts.unknown_kind = unknown_kind;
            source.facts.question = question;
            source.facts.letterhead_elsewhere |= has_details;
            return lines.at;
        }
        // Behind a key: blank lines and remarks, and where its value is still open, what is set in or an item of a list.
        let goes_on = line.trim().is_empty() || line.starts_with('#') || is_open && line.starts_with([' ', '\t', '-']);
        if begun && goes_on {
            let detail = line.split_once(':').map_or("", |(key, _)| key.trim());
            has_details |= DETAILS.iter().any(|known| detail.eq_ignore_ascii_case(known));
            continue;
        }
        let Some((key, value)) = line.split_once(':') else {
            // A rule at the top of the text, not front matter.
            return 0;
        };
        // "Dear Ms. Ortiz:" under a rule is no key.
        if key.is_empty() || key.trim_end().contains(char::is_whitespace) {
            return 0;
        }
        begun = true;
        is_open = value.trim().is_empty() || value.trim_start().starts_with(['|', '>', '[', '{', '"', '\'']);
        let behind = at + line.len() - value.trim_start().len();
        let quotes = value.trim().len() - value.trim().trim_start_matches(['"', '\'']).len();
        let value = value.trim().trim_matches(['"', '\'']);
        match key.trim() {
            "kind" => {
                kind = value.parse().ok();
                let named = kind.is_none() && !value.is_empty();
                unknown_kind = named.then(|| Span::new(behind + quotes, behind + quotes + value.len()));
            }
            "question" => question = Some(value.to_owned()),
            key => has_details |= !value.is_empty() && DETAILS.iter().any(|detail| key.eq_ignore_ascii_case(detail)),
        }
    }
    0
}

const HEADERS: [&str; 16] = [
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "sub",
    "subj",
    "date",
    "sent",
    "reply-to",
    "attachment",
    "attachments",
    "message-id",
    "mime-version",
    "content-type",
    "in-reply-to",
];

/// Finds header lines at `start` and reads what they say. A text has them if its first lines are `Name: value` lines with a
/// `From`, `To` or `Subject` among them.
pub(super) fn mail_headers(source: &mut Source, start: usize) {
    let text = &source.text;
    let mut lines = Lines::new(text, start);
    let mut fields: Vec<(String, Span)> = Vec::new();
    let mut end = start;
    let mut begun = false;
    while let Some((at, line)) = lines.next() {
        if line.trim().is_empty() {
            if begun {
                break;
            }
            continue;
        }
        if begun && line.starts_with([' ', '\t']) {
            let is_first = fields.len() == 1;
            if let Some((name, value)) = fields.last_mut() {
                // `From:` alone above a block set in heads the address of a letter.
                let lone = is_first && !line.contains('<') && source.format != Format::Mail;
                if value.is_empty() && matches!(name.as_str(), "from" | "to") && lone {
                    return;
                }
                *value = Span::new(value.start(), at + line.trim_end().len());
            }
            end = lines.at;
            continue;
        }
        let Some((name, value)) = field(line, source.format) else {
            // `Thursday 26 March 2026` between the lines that say to whom and about what.
            if begun
                && is_bare_date(line)
                && Lines::new(text, lines.at).next().is_some_and(|(_, next)| field(next, source.format).is_some())
            {
                fields.push(("date".to_owned(), Span::new(at, at + line.trim_end().len())));
                end = lines.at;
                continue;
            }
            break;
        };
        let value_start = at + line.len() - value.len();
        fields.push((name, Span::new(value_start, value_start + value.trim_end().len())));
        begun = true;
        end = lines.at;
    }
    // `From:` and nothing else on its line heads the address of a letter.
    let is_mail = fields.iter().any(|(name, value)| {
        matches!(name.as_str(), "from" | "to" | "subject") && (!value.is_empty() || name == "subject")
    });
    if !is_mail {
        return;
    }
    let facts = &mut source.facts;
    facts.is_mail = true;
    let mut reply_to = Vec::new();
    for (name, span) in fields {
        let value = &text[span.range()];
        match name.as_str() {
            "from" => facts.from = mailboxes(value, span.start()),
            // Whoever answers this mail writes there.
            "reply-to" if facts.from.is_empty() => reply_to = mailboxes(value, span.start()),
            "to" => facts.to = mailboxes(value, span.start()),
            "cc" => facts.cc = mailboxes(value, span.start()),
            "subject" | "sub" | "subj" => facts.subject = Some(value.split_whitespace().collect::<Vec<_>>().join(" ")),
            "date" | "sent" => facts.sent = Moment::from_mail_header(value),
            "attachment" | "attachments" => {
                facts.attachments = value.split([',', ';']).map(|name| name.trim().to_owned()).collect();
            }
            _ => {}
        }
    }
    if facts.from.is_empty() {
        facts.from = reply_to;
    }
    source.regions.push(Region { span: Span::new(start, end), kind: RegionKind::Headers });
}

/// A line with nothing but a date: a month's name or figures, and no more words than one needs.
fn is_bare_date(line: &str) -> bool {
    let words = || line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_month = |word: &str| {
        let lower = word.to_lowercase();
        MONTHS.iter().any(|month| *month == lower || lower.len() == 3 && month.starts_with(&lower))
    };
    words().count() <= 8 && words().any(is_month) && words().any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// A header line's name in lower case and its value. Only a file that is a mail may have headers we do not know.
fn field(line: &str, format: Format) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let name = name.to_ascii_lowercase();
    let known = HEADERS.contains(&name.as_str()) || format == Format::Mail || name.starts_with("x-");
    (is_name && known).then(|| (name, value.trim_start()))
}

/// The names and addresses of a header's value, whose first byte is at `start` in the text.
fn mailboxes(value: &str, start: usize) -> Vec<Mailbox> {
    let mut boxes = Vec::new();
    let mut at = 0;
    for part in split_outside_quotes(value) {
        let offset = start + at;
        at += part.len() + 1;
        let (name, address) = match part.split_once('<') {
            Some((name, rest)) => (name, rest.split('>').next().unwrap_or(rest).trim()),
            None if part.contains('@') => ("", part.trim()),
            None => (part, ""),
        };
        let shown = name.trim().trim_matches(['"', '\'']).trim();
        let place = (!shown.is_empty()).then(|| {
            let within = part.find(shown).unwrap_or(0);
            Span::new(offset + within, offset + within + shown.len())
        });
        if !shown.is_empty() || !address.is_empty() {
            boxes.push(Mailbox {
                name: (!shown.is_empty()).then(|| shown.to_owned()),
                address: (!address.is_empty()).then(|| address.to_owned()),
                place,
            });
        }
    }
    boxes
}

/// A comma in a name that has the family first: `Thistlewood, Harriet <harriet@gorsehill.example>`.
fn is_turned(before: &str, after: &str) -> bool {
    let rest = after.split([',', ';']).next().unwrap_or("");
    let given = rest.split('<').next().unwrap_or("").trim();
    let one_word =
        |name: &str| !name.is_empty() && name.split_whitespace().count() <= 2 && !name.contains(['@', '<', '"']);
    rest.contains('<') && one_word(given) && one_word(before.trim())
}

/// Splits at commas and semicolons that are not inside quotation marks.
fn split_outside_quotes(value: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut quoted = false;
    let mut from = 0;
    for (at, byte) in value.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted && is_turned(&value[from..at], &value[at + 1..]) => {}
            b',' | b';' if !quoted => {
                parts.push(&value[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&value[from..]);
    parts
}

/// The lines of a text from an offset on, each with its own offset; `at` is where the next one begins.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    fn next(&mut self) -> Option<(usize, &'t str)> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        self.at += length;
        Some((start, rest[..length].trim_end_matches(['\n', '\r'])))
    }
}
