//! What lints match: phrases with what an accepted one means, regexes, and checks with their options.

use std::collections::HashMap;

use super::lexicon::Lexicon;
use super::mistakes::Mistakes;
use super::symbols::Label;
use crate::lint::file::{Definition, LintFile, Pattern};
use crate::lint::phrase::Form;
use crate::program::{CheckRule, EditRule, Shape, WIDE, build_regex};
use crate::template;
use crate::tree::At;

pub(super) struct Patterns<'m> {
    mistakes: &'m Mistakes,
    pub(super) shapes: Vec<Shape>,
    shape_numbers: HashMap<Shape, u32>,
    pub(super) phrases: Vec<LintPhrase>,
    /// The lint, the pattern and the literals of each.
    pub(super) regexes: Vec<(u32, String, Vec<String>)>,
}

pub(super) struct LintPhrase {
    pub(super) lint: u32,
    pub(super) symbols: Vec<Label>,
    /// The number of its shape, with [`WIDE`] if it may reach over clauses.
    pub(super) shape: u32,
}

impl<'m> Patterns<'m> {
    pub(super) fn new(mistakes: &'m Mistakes) -> Self {
        Self { mistakes, shapes: Vec::new(), shape_numbers: HashMap::new(), phrases: Vec::new(), regexes: Vec::new() }
    }

    /// Keeps the phrases and regexes of a lint. A check is handed back: the lint's rule names it.
    pub(super) fn read(
        &mut self,
        file: &LintFile,
        definition: &Definition,
        lint: u32,
        lexicon: &mut Lexicon<'_>,
    ) -> Option<(String, CheckRule)> {
        match &definition.pattern {
            Pattern::Phrases { entries, whole_sentence, replace, fix, also, .. } => {
                let edit =
                    replace.as_ref().map(|text| EditRule { written: None, replacement: text.clone(), fix: *fix });
                let first = (entries, *whole_sentence);
                let parts = std::iter::once(first).chain(also.iter().map(|part| (&part.entries, part.whole_sentence)));
                for (part, (entries, whole_sentence)) in parts.enumerate() {
                    for entry in entries {
                        for form in lexicon.forms(file, entry) {
                            self.check_templates(file, entry, definition, &form);
                            let mut symbols = lexicon.symbols(file, entry.span, &form.elements);
                            let referring = lexicon.refer(file, entry.span, &mut symbols);
                            if symbols.len() == form.elements.len() {
                                let shape = shape(&form, edit.clone());
                                let shape = Shape { part: part as u32, referring, ..shape };
                                self.phrase(lint, symbols, shape, whole_sentence);
                            }
                        }
                    }
                }
            }
            Pattern::Swap { pairs, exact, fix } => {
                for (from, to) in pairs {
                    let written = exact.then(|| from.value.clone());
                    let edit = EditRule { written, replacement: to.clone(), fix: *fix };
                    let forms = if *exact { lexicon.literal(file, from) } else { lexicon.forms(file, from) };
                    for form in forms {
                        let symbols = lexicon.symbols(file, from.span, &form.elements);
                        if symbols.len() == form.elements.len() {
                            self.phrase(lint, symbols, shape(&form, Some(edit.clone())), false);
                        }
                    }
                }
            }
            Pattern::Regexes(parts) => {
                for (pattern, requires) in parts {
                    if let Err(error) = build_regex(&pattern.value) {
                        let error = error.to_string();
                        let last = error.lines().last().unwrap_or("this is no regex");
                        let message = last.trim_start_matches("error: ").to_owned();
                        self.mistakes.add(file, pattern.span, message, None);
                    }
                    let requires = requires.iter().map(|literal| literal.value.clone()).collect();
                    self.regexes.push((lint, pattern.value.clone(), requires));
                }
            }
            Pattern::Check { name, options, phrases } => {
                let phrases = phrases.iter().map(|(key, entries)| (key.value.clone(), lexicon.list(file, entries)));
                let phrases = phrases.collect();
                let options = options.iter().map(|(key, value)| (key.value.clone(), value.clone())).collect();
                return Some((name.value.clone(), CheckRule { options, phrases }));
            }
        }
        None
    }

    /// Every name in a template of a phrase lint is a capture of each phrase, or has a default.
    fn check_templates(&self, file: &LintFile, entry: &At<String>, definition: &Definition, form: &Form) {
        let lint = &definition.lint;
        let texts = [Some(&lint.message), lint.label.as_ref(), lint.help.as_ref()];
        for text in texts.into_iter().flatten() {
            for name in template::names(text) {
                if name != "match" && !form.captures.iter().any(|capture| capture.name == name) {
                    let message =
                        format!("this phrase has no capture `{name}`, which the message of `{}` shows", lint.id);
                    let help = format!("add `({name}: …)` here, or give a default in the message: `{{{name}|…}}`");
                    self.mistakes.add(file, entry.span, message, Some(help));
                }
            }
        }
    }

    fn phrase(&mut self, lint: u32, symbols: Vec<Label>, shape: Shape, whole_sentence: bool) {
        let number = if let Some(&number) = self.shape_numbers.get(&shape) {
            number
        } else {
            let number = self.shapes.len() as u32;
            self.shapes.push(shape.clone());
            self.shape_numbers.insert(shape, number);
            number
        };
        self.phrases.push(LintPhrase { lint, symbols, shape: number | if whole_sentence { WIDE } else { 0 } });
    }
}

fn shape(form: &Form, edit: Option<EditRule>) -> Shape {
    let captures =
        form.captures.iter().map(|capture| (capture.name.clone(), capture.elements.0, capture.elements.1)).collect();
    Shape { report: form.report, captures, edit, part: 0, referring: Vec::new() }
}
