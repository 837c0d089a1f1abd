//! What a reader must know of a digest as a whole: that it is unfinished, incomplete, or made again.

use crate::messages::Words;
use belgi_domain::digest::Digest;

/// Whole sentences for the top of every file; none where the digest is finished, complete and as it first was.
pub fn of(w: &Words, digest: &Digest) -> Vec<String> {
    let until = || w.fill("partial", [("until", w.moment(&digest.until).into())]);
    let waiting = || w.count("partial-waiting", &digest.waiting);
    let gaps = u32::try_from(digest.coverage.gaps.len()).unwrap_or(u32::MAX);
    let updated = |at| w.fill("updated", [("at", w.moment(&at).into())]);
    let remarks = [
        digest.partial.then(until),
        (digest.waiting > 0).then(waiting),
        (gaps > 0).then(|| w.count("partial-gaps", &gaps)),
        digest.updated.map(updated),
    ];
    remarks.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Speech;
    use crate::sample::{Given, at, week};

    fn said(given: &Given, change: impl Fn(&mut Digest)) -> Vec<String> {
        let mut digest = crate::compose(&crate::inputs!(crate::Inputs, given));
        digest.coverage.gaps.clear();
        change(&mut digest);
        of(&Words::load(Speech::Ru).unwrap(), &digest)
    }

    #[test]
    fn what_is_missing_or_was_mended_is_said() {
        let gap = belgi_domain::digest::Gap { source: None, first: jiff::civil::date(2026, 11, 17), days: 2 };
        assert_eq!(said(&week(), |_| ()), Vec::<String>::new());
        let all = said(&Given { now: at("2026-11-18T12:00:00"), ..week() }, |digest| {
            digest.waiting = 3;
            digest.coverage.gaps = vec![gap.clone()];
            digest.updated = Some(at("2026-11-24T07:00:00"));
        });
        let begin = [
            "Период ещё не закончился",
            "Данные неполные: 3 записи",
            "Данные неполные: были дни",
            "Обновлено 24 ноября, 07:00",
        ];
        assert_eq!(all.len(), begin.len());
        for (remark, begin) in all.iter().zip(begin) {
            assert!(remark.starts_with(begin), "{remark}");
        }
    }
}
