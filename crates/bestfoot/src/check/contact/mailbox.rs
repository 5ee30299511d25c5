//! Mailboxes and account names for friends: crude words, jokes, pet names. The words stand in the lint's table; here is what keeps them off
//! people who are called so.

use super::email;
use crate::Span;
use crate::check::{Check, Draft, Report};
use crate::document::Zone;

/// Reports mailboxes that hold a word of `anywhere`; a part that begins with one of `starts`; a part made of `words` and `names` (and
/// `beside`, which only go along), where one of `words` or two others are in it; and `figures` that stand alone.
pub(crate) struct Mailbox;

impl Check for Mailbox {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let plain = document.plain();
        let words = Words {
            anywhere: draft.texts("anywhere"),
            starts: draft.texts("starts"),
            words: draft.texts("words"),
            names: draft.texts("names"),
            beside: draft.texts("beside"),
            figures: draft.texts("figures"),
            own: &own_names(draft),
        };
        for address in email::addresses(document) {
            let text = &plain[address.span.range()];
            let Some(local) = text.split('@').next().filter(|_| draft.reads_plain(address.span)) else {
                continue;
            };
            if words.is_crude(local) {
                report.words(document.display(address.span));
            }
        }
        for (span, name) in accounts(draft) {
            if draft.reads_plain(span) && words.is_crude(name) {
                report.words(document.display(span));
            }
        }
    }
}

/// Names on other sites: the last part of a profile link, and `@name` in the frame of a letter.
fn accounts<'d>(draft: &Draft<'d>) -> Vec<(Span, &'d str)> {
    const SITES: [&str; 12] = [
        "linkedin.",
        "github.",
        "gitlab.",
        "twitter.",
        "instagram.",
        "facebook.",
        "behance.",
        "dribbble.",
        "medium.",
        "youtube.",
        "tiktok.",
        "xing.",
    ];
    let document = draft.document();
    let plain = document.plain();
    let mut found = Vec::new();
    for link in document.links().iter().filter(|link| !link.is_email) {
        let text = &plain[link.span.range()];
        let lower = text.to_ascii_lowercase();
        let name = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        if SITES.iter().any(|site| lower.contains(site)) && name.len() < text.len() && !name.contains('.') {
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
fn own_names(draft: &Draft<'_>) -> Vec<String> {
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

struct Words<'w> {
    anywhere: &'w [String],
    starts: &'w [String],
    words: &'w [String],
    names: &'w [String],
    beside: &'w [String],
    figures: &'w [String],
    /// The writer's own names.
    own: &'w [String],
}

/// How much the words of a part weigh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    words: u8,
    names: u8,
}

impl Words<'_> {
    fn is_own(&self, word: &str) -> bool {
        self.own.iter().any(|own| own == word)
    }

    fn is_crude(&self, mailbox: &str) -> bool {
        // A tag behind a plus sign is a label for a folder.
        let mailbox = mailbox.split('+').next().unwrap_or_default();
        let lower = spell_out(&mailbox.to_ascii_lowercase());
        let letters: String = lower.chars().filter(|c| !matches!(c, '.' | '_' | '-')).collect();
        // Without the signs between, words of two parts meet: `kissmy_ass`, but not those of two names.
        let found = |text: &str| self.anywhere.iter().find(|word| text.contains(word.as_str()));
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
        if parts()
            .next()
            .is_some_and(|part| self.starts.iter().any(|start| part.starts_with(start.as_str()) && part != start))
            && !parts().next().is_some_and(|part| self.is_own(part))
        {
            return true;
        }
        let meaning =
            lower.split(|c: char| !c.is_ascii_digit()).any(|figures| self.figures.iter().any(|known| known == figures));
        let mut sum = Weight::default();
        for part in parts() {
            let weight = self.weigh(part);
            if weight.words > 0 || weight.names > 1 {
                return true;
            }
            sum.names += weight.names;
        }
        meaning || sum.names > 0 && lower.contains("666")
    }

    /// The weight of a part that is made of the lists' words alone, else nothing.
    fn weigh(&self, part: &str) -> Weight {
        if part.len() > 40 || self.is_own(part) {
            return Weight::default();
        }
        // The heaviest way to make the first letters of the part, by their number.
        let mut best: Vec<Option<Weight>> = vec![None; part.len() + 1];
        best[0] = Some(Weight::default());
        for start in 0..part.len() {
            let Some(here) = best[start] else {
                continue;
            };
            let rest = &part[start..];
            let mut reach = |list: &[String], words: u8, names: u8| {
                for word in list.iter().filter(|word| rest.starts_with(word.as_str())) {
                    // Hunter King is called so.
                    let own = words + names > 0 && self.is_own(word);
                    let (words, names) = if own { (0, 0) } else { (words, names) };
                    let next = Weight { words: here.words + words, names: here.names + names };
                    let slot = &mut best[start + word.len()];
                    *slot = (*slot).max(Some(next));
                }
            };
            reach(self.words, 1, 0);
            reach(self.names, 0, 1);
            reach(self.beside, 0, 0);
            reach(self.own, 0, 0);
        }
        let weight = best[part.len()].unwrap_or_default();
        let is_name = self.names.iter().any(|name| name == part);
        // A name that is joined to a word that goes along: `princessgirl`.
        if weight.words == 0 && weight.names == 1 && !is_name { Weight { words: 0, names: 2 } } else { weight }
    }
}
