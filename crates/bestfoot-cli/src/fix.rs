//! Applying fixes: check and edit until nothing changes, and write the file back without ever leaving half of one.

use std::io::Write;
use std::path::Path;

use bestfoot::{Applicability, Diagnostic, Document, apply_fixes};
use bestfoot_read::FileFormat;

use crate::problem::{Problem, reason};

/// Fixes may make room for others, but not without end.
const ROUNDS: usize = 10;

/// What the fixes made of a file.
#[derive(Clone)]
pub(crate) struct Fixed {
    pub(crate) bytes: Vec<u8>,
    pub(crate) document: Document,
    pub(crate) applied: usize,
    /// What is still found in it.
    pub(crate) left: Vec<Diagnostic>,
}

/// Applies fixes, reads and checks again, and so on until no fix is left.
pub(crate) fn until_stable(
    mut fixed: Fixed,
    file_name: Option<&str>,
    least: Applicability,
    check: impl Fn(&[u8]) -> Result<(Document, Vec<Diagnostic>), Problem>,
) -> Result<Fixed, Problem> {
    for _ in 0..ROUNDS {
        let round = apply_fixes(fixed.document.text(), &fixed.left, least);
        if round.applied == 0 || round.text == fixed.document.text() {
            break;
        }
        let bytes = match bestfoot_read::write_back(&fixed.bytes, file_name, &round.edits) {
            Ok(bytes) => bytes,
            // What went in before is sound.
            Err(_) if fixed.applied > 0 => break,
            Err(error) => {
                return Err(Problem::new("not-written", format!("the fixes were not written: {error}"))
                    .help("change it by hand, as the findings say"));
            }
        };
        let (document, left) = check(&bytes)?;
        fixed = Fixed { bytes, document, applied: fixed.applied + round.applied, left };
    }
    Ok(fixed)
}

/// Replaces the file in one step, if it still holds what was read.
pub(crate) fn write(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Problem> {
    let shown = path.display().to_string();
    let refused = |why: String| Problem::new("not-written", format!("`{shown}` was not changed: {why}")).at(&shown);
    let failed = |error: std::io::Error| refused(reason(&error));
    // A link stays a link; what it points to is replaced.
    let target = std::fs::canonicalize(path).map_err(failed)?;
    let permissions = std::fs::metadata(&target).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(refused("it is write-protected".to_owned()).help("make it writable and run again"));
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(".bestfoot-").tempfile_in(folder).map_err(failed)?;
    new.write_all(after).and_then(|()| new.as_file().sync_all()).map_err(failed)?;
    new.as_file().set_permissions(permissions).map_err(failed)?;
    if std::fs::read(&target).map_err(failed)? != before {
        return Err(
            refused("something else changed it meanwhile".to_owned()).help("save it in your editor and run again")
        );
    }
    new.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// A draft that has fixes and cannot take them.
pub(crate) fn not_editable(name: &str, encoding: &str, format: Option<FileFormat>) -> Problem {
    let problem = Problem::new("not-editable", format!("the fixes for `{name}` cannot be written into it")).at(name);
    match (format, encoding) {
        (Some(FileFormat::Mailbox), _) => {
            problem.help("a mailbox cannot be written back exactly; change the mail by hand as the findings say, or save it alone as .eml and run again")
        }
        (Some(FileFormat::Mail), _) => problem.help(
            "its text or a line of its header is encoded, as mail programs send it; change it by hand as the findings say, or save its text as .txt and run again",
        ),
        (Some(format @ (FileFormat::Odt | FileFormat::Rtf | FileFormat::Pdf)), _) => {
            let article = if format.in_words().starts_with(['O', 'R']) { "an" } else { "a" };
            problem.help(format!(
                "{article} {} cannot be written back exactly; change it by hand as the findings say, or save it as .docx and run again",
                format.in_words()
            ))
        }
        (_, "utf-8") => {
            problem.help("its text is packed in a way that cannot be written back exactly; change it by hand")
        }
        _ => problem.help(format!("it is in the encoding {encoding}; save it as UTF-8 and run again")),
    }
}

/// What the fixes would change, in the form that `patch` reads.
pub(crate) fn diff(name: &str, before: &str, after: &str) -> String {
    similar::TextDiff::from_lines(before, after).unified_diff().context_radius(3).header(name, name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_with_its_permissions() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("letter.txt");
        std::fs::write(&path, "before").expect("written");
        write(&path, b"before", b"after").expect("replaced");
        assert_eq!(std::fs::read(&path).expect("read"), b"after");
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1, "nothing is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_modes_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let (path, link) = (folder.path().join("letter.txt"), folder.path().join("link.txt"));
        std::fs::write(&path, "before").expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("set");
        symlink(&path, &link).expect("linked");
        write(&link, b"before", b"after").expect("replaced");
        assert!(link.is_symlink());
        assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn why_fixes_cannot_be_written_is_told_for_each_format() {
        let told = |encoding, format| not_editable("draft", encoding, Some(format)).help.unwrap_or_default();
        assert!(told("utf-16le", FileFormat::Text).contains("in the encoding utf-16le; save it as UTF-8"));
        assert!(told("windows-1252", FileFormat::Markdown).contains("save it as UTF-8"));
        assert!(told("utf-8", FileFormat::Mail).contains("a line of its header is encoded"));
        assert!(told("windows-1252", FileFormat::Mail).contains("save its text as .txt"));
        assert!(told("utf-8", FileFormat::Mailbox).contains("save it alone as .eml"));
        assert!(told("utf-8", FileFormat::Odt).contains("an OpenDocument text"));
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("letter.txt");
        std::fs::write(&path, "newer").expect("written");
        let problem = write(&path, b"before", b"after").expect_err("refused");
        assert!(problem.message.contains("changed it meanwhile"));
        assert_eq!(std::fs::read(&path).expect("read"), b"newer");
    }
}
