//! Sentences of postings and what is read of each: one case for a mechanism of the rooms beside this one.

use super::{Ask, Posting};
use crate::program::Program;
use crate::{Document, Format};

/// The program of the built-in tables.
fn prepared() -> Program {
    Program::from_static(bestfoot_lints::PREPARED).expect("the built-in tables are prepared")
}

/// What a posting that ends in some sentences asks for: each kind with its words.
fn asked(program: &Program, sentences: &str) -> Vec<(Ask, String)> {
    let text = format!(
        "Basket weaver\n\nWe are four people and a goat, and we weave.\n\nHow to apply\n\nSend it to hello@withy.example. {sentences}\n"
    );
    let posting = Posting::read(&Document::new(text.as_str(), Format::Text), program);
    let words = |span: crate::Span| text[span.range()].to_owned();
    posting.instructions.iter().map(|found| (found.ask, words(found.span))).collect()
}

#[test]
fn what_is_to_be_told_is_of_the_kind_of_its_content() {
    let program = prepared();
    for (sentence, ask, words) in [
        ("Say whether you would be based in Cork or Galway.", Ask::Location, "Cork"),
        ("Tell us which part of Leeds you live in.", Ask::Location, "Leeds"),
        ("State on what basis you may work in Norway.", Ask::WorkPermit, "basis"),
        ("Which two dates in June could you come for a trial?", Ask::Availability, "dates"),
        ("In which months would you be free?", Ask::Availability, "months"),
        ("Kindly state your wage, notice period and how many looms you own.", Ask::Question, "looms"),
        ("Write on the first page which evenings you can do and which village you live in.", Ask::Location, "village"),
        ("Don't worry about a letter, but do tell us how much notice you must give.", Ask::StartDate, "notice"),
        ("Tell us which part of the work was yours.", Ask::Question, "which part"),
        ("In the box below tell us which basket has the best handle.", Ask::Question, "which basket"),
        ("Gaps in employment must be explained on the form.", Ask::Question, "Gaps"),
    ] {
        let asked = asked(&program, sentence);
        assert!(asked.iter().any(|(kind, said)| *kind == ask && said.contains(words)), "{sentence}: {asked:?}");
    }
}

#[test]
fn who_may_apply_at_all_is_a_permit() {
    let program = prepared();
    for sentence in [
        "Kenyan citizens and permanent residents only.",
        "Applicants must be Maltese citizens.",
        "We hold no sponsor licence.",
        "Full working rights are essential.",
    ] {
        let asked = asked(&program, sentence);
        assert!(asked.iter().any(|(kind, _)| *kind == Ask::WorkPermit), "{sentence}: {asked:?}");
    }
}

#[test]
fn things_asked_for_are_known_by_their_nouns() {
    let program = prepared();
    for (sentence, ask) in [
        ("Send six photographs of chairs.", Ask::Portfolio),
        ("Add two passport photographs.", Ask::Document),
        ("Attach a film of yourself weaving.", Ask::Portfolio),
        ("Email your detailed resume in MS Word.", Ask::Resume),
        ("Attachments must not exceed 8 MB.", Ask::FileFormat),
        ("Return the form to Mrs Odell by Friday 10 October.", Ask::Deadline),
        ("Or apply at `jobs.withy.example/weaver`.", Ask::How),
    ] {
        let asked = asked(&program, sentence);
        assert!(asked.iter().any(|(kind, _)| *kind == ask), "{sentence}: {asked:?}");
    }
}

#[test]
fn what_only_looks_like_an_instruction_is_none() {
    let program = prepared();
    for (sentence, ask) in [
        ("Say which day you could come for a trial.", Ask::StartDate),
        ("Add two recent passport photographs.", Ask::Portfolio),
        ("No personal letter.", Ask::CoverLetter),
        ("Need help with the form? Call 01632 960 111.", Ask::Deadline),
        ("We answer everybody by the end of March.", Ask::Deadline),
        ("If you are out of state, ask for a call by telephone the week after Easter.", Ask::Deadline),
        ("Calls in response to this advertisement are not read.", Ask::Question),
        ("Tell us in a note which days you can work.", Ask::Question),
        ("A motivation letter would make us blush, skip it.", Ask::CoverLetter),
        ("Send a paragraph on a basket you mended.", Ask::Portfolio),
    ] {
        let asked = asked(&program, sentence);
        assert!(!asked.iter().any(|(kind, _)| *kind == ask), "{sentence}: {asked:?}");
    }
}

#[test]
fn only_the_end_of_a_single_paragraph_is_about_applying() {
    let text = "Withy & Sons are looking for a basket weaver. You will chase suppliers for their certificates, send \
                customers photos of what you have woven and keep the shop tidy on most days of the week. Skippers \
                send us reeds. To apply, email hello@withy.example with your CV.\n";
    let posting = Posting::read(&Document::new(text, Format::Text), &prepared());
    let asks: Vec<Ask> = posting.instructions.iter().map(|found| found.ask).collect();
    assert_eq!(asks, [Ask::How, Ask::Resume], "{:?}", posting.instructions);
}

#[test]
fn rows_run_together_are_told_apart_by_their_marks() {
    let text = "Diver\n\nRequirements\n✔ At least a school certificate\n✔ Good English\n";
    let posting = Posting::read(&Document::new(text, Format::Text), &prepared());
    assert_eq!(posting.requirements.len(), 2, "{:?}", posting.requirements);
}

#[test]
fn an_address_for_others_or_for_a_form_is_no_way_to_apply() {
    let program = prepared();
    for sentence in [
        "Composers wishing to send scores use music@withy.example.",
        "The form is available from withy.example.org/forms.",
    ] {
        let asked = asked(&program, sentence);
        assert_eq!(asked.iter().filter(|(kind, _)| *kind == Ask::How).count(), 1, "{sentence}: {asked:?}");
    }
}

#[test]
fn alternatives_are_one_thing() {
    let asked = asked(&prepared(), "Include a link to your portfolio or a repo.");
    assert_eq!(asked.iter().filter(|(kind, _)| *kind == Ask::Portfolio).count(), 1, "{asked:?}");
}

#[test]
fn whom_to_write_to_may_stand_on_the_line_below() {
    let asked = asked(&prepared(), "Papers should be submitted to:\n\nThe Human Resources Manager\nBox 12, Lucea");
    assert!(asked.iter().any(|(kind, said)| *kind == Ask::Addressee && said.contains("Manager")), "{asked:?}");
}

#[test]
fn a_list_under_what_we_want_behind_an_address_is_asked_for() {
    let text = "Diver\n\nSound like you?\n\nPost it to dive@reef.example. We want:\n\n1. Your resume\n2. Two people we can ring\n";
    let posting = Posting::read(&Document::new(text, Format::Text), &prepared());
    let asks: Vec<Ask> = posting.instructions.iter().map(|found| found.ask).collect();
    assert!(asks.contains(&Ask::Resume) && asks.contains(&Ask::References), "{asks:?}");
    assert!(posting.requirements.is_empty(), "{:?}", posting.requirements);
}

#[test]
fn what_a_subject_or_a_file_is_to_be_is_told_by_its_value() {
    let program = prepared();
    let told = |sentence: &str, ask: Ask| {
        let text = format!("Basket weaver\n\nJob reference: WI-2231\n\nHow to apply\n\n{sentence}\n");
        let posting = Posting::read(&Document::new(text.as_str(), Format::Text), &program);
        posting.instructions.iter().find(|found| found.ask == ask).and_then(|found| found.value.clone())
    };
    for (sentence, ask, value) in [
        ("The subject line should read: Yard 2026.", Ask::SubjectLine, Some("Yard 2026")),
        ("Put your name and the job title in the subject line.", Ask::SubjectLine, Some("your name and the job title")),
        ("Use \"Front\" or \"Back\" as the subject.", Ask::SubjectLine, None),
        ("Please include the job ID in your letter.", Ask::ReferenceNumber, Some("WI-2231")),
        ("Include the job ID 44712 in the subject line.", Ask::ReferenceNumber, Some("44712")),
        ("Please do not send Word documents.", Ask::FileFormat, Some("not word documents")),
        ("There is no need to send PDFs.", Ask::FileFormat, None),
        ("Please include the job ID in your letter.", Ask::Document, None),
    ] {
        assert_eq!(told(sentence, ask).as_deref(), value, "{sentence}");
    }
}
