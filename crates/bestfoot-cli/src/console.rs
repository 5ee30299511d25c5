//! The terminal: colours, width, exit status, and pipes that close early.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use anstream::adapter::StripBytes;
use anstream::stream::{AsLockedWrite, RawStream};
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
            let _ = writeln!(io::stderr().lock(), "error: the output could not be written: {error}");
            Status::Failure
        }
    }
}

/// A stream that shows colours where they are wanted, and strips them elsewhere. To be flushed at the end.
pub(crate) fn stdout(color: Color) -> Box<dyn Write> {
    let choice = choice(color, &io::stdout());
    buffered(io::stdout().lock(), choice)
}

/// Like [`stdout`].
pub(crate) fn stderr(color: Color) -> Box<dyn Write> {
    let choice = choice(color, &io::stderr());
    buffered(io::stderr().lock(), choice)
}

fn buffered(stream: impl RawStream + AsLockedWrite + 'static, choice: ColorChoice) -> Box<dyn Write> {
    match choice {
        ColorChoice::Never => Box::new(Stripped::new(stream)),
        choice => Box::new(BufWriter::new(AutoStream::new(stream, choice))),
    }
}

/// Shows a finished text in colours.
pub(crate) fn show(text: &str, color: Color) -> Status {
    let mut out = stdout(color);
    after_writing(out.write_all(text.as_bytes()).and_then(|()| out.flush()), Status::Clean)
}

/// Writes text without its colours.
pub(crate) struct Stripped<W: Write> {
    state: StripBytes,
    // Stripping cuts text into pieces, and each would be a call of the system.
    to: BufWriter<W>,
}

impl<W: Write> Stripped<W> {
    pub(crate) fn new(to: W) -> Self {
        Self { state: StripBytes::new(), to: BufWriter::new(to) }
    }

    /// What was written to.
    pub(crate) fn into_inner(self) -> io::Result<W> {
        self.to.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

impl<W: Write> Write for Stripped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in self.state.strip_next(bytes) {
            self.to.write_all(piece)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

fn choice(color: Color, stream: &impl RawStream) -> ColorChoice {
    match color {
        Color::Auto => AutoStream::choice(stream),
        Color::Always => ColorChoice::AlwaysAnsi,
        Color::Never => ColorChoice::Never,
    }
}

/// How many columns text may take: the terminal's, or what `COLUMNS` says, or 80.
pub(crate) fn width() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen =
        || terminal_size::terminal_size().filter(|_| io::stdout().is_terminal()).map(|(width, _)| usize::from(width.0));
    // Narrower than this, nothing can be drawn; wider, nobody likes to read.
    said.or_else(seen).unwrap_or(80).clamp(40, 120)
}
