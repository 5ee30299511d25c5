//! Small lists of words that stand in text files beside the code that asks for them: `name: word word …`, a name as often as it takes lines. A
//! line that begins with a number sign is a comment.

/// The lists of one file.
pub(crate) struct WordLists(Vec<(&'static str, &'static str)>);

impl WordLists {
    pub(crate) fn read(text: &'static str) -> Self {
        Self(text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':')).collect())
    }

    /// Every list with its name, line by line.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
        self.0.iter().map(|&(name, words)| (name, words.split_ascii_whitespace()))
    }

    /// The words of the list with that name.
    pub(crate) fn list(&self, name: &str) -> Vec<&'static str> {
        self.lines().filter(|(known, _)| *known == name).flat_map(|(_, words)| words).collect()
    }
}
