//! What `bestfoot.toml` says: levels, kinds of files, exceptions. Finding and reading the file is the front end's matter.

use crate::tree::{At, Errors, Table, Value};
use crate::{FileError, Kind, Severity, Span, tree};

/// What `bestfoot.toml` says.
#[non_exhaustive]
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The file's name, for errors about its entries.
    pub name: String,
    /// `[lints]`: levels of lints and groups, in the order of the file.
    pub levels: Vec<LevelSetting>,
    /// `[kinds.KIND]`: what differs for a kind.
    pub kinds: Vec<KindSettings>,
    /// `[files]`: globs and the kind of the drafts they match, in the order of the file.
    pub files: Vec<(Glob, Kind)>,
    /// `[[letterhead]]`: globs of drafts whose contact details a template adds.
    pub letterhead_elsewhere: Vec<Glob>,
    /// `[[allow]]`: findings that are meant to stay.
    pub allows: Vec<Allow>,
    /// `extend-lints`: paths of lint files, relative to the file.
    pub extend_lints: Vec<String>,
    /// `accept`: words and names that are never flagged as misspelled.
    pub accept: Vec<String>,
    /// `dialect`: the English that is meant, if one is.
    pub dialect: Option<Dialect>,
}

/// A pattern of file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob {
    /// The pattern.
    pub pattern: String,
    /// Where it stands in the file.
    pub place: Span,
}

impl From<At<String>> for Glob {
    fn from(found: At<String>) -> Self {
        Self { pattern: found.value, place: found.span }
    }
}

/// A level of a lint or a group.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelSetting {
    /// The id of a lint or the name of a group.
    pub selector: String,
    /// The level.
    pub level: Level,
    /// Where the setting stands in its file; none for one given elsewhere.
    pub place: Option<Span>,
}

/// How loud a lint is: off, or a severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Silent.
    Off,
    /// Reports with this severity.
    At(Severity),
}

impl Level {
    /// The level of that name: `off`, `info`, `warning` or `error`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "off" => Some(Self::Off),
            "info" => Some(Self::At(Severity::Info)),
            "warning" => Some(Self::At(Severity::Warning)),
            "error" => Some(Self::At(Severity::Error)),
            _ => None,
        }
    }
}

/// What differs for a kind of draft.
#[non_exhaustive]
#[derive(Clone, Debug)]
pub struct KindSettings {
    /// The kind.
    pub kind: Kind,
    /// Levels that replace the general ones.
    pub levels: Vec<LevelSetting>,
    /// The fewest and the most words a draft of this kind should have.
    pub words: Option<(u32, u32)>,
    /// The fewest and the most questions of a list of them.
    pub questions: Option<(u32, u32)>,
}

/// A finding that is meant to stay.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The id of the lint.
    pub lint: String,
    /// The words of the draft; any, if left out.
    pub text: Option<String>,
    /// A glob of the drafts it holds for; all, if left out.
    pub path: Option<Glob>,
    /// Why.
    pub reason: Option<String>,
    /// Where it stands in the file.
    pub place: Span,
}

/// A variety of English.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// American.
    American,
    /// British.
    British,
}

impl Dialect {
    pub(crate) fn read(table: &Table<'_, '_>, word: &At<String>) -> Option<Self> {
        let dialect = match word.value.as_str() {
            "american" | "en-US" => Some(Self::American),
            "british" | "en-GB" => Some(Self::British),
            _ => None,
        };
        if dialect.is_none() {
            let help = "it is american or british".to_owned();
            table.errors.push(word.span, format!("there is no dialect `{}`", word.value), Some(help));
        }
        dialect
    }
}

impl Config {
    /// Reads a `bestfoot.toml`; `name` is what errors call the file.
    ///
    /// # Errors
    ///
    /// Every mistake of the file with its place. Whether lints and groups exist is known when the linter is built.
    pub fn parse(name: &str, toml: &str) -> Result<Self, Vec<FileError>> {
        let errors = Errors::new(name);
        let mut config = Self { name: name.to_owned(), ..Self::default() };
        if let Some(root) = tree::parse(toml, &errors) {
            config.read(&Table::root(&root, &errors));
        }
        let errors = errors.into_list();
        if errors.is_empty() { Ok(config) } else { Err(errors) }
    }

    fn read(&mut self, table: &Table<'_, '_>) {
        self.levels = table.get("lints").and_then(Value::table).map(|lints| levels(&lints)).unwrap_or_default();
        if let Some(kinds) = table.get("kinds").and_then(Value::table) {
            for (name, value) in kinds.entries() {
                let kind = kinds.errors.kind(&name);
                if let (Some(kind), Some(settings)) = (kind, value.table()) {
                    self.kinds.push(kind_settings(kind, &settings));
                }
            }
        }
        if let Some(files) = table.get("files").and_then(Value::table) {
            for (glob, value) in files.entries() {
                let kind = value.string().and_then(|word| files.errors.kind(&word));
                self.files.extend(kind.map(|kind| (glob.into(), kind)));
            }
        }
        for letterhead in table.tables("letterhead") {
            let path = letterhead.required("path");
            if let Some(place) = letterhead.required("where")
                && place.value != "elsewhere"
            {
                let help = "write `where = \"elsewhere\"`: the contact details come from a template".to_owned();
                table.errors.push(place.span, format!("a letterhead cannot be `{}`", place.value), Some(help));
            }
            letterhead.finish();
            self.letterhead_elsewhere.extend(path.map(Glob::from));
        }
        for allow in table.tables("allow") {
            let lint = allow.required("lint");
            let text = allow.string("text").map(|text| text.value);
            let path = allow.string("path").map(Glob::from);
            let reason = allow.string("reason").map(|reason| reason.value);
            allow.finish();
            self.allows.extend(lint.map(|lint| Allow { place: lint.span, lint: lint.value, text, path, reason }));
        }
        self.extend_lints = table.strings("extend-lints").into_iter().map(|path| path.value).collect();
        self.accept = table.strings("accept").into_iter().map(|word| word.value).collect();
        self.dialect = table.string("dialect").and_then(|word| Dialect::read(table, &word));
        table.finish();
    }
}

fn kind_settings(kind: Kind, table: &Table<'_, '_>) -> KindSettings {
    let words = bounds(table, "words", "[80, 450]");
    // Elsewhere the key is unknown: no other draft is a list of questions.
    let questions = if kind == Kind::Questions { bounds(table, "questions", "[3, 10]") } else { None };
    let levels = table.get("lints").and_then(Value::table).map(|lints| levels(&lints)).unwrap_or_default();
    table.finish();
    KindSettings { kind, levels, words, questions }
}

/// The fewest and the most of something.
fn bounds(table: &Table<'_, '_>, key: &'static str, example: &str) -> Option<(u32, u32)> {
    let value = table.get(key)?;
    let items = value.items();
    let given = items.len();
    let numbers: Vec<u32> = items.into_iter().filter_map(Value::number).collect();
    match numbers[..] {
        [least, most] if given == 2 && least <= most => return Some((least, most)),
        // What is no list or no number is told of already.
        _ if given == 0 && !value.is_list() || numbers.len() < given => {}
        _ => {
            let message = format!("this should be the fewest and the most {key}, the fewest first");
            table.errors.push(value.span, message, Some(format!("for example {example}")));
        }
    }
    None
}

fn levels(table: &Table<'_, '_>) -> Vec<LevelSetting> {
    let entries = table.entries().into_iter();
    let settings = entries.filter_map(|(name, value)| {
        let word = value.string()?;
        let level = Level::from_name(&word.value);
        if level.is_none() {
            let help = "it is off, info, warning or error".to_owned();
            table.errors.push(word.span, format!("there is no level `{}`", word.value), Some(help));
        }
        Some(LevelSetting { selector: name.value, level: level?, place: Some(name.span) })
    });
    settings.collect()
}
