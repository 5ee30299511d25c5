//! HTML: saved mails, web forms and job ads. What a browser would show becomes paragraphs; edits go back where the text stands plainly.

mod charset;
mod element;
mod walk;

use bestfoot::{Edit, ReadError, Source};

use crate::WriteError;
use crate::sheet::Sheet;
use crate::splice::spliced;

/// What people call such a file.
const FORMAT: &str = "web page";

/// Bytes of a page, at most. Pictures in a saved mail are large; its text is not.
const LIMIT: usize = 32 << 20;

/// Reads a web page.
pub(crate) fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    if bytes.len() > LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: LIMIT });
    }
    let page = charset::decode(bytes);
    if page.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut sheet = sheet(&page.text, false)?;
    if sheet.text.trim().is_empty() {
        let reason = "it shows no words; if a script puts them there, copy them from the browser into a .txt file";
        return Err(ReadError::Malformed { format: FORMAT, reason: reason.to_owned() });
    }
    if page.encoding != "utf-8" {
        sheet.pieces.clear();
    }
    sheet.into_source_from(page.encoding)
}

/// The text of a page that is already decoded; in a mail, quotations are what somebody else wrote.
pub(crate) fn sheet(page: &str, is_mail: bool) -> Result<Sheet, ReadError> {
    Ok(Sheet::new(walk::paragraphs(page, is_mail)?))
}

/// Writes edits, whose spans count in `text`, the text of the page.
pub(crate) fn write(bytes: &[u8], text: &str, edits: &[Edit]) -> Result<Vec<u8>, WriteError> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let page = charset::decode(bytes);
    if page.encoding != "utf-8" {
        return Err(WriteError::Unwritable);
    }
    let sheet = sheet(&page.text, false).map_err(|_| WriteError::Unwritable)?;
    if sheet.text != text {
        return Err(WriteError::Misplaced);
    }
    let spelled = |words: &str| Some(words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    let page = spliced(&page.text, text, &sheet.pieces, edits, spelled)?;
    let mark = if bytes.starts_with(MARK) { MARK } else { b"" };
    Ok([mark, page.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use bestfoot::{Document, Span};

    use super::*;

    fn open(page: &str) -> Document {
        Document::from(read(page.as_bytes()).expect("a page"))
    }

    fn text(page: &str) -> String {
        open(page).text().to_owned()
    }

    #[test]
    fn blocks_become_paragraphs_and_the_rest_stays_in_line() {
        assert_eq!(
            text(
                "<p>Dear <b>Ms.</b>\n Ortiz,<p>I w<i>oul</i>d love to talk about the role.<hr><div>Bye</div><div>Dana<br>Whitfield</div>"
            ),
            "Dear Ms. Ortiz,\n\nI would love to talk about the role.\n\nBye\n\nDana\nWhitfield\n"
        );
        assert_eq!(text("<div>One</div><div><br></div><div>Two</div><div>Three</div>"), "One\n\nTwo\nThree\n");
        assert_eq!(text("One<br><br>Two<br>Three"), "One\n\nTwo\nThree\n");
        assert_eq!(text("<ul><li><p>one</p></li><li>two</li><li> </li></ul>"), "\u{2022} one\n\u{2022} two\n");
        assert_eq!(text("<textarea>Dear  Sam,\n\nBye</textarea>"), "Dear  Sam,\n\nBye\n");
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        let page = "<!DOCTYPE html><head><title>Title</title><style>p {}</style></head><body><script>var a = '<p>x';</script>\
            <div style='Display: NONE'>pre<div>view</div></div><span hidden>no</span><p style=\"mso-hide:all\">nor this<p>Seen \
            <noscript>not</noscript><select><option>one</select><!-- comment -->words</body>";
        assert_eq!(text(page), "Seen words\n");
    }

    #[test]
    fn references_links_and_tables() {
        assert_eq!(
            text("<p>fish &amp; chips &eacute;&#8217;s&nbsp;&copy 5 &lt;b&gt;</p>"),
            "fish & chips é\u{2019}s © 5 <b>\n"
        );
        let page = open("<p>Write <a href='mailto:dana@example.com'>to me</a>.");
        assert_eq!(page.facts().targets[0].address, "mailto:dana@example.com");
        assert_eq!(&page.text()[page.facts().targets[0].span.range()], "to me");
        let page = open(
            "<table><tr><td>Phone<td>555</tr><tr><td><table><tr><td>Mail</td><td>a@b.example</td></tr></table></table>after",
        );
        assert_eq!(page.text(), "Phone\t555\n\nMail\ta@b.example\n\nafter\n");
        assert_eq!(page.location(0).map(|place| place.text.as_str()), Some("table 1, row 1"));
        let reply = "<p>Dear Sam,</p><blockquote type=cite><p>You wrote<br>this</p></blockquote>";
        assert_eq!(text(reply), "Dear Sam,\n\n> You wrote\n> this\n");
    }

    #[test]
    fn comments_to_this_program_stand_where_they_speak() {
        let page = open(
            "<!-- BestFoot: allow(a) --><p>One <!-- bestfoot: allow(b) -->two, with a number of words behind it.</p>\r\n\
             <!-- mso -->\r\n<!--bestfoot: allow(c)\r\nwhy --><ul><li><!-- bestfoot: d --><li>Three</ul>",
        );
        let comments: Vec<_> =
            page.facts().comments.iter().map(|one| (&page.text()[one.span.start()..], one)).collect();
        let places: Vec<&str> = comments.iter().map(|(behind, _)| behind.get(..3).unwrap_or_default()).collect();
        assert_eq!(places, ["One", "two", "\u{2022}", "\u{2022}"], "{comments:?}");
        assert_eq!(comments[2].1.words, "bestfoot: allow(c)\nwhy ");
    }

    #[test]
    fn encodings_are_told_by_mark_content_and_declaration() {
        let of = |bytes: &[u8]| Document::from(read(bytes).expect("a page"));
        let page = of(b"<meta charset='windows-1250'><p>P\xF8ed");
        assert_eq!((page.text(), page.encoding(), page.is_editable()), ("Před\n", "windows-1250", false));
        assert_eq!(of(b"\xFF\xFE<\0p\0>\0H\0i\0").text(), "Hi\n");
        assert_eq!(of(b"<p>Jos\xE9").text(), "José\n");
    }

    #[test]
    fn edits_change_only_where_the_text_stands_plainly() {
        let page = "<p title=teh>teh <b>teh</b>&nbsp;cat &amp; d&ouml;g</p>";
        let shown = text(page);
        let edit = |words: &str, new: &str| {
            let at = shown.find(words).expect("it is there");
            vec![Edit { span: Span::new(at, at + words.len()), replacement: new.to_owned() }]
        };
        let write = |words, new| {
            write(page.as_bytes(), &shown, &edit(words, new)).map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
        };
        assert_eq!(write("teh ", "the "), Ok(page.replacen(">teh", ">the", 1)));
        assert_eq!(write("cat & ", "cat < "), Ok(page.replace("&amp;", "&lt;")));
        assert_eq!(write("dög", "dog"), Ok(page.replace("&ouml;", "o")));
        assert_eq!(write("teh teh", "the"), Err(WriteError::Misplaced));
    }

    #[test]
    fn a_page_without_words_says_so() {
        assert_eq!(read(b" ").expect_err("empty"), ReadError::Empty);
        let error = read(b"<html><script>render()</script></html>").expect_err("no words").to_string();
        assert!(error.contains("shows no words"), "{error}");
        let deep = |count: usize| read(format!("{}words", "<table><tr><td>".repeat(count)).as_bytes());
        assert!(deep(1_000).is_ok());
        let error = deep(100_000).expect_err("too deep").to_string();
        assert!(error.contains("nested more than 1000 deep"), "{error}");
        let deep = "<div>".repeat(200_000);
        assert_eq!(text(&format!("{deep}words")), "words\n");
    }
}
