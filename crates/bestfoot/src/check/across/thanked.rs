//! Does everybody of an interview get a note?

use super::{Set, SetCheck, SetReport};
use crate::Date;
use crate::application::Stage;
use crate::packet::thanks::{Thanks, thanks};

/// Reports interviewers whom no thank-you note addresses once `days` have passed; before that, if others of the same talk have theirs already (variant
/// `due`). A note to a group is none for its members (variant `group`), nor is
/// one to another with a copy to them (variant `copied`). After `until` days, or once a decision is known, nobody waits for a note.
pub(super) struct Thanked;

impl SetCheck for Thanked {
    fn run(&self, set: &Set<'_>, report: &mut SetReport) {
        let application = set.application();
        if matches!(application.stage, Some(Stage::Offer | Stage::Rejected)) {
            return;
        }
        for talk in thanks(set.packet()) {
            let Some(degree) = degree(set, &talk, application.today) else {
                continue;
            };
            for name in &talk.missing {
                let finding = report.application(application.interview_place(talk.index));
                finding.value("name", *name).value("due", talk.due.date.strftime("%A, %-d %B").to_string());
                match degree {
                    _ if talk.copied.contains(name) => {
                        finding.variant("copied");
                    }
                    Degree::Variant(variant) => {
                        finding.variant(variant);
                    }
                    Degree::Plain => {}
                }
            }
        }
    }
}

/// How a note is missed.
#[derive(Clone, Copy)]
enum Degree {
    Plain,
    Variant(&'static str),
}

/// How the notes are missed; none if there is nothing to say yet, or any longer.
fn degree(set: &Set<'_>, talk: &Thanks<'_>, today: Option<Date>) -> Option<Degree> {
    let others = talk.thanked > 0;
    let missed = if talk.group { Degree::Variant("group") } else { Degree::Plain };
    let Some(today) = today else {
        // Without a clock, a note to another one tells that the time for notes has come.
        return (others || talk.group).then_some(missed);
    };
    let days = (today - talk.interview.when.date).get_days();
    let (least, most) = (set.number("days").unwrap_or(1) as i32, set.number("until").unwrap_or(30) as i32);
    if days < 0 || days > most {
        None
    } else if days > least {
        Some(missed)
    } else {
        others.then_some(Degree::Variant("due"))
    }
}
