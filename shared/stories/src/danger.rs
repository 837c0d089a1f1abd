//! The safety lane: what is told first, recognised from a post's topic and a table of words.

use belgi_domain::{Danger, Signal, SignalType, Story, StoryState, Topic};
use belgi_text::fold::skeleton;
use belgi_text::token::tokens;
use std::cmp::Reverse;
use std::sync::LazyLock;

/// The rules; the file says how they are written.
const TABLE: &str = include_str!("../data/dangers.txt");
/// A beginning of fewer letters would begin too many words.
const SHORTEST: usize = 4;

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| lines().filter_map(rule).collect());

struct Rule {
    danger: Danger,
    /// Empty for any.
    topics: Vec<Topic>,
    groups: Vec<Vec<String>>,
}

/// The dangers that posts of a story speak of, each once. Thanks and answers raise none.
pub(crate) fn dangers(signals: &[&Signal]) -> Vec<Danger> {
    let mut found: Vec<Danger> =
        signals.iter().filter(|signal| raises(signal)).flat_map(|signal| dangers_of(signal)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Stories as they are to be shown: open dangers first, then by urgency, then the latest.
pub fn first_things_first(stories: &[Story]) -> Vec<&Story> {
    let mut order: Vec<&Story> = stories.iter().collect();
    order.sort_by_key(|story| {
        let open = !matches!(story.state, StoryState::Answered | StoryState::Quiet);
        (
            Reverse(open && !story.dangers.is_empty()),
            Reverse(story.urgency),
            Reverse(story.last_seen),
            story.id.clone(),
        )
    });
    order
}

fn raises(signal: &Signal) -> bool {
    !matches!(signal.signal_type, SignalType::Praise | SignalType::Response | SignalType::Chat)
}

fn dangers_of(signal: &Signal) -> Vec<Danger> {
    let text = [signal.title.as_deref().unwrap_or_default(), &signal.excerpt];
    let words: Vec<String> =
        text.iter().flat_map(|text| tokens(text)).map(|word| skeleton(word.text)).collect();
    let holds = |rule: &&Rule| {
        (rule.topics.is_empty() || rule.topics.contains(&signal.topic))
            && rule
                .groups
                .iter()
                .all(|group| words.iter().any(|word| group.iter().any(|cue| says(word, cue))))
    };
    RULES.iter().filter(holds).map(|rule| rule.danger).collect()
}

fn says(word: &str, cue: &str) -> bool {
    if cue.chars().count() < SHORTEST { word == cue } else { word.starts_with(cue) }
}

fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

fn rule(line: &str) -> Option<Rule> {
    let (head, groups) = line.split_once(':')?;
    let (danger, topics) = head.split_once(" [")?;
    let topics = topics.trim_end_matches(']').split(' ').filter(|topic| *topic != "*");
    let group = |group: &str| group.split_whitespace().map(skeleton).collect();
    Some(Rule {
        danger: Danger::ALL.iter().copied().find(|known| known.code() == danger)?,
        topics: topics.map(str::parse).collect::<Result<_, _>>().ok()?,
        groups: groups.split('+').map(group).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_tests::signal;
    use belgi_domain::Label;

    #[test]
    fn every_line_is_a_rule_and_the_table_is_sorted() {
        assert_eq!(RULES.len(), lines().count());
        let names: Vec<&str> = lines().filter_map(|line| line.split(' ').next()).collect();
        assert!(names.is_sorted());
        assert!(Danger::ALL.iter().all(|danger| RULES.iter().any(|rule| rule.danger == *danger)));
        let topics: usize = Topic::ALL.len();
        assert!(RULES.iter().all(|rule| rule.topics.len() < topics));
    }

    #[test]
    fn dangers_are_recognised_in_both_languages_and_what_only_sounds_like_them_is_not() {
        let cases: [(Topic, &str, &[Danger]); 20] = [
            (Topic::Safety, "На заборе школы адрес телеграм-канала с закладками", &[Danger::Drugs]),
            (Topic::Safety, "Мектеп қабырғасында есірткі сататын каналдың жазуы тұр", &[Danger::Drugs]),
            (Topic::Culture, "Закладка парка победы прошла торжественно", &[]),
            (Topic::Education, "В чате школьников зовут играть в игру с суицидом", &[Danger::SelfHarm]),
            (Topic::Safety, "Балаларды өзіне қол жұмсауға итермелейтін топ бар", &[Danger::SelfHarm]),
            (Topic::Education, "Балалар асханада уланды, директор өзіне сөз келтірмейді", &[]),
            (Topic::Social, "Өзін-өзі жұмыспен қамтыған аналар балаларына жәрдемақы сұрайды", &[]),
            (Topic::Gas, "В подъезде сильный запах газа", &[Danger::Gas]),
            (Topic::Housing, "Подвалдан газ иісі шығып тұр", &[Danger::Gas]),
            (Topic::Emergency, "Семья отравилась угарным газом", &[Danger::Gas]),
            (Topic::Gas, "Когда в посёлок проведут газ?", &[]),
            (Topic::Economy, "Рост цен на газ", &[]),
            (Topic::Roads, "Открытый люк на тротуаре", &[Danger::Manhole]),
            (Topic::Yards, "Балабақша жанында құдықтың қақпағы жоқ", &[Danger::Manhole]),
            (Topic::Roads, "Ашық құдық тұр", &[Danger::Manhole]),
            (Topic::Water, "Бригада проверила колодцы водоканала", &[]),
            (Topic::Safety, "Подростка избили у торгового центра", &[Danger::Violence]),
            (Topic::Safety, "Пышақпен шабуыл жасады", &[Danger::Violence]),
            (Topic::Culture, "Боксёр избил соперника в первом раунде", &[]),
            (Topic::Health, "Соль подорожала", &[]),
        ];
        for (topic, text, expect) in cases {
            let mut signal = signal(0, SignalType::Complaint, text);
            signal.topic = topic;
            assert_eq!(dangers(&[&signal]), expect, "{text}");
            signal.signal_type = SignalType::Praise;
            assert_eq!(dangers(&[&signal]), [], "{text}");
        }
    }
}
