//! Posts a day, drawn as SVG that needs no script and takes its colours from the style sheet.

mod course;

use crate::RenderError;
use belgi_domain::digest::DayCount;
use plotters::coord::ranged1d::SegmentValue;
use plotters::prelude::*;
use std::fmt::Write;

pub use course::{Course, course};

const SIZE: (u32, u32) = (640, 240);
/// Room for the numbers of the axis, in pixels.
const LABELS: u32 = 44;
/// Room around the drawing, in pixels.
const MARGIN: u32 = 8;
/// Up to so many days the labels may grow on a small screen; beyond, the chart scrolls instead.
const FEW_DAYS: usize = 10;
const POSTS: RGBColor = RGBColor(0xb9, 0xc8, 0xcf);
const TROUBLE: RGBColor = RGBColor(0xc2, 0x54, 0x0a);
const PRAISE: RGBColor = RGBColor(0x1d, 0x63, 0xb8);
const INK: RGBColor = RGBColor(0x45, 0x55, 0x5e);
const GRID: RGBColor = RGBColor(0xdd, 0xe3, 0xe6);

/// A bar of all posts for each day; in front of it complaints and requests on the left and praise on the right.
///
/// # Errors
/// Where the library refuses to draw.
pub fn days(days: &[DayCount], title: &str, description: &str) -> Result<String, RenderError> {
    let mut svg = String::new();
    draw(days, &mut svg).map_err(|error| RenderError::Chart(error.to_string()))?;
    let room = if days.len() > FEW_DAYS { "many" } else { "few" };
    Ok(named(&svg, SIZE, room, "days", (title, description)))
}

/// The drawing with a name and a text for those who cannot see it; `id` tells the drawings of a page apart.
fn named(svg: &str, size: (u32, u32), class: &str, id: &str, (title, description): (&str, &str)) -> String {
    let body = svg.split_once('>').map_or("", |(_, body)| body);
    format!(
        "<svg class=\"chart {class}\" role=\"img\" aria-labelledby=\"chart-{id}-title chart-{id}-desc\" \
         viewBox=\"0 0 {} {}\"><title id=\"chart-{id}-title\">{}</title><desc id=\"chart-{id}-desc\">{}</desc>{body}",
        size.0,
        size.1,
        escaped(title),
        escaped(description)
    )
}

fn draw(days: &[DayCount], svg: &mut String) -> Result<(), Box<dyn std::error::Error>> {
    let root = SVGBackend::with_string(svg, SIZE).into_drawing_area();
    let most = days.iter().map(|day| day.posts).max().unwrap_or(0).max(4);
    let last = i32::try_from(days.len()).unwrap_or(i32::MAX).max(1);
    let mut chart = ChartBuilder::on(&root)
        .margin(MARGIN)
        .margin_top(2 * MARGIN)
        .x_label_area_size(28)
        .y_label_area_size(LABELS)
        .build_cartesian_2d((0..last - 1).into_segmented(), 0..most + most.div_ceil(10))?;
    let text = ("sans-serif", 15).into_font().color(&INK);
    let label = |value: &SegmentValue<i32>| match value {
        SegmentValue::CenterOf(index) => usize::try_from(*index).ok().and_then(|i| days.get(i)),
        _ => None,
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GRID)
        .axis_style(INK)
        .y_labels(5)
        .x_labels(days.len())
        .x_label_formatter(&|value| label(value).map_or_else(String::new, |day| day.day.day().to_string()))
        .y_label_formatter(&|posts| posts.to_string())
        .label_style(text)
        .draw()?;
    let wide = SIZE.0.saturating_sub(LABELS + 2 * MARGIN) / u32::try_from(days.len()).unwrap_or(1).max(1);
    let (wide, half) = (wide / 8, wide / 2);
    chart.draw_series(bars(days, |day| day.posts, POSTS, (wide, wide)))?;
    chart.draw_series(bars(days, |day| day.complaints, TROUBLE, (wide + 2, half)))?;
    chart.draw_series(bars(days, |day| day.praise, PRAISE, (half, wide + 2)))?;
    root.present()?;
    Ok(())
}

type Bar = Rectangle<(SegmentValue<i32>, u32)>;

/// One bar a day, with room left and right of it in pixels.
fn bars(
    days: &[DayCount],
    height: fn(&DayCount) -> u32,
    colour: RGBColor,
    (left, right): (u32, u32),
) -> impl Iterator<Item = Bar> {
    days.iter().zip(0..).filter(move |(day, _)| height(day) > 0).map(move |(day, index)| {
        let corners = [(SegmentValue::Exact(index), 0), (SegmentValue::Exact(index + 1), height(day))];
        let mut bar = Rectangle::new(corners, colour.filled());
        bar.set_margin(0, 0, left, right);
        bar
    })
}

/// Bars of a few days beside a story, named by `label`; empty for a single day.
pub fn spark(counts: &[u32], label: &str) -> String {
    const STEP: usize = 8;
    const HEIGHT: u64 = 28;
    let most = counts.iter().copied().max().unwrap_or(0);
    if counts.len() < 2 || most == 0 {
        return String::new();
    }
    let width = counts.len() * STEP;
    let mut svg = format!(
        "<svg class=\"spark\" role=\"img\" viewBox=\"0 0 {width} {HEIGHT}\" width=\"{width}\" height=\"{HEIGHT}\" "
    );
    // Writing to a string cannot fail.
    let _ = write!(svg, "aria-label=\"{}\">", escaped(label));
    for (index, count) in counts.iter().enumerate() {
        let height = (u64::from(*count) * (HEIGHT - 2)).div_ceil(u64::from(most)).max(1);
        let class = if *count == 0 { " class=\"none\"" } else { "" };
        let (x, y) = (index * STEP + 1, HEIGHT - height);
        let _ = write!(svg, "<rect{class} x=\"{x}\" y=\"{y}\" width=\"6\" height=\"{height}\"/>");
    }
    svg.push_str("</svg>");
    svg
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
