//! Links to profiles and pages that lead nowhere.

use super::domain;
use crate::Span;
use crate::document::{Document, Zone};

/// A link that cannot work, and what it should be if that is clear.
#[derive(Debug)]
pub(super) struct BrokenLink {
    /// In bytes of the folded text.
    pub(super) span: Span,
    pub(super) mended: Option<String>,
}

/// What may follow `linkedin.com/` beside a profile.
const SECTIONS: [&str; 30] = [
    "company",
    "school",
    "pub",
    "pulse",
    "posts",
    "feed",
    "jobs",
    "job",
    "learning",
    "groups",
    "showcase",
    "article",
    "articles",
    "profile",
    "public-profile",
    "help",
    "legal",
    "mwlite",
    "me",
    "talent",
    "sales",
    "business",
    "login",
    "comm",
    "services",
    "newsletters",
    "events",
    "profinder",
    "redir",
    "recruiter",
];

pub(super) fn broken(document: &Document) -> Vec<BrokenLink> {
    let plain = document.plain();
    let mut found = Vec::new();
    let mut start = 0;
    for line in plain.split_inclusive('\n') {
        let mut at = 0;
        while at < line.len() {
            let length = line[at..].find(is_edge).unwrap_or(line.len() - at);
            // `www. dana.example`, `https: //dana.example`: cut in two.
            let head = &line[at..at + length];
            let cut = ["www", "www.", "http:", "https:", "http://", "https://", "http://www.", "https://www."];
            let after = line[at + length..].strip_prefix(' ');
            // Few chunks of a text are asked for more.
            let after = after.filter(|rest| head.starts_with(['w', 'W', 'h', 'H']) || rest.starts_with("com/"));
            let tail = after.map(|rest| rest.split(is_edge).next().unwrap_or_default());
            if tail.is_some()
                && cut.iter().any(|known| known.eq_ignore_ascii_case(head))
                && let Some(tail) = tail.map(|tail| tail.trim_end_matches([',', ';', '.', '!', '?']))
                && is_host(&tail.trim_start_matches('/').to_ascii_lowercase())
            {
                let first = start + at;
                let scheme = if head.starts_with(['h', 'H']) { "" } else { "www." };
                let host = tail.trim_start_matches('/');
                let mended = format!("{}{host}", if scheme.is_empty() { "https://" } else { scheme });
                found
                    .push(BrokenLink { span: Span::new(first, first + length + 1 + tail.len()), mended: Some(mended) });
                at += length + 1 + tail.len();
                continue;
            }
            // `linkedin com/in/dana`
            if let Some(tail) = tail.filter(|tail| tail.starts_with("com/"))
                && matches!(head.trim_start_matches("www.").to_ascii_lowercase().as_str(), "linkedin" | "github")
            {
                let first = start + at;
                let tail = tail.trim_end_matches([',', ';', '.', '!', '?']);
                let span = Span::new(first, first + length + 1 + tail.len());
                found.push(BrokenLink { span, mended: Some(format!("{}.{tail}", head.to_ascii_lowercase())) });
                at += length + 1 + tail.len();
                continue;
            }
            if length >= 6 && may_be_link(&line.as_bytes()[at..at + length]) {
                let chunk = line[at..at + length].trim_start_matches(['"', '\'']);
                let first = start + at + length - chunk.len();
                let chunk = chunk.trim_end_matches([',', ';', '.', ':', '!', '?', '"', '\'', '-']);
                let in_frame = matches!(document.plain_zone(first), Zone::Letterhead | Zone::Signature);
                if let Some(mended) = judge(chunk, in_frame) {
                    found.push(BrokenLink { span: Span::new(first, first + chunk.len()), mended });
                }
            }
            at += length + line[at + length..].chars().next().map_or(1, char::len_utf8);
        }
        start += line.len();
    }
    found
}

fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '|' | '<' | '>' | '(' | ')' | '[' | ']')
}

/// Cheap test: one of the words that links begin with or are about, spelled at least in part.
fn may_be_link(bytes: &[u8]) -> bool {
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part));
    bytes.iter().any(|byte| matches!(byte, b'/' | b'.' | b',' | b'\\' | b':'))
        && (holds(b"ww")
            || holds(b"ttp")
            || holds(b"htp")
            || holds(b"htt")
            || holds(b"link")
            || holds(b"lnk")
            || holds(b"ked")
            || holds(b"git")
            || holds(b"hub")
            || holds(b".com/"))
}

/// Whether a chunk of text is a link that cannot work; then what it should be.
#[allow(clippy::option_option, reason = "a link is sound, or broken with or without a remedy")]
fn judge(chunk: &str, in_frame: bool) -> Option<Option<String>> {
    let lower = chunk.to_ascii_lowercase();
    // `wwwdana.example`
    if let Some(rest) = lower.strip_prefix("www").filter(|rest| in_frame && rest.len() > 8)
        && rest.starts_with(|c: char| c.is_ascii_alphabetic() && c != 'w')
        && is_host(rest)
    {
        return Some(Some(format!("www.{rest}")));
    }
    let (scheme, rest) = match split_scheme(&lower) {
        Ok((scheme, rest)) => (scheme, rest),
        Err(rest) => return is_host(rest).then(|| Some(format!("https://{rest}"))),
    };
    if rest.contains('@') && !rest.contains("/@") {
        return None;
    }
    let has_scheme = !scheme.is_empty();
    let (rest, www) = match split_www(rest) {
        Ok(split) => split,
        Err(host) => return is_host(host).then(|| Some(format!("{scheme}www.{host}"))),
    };
    let host_end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_end);
    let front = &lower[..lower.len() - rest.len()];
    if host.contains(',') {
        let mended = host.replace(',', ".");
        let known = has_scheme || www || mended.starts_with("linkedin.") || mended.starts_with("github.");
        return (known && is_host(&mended)).then(|| Some(format!("{front}{mended}{path}")));
    }
    if let Some(mended) = linked_in(host, path, has_scheme || www, in_frame) {
        return Some(mended.map(|mended| format!("{front}{mended}")));
    }
    if let Some(mended) = git_hub(host, path, has_scheme || www, in_frame) {
        return Some(mended.map(|mended| format!("{front}{mended}")));
    }
    if !(has_scheme || www) {
        return None;
    }
    let host = host.split(':').next().unwrap_or_default();
    let numeric = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if host.contains("..") || host.starts_with('.') {
        return Some(None);
    }
    match host.rsplit_once('.') {
        Some((name, ending)) if !numeric && !name.is_empty() && !domain::is_ending(ending) && !ending.is_empty() => {
            let near = domain::slip(&format!("{name}.{ending}"), "");
            let mended = match near {
                Some(domain::Slip::Meant(right)) => Some(format!("{front}{right}{path}")),
                _ => None,
            };
            Some(mended)
        }
        // `www.danawhitfield`
        None if in_frame && !host.is_empty() && host != "localhost" => Some(None),
        _ => None,
    }
}

/// Something with a known ending.
fn is_host(text: &str) -> bool {
    let host = text.split(['/', '?', ':']).next().unwrap_or_default();
    host.rsplit_once(['.', ','])
        .is_some_and(|(name, ending)| !name.is_empty() && !ending.is_empty() && domain::is_ending(ending))
}

/// Cuts off `https://`; what is left behind a broken one is the error.
fn split_scheme(lower: &str) -> Result<(&str, &str), &str> {
    let letters = lower.bytes().take_while(u8::is_ascii_lowercase).count();
    let signs = lower[letters..].bytes().take_while(|byte| matches!(byte, b':' | b';' | b'/' | b'\\' | b'.')).count();
    let (word, sign, rest) = (&lower[..letters], &lower[letters..letters + signs], &lower[letters + signs..]);
    let exact = matches!(word, "http" | "https");
    if exact && sign == "://" {
        let again = rest.starts_with("http:")
            || rest.starts_with("https:")
            || rest.starts_with("http//")
            || rest.starts_with("https//");
        return if again {
            Err(rest.trim_start_matches(|c: char| c != '/').trim_start_matches('/'))
        } else {
            Ok((&lower[..letters + signs], rest))
        };
    }
    let near = || {
        ["http", "https"].iter().any(|known| strsim::osa_distance(word, known) <= 1)
            && word.contains('t')
            && word.len() >= 3
    };
    let signed = sign.contains("//") || sign.contains("\\\\") || exact && (sign.contains(':') || sign.contains('/'));
    if !sign.is_empty() && signed && near() { Err(rest) } else { Ok(("", lower)) }
}

/// Cuts off `www.`; what is left behind a broken one is the error.
fn split_www(text: &str) -> Result<(&str, bool), &str> {
    let count = text.bytes().take_while(|&byte| byte == b'w').count();
    let rest = &text[count..];
    let signs = rest.bytes().take_while(|byte| matches!(byte, b'.' | b',' | b':' | b';' | b'/' | b'-')).count();
    let host = &rest[signs..];
    match (count, &rest[..signs]) {
        (3, ".") => Ok((host, true)),
        (2..=4, sign) if !sign.is_empty() && is_host(host) && (count == 3 || sign == ".") => Err(host),
        _ => Ok((text, false)),
    }
}

/// The name of a host and its ending, without the subdomain of a country.
fn site(host: &str) -> (&str, &str) {
    let (name, ending) = host.split_once('.').unwrap_or((host, ""));
    match ending.split_once('.') {
        Some((inner, outer)) if name.len() == 2 => (inner, outer),
        _ => (name, ending),
    }
}

#[allow(clippy::option_option, reason = "a link is sound, or broken with or without a remedy")]
fn linked_in(host: &str, path: &str, is_marked: bool, in_frame: bool) -> Option<Option<String>> {
    let (name, ending) = site(host);
    let mut parts = path.split(['/', '\\', '?', '#']).filter(|part| !part.is_empty());
    let (first, second) = (parts.next(), parts.next());
    if path.trim_end_matches('/').contains("//") && !path.contains(':') && matches!((name, ending), ("linkedin", "com"))
    {
        let single: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        return Some(Some(format!("{host}/{}", single.join("/"))));
    }
    let profile = |name: &str| Some(Some(format!("linkedin.com/in/{name}")));
    if name != "linkedin" {
        let distance = strsim::osa_distance(name, "linkedin");
        let near = name.len() > 5 && (distance == 1 || distance == 2 && name.starts_with('l') && first == Some("in"));
        let near = near || matches!(name, "linkedincom" | "linked") && first == Some("in");
        let link = ending == "com" || first == Some("in");
        return (near && link).then(|| match (first, second) {
            (Some("in"), Some(who)) => Some(format!("linkedin.com/in/{who}")),
            _ => None,
        });
    }
    if ending.is_empty() {
        // `linkedin/in/dana`; `LinkedIn/GitHub` is two names.
        return match (first, second) {
            (Some("in"), Some(who)) => profile(who),
            _ => None,
        };
    }
    if ending != "com" && ending != "com.cn" && ending != "cn" {
        let known = matches!(ending, "example" | "github.io");
        return (!known).then(|| Some(format!("linkedin.com{path}")));
    }
    if path.contains('\\') {
        return Some(Some(format!("linkedin.com{}", path.replace('\\', "/"))));
    }
    match (first, second) {
        // No name, or what the form had in its place.
        (
            Some("in"),
            None
            | Some(
                "yourname" | "your-name" | "your_name" | "username" | "yourprofile" | "your-profile"
                | "firstname-lastname",
            ),
        ) => Some(None),
        // `linkedin.com/n/dana`
        (Some("n" | "i" | "im" | "ni" | "inn" | "iin" | "on" | "ln" | "1n"), Some(who)) => profile(who),
        (Some(who), None) if !SECTIONS.contains(&who) => profile(who),
        (Some(_), _) => None,
        (None, _) => (in_frame || is_marked && path.starts_with('/')).then_some(None),
    }
}

#[allow(clippy::option_option, reason = "a link is sound, or broken with or without a remedy")]
fn git_hub(host: &str, path: &str, is_marked: bool, in_frame: bool) -> Option<Option<String>> {
    let (name, ending) = site(host);
    let bare = path.trim_matches('/').is_empty();
    if name == "github" && ending == "com" && !bare && path.trim_end_matches('/').contains("//") && !path.contains(':')
    {
        let single: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        return Some(Some(format!("{host}/{}", single.join("/"))));
    }
    if name == "github" {
        return match ending {
            "com" if bare && (in_frame || is_marked && path.starts_with('/')) => Some(None),
            "com" | "io" | "" | "dev" | "blog" | "example" | "community" => None,
            _ => Some(Some(format!("github.com{path}"))),
        };
    }
    let near = name.len() > 4 && strsim::osa_distance(name, "github") == 1 && name != "githubs";
    (near && ending == "com" && !bare).then(|| Some(format!("github.com{path}")))
}
