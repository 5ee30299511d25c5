//! Checks: what phrases, patterns and guards cannot say. One check a file; it finds places and values, the lint's table has the words.

mod absent;
pub(crate) mod across;
mod addressee;
mod answer;
mod asked;
mod attachment;
mod backward;
mod brand;
mod claims;
mod company;
pub(crate) mod contact;
mod date;
mod deed;
mod draft;
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
mod report;
mod request;
mod rhythm;
pub(crate) mod role;
mod shouting;
mod signed;
mod specific;
mod spelling;
mod star;
mod suppression;
mod too_much;
mod twice;
mod unresolved;
mod voice;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::draft::Draft;
pub(crate) use self::draft::{Shared, places_in};
pub use self::report::{Finding, Report};

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
        ("date-exists", Arc::new(date::NoSuchDay)),
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
        ("signed-name", Arc::new(signed::Signed)),
        ("specific", Arc::new(specific::Specific)),
        ("spelling", Arc::new(spelling::Spelling)),
        ("spelling-dialect", Arc::new(spelling::OtherDialect)),
        ("star", Arc::new(star::Star)),
        ("subject-line", Arc::new(frame::SubjectLine)),
        ("suppression-left", Arc::new(suppression::Left)),
        ("voice", Arc::new(voice::Voice)),
        ("unresolved-change", Arc::new(unresolved::Change)),
        ("years-backward", Arc::new(backward::Backward)),
        ("word-count", Arc::new(length::Words)),
    ];
    all.into_iter().map(|(name, check)| (name.to_owned(), check)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::options::{self, lint_with};
    use crate::{Application, Document, Format, Linter};

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
