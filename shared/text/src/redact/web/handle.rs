//! Names that people bear in a network: `@name`, «инстаграм: name».

use crate::fold::is_alphanumeric;
use crate::redact::kind::Kind;
use crate::redact::nearby::words_before;
use crate::redact::view::Span;

/// Stems of words, in skeleton spelling, behind which such a name stands.
const NETWORKS: &[&str] = &[
    "insta",
    "nick",
    "snapchat",
    "telegram",
    "tiktok",
    "аккаунт",
    "инстаграм",
    "никнейм",
    "снапчат",
    "телеграм",
    "тикток",
];

/// Short words that count only as they stand.
const SHORT: &[&str] = &["inst", "tg", "vk", "вк", "инст", "инста", "ник", "тг", "телега"];

/// Every handle of the text.
pub(in crate::redact) fn handles(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (start, _) in text.match_indices('@') {
        // `@one@two`: what stands before is a handle, and no part of an address.
        let glued = spans.last().is_some_and(|span| span.end == start);
        spans.extend(marked(text, start, glued));
    }
    spans.extend(named(text));
    spans.sort_unstable_by_key(|span| span.start);
    spans
}

/// `@name` where no address is; one space may stand between.
fn marked(text: &str, start: usize, glued: bool) -> Option<Span> {
    let before = text.get(..start)?;
    let inside = !glued && before.ends_with(|c: char| is_alphanumeric(c) || c == '@');
    let behind = text.get(start + 1..)?;
    let apart =
        behind.strip_prefix(' ').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
    let skip = usize::from(apart);
    let part = |c: char| is_alphanumeric(c) || matches!(c, '_' | '.' | '-');
    let name = behind.get(skip..)?;
    let handle = name.get(..name.find(|c| !part(c)).unwrap_or(name.len()))?.trim_end_matches(['.', '-']);
    let end = start + 1 + skip + handle.len();
    let long = handle.chars().filter(|c| is_alphanumeric(*c)).count() >= 2;
    (!inside && long).then_some(Span { kind: Kind::Handle, start, end })
}

/// `инстаграм: name`, `тг asel_77`: a Latin name right behind the word for a network, which a colon, a digit or an
/// underscore shows to be one.
fn named(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| byte.is_ascii_alphabetic() || *byte == b'_'))
    {
        let start = at + start;
        let length = bytes.get(start..).map_or(0, |rest| rest.iter().take_while(|byte| part(**byte)).count());
        at = start + length.max(1);
        let name = text.get(start..start + length).unwrap_or_default().trim_end_matches('.');
        if is_named(text, start, name) {
            spans.push(Span { kind: Kind::Handle, start, end: start + name.len() });
        }
    }
    spans
}

fn is_named(text: &str, start: usize, name: &str) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let marks = name.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'.'));
    let colon = before.trim_end_matches(' ').ends_with([':', '-', '=']);
    let free = before.ends_with([' ', ':', '-', '=', '(', '"']);
    if name.len() < 3 || !free || !(marks || colon) || name.bytes().all(|byte| !byte.is_ascii_alphabetic()) {
        return false;
    }
    let domain =
        name.rsplit('.').next().is_some_and(|end| matches!(end, "com" | "kz" | "me" | "net" | "org" | "ru"));
    let word = words_before(text, start, 1);
    let network = word.first().is_some_and(|word| {
        SHORT.contains(&word.as_str())
            || (!word.contains('-') && NETWORKS.iter().any(|stem| word.starts_with(stem)))
    });
    network && (!domain || name.contains('_') || colon)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> = handles(text).iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn handles_are_found_by_their_sign_or_their_network() {
        check("@asel_kz, @a.b. и mail@x.kz @@ @", &["@asel_kz", "@a.b"]);
        check("пиши @ asel_kz туда", &["@ asel_kz"]);
        check("инстаграм: asel", &["asel"]);
        check("Инстаграмым asel.k77.", &["asel.k77"]);
        check("тг asel_77", &["asel_77"]);
        check("telegram asel_77", &["asel_77"]);
    }

    #[test]
    fn other_latin_words_stay() {
        for text in [
            "Instagram reels",
            "телеграм-канал ekb_news",
            "100 тг iPhone",
            "в инстаграме Beeline Kazakhstan",
            "vk.com",
            "сайт egov.kz",
            "Telegram Desktop 4.2",
            "5 @ 3",
        ] {
            check(text, &[]);
        }
    }
}
