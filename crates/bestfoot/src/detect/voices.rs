//! The words that one kind of draft holds and others do not: `voices.txt`.

use std::borrow::Cow;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::Kind;

/// Phrases that speak for a kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    pub(super) kind: Kind,
    /// How loud one of them speaks.
    pub(super) weight: i32,
}

/// All voices, with an automaton that finds their phrases.
pub(super) struct Voices {
    all: Vec<Voice>,
    phrases: AhoCorasick,
    /// The voice of each phrase.
    owners: Vec<usize>,
}

/// Read on first need: a draft whose kind is known by its name needs none.
pub(super) fn voices() -> &'static Voices {
    static VOICES: OnceLock<Voices> = OnceLock::new();
    VOICES.get_or_init(|| read(include_str!("voices.txt")))
}

fn read(text: &str) -> Voices {
    let mut voices = Vec::new();
    let (mut phrases, mut owners) = (Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix('[') {
            let (kind, weight) = head.trim_end_matches(']').split_once(' ').expect("a voice has a kind and a weight");
            let kind = kind.parse().expect("the kind of a voice is known");
            voices.push(Voice { kind, weight: weight.parse().expect("a weight is a number") });
        } else {
            let quoted = line.strip_prefix('"').and_then(|line| line.strip_suffix('"'));
            phrases.push(quoted.map_or(Cow::Borrowed(line), |phrase| phrase.replace("\\n", "\n").into()));
            owners.push(voices.len() - 1);
        }
    }
    let phrases = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(phrases.iter().map(|phrase| phrase.as_bytes()))
        .expect("a few hundred phrases are within every limit");
    Voices { all: voices, phrases, owners }
}

impl Voices {
    /// Each voice with how many of its phrases a text in small letters holds.
    pub(super) fn heard(&self, text: &str) -> impl Iterator<Item = (Voice, i32)> {
        let mut heard = vec![0; self.all.len()];
        let mut seen = vec![false; self.owners.len()];
        for found in self.phrases.find_overlapping_iter(text) {
            let phrase = found.pattern().as_usize();
            if !std::mem::replace(&mut seen[phrase], true) {
                heard[self.owners[phrase]] += 1;
            }
        }
        self.all.iter().copied().zip(heard)
    }
}
