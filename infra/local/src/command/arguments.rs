//! Values of arguments, refused in words that say what was expected.

use jiff::Timestamp;
use jiff::civil::Date;
use url::Url;

/// A day, such as `2026-11-22`.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "expected a day of the calendar as in 2026-11-22".to_owned())
}

/// A moment with its offset, such as `2026-11-22T07:00:00+05:00`.
pub(super) fn moment(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_| "expected a moment with its offset as in 2026-11-22T07:00:00+05:00".to_owned())
}

/// An address of the web, as it was written.
pub(super) fn address(text: &str) -> Result<String, String> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    url.map(|_| text.to_owned())
        .ok_or_else(|| "expected an address as in https://news.example/rss".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_none_is_refused_in_plain_words() {
        assert!(day("2026-11-22").is_ok());
        assert!(moment("2026-11-22T07:00:00+05:00").is_ok() && moment("2026-11-22T02:00:00Z").is_ok());
        assert_eq!(address("https://news.example/rss").as_deref(), Ok("https://news.example/rss"));
        for text in ["", "tomorrow", "2026-02-30", "22.11.2026"] {
            assert_eq!(day(text).unwrap_err(), "expected a day of the calendar as in 2026-11-22", "{text}");
        }
        for text in ["", "2026-11-22", "2026-11-22T07:00:00", "now"] {
            assert!(moment(text).unwrap_err().starts_with("expected a moment with its offset"), "{text}");
        }
        for text in ["notaurl", "/n/1", "mailto:a@b.example", "file:///etc/passwd", "https://"] {
            assert!(address(text).unwrap_err().starts_with("expected an address"), "{text}");
        }
    }
}
