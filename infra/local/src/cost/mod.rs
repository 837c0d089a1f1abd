//! What a stack costs a month: counted calls of a real run, multiplied by what a month holds and by published prices.

pub mod measure;
pub mod model;
pub mod prices;
