//! What a post costs: `cargo bench -p belgi-text`. The posts are of about 150 characters, in Kazakh, Russian and the mix
//! of both, two of ten with personal data; `items/s` is posts a second on one core.
//!
//! `long` reads texts of 1 KB to 1 MB: `MB/s` stays level, for time is linear in length.

use belgi_domain::CityId;
use belgi_text::language::read_language;
use belgi_text::places::Gazetteer;
use belgi_text::redact::{Register, redact};
use belgi_text::stems::content_stems;
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

const POSTS: &[&str] = &[
    "Екібастұз қаласы, 27-шағынаудан, 14-үй. Үшінші тәулік жылу жоқ, балалар тоңып отыр, диспетчер телефонды көтермейді. Шешіп беріңіздерші!",
    "Третий день нет горячей воды в доме по улице Ауэзова 15, звоню в управляющую компанию, никто трубку не берёт. Ахметова Айгуль, кв. 45",
    "Бізде су жоқ, когда уже дадите, сколько можно ждать? Балаларды жуындыра алмаймыз, хабарласыңыздар: 8 701 123-45-67, күтеміз",
    "Аким города встретился с жителями микрорайона Нурсат и рассказал о ремонте тепловых сетей: до конца года заменят 12 километров труб",
    "Кеше автобус тағы келмеді, 20 минут күттік, маршрут 27 дұрыс жүрмейді. Жургизуши орескел сойлейди, ескерту жасаныздаршы",
    "Спасибо врачам областной больницы за спасение моего отца, низкий поклон всей смене отделения хирургии и медсёстрам приёмного покоя!",
    "Мектептің ауласында иттер қаптап жүр, балалар қорқады. Ветеринарлық қызмет әлі келген жоқ, екі рет өтініш бердік, жауап жоқ",
    "На перекрёстке Абая и Сейфуллина не работает светофор, уже две аварии за неделю. Просьба принять меры, мы, жители дома 12, больше не можем ждать",
    "Shymkentte Nursat shagyn audanynda su joq, keshe de bolmady, qashan beredi? Balalarmen otyrmyz, komektesinizdershi otinemiz",
    "Жители дома 5 жалуются на запах канализации в подвале. По словам КСК, насос сломан, деталь привезут не раньше следующей недели",
];

fn home() -> CityId {
    "ekibastuz".parse().unwrap_or_else(|_| unreachable!("an id of cities.toml"))
}

/// Each post once: the language, the redaction and the places of its text.
#[divan::bench]
fn all_three(bencher: Bencher<'_, '_>) {
    let (home, gazetteer) = (home(), Gazetteer::bundled());
    bencher.counter(ItemsCount::new(POSTS.len())).bench(|| {
        for post in POSTS {
            black_box(read_language(black_box(post)));
            black_box(redact(black_box(post), Register::Private));
            black_box(gazetteer.find(black_box(post), Some(&home)));
        }
    });
}

#[divan::bench]
fn language(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(POSTS.len())).bench(|| {
        for post in POSTS {
            black_box(read_language(black_box(post)));
        }
    });
}

#[divan::bench]
fn redaction(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(POSTS.len())).bench(|| {
        for post in POSTS {
            black_box(redact(black_box(post), Register::Private));
        }
    });
}

#[divan::bench]
fn places(bencher: Bencher<'_, '_>) {
    let (home, gazetteer) = (home(), Gazetteer::bundled());
    bencher.counter(ItemsCount::new(POSTS.len())).bench(|| {
        for post in POSTS {
            black_box(gazetteer.find(black_box(post), Some(&home)));
        }
    });
}

#[divan::bench]
fn stems(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(POSTS.len())).bench(|| {
        for post in POSTS {
            black_box(content_stems(black_box(post)));
        }
    });
}

#[divan::bench(args = [1, 10, 100, 1000])]
fn long(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let (home, gazetteer) = (home(), Gazetteer::bundled());
    let mut text = String::new();
    for post in POSTS.iter().cycle() {
        if text.len() >= kilobytes * 1000 {
            break;
        }
        text.extend([post, " "]);
    }
    bencher.counter(BytesCount::new(text.len())).bench(|| {
        black_box(read_language(black_box(&text)));
        black_box(redact(black_box(&text), Register::Private));
        black_box(gazetteer.find(black_box(&text), Some(&home)));
    });
}
