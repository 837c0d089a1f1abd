//! Headers that are read: validators, freshness and `Retry-After`.

use belgi_domain::Validators;
use jiff::Timestamp;
use reqwest::header::{AGE, CACHE_CONTROL, DATE, EXPIRES};
use reqwest::header::{ETAG, HeaderMap, HeaderName, HeaderValue, LAST_MODIFIED, RETRY_AFTER};

/// The longest pause a host may ask for, in seconds.
const LONGEST_PAUSE: i64 = 86_400;

pub(crate) fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// The validators of an answer; those of `known` where it brings none of its own.
pub(crate) fn validators(headers: &HeaderMap, known: Option<&Validators>) -> Validators {
    // Octet by octet: a validator may hold bytes that are no ASCII (RFC 9110, `obs-text`).
    let octets = |name| Some(headers.get(name)?.as_bytes().iter().map(|octet| char::from(*octet)).collect());
    let found = Validators { etag: octets(ETAG), last_modified: octets(LAST_MODIFIED) };
    Validators {
        etag: found.etag.or_else(|| known.and_then(|known| known.etag.clone())),
        last_modified: found.last_modified.or_else(|| known.and_then(|known| known.last_modified.clone())),
    }
}

/// The value whose octets [`validators`] read; nothing where it can be no header.
pub(crate) fn verbatim(value: &str) -> Option<HeaderValue> {
    let octets: Option<Vec<u8>> = value.chars().map(|c| u8::try_from(c).ok()).collect();
    HeaderValue::from_bytes(&octets?).ok()
}

/// How long an answer stays fresh (RFC 9111, section 4.2) in seconds from `now`, at most a day: `max-age`, less the
/// `Age` it comes with, or else `Expires` from its `Date`. Nothing where it may be asked for again at once.
pub(crate) fn fresh_seconds(headers: &HeaderMap, now: Timestamp) -> Option<u32> {
    let control: Vec<&str> =
        headers.get_all(CACHE_CONTROL).iter().filter_map(|value| value.to_str().ok()).collect();
    let control = control.join(",").to_ascii_lowercase();
    let directives: Vec<&str> = control.split(',').map(str::trim).collect();
    if directives.iter().any(|directive| matches!(*directive, "no-cache" | "no-store")) {
        return None;
    }
    let max_age = directives.iter().find_map(|directive| directive.strip_prefix("max-age="));
    let seconds = match max_age.and_then(|seconds| seconds.trim_matches('"').parse::<i64>().ok()) {
        Some(seconds) => seconds - text(headers, AGE).and_then(|age| age.trim().parse().ok()).unwrap_or(0),
        None => {
            let moment = |name| Some(http_date(&text(headers, name)?)?.as_second());
            moment(EXPIRES)? - moment(DATE).unwrap_or(now.as_second())
        }
    };
    u32::try_from(seconds.min(LONGEST_PAUSE)).ok().filter(|seconds| *seconds > 0)
}

fn http_date(text: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::parse(text.trim()).ok().map(|date| date.timestamp())
}

/// `Retry-After` (RFC 9110, section 10.2.3) in seconds from `now`: a number or an HTTP date, from 1 to 86,400.
pub(crate) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<u32> {
    let value = text(headers, RETRY_AFTER)?;
    let seconds = match value.trim().parse::<i64>() {
        Ok(seconds) => seconds,
        Err(_) => http_date(&value)?.as_second() - now.as_second(),
    };
    u32::try_from(seconds.clamp(1, LONGEST_PAUSE)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_in_both_forms_and_bounded() {
        let now = "2026-11-22T06:00:00Z".parse().unwrap();
        let cases = [
            ("120", Some(120)),
            ("0", Some(1)),
            ("-5", Some(1)),
            ("999999999", Some(86_400)),
            ("Sun, 22 Nov 2026 06:10:00 GMT", Some(600)),
            ("Sat, 21 Nov 2026 06:10:00 GMT", Some(1)),
            ("soon", None),
        ];
        for (value, expect) in cases {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, value.parse().unwrap())]);
            assert_eq!(retry_after(&headers, now), expect, "{value}");
        }
    }

    #[test]
    fn freshness_is_read_from_either_header() {
        let now = "2026-11-22T06:00:00Z".parse().unwrap();
        let date = (DATE, "Sun, 22 Nov 2026 06:00:00 GMT");
        let expires = (EXPIRES, "Sun, 22 Nov 2026 06:30:00 GMT");
        type Fields<'a> = &'a [(HeaderName, &'a str)];
        let cases: [(Fields<'_>, Option<u32>); 12] = [
            (&[], None),
            (&[(CACHE_CONTROL, "public, Max-Age=600")], Some(600)),
            (&[(CACHE_CONTROL, "public"), (CACHE_CONTROL, "max-age=\"600\"")], Some(600)),
            (&[(CACHE_CONTROL, "max-age=600"), (AGE, "100")], Some(500)),
            (&[(CACHE_CONTROL, "max-age=600"), (AGE, "900")], None),
            (&[(CACHE_CONTROL, "max-age=0")], None),
            (&[(CACHE_CONTROL, "no-cache, max-age=600")], None),
            (&[(CACHE_CONTROL, "max-age=999999999")], Some(86_400)),
            (&[(CACHE_CONTROL, "max-age=60"), expires.clone(), date.clone()], Some(60)),
            (&[expires.clone(), date.clone()], Some(1_800)),
            (&[(EXPIRES, "0")], None),
            (&[(EXPIRES, "Thu, 01 Jan 1970 00:00:00 GMT")], None),
        ];
        for (fields, expect) in cases {
            let mut headers = HeaderMap::new();
            for (name, value) in fields {
                headers.append(name, value.parse().unwrap());
            }
            assert_eq!(fresh_seconds(&headers, now), expect, "{fields:?}");
        }
    }

    #[test]
    fn a_validator_of_odd_octets_is_given_back_as_it_came() {
        let odd = HeaderValue::from_bytes(b"\"\xd1\x8b\xff\"").unwrap();
        let headers = HeaderMap::from_iter([(ETAG, odd.clone())]);
        let kept = validators(&headers, None).etag.unwrap();
        assert_eq!(verbatim(&kept), Some(odd));
        assert_eq!(verbatim("a\nb"), None);
    }

    #[test]
    fn validators_are_kept_byte_for_byte() {
        let headers = HeaderMap::from_iter([(ETAG, "W/\"a b\"".parse().unwrap())]);
        let known = Validators { etag: Some("\"old\"".into()), last_modified: Some("yesterday-ish".into()) };
        let kept = validators(&headers, Some(&known));
        assert_eq!(kept.etag.as_deref(), Some("W/\"a b\""));
        assert_eq!(kept.last_modified.as_deref(), Some("yesterday-ish"));
        assert_eq!(validators(&headers, None).last_modified, None);
    }
}
