//! The words that decided.

use crate::decision::{Decision, round};
use crate::features::Features;
use crate::index::Known;
use crate::lexicon::{Entry, entry};
use crate::model::{COLUMNS, HEADS, Head, Model, Shares};
use belgi_domain::{Evidence, Group, Label};

/// Words shown for one label.
const MOST: usize = 3;
/// A word that moved a decision less than this share of the first word did is not shown.
const LEAST: f32 = 0.25;

/// The words whose features pulled hardest from the runner-up to the chosen label, for every label set.
pub(crate) fn of_labels(
    model: &Model,
    text: &str,
    features: &Features,
    known: &Known,
    scores: &[f32; COLUMNS],
    decision: &Decision,
) -> Vec<Evidence> {
    HEADS
        .into_iter()
        .flat_map(|head| of_head(model, head, text, features, known, scores, decision.choice(head).label))
        .collect()
}

fn of_head(
    model: &Model,
    head: Head,
    text: &str,
    features: &Features,
    known: &Known,
    scores: &[f32; COLUMNS],
    label: usize,
) -> Vec<Evidence> {
    let columns = head.columns();
    let chosen = columns.start + label;
    let score = |column: &usize| scores.get(*column).copied().unwrap_or(f32::MIN);
    let Some(other) = columns.filter(|column| *column != chosen).max_by(|a, b| score(a).total_cmp(&score(b)))
    else {
        return Vec::new();
    };
    let mut words: Vec<(usize, f32)> =
        pulls(model, known, features.words.len(), chosen, other).into_iter().enumerate().collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let least = words.first().map_or(0.0, |(_, pull)| pull * LEAST).max(f32::MIN_POSITIVE);
    let strong = words.into_iter().take_while(|(_, pull)| *pull >= least).take(MOST);
    strong.filter_map(|(word, pull)| said(head.field(), text, features, word, pull)).collect()
}

/// How far each word moved the decision.
fn pulls(model: &Model, known: &Known, words: usize, chosen: usize, other: usize) -> Vec<f32> {
    let shares = Shares::of(known, model.sense_step);
    let mut pulls = vec![0.0_f32; words];
    for (list, share) in known.lists(shares) {
        for feature in list {
            if let Some(pull) = pulls.get_mut(usize::from(feature.word)) {
                *pull += model.pull(*feature, chosen, other) * share;
            }
        }
    }
    pulls
}

/// The groups that the text names, sorted, and the first word that names each.
pub(crate) fn of_groups(text: &str, features: &Features) -> (Vec<Group>, Vec<Evidence>) {
    let (mut groups, mut evidence) = (Vec::new(), Vec::new());
    for (word, entries) in features.entries.iter().enumerate() {
        for group in groups_of(*entries) {
            if !groups.contains(&group) {
                groups.push(group);
                evidence.extend(said(Group::FIELD, text, features, word, 1.0));
            }
        }
    }
    groups.sort_unstable();
    (groups, evidence)
}

fn groups_of(mut entries: u64) -> impl Iterator<Item = Group> {
    std::iter::from_fn(move || {
        while entries != 0 {
            let bit = entries.trailing_zeros() as usize;
            entries &= entries - 1;
            if let Some(Entry::Group(group)) = entry(bit) {
                return Some(group);
            }
        }
        None
    })
}

fn said(field: &str, text: &str, features: &Features, word: usize, weight: f32) -> Option<Evidence> {
    let (start, end) = features.words.get(word).copied()?;
    Some(Evidence { field: field.to_owned(), words: text.get(start..end)?.to_owned(), weight: round(weight) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::features;
    use crate::reading::Input;

    #[test]
    fn groups_are_what_the_text_names() {
        let cases: [(&str, &[Group]); 8] = [
            ("Балалар тоңып отыр", &[Group::Children]),
            ("пенсионерам не носят пенсию", &[Group::Elderly]),
            ("многодетная семья, ребёнок-инвалид", &[Group::Children, Group::LargeFamilies]),
            ("многодетная семья, ребёнок инвалид", &[Group::Children, Group::Disabled, Group::LargeFamilies]),
            ("жүкті әйелдерге кезек жоқ", &[Group::Pregnant]),
            ("карта жасады", &[]),
            ("балама жол бар", &[]),
            ("яма на дороге", &[]),
        ];
        for (text, expect) in cases {
            assert_eq!(of_groups(text, &features(text, &Input::default())).0, expect, "{text}");
        }
    }
}
