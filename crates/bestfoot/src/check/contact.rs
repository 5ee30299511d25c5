//! How a reader can reach the writer: is it there, is it right, can it work.

use super::{Check, Draft, Report};
use crate::document::{Document, Zone};
use crate::{Applicability, Fix, Kind, Label, Place, Span, phone};

/// The zones where a writer gives details of their own. In a reference sheet the rest belongs to the referees.
fn is_own(document: &Document, kind: Option<Kind>, at: usize) -> bool {
    let zone = document.plain_zone(at);
    let frame = matches!(zone, Zone::Letterhead | Zone::Signature | Zone::Postscript | Zone::Closing);
    frame || kind != Some(Kind::References) && matches!(zone, Zone::Body | Zone::Date)
}

fn own_emails<'d>(draft: &Draft<'d>) -> impl Iterator<Item = Span> + use<'d> {
    let document = draft.document();
    let kind = draft.kind();
    let people: Vec<String> = draft.application().people.iter().filter_map(|person| person.email.clone()).collect();
    let links = document.links().iter().filter(move |link| link.is_email && is_own(document, kind, link.span.start()));
    links
        .map(|link| link.span)
        .filter(move |span| !people.iter().any(|email| email.eq_ignore_ascii_case(&document.plain()[span.range()])))
}

fn own_phones(draft: &Draft<'_>) -> Vec<Span> {
    let document = draft.document();
    let kind = draft.kind();
    phone::find(document.plain()).filter(|span| is_own(document, kind, span.start())).collect()
}

/// A name that somebody signs with or heads a letter with.
fn has_name(draft: &Draft<'_>) -> bool {
    let document = draft.document();
    let facts = document.facts();
    if facts.from.iter().any(|mailbox| mailbox.name.is_some()) {
        return true;
    }
    let plain = document.plain().to_lowercase();
    if draft.application().candidate.name.as_deref().is_some_and(|name| plain.contains(&name.to_lowercase())) {
        return true;
    }
    let frame = document.zone_lines(Zone::Signature).chain(document.zone_lines(Zone::Letterhead));
    let named = frame.into_iter().any(|line| looks_like_name(&document.plain()[line.range()]));
    let closing = document.zone_lines(Zone::Closing).any(|line| {
        let text = document.plain()[line.range()].trim_end_matches(['.', '!']);
        !text.ends_with(',')
            && text.rsplit([',', ' ']).next().is_some_and(|last| last.starts_with(char::is_uppercase))
            && text.contains(' ')
            && text.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
    });
    // A resume or a sheet may begin with nothing but the name.
    let first = document.plain_lines().first().map(|line| &document.plain()[line.span.range()]);
    named || closing || !document.is_letter() && first.is_some_and(looks_like_name)
}

/// The first stretch of a line is one to four capitalised words without figures.
fn looks_like_name(line: &str) -> bool {
    let head = line.split(['|', '•', '·', ',', '/', '\t']).next().unwrap_or("").trim().trim_start_matches('-').trim();
    let words: Vec<&str> = head.split_whitespace().collect();
    let named = |word: &&str| {
        word.chars().next().is_some_and(char::is_alphabetic)
            && !word.contains(['@', ':'])
            && !word.chars().any(|c| c.is_ascii_digit())
    };
    let capital = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let short_lower =
        words.len() <= 2 && words.iter().all(|word| word.chars().all(char::is_lowercase) && word.len() <= 12);
    (1..=4).contains(&words.len()) && words.iter().all(named) && (capital * 2 >= words.len() || short_lower)
}

/// Reports a missing `detail`: `email`, `phone` (variant `neither` where both lack) or `name`.
pub(super) struct Detail;

impl Check for Detail {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        if document.facts().letterhead_elsewhere || draft.word_count() == 0 && document.tokens().len() < 3 {
            return;
        }
        let candidate = &draft.application().candidate;
        let broken = document.plain().match_indices('@').any(|(at, _)| is_own(document, draft.kind(), at));
        let email = broken
            || own_emails(draft).next().is_some()
            || document.facts().from.iter().any(|mailbox| mailbox.address.is_some());
        let phone = !own_phones(draft).is_empty();
        let (missing, known) = match draft.text("detail") {
            Some("email") => (!email, candidate.email.as_deref()),
            Some("phone") => (!phone, candidate.phone.as_deref()),
            _ => (!has_name(draft), candidate.name.as_deref()),
        };
        if !missing {
            return;
        }
        let finding = report.draft();
        if draft.text("detail") != Some("name") && !email && !phone {
            finding.variant("neither");
        }
        if let Some(known) = known {
            let frame = [Zone::Signature, Zone::Closing].into_iter().find_map(|zone| document.zone_lines(zone).last());
            if let Some(line) = frame {
                let end = document.display(line).end();
                finding.fix(Fix::replace(Span::new(end, end), format!("\n{known}"), Applicability::Unsafe));
            }
        }
    }
}

/// Reports an address or number in the letterhead or signature that is not the candidate's.
pub(super) struct Known;

impl Check for Known {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let application = draft.application();
        // On a sheet of references most details are those of others.
        let sheet = draft.kind() == Some(Kind::References);
        let frame = |span: &Span| {
            matches!(document.plain_zone(span.start()), Zone::Letterhead | Zone::Signature | Zone::Headers)
        };
        if let Some(email) = &application.candidate.email {
            let emails: Vec<Span> = own_emails(draft).collect();
            let written = |span: Span| &document.plain()[span.range()];
            let there = emails.iter().any(|&span| written(span).eq_ignore_ascii_case(email));
            for &span in &emails {
                let other = !written(span).eq_ignore_ascii_case(email);
                // An address nearly the same is a slip wherever it stands; another one only where the right one should be.
                let near = strsim::osa_distance(&written(span).to_lowercase(), &email.to_lowercase()) <= 3;
                if other && (near || !there && frame(&span) && !sheet) {
                    let place = document.display(span);
                    let finding = report.words(place);
                    finding.value("expected", email.clone()).fix(Fix::replace(
                        place,
                        email.clone(),
                        Applicability::Display,
                    ));
                    if let Some(span) = application.candidate_email_place() {
                        finding.label(Label { text: "your address here".to_owned(), place: Place::Application(span) });
                    }
                }
            }
        }
        if let Some(number) = &application.candidate.phone {
            let phones = own_phones(draft);
            let broken: Vec<Span> = phone::broken(document.plain()).collect();
            let there = phones.iter().any(|span| same_number(&document.plain()[span.range()], number));
            for span in phones {
                if !there && !sheet && frame(&span) && !broken.contains(&span) {
                    let place = document.display(span);
                    let finding = report.words(place);
                    finding.value("expected", number.clone()).fix(Fix::replace(
                        place,
                        number.clone(),
                        Applicability::Display,
                    ));
                    if let Some(span) = application.candidate_phone_place() {
                        finding.label(Label { text: "your number here".to_owned(), place: Place::Application(span) });
                    }
                }
            }
        }
    }
}

/// Two notations of one number: one may carry the country's code, the other a trunk zero.
fn same_number(a: &str, b: &str) -> bool {
    let national = |number: &str| phone::digits(&number.replace("(0)", "")).trim_start_matches('0').to_owned();
    let (a, b) = (national(a), national(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 7 && long.ends_with(&short) && long.len() - short.len() <= 3
}

/// Reports addresses and numbers that cannot work.
pub(super) struct Shape;

/// Providers that people misspell. Near misses of these that are providers of their own stand here too.
const PROVIDERS: [&str; 22] = [
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "ymail.com",
    "hotmail.com",
    "outlook.com",
    "live.com",
    "icloud.com",
    "aol.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "mail.com",
    "email.com",
    "me.com",
    "msn.com",
    "proton.me",
    "protonmail.com",
    "web.de",
    "yandex.com",
    "zoho.com",
    "fastmail.com",
];

impl Check for Shape {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let plain = document.plain();
        for link in document.links().iter().filter(|link| link.is_email && draft.reads_plain(link.span)) {
            let domain = plain[link.span.range()].rsplit('@').next().unwrap_or("").to_lowercase();
            let span = document.display(link.span);
            if let Some(right) = meant_domain(&domain) {
                let address = &plain[link.span.range()];
                let mended = format!("{}@{right}", &address[..address.rfind('@').unwrap_or(0)]);
                report.words(span).variant("domain").value("expected", mended.clone()).fix(Fix::replace(
                    span,
                    mended,
                    Applicability::Unsafe,
                ));
            }
        }
        broken_addresses(draft, report);
        broken_numbers(draft, report);
    }
}

/// The provider that a domain is a slip of.
fn meant_domain(domain: &str) -> Option<String> {
    if PROVIDERS.contains(&domain) {
        return None;
    }
    for (wrong, right) in [
        (".con", ".com"),
        (".comm", ".com"),
        (".cmo", ".com"),
        (".ocm", ".com"),
        (".coom", ".com"),
        (".vom", ".com"),
        (".xom", ".com"),
    ] {
        if let Some(host) = domain.strip_suffix(wrong) {
            return Some(format!("{host}{right}"));
        }
    }
    let near = |provider: &&&str| {
        let distance = strsim::osa_distance(domain, provider);
        let same_end = domain.rsplit('.').next() == provider.rsplit('.').next();
        same_end
            && (distance == 1 && provider.len() >= 9
                || distance == 2 && provider.len() >= 11 && domain.as_bytes()[0] == provider.as_bytes()[0])
    };
    PROVIDERS.iter().find(near).map(|provider| (*provider).to_owned())
}

/// An `@` between words that is no address: `dana@gmail`, `dana@gmail,com`, `dana @ gmail.com`.
fn broken_addresses(draft: &Draft<'_>, report: &mut Report) {
    let document = draft.document();
    let plain = document.plain();
    for (at, _) in plain.match_indices('@') {
        let here = Span::new(at, at + 1);
        let linked = document.links().iter().find(|link| link.span.overlaps(here));
        let is_edge = |c: char| c.is_whitespace() || matches!(c, '|' | '<' | '>' | '(' | ')' | '[' | ']' | ';');
        let mut start =
            plain[..at].rfind(is_edge).map_or(0, |edge| edge + plain[edge..].chars().next().map_or(1, char::len_utf8));
        let mut end = plain[at..].find(is_edge).map_or(plain.len(), |edge| at + edge);
        let alone = start == at && end == at + 1;
        if alone {
            // `dana @ gmail.com`: a site must follow, else the sign stands for "at".
            let next = plain[end..].trim_start_matches(' ');
            let site = next.split(is_edge).next().unwrap_or("");
            if !site.trim_end_matches(['.', ',']).contains('.') || plain[..start].ends_with('\n') {
                continue;
            }
            let head = plain[..start].trim_end_matches(' ');
            start = head.rfind(is_edge).map_or(0, |edge| edge + 1);
            end = plain.len() - next.len() + site.trim_end_matches(['.', ',']).len();
        }
        let text = plain[start..end].trim_end_matches(['.', ',', '!', '?', ':', '"', '\'']);
        let end = start + text.len();
        let (local, domain) = text.split_once('@').unwrap_or_default();
        let handle = local.is_empty() || domain.is_empty();
        let url = text.contains("://") || text.contains('/') || text.starts_with("mailto:");
        // A linked address with a tail of its own: `dana@gmail.com,uk`.
        let whole =
            linked.is_some_and(|link| link.span.end() + 1 >= end || !plain[link.span.end()..end].starts_with([',']));
        if handle
            || url
            || whole
            || !draft.reads_plain(Span::new(start, end))
            || !local.starts_with(char::is_alphanumeric)
        {
            continue;
        }
        let span = document.display(Span::new(start, end));
        let finding = report.words(span);
        let mended = text.replace([' ', ','], if text.contains(' ') { "" } else { "." });
        if mended != text && mended.split_once('@').is_some_and(|(_, domain)| domain.contains('.')) {
            finding.fix(Fix::replace(span, mended, Applicability::Unsafe));
        }
    }
}

/// Numbers of the letterhead or signature, or behind a label, with too few or too many figures.
fn broken_numbers(draft: &Draft<'_>, report: &mut Report) {
    let document = draft.document();
    let plain = document.plain();
    for span in phone::broken(plain) {
        if draft.reads_plain(span) && !document.links().iter().any(|link| link.span.overlaps(span)) {
            report.words(document.display(span)).variant("phone");
        }
    }
}
