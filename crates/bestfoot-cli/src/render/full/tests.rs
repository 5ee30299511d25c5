//! What people see, as strings: drawn from findings made by hand, so that no lint has to stay as it is for these tests.

use std::sync::Arc;

use bestfoot::{Applicability, Edit, Fix, Kind, Severity, Span, Status};

use super::*;
use crate::report::TextFile;

const APPLICATION: &str = "company = \"Hartwell Logistics\"\nrole = \"Operations Analyst\"\n\n[candidate]\nname = \"Dana Whitfield\"\n\n[[interviews]]\ndate = 2026-03-02\n\n\n\n\n[[people]]\n\nname  = \"Siobhan O'Rourke\"\n";

fn in_application(span: Span) -> At {
    At::There(Arc::new(TextFile::new("application.toml", APPLICATION)), span)
}

fn draft(name: &str, text: &str) -> Draft {
    Draft {
        file: Arc::new(TextFile::new(name, text)),
        kind: Some(Kind::ThankYou),
        words: 10,
        encoding: "utf-8",
        bom: false,
        is_editable: true,
        is_packet: false,
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
        place: None,
    }
}

fn drawn(draft: &Draft, finding: &Finding, width: usize) -> String {
    anstream::adapter::strip_str(&draw(draft, finding, width, true)).to_string()
}

const PARAGRAPH: &str = "I am writing about the role of Operations Analyst. I have spent six years in freight, and I left my last job because my manager was incompetent and never listened to anybody on the floor. At Hartwell I would like to build the kind of routing desk that your Atlas interface makes possible, and I have a few ideas of how to begin. My last project cut empty miles by 14 percent in a year, which the board did not expect. I would be glad to tell you more.";

/// The letter that most of these tests point into.
fn letter() -> String {
    format!("Dear Ms. Ortiz,\n\n{PARAGRAPH}\n\nSincerely,\nDana Whitfield\n")
}

fn bad_mouthing(text: &str) -> Finding {
    let message = "`incompetent` speaks ill of my manager";
    let mut finding = finding("bad-mouthing-boss", Severity::Error, message, Some(at(text, "incompetent")));
    finding.help = Some("say what you learned, or what you are moving towards".into());
    finding.why = "a reader expects to be spoken of in the same way one day, and cannot hear the other side".into();
    finding
}

#[track_caller]
fn assert_drawn(name: &str, text: &str, finding: &Finding, width: usize, expected: &str) {
    let out = drawn(&draft(name, text), finding, width);
    assert_eq!(out.trim_end(), expected.trim_matches('\n'), "drawn:\n{out}");
}

#[test]
fn a_short_fix_stands_under_the_word_and_the_true_name_below() {
    let mail = "From: Dana <dana@example.com>\nTo: a\nSubject: Thanks\n\n\n\nDear Siobahn,\n\nThank you.\n";
    let span = at(mail, "Siobahn");
    let message = "`Siobahn` is not how Siobhan O'Rourke spells her name";
    let mut name = finding("misspelled-person-name", Severity::Error, message, Some(span));
    let place = in_application(at(APPLICATION, "\"Siobhan O'Rourke\""));
    name.labels.push(Remark { text: "spelled here".into(), place });
    name.help = Some("write `Siobhan`".into());
    name.why = "people notice their own name first; a wrong one says the note was not proofread".into();
    name.fix = Some(Fix::replace(span, "Siobhan", Applicability::Safe));
    assert_drawn(
        "thank-you.eml",
        mail,
        &name,
        80,
        r#"
error[misspelled-person-name]: `Siobahn` is not how Siobhan O'Rourke spells her name
  --> thank-you.eml:7:6
   |
 7 | Dear Siobahn,
   |      ^^^^^^^ help: write `Siobhan`
   |
  ::: application.toml:15:9
   |
15 | name  = "Siobhan O'Rourke"
   |         ------------------ spelled here
   |
   = why: people notice their own name first; a wrong one says the note was not
          proofread
"#,
    );
}

#[test]
fn a_paragraph_is_cut_to_the_words_around_the_marks() {
    let text = letter();
    let mut boss = bad_mouthing(&text);
    boss.labels.push(Remark { text: "aimed at".into(), place: At::Here(at(&text, "my manager")) });
    assert_drawn(
        "letter.txt",
        &text,
        &boss,
        80,
        "
error[bad-mouthing-boss]: `incompetent` speaks ill of my manager
 --> letter.txt:3:133
  |
3 | … I left my last job because my manager was incompetent and never listened …
  |                              ----------     ^^^^^^^^^^^
  |                              |
  |                              aimed at
  |
  = help: say what you learned, or what you are moving towards
  = why: a reader expects to be spoken of in the same way one day, and cannot
         hear the other side
",
    );
    assert_drawn(
        "letter.txt",
        &text,
        &boss,
        60,
        "
error[bad-mouthing-boss]: `incompetent` speaks ill of my manager
 --> letter.txt:3:133
  |
3 | … job because my manager was incompetent and never …
  |               ----------     ^^^^^^^^^^^
  |               |
  |               aimed at
  |
  = help: say what you learned, or what you are moving
          towards
  = why: a reader expects to be spoken of in the same way
         one day, and cannot hear the other side
",
    );
}

#[test]
fn marks_far_apart_stand_on_rows_of_their_own() {
    let text = letter();
    let mut boss = bad_mouthing(&text);
    boss.labels.push(Remark { text: "said here".into(), place: At::Here(at(&text, "would be glad")) });
    assert_drawn(
        "letter.txt",
        &text,
        &boss,
        80,
        "
error[bad-mouthing-boss]: `incompetent` speaks ill of my manager
 --> letter.txt:3:133
  |
3 | … incompetent and never listened to anybody on the floor. At Hartwell I
  |   ^^^^^^^^^^^
...
  | I would be glad to tell you more.
  |   ------------- said here
  |
  = help: say what you learned, or what you are moving towards
  = why: a reader expects to be spoken of in the same way one day, and cannot
         hear the other side
",
    );
}

#[test]
fn a_long_mark_is_drawn_on_each_of_its_rows() {
    let text = letter();
    let sentence = "At Hartwell I would like to build the kind of routing desk that your Atlas interface makes possible, and I have a few ideas of how to begin.";
    let mut long = finding("long-sentence", Severity::Info, "this sentence has 28 words", Some(at(&text, sentence)));
    long.label = Some("28 words".into());
    assert_drawn(
        "letter.txt",
        &text,
        &long,
        80,
        "
info[long-sentence]: this sentence has 28 words
 --> letter.txt:3:189
  |
3 | … At Hartwell I would like to build the kind of routing desk that your
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  | Atlas interface makes possible, and I have a few ideas of how to begin. …
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = note: 28 words
",
    );
}

#[test]
fn a_label_without_room_is_a_note_before_the_help() {
    let text = letter();
    let mut boss = bad_mouthing(&text);
    boss.why = "".into();
    boss.label = Some("the reader hears the anger, and nothing of what you did".into());
    let below = "
  = note: the reader hears the anger, and nothing of what
          you did
  = help: say what you learned, or what you are moving
          towards
";
    let out = drawn(&draft("letter.txt", &text), &boss, 60);
    assert!(out.trim_end().ends_with(below.trim_end()), "drawn:\n{out}");
    // A shorter one has room at some widths only, and then goes to the same place.
    boss.label = Some("the reader hears the anger".into());
    let out = drawn(&draft("letter.txt", &text), &boss, 44);
    let (note, help) = (out.find("= note: the reader hears"), out.find("= help: say what"));
    assert!(note.is_some() && note < help, "drawn:\n{out}");
}

#[test]
fn a_finding_about_the_whole_draft_stands_at_its_anchor() {
    let text = letter();
    let mut phone = finding("missing-phone", Severity::Warning, "no phone number of yours in this letter", None);
    phone.anchor = at(&text, "Dana Whitfield");
    phone.help = Some("add it to the letterhead or under your name".into());
    phone.why = "letter and resume get separated; who cannot reach you calls the next candidate".into();
    assert_drawn(
        "letter.txt",
        &text,
        &phone,
        80,
        "
warning[missing-phone]: no phone number of yours in this letter
 --> letter.txt:6:1
  |
6 | Dana Whitfield
  |
  = help: add it to the letterhead or under your name
  = why: letter and resume get separated; who cannot reach you calls the next
         candidate
",
    );
    phone.anchor = Span::default();
    assert_drawn(
        "letter.txt",
        &text,
        &phone,
        80,
        "
warning[missing-phone]: no phone number of yours in this letter
 --> letter.txt:1:1
  |
  = help: add it to the letterhead or under your name
  = why: letter and resume get separated; who cannot reach you calls the next
         candidate
",
    );
}

#[test]
fn a_fix_that_says_something_else_is_told_in_words() {
    let text = letter();
    let message = "`I am writing about the role` says what the reader knows";
    let mut worn = finding("worn-opening", Severity::Info, message, Some(at(&text, "I am writing about the role")));
    worn.label = Some("a worn opening".into());
    worn.help = Some("begin with what you bring".into());
    let sentence = at(&text, "I am writing about the role of Operations Analyst. ");
    worn.fix = Some(Fix::replace(sentence, "", Applicability::Unsafe));
    assert_drawn(
        "letter.txt",
        &text,
        &worn,
        80,
        "
info[worn-opening]: `I am writing about the role` says what the reader knows
 --> letter.txt:3:1
  |
3 | I am writing about the role of Operations Analyst. I have spent six years …
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^ a worn opening
  |
  = help: begin with what you bring
  = help: leave out `I am writing about the role of Operations Analyst.`
",
    );
}

#[test]
fn several_edits_are_a_patch_where_it_fits_and_words_where_not() {
    let text = "Dear Ms Ortiz,\n\nI am looking forward hearing from you on monday.\n";
    let mut slips =
        finding("slips", Severity::Warning, "two slips in one sentence", Some(at(text, "looking forward hearing")));
    let before = at(text, "hearing").start();
    let edits = vec![
        Edit { span: Span::new(before, before), replacement: "to ".into() },
        Edit { span: at(text, "monday"), replacement: "Monday".into() },
    ];
    slips.fix = Some(Fix { applicability: Applicability::Safe, edits });
    assert_drawn(
        "short.txt",
        text,
        &slips,
        80,
        "
warning[slips]: two slips in one sentence
 --> short.txt:3:6
  |
3 | I am looking forward hearing from you on monday.
  |      ^^^^^^^^^^^^^^^^^^^^^^^
  |
help: write it like this
  |
3 - I am looking forward hearing from you on monday.
3 + I am looking forward to hearing from you on Monday.
  |
",
    );
    assert_drawn(
        "short.txt",
        text,
        &slips,
        56,
        "
warning[slips]: two slips in one sentence
 --> short.txt:3:6
  |
3 | I am looking forward hearing from you on monday.
  |      ^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add `to`, and write `Monday` for `monday`
",
    );
}

#[test]
fn a_mark_over_hard_line_breaks_is_drawn_on_each_line() {
    let text = "Dear Ms. Ortiz,\r\n\r\nI am a hard-working team\r\nplayer for freight.\r\n";
    let span = at(text, "hard-working team\r\nplayer");
    let mut worn = finding("cliche", Severity::Info, "`hard-working team player` is what everybody says", Some(span));
    worn.label = Some("a cliché".into());
    worn.help = Some("show it with something you did".into());
    assert_drawn(
        "wrapped.txt",
        text,
        &worn,
        80,
        "
info[cliche]: `hard-working team player` is what everybody says
 --> wrapped.txt:3:8
  |
3 | I am a hard-working team
  |        ^^^^^^^^^^^^^^^^^
4 | player for freight.
  | ^^^^^^ a cliché
  |
  = help: show it with something you did
",
    );
}

#[test]
fn wide_and_strange_characters_keep_their_columns() {
    let text = "for 名前 🎉 and\tnaïve e\u{301}t\u{301} \x1b[31m\u{202e}plans.\n";
    let strange = finding("strange", Severity::Warning, "strange \x1b[31m signs", Some(at(text, "plans")));
    assert_drawn(
        "a.txt",
        text,
        &strange,
        80,
        "
warning[strange]: strange ␛[31m signs
 --> a.txt:1:31
  |
1 | for 名前 🎉 and    naïve e\u{301}t\u{301} ␛[31m�plans.
  |                                   ^^^^^
",
    );
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
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
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
        let text = if round % 3 == 0 { NASTY.concat() } else { NASTY[dice.roll(NASTY.len())].to_owned() };
        let draft = draft("letter.txt", &text);
        let mut finding = finding("any", Severity::Warning, "a message with \x1b and \n in it", None);
        finding.span = (dice.roll(4) > 0).then(|| dice.span(&text));
        finding.anchor = finding.span.unwrap_or_else(|| dice.span(&text));
        finding.label = (dice.roll(2) == 0).then(|| "label 名前\t".repeat(dice.roll(9)));
        finding.help = (dice.roll(2) == 0).then(|| "write `x`".to_owned());
        for _ in 0..dice.roll(4) {
            let place =
                if dice.roll(3) == 0 { in_application(dice.span(APPLICATION)) } else { At::Here(dice.span(&text)) };
            finding.labels.push(Remark { text: "elsewhere".into(), place });
        }
        if dice.roll(2) == 0 {
            let edits = (0..dice.roll(3)).map(|_| Edit {
                span: dice.span(&text),
                replacement: ["", "x", "two words", "a\nb"][dice.roll(4)].into(),
            });
            finding.fix = Some(Fix { applicability: Applicability::Safe, edits: edits.collect() });
        }
        let columns = 40 + dice.roll(90);
        let out = drawn(&draft, &finding, columns);
        // Titles and places are not broken.
        for line in out.lines().filter(|line| line.contains('|') && !line.contains("[any]")) {
            assert!(width(line) <= columns, "{columns} columns: {line}\n{out}");
        }
        let is_numbered =
            |line: &str| line.trim_start().starts_with(|c: char| c.is_ascii_digit()) && line.contains('|');
        if finding.span.is_some() {
            assert!(out.lines().take_while(|line| !line.contains(":::")).any(is_numbered), "{columns} columns:\n{out}");
        }
        assert!(!out.contains(['\x1b', '\x07', '\0', '\u{202e}']), "{out}");
    }
}
