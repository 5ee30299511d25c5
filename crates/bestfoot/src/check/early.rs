//! When a follow-up is sent.

use super::late::in_words;
use super::{Check, Draft, Report};
use crate::application::Moment;
use crate::{Label, Place};

/// Compares the day a follow-up is sent with the day by which the company wanted to decide (variant `before-the-date`), or with the interview: it takes
/// `least-days` working days to choose. Without dates the draft's own words are read: the phrases `any` say that the interview was
/// just now (variant `by-its-words`). The phrases `reasons` excuse an early letter: another offer, or a reader who asked for it.
pub(super) struct EarlyFollowUp;

impl Check for EarlyFollowUp {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        if !draft.phrase_tokens("reasons").is_empty() {
            return;
        }
        let application = draft.application();
        let sent = draft.document().facts().sent.or_else(|| application.today.map(Moment::from));
        let last = sent.and_then(|sent| application.last_interview(sent));
        let (Some(sent), Some((index, interview))) = (sent, last) else {
            if let (Some(&(start, end)), true) = (draft.phrase_tokens("any").first(), application.interviews.is_empty())
            {
                report.words(draft.display_tokens(start, end)).variant("by-its-words");
            }
            return;
        };
        let finding = match interview.decision_by {
            Some(day) if sent.date < day => {
                let finding = report.draft();
                finding.variant("before-the-date").value("expected", day.strftime("%-d %B").to_string());
                finding.value("days", in_words((day - sent.date).get_days()));
                finding
            }
            Some(_) => return,
            None => {
                let least = draft.number("least-days").unwrap_or(5);
                if working_days(interview.when, sent) >= least {
                    return;
                }
                let finding = report.draft();
                finding.value("days", in_words((sent.date - interview.when.date).get_days()));
                finding
            }
        };
        if let Some(span) = application.interview_place(index) {
            finding.label(Label { text: "the interview".to_owned(), place: Place::Application(span) });
        }
    }
}

/// Working days after the first moment up to the day of the second.
fn working_days(from: Moment, to: Moment) -> u32 {
    let days = (to.date - from.date).get_days();
    // More than a fortnight holds enough of them.
    let later = from.date.series(jiff::Span::new().days(1)).skip(1).take(usize::try_from(days.min(14)).unwrap_or(0));
    later.filter(|day| day.weekday().to_monday_zero_offset() < 5).count() as u32
}
