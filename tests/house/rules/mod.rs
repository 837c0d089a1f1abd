//! The rules, by what they are about.

pub mod arrows;
pub mod crates;
pub mod evidence;
pub mod io;
pub mod leaks;
pub mod manifest;
pub mod panics;
pub mod places;
pub mod size;
