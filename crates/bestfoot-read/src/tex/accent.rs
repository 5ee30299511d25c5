//! Accents and letters that LaTeX writes with commands.

use unicode_normalization::UnicodeNormalization;

/// The accent that a command puts on a letter.
pub(super) fn accent(name: &str) -> Option<char> {
    Some(match name {
        "'" => '\u{301}',
        "`" => '\u{300}',
        "^" => '\u{302}',
        "\"" => '\u{308}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "." => '\u{307}',
        "c" => '\u{327}',
        "v" => '\u{30c}',
        "u" => '\u{306}',
        "H" => '\u{30b}',
        "k" => '\u{328}',
        "r" => '\u{30a}',
        "d" => '\u{323}',
        _ => return None,
    })
}

/// A letter with its accent.
pub(super) fn accented(letter: &str, accent: char) -> String {
    let letter = match letter {
        "\\i" => "i",
        "\\j" => "j",
        letter => letter,
    };
    letter.chars().chain([accent]).nfc().collect()
}

/// What a command prints, if that is always the same.
pub(super) fn sign(name: &str) -> Option<&'static str> {
    Some(match name {
        "&" => "&",
        "%" => "%",
        "$" | "textdollar" => "$",
        "#" => "#",
        "_" | "textunderscore" => "_",
        "{" | "lbrace" => "{",
        "}" | "rbrace" => "}",
        "textbackslash" => "\\",
        "textasciitilde" | "sim" => "~",
        "textasciicircum" => "^",
        "textbar" => "|",
        "textless" => "<",
        "textgreater" => ">",
        "ldots" | "dots" | "textellipsis" => "\u{2026}",
        "textendash" => "\u{2013}",
        "textemdash" => "\u{2014}",
        "textquoteleft" | "lq" => "\u{2018}",
        "textquoteright" | "rq" => "\u{2019}",
        "textquotedblleft" => "\u{201c}",
        "textquotedblright" => "\u{201d}",
        "textquotesingle" => "'",
        "textquotedbl" => "\"",
        "textbullet" | "bullet" | "textperiodcentered" | "cdot" => "\u{2022}",
        "textregistered" => "\u{ae}",
        "texttrademark" => "\u{2122}",
        "copyright" | "textcopyright" => "\u{a9}",
        "pounds" | "textsterling" => "\u{a3}",
        "euro" | "texteuro" | "EUR" => "\u{20ac}",
        "S" => "\u{a7}",
        "times" | "texttimes" => "\u{d7}",
        "approx" => "\u{2248}",
        "ss" => "\u{df}",
        "ae" => "\u{e6}",
        "AE" => "\u{c6}",
        "oe" => "\u{153}",
        "OE" => "\u{152}",
        "o" => "\u{f8}",
        "O" => "\u{d8}",
        "aa" => "\u{e5}",
        "AA" => "\u{c5}",
        "l" => "\u{142}",
        "L" => "\u{141}",
        "i" => "\u{131}",
        "j" => "\u{237}",
        "LaTeX" => "LaTeX",
        "TeX" => "TeX",
        _ => return None,
    })
}
