use super::lexicon::{EVERYDAY, GIVEN, LEXICON, lines};
use crate::fold::skeleton;
use crate::redact::{Register, redact};
use std::collections::HashSet;

fn check(register: Register, text: &str, expect: &str) {
    assert_eq!(redact(text, register).text, expect, "{text:?}");
}

fn private(text: &str, expect: &str) {
    check(Register::Private, text, expect);
}

fn press(text: &str, expect: &str) {
    check(Register::Press, text, expect);
}

#[test]
fn patronymics_go_with_their_neighbours_in_all_cases() {
    for name in [
        "Иванов Иван Иванович",
        "Тюльпанов Евграф Модестович",
        "Иванову Ивану Ивановичу",
        "Айгуль Сериковна",
        "Айгуль Сериковне Ахметовой",
        "Серік Болатұлы",
        "Серік Болатұлының",
        "Асель Маратқызы",
        "Асель Маратовной",
        "Ахметов Серік Болат ұлы",
        "Гүлнұр Ерланқызына",
        "ИВАНОВ ИВАН ИВАНОВИЧ",
        "иванов иван иванович",
    ] {
        private(&format!("Бұл жерде {name} тұрады"), "Бұл жерде ⟨name⟩ тұрады");
        private(&format!("Приходил {name}, обещал."), "Приходил ⟨name⟩, обещал.");
    }
    private("у нас Сериковна главная", "у нас ⟨name⟩ главная");
    private("Уважаемый Иван Иванович!", "Уважаемый ⟨name⟩!");
    private("Құрметті Серік Болатұлы!", "Құрметті ⟨name⟩!");
}

/// An initial behind a name was taken for the short form of «атындағы».
#[test]
fn names_with_initials_in_a_row_go() {
    private("Подписали А.А.Ахметов Б.Қ.Серіков А.А.", "Подписали ⟨name⟩ ⟨name⟩ А.А.");
    let row = "А.А.Ахметов ".repeat(9);
    private(&format!("Подписали {row}А.А."), &format!("Подписали {}А.А.", "⟨name⟩ ".repeat(9)));
}

#[test]
fn pairs_and_initials_go() {
    for name in [
        "Айгуль Ахметова",
        "Ахметову Айгуль",
        "Данияр Есмағамбет",
        "Ерлан Қошанов",
        "Нұрлан Сериков",
        "Иванова А.А.",
        "А. А. Иванова",
        "К. Ахметов",
        "Ольга Петрова",
        "Ольге Петровой",
        "Асхатом Жумабековым",
    ] {
        private(&format!("Пришла {name} и ушла"), "Пришла ⟨name⟩ и ушла");
    }
}

#[test]
fn introductions_signatures_and_addresses_go() {
    private("Меня зовут Асель, я живу тут", "Меня зовут ⟨name⟩, я живу тут");
    private("меня зовут асель ахметова", "меня зовут ⟨name⟩");
    private("Менің атым Серік", "Менің атым ⟨name⟩");
    private("Помогите! С уважением, Марат", "Помогите! С уважением, ⟨name⟩");
    private("Құрметпен, Гүлнұр Серікова.", "Құрметпен, ⟨name⟩.");
    private("ФИО: Кабдешев Руслан Маратович", "ФИО: ⟨name⟩");
    private("Подпись: Иванов И.", "Подпись: ⟨name⟩");
    private("Айгуль апай көмектесті", "⟨name⟩ апай көмектесті");
    private("мой сосед Марат шумит", "мой сосед ⟨name⟩ шумит");
    private("Здравствуйте, Асель!", "Здравствуйте, ⟨name⟩!");
    private("Рахмет!\nАсель", "Рахмет!\n⟨name⟩");
    private("Автор: Тюльпанов Евграф", "Автор: ⟨name⟩");
    private("Менің атым Асель Маратқызы, Нұрсат шағынауданы", "Менің атым ⟨name⟩, Нұрсат шағынауданы");
    private("С уважением, жители дома 5", "С уважением, жители дома 5");
    private("С уважением, Казахтелеком", "С уважением, Казахтелеком");
}

#[test]
fn streets_schools_and_figures_keep_their_names() {
    for text in [
        "на ул. Абая Кунанбаева нет света",
        "Төле би көшесі, 5",
        "проспект Нурсултана Назарбаева",
        "мкр Сатпаева",
        "школа имени Алии Молдагуловой",
        "Мұхтар Әуезов атындағы мектеп",
        "по улице Кабанбай батыра",
        "Бөгенбай батыр даңғылы",
        "Қазыбек би ауданы",
        "улица Каныша Сатпаева, 12",
        "Қаныш Сәтбаев көшесінде су жоқ",
        "ул. Машхур Жусупа",
        "Президент Касым-Жомарт Токаев",
        "Жанна д'Арк",
        "Арман бар",
        "Алматы қаласы, Астана",
        "Роза гүлі өседі",
        "Спасибо акимату города Екибастуз",
        "Павлодарская область, Экибастузский район",
    ] {
        private(text, text);
        press(text, text);
    }
}

#[test]
fn the_press_keeps_office_holders_and_hides_residents() {
    for text in [
        "Аким города Аян Бейсекин рассказал о ремонте",
        "Қала әкімі Аян Бейсекин жиын өткізді",
        "Директор ТОО Иванов Иван Иванович пояснил",
        "Депутат маслихата Айгуль Ахметова заявила",
        "Министр Серік Жұмаңғарин баяндады",
    ] {
        press(text, text);
    }
    press("Жительница дома Айгуль Ахметова жалуется", "Жительница дома ⟨name⟩ жалуется");
    press("Қала тұрғыны Серік Ахметов айтады", "Қала тұрғыны ⟨name⟩ айтады");
    press("Пенсионерка Ольга Петрова осталась без воды", "Пенсионерка ⟨name⟩ осталась без воды");
    press("Пришла Айгуль Сериковна", "Пришла ⟨name⟩");
}

#[test]
fn holders_of_high_office_are_public_everywhere() {
    for text in [
        "аким города Аян Бейсекин обещал дать тепло",
        "Қала әкімі Аян Бейсекин қайда қарап отыр",
        "депутат Айгуль Ахметова не отвечает",
        "министр здравоохранения Серик Ахметов приехал",
    ] {
        private(text, text);
        press(text, text);
    }
    private("в акимате Айгуль Ахметова нагрубила", "в акимате ⟨name⟩ нагрубила");
    private("Аким, ответьте! Меня зовут Серик Ахметов", "Аким, ответьте! Меня зовут ⟨name⟩");
    private("аким, у соседки Айгуль Ахметова прорвало трубу", "аким, у соседки ⟨name⟩ прорвало трубу");
}

#[test]
fn prepositions_are_no_initials() {
    for text in ["В Костанайской области тепло", "С Шымкентским парком беда", "К Ивановым пришли"]
    {
        press(text, text);
        private(text, text);
    }
    private("Врач В. Иванова нагрубила", "Врач ⟨name⟩ нагрубила");
    private("Обещал В.А. Иванов и пропал", "Обещал ⟨name⟩ и пропал");
    private("на пересечении улиц Женис и Мухтара Ауэзова", "на пересечении улиц Женис и Мухтара Ауэзова");
}

#[test]
fn the_name_files_are_sorted_and_without_duplicates() {
    for file in GIVEN.into_iter().chain([EVERYDAY]) {
        let names: Vec<_> = lines(file).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
    }
    let all: Vec<_> = GIVEN.iter().flat_map(|file| lines(file)).collect();
    let unique: HashSet<_> = all.iter().collect();
    assert_eq!(all.len(), unique.len());
    assert!(lines(EVERYDAY).all(|word| LEXICON.is_given(&skeleton(word))));
}
