//! Which language a draft is written in: English by its small words, another by the letters it uses most.

use crate::document::{Document, Form, Zone};
use crate::spelling;

/// So many words tell the language of any draft.
const ENOUGH: usize = 1500;
/// Fewer words tell nothing.
const FEWEST: usize = 12;
/// Fewer letters tell only what alphabet they are of.
const LETTERS: usize = 80;

/// The English name of the language that a draft is written in, if it is surely not English.
pub(crate) fn foreign(document: &Document) -> Option<String> {
    let words: Vec<&str> = prose(document).take(ENOUGH).collect();
    let small = words.iter().filter(|word| is_small_word(word)).count();
    // One word in three of English is one of these, in a terse draft one in five; in other languages one in thirty looks like one by chance.
    if small * 8 >= words.len() && !words.is_empty() {
        return None;
    }
    let sample = words.iter().take(600).copied().collect::<Vec<_>>().join(" ");
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    if letters < LETTERS {
        return foreign_script(document);
    }
    // A list of tools has no small words either, but words that English knows.
    let known = words.iter().filter(|word| spelling::words().entry(&word.to_lowercase()).is_some()).count();
    if known * 3 >= words.len() * 2 || words.len() < FEWEST && sample.is_ascii() {
        return None;
    }
    let found = whatlang::detect(&sample)?;
    let sure = found.is_reliable() || small * 20 < words.len();
    (sure && found.lang() != whatlang::Lang::Eng).then(|| found.lang().eng_name().to_owned())
}

/// What a draft too short to tell its language by its words is written in, if its letters are not those of English.
fn foreign_script(document: &Document) -> Option<String> {
    // A few lines in other letters look like any part of a letter.
    let of_others = [Zone::Headers, Zone::Subject, Zone::Quoted, Zone::Code];
    let lines = document.plain_lines().iter().enumerate();
    let own = lines.filter(|&(index, _)| !of_others.contains(&document.line_zone(index)));
    let sample = own.map(|(_, line)| &document.plain()[line.span.range()]).collect::<Vec<_>>().join("\n");
    let script = whatlang::detect_script(&sample).filter(|script| *script != whatlang::Script::Latin)?;
    let known = whatlang::detect(&sample).filter(whatlang::Info::is_reliable);
    Some(
        known.map_or_else(
            || format!("a language in {} letters", script.name()),
            |known| known.lang().eng_name().to_owned(),
        ),
    )
}

/// The words of the writer's own text.
fn prose(document: &Document) -> impl Iterator<Item = &str> {
    let zones = [Zone::Body, Zone::Salutation, Zone::Closing, Zone::Postscript];
    let tokens = document.tokens().iter().filter(move |token| {
        !token.is_opaque && token.form == Form::Written && zones.contains(&document.token_zone(token))
    });
    tokens.map(|token| document.written(token)).filter(|word| word.starts_with(char::is_alphabetic))
}

/// Whether it is one of the words that English cannot do without.
fn is_small_word(word: &str) -> bool {
    const LONGEST: usize = 5;
    let mut small = [0; LONGEST];
    let Some(small) = small.get_mut(..word.len()) else {
        return false;
    };
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    matches!(
        &*small,
        b"the"
            | b"and"
            | b"to"
            | b"of"
            | b"i"
            | b"in"
            | b"a"
            | b"that"
            | b"for"
            | b"is"
            | b"was"
            | b"my"
            | b"with"
            | b"you"
            | b"your"
            | b"on"
            | b"at"
            | b"it"
            | b"have"
            | b"this"
            | b"be"
            | b"are"
            | b"from"
            | b"as"
            | b"an"
            | b"we"
            | b"our"
            | b"by"
            | b"not"
            | b"would"
            | b"will"
            | b"but"
            | b"what"
            | b"how"
            | b"they"
            | b"has"
            | b"had"
            | b"were"
            | b"who"
            | b"which"
            | b"when"
            | b"their"
            | b"can"
            | b"about"
            | b"or"
            | b"me"
            | b"do"
            | b"did"
    )
}

#[cfg(test)]
mod tests {
    use super::foreign;
    use crate::{Document, Format};

    fn language(text: &str) -> Option<String> {
        foreign(&Document::new(text, Format::Text))
    }

    #[test]
    fn letters_in_other_languages_are_told() {
        let german = "Sehr geehrte Frau Ortiz,\n\nmit großem Interesse habe ich Ihre Anzeige gelesen und bewerbe mich um die Stelle als Gärtner. Ich habe neun \
            Jahre in der Baumschule gearbeitet und freue mich auf ein Gespräch.\n\nMit freundlichen Grüßen\nDana Whitfield";
        let spanish = "Estimada señora Ortiz:\n\nLe escribo para presentar mi candidatura al puesto de jardinera. He trabajado nueve años en un vivero y me gustaría \
            hablar con usted cuando le venga bien.\n\nAtentamente,\nDana";
        let russian = "Уважаемая госпожа Ортис, я хотела бы работать у вас садовником. Девять лет я работала в питомнике и буду рада встретиться с вами.";
        let japanese = "拝啓 貴社の求人広告を拝見し、庭師の職に応募いたします。私は九年間苗木園で働いてまいりました。お会いできる日を楽しみにしております。\
            どうぞよろしくお願いいたします。春の庭が好きで、毎年三千本の苗を育てております。ご連絡をお待ちしております。";
        assert_eq!(language(german).as_deref(), Some("German"));
        assert_eq!(language(spanish).as_deref(), Some("Spanish"));
        assert_eq!(language(russian).as_deref(), Some("Russian"));
        assert_eq!(language(japanese).as_deref(), Some("Japanese"));
    }

    #[test]
    fn a_few_words_in_other_letters_are_told() {
        for (text, name) in [
            ("谢谢您。", "Mandarin"),
            ("尊敬的王经理：\n\n感谢您抽出时间。\n\n此致\n敬礼\n王伟", "Mandarin"),
            ("ありがとうございました。", "Japanese"),
            ("감사합니다.", "Korean"),
            ("Αγαπητή κυρία Ορτίζ,\n\nΣας ευχαριστώ.\n\nDana", "Greek"),
            ("Спасибо за встречу!", "a language in Cyrillic letters"),
            ("شكرا جزيلا على وقتكم.", "a language in Arabic letters"),
            ("आपके समय के लिए धन्यवाद।", "a language in Devanagari letters"),
        ] {
            let told = language(text).unwrap_or_default();
            // Of few words it may be told or not which language of that script it is.
            assert!(told == name || name.starts_with("a language") && !told.is_empty(), "{text}: {told}");
        }
        for text in ["Dear 王伟, thanks!", "Dana", "42", "", "😀", "Grüße aus Łódź", "Subject: 谢谢\n\nThanks, Dana"]
        {
            assert_eq!(language(text), None, "{text}");
        }
    }

    #[test]
    fn english_is_never_taken_for_another_language() {
        let letter = "Sehr geehrte Frau Ortiz,\n\nand there my written German ends, although I speak it with your foreman. I would like to work in your nursery, and I \
            bring nine years of it.\n\nMit freundlichen Grüßen\nDana";
        assert_eq!(language(letter), None);
        assert_eq!(
            language(
                "Python, Rust, SQL, Kubernetes, Terraform, Docker, Git, Linux, Bash, Ansible, Jenkins, Prometheus, Grafana, Kafka"
            ),
            None
        );
        assert_eq!(language("Merci!"), None);
    }
}
