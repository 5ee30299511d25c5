//! How long it takes to read a letter of an office program, and to read and check it: `cargo bench -p bestfoot-read`.

#![allow(clippy::print_stdout, reason = "a bench prints what it measures")]

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use bestfoot::{Application, Document, Linter};

/// The middle of so many runs counts.
const RUNS: usize = 201;

fn middle(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/office");
    let linter = Linter::new();
    println!("{:<20} {:>10} {:>10} {:>10}", "microseconds", "read", "document", "check");
    for name in [
        "letter.txt",
        "python-docx.docx",
        "libreoffice.docx",
        "pandoc.docx",
        "npm-docx.docx",
        "html-to-docx.docx",
        "libreoffice.odt",
        "pandoc.odt",
        "odfpy.odt",
    ] {
        let bytes = std::fs::read(folder.join(name)).expect("it is checked in");
        let read = || bestfoot_read::read(black_box(&bytes), Some(name)).expect("it can be read");
        let document = || Document::from(read());
        let check = || linter.check(&document(), &Application::new());
        let times = [middle(|| drop(read())), middle(|| drop(document())), middle(|| drop(check()))];
        println!("{name:<20} {:>10.0} {:>10.0} {:>10.0}", times[0], times[1], times[2]);
    }
}
