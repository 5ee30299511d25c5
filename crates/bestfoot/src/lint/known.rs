//! What an example is told beside its text, in a line for people: two examples may differ in nothing else.

use super::file::ExampleCase;
use crate::Application;

/// A longer text is quoted by its end, where postings say how to apply.
const QUOTED: usize = 120;

/// The line; none if the example is told nothing.
pub(super) fn of(case: &ExampleCase) -> Option<String> {
    let mut facts = Vec::new();
    let mut say = |what: &str, value: Option<String>| facts.extend(value.map(|value| format!("{what} {value}")));
    say("the file is", case.file_name.clone());
    say("attached is", listed(&case.attachments));
    say("the question is", case.question.as_ref().map(|question| format!("\"{question}\"")));
    say("sent on", case.sent.map(|moment| moment.date.to_string()));
    say("today is", case.application.today.map(|day| day.to_string()));
    of_application(&case.application, &mut say);
    say("the dialect is", case.dialect.map(|dialect| format!("{dialect:?}")));
    say("beside it:", listed(&case.others.iter().map(|draft| draft.name.clone()).collect::<Vec<_>>()));
    (!facts.is_empty()).then(|| facts.join("; "))
}

fn of_application(application: &Application, say: &mut impl FnMut(&str, Option<String>)) {
    say("the company is", application.company.clone());
    say("or", listed(&application.also));
    say("the role is", application.role.clone());
    say("the stage is", application.stage.map(|stage| stage.name().to_owned()));
    say("you know", listed(&application.facts));
    let candidate = &application.candidate;
    let own = [&candidate.name, &candidate.email, &candidate.phone];
    say("you are", listed(&own.into_iter().flatten().cloned().collect::<Vec<_>>()));
    let people = application.people.iter().map(|person| {
        let title = person.title.as_ref().map(|title| format!("{title} ")).unwrap_or_default();
        let also = listed(&person.also).map(|also| format!(" ({also})")).unwrap_or_default();
        format!("{title}{}{also}", person.name)
    });
    say("you met", listed(&people.collect::<Vec<_>>()));
    for interview in &application.interviews {
        say("the interview was on", Some(interview.when.date.to_string()));
        say("they decide by", interview.decision_by.map(|day| day.to_string()));
    }
    say("the posting says", application.posting.as_ref().map(|posting| quote(posting.text())));
    say("the resume says", application.resume.as_ref().map(|resume| quote(resume.text())));
}

fn listed(values: &[String]) -> Option<String> {
    (!values.is_empty()).then(|| values.join(", "))
}

/// The end of a text, on one line.
fn quote(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut room = QUOTED;
    let fitting = words.iter().rev().take_while(|word| {
        let fits = word.len() < room;
        room = room.saturating_sub(word.len() + 1);
        fits
    });
    let skipped = words.len() - fitting.count().max(1).min(words.len());
    let cut = if skipped > 0 { "… " } else { "" };
    format!("\"{cut}{}\"", words[skipped..].join(" "))
}
