//! What a letter costs: `cargo bench -p bestfoot --bench letter` prints times and MB/s.
//!
//! `cargo bench -p bestfoot --bench letter -- --once 10` checks one letter once with ten times the phrases and prints nothing;
//! `tests/scripts/measure.py` counts its instructions.

#![allow(clippy::print_stdout, reason = "a benchmark shows what it measured")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use bestfoot::{Application, Document, Format, Kind, Linter};

const LETTER: &str = include_str!("letter.txt");

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--once") {
        let times = arguments.get(at + 1).and_then(|times| times.parse().ok()).unwrap_or(1);
        once(times);
        return;
    }
    let linter = Linter::new();
    let application = Application::new();
    let read = |text: &str| Document::new(text, Format::Text).with_kind(Some(Kind::CoverLetter));
    time("start: the built-in lints, ready", 0, || drop(black_box(Linter::new())));
    time("read one letter", LETTER.len(), || drop(black_box(read(LETTER))));
    let letter = read(LETTER);
    time("check one letter", LETTER.len(), || drop(black_box(linter.check(&letter, &application))));
    time("read and check one letter", LETTER.len(), || drop(black_box(linter.check(&read(LETTER), &application))));
    let book = LETTER.repeat((1 << 20) / LETTER.len());
    time("read and check 1 MiB", book.len(), || drop(black_box(linter.check(&read(&book), &application))));
    // What each layer costs beside the one pass over all phrases, which every selection makes.
    let all: Vec<&str> = linter.groups();
    for layer in
        all.into_iter().chain(["misspelled-person-name", "misspelled-company-name", "misspelling", "malformed-contact"])
    {
        let alone = Linter::builder().select(layer).build().expect("the group and the lints are built in");
        time(&format!("check one letter for {layer} alone"), LETTER.len(), || {
            drop(black_box(alone.check(&letter, &known())));
        });
    }
    let tenfold = with_phrases(10);
    time("check one letter, ten times the phrases", LETTER.len(), || {
        drop(black_box(tenfold.check(&letter, &application)));
    });
}

/// An application with names to look for.
fn known() -> Application {
    let mut application = Application::new();
    application.company = Some("Hartwell Logistics".to_owned());
    application.people.push(bestfoot::application::Person::new("Siobhan O'Rourke"));
    application
}

/// Runs for about half a second and prints the median.
fn time(what: &str, bytes: usize, mut run: impl FnMut()) {
    run();
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

/// Checks the letter once, so that a counter of instructions sees a single check.
fn once(times: usize) {
    let linter = if times > 1 { with_phrases(times) } else { Linter::new() };
    let letter = Document::new(LETTER, Format::Text).with_kind(Some(Kind::CoverLetter));
    let application = Application::new();
    // The first check builds the regexes that this letter asks for.
    drop(black_box(linter.check(&letter, &application)));
    drop(black_box(counted(&linter, &letter, &application)));
}

/// The call that `measure.py` counts.
#[inline(never)]
fn counted(linter: &Linter, letter: &Document, application: &Application) -> Vec<bestfoot::Diagnostic> {
    linter.check(letter, application)
}

/// The built-in lints, and as many phrases more as it takes to have them so many times over. The words are made from syllables by a fixed
/// rule, mixed with common words so that phrases begin and go on as real ones do.
fn with_phrases(times: usize) -> Linter {
    const COMMON: [&str; 24] = [
        "the", "my", "was", "never", "and", "team", "work", "year", "company", "with", "for", "in", "that", "of", "to",
        "had", "a", "time", "we", "they", "not", "place", "people", "job",
    ];
    const SYLLABLES: [&str; 16] =
        ["ba", "den", "cor", "li", "mon", "ter", "sta", "ru", "ple", "gan", "vor", "ish", "tal", "ne", "pri", "dom"];
    let built_in = bestfoot_lints::FILES
        .iter()
        .map(|(_, toml)| toml.matches("\",").count() + toml.matches('|').count())
        .sum::<usize>();
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut toml = String::new();
    for lint in 0..(times - 1) * 60 {
        write!(
            toml,
            "[[lint]]\nid = \"more-{lint}\"\nname = \"More\"\ngroup = \"more\"\nseverity = \"info\"\nmessage = \"`{{match}}`\"\nwhy = \"To \
             measure.\"\n[lint.match]\nphrases = ["
        )
        .expect("a string takes all");
        for _ in 0..built_in / 60 {
            let mut word = || (0..3).map(|_| SYLLABLES[next(SYLLABLES.len())]).collect::<String>();
            let (first, second) = (word(), word());
            write!(toml, "\"{} {first} {second}\", ", COMMON[next(COMMON.len())]).expect("a string takes all");
        }
        toml.push_str("]\n");
    }
    Linter::builder().lint_file("more.toml", &toml).build().expect("the phrases are sound")
}
