//! The key alphabet: one spelling for the many ways a name is typed.

use crate::fold::russian_letter;

/// The letter under which `letter` is looked up: lower case, Kazakh letters as people type them without a Kazakh
/// keyboard, «ё» and «э» as «е» («Екібастұз», «Екибастуз» and «Экибастуз» are one name).
pub(super) fn key(letter: char) -> char {
    match letter {
        'э' | 'Э' | 'ё' | 'Ё' => 'е',
        'а'..='я' | '0'..='9' => letter,
        _ => russian_letter(lower(letter)),
    }
}

/// Lower case, without a look into the tables of Unicode for the letters that texts are made of.
fn lower(letter: char) -> char {
    match letter {
        'А'..='Я' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' => letter,
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// Whether `letter` is a large one, in the same order.
pub(super) fn is_capital(letter: char) -> bool {
    match letter {
        'а'..='я' | 'a'..='z' | '0'..='9' => false,
        'А'..='Я' | 'A'..='Z' => true,
        _ => letter.is_uppercase(),
    }
}

/// Whether `letter` is part of a word or number; the letters that texts are made of first, for the same reason.
pub(super) fn is_word(letter: char) -> bool {
    matches!(letter, 'а'..='я' | 'А'..='Я' | '0'..='9' | 'a'..='z' | 'A'..='Z')
        || (!letter.is_ascii() && crate::fold::is_alphanumeric(letter))
}

/// The words of a name in the key alphabet, cut where [`super::token`] cuts a text.
pub(super) fn words(name: &str) -> Vec<String> {
    let tokens = super::token::Tokens::of(name);
    tokens.list.iter().map(|token| tokens.key(token).to_owned()).collect()
}
