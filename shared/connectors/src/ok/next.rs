//! The calls that complete an answer: comments of a topic, the next page.

use crate::{Document, Follow};
use serde_json::Value;
use url::Url;

/// Comments of one page.
const PAGE: &str = "100";

/// The call for the comments of the group's topic `id`.
pub(super) fn comments(document: &Document<'_>, id: &str) -> Option<Follow> {
    let mut url = Url::parse(document.url?).ok()?;
    url.query_pairs_mut()
        .clear()
        .append_pair("method", "discussions.getComments")
        .append_pair("discussionId", id)
        .append_pair("discussionType", "GROUP_TOPIC")
        .append_pair("count", PAGE);
    Some(Follow::Document { url: url.into() })
}

/// The call for the page after this one, where the answer says that there is more.
pub(super) fn page(document: &Document<'_>, answer: &Value) -> Option<Follow> {
    if answer.get("has_more") != Some(&Value::Bool(true)) {
        return None;
    }
    let anchor = answer.get("anchor")?.as_str()?;
    let mut url = Url::parse(document.url?).ok()?;
    let known: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    // A platform that names the same page again would be asked for ever.
    if known.iter().any(|(name, value)| name == "anchor" && value == anchor) {
        return None;
    }
    let kept = known.iter().filter(|(name, _)| name != "anchor");
    url.query_pairs_mut().clear().extend_pairs(kept).append_pair("anchor", anchor);
    Some(Follow::Document { url: url.into() })
}
