//! Bank accounts (IBAN of Kazakhstan) and payment cards.

use super::digits::{Digits, is_thousands};
use super::kind::Kind;
use super::nearby::{any_begins, words_before};
use super::view::Span;
use crate::fold::latin_twin;

/// Characters in an IBAN of Kazakhstan.
const IBAN: usize = 20;

/// Words before an account number.
const ACCOUNT: &[&str] = &["иик", "жск", "iban", "счет", "шот", "ибан"];

/// Every IBAN of the text: right by its check digits, or named as one.
pub(super) fn ibans(digits: &Digits<'_>) -> Vec<Span> {
    let text = digits.text;
    let mut spans: Vec<Span> = Vec::new();
    // Two check digits and the three of a bank are always there.
    if digits.groups.iter().map(|group| group.len()).sum::<usize>() < 5 {
        return spans;
    }
    for (start, _) in text.char_indices().filter(|(_, c)| matches!(c, 'K' | 'k' | 'К' | 'к')) {
        let free = spans.last().is_none_or(|span| span.end <= start);
        let inside = text
            .get(..start)
            .and_then(|before| before.chars().next_back())
            .is_some_and(char::is_alphanumeric);
        let country =
            || text.get(start..).is_some_and(|rest| rest.chars().filter_map(plain).nth(1) == Some('Z'));
        if let Some(end) = (free && !inside && country()).then(|| iban_end(text, start)).flatten() {
            spans.push(Span { kind: Kind::Iban, start, end });
        }
    }
    spans
}

/// Where the IBAN that begins at `start` ends.
fn iban_end(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let mut account = String::with_capacity(IBAN);
    let mut end = start;
    let mut separators = 0;
    for (offset, c) in rest.char_indices() {
        if account.len() == IBAN {
            break;
        }
        match plain(c) {
            Some(letter) => {
                account.push(letter);
                end = start + offset + c.len_utf8();
                separators = 0;
            }
            None if matches!(c, ' ' | '-' | '.') && separators < 2 => separators += 1,
            None => break,
        }
    }
    let whole = !text.get(end..)?.starts_with(char::is_alphanumeric);
    let shaped = account.len() == IBAN
        && account.starts_with("KZ")
        && account.chars().skip(2).take(2).all(|c| c.is_ascii_digit());
    let named = || any_begins(&words_before(text, start, 3), ACCOUNT);
    (shaped && whole && (remainder(&account) == 1 || named())).then_some(end)
}

/// A letter or digit of an IBAN, look-alikes put right.
fn plain(c: char) -> Option<char> {
    let upper = c.to_uppercase().next()?;
    let latin = match upper {
        'З' | 'Ζ' => 'Z',
        _ => latin_twin(upper).unwrap_or(upper),
    };
    latin.is_ascii_alphanumeric().then_some(latin)
}

/// The account modulo 97, its country and check digits moved to the end, letters as 10 to 35.
fn remainder(account: &str) -> u32 {
    let (head, tail) = account.split_at_checked(4).unwrap_or((account, ""));
    tail.chars().chain(head.chars()).filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (rest * shift + value) % 97
    })
}

/// Every payment card of the text: 13 to 19 digits, the first one of a card scheme, right by Luhn.
pub(super) fn cards(digits: &Digits<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut first = 0;
    while first < digits.groups.len() {
        let last = (13..=19)
            .rev()
            .find_map(|total| digits.run(first, total, " -./").filter(|last| is_card(digits, first, *last)));
        if let Some((start, end)) = last.and_then(|last| digits.bounds(first, last)) {
            spans.push(Span { kind: Kind::Card, start, end });
        }
        first = last.unwrap_or(first) + 1;
    }
    spans
}

fn is_card(digits: &Digits<'_>, first: usize, last: usize) -> bool {
    let shape = digits.shape(first, last);
    let grouped = match shape.as_slice() {
        [_] => true,
        [4, 6, 3..=5] | [8, 8] => true,
        [rest @ .., closing] => rest.iter().all(|length| *length == 4) && *closing <= 4,
        [] => false,
    };
    let number = digits.joined(first, last);
    let scheme = number.starts_with(['2', '3', '4', '5', '6', '9']);
    grouped && scheme && !is_thousands(&shape) && !digits.is_cut_out(first, last) && luhn(&number)
}

fn luhn(number: &str) -> bool {
    let sum: u32 = number
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: fn(&Digits<'_>) -> Vec<Span>, text: &str, expect: &[&str]) {
        let found: Vec<_> = rule(&Digits::of(text)).iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn ibans_are_found_by_their_check_digits() {
        check(ibans, "счёт KZ65000TEST000000001.", &["KZ65000TEST000000001"]);
        check(ibans, "KZ65 000T EST0 0000 0001", &["KZ65 000T EST0 0000 0001"]);
        check(ibans, "КZ65000ТЕSТ000000001", &["КZ65000ТЕSТ000000001"]);
        check(ibans, "kz65000test000000001", &["kz65000test000000001"]);
        check(ibans, "KZ65.000T.EST0.0000.0001", &["KZ65.000T.EST0.0000.0001"]);
        check(ibans, "KZ66000TEST000000001", &[]);
        check(ibans, "ИИК KZ66000TEST000000001", &["KZ66000TEST000000001"]);
        check(ibans, "KZ650000000", &[]);
        check(ibans, "XKZ65000TEST000000001", &[]);
        check(ibans, "сайт egov KZ", &[]);
    }

    #[test]
    fn cards_are_found_by_luhn() {
        check(cards, "4111111111111111", &["4111111111111111"]);
        check(cards, "карта 4111 1111 1111 1111!", &["4111 1111 1111 1111"]);
        check(cards, "5500-0000-0000-0004", &["5500-0000-0000-0004"]);
        check(cards, "3782 822463 10005", &["3782 822463 10005"]);
        check(cards, "4111 1111 1111 1112", &[]);
        check(cards, "411 111 111 111 111 тенге", &[]);
        check(cards, "1234567812345670", &[]);
    }
}
