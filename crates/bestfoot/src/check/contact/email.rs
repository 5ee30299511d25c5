//! E-mail addresses of a draft, also those that cannot work.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::domain::{self, Slip};
use crate::Span;
use crate::document::{Document, Zone};
use crate::names::fold;
use crate::span::{merged, touches};
use crate::spelling;
use crate::word_lists::{WordSet, word_lists};

word_lists! {
    static WORDS: Words = "email.txt" {
        cues: WordSet,
    }
}

/// An address, or what is meant as one.
#[derive(Debug)]
pub(crate) struct Address {
    /// In bytes of the folded text.
    pub(crate) span: Span,
    pub(crate) fault: Option<Fault>,
}

/// Why an address cannot work, and what it should be if that is clear.
#[derive(Debug)]
pub(crate) enum Fault {
    /// It has not the form of an address.
    Form(Option<String>),
    /// The part after the sign is a slip.
    Domain(String),
}

/// The addresses of a draft, in no order.
pub(crate) fn addresses(document: &Document) -> Vec<Address> {
    let mut found = Vec::new();
    let frame = Frame { document, names: OnceCell::new() };
    for link in document.links().iter().filter(|link| link.is_email) {
        let address = linked(document, link.span);
        found.extend(address.map(|address| frame.with_first_name(address)));
    }
    let known = merged(found.iter().map(|address| address.span));
    // What was found last may reach over the next signs.
    let mut done = 0;
    for (at, _) in document.plain().match_indices('@') {
        if at >= done && !touches(&known, Span::new(at, at + 1)) {
            let address = signed(document, at);
            done = address.as_ref().map_or(done, |address| address.span.end());
            found.extend(address);
        }
    }
    spelled_out(document, &mut found);
    unsigned(document, &mut found);
    found
}

/// Words in the place of the sign.
const SPELLED: [&str; 3] = ["(at)", "[at]", "{at}"];

/// Mailboxes that forms show in place of one.
const FORMS: [&str; 10] = [
    "youremail",
    "your.email",
    "your-email",
    "your_email",
    "yourname",
    "your.name",
    "your_name",
    "firstname.lastname",
    "first.last",
    "name.surname",
];

/// Endings of files that are no endings of domains.
const FILES: [&str; 16] = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "doc", "docx", "xls", "xlsx", "txt", "html", "css", "js", "json",
];

fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '|' | '<' | '>' | '(' | ')' | '[' | ']' | ';' | '"')
}

/// What was found as an address in form.
fn linked(document: &Document, span: Span) -> Option<Address> {
    let plain = document.plain();
    let text = &plain[span.range()];
    let (local, domain) = text.rsplit_once('@')?;
    let before = document.before(span.start());
    let after = document.after(span.end());
    let form = |start: usize, end: usize, mended: Option<String>| {
        Some(Address { span: Span::new(start, end), fault: Some(Fault::Form(mended)) })
    };
    if let Some(head) = before.strip_suffix('@') {
        // `@tom@social.example` is a name elsewhere; `liam@kowhai@example.nz` is neither.
        let word = head.rsplit(is_edge).next().unwrap_or_default();
        return if word.is_empty() { None } else { form(span.start() - 1 - word.len(), span.end(), None) };
    }
    let ending = domain.rsplit('.').next().unwrap_or_default();
    let is_path = local == "git" || after.starts_with(':') && after[1..].starts_with(char::is_alphanumeric);
    // `react@18.2.0`, `git@github.com:dana/site`, `https://dana@host.example`.
    let scheme = before.rsplit(is_edge).next().unwrap_or_default();
    // `logo@2x.png`
    let is_file = FILES.iter().any(|file| file.eq_ignore_ascii_case(ending));
    if is_file
        || ending.bytes().all(|byte| byte.is_ascii_digit())
        || is_path
        || scheme.contains("://")
        || before.ends_with('/')
    {
        return None;
    }
    // `youremail@…`, `…@xxxxx.com`: as a form shows it.
    let host = domain.split('.').next().unwrap_or_default();
    let blank = host.len() > 2 && host.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x'));
    if blank || FORMS.iter().any(|form| form.eq_ignore_ascii_case(local)) {
        return form(span.start(), span.end(), None);
    }
    // `.dana@example.com`, `dana..w@example.com`: only the sound part is found.
    if before.ends_with('.') && !before.ends_with(". ") {
        let word = before.rsplit(is_edge).next().unwrap_or_default();
        return form(span.start() - word.len(), span.end(), None);
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") || domain.contains("..") {
        return form(span.start(), span.end(), None);
    }
    if local.len() > 4 && local.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www.")) {
        return form(span.start(), span.end(), Some(text[4..].to_owned()));
    }
    // `dana@www.example.com`
    if let Some(host) = domain.get(..4).filter(|head| head.eq_ignore_ascii_case("www.")).and_then(|_| domain.get(4..))
        && host.contains('.')
    {
        return form(span.start(), span.end(), Some(format!("{local}@{host}")));
    }
    if domain.contains(".con.") {
        return form(span.start(), span.end(), Some(text.replace(".con.", ".co.")));
    }
    // `dana@gmail.com,uk`, `king@drinkwater.example. com`, `dana@example.com@work`
    let tail = |rest: &str| rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if let Some(rest) = after.strip_prefix([',', '@'])
        && tail(rest) > 1
        && (after.starts_with('@') || domain::is_ending(&rest[..tail(rest)]))
    {
        let length = tail(rest);
        let mended = after.starts_with(',').then(|| format!("{text}.{}", &rest[..length]));
        return form(span.start(), span.end() + 1 + length, mended);
    }
    if let Some(rest) = after.strip_prefix(". ") {
        let length = tail(rest);
        if matches!(&rest[..length], "com" | "net" | "org" | "co" | "de" | "uk" | "edu" | "fr" | "in")
            && !rest[length..].starts_with(' ')
        {
            return form(span.start(), span.end() + 2 + length, Some(format!("{text}.{}", &rest[..length])));
        }
    }
    // `Email: dana okafor@example.com`
    let cell = before.rsplit(['|', '•', '·', ',', ';']).next().unwrap_or_default();
    if let Some((label, rest)) = cell.rsplit_once(':') {
        let label = label.trim().to_lowercase();
        let named = ["email", "e-mail", "mail", "e"].contains(&label.as_str());
        let word = rest.trim();
        let part = !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
            && !["at", "to", "is", "me", "or", "on", "via", "work", "home", "private", "personal"]
                .contains(&word.to_lowercase().as_str());
        if named && part {
            let start = span.start() - rest.trim_start().len();
            return form(start, span.end(), Some(format!("{word}.{text}")));
        }
    }
    let fault = match domain::slip(&domain.to_lowercase(), &local.to_lowercase()) {
        Some(Slip::Meant(right)) => Some(Fault::Domain(format!("{local}@{right}"))),
        Some(Slip::Ending) => Some(Fault::Form(None)),
        None => None,
    };
    Some(Address { span, fault })
}

/// The frame of a draft, with the names in it.
struct Frame<'d> {
    document: &'d Document,
    /// The first words of its lines that have a capital, folded.
    names: OnceCell<HashSet<String>>,
}

impl Frame<'_> {
    fn holds_name(&self, folded: &str) -> bool {
        let names = self.names.get_or_init(|| {
            let zones = [Zone::Letterhead, Zone::Signature].into_iter();
            let lines = zones.flat_map(|zone| self.document.zone_lines(zone));
            let words =
                lines.flat_map(|line| self.document.plain()[line.range()].split(|c: char| !c.is_alphabetic()).take(3));
            words.filter(|word| word.starts_with(char::is_uppercase)).map(fold).collect()
        });
        names.contains(folded)
    }

    /// `dana okafor@example.com`, `dana,okafor@example.com`: the word before is the writer's name in small letters, which the mailbox lacks.
    fn with_first_name(&self, address: Address) -> Address {
        let document = self.document;
        let before = document.before(address.span.start());
        let Some(head) = before.strip_suffix([' ', ',', ';']).filter(|_| address.fault.is_none()) else {
            return address;
        };
        let line = head.rsplit(['|', '•', '·', ',', ';']).next().unwrap_or_default();
        let word = line.rsplit([' ', ':']).next().unwrap_or_default();
        let text = &document.plain()[address.span.range()];
        let small = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let in_frame = matches!(document.plain_zone(address.span.start()), Zone::Letterhead | Zone::Signature);
        // In a row of details it stands alone; a letter's lines hold the name as it is written.
        let fits = small && !text.to_lowercase().contains(word) && (!in_frame || line.trim_start() == word);
        if !fits || ["email", "mail", "at", "contact", "web"].contains(&word) || !self.holds_name(word) {
            return address;
        }
        let start = address.span.start() - 1 - word.len();
        let mended = format!("{word}.{text}");
        Address { span: Span::new(start, address.span.end()), fault: Some(Fault::Form(Some(mended))) }
    }
}

/// Whether the words around a place speak of mail: there, what has the sign is meant as an address.
fn speaks_of_mail(document: &Document, at: usize) -> bool {
    if matches!(document.plain_zone(at), Zone::Letterhead | Zone::Signature) {
        return true;
    }
    let sentence = document.before(at).rsplit(". ").next().unwrap_or_default();
    let words = sentence.rsplit(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).take(10);
    words.into_iter().any(|word| WORDS.cues.has_any_case(word))
}

/// A sign between words that is in no address: `dana@gmail`, `dana@gmail,com`, `dana @ gmail.com`.
fn signed(document: &Document, at: usize) -> Option<Address> {
    let plain = document.plain();
    let mut start = at - last_word(document.before(at)).len();
    let after = document.after(at);
    let mut end = at + after.find(is_edge).unwrap_or(after.len());
    let next = document.after(end).strip_prefix(' ').unwrap_or_default();
    let site = next.split(is_edge).next().unwrap_or_default().trim_end_matches(['.', ',', '!', '?']);
    let is_site = |site: &str| {
        site.rsplit_once(['.', ',']).is_some_and(|(host, ending)| {
            !host.is_empty()
                && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
                && domain::is_ending(ending)
                && !ending.is_empty()
                && !ending.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    if end == at + 1 && is_site(site) {
        // `dana@ gmail.com`, `dana @ gmail.com`
        end += 1 + site.len();
        if start == at {
            start = start_of_word_before(document, start);
        }
    } else if start == at && end > at + 1 && is_site(plain[at + 1..end].trim_end_matches(['.', ','])) {
        // `dana @gmail.com`: a name elsewhere has no such ending, unless it is somebody's own site.
        let host = plain[at + 1..end].trim_end_matches(['.', ',']).to_lowercase();
        let cut = cut_mailbox(document, start).filter(|_| !domain::is_provider(&host));
        if let Some(from) = cut {
            let mended = format!("{}@{host}", plain[from..start].trim_end());
            let end = at + 1 + host.len();
            return Some(Address { span: Span::new(from, end), fault: Some(Fault::Form(Some(mended))) });
        }
        if !domain::is_provider(&host) || SPELLED.iter().any(|sign| plain[..start].ends_with(sign)) {
            return nameless(document, start, end, &host);
        }
        start = start_of_word_before(document, start);
    }
    let text = plain[start..end].trim_end_matches(['.', ',', '!', '?', ':', '"', '\'']);
    let end = start + text.len();
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let start = end - text.len();
    let (local, host) = text.split_once('@')?;
    let (local, host) = (local.trim(), host.trim());
    if local.is_empty() {
        return nameless(document, start, end, host);
    }
    let in_frame = matches!(document.plain_zone(at), Zone::Letterhead | Zone::Signature);
    if host.is_empty() && in_frame && local.len() > 1 && local.starts_with(char::is_alphabetic) {
        return Some(Address { span: Span::new(start, end), fault: Some(Fault::Form(None)) });
    }
    let sound = !local.is_empty()
        && host.starts_with(|c: char| c.is_alphabetic() || matches!(c, '.' | ',' | '@' | '-'))
        && host.contains(char::is_alphabetic)
        && local.starts_with(char::is_alphanumeric)
        && local.contains(char::is_alphabetic)
        && !text.contains(['=', '{'])
        && (!text.contains('/') || is_slashed(host))
        && local != "git";
    // Elsewhere the sign has other meanings: a metric, a version, a machine.
    if !sound || plain[end..].starts_with(':') && plain[end + 1..].starts_with(char::is_alphanumeric) {
        return None;
    }
    // `xn--` is folded like a dash; such an address is sound.
    if host == "xn" && plain[end..].starts_with(" - ") {
        return Some(Address { span: Span::new(start, end), fault: None });
    }
    // "data engineer @ booking.example": where somebody works.
    let works_there = text.contains(" @ ")
        && !domain::is_provider(&host.to_lowercase())
        && spelling::words().is_word(local, spelling::ORDINARY);
    if works_there {
        return None;
    }
    let meant = domain::is_provider(&host.to_lowercase())
        || is_site(host)
        || host.starts_with('@')
        || speaks_of_mail(document, at);
    if !meant {
        return None;
    }
    let mended = text.replace(' ', "").replace("@@", "@").replace("..", ".").replace([',', '/'], ".");
    let whole = mended != text && mended.split_once('@').is_some_and(|(_, host)| host.contains('.') && is_site(host));
    Some(Address { span: Span::new(start, end), fault: Some(Fault::Form(whole.then_some(mended))) })
}

/// What a text ends with behind the last sign or space that is in no address.
fn last_word(text: &str) -> &str {
    text.rsplit(is_edge).next().unwrap_or_default()
}

/// Where the word begins that stands before a place of the line, with spaces between or none.
fn start_of_word_before(document: &Document, at: usize) -> usize {
    let before = document.before(at);
    let head = before.trim_end_matches(' ');
    at - (before.len() - head.len()) - last_word(head).len()
}

/// `dana.w @uni-bonn.example` in a row of details: where the mailbox begins that a space cuts off.
fn cut_mailbox(document: &Document, at: usize) -> Option<usize> {
    let line = document.before(at);
    let word = line.strip_suffix(' ')?.rsplit([' ', ':', '|', '•', '·']).next().unwrap_or_default();
    let before = line[..line.len() - 1 - word.len()].trim_end();
    let first = before.is_empty() || before.ends_with([':', '|', '•', '·']);
    let mailbox = word.len() > 2
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-'))
        && !matches!(word, "mail" | "email" | "e-mail" | "at" | "twitter" | "instagram" | "handle" | "follow");
    let in_frame = matches!(document.plain_zone(at), Zone::Letterhead | Zone::Signature);
    (in_frame && first && mailbox).then(|| at - 1 - word.len())
}

/// `dana@mail/ee`: a slash where the stop should be.
fn is_slashed(host: &str) -> bool {
    host.split_once('/').is_some_and(|(name, ending)| {
        name.len() > 1
            && name.chars().all(|c| c.is_alphanumeric() || c == '-')
            && domain::is_ending(ending)
            && ending.len() > 1
    })
}

/// `Mail me at @example.com`: the mailbox is not there. A handle has no ending, and a site after the sign may be a handle too.
fn nameless(document: &Document, start: usize, end: usize, host: &str) -> Option<Address> {
    let site = host.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && domain::is_ending(ending));
    let line = document.before(start);
    let form = |start: usize| Some(Address { span: Span::new(start, end), fault: Some(Fault::Form(None)) });
    // `dana[at]@example.com`
    if let Some(local) = SPELLED.iter().find_map(|sign| line.strip_suffix(sign)) {
        let word = local.rsplit(char::is_whitespace).next().unwrap_or_default();
        return form(start - (line.len() - local.len()) - word.len()).filter(|_| !word.is_empty());
    }
    let words: Vec<&str> =
        line.rsplit(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).take(3).collect();
    let is_in = |word: &str, list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let cue = |word: &str| is_in(word, &["mail", "email", "e-mail", "mailto"]);
    // "Mail me at @…", "E-mail: @…"; but "I write as @…", "our mail robot, @…".
    let leads = words.first().is_some_and(|last| cue(last) || is_in(last, &["at", "to", "on", "is", "me", "us"]));
    let named = leads && words.iter().any(|word| cue(word) || is_in(word, &["write"]));
    form(start).filter(|_| site && (named || domain::is_provider(&host.to_lowercase())))
}

/// `dana (at) example.com` works for people, if not for programs; without an ending it works for nobody.
fn spelled_out(document: &Document, found: &mut Vec<Address>) {
    let plain = document.plain();
    for sign in SPELLED.into_iter().chain([" at "]) {
        // By its first letter, which the machine finds faster than a word.
        let first = char::from(sign.as_bytes()[0]);
        let mut done = 0;
        for (at, _) in plain.match_indices(first) {
            if at < done || !plain[at..].starts_with(sign) {
                continue;
            }
            done = at + sign.len();
            let (before, after) = (document.before(at), document.after(done));
            let head = before.trim_end_matches(' ');
            let rest = after.trim_start_matches(' ');
            let local = head.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
            let host =
                rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | ';')).next().unwrap_or_default();
            let bare = host.trim_end_matches(['.', '!', '?', ')']);
            let named = local.starts_with(|c: char| c.is_alphanumeric())
                && local.len() > 1
                && bare.starts_with(char::is_alphabetic);
            let dotted = rest[host.len()..].trim_start();
            let dot = ["dot ", "(dot)", "[dot]", "{dot}", "punkt "].iter().any(|dot| dotted.starts_with(dot))
                || bare.contains("(dot)")
                || bare.contains("[dot]");
            let in_frame = || matches!(document.plain_zone(at), Zone::Letterhead | Zone::Signature);
            if !named || sign == " at " && !((dot || in_frame()) && domain::is_provider(&bare.to_lowercase())) {
                continue;
            }
            let start = at - (before.len() - head.len()) - local.len();
            let end = done + (after.len() - rest.len()) + bare.len();
            let ends = dot || bare.rsplit_once('.').is_some_and(|(_, ending)| domain::is_ending(ending));
            if ends || domain::is_provider(&bare.to_lowercase()) || speaks_of_mail(document, at) {
                let fault = (!ends).then_some(Fault::Form(None));
                found.push(Address { span: Span::new(start, end), fault });
            }
        }
    }
}

/// A label and something with a dot, but no sign: `E-mail: helen.marsh.example.com`; in the frame also a mailbox that runs into a provider's domain.
fn unsigned(document: &Document, found: &mut Vec<Address>) {
    const LABELS: [&str; 7] = ["e-mail", "email", "mail", "courriel", "correo", "adresse", "mailto"];
    let plain = document.plain();
    for line in document.plain_lines() {
        let text = &plain[line.span.range()];
        if !text.contains('.') {
            continue;
        }
        let in_frame = matches!(document.plain_zone(line.span.start()), Zone::Letterhead | Zone::Signature);
        // Outside the frame a label must come first, and these letters are in every one.
        let may_be_label =
            |part: &[u8]| [b"mail", b"cour", b"corr", b"adre"].iter().any(|known| known.eq_ignore_ascii_case(part));
        if !in_frame && !text.as_bytes().windows(4).any(may_be_label) {
            continue;
        }
        let mut label = None;
        let mut next = line.span.start();
        for chunk in text.split_inclusive(is_edge) {
            let start = next;
            next += chunk.len();
            let chunk = chunk.trim_end_matches(is_edge);
            let word = chunk.trim_end_matches(':');
            if LABELS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
                label = Some(word.len() < chunk.len() || in_frame);
                continue;
            }
            if chunk.is_empty() || chunk == ":" {
                label = label.map(|sure| sure || chunk == ":");
                continue;
            }
            let text = chunk.trim_end_matches(['.', ',']);
            let site = text.rsplit_once('.').is_some_and(|(host, ending)| host.len() > 2 && domain::is_ending(ending));
            let is_host = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '#' | '+'));
            let www = text.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."));
            // `danagmail.com`, `dana2gmail.com`, `dana#gmail.com`
            let glued = in_frame
                && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '#' | '%' | '&'))
                && domain::ends_with_provider(text);
            if glued || label == Some(true) && site && is_host && !www {
                found.push(Address { span: Span::new(start, start + text.len()), fault: Some(Fault::Form(None)) });
            }
            label = None;
        }
    }
}
