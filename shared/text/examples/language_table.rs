//! Counts `data/trigrams.bin` from the folder of open data sets given as the first argument.

use belgi_text::fold::{fold, skeleton};
use belgi_text::language::model::{BUCKETS, SCALE, TONGUES, for_buckets};
use belgi_text::token::tokens;
use std::{env, error::Error, fs};

/// Files and the column of a language that they are counted in; a mark tells how words are cut out.
const SENTENCES: &[(&str, &[usize])] = &[
    ("kaz_Cyrl", &[0, 2]),
    ("rus_Cyrl", &[1]),
    ("kir_Cyrl", &[3]),
    ("tat_Cyrl", &[4]),
    ("bak_Cyrl", &[5]),
    ("ukr_Cyrl", &[6]),
    ("bel_Cyrl", &[7]),
    ("khk_Cyrl", &[8]),
    ("tgk_Cyrl", &[9]),
    ("uzn_Latn", &[10]),
    ("tuk_Latn", &[11]),
    ("eng_Latn", &[12]),
];

/// Added to every count.
const SMOOTHING: f64 = 0.3;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("expected the folder of the data sets")?;
    let mut counts = vec![[0f64; TONGUES]; BUCKETS];
    for (name, columns) in SENTENCES {
        let text = fs::read_to_string(format!("{folder}/sib200/{name}.train.tsv"))?;
        for line in text.lines().skip(1) {
            count(&mut counts, line.rsplit('\t').next().unwrap_or(line), columns, 1.0);
        }
    }
    for line in fs::read_to_string(format!("{folder}/kaznerd/IOB2_valid.txt"))?.lines() {
        let word = line.split(' ').next().unwrap_or(line);
        count(&mut counts, word, &[0, 2], 1.0);
    }
    for line in fs::read_to_string(format!("{folder}/kazsandra/train.csv"))?.lines() {
        if line.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'і']) {
            count(&mut counts, line.splitn(4, ',').nth(3).unwrap_or_default(), &[0, 2], 1.0);
        }
    }
    for word in include_str!("../data/words_ru.txt").lines().filter(|line| !line.starts_with('#')) {
        count(&mut counts, word, &[1], 8.0);
    }
    fs::write("data/trigrams.bin", table(&counts))?;
    Ok(())
}

fn count(counts: &mut [[f64; TONGUES]], text: &str, columns: &[usize], weight: f64) {
    for token in tokens(text).filter(|token| !token.text.contains(|c: char| c.is_ascii_digit())) {
        for column in columns {
            let spellings = match column {
                0 => vec![fold(token.text), skeleton(token.text)],
                2 => latin(&fold(token.text)),
                _ => vec![fold(token.text)],
            };
            for word in spellings {
                for_buckets(&word, |bucket| counts[bucket][*column] += weight);
            }
        }
    }
}

/// A Cyrillic Kazakh word as people type it in Latin.
fn latin(word: &str) -> Vec<String> {
    let spell = |table: fn(char) -> Option<&'static str>| {
        word.chars()
            .map(|c| table(c).or_else(|| plain(c)).map_or_else(|| c.to_string(), str::to_owned))
            .collect()
    };
    vec![spell(|_| None), spell(chat), spell(accented)]
}

fn chat(c: char) -> Option<&'static str> {
    Some(match c {
        'қ' => "k",
        'ж' => "zh",
        'й' => "y",
        'у' => "u",
        'х' => "h",
        'и' => "i",
        'ш' => "w",
        _ => return None,
    })
}

fn accented(c: char) -> Option<&'static str> {
    Some(match c {
        'ә' => "ä",
        'ғ' => "ğ",
        'ң' => "ñ",
        'ө' => "ö",
        'ү' => "ü",
        'ұ' => "ū",
        'ш' => "ş",
        'ы' => "y",
        'і' => "ı",
        _ => return None,
    })
}

fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ж' => "j",
        'з' => "z",
        'и' | 'й' | 'і' => "i",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' => "u",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "sh",
        'ы' => "y",
        'ь' | 'ъ' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

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
    counts
        .iter()
        .flat_map(|row| row.iter().zip(totals).map(move |(count, total)| cell(*count, total)))
        .collect()
}
