//! What the columns of an export hold, told by their names in Russian, Kazakh and English.

use crate::Rules;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    Text,
    Created,
    Category,
    Answer,
    Answered,
    District,
    Address,
    /// About the applicant: never read.
    Personal,
}

/// Names of columns as [`normal`] writes them, sorted.
const NAMES: &[(&str, Role)] = &[
    ("address", Role::Address),
    ("answer", Role::Answer),
    ("answer date", Role::Answered),
    ("answered", Role::Answered),
    ("answered at", Role::Answered),
    ("appeal", Role::Text),
    ("appeal id", Role::Id),
    ("appeal number", Role::Id),
    ("appeal text", Role::Text),
    ("applicant", Role::Personal),
    ("category", Role::Category),
    ("closed at", Role::Answered),
    ("complaint", Role::Text),
    ("created", Role::Created),
    ("created at", Role::Created),
    ("date", Role::Created),
    ("date answered", Role::Answered),
    ("date created", Role::Created),
    ("description", Role::Text),
    ("direction", Role::Category),
    ("district", Role::District),
    ("email", Role::Personal),
    ("fio", Role::Personal),
    ("full name", Role::Personal),
    ("id", Role::Id),
    ("iin", Role::Personal),
    ("message", Role::Text),
    ("name", Role::Personal),
    ("number", Role::Id),
    ("phone", Role::Personal),
    ("request", Role::Text),
    ("request number", Role::Id),
    ("request text", Role::Text),
    ("requested datetime", Role::Created),
    ("response", Role::Answer),
    ("response date", Role::Answered),
    ("service name", Role::Category),
    ("service request id", Role::Id),
    ("status notes", Role::Answer),
    ("subject", Role::Category),
    ("text", Role::Text),
    ("topic", Role::Category),
    ("адрес", Role::Address),
    ("адрес обращения", Role::Address),
    ("адрес происшествия", Role::Address),
    ("арыз иесі", Role::Personal),
    ("аты", Role::Personal),
    ("аты жөні", Role::Personal),
    ("аудан", Role::District),
    ("ауданы", Role::District),
    ("байланыс", Role::Personal),
    ("бағыт", Role::Category),
    ("бағыты", Role::Category),
    ("вид обращения", Role::Category),
    ("вопрос", Role::Text),
    ("дата", Role::Created),
    ("дата закрытия", Role::Answered),
    ("дата и время", Role::Created),
    ("дата и время регистрации", Role::Created),
    ("дата исполнения", Role::Answered),
    ("дата обращения", Role::Created),
    ("дата ответа", Role::Answered),
    ("дата поступления", Role::Created),
    ("дата регистрации", Role::Created),
    ("дата создания", Role::Created),
    ("елді мекен", Role::District),
    ("жауап", Role::Answer),
    ("жауап беру күні", Role::Answered),
    ("жауап берілген күн", Role::Answered),
    ("жауап күні", Role::Answered),
    ("жауап мәтіні", Role::Answer),
    ("жолданым", Role::Text),
    ("жсн", Role::Personal),
    ("зарегистрировано", Role::Created),
    ("заявитель", Role::Personal),
    ("заявка", Role::Text),
    ("заявки", Role::Id),
    ("иин", Role::Personal),
    ("имя", Role::Personal),
    ("категория", Role::Category),
    ("комментарий исполнителя", Role::Answer),
    ("контактный номер", Role::Personal),
    ("контакты", Role::Personal),
    ("күні", Role::Created),
    ("мазмұны", Role::Text),
    ("мекен жай", Role::Address),
    ("мекен жайы", Role::Address),
    ("мекенжай", Role::Address),
    ("мекенжайы", Role::Address),
    ("микрорайон", Role::Address),
    ("мәселе", Role::Text),
    ("мәтін", Role::Text),
    ("мәтіні", Role::Text),
    ("направление", Role::Category),
    ("населенный пункт", Role::District),
    ("номер", Role::Id),
    ("номер заявки", Role::Id),
    ("номер обращения", Role::Id),
    ("нөмір", Role::Id),
    ("нөмірі", Role::Id),
    ("обращение", Role::Text),
    ("обращения", Role::Id),
    ("описание", Role::Text),
    ("описание проблемы", Role::Text),
    ("орындалған күні", Role::Answered),
    ("ответ", Role::Answer),
    ("ответ исполнителя", Role::Answer),
    ("подкатегория", Role::Category),
    ("поступило", Role::Created),
    ("проблема", Role::Text),
    ("район", Role::District),
    ("рег номер", Role::Id),
    ("регистрационный номер", Role::Id),
    ("результат рассмотрения", Role::Answer),
    ("решение", Role::Answer),
    ("санат", Role::Category),
    ("санаты", Role::Category),
    ("содержание", Role::Text),
    ("содержание обращения", Role::Text),
    ("сообщение", Role::Text),
    ("суть вопроса", Role::Text),
    ("суть обращения", Role::Text),
    ("тақырыбы", Role::Category),
    ("тақырып", Role::Category),
    ("тегі", Role::Personal),
    ("текст", Role::Text),
    ("текст заявки", Role::Text),
    ("текст обращения", Role::Text),
    ("текст ответа", Role::Answer),
    ("телефон", Role::Personal),
    ("тема", Role::Category),
    ("тема обращения", Role::Category),
    ("тип обращения", Role::Category),
    ("тіркелген күні", Role::Created),
    ("тіркеу күні", Role::Created),
    ("тіркеу нөмірі", Role::Id),
    ("улица", Role::Address),
    ("фамилия", Role::Personal),
    ("фио", Role::Personal),
    ("құрылған күні", Role::Created),
    ("ұялы телефон", Role::Personal),
    ("өтінім", Role::Text),
    ("өтініш", Role::Text),
    ("өтініш беруші", Role::Personal),
    ("өтініш күні", Role::Created),
    ("өтініш мазмұны", Role::Text),
    ("өтініш мәтіні", Role::Text),
    ("өтініш нөмірі", Role::Id),
    ("өтініштің мазмұны", Role::Text),
];

/// Words that make any column personal, sorted.
const PERSONAL: &[&str] = &[
    "applicant",
    "email",
    "fio",
    "iin",
    "mobile",
    "phone",
    "surname",
    "жсн",
    "заявитель",
    "заявителя",
    "иин",
    "отчество",
    "почта",
    "телефон",
    "телефона",
    "телефоны",
    "фамилия",
    "фио",
    "әкесінің",
];

/// Roles that a configuration may name, sorted.
const CONFIGURED: &[(&str, Role)] = &[
    ("address", Role::Address),
    ("answer", Role::Answer),
    ("answered", Role::Answered),
    ("category", Role::Category),
    ("created", Role::Created),
    ("district", Role::District),
    ("id", Role::Id),
    ("text", Role::Text),
];

/// The role of the column `name`: as the source's configuration says, or else as the name does.
pub(super) fn role(name: &str, rules: &Rules) -> Option<Role> {
    let name = normal(name);
    let configured = CONFIGURED
        .iter()
        .find(|(role, _)| rules.columns.get(*role).is_some_and(|column| normal(column) == name));
    if let Some((_, role)) = configured {
        return Some(*role);
    }
    let found = NAMES.binary_search_by(|(known, _)| (*known).cmp(&name)).ok().and_then(|at| NAMES.get(at));
    // "Телефон заявителя": one word of it is enough to keep away from the column.
    let personal =
        || name.split(' ').any(|word| PERSONAL.binary_search(&word).is_ok()).then_some(Role::Personal);
    found.map(|(_, role)| *role).or_else(personal)
}

/// A column's name in small letters, words apart, without signs: `requestNumber`, `Request_number` and
/// `request number:` are the same.
fn normal(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    let mut was_small = false;
    for character in name.trim().chars() {
        if character.is_uppercase() && was_small {
            normal.push(' ');
        }
        was_small = character.is_lowercase();
        match character {
            'ё' | 'Ё' => normal.push('е'),
            letter if letter.is_alphanumeric() => normal.extend(letter.to_lowercase()),
            _ if normal.ends_with(' ') => {}
            _ => normal.push(' '),
        }
    }
    normal.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_unique() {
        assert!(NAMES.is_sorted_by(|(a, _), (b, _)| a < b));
        assert!(PERSONAL.is_sorted_by(|a, b| a < b));
        assert!(CONFIGURED.is_sorted_by(|(a, _), (b, _)| a < b));
    }

    #[test]
    fn names_are_recognised_however_they_are_written() {
        let rules = Rules::default();
        for (name, expect) in [
            ("requestNumber", Some(Role::Id)),
            ("Номер  обращения:", Some(Role::Id)),
            ("ӨТІНІШ МӘТІНІ", Some(Role::Text)),
            ("Телефон заявителя", Some(Role::Personal)),
            ("ФИО", Some(Role::Personal)),
            ("исполнитель", None),
            ("", None),
        ] {
            assert_eq!(role(name, &rules), expect, "{name}");
        }
        let rules =
            Rules { columns: [("text".to_owned(), "Суть".to_owned())].into(), ..Rules::default() };
        assert_eq!(role("суть", &rules), Some(Role::Text));
    }
}
