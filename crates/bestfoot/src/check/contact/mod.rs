//! How a reader can reach the writer: is it there, is it right, can it work.

mod domain;
mod email;
mod link;
mod mailbox;
mod name;
mod whose;

use super::{Check, Draft, Finding, Report};
use crate::document::{Document, Zone};
use crate::phone::{self, Number};
use crate::span::{merged, touches};
use crate::{Applicability, Fix, Kind, Label, Place, Span};
use email::Fault;
pub(super) use email::{Address, addresses};
pub(super) use mailbox::Mailbox;
use name::has_name;
pub(super) use whose::Owners;
use whose::Whose;

/// The addresses that may be the writer's, in bytes of the folded text.
fn own_addresses<'d>(draft: &Draft<'d>) -> impl Iterator<Item = (&'d Address, Whose)> + use<'d> {
    let document = draft.document();
    let owners = draft.owners();
    let people = &draft.application().people;
    draft.addresses().iter().map(move |address| (address, owners.whose(document, address.span))).filter(
        move |(address, whose)| {
            let text = &document.plain()[address.span.range()];
            let known = people.iter().filter_map(|person| person.email.as_deref());
            *whose != Whose::Other
                && document.plain_zone(address.span.start()) != crate::Zone::Headers
                && !known.into_iter().any(|email| email.eq_ignore_ascii_case(text))
        },
    )
}

/// The numbers that may be the writer's; nobody calls a fax.
fn own_numbers<'d>(draft: &Draft<'d>) -> impl Iterator<Item = (Number, Whose)> + use<'d> {
    let document = draft.document();
    let owners = draft.owners();
    let numbers = draft.numbers().iter().copied().filter(|number| !number.is_fax);
    numbers
        .filter(move |number| document.links_in(number.span).next().is_none())
        .map(move |number| (number, owners.whose(document, number.span)))
        .filter(|(_, whose)| *whose != Whose::Other)
}

/// Whether a link in the frame of the draft opens a mail or a call, whatever its words say.
fn opens(draft: &Draft<'_>, scheme: &str) -> bool {
    let document = draft.document();
    let in_body = |at: usize| document.is_letter() && document.zone(at) == Zone::Body;
    let targets = &document.facts().targets;
    targets.iter().any(|target| target.address.starts_with(scheme) && !in_body(target.span.start()))
}

/// Reports a missing `detail`: `email`, `phone` (variant `neither` where both lack) or `name`.
pub(super) struct Detail;

impl Check for Detail {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        if document.facts().letterhead_elsewhere || draft.word_count() == 0 && document.tokens().len() < 3 {
            return;
        }
        let candidate = &draft.application().candidate;
        // A detail that cannot work is there: another lint says what is wrong with it.
        // What the application knows is the writer's wherever it stands.
        let text = |span: Span| &document.plain()[span.range()];
        let is_email = |address: &Address| {
            candidate.email.as_ref().is_some_and(|known| normal(text(address.span)) == normal(known))
        };
        let is_phone =
            |number: &Number| candidate.phone.as_ref().is_some_and(|known| phone::same(text(number.span), known));
        let email = own_addresses(draft).next().is_some()
            || draft.addresses().iter().any(is_email)
            || document.facts().from.iter().any(|mailbox| mailbox.address.is_some())
            || opens(draft, "mailto:");
        let phone = own_numbers(draft).next().is_some()
            || draft.numbers().iter().any(is_phone)
            || numbers_beside_name(draft).next().is_some()
            || opens(draft, "tel:");
        let (missing, known) = match draft.text("detail") {
            Some("email") => (!email, candidate.email.as_deref()),
            Some("phone") => (!phone, candidate.phone.as_deref()),
            _ => (!has_name(draft), candidate.name.as_deref()),
        };
        if !missing {
            return;
        }
        let finding = report.draft();
        // A sheet of references goes with a letter and a resume that have both.
        let lone = draft.kind() != Some(Kind::References);
        if lone && draft.text("detail") != Some("name") && !email && !phone {
            finding.variant("neither");
        }
        // On a sheet of references what stands under the closing may be a referee's.
        if let Some(known) = known.filter(|_| draft.kind() != Some(Kind::References)) {
            let frame = [Zone::Signature, Zone::Closing].into_iter().find_map(|zone| document.zone_lines(zone).last());
            if let Some(line) = frame {
                let end = document.display(line).end();
                finding.fix(Fix::replace(Span::new(end, end), format!("\n{known}"), Applicability::Unsafe));
            }
        }
    }
}

/// Reports an address or number of the writer's that is not the one given in the application, or not in the resume.
pub(super) struct Known;

impl Check for Known {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        emails_differ(draft, report);
        numbers_differ(draft, report);
    }
}

/// What a detail is held against.
enum Given {
    /// The one of the application, with its place there.
    Application(String, Option<Span>),
    /// Those of the resume; one of them is enough.
    Resume(Vec<String>),
}

impl Given {
    fn new(known: Option<&String>, place: Option<Span>, resume: impl FnOnce() -> Vec<String>) -> Option<Self> {
        match known {
            Some(known) => Some(Self::Application(known.clone(), place)),
            None => Some(resume()).filter(|details| !details.is_empty()).map(Self::Resume),
        }
    }

    fn details(&self) -> &[String] {
        match self {
            Self::Application(detail, _) => std::slice::from_ref(detail),
            Self::Resume(details) => details,
        }
    }

    /// Says in a finding what was given, and where.
    fn tell(&self, finding: &mut Finding, span: Span, what: &str) {
        let expected = &self.details()[0];
        finding.value("expected", expected.clone());
        match self {
            Self::Application(_, place) => {
                finding.fix(Fix::replace(span, expected.clone(), Applicability::Display));
                if let Some(place) = place {
                    finding.label(Label { text: format!("your {what} here"), place: Place::Application(*place) });
                }
            }
            Self::Resume(_) => {
                finding.variant("resume");
            }
        }
    }
}

/// On a sheet of references most details are those of others; in text a detail counts if the sentence says whose it is.
fn is_sure(draft: &Draft<'_>, span: Span, whose: Whose) -> bool {
    let frame = matches!(draft.document().plain_zone(span.start()), Zone::Letterhead | Zone::Signature | Zone::Headers);
    draft.kind() != Some(Kind::References) && (frame || whose == Whose::Own && draft.document().is_letter())
}

/// The numbers on a sheet of references whose line gives the writer's name or address.
fn numbers_beside_name<'d>(draft: &Draft<'d>) -> impl Iterator<Item = Number> + use<'d> {
    let document = draft.document();
    let given = [draft.application().candidate.name.clone(), draft.application().candidate.email.clone()];
    let own: Vec<String> = given.into_iter().flatten().map(|given| given.to_lowercase()).collect();
    let sheet = draft.kind() == Some(Kind::References);
    draft.numbers().iter().copied().filter(move |number| {
        let before = document.before(number.span.start()).to_lowercase();
        sheet && !number.is_fax && own.iter().any(|own| before.contains(own.as_str()))
    })
}

/// The sender's address of a mail, where it is nearly the writer's and not the same.
fn sender_differs(draft: &Draft<'_>, given: &Given, known: &[String], report: &mut Report) {
    let document = draft.document();
    for address in document.facts().from.iter().filter_map(|mailbox| mailbox.address.as_deref()) {
        let sender = normal(address);
        let near = known.iter().any(|known| strsim::osa_distance(&sender, known) <= 3);
        let line = document.zone_lines(Zone::Headers).find_map(|line| {
            let text = &document.plain()[line.range()];
            let is_from = text.get(..5).is_some_and(|label| label.eq_ignore_ascii_case("from:"));
            text.find(address)
                .filter(|_| is_from)
                .map(|at| Span::new(line.start() + at, line.start() + at + address.len()))
        });
        if let Some(span) = line.filter(|_| near && !known.contains(&sender)) {
            let place = document.display(span);
            given.tell(report.words(place), place, "address");
        }
    }
}

fn emails_differ(draft: &Draft<'_>, report: &mut Report) {
    let document = draft.document();
    let application = draft.application();
    let resume = || own_part(application.resume.as_ref(), sound_addresses);
    let given = Given::new(application.candidate.email.as_ref(), application.candidate_email_place(), resume);
    let Some(given) = given else {
        return;
    };
    let known: Vec<String> = given.details().iter().map(|email| normal(email)).collect();
    sender_differs(draft, &given, &known, report);
    // One that cannot work is another lint's.
    let written: Vec<(Span, Whose, String)> = own_addresses(draft)
        .filter(|(address, _)| address.fault.is_none())
        .map(|(address, whose)| (address.span, whose, normal(&document.plain()[address.span.range()])))
        .collect();
    let there = written.iter().any(|(.., address)| known.contains(address));
    for (span, whose, address) in written.iter().filter(|(.., address)| !known.contains(address)) {
        // An address nearly the same is a slip wherever it stands; another one only where the right one should be.
        let near = known.iter().any(|known| strsim::osa_distance(address, known) <= 3);
        if near || !there && is_sure(draft, *span, *whose) {
            let place = document.display(*span);
            given.tell(report.words(place), place, "address");
        }
    }
}

fn numbers_differ(draft: &Draft<'_>, report: &mut Report) {
    let document = draft.document();
    let application = draft.application();
    let resume = || own_part(application.resume.as_ref(), |resume| phone::find(resume.plain()).collect());
    let given = Given::new(application.candidate.phone.as_ref(), application.candidate_phone_place(), resume);
    let Some(given) = given else {
        return;
    };
    let written: Vec<(Number, Whose)> = own_numbers(draft).filter(|(number, _)| number.fault.is_none()).collect();
    let is_known = |span: Span| given.details().iter().any(|known| phone::same(&document.plain()[span.range()], known));
    if written.iter().any(|(number, _)| is_known(number.span))
        || numbers_beside_name(draft).any(|number| is_known(number.span))
    {
        return;
    }
    for (number, whose) in written {
        if is_sure(draft, number.span, whose) {
            let place = document.display(number.span);
            given.tell(report.words(place), place, "number");
        }
    }
    for number in numbers_beside_name(draft).filter(|number| number.fault.is_none()) {
        let place = document.display(number.span);
        given.tell(report.words(place), place, "number");
    }
}

/// The addresses that can work.
fn sound_addresses(document: &Document) -> Vec<Span> {
    addresses(document).into_iter().filter(|address| address.fault.is_none()).map(|address| address.span).collect()
}

/// The e-mail address and the phone number that a resume gives for its writer, if there is one of each.
pub(crate) fn own_details(resume: &Document) -> (Option<String>, Option<String>) {
    let one = |mut details: Vec<String>| (details.len() == 1).then(|| details.remove(0));
    let email = one(own_part(Some(resume), sound_addresses));
    (email, one(own_part(Some(resume), |resume| phone::find(resume.plain()).collect())))
}

/// The details of a resume that are the writer's: those of its first paragraphs and its frame, else the first one.
fn own_part(resume: Option<&Document>, details: impl FnOnce(&Document) -> Vec<Span>) -> Vec<String> {
    let Some(resume) = resume else {
        return Vec::new();
    };
    let lines = resume.plain_lines();
    let paragraph = |at: usize| {
        let line = lines.partition_point(|line| line.span.end() < at);
        lines.get(line).map_or(0, |line| line.paragraph)
    };
    let top = lines.first().map_or(0, |line| line.paragraph) + 1;
    let mut all = details(resume);
    all.sort_by_key(|span| span.start());
    let own = |span: &Span| {
        paragraph(span.start()) <= top || matches!(resume.plain_zone(span.start()), Zone::Letterhead | Zone::Signature)
    };
    let count = all.iter().filter(|span| own(span)).count();
    let text = |span: &Span| resume.plain()[span.range()].to_owned();
    if count > 0 {
        all.iter().filter(|span| own(span)).map(text).collect()
    } else {
        all.iter().take(1).map(text).collect()
    }
}

/// One spelling for all that reach one mailbox: case does not count, and one provider has two names. A tag after a plus sign does count:
/// it is not the address that was given.
fn normal(email: &str) -> String {
    let email = email.trim().to_lowercase();
    match email.strip_suffix("@googlemail.com") {
        Some(local) => format!("{local}@gmail.com"),
        None => email,
    }
}

/// Reports addresses, numbers and links that cannot work.
pub(super) struct Shape;

impl Check for Shape {
    fn run(&self, draft: &Draft<'_>, report: &mut Report) {
        let document = draft.document();
        let addresses = draft.addresses();
        for address in addresses.iter().filter(|address| draft.reads_plain(address.span)) {
            let Some(fault) = &address.fault else {
                continue;
            };
            let place = document.display(address.span);
            let finding = report.words(place);
            let mended = match fault {
                Fault::Domain(mended) => {
                    finding.variant("domain").value("expected", mended.clone());
                    Some(mended)
                }
                Fault::Form(mended) => mended.as_ref(),
            };
            if let Some(mended) = mended {
                finding.fix(Fix::replace(place, mended.clone(), Applicability::Unsafe));
            }
        }
        for number in draft.numbers() {
            let Some(fault) = number.fault else {
                continue;
            };
            let linked = document.links_in(number.span).next().is_some();
            if draft.reads_plain(number.span) && !linked {
                let variant = match fault {
                    phone::Fault::Count => "phone",
                    phone::Fault::MadeUp => "made-up",
                    phone::Fault::Signs => "signs",
                    phone::Fault::Letter => "letter",
                };
                report.words(document.display(number.span)).variant(variant);
            }
        }
        let known = merged(addresses.iter().map(|address| address.span));
        for link in link::broken(document) {
            let known = touches(&known, link.span);
            if draft.reads_plain(link.span) && !known {
                let place = document.display(link.span);
                let finding = report.words(place).variant("link");
                if let Some(mended) = link.mended {
                    finding.fix(Fix::replace(place, mended, Applicability::Unsafe));
                }
            }
        }
    }
}
