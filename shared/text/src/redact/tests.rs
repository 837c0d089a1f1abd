use super::{Register, redact};
use crate::redact::{DIGIT_RULES, WEB_RULES};

const PRIVATE: Register = Register::Private;

fn check(text: &str, expect: &str) {
    let redacted = redact(text, PRIVATE);
    assert_eq!(redacted.text, expect, "{text:?}");
    let again = redact(&redacted.text, PRIVATE);
    assert_eq!(again.text, redacted.text, "not idempotent: {text:?}");
    assert!(again.found.is_empty(), "{text:?}: {:?}", again.found);
    let chars = text.chars().count();
    for pair in redacted.found.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{text:?}: {pair:?}");
    }
    assert!(redacted.found.iter().all(|found| found.start < found.end && found.end <= chars));
}

#[test]
fn every_kind_has_its_token() {
    check("Тел. +7 (701) 123-45-67, пишите", "Тел. ⟨phone⟩, пишите");
    check("ЖСН 991231500016", "ЖСН ⟨iin⟩");
    check("БИН 991240000013", "БИН 991240000013");
    check("Счёт KZ65 000T EST0 0000 0001", "Счёт ⟨iban⟩");
    check("карта 4111 1111 1111 1111", "карта ⟨card⟩");
    check("машина 123 АВС 14", "машина ⟨plate⟩");
    check("почта asel@mail.ru", "почта ⟨email⟩");
    check("https://vk.com/id77 вот", "⟨link⟩ вот");
    check("пишите @asel_k", "пишите ⟨handle⟩");
    check(&"@asel_k".repeat(9), &"⟨handle⟩".repeat(9));
    check("[id77|Асель], воды нет", "⟨name⟩, воды нет");
    check("паспорт N12345678", "паспорт ⟨passport⟩");
    check("удостоверение личности 012345678", "удостоверение личности ⟨id⟩");
    check("Абая 12, кв. 45", "Абая 12, ⟨flat⟩");
    check("яма: 51.72345, 75.32211", "яма: ⟨coordinates⟩");
    check("wa.me/77011234567", "⟨phone⟩");
}

#[test]
fn disguises_do_not_help() {
    check("８７０１１２３４５６７", "⟨phone⟩");
    check("8\u{A0}701\u{A0}123\u{A0}45\u{A0}67", "⟨phone⟩");
    check("8\u{200B}701\u{200B}1234567", "⟨phone⟩");
    check("8–701–123–45–67", "⟨phone⟩");
    check("8️⃣7️⃣0️⃣1️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣", "⟨phone⟩");
    check("Айгуль\u{A0}Ахм\u{AD}етова келді", "⟨name⟩ келді");
    check("Aйгуль Ахмeтова келді", "⟨name⟩ келді");
}

#[test]
fn several_kinds_stand_side_by_side() {
    check(
        "Я, Ахметова Айгуль Сериковна, ИИН 991231500016, тел 87011234567, Абая 5, кв 7",
        "Я, ⟨name⟩, ИИН ⟨iin⟩, тел ⟨phone⟩, Абая 5, ⟨flat⟩",
    );
    check("87011234567 Асель Ахметова asel@mail.ru", "⟨phone⟩ ⟨name⟩ ⟨email⟩");
    check("⟨phone⟩ 87011234567 ⟨cat⟩", "⟨phone⟩ ⟨phone⟩ ⟨cat⟩");
}

#[test]
fn what_is_no_ones_stays() {
    for text in [
        "",
        "🔥🔥🔥",
        "Звоните 101, 102, 103, 104, 109, 112, 1414",
        "Тариф 1 234,56 тенге за м³, рост 12,5 %",
        "22.11.2026 в 10:30, автобусы № 12, 27а",
        "Закон № 94-V от 21 мая 2013 года, статья 12",
        "Дом 12/1, 5 подъезд, 120 квартир",
        "ул. Абая 12, дом 45, мкр 27",
        "бюджет 87 000 000 000 тенге",
        "заявка 202611220012345",
        "https://tengrinews.kz/news/vodu-otklyuchat-554433/",
        "[club77|Жители Экибастуза], где вода?",
        "⟨name⟩ ⟨phone⟩",
        "27 мкр, 5 үй, су жоқ",
    ] {
        check(text, text);
    }
}

#[test]
fn any_input_is_read_in_linear_time() {
    for piece in [
        "8 701 ",
        "а",
        "@",
        "кв. ",
        "Айгуль ",
        " ",
        "KZ6",
        "\u{200F}",
        "[id1|",
        "https://",
        "\u{301}",
        "1.",
        "⟨",
    ] {
        let text = piece.repeat(20_000 / piece.len());
        let redacted = redact(&text, PRIVATE);
        assert!(redacted.text.len() <= text.len() * 4);
    }
    assert_eq!(WEB_RULES.len() + DIGIT_RULES.len(), 12);
}
