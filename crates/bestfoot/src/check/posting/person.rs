//! Whom a posting says to write to.

use super::words::WORDS;
use crate::application::Person;
use crate::check::role::is_head;
use crate::names::{fold, is_title};
use crate::spelling::{self, ORDINARY};

/// The person in the words that say whom to write to: `Ms. Ana Ortiz, Head of Nights`. None where they name an office, or too little of a name to greet by.
pub(crate) fn person(words: &str) -> Option<Person> {
    let words: Vec<&str> = words.split([',', '(']).next()?.split_whitespace().collect();
    let titles = words.iter().take_while(|word| is_title(word)).count();
    let (title, name) = words.split_at(titles);
    let is_office = |word: &&str| WORDS.offices.has(&word.to_lowercase());
    let capitals = name.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let known = capitals >= 2 || capitals == 1 && titles > 0;
    // A street, a house or a program is written to as well; its words are no names.
    let is_thing = |word: &&str| {
        let entry = spelling::words().entry(&fold(word));
        spelling::words().brand(word).is_some()
            || word.starts_with(char::is_uppercase)
                && entry.is_some_and(|entry| !entry.is_name() && entry.size() <= ORDINARY)
    };
    let is_one = titles > 0 || !name.iter().any(is_thing) && !name.last().is_some_and(|word| is_head(word));
    (known && is_one && !name.iter().any(is_office))
        .then(|| Person { title: (titles > 0).then(|| title.join(" ")), ..Person::new(name.join(" ")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_told_from_an_office() {
        let told = |words: &str| person(words).map(|person| (person.title, person.name));
        assert_eq!(told("Ms. Ana Ortiz, Head of Nights"), Some((Some("Ms.".to_owned()), "Ana Ortiz".to_owned())));
        assert_eq!(told("Dr. Brandt"), Some((Some("Dr.".to_owned()), "Brandt".to_owned())));
        assert_eq!(told("Jo"), None);
        assert_eq!(told("the Hiring Manager"), None);
    }
}
