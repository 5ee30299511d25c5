//! Finding the parts of a Word file by their relations.

use std::collections::BTreeMap;

use bestfoot::ReadError;

use super::FORMAT;
use super::styles::Styles;
use crate::package::{Package, damaged};
use crate::xml::{Node, Space, Xml};

/// A part that was read.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) text: String,
    /// What the references in it mean, by their ids.
    relations: BTreeMap<String, Relation>,
}

impl Part {
    /// The target of a link.
    pub(super) fn link(&self, id: &str) -> Option<&str> {
        let relation = self.relations.get(id)?;
        relation.is_external.then_some(relation.target.as_str())
    }
}

/// What a part refers to.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// The last word of its type, such as `header`.
    kind: String,
    target: String,
    is_external: bool,
}

/// The parts of a file; the document comes first.
pub(super) struct Parts {
    pub(super) read: Vec<Part>,
}

impl Parts {
    /// Finds the document.
    pub(super) fn find(package: &mut Package<'_>) -> Result<Self, ReadError> {
        let root = relations(package, "")?;
        let main = root.values().find(|relation| relation.kind == "officeDocument");
        let name = main.map_or_else(|| "word/document.xml".to_owned(), |relation| resolve("", &relation.target));
        let Some(document) = read(package, &name)? else {
            return Err(damaged(FORMAT));
        };
        Ok(Self { read: vec![document] })
    }

    /// Reads the part that the document refers to by this id, and tells its number.
    pub(super) fn related(&mut self, package: &mut Package<'_>, id: &str) -> Result<Option<usize>, ReadError> {
        let relation = self.read[0].relations.get(id);
        let target = relation.map(|relation| relation.target.clone());
        self.add(package, target)
    }

    /// Reads the part of a kind, and tells its number.
    pub(super) fn of_kind(&mut self, package: &mut Package<'_>, kind: &str) -> Result<Option<usize>, ReadError> {
        let target = self.target(kind);
        self.add(package, target)
    }

    /// The styles. They are only looked up where the document uses any.
    pub(super) fn styles(&self, package: &mut Package<'_>) -> Result<Styles, ReadError> {
        let document = &self.read[0];
        let is_used = document.text.contains("rStyle") || document.text.contains("pStyle");
        let Some(target) = self.target("styles").filter(|_| is_used) else {
            return Ok(Styles::default());
        };
        let part = package.part(&resolve(&document.name, &target))?;
        Styles::read(&part.unwrap_or_default())
    }

    fn target(&self, kind: &str) -> Option<String> {
        let relation =
            self.read[0].relations.values().find(|relation| relation.kind == kind && !relation.is_external)?;
        Some(relation.target.clone())
    }

    fn add(&mut self, package: &mut Package<'_>, target: Option<String>) -> Result<Option<usize>, ReadError> {
        let Some(target) = target else {
            return Ok(None);
        };
        let name = resolve(&self.read[0].name, &target);
        if self.read.iter().any(|part| part.name == name) {
            // Read once already; a part that is referred to twice is seen once.
            return Ok(None);
        }
        let Some(part) = read(package, &name)? else {
            return Ok(None);
        };
        self.read.push(part);
        Ok(Some(self.read.len() - 1))
    }
}

fn read(package: &mut Package<'_>, name: &str) -> Result<Option<Part>, ReadError> {
    let Some(text) = package.part(name)? else {
        return Ok(None);
    };
    Ok(Some(Part { name: name.to_owned(), text, relations: relations(package, name)? }))
}

/// The relations of a part, or those of the whole file.
fn relations(package: &mut Package<'_>, part: &str) -> Result<BTreeMap<String, Relation>, ReadError> {
    let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    let Some(text) = package.part(&format!("{folder}{slash}_rels/{file}.rels"))? else {
        return Ok(BTreeMap::new());
    };
    let mut xml = Xml::new(&text, FORMAT);
    let mut relations = BTreeMap::new();
    loop {
        match xml.next()? {
            Node::Start(tag) if tag.name() == "Relationship" => {
                let attribute = |name| xml.attribute(&tag, Space::None, name).unwrap_or_default();
                let kind = attribute("Type");
                let relation = Relation {
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: attribute("Target"),
                    is_external: attribute("TargetMode") == "External",
                };
                relations.insert(attribute("Id"), relation);
            }
            Node::Over => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of a part that another one refers to.
fn resolve(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn names_are_relative_to_the_part() {
        assert_eq!(resolve("word/document.xml", "header1.xml"), "word/header1.xml");
        assert_eq!(resolve("word/document.xml", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolve("word/document.xml", "/word/footer1.xml"), "word/footer1.xml");
        assert_eq!(resolve("", "word/document2.xml"), "word/document2.xml");
    }
}
