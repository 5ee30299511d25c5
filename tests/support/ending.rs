//! The last line of a test that prints figures, in the form in which other tests end.

use std::process::ExitCode;

pub(crate) fn end(passed: bool) -> ExitCode {
    let (word, count) = if passed { ("ok", 1) } else { ("FAILED", 0) };
    println!("\ntest result: {word}. {count} passed; {} failed; 0 ignored; 0 measured; 0 filtered out\n", 1 - count);
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
