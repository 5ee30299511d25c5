//! 2,000 damaged files of each office format, damaged outside and inside of the container: none panics, hangs or eats the memory.
//!
//! Kept apart from the other tests, since the memory that is measured is that of the whole process.

#[path = "support/zips.rs"]
mod zips;

use std::path::Path;
use std::time::{Duration, Instant};

use bestfoot::{Application, Document, Edit, Linter, Span};
use zips::{entries, zip};

/// Damaged files of each format.
const MUTANTS: usize = 2_000;

/// The longest that one may take; the machine may be busy and the build not optimised.
const TIME: Duration = Duration::from_secs(5);

/// The most memory that all may take, in KiB.
const MEMORY: u64 = 512 << 10;

const SEEDS: [(&str, &[&str]); 2] = [
    ("docx", &["changes.docx", "libreoffice.docx", "npm-docx.docx", "pandoc.docx"]),
    ("odt", &["changes.odt", "odfpy.odt", "pandoc.odt"]),
];

/// What breaks readers of XML, where it should not be and where it should.
const MORSELS: [&str; 24] = [
    "<w:p>",
    "</w:p>",
    "<w:r><w:t>",
    "</w:t></w:r>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc>",
    "<w:txbxContent>",
    "<mc:AlternateContent><mc:Choice>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"separate\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:del><w:r>",
    "<w:vanish/>",
    "<text:p>",
    "</text:p>",
    "<text:span text:style-name=\"T2\">",
    "<draw:text-box>",
    "<text:s text:c=\"99999999999\"/>",
    "&#0;",
    "&bogus;",
    "<![CDATA[ ]] >x]]>",
    "\u{feff}",
    " xmlns:w=\"urn:other\"",
    "\0",
];

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit.max(1)
    }
}

/// Damages bytes in some places.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        let length = dice.below(60).min(bytes.len() - at);
        match dice.below(7) {
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
                let morsel = MORSELS[dice.below(MORSELS.len())].bytes();
                // Inside a tag most of them would only end the reading.
                let at = bytes[at..].iter().position(|&byte| byte == b'<').map_or(at, |skip| at + skip);
                bytes.splice(at..at, morsel);
            }
        }
    }
}

/// Moves or doubles whole stretches between tags, so that the result is often still sound.
fn shuffle(text: &str, dice: &mut Dice) -> String {
    let mut tokens: Vec<&str> = text.split_inclusive('>').collect();
    for _ in 0..=dice.below(4) {
        let at = dice.below(tokens.len());
        match dice.below(3) {
            0 => drop(tokens.remove(at)),
            1 => tokens.insert(dice.below(tokens.len()), tokens[at]),
            _ => {
                let other = dice.below(tokens.len());
                tokens.swap(at, other);
            }
        }
        if tokens.is_empty() {
            break;
        }
    }
    tokens.concat()
}

fn mutant(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    if dice.below(4) == 0 {
        damage(&mut bytes, dice);
        return bytes;
    }
    let mut parts = entries(&bytes);
    parts.retain(|part| part.bytes.starts_with(b"<") || part.name == "mimetype");
    for _ in 0..=dice.below(2) {
        let at = dice.below(parts.len());
        let part = &mut parts[at];
        if dice.below(2) == 0 {
            damage(&mut part.bytes, dice);
        } else if !part.bytes.is_empty() {
            part.bytes = shuffle(&part.text(), dice).into_bytes();
        }
    }
    let texts: Vec<(String, String)> = parts.iter().map(|part| (part.name.clone(), part.text())).collect();
    let parts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    zip(&parts)
}

/// The most memory that the process ever held, in KiB; none where the system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn damaged_files_end_in_a_text_or_in_a_message() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/office");
    let linter = Linter::new();
    for (format, seeds) in SEEDS {
        let seeds: Vec<Vec<u8>> =
            seeds.iter().map(|name| std::fs::read(folder.join(name)).expect("it is checked in")).collect();
        let mut dice = Dice(0x5eed);
        let (mut read, mut written) = (0, 0);
        for index in 0..MUTANTS {
            let bytes = mutant(&seeds[index % seeds.len()], &mut dice);
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
        assert!(format == "odt" || written > MUTANTS / 5, "{format}: only {written} are still written");
    }
    if let Some(peak) = peak() {
        assert!(peak < MEMORY, "{peak} KiB");
    }
}
