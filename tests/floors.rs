//! The rooms of the library stand on floors: a room knows only rooms on its own floor and below. So definitions of lints never know a draft,
//! drafts never know a lint, and each engine of others' making is known in one place.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the library, from the ground up; those on one floor may know each other.
const FLOORS: [&[&str]; 12] = [
    &["span"],
    &["calendar", "error", "kind", "numerals", "template", "word_lists"],
    &["diagnostic", "fix", "phone", "spelling", "tree"],
    // A source has the facts around a draft, and an application holds two drafts: the posting and the resume.
    &["application", "document", "source"],
    &["config", "dates", "detect", "language", "names"],
    &["misspelling", "packet", "suppress"],
    &["lint"],
    &["program"],
    &["levels", "matcher"],
    &["gates", "guard", "posting", "reference"],
    &["check", "linter"],
    &["told"],
];

/// What a file may know against the floors, and why.
const EXCEPTIONS: [(&str, &str, &str); 1] = [("lint/test.rs", "linter", "it runs the examples of lint files")];

/// What `lint` may know of `document`, and which file alone.
const LINT_KNOWS: [(&str, &str, &str); 4] = [
    ("", "document::Zone", "lints name the zones that they read"),
    ("lint/phrase.rs", "document::token::", "phrases are cut into words as drafts are"),
    ("lint/file/example.rs", "Document", "an example has a posting and a resume"),
    ("lint/test.rs", "Document", "it runs the examples of lint files"),
];

/// Engines of others' making, where they may be known, and in how many files at most.
const ENGINES: [(&str, &str, &[&str], usize); 10] = [
    ("bestfoot", "fst", &["spelling/mod.rs", "spelling/near.rs"], 2),
    ("bestfoot", "whatlang", &["language.rs"], 1),
    ("bestfoot", "aho_corasick", &["detect/voices.rs"], 1),
    ("bestfoot", "regex", &["gates.rs", "program/regexes.rs"], 2),
    ("bestfoot", "linkify", &["document/token.rs"], 1),
    ("bestfoot-read", "zip", &["package.rs"], 1),
    ("bestfoot-read", "quick_xml", &["xml.rs"], 1),
    ("bestfoot-read", "mail_parser", &["mail.rs", "mbox.rs"], 2),
    ("bestfoot-cli", "annotate_snippets", &[], 1),
    ("bestfoot-cli", "clap", &[], 1),
];

struct SourceFile {
    /// Below `src`, with `/`.
    name: String,
    /// Without comments and without the tests in it; line by line as it was.
    code: String,
}

/// The source files of a crate, without its reference engine, which is a test.
fn sources(krate: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(krate).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).expect("it was found there").to_string_lossy().replace('\\', "/");
        let written = fs::read_to_string(&path).expect("the source can be read");
        let written = written.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let without_comment = |line: &str| line.split("//").next().unwrap_or_default().to_owned() + "\n";
        SourceFile { name, code: written.lines().map(without_comment).collect() }
    };
    let files = files.into_iter().map(read);
    files.filter(|file| file.name != "oracle.rs" && !file.name.starts_with("oracle/")).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

impl SourceFile {
    fn room(&self) -> &str {
        self.name.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The paths that begin at the root of the crate, each with its line: `crate::a::b` and `crate::{a, b::c}` alike.
    fn paths(&self) -> Vec<(usize, String)> {
        let mut paths = Vec::new();
        for (at, _) in self.code.match_indices("crate::") {
            let line = self.code[..at].matches('\n').count() + 1;
            let rest = &self.code[at + "crate::".len()..];
            let group = rest.strip_prefix('{').map(items);
            let single = || {
                vec![
                    rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':')))
                        .next()
                        .unwrap_or_default()
                        .to_owned(),
                ]
            };
            paths.extend(group.unwrap_or_else(single).into_iter().map(|path| (line, path)));
        }
        paths
    }
}

/// The items of a group up to its closing brace; what stands in inner groups belongs to its item.
fn items(group: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0;
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => {
                items.push(String::new());
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        items.last_mut().expect("there is one").push(c);
    }
    items.into_iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

/// The rooms that the names at the root of the library come from; none for names of other crates.
fn origins() -> BTreeMap<String, Option<String>> {
    let library = sources("bestfoot").into_iter().find(|file| file.name == "lib.rs").expect("a library has a root");
    let mut origins = BTreeMap::new();
    for item in library.code.split(';') {
        let words: Vec<&str> = item.split_whitespace().collect();
        if let Some(place) = words.iter().position(|word| *word == "mod") {
            origins.insert(words[place + 1].to_owned(), Some(words[place + 1].to_owned()));
        }
        let Some((_, path)) = item.split_once("pub use ") else {
            continue;
        };
        let room = path.strip_prefix("self::").and_then(|path| path.split_once("::")).map(|(room, _)| room.to_owned());
        let names = path
            .split_once('{')
            .map_or_else(|| vec![path.rsplit("::").next().unwrap_or(path).to_owned()], |(_, group)| items(group));
        origins.extend(names.into_iter().map(|name| (name, room.clone())));
    }
    origins
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn none(mistakes: &[String], rule: &str) {
    assert!(mistakes.is_empty(), "{rule}:\n{}", mistakes.join("\n"));
}

#[test]
fn rooms_know_only_what_stands_below_them() {
    let origins = origins();
    let mut mistakes = Vec::new();
    for room in origins.values().flatten() {
        if floor(room).is_none() && room != "oracle" {
            mistakes.push(format!("the room `{room}` stands on no floor: add it to the table of this test"));
        }
    }
    for file in sources("bestfoot").iter().filter(|file| file.name != "lib.rs") {
        let Some(own) = floor(file.room()) else {
            continue;
        };
        for (line, path) in file.paths() {
            let name = path.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
            let place = format!("crates/bestfoot/src/{}:{line}", file.name);
            let Some(origin) = origins.get(name) else {
                mistakes.push(format!("{place}: nobody knows where `crate::{name}` comes from"));
                continue;
            };
            let Some(room) = origin else {
                continue;
            };
            let excepted = EXCEPTIONS.iter().any(|(known, above, _)| *known == file.name && above == room);
            if floor(room) > Some(own) && !excepted {
                mistakes.push(format!("{place}: `{}` must not know `{room}`, which stands above it", file.room()));
            }
        }
        let root = "super::".repeat(file.name.matches('/').count() + 1);
        if file.code.contains(&root) && !file.name.ends_with("mod.rs") {
            mistakes
                .push(format!("crates/bestfoot/src/{}: write `crate::` where `{root}` reaches the root", file.name));
        }
    }
    none(&mistakes, "rooms know what stands above them");
}

#[test]
fn lints_know_no_document() {
    let mut mistakes = Vec::new();
    for file in sources("bestfoot").iter().filter(|file| file.room() == "lint") {
        for (line, path) in file.paths().into_iter().filter(|(_, path)| path.to_lowercase().starts_with("document")) {
            let known = |(name, allowed, _): &(&str, &str, &str)| {
                (name.is_empty() || *name == file.name) && path.starts_with(allowed)
            };
            if !LINT_KNOWS.iter().any(known) {
                mistakes.push(format!(
                    "crates/bestfoot/src/{}:{line}: definitions of lints do not know `{path}`",
                    file.name
                ));
            }
        }
    }
    none(&mistakes, "lints know documents");
}

#[test]
fn engines_are_known_in_one_place() {
    let mut mistakes = Vec::new();
    for (krate, engine, places, most) in ENGINES {
        let names = |file: &&SourceFile| {
            let path = format!("{engine}::");
            file.code.match_indices(&path).any(|(at, _)| {
                let before = file.code[..at].chars().next_back();
                before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '_' | ':')))
            })
        };
        let files: Vec<String> = sources(krate).iter().filter(names).map(|file| file.name.clone()).collect();
        let strange: Vec<&String> =
            files.iter().filter(|file| !places.is_empty() && !places.contains(&file.as_str())).collect();
        if !strange.is_empty() || files.len() > most {
            mistakes.push(format!("{krate}: `{engine}` is known in {files:?}"));
        }
    }
    none(&mistakes, "an engine is known in more than its place");
}
