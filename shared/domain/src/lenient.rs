//! Optional fields of what people hand in line by line: a value that is not known counts as not given, and the line is
//! read all the same.

use crate::period::zone;
use jiff::Timestamp;
use jiff::civil::DateTime;
use serde::de::{DeserializeOwned, Deserializer, IgnoredAny};
use serde::{Deserialize, Serialize};

/// A value of the wanted kind, or anything else.
#[derive(Deserialize)]
#[serde(untagged)]
enum Given<T> {
    Known(T),
    Other(IgnoredAny),
}

/// Reads a `T`, or nothing where something else stands: `#[serde(default, deserialize_with = "lenient::known")]`.
///
/// # Errors
/// Where the document itself is broken.
pub fn known<'de, T: DeserializeOwned, D: Deserializer<'de>>(reader: D) -> Result<Option<T>, D::Error> {
    Ok(match Given::deserialize(reader)? {
        Given::Known(value) => Some(value),
        Given::Other(_) => None,
    })
}

/// A moment as people write it: RFC 3339, or a date with or without a time, which is the city's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
enum Moment {
    Exact(Timestamp),
    Local(DateTime),
}

/// Reads a moment, or nothing where something else stands.
///
/// # Errors
/// Where the document itself is broken.
pub fn moment<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<Timestamp>, D::Error> {
    Ok(known::<Moment, D>(reader)?.and_then(|moment| match moment {
        Moment::Exact(at) => Some(at),
        Moment::Local(at) => at.to_zoned(zone()).ok().map(|at| at.timestamp()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CityId, Topic};

    #[derive(Deserialize)]
    struct Line {
        #[serde(default, deserialize_with = "known")]
        topic: Option<Topic>,
        #[serde(default, deserialize_with = "known")]
        city: Option<CityId>,
        #[serde(default, deserialize_with = "moment")]
        at: Option<Timestamp>,
    }

    #[test]
    fn what_is_not_known_is_not_given() {
        let cases = [
            (
                r#"{"topic": "water", "city": "taraz", "at": "2026-11-20T10:00:00+05:00"}"#,
                "water taraz 2026-11-20T05:00:00Z",
            ),
            (
                r#"{"topic": "weather", "city": "Город Тараз", "at": "2026-11-20 10:00:00"}"#,
                "- - 2026-11-20T05:00:00Z",
            ),
            (r#"{"topic": 7, "city": ["taraz"], "at": "2026-11-20"}"#, "- - 2026-11-19T19:00:00Z"),
            (r#"{"topic": null, "city": null, "at": "yesterday"}"#, "- - -"),
            ("{}", "- - -"),
        ];
        for (line, expect) in cases {
            let Line { topic, city, at } = serde_json::from_str(line).unwrap();
            let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
            let topic = topic.map(|topic| topic.to_string());
            let (city, at) = (city.map(|city| city.to_string()), at.map(|at| at.to_string()));
            assert_eq!([or_dash(topic), or_dash(city), or_dash(at)].join(" "), expect, "{line}");
        }
    }
}
