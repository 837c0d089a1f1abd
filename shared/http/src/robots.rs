//! robots.txt: RFC 9309, and stricter where a host refuses to say.

use crate::Failure;
use belgi_domain::Fault;
use std::time::Duration;
use texting_robots::Robot;

/// The product token that groups of robots.txt are matched with.
pub(crate) const TOKEN: &str = "Belgi";
/// A host that asks for a longer delay than this is not asked at all.
const LONGEST_DELAY: f32 = 60.0;
/// RFC 9309, section 2.5: at least 500 KiB are read.
pub(crate) const MAX_BYTES: usize = 512 * 1024;

/// What a host allows.
#[derive(Debug)]
pub(crate) enum Robots {
    /// Its rules.
    Rules(Box<Robot>),
    /// It has none (4xx).
    Open,
    /// It cannot say, or does not want to: nothing is allowed.
    Closed(Failure),
}

impl Robots {
    /// Reads the answer to `/robots.txt`: its status and body.
    pub(crate) fn read(status: u16, body: &[u8]) -> Self {
        match status {
            200..=299 => match Robot::new(TOKEN, body) {
                Ok(robot) => Self::Rules(Box::new(robot)),
                Err(_) => Self::Closed(refusal("robots.txt cannot be read")),
            },
            // RFC 9309, 2.3.1.3 would let these pass; a host that locks its rules away means "no".
            401 | 403 | 429 => Self::Closed(refusal(format!("robots.txt is refused with {status}"))),
            400..=499 => Self::Open,
            _ => Self::Closed(refusal(format!("robots.txt answers {status}"))),
        }
    }

    /// Why `url` may not be asked, or nothing.
    pub(crate) fn objection(&self, url: &str) -> Option<Failure> {
        match self {
            Self::Open => None,
            Self::Closed(reason) => Some(reason.clone()),
            Self::Rules(robot) if robot.delay.is_some_and(|delay| delay > LONGEST_DELAY) => Some(refusal(
                format!("robots.txt asks for a pause over {LONGEST_DELAY} seconds between requests"),
            )),
            Self::Rules(robot) => (!robot.allowed(url)).then(|| refusal("robots.txt disallows this address")),
        }
    }

    /// How long this may be believed, in time of the schedule: a day at most (RFC 9309, section 2.4), and ten minutes where the host
    /// could not say, so that a passing fault does not silence a source for a day.
    pub(crate) fn life(&self) -> Duration {
        match self {
            Self::Closed(_) => Duration::from_secs(600),
            _ => Duration::from_secs(86_400),
        }
    }

    /// The pause the host asks for, a floor for our own.
    pub(crate) fn delay(&self) -> Duration {
        match self {
            Self::Rules(robot) => {
                Duration::from_secs_f32(robot.delay.unwrap_or(0.0).clamp(0.0, LONGEST_DELAY))
            }
            _ => Duration::ZERO,
        }
    }
}

fn refusal(reason: impl AsRef<str>) -> Failure {
    Failure::new(Fault::Robots, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_decide_as_written() {
        let url = "https://news.example/rss";
        let cases = [
            (200, true),
            (404, true),
            (410, true),
            (401, false),
            (403, false),
            (429, false),
            (500, false),
            (503, false),
        ];
        for (status, allowed) in cases {
            assert_eq!(Robots::read(status, b"").objection(url).is_none(), allowed, "{status}");
        }
    }

    #[test]
    fn groups_longest_match_and_delays_are_honoured() {
        let check = |text: &str, path: &str| {
            Robots::read(200, text.as_bytes()).objection(&format!("https://news.example{path}")).is_none()
        };
        let query = "User-agent: *\nDisallow: /*?\nAllow: /rss\n";
        assert!(check(query, "/rss") && check(query, "/news/1") && !check(query, "/search?q=a"));
        let named = "User-agent: *\nDisallow: /\n\nUser-agent: belgi\nDisallow: /private/\n";
        assert!(check(named, "/rss") && !check(named, "/private/1"));
        let longest = "User-agent: *\nDisallow: /news\nAllow: /news/rss\n";
        assert!(check(longest, "/news/rss") && !check(longest, "/news/2"));
        assert!(!check("User-agent: *\nCrawl-delay: 600\n", "/rss"));
        let slow = Robots::read(200, b"User-agent: *\nCrawl-delay: 7\n");
        assert_eq!(slow.delay(), Duration::from_secs(7));
    }
}
