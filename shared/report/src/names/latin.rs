//! Kazakh names in Latin letters, as passports and English pages of the country's cities write them: «Қаратау» is
//! «Karatau», «Жетісу» is «Zhetisu».

/// Kazakh letters and what they become; a letter that is not here stays. In the order of the alphabet.
#[rustfmt::skip]
const LETTERS: [(char, &str); 42] = [
    ('а', "a"), ('ә', "a"), ('б', "b"), ('в', "v"), ('г', "g"), ('ғ', "g"), ('д', "d"), ('е', "e"), ('ё', "yo"),
    ('ж', "zh"), ('з', "z"), ('и', "i"), ('й', "i"), ('к', "k"), ('қ', "k"), ('л', "l"), ('м', "m"), ('н', "n"),
    ('ң', "n"), ('о', "o"), ('ө', "o"), ('п', "p"), ('р', "r"), ('с', "s"), ('т', "t"), ('у', "u"), ('ұ', "u"),
    ('ү', "u"), ('ф', "f"), ('х', "kh"), ('һ', "h"), ('ц', "ts"), ('ч', "ch"), ('ш', "sh"), ('щ', "shch"),
    ('ъ', ""), ('ы', "y"), ('і', "i"), ('ь', ""), ('э', "e"), ('ю', "yu"), ('я', "ya"),
];

/// `kazakh` in Latin letters; a capital stays one.
pub fn name(kazakh: &str) -> String {
    let mut latin = String::with_capacity(kazakh.len());
    for c in kazakh.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        let Some((_, letters)) = LETTERS.iter().find(|(letter, _)| *letter == small) else {
            latin.push(c);
            continue;
        };
        let mut letters = letters.chars();
        if c != small {
            latin.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        }
        latin.extend(letters);
    }
    latin
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_letter_stands_twice() {
        assert_eq!(LETTERS.iter().map(|(letter, _)| letter).collect::<BTreeSet<_>>().len(), LETTERS.len());
    }

    #[test]
    fn names_are_written_as_on_the_signs() {
        let cases = [
            ("Қаратау", "Karatau"),
            ("Жетісу", "Zhetisu"),
            ("Әл-Фараби", "Al-Farabi"),
            ("Шымкент", "Shymkent"),
            ("Самал-2", "Samal-2"),
            ("Еңбекші", "Enbekshi"),
            ("", ""),
        ];
        for (given, expect) in cases {
            assert_eq!(name(given), expect);
        }
    }
}
