//! The signals of the open window: read from the index, which lags and is cheap, and put right where it matters.
//!
//! What has just been classified is read from the table itself, and so is everything that a story is about to tell: the index
//! may still name what was removed on request a moment ago.

use belgi_domain::period::local_date;
use belgi_domain::{CityId, PostId, Signal};
use belgi_store::{Store, StoreError};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Posts that were classified since the last time, each with its day. What they say is read under the city's lease only:
/// what was removed before it must not come back.
pub(crate) type Fresh = BTreeMap<PostId, Date>;

/// The signals of a city's window and which of them are known to stand as they are.
pub(crate) struct Signals {
    city: CityId,
    days: Range<Date>,
    by_post: BTreeMap<PostId, Signal>,
    standing: BTreeSet<PostId>,
}

impl Signals {
    /// The signals of `days`, as the index has them, and those of `fresh` posts as the table has them.
    pub(crate) async fn indexed(
        store: &Store,
        city: &CityId,
        days: Range<Date>,
        fresh: &Fresh,
    ) -> Result<Self, StoreError> {
        let found = store.indexed_signals(city, days.start, days.end).await?;
        let mut signals = Self::of(city, days, found);
        // An old post may be classified today, and is no part of the window.
        let ours = fresh.iter().filter(|(_, day)| signals.days.contains(day));
        let asked: BTreeSet<PostId> = ours.map(|(post, _)| post.clone()).collect();
        signals.ask(store, asked).await?;
        Ok(signals)
    }

    /// The same signals as the table has them: for repairs, at nine times the price.
    pub(crate) async fn stored(store: &Store, city: &CityId, days: Range<Date>) -> Result<Self, StoreError> {
        let found = store.signals_between(city, days.start, days.end).await?;
        let mut signals = Self::of(city, days, found);
        signals.standing = signals.by_post.keys().cloned().collect();
        Ok(signals)
    }

    fn of(city: &CityId, days: Range<Date>, found: Vec<Signal>) -> Self {
        let by_post = found.into_iter().map(|signal| (signal.post.clone(), signal)).collect();
        Self { city: city.clone(), days, by_post, standing: BTreeSet::new() }
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
        self.ask(store, doubtful.cloned().collect()).await
    }

    async fn ask(&mut self, store: &Store, asked: BTreeSet<PostId>) -> Result<bool, StoreError> {
        let found = store.signals(asked.iter().cloned().collect()).await?;
        Ok(self.put_right(asked, found))
    }

    /// Replaces the `asked` by what was `found` of them; what was not found, or is of another city or time now, is gone. Whether
    /// that changed anything.
    fn put_right(&mut self, asked: BTreeSet<PostId>, found: Vec<Signal>) -> bool {
        let ours = |signal: &Signal| signal.city == self.city && self.days.contains(&local_date(signal.at));
        let mut found: BTreeMap<PostId, Signal> =
            found.into_iter().filter(ours).map(|signal| (signal.post.clone(), signal)).collect();
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

    fn window(found: Vec<Signal>) -> Signals {
        let days = "2026-11-01".parse().unwrap().."2026-12-01".parse().unwrap();
        Signals::of(&"shymkent".parse().unwrap(), days, found)
    }

    #[test]
    fn a_post_that_is_of_another_city_or_time_now_is_gone() {
        let was = signal("a", "жылу жоқ");
        let asked: BTreeSet<PostId> = [was.post.clone()].into();
        let moved = Signal { city: "astana".parse().unwrap(), ..was.clone() };
        let older = Signal { at: "2026-10-01T00:00:00Z".parse().unwrap(), ..was.clone() };
        for now in [moved, older] {
            let mut signals = window(vec![was.clone()]);
            assert!(signals.put_right(asked.clone(), vec![now]));
            assert_eq!(signals.all(), []);
        }
    }

    #[test]
    fn what_the_index_still_names_is_replaced_or_gone_and_asked_for_once() {
        let lagging = vec![signal("a", "жылу жоқ"), signal("b", "су жоқ"), signal("c", "жарық жоқ")];
        let ids: Vec<PostId> = lagging.iter().map(|signal| signal.post.clone()).collect();
        let mut signals = window(lagging);
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
