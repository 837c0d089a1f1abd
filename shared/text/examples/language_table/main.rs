//! Makes `data/trigrams.bin` and `data/leans.bin` from the folder of open data sets given as the first argument and the
//! folder of the project's own posts as the second.
//!
//! The posts whose file name says `held` are left out, so that they can measure what was made.

mod leans;
mod spelling;

use belgi_text::fold::{fold, skeleton};
use belgi_text::language::model::{BUCKETS, ROW, SCALE, TONGUES, Tongue, for_buckets};
use belgi_text::token::tokens;
use leans::Words;
use spelling::{cyrillic_uzbek, latin_kazakh, latin_russian, unmarked};
use std::{env, error::Error, fs};

/// Files of SIB-200 and the language that they are counted in.
const SENTENCES: &[(&str, Tongue)] = &[
    ("kaz_Cyrl", Tongue::Kazakh),
    ("rus_Cyrl", Tongue::Russian),
    ("kir_Cyrl", Tongue::Kyrgyz),
    ("tat_Cyrl", Tongue::Tatar),
    ("bak_Cyrl", Tongue::Bashkir),
    ("ukr_Cyrl", Tongue::Ukrainian),
    ("bel_Cyrl", Tongue::Belarusian),
    ("khk_Cyrl", Tongue::Mongolian),
    ("tgk_Cyrl", Tongue::Tajik),
    ("uzn_Latn", Tongue::Uzbek),
    ("tuk_Latn", Tongue::Turkmen),
    ("eng_Latn", Tongue::English),
];

/// Added to every count.
const SMOOTHING: f64 = 0.3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders = env::args().skip(1);
    let data = folders.next().ok_or("expected the folder of the data sets")?;
    let posts = folders.next().ok_or("expected the folder of the posts")?;
    let mut made = Made { counts: vec![[0f64; TONGUES]; BUCKETS], words: Words::default() };
    for (name, tongue) in SENTENCES {
        let text = fs::read_to_string(format!("{data}/sib200/{name}.train.tsv"))?;
        for line in text.lines().skip(1) {
            made.text(line.rsplit('\t').next().unwrap_or(line), *tongue, 1.0);
        }
    }
    for sentence in fs::read_to_string(format!("{data}/kaznerd/IOB2_valid.txt"))?.split("\n\n") {
        let words: Vec<_> = sentence.lines().filter_map(|line| line.split(' ').next()).collect();
        made.text(&words.join(" "), Tongue::Kazakh, 1.0);
    }
    for line in fs::read_to_string(format!("{data}/kazsandra/train.csv"))?.lines() {
        if line.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'і']) {
            made.text(line.splitn(4, ',').nth(3).unwrap_or_default(), Tongue::Kazakh, 1.0);
        }
    }
    made.posts(&posts)?;
    for word in include_str!("../../data/words_ru.txt").lines().filter(|line| !line.starts_with('#')) {
        made.word(word, Tongue::Russian, 8.0);
    }
    fs::write("data/trigrams.bin", table(&made.counts))?;
    fs::write("data/leans.bin", made.words.train())?;
    Ok(())
}

struct Made {
    counts: Vec<[f64; TONGUES]>,
    words: Words,
}

impl Made {
    /// Counts the project's posts in Kazakh and Russian.
    fn posts(&mut self, folder: &str) -> Result<(), Box<dyn Error>> {
        let mut files: Vec<_> =
            fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        files.sort();
        for file in files.iter().filter(|file| !file.to_string_lossy().contains("held")) {
            for line in fs::read_to_string(file)?.lines() {
                let post: serde_json::Value = serde_json::from_str(line)?;
                let field = |name: &str| post.get(name).and_then(|value| value.as_str()).unwrap_or_default();
                match field("language") {
                    "kk" => self.text(field("text"), Tongue::Kazakh, 1.0),
                    "ru" => self.text(field("text"), Tongue::Russian, 1.0),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Counts the words of a text; a capital within a sentence may be a name, which belongs to no language.
    fn text(&mut self, text: &str, tongue: Tongue, weight: f64) {
        let mut end = 0;
        for token in tokens(text).filter(|token| !token.text.contains(|c: char| c.is_ascii_digit())) {
            let before = text.get(end..token.start).unwrap_or_default();
            let opens = end == 0 || before.contains(['.', '!', '?', '\n', '…']);
            let capital = token.text.starts_with(char::is_uppercase);
            end = token.end;
            let side = match tongue {
                Tongue::Kazakh => Some(0),
                Tongue::Russian => Some(1),
                _ => None,
            };
            let word = fold(token.text);
            if let Some(side) = side.filter(|_| opens || !capital) {
                self.words.add(&word, side, weight);
            }
            self.word(&word, tongue, weight);
        }
    }

    /// Counts the pieces of a word in all its spellings.
    fn word(&mut self, word: &str, tongue: Tongue, weight: f64) {
        let latin_russian_of = || latin_russian(word).into_iter().map(|word| (word, Tongue::LatinRussian));
        let spellings: Vec<(String, Tongue)> = match tongue {
            Tongue::Kazakh => [(word.to_owned(), tongue), (skeleton(word), tongue)]
                .into_iter()
                .chain(latin_kazakh(word).into_iter().map(|word| (word, Tongue::LatinKazakh)))
                .collect(),
            Tongue::Russian => [(word.to_owned(), tongue)].into_iter().chain(latin_russian_of()).collect(),
            Tongue::Uzbek => vec![
                (word.to_owned(), tongue),
                (unmarked(word), tongue),
                (cyrillic_uzbek(word), Tongue::CyrillicUzbek),
                (unmarked(&cyrillic_uzbek(word)), Tongue::CyrillicUzbek),
            ],
            Tongue::Turkmen | Tongue::Kyrgyz => vec![(word.to_owned(), tongue), (unmarked(word), tongue)],
            _ => vec![(word.to_owned(), tongue)],
        };
        for (word, tongue) in spellings {
            for_buckets(&word, |bucket| self.counts[bucket][tongue as usize] += weight);
        }
    }
}

/// The table of costs, [`ROW`] bytes a bucket.
fn table(counts: &[[f64; TONGUES]]) -> Vec<u8> {
    let mut totals = [SMOOTHING * BUCKETS as f64; TONGUES];
    for row in counts {
        for (total, count) in totals.iter_mut().zip(row) {
            *total += count;
        }
    }
    let cell = |count: f64, total: f64| {
        (-((count + SMOOTHING) / total).ln() * f64::from(SCALE)).round().clamp(0.0, 255.0) as u8
    };
    let row = |row: &[f64; TONGUES]| {
        let mut cells = [0u8; ROW];
        for ((byte, count), total) in cells.iter_mut().zip(row).zip(totals) {
            *byte = cell(*count, total);
        }
        cells
    };
    counts.iter().flat_map(row).collect()
}
