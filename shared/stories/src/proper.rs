//! Proper names, known by how they begin. The stemmer cuts a name and its cases at different places, and the languages
//! hang different endings on it («Авангарду», «Авангардтан»); the first letters stay.

use belgi_text::fold::skeleton;

/// Letters that a name is known by.
const LETTERS: usize = 5;
/// What endings replace at the end of a short name: «Лада», «Ладу».
const ENDS: [char; 9] = ['а', 'е', 'и', 'о', 'у', 'ы', 'ю', 'я', 'ь'];

/// What a name goes by: its first letters, with the pairs of letters that the two languages swap written as one.
pub(crate) fn key(name: &str) -> String {
    let letters: String =
        skeleton(name).chars().filter(|c| c.is_alphabetic()).take(LETTERS).map(evened).collect();
    let bare = letters.trim_end_matches(ENDS);
    if bare.chars().count() >= 3 { bare.to_owned() } else { letters }
}

/// Whether a key is long enough to know a name by where it is not written with a capital.
pub(crate) fn is_sure(key: &str) -> bool {
    key.chars().count() == LETTERS
}

/// «Сатпаев» and «Сәтбаев», «Оразбаев» and «Уразбаев».
fn evened(letter: char) -> char {
    match letter {
        'б' => 'п',
        'г' => 'к',
        'д' => 'т',
        'о' => 'у',
        'й' => 'и',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_its_cases_and_languages_has_one_key() {
        for names in [
            &["Авангарду", "Авангардтан"][..],
            &["Токмаганбетова", "Тоқмағанбетов"],
            &["Сатпаев", "Сәтбаевтың"],
            &["Уразбаев", "Оразбаев"],
            &["Лада", "Ладу"],
            &["Тобол", "Тоболом"],
        ] {
            for name in names {
                assert_eq!(key(name), key(names[0]), "{name}");
            }
        }
        assert_ne!(key("Караганда"), key("Костанай"));
        assert_eq!(key(""), "");
    }
}
