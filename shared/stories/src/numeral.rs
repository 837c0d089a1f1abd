//! Numbers written as words, in both languages: «двадцать два», «жиырма екі».

use belgi_text::fold::skeleton;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A number and its words, in the forms that news and posts use.
const WORDS: &[(u16, &str)] = &[
    (2, "два две двое двоих двух двум двумя екі екеу екеуі екеуін"),
    (3, "три трое троих трёх трем тремя үш үшеу үшеуі"),
    (4, "четыре четверо четверых четырёх четырем төрт төртеу төртеуі"),
    (5, "пять пятеро пятерых пяти бес бесеу бесеуі"),
    (6, "шесть шестеро шестерых шести алты алтау алтауы"),
    (7, "семь семеро семерых семи жеті жетеу жетеуі"),
    (8, "восемь восьмерых восьми сегіз"),
    (9, "девять девяти тоғыз"),
    (10, "десять десяти он"),
    (11, "одиннадцать одиннадцати"),
    (12, "двенадцать двенадцати"),
    (13, "тринадцать тринадцати"),
    (14, "четырнадцать четырнадцати"),
    (15, "пятнадцать пятнадцати"),
    (16, "шестнадцать шестнадцати"),
    (17, "семнадцать семнадцати"),
    (18, "восемнадцать восемнадцати"),
    (19, "девятнадцать девятнадцати"),
    (20, "двадцать двадцати жиырма"),
    (30, "тридцать тридцати отыз"),
    (40, "сорок сорока қырық"),
    (50, "пятьдесят пятидесяти елу"),
    (60, "шестьдесят шестидесяти алпыс"),
    (70, "семьдесят семидесяти жетпіс"),
    (80, "восемьдесят восьмидесяти сексен"),
    (90, "девяносто тоқсан"),
    (100, "сто жүз"),
    (200, "двести"),
    (300, "триста"),
    (400, "четыреста"),
    (500, "пятьсот"),
];

static BY_WORD: LazyLock<HashMap<String, u16>> = LazyLock::new(|| {
    WORDS.iter().flat_map(|(value, words)| words.split(' ').map(|word| (skeleton(word), *value))).collect()
});

/// The number that the first of `words` begin to say, and how many words it takes.
pub(crate) fn spelled<'a>(words: impl Iterator<Item = &'a str>) -> Option<(u16, usize)> {
    let (mut sum, mut taken, mut least) = (0_u16, 0, u16::MAX);
    for word in words {
        let Some(value) = BY_WORD.get(&skeleton(word)).copied() else { break };
        // «Двадцать два» goes on, «два три» does not, and nothing but a unit stands behind «он».
        if value >= least || least <= 10 && (value >= 10 || taken > 0 && least < 10) {
            break;
        }
        (sum, taken, least) = (sum + value, taken + 1, order(value));
    }
    (taken > 0).then_some((sum, taken))
}

/// What the words behind a number have to be smaller than.
fn order(value: u16) -> u16 {
    match value {
        100.. => 100,
        20..100 | 10 => 10,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_words() {
        for (words, expect) in [
            ("двадцать два ученика", Some((22, 2))),
            ("жиырма екі оқушы", Some((22, 2))),
            ("он екі адам", Some((12, 2))),
            ("сто сорок машин", Some((140, 2))),
            ("двести пятьдесят три дома", Some((253, 3))),
            ("екі үш күн", Some((2, 1))),
            ("двое погибли", Some((2, 1))),
            ("вода пошла", None),
            ("", None),
        ] {
            assert_eq!(spelled(words.split(' ')), expect, "{words}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_a_word_is_one_number() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let words: usize = WORDS.iter().map(|(_, words)| words.split(' ').count()).sum();
        // «Трёх» and «трех» are one skeleton only where both are listed.
        assert_eq!(BY_WORD.len(), words);
    }
}
