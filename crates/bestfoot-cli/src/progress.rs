//! How far a long run is, on one line that goes away again. Only people see it: those who look at a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::settings::Verbosity;

/// A run that takes less shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// Counts drafts, and shows the count now and then.
pub(crate) struct Progress {
    begun: Instant,
    is_wanted: bool,
    is_shown: bool,
    done: usize,
    /// How many there are, if that is known.
    all: Option<usize>,
}

impl Progress {
    pub(crate) fn new(verbosity: Verbosity, all: Option<usize>) -> Self {
        let is_wanted = verbosity != Verbosity::Quiet && io::stderr().is_terminal();
        Self { begun: Instant::now(), is_wanted, is_shown: false, done: 0, all }
    }

    /// Counts drafts that are done. A terminal that cannot be written to is no reason to stop.
    pub(crate) fn add(&mut self, drafts: usize) {
        self.done += drafts;
        if self.is_wanted && self.begun.elapsed() >= PATIENCE {
            let text = line(self.done, self.all);
            let mut err = io::stderr().lock();
            let _ = write!(err, "\r{text}\x1b[K").and_then(|()| err.flush());
            self.is_shown = true;
        }
    }

    /// Takes the line away, before something else is written.
    pub(crate) fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let mut err = io::stderr().lock();
            let _ = write!(err, "\r\x1b[K").and_then(|()| err.flush());
        }
    }
}

fn line(done: usize, all: Option<usize>) -> String {
    match all {
        Some(all) => format!("{} of {} checked ({} %)", grouped(done), grouped(all), done * 100 / all.max(1)),
        None => format!("{} checked", grouped(done)),
    }
}

/// A number with a comma before every three figures.
fn grouped(number: usize) -> String {
    let figures = number.to_string();
    let mut shown = String::with_capacity(figures.len() * 4 / 3);
    for (at, figure) in figures.chars().enumerate() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(figure);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn lines_tell_how_far_it_is() {
        assert_eq!(line(1_024, Some(100_000)), "1,024 of 100,000 checked (1 %)");
        assert_eq!(line(0, Some(0)), "0 of 0 checked (0 %)");
        assert_eq!(line(1_234_567, None), "1,234,567 checked");
        assert_eq!(line(999, None), "999 checked");
    }
}
