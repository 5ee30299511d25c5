//! Lint files: TOML tables of lints, vocabularies, inflections and named guards, read with their places.
//!
//! Each kind of table has its file here, which says what such a table holds and how it is read. Only the form of a table is checked: whether another
//! file has the vocabulary, the guard or the lint that it names is for the compiler to say.

mod about;
mod confidence;
mod definition;
mod example;
mod pattern;
mod scope;
mod texts;
mod vocabulary;

pub(crate) use self::confidence::Confidence;
pub(crate) use self::definition::{Anchor, Definition};
pub(crate) use self::example::{ExampleCase, OWN};
pub(crate) use self::pattern::{OptionValue, Pattern};
pub(crate) use self::texts::Texts;
use self::vocabulary::Vocabulary;
use super::guard::{self, Conditions, Written};
use crate::tree::{At, Errors, Table, Value};
use crate::{FileError, tree};

/// All that a lint file says.
#[derive(Default)]
pub(crate) struct LintFile {
    pub(crate) name: String,
    pub(crate) lints: Vec<Definition>,
    pub(crate) vocabularies: Vec<Vocabulary>,
    pub(crate) inflections: Vec<(At<String>, Vec<At<String>>)>,
    pub(crate) guards: Vec<NamedGuard>,
}

pub(crate) struct NamedGuard {
    pub(crate) name: At<String>,
    pub(crate) any: Vec<Conditions<Written>>,
}

/// Reads a lint file.
pub(crate) fn read(name: &str, toml: &str) -> Result<LintFile, Vec<FileError>> {
    let errors = Errors::new(name);
    let mut file = LintFile { name: name.to_owned(), ..LintFile::default() };
    if let Some(root) = tree::parse(toml, &errors) {
        let root = Table::root(&root, &errors);
        for table in root.tables("lint") {
            file.lints.extend(definition::read(&table));
        }
        if let Some(vocabulary) = root.get("vocabulary").and_then(Value::table) {
            file.vocabularies =
                vocabulary.entries().into_iter().filter_map(|(name, value)| vocabulary::read(name, value)).collect();
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

/// Words without their places.
fn plain(values: Vec<At<String>>) -> Vec<String> {
    values.into_iter().map(|value| value.value).collect()
}
