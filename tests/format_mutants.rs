//! 2,000 damaged files of each format that is a text with marks, a mail or a PDF, damaged outside and inside of what is packed: none panics, hangs
//! or eats the memory. Office files have a test of their own.

use std::path::Path;
use std::time::{Duration, Instant};

use bestfoot::{Application, Document, Edit, Linter, Span};

/// Damaged files of each format.
const MUTANTS: usize = 2_000;

/// The longest that one may take; the machine may be busy and the build not optimised.
const TIME: Duration = Duration::from_secs(5);

/// The most memory that all may take, in KiB.
const MEMORY: u64 = 512 << 10;

const SEEDS: &[(&str, &[&str])] = &[
    #[cfg(feature = "html")]
    ("html", &["pandoc.html", "libreoffice.html"]),
    #[cfg(feature = "mail")]
    ("eml", &["mixed.eml", "html-only.eml", "quoted-printable.eml"]),
    #[cfg(feature = "mail")]
    ("mbox", &["one.mbox", "two.mbox"]),
    #[cfg(feature = "rtf")]
    ("rtf", &["changes.rtf", "pandoc.rtf", "libreoffice.rtf"]),
    #[cfg(feature = "tex")]
    ("tex", &["letter.tex", "moderncv.tex", "pandoc.tex"]),
];

/// What breaks readers, where it should not be and where it should.
const MORSELS: [&str; 34] = [
    "<table><tr><td>",
    "</table>",
    "<p hidden>",
    "<textarea>",
    "<!--",
    "<![CDATA[",
    "</blockquote>",
    "<blockquote type=cite>",
    "&#0;",
    "&#xD800;",
    "&bogus",
    "\\u-10179?",
    "\\'f",
    "\\bin99999 ",
    "{\\footnote ",
    "{\\*\\shpinst{\\shptxt ",
    "\\cell\\row",
    "\\nestcell\\nestrow",
    "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt ",
    "}}}",
    "{{{",
    "\\begin{tabular}{",
    "\\begin{verbatim}",
    "\\href{a}{",
    "\\newcommand{\\x}{\\x\\x}\\x",
    "\\'\\\"\\c",
    "\\item[",
    "\\makelettertitle",
    "Content-Type: text/html; charset=utf-7\n",
    "Content-Transfer-Encoding: base64\n",
    "\n--===============",
    "=?utf-8?b?",
    "\0",
    "\u{feff}\u{202e}",
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
                let morsel = MORSELS[dice.below(MORSELS.len())].bytes();
                bytes.splice(at..at, morsel);
            }
        }
    }
}

/// The most memory that the process ever held, in KiB; none where the system does not say.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn seeds(names: &[&str]) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/formats");
    names.iter().map(|name| std::fs::read(folder.join(name)).expect("it is checked in")).collect()
}

#[test]
fn damaged_files_end_in_a_text_or_in_a_message() {
    let linter = Linter::new();
    for (format, names) in SEEDS {
        let seeds = seeds(names);
        let mut dice = Dice(0x5eed);
        let (mut read, mut written) = (0, 0);
        for index in 0..MUTANTS {
            let mut bytes = seeds[index % seeds.len()].clone();
            damage(&mut bytes, &mut dice);
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
        let is_written = matches!(*format, "html" | "tex");
        assert!(!is_written || written > MUTANTS / 5, "{format}: only {written} are still written");
    }
    if let Some(peak) = peak() {
        assert!(peak < MEMORY, "{peak} KiB");
    }
}
