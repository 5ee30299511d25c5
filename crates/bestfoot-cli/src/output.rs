//! Where findings may be written to: never over a file that was read for them.

use std::path::{Path, PathBuf};

use crate::files::Input;
use crate::problem::Problem;

/// What a text from stdin was read from, where the system tells.
const STDIN: &str = "/dev/stdin";

/// The file that an input is read from.
pub(crate) fn file_of(input: &Input) -> PathBuf {
    match input {
        Input::Stdin => PathBuf::from(STDIN),
        Input::File { path, .. } => path.clone(),
    }
}

/// Why nothing is written into a file: it is one of those that were read, however its path is spelled and whatever links lead to it.
pub(crate) fn refusal(output: Option<&Path>, mut read: impl Iterator<Item = PathBuf>) -> Option<Problem> {
    let output = output?;
    // What is not there is written anew, and what is no file keeps nothing.
    let found = std::fs::canonicalize(output).ok().filter(|found| found.is_file())?;
    let is_same = |path: PathBuf| std::fs::canonicalize(path).is_ok_and(|path| path == found);
    read.any(is_same).then(|| {
        let shown = output.display();
        Problem::new(
            "exists",
            format!("the findings cannot be written into `{shown}`: it is one of the files that are read"),
        )
        .help("name another file; one that ends in .log or .json is never taken for a draft")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_not_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let draft = folder.path().join("letter.txt");
        std::fs::write(&draft, "Dear Ms. Ortiz,\n").expect("written");
        let refused = |output: PathBuf| refusal(Some(&output), std::iter::once(draft.clone())).is_some();
        assert!(refused(draft.clone()));
        assert!(refused(folder.path().join(".").join("letter.txt")));
        assert!(!refused(folder.path().join("report.txt")));
        #[cfg(unix)]
        {
            let link = folder.path().join("link.txt");
            std::os::unix::fs::symlink(&draft, &link).expect("linked");
            assert!(refused(link));
        }
    }
}
