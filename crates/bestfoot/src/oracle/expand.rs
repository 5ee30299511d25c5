//! Entries of lint files with their alternatives and options written out.

/// Writes out the alternatives and options of an entry, but for those of one plain word each.
pub(super) fn expand(entry: &str) -> Vec<String> {
    let mut from = 0;
    let open = loop {
        let Some(open) = entry[from..].find(['{', '[']).map(|open| from + open) else {
            return vec![entry.to_owned()];
        };
        match plain_words(entry, open) {
            Some(after) => from = after,
            None => break open,
        }
    };
    let (mut depth, mut cuts, mut close) = (0, vec![open], open);
    for (at, c) in entry[open..].char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            '|' if depth == 1 => cuts.push(open + at),
            _ => {}
        }
        if depth == 0 {
            close = open + at;
            break;
        }
    }
    cuts.push(close);
    let mut choices: Vec<&str> = cuts.windows(2).map(|cut| &entry[cut[0] + 1..cut[1]]).collect();
    if entry[open..].starts_with('[') {
        choices.push("");
    }
    let rest = expand(&entry[close + 1..]);
    let heads = choices.iter().flat_map(|choice| expand(choice));
    heads.flat_map(|head| rest.iter().map(move |tail| format!("{}{head}{tail}", &entry[..open]))).collect()
}

/// Where the alternatives of one plain word each end that begin here.
fn plain_words(entry: &str, open: usize) -> Option<usize> {
    let close = open + entry[open..].find('}')?;
    let inside = &entry[open + 1..close];
    // `cannot` is two words.
    let word = |word: &str| !word.is_empty() && word != "cannot" && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let alone = |c: Option<char>| c.is_none_or(|c| c == ' ' || c == '«' || c == '»');
    let stands_alone = alone(entry[..open].chars().next_back()) && alone(entry[close + 1..].chars().next());
    (entry[open..].starts_with('{') && stands_alone && inside.contains('|') && inside.split('|').all(word))
        .then_some(close + 1)
}
