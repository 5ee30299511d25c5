//! The prepared word tables are what the lists in `lints/words` make. `UPDATE=1 cargo test -p bestfoot --test words` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn lints() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lints")
}

fn list(name: &str) -> String {
    fs::read_to_string(lints().join("words").join(name)).unwrap_or_else(|error| panic!("words/{name}: {error}"))
}

/// The sizes of the word lists, commonest first; a word's mark holds the place in this row.
const SIZES: [&str; 9] = ["10", "20", "35", "40", "50", "55", "60", "70", "80"];

/// The size of the terms of trades: right wherever they stand, seldom what a slip was meant to be.
const TERM: u64 = 9;

/// The mark of a word: in the low four bits its size, then one bit each for: American, British, written small, a name.
fn mark(size: u64, dialects: &str, name: bool) -> u64 {
    let american = u64::from(dialects.contains('a')) << 4;
    let british = u64::from(dialects.contains('b')) << 5;
    size | american | british | if name { 1 << 7 } else { 1 << 6 }
}

/// One mark for two entries of one word: the commoner size of the small one, the marks of both.
fn both(first: u64, second: u64) -> u64 {
    let small = |mark: u64| mark & 1 << 6 != 0;
    let size = match (small(first), small(second)) {
        (true, false) => first & 15,
        (false, true) => second & 15,
        // A term is right without a second look, however rare.
        _ if (first & 15).min(second & 15) >= 7 => (first & 15).max(second & 15),
        _ => (first & 15).min(second & 15),
    };
    size | (first | second) & !15
}

fn words() -> BTreeMap<String, u64> {
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    let mut add = |word: &str, mark: u64| {
        let key = word.to_lowercase();
        let known = words.get(&key).copied();
        words.insert(key, known.map_or(mark, |known| both(known, mark)));
    };
    let english = list("english.txt");
    let (mut size, mut dialects) = (0, "");
    for line in english.lines() {
        if let Some(head) = line.strip_prefix("# ") {
            let (number, letters) = head.split_once(' ').expect("a head has a size and dialects");
            size = SIZES.iter().position(|size| *size == number).expect("the size is known") as u64;
            dialects = letters;
        } else {
            add(line, mark(size, dialects, line.chars().any(char::is_uppercase)));
        }
    }
    for line in list("terms.txt").lines().filter(|line| !line.starts_with('#')) {
        for part in line.split('-').filter(|part| part.chars().count() > 1) {
            add(part, mark(TERM, "ab", part.chars().next().is_some_and(char::is_uppercase)));
        }
    }
    for brand in brands() {
        for name in std::iter::once(&brand.right).chain(&brand.also) {
            let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() > 2);
            parts.for_each(|part| add(part, mark(TERM, "ab", part.starts_with(char::is_uppercase))));
        }
    }
    words
}

/// A name that many know, as it is right and as it is often wrong.
#[derive(serde::Deserialize)]
struct Brand {
    right: String,
    #[serde(default)]
    also: Vec<String>,
    wrong: Vec<String>,
}

fn brands() -> Vec<Brand> {
    #[derive(serde::Deserialize)]
    struct List {
        name: Vec<Brand>,
    }
    toml::from_str::<List>(&list("brands.toml")).expect("the list of brands is TOML").name
}

/// The words of an ordinary dictionary that are written small.
fn small_words() -> BTreeSet<String> {
    words().into_iter().filter(|(_, mark)| mark & 1 << 6 != 0 && mark & 15 <= 6).map(|(word, _)| word).collect()
}

/// A map from every wrong form to the place of the right name in a list with a line for each.
fn brand_tables() -> (Vec<u8>, Vec<u8>) {
    let mut names = String::new();
    let mut entries = BTreeMap::new();
    let brands = brands();
    let ordinary = small_words();
    let right: Vec<&str> = brands.iter().flat_map(|brand| std::iter::once(&brand.right).chain(&brand.also)).map(String::as_str).collect();
    for brand in &brands {
        // A capital inside the name is the part that gets lost: `Techcrunch`, `linkedIn`.
        let small = brand.right.to_lowercase();
        let first = |word: &str, upper: bool| {
            let mut letters = word.chars();
            let first = letters.next().map(|c| if upper { c.to_uppercase().to_string() } else { c.to_lowercase().to_string() });
            first.unwrap_or_default() + letters.as_str()
        };
        let inner = brand.right.chars().skip(1).any(char::is_uppercase) && brand.right.chars().any(char::is_lowercase);
        let plain = brand.right.chars().all(char::is_alphanumeric) && small.len() >= 5;
        let cased = [first(&small, true), first(&brand.right, false), first(&brand.right, true)];
        let cased = cased.into_iter().filter(|form| inner && plain && !right.contains(&form.as_str()) && !ordinary.contains(&small));
        for wrong in brand.wrong.iter().cloned().chain(cased).collect::<Vec<_>>().iter() {
            assert!(!right.contains(&wrong.as_str()), "`{wrong}` is wrong and right");
            entries.insert(wrong.clone(), names.len() as u64);
        }
        names.push_str(&brand.right);
        names.push('\n');
    }
    (fst_map(&entries), names.into_bytes())
}

/// A map from every wrong word to the place of its corrections, and the corrections, a line for each set.
fn misspellings() -> (Vec<u8>, Vec<u8>) {
    let mut corrections = String::new();
    let mut places: BTreeMap<String, u64> = BTreeMap::new();
    let mut entries: BTreeMap<String, u64> = BTreeMap::new();
    for line in list("misspellings.txt").lines() {
        let (wrong, right) = line.split_once(' ').expect("a line has two words");
        let place = *places.entry(right.to_owned()).or_insert_with(|| {
            let place = corrections.len() as u64;
            corrections.push_str(right);
            corrections.push('\n');
            place
        });
        entries.insert(wrong.to_owned(), place);
    }
    (fst_map(&entries), corrections.into_bytes())
}

/// Every pair of a name and a short form of it, both ways, as one text with a space between.
fn nicknames() -> Vec<u8> {
    let mut pairs = BTreeMap::new();
    for line in list("nicknames.csv").lines().skip(1) {
        let mut cells = line.split(',');
        if let (Some(first), Some(_), Some(second)) = (cells.next(), cells.next(), cells.next()) {
            pairs.insert(format!("{first} {second}"), 0);
            pairs.insert(format!("{second} {first}"), 0);
        }
    }
    // Every name of a line is another form of the first.
    for line in list("short-forms.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut names = line.split_whitespace();
        let full = names.next().unwrap_or_default();
        for short in names {
            pairs.insert(format!("{full} {short}"), 0);
            pairs.insert(format!("{short} {full}"), 0);
        }
    }
    fst_map(&pairs)
}

fn fst_map(entries: &BTreeMap<String, u64>) -> Vec<u8> {
    let mut builder = fst::MapBuilder::memory();
    for (key, value) in entries {
        builder.insert(key, *value).expect("the keys are in order");
    }
    builder.into_inner().expect("it is written to memory")
}

#[test]
fn word_tables_match_the_lists() {
    let (wrong, corrections) = misspellings();
    let (brands, brand_names) = brand_tables();
    let tables = [
        ("words.fst", fst_map(&words())),
        ("misspellings.fst", wrong),
        ("corrections.txt", corrections),
        ("nicknames.fst", nicknames()),
        ("brands.fst", brands),
        ("brands.txt", brand_names),
    ];
    for (name, bytes) in tables {
        let path = lints().join("generated").join(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &bytes).expect("the table can be written");
        }
        let there = fs::read(&path).unwrap_or_default();
        assert!(there == bytes, "lints/generated/{name} is out of date: run UPDATE=1 cargo test -p bestfoot --test words");
    }
}
