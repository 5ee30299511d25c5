//! What the elements of a page mean for its text.

/// What an element does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It and what is in it are not shown, or not as text.
    Unseen,
    /// A paragraph, or a box with paragraphs.
    Block,
    Heading,
    Item,
    Quotation,
    Link,
    LineBreak,
    Rule,
    /// White space in it counts.
    Preformatted,
    Table,
    Row,
    Cell,
    Picture,
    QuotationMarks,
    /// Anything within a line.
    Inline,
}

/// The role of the element of that name.
pub(super) fn role(name: &[u8]) -> Role {
    match name {
        b"script" | b"style" | b"title" | b"template" | b"noscript" | b"svg" | b"math" | b"iframe" | b"object"
        | b"select" | b"datalist" | b"button" | b"nav" | b"audio" | b"video" | b"canvas" | b"map" | b"dialog"
        | b"noframes" | b"noembed" => Role::Unseen,
        b"address" | b"article" | b"aside" | b"body" | b"caption" | b"center" | b"dd" | b"details" | b"div" | b"dl"
        | b"dt" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"header" | b"html" | b"head"
        | b"hgroup" | b"legend" | b"main" | b"menu" | b"ol" | b"p" | b"search" | b"section" | b"summary" | b"ul" => {
            Role::Block
        }
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Role::Heading,
        b"li" => Role::Item,
        b"blockquote" => Role::Quotation,
        b"a" => Role::Link,
        b"br" => Role::LineBreak,
        b"hr" => Role::Rule,
        b"pre" | b"textarea" | b"listing" | b"xmp" | b"plaintext" => Role::Preformatted,
        b"table" => Role::Table,
        b"tr" => Role::Row,
        b"td" | b"th" => Role::Cell,
        b"img" => Role::Picture,
        b"q" => Role::QuotationMarks,
        _ => Role::Inline,
    }
}

/// Whether the element has no content, so that no end tag follows.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Whether a `style` attribute hides the element.
pub(super) fn hides(style: &[u8]) -> bool {
    let style: String =
        style.iter().filter(|byte| byte.is_ascii_graphic()).map(|byte| byte.to_ascii_lowercase() as char).collect();
    style.split(';').any(|rule| {
        let rule = rule.trim_end_matches("!important");
        matches!(
            rule,
            "display:none"
                | "visibility:hidden"
                | "mso-hide:all"
                | "font-size:0"
                | "font-size:0px"
                | "font-size:0pt"
                | "opacity:0"
        )
    })
}
