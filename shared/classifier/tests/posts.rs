//! The training posts: valid, unique, and not each other's echo.

use belgi_classifier::Example;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::error::Error;

#[path = "../examples/data/mod.rs"]
mod data;

/// Of all posts, the largest share that may be nearly another post.
const ECHOES: f64 = 0.02;
/// Runs of three words that two posts share, of all their runs, from which one echoes the other.
const ALIKE: f64 = 0.6;
/// The least share of different runs of three words among all such runs.
const DIVERSITY: f64 = 0.85;

fn posts() -> Result<Vec<Example>, Box<dyn Error>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/posts").to_owned();
    data::examples([folder].into_iter())
}

/// Runs of three words; of fewer words, the words themselves.
fn runs(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    match words.len() {
        0..3 => BTreeSet::from([words.join(" ")]),
        _ => words.windows(3).map(|run| run.join(" ")).collect(),
    }
}

#[test]
fn every_post_is_labelled_and_has_an_id_of_its_own() {
    let mut ids = HashSet::new();
    for post in posts().unwrap() {
        assert!(ids.insert(post.id.clone()), "{} is there twice", post.id);
        assert!(!post.hand.is_empty(), "{} has no hand", post.id);
        assert!(
            post.language.is_some() && post.signal_type.is_some() && post.sentiment.is_some(),
            "{}",
            post.id
        );
        assert!(post.topic.is_some() && post.urgency.is_some(), "{}", post.id);
        let groups: BTreeSet<_> = post.groups.iter().collect();
        assert_eq!(groups.len(), post.groups.len(), "{} names a group twice", post.id);
    }
}

#[test]
fn few_posts_echo_another() {
    let all: Vec<BTreeSet<String>> = posts().unwrap().iter().map(|post| runs(&post.text)).collect();
    let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut echoes = 0_u32;
    for (place, own) in all.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in own {
            for other in having.get(run.as_str()).into_iter().flatten() {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let alike = |(other, both): (&usize, &usize)| {
            *both as f64 / (own.len() + all[*other].len() - both) as f64 >= ALIKE
        };
        echoes += u32::from(shared.iter().any(alike));
        for run in own {
            having.entry(run).or_default().push(place);
        }
    }
    let share = f64::from(echoes) / all.len() as f64;
    assert!(share <= ECHOES, "{echoes} of {} posts echo another", all.len());
}

#[test]
fn the_wording_is_diverse() {
    let all: Vec<String> = posts().unwrap().iter().flat_map(|post| runs(&post.text)).collect();
    let different: HashSet<&str> = all.iter().map(String::as_str).collect();
    let share = different.len() as f64 / all.len() as f64;
    assert!(share >= DIVERSITY, "{share:.3} of the runs of three words are different");
}
