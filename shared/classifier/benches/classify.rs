//! How many posts a core reads: `cargo bench -p belgi-classifier`.

use belgi_classifier::{Classifier, Input};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

const ARTEFACT: &[u8] = include_bytes!("../model/belgi.model");

/// Some 150 characters each, one a language.
const POSTS: [&str; 3] = [
    "Үшінші күн болды, 14-шағын ауданда жылу жоқ, батареялар мұздай, балалар киімімен ұйықтап жатыр. Диспетчер телефонды \
     көтермейді. Қашан қосасыздар?",
    "Здравствуйте! Во дворе дома по улице Абая вторую неделю не вывозят мусор, контейнеры переполнены, собаки растаскивают \
     пакеты, запах стоит ужасный.",
    "Кеше автобус тағы келмеді, на остановке час простояли, кондуктор айтады «поломка», ал басқасы жоқ. Бұл қашан бітеді, \
     жауап беріңіздерші, пожалуйста!",
];

fn main() {
    divan::main();
}

#[divan::bench(args = POSTS)]
fn read(bencher: Bencher<'_, '_>, text: &str) {
    let classifier = Classifier::bundled();
    let input = Input { text, ..Input::default() };
    bencher.counter(ItemsCount::new(1_usize)).bench(|| classifier.read(black_box(&input)));
}

#[divan::bench]
fn read_a_long_letter(bencher: Bencher<'_, '_>) {
    let text = POSTS.join(" ").repeat(50);
    let classifier = Classifier::bundled();
    bencher.bench(|| classifier.read(black_box(&Input { text: &text, ..Input::default() })));
}

#[divan::bench]
fn unpack_the_artefact() -> bool {
    Classifier::from_bytes(black_box(ARTEFACT)).is_ok()
}
