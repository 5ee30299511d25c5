//! PDF files damaged where it hurts: in the unpacked streams and in the table of objects.

use pdf_extract::{Dictionary, Document, Object, ObjectId};

use crate::mutants::{Dice, damage};

/// The files of `tests/formats` that have text.
pub(crate) const READABLE: [&str; 5] =
    ["libreoffice.pdf", "weasyprint.pdf", "reportlab.pdf", "fpdf2.pdf", "changes.pdf"];

/// What breaks readers of PDF files: in the words of a page, in fonts, and in the maps from letters to characters.
const MORSELS: [&str; 26] = [
    "\nBT\n",
    "\nET\n",
    "\nq\n",
    "\nQ Q Q\n",
    " Tj\n",
    " [(a) -99999999 (b)] TJ\n",
    " (\\777\\) Tj\n",
    " <0> Tj\n",
    " <FFFFFFFFFFFF> Tj\n",
    " /F9 12 Tf\n",
    " /Nowhere Do\n",
    " 0 0 0 0 0 0 Tm\n",
    " 1e38 0 0 1e38 0 0 cm\n",
    " -1 Tz 0 Tf\n",
    " BI /W 9 ID ",
    " EI\n",
    "\n1 beginbfrange <0000> <FFFF> <D800> endbfrange\n",
    "\n1 beginbfrange <00> <FFFFFFFF> [<00>] endbfrange\n",
    "\n9 beginbfchar <41> endbfchar\n",
    "\nendcmap\n",
    "<< /A [ << /B ",
    " >> ",
    "\nendstream\nendobj\n",
    "\n9 0 obj\n<< /Length 99999999999 >>\nstream\n",
    "xref\n0 99999999\n",
    "\0",
];

/// What takes the place of a value.
fn other_value(dice: &mut Dice, ids: &[ObjectId]) -> Object {
    match dice.below(12) {
        0 => Object::Null,
        1 => Object::Boolean(true),
        2 => Object::Integer(-1),
        3 => Object::Integer(i64::MAX),
        4 => Object::Integer(0),
        5 => Object::Real(-1e30),
        6 => Object::Name(b"Identity-H".to_vec()),
        7 => Object::string_literal("\u{feff}\0("),
        8 => Object::Array(Vec::new()),
        9 => Object::Dictionary(Dictionary::new()),
        10 => Object::Array(vec![Object::Integer(255), Object::Name(b"bogus".to_vec()), Object::Integer(-7)]),
        _ => Object::Reference(ids[dice.below(ids.len())]),
    }
}

/// Changes one value in an object or deep inside of it.
fn change(object: &mut Object, dice: &mut Dice, ids: &[ObjectId]) {
    let entries = match object {
        Object::Dictionary(entries) => entries,
        Object::Stream(stream) => &mut stream.dict,
        Object::Array(items) if !items.is_empty() => {
            let at = dice.below(items.len());
            match dice.below(6) {
                0 => drop(items.remove(at)),
                1 => items.insert(at, items[dice.below(items.len())].clone()),
                _ => change(&mut items[at], dice, ids),
            }
            return;
        }
        value => {
            *value = other_value(dice, ids);
            return;
        }
    };
    if entries.is_empty() {
        return;
    }
    let at = dice.below(entries.len());
    let Some((key, value)) = entries.iter().nth(at).map(|(key, value)| (key.clone(), value.clone())) else {
        return;
    };
    match dice.below(8) {
        0 => drop(entries.remove(&key)),
        1 => entries.set([b"Resources".as_slice(), b"Font", b"Kids", b"ToUnicode"][dice.below(4)], value),
        2 => entries.set(key, other_value(dice, ids)),
        _ => {
            if let Ok(value) = entries.get_mut(&key) {
                change(value, dice, ids);
            }
        }
    }
}

/// Moves, doubles or drops whole lines or words, so that the result is often still sound.
fn shuffle(content: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mark = if dice.below(2) == 0 { b'\n' } else { b' ' };
    let mut tokens: Vec<&[u8]> = content.split_inclusive(|byte| *byte == mark).collect();
    for _ in 0..=dice.below(4) {
        if tokens.is_empty() {
            break;
        }
        let (at, other) = (dice.below(tokens.len()), dice.below(tokens.len()));
        match dice.below(3) {
            0 => drop(tokens.remove(at)),
            1 => tokens.insert(other, tokens[at]),
            _ => tokens.swap(at, other),
        }
    }
    tokens.concat()
}

/// A damaged file: a quarter has damaged bytes, the others are taken apart, damaged inside, and written anew with a sound table of objects.
pub(crate) fn mutant(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    let file = Document::load_mem(seed).ok().filter(|file| !file.is_encrypted() && !file.objects.is_empty());
    let Some(mut file) = file.filter(|_| dice.below(4) > 0) else {
        damage(&mut bytes, dice, &MORSELS, None);
        return bytes;
    };
    file.decompress();
    let ids: Vec<ObjectId> = file.objects.keys().copied().collect();
    let streams: Vec<ObjectId> =
        ids.iter().copied().filter(|id| matches!(file.objects[id], Object::Stream(_))).collect();
    for _ in 0..=dice.below(3) {
        let id = ids[dice.below(ids.len())];
        match dice.below(8) {
            0 => drop(file.objects.remove(&id)),
            1 => {
                if let Some(other) = file.objects.get(&ids[dice.below(ids.len())]).cloned() {
                    file.objects.insert(id, other);
                }
            }
            2 | 3 => {
                if let Some(object) = file.objects.get_mut(&id) {
                    change(object, dice, &ids);
                }
            }
            _ => {
                let stream = streams.get(dice.below(streams.len())).and_then(|id| file.objects.get_mut(id));
                if let Some(Object::Stream(stream)) = stream {
                    let mut content = stream.content.clone();
                    if dice.below(2) == 0 {
                        damage(&mut content, dice, &MORSELS, Some(b'\n'));
                    } else {
                        content = shuffle(&content, dice);
                    }
                    stream.set_content(content);
                }
            }
        }
    }
    if dice.below(2) == 0 {
        file.compress();
    }
    let mut written = Vec::new();
    if file.save_to(&mut written).is_err() {
        damage(&mut bytes, dice, &MORSELS, None);
        return bytes;
    }
    if dice.below(8) == 0 {
        damage(&mut written, dice, &MORSELS, Some(b'\n'));
    }
    written
}
