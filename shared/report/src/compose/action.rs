//! Why a story cannot wait.

use belgi_domain::digest::Reason;
use belgi_domain::{Story, StoryState, Urgency};

/// Complaints from which a story of high urgency cannot wait. One resident's word about something urgent may be the
/// classifier's mistake, and a first section that holds half of the week is read like none; what is critical or a
/// danger needs no second word.
const HEARD_FROM: usize = 3;

/// The reasons why somebody has to act on `story` now, the gravest first; none where it is answered, quiet, nobody
/// complains, or it can wait.
pub fn reasons(story: &Story) -> Vec<Reason> {
    let complaints = story.complaints();
    if complaints == 0 || matches!(story.state, StoryState::Answered | StoryState::Quiet) {
        return Vec::new();
    }
    let danger = (!story.dangers.is_empty()).then_some(Reason::Danger);
    let urgency = match story.urgency {
        Urgency::Critical => Some(Reason::Critical),
        Urgency::High if complaints >= HEARD_FROM => {
            Some(Reason::Heard { complaints: u32::try_from(complaints).unwrap_or(u32::MAX) })
        }
        Urgency::High | Urgency::Normal => None,
    };
    danger.into_iter().chain(urgency).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{signal, source, story};
    use belgi_domain::{Danger, Publisher, SourceKind};

    fn told(urgency: Urgency, state: StoryState, complaints: usize) -> Story {
        let source = source("talk", "Қала", SourceKind::Vk, Publisher::Community);
        let members: Vec<_> = (0..complaints)
            .map(|number| signal(&source, &number.to_string(), "2026-11-17T10:00:00", "су жоқ"))
            .collect();
        Story { urgency, ..story(state, &members.iter().collect::<Vec<_>>()) }
    }

    #[test]
    fn a_story_needs_action_for_a_reason() {
        use StoryState::{Answered, Forgotten, New, Quiet};
        use Urgency::{Critical, High, Normal};
        let danger = |story: Story| Story { dangers: vec![Danger::Manhole], ..story };
        let cases = [
            (told(Critical, New, 1), vec![Reason::Critical]),
            (told(High, New, 2), vec![]),
            (told(High, Forgotten, 3), vec![Reason::Heard { complaints: 3 }]),
            (told(Normal, Forgotten, 9), vec![]),
            (danger(told(Normal, New, 1)), vec![Reason::Danger]),
            (danger(told(Critical, New, 1)), vec![Reason::Danger, Reason::Critical]),
            (danger(told(Critical, Answered, 1)), vec![]),
            (danger(told(Critical, Quiet, 1)), vec![]),
        ];
        for (story, expect) in cases {
            assert_eq!(reasons(&story), expect, "{:?} {:?}", story.urgency, story.state);
        }
    }
}
