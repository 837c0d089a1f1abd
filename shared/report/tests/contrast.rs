//! The colours of the page, measured as WCAG 2.2 says.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../templates/page.css");

/// Ink and ground of the texts of the page. Sorted.
const TEXTS: [(&str, &str); 19] = [
    ("--card", "--danger"),
    ("--danger", "--paper"),
    ("--good", "--paper"),
    ("--h4-ink", "--h4"),
    ("--h5-ink", "--h5"),
    ("--ink", "--calm"),
    ("--ink", "--card"),
    ("--ink", "--h1"),
    ("--ink", "--h2"),
    ("--ink", "--h3"),
    ("--ink", "--paper"),
    ("--ink", "--warn"),
    ("--link", "--calm"),
    ("--link", "--card"),
    ("--link", "--paper"),
    ("--link", "--warn"),
    ("--soft", "--card"),
    ("--soft", "--paper"),
    ("--trouble", "--paper"),
];

/// Drawings beside the ground they stand on.
const DRAWINGS: [(&str, &str); 6] = [
    ("--edge", "--card"),
    ("--warn-line", "--paper"),
    ("--trouble-bar", "--card"),
    ("--good-bar", "--card"),
    ("--trouble-bar", "--paper"),
    ("--good-bar", "--paper"),
];

/// The palette that begins at the `nth` `:root`.
fn palette(nth: usize) -> BTreeMap<&'static str, &'static str> {
    let block = STYLE.split(":root {").nth(nth).unwrap().split('}').next().unwrap();
    block
        .split(';')
        .filter_map(|pair| pair.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect()
}

fn luminance(colour: &str) -> f64 {
    let hex = colour.strip_prefix('#').unwrap();
    let full: String =
        if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&full[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn texts_are_readable_by_day_and_by_night() {
    for (nth, name) in [(1, "light"), (2, "dark")] {
        let palette = palette(nth);
        for (pairs, least) in [(&TEXTS[..], 4.5), (&DRAWINGS[..], 3.0)] {
            for (ink, ground) in pairs {
                let found = contrast(palette[ink], palette[ground]);
                assert!(found >= least, "{name}: {ink} on {ground} has {found:.2}, expected {least}");
            }
        }
    }
}
