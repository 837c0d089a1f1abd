use super::*;

fn check(language: Language, texts: &[&str]) {
    for text in texts {
        let reading = read_language(text);
        assert_eq!(reading.language, language, "{text:?}: {reading:?}");
        assert!((0.0..=1.0).contains(&reading.kk_share) && (0.0..=1.0).contains(&reading.confidence));
    }
}

#[test]
fn kazakh_is_kazakh_in_any_spelling() {
    check(
        Language::Kk,
        &[
            "Бізде үш күн бойы жылу жоқ, балалар тоңып отыр",
            "Кушти ойын",
            "калай кирем, маган керек",
            "су жок уйде, кашан береди",
            "su joq, qalai tūramyz",
            "Приложение өте жақсы",
            "Интернет нашар, реклама коп",
            "жақсы",
            "27 мкр су қашан болады?",
        ],
    );
}

#[test]
fn russian_is_russian() {
    check(
        Language::Ru,
        &[
            "Третий день нет воды в доме",
            "Аким города обещал маслихату 5 млн тенге",
            "Когда дадут отопление?",
            "спасибо",
            "В Екибастузе снова отключили свет",
        ],
    );
}

#[test]
fn both_with_meaning_are_mixed() {
    check(
        Language::Mixed,
        &[
            "Бізде су жоқ, когда уже дадите воду, сколько можно ждать",
            "Сәлеметсіз бе, у нас во дворе мусор не вывозят уже неделю, қашан келесіздер?",
        ],
    );
}

#[test]
fn everything_else_is_other() {
    check(
        Language::Other,
        &[
            "",
            "🔥🔥🔥",
            "12345 !!!",
            "https://example.kz/a",
            "Айгуль",
            "This is a very good application, thank you",
            "Дякую, все дуже добре, але хотілося б більше",
            "Бул тиркеме абдан жакшы иштейт, чоң рахмат сиздерге жана көп ийгилик",
        ],
    );
}
