//! Drawing a report: one file per output format behind one small trait. A renderer reads the report and writes text; it decides nothing.

mod concise;
mod diff_end;
mod excerpt;
mod full;
mod grouped;
mod json;
mod json_lines;
mod outlook;
mod prose;
mod statistics;
mod summary;

use std::io::{self, Write};

use bestfoot::Applicability;

pub(crate) use self::excerpt::underlined;
pub(crate) use self::full::{problem, warning};
pub(crate) use self::prose::{visible, wrap};
pub(crate) use self::summary::count;
use crate::console::{self, Status};
use crate::problem::Problem;
use crate::report::{Counts, Draft, Prospect};
use crate::settings::{Color, OutputFormat};

/// How the output should look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Columns.
    pub(crate) width: usize,
    /// Whether notes and the summary are left out.
    pub(crate) quiet: bool,
    /// The least trusted fixes that count as fixable.
    pub(crate) least_trusted: Applicability,
}

/// What there is to say behind the last draft.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End<'r> {
    pub(crate) counts: &'r Counts,
    pub(crate) problems: &'r [Problem],
    /// Where the applications stand that were checked whole.
    pub(crate) prospects: &'r [Prospect],
}

/// An output format.
pub(crate) trait Render {
    /// Writes the findings of one draft.
    fn draft(&mut self, draft: &Draft, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what comes after the last draft.
    fn finish(&mut self, end: End<'_>, out: &mut dyn Write) -> io::Result<()>;
}

/// The renderer of a format.
pub(crate) fn renderer(format: OutputFormat, statistics: bool, look: Look) -> Box<dyn Render> {
    match format {
        OutputFormat::Json => Box::new(json::Json::new(look, statistics)),
        OutputFormat::JsonLines => Box::new(json_lines::JsonLines),
        _ if statistics => Box::new(statistics::Statistics::new(look)),
        OutputFormat::Full => Box::new(full::Full::new(look)),
        OutputFormat::Concise => Box::new(concise::Concise::new(look)),
        OutputFormat::Grouped => Box::new(grouped::Grouped::new(look)),
    }
}

/// What stands below a diff, in place of findings.
pub(crate) fn diff_end(look: Look, with_unsafe: bool) -> Box<dyn Render> {
    Box::new(diff_end::DiffEnd::new(look, with_unsafe))
}

/// Writes what may not be what was meant, each once.
pub(crate) fn warnings(warnings: &[Problem], columns: usize, err: &mut dyn Write) -> io::Result<()> {
    warnings.iter().try_for_each(|one| err.write_all(warning(one, columns).as_bytes()))
}

/// Shows what could not be done on stderr.
pub(crate) fn problems(problems: &[Problem], color: Color) -> Status {
    let mut err = console::stderr(color);
    let columns = console::width();
    let mut each = problems.iter().map(|one| problem(one, columns));
    let written = each.try_for_each(|drawn| err.write_all(drawn.as_bytes()));
    console::after_writing(written.and_then(|()| err.flush()), Status::Failure)
}
