//! What the net knows people by: addresses, profiles, handles, mentions.

mod handle;
mod mail;

use super::coordinates::coordinates;
use super::digits::Digits;
use super::kind::Kind;
use super::view::Span;
use crate::links::networks::{Page, bare, is_network, page};
use crate::links::{Parts, public_link};
pub(super) use handle::handles;
pub(super) use mail::emails;

/// Characters of a mention at most.
const LONGEST_MENTION: usize = 120;

/// `[id12|Асель]`: a mention of a person; that of a community (`[club12|…]`) stays.
pub(super) fn mentions(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (start, _) in text.match_indices("[id") {
        let Some(rest) = text.get(start..).map(line_of) else { continue };
        let close =
            rest.find([']', '\n']).filter(|close| rest.get(*close..).is_some_and(|at| at.starts_with(']')));
        if let Some(end) = close.filter(|close| rest.get(..*close).is_some_and(is_mention)) {
            spans.push(Span { kind: Kind::Name, start, end: start + end + 1 });
        }
    }
    spans
}

/// The beginning of `rest` that a mention can fill.
fn line_of(rest: &str) -> &str {
    let end = rest.char_indices().nth(LONGEST_MENTION).map_or(rest.len(), |(at, _)| at);
    rest.get(..end).unwrap_or_default()
}

fn is_mention(inside: &str) -> bool {
    let id = inside.trim_start_matches("[id").split('|').next().unwrap_or_default();
    inside.contains('|') && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())
}

/// Every web address: profiles as links, numbers of messengers as phones, points of a map as coordinates, the others as
/// public.
pub(super) fn links(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for chunk in text.split_inclusive(ends_address) {
        let body = chunk.trim_end_matches(ends_address);
        // Without a slash or `www.` there is no address.
        let worth = body.bytes().any(|byte| matches!(byte, b'/' | b'.')) && body.len() > 4;
        if let Some(at) = worth.then(|| address_start(body)).flatten() {
            let address =
                body.get(at..).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
            let span = |kind| Span { kind, start: start + at, end: start + at + address.len() };
            spans.push(span(kind_of(address)));
        }
        start += chunk.len();
    }
    spans.extend(spaced(text));
    spans.sort_unstable_by_key(|span| span.start);
    spans
}

fn ends_address(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => {
            c.is_ascii_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']' | '|')
        }
        'Ѐ'..='ԯ' => false,
        _ => c.is_whitespace() || matches!(c, '«' | '»' | '“' | '”'),
    }
}

/// Where an address begins in a stretch without spaces.
fn address_start(chunk: &str) -> Option<usize> {
    let lower = chunk.to_ascii_lowercase();
    let scheme = ["https://", "http://"].iter().filter_map(|scheme| lower.find(scheme)).min();
    scheme.or_else(|| lower.starts_with("www.").then_some(0)).or_else(|| {
        let at = lower.find(|c: char| c.is_ascii_alphanumeric())?;
        let rest = lower.get(at..)?;
        (rest.contains('/') && is_network(rest.split('/').next()?)).then_some(at)
    })
}

/// `instagram.com / name`: the slash set apart.
fn spaced(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (slash, _) in text.match_indices(" / ") {
        let before = text.get(..slash).unwrap_or_default();
        let host = before.rsplit(ends_address).next().unwrap_or_default();
        let behind = text.get(slash + 3..).unwrap_or_default();
        let length = behind.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')));
        let name = behind.get(..length.unwrap_or(behind.len())).unwrap_or_default().trim_end_matches('.');
        if !name.is_empty() && is_network(&host.to_ascii_lowercase()) {
            spans.push(Span { kind: Kind::Link, start: slash - host.len(), end: slash + 3 + name.len() });
        }
    }
    spans
}

fn kind_of(address: &str) -> Kind {
    let lower = address.to_ascii_lowercase();
    let full = if lower.contains("://") { lower } else { format!("https://{lower}") };
    let Some(parts) = Parts::of(&full) else { return Kind::Public };
    let host = bare(parts.host);
    let first = parts.path.split('/').find(|segment| !segment.is_empty()).unwrap_or_default();
    let digits = first.trim_start_matches('+').bytes().filter(u8::is_ascii_digit).count();
    let called = matches!(host, "wa.me" | "t.me" | "telegram.me") && digits >= 10 && digits + 2 > first.len();
    if called || parts.query.contains("phone=") {
        return Kind::Phone;
    }
    if points(&full) {
        return Kind::Coordinates;
    }
    let person = page(&parts) != Page::Public;
    if person || parts.is_personal() || public_link(&full).is_none() { Kind::Link } else { Kind::Public }
}

/// Whether an address holds a fine pair of coordinates.
fn points(address: &str) -> bool {
    address.contains('.') && !coordinates(&Digits::of(&address.replace("%2c", ","))).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: fn(&str) -> Vec<Span>, text: &str, expect: &[(&str, &str)]) {
        let found: Vec<_> =
            rule(text).iter().map(|span| (span.kind.name(), &text[span.start..span.end])).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn profiles_are_told_from_pages() {
        for (address, kind) in [
            ("https://vk.com/id12345", "link"),
            ("vk.com/asel.kz", "link"),
            ("https://vk.com/wall-12_34", "public"),
            ("https://vk.com/club123", "public"),
            ("https://www.instagram.com/asel_kz/", "link"),
            ("https://www.instagram.com/p/Cabc123/", "public"),
            ("t.me/asel", "link"),
            ("t.me/ekb_news/123", "public"),
            ("https://t.me/s/ekb", "public"),
            ("https://t.me/+77011234567", "phone"),
            ("https://t.me/+AbCdEfGh", "link"),
            ("https://wa.me/77011234567", "phone"),
            ("https://api.whatsapp.com/send?phone=77011234567", "phone"),
            ("https://facebook.com/profile.php?id=100", "link"),
            ("https://www.facebook.com/groups/ekb", "public"),
            ("https://ok.ru/profile/123", "link"),
            ("https://ok.ru/group/123", "public"),
            ("https://www.tiktok.com/@asel/video/1", "link"),
            ("instagram.com / asel_kz", "link"),
            ("https://2gis.kz/geo/75.32211,51.72345", "coordinates"),
            ("https://yandex.kz/maps/?ll=75.32211%2C51.72345", "coordinates"),
            ("https://2gis.kz/ekibastuz", "public"),
            ("https://tengrinews.kz/news/123456789012/", "public"),
            ("www.akimat.kz", "public"),
        ] {
            check(links, address, &[(kind, address)]);
            check(links, &format!("см. ({address}), вот"), &[(kind, address)]);
        }
        check(links, "сайт akimat.kz и т.д.", &[]);
    }

    #[test]
    fn mentions_are_found() {
        check(mentions, "[id12|Асель], вода?", &[("name", "[id12|Асель]")]);
        check(mentions, "[club12|ЖКХ] [id12 [idx|a]", &[]);
    }
}
