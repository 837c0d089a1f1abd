//! Phone numbers in all their spacings.

use super::digits::{Digits, is_thousands};
use super::kind::Kind;
use super::nearby::{any_begins, words_after, words_before};
use super::view::Span;
use crate::fold::skeleton;

const SEPARATORS: &str = " -().";

/// What may stand between the pieces of a number that begins as a phone's does.
const WIDE_SEPARATORS: &str = " -().,/_";

/// Words that people say between the pieces, in skeleton spelling. Sorted.
const BETWEEN: &[&str] =
    &["деп", "дефис", "жане", "кейин", "мен", "номери", "нукте", "потом", "пробел", "сосын", "тире", "точка"];

/// Codes of Kazakhstan's mobile operators.
const MOBILE: &[&str] = &[
    "700", "701", "702", "703", "704", "705", "706", "707", "708", "747", "750", "751", "760", "761", "762",
    "763", "764", "771", "775", "776", "777", "778",
];

/// Stems before a local number without an area code.
const CALL: &[&str] = &[
    "ватсап",
    "вацап",
    "звон",
    "конырау",
    "хабарлас",
    "телефон",
    "тел",
    "whatsapp",
    "факс",
    "номер",
    "байланыс",
];

/// Stems behind a number that make it a sum.
const MONEY: &[&str] = &["тенге", "тг", "млн", "млрд", "миллион", "миллиард", "доллар", "рубл", "kzt", "usd"];

/// Every phone number of the text.
pub(super) fn phones(digits: &Digits<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut first = 0;
    while first < digits.groups.len() {
        let last = phone_from(digits, first);
        if let Some((start, end)) = last.and_then(|last| digits.bounds(first, last)) {
            spans.push(Span { kind: Kind::Phone, start: opening(digits.text, start), end });
        }
        first = last.unwrap_or(first) + 1;
    }
    spans
}

/// The last group of the phone number that begins with group `first`.
fn phone_from(digits: &Digits<'_>, first: usize) -> Option<usize> {
    let full = digits.run(first, 11, SEPARATORS).filter(|last| is_full(digits, first, *last));
    let wide = || digits.run_over(first, 11, joins).filter(|last| is_mobile(digits, first, *last));
    full.or_else(wide)
        .or_else(|| foreign(digits, first))
        .or_else(|| digits.run(first, 10, SEPARATORS).filter(|last| is_bare(digits, first, *last)))
        .or_else(|| local(digits, first))
}

/// `+7 701 …`, `8 (7187) …`, `7-9…`: eleven digits.
fn is_full(digits: &Digits<'_>, first: usize, last: usize) -> bool {
    let number = digits.joined(first, last);
    let country = ["77", "87", "79", "89"].iter().any(|prefix| number.starts_with(prefix));
    country && (has_plus(digits, first) || !is_cut_out_or_sum(digits, first, last))
}

/// Whether `gap` may stand between pieces of a number: signs, or one word in between.
fn joins(gap: &str) -> bool {
    let signs = gap.len() <= 3 && gap.chars().all(|c| WIDE_SEPARATORS.contains(c));
    let word = || gap.len() <= 24 && BETWEEN.binary_search(&skeleton(gap.trim()).as_str()).is_ok();
    signs || word()
}

/// A whole number that also has the code of a mobile operator or an area, for what stands in it may be anything.
fn is_mobile(digits: &Digits<'_>, first: usize, last: usize) -> bool {
    let number = digits.joined(first, last);
    let code = number.get(1..4).unwrap_or_default();
    let known = MOBILE.binary_search(&code).is_ok() || matches!(code.get(..2), Some("71" | "72"));
    let whole = digits.groups.get(first).is_some_and(|group| matches!(group.len(), 1 | 4 | 5));
    known && whole && number.starts_with(['7', '8']) && !is_cut_out_or_sum(digits, first, last)
}

/// `+998 90 …`: a plus and ten to fifteen digits.
fn foreign(digits: &Digits<'_>, first: usize) -> Option<usize> {
    if !has_plus(digits, first) {
        return None;
    }
    (10..=15).rev().find_map(|total| digits.run(first, total, SEPARATORS))
}

/// Ten digits without country code: a mobile code, or an area code set apart from the rest.
fn is_bare(digits: &Digits<'_>, first: usize, last: usize) -> bool {
    if is_cut_out_or_sum(digits, first, last) {
        return false;
    }
    let number = digits.joined(first, last);
    let code = number.get(..3).unwrap_or_default();
    let shape = digits.shape(first, last);
    let area = matches!(code.get(..2), Some("71" | "72")) && matches!(shape.first(), Some(3..=5));
    MOBILE.binary_search(&code).is_ok() || (area && shape.len() > 1)
}

/// `54-12-34` or `541234` behind a word for calling.
fn local(digits: &Digits<'_>, first: usize) -> Option<usize> {
    let last = [6, 7].iter().find_map(|total| digits.run(first, *total, "- "))?;
    let shape = digits.shape(first, last);
    let shaped = matches!(shape.as_slice(), [6] | [2, 2, 2] | [3, 3] | [3, 2, 2] | [1, 2, 2, 2]);
    let start = digits.bounds(first, last)?.0;
    let called = || any_begins(&words_before(digits.text, start, 3), CALL);
    (shaped && !is_cut_out_or_sum(digits, first, last) && called()).then_some(last)
}

fn is_cut_out_or_sum(digits: &Digits<'_>, first: usize, last: usize) -> bool {
    let Some((_, end)) = digits.bounds(first, last) else { return true };
    let sum = is_thousands(&digits.shape(first, last));
    let money = matches!(
        digits.text.get(end..).map(|rest| rest.trim_start().chars().next()),
        Some(Some('₸' | '$' | '€'))
    ) || any_begins(&words_after(digits.text, end, 1), MONEY);
    digits.is_cut_out(first, last) || sum || money
}

fn has_plus(digits: &Digits<'_>, first: usize) -> bool {
    let start = digits.groups.get(first).map_or(0, |group| group.start);
    digits.text.get(..start).unwrap_or_default().trim_end_matches([' ', '(']).ends_with('+')
}

/// The number's beginning with its plus and its opening bracket.
fn opening(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or_default();
    let bare = before.trim_end_matches([' ', '(']);
    match bare.strip_suffix('+') {
        Some(plus) => plus.len(),
        None => before.strip_suffix('(').map_or(start, str::len),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> =
            phones(&Digits::of(text)).iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn every_spacing_is_found() {
        for number in [
            "+77011234567",
            "+7 701 123 45 67",
            "+7 (701) 123-45-67",
            "+7(701)1234567",
            "8 701 123 45 67",
            "8-701-123-45-67",
            "8.701.123.45.67",
            "87011234567",
            "8 (7187) 12-34-56",
            "8 7172 12 34 56",
            "8 727 123-45-67",
            "77471234567",
            "+7 912 345 67 89",
            "89123456789",
            "7011234567",
            "747 123 45 67",
            "(7187) 12-34-56",
            "7187 12-34-56",
            "+998 90 123 45 67",
            "8 70 11 23 45 67",
            "8 (701)-123-45-67",
            "8/701/123-45-67",
            "8_701_123_45_67",
            "8 701, 123 45 67",
            "8 701 сосын 123 45 67",
            "8 701 тире 123 тире 45 тире 67",
        ] {
            check(number, &[number]);
            check(&format!("Хабарласыңыз: {number}, күтемін."), &[number]);
        }
        check("8 701 123 45 67 8 702 765 43 21", &["8 701 123 45 67", "8 702 765 43 21"]);
        check("тел. 54-12-34 или 541235", &["54-12-34", "541235"]);
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "звоните 101, 102, 103, 104, 109, 112, 1414",
            "бюджет 87 000 000 000 тенге",
            "77 100 200 300 тг",
            "87711234567 тенге",
            "бюджет 8 700 000 000",
            "дома 12, 14, 16, 18, 20, 22",
            "2026-11-22 10:30",
            "автобусы 12 34 56 78",
            "0.87011234567",
            "ЖСН 991231500016",
            "БИН 991240000013",
            "закон № 94-V от 21.05.2013",
            "8 800 080 77 77",
            "договор 123456",
            "8 кейін 701 адам",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_tables_are_sorted_and_without_duplicates() {
        for table in [MOBILE, BETWEEN] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
