//! Kazakh typed in Latin, back in Cyrillic.

/// Pairs of Latin letters that stand for one sound, before the single letters.
const PAIRS: &[(&str, &str)] = &[
    ("sh", "ш"),
    ("ch", "ч"),
    ("zh", "ж"),
    ("gh", "ғ"),
    ("kh", "х"),
    ("ya", "я"),
    ("yu", "ю"),
    ("ts", "ц"),
    ("a'", "ә"),
    ("o'", "ө"),
    ("u'", "ү"),
    ("g'", "ғ"),
    ("n'", "ң"),
    ("s'", "ш"),
    ("c'", "ч"),
    ("y'", "у"),
    ("i'", "и"),
];

/// The word in Cyrillic, by the alphabets of 2017 to 2021 and the habits of chats; `None` where it
/// has other letters than Latin ones. `q`, `w` and the accents tell more than plain letters, so the
/// result is a spelling to be matched by its skeleton, not to be shown.
pub fn latin_to_cyrillic(word: &str) -> Option<String> {
    let lower = word.to_lowercase().replace(['’', 'ʼ', '`', '´'], "'");
    let mut cyrillic = String::with_capacity(lower.len() * 2);
    let mut rest = lower.as_str();
    while let Some(letter) = rest.chars().next() {
        if let Some((pair, sound)) = PAIRS.iter().find(|(pair, _)| rest.starts_with(pair)) {
            cyrillic.push_str(sound);
            rest = rest.get(pair.len()..).unwrap_or_default();
        } else {
            cyrillic.push(sound(letter)?);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    (!cyrillic.is_empty()).then_some(cyrillic)
}

fn sound(letter: char) -> Option<char> {
    Some(match letter {
        'a' => 'а',
        'á' | 'ä' | 'ə' => 'ә',
        'b' => 'б',
        'c' => 'ц',
        'ç' => 'ч',
        'd' => 'д',
        'e' => 'е',
        'f' => 'ф',
        'g' => 'г',
        'ğ' | 'ǵ' => 'ғ',
        'h' => 'х',
        'i' | 'ı' | 'í' => 'і',
        'j' => 'ж',
        'k' => 'к',
        'l' => 'л',
        'm' => 'м',
        'n' => 'н',
        'ñ' | 'ń' => 'ң',
        'o' => 'о',
        'ó' | 'ö' => 'ө',
        'p' => 'п',
        'q' => 'қ',
        'r' => 'р',
        's' => 'с',
        'ş' | 'ś' | 'w' => 'ш',
        't' => 'т',
        'u' => 'у',
        'ú' | 'ü' => 'ү',
        'ū' => 'ұ',
        'v' => 'в',
        'x' => 'х',
        'y' | 'ý' => 'ы',
        'z' => 'з',
        '-' => '-',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::skeleton;

    #[test]
    fn latin_kazakh_meets_its_cyrillic_skeleton() {
        for (latin, cyrillic) in [
            ("joq", "жоқ"),
            ("jok", "жоқ"),
            ("qalai", "қалаі"),
            ("kúshti", "күшті"),
            ("kuwti", "күшті"),
            ("s'ash", "шаш"),
        ] {
            let read = latin_to_cyrillic(latin).map(|word| skeleton(&word));
            assert_eq!(read, Some(skeleton(cyrillic)), "{latin}");
        }
        for word in ["", "вода", "2000", "🔥"] {
            assert_eq!(latin_to_cyrillic(word), None);
        }
    }
}
