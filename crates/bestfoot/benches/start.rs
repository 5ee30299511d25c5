//! The ways to have the built-in lints at hand that were weighed: `cargo bench -p bestfoot --bench start`.
//!
//! 1. an aho-corasick automaton over the words of the lint files, built at every start;
//! 2. a prepared automaton (daachorse) of the same words, loaded from bytes;
//! 3. bestfoot's own prepared tables, a hash of words and a graph of phrases, read in place.
//!
//! The first two only find words: phrases would still have to be verified. The third is the whole linter, regex gates included, and its scan
//! includes cutting the text into words, sentences and zones, which any way needs.

#![allow(clippy::print_stdout, reason = "a benchmark shows what it measured")]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use bestfoot::{Document, Format, Linter};
use daachorse::DoubleArrayAhoCorasick;

const LETTER: &str = include_str!("letter.txt");

fn main() {
    let words: BTreeSet<String> = bestfoot_lints::FILES
        .iter()
        .flat_map(|(_, toml)| toml.split(|c: char| !c.is_ascii_lowercase()))
        .filter(|word| word.len() > 2)
        .map(str::to_owned)
        .collect();
    let words: Vec<String> = words.into_iter().collect();
    let book = LETTER.repeat((1 << 20) / LETTER.len()).to_ascii_lowercase();
    println!("{} words, {} kB of prepared tables", words.len(), bestfoot_lints::PREPARED.len() / 1000);

    for (name, kind) in [("contiguous NFA", AhoCorasickKind::ContiguousNFA), ("DFA", AhoCorasickKind::DFA)] {
        let build = || AhoCorasick::builder().kind(Some(kind)).build(&words).expect("the words are few");
        time(&format!("aho-corasick, {name}: build"), 0, || drop(black_box(build())));
        let automaton = build();
        time(&format!("aho-corasick, {name}: scan"), book.len(), || {
            black_box(automaton.find_overlapping_iter(&book).count());
        });
    }

    let bytes = DoubleArrayAhoCorasick::<u32>::new(&words).expect("the words are sound").serialize();
    let load = || DoubleArrayAhoCorasick::<u32>::deserialize(&bytes).expect("the bytes are ours").0;
    time("daachorse, prepared: load", 0, || drop(black_box(load())));
    let automaton = load();
    time("daachorse, prepared: scan", book.len(), || {
        black_box(automaton.find_overlapping_iter(&book).count());
    });

    time("bestfoot's tables: the linter ready", 0, || drop(black_box(Linter::new())));
    time("bestfoot: words, sentences, zones", book.len(), || {
        drop(black_box(Document::new(book.as_str(), Format::Text)));
    });
}

/// Runs for about half a second and prints the median.
fn time(what: &str, bytes: usize, mut run: impl FnMut()) {
    let begun = Instant::now();
    let mut all: Vec<Duration> = Vec::new();
    while all.len() < 5 || begun.elapsed() < Duration::from_millis(500) {
        let start = Instant::now();
        run();
        all.push(start.elapsed());
    }
    all.sort_unstable();
    let median = all[all.len() / 2];
    let rate =
        if bytes == 0 { String::new() } else { format!("  {:8.1} MB/s", bytes as f64 / median.as_secs_f64() / 1e6) };
    println!("{what:42} {:>10.1} us{rate}", median.as_secs_f64() * 1e6);
}
