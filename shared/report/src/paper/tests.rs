use super::*;
use crate::{compose_after, inputs, sample};

fn written(digest: &Digest, speech: Speech) -> serde_json::Value {
    serde_json::to_value(paper(digest, speech).unwrap()).unwrap()
}

fn rich() -> Digest {
    let given = sample::rich();
    let mut digest = compose_after(&inputs!(crate::Inputs, given), &sample::past());
    digest.departments = sample::departments();
    digest
}

#[test]
fn the_parts_stand_in_the_order_of_the_page() {
    let digest = rich();
    for speech in Speech::ALL {
        let (page, paper) = (crate::html(&digest, speech).unwrap(), written(&digest, speech));
        let ids: Vec<_> =
            paper["parts"].as_array().unwrap().iter().map(|part| part["id"].as_str().unwrap()).collect();
        let places: Vec<_> =
            ids.iter().map(|id| page.find(&format!("<section id=\"{id}\"")).unwrap()).collect();
        assert!(places.is_sorted(), "{ids:?}");
        // The page has two sections more: the summary, which is the head of the paper, and the filter.
        let on_page = page.matches("<section id=").count();
        assert_eq!(
            on_page,
            ids.len()
                + page.matches("<section id=\"summary\"").count()
                + page.matches("<section id=\"filter\"").count()
        );
    }
}

#[test]
fn every_row_has_a_cell_for_each_column() {
    let paper = written(&rich(), Speech::Kk);
    let mut tables = 0;
    for block in paper["parts"].as_array().unwrap().iter().flat_map(|part| part["blocks"].as_array().unwrap())
    {
        if block["block"] == "table" {
            tables += 1;
            let columns = block["columns"].as_array().unwrap().len();
            assert!(
                block["rows"].as_array().unwrap().iter().all(|row| row.as_array().unwrap().len() == columns)
            );
        }
    }
    assert!(tables >= 8, "{tables}");
}

#[test]
fn words_that_would_point_at_one_resident_are_not_on_paper_either() {
    let mut digest = rich();
    let entry = digest.stories.iter_mut().find(|entry| !entry.story.quotes.is_empty()).unwrap();
    entry.withheld = true;
    let quote = entry.story.quotes[0].text.clone();
    assert!(!written(&digest, Speech::Kk)["parts"].to_string().contains(&quote), "{quote}");
}
