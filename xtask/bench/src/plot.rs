//! The same as a picture: a bar for each row, on a logarithmic axis.

use crate::table::{Row, Table};
use crate::trouble;
use lychgate_rig::trouble::Trouble;
use plotters::prelude::*;
use std::path::Path;

const WIDTH: u32 = 1100;
const HEIGHT_OF_ROW: u32 = 22;

/// A bar.
struct Bar {
    label: String,
    value: f64,
    is_ours: bool,
}

/// Writes the pictures into a directory.
pub(crate) fn write(table: &Table, directory: &Path) -> Result<(), Trouble> {
    std::fs::create_dir_all(directory)?;
    let engine = table.rows().iter().filter_map(|row| match row {
        Row::Engine { name, who, micros, .. } => {
            Some(Bar { label: format!("{name}: {who}"), value: *micros, is_ours: who.starts_with("lychgate") })
        }
        Row::Served { .. } | Row::Told { .. } => None,
    });
    let served = table.rows().iter().filter_map(|row| match row {
        Row::Served { name, who, served, .. } => Some(Bar {
            label: format!("{}: {who}, {} connections", name.replace('`', ""), served.connections),
            value: served.throughput(),
            is_ours: who == "lychgate",
        }),
        Row::Engine { .. } | Row::Told { .. } => None,
    });
    draw(&directory.join("engine.svg"), "in process, µs an answer (less is better)", &engine.collect::<Vec<_>>())?;
    draw(&directory.join("http.svg"), "over HTTP, answers a second (more is better)", &served.collect::<Vec<_>>())
}

fn draw(path: &Path, caption: &str, bars: &[Bar]) -> Result<(), Trouble> {
    if bars.is_empty() {
        return Ok(());
    }
    let failed = |error: &dyn std::fmt::Display| trouble(format!("{}: {error}", path.display()));
    let count = u32::try_from(bars.len()).unwrap_or(u32::MAX);
    let area = SVGBackend::new(path, (WIDTH, count * HEIGHT_OF_ROW + 90)).into_drawing_area();
    area.fill(&WHITE).map_err(|error| failed(&error))?;
    let least = bars.iter().map(|bar| bar.value).fold(f64::INFINITY, f64::min) / 2.0;
    let most = bars.iter().map(|bar| bar.value).fold(0.0, f64::max) * 2.0;
    let mut chart = ChartBuilder::on(&area)
        .caption(caption, ("sans-serif", 16))
        .margin(10)
        .x_label_area_size(30)
        .y_label_area_size(430)
        .build_cartesian_2d((least..most).log_scale(), (0..count).into_segmented())
        .map_err(|error| failed(&error))?;
    let label = |segment: &SegmentValue<u32>| {
        let (SegmentValue::CenterOf(at) | SegmentValue::Exact(at)) = segment else { return String::new() };
        let from_top = count.checked_sub(at + 1).and_then(|at| usize::try_from(at).ok());
        from_top.and_then(|at| bars.get(at)).map(|bar| format!("{} ({:.1})", bar.label, bar.value)).unwrap_or_default()
    };
    let labels = bars.len();
    let drawn = chart
        .configure_mesh()
        .disable_y_mesh()
        .y_labels(labels)
        .y_label_formatter(&label)
        .y_label_style(("sans-serif", 11))
        .draw();
    drawn.map_err(|error| failed(&error))?;
    let rectangles = bars.iter().rev().zip(0_u32..).map(|(bar, at)| {
        let colour = if bar.is_ours { RGBColor(31, 119, 80) } else { RGBColor(150, 150, 150) };
        let corners = [(least, SegmentValue::Exact(at)), (bar.value, SegmentValue::Exact(at + 1))];
        let mut rectangle = Rectangle::new(corners, colour.filled());
        rectangle.set_margin(3, 3, 0, 0);
        rectangle
    });
    chart.draw_series(rectangles).map_err(|error| failed(&error))?;
    area.present().map_err(|error| failed(&error))
}
