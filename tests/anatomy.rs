//! Every line of the drafts in `tests/anatomy` lies in the zone that is written before it.
//!
//! A draft file has two comment lines, `# format: text|markdown|mail` and `# note: …`, then one line for each line of the draft:
//! the zone (nothing, if none is expected), `|`, a blank, and the text, taken exactly.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bestfoot::{Document, Format, Zone};

/// Where the text begins in a line of a draft file: the zone is padded to 14 bytes, then come `| `.
const TEXT_COLUMN: usize = 16;

struct Draft {
    format: Format,
    note: String,
    text: String,
    /// The zone of each line that has one.
    expected: Vec<Option<Zone>>,
}

#[test]
fn every_line_lies_in_its_zone() {
    let files = draft_files();
    assert!(!files.is_empty(), "no drafts in tests/anatomy");
    let mut report = String::new();
    let (mut broken, mut lines, mut wrong) = (0, 0, 0);
    for file in &files {
        let name = file.file_name().expect("a file has a name").to_string_lossy();
        let written = std::fs::read_to_string(file).expect("the draft can be read");
        let draft = read_draft(&written).unwrap_or_else(|mistake| panic!("{name}: {mistake}"));
        let mismatches = mismatches(&draft);
        lines += draft.expected.iter().flatten().count();
        if !mismatches.is_empty() {
            broken += 1;
            wrong += mismatches.len();
            write!(report, "\n{name} ({})\n{}", draft.note, mismatches.concat()).expect("a string takes all");
        }
    }
    assert!(
        wrong == 0,
        "{wrong} of {lines} lines lie in another zone, in {broken} of {} drafts\n{report}",
        files.len()
    );
}

fn draft_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/anatomy");
    let entries = std::fs::read_dir(folder).expect("tests/anatomy is there");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be listed").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

fn read_draft(written: &str) -> Result<Draft, String> {
    let mut lines = written.split_inclusive('\n');
    let mut header = |key: &str| {
        let line = lines.next().unwrap_or_default().trim_end();
        line.strip_prefix(key)
            .map(|value| value.trim().to_owned())
            .ok_or_else(|| format!("`{line}` is no `{key}` line"))
    };
    let format = match header("# format:")?.as_str() {
        "text" => Format::Text,
        "markdown" => Format::Markdown,
        "mail" => Format::Mail,
        other => return Err(format!("there is no format `{other}`")),
    };
    let note = header("# note:")?;
    let mut draft = Draft { format, note, text: String::new(), expected: Vec::new() };
    for line in lines {
        let (zone, text) =
            line.split_at_checked(TEXT_COLUMN).ok_or_else(|| format!("`{}` is too short", line.trim_end()))?;
        let zone = zone.strip_suffix("| ").ok_or_else(|| format!("`{}` has no `| `", line.trim_end()))?.trim();
        let known = Zone::from_name(zone);
        if known.is_none() && !zone.is_empty() {
            return Err(format!("there is no zone `{zone}`"));
        }
        draft.expected.push(known);
        draft.text.push_str(text);
    }
    Ok(draft)
}

fn mismatches(draft: &Draft) -> Vec<String> {
    let document = Document::new(draft.text.as_str(), draft.format);
    let mut start = 0;
    let mut mismatches = Vec::new();
    for (number, (line, expected)) in draft.text.split_inclusive('\n').zip(&draft.expected).enumerate() {
        let blank = line.len() - line.trim_start().len();
        if let Some(expected) = expected {
            let zone = document.zone(start + blank);
            if zone != *expected {
                let shown = line.trim();
                mismatches.push(format!(
                    "  line {:>2}: {}, not {}: {shown}\n",
                    number + 1,
                    zone.name(),
                    expected.name()
                ));
            }
        }
        start += line.len();
    }
    mismatches
}
