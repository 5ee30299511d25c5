//! PDF files, read in a process of their own.
//!
//! What takes a PDF apart can be kept busy without end by a broken file, eat all memory, or crash. A thread cannot be stopped, so the command starts
//! itself once more, hands the file over, and ends that process when its time is over. The process sets limits on its own memory and time first.

use std::io::{self, Read, Write};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use bestfoot::{ReadError, Source};
use bestfoot_read::pdf;

/// The only argument of the process that reads.
const READER: &str = "__read-pdf";

/// How long a file may take.
const TIME: Duration = Duration::from_secs(5);

/// How much memory it may take, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 448 << 20;

/// Bytes of text that come back, at most.
const TEXT: u64 = 32 << 20;

/// Bytes of what the process complains of that are looked at.
const COMPLAINTS: u64 = 64 << 10;

/// What Rust's own words begin with when a program gets no memory.
const NO_MEMORY: &str = "memory allocation of";

const BROKEN_OFF: &str = "it is so damaged that its reader broke off; save it again from the program that made it";

/// What stands between pages; no page holds it.
const PAGE_END: char = '\u{c}';

fn malformed(reason: &str) -> ReadError {
    ReadError::Malformed { format: "PDF file", reason: reason.to_owned() }
}

/// How the process that reads ended.
enum Ended {
    /// It answered.
    Answered(String),
    /// It had no time left.
    TooLong,
    /// It had no memory left.
    TooLarge,
    /// It crashed, or something ended it.
    BrokenOff,
}

/// The draft in a PDF file.
pub(crate) fn source(bytes: &[u8]) -> Result<Source, ReadError> {
    if bytes.len() > pdf::LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: pdf::LIMIT });
    }
    match ask(bytes) {
        Ok(Ended::Answered(answer)) => understood(&answer),
        Ok(Ended::TooLong) => Err(malformed(
            "it takes too long to take apart; save it again from the program that made it, or save its text as .txt and check that",
        )),
        Ok(Ended::TooLarge) => Err(malformed(
            "it takes too much memory to take apart; save it again from the program that made it, or save its text as .txt and check that",
        )),
        Ok(Ended::BrokenOff) => Err(malformed(BROKEN_OFF)),
        Err(_) => {
            Err(malformed("the process that should read it cannot be started; save its text as .txt and check that"))
        }
    }
}

/// Hands a file to a process of its own, and waits for the answer as long as that may take.
fn ask(bytes: &[u8]) -> io::Result<Ended> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(READER).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Nobody reads where a crash came from, and to find it out may take longer than the file.
    command.env("RUST_BACKTRACE", "0");
    let mut reader = command.spawn()?;
    let (Some(mut input), Some(output), Some(complaints)) =
        (reader.stdin.take(), reader.stdout.take(), reader.stderr.take())
    else {
        return Ok(Ended::BrokenOff);
    };
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        // All three end when the process does. It may end before it has the whole file, and its last words may be cut off.
        scope.spawn(move || input.write_all(bytes));
        scope.spawn(move || {
            let mut answer = String::new();
            let is_text = output.take(TEXT).read_to_string(&mut answer).is_ok();
            let _ = sender.send(is_text.then_some(answer));
        });
        let complaints = scope.spawn(move || {
            let mut said = Vec::new();
            let _ = complaints.take(COMPLAINTS).read_to_end(&mut said);
            String::from_utf8_lossy(&said).contains(NO_MEMORY)
        });
        let answer = receiver.recv_timeout(TIME);
        if !matches!(answer, Ok(Some(_))) {
            let _ = reader.kill();
        }
        // An answer that broke off in the middle may still look like one.
        let is_whole = reader.wait()?.success();
        Ok(match answer {
            Ok(Some(answer)) if is_whole => Ended::Answered(answer),
            Err(mpsc::RecvTimeoutError::Timeout) => Ended::TooLong,
            _ if complaints.join().unwrap_or(false) => Ended::TooLarge,
            _ => Ended::BrokenOff,
        })
    })
}

/// What the other process answered.
fn understood(answer: &str) -> Result<Source, ReadError> {
    match answer.split_once('\n') {
        Some(("pages", pages)) => {
            let pages: Vec<String> = pages.split(PAGE_END).map(str::to_owned).collect();
            pdf::from_pages(&pages)
        }
        Some(("locked", _)) => Err(ReadError::Locked { format: "PDF file" }),
        Some(("malformed", reason)) => Err(malformed(reason)),
        _ => Err(malformed(BROKEN_OFF)),
    }
}

/// Whether this process was started to read a PDF file.
pub(crate) fn is_reader() -> bool {
    let mut arguments = std::env::args_os().skip(1);
    arguments.next().is_some_and(|argument| argument == READER) && arguments.next().is_none()
}

/// Reads a PDF file from stdin and writes its text to stdout.
pub(crate) fn be_reader() -> ExitCode {
    #[cfg(unix)]
    // A crash is expected, and leaves no image of the memory behind.
    for (resource, limit) in
        [(rlimit::Resource::AS, MEMORY), (rlimit::Resource::CPU, TIME.as_secs() + 1), (rlimit::Resource::CORE, 0)]
    {
        // Where the system sets no such limit, the time in the other process still holds.
        let _ = rlimit::setrlimit(resource, limit, limit);
    }
    let mut bytes = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let answer = match pdf::pages(&bytes) {
        Ok(pages) => {
            let pages: Vec<String> = pages.iter().map(|page| page.replace(PAGE_END, " ")).collect();
            format!("pages\n{}", pages.join(&PAGE_END.to_string()))
        }
        Err(ReadError::Locked { .. }) => "locked\n".to_owned(),
        Err(ReadError::Malformed { reason, .. }) => format!("malformed\n{reason}"),
        Err(error) => format!("malformed\n{error}"),
    };
    match std::io::stdout().lock().write_all(answer.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
