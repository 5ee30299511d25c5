//! How long it takes to read a letter of each format, and to read and check it: `cargo bench -p bestfoot-read --features pdf`.

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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let linter = Linter::new();
    println!("{:<26} {:>10} {:>10} {:>10}", "microseconds", "read", "document", "check");
    for name in [
        "office/letter.txt",
        "office/python-docx.docx",
        "office/libreoffice.docx",
        "office/pandoc.docx",
        "office/npm-docx.docx",
        "office/html-to-docx.docx",
        "office/libreoffice.odt",
        "office/pandoc.odt",
        "office/odfpy.odt",
        #[cfg(feature = "html")]
        "formats/libreoffice.html",
        #[cfg(feature = "mail")]
        "formats/mixed.eml",
        #[cfg(feature = "rtf")]
        "formats/libreoffice.rtf",
        #[cfg(feature = "tex")]
        "formats/letter.tex",
        #[cfg(feature = "pdf")]
        "formats/libreoffice.pdf",
        #[cfg(feature = "pdf")]
        "formats/weasyprint.pdf",
    ] {
        let bytes = std::fs::read(folder.join(name)).expect("it is checked in");
        let read = || bestfoot_read::read(black_box(&bytes), Some(name)).expect("it can be read");
        let document = || Document::from(read());
        let check = || linter.check(&document(), &Application::new());
        let times = [middle(|| drop(read())), middle(|| drop(document())), middle(|| drop(check()))];
        println!("{name:<26} {:>10.0} {:>10.0} {:>10.0}", times[0], times[1], times[2]);
    }
}
