//! Character references.

use super::names::NAMED;
use std::borrow::Cow;

/// The longest reference, `&thetasym;` or a number with leading zeros.
const MAX_REFERENCE: usize = 12;

/// `text` with its character references replaced. A bare `&`, a name that HTML does not know and a number
/// that is no character stay as they are; control characters become nothing.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        decoded.push_str(before);
        match reference(from) {
            Some((character, length)) => {
                decoded.extend(character);
                rest = from.get(length..).unwrap_or_default();
            }
            None => {
                decoded.push('&');
                rest = from;
            }
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Headlines are often escaped once too often (`&amp;quot;`): a reference that is still there after one
/// decoding was never meant to be read.
pub(crate) fn decode_twice(text: &str) -> String {
    let once = decode(text);
    decode(&once).into_owned()
}

/// The character that the text after an `&` names, and the length of its name with the `;`.
fn reference(text: &str) -> Option<(Option<char>, usize)> {
    let window = text.as_bytes().get(..MAX_REFERENCE).unwrap_or(text.as_bytes());
    let end = window.iter().position(|byte| *byte == b';')?;
    let name = text.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => Some(named(name)?),
    };
    Some((character, end + 1))
}

fn named(name: &str) -> Option<char> {
    let at = NAMED.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    NAMED.get(at).map(|(_, character)| *character)
}

/// The outer option tells whether it is a number at all, the inner one whether it is a character worth keeping.
fn numbered(number: &str) -> Option<Option<char>> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let code = match code {
        // Numbers 128 to 159 are meant as windows-1252, as browsers read them.
        0x80..=0x9f => {
            let byte = [u8::try_from(code).ok()?];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
            return Some(text.chars().next());
        }
        code => code,
    };
    let character = char::from_u32(code)?;
    Some((!character.is_control() || character.is_whitespace()).then_some(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters_and_the_rest_stays() {
        let cases = [
            ("вода", "вода"),
            ("&laquo;Су&raquo; &mdash; жоқ", "«Су» — жоқ"),
            ("a &amp; b & c &nosuch; &;", "a & b & c &nosuch; &;"),
            ("&#1178;ала &#x49a;ала &#150; &#0;&#8;!", "Қала Қала – !"),
            ("&amp;quot;", "&quot;"),
            ("&#xD800;&#99999999999;", "&#xD800;&#99999999999;"),
            ("&", "&"),
            ("&қ;", "&қ;"),
        ];
        for (input, expect) in cases {
            assert_eq!(decode(input), expect, "{input}");
        }
        assert_eq!(decode_twice("&amp;quot;Су&amp;quot;"), "\"Су\"");
    }

    #[test]
    fn names_are_sorted_and_unique() {
        assert!(NAMED.is_sorted_by(|(a, _), (b, _)| a < b));
        assert!(NAMED.iter().all(|(name, _)| name.len() < MAX_REFERENCE));
    }
}
