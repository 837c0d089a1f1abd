//! What a reading promises, whatever comes in.

use belgi_classifier::{Classifier, Input};
use belgi_domain::{SignalType, Topic, Urgency};

fn input(text: &str) -> Input<'_> {
    Input { text, ..Input::default() }
}

#[test]
fn the_artefact_is_small_and_readable() {
    let artefact = include_bytes!("../model/belgi.model");
    assert!(artefact.len() <= 8 << 20, "{} bytes", artefact.len());
    assert!(Classifier::from_bytes(artefact).is_ok());
    assert!(Classifier::from_bytes(&artefact[..artefact.len() / 2]).is_err());
}

#[test]
fn whatever_comes_in_an_answer_comes_out() {
    let long_word = "ү".repeat(100_000);
    let marks = "а\u{301}".repeat(5_000);
    let odd = [
        "",
        " ",
        "😡",
        "https://x.example/a",
        "\u{202e}\u{200b}",
        "123",
        "مرحبا بالعالم",
        "⟨phone⟩",
        &long_word,
        &marks,
    ];
    for text in odd {
        let reading = Classifier::bundled().read_with_scores(&input(text));
        let confidence = reading.confidence;
        for share in [confidence.topic, confidence.signal_type, confidence.sentiment, confidence.urgency] {
            assert!((0.0..=1.0).contains(&share), "{confidence:?}");
        }
        for (field, codes) in reading.scores.unwrap_or_default() {
            let total: f32 = codes.values().sum();
            assert!((total - 1.0).abs() < 0.02, "{field}: {total}");
        }
    }
}

#[test]
fn a_text_without_words_is_chat_and_says_so_softly() {
    for text in ["", "😡😡", "…!?"] {
        let reading = Classifier::bundled().read(&input(text));
        assert_eq!(
            (reading.signal_type, reading.topic, reading.urgency),
            (SignalType::Chat, Topic::Other, Urgency::Normal)
        );
        assert!(reading.confidence.topic < 0.5 && reading.evidence.is_empty());
    }
}

#[test]
fn plain_posts_of_both_languages_are_read_with_their_words() {
    let cases = [
        ("Үйде жылу жоқ, батарея мұздай, балалар тоңып отыр", Topic::Heating),
        ("Третий день нет отопления, батареи ледяные", Topic::Heating),
        ("Жылу жок уйде суык кашан косасыздар", Topic::Heating),
        ("Jylu joq, ui suyq", Topic::Heating),
        ("Мусор не вывозят вторую неделю, баки переполнены", Topic::Waste),
        ("Қоқысты екі аптадан бері шығармайды", Topic::Waste),
        ("Автобус мүлдем жүрмейді, аялдамада бір сағат күттік", Topic::Transport),
        ("Стая бродячих собак напала на ребёнка у школы", Topic::Animals),
        ("В поликлинике очередь к терапевту на две недели вперёд", Topic::Health),
        ("Горячей воды нет с понедельника", Topic::Water),
    ];
    for (text, topic) in cases {
        let reading = Classifier::bundled().read(&input(text));
        assert_eq!(reading.topic, topic, "{text}: {reading:?}");
        let words: Vec<_> = reading.evidence.iter().filter(|evidence| evidence.field == "topic").collect();
        assert!(!words.is_empty() && words.len() <= 3, "{text}: {words:?}");
        assert!(
            reading.evidence.iter().all(|evidence| text.contains(&evidence.words)),
            "{text}: {:?}",
            reading.evidence
        );
    }
}

#[test]
fn a_headline_is_read_with_the_words_below_it() {
    let titled = Input {
        title: Some("Горячей воды нет"), text: "Ждём неделю.", ..Input::default()
    };
    assert_eq!(Classifier::bundled().read(&titled).topic, Topic::Water);
}

#[test]
fn a_guess_says_that_it_is_one() {
    let plain = Classifier::bundled().read(&input("Горячей воды нет с понедельника, весь дом ждёт"));
    assert!(!plain.unsure().contains(&"topic"), "{:?}", plain.confidence);
    assert_eq!(Classifier::bundled().read(&input("…")).unsure(), ["topic", "signal_type", "sentiment"]);
}
