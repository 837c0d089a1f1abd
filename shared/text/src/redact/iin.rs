//! Individual identification numbers (ИИН, ЖСН), told from those of organisations (БИН, БСН).

use super::digits::{Digits, is_thousands};
use super::kind::Kind;
use super::nearby::{any_begins, words_before};
use super::view::Span;

/// Words before a person's number.
const PERSON: &[&str] = &["иин", "жсн", "iin", "jsn"];

/// Words before an organisation's number.
const COMPANY: &[&str] = &["бин", "бсн", "bin", "bsn"];

/// Every IIN of the text, and every BIN as [`Kind::Public`].
pub(super) fn iins(digits: &Digits<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut first = 0;
    while first < digits.groups.len() {
        let read = digits.run(first, 12, " -.").and_then(|last| Some((last, read(digits, first, last)?)));
        if let Some((kind, (start, end))) =
            read.and_then(|(last, kind)| Some((kind, digits.bounds(first, last)?)))
        {
            spans.push(Span { kind, start, end });
        }
        first = read.map_or(first, |(last, _)| last) + 1;
    }
    spans
}

fn read(digits: &Digits<'_>, first: usize, last: usize) -> Option<Kind> {
    let number: Vec<u32> = digits.joined(first, last).chars().filter_map(|c| c.to_digit(10)).collect();
    let (start, _) = digits.bounds(first, last)?;
    let words = words_before(digits.text, start, 3);
    let company = any_begins(&words, COMPANY);
    if matches!(number.get(4), Some(4..=6)) || company {
        let whole = first == last;
        return (whole && (company || has_check_digit(&number))).then_some(Kind::Public);
    }
    let dated = has_birth_date(&number);
    let named = any_begins(&words, PERSON);
    let summed = dated && has_check_digit(&number) && !is_thousands(&digits.shape(first, last));
    (named || summed && !digits.is_cut_out(first, last)).then_some(Kind::Iin)
}

/// `YYMMDD` and the digit for century and sex.
fn has_birth_date(number: &[u32]) -> bool {
    let pair = |at: usize| number.get(at).zip(number.get(at + 1)).map_or(0, |(tens, ones)| tens * 10 + ones);
    (1..=12).contains(&pair(2))
        && (1..=31).contains(&pair(4))
        && number.get(6).is_some_and(|digit| *digit <= 6)
}

/// The twelfth digit is a weighted sum of the others modulo 11; where that gives ten, other weights
/// are used, and where these give ten too, there is no such number.
fn has_check_digit(number: &[u32]) -> bool {
    const FIRST: [u32; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    const SECOND: [u32; 11] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
    let rest = |weights: [u32; 11]| {
        number.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11
    };
    let check = match rest(FIRST) {
        10 => rest(SECOND),
        sum => sum,
    };
    number.get(11) == Some(&check)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(Kind, &str)]) {
        let found: Vec<_> =
            iins(&Digits::of(text)).iter().map(|span| (span.kind, &text[span.start..span.end])).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn numbers_of_people_and_of_organisations_are_told_apart() {
        check("991231500016", &[(Kind::Iin, "991231500016")]);
        check("ИИН 991231500707.", &[(Kind::Iin, "991231500707")]);
        check("ЖСН: 991231 500016", &[(Kind::Iin, "991231 500016")]);
        check("9912 3150 0016", &[(Kind::Iin, "9912 3150 0016")]);
        check("мой иин 991231500771", &[(Kind::Iin, "991231500771")]);
        check("991231500771", &[]);
        check("991240000013", &[(Kind::Public, "991240000013")]);
        check("БИН 991240000014", &[(Kind::Public, "991240000014")]);
        check("заказ 123456789012", &[]);
        check("123 456 789 012 тенге", &[]);
        check("0.991231500016", &[]);
        check("ЖСН 991231.500016", &[(Kind::Iin, "991231.500016")]);
    }
}
