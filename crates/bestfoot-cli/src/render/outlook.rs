//! Where applications stand: what is there, what is missing, what comes next.

use std::io::{self, Write};

use bestfoot::application::Moment;
use bestfoot::{Date, Kind, Part, Step};

use super::Look;
use super::prose::{visible, wrap};
use super::summary::listed;
use crate::report::Prospect;

/// Columns of the words before the lines.
const HEAD: usize = 11;

/// Writes a block for the one application of a run, or a line for each of several.
pub(super) fn outlook(prospects: &[Prospect], look: Look, out: &mut dyn Write) -> io::Result<()> {
    match prospects {
        [] => Ok(()),
        [prospect] => whole(prospect, look, out),
        several => {
            let mut is_first = true;
            for prospect in several {
                let Some(step) = prospect.outlook.next.first().and_then(words) else {
                    continue;
                };
                if std::mem::take(&mut is_first) {
                    writeln!(out, "\nnext")?;
                }
                let name = prospect.company.as_deref().unwrap_or(&prospect.path);
                let lines = wrap(&visible(&format!("{name}: {step}")), look.width.saturating_sub(4).max(16));
                writeln!(out, "  {}", lines.join("\n    "))?;
            }
            Ok(())
        }
    }
}

fn whole(prospect: &Prospect, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let outlook = &prospect.outlook;
    let mut found: Vec<String> = outlook.found.iter().map(|(part, count)| counted(*part, *count)).collect();
    found.extend(outlook.notes.and_then(|(written, of)| thanks(written, of)));
    let missing: Vec<String> = outlook.missing.iter().map(|part| counted(*part, 1)).collect();
    let next: Vec<String> = outlook.next.iter().filter_map(words).collect();
    let lines = [("there", found.join(", ")), ("missing", missing.join(", "))];
    let lines = lines.into_iter().chain(next.into_iter().enumerate().map(|(index, step)| {
        let head = if index == 0 { "next" } else { "" };
        (head, step)
    }));
    let title = [prospect.company.as_deref(), prospect.role.as_deref()];
    let title: Vec<&str> = title.into_iter().flatten().collect();
    let title = if title.is_empty() { prospect.path.clone() } else { title.join(", ") };
    writeln!(out, "\n{}", visible(&title))?;
    for (head, text) in lines.filter(|(_, text)| !text.is_empty()) {
        let indent = format!("\n{:HEAD$}", "");
        let text = wrap(&visible(&text), look.width.saturating_sub(HEAD).max(16)).join(&indent);
        writeln!(out, "  {head:<width$}{text}", width = HEAD - 2)?;
    }
    Ok(())
}

fn counted(part: Part, count: usize) -> String {
    let Part::Draft(kind) = part else {
        return "posting".to_owned();
    };
    let (one, many) = match kind {
        Kind::CoverLetter => ("cover letter", "cover letters"),
        Kind::ThankYou => ("thank-you note", "thank-you notes"),
        Kind::InterviewAnswer => ("interview answers", "files of interview answers"),
        Kind::FollowUp => ("follow-up", "follow-ups"),
        Kind::Questions => ("questions", "lists of questions"),
        Kind::ReferenceRequest => ("reference request", "reference requests"),
        Kind::References => ("reference sheet", "reference sheets"),
        Kind::FeedbackRequest => ("feedback request", "feedback requests"),
        Kind::Social => ("social profile", "social profiles"),
        Kind::Resume => ("resume", "resumes"),
        other => (other.name(), other.name()),
    };
    if count == 1 { one.to_owned() } else { format!("{count} {many}") }
}

/// A step in words.
fn words(step: &Step) -> Option<String> {
    Some(match step {
        Step::Apply { by, is_late: true } => format!("the posting took applications until {}", day(*by)),
        Step::Apply { by, .. } => format!("apply by {}: the posting's last day", day(*by)),
        Step::Interview { when, with } if with.is_empty() => format!("interview on {}", moment(*when)),
        Step::Interview { when, with } => format!("interview on {} with {}", moment(*when), listed(with)),
        Step::Note { to, by, is_late: true, .. } => format!("thank-you note to {to}, due since {}", moment(*by)),
        Step::Note { to, by, is_written: true, .. } => format!("send the thank-you note to {to} by {}", moment(*by)),
        Step::Note { to, by, .. } => format!("thank-you note to {to} by {}", moment(*by)),
        Step::FollowUp { from, is_promised, is_past, written } => {
            let which = match written {
                0 => "a follow-up",
                1 => "your follow-up",
                _ => "the first follow-up",
            };
            let from = day(*from);
            match (is_past, is_promised) {
                (true, true) => format!("{which} is fine now: they wanted to decide before {from}"),
                (true, false) => format!("{which} is fine now: the interview is more than five business days ago"),
                (false, true) => format!("{which} is fine from {from}: they wanted to decide by then"),
                (false, false) => format!("{which} is fine from {from}: five business days after the interview"),
            }
        }
        _ => return None,
    })
}

/// How many people of the interviews are thanked. One mail may thank several, so that people are counted and not notes; none at all is told by what
/// comes next.
fn thanks(written: usize, of: usize) -> Option<String> {
    Some(match (written, of) {
        (0, _) => return None,
        (1, 1) => "thank-you note".to_owned(),
        (2, 2) => "thanks to both interviewers".to_owned(),
        _ if written == of => format!("thanks to all {of} interviewers"),
        _ => format!("thanks to {written} of {of} interviewers"),
    })
}

fn moment(moment: Moment) -> String {
    match moment.time {
        Some(time) => format!("{}, {}", day(moment.date), time.strftime("%H:%M")),
        None => day(moment.date),
    }
}

fn day(date: Date) -> String {
    date.strftime("%A, %-d %B %Y").to_string()
}
