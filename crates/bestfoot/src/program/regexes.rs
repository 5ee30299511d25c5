//! How a lint's regex is built. Compiling tries each one in this way, so that the matcher can build it in the same way without fear.

use regex::bytes::{Regex, RegexBuilder};

/// A lint's regex. Classes are of ASCII unless the pattern says `(?u)`: Unicode's tables make a regex slow to build, and each run builds those it
/// needs.
pub(crate) fn build_regex(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).unicode(false).size_limit(1 << 22).build()
}
