//! PDF files, read in a process of their own.
//!
//! What takes a PDF apart can be kept busy without end by a broken file, eat all memory, or crash. A thread cannot be stopped, so the command starts
//! itself once more, hands the file over, and ends that process when its time is over. The process sets limits on its own memory and time first.

use std::io::{Read, Write};
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

/// What stands between pages; no page holds it.
const PAGE_END: char = '\u{c}';

fn malformed(reason: &str) -> ReadError {
    ReadError::Malformed { format: "PDF file", reason: reason.to_owned() }
}

/// The draft in a PDF file.
pub(crate) fn source(bytes: &[u8]) -> Result<Source, ReadError> {
    let unstarted =
        || malformed("the process that should read it cannot be started; save its text as .txt and check that");
    let mut command = Command::new(std::env::current_exe().map_err(|_| unstarted())?);
    command.arg(READER).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut reader = command.spawn().map_err(|_| unstarted())?;
    let (Some(mut input), Some(output)) = (reader.stdin.take(), reader.stdout.take()) else {
        return Err(unstarted());
    };
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut answer = String::new();
        let is_whole = output.take(TEXT).read_to_string(&mut answer).is_ok();
        // Nobody listens any more once the time is over.
        let _ = sender.send(is_whole.then_some(answer));
    });
    let file = bytes.to_vec();
    std::thread::spawn(move || input.write_all(&file));
    let answer = receiver.recv_timeout(TIME);
    let _ = reader.kill();
    let _ = reader.wait();
    match answer {
        Ok(Some(answer)) => understood(&answer),
        Ok(None) => Err(malformed("its text is more than a draft can hold")),
        Err(_) => Err(malformed(
            "it takes too long to take apart; save it again from the program that made it, or save its text as .txt and check that",
        )),
    }
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
        // It crashed, or there was not enough memory.
        _ => Err(malformed("it is damaged or needs too much memory; save it again from the program that made it")),
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
    for (resource, limit) in [(rlimit::Resource::AS, MEMORY), (rlimit::Resource::CPU, TIME.as_secs() + 1)] {
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
