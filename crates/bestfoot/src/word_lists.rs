//! Small lists of words that stand in text files beside the code that asks for them: `name: word word …`, a name as often as it takes lines; between
//! phrases of several words stand commas. A line that begins with a number sign is a comment.

use std::collections::HashSet;

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

    /// The phrases of the list with that name, in order.
    pub(crate) fn phrases(&self, name: &str) -> Vec<&'static str> {
        let lines = self.0.iter().filter(|(known, _)| *known == name);
        lines.flat_map(|(_, phrases)| phrases.split(',')).map(str::trim).filter(|phrase| !phrase.is_empty()).collect()
    }
}

/// How a list is held, by what is asked of it.
pub(crate) trait List {
    fn of(lists: &WordLists, name: &str) -> Self;
}

/// Words of which one asks whether another is among them.
pub(crate) struct WordSet(HashSet<&'static str>);

impl List for WordSet {
    fn of(lists: &WordLists, name: &str) -> Self {
        Self(lists.list(name).into_iter().collect())
    }
}

impl WordSet {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }

    /// Whether a word begins with one of these.
    pub(crate) fn begin(&self, word: &str) -> bool {
        self.iter().any(|start| word.starts_with(start))
    }

    /// Whether a word is one of these as it is written.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Whether a word is one of these, which stand in small letters, whatever its capitals.
    pub(crate) fn has_any_case(&self, word: &str) -> bool {
        if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.has(&word.to_ascii_lowercase())
        } else {
            self.has(word)
        }
    }
}

/// Phrases, or parts of words, that are tried one after another.
pub(crate) struct Phrases(Vec<&'static str>);

impl List for Phrases {
    fn of(lists: &WordLists, name: &str) -> Self {
        Self(lists.phrases(name))
    }
}

impl Phrases {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }

    /// Whether a text is one of these.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.0.contains(&text)
    }
}

/// A `static` with the lists of a text file, read when one of them is first asked for. Of what stands in the file and what is named here neither may
/// lack the other.
macro_rules! word_lists {
    ($visible:vis static $lists:ident: $Lists:ident = $file:literal { $($name:ident: $List:ty),+ $(,)? }) => {
        #[doc = concat!("The lists of `", $file, "`.")]
        $visible struct $Lists {
            $($visible $name: $List),+
        }

        $visible static $lists: ::std::sync::LazyLock<$Lists> = ::std::sync::LazyLock::new(|| {
            let lists = $crate::word_lists::WordLists::read(include_str!($file));
            debug_assert!(
                lists.lines().all(|(name, _)| [$(stringify!($name)),+].contains(&name)),
                concat!($file, " holds a list that nobody asks for")
            );
            $(debug_assert!(!lists.list(stringify!($name)).is_empty(), concat!($file, " lacks ", stringify!($name)));)+
            $Lists { $($name: $crate::word_lists::List::of(&lists, stringify!($name))),+ }
        });
    };
}

pub(crate) use word_lists;
