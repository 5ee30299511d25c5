//! From a document to its diagnostics: scan, guards, checks, levels, allows, order.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::check::across::{self, Set, SetCheck, SetReport, Spot};
use crate::check::{self, Check, Draft, Finding, Report, Shared};
use crate::config::Allow;
use crate::document::Zone;
use crate::guard::Ground;
use crate::levels::{self, Given};
use crate::lint::file::{Anchor, LintFile};
use crate::lint::{Example, Lint, file};
use crate::matcher::{Gates, Hit, Scan};
use crate::names::NameIndex;
use crate::posting::Posting;
use crate::program::{Program, Rule, compile};
use crate::reference::Referents;
use crate::tree::nearest;
use crate::{
    Applicability, Application, Config, Diagnostic, Dialect, Document, FileError, Fix, Kind, Level, Packet,
    PacketFindings, Severity, Span, suppress, template,
};

/// The lints, ready to check drafts. Built once; cheap to clone and to share between threads.
///
/// ```
/// use bestfoot::{Application, Document, Format, Kind, Linter};
///
/// let linter = Linter::new();
/// let answer = Document::new("I left because my manager was incompetent.", Format::Text).with_kind(Some(Kind::InterviewAnswer));
/// let found = linter.check(&answer, &Application::new());
/// assert!(found.iter().any(|finding| &*finding.lint == "bad-mouthing-boss"));
/// ```
#[derive(Clone, Debug)]
pub struct Linter {
    inner: Arc<Inner>,
}

struct Inner {
    program: Program,
    gates: Gates,
    /// What each lint says of itself, read when it is first asked for.
    lints: Vec<OnceLock<Lint>>,
    checks: BTreeMap<String, Arc<dyn Check>>,
    /// The checks that compare drafts.
    sets: BTreeMap<String, Arc<dyn SetCheck>>,
    /// For each kind, and for drafts of unknown kind, the level of each lint.
    levels: Vec<Vec<Level>>,
    words: BTreeMap<Kind, (u32, u32)>,
    allows: Vec<Allow>,
    accept: Vec<String>,
    dialect: Option<Dialect>,
    /// Lint files beside the built-in ones.
    added: Vec<(String, String)>,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Linter").field("lints", &self.lints.len()).finish_non_exhaustive()
    }
}

/// Collects what a [`Linter`] is built from.
#[derive(Default)]
pub struct Builder {
    config: Option<Config>,
    files: Vec<(String, String)>,
    checks: BTreeMap<String, Arc<dyn Check>>,
    levels: Vec<(String, Level)>,
    select: Vec<String>,
    preview: bool,
    /// Whether an added file of a built-in one's name takes its place.
    replaces: bool,
}

impl Linter {
    /// A linter with the built-in lints at their default levels.
    ///
    /// # Panics
    ///
    /// Never: the built-in lints are prepared and verified by the project's tests.
    pub fn new() -> Self {
        Builder::default().build().expect("the built-in lints are sound")
    }

    /// Starts a linter that differs from [`Linter::new`].
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Checks a draft. The diagnostics come in the order of their places, then of their lints' ids.
    pub fn check(&self, document: &Document, application: &Application) -> Vec<Diagnostic> {
        let run = Run { inner: &self.inner, document, application };
        run.diagnostics()
    }

    /// Checks every draft of a packet, and what shows only across them: who was not thanked, which notes are copies of each other.
    pub fn check_packet(&self, packet: &Packet) -> PacketFindings {
        let mut found = self.check_across(packet);
        for (draft, across) in packet.drafts().iter().zip(&mut found.drafts) {
            let own = self.check(&draft.document, packet.application());
            *across = self.join(own, std::mem::take(across));
        }
        found
    }

    /// Checks only what shows across the drafts of a packet: for drafts each of which is checked by a linter of its own. [`join`](Self::join) puts
    /// both together.
    pub fn check_across(&self, packet: &Packet) -> PacketFindings {
        let mut drafts: Vec<Vec<(usize, Diagnostic)>> = vec![Vec::new(); packet.drafts().len()];
        let mut about = Vec::new();
        let run = |draft: usize| Run {
            inner: &self.inner,
            document: &packet.drafts()[draft].document,
            application: packet.application(),
        };
        for (spot, index, finding) in self.across(packet) {
            match spot {
                Spot::Draft(draft) => drafts[draft].push((index, run(draft).check_diagnostic(finding, index))),
                Spot::Application => about.push(self.inner.packet_diagnostic(finding, index)),
            }
        }
        about.retain(|diagnostic| !suppress::is_allowed_in_packet(&self.inner.allows, diagnostic));
        about.sort_by(Diagnostic::by_place);
        let settled = drafts.into_iter().enumerate().map(|(draft, found)| run(draft).settle(found));
        PacketFindings { drafts: settled.collect(), application: about }
    }

    /// Puts what was found in a draft alone and what was found across its packet into one list, in the order of their places. Where one lint takes the
    /// place of another for the same words, only one of them speaks.
    pub fn join(&self, own: Vec<Diagnostic>, across: Vec<Diagnostic>) -> Vec<Diagnostic> {
        if across.is_empty() {
            return own;
        }
        let rules = &self.inner.program.rules.lints;
        let replaces = |louder: &Diagnostic, quieter: &Diagnostic| {
            let find = |diagnostic: &Diagnostic| self.inner.program.find(&diagnostic.lint);
            let overlap = louder.span.zip(quieter.span).is_some_and(|(louder, quieter)| louder.overlaps(quieter));
            overlap
                && find(louder)
                    .zip(find(quieter))
                    .is_some_and(|(louder, quieter)| rules[louder].supersedes.contains(&(quieter as u32)))
        };
        let is_replaced =
            |quieter: &Diagnostic, others: &[Diagnostic]| others.iter().any(|louder| replaces(louder, quieter));
        let of_own: Vec<bool> = own.iter().map(|diagnostic| !is_replaced(diagnostic, &across)).collect();
        let of_across: Vec<bool> = across.iter().map(|diagnostic| !is_replaced(diagnostic, &own)).collect();
        let all = own.into_iter().zip(of_own).chain(across.into_iter().zip(of_across));
        let mut all: Vec<Diagnostic> = all.filter(|(_, stays)| *stays).map(|(diagnostic, _)| diagnostic).collect();
        all.sort_by(Diagnostic::by_place);
        all
    }

    /// What the checks of the packet find, with the places of their lints.
    fn across(&self, packet: &Packet) -> Vec<(Spot, usize, Finding)> {
        let mut found = Vec::new();
        for (index, rule) in self.inner.program.rules.lints.iter().enumerate() {
            let Some((check, set)) =
                rule.check.as_ref().and_then(|check| Some((check, self.inner.sets.get(&check.name)?)))
            else {
                continue;
            };
            // A lint that is off everywhere need not look.
            if self.inner.levels.iter().all(|levels| levels[index] == Level::Off) {
                continue;
            }
            let mut report = SetReport::default();
            set.run(&Set::new(packet, check, &self.inner.program), &mut report);
            let kind = |spot: Spot| match spot {
                Spot::Draft(draft) => packet.drafts()[draft].document.kind(),
                Spot::Application => None,
            };
            let shown =
                report.findings.into_iter().filter(|(spot, _)| self.inner.levels(kind(*spot))[index] != Level::Off);
            found.extend(shown.map(|(spot, finding)| (spot, index, finding)));
        }
        found
    }

    /// Reads a job advertisement for what it asks.
    pub fn posting(&self, document: &Document) -> Posting {
        Posting::read(document, &self.inner.program)
    }

    /// Every lint, in the order of groups and ids, whether it is on or off.
    pub fn lints(&self) -> impl ExactSizeIterator<Item = &Lint> {
        let mut order: Vec<usize> = (0..self.inner.lints.len()).collect();
        order.sort_by_key(|&index| {
            let lint = self.inner.lint(index);
            (&lint.group, &lint.id)
        });
        order.into_iter().map(|index| self.inner.lint(index))
    }

    /// The lint of that id, or of that former id.
    pub fn lint(&self, id: &str) -> Option<&Lint> {
        self.inner.program.find(id).map(|index| self.inner.lint(index))
    }

    /// The names of the groups, in order.
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = self.inner.program.rules.groups.iter().map(String::as_str).collect();
        groups.sort_unstable();
        groups
    }

    /// The lint or group whose name is nearest to a mistyped one.
    pub fn similar(&self, name: &str) -> Option<String> {
        levels::similar(&self.inner.program, name)
    }

    /// The examples of a lint, as its table gives them.
    pub fn examples(&self, id: &str) -> Vec<Example> {
        let added = self.inner.added.iter().map(|(name, toml)| (name.as_str(), toml.as_str()));
        let files = bestfoot_lints::FILES.iter().copied().chain(added);
        let mut lints = files.filter_map(|(name, toml)| file::read(name, toml).ok()).flat_map(|file| file.lints);
        let found = lints.find(|definition| definition.lint.id == id);
        found.map(|definition| definition.examples.iter().map(Example::from).collect()).unwrap_or_default()
    }

    #[cfg(test)]
    pub(crate) fn program(&self) -> &Program {
        &self.inner.program
    }
}

impl Default for Linter {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// Takes the levels, words, allows and accepted words of a configuration. `extend-lints` are files: read them and hand them to
    /// [`lint_file`](Self::lint_file).
    #[must_use]
    pub fn config(mut self, config: &Config) -> Self {
        self.config = Some(config.clone());
        self
    }

    /// Adds the lints of a lint file; `name` is what errors call it.
    #[must_use]
    pub fn lint_file(mut self, name: &str, toml: &str) -> Self {
        self.files.push((name.to_owned(), toml.to_owned()));
        self
    }

    /// Adds a lint file, in place of the built-in one if that has the same name.
    pub(crate) fn in_place_of_built_in(mut self, name: &str, toml: &str) -> Self {
        // The built-in file itself is there already, and prepared.
        if bestfoot_lints::FILES.iter().any(|&(known, text)| is_tail(name, known) && text == toml) {
            return self;
        }
        self.replaces = true;
        self.lint_file(name, toml)
    }

    /// Adds Rust code that lints of an added file can name under `check`.
    #[must_use]
    pub fn check(mut self, name: &str, check: impl Check + 'static) -> Self {
        self.checks.insert(name.to_owned(), Arc::new(check));
        self
    }

    /// Sets the level of a lint or a group, after and over the configuration; later calls win, an id beats a group.
    #[must_use]
    pub fn level(mut self, selector: &str, level: Level) -> Self {
        self.levels.push((selector.to_owned(), level));
        self
    }

    /// Runs only these lints and groups; several calls add up.
    #[must_use]
    pub fn select(mut self, selector: &str) -> Self {
        self.select.push(selector.to_owned());
        self
    }

    /// Whether lints in preview run too.
    #[must_use]
    pub fn preview(mut self, yes: bool) -> Self {
        self.preview = yes;
        self
    }

    /// Builds the linter.
    ///
    /// # Errors
    ///
    /// Every mistake in the lint files, and every name of a lint or group that does not exist, with a did-you-mean.
    pub fn build(self) -> Result<Linter, Vec<FileError>> {
        let program =
            if self.files.is_empty() { built_in()? } else { compile(&read_all(&self.files, self.replaces)?)? };
        let mut checks = check::built_in();
        checks.extend(self.checks);
        let config = self.config.unwrap_or_default();
        let sets = across::built_in();
        let mut errors = unknown_checks(&program, &checks, &sets);
        let given = Given { config: &config, levels: &self.levels, select: &self.select, preview: self.preview };
        let levels = levels::resolve(&program, given, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        let gates =
            Gates::new(&program.rules.regexes, |lint| levels.iter().any(|levels| levels[lint as usize] != Level::Off));
        let lints = program.rules.lints.iter().map(|_| OnceLock::new()).collect();
        let words = config.kinds.iter().filter_map(|kind| Some((kind.kind, kind.words?))).collect();
        let inner = Inner {
            program,
            gates,
            lints,
            checks,
            sets,
            levels,
            words,
            allows: config.allows,
            accept: config.accept,
            dialect: config.dialect,
            added: self.files,
        };
        Ok(Linter { inner: Arc::new(inner) })
    }
}

/// The checks that lints name and nobody wrote.
fn unknown_checks(
    program: &Program,
    checks: &BTreeMap<String, Arc<dyn Check>>,
    sets: &BTreeMap<String, Arc<dyn SetCheck>>,
) -> Vec<FileError> {
    let rules = program.rules.lints.iter();
    let unknown = rules.filter_map(|rule| {
        let is_known = |name: &String| checks.contains_key(name) || sets.contains_key(name);
        let check = rule.check.as_ref().filter(|check| !is_known(&check.name))?;
        let names = checks.keys().chain(sets.keys()).map(String::as_str);
        let help = nearest(&check.name, names).map(|near| format!("did you mean `{near}`?"));
        Some(FileError {
            file: rule.id.clone(),
            span: None,
            message: format!("there is no check `{}`", check.name),
            help,
        })
    });
    unknown.collect()
}

/// The built-in lints as they were prepared.
fn built_in() -> Result<Program, Vec<FileError>> {
    Program::from_static(bestfoot_lints::PREPARED).map_or_else(|| compile(&read_all(&[], false)?), Ok)
}

/// Whether a path ends in the name of a file, which may have folders of its own.
fn is_tail(path: &str, name: &str) -> bool {
    path.strip_suffix(name).is_some_and(|head| head.is_empty() || head.ends_with(['/', '\\']))
}

fn read_all(added: &[(String, String)], replaces: bool) -> Result<Vec<LintFile>, Vec<FileError>> {
    let names = || bestfoot_lints::FILES.iter().map(|(name, _)| *name);
    let replaced: Vec<&str> = if replaces {
        added
            .iter()
            .filter_map(|(path, _)| names().filter(|name| is_tail(path, name)).max_by_key(|name| name.len()))
            .collect()
    } else {
        Vec::new()
    };
    let built_in = bestfoot_lints::FILES.iter().copied().filter(|(name, _)| !replaced.contains(name));
    let added = added.iter().map(|(name, toml)| (name.as_str(), toml.as_str()));
    let mut files = Vec::new();
    let mut errors = Vec::new();
    for (name, toml) in built_in.chain(added) {
        match file::read(name, toml) {
            Ok(file) => files.push(file),
            Err(found) => errors.extend(found),
        }
    }
    if errors.is_empty() { Ok(files) } else { Err(errors) }
}

/// The built-in lint files, compiled: the bytes of `lints/generated/prepared.bin`.
///
/// # Errors
///
/// The mistakes of the files.
#[doc(hidden)]
pub fn prepare() -> Result<Vec<u8>, Vec<FileError>> {
    Ok(compile(&read_all(&[], false)?)?.bytes().to_vec())
}

impl Inner {
    fn lint(&self, index: usize) -> &Lint {
        self.lints[index].get_or_init(|| self.program.lint(index))
    }

    /// The level of each lint in drafts of a kind.
    fn levels(&self, kind: Option<Kind>) -> &[Level] {
        &self.levels[kind.map_or(Kind::ALL.len(), |kind| kind as usize)]
    }

    fn severity(&self, index: usize, kind: Option<Kind>, variant: Option<Severity>) -> Severity {
        let rule = &self.program.rules.lints[index];
        let default = rule.severity_for(kind);
        match self.levels(kind)[index] {
            // A level that somebody set holds for every variant.
            Level::At(level) if level != default => level,
            Level::At(level) => variant.unwrap_or(level),
            Level::Off => default,
        }
    }

    /// A check's finding in a draft of a kind, or about a packet; `shown` are the words in question.
    fn diagnostic(
        &self,
        finding: Finding,
        index: usize,
        kind: Option<Kind>,
        anchor: Span,
        shown: Option<&str>,
    ) -> Diagnostic {
        let lint = self.lint(index);
        let variant = finding.variant.and_then(|name| lint.variants.iter().find(|variant| variant.name == name));
        let value = |name: &str| match name {
            "match" => shown,
            _ => finding.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()),
        };
        let pick = |own: fn(&crate::lint::Variant) -> Option<&String>, plain: Option<&String>| {
            variant.and_then(own).or(plain).map(|text| template::fill(text, value))
        };
        Diagnostic {
            lint: lint.id.as_str().into(),
            variant: variant.map(|variant| variant.name.as_str().into()),
            group: lint.group.as_str().into(),
            severity: self.severity(index, kind, variant.and_then(|variant| variant.severity)),
            status: lint.status,
            message: pick(|variant| variant.message.as_ref(), Some(&lint.message)).unwrap_or_default(),
            label: pick(|variant| variant.label.as_ref(), lint.label.as_ref()),
            span: finding.span,
            anchor,
            labels: finding.labels,
            help: pick(|variant| variant.help.as_ref(), lint.help.as_ref()),
            why: lint.why.as_str().into(),
            fix: finding.fix,
        }
    }

    /// A finding about the packet itself, which stands in the application.toml.
    fn packet_diagnostic(&self, finding: Finding, index: usize) -> Diagnostic {
        let anchor = finding.span.unwrap_or_default();
        self.diagnostic(finding, index, None, anchor, None)
    }
}

/// One check of one document.
struct Run<'a> {
    inner: &'a Inner,
    document: &'a Document,
    application: &'a Application,
}

impl Run<'_> {
    /// The diagnostics of the draft.
    fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut scan = Scan::new(&self.inner.program, self.document);
        let hits = std::mem::take(&mut scan.hits);
        let found = self.findings(&scan, hits);
        self.settle(found)
    }

    /// What the lints find, those of phrases first.
    fn findings(&self, scan: &Scan<'_>, mut hits: Vec<Hit>) -> Vec<(usize, Diagnostic)> {
        let rules = &self.inner.program.rules;
        let levels = self.inner.levels(self.document.kind());
        let is_on = |lint: u32| levels[lint as usize] != Level::Off;
        self.inner.gates.search(&rules.regexes, self.document, is_on, &mut hits);
        Referents::new(&self.inner.program, self.document, scan).settle(&mut hits);
        hits.retain(|hit| {
            levels[hit.lint as usize] != Level::Off && self.in_zone(&rules.lints[hit.lint as usize], hit)
        });
        hits.sort_by(|a, b| {
            (a.lint, a.span.start(), std::cmp::Reverse(a.span.end()), &a.captures, a.shape).cmp(&(
                b.lint,
                b.span.start(),
                std::cmp::Reverse(b.span.end()),
                &b.captures,
                b.shape,
            ))
        });
        hits.dedup();
        let names = NameIndex::new(self.document, self.application);
        let mut counts = vec![0; rules.lints.len()];
        let mut places = hits.iter().map(|hit| (hit.lint, hit.span)).collect::<Vec<_>>();
        places.dedup();
        for (lint, _) in places {
            counts[lint as usize] += 1;
        }
        let words = self.document.word_count();
        let ground = Ground {
            document: self.document,
            application: self.application,
            program: &self.inner.program,
            scan,
            names: &names,
            counts,
            words,
        };
        let shared = Shared::new(&self.inner.accept, self.inner.dialect);
        if let Some(alone) = self.foreign(&ground, &shared, levels) {
            return alone;
        }
        let mut found: Vec<(usize, Diagnostic)> = Vec::new();
        let mut last: Option<(u32, Span)> = None;
        for hit in &hits {
            if last.is_some_and(|(lint, span)| lint == hit.lint && span.overlaps(hit.span)) {
                continue;
            }
            let rule = &rules.lints[hit.lint as usize];
            if ground.is_meant(rule, hit) {
                last = Some((hit.lint, hit.span));
                found.push((hit.lint as usize, self.hit_diagnostic(hit)));
            }
        }
        for (index, rule) in rules.lints.iter().enumerate() {
            if levels[index] != Level::Off {
                found.extend(self.check_findings(index, rule, &ground, &shared));
            }
        }
        found
    }

    /// What is said of a draft in another language; the lints read English, so nothing else is.
    fn foreign(&self, ground: &Ground<'_>, shared: &Shared<'_>, levels: &[Level]) -> Option<Vec<(usize, Diagnostic)>> {
        let rules = self.inner.program.rules.lints.iter().enumerate();
        let is_language = |rule: &Rule| rule.check.as_ref().is_some_and(|check| check.name == check::language::NAME);
        let (index, rule) =
            rules.into_iter().find(|(index, rule)| levels[*index] != Level::Off && is_language(rule))?;
        let found = self.check_findings(index, rule, ground, shared);
        (!found.is_empty()).then_some(found)
    }

    /// The diagnostics of a lint that is a check.
    fn check_findings(
        &self,
        index: usize,
        rule: &Rule,
        ground: &Ground<'_>,
        shared: &Shared<'_>,
    ) -> Vec<(usize, Diagnostic)> {
        let found = rule.check.as_ref().and_then(|check| Some((check, self.inner.checks.get(&check.name)?)));
        // A check that is not there compares drafts, and has no say about one.
        let Some((check, code)) = found else {
            return Vec::new();
        };
        let mut report = Report::default();
        let words = self.document.kind().and_then(|kind| self.inner.words.get(&kind).copied());
        let draft = Draft::new(ground, rule, check, words, shared);
        code.run(&draft, &mut report);
        report.findings.into_iter().map(|finding| (index, self.check_diagnostic(finding, index))).collect()
    }

    fn in_zone(&self, rule: &Rule, hit: &Hit) -> bool {
        let zone = match self.document.tokens().get(hit.tokens.0 as usize).filter(|_| hit.tokens.0 < hit.tokens.1) {
            Some(token) => self.document.token_zone(token),
            None => self.document.plain_zone(hit.span.start()),
        };
        zone_counts(self.document, rule.zones, zone)
    }

    fn hit_diagnostic(&self, hit: &Hit) -> Diagnostic {
        let index = hit.lint as usize;
        let lint = self.inner.lint(index);
        let span = self.document.display(hit.span);
        let shown = self.shown(span);
        let captures: Vec<(&str, String)> = hit
            .captures
            .iter()
            .map(|(name, place)| (name.as_str(), self.shown(self.document.display(*place))))
            .collect();
        let edit = hit.shape.and_then(|shape| self.inner.program.rules.shapes[shape as usize].edit.as_ref());
        let fix =
            edit.map(|edit| Fix::replace(span, like_case(&edit.replacement, &shown, edit.written.is_some()), edit.fix));
        let expected = fix.as_ref().map(|fix| fix.edits[0].replacement.clone());
        let value = |name: &str| match name {
            "match" => Some(shown.as_str()),
            "expected" => expected.as_deref(),
            _ => captures.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()),
        };
        Diagnostic {
            lint: lint.id.as_str().into(),
            variant: None,
            group: lint.group.as_str().into(),
            severity: self.inner.severity(index, self.document.kind(), None),
            status: lint.status,
            message: template::fill(&lint.message, value),
            label: lint.label.as_ref().map(|label| template::fill(label, value)),
            span: Some(span),
            anchor: span,
            labels: Vec::new(),
            help: lint.help.as_ref().map(|help| template::fill(help, value)),
            why: lint.why.as_str().into(),
            fix,
        }
    }

    fn check_diagnostic(&self, finding: Finding, index: usize) -> Diagnostic {
        let anchor =
            finding.span.unwrap_or_else(|| anchor_span(self.document, self.inner.program.rules.lints[index].anchor));
        let shown = finding.span.map(|span| self.shown(span));
        self.inner.diagnostic(finding, index, self.document.kind(), anchor, shown.as_deref())
    }

    /// Words of the draft as a message shows them: on one line, and not too long.
    fn shown(&self, span: Span) -> String {
        const MOST: usize = 60;
        let text = self.document.text()[span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() <= MOST {
            return text;
        }
        let head: String = text.chars().take(MOST - 20).collect();
        let tail: String = text.chars().skip(text.chars().count() - 18).collect();
        format!("{}…{}", head.trim_end(), tail.trim_start())
    }

    /// Supersedes, allows, suppressions and order.
    fn settle(&self, found: Vec<(usize, Diagnostic)>) -> Vec<Diagnostic> {
        let rules = &self.inner.program.rules;
        let spans: Vec<(usize, Span)> =
            found.iter().filter_map(|(index, diagnostic)| Some((*index, diagnostic.span?))).collect();
        let superseded = |index: usize, span: Option<Span>| {
            let Some(span) = span else {
                return false;
            };
            spans
                .iter()
                .any(|&(other, place)| place.overlaps(span) && rules.lints[other].supersedes.contains(&(index as u32)))
        };
        let mut diagnostics: Vec<Diagnostic> = found
            .into_iter()
            .filter(|(index, diagnostic)| !superseded(*index, diagnostic.span))
            .map(|(_, diagnostic)| diagnostic)
            .collect();
        diagnostics.retain(|diagnostic| !suppress::is_allowed(&self.inner.allows, self.document, diagnostic));
        suppress::apply_comments(self.document, &mut diagnostics);
        if self.document.is_editable() {
            for fix in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.fix.as_mut()) {
                if !self.document.takes(fix) {
                    fix.applicability = Applicability::Display;
                }
            }
        }
        diagnostics.sort_by(Diagnostic::by_place);
        diagnostics
    }
}

/// Whether a lint with these zones reads this one. A text that is no letter is read whole.
pub(crate) fn zone_counts(document: &Document, zones: u16, zone: Zone) -> bool {
    let default = 1 << Zone::Salutation as u16
        | 1 << Zone::Body as u16
        | 1 << Zone::Closing as u16
        | 1 << Zone::Postscript as u16;
    let whole = zones == default
        && !document.is_letter()
        && matches!(zone, Zone::Letterhead | Zone::Signature | Zone::InsideAddress | Zone::Date | Zone::Subject);
    whole || zones & 1 << zone as u16 != 0
}

/// A replacement takes over the capital of what it replaces, unless its writing is the point.
fn like_case(replacement: &str, written: &str, exact: bool) -> String {
    let mut letters = replacement.chars();
    let capital = written.chars().next().is_some_and(char::is_uppercase);
    match letters.next() {
        Some(first) if capital && !exact => first.to_uppercase().chain(letters).collect(),
        _ => replacement.to_owned(),
    }
}

/// Where a finding about the whole draft stands.
fn anchor_span(document: &Document, anchor: Anchor) -> Span {
    let first = |zone: Zone| document.zone_lines(zone).next();
    let last = |zone: Zone| document.zone_lines(zone).last();
    // Of a paragraph its first words say where it is.
    let body = || {
        let line = first(Zone::Body)?;
        let tokens = document.tokens_in(line);
        let last = tokens.end.min(tokens.start + 10).checked_sub(1)?;
        (last >= tokens.start).then(|| document.tokens()[tokens.start].span().cover(document.tokens()[last].span()))
    };
    let start = || document.plain_lines().iter().find(|line| !line.is_header).map(|line| line.span);
    let plain = match anchor {
        Anchor::Start => start(),
        Anchor::Salutation => document.greeting().or_else(body).or_else(start),
        Anchor::Body => body().or_else(start),
        Anchor::Closing => first(Zone::Closing).or_else(|| last(Zone::Body)).or_else(start),
        Anchor::Signature => {
            last(Zone::Signature).or_else(|| last(Zone::Closing)).or_else(|| last(Zone::Body)).or_else(start)
        }
    };
    let Some(line) = plain else {
        return Span::new(0, 0);
    };
    document.display(line)
}
