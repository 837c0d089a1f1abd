//! The signals of the open window: read from the index, which lags and is cheap, and put right where it matters.
//!
//! What has just been classified is read from the table itself, and so is everything that a story is about to tell: the index
//! may still name what was removed on request a moment ago.

use belgi_domain::period::local_date;
use belgi_domain::{CityId, PostId, Signal};
use belgi_store::{Store, StoreError};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The signals of a city's window and which of them are known to stand as they are.
pub(crate) struct Signals {
    by_post: BTreeMap<PostId, Signal>,
    standing: BTreeSet<PostId>,
}

impl Signals {
    /// The signals from the day `first` up to and without the day `end`, as the index has them, with `fresh` ones put in their
    /// place.
    pub(crate) async fn indexed(
        store: &Store,
        city: &CityId,
        (first, end): (Date, Date),
        fresh: &[Signal],
    ) -> Result<Self, StoreError> {
        let mut signals = Self::of(store.indexed_signals(city, first, end).await?, BTreeSet::new());
        // An old post may be classified today, and is no part of the window.
        let fresh = fresh.iter().filter(|signal| (first..end).contains(&local_date(signal.at)));
        let fresh: Vec<Signal> = fresh.cloned().collect();
        signals.put_right(fresh.iter().map(|signal| signal.post.clone()).collect(), fresh);
        Ok(signals)
    }

    /// The same signals as the table has them: for repairs, at nine times the price.
    pub(crate) async fn stored(
        store: &Store,
        city: &CityId,
        (first, end): (Date, Date),
    ) -> Result<Self, StoreError> {
        let signals = store.signals_between(city, first, end).await?;
        let standing = signals.iter().map(|signal| signal.post.clone()).collect();
        Ok(Self::of(signals, standing))
    }

    fn of(signals: Vec<Signal>, standing: BTreeSet<PostId>) -> Self {
        let by_post = signals.into_iter().map(|signal| (signal.post.clone(), signal)).collect();
        Self { by_post, standing }
    }

    /// All of them, by time and post.
    pub(crate) fn all(&self) -> Vec<Signal> {
        let mut all: Vec<Signal> = self.by_post.values().cloned().collect();
        all.sort_by(|a, b| (a.at, &a.post).cmp(&(b.at, &b.post)));
        all
    }

    /// Asks the table for those of `posts` that the index alone speaks of. Whether any of them was gone or another.
    pub(crate) async fn confirm(
        &mut self,
        store: &Store,
        posts: impl Iterator<Item = &PostId>,
    ) -> Result<bool, StoreError> {
        let doubtful =
            posts.filter(|post| self.by_post.contains_key(*post) && !self.standing.contains(*post));
        let asked: BTreeSet<PostId> = doubtful.cloned().collect();
        let found = store.signals(asked.iter().cloned().collect()).await?;
        Ok(self.put_right(asked, found))
    }

    /// Replaces the `asked` by what was `found` of them; what was not found is gone. Whether that changed anything.
    fn put_right(&mut self, asked: BTreeSet<PostId>, found: Vec<Signal>) -> bool {
        let mut found: BTreeMap<PostId, Signal> =
            found.into_iter().map(|signal| (signal.post.clone(), signal)).collect();
        let mut changed = false;
        for post in asked {
            let now = found.remove(&post);
            changed |= self.by_post.get(&post) != now.as_ref();
            match now {
                Some(signal) => _ = self.by_post.insert(post.clone(), signal),
                None => _ = self.by_post.remove(&post),
            }
            self.standing.insert(post);
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal(native: &str, excerpt: &str) -> Signal {
        let post = PostId::new(&"forum".parse().unwrap(), native);
        serde_json::from_value(serde_json::json!({
            "post": post, "version_at": "2026-11-20T00:00:00Z", "source": "forum", "kind": "feed", "publisher": "community",
            "city": "shymkent", "at": "2026-11-20T00:00:00Z", "excerpt": excerpt, "language": "kk", "kk_share": 1.0,
            "signal_type": "complaint", "sentiment": "negative", "topic": "heating", "urgency": "normal", "fingerprint": 0,
            "confidence": {"language": 1.0, "signal_type": 1.0, "sentiment": 1.0, "topic": 1.0, "urgency": 1.0},
        }))
        .unwrap()
    }

    #[test]
    fn what_the_index_still_names_is_replaced_or_gone_and_asked_for_once() {
        let lagging = vec![signal("a", "жылу жоқ"), signal("b", "су жоқ"), signal("c", "жарық жоқ")];
        let ids: Vec<PostId> = lagging.iter().map(|signal| signal.post.clone()).collect();
        let mut signals = Signals::of(lagging, BTreeSet::new());
        let asked: BTreeSet<PostId> = ids[..2].iter().cloned().collect();
        // The first was removed, the second edited.
        assert!(signals.put_right(asked.clone(), vec![signal("b", "су қосылды")]));
        let excerpts: BTreeSet<String> = signals.all().into_iter().map(|signal| signal.excerpt).collect();
        assert_eq!(excerpts, ["жарық жоқ", "су қосылды"].map(str::to_owned).into());
        assert_eq!(signals.standing, asked);
        assert!(
            !signals.put_right([ids[2].clone()].into(), vec![signal("c", "жарық жоқ")]),
            "it stands as it was"
        );
    }
}
