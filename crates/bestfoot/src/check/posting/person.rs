//! Whom a posting says to write to.

use super::words::WORDS;
use crate::application::Person;
use crate::check::Draft;
use crate::check::role::is_head;
use crate::names::{fold, is_of_other_sex, is_title, title};
use crate::posting::Ask;
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

/// Whether the words of a name, `Ms.` and `Benning`, are those of somebody to whom the posting says to write.
pub(in crate::check) fn is_written_to(draft: &Draft<'_>, words: &[&str]) -> bool {
    let Some((_, posting)) = draft.posting() else {
        return false;
    };
    let asked = posting.instructions.iter().filter(|instruction| instruction.ask == Ask::Addressee);
    let mut people = asked.filter_map(|instruction| person(instruction.value.as_deref()?));
    people.any(|person| is_name_of(words, &person))
}

fn is_name_of(words: &[&str], person: &Person) -> bool {
    let titles = words.iter().take_while(|word| is_title(word)).count();
    let (titles, name) = words.split_at(titles);
    // The signs inside a name may be of any shape: O'Rourke, Kowalczyk-Brandt.
    let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let known: Vec<String> = person.name.split_whitespace().map(letters).collect();
    let written = titles.iter().find_map(|word| title(word));
    let asked = person.title.as_deref().and_then(|titles| titles.split_whitespace().find_map(title));
    let other = written.zip(asked).is_some_and(|(written, asked)| is_of_other_sex(written, asked));
    !other && !name.is_empty() && name.iter().all(|word| known.contains(&letters(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_of_the_person_with_all_its_words() {
        let asked = person("Ms. Carla O'Rourke, Head of Nights").expect("a person");
        assert!(is_name_of(&["Ms.", "O’Rourke"], &asked));
        assert!(is_name_of(&["Carla"], &asked));
        assert!(!is_name_of(&["Mr.", "O'Rourke"], &asked));
        assert!(!is_name_of(&["Carla", "Benning"], &asked));
        assert!(!is_name_of(&["Ms."], &asked));
    }

    #[test]
    fn a_person_is_told_from_an_office() {
        let told = |words: &str| person(words).map(|person| (person.title, person.name));
        assert_eq!(told("Ms. Ana Ortiz, Head of Nights"), Some((Some("Ms.".to_owned()), "Ana Ortiz".to_owned())));
        assert_eq!(told("Dr. Brandt"), Some((Some("Dr.".to_owned()), "Brandt".to_owned())));
        assert_eq!(told("Jo"), None);
        assert_eq!(told("the Hiring Manager"), None);
    }
}
