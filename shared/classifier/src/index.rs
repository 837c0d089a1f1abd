//! Which features the model knows, and the row of each. A feature that it does not know has no row and says
//! nothing, where a table of hashes alone would lend it another feature's weights.

use crate::model::Shares;

/// A feature that the model knows, and the place of the word it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) row: u32,
    pub(crate) word: u16,
}

/// The features of a post that the model knows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    pub(crate) surface: Vec<Row>,
    pub(crate) pieces: Vec<Row>,
    pub(crate) meaning: Vec<Row>,
    pub(crate) senses: Vec<Row>,
}

impl Known {
    /// Each list of rows with what one row of it counts.
    pub(crate) fn lists(&self, shares: Shares) -> [(&[Row], f32); 4] {
        [
            (&self.surface, shares.surface),
            (&self.pieces, shares.pieces),
            (&self.meaning, shares.meaning),
            (&self.senses, shares.senses),
        ]
    }
}

/// Numbers of features, sorted, and slots to find them by.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Index {
    numbers: Vec<u32>,
    /// A number and its row; a quarter to a half of them are filled.
    slots: Vec<Option<(u32, u32)>>,
}

impl Index {
    /// An index of `numbers`, which it sorts and keeps once each.
    pub(crate) fn new(mut numbers: Vec<u32>) -> Self {
        numbers.sort_unstable();
        numbers.dedup();
        let size = (numbers.len() * 2).next_power_of_two();
        let mut index = Self { slots: vec![None; size], numbers: Vec::new() };
        for (row, number) in (0_u32..).zip(&numbers) {
            let mut slot = *number as usize % size;
            while index.slots.get(slot).is_some_and(Option::is_some) {
                slot = (slot + 1) % size;
            }
            if let Some(free) = index.slots.get_mut(slot) {
                *free = Some((*number, row));
            }
        }
        index.numbers = numbers;
        index
    }

    /// The numbers, sorted; the place of each is its row.
    pub(crate) fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// The row of a feature, where it is known.
    pub(crate) fn row(&self, number: u32) -> Option<u32> {
        let last = self.slots.len().checked_sub(1)?;
        let mut slot = number as usize & last;
        while let Some(Some((there, row))) = self.slots.get(slot) {
            if *there == number {
                return Some(*row);
            }
            slot = (slot + 1) & last;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_found_and_nothing_else() {
        let index = Index::new(vec![9, 1, 5, 5, 13]);
        assert_eq!(index.numbers(), [1, 5, 9, 13]);
        for (number, expect) in
            [(1, Some(0)), (5, Some(1)), (9, Some(2)), (13, Some(3)), (0, None), (17, None)]
        {
            assert_eq!(index.row(number), expect, "{number}");
        }
        assert_eq!(Index::default().row(1), None);
        assert_eq!(Index::new(Vec::new()).row(1), None);
    }
}
