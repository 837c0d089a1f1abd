//! Case endings of numbers in Kazakh: «163-і», «26-ға», «3-тен». They follow the last word of the number as it is
//! said aloud, so that 20 («жиырма») and 30 («отыз») differ.

use fluent_bundle::{FluentArgs, FluentValue};

/// The last word of a number said aloud, and its endings: third person possessive, dative, ablative. Sorted.
const WORDS: [(u64, [&str; 3]); 23] = [
    (0, ["і", "ге", "ден"]),
    (1, ["і", "ге", "ден"]),
    (2, ["сі", "ге", "ден"]),
    (3, ["і", "ке", "тен"]),
    (4, ["і", "ке", "тен"]),
    (5, ["і", "ке", "тен"]),
    (6, ["сы", "ға", "дан"]),
    (7, ["сі", "ге", "ден"]),
    (8, ["і", "ге", "ден"]),
    (9, ["ы", "ға", "дан"]),
    (10, ["ы", "ға", "нан"]),
    (20, ["сы", "ға", "дан"]),
    (30, ["ы", "ға", "дан"]),
    (40, ["ы", "қа", "тан"]),
    (50, ["і", "ге", "ден"]),
    (60, ["ы", "қа", "тан"]),
    (70, ["і", "ке", "тен"]),
    (80, ["і", "ге", "нен"]),
    (90, ["ы", "ға", "нан"]),
    (100, ["і", "ге", "ден"]),
    (1_000, ["ы", "ға", "нан"]),
    (1_000_000, ["ы", "ға", "нан"]),
    (1_000_000_000, ["ы", "қа", "тан"]),
];

/// What a message table calls by name.
type Function = for<'a> fn(&[FluentValue<'a>], &FluentArgs<'_>) -> FluentValue<'a>;

/// The functions that Kazakh messages may call, each with its column of [`WORDS`].
pub const FUNCTIONS: [(&str, Function); 3] = [
    ("OF", |values, _| ended(values, 0)),
    ("TO", |values, _| ended(values, 1)),
    ("FROM", |values, _| ended(values, 2)),
];

fn ended(values: &[FluentValue<'_>], column: usize) -> FluentValue<'static> {
    let Some(FluentValue::Number(number)) = values.first() else { return FluentValue::Error };
    let digits = number.as_string();
    let ending = digits.parse().ok().map_or("", |number| ending(number, column));
    let shown = super::grouped(&FluentValue::Number(number.clone()), super::NO_BREAK_SPACE);
    FluentValue::from(format!("{}-{ending}", shown.unwrap_or_else(|| digits.into_owned())))
}

fn ending(number: u64, column: usize) -> &'static str {
    // The largest word that ends the number: 26 ends with 6, 120 with 20, 3000 with 1000.
    let last = WORDS.iter().rev().find(|(word, _)| match *word {
        0 => number == 0,
        unit @ 1..10 => number % 10 == unit,
        ten @ 10..100 => number % 100 == ten,
        round => number > 0 && number.is_multiple_of(round),
    });
    last.and_then(|(_, endings)| endings.get(column)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.windows(2).all(|two| two[0].0 < two[1].0));
    }

    #[test]
    fn an_ending_follows_the_last_word() {
        let cases = [
            (0, ["і", "ге", "ден"]),
            (2, ["сі", "ге", "ден"]),
            (10, ["ы", "ға", "нан"]),
            (16, ["сы", "ға", "дан"]),
            (40, ["ы", "қа", "тан"]),
            (80, ["і", "ге", "нен"]),
            (100, ["і", "ге", "ден"]),
            (120, ["сы", "ға", "дан"]),
            (163, ["і", "ке", "тен"]),
            (2_000, ["ы", "ға", "нан"]),
            (20_100, ["і", "ге", "ден"]),
            (3_000_000, ["ы", "ға", "нан"]),
        ];
        for (number, expect) in cases {
            assert_eq!([0, 1, 2].map(|column| ending(number, column)), expect, "{number}");
        }
    }
}
