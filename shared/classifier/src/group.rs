//! Groups that a text itself says it is about. A table of words, not a guess about who wrote it.

use belgi_domain::{Evidence, Group};
use belgi_text::fold::skeleton;
use belgi_text::token::tokens;
use std::collections::BTreeSet;

/// Beginnings of words, as typed without Kazakh letters, by group.
const BEGINNINGS: &[(Group, &[&str])] = &[
    (
        Group::Children,
        &[
            "балалар",
            "баламыз",
            "балам",
            "балан",
            "балабакша",
            "бала",
            "буллинг",
            "бобек",
            "дети",
            "детей",
            "детск",
            "детсад",
            "детям",
            "детьми",
            "ребен",
            "малыш",
            "садик",
            "кулдыршан",
            "школьник",
            "школьниц",
            "окушы",
            "подрост",
        ],
    ),
    (Group::Youth, &["жастар", "молодеж", "молодежи", "жасоспирим"]),
    (
        Group::Elderly,
        &[
            "карт",
            "карттар",
            "кариялар",
            "кария",
            "пенсионер",
            "зейнеткер",
            "пожил",
            "стари",
            "бабушк",
            "дедушк",
            "ветеран",
            "ата-апа",
        ],
    ),
    (
        Group::Disabled,
        &["мугедек", "инвалид", "колясочник", "ограниченн", "аутизм", "дцп", "незряч", "ерекше"],
    ),
    (Group::LargeFamilies, &["копбалалы", "многодетн"]),
    (Group::LowIncome, &["малообеспечен", "малоимущ", "аз камтыл", "камтылган", "адресн", "атаулы"]),
    (Group::Pregnant, &["беремен", "жукти", "екикабат"]),
    (Group::Workers, &["жумысшы", "рабочие", "рабочих", "работник", "сотрудник", "жумыскер"]),
    (Group::Students, &["студент", "общежити", "жатакхана"]),
];

/// The groups named in `text`, sorted, and the words that name them.
pub(crate) fn groups(text: &str) -> (Vec<Group>, Vec<Evidence>) {
    let (mut found, mut evidence) = (BTreeSet::new(), Vec::new());
    for token in tokens(text).take(400) {
        let key = skeleton(token.text);
        for (group, beginnings) in BEGINNINGS {
            // «ребёнок-инвалид» names two groups.
            let named = |beginning: &&str| key.split('-').any(|part| names(part, beginning));
            if beginnings.iter().any(named) && found.insert(*group) {
                evidence.push(Evidence {
                    field: "groups".to_owned(),
                    words: token.text.to_owned(),
                    weight: 1.0,
                });
            }
        }
    }
    (found.into_iter().collect(), evidence)
}

/// Short beginnings stand for themselves and their cases only: «бала», not «балама».
fn names(key: &str, beginning: &str) -> bool {
    const CASES: &[&str] = &["", "га", "дан", "да", "ды", "нын", "лар", "сы", "сын", "мен"];
    match beginning.chars().count() {
        0..=4 => key.strip_prefix(beginning).is_some_and(|rest| CASES.contains(&rest)),
        _ => key.starts_with(beginning),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_what_the_text_names() {
        let cases: [(&str, &[Group]); 6] = [
            ("Балалар тоңып отыр", &[Group::Children]),
            ("пенсионерам не носят пенсию", &[Group::Elderly]),
            ("многодетная семья, ребёнок-инвалид", &[Group::Children, Group::Disabled, Group::LargeFamilies]),
            ("жүкті әйелдерге кезек жоқ", &[Group::Pregnant]),
            ("карта жасады", &[]),
            ("яма на дороге", &[]),
        ];
        for (text, expect) in cases {
            assert_eq!(groups(text).0, expect, "{text}");
        }
    }
}
