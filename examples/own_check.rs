//! Adds a check in Rust to the linter: `cargo run -p bestfoot --example own_check`.
//!
//! The code finds places; the words (message, reason, examples) stand in a lint table, as for every built-in lint.

#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use bestfoot::{Application, Check, Document, Draft, Format, Kind, Linter, Report};

/// Reports sentences of more than `most` words.
struct LongSentences;

impl Check for LongSentences {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let most = draft.number("most").unwrap_or(30) as usize;
        let document = draft.document();
        for sentence in document.sentences() {
            let words = document.text()[sentence.range()].split_whitespace().count();
            if words > most {
                report.words(sentence).value("count", words.to_string());
            }
        }
    }
}

const LINT: &str = r#"
[[lint]]
id = "house-long-sentence"
name = "Long sentence"
group = "engagement"
severity = "info"
message = "this sentence has {count} words"
help = "make two of it"
why = "A reader who has to go back to the start of a sentence loses the thread of the letter."
match = { check = "house-long-sentence", most = 12 }
"#;

fn main() -> Result<(), Vec<bestfoot::FileError>> {
    let linter = Linter::builder().lint_file("house.toml", LINT).check("house-long-sentence", LongSentences).build()?;
    let text = "I planned the routes of nineteen vans, and when the hub moved I planned them again from Rotterdam.";
    let answer = Document::new(text, Format::Text).with_kind(Some(Kind::InterviewAnswer));
    for finding in linter.check(&answer, &Application::new()) {
        println!("{finding}");
    }
    Ok(())
}
