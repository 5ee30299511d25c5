//! Damaged files: how they are made, and what must hold for each.
#![allow(dead_code, reason = "no single test needs all of it")]

use std::time::{Duration, Instant};

use bestfoot::{Application, Document, Edit, Linter, Span};

/// Damaged files of each format.
const MUTANTS: usize = 2_000;

/// The longest that one may take; the machine may be busy and the build not optimised.
const TIME: Duration = Duration::from_secs(5);

/// The most memory that all may take, in KiB.
const MEMORY: u64 = 512 << 10;

/// Numbers that look random and are the same each time.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new() -> Self {
        Self(0x5eed)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit.max(1)
    }
}

/// Damages bytes in some places; `morsels` are what breaks readers, and begin at the next `anchor` if one is given.
pub(crate) fn damage(bytes: &mut Vec<u8>, dice: &mut Dice, morsels: &[&str], anchor: Option<u8>) {
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        let length = dice.below(80).min(bytes.len() - at);
        match dice.below(8) {
            0 => bytes.insert(at, dice.below(256) as u8),
            1 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            2 => drop(bytes.drain(at..at + length)),
            3 => {
                let piece = bytes[at..at + length].to_vec();
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            4 => bytes.truncate(at.max(bytes.len() / 2)),
            _ => {
                let skip = anchor.and_then(|anchor| bytes[at..].iter().position(|&byte| byte == anchor));
                let at = at + skip.unwrap_or(0);
                bytes.splice(at..at, morsels[dice.below(morsels.len())].bytes());
            }
        }
    }
}

/// Reads, checks and writes back what `mutate` makes of the seeds of a format. Enough of it must still be read, and, where the format is written, be
/// written.
pub(crate) fn survives(
    format: &str,
    seeds: &[Vec<u8>],
    is_written: bool,
    mutate: impl Fn(&[u8], &mut Dice) -> Vec<u8>,
    linter: &Linter,
) {
    let mut dice = Dice::new();
    let (mut read, mut written) = (0, 0);
    for index in 0..MUTANTS {
        let bytes = mutate(&seeds[index % seeds.len()], &mut dice);
        let start = Instant::now();
        if let Ok(source) = bestfoot_read::read(&bytes, Some(&format!("letter.{format}"))) {
            read += 1;
            let document = Document::from(source);
            if index % 20 == 0 {
                let _ = linter.check(&document, &Application::new());
            }
            let span = document.sentences().next().unwrap_or(Span::new(0, 0));
            let edit = Edit { span, replacement: "Dear all".to_owned() };
            written += usize::from(bestfoot_read::write_back(&bytes, None, &[edit]).is_ok());
        }
        let took = start.elapsed();
        assert!(took < TIME, "{format} {index} took {took:?}");
    }
    assert!(read > MUTANTS / 5, "{format}: only {read} are still read");
    assert!(!is_written || written > MUTANTS / 5, "{format}: only {written} are still written");
    if let Some(peak) = peak() {
        assert!(peak < MEMORY, "{peak} KiB");
    }
}

/// The most memory that the process ever held, in KiB; none where the system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
