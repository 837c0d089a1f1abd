//! What a page of an ordinary week says.

use super::*;
use crate::compose::compose_after;
use crate::sample::{past, rich};

fn rich_page(speech: Speech) -> String {
    let given = rich();
    let mut digest = compose_after(&crate::inputs!(crate::Inputs, given), &past());
    digest.departments = departments();
    html(&digest, speech).unwrap()
}

fn said(speech: Speech) -> Vec<String> {
    let given = rich();
    sentences(&compose_after(&crate::inputs!(crate::Inputs, given), &past()), speech).unwrap()
}

#[test]
fn the_week_in_five_sentences() {
    for speech in Speech::ALL {
        insta::assert_snapshot!(format!("sentences_{speech}"), said(speech).join("\n"));
    }
}

#[test]
fn every_number_of_the_sentences_leads_to_its_evidence() {
    for speech in Speech::ALL {
        let page = rich_page(speech);
        balanced(&page);
        let lead = between(&page, "<div class=\"lead\">", "</div>");
        let mut outside = String::new();
        for piece in lead.split("<a href=\"#") {
            outside += piece.split_once("</a>").map_or(piece, |(_, after)| after);
        }
        assert!(!outside.contains(|c: char| c.is_ascii_digit()), "{outside}");
        for anchor in lead.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.contains(&format!(" id=\"{anchor}\"")), "#{anchor}");
        }
    }
}

#[test]
fn the_parts_stand_in_the_order_of_what_staff_need() {
    let page = rich_page(Speech::Kk);
    let at = |id: &str| page.find(&format!("<section id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}"));
    let order = [
        "summary",
        "action",
        "growing",
        "forgotten",
        "answered",
        "answering",
        "reopened",
        "praise",
        "other",
        "topics",
        "course",
        "outlets",
        "groups",
        "reach",
        "official",
        "coverage",
        "method",
    ];
    let found: Vec<_> = order.iter().map(|id| at(id)).collect();
    assert!(found.is_sorted(), "{found:?}");
    let levels: Vec<u32> =
        page.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "a level of headings is passed over");
}

#[test]
fn what_residents_write_is_not_told_outlet_by_outlet() {
    let page = rich_page(Speech::Ru);
    let outlets = between(&page, "<section id=\"outlets\"", "</section>");
    assert!(outlets.contains("Юг-Line") && !outlets.contains("Біздің қала"), "{outlets}");
}

#[test]
fn few_posts_about_a_group_are_shown_as_a_band() {
    let page = rich_page(Speech::En);
    let groups = between(&page, "<section id=\"groups\"", "</section>");
    let row = between(groups, "Pregnant women</th>", "</tr>");
    assert!(row.contains("&#60;5") && !row.contains("(3)"), "{row}");
}

#[test]
fn an_english_page_spells_places_in_latin_letters() {
    let page = rich_page(Speech::En);
    assert!(between(&page, "<table class=\"matrix\">", "</thead>").contains("Karatau"));
    assert!(page.contains("Karatau district"));
}

#[test]
fn two_thousand_signals_make_a_page_of_a_megabyte_and_a_half_at_most() {
    let mut given = rich();
    let (signals, stories) = (given.signals.clone(), given.stories.clone());
    for round in 1..8_u32 {
        let renamed = |post: &PostId| PostId::new(&"copy".parse().unwrap(), &format!("{round} {post}"));
        given.signals.extend(signals.iter().map(|one| Signal { post: renamed(&one.post), ..one.clone() }));
        given.stories.extend(
            stories.iter().map(|one| Story {
                id: StoryId::new(&one.city, &renamed(&one.members[0].post)),
                ..one.clone()
            }),
        );
    }
    assert!(given.signals.len() >= 2_000, "{}", given.signals.len());
    for speech in Speech::ALL {
        let bytes = page(&given, speech).len();
        assert!(bytes <= 1_500_000, "{speech}: {bytes}");
    }
}
