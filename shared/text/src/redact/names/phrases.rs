//! Phrases by which people name themselves and each other, in skeleton spelling.

use crate::hash::WordMap;
use std::sync::LazyLock;

/// What a word does in phrases about people.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Courtesy {
    /// Whether an introduction or a signature may end with it.
    pub leads: bool,
    /// Whether it is a relation or courtesy behind a given name: `апай`.
    pub behind: bool,
    /// Whether somebody is spoken to behind it.
    pub greets: bool,
}

static WORDS: LazyLock<WordMap<&'static str, Courtesy>> = LazyLock::new(|| {
    let mut words = WordMap::<&str, Courtesy>::default();
    for last in INTRODUCTIONS.iter().chain(SIGNATURES).filter_map(|phrase| phrase.last()) {
        words.entry(last).or_default().leads = true;
    }
    BEHIND.iter().for_each(|word| words.entry(word).or_default().behind = true);
    GREETINGS.iter().for_each(|word| words.entry(word).or_default().greets = true);
    words
});

/// What the word (a skeleton) does.
pub(super) fn courtesy(key: &str) -> Courtesy {
    WORDS.get(key).copied().unwrap_or_default()
}

/// Behind these stands a name, whatever it looks like.
pub(super) const INTRODUCTIONS: &[&[&str]] = &[
    &["меня", "зовут"],
    &["зовут", "меня"],
    &["мое", "имя"],
    &["фио"],
    &["ф", "и", "о"],
    &["атым"],
    &["есимим"],
    &["аты-жоним"],
    &["аты-жони"],
    &["аты", "жоним"],
    &["аты", "жони"],
];

/// Behind these stands a name if it looks like one.
pub(super) const SIGNATURES: &[&[&str]] = &[
    &["с", "уважением"],
    &["с", "ув"],
    &["курметпен"],
    &["подпись"],
    &["колы"],
    &["автор"],
    &["заявитель"],
    &["заявительница"],
    &["отправитель"],
    &["отиниш", "беруши"],
    &["контактное", "лицо"],
    &["спросить"],
    &["я"],
    &["мен"],
    &["атынан"],
];

/// Words behind a given name: relations and courtesies.
const BEHIND: &[&str] = &[
    "ага",
    "агай",
    "агасы",
    "апай",
    "апа",
    "апке",
    "апше",
    "ата",
    "байке",
    "бауырым",
    "жан",
    "жаным",
    "женге",
    "иним",
    "карындасым",
    "коке",
    "кария",
    "курбым",
    "мугалим",
    "мырза",
    "синлим",
    "тате",
    "ханым",
    "хазрет",
    "досым",
    "агаша",
];

/// Stems before a given name: neighbours, relatives, people at work.
pub(super) const ROLES: &[&str] = &[
    "баба",
    "бабушк",
    "балам",
    "брат",
    "внук",
    "внучк",
    "водител",
    "воспитател",
    "врач",
    "дедушк",
    "доктор",
    "доч",
    "дяд",
    "жена",
    "жене",
    "жену",
    "кассир",
    "классрук",
    "консультант",
    "коллег",
    "коршим",
    "коршимиз",
    "кондуктор",
    "кызым",
    "куратор",
    "маме",
    "мастер",
    "медсестр",
    "менеджер",
    "муж",
    "няня",
    "оператор",
    "охранник",
    "подруг",
    "продавец",
    "продавщиц",
    "сестр",
    "синлим",
    "сосед",
    "сын",
    "тет",
    "улым",
    "участков",
    "учител",
    "учительниц",
    "администратор",
    "аптекар",
    "сатушы",
    "жургизуши",
    "дарыгер",
    "мугалим",
    "тарбиеши",
    "бауырым",
    "курбым",
    "агам",
    "апкем",
    "иним",
    "карындасым",
];

/// Words after which somebody is spoken to.
const GREETINGS: &[&str] = &[
    "ассалаумагалейкум",
    "вечер",
    "день",
    "здравствуй",
    "здравствуйте",
    "кайырлы",
    "привет",
    "рахмет",
    "салем",
    "салеметсиз",
    "салеметсизбе",
    "спасибо",
    "утро",
    "уважаемая",
    "уважаемый",
    "бе",
    "курметти",
    "саламатсыз",
];

/// Stems of forms of address, which are no part of a name.
pub(super) const ADDRESSES: &[&str] = &[
    "алла",
    "благодар",
    "господин",
    "госпож",
    "дорог",
    "здравств",
    "курметти",
    "мырза",
    "привет",
    "рахмет",
    "салем",
    "спасибо",
    "товарищ",
    "уважаем",
    "ханым",
    "доктор",
    "врач",
    "учител",
    "дяд",
    "тет",
];
