//! Endings that a word of the tables may take.

/// Kazakh plural, possessive and case endings, as skeletons, sorted. They stand in chains.
const KAZAKH: &[&str] = &[
    "бен", "га", "ге", "да", "дагы", "дан", "дар", "де", "деги", "ден", "дер", "ди", "дики", "дин", "ды",
    "дыки", "дын", "и", "им", "имиз", "ин", "инде", "иниз", "ка", "ке", "лар", "лер", "лик", "лык", "м",
    "мен", "миз", "мыз", "н", "на", "нан", "нда", "нде", "не", "нен", "ни", "низ", "нин", "ны", "ныз", "нын",
    "пен", "си", "сиз", "сы", "сыз", "та", "тагы", "тан", "тар", "те", "теги", "тен", "тер", "ти", "тин",
    "ты", "тын", "ы", "ым", "ымыз", "ын", "ында", "ыныз",
];

/// Russian noun endings, as skeletons, sorted. A word takes one.
const RUSSIAN: &[&str] = &[
    "а", "ам", "ами", "ах", "е", "ев", "ей", "ем", "и", "й", "о", "ов", "ой", "ом", "у", "ы", "ь", "ью", "ю",
    "я", "ям", "ями", "ях",
];

/// Kazakh endings in a row.
const LINKS: u8 = 3;

/// The language whose endings a word takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Tongue {
    Kazakh,
    Russian,
}

/// Whether `rest`, what follows a word of the tables, is nothing, a hyphened case, or endings of its language.
pub(super) fn is_ending(rest: &str, tongue: Tongue) -> bool {
    rest.is_empty()
        || rest.starts_with('-')
        || match tongue {
            Tongue::Kazakh => chain(rest, LINKS),
            Tongue::Russian => RUSSIAN.binary_search(&rest).is_ok(),
        }
}

fn chain(rest: &str, links: u8) -> bool {
    if rest.is_empty() {
        return true;
    }
    // Three endings have at most 15 letters of two bytes.
    let tail = |ending: &&str| rest.strip_prefix(*ending);
    links > 0 && rest.len() <= 30 && KAZAKH.iter().filter_map(tail).any(|tail| chain(tail, links - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_those_of_the_language() {
        for (rest, tongue) in [
            ("", Tongue::Russian),
            ("лар", Tongue::Kazakh),
            ("ларга", Tongue::Kazakh),
            ("ларымызга", Tongue::Kazakh),
            ("дын", Tongue::Kazakh),
            ("ой", Tongue::Russian),
            ("-нын", Tongue::Russian),
        ] {
            assert!(is_ending(rest, tongue), "{rest}");
        }
        for (rest, tongue) in [
            ("ета", Tongue::Russian),
            ("ета", Tongue::Kazakh),
            ("а", Tongue::Kazakh),
            ("щик", Tongue::Russian),
            ("каналынанкелгенлерге", Tongue::Kazakh),
        ] {
            assert!(!is_ending(rest, tongue), "{rest}");
        }
    }

    #[test]
    fn the_tables_are_sorted_and_name_each_ending_once() {
        assert!(KAZAKH.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(RUSSIAN.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
