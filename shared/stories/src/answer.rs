//! How far an official answer goes.

use belgi_domain::{AnswerKind, Publisher, Signal, SignalType};

/// Words of a finished repair, in both languages, as stems of running text in lower case.
const DONE: &[&str] = &[
    "аяқталды",
    "восстановлен",
    "восстановили",
    "выполнен",
    "жойылды",
    "жөнделді",
    "жүргізілді",
    "завершен",
    "завершён",
    "закрыт",
    "исправлен",
    "калпына келтир",
    "орнатылды",
    "отремонтир",
    "подключен",
    "подключён",
    "тазаланды",
    "устранен",
    "устранён",
    "шешілді",
    "қалпына келтірілді",
    "қалпына келді",
    "қосылды",
    "қуылды",
    "ауланды",
    "отловлен",
];

/// Words of work under way or planned for a time.
const UNDERWAY: &[&str] = &[
    "бригада",
    "ведутся",
    "ведётся",
    "выехал",
    "до конца дня",
    "жоспарлан",
    "жұмыс істеуде",
    "жұмыстар жүріп",
    "жүргізілуде",
    "запланирован",
    "приступил",
    "проводятся",
    "устраняют",
    "жіберілді",
    "басталды",
    "начаты",
    "начались",
];

/// Words of a promise.
const PROMISE: &[&str] = &[
    "бақылауға алынды",
    "будет рассмотрен",
    "взят на контроль",
    "взято на контроль",
    "взяли на контроль",
    "жіберілетін",
    "передан",
    "примем меры",
    "приняты меры",
    "қаралады",
    "қаралуда",
    "қарастырыл",
    "назарға алынды",
    "рассмотрим",
    "разберёмся",
    "шара қабылда",
    "тексеріледі",
    "проверим",
    "будет проведен",
    "будет проведён",
    "будет устранен",
    "будет устранён",
    "жасалады",
];

/// How far the words of an answer go. What is promised for later is no repair, even if it names one.
pub(crate) fn kind_of(signal: &Signal) -> AnswerKind {
    let text = format!("{} {}", signal.title.as_deref().unwrap_or_default(), signal.excerpt).to_lowercase();
    let any = |cues: &[&str]| cues.iter().any(|cue| text.contains(cue));
    let future = ["будет ", "будут ", "болады", "планируется"].iter().any(|cue| text.contains(cue));
    if any(DONE) && !(future && any(PROMISE)) {
        return AnswerKind::Done;
    }
    match (any(UNDERWAY), any(PROMISE) || future) {
        (true, _) => AnswerKind::Underway,
        (_, true) => AnswerKind::Promise,
        _ => AnswerKind::Explained,
    }
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
