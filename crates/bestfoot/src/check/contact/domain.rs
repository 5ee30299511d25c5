//! Domains: which endings there are, and which providers a domain is a slip of.

use crate::spelling;

/// The endings of the root zone and the reserved ones, in order. Of what the `psl` crate knows this is all that is wanted, in 10 KB
/// instead of 2.7 MB of code, and without its seven seconds of compiling; endings in other scripts are let through.
const ENDINGS: &str = include_str!("domains.txt");

/// Endings that people mean when they write one that is none.
const COMMON: [&str; 22] = [
    "com", "net", "org", "edu", "gov", "info", "de", "uk", "fr", "es", "it", "nl", "in", "ca", "au", "br", "ch", "at",
    "pl", "se", "ie", "io",
];

/// Providers by name, with the ending they have where they have only one.
const PROVIDERS: [(&str, Option<&str>); 27] = [
    ("gmail", Some("com")),
    ("googlemail", Some("com")),
    ("yahoo", None),
    ("ymail", Some("com")),
    ("rocketmail", Some("com")),
    ("hotmail", None),
    ("outlook", None),
    ("live", None),
    ("icloud", Some("com")),
    ("aol", None),
    ("gmx", None),
    ("mail", None),
    ("email", None),
    ("me", None),
    ("msn", Some("com")),
    ("proton", None),
    ("protonmail", None),
    ("web", None),
    ("yandex", None),
    ("zoho", None),
    ("fastmail", None),
    ("laposte", None),
    ("orange", None),
    ("libero", None),
    ("seznam", None),
    ("rediffmail", Some("com")),
    ("btinternet", Some("com")),
];

/// Domains of other providers, with their endings.
const OTHERS: &str = include_str!("providers.txt");

fn others() -> impl Iterator<Item = &'static str> {
    OTHERS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_ascii_whitespace)
}

/// The provider's domain that a whole domain is a slip of: `comcats.net`, `gmxx.de`.
fn near_domain(domain: &str) -> Option<&'static str> {
    if domain.len() > 30 || others().any(|known| known == domain) {
        return None;
    }
    let (name, ending) = domain.split_once('.')?;
    // `web.co` may be somebody's; a word or a surname is a name of its own: `webb.de`.
    if name.len() < 3 || spelling::words().entry(name).is_some() {
        return None;
    }
    others().find(|known| {
        known.split_once('.').is_some_and(|(right, only)| {
            (ending == only && is_finger_slip(name, right)) || name == right && name.len() > 6 && is_cut(ending, only)
        })
    })
}

/// `ne` for net, `co` for com: the last letter is not there.
fn is_cut(ending: &str, right: &str) -> bool {
    ending.len() > 1 && right.len() == ending.len() + 1 && right.starts_with(ending)
}

/// Two letters swapped, or one struck twice; in longer names one left out, and in long ones another in its place.
fn is_finger_slip(name: &str, right: &str) -> bool {
    if strsim::osa_distance(name, right) != 1 {
        return false;
    }
    let (a, b) = (name.as_bytes(), right.as_bytes());
    let at = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let swapped = a.len() == b.len() && a.get(at) == b.get(at + 1) && a.get(at + 1) == b.get(at);
    let doubled = a.len() == b.len() + 1 && at > 0 && a[at] == a[at - 1];
    let dropped = a.len() < b.len() && b.len() >= 7;
    swapped || doubled || dropped || a.len() == b.len() && b.len() >= 8
}

/// Whether a top-level domain exists.
pub(super) fn is_ending(ending: &str) -> bool {
    if !ending.is_ascii() || ending.starts_with("xn--") {
        return ending.chars().all(|c| c.is_alphanumeric() || c == '-');
    }
    // By halves: each look goes to the line that holds the middle byte.
    let lower = |byte: &u8| byte.to_ascii_lowercase();
    let (mut from, mut to) = (0, ENDINGS.len());
    while from < to {
        let middle = from.midpoint(to);
        let start = ENDINGS[..middle].rfind('\n').map_or(0, |end| end + 1);
        let known = ENDINGS[start..].lines().next().unwrap_or_default();
        match known.bytes().cmp(ending.bytes().map(|byte| lower(&byte))) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => from = start + known.len() + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    false
}

/// Whether the first part of a domain is the name of a mail provider, rightly spelled or not.
pub(super) fn is_provider(host: &str) -> bool {
    let name = host.split(['.', ',', ';', ':']).next().unwrap_or_default();
    name.len() > 2 && (PROVIDERS.iter().any(|(known, _)| *known == name) || near_provider(name).is_some())
}

/// Whether a text without the sign ends with the domain that most addresses have, and something else stands right before it: `danagmail.com`.
pub(super) fn ends_with_provider(text: &str) -> bool {
    const USUAL: [&str; 9] = [
        "gmail.com",
        "googlemail.com",
        "hotmail.com",
        "hotmail.co.uk",
        "yahoo.com",
        "yahoo.co.uk",
        "outlook.com",
        "icloud.com",
        "protonmail.com",
    ];
    let lower = text.to_ascii_lowercase();
    USUAL.iter().any(|host| {
        lower
            .strip_suffix(host)
            .is_some_and(|head| head.len() > 3 && !head.ends_with(['.', '-', '/']) && !head.starts_with("www."))
    })
}

/// What is wrong with a domain.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// This one is meant.
    Meant(String),
    /// The ending does not exist.
    Ending,
}

/// Judges a domain in lower case; `mailbox` is what stands before it, since people keep addresses in domains of their own name.
pub(super) fn slip(domain: &str, mailbox: &str) -> Option<Slip> {
    let (host, ending) = domain.rsplit_once('.')?;
    let (name, rest) = domain.split_once('.')?;
    // `hotmail.co.uk.uk`
    if rest.contains('.') && host.rsplit('.').next() == Some(ending) {
        return Some(Slip::Meant(host.to_owned()));
    }
    let provider = PROVIDERS.iter().find(|(known, _)| *known == name);
    if !is_ending(ending) {
        if let Some(near) = common_ending(ending) {
            // `gmial.con` has two slips.
            let name = near_provider(host).filter(|_| !mailbox.contains(host));
            let right = provider.and_then(|(_, only)| *only).unwrap_or(near);
            return Some(Slip::Meant(format!("{}.{right}", name.unwrap_or(host))));
        }
        return Some(Slip::Ending);
    }
    match provider {
        Some((_, Some(only))) => (rest != *only).then(|| Slip::Meant(format!("{name}.{only}"))),
        // `.co`, `.cm` and `.om` are countries where these have no mail.
        Some((known, None))
            if matches!(rest, "cm" | "om")
                || rest == "co"
                    && matches!(*known, "hotmail" | "outlook" | "yahoo" | "aol" | "live" | "protonmail") =>
        {
            Some(Slip::Meant(format!("{name}.com")))
        }
        Some(_) => None,
        None if mailbox.contains(name) || ending == "example" => None,
        None if near_domain(domain).is_some() => near_domain(domain).map(|right| Slip::Meant(right.to_owned())),
        None => {
            let near = near_provider(name)?;
            let only = PROVIDERS.iter().find(|(known, _)| *known == near).and_then(|(_, only)| *only);
            let rest = if matches!(rest, "co" | "cm" | "om") { "com" } else { rest };
            Some(Slip::Meant(format!("{near}.{}", only.unwrap_or(rest))))
        }
    }
}

fn common_ending(ending: &str) -> Option<&'static str> {
    let near = |common: &&&str| {
        let distance = strsim::osa_distance(ending, common);
        distance == 1 && (common.len() > 2 || ending.starts_with(*common)) || **common == "com" && ending == "cpm"
    };
    COMMON.iter().find(near).copied()
}

/// The provider that a name is a slip of.
pub(super) fn near_provider(name: &str) -> Option<&'static str> {
    let near = |known: &str| {
        let distance = strsim::osa_distance(name, known);
        distance == 1 && known.len() >= 5
            || distance == 2 && known.len() >= 7 && name.as_bytes().first() == known.as_bytes().first()
    };
    let is_other = || others().any(|known| known.split('.').next() == Some(name));
    if PROVIDERS.iter().any(|(known, _)| *known == name) || is_other() {
        return None;
    }
    let far = ["email", "mail", "orange", "libero", "proton", "laposte"];
    // Names of other sites that lie as near as a slip.
    let others = [
        "gmx",
        "gail",
        "yahool",
        "outlooks",
        "hotmailer",
        "emails",
        "cloud",
        "fmail",
        "zmail",
        "hmail",
        "smail",
        "tmail",
        "vmail",
        "jmail",
        "imail",
        "xmail",
        "qmail",
        "kmail",
        "bmail",
        "umail",
        "pmail",
        "omail",
        "nmail",
        "amail",
        "cmail",
        "dmail",
        "rmail",
        "lmail",
        "wmail",
    ];
    if others.contains(&name) {
        return None;
    }
    PROVIDERS.iter().map(|(known, _)| *known).find(|known| !far.contains(known) && near(known))
}
