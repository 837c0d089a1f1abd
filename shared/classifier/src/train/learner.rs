//! Weights while they are learnt.

use super::Settings;
use super::lesson::{Lesson, index};
use super::polarity::Polarity;
use super::vectors::{DIMENSIONS, Vectors};
use crate::features::NO_WORD;
use crate::index::{Index, Known, Row};
use crate::model::{COLUMNS, HEADS, LIKING, Model, Shares, softmax};

type Cells = [f32; COLUMNS];

/// A weight of fewer steps than this is none: it saves room and says nothing.
const LEAST_STEPS: f32 = 1.5;

/// How fast the space of word vectors is learnt, against single features.
const SPACE_RATE: f32 = 0.6;
/// How strongly it is drawn to nothing: every post moves all of it, so far less than single features.
const SPACE_DECAY: f32 = 0.0003;

/// The most that an example of a rare label counts, before evenness.
const DEAREST: f32 = 10.0;

pub(super) struct Learner {
    model: Model,
    weights: Vec<Cells>,
    /// Sums of squared gradients.
    squares: Vec<Cells>,
    /// One row a dimension of the word vectors.
    space: Vec<Cells>,
    space_squares: Vec<Cells>,
    bias_squares: Cells,
    /// By row, how much its feature is liked; what a post's sum of it says for each label.
    liked: Vec<f32>,
    liking: Cells,
    liking_squares: Cells,
    /// What an example of each label counts.
    prices: Cells,
    settings: Settings,
}

impl Learner {
    /// A learner that knows nothing yet of the features of `lessons`.
    pub(super) fn new(lessons: &[Lesson], settings: Settings) -> Self {
        let model = Model { index: index(lessons), ..Model::blank() };
        let rows = model.index.numbers().len();
        let liked = model.index.numbers().iter().map(|number| Polarity::bundled().weight(*number));
        Self {
            liked: liked.collect(),
            liking: [0.0; COLUMNS],
            liking_squares: [1e-4; COLUMNS],
            model,
            weights: vec![[0.0; COLUMNS]; rows],
            squares: vec![[1e-4; COLUMNS]; rows],
            space: vec![[0.0; COLUMNS]; DIMENSIONS],
            space_squares: vec![[1e-4; COLUMNS]; DIMENSIONS],
            bias_squares: [1e-4; COLUMNS],
            prices: prices(lessons, settings.evenness),
            settings,
        }
    }

    /// One step towards the right answers of `lesson`; `chance` decides what is hidden at this sight.
    pub(super) fn learn(&mut self, lesson: &Lesson, chance: u64) {
        let sight = sight(&self.model, lesson, chance, self.settings.hidden);
        let mut scores = self.model.bias;
        let mut liked = 0.0;
        for (row, share) in shared(&sight) {
            let Some(weights) = self.weights.get(row.row as usize) else { continue };
            liked += self.liked.get(row.row as usize).copied().unwrap_or(0.0) * share;
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += weight * share;
            }
        }
        for (weights, coordinate) in self.space.iter().zip(lesson.place) {
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += weight * coordinate;
            }
        }
        for (score, weight) in scores.iter_mut().zip(&self.liking) {
            *score += weight * liked;
        }
        let gradient = gradient(&scores, lesson, &self.prices);
        let Settings { rate, decay, .. } = self.settings;
        for (row, share) in shared(&sight) {
            let place = row.row as usize;
            if let (Some(weights), Some(squares)) = (self.weights.get_mut(place), self.squares.get_mut(place))
            {
                step(weights, squares, &gradient, share, rate, decay);
            }
        }
        let space = self.space.iter_mut().zip(&mut self.space_squares);
        for ((weights, squares), coordinate) in space.zip(lesson.place) {
            step(weights, squares, &gradient, coordinate, rate * SPACE_RATE, SPACE_DECAY);
        }
        step(&mut self.liking, &mut self.liking_squares, &gradient, liked, rate * SPACE_RATE, SPACE_DECAY);
        step(&mut self.model.bias, &mut self.bias_squares, &gradient, 1.0, rate, 0.0);
    }

    /// Weights in 255 steps a column; the widest weight is 127 steps. Features without any weight are forgotten.
    pub(super) fn quantise(mut self) -> Model {
        for (weights, liked) in self.weights.iter_mut().zip(&self.liked) {
            for (weight, liking) in weights.iter_mut().zip(&self.liking) {
                *weight += liking * liked;
            }
            if let Some(weight) = weights.get_mut(LIKING) {
                *weight = *liked;
            }
        }
        let widest = |column: usize| {
            self.weights
                .iter()
                .filter_map(|row| row.get(column))
                .fold(0.0_f32, |top, weight| top.max(weight.abs()))
        };
        let steps: Cells = std::array::from_fn(|column| (widest(column) / 127.0).max(1e-9));
        let quantised = self.weights.iter().map(|cells| quantise(cells, &steps, LEAST_STEPS));
        let rows = self.model.index.numbers().iter().copied().zip(quantised);
        let mut rows: Vec<(u32, [i8; COLUMNS])> =
            rows.filter(|(_, weights)| weights.iter().any(|weight| *weight != 0)).collect();
        let (senses, sense_step) = self.senses(&steps);
        rows.extend(senses);
        rows.sort_by_key(|(number, _)| *number);
        rows.dedup_by_key(|(number, _)| *number);
        let (numbers, weights): (Vec<u32>, Vec<[i8; COLUMNS]>) = rows.into_iter().unzip();
        Model { index: Index::new(numbers), weights, steps, sense_step, ..self.model }
    }

    /// One row a word of the vectors, what the space says at its place, and what a step of it is worth.
    fn senses(&self, steps: &Cells) -> (Vec<(u32, [i8; COLUMNS])>, f32) {
        let folded: Vec<(u32, Cells)> = Vectors::bundled()
            .all()
            .into_iter()
            .map(|(number, place)| {
                let mut cells = [0.0; COLUMNS];
                for (weights, coordinate) in self.space.iter().zip(place) {
                    for ((cell, weight), step) in cells.iter_mut().zip(weights).zip(steps) {
                        *cell += weight * coordinate / step;
                    }
                }
                (number, cells)
            })
            .collect();
        let widest =
            folded.iter().flat_map(|(_, cells)| cells).fold(0.0_f32, |top, cell| top.max(cell.abs()));
        let step = (widest / 127.0).max(1e-9);
        let rows = folded.iter().map(|(number, cells)| (*number, quantise(cells, &[step; COLUMNS], 0.0)));
        (rows.collect(), step)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "clamped to the range of i8")]
fn quantise(cells: &Cells, steps: &Cells, least: f32) -> [i8; COLUMNS] {
    let mut weights = [0_i8; COLUMNS];
    for ((weight, cell), step) in weights.iter_mut().zip(cells).zip(steps) {
        let steps = cell / step;
        *weight = if steps.abs() < least { 0 } else { steps.round().clamp(-127.0, 127.0) as i8 };
    }
    weights
}

/// What a lesson shows at one sight: the spelling of some words is hidden, and who speaks half of the time.
fn sight(model: &Model, lesson: &Lesson, chance: u64, hidden: f32) -> Known {
    let mut sight = model.known(&lesson.features);
    let is_seen = |row: &Row| row.word == NO_WORD || roll(chance, row.word) >= hidden;
    sight.surface.retain(is_seen);
    sight.pieces.retain(is_seen);
    if roll(chance, NO_WORD) < 0.5 {
        sight.meaning.extend(model.known(&lesson.spoken).meaning);
    }
    sight
}

/// Each row with what it counts.
fn shared(sight: &Known) -> impl Iterator<Item = (&Row, f32)> {
    let shares = Shares::of(sight, 0.0);
    sight.lists(shares).into_iter().flat_map(|(rows, share)| rows.iter().map(move |row| (row, share)))
}

/// A share between 0 and 1 that looks random and depends on its arguments alone.
fn roll(chance: u64, word: u16) -> f32 {
    let mixed = (chance ^ (u64::from(word) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_mul(0xbf58_476d_1ce4_e5b9);
    f32::from(u16::try_from(mixed >> 48).unwrap_or(0)) / f32::from(u16::MAX)
}

fn step(weights: &mut Cells, squares: &mut Cells, gradient: &Cells, share: f32, rate: f32, decay: f32) {
    for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(gradient) {
        let slope = slope * share + decay * *weight;
        *square += slope * slope;
        *weight -= rate * slope / square.sqrt();
    }
}

/// Softmax minus the right answer, for every head whose answer is known.
fn gradient(scores: &Cells, lesson: &Lesson, prices: &Cells) -> Cells {
    let mut gradient = [0.0; COLUMNS];
    for head in HEADS {
        let Some(right) = lesson.right.get(head.index()).copied().flatten() else { continue };
        let price = lesson.weight * prices.get(right).copied().unwrap_or(1.0);
        let columns = head.columns();
        let shares = softmax(scores.get(columns.clone()).unwrap_or(&[]).iter().copied());
        for (column, share) in columns.zip(shares) {
            if let Some(slope) = gradient.get_mut(column) {
                *slope = price * (share - f32::from(u8::from(column == right)));
            }
        }
    }
    gradient
}

/// A rare label's examples count more: the mean count of its set over its own, to the power of `evenness`.
#[allow(clippy::cast_precision_loss, reason = "there are fewer than 2^24 examples")]
fn prices(lessons: &[Lesson], evenness: f32) -> Cells {
    let mut counts = [0_u32; COLUMNS];
    for right in lessons.iter().flat_map(|lesson| lesson.right.iter().flatten()) {
        if let Some(count) = counts.get_mut(*right) {
            *count += 1;
        }
    }
    let mut prices = [1.0; COLUMNS];
    for head in HEADS {
        let own = counts.get(head.columns()).unwrap_or(&[]);
        let mean = own.iter().sum::<u32>() as f32 / own.len().max(1) as f32;
        for (price, count) in prices.iter_mut().skip(head.columns().start).zip(own) {
            *price = (mean / (*count).max(1) as f32).clamp(DEAREST.recip(), DEAREST).powf(evenness);
        }
    }
    prices
}
