//! Passports and identity cards.

use super::digits::{Digits, Group};
use super::kind::Kind;
use super::nearby::{any_begins, words_before};
use super::view::Span;

/// Stems of words before a passport's number.
const PASSPORT: &[&str] = &["паспорт", "төлкужат", "толкужат", "passport"];

/// Stems of words before an identity card's number.
const CARD: &[&str] = &["kualik", "куали", "личност", "удв", "удост"];

/// Every passport and identity card of the text.
pub(super) fn documents(digits: &Digits<'_>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (index, group) in digits.groups.iter().enumerate() {
        let free = spans.last().is_none_or(|span| span.end <= group.start);
        let last = if group.len() < 8 { digits.run(index, 9, " -") } else { Some(index) };
        let Some(last) = last.filter(|last| free && !digits.is_cut_out(index, *last)) else { continue };
        let Some((start, end)) = digits.bounds(index, last) else { continue };
        let whole = Group { start, end };
        let passport = if (8..=9).contains(&group.len()) { passport(digits, *group) } else { None };
        spans.extend(passport.or_else(|| card(digits, whole)));
    }
    spans
}

/// `N12345678`, and eight or nine digits behind the word for a passport.
fn passport(digits: &Digits<'_>, group: Group) -> Option<Span> {
    let before = digits.text.get(..group.start)?;
    let span = |start| Some(Span { kind: Kind::Passport, start, end: group.end });
    let series = before.trim_end_matches(' ').strip_suffix(['N', 'n', 'Н']);
    if let Some(rest) = series.filter(|rest| group.len() == 8 && !rest.ends_with(char::is_alphanumeric)) {
        return span(rest.len());
    }
    if any_begins(&words_before(digits.text, group.start, 4), PASSPORT) { span(group.start) } else { None }
}

/// Nine digits behind the words for an identity card.
fn card(digits: &Digits<'_>, group: Group) -> Option<Span> {
    let named = any_begins(&words_before(digits.text, group.start, 4), CARD);
    let count = digits.str(group).bytes().filter(u8::is_ascii_digit).count();
    (count == 9 && named).then_some(Span { kind: Kind::Id, start: group.start, end: group.end })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(&str, &str)]) {
        let found: Vec<_> = documents(&Digits::of(text))
            .iter()
            .map(|span| (span.kind.name(), &text[span.start..span.end]))
            .collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn documents_are_found_by_series_or_by_name() {
        check("паспорт N12345678", &[("passport", "N12345678")]);
        check("N 12345678", &[("passport", "N 12345678")]);
        check("төлқұжат нөмірі 12345678", &[("passport", "12345678")]);
        check("удостоверение личности № 012345678", &[("id", "012345678")]);
        check("жеке куәлік нөмірі: 012345678", &[("id", "012345678")]);
        check("жеке куәлігім 012345678", &[("id", "012345678")]);
        check("уд. личности 012345678", &[("id", "012345678")]);
        check("жеке куәлік 012 345 678", &[("id", "012 345 678")]);
        check("приказ №12345678", &[]);
        check("заявка 012345678", &[]);
        check("TN12345678", &[]);
        check("удостоверение личности 0123456789", &[]);
    }
}
