//! The many ways a word is typed, for counting.

/// A Cyrillic Kazakh word as people type it in Latin: by sound, as in chats, with accents, with `i` for every `ы`.
pub fn latin_kazakh(word: &str) -> Vec<String> {
    [&[][..], CHAT, ACCENTED, ROUND].into_iter().map(|table| latin(word, table)).collect()
}

/// A Russian word as people type it in Latin.
pub fn latin_russian(word: &str) -> Vec<String> {
    [RUSSIAN, RUSSIAN_CHAT].into_iter().map(|table| latin(word, table)).collect()
}

/// A Latin Uzbek word in Cyrillic.
pub fn cyrillic_uzbek(word: &str) -> String {
    let mut rest = word.replace(['‘', '’', 'ʻ', 'ʼ', '`'], "'");
    for (from, to) in UZBEK_PAIRS {
        rest = rest.replace(from, to);
    }
    rest.chars().map(|letter| UZBEK.iter().find(|row| row.0 == letter).map_or(letter, |row| row.1)).collect()
}

/// The word without the marks that a plain keyboard lacks.
pub fn unmarked(word: &str) -> String {
    word.chars()
        .filter(|letter| !matches!(letter, '\'' | '‘' | '’' | 'ʻ' | 'ʼ' | '`'))
        .map(|letter| MARKED.iter().find(|row| row.0 == letter).map_or(letter, |row| row.1))
        .collect()
}

const CHAT: &[(char, &str)] =
    &[('қ', "k"), ('ж', "zh"), ('й', "y"), ('у', "u"), ('х', "h"), ('и', "i"), ('ш', "w")];
const ACCENTED: &[(char, &str)] = &[
    ('ә', "ä"),
    ('ғ', "ğ"),
    ('ң', "ñ"),
    ('ө', "ö"),
    ('ү', "ü"),
    ('ұ', "ū"),
    ('ш', "ş"),
    ('ы', "y"),
    ('і', "ı"),
];
const ROUND: &[(char, &str)] = &[('ы', "i"), ('й', "y"), ('у', "w"), ('х', "x"), ('ң', "ng"), ('я', "ia")];
const RUSSIAN: &[(char, &str)] = &[('ж', "zh"), ('й', "y"), ('щ', "sch"), ('х', "kh"), ('я', "ia")];
const RUSSIAN_CHAT: &[(char, &str)] = &[('ж', "zh"), ('ц', "c"), ('ы', "i"), ('ю', "u")];

const PLAIN: &[(char, &str)] = &[
    ('а', "a"),
    ('ә', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('ғ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('э', "e"),
    ('ж', "j"),
    ('з', "z"),
    ('и', "i"),
    ('й', "i"),
    ('і', "i"),
    ('к', "k"),
    ('қ', "q"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('ң', "n"),
    ('о', "o"),
    ('ө', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ұ', "u"),
    ('ү', "u"),
    ('ф', "f"),
    ('х', "h"),
    ('һ', "h"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "sh"),
    ('ы', "y"),
    ('ь', ""),
    ('ъ', ""),
    ('ю', "yu"),
    ('я', "ya"),
];

const UZBEK_PAIRS: &[(&str, &str)] = &[
    ("o'", "ў"),
    ("g'", "ғ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("ya", "я"),
    ("yo", "ё"),
    ("yu", "ю"),
    ("ye", "е"),
    ("'", "ъ"),
];
const UZBEK: &[(char, char)] = &[
    ('a', 'а'),
    ('b', 'б'),
    ('d', 'д'),
    ('e', 'е'),
    ('f', 'ф'),
    ('g', 'г'),
    ('h', 'ҳ'),
    ('i', 'и'),
    ('j', 'ж'),
    ('k', 'к'),
    ('l', 'л'),
    ('m', 'м'),
    ('n', 'н'),
    ('o', 'о'),
    ('p', 'п'),
    ('q', 'қ'),
    ('r', 'р'),
    ('s', 'с'),
    ('t', 'т'),
    ('u', 'у'),
    ('v', 'в'),
    ('x', 'х'),
    ('y', 'й'),
    ('z', 'з'),
];
const MARKED: &[(char, char)] = &[
    ('ä', 'a'),
    ('ç', 'c'),
    ('ö', 'o'),
    ('ü', 'u'),
    ('ý', 'y'),
    ('ň', 'n'),
    ('ş', 's'),
    ('ž', 'z'),
    ('ң', 'н'),
    ('ө', 'о'),
    ('ү', 'у'),
    ('ә', 'а'),
    ('һ', 'х'),
    ('җ', 'ж'),
    ('ҳ', 'х'),
    ('қ', 'к'),
    ('ғ', 'г'),
    ('ў', 'у'),
];

/// The word letter by letter: `first` goes before the plain table.
fn latin(word: &str, first: &[(char, &str)]) -> String {
    let spell = |letter: char| {
        let row = first.iter().chain(PLAIN).find(|row| row.0 == letter);
        row.map_or_else(|| letter.to_string(), |row| row.1.to_owned())
    };
    word.chars().map(spell).collect()
}
