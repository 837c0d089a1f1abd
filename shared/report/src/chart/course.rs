//! Complaints and requests of several periods, with the range in which they usually lie.

use super::{GRID, INK, TROUBLE, named};
use crate::RenderError;
use plotters::coord::ranged1d::SegmentValue;
use plotters::prelude::*;

const SIZE: (u32, u32) = (640, 260);
const LABELS: u32 = 44;
const MARGIN: u32 = 10;
/// The range; the style sheet hatches it, so that it is seen without colours too.
const USUAL: RGBColor = RGBColor(0xe3, 0xe8, 0xe4);

/// What is drawn.
pub struct Course<'a> {
    /// Periods, oldest first: label, complaints and requests, whether it was counted before it was over.
    pub points: &'a [(String, u32, bool)],
    /// The usual range.
    pub usual: Option<(u32, u32)>,
    /// The name of the drawing.
    pub title: &'a str,
    /// What it shows, in words.
    pub description: &'a str,
}

/// A line with a mark and a number for each period, in front of the usual range.
///
/// # Errors
/// Where the library refuses to draw.
pub fn course(course: &Course<'_>) -> Result<String, RenderError> {
    let mut svg = String::new();
    draw(course, &mut svg).map_err(|error| RenderError::Chart(error.to_string()))?;
    Ok(named(&svg, SIZE, "few course", "course", (course.title, course.description)))
}

fn draw(course: &Course<'_>, svg: &mut String) -> Result<(), Box<dyn std::error::Error>> {
    let root = SVGBackend::with_string(svg, SIZE).into_drawing_area();
    let high = course.usual.map_or(0, |(_, high)| high);
    let most = course.points.iter().map(|point| point.1).max().unwrap_or(0).max(high).max(4);
    let last = i32::try_from(course.points.len()).unwrap_or(i32::MAX).max(1);
    let mut chart = ChartBuilder::on(&root)
        .margin(MARGIN)
        .margin_top(2 * MARGIN)
        .x_label_area_size(30)
        .y_label_area_size(LABELS)
        .build_cartesian_2d((0..last - 1).into_segmented(), 0..most + most.div_ceil(6))?;
    let text = ("sans-serif", 15).into_font().color(&INK);
    let label = |value: &SegmentValue<i32>| match value {
        SegmentValue::CenterOf(index) => usize::try_from(*index).ok().and_then(|i| course.points.get(i)),
        _ => None,
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(GRID)
        .axis_style(INK)
        .y_labels(5)
        .x_labels(course.points.len())
        .x_label_formatter(&|value| label(value).map_or_else(String::new, |point| point.0.clone()))
        .y_label_formatter(&|count| count.to_string())
        .label_style(text.clone())
        .draw()?;
    if let Some((low, high)) = course.usual {
        let corners = [(SegmentValue::Exact(0), low), (SegmentValue::Exact(last), high.max(low + 1))];
        chart.draw_series([Rectangle::new(corners, USUAL.filled())])?;
    }
    let points = || course.points.iter().zip(0..).map(|(point, i)| (SegmentValue::CenterOf(i), point));
    let line = points().map(|(x, point)| (x, point.1));
    chart.draw_series(LineSeries::new(line, TROUBLE.stroke_width(3)))?;
    chart.draw_series(points().map(|(x, (_, count, partial))| {
        let fill = if *partial { WHITE.filled() } else { TROUBLE.filled() };
        let number = Text::new(count.to_string(), (-9, -24), text.clone());
        EmptyElement::at((x, *count))
            + Circle::new((0, 0), 6, fill)
            + Circle::new((0, 0), 6, TROUBLE.stroke_width(2))
            + number
    }))?;
    root.present()?;
    Ok(())
}
