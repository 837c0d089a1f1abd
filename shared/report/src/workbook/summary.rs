//! The first sheet: whose digest, the numbers of the period, topics by district.

use super::{Cell, Column, Grid, Looks};
use crate::RenderError;
use crate::compose::is_urgent;
use crate::messages::Words;
use crate::remarks;
use belgi_domain::digest::{Digest, Totals};
use belgi_domain::{SignalType, StoryState};
use rust_xlsxwriter::Worksheet;

/// The columns of the numbers; the topics below them share the widths.
const NUMBERS: [Column; 3] =
    [Column::new("column-what", 46), Column::new("column-now", 16), Column::new("heat-previous", 16)];

/// The width of a district's column.
const DISTRICT_WIDTH: u8 = 16;

/// The other sheets, in their order.
const SHEETS: [&str; 6] =
    ["sheet-stories", "sheet-signals", "sheet-sources", "sheet-reach", "sheet-coverage", "sheet-method"];

/// Writes the sheet.
pub fn summary(looks: &Looks, words: &Words, digest: &Digest) -> Result<Worksheet, RenderError> {
    let mut grid = Grid::begin(looks, &words.say("sheet-summary"))?;
    title(&mut grid, words, digest)?;
    grid.head(words, &NUMBERS)?;
    for (key, now, before) in numbers(digest) {
        grid.row([Cell::text(&words.say(key)), Cell::Number(now), Cell::count(before)])?;
    }
    grid.skip();
    topics(&mut grid, words, digest)?;
    days(&mut grid, words, digest)?;
    grid.row([Cell::heading(&words.say("sheets"))])?;
    for key in SHEETS {
        let name = words.say(key);
        grid.row([Cell::Jump(format!("'{name}'!A1"), name)])?;
    }
    // Ten minutes begin with one page.
    grid.sheet().set_print_fit_to_pages(1, 1);
    Ok(grid.end())
}

fn title(grid: &mut Grid<'_>, words: &Words, digest: &Digest) -> Result<(), RenderError> {
    let kind = words.named("kind", digest.period.kind.code());
    grid.row([Cell::title(&format!("{kind}: {}", words.city(&digest.city)))])?;
    grid.row([Cell::heading(&words.period(&digest.period))])?;
    for remark in remarks::of(words, digest) {
        grid.row([Cell::text(&remark)])?;
    }
    grid.skip();
    Ok(())
}

/// The numbers: message key, in this period, in the one before where it is known.
fn numbers(digest: &Digest) -> Vec<(&'static str, u32, Option<u32>)> {
    let (now, before) = (&digest.totals, &digest.previous);
    let of = |totals: &Totals, kind| totals.by_type.get(&kind).copied().unwrap_or(0);
    let trouble = |totals| of(totals, SignalType::Complaint) + of(totals, SignalType::Request);
    let praise = |totals| of(totals, SignalType::Praise);
    let stories = |wanted: &dyn Fn(StoryState) -> bool| {
        u32::try_from(digest.stories.iter().filter(|entry| wanted(entry.story.state)).count())
            .unwrap_or(u32::MAX)
    };
    let urgent = digest.stories.iter().filter(|entry| is_urgent(entry)).count();
    // A period of which nothing was read is no period without complaints.
    let known = |count| (before.posts > 0).then_some(count);
    vec![
        ("tile-posts", now.posts, known(before.posts)),
        ("tile-signals", now.signals, known(before.signals)),
        ("tile-trouble", trouble(now), known(trouble(before))),
        ("tile-praise", praise(now), known(praise(before))),
        ("sheet-stories", stories(&|_| true), None),
        ("tile-action", u32::try_from(urgent).unwrap_or(u32::MAX), None),
        ("section-growing", stories(&|state| state == StoryState::Growing), None),
        ("section-forgotten", stories(&|state| state == StoryState::Forgotten), None),
        ("section-reopened", stories(&|state| state == StoryState::Reopened), None),
        ("section-answered", stories(&|state| state == StoryState::Answered), None),
    ]
}

/// Complaints and requests by topic and district.
fn topics(grid: &mut Grid<'_>, words: &Words, digest: &Digest) -> Result<(), RenderError> {
    if digest.topics.is_empty() {
        return Ok(());
    }
    grid.row([Cell::heading(&words.say("section-topics"))])?;
    let columns = u16::try_from(digest.districts.len()).unwrap_or(u16::MAX).saturating_add(4);
    for at in 3..columns {
        grid.width(at, DISTRICT_WIDTH)?;
    }
    let head = ["heat-topic", "heat-total", "heat-previous"].map(|key| Cell::label(&words.say(key)));
    let districts = digest.districts.iter().map(|place| Cell::label(&words.place(place)));
    let elsewhere = Cell::label(&words.say("heat-elsewhere"));
    grid.row(head.into_iter().chain(districts).chain([elsewhere]))?;
    let first = grid.at();
    for row in &digest.topics {
        let lead =
            [Cell::text(&words.label(&row.topic)), Cell::Number(row.total), Cell::Number(row.previous)];
        let counts = row.by_district.iter().chain([&row.elsewhere]).map(|count| Cell::Number(*count));
        grid.row(lead.into_iter().chain(counts))?;
    }
    let last = grid.at().saturating_sub(1);
    grid.bars(first, 1, last, 2)?;
    grid.bars(first, 3, last, columns.saturating_sub(1))?;
    grid.skip();
    Ok(())
}

/// Posts, complaints and praise of each day.
fn days(grid: &mut Grid<'_>, words: &Words, digest: &Digest) -> Result<(), RenderError> {
    grid.row([Cell::heading(&words.say("section-days"))])?;
    let head = ["chart-day", "legend-posts", "legend-trouble", "legend-praise"];
    grid.row(head.map(|key| Cell::label(&words.say(key))))?;
    let first = grid.at();
    for day in &digest.days {
        let counts = [day.posts, day.complaints, day.praise].map(Cell::Number);
        grid.row([Cell::Day(day.day)].into_iter().chain(counts))?;
    }
    if grid.at() > first {
        let last = grid.at().saturating_sub(1);
        grid.bars(first, 1, last, 1)?;
        grid.bars(first, 2, last, 2)?;
    }
    grid.skip();
    Ok(())
}
