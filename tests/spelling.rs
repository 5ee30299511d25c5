//! How many slips of the finger are found, and how many rare words that are right are accused.
//!
//! Slips are made by a seeded generator in the clean letters of the corpus, one at a time: two neighbours swapped, a letter left out, doubled or
//! replaced. Every word of the letters is as likely as the next, however often it stands there. The rare words of `tests/tables/rare.jsonl` stand in sentences of their own. `-- --places` lists the failures in the letters of the dev
//! half; the rest is only counted.
#![allow(clippy::print_stdout, reason = "the figures are what this test is run for")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bestfoot::{Application, Diagnostic, Document, Format, Kind, Linter, Span};
use serde_json::Value;

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/ending.rs"]
mod ending;

use corpus::{Draft, Split};

/// How many slips are made in each half: of 400 the share found differs by three points from one draw to the next, of so many by half a point.
const SLIPS: usize = 4_000;

/// `SplitMix64` of Steele, Lea and Flood: the same row of numbers everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}

struct Slip {
    draft: usize,
    span: Span,
    right: String,
    wrong: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The words of an ordinary dictionary, in small letters.
fn dictionary() -> HashSet<String> {
    let english = fs::read_to_string(root().join("lints/words/english.txt")).expect("the list is there");
    let mut words = HashSet::new();
    let mut size = 0;
    for line in english.lines() {
        if let Some(head) = line.strip_prefix("# ") {
            size = head.split(' ').next().and_then(|size| size.parse().ok()).expect("a head has a size");
        } else if size <= 60 && line.bytes().all(|byte| byte.is_ascii_lowercase()) {
            words.insert(line.to_owned());
        }
    }
    words
}

/// Words of four small letters and more in the prose of a draft that the dictionary has, so that what is changed was right.
fn words(draft: &Draft, dictionary: &HashSet<String>) -> Vec<Span> {
    let text = draft.document.text();
    let prose = [bestfoot::Zone::Body, bestfoot::Zone::Closing, bestfoot::Zone::Postscript];
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                let free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';' | '!' | '?'));
                let ends = free(Some(c)) || c == '.' && free(text[at + 1..].chars().next());
                if at - from >= 4
                    && ends
                    && free(text[..from].chars().next_back())
                    && prose.contains(&draft.document.zone(from))
                    && dictionary.contains(&text[from..at])
                {
                    spans.push(Span::new(from, at));
                }
            }
            _ => {}
        }
    }
    spans
}

fn edit(word: &str, numbers: &mut Numbers) -> String {
    let mut letters: Vec<u8> = word.bytes().collect();
    let at = numbers.below(letters.len());
    match numbers.below(4) {
        0 => {
            let at = at.min(letters.len() - 2);
            letters.swap(at, at + 1);
        }
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = b'a' + numbers.below(26) as u8,
    }
    String::from_utf8(letters).expect("small letters")
}

fn slips(drafts: &[Draft], dictionary: &HashSet<String>, seed: u64) -> Vec<Slip> {
    let mut known = HashSet::new();
    let mut places: Vec<(usize, Span)> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        let new = |span: &Span| known.insert(draft.document.text()[span.range()].to_owned());
        places.extend(words(draft, dictionary).into_iter().filter(new).map(|span| (index, span)));
    }
    let mut numbers = Numbers(seed);
    let mut slips = Vec::new();
    while slips.len() < SLIPS {
        let (draft, span) = places[numbers.below(places.len())];
        let right = drafts[draft].document.text()[span.range()].to_owned();
        let wrong = edit(&right, &mut numbers);
        if wrong != right {
            slips.push(Slip { draft, span, right, wrong });
        }
    }
    slips
}

fn speaks_of_spelling(diagnostic: &Diagnostic) -> bool {
    &*diagnostic.group == "proofreading"
}

/// The finding about a place, if there is one, with what it offers.
fn finding(found: &[Diagnostic], place: Span) -> Option<&Diagnostic> {
    found.iter().find(|finding| speaks_of_spelling(finding) && finding.span.is_some_and(|span| span.overlaps(place)))
}

fn offers(finding: &Diagnostic, right: &str) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.edits.iter().any(|edit| edit.replacement == right))
}

struct Figures {
    found: usize,
    offered: usize,
    other_words: usize,
    /// Found of those that are no other word.
    found_of_rest: usize,
}

fn measure(linter: &Linter, split: Split, dictionary: &HashSet<String>, places: bool) -> Figures {
    let drafts: Vec<Draft> = corpus::drafts(split).into_iter().filter(|draft| draft.findings.is_empty()).collect();
    let mut figures = Figures { found: 0, offered: 0, other_words: 0, found_of_rest: 0 };
    for slip in slips(&drafts, dictionary, 20_261_122) {
        let draft = &drafts[slip.draft];
        let mut text = draft.document.text().to_owned();
        text.replace_range(slip.span.range(), &slip.wrong);
        let document = Document::new(text, Format::Text).with_kind(Some(draft.kind));
        let place = Span::new(slip.span.start(), slip.span.start() + slip.wrong.len());
        let found = linter.check(&document, &draft.application);
        let finding = finding(&found, place);
        let other = dictionary.contains(&slip.wrong);
        figures.found += usize::from(finding.is_some());
        figures.other_words += usize::from(other);
        figures.found_of_rest += usize::from(finding.is_some() && !other);
        let offered = finding.is_some_and(|finding| offers(finding, &slip.right));
        figures.offered += usize::from(offered);
        if places && split == Split::Dev && !(offered || other) {
            let said = finding.map_or("nothing", |finding| finding.help.as_deref().unwrap_or(&finding.message));
            println!("{} for {}: {said}", slip.wrong, slip.right);
        }
    }
    figures
}

fn rare(linter: &Linter) -> (usize, usize) {
    let table = fs::read_to_string(root().join("tests/tables/rare.jsonl")).expect("the table is there");
    let (mut all, mut accused) = (0, 0);
    for line in table.lines().filter(|line| !line.is_empty()) {
        let record: Value = serde_json::from_str(line).expect("a line is a JSON object");
        let text = |key: &str| record[key].as_str().expect("a text").to_owned();
        let (word, sentence) = (text("word"), text("sentence"));
        let start = sentence.find(&word).expect("the word stands in its sentence");
        let place = Span::new(start, start + word.len());
        let document = Document::new(sentence, Format::Text).with_kind(Some(Kind::InterviewAnswer));
        let found = linter.check(&document, &Application::new());
        let spelling =
            |finding: &&Diagnostic| matches!(&*finding.lint, "common-typo" | "misspelling" | "misspelled-brand-name");
        let wrong = found.iter().filter(spelling).any(|finding| finding.span.is_some_and(|span| span.overlaps(place)));
        all += 1;
        accused += usize::from(wrong);
    }
    (all, accused)
}

fn main() -> ExitCode {
    let places = std::env::args().any(|word| word == "--places");
    let linter = Linter::new();
    let dictionary = dictionary();
    let mut passed = true;
    for split in [Split::Dev, Split::Test] {
        let figures = measure(&linter, split, &dictionary, places);
        let share = |count: usize, all: usize| 100.0 * count as f64 / all as f64;
        println!(
            "{:4}  slips found {} of {SLIPS} ({:.1} %), the right word offered for {}; {} are other words; found of the rest {} of {} ({:.1} %)",
            split.name(),
            figures.found,
            share(figures.found, SLIPS),
            figures.offered,
            figures.other_words,
            figures.found_of_rest,
            SLIPS - figures.other_words,
            share(figures.found_of_rest, SLIPS - figures.other_words),
        );
        passed &= figures.found * 10 >= SLIPS * 9;
    }
    let (all, accused) = rare(&linter);
    println!("rare words accused: {accused} of {all} ({:.1} %)", 100.0 * accused as f64 / all as f64);
    passed &= accused * 100 <= all * 3;
    ending::end(passed)
}
