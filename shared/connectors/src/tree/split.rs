//! Long texts in pieces. Writing a tree as HTML looks through the rest of a text for `<` and `>` at each `&` in it
//! (html5ever 0.40, `write_escaped`), so that the time for one text of many `&` grows with the square of its length.

use dom_query::{Document as Dom, NodeData, NodeRef};

/// Longer texts are split, in bytes; a paragraph of news has a fifth of it.
const MAX_TEXT: usize = 4 * 1024;
/// Longer values of attributes are dropped, in bytes: pictures written into the page, the state of a script.
const MAX_VALUE: usize = 16 * 1024;

/// Splits the long texts of `dom` into neighbours and drops values of attributes that are too long to mean words.
pub(super) fn long_texts(dom: &Dom) {
    let long: Vec<NodeRef<'_>> = dom.root().descendants_it().filter(is_long).collect();
    for node in long {
        if node.is_text() {
            split(&node);
        } else {
            drop_long_values(&node);
        }
    }
}

fn is_long(node: &NodeRef<'_>) -> bool {
    node.query_or(false, |node| match &node.data {
        NodeData::Text { contents } => contents.len() > MAX_TEXT,
        NodeData::Element(element) => element.attrs.iter().any(|attribute| attribute.value.len() > MAX_VALUE),
        _ => false,
    })
}

fn split(node: &NodeRef<'_>) {
    let text = node.text();
    let mut rest: &str = &text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(MAX_TEXT.min(rest.len())));
        node.insert_before(&node.tree.new_text(piece));
        rest = after;
    }
    node.remove_from_parent();
}

fn drop_long_values(node: &NodeRef<'_>) {
    for attribute in node.attrs().iter().filter(|attribute| attribute.value.len() > MAX_VALUE) {
        node.remove_attr(&attribute.name.local);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fuzzer's `article-1800`, reduced: one text of 300 KB of `&`. It took 6 s, and a quarter of it 0.4 s.
    #[test]
    fn no_text_is_long_and_none_is_lost() {
        let text = "Су&&&жоқ ".repeat(40_000);
        let dom = Dom::from(format!("<p title='{text}' class=a>{text}<script>{text}</script>"));
        long_texts(&dom);
        assert_eq!(dom.select("p").immediate_text().as_ref(), text);
        assert_eq!(dom.select("script").text().as_ref(), text);
        assert!(dom.root().descendants_it().all(|node| !is_long(&node)));
        assert_eq!((dom.select("p").attr("title"), dom.select("p.a").length()), (None, 1));
    }
}
