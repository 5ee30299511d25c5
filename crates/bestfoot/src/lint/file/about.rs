//! What a lint says of itself beside its plain texts: how much a finding costs and in which drafts, where the advice comes from, other forms of it.

use crate::lint::{Citation, Variant};
use crate::tree::{At, Table, Value};
use crate::{Kind, Severity, Status};

/// How much a finding costs, and in drafts of some kinds.
pub(super) fn severities(table: &Table<'_, '_>) -> (Severity, Vec<(Kind, Severity)>) {
    table.get("severity").map_or_else(
        || {
            table.errors.push(table.header(), "`severity` is missing", Some("it is error, warning or info".to_owned()));
            (Severity::Warning, Vec::new())
        },
        severity,
    )
}

fn severity(value: Value<'_, '_>) -> (Severity, Vec<(Kind, Severity)>) {
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
        by_kind.extend(value.errors.kind(&name).map(|kind| (kind, level)));
    }
    (default, by_kind)
}

pub(super) fn status(table: &Table<'_, '_>) -> Status {
    table.string("status").map_or(Status::Stable, |word| match word.value.as_str() {
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
    })
}

pub(super) fn kinds(table: &Table<'_, '_>) -> Vec<Kind> {
    let names = table.strings("kinds").into_iter();
    names.filter_map(|name| table.errors.kind(&name)).collect()
}

pub(super) fn citation(table: &Table<'_, '_>) -> Option<Citation> {
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

pub(super) fn variants(table: &Table<'_, '_>) -> Vec<Variant> {
    let entries = table.entries().into_iter();
    let variants = entries.filter_map(|(name, value)| {
        let table = value.table()?;
        let variant = Variant {
            name: name.value,
            severity: table.get("severity").map(|value| severity(value).0),
            message: table.string("message").map(|text| text.value),
            label: table.string("label").map(|text| text.value),
            help: table.string("help").map(|text| text.value),
        };
        table.finish();
        Some(variant)
    });
    variants.collect()
}
