//! 2,000 damaged files of each office format, damaged outside and inside of the container: none panics, hangs or eats the memory.
//!
//! Kept apart from the other tests, since the memory that is measured is that of the whole process.

#[path = "support/mutants.rs"]
mod mutants;
#[path = "support/zips.rs"]
mod zips;

use std::path::Path;

use bestfoot::Linter;
use mutants::{Dice, damage, survives};
use zips::{entries, zip};

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

/// Inside a tag most morsels would only end the reading, so they stand before one.
const TAG: Option<u8> = Some(b'<');

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
        damage(&mut bytes, dice, &MORSELS, TAG);
        return bytes;
    }
    let mut parts = entries(&bytes);
    parts.retain(|part| part.bytes.starts_with(b"<") || part.name == "mimetype");
    for _ in 0..=dice.below(2) {
        let at = dice.below(parts.len());
        let part = &mut parts[at];
        if dice.below(2) == 0 {
            damage(&mut part.bytes, dice, &MORSELS, TAG);
        } else if !part.bytes.is_empty() {
            part.bytes = shuffle(&part.text(), dice).into_bytes();
        }
    }
    let texts: Vec<(String, String)> = parts.iter().map(|part| (part.name.clone(), part.text())).collect();
    let parts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    zip(&parts)
}

#[test]
fn damaged_files_end_in_a_text_or_in_a_message() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/office");
    let linter = Linter::new();
    for (format, names) in SEEDS {
        let seeds: Vec<Vec<u8>> =
            names.iter().map(|name| std::fs::read(folder.join(name)).expect("it is checked in")).collect();
        survives(format, &seeds, format == "docx", mutant, &linter);
    }
}
