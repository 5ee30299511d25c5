//! The options that the built-in checks know, so that a slip in a lint's table is told and not passed over. Checks of an embedder take what they like.

use self::Takes::{Flag, OneOf, Phrases, Words};
use crate::FileError;
use crate::lint::file::{LintFile, OptionValue, Pattern};
use crate::tree::{At, nearest};

/// What an option takes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Takes {
    /// Phrases, as lints have them.
    Phrases,
    /// Words, as the check compares them.
    Words,
    Flag,
    OneOf(&'static [&'static str]),
    /// A number from the first to the second.
    Number(u32, u32),
}

type Options = &'static [(&'static str, Takes)];

/// More words, days or questions than this nobody counts.
const MANY: u32 = 100_000;
const ANY: Takes = Takes::Number(0, MANY);
const ONE: Takes = Takes::Number(1, MANY);
const PERCENT: Takes = Takes::Number(0, 100);
/// Longer runs of words than this are copies of nothing, and cost much.
const RUN: Takes = Takes::Number(1, 50);

/// Where the writer names employers of his or her own, which all three checks of names of companies read.
const OWN: Options = &[("own", Phrases), ("own-behind", Phrases)];
/// What both checks of companies addressed read.
const COMPANY: Options = &[
    ("any", Phrases),
    ("topics", Phrases),
    ("hope", Phrases),
    ("past", Phrases),
    ("others", Phrases),
    ("kinds", Phrases),
    ("behind", Phrases),
    ("own", Phrases),
    ("own-behind", Phrases),
];

/// The built-in checks and their options.
const CHECKS: [(&str, Options); 70] = [
    ("absent", &[("any", Phrases), ("except", Phrases), ("own-work", Flag), ("least-words", ANY)]),
    ("addressee", &[]),
    ("answer-length", &[("most", ONE), ("pitch", Phrases), ("pitch-most", ONE)]),
    ("asked-about", &[("any", Phrases), ("spared", Phrases), ("percent", PERCENT), ("least", ONE)]),
    ("asked-count", &[("least", ANY), ("most", ANY)]),
    ("asks-too-much", &[("any", Phrases), ("most", ANY)]),
    ("attachment", &[("any", Phrases), ("closing", Phrases), ("papers", Phrases), ("photographs", Words)]),
    ("attention-span", &[("limit", ONE)]),
    ("brand-name", &[]),
    ("claim", &[("absent", Flag), ("titles", Phrases)]),
    ("company-leftover", COMPANY),
    ("company-named", &[("any", Phrases), ("place", Phrases)]),
    ("company-spelling", OWN),
    ("company-target", COMPANY),
    ("contact-detail", &[("detail", OneOf(&["email", "phone", "name"]))]),
    ("contact-known", &[]),
    (
        "contact-mailbox",
        &[
            ("anywhere", Words),
            ("starts", Words),
            ("words", Words),
            ("names", Words),
            ("beside", Words),
            ("small", Words),
            ("figures", Words),
        ],
    ),
    ("contact-shape", &[]),
    ("copied-notes", &[("least", ONE), ("share", Takes::Number(1, 100))]),
    ("date-age", &[("days", ANY)]),
    ("date-exists", &[("numbers", Phrases)]),
    ("date-weekday", &[]),
    ("early-follow-up", &[("any", Phrases), ("reasons", Phrases), ("least-days", ANY)]),
    ("emoji", &[("emoticons", Words), ("topic", Phrases)]),
    ("facts-used", &[("asked", Phrases), ("least-words", ANY)]),
    ("follow-up-count", &[("second", Phrases), ("third", Phrases)]),
    ("follow-ups-close", &[("days", ANY)]),
    ("follow-ups-counted", &[("share", Takes::Number(1, 100))]),
    ("follow-ups-pressing", &[("any", Phrases)]),
    ("inconsistent-name", &[]),
    ("interviewers-thanked", &[("days", ANY), ("until", ANY)]),
    ("job-told", &[("any", Phrases), ("least-words", ANY)]),
    ("kind-known", &[]),
    ("language", &[]),
    ("late-note", &[("any", Phrases), ("since", Phrases), ("occasion", Phrases)]),
    ("leaving", &[("reason", Phrases), ("settled", Phrases), ("forward", Phrases), ("most-words", ANY)]),
    ("letter-frame", &[("part", OneOf(&["salutation", "sign-off"]))]),
    ("measured", &[("asked", Phrases), ("any", Phrases), ("least", ONE)]),
    ("motive-told", &[("any", Phrases), ("asked", Phrases), ("least-words", ANY), ("least-answer", ANY)]),
    ("often", &[("asked", Phrases), ("any", Phrases), ("alone", Phrases), ("least", ONE), ("per-hundred", ANY)]),
    ("other-application", &[]),
    ("person-name", &[("find", OneOf(&["case", "person", "spelling"]))]),
    ("post-named", &[("any", Phrases), ("named", Phrases)]),
    ("posting-emphasis", &[("theme", Phrases), ("asked", Words), ("least", ONE)]),
    ("posting-format", &[]),
    (
        "posting-instruction",
        &[
            ("salary", Phrases),
            ("start-date", Phrases),
            ("availability", Phrases),
            ("work-permit", Phrases),
            ("location", Phrases),
            ("least-words", ANY),
        ],
    ),
    (
        "posting-material",
        &[("all", Phrases), ("work", Phrases), ("references", Phrases), ("link", Flag), ("least-words", ANY)],
    ),
    (
        "posting-must",
        &[("least", ONE), ("least-words", ANY), ("most", ANY), ("share", PERCENT), ("named", Words), ("same", Words)],
    ),
    ("profile-thin", &[("least-words", ANY)]),
    (
        "proven",
        &[("any", Phrases), ("proof", Phrases), ("spared", Phrases), ("ahead", ANY), ("behind", Flag), ("most", ANY)],
    ),
    ("referee", &[("part", OneOf(&["contact", "relation"])), ("elsewhere", Phrases)]),
    (
        "reference-asked",
        &[("any", Phrases), ("agreed", Phrases), ("told", Phrases), ("unasked", Phrases), ("least-words", ANY)],
    ),
    ("repeated-word", &[("allow", Phrases)]),
    ("resume-rehash", &[("run", RUN), ("share", PERCENT)]),
    ("reused-letter", &[("least", ONE), ("share", Takes::Number(1, 100))]),
    ("rhythm", &[("row", ONE), ("alike", ONE)]),
    ("role-name", &[("before", Phrases), ("posted", Phrases)]),
    (
        "sentence-mechanics",
        &[
            ("abbreviations", Words),
            ("openers", Words),
            ("small-names", Words),
            ("as-letters", Words),
            ("first-person", Words),
        ],
    ),
    ("shouting", &[("acronyms", Phrases), ("force", Phrases), ("force-alone", Phrases)]),
    ("signed-name", &[]),
    (
        "specific",
        &[
            ("any", Phrases),
            ("stock", Phrases),
            ("aside", Phrases),
            ("behind", Phrases),
            ("own", Phrases),
            ("points", Phrases),
            ("thanks", Phrases),
            ("duty", Phrases),
            ("most-words", ANY),
        ],
    ),
    ("spelling", &[("find", OneOf(&["slips", "unknown"]))]),
    ("spelling-dialect", &[]),
    (
        "star",
        &[
            ("part", OneOf(&["situation", "action", "result", "balance"])),
            ("asked", Phrases),
            ("any", Phrases),
            ("habit", Phrases),
            ("least-words", ANY),
            ("percent", PERCENT),
        ],
    ),
    ("subject-line", &[("vague", Words)]),
    ("suppression-left", &[]),
    ("unresolved-change", &[]),
    (
        "voice",
        &[("rule", OneOf(&["self", "team"])), ("asked", Phrases), ("least", ONE), ("ratio", ONE), ("percent", PERCENT)],
    ),
    ("word-count", &[("side", OneOf(&["least", "most"]))]),
    ("years-backward", &[]),
];

/// The checks that have options here, in order.
#[cfg(test)]
pub(crate) fn checks() -> Vec<&'static str> {
    CHECKS.map(|(name, _)| name).into()
}

/// The options of a check; none of one that is not built in.
fn of(check: &str) -> Option<Options> {
    CHECKS.iter().find(|(name, _)| *name == check).map(|&(_, options)| options)
}

/// What an option of a built-in check takes.
pub(crate) fn takes(check: &str, option: &str) -> Option<Takes> {
    of(check)?.iter().find(|(known, _)| *known == option).map(|&(_, takes)| takes)
}

/// The options in lint files that their checks do not know or cannot use. Of checks for which `is_own` holds nothing is known.
pub(crate) fn mistakes(files: &[LintFile], is_own: impl Fn(&str) -> bool) -> Vec<FileError> {
    let mut found = Vec::new();
    for file in files {
        for definition in &file.lints {
            let Pattern::Check { name, options, phrases } = &definition.pattern else {
                continue;
            };
            let Some(known) = of(&name.value).filter(|_| !is_own(&name.value)) else {
                continue;
            };
            let phrases = phrases.iter().map(|(key, _)| (key, None));
            for (key, value) in options.iter().map(|(key, value)| (key, Some(value))).chain(phrases) {
                if let Err((message, help)) = judge(&name.value, known, key, value) {
                    found.push(FileError { file: file.name.clone(), span: Some(key.span), message, help });
                }
            }
        }
    }
    found
}

/// What is wrong with an option, and the way out. Phrases come without a value.
fn judge(
    check: &str,
    known: Options,
    key: &At<String>,
    value: Option<&OptionValue>,
) -> Result<(), (String, Option<String>)> {
    let name = &key.value;
    let Some((_, takes)) = known.iter().find(|(known, _)| known == name) else {
        let names = || known.iter().map(|(name, _)| *name);
        let help = match nearest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "it has none".to_owned(),
            None => format!("it has {}", names().collect::<Vec<_>>().join(", ")),
        };
        return Err((format!("the check `{check}` has no option `{name}`"), Some(help)));
    };
    let wrong = |what: String| Err((format!("`{name}` of the check `{check}` is {what}"), None));
    match (takes, value) {
        (Takes::Phrases, None)
        | (Takes::Words, Some(OptionValue::Texts(_)))
        | (Takes::Flag, Some(OptionValue::Flag(_))) => Ok(()),
        (Takes::Number(least, most), Some(OptionValue::Number(number))) if (least..=most).contains(&number) => Ok(()),
        (Takes::OneOf(all), Some(OptionValue::Texts(text)))
            if text.single().is_some_and(|text| all.contains(&text)) =>
        {
            Ok(())
        }
        (Takes::Phrases, _) => wrong("a list of phrases".to_owned()),
        (Takes::Words, _) => wrong("a list of words".to_owned()),
        (Takes::Flag, _) => wrong("`true` or `false`".to_owned()),
        (Takes::Number(least, most), _) => wrong(format!("a number from {least} to {most}")),
        (Takes::OneOf(all), _) => wrong(format!("one of {}", all.join(", "))),
    }
}

/// A lint with that check, for tests.
#[cfg(test)]
pub(crate) fn lint_with(check: &str) -> String {
    format!(
        "[[lint]]\nid = 'made-up'\nname = 'Made up'\ngroup = 'tone'\nseverity = 'info'\nsince = '0.1.0'\nmessage = 'found {{match}}'\nwhy = 'It was made up.'\n\
         match = {{ {check} }}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::file;

    fn said(check: &str) -> Vec<String> {
        let toml = lint_with(check);
        let file = file::read("made-up.toml", &toml).unwrap_or_else(|errors| panic!("{}", errors[0]));
        let found = mistakes(&[file], |_| false);
        let place = |error: &FileError| error.span.map(|span| toml[span.range()].to_owned()).unwrap_or_default();
        found.iter().map(|error| format!("{} at {}", error, place(error))).collect()
    }

    #[test]
    fn options_are_known_and_of_use() {
        assert_eq!(said("check = 'star', part = 'result', least-words = 5, any = ['good']"), Vec::<String>::new());
        assert_eq!(
            said("check = 'star', leest-words = 5"),
            ["made-up.toml: the check `star` has no option `leest-words` (did you mean `least-words`?) at leest-words"]
        );
        assert_eq!(said("check = 'language', loud = true").len(), 1);
        let row = "made-up.toml: `row` of the check `rhythm` is a number from 1 to 100000 at row";
        assert_eq!(said("check = 'rhythm', row = 0, alike = 3"), [row]);
        assert_eq!(said("check = 'rhythm', row = true, alike = 3"), [row]);
        assert_eq!(said("check = 'posting-emphasis', least = 0, theme = ['a b']").len(), 1);
        assert_eq!(said("check = 'star', part = 'ending'").len(), 1);
        // Phrases are phrases without a mark of their language, and words are words with one.
        assert_eq!(said("check = 'proven', proof = ['sure thing'], any = 'good'"), Vec::<String>::new());
        assert_eq!(said("check = 'emoji', emoticons = [':[']"), Vec::<String>::new());
    }
}
