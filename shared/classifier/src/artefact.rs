//! A model as bytes: a name with a version, a checksum, a few floats, the numbers of the known features, their
//! weights; packed with zstd.

use crate::features::hash::{START, steps};
use crate::index::Index;
use crate::model::{COLUMNS, Model, UNIONS};
use std::io::Read;

/// Why bytes are no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// They cannot be packed or unpacked.
    #[error("expected a packed model, found {0}")]
    Packed(String),
    /// They are of another form or version.
    #[error("expected {expected}, found {found}")]
    Form {
        /// What this version reads.
        expected: String,
        /// What is there.
        found: String,
    },
}

/// The first bytes of a model: its name and version. Whatever changes the numbers of features changes the version.
const MAGIC: &[u8; 8] = b"belgi-m3";
const CHECKSUM: usize = 8;
const FLOATS: usize = 2 * COLUMNS + 1 + 4 + UNIONS;
/// The bytes of one feature: its number and its weights.
const ROW: usize = 4 + COLUMNS;
/// The most bytes that an artefact may unpack to; what is larger is refused before it takes memory.
const MOST: usize = 64 << 20;
/// The level of packing; the artefact is packed once and unpacked at every start, which is quick at any level.
const LEVEL: i32 = 19;

impl Model {
    /// The artefact. The same model gives the same bytes.
    ///
    /// # Errors
    /// Where packing fails.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ModelError> {
        let mut body = Vec::new();
        let floats = self
            .steps
            .iter()
            .chain(&self.bias)
            .chain([&self.sense_step])
            .chain(&self.temperatures)
            .chain(&self.unions);
        body.extend(floats.flat_map(|float| float.to_le_bytes()));
        body.extend(self.index.numbers().iter().flat_map(|number| number.to_le_bytes()));
        // Column by column: most weights of a column are nothing, and neighbours pack well.
        for column in 0..COLUMNS {
            body.extend(
                self.weights.iter().map(|row| row.get(column).map_or(0, |weight| weight.cast_unsigned())),
            );
        }
        let mut raw = MAGIC.to_vec();
        raw.extend(steps(START, &body).to_le_bytes());
        raw.extend(body);
        zstd::encode_all(raw.as_slice(), LEVEL).map_err(|error| ModelError::Packed(error.to_string()))
    }

    /// The model that [`Model::to_bytes`] wrote.
    ///
    /// # Errors
    /// Where the bytes are damaged or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let raw = unpack(bytes).map_err(|error| ModelError::Packed(error.to_string()))?;
        let rest = raw
            .strip_prefix(MAGIC)
            .ok_or_else(|| form("a model of version belgi-m3", "another beginning"))?;
        let (checksum, body) =
            rest.split_at_checked(CHECKSUM).ok_or_else(|| form("a checksum", "too few bytes"))?;
        if steps(START, body).to_le_bytes() != checksum {
            return Err(form("a model that bears its own checksum", "another sum"));
        }
        let (floats, rows) =
            body.split_at_checked(FLOATS * 4).ok_or_else(|| form("floats", "too few bytes"))?;
        if rows.len() % ROW != 0 {
            return Err(form(&format!("features of {ROW} bytes each"), &format!("{} bytes", rows.len())));
        }
        let (numbers, weights) = rows.split_at(rows.len() / ROW * 4);
        Ok(unpacked(floats, numbers, weights))
    }
}

fn unpack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    zstd::Decoder::new(bytes)?.take(MOST as u64).read_to_end(&mut raw)?;
    Ok(raw)
}

fn unpacked(floats: &[u8], numbers: &[u8], weights: &[u8]) -> Model {
    let mut floats = floats.chunks_exact(4).map(|four| four.try_into().map_or(0.0, f32::from_le_bytes));
    let mut next = || floats.next().unwrap_or(0.0);
    let numbers = numbers.chunks_exact(4).map(|four| four.try_into().map_or(0, u32::from_le_bytes)).collect();
    let mut model = Model {
        steps: std::array::from_fn(|_| next()),
        bias: std::array::from_fn(|_| next()),
        sense_step: next(),
        temperatures: std::array::from_fn(|_| next()),
        unions: std::array::from_fn(|_| next()),
        index: Index::new(numbers),
        weights: vec![[0; COLUMNS]; weights.len() / COLUMNS],
    };
    for (column, weights) in weights.chunks_exact(model.weights.len().max(1)).enumerate() {
        for (row, weight) in model.weights.iter_mut().zip(weights) {
            if let Some(cell) = row.get_mut(column) {
                *cell = weight.cast_signed();
            }
        }
    }
    model
}

fn form(expected: &str, found: &str) -> ModelError {
    ModelError::Form { expected: expected.to_owned(), found: found.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_comes_back_as_it_was() {
        let index = Index::new(vec![7, 700, 70_000]);
        let mut model = Model { index, weights: vec![[0; COLUMNS]; 3], ..Model::blank() };
        model.weights[2][3] = -5;
        model.bias[1] = 0.5;
        model.unions[2] = -1.5;
        assert_eq!(Model::from_bytes(&model.to_bytes().unwrap()), Ok(model));
    }

    #[test]
    fn a_damaged_artefact_is_refused() {
        assert!(matches!(Model::from_bytes(b"nonsense"), Err(ModelError::Packed(_))));
        let packed = |raw: &[u8]| zstd::encode_all(raw, 1).unwrap();
        let whole = zstd::decode_all(Model::blank().to_bytes().unwrap().as_slice()).unwrap();
        let mut bent = whole.clone();
        bent[40] = 1;
        let longer = [whole.as_slice(), b"x"].concat();
        for raw in [b"another-".as_slice(), &whole[..10], &whole[..100], &bent, &longer] {
            assert!(matches!(Model::from_bytes(&packed(raw)), Err(ModelError::Form { .. })));
        }
    }
}
