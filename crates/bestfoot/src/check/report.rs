//! What checks find, without the words for it: places, values and edits.

use crate::span::{ceiling, floor};
use crate::{Fix, Label, Place, Span};

/// Takes what a check finds.
#[derive(Default)]
pub struct Report {
    pub(crate) findings: Vec<Finding>,
}

impl Report {
    /// Reports words of the draft, in bytes of its text.
    pub fn words(&mut self, span: Span) -> &mut Finding {
        self.add(Some(span))
    }

    /// Reports something about the whole draft; it stands at the lint's anchor.
    pub fn draft(&mut self) -> &mut Finding {
        self.add(None)
    }

    fn add(&mut self, span: Option<Span>) -> &mut Finding {
        self.findings.push(Finding { span, ..Finding::default() });
        self.findings.last_mut().expect("it was just put there")
    }
}

/// What a check found, without words of its own.
#[derive(Default)]
pub struct Finding {
    pub(crate) span: Option<Span>,
    pub(crate) variant: Option<&'static str>,
    pub(crate) values: Vec<(&'static str, String)>,
    pub(crate) labels: Vec<Label>,
    pub(crate) fix: Option<Fix>,
    pub(crate) is_doubtful: bool,
}

impl Finding {
    /// The finding with places that lie in the text, on characters: an embedder's check may hand in anything. A fix that does not fit is left out.
    pub(crate) fn fit(mut self, text: &str) -> Self {
        let fit = |span: Span| Span::new(floor(text, span.start()), ceiling(text, span.end()));
        self.span = self.span.map(fit);
        for label in &mut self.labels {
            if let Place::Document(span) = &mut label.place {
                *span = fit(*span);
            }
        }
        self.fix = self.fix.filter(|fix| fix.fits(text));
        self
    }

    /// Says the finding only beside another one of its draft, as lists of low confidence do: it may well be something else.
    pub fn doubtful(&mut self) -> &mut Self {
        self.is_doubtful = true;
        self
    }

    /// Names the variant of the lint that says it.
    pub fn variant(&mut self, name: &'static str) -> &mut Self {
        self.variant = Some(name);
        self
    }

    /// A value for the lint's templates.
    pub fn value(&mut self, name: &'static str, value: impl Into<String>) -> &mut Self {
        self.values.push((name, value.into()));
        self
    }

    /// Another place that explains the finding.
    pub fn label(&mut self, label: Label) -> &mut Self {
        self.labels.push(label);
        self
    }

    /// An edit that mends it.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fix = Some(fix);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Check, Draft};
    use crate::lint::options::lint_with;
    use crate::{Applicability, Application, Document, Edit, Format, Linter, apply_fixes};

    /// Reports what it is told to, in the words of a draft or not.
    struct Told(Vec<(Span, Option<Fix>)>);

    impl Check for Told {
        fn run(&self, _: &Draft<'_>, report: &mut Report) {
            for (span, fix) in &self.0 {
                let finding = report.words(*span);
                finding.label(Label { text: "here".to_owned(), place: Place::Document(*span) });
                if let Some(fix) = fix {
                    finding.fix(fix.clone());
                }
            }
        }
    }

    #[test]
    fn places_that_are_none_are_made_to_fit() {
        let text = "I am naïve – so what. <!-- bestfoot: allow(made-up) -->";
        let odd = [Span::new(0, 4), Span::new(8, 9), Span::new(9, 13), Span::new(900, 1000), Span::new(40, 7000)];
        let edit = |span: Span| Edit { span, replacement: "x".to_owned() };
        let fix = |edits: Vec<Edit>| Some(Fix { applicability: Applicability::Safe, edits });
        let mut told: Vec<(Span, Option<Fix>)> = odd.map(|span| (span, fix(vec![edit(span)]))).into();
        told.push((Span::new(0, 1), fix(vec![edit(Span::new(5, 7)), edit(Span::new(0, 1))])));
        told.push((Span::new(0, 1), fix(vec![edit(Span::new(0, 4)), edit(Span::new(2, 6))])));
        let allow = "[[allow]]\nlint = 'made-up'\ntext = 'nothing of this'\nreason = 'none'\n";
        let config = crate::Config::parse("bestfoot.toml", allow).unwrap_or_else(|errors| panic!("{}", errors[0]));
        let linter = Linter::builder()
            .config(&config)
            .check("told", Told(told))
            .lint_file("made-up.toml", &lint_with("check = 'told'"));
        let linter = linter.select("made-up").build().unwrap_or_else(|errors| panic!("{}", errors[0]));
        for format in [Format::Text, Format::Markdown, Format::Mail] {
            let document = Document::new(text, format);
            let found = linter.check(&document, &Application::new());
            let fits = |span: Span| text.get(span.range()).is_some();
            for finding in &found {
                assert!(finding.span.is_some_and(fits) && fits(finding.anchor), "{finding:?}");
                assert!(
                    finding.fix.as_ref().is_none_or(|fix| fix.edits.iter().all(|edit| fits(edit.span))),
                    "{finding:?}"
                );
                document.position(finding.anchor.end());
            }
            apply_fixes(text, &found, Applicability::Safe);
        }
    }
}
