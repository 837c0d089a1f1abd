//! What publishers call their language.

/// Names that are no ISO 639-1 codes, sorted. `kz` is a country and `qaz` a guess, yet both are how sites call Kazakh.
const NAMES: &[(&str, &str)] = &[
    ("eng", "en"),
    ("english", "en"),
    ("kaz", "kk"),
    ("kazakh", "kk"),
    ("kz", "kk"),
    ("qaz", "kk"),
    ("rus", "ru"),
    ("russian", "ru"),
    ("казахский", "kk"),
    ("русский", "ru"),
    ("қазақ", "kk"),
    ("қазақша", "kk"),
];

/// The two letters of ISO 639-1 that `claim` (`kk-KZ`, `kz`, `Russian`) means; nothing where it means no language.
pub(crate) fn code(claim: &str) -> Option<String> {
    let lower = claim.trim().to_lowercase();
    let first = lower.split(['-', '_', ',', ' ', ';']).next().unwrap_or_default();
    if let Ok(at) = NAMES.binary_search_by(|(name, _)| (*name).cmp(first)) {
        return NAMES.get(at).map(|(_, code)| (*code).to_owned());
    }
    (first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase())).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_become_codes() {
        let cases = [
            ("kk-KZ", Some("kk")),
            ("kz", Some("kk")),
            (" RU_ru", Some("ru")),
            ("Қазақша", Some("kk")),
            ("x-default", None),
            ("", None),
        ];
        for (claim, expect) in cases {
            assert_eq!(code(claim).as_deref(), expect, "{claim}");
        }
        assert!(NAMES.is_sorted_by(|(a, _), (b, _)| a < b));
    }
}
