//! Checks: what phrases, patterns and guards cannot say. One check a file; it finds places and values, the lint's table has the words.

mod absent;
pub(crate) mod across;
mod addressee;
mod answer;
mod asked;
mod attachment;
mod brand;
mod claims;
mod company;
pub(crate) mod contact;
mod date;
mod deed;
mod early;
mod emoji;
mod fact;
mod follow_count;
mod frame;
mod kind;
pub(crate) mod language;
mod late;
mod leaving;
mod length;
mod measured;
mod mechanics;
mod motive;
mod often;
mod person;
mod post;
pub(crate) mod posting;
mod profile;
mod proven;
mod referee;
mod repeated;
mod request;
mod rhythm;
pub(crate) mod role;
mod shouting;
mod specific;
mod spelling;
mod star;
mod suppression;
mod too_much;
mod twice;
mod unresolved;
mod voice;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use self::contact::{Address, Owners};
use crate::document::{Document, Token, Zone};
use crate::guard::Ground;
use crate::lint::file::{OptionValue, Texts};
use crate::misspelling::{self, Misspelling};
use crate::names::{self, NameIndex};
use crate::phone::{self, Number};
use crate::posting::Posting;
use crate::program::{CheckRule, Rule};
use crate::span::{ceiling, floor};
use crate::{Application, Dialect, Fix, Kind, Label, Place, Span};

/// Code behind lints that phrases cannot express.
///
/// A check gets a draft and reports places and values; severity, message, help and reason stand in the lint's table. It must not depend on
/// anything but the draft, so that the same draft always draws the same findings.
pub trait Check: Send + Sync {
    /// Looks at a draft.
    fn run(&self, draft: &Draft<'_>, report: &mut Report);
}

/// The built-in checks by name.
pub(crate) fn built_in() -> BTreeMap<String, Arc<dyn Check>> {
    let all: Vec<(&str, Arc<dyn Check>)> = vec![
        ("absent", Arc::new(absent::Absent)),
        ("addressee", Arc::new(addressee::Addressee)),
        ("answer-length", Arc::new(answer::Length)),
        ("asked-about", Arc::new(asked::About)),
        ("asked-count", Arc::new(asked::Count)),
        ("asks-too-much", Arc::new(too_much::AsksTooMuch)),
        ("attachment", Arc::new(attachment::AttachmentMissing)),
        ("attention-span", Arc::new(length::Paragraphs)),
        ("brand-name", Arc::new(brand::Brand)),
        ("claim", Arc::new(claims::Claim)),
        ("company-leftover", Arc::new(company::Leftover)),
        ("company-named", Arc::new(company::Named)),
        ("company-spelling", Arc::new(company::Spelling)),
        ("company-target", Arc::new(company::Target)),
        ("contact-detail", Arc::new(contact::Detail)),
        ("contact-known", Arc::new(contact::Known)),
        ("contact-mailbox", Arc::new(contact::Mailbox)),
        ("contact-shape", Arc::new(contact::Shape)),
        ("date-age", Arc::new(date::Age)),
        ("date-weekday", Arc::new(date::Weekday)),
        ("early-follow-up", Arc::new(early::EarlyFollowUp)),
        ("emoji", Arc::new(emoji::Emoji)),
        ("inconsistent-name", Arc::new(twice::SpelledTwice)),
        ("facts-used", Arc::new(fact::Used)),
        ("follow-up-count", Arc::new(follow_count::FollowUpCount)),
        ("job-told", Arc::new(request::JobTold)),
        ("kind-known", Arc::new(kind::Known)),
        (language::NAME, Arc::new(language::Language)),
        ("late-note", Arc::new(late::LateNote)),
        ("leaving", Arc::new(leaving::Leaving)),
        ("letter-frame", Arc::new(frame::Frame)),
        ("measured", Arc::new(measured::Measured)),
        ("motive-told", Arc::new(motive::Told)),
        ("often", Arc::new(often::Often)),
        ("person-name", Arc::new(person::Name)),
        ("post-named", Arc::new(post::Named)),
        ("proven", Arc::new(proven::Proven)),
        ("referee", Arc::new(referee::Referee)),
        ("reference-asked", Arc::new(request::ReferenceAsked)),
        ("profile-thin", Arc::new(profile::Thin)),
        ("posting-emphasis", Arc::new(posting::Emphasis)),
        ("posting-format", Arc::new(posting::FileFormat)),
        ("posting-instruction", Arc::new(posting::Instructed)),
        ("posting-material", Arc::new(posting::Material)),
        ("posting-must", Arc::new(posting::Musts)),
        ("resume-rehash", Arc::new(claims::Rehash)),
        ("role-name", Arc::new(role::Role)),
        ("repeated-word", Arc::new(repeated::RepeatedWord)),
        ("rhythm", Arc::new(rhythm::Rhythm)),
        ("sentence-mechanics", Arc::new(mechanics::Mechanics)),
        ("shouting", Arc::new(shouting::Shouting)),
        ("specific", Arc::new(specific::Specific)),
        ("spelling", Arc::new(spelling::Spelling)),
        ("spelling-dialect", Arc::new(spelling::OtherDialect)),
        ("star", Arc::new(star::Star)),
        ("subject-line", Arc::new(frame::SubjectLine)),
        ("suppression-left", Arc::new(suppression::Left)),
        ("voice", Arc::new(voice::Voice)),
        ("unresolved-change", Arc::new(unresolved::Change)),
        ("word-count", Arc::new(length::Words)),
    ];
    all.into_iter().map(|(name, check)| (name.to_owned(), check)).collect()
}

/// A draft as a check sees it.
pub struct Draft<'a> {
    ground: &'a Ground<'a>,
    rule: &'a Rule,
    check: &'a CheckRule,
    words: Option<(u32, u32)>,
    shared: &'a Shared<'a>,
    /// Where the phrases of options stand that are asked for again and again.
    found: RefCell<BTreeMap<String, Vec<(usize, usize)>>>,
}

/// What several checks of one draft ask for: settings, and findings that are worked out once.
pub(crate) struct Shared<'a> {
    accept: &'a [String],
    dialect: Option<Dialect>,
    misspellings: OnceCell<Vec<Misspelling>>,
    name_slips: OnceCell<Vec<names::Slip>>,
    posting: OnceCell<Posting>,
    addresses: OnceCell<Vec<Address>>,
    numbers: OnceCell<Vec<Number>>,
    owners: Owners,
}

impl<'a> Shared<'a> {
    pub(crate) fn new(accept: &'a [String], dialect: Option<Dialect>) -> Self {
        Self {
            accept,
            dialect,
            misspellings: OnceCell::new(),
            name_slips: OnceCell::new(),
            posting: OnceCell::new(),
            addresses: OnceCell::new(),
            numbers: OnceCell::new(),
            owners: Owners::default(),
        }
    }
}

impl<'a> Draft<'a> {
    pub(crate) fn new(
        ground: &'a Ground<'a>,
        rule: &'a Rule,
        check: &'a CheckRule,
        words: Option<(u32, u32)>,
        shared: &'a Shared<'a>,
    ) -> Self {
        Self { ground, rule, check, words, shared, found: RefCell::default() }
    }

    /// The draft.
    pub fn document(&self) -> &'a Document {
        self.ground.document
    }

    /// What is known about the application.
    pub fn application(&self) -> &'a Application {
        self.ground.application
    }

    /// What the draft is.
    pub fn kind(&self) -> Option<Kind> {
        self.document().kind()
    }

    /// A text among the check's options.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.list(name).single()
    }

    /// A number among the check's options.
    pub fn number(&self, name: &str) -> Option<u32> {
        match self.option(name)? {
            OptionValue::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether an option of the check is set.
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.option(name), Some(OptionValue::Flag(true)))
    }

    /// A list of texts among the check's options.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.list(name).iter()
    }

    fn option(&self, name: &str) -> Option<&'a OptionValue> {
        self.check.options.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Where the phrases of an option stand in the lint's zones, in bytes of the text; from each word on, the longest one.
    pub fn phrases(&self, name: &str) -> Vec<Span> {
        self.phrase_tokens(name).into_iter().map(|(start, end)| self.display_tokens(start, end)).collect()
    }

    // ---- for the built-in checks

    /// A list of texts among the check's options, to be gone through more than once.
    pub(crate) fn list(&self, name: &str) -> &'a Texts {
        match self.option(name) {
            Some(OptionValue::Texts(texts)) => texts,
            _ => Texts::NONE,
        }
    }

    /// The answers that the lint is about, as tokens: those whose question holds a phrase of the option. Without the option, all answers; of a draft
    /// that is no file of answers, the whole.
    pub(crate) fn answers_to(&self, name: &str) -> Vec<Range<usize>> {
        let document = self.document();
        let answers = document.answers();
        let Some((_, phrases)) = self.check.phrases.iter().find(|(known, _)| known == name) else {
            let whole = 0..document.tokens().len();
            return if answers.is_empty() {
                vec![whole]
            } else {
                answers.iter().map(|answer| answer.tokens.clone()).collect()
            };
        };
        let asked = answers.iter().filter(|answer| {
            document.question_of(Some(answer)).is_some_and(|question| self.ground.asks(question, phrases))
        });
        asked.map(|answer| answer.tokens.clone()).collect()
    }

    /// Where the phrases of an option begin and end in a stretch of tokens.
    pub(crate) fn phrases_in(&self, name: &str, stretch: &Range<usize>) -> Vec<(usize, usize)> {
        let mut known = self.found.borrow_mut();
        let all = known.entry(name.to_owned()).or_insert_with(|| self.phrase_tokens(name));
        places_in(all, stretch)
    }

    /// Where an answer begins: its first words, to report something about all of it.
    pub(crate) fn opening(&self, stretch: &Range<usize>) -> Option<Span> {
        const WORDS: usize = 6;
        let tokens = self.document().tokens();
        let start = stretch.clone().find(|&index| self.reads(&tokens[index]))?;
        let sentence = self.document().sentence_tokens(tokens[start].sentence);
        Some(self.display_tokens(start, sentence.end.min(stretch.end).min(start + WORDS).max(start + 1)))
    }

    /// How many words the writer wrote in a stretch of tokens.
    pub(crate) fn words_in(&self, stretch: &Range<usize>) -> usize {
        let tokens = &self.document().tokens()[stretch.clone()];
        tokens.iter().filter(|token| !token.is_clitic && self.reads(token)).count()
    }

    pub(crate) fn phrase_tokens(&self, name: &str) -> Vec<(usize, usize)> {
        let tokens = self.document().tokens();
        let Some((_, phrases)) = self.check.phrases.iter().find(|(known, _)| known == name) else {
            return Vec::new();
        };
        let mut found: Vec<(usize, usize)> = Vec::new();
        for &vocabulary in phrases {
            let places = self.ground.scan.places(vocabulary).iter().map(|&(start, end)| (start as usize, end as usize));
            found.extend(places.filter(|&(start, _)| self.reads(&tokens[start])));
        }
        // From each word on the longest.
        found.sort_unstable_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
        found.dedup_by_key(|place| place.0);
        found
    }

    /// Whether a token lies in the lint's zones.
    pub(crate) fn reads(&self, token: &Token) -> bool {
        crate::linter::zone_counts(self.document(), self.rule.zones, self.document().token_zone(token))
    }

    /// Whether a stretch of the folded text begins in the lint's zones.
    pub(crate) fn reads_plain(&self, plain: Span) -> bool {
        crate::linter::zone_counts(self.document(), self.rule.zones, self.document().plain_zone(plain.start()))
    }

    pub(crate) fn display_tokens(&self, start: usize, end: usize) -> Span {
        let tokens = self.document().tokens();
        self.document().display(tokens[start].span().cover(tokens[end - 1].span()))
    }

    pub(crate) fn names(&self) -> &'a NameIndex {
        self.ground.names
    }

    pub(crate) fn word_count(&self) -> usize {
        self.ground.words
    }

    /// The fewest and the most words that the configuration asks of the draft's kind.
    pub(crate) fn word_limits(&self) -> Option<(u32, u32)> {
        self.words
    }

    pub(crate) fn accepts(&self, word: &str) -> bool {
        self.shared.accept.iter().any(|accepted| accepted.eq_ignore_ascii_case(word))
    }

    pub(crate) fn dialect(&self) -> Option<Dialect> {
        self.shared.dialect
    }

    pub(crate) fn name_slips(&self) -> &'a [names::Slip] {
        let find = || self.ask_names(|ask| names::slips(self.document(), self.names(), ask));
        self.shared.name_slips.get_or_init(find)
    }

    /// Asks about the names of the draft, which stand everywhere but in quoted mails and code.
    pub(crate) fn ask_names<T>(&self, question: impl FnOnce(&names::Ask<'_>) -> T) -> T {
        let document = self.document();
        let reads =
            |token: &Token| !token.is_opaque && !matches!(document.token_zone(token), Zone::Quoted | Zone::Code);
        let accepts = |word: &str| self.accepts(word);
        let company = self.application().company_names().collect();
        question(&names::Ask { reads: &reads, accepts: &accepts, company })
    }

    /// The posting of the application, and what it asks.
    pub(crate) fn posting(&self) -> Option<(&'a Document, &'a Posting)> {
        let document = self.application().posting.as_ref()?;
        Some((document, self.shared.posting.get_or_init(|| Posting::read(document, self.ground.program))))
    }

    /// The e-mail addresses of the draft, sound or not.
    fn addresses(&self) -> &'a [Address] {
        self.shared.addresses.get_or_init(|| contact::addresses(self.document()))
    }

    /// The telephone numbers of the draft, sound or not.
    fn numbers(&self) -> &'a [Number] {
        self.shared.numbers.get_or_init(|| phone::read(self.document().plain()))
    }

    /// Whose the details of the draft are.
    fn owners(&self) -> &'a Owners {
        &self.shared.owners
    }

    pub(crate) fn misspellings(&self) -> &'a [Misspelling] {
        let find = || misspelling::find(self.document(), self.names(), |word| self.accepts(word));
        self.shared.misspellings.get_or_init(find)
    }
}

/// Those of the places, which are in order, that lie in a stretch of tokens.
pub(crate) fn places_in(places: &[(usize, usize)], stretch: &Range<usize>) -> Vec<(usize, usize)> {
    let first = places.partition_point(|&(start, _)| start < stretch.start);
    let begin_inside = places[first..].iter().take_while(|&&(start, _)| start < stretch.end);
    begin_inside.filter(|&&(_, end)| end <= stretch.end).copied().collect()
}

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
    use crate::lint::options;
    use crate::{Applicability, Edit, Format, Linter, apply_fixes};

    /// A lint with that check.
    fn lint_with(check: &str) -> String {
        format!(
            "[[lint]]\nid = 'made-up'\nname = 'Made up'\ngroup = 'tone'\nseverity = 'info'\nsince = '0.1.0'\nmessage = 'found {{match}}'\nwhy = 'It was made up.'\n\
             match = {{ {check} }}\n"
        )
    }

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

    #[test]
    fn every_built_in_check_says_which_options_it_has() {
        let mut checks: Vec<String> = built_in().into_keys().chain(across::built_in().into_keys()).collect();
        checks.sort();
        assert_eq!(options::checks(), checks);
    }

    #[test]
    fn a_linter_is_built_of_no_wrong_options_but_for_checks_of_its_own() {
        struct Own;
        impl Check for Own {
            fn run(&self, draft: &Draft<'_>, report: &mut Report) {
                if draft.number("loud") == Some(0) {
                    report.draft();
                }
            }
        }
        let errors = Linter::builder().lint_file("made-up.toml", &lint_with("check = 'rhythm', loud = 0")).build();
        assert_eq!(errors.err().map(|errors| errors.len()), Some(1));
        let own = Linter::builder().check("own", Own).lint_file("made-up.toml", &lint_with("check = 'own', loud = 0"));
        let found = own
            .select("made-up")
            .build()
            .expect("it is sound")
            .check(&Document::new("Hello.", Format::Text), &Application::new());
        assert_eq!(found.len(), 1);
    }
}
