//! Posts that were removed on request and must not come back.

use belgi_domain::{CleanPost, LinkHash, PostId};
use belgi_store::{Store, StoreError};
use belgi_text::links::canonical_link;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt;

/// Where the list lies: lines `link <hash>`, `post <id>` and `unfinished <day>`. It holds hashes and days alone and names nobody.
const KEY: &str = "config/forgotten.txt";

/// What must not be read again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forgotten {
    posts: BTreeSet<PostId>,
    links: BTreeSet<LinkHash>,
    /// The first days of removals that were begun and not finished: stories and digests since then are to be written.
    unfinished: BTreeSet<Date>,
}

impl Forgotten {
    /// The list of the stack; an empty one where nothing was ever removed.
    ///
    /// # Errors
    /// Where storage is out of reach, or the list holds a line that cannot be read: to go on without it would
    /// bring back what somebody asked to be removed.
    pub async fn from_store(store: &Store) -> Result<Self, StoreError> {
        let bytes = store.get_object(KEY).await?.unwrap_or_default();
        Self::parse(&String::from_utf8_lossy(&bytes)).map_err(|line| StoreError::Unreadable {
            call: format!("GetObject {KEY}"),
            expected: "`link <hash>`, `post <id>` or `unfinished <day>` a line",
            found: line,
        })
    }

    /// Writes the list.
    ///
    /// # Errors
    /// Where storage is out of reach or refuses.
    pub async fn write(&self, store: &Store) -> Result<(), StoreError> {
        store.put_object(KEY, "text/plain; charset=utf-8", self.to_string().into_bytes()).await
    }

    /// Adds an address as a person would paste it.
    pub fn add_link(&mut self, url: &str) {
        self.links.insert(LinkHash::new(&canonical_link(url)));
    }

    /// Adds a post, so that it stays away even under another address.
    pub fn add_post(&mut self, post: &PostId) {
        self.posts.insert(post.clone());
    }

    /// Notes that stories and digests since `day` are to be written again.
    pub fn begin(&mut self, day: Date) {
        self.unfinished.insert(day);
    }

    /// The first day of removals that were begun and not finished.
    pub fn unfinished(&self) -> Option<Date> {
        self.unfinished.first().copied()
    }

    /// Notes that everything was written.
    pub fn finish(&mut self) {
        self.unfinished.clear();
    }

    /// Whether the post with this id and address must stay away.
    pub fn holds(&self, id: &PostId, url: Option<&str>) -> bool {
        self.posts.contains(id)
            || (!self.links.is_empty()
                && url.is_some_and(|url| self.links.contains(&LinkHash::new(&canonical_link(url)))))
    }

    /// Leaves those of `posts` that may stay.
    pub fn spare(&self, posts: &mut Vec<CleanPost>) {
        posts.retain(|post| !self.holds(&post.id, post.url.as_deref()));
    }

    fn parse(text: &str) -> Result<Self, String> {
        let mut list = Self::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let read = match line.split_once(' ') {
                Some(("post", id)) => id.parse().map(|id| list.posts.insert(id)).is_ok(),
                Some(("unfinished", day)) => day.parse().map(|day| list.unfinished.insert(day)).is_ok(),
                Some(("link", hash)) => hash.parse().map(|hash| list.links.insert(hash)).is_ok(),
                _ => false,
            };
            if !read {
                return Err(line.chars().take(60).collect());
            }
        }
        Ok(list)
    }
}

impl fmt::Display for Forgotten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.links.iter().try_for_each(|hash| writeln!(f, "link {hash}"))?;
        self.posts.iter().try_for_each(|id| writeln!(f, "post {id}"))?;
        self.unfinished.iter().try_for_each(|day| writeln!(f, "unfinished {day}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_written_and_knows_an_address_in_any_spelling() {
        let mut list = Forgotten::default();
        let post = PostId::new(&"forum".parse().unwrap(), "7");
        list.add_post(&post);
        list.begin("2026-11-20".parse().unwrap());
        list.add_link("http://www.forum.example/t/7/?utm_source=x");
        assert_eq!(Forgotten::parse(&list.to_string()), Ok(list.clone()));
        let other = PostId::new(&"forum".parse().unwrap(), "8");
        assert!(list.holds(&post, None));
        assert!(list.holds(&other, Some("https://forum.example/t/7")));
        assert!(!list.holds(&other, Some("https://forum.example/t/77")));
        assert!(!list.to_string().contains("forum"));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        assert_eq!(
            Forgotten::parse("link https://forum.example/t/7"),
            Err("link https://forum.example/t/7".to_owned())
        );
    }
}
