//! The districts as a schematic map: tiles in the rough order in which the districts lie, north above.

use crate::messages::Words;
use crate::outside;
use belgi_domain::Label;
use belgi_domain::digest::{Digest, TopicRow};
use std::cmp::Reverse;

/// Where the districts of a city lie: code of KATO, column from the west, row from the north. Neighbours stay
/// neighbours as far as a grid allows; distances and sizes mean nothing. Sorted by code. A city with a district that
/// stands here not gets its districts in the order of the alphabet instead.
#[rustfmt::skip]
const PLAN: [(&str, u8, u8); 19] = [
    ("711110000", 3, 2), // Astana: Almaty, the south-east
    ("711210000", 2, 2), // Yesil, the left bank
    ("711310000", 1, 1), // Saryarka, the north-west
    ("711410000", 2, 1), // Baikonyr, the north
    ("711510000", 1, 2), // Nura, the south-west
    ("711610000", 3, 1), // Saraishyk, the east
    ("751110000", 3, 2), // Almaty: Almaly, the centre
    ("751210000", 1, 1), // Alatau, the north-west
    ("751310000", 2, 2), // Auezov, the west
    ("751410000", 3, 3), // Bostandyk, the south
    ("751510000", 3, 1), // Zhetysu, the north
    ("751710000", 4, 2), // Medeu, the east
    ("751810000", 1, 2), // Nauryzbay, the south-west
    ("751910000", 4, 1), // Turksib, the north-east
    ("791110000", 1, 2), // Shymkent: Abai, the west
    ("791310000", 2, 2), // Al-Farabi, the centre
    ("791510000", 3, 2), // Enbekshi, the south-east
    ("791710000", 2, 1), // Karatau, the north
    ("791910000", 1, 1), // Turan, the north-west
];

/// The darkest of the steps; each is a class of the style sheet.
const STEPS: u64 = 5;

/// The map.
pub struct Map {
    /// Its tiles, most complaints first, as they are read out.
    pub tiles: Vec<MapTile>,
    /// Whether the tiles stand as the districts lie.
    pub placed: bool,
}

/// One district.
pub struct MapTile {
    /// Its name with what it is.
    pub name: String,
    /// Complaints and requests.
    pub count: u32,
    /// What they are most about; empty where there are none.
    pub topic: String,
    /// From 0, nothing, to 5, as many as in the fullest district.
    pub step: u32,
    /// Classes of the style sheet that give it its place; empty where the map has none.
    pub spot: String,
}

/// The map, or nothing where fewer than two districts are named.
pub fn of(w: &Words, digest: &Digest) -> Option<Map> {
    if digest.districts.len() < 2 {
        return None;
    }
    let spots: Vec<_> = digest.districts.iter().map(|place| spot(&place.code)).collect();
    let placed = spots.iter().all(Option::is_some);
    let totals = totals(digest);
    let most = totals.iter().copied().max().unwrap_or(0).max(1);
    let mut tiles: Vec<_> = digest
        .districts
        .iter()
        .zip(totals)
        .zip(spots)
        .enumerate()
        .map(|(column, ((place, count), spot))| MapTile {
            name: outside::text(&w.places(std::slice::from_ref(place))),
            topic: leading(w, digest, column),
            step: u32::try_from((u64::from(count) * STEPS).div_ceil(u64::from(most))).unwrap_or(0),
            spot: spot.filter(|_| placed).map_or_else(String::new, |(x, y)| format!("x{x} y{y}")),
            count,
        })
        .collect();
    tiles.sort_by_key(|tile| Reverse(tile.count));
    Some(Map { tiles, placed })
}

/// Complaints and requests of each district, in the order of [`Digest::districts`].
pub fn totals(digest: &Digest) -> Vec<u32> {
    let of = |column: usize| digest.topics.iter().filter_map(|row| row.by_district.get(column)).sum();
    (0..digest.districts.len()).map(of).collect()
}

fn leading(w: &Words, digest: &Digest, column: usize) -> String {
    let count = |row: &&TopicRow| row.by_district.get(column).copied().unwrap_or(0);
    let row = digest.topics.iter().rev().max_by_key(count).filter(|row| count(row) > 0);
    row.map_or_else(String::new, |row| w.named("topic", row.topic.code()))
}

fn spot(code: &str) -> Option<(u8, u8)> {
    PLAN.iter().find(|(of, _, _)| *of == code).map(|(_, x, y)| (*x, *y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_is_sorted_and_no_two_districts_of_a_city_share_a_tile() {
        assert!(PLAN.windows(2).all(|two| two[0].0 < two[1].0));
        for (index, (code, x, y)) in PLAN.iter().enumerate() {
            let shared = |(other, a, b): &(&str, u8, u8)| other[..2] == code[..2] && (a, b) == (x, y);
            assert!(!PLAN[index + 1..].iter().any(shared), "{code}");
        }
    }
}
