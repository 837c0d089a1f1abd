//! Bytes to text. A document's own claims about its charset are heard in a fixed order and never believed
//! against the evidence of the bytes.
//!
//! 1. A byte order mark (UTF-8, UTF-16, UTF-32).
//! 2. UTF-16 without a mark, told by the zero bytes around its first `<` or `{`.
//! 3. Strict UTF-8 with at least one character beyond ASCII: no other charset looks like it by chance, so a
//!    header that claims windows-1251 over it is overruled.
//! 4. The HTTP header, the XML declaration, the HTML `meta`, in this order.
//! 5. A guess among the charsets that are written in Kazakhstan, from the statistics of the letters.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};
use std::borrow::Cow;

/// Bytes at the beginning of a document in which it may name its charset.
const DECLARATION_BYTES: usize = 2_048;
/// Bytes a guess looks at, from the first one on that is not ASCII: letters tell charsets apart, styles and scripts do not.
const GUESS_BYTES: usize = 16 * 1024;
/// Bytes among which accents are counted: from the beginning, for their share among plain letters is what tells.
const ACCENT_BYTES: usize = 64 * 1024;

/// A document as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The name of the charset it was in, as browsers call it.
    pub charset: &'static str,
    /// Whether some bytes were no characters of that charset and were replaced by U+FFFD.
    pub lossy: bool,
}

/// Decodes `bytes`; `content_type` is the HTTP header, verbatim.
pub fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
    let mut decoded = with_marks(bytes, content_type);
    // A second mark is what some editors leave before the first.
    if decoded.text.starts_with('\u{feff}') {
        decoded.text = Cow::Owned(decoded.text.trim_start_matches('\u{feff}').to_owned());
    }
    decoded
}

/// The name of the charset of `bytes`, as browsers call it; see [`decode`].
pub fn name(bytes: &[u8], content_type: Option<&str>) -> &'static str {
    decode(bytes, content_type).charset
}

fn with_marks<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
    if let Some(text) = utf_32(bytes) {
        return Decoded { lossy: text.contains('\u{fffd}'), text: Cow::Owned(text), charset: "UTF-32" };
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return with(encoding, bytes);
    }
    if !bytes.is_ascii()
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Decoded { text: Cow::Borrowed(text), charset: UTF_8.name(), lossy: false };
    }
    with(claimed(bytes, content_type).unwrap_or_else(|| guess(bytes)), bytes)
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, charset: encoding.name(), lossy }
}

/// What the header or the document claims, unless the bytes contradict it.
fn claimed(bytes: &[u8], content_type: Option<&str>) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARATION_BYTES).unwrap_or(bytes);
    let claims =
        [content_type.and_then(|header| label(header.as_bytes(), b"charset")), xml(head), meta(head)];
    let damaged = |encoding: &'static Encoding| match encoding {
        utf_8 if utf_8 == UTF_8 => mostly_not_utf_8(bytes),
        latin if latin == WINDOWS_1252 => has_too_many_accents(bytes),
        _ => false,
    };
    // A declaration that could be read byte by byte is not in UTF-16, whatever it says.
    claims.into_iter().flatten().find(|encoding| !encoding.name().starts_with("UTF-16") && !damaged(encoding))
}

fn xml(head: &[u8]) -> Option<&'static Encoding> {
    let start = find(head, b"<?xml")?;
    let declaration = head.get(start..)?;
    let end = find(declaration, b"?>").unwrap_or(declaration.len());
    label(declaration.get(..end)?, b"encoding")
}

fn meta(head: &[u8]) -> Option<&'static Encoding> {
    let start = find(head, b"<meta")?;
    label(head.get(start..)?, b"charset")
}

/// The encoding named after `key`, such as in `charset="utf-8"`.
fn label(text: &[u8], key: &[u8]) -> Option<&'static Encoding> {
    let after = text.get(find(text, key)? + key.len()..)?.trim_ascii_start();
    let value = after.strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|byte| b"\"' ;>?/".contains(byte)).unwrap_or(value.len());
    Encoding::for_label(value.get(..end)?)
}

/// Where `needle` (lowercase) first stands in `text`, ASCII case ignored.
fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    text.windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
}

/// A few broken bytes are damage; many mean that the document only claims to be UTF-8.
fn mostly_not_utf_8(bytes: &[u8]) -> bool {
    let sample = sample(bytes);
    let beyond_ascii = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let broken = String::from_utf8_lossy(sample).matches('\u{fffd}').count();
    broken * 4 > beyond_ascii
}

/// Western text has an accent here and there; where every fifth letter is beyond ASCII, the letters are Cyrillic and the
/// claim is the default of some software.
fn has_too_many_accents(bytes: &[u8]) -> bool {
    let sample = bytes.get(..ACCENT_BYTES).unwrap_or(bytes);
    let letters = sample.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    sample.iter().filter(|byte| !byte.is_ascii()).count() * 4 > letters
}

/// What is looked at to tell what `bytes` are.
fn sample(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let telling = bytes.get(first..).unwrap_or_default();
    telling.get(..GUESS_BYTES).unwrap_or(telling)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = sample(bytes);
    if is_plainly_windows_1251(sample) {
        return WINDOWS_1251;
    }
    if sample.is_ascii() || !mostly_not_utf_8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    // The statistics also know charsets nobody writes here; those mean that the sample was too short to tell.
    match detector.guess(Some(b"kz"), Utf8Detection::Deny) {
        koi8 if koi8 == KOI8_R || koi8.name() == "KOI8-U" => KOI8_R,
        other if other.name() == "IBM866" => other,
        _ => WINDOWS_1251,
    }
}

/// Whether two look-ups tell what the statistics would tell at a thousand times the cost. Running text is in small letters,
/// which only windows-1251 has all at the end of its table; where KOI8-R has its capitals there, `\u{410}` stands for what
/// would be the far rarer `\u{431}`. UTF-8 has none of these bytes in Cyrillic, IBM 866 half of the small letters.
fn is_plainly_windows_1251(sample: &[u8]) -> bool {
    const MIN_LETTERS: usize = 256;
    let mut counts = [0_usize; 4];
    for byte in sample {
        let [beyond_ascii, small, a, b] = &mut counts;
        *beyond_ascii += usize::from(*byte >= 0x80);
        *small += usize::from(*byte >= 0xe0);
        *a += usize::from(*byte == 0xe0);
        *b += usize::from(*byte == 0xe1);
    }
    let [beyond_ascii, small, a, b] = counts;
    small >= MIN_LETTERS && small * 10 >= beyond_ascii * 8 && a > 2 * b
}

fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, b'<' | b'{' | b'[', 0, _, ..] => Some(UTF_16BE),
        [b'<' | b'{' | b'[', 0, _, 0, ..] => Some(UTF_16LE),
        _ => None,
    }
}

/// UTF-32 is unknown to browsers and to `encoding_rs`, yet feeds in it exist. The mark of its little-endian
/// form begins like that of UTF-16, so it is looked for first.
fn utf_32(bytes: &[u8]) -> Option<String> {
    let (read, body): (fn([u8; 4]) -> u32, _) = match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => (u32::from_le_bytes, rest),
        [0, 0, 0xfe, 0xff, rest @ ..] => (u32::from_be_bytes, rest),
        [b'<', 0, 0, 0, ..] => (u32::from_le_bytes, bytes),
        [0, 0, 0, b'<', ..] => (u32::from_be_bytes, bytes),
        _ => return None,
    };
    let character = |four: &[u8]| Some(char::from_u32(read(four.try_into().ok()?)).unwrap_or('\u{fffd}'));
    Some(body.chunks_exact(4).filter_map(character).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "<?xml version=\"1.0\"?><rss><title>В Экибастузе снова прорвало трубу отопления</title></rss>";

    #[track_caller]
    fn check(bytes: &[u8], content_type: Option<&str>, expect: (&str, &str)) {
        let decoded = decode(bytes, content_type);
        assert_eq!((decoded.text.as_ref(), decoded.charset), expect);
    }

    #[test]
    fn marks_come_first() {
        check(
            &[b"\xef\xbb\xbf", TEXT.as_bytes()].concat(),
            Some("text/xml; charset=windows-1251"),
            (TEXT, "UTF-8"),
        );
        let wide: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&[b"\xff\xfe", wide.as_slice()].concat(), None, (TEXT, "UTF-16LE"));
        check(&wide, Some("text/xml; charset=utf-8"), (TEXT, "UTF-16LE"));
        let wider: Vec<u8> = TEXT.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        check(&[b"\x00\x00\xfe\xff", wider.as_slice()].concat(), None, (TEXT, "UTF-32"));
        check(&wider, None, (TEXT, "UTF-32"));
    }

    #[test]
    fn valid_utf_8_overrules_every_claim() {
        check(TEXT.as_bytes(), Some("text/xml; charset=windows-1251"), (TEXT, "UTF-8"));
        let lying = TEXT.replace("?>", " encoding=\"windows-1251\"?>");
        check(lying.as_bytes(), None, (&lying, "UTF-8"));
    }

    #[test]
    fn a_claim_is_heard_where_the_bytes_allow_it() {
        let (koi, _, _) = KOI8_R.encode(TEXT);
        check(&koi, Some("text/xml; charset=KOI8-R"), (TEXT, "KOI8-R"));
        let declared = TEXT.replace("?>", " encoding='windows-1251'?>");
        let (bytes, _, _) = WINDOWS_1251.encode(&declared);
        check(&bytes, None, (&declared, "windows-1251"));
        check(&bytes, Some("text/xml; charset=utf-8"), (&declared, "windows-1251"));
        let page =
            "<html><META http-equiv=content-type content='text/html; charset=windows-1251'>Нет воды</html>";
        check(&WINDOWS_1251.encode(page).0, None, (page, "windows-1251"));
    }

    #[test]
    fn a_default_is_no_claim() {
        let declared = TEXT.replace("?>", " encoding='iso-8859-1'?>");
        check(&WINDOWS_1251.encode(&declared).0, None, (&declared, "windows-1251"));
        let western =
            "<?xml version='1.0' encoding='iso-8859-1'?><rss><title>Le caf\u{e9} ferm\u{e9}</title></rss>";
        check(&WINDOWS_1252.encode(western).0, None, (western, "windows-1252"));
    }

    #[test]
    fn without_a_claim_the_letters_decide() {
        check(&WINDOWS_1251.encode(TEXT).0, None, (TEXT, "windows-1251"));
        check(&KOI8_R.encode(TEXT).0, None, (TEXT, "KOI8-R"));
        check(b"plain", None, ("plain", "UTF-8"));
        check(b"", None, ("", "UTF-8"));
        check("\u{feff}\u{feff}су".as_bytes(), None, ("су", "UTF-8"));
    }

    #[test]
    fn long_texts_are_told_without_statistics_where_they_are_plain() {
        let long = format!("{TEXT}\nҚала тұрғындары әкімдікке хабарласты, су жоқ.").repeat(60);
        let bytes = WINDOWS_1251.encode(&long).0;
        assert!(is_plainly_windows_1251(&bytes));
        assert_eq!(name(&bytes, None), "windows-1251");
        for text in [long.clone(), long.to_uppercase()] {
            let koi = KOI8_R.encode(&text).0;
            assert!(!is_plainly_windows_1251(&koi), "{text}");
            assert_eq!(name(&koi, None), "KOI8-R", "{text}");
            assert!(!is_plainly_windows_1251(text.as_bytes()));
        }
        assert!(!is_plainly_windows_1251(&WINDOWS_1251.encode(TEXT).0), "too short to tell");
    }

    #[test]
    fn damage_in_utf_8_stays_damage() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.truncate(60);
        let decoded = decode(&bytes[..59], None);
        assert_eq!(decoded.charset, "UTF-8");
        assert!(decoded.text.contains("Экиб"));
    }
}
