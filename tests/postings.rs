//! Job advertisements and what they ask: `tests/tables/postings`.
//!
//! Prints precision and recall of the instructions by kind and of the requirements, for the half to develop on and the half to report on. What is read is right
//! if it overlaps a marked place of its kind. `-- --places` lists the failures of the first half; of the second only counts are shown. `-- --cases FILE` reads
//! and lists postings of another file in their stead. `UPDATE=1` writes the figures into `lints/POSTINGS.md`.
#![allow(clippy::print_stdout, reason = "the figures are what this test is run for")]

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use bestfoot::{Document, Format, Linter};
use serde_json::Value;

#[path = "support/ending.rs"]
mod ending;
#[path = "support/tables.rs"]
mod tables;

/// A posting as text, and the way from the bytes of the table's text to the bytes of it.
struct Page {
    text: String,
    /// For each byte of the table's text, where it stands in the text.
    places: Vec<usize>,
}

impl Page {
    fn plain(raw: &str) -> Self {
        Self { text: raw.to_owned(), places: (0..=raw.len()).collect() }
    }

    /// What a browser shows of a page, roughly: blocks on lines of their own, items with a dash, no tags.
    fn of_html(raw: &str) -> Self {
        let mut text = String::new();
        let mut places = vec![0; raw.len() + 1];
        let mut at = 0;
        while at < raw.len() {
            let rest = &raw[at..];
            let (length, shown) = if let Some(tag) = rest.strip_prefix('<') {
                let end = tag.find('>').map_or(rest.len(), |end| end + 2);
                let name: String =
                    tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                let shown = match name.to_ascii_lowercase().as_str() {
                    "li" if !tag.starts_with('/') => "\n- ",
                    "br" | "tr" | "td" | "li" | "dt" | "dd" => "\n",
                    "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "ul" | "ol" | "table" | "section" | "th"
                    | "dl" | "article" => "\n\n",
                    _ => "",
                };
                (end, shown.to_owned())
            } else if rest.starts_with('&')
                && let Some(end) = rest.find(';').filter(|end| *end <= 9)
            {
                (end + 1, entity(&rest[1..end]))
            } else {
                let c = rest.chars().next().expect("there is more");
                (c.len_utf8(), if c == '\n' { " ".to_owned() } else { c.to_string() })
            };
            // A tag belongs to what follows it, so that a marked address of a link is found at its words.
            let start = text.len();
            text.push_str(&shown);
            let is_tag = rest.starts_with('<');
            for (offset, place) in places[at..at + length].iter_mut().enumerate() {
                *place = if is_tag { text.len() } else { (start + offset).min(text.len()) };
            }
            at += length;
        }
        places[raw.len()] = text.len();
        Self { text, places }
    }

    fn place(&self, raw: &str, quote: &str) -> std::ops::Range<usize> {
        let start = raw.find(quote).unwrap_or_else(|| panic!("`{quote}` is not in the text"));
        let (start, end) = (self.places[start], self.places[start + quote.len()]);
        start..end.max(start + 1)
    }
}

fn entity(name: &str) -> String {
    let code = name.strip_prefix('#').and_then(|number| {
        let hex = number.strip_prefix(['x', 'X']);
        hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32)
    });
    let named = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "ndash" => '–',
        "mdash" => '—',
        "rsquo" => '’',
        "lsquo" => '‘',
        "ldquo" => '“',
        "rdquo" => '”',
        "pound" => '£',
        "euro" => '€',
        "middot" => '·',
        "bull" => '•',
        "eacute" => 'é',
        "uuml" => 'ü',
        "ouml" => 'ö',
        "auml" => 'ä',
        _ => ' ',
    };
    code.unwrap_or(named).to_string()
}

#[derive(Default)]
struct Figures {
    marked: usize,
    found: usize,
    read: usize,
    right: usize,
}

impl Figures {
    fn precision(&self) -> usize {
        self.right * 1000 / self.read.max(1)
    }

    fn recall(&self) -> usize {
        self.found * 1000 / self.marked.max(1)
    }
}

/// A marked or read place: its kind, its bytes, its words.
type Place = (String, std::ops::Range<usize>, String);

fn overlap(a: &std::ops::Range<usize>, b: &std::ops::Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn main() -> ExitCode {
    let shown = tables::lists_places();
    let linter = Linter::new();
    let mut passed = true;
    let mut halves: BTreeMap<&str, BTreeMap<String, Figures>> = BTreeMap::new();
    for (half, path) in tables::halves("postings") {
        let mut by: BTreeMap<String, Figures> = BTreeMap::new();
        let table = fs::read_to_string(path).expect("the table is there");
        for line in table.lines().filter(|line| !line.is_empty()) {
            let record: Value = serde_json::from_str(line).expect("a line is a JSON object");
            let raw = record["text"].as_str().expect("a posting has a text");
            let page = if record["format"] == "html" { Page::of_html(raw) } else { Page::plain(raw) };
            let format = if record["format"] == "markdown" { Format::Markdown } else { Format::Text };
            let posting = linter.posting(&Document::new(page.text.as_str(), format));
            if half == "dev" {
                // A posting may end anywhere, and must never end the program.
                for cut in (0..page.text.len()).step_by(97).filter(|&cut| page.text.is_char_boundary(cut)) {
                    linter.posting(&Document::new(&page.text[cut..], format));
                }
            }
            let mut marked: Vec<Place> = Vec::new();
            let list = |key: &str| record[key].as_array().cloned().unwrap_or_default();
            let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            for mark in list("instructions") {
                let quote = words(&mark["quote"]);
                marked.push((words(&mark["kind"]), page.place(raw, &quote), quote));
            }
            for key in ["must", "nice"] {
                for mark in list(key) {
                    let quote = words(&mark["quote"]);
                    marked.push((key.to_owned(), page.place(raw, &quote), quote));
                }
            }
            let asked = posting.instructions.iter().map(|found| (found.ask.name(), found.span));
            let required =
                posting.requirements.iter().map(|found| (if found.is_must { "must" } else { "nice" }, found.span));
            let read: Vec<Place> = asked
                .chain(required)
                .map(|(kind, span)| (kind.to_owned(), span.range(), page.text[span.range()].to_owned()))
                .collect();
            let id = words(&record["id"]);
            // Those that the reader was built on first have floors of their own.
            let is_older = id.starts_with("po-");
            for (kind, place, quote) in &marked {
                let found = read.iter().any(|(other, there, _)| other == kind && overlap(place, there));
                if !found && shown && half != "test" {
                    println!("{id} missed {kind}: {}", quote.replace('\n', " "));
                }
                for group in groups(kind, is_older) {
                    let figures = by.entry(group).or_default();
                    figures.marked += 1;
                    figures.found += usize::from(found);
                }
            }
            for (kind, place, quote) in &read {
                let right = marked.iter().any(|(other, there, _)| other == kind && overlap(place, there));
                if !right && shown && half != "test" {
                    println!("{id} invented {kind}: {}", quote.replace('\n', " "));
                }
                for group in groups(kind, is_older) {
                    let figures = by.entry(group).or_default();
                    figures.read += 1;
                    figures.right += usize::from(right);
                }
            }
        }
        for (kind, figures) in &by {
            println!(
                "{half:4}  {kind:24} precision {:3}.{} % ({} of {}), recall {:3}.{} % ({} of {})",
                figures.precision() / 10,
                figures.precision() % 10,
                figures.right,
                figures.read,
                figures.recall() / 10,
                figures.recall() % 10,
                figures.found,
                figures.marked
            );
        }
        for &(kind, precision, recall) in floors(half) {
            let stands = by[kind].precision() >= precision && by[kind].recall() >= recall;
            if !stands {
                println!("{half}: `{kind}` has fallen below its floor of {precision} and {recall} per mille");
            }
            passed &= stands;
        }
        halves.insert(half, by);
    }
    if let (Some(dev), Some(test)) = (halves.get("dev"), halves.get("test")) {
        passed &= is_up_to_date(&page(dev, test));
    }
    ending::end(passed)
}

/// The page that shows the figures of both halves.
fn page(dev: &BTreeMap<String, Figures>, test: &BTreeMap<String, Figures>) -> String {
    let mut page = "# How well postings are read\n\n\
        <!-- Generated: UPDATE=1 cargo test -p bestfoot --test postings -->\n\n\
        Job advertisements that were written and marked for this purpose (`tests/tables/postings`), from many trades and countries: what they ask of an\n\
        application, and what they require or wish for. The reader of postings was built on those of *dev*; *test* only measures. What is read is right if it\n\
        overlaps a marked place of its kind. The rows that begin with *older* are of the postings that it was first built on.\n\n\
        | what | dev marks | precision | recall | test marks | precision | recall |\n\
        |:--|--:|--:|--:|--:|--:|--:|\n"
        .to_owned();
    let none = Figures::default();
    let cells = |figures: &Figures| {
        let share = |part: usize, of: usize, value: usize| {
            if of == 0 { "–".to_owned() } else { format!("{}.{} % ({part} of {of})", value / 10, value % 10) }
        };
        let precision = share(figures.right, figures.read, figures.precision());
        format!(" {} | {precision} | {} |", figures.marked, share(figures.found, figures.marked, figures.recall()))
    };
    let row = |(kind, figures): (&String, &Figures)| {
        format!("| {kind} |{}{}\n", cells(figures), cells(test.get(kind).unwrap_or(&none)))
    };
    page.extend(dev.iter().map(row));
    page
}

fn is_up_to_date(page: &str) -> bool {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../lints/POSTINGS.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, page).expect("the page can be written");
        println!("written to lints/POSTINGS.md");
    }
    let is_same = fs::read_to_string(path).is_ok_and(|there| there == page);
    if !is_same {
        println!("lints/POSTINGS.md is out of date: run UPDATE=1 cargo test -p bestfoot --test postings");
    }
    is_same
}

/// In per mille: the least precision and recall of a group in a half of the table.
fn floors(half: &str) -> &'static [(&'static str, usize, usize)] {
    match half {
        "dev" => &[
            ("all instructions", 892, 874),
            ("must", 945, 894),
            ("nice", 955, 914),
            ("older: all instructions", 960, 958),
            ("older: must", 935, 955),
        ],
        "test" => &[
            ("all instructions", 836, 806),
            ("must", 907, 868),
            ("nice", 920, 824),
            ("older: all instructions", 870, 845),
            ("older: must", 933, 850),
        ],
        _ => &[],
    }
}

/// What a kind is counted under.
fn groups(kind: &str, is_older: bool) -> Vec<String> {
    let mut groups = vec![kind.to_owned()];
    let all = if matches!(kind, "must" | "nice") { kind } else { "all instructions" };
    if all != kind {
        groups.push(all.to_owned());
    }
    if is_older {
        groups.push(format!("older: {all}"));
    }
    groups
}
