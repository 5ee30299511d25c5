//! Lint files to a program: names are resolved, phrases become symbols, and every mistake is found here.
//!
//! Every name is learned first, so that files may refer to each other in any order. Then vocabularies, the references among them, guards and lints
//! are read, each from what was read before; what they made goes into bytes at the end, if there was no mistake.

mod assemble;
mod guards;
mod lexicon;
mod likely;
mod lints;
mod mistakes;
mod patterns;
mod references;
mod strata;
mod symbols;
mod uses;

use std::sync::Arc;

use self::assemble::assemble;
use self::guards::Guards;
use self::lexicon::Lexicon;
use self::lints::Lints;
use self::mistakes::Mistakes;
use super::{Bytes, Program};
use crate::FileError;
use crate::lint::file::LintFile;

/// Compiles lint files, the built-in ones first.
pub(crate) fn compile(files: &[LintFile]) -> Result<Program, Vec<FileError>> {
    let mistakes = Mistakes::default();
    let mut lexicon = Lexicon::new(&mistakes);
    let mut guards = Guards::new(&mistakes);
    let mut lints = Lints::new(&mistakes);
    for file in files {
        lexicon.declare(file);
        guards.declare(file);
    }
    for file in files {
        lexicon.read_vocabularies(file);
    }
    lexicon.read_references(files);
    for file in files {
        guards.read(file, &mut lexicon);
    }
    guards.check_uses(files);
    lints.read(files, &mut lexicon, &guards);
    lexicon.sort_strata();
    let found = mistakes.take();
    if !found.is_empty() {
        return Err(found);
    }
    let bytes: Arc<[u8]> = assemble(files, lexicon, guards, lints).into();
    Ok(Program::load(Bytes::Owned(bytes)).expect("a program is read as it was written"))
}
