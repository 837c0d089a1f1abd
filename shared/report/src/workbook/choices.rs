//! The labels that a person may choose from, on a hidden sheet beside their codes.
//!
//! A list written into the drop-down itself would be cut at 255 characters, which the topics exceed.

use super::{Cell, Grid, Looks};
use crate::RenderError;
use crate::messages::Words;
use belgi_domain::{Label, Sentiment, SignalType, Topic, Urgency};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Worksheet};

/// The sets that may be corrected, the heads of the columns to choose in, and of those that show the label as it is.
pub const SETS: [(&str, &str, &str); 4] = [
    (SignalType::FIELD, "right-type", "column-type"),
    (Topic::FIELD, "right-topic", "column-topic"),
    (Urgency::FIELD, "right-urgency", "column-urgency"),
    (Sentiment::FIELD, "right-sentiment", "column-sentiment"),
];

/// The labels of each of [`SETS`], in the order of the taxonomy.
#[derive(Debug)]
pub struct Choices {
    sheet: String,
    sets: [Vec<Choice>; SETS.len()],
}

/// A label as people and as machines call it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Choice {
    code: &'static str,
    name: String,
}

impl Choices {
    /// The labels in the language of `words`.
    pub fn new(words: &Words) -> Self {
        let sets = [
            choices::<SignalType>(words),
            choices::<Topic>(words),
            choices::<Urgency>(words),
            choices::<Sentiment>(words),
        ];
        Self { sheet: words.say("sheet-labels"), sets }
    }

    /// Names with their codes, for each of [`SETS`].
    pub fn names(self) -> [Vec<(String, &'static str)>; SETS.len()] {
        self.sets.map(|set| set.into_iter().map(|choice| (choice.name, choice.code)).collect())
    }

    /// The drop-downs, a column for each of [`SETS`] from `first` on, over `rows` (both ends included).
    pub fn offer(
        &self,
        sheet: &mut Worksheet,
        words: &Words,
        first: u16,
        rows: (u32, u32),
    ) -> Result<(), RenderError> {
        for (set, names) in (0..).zip(&self.sets) {
            let column = char::from(b'A'.saturating_add(2 * set));
            let range = format!("='{}'!${column}$2:${column}${}", self.sheet, names.len() + 1);
            let rule = DataValidation::new()
                .allow_list_formula(Formula::new(range))
                .set_input_title(words.say("choose-title"))?
                .set_input_message(words.say("choose-text"))?
                .set_error_title(words.say("choose-title"))?
                .set_error_message(words.say("choose-wrong"))?
                .set_error_style(DataValidationErrorStyle::Stop);
            let at = first.saturating_add(u16::from(set));
            sheet.add_data_validation(rows.0, at, rows.1, at, &rule)?;
        }
        Ok(())
    }

    /// The hidden sheet: for each set a column of names and one of codes.
    pub fn sheet(&self, looks: &Looks, words: &Words) -> Result<Worksheet, RenderError> {
        let mut grid = Grid::begin(looks, &self.sheet)?;
        let head = SETS.iter().flat_map(|(set, key, _)| [words.say(key), (*set).to_owned()]);
        grid.row(head.map(|text| Cell::text(&text)))?;
        let longest = self.sets.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..longest {
            let pair = |set: &Vec<Choice>| match set.get(at) {
                Some(choice) => [Cell::text(&choice.name), Cell::text(choice.code)],
                None => [Cell::Empty, Cell::Empty],
            };
            grid.row(self.sets.iter().flat_map(pair))?;
        }
        grid.sheet().set_hidden(true);
        Ok(grid.end())
    }
}

fn choices<L: Label>(words: &Words) -> Vec<Choice> {
    L::ALL.iter().map(|label| Choice { code: label.code(), name: words.label(label) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Speech;
    use std::collections::BTreeSet;

    #[test]
    fn a_name_stands_for_one_label_only() {
        for speech in Speech::ALL {
            for set in Choices::new(&Words::load(speech).unwrap()).sets {
                let names: BTreeSet<_> = set.iter().map(|choice| &choice.name).collect();
                assert_eq!(names.len(), set.len(), "{speech}: {names:?}");
            }
        }
    }
}
