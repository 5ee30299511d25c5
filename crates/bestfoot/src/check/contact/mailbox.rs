//! Mailboxes and account names for friends: crude words, jokes, pet names. The words stand in the lint's table; here is what keeps them off
//! people who are called so.

use std::collections::HashSet;

use crate::Span;
use crate::check::{Check, Draft, Report};
use crate::document::Zone;
use crate::lint::file::Texts;

/// Reports mailboxes that hold a word of `anywhere`; a part that begins with one of `starts`; a part made of `words` and `names` (and
/// `beside`, which only go along), where one of `words` or two others are in it; a phrase of three parts from the lists, with one of `small` and
/// one of `names` in it; and `figures` that stand alone.
pub(crate) struct Mailbox;

impl Check for Mailbox {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let plain = document.plain();
        let (addresses, accounts) = (draft.addresses(), accounts(draft));
        if addresses.is_empty() && accounts.is_empty() {
            return;
        }
        let words = Lists {
            anywhere: draft.list("anywhere"),
            starts: draft.list("starts"),
            words: draft.list("words"),
            names: draft.list("names"),
            beside: draft.list("beside"),
            small: draft.list("small"),
            figures: draft.list("figures"),
            own: &own_names(draft),
        };
        for address in addresses {
            let text = &plain[address.span.range()];
            let Some(local) = text.split('@').next().filter(|_| draft.reads_plain(address.span)) else {
                continue;
            };
            if words.is_crude(local) {
                report.words(document.display(address.span));
            }
        }
        for (span, name) in accounts {
            if draft.reads_plain(span) && words.is_crude(name) {
                report.words(document.display(span));
            }
        }
    }
}

/// Names on other sites: the last part of a profile link, and `@name` in the frame of a letter.
fn accounts<'d>(draft: &Draft<'d>) -> Vec<(Span, &'d str)> {
    const SITES: [&str; 28] = [
        "linkedin.",
        "github.",
        "gitlab.",
        "bitbucket.",
        "twitter.",
        "x.com/",
        "instagram.",
        "threads.",
        "facebook.",
        "behance.",
        "dribbble.",
        "medium.",
        "youtube.",
        "tiktok.",
        "twitch.",
        "xing.",
        "snapchat.",
        "pinterest.",
        "soundcloud.",
        "reddit.",
        "kaggle.",
        "codepen.",
        "deviantart.",
        "vimeo.",
        "flickr.",
        "t.me/",
        "vk.com/",
        "about.me/",
    ];
    let document = draft.document();
    let plain = document.plain();
    let mut found = Vec::new();
    for link in document.links().iter().filter(|link| !link.is_email) {
        let text = &plain[link.span.range()];
        let lower = text.to_ascii_lowercase();
        let name = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        // Behind the host: the name of an account may have stops in it.
        let path = text[..text.trim_end_matches('/').len() - name.len()].trim_end_matches('/');
        let has_host = path.rsplit('/').next().is_some_and(|host| !host.is_empty() && !path.ends_with(':'));
        if has_host && SITES.iter().any(|site| lower.contains(site)) {
            found.push((link.span, name.trim_start_matches('@')));
        }
    }
    for (at, _) in plain.match_indices('@') {
        let opens = plain[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '|' | '(' | ':'));
        let length = plain[at + 1..]
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')))
            .unwrap_or(plain.len() - at - 1);
        if opens && length > 2 && matches!(document.plain_zone(at), Zone::Letterhead | Zone::Signature) {
            let end = at + 1 + length;
            found.push((Span::new(at, end), &plain[at + 1..end]));
        }
    }
    found
}

/// What the writer is called, in small letters: words with a capital in the frame of the letter, and the name that was given.
fn own_names(draft: &Draft<'_>) -> HashSet<String> {
    let document = draft.document();
    let frame =
        [Zone::Letterhead, Zone::Signature, Zone::Closing].into_iter().flat_map(|zone| document.zone_lines(zone));
    let lines = frame.map(|line| &document.plain()[line.range()]);
    let senders = document.facts().from.iter().filter_map(|mailbox| mailbox.name.as_deref());
    let texts = lines.chain(senders).chain(draft.application().candidate.name.as_deref());
    texts
        // A word of an address is no name.
        .flat_map(|text| text.split_whitespace().filter(|word| !word.contains('@')))
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.len() > 1 && word.starts_with(char::is_uppercase))
        .map(str::to_lowercase)
        .collect()
}

/// Figures that stand for letters inside a word, and for "for" and "to" between two: `b1tch`, `beer4me`.
fn spell_out(mailbox: &str) -> String {
    let bytes = mailbox.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let spelled = mailbox.char_indices().filter_map(|(at, c)| {
        let inside = at > 0 && is_letter(at - 1) && is_letter(at + 1);
        match c {
            '2' | '4' if inside => None,
            '0' if inside => Some('o'),
            '1' if inside => Some('i'),
            '3' if inside => Some('e'),
            '5' if inside => Some('s'),
            '7' if inside => Some('t'),
            _ => Some(c),
        }
    });
    spelled.collect()
}

struct Lists<'w> {
    anywhere: &'w Texts,
    starts: &'w Texts,
    words: &'w Texts,
    names: &'w Texts,
    beside: &'w Texts,
    small: &'w Texts,
    figures: &'w Texts,
    /// The writer's own names.
    own: &'w HashSet<String>,
}

/// Which neighbours a text has: most words of a long list begin with two letters that never stand side by side in it.
struct Pairs([u64; 16]);

impl Pairs {
    fn of(text: &str) -> Self {
        let mut pairs = Self([0; 16]);
        for pair in text.as_bytes().windows(2) {
            let (index, bit) = Self::place(pair[0], pair[1]);
            pairs.0[index] |= bit;
        }
        pairs
    }

    fn place(first: u8, second: u8) -> (usize, u64) {
        let place = usize::from(first & 31) << 5 | usize::from(second & 31);
        (place / 64, 1 << (place % 64))
    }

    fn may_hold(&self, word: &str) -> bool {
        let &[first, second, ..] = word.as_bytes() else {
            return true;
        };
        let (index, bit) = Self::place(first, second);
        self.0[index] & bit != 0
    }
}

/// How much the words of a part weigh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    words: u8,
    names: u8,
}

impl Lists<'_> {
    fn is_own(&self, word: &str) -> bool {
        self.own.contains(word)
    }

    fn is_crude(&self, mailbox: &str) -> bool {
        // A tag behind a plus sign is a label for a folder.
        let mailbox = mailbox.split('+').next().unwrap_or_default();
        let lower = spell_out(&mailbox.to_ascii_lowercase());
        let letters: String = lower.chars().filter(|c| !matches!(c, '.' | '_' | '-')).collect();
        // Without the signs between, words of two parts meet: `kissmy_ass`, but not those of two names.
        let found = |text: &str| {
            let pairs = Pairs::of(text);
            self.anywhere.iter().find(|word| pairs.may_hold(word) && text.contains(*word))
        };
        if found(&lower)
            .or_else(|| found(&letters).filter(|word| word.len() > 6))
            .is_some_and(|word| !self.is_own(word))
        {
            return true;
        }
        // An underscore joins words; a stop or hyphen stands between names.
        let joined = lower.replace('_', "");
        let split = |text| str::split(text, |c: char| !c.is_ascii_alphabetic()).filter(|part: &&str| !part.is_empty());
        let parts = || split(&lower).chain(split(&joined).filter(|_| joined != lower));
        if parts().next().is_some_and(|part| self.starts.iter().any(|start| part.starts_with(start) && part != start))
            && !parts().next().is_some_and(|part| self.is_own(part))
        {
            return true;
        }
        let meaning =
            lower.split(|c: char| !c.is_ascii_digit()).any(|figures| self.figures.iter().any(|known| known == figures));
        let mut sum = Weight::default();
        // `hoe.kim.san`: many a short name means something in another language.
        let is_full_name = split(&lower).count() > 2 && !lower.contains(|c: char| c == '_' || c.is_ascii_digit());
        for part in parts() {
            let weight = self.weigh(part).unwrap_or_default();
            if is_full_name && part.len() <= 4 && weight.words == 1 && !self.is_phrase(split(&lower)) {
                continue;
            }
            if weight.words > 0 || weight.names > 1 {
                return true;
            }
            sum.names += weight.names;
        }
        meaning || sum.names > 0 && (lower.contains("666") || self.is_phrase(split(&lower)))
    }

    /// `ill.kill.you.all`: nothing but words of the lists, and not those of two names.
    fn is_phrase<'p>(&self, parts: impl Iterator<Item = &'p str>) -> bool {
        let (mut count, mut is_sentence) = (0, false);
        for part in parts {
            let is_small = self.small.iter().any(|word| word == part);
            if !is_small && self.weigh(part).is_none() || self.is_own(part) {
                return false;
            }
            count += 1;
            is_sentence |= is_small;
        }
        count > 2 && is_sentence
    }

    /// The weight of a part that is made of the lists' words alone.
    fn weigh(&self, part: &str) -> Option<Weight> {
        // The shortest that two words make.
        const JOINED: usize = 6;
        if part.len() > 40 || self.is_own(part) {
            return None;
        }
        let holds = |list: &Texts| list.iter().any(|word| word == part);
        if holds(self.words) {
            return Some(Weight { words: 1, names: 0 });
        }
        if holds(self.names) {
            return Some(Weight { words: 0, names: 1 });
        }
        if part.len() < JOINED {
            return holds(self.beside).then(Weight::default);
        }
        // The heaviest way to make the first letters of the part, by their number; and whether there is one of long words alone.
        let mut best: Vec<Option<(Weight, bool)>> = vec![None; part.len() + 1];
        best[0] = Some((Weight::default(), true));
        for start in 0..part.len() {
            let Some((here, long)) = best[start] else {
                continue;
            };
            let rest = &part[start..];
            let mut reach = |known: &mut dyn Iterator<Item = &str>, words: u8, names: u8, role: Role| {
                for word in known.filter(|word| rest.starts_with(*word)) {
                    let ends = word.len() == rest.len();
                    if ends && role == Role::Beside && !closes(word) {
                        continue;
                    }
                    // Hunter King is called so.
                    let own = words + names > 0 && self.is_own(word);
                    let (words, names) = if own { (0, 0) } else { (words, names) };
                    let next = Weight { words: here.words + words, names: here.names + names };
                    let is_long = role != Role::Beside || word.len() > 2 || start == 0 && opens(word) || ends;
                    let slot = &mut best[start + word.len()];
                    *slot = (*slot).max(Some((next, long && is_long)));
                }
            };
            reach(&mut self.words.iter(), 1, 0, Role::Own);
            reach(&mut self.names.iter(), 0, 1, Role::Own);
            reach(&mut self.beside.iter(), 0, 0, Role::Beside);
            let beginnings = (1..=rest.len()).filter_map(|end| rest.get(..end));
            reach(&mut beginnings.filter(|word| self.is_own(word)), 0, 0, Role::Own);
        }
        let (weight, is_long) = best[part.len()]?;
        // A name that is joined to a word that goes along: `princessgirl`; but Melinda is no `me`, `linda`.
        if weight.words == 0 && weight.names == 1 {
            return Some(Weight { words: 0, names: if is_long { 2 } else { 0 } });
        }
        Some(weight)
    }
}

/// What a word does in a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It counts, or is of the writer's name.
    Own,
    /// It only goes along.
    Beside,
}

/// Whether a word that goes along may begin a part although it is short.
fn opens(word: &str) -> bool {
    matches!(word, "my" | "mr" | "im" | "i" | "am")
}

/// Whether a word that goes along may end a part: names end like the others, as Morton, Killion and Needham do.
fn closes(word: &str) -> bool {
    matches!(word, "me" | "up" | "it" | "go")
        || word.len() > 2 && !matches!(word, "and" | "off" | "get" | "all" | "not" | "the")
}
