//! Alerts in words, Kazakh and Russian.

use crate::notice::Notice;
use belgi_report::{Speech, Words};
use serde_json::Value;

/// Characters of a text at most, so that both languages fit one message of any channel.
const MOST: usize = 1_900;

/// What a rule says: its code, its title, and what it saw. `{…}` names a number of the alert.
const RULES: [(&str, [&str; 2], [&str; 2]); 6] = [
    (
        "burst",
        ["Әдеттегіден әлдеқайда көп", "Намного больше обычного"],
        [
            "Айтқандар: кемінде {speakers}; осы уақытта әдетте {expected}. Негізі: {from} – {to} аралығындағы осындай апта күндері",
            "Говорят не меньше {speakers}; обычно за это время {expected}. Основа: такие же дни недели с {from} по {to}",
        ],
    ),
    (
        "critical",
        ["Шұғыл", "Срочно"],
        [
            "Көздер: {sources} (шегі {sources_limit}), дауыстар: {voices_at_least} (шегі {voices_limit}), жазбалар: {posts}",
            "Источников: {sources} (порог {sources_limit}), голосов: {voices_at_least} (порог {voices_limit}), записей: {posts}",
        ],
    ),
    (
        "danger",
        ["Қауіп", "Опасность"],
        [
            "Көздер: {sources} (шегі {sources_limit}), дауыстар: {voices_at_least} (шегі {voices_limit}), жазбалар: {posts}",
            "Источников: {sources} (порог {sources_limit}), голосов: {voices_at_least} (порог {voices_limit}), записей: {posts}",
        ],
    ),
    (
        "forgotten",
        ["Жауапсыз қалды", "Осталось без ответа"],
        [
            "Алғашқы жазбадан бері {days_since_first} күн өтті (ескерусіз: {days_forgotten} күн), шағымдар: {complaints}",
            "С первой записи прошло дней: {days_since_first} (из них без ответа сверх срока: {days_forgotten}), жалоб: {complaints}",
        ],
    ),
    (
        "overdue",
        ["Жауап кешікті", "Ответ просрочен"],
        [
            "Күтілгені {hours} сағат, мерзімі {hours_limit} сағат, шағымдар: {complaints}",
            "Ждут ответа {hours} ч при сроке {hours_limit} ч, жалоб: {complaints}",
        ],
    ),
    (
        "reopened",
        ["Жауаптан кейін қайта көтерілді", "Снова после ответа"],
        [
            "Жауаптан {hours_from_answer} сағат өткен соң; содан бергі шағымдар: {complaints_since}",
            "Через {hours_from_answer} ч после ответа; жалоб с тех пор: {complaints_since}",
        ],
    ),
];

const HELD: [&str; 2] =
    ["Бір хабарға жиналған ескертулер: {count}", "Собрано в одно сообщение предупреждений: {count}"];
const MORE: [&str; 2] = ["… және тағы {count}", "… и ещё {count}"];
const IN_CHARGE: [&str; 2] = ["Жауапты", "Ответственный"];

/// The words of both languages.
pub struct Tongues([Words; 2]);

impl Tongues {
    /// Reads the tables of topics and dangers.
    ///
    /// # Errors
    /// Where a table compiled in cannot be read.
    pub fn load() -> anyhow::Result<Self> {
        Ok(Self([Words::load(Speech::Kk)?, Words::load(Speech::Ru)?]))
    }

    /// `notice` in Kazakh and in Russian.
    pub(crate) fn tell(&self, notice: &Notice) -> (String, String) {
        let Self([kk, ru]) = self;
        (told(notice, kk, Tongue::Kk), told(notice, ru, Tongue::Ru))
    }
}

#[derive(Clone, Copy)]
enum Tongue {
    Kk,
    Ru,
}

impl Tongue {
    fn of<'a, T: ?Sized>(self, [kk, ru]: &[&'a T; 2]) -> &'a T {
        match self {
            Self::Kk => kk,
            Self::Ru => ru,
        }
    }
}

fn told(notice: &Notice, words: &Words, tongue: Tongue) -> String {
    let lines =
        if notice.rule == "summary" { summary(notice, words, tongue) } else { alert(notice, words, tongue) };
    lines.join("\n").chars().take(MOST).collect()
}

fn alert(notice: &Notice, words: &Words, tongue: Tongue) -> Vec<String> {
    let headline = tongue.of(&[&notice.headline_kk, &notice.headline_ru]);
    let other = tongue.of(&[&notice.headline_ru, &notice.headline_kk]);
    let reason = RULES.iter().find(|(code, ..)| *code == notice.rule).map(|(.., reason)| tongue.of(reason));
    let body = notice.department.as_ref().map(|body| {
        format!("{}: {}", tongue.of(&IN_CHARGE), tongue.of(&[body.kk.as_str(), body.ru.as_str()]))
    });
    [
        Some(first_line(notice, words, tongue)),
        headline.as_ref().or(other.as_ref()).map(|headline| format!("«{headline}»")),
        reason.map(|reason| filled(reason, notice)),
        body,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What, of what, and where.
fn first_line(notice: &Notice, words: &Words, tongue: Tongue) -> String {
    let title =
        RULES.iter().find(|(code, ..)| *code == notice.rule).map_or("", |(_, title, _)| tongue.of(title));
    let dangers: Vec<String> = notice.dangers.iter().map(|code| words.named("danger", code)).collect();
    let title =
        if dangers.is_empty() { title.to_owned() } else { format!("{title} ({})", dangers.join(", ")) };
    let topic = notice.topic.iter().map(|code| words.named("topic", code));
    let places = tongue.of(&[notice.places_kk.as_slice(), notice.places_ru.as_slice()]).iter().cloned();
    format!("{title}: {}", topic.chain(places).collect::<Vec<_>>().join(", "))
}

/// The first lines of what was held back, as many as fit.
fn summary(notice: &Notice, words: &Words, tongue: Tongue) -> Vec<String> {
    let count = |text: &str, count: usize| text.replace("{count}", &count.to_string());
    let mut lines = vec![count(tongue.of(&HELD), notice.alerts.len())];
    let mut length = 0;
    for (told, alert) in notice.alerts.iter().enumerate() {
        let line = format!("• {}", first_line(alert, words, tongue));
        length += line.chars().count() + 1;
        if length > MOST - 150 {
            lines.push(count(tongue.of(&MORE), notice.alerts.len() - told));
            break;
        }
        lines.push(line);
    }
    lines
}

fn filled(reason: &str, notice: &Notice) -> String {
    let mut text = reason.to_owned();
    for (name, value) in &notice.numbers {
        let value = match value {
            Value::String(band) => band.clone(),
            Value::Number(number) if number.is_f64() => format!("{:.1}", number.as_f64().unwrap_or_default()),
            other => other.to_string(),
        };
        text = text.replace(&format!("{{{name}}}"), &value);
    }
    for name in ["from", "to"] {
        let day = notice.baseline.as_ref().and_then(|baseline| baseline.get(name)?.as_str());
        text = text.replace(&format!("{{{name}}}"), day.unwrap_or("?"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn notice(rule: &str) -> Notice {
        let numbers = [
            "speakers",
            "expected",
            "sources",
            "sources_limit",
            "voices_at_least",
            "voices_limit",
            "posts",
            "days_since_first",
            "days_forgotten",
            "complaints",
            "hours",
            "hours_limit",
            "hours_from_answer",
            "complaints_since",
        ];
        Notice {
            rule: rule.to_owned(),
            topic: Some("heating".to_owned()),
            dangers: vec!["gas".to_owned()],
            numbers: numbers.iter().map(|name| ((*name).to_owned(), json!("<5"))).collect(),
            baseline: Some(json!({"from": "2026-09-28", "to": "2026-11-22"})),
            ..Notice::default()
        }
    }

    #[test]
    fn every_rule_has_words_and_every_number_is_filled_in() {
        let tongues = Tongues::load().unwrap();
        assert!(RULES.windows(2).all(|pair| pair[0].0 < pair[1].0), "sorted, each once");
        for (rule, ..) in RULES {
            let (kk, ru) = tongues.tell(&notice(rule));
            for text in [&kk, &ru] {
                assert!(!text.contains('{') && text.contains("<5"), "{rule}: {text}");
                assert!(!text.contains("topic-") && !text.contains("danger-"), "{rule}: {text}");
            }
            assert!(kk.contains("Жылумен жабдықтау") && ru.contains("Теплоснабжение"), "{kk} {ru}");
        }
    }

    #[test]
    fn every_rule_of_the_library_is_known_here() {
        use belgi_stories::alert::RuleId::{Burst, Critical, Danger, Forgotten, Overdue, Reopened};
        let codes = [Burst, Critical, Danger, Forgotten, Overdue, Reopened].map(|rule| rule.code());
        assert_eq!(codes, RULES.map(|(code, ..)| code));
    }

    #[test]
    fn a_long_summary_says_how_many_it_leaves_out() {
        let alerts: Vec<Notice> = (0..99).map(|_| notice("forgotten")).collect();
        let summary = Notice { rule: "summary".to_owned(), alerts, ..Notice::default() };
        let (kk, ru) = Tongues::load().unwrap().tell(&summary);
        assert!(kk.contains("99") && kk.contains("және тағы"), "{kk}");
        assert!(ru.contains("и ещё") && ru.chars().count() <= MOST, "{ru}");
    }
}
