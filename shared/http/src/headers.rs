//! Headers that are read: validators and `Retry-After`.

use belgi_domain::Validators;
use jiff::Timestamp;
use reqwest::header::{ETAG, HeaderMap, HeaderName, LAST_MODIFIED, RETRY_AFTER};

/// The longest pause a host may ask for, in seconds.
const LONGEST_PAUSE: i64 = 86_400;

pub(crate) fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// The validators of an answer; those of `known` where it brings none of its own.
pub(crate) fn validators(headers: &HeaderMap, known: Option<&Validators>) -> Validators {
    let found = Validators { etag: text(headers, ETAG), last_modified: text(headers, LAST_MODIFIED) };
    Validators {
        etag: found.etag.or_else(|| known.and_then(|known| known.etag.clone())),
        last_modified: found.last_modified.or_else(|| known.and_then(|known| known.last_modified.clone())),
    }
}

/// `Retry-After` (RFC 9110, section 10.2.3) in seconds from `now`: a number or an HTTP date, from 1 to 86,400.
pub(crate) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<u32> {
    let value = text(headers, RETRY_AFTER)?;
    let seconds = match value.trim().parse::<i64>() {
        Ok(seconds) => seconds,
        Err(_) => jiff::fmt::rfc2822::parse(value.trim()).ok()?.timestamp().as_second() - now.as_second(),
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
    fn validators_are_kept_byte_for_byte() {
        let headers = HeaderMap::from_iter([(ETAG, "W/\"a b\"".parse().unwrap())]);
        let known = Validators { etag: Some("\"old\"".into()), last_modified: Some("yesterday-ish".into()) };
        let kept = validators(&headers, Some(&known));
        assert_eq!(kept.etag.as_deref(), Some("W/\"a b\""));
        assert_eq!(kept.last_modified.as_deref(), Some("yesterday-ish"));
        assert_eq!(validators(&headers, None).last_modified, None);
    }
}
