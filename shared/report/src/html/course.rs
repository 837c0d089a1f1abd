//! The course of several periods, and the days of this one.

use crate::messages::Words;
use crate::{RenderError, Speech, chart};
use belgi_domain::PeriodKind;
use belgi_domain::digest::{Digest, PeriodCount};

/// A chart of one day is a lone bar and says nothing.
const DAYS_MIN: usize = 2;
/// A course of one period is no course.
const PERIODS_MIN: usize = 2;

/// The charts with their tables.
pub struct Course {
    /// Complaints of the periods, drawn; nothing where only this one is known.
    pub chart: Option<String>,
    /// What the range means, or why there is none.
    pub remark: String,
    /// The periods: name, posts, complaints, praise.
    pub periods: Vec<(String, u32, u32, u32)>,
    /// Posts of the days, drawn; nothing for a single day or where no post was read.
    pub days: Option<String>,
}

/// The course of the digest.
///
/// # Errors
/// Where the library refuses to draw.
pub fn of(w: &Words, digest: &Digest) -> Result<Course, RenderError> {
    let period = |count: &PeriodCount| (w.period(&count.period), count.posts, count.complaints, count.praise);
    Ok(Course {
        chart: periods(w, digest)?,
        remark: remark(w, digest),
        periods: digest.course.iter().map(period).collect(),
        days: days(w, digest)?,
    })
}

fn remark(w: &Words, digest: &Digest) -> String {
    let kind = digest.period.kind.code();
    match digest.usual {
        Some(range) => w.fill(
            "course-usual",
            [
                ("low", range.low.into()),
                ("high", range.high.into()),
                ("of", range.of.into()),
                ("kind", kind.into()),
            ],
        ),
        None => w.fill("course-unknown", [("kind", kind.into())]),
    }
}

fn periods(w: &Words, digest: &Digest) -> Result<Option<String>, RenderError> {
    if digest.course.len() < PERIODS_MIN {
        return Ok(None);
    }
    let listed = digest.course.iter().map(|count| w.number(&count.complaints)).collect::<Vec<_>>().join(", ");
    let points: Vec<_> =
        digest.course.iter().map(|count| (label(w, count), count.complaints, count.partial)).collect();
    let drawn = chart::Course {
        points: &points,
        usual: digest.usual.map(|range| (range.low, range.high)),
        title: &w.say("course-title"),
        description: &w.fill("course-desc", [("counts", listed.into())]),
    };
    chart::course(&drawn).map(Some)
}

/// What stands below a period: its first day, or its month.
fn label(w: &Words, count: &PeriodCount) -> String {
    let first = count.period.first;
    match (count.period.kind, w.speech()) {
        (PeriodKind::Month, _) => first.strftime("%m.%Y").to_string(),
        (PeriodKind::Quarter, _) => count.period.to_string(),
        (_, Speech::En) => first.strftime("%-d %b").to_string(),
        (_, Speech::Kk | Speech::Ru) => first.strftime("%d.%m").to_string(),
    }
}

fn days(w: &Words, digest: &Digest) -> Result<Option<String>, RenderError> {
    let busiest = digest.days.iter().rev().max_by_key(|day| day.posts).filter(|day| day.posts > 0);
    let Some(busiest) = busiest.filter(|_| digest.days.len() >= DAYS_MIN) else { return Ok(None) };
    let text = w.fill(
        "chart-desc",
        [
            ("day", w.day(&busiest.day).into()),
            ("posts", busiest.posts.into()),
            ("trouble", busiest.complaints.into()),
        ],
    );
    chart::days(&digest.days, &w.say("chart-title"), &text).map(Some)
}
