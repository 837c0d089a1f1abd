use super::*;
use belgi_domain::PostId;

fn read_with(bytes: &[u8], rules: &Rules) -> Parsed {
    let source = "desk-109".parse().unwrap();
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    parse(&Document { bytes, url: Some("export"), content_type: None, source: &source, now }, rules)
}

fn read(bytes: &[u8]) -> Parsed {
    read_with(bytes, &Rules::default())
}

fn shown(parsed: &Parsed) -> Vec<(Option<&str>, &str, String)> {
    let date = |post: &belgi_domain::Post| post.published_at.map(|at| at.to_string()).unwrap_or_default();
    parsed.posts.iter().map(|post| (post.title.as_deref(), post.text.as_str(), date(post))).collect()
}

fn complaints(parsed: &Parsed) -> Vec<&str> {
    parsed.problems.iter().map(|problem| problem.message.as_str()).collect()
}

#[test]
fn a_desk_export_becomes_appeals_and_answers() {
    let parsed = read(include_bytes!("../../fixtures/inbox/desk.csv"));
    assert_eq!(
        shown(&parsed),
        [
            (
                Some("Водоснабжение, Есильский район"),
                "Третий день нет воды; дом 5",
                "2026-11-20T04:00:00Z".to_owned()
            ),
            (None, "Подача восстановлена", "2026-11-21T05:00:00Z".to_owned()),
            (Some("Жол, Нұра"), "Көшеде \"шұңқыр\"\nбар", "2026-11-19T19:00:00Z".to_owned()),
            (Some("Лифт"), "Лифт стоит", String::new()),
        ]
    );
    let appeal = PostId::new(&"desk-109".parse().unwrap(), "A-1");
    assert_eq!(parsed.posts[0].id, appeal);
    assert_eq!(parsed.posts[1].id, PostId::new(&"desk-109".parse().unwrap(), "A-1#answer"));
    assert_eq!(parsed.posts[1].parent.as_ref(), Some(&appeal));
    assert_eq!(
        complaints(&parsed),
        [
            "line 6: expected the text of an appeal, found an empty cell",
            "line 7: expected 8 cells, found 9: a delimiter in a text without quotes?",
            "line 8: expected a date of creation, found other text or a day to come",
        ]
    );
    assert!(!format!("{parsed:?}").contains("Тестов"));
}

#[test]
fn any_delimiter_and_charset_will_do() {
    for delimiter in [",", ";", "\t", "|"] {
        let table = ["номер", "текст обращения", "дата создания"].join(delimiter)
            + "\r\n"
            + &["1", "Нет света во дворе", "20.11.2026 09:00"].join(delimiter);
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(&table);
        for bytes in [table.as_bytes(), &cyrillic] {
            let parsed = read(bytes);
            assert_eq!(
                shown(&parsed),
                [(None, "Нет света во дворе", "2026-11-20T04:00:00Z".to_owned())],
                "{delimiter}"
            );
        }
    }
}

#[test]
fn configured_columns_come_first() {
    let rules = Rules { columns: [("text".to_owned(), "Суть".to_owned())].into(), ..Rules::default() };
    let parsed = read_with("№,Суть,Исполнитель\n1,Су жоқ,Су арнасы\n".as_bytes(), &rules);
    assert_eq!(shown(&parsed), [(None, "Су жоқ", String::new())]);
    let unknown = read("№,Суть\n1,Су жоқ\n".as_bytes());
    assert_eq!(unknown.problems[0].fault, Fault::Configuration);
}

#[test]
fn a_quote_that_never_closes_costs_one_row() {
    let parsed = read("id,text\n1,\"Су жоқ\n2,Жарық жоқ\n3,Жылу жоқ\n".as_bytes());
    assert_eq!(
        shown(&parsed).iter().map(|(_, text, _)| *text).collect::<Vec<_>>(),
        ["Жарық жоқ", "Жылу жоқ"]
    );
    assert_eq!(
        complaints(&parsed),
        ["line 2: expected a closing quote, found none up to the end of the file"]
    );
}

#[test]
fn json_in_three_forms() {
    let row = r#"{"requestNumber":7,"appealText":"Су жоқ","dateCreated":"2026-11-20T09:00:00","phone":"+7"}"#;
    for text in [
        format!("[{row}]"),
        format!("{row}\n"),
        format!(r#"{{"data":[{row}]}}"#),
        format!("{row}\n\n{{bad\n"),
    ] {
        let parsed = read(text.as_bytes());
        assert_eq!(shown(&parsed), [(None, "Су жоқ", "2026-11-20T04:00:00Z".to_owned())], "{text}");
        assert_eq!(parsed.problems.len(), usize::from(text.contains("bad")), "{:?}", parsed.problems);
    }
}

#[test]
fn other_files_are_refused_with_a_reason() {
    let cases: [(&[u8], Fault); 5] = [
        (b"", Fault::Malformed),
        (b"<html>", Fault::Malformed),
        (b"PK\x03\x04 cut", Fault::Malformed),
        (&[0xd0, 0xcf, 0x11, 0xe0], Fault::Configuration),
        (b"[1", Fault::Malformed),
    ];
    for (bytes, fault) in cases {
        assert_eq!(read(bytes).problems[0].fault, fault, "{bytes:?}");
    }
}

#[test]
fn a_workbook_is_read() {
    let parsed = read(include_bytes!("../../fixtures/inbox/desk.xlsx"));
    assert_eq!(
        shown(&parsed),
        [
            (Some("Водоснабжение"), "Нет воды", "2026-11-20T04:00:00Z".to_owned()),
            (None, "Вода есть", "2026-11-20T19:00:00Z".to_owned()),
            (None, "Жарық жоқ", String::new()),
        ]
    );
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
}

#[test]
fn a_zip_bomb_is_refused_whatever_it_claims() {
    let bomb = super::zip::tests::archive(&vec![0; 60 * 1024 * 1024]);
    assert!(bomb.len() < 100_000);
    assert_eq!(read(&bomb).problems[0].fault, Fault::TooLarge);
}
