//! `bestfoot test`: are these lint files sound, and do their lints find what their examples say?

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use bestfoot::lint::test_file;

use crate::config;
use crate::console::{self, Status};
use crate::problem::Problem;
use crate::render::{self, count};
use crate::settings::Test;

/// Runs the command. Examples that fail are findings; a file that cannot be tested is a failure.
pub(crate) fn run(settings: &Test) -> Status {
    let mut lines = Vec::new();
    let mut problems = Vec::new();
    let mut status = Status::Clean;
    for path in &settings.files {
        match test(path) {
            Ok((line, failures)) => {
                lines.push(line);
                if !failures.is_empty() {
                    status = status.max(Status::Findings);
                }
                problems.extend(failures);
            }
            Err(broken) => {
                status = Status::Failure;
                problems.extend(broken);
            }
        }
    }
    let mut out = console::stdout(settings.color);
    let written = lines.iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
    drop(out);
    render::problems(&problems, settings.color);
    console::after_writing(written, status)
}

/// A line about a file, and the examples that failed; or why the file is no lint file.
fn test(path: &Path) -> Result<(String, Vec<Problem>), Vec<Problem>> {
    let file = config::read(path).map_err(|problem| vec![problem])?;
    let files = [Arc::clone(&file)];
    let problem = |error| Problem::in_file("lint-file", error, &files);
    let report =
        test_file(&file.name, &file.text).map_err(|errors| errors.into_iter().map(problem).collect::<Vec<_>>())?;
    let outcome = match report.failures.len() {
        0 => "all as they should be".to_owned(),
        failed => format!("{failed} not as they should be"),
    };
    let (lints, examples) = (count(report.lints, "lint"), count(report.examples, "example"));
    let line = format!("{}: {lints}, {examples}, {outcome}", file.name);
    Ok((line, report.failures.into_iter().map(problem).collect()))
}
