//! How loud each lint is for each kind of draft: its table, the configuration, the command line, later ones over earlier ones.

use crate::config::{Allow, LevelSetting};
use crate::program::{Program, Rule, kind_bit};
use crate::tree::nearest;
use crate::{Config, FileError, Kind, Level, Span, Status};

/// What was said about levels beside the tables.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) config: &'a Config,
    /// In the order they were given.
    pub(crate) levels: &'a [(String, Level)],
    pub(crate) select: &'a [String],
    pub(crate) preview: bool,
}

/// A lint or a group.
#[derive(Clone, Copy, Debug)]
enum Selector {
    Lint(usize),
    Group(u32),
}

type Layer = Vec<(Selector, Level)>;

/// How loud a lint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Loudness {
    pub(crate) level: Level,
    /// Whether somebody asked for it, even if the lint's table says the same.
    pub(crate) is_given: bool,
}

impl Loudness {
    pub(crate) fn is_off(self) -> bool {
        self.level == Level::Off
    }
}

/// For each kind, and at last for drafts of unknown kind, how loud each lint is. Names that nothing has are reported.
pub(crate) fn resolve(program: &Program, given: Given<'_>, errors: &mut Vec<FileError>) -> Vec<Vec<Loudness>> {
    let mut find = |file: &str, span: Option<Span>, name: &str| {
        let found = Selector::new(program, name);
        if found.is_none() {
            let help = similar(program, name)
                .map_or_else(|| "`bestfoot lints` lists them all".to_owned(), |near| format!("did you mean `{near}`?"));
            let message = format!("there is no lint or group `{name}`");
            errors.push(FileError { file: file.to_owned(), span, message, help: Some(help) });
        }
        found
    };
    let config = given.config;
    let select: Vec<Selector> = given.select.iter().filter_map(|name| find("--select", None, name)).collect();
    let mut layer = |settings: &[LevelSetting]| -> Layer {
        let known =
            |setting: &LevelSetting| Some((find(&config.name, setting.place, &setting.selector)?, setting.level));
        settings.iter().filter_map(known).collect()
    };
    let general = layer(&config.levels);
    let special: Vec<(Kind, Layer)> = config.kinds.iter().map(|kind| (kind.kind, layer(&kind.levels))).collect();
    let typed: Layer =
        given.levels.iter().filter_map(|(name, level)| Some((find("the command line", None, name)?, *level))).collect();
    for allow in &config.allows {
        find(&config.name, Some(allow.place), &allow.lint);
    }
    let level = |kind: Option<Kind>, index: usize, rule: &Rule| {
        let selected = select.is_empty() || select.iter().any(|selector| selector.covers(index, rule));
        let runs = rule.kinds & kind_bit(kind) != 0 && (rule.status == Status::Stable || given.preview) && selected;
        if !runs {
            return Loudness { level: Level::Off, is_given: false };
        }
        let mut of_kind = special.iter().filter(|(known, _)| Some(*known) == kind);
        let of_kind = of_kind.find_map(|(_, layer)| last(layer, index, rule));
        let set = last(&typed, index, rule).or(of_kind).or_else(|| last(&general, index, rule));
        Loudness { level: set.unwrap_or(Level::At(rule.severity_for(kind))), is_given: set.is_some() }
    };
    let rules = || program.rules.lints.iter().enumerate();
    let kinds = Kind::ALL.into_iter().map(Some).chain([None]);
    kinds.map(|kind| rules().map(|(index, rule)| level(kind, index, rule)).collect()).collect()
}

/// Within a layer an id beats a group, and the last word wins.
fn last(layer: &Layer, index: usize, rule: &Rule) -> Option<Level> {
    let find = |is_lint: bool| {
        layer.iter().rev().find(|(selector, _)| selector.is_lint() == is_lint && selector.covers(index, rule))
    };
    find(true).or_else(|| find(false)).map(|&(_, level)| level)
}

/// The lint or group whose name is nearest to a mistyped one.
pub(crate) fn similar(program: &Program, name: &str) -> Option<String> {
    let ids = program.rules.lints.iter().map(|rule| rule.id.as_str());
    nearest(&name.to_lowercase(), ids.chain(program.rules.groups.iter().map(String::as_str))).map(str::to_owned)
}

/// The entries with the present names of their lints, where they give former ones.
pub(crate) fn under_present_names(program: &Program, allows: Vec<Allow>) -> Vec<Allow> {
    let renamed = |allow: Allow| match program.find(&allow.lint) {
        Some(index) => Allow { lint: program.rules.lints[index].id.clone(), ..allow },
        None => allow,
    };
    allows.into_iter().map(renamed).collect()
}

impl Selector {
    fn new(program: &Program, name: &str) -> Option<Self> {
        let group = || program.rules.groups.iter().position(|group| group == name);
        program.find(name).map(Self::Lint).or_else(|| group().map(|group| Self::Group(group as u32)))
    }

    fn is_lint(self) -> bool {
        matches!(self, Self::Lint(_))
    }

    fn covers(self, index: usize, rule: &Rule) -> bool {
        match self {
            Self::Lint(lint) => lint == index,
            Self::Group(group) => rule.group == group,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Application, Config, Document, Format, Kind, Linter, Severity};

    fn severities(config: &str, text: &str, lint: &str) -> Vec<Severity> {
        let toml = "[[interviews]]\ndate = 2026-03-02\n";
        let mut application = Application::parse("application.toml", toml).expect("sound");
        application.today = "2026-03-20".parse().ok();
        let config = Config::parse("bestfoot.toml", config).expect("sound");
        let linter = Linter::builder().config(&config).select(lint).build().expect("known names");
        let note = Document::new(text, Format::Text).with_kind(Some(Kind::ThankYou));
        linter.check(&note, &application).into_iter().map(|found| found.severity).collect()
    }

    #[test]
    fn a_level_that_is_set_holds_for_every_variant() {
        let of = |config: &str| severities(config, "Dear Ms. Ruiz,\n\nThank you.\n\nDana\n", "thank-you-late");
        assert_eq!(of(""), [Severity::Error], "what is far too late is worse than the rest");
        assert_eq!(of("[lints]\nthank-you-late = \"warning\"\n"), [Severity::Warning]);
        assert_eq!(of("[lints]\nthank-you-late = \"info\"\n"), [Severity::Info]);
    }

    #[test]
    fn an_allow_knows_a_lint_by_its_former_name() {
        let lints = "[[lint]]\nid = \"boat\"\naliases = [\"ship\"]\nname = \"Boats\"\ngroup = \"boats\"\n\
                     severity = \"info\"\nmessage = \"`{match}` floats\"\nwhy = \"It does.\"\nmatch = { phrases = [\"red boat\"] }\n";
        let found = |config: &str| {
            let config = Config::parse("bestfoot.toml", config).expect("sound");
            let builder = Linter::builder().lint_file("boats.toml", lints).config(&config).select("boats");
            let linter = builder.build().unwrap_or_else(|errors| panic!("{errors:?}"));
            let document = Document::new("I own a red boat.\n", Format::Text).with_kind(Some(Kind::Social));
            linter.check(&document, &Application::new()).len()
        };
        assert_eq!(found(""), 1);
        assert_eq!(found("[[allow]]\nlint = \"boat\"\n"), 0);
        assert_eq!(found("[[allow]]\nlint = \"ship\"\n"), 0);
    }
}
