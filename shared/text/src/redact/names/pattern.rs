//! The shapes in which names stand.

use super::context::is_title;
use super::lexicon::{LEXICON, is_kazakh_surname};
use super::phrases::{INTRODUCTIONS, ROLES, SIGNATURES};
use super::words::{Gap, Word};

/// How a name showed itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// With a patronymic.
    Patronymic,
    /// Given name and surname, or a surname with initials.
    Pair,
    /// Behind «меня зовут», «с уважением».
    Introduced,
    /// A given name alone, spoken to or spoken of: «Айгуль апай», «сосед Марат».
    Addressed,
}

/// A reader of the words from one place on.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub words: &'a [Word<'a>],
    pub index: usize,
}

impl<'a> At<'a> {
    /// Whether a name may begin here at all, by a look at the word and its neighbours.
    pub(super) fn may_begin(self) -> bool {
        let near = |word: Option<&Word<'_>>| word.is_some_and(|word| word.given || word.courtesy.leads);
        self.word(0).is_some_and(|word| word.capital || word.given || word.patronymic)
            || near(self.previous(1))
            || near(self.word(1))
    }

    /// The name that begins here: its shape and its number of words.
    pub(super) fn name(self) -> Option<(Shape, usize)> {
        let found = |shape| move |count| (shape, count);
        self.introduced()
            .map(found(Shape::Introduced))
            .or_else(|| self.patronymic().map(found(Shape::Patronymic)))
            .or_else(|| self.initials().map(found(Shape::Pair)))
            .or_else(|| self.pair().map(found(Shape::Pair)))
            .or_else(|| self.addressed().map(found(Shape::Addressed)))
    }

    fn word(self, offset: usize) -> Option<&'a Word<'a>> {
        self.words.get(self.index + offset)
    }

    /// The word at `offset`, where only a space stands before it.
    fn next(self, offset: usize) -> Option<&'a Word<'a>> {
        self.word(offset).filter(|word| word.gap == Gap::Space)
    }

    fn previous(self, offset: usize) -> Option<&'a Word<'a>> {
        self.words.get(self.index.checked_sub(offset)?)
    }

    /// «меня зовут Асель», «С уважением, Марат Ахметов».
    fn introduced(self) -> Option<usize> {
        // «Менің атым ⟨name⟩, Нұрсат шағынауданы»: who was introduced is gone already.
        let first = self.word(0).filter(|word| word.gap != Gap::Masked)?;
        if !self.previous(1).is_some_and(|before| before.courtesy.leads) {
            return None;
        }
        let strong = self.follows(INTRODUCTIONS);
        if !strong && !self.follows(SIGNATURES) {
            return None;
        }
        let alone = |word: &Word<'_>| word.capital && !is_title(word.key);
        let weak = self.previous(1).is_some_and(|word| word.key == "я" || word.key == "мен");
        let known = is_known(first) || (!weak && first.capital && first.is_surname() && !first.shouted);
        let taken = strong && alone(first) && !first.shouted;
        if !(known || taken || self.is_signed_with_initial()) {
            return None;
        }
        let named =
            |word: &Word<'_>| LEXICON.is_patronymic(word.key, true) || word.is_surname() || word.given;
        let more = |word: &&Word<'_>| {
            (named(word) && (word.capital || !first.capital)) || (word.initial && first.capital)
        };
        // «Автор: Тюльпанов Евграф»: behind an introduced surname a capital is a given name, known or not.
        let unusual =
            self.next(1).is_some_and(|word| is_family_first(first) && is_name_shaped(word) && !word.shouted);
        let known = |from| (from..3).map_while(|offset| self.next(offset).filter(more)).count();
        Some(if unusual { 2 + known(2) } else { 1 + known(1) })
    }

    fn is_signed_with_initial(self) -> bool {
        self.word(0).is_some_and(|word| word.initial)
            && self.next(1).is_some_and(|word| word.capital && word.is_surname())
    }

    fn follows(self, phrases: &[&[&str]]) -> bool {
        phrases.iter().any(|phrase| {
            phrase
                .iter()
                .rev()
                .enumerate()
                .all(|(back, key)| self.previous(back + 1).is_some_and(|word| word.key == *key))
                && self.word(0).is_some_and(|word| word.gap != Gap::Sentence || phrase.len() > 1)
        })
    }

    /// `Иванов Иван Иванович`, `Айгуль Сериковна Ахметова`, `Серік Болат ұлы`.
    fn patronymic(self) -> Option<usize> {
        let first = self.word(0)?;
        let at = (0..4).find(|offset| {
            let word = if *offset == 0 { Some(first) } else { self.next(*offset) };
            word.is_some_and(|word| self.is_patronymic_at(*offset, word))
        })?;
        let led = (0..at).all(|offset| self.word(offset).is_some_and(|word| self.leads(word, offset, at)));
        let behind = self.next(at + 1).filter(|word| is_family(word, first));
        led.then_some(at + 1 + usize::from(behind.is_some()))
    }

    fn is_patronymic_at(self, offset: usize, word: &Word<'_>) -> bool {
        let given = offset > 0 && self.word(offset - 1).is_some_and(is_known);
        // «Тюльпанов Евграф Модестович»: behind a surname and a capital, the ending alone is enough.
        let behind_family = offset == 2
            && self.word(0).is_some_and(|first| first.capital && first.is_surname())
            && self.word(1).is_some_and(|second| second.capital);
        let own = !given && !behind_family;
        let apart =
            offset >= 2 && given && is_apart(word.key) && self.word(0).is_some_and(|first| first.capital);
        apart
            || (offset < 3
                && word.patronymic
                && (!own || LEXICON.is_patronymic(word.key, true))
                && (word.capital || given)
                && !is_apart(word.key))
    }

    /// Whether the word may stand before a patronymic that is `at` words away from the first.
    fn leads(self, word: &Word<'_>, offset: usize, at: usize) -> bool {
        if !word.capital {
            return is_known(word)
                || (at == 2 && offset == 0 && word.is_surname() && self.word(1).is_some_and(is_known));
        }
        let titled = is_title(word.key);
        let begins = offset == 0 && matches!(word.gap, Gap::Sentence | Gap::Line);
        let named = is_known(word) || word.is_surname();
        !titled && (named || !begins || at == 1)
    }

    /// `И. И. Иванов`, `Ахметова А.`, `Серікбай Қ.Ә.`.
    fn initials(self) -> Option<usize> {
        let first = self.word(0)?;
        let initial = |offset| self.next(offset).is_some_and(|word| word.initial);
        if first.initial {
            let count = 1 + usize::from(initial(1));
            let family = self.next(count).filter(|word| is_name_shaped(word) && !word.shouted)?;
            return (count == 2 || family.is_surname()).then_some(count + 1);
        }
        let family = first.capital && !first.initial && first.is_surname() && !is_title(first.key);
        let count = (1..3).take_while(|offset| initial(*offset)).count();
        (family && count > 0).then_some(1 + count)
    }

    /// `Айгуль Ахметова`, `Ахметова Айгуль`, `Серік Болат`.
    fn pair(self) -> Option<usize> {
        let first = self.word(0).filter(|word| is_name_shaped(word))?;
        let second = self.next(1).filter(|word| is_name_shaped(word))?;
        if is_title(first.key) || is_title(second.key) {
            return None;
        }
        let (given, family) = if first.given { (first, second) } else { (second, first) };
        let both = first.given && second.given;
        let sure = given.given && !given.everyday;
        let vague = !sure && (both || first.shouted);
        let named = given.given && family.is_surname() && !vague;
        let double = both && (sure || !family.everyday) && !first.shouted;
        let unknown = sure && given.start == first.start && !second.shouted && first.key.chars().count() >= 4;
        let kazakh = !first.shouted && first.gap != Gap::Sentence && is_kazakh_surname(second.key);
        (named || double || unknown || kazakh).then_some(2)
    }

    /// «Айгуль апай», «сосед Марат», «Здравствуйте, Асель!», «Асель, вода есть?», a name alone in
    /// the last line.
    fn addressed(self) -> Option<usize> {
        let word = self.word(0).filter(|word| is_known(word))?;
        let behind = self.next(1).is_some_and(|next| next.courtesy.behind);
        if behind {
            return Some(1);
        }
        let sure = word.capital && !word.everyday;
        let role = word.gap == Gap::Space
            && self.previous(1).is_some_and(|before| ROLES.iter().any(|stem| before.key.starts_with(stem)));
        let greeted = self.previous(1).is_some_and(|before| before.courtesy.greets)
            && matches!(word.gap, Gap::Space | Gap::Part);
        let called = matches!(word.gap, Gap::Line) || self.index == 0;
        let followed = self.word(1).is_none_or(|next| next.gap != Gap::Space);
        let opens = called && followed && self.words.len() > 1;
        ((role && word.capital) || (sure && (greeted || opens))).then_some(1)
    }
}

/// Whether the word is a given name as it stands: a large letter, or no everyday word.
fn is_known(word: &Word<'_>) -> bool {
    word.given && (word.capital || !word.everyday)
}

/// Whether the word may be a part of a name by its looks.
fn is_name_shaped(word: &Word<'_>) -> bool {
    let cyrillic = word.key.chars().next().is_some_and(crate::fold::is_cyrillic);
    word.capital && !word.initial && cyrillic && word.key.chars().count() >= 3
}

/// A surname that may open a name: written large, no title.
fn is_family_first(word: &Word<'_>) -> bool {
    word.capital && !word.shouted && word.is_surname() && !is_title(word.key)
}

fn is_family(word: &Word<'_>, first: &Word<'_>) -> bool {
    word.is_surname() && (word.capital || !first.capital) && !is_title(word.key)
}

/// `ұлы` and `қызы` written apart from the father's name.
fn is_apart(key: &str) -> bool {
    matches!(
        key,
        "улы"
            | "кызы"
            | "улынын"
            | "кызынын"
            | "улына"
            | "кызына"
            | "улын"
            | "кызын"
            | "улымен"
            | "кызымен"
    )
}
