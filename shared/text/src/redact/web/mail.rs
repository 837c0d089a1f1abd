//! E-mail addresses, also where the sign is spelt out.

use crate::redact::kind::Kind;
use crate::redact::view::Span;

/// Words and brackets that stand for the at sign; the words need spaces around them.
const AT: &[&str] = &[
    "(at)",
    "(@)",
    "[at]",
    "{at}",
    "(собака)",
    "[собака]",
    "(sobaka)",
    " собака ",
    " sobaka ",
    " at ",
    " эт ",
    " @ ",
    "@ ",
    " @",
    "@",
];

/// Spelt-out dots, the plain one first.
const DOT: &[&str] = &[".", ",", " . ", " точка ", "(dot)", "[dot]", "(точка)", " dot ", " нүкте ", " "];

/// Domains without a dot that people say.
const DOMAINS: &[&str] = &[
    "bk",
    "gmail",
    "hotmail",
    "icloud",
    "inbox",
    "list",
    "mail",
    "outlook",
    "rambler",
    "ya",
    "yandex",
    "гмайл",
    "гмейл",
    "джимейл",
    "майл",
    "мейл",
    "мэйл",
    "яндекс",
];

/// Top-level domains behind a spelt-out dot.
const ENDINGS: &[&str] = &["com", "kz", "net", "org", "ru", "ком", "кз", "ру"];

/// Every e-mail address of the text.
pub(in crate::redact) fn emails(text: &str) -> Vec<Span> {
    if !text.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return Vec::new();
    }
    let lower = text.to_ascii_lowercase();
    let mut spans: Vec<Span> = Vec::new();
    for at in (0..lower.len()).filter(|at| may_be_sign(lower.as_bytes(), *at)) {
        let free = spans.last().is_none_or(|span| span.end <= at);
        if let Some((start, end)) = address_around(&lower, at).filter(|_| free) {
            spans.push(Span { kind: Kind::Email, start, end });
        }
    }
    spans
}

/// Whether a sign of [`AT`] may begin at byte `at`, by a look at two bytes.
fn may_be_sign(bytes: &[u8], at: usize) -> bool {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'@' | b'(' | b'[' | b'{'), _) => true,
        // A space before `@`, `at`, `sobaka`, «собака», «эт».
        (Some(b' '), Some(b'@' | b'a' | b's' | 0xD1)) => true,
        _ => false,
    }
}

/// The address whose at sign begins at byte `at`.
fn address_around(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let sign = AT.iter().find(|sign| rest.starts_with(**sign))?;
    let behind = at + sign.len();
    let before = text.get(..at)?;
    let before = before.strip_suffix(' ').unwrap_or(before);
    let local = before.len() - local_length(before);
    let end = if *sign == "@" { plain_domain(text, behind) } else { None }
        .or_else(|| spelt_domain(text, behind))?;
    (local < before.len()).then_some((local, end))
}

/// How many bytes before the sign belong to the address.
fn local_length(before: &str) -> usize {
    let part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let length: usize = before.chars().rev().take_while(part).count();
    let letters = before.get(before.len() - length..).unwrap_or_default();
    letters.trim_start_matches(['.', '-', '+', '_']).len()
}

/// `mail.example.kz`: at least one dot and letters behind the last one.
fn plain_domain(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let part =
        |c: char| c.is_alphanumeric() && !('\u{E000}'..='\u{F8FF}').contains(&c) || matches!(c, '.' | '-');
    let domain = rest.get(..rest.find(|c| !part(c)).unwrap_or(rest.len()))?.trim_end_matches(['.', '-']);
    let (name, ending) = domain.rsplit_once('.')?;
    let sound = !name.is_empty() && ending.chars().count() >= 2 && ending.chars().all(char::is_alphabetic);
    sound.then_some(start + domain.len())
}

/// `mail точка ру`, `gmail.com`: a known domain, a dot in some spelling, a known ending.
fn spelt_domain(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let trimmed = rest.strip_prefix(' ').unwrap_or(rest);
    let length = trimmed.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(trimmed.len());
    let name = trimmed.get(..length)?;
    let ascii = name.len() > 1 && name.is_ascii();
    let behind = trimmed.get(length..)?;
    let known = DOMAINS.binary_search(&name).is_ok();
    DOT.iter().find_map(|dot| {
        let ending = behind.strip_prefix(*dot)?;
        let ending = ending.strip_prefix(' ').unwrap_or(ending);
        let word = ending.get(..ending.find(|c: char| !c.is_alphanumeric()).unwrap_or(ending.len()))?;
        let sound = ENDINGS.contains(&word) && (known || (ascii && !matches!(*dot, " " | ",")));
        sound.then(|| text.len() - ending.len() + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_spelt_and_spelt_out() {
        for (text, expect) in [
            ("пишите asel.k-1@mail.ru, жду", Some("asel.k-1@mail.ru")),
            ("asel@post.akimat.gov.kz.", Some("asel@post.akimat.gov.kz")),
            ("asel собака mail.ru", Some("asel собака mail.ru")),
            ("asel77 собака mail точка ру", Some("asel77 собака mail точка ру")),
            ("asel[at]mail.ru", Some("asel[at]mail.ru")),
            ("asel (at) gmail (dot) com", None),
            ("asel @ mail.ru", Some("asel @ mail.ru")),
            ("asel@ gmail com", Some("asel@ gmail com")),
            ("asel at gmail dot com", Some("asel at gmail dot com")),
            ("злая собака кусает", None),
            ("5 собака во дворе", None),
            ("look at mail", None),
            ("@asel_kz", None),
            ("a@b", None),
        ] {
            let found = emails(text);
            assert_eq!(found.first().map(|span| &text[span.start..span.end]), expect, "{text:?}");
        }
    }

    #[test]
    fn the_domains_are_sorted() {
        assert!(DOMAINS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
