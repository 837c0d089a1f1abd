//! Entries of a page that stand inside one another, as they do where an end tag is missing. Reading an entry looks at
//! all that is in it, so that entries in entries in entries would be read over and over.

use crate::Document;
use belgi_domain::{Fault, Problem};
use dom_query::{NodeId, Selection};
use std::collections::HashSet;

/// Entries around an entry that is still read.
const MAX_OUTER: usize = 4;

/// The entries met so far, in the order of the page.
#[derive(Default)]
pub(crate) struct Outer {
    met: HashSet<NodeId>,
    left_out: usize,
}

impl Outer {
    /// Whether `entry` lies in few enough other entries to be read.
    pub(crate) fn admits(&mut self, entry: &Selection<'_>) -> bool {
        let Some(node) = entry.nodes().first() else { return false };
        let around = node.ancestors_it(None).filter(|above| self.met.contains(&above.id)).count();
        self.met.insert(node.id);
        self.left_out += usize::from(around > MAX_OUTER);
        around <= MAX_OUTER
    }

    /// What was left out, if anything.
    pub(crate) fn problem(&self, document: &Document<'_>) -> Option<Problem> {
        (self.left_out > 0).then(|| {
            let message = format!(
                "expected entries beside each other, found {} that stand inside more than {MAX_OUTER} others",
                self.left_out
            );
            document.problem(Fault::Malformed, message)
        })
    }
}
