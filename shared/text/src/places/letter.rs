//! The key alphabet: one spelling for the many ways a name is typed.

use crate::fold::russian_letter;

/// The letter under which `letter` is looked up: lower case, Kazakh letters as people type them without a Kazakh
/// keyboard, «ё» and «э» as «е» («Екібастұз», «Екибастуз» and «Экибастуз» are one name).
pub(super) fn key(letter: char) -> char {
    match letter {
        'ё' | 'Ё' | 'э' | 'Э' => 'е',
        'а'..='я' => letter,
        _ => russian_letter(letter.to_lowercase().next().unwrap_or(letter)),
    }
}

/// The words of a name in the key alphabet, cut where [`super::token`] cuts a text.
pub(super) fn words(name: &str) -> Vec<String> {
    let tokens = super::token::Tokens::of(name);
    tokens.list.iter().map(|token| tokens.key(token).to_owned()).collect()
}
