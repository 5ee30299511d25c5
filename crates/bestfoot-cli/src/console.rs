//! The terminal: colours, width, exit status, and pipes that close early.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};

use crate::settings::Color;

/// Starts words that stand out.
pub(crate) const BOLD: &str = "\x1b[1m";

/// Ends words that stand out.
pub(crate) const PLAIN: &str = "\x1b[0m";

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing to complain about.
    Clean,
    /// Findings are left.
    Findings,
    /// Something could not be done.
    Failure,
}

/// What a run says to the shell.
pub(crate) fn exit_code(status: Status) -> ExitCode {
    match status {
        Status::Clean => ExitCode::SUCCESS,
        Status::Findings => ExitCode::from(1),
        Status::Failure => ExitCode::from(2),
    }
}

/// Prints a finished text.
pub(crate) fn print(text: &[u8]) -> Status {
    after_writing(io::stdout().lock().write_all(text), Status::Clean)
}

/// What writing did to the status. Who closes the pipe has read enough: that is no error.
pub(crate) fn after_writing(written: io::Result<()>, status: Status) -> Status {
    match written {
        Ok(()) => status,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => status,
        Err(error) => {
            // The terminal itself fails; this is a last try.
            let _ = writeln!(
                io::stderr().lock(),
                "error: the output could not be written: {error}"
            );
            Status::Failure
        }
    }
}

/// A stream that shows colours where they are wanted, and strips them elsewhere.
pub(crate) fn stdout(color: Color) -> AutoStream<io::StdoutLock<'static>> {
    AutoStream::new(io::stdout().lock(), choice(color, &io::stdout()))
}

/// Like [`stdout`].
pub(crate) fn stderr(color: Color) -> AutoStream<io::StderrLock<'static>> {
    AutoStream::new(io::stderr().lock(), choice(color, &io::stderr()))
}

fn choice(color: Color, stream: &impl anstream::stream::RawStream) -> ColorChoice {
    match color {
        Color::Auto => AutoStream::choice(stream),
        Color::Always => ColorChoice::AlwaysAnsi,
        Color::Never => ColorChoice::Never,
    }
}

/// How many columns text may take: the terminal's, or what `COLUMNS` says, or 80.
pub(crate) fn width() -> usize {
    let said = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let seen = || {
        terminal_size::terminal_size()
            .filter(|_| io::stdout().is_terminal())
            .map(|(width, _)| usize::from(width.0))
    };
    // Narrower than this, nothing can be drawn; wider, nobody likes to read.
    said.or_else(seen).unwrap_or(80).clamp(40, 120)
}
