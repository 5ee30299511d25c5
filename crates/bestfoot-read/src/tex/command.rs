//! What commands and environments mean for the text.

/// Arguments in braces of a command that prints none of them.
pub(super) fn dropped(name: &str) -> Option<usize> {
    Some(match name {
        "documentclass" | "usepackage" | "RequirePackage" | "vspace" | "hspace" | "label" | "ref" | "pageref"
        | "cite" | "includegraphics" | "geometry" | "hypersetup" | "pagestyle" | "thispagestyle" | "pagenumbering"
        | "input" | "include" | "color" | "moderncvstyle" | "moderncvcolor" | "moderncvtheme" | "selectlanguage"
        | "linespread" | "nopagecolor" | "pagecolor" | "bibliography" | "bibliographystyle" | "index" | "vskip"
        | "hskip" | "kern" | "photo" | "usetikzlibrary" | "setmainfont" | "setsansfont" | "setmonofont"
        | "KOMAoptions" | "hyphenation" | "phantom" | "hphantom" | "vphantom" | "stepcounter" | "newcounter"
        | "urlstyle" | "arraystretch" | "phantomsection" | "setstretch" | "titlespacing" | "faIcon" | "cline"
        | "newlength" | "nobibliography" | "usecolortheme" | "microtypesetup" | "lstset" | "raisebox" | "pdfinfo"
        | "makelabels" => 1,
        "setlength"
        | "addtolength"
        | "setcounter"
        | "addtocounter"
        | "fontsize"
        | "rule"
        | "newenvironment"
        | "renewenvironment"
        | "DeclareRobustCommand"
        | "pdfbookmark"
        | "AtBeginDocument"
        | "fancyhf"
        | "newtheorem"
        | "textcolor@"
        | "theoremstyle"
        | "setkomafont"
        | "addtokomafont" => 2,
        "definecolor" | "addcontentsline" | "titleformat" => 3,
        _ => return None,
    })
}

/// Arguments of a command that come before the words that it prints.
pub(super) fn before_words(name: &str) -> usize {
    match name {
        "textcolor" | "colorbox" | "parbox" | "makebox" | "framebox" | "scalebox" | "resizebox" | "foreignlanguage"
        | "fontfamily" | "mbox@" => 1,
        "multicolumn" | "fcolorbox" => 2,
        _ => 0,
    }
}

/// Arguments of an environment that are not printed.
pub(super) fn of_environment(name: &str) -> usize {
    match name {
        "tabular" | "array" | "longtable" | "minipage" | "multicols" | "spacing" | "textblock" | "thebibliography"
        | "cvitems" | "otherlanguage" => 1,
        "tabular*" | "tabularx" | "tabulary" | "adjustwidth" | "list" => 2,
        _ => 0,
    }
}

/// Whether an environment prints no words of the letter.
pub(super) fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "comment"
            | "tikzpicture"
            | "figure"
            | "figure*"
            | "thebibliography"
            | "filecontents"
            | "filecontents*"
            | "equation"
            | "equation*"
            | "align"
            | "align*"
    )
}

/// Whether a command begins a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "part" | "chapter" | "section" | "subsection" | "subsubsection" | "paragraph" | "subparagraph")
}
