//! Schedule expressions as EventBridge Scheduler reads them: `cron(minutes hours day-of-month month day-of-week year)`.

use jiff::Zoned;

/// When a schedule fires.
#[derive(Debug)]
pub struct Cron([Vec<Part>; 6]);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// `*` or `?`.
    Any,
    /// `7` or `MON`.
    At(i16),
    /// `0/5`: from the first, every second.
    Every(i16, i16),
    /// `1-5`.
    Range(i16, i16),
}

/// Sunday is 1, as Scheduler counts.
const DAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

impl Cron {
    pub fn parse(text: &str) -> Option<Self> {
        let inner = text.strip_prefix("cron(")?.strip_suffix(')')?;
        let fields: Option<Vec<Vec<Part>>> =
            inner.split(' ').map(|field| field.split(',').map(part).collect()).collect();
        let fields: [Vec<Part>; 6] = fields?.try_into().ok()?;
        // Exactly one of the two kinds of day is left open with `?`.
        let open =
            inner.split(' ').enumerate().filter(|(index, field)| matches!(index, 2 | 4) && *field == "?");
        (open.count() == 1).then_some(Self(fields))
    }

    /// Whether it fires in the minute of `at`, which is a time in the schedule's zone.
    pub fn fires(&self, at: &Zoned) -> bool {
        let weekday = i16::from(at.weekday().to_sunday_one_offset());
        let clock = [i16::from(at.minute()), i16::from(at.hour())];
        let date = [i16::from(at.day()), i16::from(at.month()), weekday, at.year()];
        let values = clock.into_iter().chain(date);
        self.0.iter().zip(values).all(|(parts, value)| parts.iter().any(|part| part.holds(value)))
    }
}

impl Part {
    fn holds(self, value: i16) -> bool {
        match self {
            Self::Any => true,
            Self::At(at) => value == at,
            Self::Every(first, step) => value >= first && (value - first) % step == 0,
            Self::Range(first, last) => (first..=last).contains(&value),
        }
    }
}

fn part(text: &str) -> Option<Part> {
    if matches!(text, "*" | "?") {
        return Some(Part::Any);
    }
    if let Some((first, step)) = text.split_once('/') {
        return Some(Part::Every(
            number(first).or((first == "*").then_some(0))?,
            number(step).filter(|step| *step > 0)?,
        ));
    }
    match text.split_once('-') {
        Some((first, last)) => Some(Part::Range(number(first)?, number(last)?)),
        None => number(text).map(Part::At),
    }
}

fn number(text: &str) -> Option<i16> {
    let day = DAYS.iter().position(|day| *day == text).and_then(|index| i16::try_from(index + 1).ok());
    day.or_else(|| text.parse().ok())
}

#[test]
fn an_expression_fires_when_it_says() {
    let cases = [
        ("cron(0/5 * * * ? *)", "2026-11-23T06:05", true),
        ("cron(0/5 * * * ? *)", "2026-11-23T06:06", false),
        ("cron(0 7 ? * MON *)", "2026-11-23T07:00", true),
        ("cron(0 7 ? * MON *)", "2026-11-22T07:00", false),
        ("cron(0 7 ? * MON-FRI *)", "2026-11-24T07:00", true),
        ("cron(0 7 1 * ? *)", "2026-12-01T07:00", true),
        ("cron(0 7 1 * ? *)", "2026-12-02T07:00", false),
        ("cron(10,40 7 * * ? 2026)", "2026-12-02T07:40", true),
    ];
    for (text, at, expect) in cases {
        let at = format!("{at}+05:00[Asia/Almaty]").parse().unwrap();
        assert_eq!(Cron::parse(text).unwrap().fires(&at), expect, "{text} at {at}");
    }
    for wrong in [
        "rate(5 minutes)",
        "cron(0 7 * * MON *)",
        "cron(0 7 ? * ? *)",
        "cron(0 7 1 * ?)",
        "cron(0/0 * * * ? *)",
    ] {
        assert!(Cron::parse(wrong).is_none(), "{wrong}");
    }
}
