//! Where a finding about the whole draft stands.

use crate::document::Zone;
use crate::lint::file::Anchor;
use crate::{Document, Span};

pub(super) fn anchor_span(document: &Document, anchor: Anchor) -> Span {
    let first = |zone: Zone| document.zone_lines(zone).next();
    let last = |zone: Zone| document.zone_lines(zone).last();
    // Of a paragraph its first words say where it is.
    let body = || {
        let line = first(Zone::Body)?;
        let tokens = document.tokens_in(line);
        let last = tokens.end.min(tokens.start + 10).checked_sub(1)?;
        (last >= tokens.start).then(|| document.tokens()[tokens.start].span().cover(document.tokens()[last].span()))
    };
    let start = || document.plain_lines().iter().find(|line| !line.is_header).map(|line| line.span);
    let plain = match anchor {
        Anchor::Start => start(),
        Anchor::Salutation => document.greeting().or_else(body).or_else(start),
        Anchor::Body => body().or_else(start),
        Anchor::Closing => first(Zone::Closing).or_else(|| last(Zone::Body)).or_else(start),
        Anchor::Signature => {
            last(Zone::Signature).or_else(|| last(Zone::Closing)).or_else(|| last(Zone::Body)).or_else(start)
        }
        Anchor::Subject => document.subject_line().or_else(start),
    };
    let Some(line) = plain else {
        return Span::new(0, 0);
    };
    document.display(line)
}

#[cfg(test)]
mod tests {
    use crate::{Application, Document, Format, Kind, Linter};

    #[test]
    fn what_is_said_of_a_subject_stands_at_it() {
        let linter = Linter::builder().select("missing-or-vague-subject").build().expect("the lints are sound");
        let body = "\n\nDear Ms. Ortiz,\n\nThank you for the tour.\n\nBest regards,\nDana\n";
        for (head, format, wanted, variant) in [
            ("From: dana@example.com\nSubject: Hi", Format::Mail, "Subject: Hi", None),
            ("From: dana@example.com\r\nSubject: ???\r\nTo: a@b.example", Format::Mail, "Subject: ???", None),
            ("Subject: -", Format::Text, "Subject: -", None),
            ("Subject:", Format::Text, "Subject:", Some("missing")),
            ("Subject: Re:", Format::Markdown, "Subject: Re:", Some("missing")),
            ("From: dana@example.com\nTo: a@b.example", Format::Mail, "From: dana@example.com", Some("missing")),
        ] {
            let document = Document::new(format!("{head}{body}"), format).with_kind(Some(Kind::ThankYou));
            let found = linter.check(&document, &Application::new());
            assert_eq!(found.len(), 1, "{head}");
            assert_eq!(&document.text()[found[0].anchor.range()], wanted);
            assert_eq!(found[0].variant.as_deref(), variant, "{head}");
        }
    }
}
