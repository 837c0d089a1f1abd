//! Outlets and what they published, groups, reach, and the sources that stand behind everything.

use super::block::{Block, Cell, Part, Post, Table, columns};
use crate::html::groups;
use crate::html::lists::{self, SourceLine};
use crate::html::outlets::{self, Outlet, Published};
use crate::html::reach::{self, Channel, PlatformReach};
use crate::messages::Words;
use crate::outside;
use belgi_domain::digest::Digest;

/// Publications named for one outlet.
const PUBLICATIONS_MAX: usize = 5;
/// Sources in order that are named; all of them stand on the page.
const FINE_MAX: usize = 60;
/// Characters of a headline.
const TITLE_MAX: usize = 200;

/// What newsrooms and bodies wrote about local services.
pub fn outlets(w: &Words, digest: &Digest) -> Part {
    let part = Part::new(w, "outlets");
    let outlets = outlets::outlets(digest);
    if outlets.shown.is_empty() {
        return Part { intro: w.say("empty-outlets"), ..part };
    }
    let row = |outlet: &Outlet<'_>| {
        let of = outlet.row;
        let who = format!("{} · {}", w.platform(&of.kind), w.publisher(&of.publisher));
        let counts = [of.posts, of.negative, of.neutral, of.positive].map(|count| w.number(&count).into());
        [outlet.name.clone().into(), who.into()].into_iter().chain(counts).collect()
    };
    let titles = [
        ("outlet-name", "text"),
        ("outlet-who", "text"),
        ("outlet-posts", "narrow"),
        ("sentiment-negative", "narrow"),
        ("sentiment-neutral", "narrow"),
        ("sentiment-positive", "narrow"),
    ];
    let rows = outlets.shown.iter().map(row).collect();
    let mut blocks = vec![Block::Table(Table { columns: columns(w, titles), rows })];
    blocks.extend(left(w, "outlets-more", outlets.more.len()));
    for outlet in outlets.shown.iter().filter(|outlet| !outlet.publications.is_empty()) {
        blocks.push(Block::Heading { id: String::new(), text: outlet.name.clone() });
        let posts: Vec<_> =
            outlet.publications.iter().take(PUBLICATIONS_MAX).map(|one| published(w, one)).collect();
        let more = (outlet.judged as usize).saturating_sub(posts.len());
        blocks.push(Block::Posts { posts });
        blocks.extend(left(w, "items-left", more));
    }
    Part { intro: w.say("intro-outlets-paper"), blocks, ..part }
}

fn published(w: &Words, one: &Published<'_>) -> Post {
    let item = &one.of.item;
    let mut origin = vec![w.label(&one.of.sentiment), w.short_day(&item.at), w.label(&item.topic)];
    origin.extend(w.put_right(&item.corrected));
    Post {
        text: outside::excerpt(&w.said(&one.text), TITLE_MAX),
        lang: w.lang(&item.language),
        link: one.link.map(str::to_owned),
        origin: origin.join(" · "),
    }
}

/// The groups that posts speak of.
pub fn groups(w: &Words, digest: &Digest) -> Part {
    let part = Part::new(w, "groups");
    let groups = groups::of(w, digest);
    if groups.is_empty() {
        return Part { intro: w.say("empty-groups"), ..part };
    }
    let row = |row: groups::GroupRow| {
        let story = row.stories.into_iter().next();
        let story = story.map_or_else(Cell::default, |(title, to)| Cell {
            text: outside::excerpt(&title.text, TITLE_MAX),
            lang: title.lang,
            to,
            ..Cell::default()
        });
        vec![row.name.into(), row.posts.into(), row.topics.into(), story]
    };
    let titles = [
        ("groups-group", "short"),
        ("groups-posts", "number"),
        ("groups-topics", "text"),
        ("groups-stories", "text"),
    ];
    let table = Table { columns: columns(w, titles), rows: groups.into_iter().map(row).collect() };
    Part { intro: w.say("intro-groups"), blocks: vec![Block::Table(table)], ..part }
}

/// How far channels reached, platform by platform.
pub fn reach(w: &Words, digest: &Digest) -> Part {
    let part = Part::new(w, "reach");
    let platforms = reach::reach(w, digest);
    if platforms.is_empty() {
        return Part { intro: w.say("empty-outlets"), ..part };
    }
    let blocks = platforms.into_iter().flat_map(|platform| self::platform(w, platform)).collect();
    Part { intro: w.say("intro-reach"), blocks, ..part }
}

fn platform(w: &Words, platform: PlatformReach) -> Vec<Block> {
    let row = |channel: Channel| {
        let posts = w.number(&channel.posts);
        let counts = [posts, channel.views, channel.likes, channel.comments, channel.shares].map(Cell::from);
        [channel.name.into(), channel.who.into()].into_iter().chain(counts).collect()
    };
    let titles = [
        ("outlet-name", "text"),
        ("outlet-who", "text"),
        ("outlet-posts", "number"),
        ("reach-views", "number"),
        ("reach-likes", "number"),
        ("reach-comments", "number"),
        ("reach-shares", "number"),
    ];
    let rows = platform.channels.into_iter().map(row).collect();
    let mut blocks = vec![
        Block::Heading { id: String::new(), text: platform.platform },
        Block::Table(Table { columns: columns(w, titles), rows }),
    ];
    blocks.extend(left(w, "outlets-more", platform.left as usize));
    blocks
}

/// Which sources stand behind the digest, those that need attention first.
pub fn coverage(w: &Words, digest: &Digest) -> Part {
    let list = lists::coverage(w, digest);
    let mut blocks = Vec::new();
    let text = |text: String, strong| Block::Text { text, strong };
    let heading = |text: String| Block::Heading { id: String::new(), text };
    if digest.coverage.sources.is_empty() {
        blocks.push(text(w.say("notice-none"), true));
    }
    if !list.meaning.is_empty() {
        blocks.push(text(list.meaning, true));
    }
    if !list.gaps.is_empty() {
        blocks.push(Block::Heading { id: "gaps".into(), text: w.say("gaps-title") });
        blocks.push(text(w.say("gaps-intro"), false));
        blocks.extend(list.gaps.into_iter().map(|gap| text(gap, false)));
    }
    if !list.troubled.is_empty() {
        blocks.push(heading(w.count("coverage-troubled", &list.troubled_count)));
        blocks.push(Block::Table(sources(w, digest, &list.troubled)));
    }
    if !list.fine.is_empty() {
        let (named, more) = list.fine.split_at(FINE_MAX.min(list.fine.len()));
        blocks.push(heading(w.count("coverage-fine", &list.fine_count)));
        blocks.push(Block::Table(sources(w, digest, named)));
        blocks.extend(left(w, "coverage-left", more.len() + list.left as usize));
    } else {
        blocks.extend(left(w, "coverage-left", list.left as usize));
    }
    Part { intro: w.say("intro-coverage"), blocks, ..Part::new(w, "coverage") }
}

fn sources(w: &Words, digest: &Digest, lines: &[SourceLine<'_>]) -> Table {
    let year = digest.period.first.year();
    let row = |line: &SourceLine<'_>| {
        let row = line.row;
        let newest = row.newest.map_or_else(|| w.say("coverage-never"), |at| w.moment_beside(&at, year));
        let cells = [
            outside::text(&row.name),
            w.platform(&row.kind),
            w.health(&row.health),
            w.number(&row.posts),
            newest,
            row.fault.map_or_else(String::new, |fault| w.fault(&fault)),
        ];
        cells.map(Cell::from).into()
    };
    let titles = [
        ("coverage-source", "text"),
        ("outlet-platform", "short"),
        ("coverage-health", "short"),
        ("outlet-posts", "number"),
        ("coverage-newest", "short"),
        ("coverage-message", "text"),
    ];
    Table { columns: columns(w, titles), rows: lines.iter().map(row).collect() }
}

/// How many are left out, in words.
fn left(w: &Words, key: &str, count: usize) -> Option<Block> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (count > 0).then(|| Block::Text { text: w.count(key, &count), strong: false })
}
