//! `bestfoot explain`: a lint as a teacher would explain it, in the words of its own table.

use std::fmt::Write as _;

use bestfoot::lint::{Citation, Example, Lint};
use bestfoot::{Kind, Linter, Status as LintStatus};

use crate::config;
use crate::console::{self, BOLD, PLAIN, Status};
use crate::problem::Problem;
use crate::render::{self, underlined, visible, wrap};
use crate::settings::Explain;

/// Lines are kept short enough to read, however wide the terminal is.
const COLUMNS: usize = 80;

/// A few examples teach; the rest are tests.
const EXAMPLES: usize = 4;

/// Runs the command.
pub(crate) fn run(settings: &Explain) -> Status {
    let explained = config::linter(&settings.config).and_then(|linter| page(&linter, &settings.lint));
    match explained {
        Ok(page) => console::show(&page, settings.color),
        Err(problems) => render::problems(&problems, settings.color),
    }
}

fn page(linter: &Linter, name: &str) -> Result<String, Vec<Problem>> {
    if let Some(lint) = linter.lint(name) {
        return Ok(lint_page(lint, &linter.examples(&lint.id), console::width().min(COLUMNS)));
    }
    let members: Vec<&Lint> = linter.lints().filter(|lint| lint.group == name).collect();
    if !members.is_empty() {
        return Ok(group_page(name, &members));
    }
    let problem = Problem::new("unknown-lint", format!("there is no lint or group `{name}`"));
    Err(vec![match linter.similar(name) {
        Some(near) => problem.help(format!("did you mean `{near}`? `bestfoot explain {near}` explains it")),
        None => problem.help("`bestfoot lints` lists them all"),
    }])
}

fn group_page(name: &str, members: &[&Lint]) -> String {
    let mut page = format!("{BOLD}{name}{PLAIN} is a group of {} lints:\n\n", members.len());
    let columns = members.iter().map(|lint| lint.id.len()).max().unwrap_or(0);
    for lint in members {
        let _ = writeln!(page, "  {:<columns$}  {}", lint.id, lint.name);
    }
    let _ = writeln!(page, "\n`bestfoot explain LINT` explains one; `-A {name}` switches them all off.");
    page
}

/// The page of a lint.
fn lint_page(lint: &Lint, examples: &[Example], columns: usize) -> String {
    let mut page = Page { text: String::new(), columns };
    let _ = writeln!(page.text, "{BOLD}{}{PLAIN}: {}", lint.id, lint.name);
    page.text.push('\n');
    page.fact("group", &lint.group);
    page.fact("severity", &severities(lint));
    page.fact("checks", &kinds(&lint.kinds));
    if lint.status == LintStatus::Preview {
        page.fact("status", "preview: it runs only with --preview");
    }
    if lint.has_doubts {
        page.fact("is said", "if in doubt only beside another warning, or with --preview");
    }
    page.fact("since", &lint.since);
    if !lint.aliases.is_empty() {
        page.fact("once called", &lint.aliases.join(", "));
    }

    page.heading("What it finds");
    page.paragraph(&sentence(&lint.message));
    for variant in &lint.variants {
        if let Some(message) = &variant.message {
            let severity = variant.severity.map(|severity| format!(" ({severity})")).unwrap_or_default();
            page.item(&format!("or{severity}: {}", sentence(message)));
        }
    }
    page.heading("Why it matters");
    page.paragraph(&sentence(&lint.why));
    for source in &lint.sources {
        page.item(&citation(source));
    }
    if let Some(help) = &lint.help {
        page.heading("What to do");
        page.paragraph(&sentence(help));
    }
    page.examples("Like this it is found", examples.iter().filter(|example| example.is_bad));
    page.examples("Like this it is fine", examples.iter().filter(|example| !example.is_bad));

    page.heading("To turn it off");
    page.item(&format!("for one run: bestfoot check -A {}", lint.id));
    page.item("for good, in bestfoot.toml:");
    let _ = writeln!(page.text, "\n      [lints]\n      {} = \"off\"\n", lint.id);
    page.item("for words that are meant to stay, in bestfoot.toml:");
    let _ = writeln!(
        page.text,
        "\n      [[allow]]\n      lint = \"{}\"\n      text = \"the words\"\n      reason = \"why they stay\"",
        lint.id
    );
    page.text.push('\n');
    page.item("for one paragraph of a Markdown draft, in the paragraph or on a line of its own above it:");
    let _ = writeln!(page.text, "\n      <!-- bestfoot: allow({}) why it stays -->", lint.id);
    page.text
}

struct Page {
    text: String,
    columns: usize,
}

impl Page {
    fn heading(&mut self, heading: &str) {
        let _ = writeln!(self.text, "\n{BOLD}{heading}{PLAIN}");
    }

    fn fact(&mut self, name: &str, value: &str) {
        let lines = wrap(value, self.columns.saturating_sub(15));
        let _ = writeln!(self.text, "  {name:<11}  {}", lines.join("\n               "));
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrap(&visible(text), self.columns.saturating_sub(2)) {
            let _ = writeln!(self.text, "  {line}");
        }
    }

    fn item(&mut self, text: &str) {
        let lines = wrap(&visible(text), self.columns.saturating_sub(4));
        let _ = writeln!(self.text, "  - {}", lines.join("\n    "));
    }

    fn examples<'e>(&mut self, heading: &str, examples: impl Iterator<Item = &'e Example>) {
        let mut examples = examples.peekable();
        if examples.peek().is_none() {
            return;
        }
        self.heading(heading);
        let mut first = true;
        for example in examples.take(EXAMPLES) {
            if !first {
                self.text.push('\n');
            }
            first = false;
            if let Some(known) = &example.known {
                // What follows may differ from another example in nothing else.
                for row in wrap(&visible(&format!("({known})")), self.columns.saturating_sub(4)) {
                    let _ = writeln!(self.text, "    {row}");
                }
            }
            for row in underlined(&example.marked, self.columns.saturating_sub(4)) {
                let _ = writeln!(self.text, "{}", format!("    {row}").trim_end());
            }
            if let Some(fixed) = &example.fixed {
                for (index, row) in underlined(fixed, self.columns.saturating_sub(10)).into_iter().enumerate() {
                    let lead = if index == 0 { "--fix:" } else { "" };
                    let _ = writeln!(self.text, "{}", format!("    {lead:<6} {row}").trim_end());
                }
            }
        }
    }
}

fn severities(lint: &Lint) -> String {
    let special: Vec<String> =
        lint.kind_severity.iter().map(|(kind, severity)| format!("{severity} in {}", kind.in_words())).collect();
    if special.is_empty() { lint.severity.to_string() } else { format!("{}; {}", lint.severity, special.join(", ")) }
}

fn kinds(kinds: &[Kind]) -> String {
    if kinds.is_empty() {
        "every kind of draft".to_owned()
    } else {
        kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ")
    }
}

fn citation(source: &Citation) -> String {
    match source {
        Citation::Article { article, item } => format!("\"{article}\", no. {item}"),
        Citation::Publication { title, year, url } => {
            let year = year.map(|year| format!(" ({year})")).unwrap_or_default();
            let url = url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
            format!("\"{title}\"{year}{url}")
        }
    }
}

/// A template as a sentence: what a finding would fill in is left open.
fn sentence(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        if let Some((_, after)) = after.split_once('}') {
            text.push('…');
            rest = after;
        } else {
            text.push('{');
            rest = after;
        }
    }
    text.push_str(rest);
    let mut chars = text.chars();
    let text: String = chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default();
    if text.ends_with(['.', '!', '?', '…']) { text } else { text + "." }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lint() -> Lint {
        serde_json::from_str(
            r#"{ "id": "bad-mouthing-boss", "aliases": ["boss-bashing"], "name": "Speaking ill of a boss", "group": "negativity",
                 "status": "stable", "since": "0.1.0", "severity": "error", "kind_severity": [["social", "warning"]], "kinds": [],
                 "message": "`{match}` speaks ill of {target}", "label": null,
                 "help": "say what you learned, or what you are moving towards",
                 "why": "A reader expects to be spoken of in the same way one day, and cannot hear the other side.",
                 "sources": [{ "Article": { "article": "8 Reasons They Never Called You Back for a Second Interview", "item": 1 } }],
                 "variants": [], "has_doubts": true }"#,
        )
        .expect("a lint")
    }

    #[test]
    fn a_page() {
        let page = lint_page(&lint(), &[], 80);
        let page = anstream::adapter::strip_str(&page).to_string();
        assert_eq!(
            page,
            "\
bad-mouthing-boss: Speaking ill of a boss

  group        negativity
  severity     error; warning in a social profile
  checks       every kind of draft
  is said      if in doubt only beside another warning, or with --preview
  since        0.1.0
  once called  boss-bashing

What it finds
  `…` speaks ill of …

Why it matters
  A reader expects to be spoken of in the same way one day, and cannot hear the
  other side.
  - \"8 Reasons They Never Called You Back for a Second Interview\", no. 1

What to do
  Say what you learned, or what you are moving towards.

To turn it off
  - for one run: bestfoot check -A bad-mouthing-boss
  - for good, in bestfoot.toml:

      [lints]
      bad-mouthing-boss = \"off\"

  - for words that are meant to stay, in bestfoot.toml:

      [[allow]]
      lint = \"bad-mouthing-boss\"
      text = \"the words\"
      reason = \"why they stay\"

  - for one paragraph of a Markdown draft, in the paragraph or on a line of its
    own above it:

      <!-- bestfoot: allow(bad-mouthing-boss) why it stays -->
"
        );
    }

    #[test]
    fn templates_become_sentences() {
        assert_eq!(sentence("write {expected} for `{match}`"), "Write … for `…`.");
        assert_eq!(sentence("an open { brace"), "An open { brace.");
        assert_eq!(sentence(""), ".");
    }
}
