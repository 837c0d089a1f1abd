//! A signal as an item of its table.

use crate::Result;
use crate::items::{Item, binary, from_item, number, text};
use crate::packed::SIGNALS;
use belgi_domain::period::local_date;
use belgi_domain::{CityId, PostId, Signal, platform};
use jiff::Timestamp;
use jiff::civil::Date;

/// A day of a city is spread over this many partitions of the index.
const SLOTS: u32 = 4;

/// The partitions of the index that hold these days.
pub(super) fn slots_of(city: &CityId, first: Date, end: Date) -> Vec<String> {
    let days = first.series(jiff::ToSpan::days(1)).take_while(|day| *day < end);
    days.flat_map(|day| (0..SLOTS).map(move |slot| day_slot(city, day, slot))).collect()
}

/// The post that an item is about.
pub(super) fn post_of(item: &Item) -> Option<PostId> {
    item.get("post").and_then(|post| post.as_s().ok()?.parse().ok())
}

fn day_slot(city: &CityId, day: Date, slot: u32) -> String {
    format!("{city}#{day}#{slot}")
}

/// A moment with all nine digits of its second, so that DynamoDB compares moments as it compares words.
pub(super) fn moment(at: Timestamp) -> String {
    format!("{at:.9}")
}

/// A signal as an item.
pub(super) fn row(call: &str, signal: &Signal) -> Result<Item> {
    let slot = u32::from_str_radix(signal.post.as_str().get(..4).unwrap_or("0"), 16).unwrap_or(0) % SLOTS;
    // A post may be old when it is first read; DynamoDB never deletes what ended more than five years ago.
    let from = signal.at.max(signal.version_at);
    let until = from.as_second() + platform::keep_days(signal.kind) * 86_400;
    let attributes = [
        ("post", text(signal.post.as_str())),
        ("version_at", text(moment(signal.version_at))),
        ("day_slot", text(day_slot(&signal.city, local_date(signal.at), slot))),
        ("at_post", text(format!("{}#{}", signal.at, signal.post))),
        ("expires_at", number(until)),
        (SIGNALS.attribute, binary(SIGNALS.pack(call, signal)?)),
    ];
    Ok(attributes.map(|(name, value)| (name.to_owned(), value)).into())
}

/// One signal that this version cannot read must not keep the others from their work: it is logged and left out.
pub(super) fn read(call: &str, item: Item) -> Option<Signal> {
    let signal = match item.get(SIGNALS.attribute).and_then(|packed| packed.as_b().ok()) {
        Some(packed) => SIGNALS.unpack(call, packed.as_ref()),
        // Written before signals were packed, one attribute a field.
        None => from_item(call, item),
    };
    signal.inspect_err(|error| tracing::error!("a signal is left out: {error}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_sdk_dynamodb::types::AttributeValue;

    #[test]
    fn a_signal_ends_when_the_terms_of_its_platform_say() {
        let day = 86_400;
        for (kind, days) in [("feed", 400), ("vk", 400), ("youtube", 30)] {
            let signal: Signal = serde_json::from_value(serde_json::json!({
                "post": "00112233445566778899aabbccddeeff", "version_at": "2026-11-22T00:00:00Z", "source": "aa",
                "kind": kind, "publisher": "community", "city": "shymkent", "at": "2026-11-01T00:00:00Z",
                "excerpt": "", "language": "kk", "kk_share": 1.0, "signal_type": "chat", "sentiment": "neutral",
                "topic": "other", "urgency": "normal", "fingerprint": 0,
                "confidence": {"language": 1.0, "signal_type": 1.0, "sentiment": 1.0, "topic": 1.0, "urgency": 1.0},
            }))
            .unwrap();
            let expect = signal.version_at.as_second() + days * day;
            let row = row("test", &signal).unwrap();
            assert_eq!(row["expires_at"], AttributeValue::N(expect.to_string()), "{kind}");
        }
    }
}
