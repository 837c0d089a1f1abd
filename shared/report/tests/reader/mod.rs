//! Somebody who reads digests side by side. For each set of posts that was ever counted he keeps what the number of its voices can
//! be, and narrows it down until nothing more follows.

use belgi_domain::VoiceBand;
use std::collections::BTreeMap;

/// One published band, and how many posts of each week it counts, first posts first.
pub struct Said {
    pub counted: Vec<usize>,
    pub band: VoiceBand,
}

/// The first so many posts of a week: the week, and how many.
type Set = (usize, usize);

/// The least and the most voices among the first so many posts of a week, by week and posts.
pub struct Reader {
    known: BTreeMap<Set, (usize, usize)>,
}

fn bounds(band: VoiceBand) -> (usize, usize) {
    match band {
        VoiceBand::None => (0, 0),
        VoiceBand::Few => (1, 4),
        VoiceBand::AtLeast(least) => (least as usize, least as usize + 4),
    }
}

impl Reader {
    pub fn of(said: &[Said]) -> Self {
        let sets = said.iter().flat_map(|one| one.counted.iter().copied().enumerate());
        // Whoever counts posts knows as much before he reads a band.
        let known = sets.filter(|(_, posts)| *posts > 0).map(|set| (set, (1, set.1))).collect();
        let mut reader = Self { known };
        loop {
            let before = reader.known.clone();
            said.iter().for_each(|one| reader.hears(one));
            reader.compares();
            if reader.known == before {
                return reader;
            }
        }
    }

    /// The band is that of the week with most voices.
    fn hears(&mut self, said: &Said) {
        let (least, most) = bounds(said.band);
        let sets: Vec<_> = said.counted.iter().copied().enumerate().filter(|(_, posts)| *posts > 0).collect();
        for set in &sets {
            self.narrow(*set, (0, most));
        }
        let able: Vec<_> = sets.into_iter().filter(|set| self.known[set].1 >= least).collect();
        if let [only] = able[..] {
            self.narrow(only, (least, usize::MAX));
        }
    }

    /// More posts have no fewer voices, and at most one more for each post.
    fn compares(&mut self) {
        for ((small, large), new) in self.pairs() {
            let ((few_least, few_most), (many_least, many_most)) = (self.known[&small], self.known[&large]);
            self.narrow(small, (many_least.saturating_sub(new), many_most));
            self.narrow(large, (few_least, few_most + new));
        }
    }

    /// Every two sets of one week, with the posts by which they differ.
    fn pairs(&self) -> Vec<((Set, Set), usize)> {
        let sets = || self.known.keys().copied();
        let pairs = sets().flat_map(|small| sets().map(move |large| (small, large)));
        let ordered = pairs.filter(|(small, large)| small.0 == large.0 && small.1 < large.1);
        ordered.map(|(small, large)| ((small, large), large.1 - small.1)).collect()
    }

    fn narrow(&mut self, set: Set, (least, most): (usize, usize)) {
        let known = self.known.get_mut(&set).unwrap();
        *known = (known.0.max(least), known.1.min(most));
        assert!(known.0 <= known.1, "what was told contradicts itself at {set:?}: {known:?}");
    }

    /// Exact numbers of voices below five that are fewer than the posts: of a set, and of what came between two.
    pub fn learns(&self) -> Vec<String> {
        let sets = self.known.iter().map(|(set, (least, most))| (format!("{set:?}"), set.1, *least, *most));
        let between = self.pairs().into_iter().map(|((small, large), new)| {
            let (few, many) = (self.known[&small], self.known[&large]);
            let (least, most) = (many.0.saturating_sub(few.1), (many.1 - few.0).min(new));
            (format!("from {small:?} to {large:?}"), new, least, most)
        });
        let all =
            sets.chain(between).filter(|(_, posts, least, most)| least == most && *most < 5 && most < posts);
        all.map(|(set, posts, exact, _)| format!("{set}: {exact} voices in {posts} posts")).collect()
    }
}
