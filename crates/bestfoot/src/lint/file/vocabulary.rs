//! Vocabularies: lists of entries under a name, which phrases name in turn. Some hold words for somebody named before.

use super::scope::is_whole_sentence;
use crate::lint::phrase;
use crate::tree::{At, Value};

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

pub(super) fn read(name: At<String>, value: Value<'_, '_>) -> Option<Vocabulary> {
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
            let whole_sentence = is_whole_sentence(&table);
            table.finish();
            return Some(Vocabulary { name, extends: false, entries, whole_sentence, reference: None });
        }
        let entries = table.strings("add");
        table.finish();
        return Some(Vocabulary { name, extends: true, entries, whole_sentence: false, reference: None });
    }
    Some(Vocabulary { name, extends: false, entries: value.strings(), whole_sentence: false, reference: None })
}
