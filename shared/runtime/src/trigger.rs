//! What a schedule tells a function. Three shapes arrive: the `Input` that our template gives EventBridge
//! Scheduler, the scheduled-event envelope of an EventBridge rule, and Scheduler's own default envelope,
//! whose `detail` is a string.

use belgi_domain::{CityId, PeriodKind};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

/// One firing of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// The moment the schedule meant; the `now` of everything that follows.
    pub now: Timestamp,
    /// Which shard of how many.
    pub shard: (u32, u32),
    /// One city only.
    pub city: Option<CityId>,
    /// Which digest.
    pub period: Option<PeriodKind>,
    /// The day whose digest is wanted, instead of the last complete period.
    pub of_day: Option<Date>,
}

/// Why an event is no trigger.
#[derive(Debug, thiserror::Error)]
pub enum TriggerError {
    /// It has fields of the wrong shape.
    #[error("expected the input of a Belgi schedule, found {0}")]
    Shape(#[from] serde_json::Error),
    /// It divides the work into no parts.
    #[error("expected `of` from 1 on, found 0")]
    NoShards,
    /// Its shard is impossible.
    #[error("expected a shard from 0 to {last}, found {shard}", last = of - 1)]
    Shard {
        /// What was asked.
        shard: u32,
        /// How many there are.
        of: u32,
    },
}

/// The fields of an input. Others are let pass: whoever writes a schedule by hand may add what the console offers.
#[derive(Debug, Default, Deserialize)]
struct Input {
    scheduled_time: Option<Timestamp>,
    #[serde(default)]
    shard: u32,
    of: Option<u32>,
    city: Option<CityId>,
    period: Option<PeriodKind>,
    of_day: Option<Date>,
}

impl Trigger {
    /// Reads an event; a field that it lacks has its default, a missing time is the clock's.
    ///
    /// # Errors
    /// Where a field is there and wrong.
    pub fn parse(event: &Value) -> Result<Self, TriggerError> {
        let is_envelope = event.get("detail-type").is_some() && event.get("source").is_some();
        let input = match is_envelope {
            true => Input { scheduled_time: envelope_time(event)?, ..detail(event)? },
            false if event.is_null() => Input::default(),
            false => Input::deserialize(event)?,
        };
        let of = input.of.unwrap_or(1);
        if of == 0 {
            return Err(TriggerError::NoShards);
        }
        if input.shard >= of {
            return Err(TriggerError::Shard { shard: input.shard, of });
        }
        Ok(Self {
            now: input.scheduled_time.unwrap_or_else(Timestamp::now),
            shard: (input.shard, of),
            city: input.city,
            period: input.period,
            of_day: input.of_day,
        })
    }
}

fn envelope_time(event: &Value) -> Result<Option<Timestamp>, TriggerError> {
    Ok(event.get("time").map(Timestamp::deserialize).transpose()?)
}

/// The `detail` of an envelope: an object, or text that holds one.
fn detail(event: &Value) -> Result<Input, TriggerError> {
    match event.get("detail") {
        Some(Value::String(text)) => Ok(serde_json::from_str(text)?),
        Some(object @ Value::Object(_)) => Ok(Input::deserialize(object)?),
        _ => Ok(Input::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn every_shape_of_event_is_read() {
        let scheduler = json!({"kind": "poll", "shard": 3, "of": 8, "scheduled_time": "2026-11-20T04:00:00Z",
            "execution_id": "d32c5kddcf5bb8c3", "period": "week", "city": "shymkent"});
        let trigger = Trigger::parse(&scheduler).unwrap();
        assert_eq!((trigger.now, trigger.shard), (at("2026-11-20T04:00:00Z"), (3, 8)));
        assert_eq!(trigger.period, Some(PeriodKind::Week));

        let rule = json!({"version": "0", "id": "u", "detail-type": "Scheduled Event", "source": "aws.events",
            "account": "1", "time": "2026-11-20T04:00:00Z", "region": "eu-central-1", "resources": [], "detail": {}});
        assert_eq!(Trigger::parse(&rule).unwrap().now, at("2026-11-20T04:00:00Z"));

        let default = json!({"detail-type": "Scheduled Event", "source": "aws.scheduler",
            "time": "2026-11-20T05:00:00Z", "detail": "{\"shard\":1,\"of\":2}"});
        assert_eq!(Trigger::parse(&default).unwrap().shard, (1, 2));
        assert_eq!(Trigger::parse(&json!({})).unwrap().shard, (0, 1));
    }

    #[test]
    fn a_wrong_event_is_refused_with_what_was_found() {
        let cases = [
            (json!({"shard": 8, "of": 8}), "expected a shard from 0 to 7, found 8"),
            (json!({"of": 0}), "expected `of` from 1 on"),
            (json!({"shard": "<aws.scheduler.shard>"}), "invalid type: string"),
            (
                json!({"scheduled_time": "<aws.scheduler.scheduled-time>"}),
                "expected the input of a Belgi schedule",
            ),
            (json!({"period": "fortnight"}), "unknown variant `fortnight`"),
            (json!("{}"), "invalid type: string"),
        ];
        for (event, expect) in cases {
            let found = Trigger::parse(&event).unwrap_err().to_string();
            assert!(found.contains(expect), "expected `{expect}` in `{found}`");
        }
    }
}
