//! How far an official answer goes.

use belgi_domain::{AnswerKind, Publisher, Signal, SignalType};

/// Words of a finished repair, as parts of running text in lower case. Sorted.
const DONE: &[&str] = &[
    "аварию устранили",
    "айыппұл салынды",
    "аулады",
    "ауланды",
    "ауыстырылды",
    "аяқталды",
    "берілді",
    "босатылды",
    "возобновлен",
    "восстановили",
    "восстановлен",
    "вывезен",
    "выполнен",
    "жабылды",
    "жойылды",
    "жүргізілді",
    "жүргізіліп бітті",
    "жөнделді",
    "завершен",
    "завершил",
    "завершён",
    "закрыт",
    "залатали",
    "заменен",
    "заменён",
    "засыпан",
    "исправлен",
    "наказан",
    "опустошен",
    "орнатылды",
    "орындалды",
    "отловил",
    "отловлен",
    "отремонтирован",
    "подана",
    "подключен",
    "подключён",
    "предупрежден",
    "предупреждён",
    "привлечен",
    "привлечён",
    "проведен",
    "проведён",
    "произведен",
    "произведён",
    "протокол",
    "тазаланды",
    "тексерілді",
    "установлен",
    "устранен",
    "устранена",
    "устранили",
    "устранён",
    "шешілді",
    "шығарылды",
    "іске қосылды",
    "қалпына келді",
    "қалпына келтірілді",
    "қосылды",
    "қуылды",
    "ұсталды",
    "өшірілді",
];

/// Words of work under way, or planned for a time.
const UNDERWAY: &[&str] = &[
    "басталды",
    "бригада",
    "ведутся",
    "ведётся",
    "выехал",
    "до конца дня",
    "жалғасады",
    "жалғасуда",
    "жоспарлан",
    "жіберілді",
    "жүргізілуде",
    "жүріп жатыр",
    "жұмыс істеп жатыр",
    "жұмыс істеуде",
    "запланирован",
    "кестеге енгізілді",
    "начались",
    "начаты",
    "приступил",
    "проводятся",
    "продолжатся",
    "продолжаются",
    "устраняют",
];

/// Words of a promise.
const PROMISE: &[&str] = &[
    "бақылауға алынды",
    "взяли на контроль",
    "взят на контроль",
    "взята на контроль",
    "взято на контроль",
    "ескеріледі",
    "жасалады",
    "жіберілетін",
    "назарға алынды",
    "обещал",
    "передан",
    "примем меры",
    "принимаются меры",
    "принято в работу",
    "приняты меры",
    "проверим",
    "разберемся",
    "разберёмся",
    "рассматривается",
    "рассмотрен",
    "рассмотрим",
    "тексереді",
    "тексеріледі",
    "учтено",
    "учтём",
    "шара қабылда",
    "қаралады",
    "қаралуда",
    "қарастырады",
    "қарастырыл",
];

/// What turns the words behind it into a plan: no repair is done that "will be" done.
const FUTURE: &[&str] = &[
    "будет ",
    "будут ",
    "должна быть ",
    "должны быть ",
    "намерены ",
    "не ",
    "планируем ",
    "планируется ",
    "предстоит ",
];

/// How a Kazakh sentence ends that speaks of what is to come.
const FUTURE_ENDS: &[&str] = &["болады", "болмайды", "емес", "жоспарлануда", "көзделген", "тиіс"];

/// How far the words of an answer go; the furthest of its sentences counts.
pub(crate) fn kind_of(signal: &Signal) -> AnswerKind {
    let text = format!("{}\n{}", signal.title.as_deref().unwrap_or_default(), signal.excerpt).to_lowercase();
    let sentences = text.split(['.', '!', '?', '\n', ';']);
    sentences.map(kind_of_sentence).max_by_key(|kind| reach(*kind)).unwrap_or(AnswerKind::Explained)
}

fn reach(kind: AnswerKind) -> u8 {
    match kind {
        AnswerKind::Explained => 0,
        AnswerKind::Promise => 1,
        AnswerKind::Underway => 2,
        AnswerKind::Done => 3,
    }
}

fn kind_of_sentence(sentence: &str) -> AnswerKind {
    let any = |cues: &[&str]| cues.iter().any(|cue| begins_a_word(sentence, cue));
    let future = any(FUTURE) || FUTURE_ENDS.iter().any(|end| sentence.trim_end().ends_with(end));
    if any(DONE) && !future {
        return AnswerKind::Done;
    }
    match (any(UNDERWAY), any(PROMISE) || future) {
        (true, _) => AnswerKind::Underway,
        (_, true) => AnswerKind::Promise,
        _ => AnswerKind::Explained,
    }
}

/// Whether `cue` stands in `sentence` where a word begins: «жіберілді», sent, is not «берілді», given.
fn begins_a_word(sentence: &str, cue: &str) -> bool {
    let before = |at: usize| sentence.get(..at).and_then(|head| head.chars().next_back());
    sentence.match_indices(cue).any(|(at, _)| !before(at).is_some_and(char::is_alphabetic))
}

/// Whether an authority or utility speaks to the trouble: it responds, or reports work on it.
pub(crate) fn is_answer(signal: &Signal) -> bool {
    match (signal.publisher, signal.signal_type) {
        (Publisher::Official, SignalType::Response) => true,
        // The service desk's own answer hangs below the appeal.
        (Publisher::ServiceDesk, _) => signal.parent.is_some(),
        (Publisher::Official, SignalType::Report) => {
            matches!(kind_of(signal), AnswerKind::Done | AnswerKind::Underway)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_goes_as_far_as_its_furthest_sentence() {
        use AnswerKind::{Done, Explained, Promise, Underway};
        let cases = [
            ("Авария устранена, тепло подано в дома", Done),
            ("Су 17 қарашада толық берілді. Құбырларды шаю кезінде су лайлануы мүмкін", Done),
            ("Работает аварийная бригада. Подача воды будет восстановлена к вечеру", Underway),
            ("Апаттық бригада жұмыс істеп жатыр", Underway),
            ("Обращение взято на контроль", Promise),
            ("Яма будет засыпана", Promise),
            ("Өтініш қаралады", Promise),
            ("Люк жабылды", Done),
            ("Дорога не закрыта", Promise),
            ("Су таситын көліктер жіберілді", Underway),
            ("На той стороне люк закрыт", Done),
            ("Тариф утверждён приказом", Explained),
        ];
        for (text, expect) in cases {
            assert_eq!(
                text.to_lowercase().split('.').map(kind_of_sentence).max_by_key(|kind| reach(*kind)),
                Some(expect),
                "{text}"
            );
        }
    }
}
