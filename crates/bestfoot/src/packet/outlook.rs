//! What a packet holds, what it lacks, and what comes next.

use std::collections::BTreeSet;

use jiff::ToSpan;

use super::Packet;
use super::thanks::{Thanks, thanks};
use crate::application::{Moment, Stage};
use crate::{Date, Kind, dates};

/// After so many days nobody waits for a step any longer.
const FORGOTTEN: i32 = 30;

/// How many business days a company takes before one may ask.
const PATIENCE: usize = 5;

/// Where an application stands: see [`Packet::outlook`].
#[non_exhaustive]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// What is there and how often, without the thank-you notes of interviews that are known.
    pub found: Vec<(Part, usize)>,
    /// How many people of the interviews so far get a note, and how many people there were.
    pub notes: Option<(usize, usize)>,
    /// What is not there.
    pub missing: Vec<Part>,
    /// What comes next, the earliest first.
    pub next: Vec<Step>,
}

/// A part of a packet.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The job advertisement.
    Posting,
    /// A draft of a kind.
    Draft(Kind),
}

/// Something to do, or to be ready for.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The application itself.
    Apply {
        /// The last day on which the posting takes applications.
        by: Date,
        /// Whether it is past that day.
        is_late: bool,
    },
    /// An interview.
    Interview {
        /// When.
        when: Moment,
        /// With whom.
        with: Vec<String>,
    },
    /// A thank-you note to somebody.
    Note {
        /// To whom.
        to: String,
        /// Until when; without a time, on that day.
        by: Moment,
        /// Whether there is a draft.
        is_written: bool,
        /// Whether it is past that day.
        is_late: bool,
    },
    /// From this day on it is fine to ask how things stand.
    FollowUp {
        /// The day.
        from: Date,
        /// Whether it is the business day after the one by which the company wanted to decide; else five of them have passed since the interview.
        is_promised: bool,
        /// Whether that day lies behind.
        is_past: bool,
        /// How many drafts of follow-ups wait for it.
        written: usize,
    },
}

impl Step {
    /// When the step is due, or possible.
    pub fn when(&self) -> Moment {
        match self {
            Self::Apply { by, .. } => (*by).into(),
            Self::Interview { when, .. } => *when,
            Self::Note { by, .. } => *by,
            Self::FollowUp { from, .. } => (*from).into(),
        }
    }
}

impl Outlook {
    /// Adds the last day on which the posting of a packet takes applications. Nothing is added once something says that this one was sent, nor long after.
    pub(crate) fn expect_application(&mut self, packet: &Packet, by: Date) {
        let application = packet.application();
        let Some(today) = application.today else {
            return;
        };
        let is_letter = |kind: Option<Kind>| kind == Some(Kind::CoverLetter);
        let sent = application.documents.iter().any(|entry| is_letter(entry.kind) && entry.sent.is_some());
        let is_sent = application.stage.is_some() || !application.interviews.is_empty() || sent;
        if !is_sent && (today - by).get_days() <= FORGOTTEN {
            self.next.push(Step::Apply { by, is_late: by < today });
            self.next.sort_by_key(Step::when);
        }
    }
}

impl Packet {
    /// Where the application stands, as far as it says so itself; [`Linter::outlook`](crate::Linter::outlook) reads the posting too. Steps are told only if the application knows the day it is.
    ///
    /// ```
    /// use bestfoot::{Application, Packet, Step};
    ///
    /// let toml = "people = [{ name = 'Ana Ruiz' }]\ninterviews = [{ date = 2026-03-02T14:00:00, with = ['Ana Ruiz'] }]";
    /// let mut application = Application::parse("application.toml", toml).unwrap();
    /// application.today = "2026-03-02".parse().ok();
    /// let outlook = Packet::new(application).outlook();
    /// assert_eq!(outlook.notes, Some((0, 1)));
    /// assert!(matches!(&outlook.next[0], Step::Note { to, is_late: false, .. } if to == "Ana Ruiz"));
    /// ```
    pub fn outlook(&self) -> Outlook {
        let application = self.application();
        let talks = thanks(self);
        let mut outlook = Outlook::default();
        let kinds = Kind::ALL.into_iter().map(|kind| {
            let drafts = self.drafts().iter().filter(|draft| draft.document.kind() == Some(kind)).count();
            (kind, if kind == Kind::Resume && application.resume.is_some() { drafts.max(1) } else { drafts })
        });
        let held: Vec<&Thanks<'_>> = talks
            .iter()
            .filter(|talk| application.today.is_none_or(|today| talk.interview.when.date <= today))
            .filter(|talk| !talk.interview.with.is_empty())
            .collect();
        for (kind, count) in kinds {
            if count > 0 && (kind != Kind::ThankYou || held.is_empty()) {
                outlook.found.push((Part::Draft(kind), count));
            } else if count == 0 && matches!(kind, Kind::CoverLetter | Kind::Resume) {
                outlook.missing.push(Part::Draft(kind));
            }
        }
        if application.posting.is_some() {
            outlook.found.push((Part::Posting, 1));
        } else {
            outlook.missing.push(Part::Posting);
        }
        if !held.is_empty() {
            outlook.notes = Some(people_thanked(&held));
        }
        if let Some(today) = application.today {
            outlook.next = self.steps(&talks, today);
        }
        outlook
    }

    fn steps(&self, talks: &[Thanks<'_>], today: Date) -> Vec<Step> {
        let mut steps = Vec::new();
        if matches!(self.application().stage, Some(Stage::Offer | Stage::Rejected)) {
            return steps;
        }
        for talk in talks {
            let interview = talk.interview;
            if interview.when.date > today {
                steps.push(Step::Interview { when: interview.when, with: interview.with.clone() });
                continue;
            }
            let is_late = talk.due.date < today;
            if (today - interview.when.date).get_days() > FORGOTTEN {
                continue;
            }
            let note = |to: &&str, is_written| Step::Note { to: (*to).to_owned(), by: talk.due, is_written, is_late };
            steps.extend(talk.missing.iter().map(|to| note(to, false)));
            // Once the day is past, nothing says that a draft was not sent.
            steps.extend(talk.unsent.iter().filter(|_| !is_late).map(|to| note(to, true)));
        }
        steps.extend(self.follow_up(today));
        steps.sort_by_key(Step::when);
        steps
    }

    /// The step of asking how things stand, once for the last interview.
    fn follow_up(&self, today: Date) -> Option<Step> {
        let interviews = self.application().interviews.iter();
        let last = interviews.max_by_key(|interview| interview.when)?;
        if last.when.date > today {
            return None;
        }
        let follow_ups: Vec<_> =
            self.drafts().iter().filter(|draft| draft.document.kind() == Some(Kind::FollowUp)).collect();
        let asked = follow_ups.iter().any(|draft| {
            dates::sent(&draft.document).is_some_and(|sent| !sent.is_before(last.when) && sent.date <= today)
        });
        let entries = self.application().documents.iter();
        let told = entries
            .filter(|entry| entry.kind == Some(Kind::FollowUp))
            .any(|entry| entry.sent.is_some_and(|sent| !sent.is_before(last.when) && sent.date <= today));
        if asked || told {
            return None;
        }
        let from = match last.decision_by {
            Some(day) => dates::business_day_after(day, 1)?,
            None => dates::business_day_after(last.when.date, PATIENCE)?,
        };
        let is_forgotten = from.checked_add(FORGOTTEN.days()).is_ok_and(|end| end < today);
        (!is_forgotten).then_some(Step::FollowUp {
            from,
            is_promised: last.decision_by.is_some(),
            is_past: from < today,
            written: follow_ups.len(),
        })
    }
}

/// How many people of the talks get a note for every one of theirs, and how many people there were.
fn people_thanked(talks: &[&Thanks<'_>]) -> (usize, usize) {
    let all: BTreeSet<&str> = talks.iter().flat_map(|talk| talk.interview.with.iter().map(String::as_str)).collect();
    let missing: BTreeSet<&str> = talks.iter().flat_map(|talk| talk.missing.iter().copied()).collect();
    (all.len() - all.intersection(&missing).count(), all.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Application, Document, Format};

    fn packet(today: &str, drafts: &[(&str, Kind)]) -> Packet {
        let toml = "people = [{ name = 'Ana Ruiz' }, { name = 'Lin Zhou' }]\n\
                    interviews = [{ date = 2026-03-02, with = ['Ana Ruiz', 'Lin Zhou'], decision-by = 2026-03-10 },\n\
                                  { date = 2026-03-04, with = 'Ana Ruiz' }]\n";
        let mut application = Application::parse("application.toml", toml).expect("sound");
        application.today = today.parse().ok();
        let mut packet = Packet::new(application);
        for (index, (text, kind)) in drafts.iter().enumerate() {
            packet.add(format!("{index}.txt"), Document::new(*text, Format::Text).with_kind(Some(*kind)));
        }
        packet
    }

    #[test]
    fn people_are_thanked_and_not_notes_counted() {
        let both = ("Dear Ana Ruiz and Lin Zhou,\n\nThank you for the walk.\n\nDana\n", Kind::ThankYou);
        assert_eq!(packet("2026-03-05", &[]).outlook().notes, Some((0, 2)), "who was there twice is one person");
        let one = ("Dear Ana Ruiz,\n\nThank you for the walk.\n\nDana\n", Kind::ThankYou);
        assert_eq!(packet("2026-03-05", &[one]).outlook().notes, Some((1, 2)));
        assert!(packet("2026-03-03", &[both]).outlook().notes.is_some_and(|(_, of)| of == 2));
    }

    #[test]
    fn a_note_is_waited_for_as_long_as_the_lint_misses_it() {
        let notes = |today: &str| {
            let packet = packet(today, &[]);
            let steps = packet.outlook().next;
            let missed = crate::Linter::new().check_across(&packet).application;
            (steps.iter().filter(|step| matches!(step, Step::Note { .. })).count(), missed.len())
        };
        assert_eq!(notes("2026-04-01"), (3, 3));
        assert_eq!(notes("2026-04-02"), (1, 1), "thirty-one days after the first talk");
        assert_eq!(notes("2026-04-04"), (0, 0));
    }

    #[test]
    fn a_follow_up_says_whether_its_day_is_past() {
        let step = |today: &str, drafts: &[(&str, Kind)]| {
            let steps = packet(today, drafts).outlook().next;
            steps.into_iter().find_map(|step| match step {
                Step::FollowUp { is_past, written, .. } => Some((is_past, written)),
                _ => None,
            })
        };
        let follow_up = ("Dear Ana Ruiz,\n\nIs there any news?\n\nDana\n", Kind::FollowUp);
        assert_eq!(step("2026-03-05", &[]), Some((false, 0)));
        assert_eq!(step("2026-03-30", &[]), Some((true, 0)));
        assert_eq!(step("2026-03-05", &[follow_up, follow_up]), Some((false, 2)));
        assert_eq!(step("2026-09-05", &[]), None, "nobody waits any longer");
    }
}
