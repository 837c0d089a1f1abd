//! The tree of a page, built piece by piece so that a hostile or broken page ends early.
//!
//! A browser's rules for broken HTML cost more than linear time where elements are never closed: each tag may look
//! through all open elements, and each paragraph may copy all unclosed `<b>` and `<font>`. Both need a deep tree, so a
//! cap on depth, looked at between pieces, keeps the whole of it linear.

mod split;

use dom_query::{Document as Dom, NodeRef};
use html5ever::ParseOpts;
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;

/// The deepest tree that is worked on. Pages of news sites are 15 to 40 levels deep, and browsers stop at 512.
pub(crate) const MAX_DEPTH: usize = 250;
/// Elements, texts and comments of one tree: a news page of 300 KB has some ten thousand.
pub(crate) const MAX_NODES: usize = 100_000;
/// Bytes that are parsed between two looks at the tree: few enough that what they add is small against the caps.
const PIECE: usize = 2 * 1024;

/// Why a tree ends before its page does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// The page is nested deeper than [`MAX_DEPTH`]; only the beginning up to there may be used.
    Deep,
    /// The page has more than [`MAX_NODES`] nodes.
    Long,
}

impl Cut {
    /// What was found, for a problem.
    pub(crate) fn found(self) -> String {
        match self {
            Self::Deep => format!("a page nested deeper than {MAX_DEPTH} levels"),
            Self::Long => format!("a page of more than {MAX_NODES} nodes"),
        }
    }
}

/// The tree of `html`, or of its beginning where a cap was reached.
pub(crate) fn of(html: &str) -> (Dom, Option<Cut>) {
    // Scripts are not run, so what stands in `noscript` is part of the page.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let mut parser = html5ever::parse_document(Dom::default(), options);
    let mut rest = html;
    let mut cut = None;
    while !rest.is_empty() && cut.is_none() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE.min(rest.len())));
        parser.process(StrTendril::from_slice(piece));
        rest = after;
        cut = beyond(&parser.tokenizer.sink.sink);
    }
    let dom = parser.finish();
    if deepest(&dom) > MAX_DEPTH {
        cut = Some(Cut::Deep);
    }
    split::long_texts(&dom);
    (dom, cut)
}

/// The cap that a tree under construction has reached. The parser stands at the end of the last children.
fn beyond(dom: &Dom) -> Option<Cut> {
    if dom.tree.len() > MAX_NODES {
        return Some(Cut::Long);
    }
    let last = std::iter::successors(Some(dom.root()), NodeRef::last_child);
    (last.take(MAX_DEPTH + 2).count() > MAX_DEPTH + 1).then_some(Cut::Deep)
}

/// Levels below the document of its deepest node.
fn deepest(dom: &Dom) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut at = Some(dom.root());
    while let Some(node) = at {
        deepest = deepest.max(depth);
        at = match node.first_child() {
            Some(child) => {
                depth += 1;
                Some(child)
            }
            None => after(node, &mut depth),
        };
    }
    deepest
}

/// The node that follows `node` and all that is in it.
fn after<'a>(mut node: NodeRef<'a>, depth: &mut usize) -> Option<NodeRef<'a>> {
    loop {
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent()?;
        *depth = depth.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fuzzer's `article-9148`, reduced: end tags that end nothing, elements that never end. It took 24 s.
    const ASIDES: &str = "</article>\n<aside><h3>Су жоқ</a></p>\n";

    fn size(html: &str) -> (usize, usize, Option<Cut>) {
        let (dom, cut) = of(html);
        (dom.tree.len(), deepest(&dom), cut)
    }

    #[test]
    fn stray_end_tags_do_not_hide_the_depth() {
        let (nodes, depth, cut) = size(&ASIDES.repeat(1_000));
        assert_eq!(cut, Some(Cut::Deep));
        // What one piece can add beyond the cap.
        assert!(depth <= MAX_DEPTH + PIECE / 3, "{depth}");
        assert_eq!((nodes, depth, cut), size(&ASIDES.repeat(4_000)), "a longer page costs no more");
    }

    #[test]
    fn unclosed_formatting_is_not_copied_without_end() {
        let open: String = (0..5_000).map(|number| format!("<font size={number}>")).collect();
        let (nodes, _, cut) = size(&format!("{open}{}", "<p>x".repeat(50_000)));
        assert_eq!(cut, Some(Cut::Deep));
        assert!(nodes < 2 * MAX_NODES, "{nodes}");
        let few: String = (0..MAX_DEPTH / 2).map(|number| format!("<p><b id={number}></p>")).collect();
        let (nodes, _, cut) = size(&format!("{few}{}", "<p>x</p>".repeat(50_000)));
        assert_eq!(cut, Some(Cut::Long));
        assert!(nodes < 2 * MAX_NODES, "{nodes}");
    }

    #[test]
    fn a_page_within_the_caps_is_whole() {
        let page = "<div><p>Су жоқ<br>".repeat(MAX_DEPTH - 20) + &"<li>Жарық".repeat(10_000);
        let dom = Dom::from(page.as_str());
        let (same, cut) = of(&page);
        assert_eq!((same.html(), cut), (dom.html(), None));
    }

    #[test]
    fn a_page_that_is_too_long_is_read_up_to_the_cap() {
        let (dom, cut) = of(&"<p>Су жоқ</p>".repeat(MAX_NODES));
        assert_eq!(cut, Some(Cut::Long));
        let read = dom.select("p").length();
        assert!((MAX_NODES / 2 - PIECE..=MAX_NODES / 2 + PIECE).contains(&read), "{read}");
    }
}
