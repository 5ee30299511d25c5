//! What people see, as strings: drawn from findings made by hand, so that no lint has to stay as it is for these tests.

use std::sync::Arc;

use bestfoot::{Applicability, Edit, Fix, Kind, Label, Place, Severity, Span, Status};

use super::*;
use crate::report::TextFile;

const APPLICATION: &str = "company = \"Hartwell Logistics\"\nrole = \"Operations Analyst\"\n\n[candidate]\nname = \"Dana Whitfield\"\n\n[[interviews]]\ndate = 2026-03-02\n\n\n\n\n[[people]]\n\nname  = \"Siobhan O'Rourke\"\n";

fn draft(name: &str, text: &str) -> Draft {
    Draft {
        file: TextFile::new(name, text),
        kind: Some(Kind::ThankYou),
        words: 10,
        encoding: "utf-8",
        bom: false,
        is_editable: true,
        application: Some(Arc::new(TextFile::new("application.toml", APPLICATION))),
        findings: Vec::new(),
    }
}

/// The place of words in a text.
fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words are in the text");
    Span::new(start, start + words.len())
}

fn finding(lint: &str, severity: Severity, message: &str, span: Option<Span>) -> Finding {
    Finding {
        lint: lint.into(),
        variant: None,
        group: "names".into(),
        severity,
        status: Status::Stable,
        message: message.to_owned(),
        label: None,
        span,
        anchor: span.unwrap_or_default(),
        labels: Vec::new(),
        help: None,
        why: "".into(),
        fix: None,
        part: "body",
    }
}

fn drawn(draft: &Draft, finding: &Finding, width: usize) -> String {
    let look = Look {
        width,
        quiet: false,
        least_trusted: Applicability::Safe,
    };
    anstream::adapter::strip_str(&draw(draft, finding, look)).to_string()
}

const PARAGRAPH: &str = "I am writing about the role of Operations Analyst. I have spent six years in freight, and I left my last job because my manager was incompetent and never listened to anybody on the floor. At Hartwell I would like to build the kind of routing desk that your Atlas interface makes possible, and I have a few ideas of how to begin. My last project cut empty miles by 14 percent in a year, which the board did not expect. I would be glad to tell you more.";

fn samples() -> Vec<(Draft, Finding)> {
    let mut list = Vec::new();
    let mail = "From: Dana <dana@example.com>\nTo: a\nSubject: Thanks\n\n\n\nDear Siobahn,\n\nThank you.\n";
    let mut name = finding(
        "misspelled-person-name",
        Severity::Error,
        "`Siobahn` is not how Siobhan O'Rourke spells her name",
        Some(at(mail, "Siobahn")),
    );
    name.labels.push(Label {
        text: "spelled here".into(),
        place: Place::Application(at(APPLICATION, "\"Siobhan O'Rourke\"")),
    });
    name.help = Some("write `Siobhan`".into());
    name.why =
        "people notice their own name first; a wrong one says the note was not proofread".into();
    name.fix = Some(Fix::replace(
        at(mail, "Siobahn"),
        "Siobhan",
        Applicability::Safe,
    ));
    list.push((draft("thank-you.eml", mail), name));

    let text = format!("Dear Ms. Ortiz,\n\n{PARAGRAPH}\n\nSincerely,\nDana Whitfield\n");
    let mut boss = finding(
        "bad-mouthing-boss",
        Severity::Error,
        "`incompetent` speaks ill of my manager",
        Some(at(&text, "incompetent")),
    );
    boss.labels.push(Label {
        text: "aimed at".into(),
        place: Place::Document(at(&text, "my manager")),
    });
    boss.help = Some("say what you learned, or what you are moving towards".into());
    boss.why =
        "A reader expects to be spoken of in the same way one day, and cannot hear the other side."
            .into();
    list.push((draft("letter.txt", &text), boss.clone()));

    let mut far = boss.clone();
    far.labels = vec![Label {
        text: "said here before".into(),
        place: Place::Document(at(&text, "would be glad")),
    }];
    list.push((draft("letter.txt", &text), far));

    let mut long = boss.clone();
    long.span = Some(at(
        &text,
        "At Hartwell I would like to build the kind of routing desk that your Atlas interface makes possible, and I have a few ideas of how to begin.",
    ));
    long.message = "this sentence has 34 words".into();
    long.labels.clear();
    long.label = Some("34 words".into());
    long.severity = Severity::Info;
    list.push((draft("letter.txt", &text), long));

    let mut phone = finding(
        "missing-phone",
        Severity::Warning,
        "no phone number of yours in this letter",
        None,
    );
    phone.anchor = at(&text, "Dana Whitfield");
    phone.help = Some("add it to the letterhead or under your name".into());
    phone.why =
        "Letter and resume get separated; who cannot reach you calls the next candidate.".into();
    list.push((draft("letter.txt", &text), phone.clone()));
    phone.anchor = Span::default();
    list.push((draft("letter.txt", &text), phone));

    let mut swap = finding(
        "wordy",
        Severity::Info,
        "`I am writing about the role` says what the reader knows",
        Some(at(&text, "I am writing about the role")),
    );
    swap.label = Some("a worn opening".into());
    swap.help = Some("begin with what you bring".into());
    swap.fix = Some(Fix::replace(
        at(&text, "I am writing about the role of Operations Analyst. "),
        "",
        Applicability::Unsafe,
    ));
    list.push((draft("letter.txt", &text), swap));

    let short = "Dear Ms Ortiz,\n\nI am looking forward hearing from you on monday.\n";
    let mut patch = finding(
        "grammar",
        Severity::Warning,
        "two slips in one sentence",
        Some(at(short, "looking forward hearing")),
    );
    patch.fix = Some(Fix {
        applicability: Applicability::Safe,
        edits: vec![
            Edit {
                span: Span::new(at(short, "hearing").start(), at(short, "hearing").start()),
                replacement: "to ".into(),
            },
            Edit {
                span: at(short, "monday"),
                replacement: "Monday".into(),
            },
        ],
    });
    patch.why = "A reader who stumbles stops reading.".into();
    list.push((draft("short.txt", short), patch));

    let wrapped = "Dear Ms. Ortiz,\r\n\r\nI am a hard-working team\r\nplayer with a passion\r\nfor freight 名前 🎉 and naïve\tplans.\r\n";
    let mut cross = finding(
        "cliche",
        Severity::Info,
        "`hard-working team player` is what everybody says",
        Some(at(wrapped, "hard-working team\r\nplayer")),
    );
    cross.label = Some("a cliché".into());
    cross.help = Some("show it with something you did".into());
    list.push((draft("wrapped.txt", wrapped), cross));
    let wide = finding(
        "wide",
        Severity::Warning,
        "wide",
        Some(at(wrapped, "naïve\tplans")),
    );
    list.push((draft("wrapped.txt", wrapped), wide));
    list
}

#[test]
fn show() {
    for width in [60, 80, 120, 200] {
        println!("{}", "=".repeat(width));
        for (draft, finding) in samples() {
            print!("{}", drawn(&draft, &finding, width));
        }
    }
}

/// Texts with everything that disturbs columns, and rows without a place to break them.
const NASTY: [&str; 12] = [
    "",
    "\n",
    "\r\n\r\n",
    "a",
    "Dear 名前さん,\n\n👩‍👩‍👧 e\u{301}t\u{301}e\u{301} naïve\tplans and\u{a0}more.\r\n",
    "a\u{202e}b\u{2066}c\x1b[31m\x07\0\u{7f}\u{85}\u{200b}\u{200d}\u{feff}\u{2028}x\ry",
    "\u{301}\u{301}\u{301} \u{301}",
    "                                                                                                  x",
    "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    "名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前名前",
    "\t\t\tone\n\n\n\ntwo\t\t\n three … four\n\n\n\n\n\n\n\n\nfive",
    PARAGRAPH,
];

/// A small generator, so that a failure can be run again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }

    /// Any two numbers around a text: they may lie past its end or inside a character.
    fn span(&mut self, text: &str) -> Span {
        Span::new(self.roll(text.len() + 3), self.roll(text.len() + 3))
    }
}

#[test]
fn no_span_makes_it_panic_and_nothing_overhangs() {
    let mut dice = Dice(7);
    for round in 0..6000 {
        let text = if round % 3 == 0 {
            NASTY.concat()
        } else {
            NASTY[dice.roll(NASTY.len())].to_owned()
        };
        let draft = draft("letter.txt", &text);
        let mut finding = finding(
            "any",
            Severity::Warning,
            "a message with \x1b and \n in it",
            None,
        );
        finding.span = (dice.roll(4) > 0).then(|| dice.span(&text));
        finding.anchor = finding.span.unwrap_or_else(|| dice.span(&text));
        finding.label = (dice.roll(2) == 0).then(|| "label 名前\t".repeat(dice.roll(9)));
        finding.help = (dice.roll(2) == 0).then(|| "write `x`".to_owned());
        for _ in 0..dice.roll(4) {
            let place = if dice.roll(3) == 0 {
                Place::Application(dice.span(APPLICATION))
            } else {
                Place::Document(dice.span(&text))
            };
            finding.labels.push(Label {
                text: "elsewhere".into(),
                place,
            });
        }
        if dice.roll(2) == 0 {
            let edits = (0..dice.roll(3)).map(|_| Edit {
                span: dice.span(&text),
                replacement: ["", "x", "two words", "a\nb"][dice.roll(4)].into(),
            });
            finding.fix = Some(Fix {
                applicability: Applicability::Safe,
                edits: edits.collect(),
            });
        }
        let columns = 40 + dice.roll(90);
        let out = drawn(&draft, &finding, columns);
        // Titles and places are not broken, and a second file is quoted from the start of its line.
        for line in out.lines().filter(|line| {
            line.contains('|') && !line.contains("[any]") && !line.contains("elsewhere")
        }) {
            assert!(width(line) <= columns, "{columns} columns: {line}\n{out}");
        }
        assert!(!out.contains(['\x1b', '\x07', '\0', '\u{202e}']), "{out}");
    }
}
