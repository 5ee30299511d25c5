//! Lints: what each says of itself, and all that makes it work.

use serde::{Deserialize, Serialize};

use super::example::{self, ExampleCase};
use super::pattern::{self, Pattern};
use super::{about, plain};
use crate::Span;
use crate::document::Zone;
use crate::lint::guard::{self, Conditions, Written};
use crate::lint::{Lint, phrase};
use crate::tree::{At, Table, Value, nearest};

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
    /// Reported though another lint reports more words around.
    pub(crate) also_within: bool,
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
    Subject,
}

impl Anchor {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "start" => Self::Start,
            "salutation" => Self::Salutation,
            "body" => Self::Body,
            "closing" => Self::Closing,
            "signature" => Self::Signature,
            "subject" => Self::Subject,
            _ => return None,
        })
    }
}

pub(super) fn read(table: &Table<'_, '_>) -> Option<Definition> {
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
    let (severity, kind_severity) = about::severities(table);
    let status = about::status(table);
    let pattern = if let Some(value) = table.get("match") {
        value.table().and_then(|table| pattern::read(&table))
    } else {
        let help = "a lint has phrases, swap, regex or check under `match`".to_owned();
        table.errors.push(table.header(), "`match` is missing", Some(help));
        None
    };
    let aliases = plain(table.strings("aliases"));
    let since = table.string("since").map(|since| since.value).unwrap_or_default();
    let kinds = about::kinds(table);
    let label = table.string("label").map(|label| label.value);
    let help = table.string("help").map(|help| help.value);
    let sources = table.tables("source").iter().filter_map(about::citation).collect();
    let variants = table.get("variants").and_then(Value::table);
    let variants = variants.map(|variants| about::variants(&variants)).unwrap_or_default();
    let zones = read_zones(table);
    let anchor = read_anchor(table);
    let when = table.get("when").and_then(Value::table).map(|table| guard::read(&table));
    let unless = table.tables("unless").iter().map(guard::read).collect();
    let supersedes = table.strings("supersedes");
    let also_within = table.get("also-within");
    let first_kind = kinds.first().copied();
    let examples = table.tables("examples").iter().filter_map(|table| example::read(table, first_kind)).collect();
    // A key that is missing may be there under a mistyped name, so that all are looked at before anything is given up.
    table.finish();
    let (id, pattern) = (id?, pattern?);
    if let Some(value) = also_within
        && !matches!(pattern, Pattern::Phrases { replace: None, .. })
    {
        let help = "of checks, patterns and replacements every finding is told in any case".to_owned();
        table.errors.push(value.span, "`also-within` is for lints of phrases".to_owned(), Some(help));
    }
    let also_within = also_within.and_then(Value::boolean).unwrap_or_default();
    let lint = Lint {
        aliases,
        status,
        since,
        severity,
        kind_severity,
        kinds,
        label,
        help,
        sources,
        variants,
        has_doubts: pattern.has_doubts(),
        id: id.value,
        name: name?.value,
        group: group?.value,
        message: message?.value,
        why: why?.value.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    Some(Definition { lint, place: id.span, zones, anchor, pattern, when, unless, supersedes, also_within, examples })
}

fn read_zones(table: &Table<'_, '_>) -> Option<Vec<Zone>> {
    table.get("zones").map(|value| {
        let names = value.strings().into_iter();
        let zones = names.filter_map(|name| {
            let zone = Zone::from_name(&name.value);
            if zone.is_none() {
                let help =
                    nearest(&name.value, Zone::ALL.map(Zone::name)).map(|near| format!("did you mean `{near}`?"));
                table.errors.push(name.span, format!("there is no zone `{}`", name.value), help);
            }
            zone
        });
        zones.collect()
    })
}

fn read_anchor(table: &Table<'_, '_>) -> Option<Anchor> {
    table.string("anchor").and_then(|word| {
        let anchor = Anchor::from_name(&word.value);
        if anchor.is_none() {
            let help = "it is start, salutation, body, closing or signature".to_owned();
            table.errors.push(word.span, format!("there is no anchor `{}`", word.value), Some(help));
        }
        anchor
    })
}
