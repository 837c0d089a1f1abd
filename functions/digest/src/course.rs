//! A story as it stood at a moment.

use belgi_domain::Story;
use jiff::Timestamp;

/// `story` with everything later than `end` left out; nothing where it had not begun.
///
/// What is kept as one value for the whole story (urgency, groups, voices, department, headlines) stays as it
/// is: these only ever grow more precise.
pub(crate) fn as_of(story: &Story, end: Timestamp) -> Option<Story> {
    if story.first_seen >= end {
        return None;
    }
    let mut then = story.clone();
    then.members.retain(|member| member.at < end);
    then.answers.retain(|answer| answer.at < end);
    then.quotes.retain(|quote| quote.at < end);
    then.history.retain(|change| change.at < end);
    then.state = then.history.last().map_or(story.state, |change| change.state);
    then.last_seen = then.members.iter().map(|member| member.at).max().unwrap_or(then.first_seen);
    Some(then)
}
