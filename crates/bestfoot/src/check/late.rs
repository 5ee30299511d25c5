//! When a thank-you note is sent.

use jiff::SignedDuration;

use super::{Check, Draft, Report};
use crate::application::{Moment, Stage};
use crate::{Label, Place};

/// Compares the day a note is sent with the interview. With times, a note is late after 24 hours (variant `soon`), 48 hours, and 96
/// hours (`very-late`); with days alone, on the third day, and from the fifth (`very-late`). A note that is not known to be sent is as late as today, and
/// has variants of its own (`not-sent`, `not-sent-soon`, `not-sent-very-late`). Without dates the draft's own words are read
/// (variant `by-its-words`): the phrases `any` say that the note is late, the phrases `since` that time has passed, in a sentence that has one of `occasion`.
pub(super) struct LateNote;

impl Check for LateNote {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let application = draft.application();
        let is_sent = draft.document().facts().sent.is_some();
        let sent = draft.document().facts().sent.or_else(|| application.today.map(Moment::from));
        let last = sent.and_then(|sent| application.last_interview(sent));
        let (Some(sent), Some((index, interview))) = (sent, last) else {
            let tokens = draft.document().tokens();
            let spoken: Vec<u32> =
                draft.phrase_tokens("occasion").iter().map(|&(start, _)| tokens[start].sentence).collect();
            let mut told = draft.phrase_tokens("any");
            let since = draft.phrase_tokens("since");
            told.extend(since.into_iter().filter(|&(start, _)| spoken.binary_search(&tokens[start].sentence).is_ok()));
            if let (Some(&(start, end)), true) = (told.first(), application.interviews.is_empty()) {
                report.words(draft.display_tokens(start, end)).variant("by-its-words");
            }
            return;
        };
        // Once the company has answered, a note thanks for the answer.
        let answered = matches!(application.stage, Some(Stage::Offer | Stage::Rejected))
            && interview.decision_by.is_none_or(|day| sent.date >= day);
        let Some(degree) = lateness(interview.when, sent).filter(|_| !answered) else {
            return;
        };
        let days = (sent.date - interview.when.date).get_days();
        let finding = report.draft();
        finding.value("days", in_words(days));
        match (degree, is_sent) {
            (Degree::Late, true) => {}
            (Degree::Late, false) => _ = finding.variant("not-sent"),
            (Degree::Soon, true) => _ = finding.variant("soon"),
            (Degree::Soon, false) => _ = finding.variant("not-sent-soon"),
            (Degree::VeryLate, true) => _ = finding.variant("very-late"),
            (Degree::VeryLate, false) => _ = finding.variant("not-sent-very-late"),
        }
        if let Some(span) = application.interview_place(index) {
            finding.label(Label { text: "the interview".to_owned(), place: Place::Application(span) });
        }
    }
}

enum Degree {
    Soon,
    Late,
    VeryLate,
}

fn lateness(interview: Moment, sent: Moment) -> Option<Degree> {
    if let (Some(from), Some(to)) = (interview.time, sent.time) {
        let passed = interview.date.to_datetime(from).duration_until(sent.date.to_datetime(to));
        let days = |days: i64| SignedDuration::from_hours(24 * days);
        return match passed {
            _ if passed <= days(1) => None,
            _ if passed <= days(2) => Some(Degree::Soon),
            _ if passed <= days(4) => Some(Degree::Late),
            _ => Some(Degree::VeryLate),
        };
    }
    match (sent.date - interview.date).get_days() {
        ..=2 => None,
        3..=4 => Some(Degree::Late),
        _ => Some(Degree::VeryLate),
    }
}

pub(super) fn in_words(days: i32) -> String {
    match days {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::*;

    #[test]
    fn a_day_is_over_on_the_second() {
        let at = |day, hour, minute| Moment::from(datetime(2026, 6, day, hour, minute, 0, 0));
        let interview = at(1, 9, 0);
        assert!(lateness(interview, at(2, 9, 0)).is_none());
        assert!(matches!(lateness(interview, at(2, 9, 50)), Some(Degree::Soon)));
        let second_later = Moment::from(datetime(2026, 6, 2, 9, 0, 1, 0));
        assert!(matches!(lateness(interview, second_later), Some(Degree::Soon)));
        assert!(lateness(at(1, 9, 59), at(2, 9, 58)).is_none());
        assert!(matches!(lateness(interview, at(3, 9, 1)), Some(Degree::Late)));
        assert!(matches!(lateness(interview, at(5, 9, 1)), Some(Degree::VeryLate)));
    }
}
