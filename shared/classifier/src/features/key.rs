//! The form of a word under which its spellings meet.

use belgi_text::fold::{latin_to_cyrillic, skeleton};

/// Numbers that are names: the services behind them, sorted.
const SERVICES: [&str; 8] = ["101", "102", "103", "104", "109", "111", "112", "1414"];

/// The skeleton of `word`; Latin letters are read as Kazakh ones, and digits stand as `#`, because a house number
/// says nothing, except where they are the number of a service.
pub(crate) fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    write_key(word, &mut key);
    key
}

/// [`key`], into a string that is used again for the next word.
pub(crate) fn write_key(word: &str, key: &mut String) {
    key.clear();
    if SERVICES.binary_search(&word).is_ok() {
        key.push_str(word);
    } else if !write_plain(word, key) {
        let latin = word.is_ascii() && word.bytes().any(|byte| byte.is_ascii_alphabetic());
        let cyrillic = if latin { latin_to_cyrillic(word) } else { None };
        let skeleton = skeleton(cyrillic.as_deref().unwrap_or(word));
        key.clear();
        skeleton.chars().for_each(|letter| push(letter, key));
    }
}

/// Writes the key of a word of plain Cyrillic letters, hyphens and digits, which nearly all words are, in one walk;
/// `false` where the word needs more care: another alphabet, marks, stretched letters.
fn write_plain(word: &str, key: &mut String) -> bool {
    let (mut before, mut run) = ('\0', 1);
    for letter in word.chars() {
        let Some(plain) = plain(letter) else { return false };
        run = if plain == before { run + 1 } else { 1 };
        if run > 2 && plain != '#' {
            return false;
        }
        before = plain;
        push(plain, key);
    }
    true
}

fn push(letter: char, key: &mut String) {
    let letter = if letter.is_ascii_digit() { '#' } else { letter };
    if letter != '#' || !key.ends_with('#') {
        key.push(letter);
    }
}

/// The letter of the skeleton, for plain letters.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        'а'..='я' | '-' => letter,
        'А'..='Я' => char::from_u32(u32::from(letter) + 32)?,
        'ё' | 'Ё' => 'е',
        'ә' | 'Ә' => 'а',
        'ғ' | 'Ғ' => 'г',
        'қ' | 'Қ' => 'к',
        'ң' | 'Ң' => 'н',
        'ө' | 'Ө' => 'о',
        'ұ' | 'Ұ' | 'ү' | 'Ү' => 'у',
        'һ' | 'Һ' => 'х',
        'і' | 'І' => 'и',
        '0'..='9' => '#',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet_and_numbers_do_not_tell() {
        for (word, expect) in [
            ("Жылу", "жылу"),
            ("jylu", "жылу"),
            ("joq", "жок"),
            ("ЖОООҚ", "жок"),
            ("27-мкр", "#-мкр"),
            ("109", "109"),
            ("345", "#"),
            ("", ""),
        ] {
            assert_eq!(key(word), expect, "{word}");
        }
    }

    #[test]
    fn the_short_way_and_the_long_way_agree() {
        for word in
            ["Ёлка", "ҚОШҚАР", "ссора", "мкр-да", "Һәм", "іңір", "өүұғә", "ЙЪЫЬЭЮЯ", "и\u{306}од", "Aқтaу"]
        {
            assert_eq!(key(word), skeleton(word), "{word}");
        }
        assert!(SERVICES.is_sorted());
    }
}
