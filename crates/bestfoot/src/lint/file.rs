//! Lint files: TOML tables of lints, vocabularies, inflections and named guards, read with their places.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::guard::{self, Conditions, Written};
use super::{Citation, Lint, Variant, phrase};
use crate::application::{Application, Moment};
use crate::document::Zone;
use crate::tree::{At, Errors, Table, Value};
use crate::{Applicability, Dialect, FileError, Kind, Severity, Span, Status, tree};

/// All that a lint file says.
#[derive(Default)]
pub(crate) struct LintFile {
    pub(crate) name: String,
    pub(crate) lints: Vec<Definition>,
    pub(crate) vocabularies: Vec<Vocabulary>,
    pub(crate) inflections: Vec<(At<String>, Vec<At<String>>)>,
    pub(crate) guards: Vec<NamedGuard>,
}

pub(crate) struct Vocabulary {
    pub(crate) name: At<String>,
    /// Entries for a vocabulary that another file began.
    pub(crate) extends: bool,
    pub(crate) entries: Vec<At<String>>,
    /// Entries may go on past their clause.
    pub(crate) whole_sentence: bool,
    /// Whom the entries must refer to, if they are words that stand for somebody named before.
    pub(crate) reference: Option<Reference>,
}

/// What a pronoun stands for, and what else it could stand for.
pub(crate) struct Reference {
    pub(crate) named: Vec<At<String>>,
    pub(crate) rivals: Vec<At<String>>,
    /// What counts where the paragraph has named neither.
    pub(crate) if_unnamed: bool,
}

pub(crate) struct NamedGuard {
    pub(crate) name: At<String>,
    pub(crate) any: Vec<Conditions<Written>>,
}

/// A lint and all that makes it work.
pub(crate) struct Definition {
    pub(crate) lint: Lint,
    pub(crate) place: Span,
    pub(crate) zones: Option<Vec<Zone>>,
    pub(crate) anchor: Option<Anchor>,
    pub(crate) pattern: Pattern,
    pub(crate) when: Option<Conditions<Written>>,
    pub(crate) unless: Vec<Conditions<Written>>,
    pub(crate) supersedes: Vec<At<String>>,
    pub(crate) examples: Vec<ExampleCase>,
}

/// Where a finding about the whole draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Anchor {
    Start,
    Salutation,
    Body,
    Closing,
    Signature,
}

impl Anchor {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "start" => Self::Start,
            "salutation" => Self::Salutation,
            "body" => Self::Body,
            "closing" => Self::Closing,
            "signature" => Self::Signature,
            _ => return None,
        })
    }
}

/// A regex, and literals one of which every match of it holds.
pub(crate) type GatedRegex = (At<String>, Vec<At<String>>);

pub(crate) enum Pattern {
    Phrases {
        entries: Vec<At<String>>,
        whole_sentence: bool,
        replace: Option<String>,
        fix: Applicability,
        /// Further lists, each with conditions of its own.
        also: Vec<Part>,
    },
    Swap {
        pairs: Vec<(At<String>, String)>,
        exact: bool,
        fix: Applicability,
    },
    /// Patterns, each with literals one of which its matches hold.
    Regexes(Vec<GatedRegex>),
    Check {
        name: At<String>,
        options: Vec<(String, OptionValue)>,
        phrases: Vec<(String, Written)>,
    },
}

/// A list of phrases that are meant only under conditions of their own, beside those of the lint.
pub(crate) struct Part {
    pub(crate) entries: Vec<At<String>>,
    pub(crate) whole_sentence: bool,
    pub(crate) when: Option<Conditions<Written>>,
    pub(crate) unless: Vec<Conditions<Written>>,
}

/// A value that a lint's table hands to its check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum OptionValue {
    Text(String),
    Texts(Vec<String>),
    Number(u32),
    Flag(bool),
}

/// An example with all that it takes to run it.
#[allow(clippy::struct_excessive_bools, reason = "they are the flags of the table's form")]
pub(crate) struct ExampleCase {
    /// The English that the configuration names.
    pub(crate) dialect: Option<Dialect>,
    pub(crate) marked: At<String>,
    pub(crate) is_bad: bool,
    pub(crate) whole: bool,
    pub(crate) near_miss: bool,
    pub(crate) fixed: Option<String>,
    pub(crate) kind: Option<Kind>,
    pub(crate) variant: Option<String>,
    pub(crate) application: Application,
    pub(crate) sent: Option<Moment>,
    pub(crate) question: Option<String>,
    /// The name of the draft's file.
    pub(crate) file_name: Option<String>,
    /// What hangs on the draft.
    pub(crate) attachments: Vec<String>,
    pub(crate) markdown: bool,
    /// The other drafts of the packet.
    pub(crate) others: Vec<crate::PacketDraft>,
    /// The candidate's other applications.
    pub(crate) beside: Option<crate::Neighbours>,
}

/// What the example's own application is called among its neighbours.
pub(crate) const OWN: &str = "application.toml";

/// The candidate's other applications in an example: `{ name, application, letter }`.
fn read_beside(tables: &[Table<'_, '_>]) -> Option<crate::Neighbours> {
    let mut neighbours = crate::Neighbours::default();
    for table in tables {
        let name = table.string("name").map_or_else(|| "other/application.toml".to_owned(), |name| name.value);
        let mut application = Application::default();
        if let Some(table) = table.get("application").and_then(Value::table) {
            application.read(&table);
        }
        neighbours.add(&name, &application);
        if let Some(letter) = table.string("letter") {
            let document = crate::Document::new(letter.value, crate::Format::Text);
            let file = name.replace("application.toml", "letter.txt");
            neighbours.add_letter(&name, &application, file, &document);
        }
        table.finish();
    }
    neighbours.add(OWN, &Application::default());
    (!tables.is_empty()).then_some(neighbours)
}

/// Reads a lint file.
pub(crate) fn read(name: &str, toml: &str) -> Result<LintFile, Vec<FileError>> {
    let errors = Errors::new(name);
    let mut file = LintFile { name: name.to_owned(), ..LintFile::default() };
    if let Some(root) = tree::parse(toml, &errors) {
        let root = Table::root(&root, &errors);
        for table in root.tables("lint") {
            file.lints.extend(read_lint(&table));
        }
        if let Some(vocabulary) = root.get("vocabulary").and_then(Value::table) {
            file.vocabularies =
                vocabulary.entries().into_iter().filter_map(|(name, value)| read_vocabulary(name, value)).collect();
        }
        if let Some(inflections) = root.get("inflections").and_then(Value::table) {
            file.inflections = inflections.entries().into_iter().map(|(base, forms)| (base, forms.strings())).collect();
        }
        for table in root.tables("guard") {
            let name = table.required("name");
            let any = table.tables("any").iter().map(guard::read).collect();
            table.finish();
            file.guards.extend(name.map(|name| NamedGuard { name, any }));
        }
        root.finish();
    }
    let errors = errors.into_list();
    if errors.is_empty() { Ok(file) } else { Err(errors) }
}

fn read_vocabulary(name: At<String>, value: Value<'_, '_>) -> Option<Vocabulary> {
    if !phrase::is_name(&name.value) {
        value.errors.push(
            name.span,
            format!("`{}` is no name for a vocabulary", name.value),
            Some("use lower case and hyphens".to_owned()),
        );
        return None;
    }
    if value.is_table() {
        let table = value.table()?;
        if table.get("words").is_some() {
            let entries = table.strings("words");
            let reference = Reference {
                named: table.strings("for"),
                rivals: table.strings("rivals"),
                if_unnamed: table.boolean("if-unnamed").unwrap_or_default(),
            };
            if reference.named.is_empty() {
                table.errors.push(table.header(), "`for` is missing: whom do these words stand for?", None);
            }
            table.finish();
            return Some(Vocabulary {
                name,
                extends: false,
                entries,
                whole_sentence: false,
                reference: Some(reference),
            });
        }
        if table.get("entries").is_some() {
            let entries = table.strings("entries");
            let whole_sentence = read_scope(&table);
            table.finish();
            return Some(Vocabulary { name, extends: false, entries, whole_sentence, reference: None });
        }
        let entries = table.strings("add");
        table.finish();
        return Some(Vocabulary { name, extends: true, entries, whole_sentence: false, reference: None });
    }
    Some(Vocabulary { name, extends: false, entries: value.strings(), whole_sentence: false, reference: None })
}

fn read_lint(table: &Table<'_, '_>) -> Option<Definition> {
    let id = table.required("id");
    let name = table.required("name");
    let group = table.required("group");
    let message = table.required("message");
    let why = table.required("why");
    if let Some(id) = &id
        && !phrase::is_name(&id.value)
    {
        table.errors.push(id.span, format!("`{}` is no id", id.value), Some("use lower case and hyphens".to_owned()));
    }
    let (severity, kind_severity) = table.get("severity").map_or_else(
        || {
            table.errors.push(table.header(), "`severity` is missing", Some("it is error, warning or info".to_owned()));
            (Severity::Warning, Vec::new())
        },
        read_severity,
    );
    let status = table.string("status").map_or(Status::Stable, |word| match word.value.as_str() {
        "stable" => Status::Stable,
        "preview" => Status::Preview,
        _ => {
            table.errors.push(
                word.span,
                format!("there is no status `{}`", word.value),
                Some("it is stable or preview".to_owned()),
            );
            Status::Preview
        }
    });
    let pattern = if let Some(value) = table.get("match") {
        value.table().and_then(|table| read_pattern(&table))
    } else {
        let help = "a lint has phrases, swap, regex or check under `match`".to_owned();
        table.errors.push(table.header(), "`match` is missing", Some(help));
        None
    };
    let lint = Lint {
        aliases: plain(table.strings("aliases")),
        status,
        since: table.string("since").map(|since| since.value).unwrap_or_default(),
        severity,
        kind_severity,
        kinds: kinds(table, "kinds"),
        label: table.string("label").map(|label| label.value),
        help: table.string("help").map(|help| help.value),
        sources: table.tables("source").iter().filter_map(read_citation).collect(),
        variants: table
            .get("variants")
            .and_then(Value::table)
            .map(|variants| read_variants(&variants))
            .unwrap_or_default(),
        id: id.as_ref()?.value.clone(),
        name: name?.value,
        group: group?.value,
        message: message?.value,
        why: why?.value.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    let zones = table.get("zones").map(|value| {
        let names = value.strings().into_iter();
        let zones = names.filter_map(|name| {
            let zone = Zone::from_name(&name.value);
            if zone.is_none() {
                let help =
                    tree::nearest(&name.value, Zone::ALL.map(Zone::name)).map(|near| format!("did you mean `{near}`?"));
                table.errors.push(name.span, format!("there is no zone `{}`", name.value), help);
            }
            zone
        });
        zones.collect()
    });
    let anchor = table.string("anchor").and_then(|word| {
        let anchor = Anchor::from_name(&word.value);
        if anchor.is_none() {
            let help = "it is start, salutation, body, closing or signature".to_owned();
            table.errors.push(word.span, format!("there is no anchor `{}`", word.value), Some(help));
        }
        anchor
    });
    let when = table.get("when").and_then(Value::table).map(|table| guard::read(&table));
    let unless = table.tables("unless").iter().map(guard::read).collect();
    let supersedes = table.strings("supersedes");
    let first_kind = lint.kinds.first().copied();
    let examples = table.tables("examples").iter().filter_map(|table| read_example(table, first_kind)).collect();
    table.finish();
    Some(Definition { lint, place: id?.span, zones, anchor, pattern: pattern?, when, unless, supersedes, examples })
}

fn read_severity(value: Value<'_, '_>) -> (Severity, Vec<(Kind, Severity)>) {
    let severity = |word: At<String>| {
        let found = match word.value.as_str() {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "info" => Some(Severity::Info),
            _ => None,
        };
        if found.is_none() {
            let help = "it is error, warning or info".to_owned();
            value.errors.push(word.span, format!("there is no severity `{}`", word.value), Some(help));
        }
        found
    };
    if value.is_string() {
        return (value.string().and_then(severity).unwrap_or(Severity::Warning), Vec::new());
    }
    let mut default = Severity::Warning;
    let mut by_kind = Vec::new();
    for (name, value) in value.table().map(|table| table.entries()).unwrap_or_default() {
        let Some(level) = value.string().and_then(severity) else {
            continue;
        };
        if name.value == "default" {
            default = level;
            continue;
        }
        match name.value.parse::<Kind>() {
            Ok(kind) => by_kind.push((kind, level)),
            Err(error) => value.errors.push(name.span, error.to_string(), None),
        }
    }
    (default, by_kind)
}

fn read_citation(table: &Table<'_, '_>) -> Option<Citation> {
    let citation = if let Some(article) = table.string("article") {
        let item = table.get("item").and_then(Value::number).unwrap_or_default();
        Citation::Article { article: article.value, item }
    } else {
        let title = table.required("title").map(|title| title.value);
        let year = table.get("year").and_then(Value::number);
        let url = table.string("url").map(|url| url.value);
        let Some(title) = title else {
            table.finish();
            return None;
        };
        Citation::Publication { title, year, url }
    };
    table.finish();
    Some(citation)
}

fn read_variants(table: &Table<'_, '_>) -> Vec<Variant> {
    let entries = table.entries().into_iter();
    let variants = entries.filter_map(|(name, value)| {
        let table = value.table()?;
        let variant = Variant {
            name: name.value,
            severity: table.get("severity").map(|value| read_severity(value).0),
            message: table.string("message").map(|text| text.value),
            label: table.string("label").map(|text| text.value),
            help: table.string("help").map(|text| text.value),
        };
        table.finish();
        Some(variant)
    });
    variants.collect()
}

fn read_pattern(table: &Table<'_, '_>) -> Option<Pattern> {
    let given = ["phrases", "swap", "regex", "check"].into_iter().filter(|key| table.get(key).is_some()).count();
    if given != 1 {
        let help = "give one of phrases, swap, regex, check".to_owned();
        table.errors.push(table.header(), "a lint matches in exactly one way", Some(help));
        return None;
    }
    let fix = |table: &Table<'_, '_>| {
        table.string("fix").map_or(Applicability::Display, |word| match word.value.as_str() {
            "safe" => Applicability::Safe,
            "unsafe" => Applicability::Unsafe,
            "display" => Applicability::Display,
            _ => {
                table.errors.push(
                    word.span,
                    format!("a fix cannot be `{}`", word.value),
                    Some("it is safe, unsafe or display".to_owned()),
                );
                Applicability::Display
            }
        })
    };
    if let Some(name) = table.get("check") {
        return read_check(table, name);
    }
    let pattern = if let Some(entries) = table.get("phrases") {
        let whole_sentence = read_scope(table);
        let replace = table.string("replace").map(|text| text.value);
        let also = table.tables("also").iter().map(read_part).collect();
        Pattern::Phrases { entries: entries.strings(), whole_sentence, replace, fix: fix(table), also }
    } else if let Some(swap) = table.get("swap") {
        let exact = table.string("case").is_some_and(|case| {
            if !matches!(case.value.as_str(), "exact" | "folded") {
                table.errors.push(
                    case.span,
                    format!("there is no case `{}`", case.value),
                    Some("it is exact or folded".to_owned()),
                );
            }
            case.value == "exact"
        });
        let pairs =
            swap.table()?.entries().into_iter().filter_map(|(from, to)| Some((from, to.string()?.value))).collect();
        Pattern::Swap { pairs, exact, fix: fix(table) }
    } else {
        Pattern::Regexes(read_regexes(table)?)
    };
    table.finish();
    Some(pattern)
}

/// Whether a match may go on past its clause.
fn read_scope(table: &Table<'_, '_>) -> bool {
    table.string("scope").is_some_and(|scope| {
        if !matches!(scope.value.as_str(), "clause" | "sentence") {
            table.errors.push(
                scope.span,
                format!("there is no scope `{}`", scope.value),
                Some("it is clause or sentence".to_owned()),
            );
        }
        scope.value == "sentence"
    })
}

fn read_part(table: &Table<'_, '_>) -> Part {
    let part = Part {
        entries: table.strings("phrases"),
        whole_sentence: read_scope(table),
        when: table.get("when").and_then(Value::table).map(|table| guard::read(&table)),
        unless: table.tables("unless").iter().map(guard::read).collect(),
    };
    if part.entries.is_empty() {
        table.errors.push(table.header(), "`phrases` is missing", None);
    }
    table.finish();
    part
}

/// One regex with its `requires` beside it, or a list of tables of both: each is built only where one of its own literals stands. A literal with a
/// capital must stand just so; others count in any case.
fn read_regexes(table: &Table<'_, '_>) -> Option<Vec<GatedRegex>> {
    let value = table.get("regex")?;
    let gated = |pattern: At<String>, requires: Vec<At<String>>| {
        if requires.is_empty() {
            let help =
                "list literals one of which every match holds, so that the pattern runs only near them".to_owned();
            table.errors.push(pattern.span, "`requires` is missing", Some(help));
        }
        (pattern, requires)
    };
    if value.is_string() {
        return Some(vec![gated(value.string()?, table.strings("requires"))]);
    }
    let parts = value.items().into_iter().filter_map(Value::table).filter_map(|part| {
        let pattern = part.required("pattern");
        let requires = part.strings("requires");
        part.finish();
        Some(gated(pattern?, requires))
    });
    Some(parts.collect())
}

/// A check takes options of any name. `any`, and every list that names a vocabulary or has another mark of the phrase language, holds phrases.
fn read_check(table: &Table<'_, '_>, name: Value<'_, '_>) -> Option<Pattern> {
    let name = name.string()?;
    let mut options = BTreeMap::new();
    let mut phrases = Vec::new();
    for (key, value) in table.entries() {
        if key.value == "check" {
            continue;
        }
        let marked = |entry: &At<String>| entry.value.contains(['@', '{', '[', '~']);
        let is_list = key.value == "any" || value.is_list() && value.strings().iter().any(marked);
        if is_list {
            phrases.push((key.value, value.strings()));
            continue;
        }
        let option = if value.is_string() {
            value.string().map(|text| OptionValue::Text(text.value))
        } else if value.is_number() {
            value.number().map(OptionValue::Number)
        } else if value.is_boolean() {
            value.boolean().map(OptionValue::Flag)
        } else {
            Some(OptionValue::Texts(plain(value.strings())))
        };
        options.extend(option.map(|option| (key.value, option)));
    }
    Some(Pattern::Check { name, options: options.into_iter().collect(), phrases })
}

/// Another draft of an example's packet: `{ name, kind, text, sent, to }`.
fn read_other(table: &Table<'_, '_>) -> Option<crate::PacketDraft> {
    let text = table.required("text")?;
    let mut document = crate::Document::new(text.value, crate::Format::Text);
    document.facts_mut().sent = table
        .get("sent")
        .and_then(Value::datetime)
        .and_then(|found| Some(Moment { date: found.date.and_then(date)?, time: None }));
    let kind = table.string("kind").and_then(|word| word.value.parse().ok());
    let name = table.string("name").map_or_else(|| "other.txt".to_owned(), |name| name.value);
    table.finish();
    Some(crate::PacketDraft { name, document: document.with_kind(kind) })
}

fn read_example(table: &Table<'_, '_>, first_kind: Option<Kind>) -> Option<ExampleCase> {
    let bad = table.string("bad");
    let good = table.string("good");
    let (is_bad, marked) = match (bad, good) {
        (Some(bad), None) => (true, bad),
        (None, Some(good)) => (false, good),
        _ => {
            table.errors.push(table.header(), "an example is either `bad` or `good`", None);
            return None;
        }
    };
    let mut application = Application::default();
    if let Some(table) = table.get("application").and_then(Value::table) {
        application.read(&table);
    }
    application.today = table.get("today").and_then(Value::datetime).and_then(|found| found.date).and_then(date);
    application.posting = table.string("posting").map(|text| crate::Document::new(text.value, crate::Format::Text));
    application.resume = table.string("resume").map(|text| crate::Document::new(text.value, crate::Format::Text));
    let mut sent = None;
    let mut question = None;
    let mut file_name = None;
    let mut attachments = Vec::new();
    if let Some(document) = table.get("document").and_then(Value::table) {
        sent = document.get("sent").and_then(Value::datetime).and_then(|found| {
            let time =
                found.time.and_then(|time| jiff::civil::Time::new(time.hour as i8, time.minute as i8, 0, 0).ok());
            found.date.and_then(date).map(|date| Moment { date, time })
        });
        question = document.string("question").map(|text| text.value);
        file_name = document.string("file-name").map(|text| text.value);
        attachments = plain(document.strings("attachments"));
        document.finish();
    }
    // A draft whose kind is not known is one of its own.
    let kind = match table.string("kind") {
        Some(word) if word.value == "unknown" => None,
        Some(word) => word
            .value
            .parse()
            .map_err(|error: crate::UnknownKind| table.errors.push(word.span, error.to_string(), None))
            .ok(),
        None => first_kind.or(Some(Kind::InterviewAnswer)),
    };
    let whole = table.boolean("whole").unwrap_or_default();
    if is_bad && !whole && !marked.value.contains('«') {
        let help =
            "mark the words to report with «…», or say `whole = true` for a finding about the whole draft".to_owned();
        table.errors.push(marked.span, "nothing is marked in this `bad` example", Some(help));
    }
    let markdown = table.string("format").is_some_and(|format| {
        if !matches!(format.value.as_str(), "text" | "markdown") {
            table.errors.push(
                format.span,
                format!("there is no format `{}` for an example", format.value),
                Some("it is text or markdown".to_owned()),
            );
        }
        format.value == "markdown"
    });
    let others = table.tables("others").iter().filter_map(read_other).collect();
    let beside = read_beside(&table.tables("beside"));
    let example = ExampleCase {
        others,
        beside,
        dialect: table.string("dialect").and_then(|word| Dialect::read(table, &word)),
        is_bad,
        whole,
        near_miss: table.boolean("near-miss").unwrap_or_default(),
        fixed: table.string("fixed").map(|text| text.value),
        kind,
        variant: table.string("variant").map(|text| text.value),
        application,
        sent,
        question,
        file_name,
        attachments,
        markdown,
        marked,
    };
    table.finish();
    Some(example)
}

fn date(found: toml::value::Date) -> Option<Date> {
    Date::new(i16::try_from(found.year).ok()?, found.month as i8, found.day as i8).ok()
}

fn kinds(table: &Table<'_, '_>, key: &'static str) -> Vec<Kind> {
    let names = table.strings(key).into_iter();
    let kinds = names.filter_map(|name| {
        name.value
            .parse()
            .map_err(|error: crate::UnknownKind| table.errors.push(name.span, error.to_string(), None))
            .ok()
    });
    kinds.collect()
}

fn plain(values: Vec<At<String>>) -> Vec<String> {
    values.into_iter().map(|value| value.value).collect()
}
