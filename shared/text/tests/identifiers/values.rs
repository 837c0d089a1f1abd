//! Values of identifiers, right by their check digits.

use super::random::Random;

pub fn mobile(random: &mut Random) -> String {
    let code =
        random.pick(&["700", "701", "702", "705", "707", "708", "747", "771", "775", "776", "777", "778"]);
    format!("{code}{}", random.digits(7))
}

pub fn landline(random: &mut Random) -> String {
    let code = random.pick(&["7172", "7182", "7187", "7212", "7252", "7273", "7122", "7292"]);
    format!("{code}{}", random.digits(6))
}

pub fn iin(random: &mut Random) -> String {
    loop {
        let base = format!(
            "99{:02}{:02}{}{}",
            random.below(12) + 1,
            random.below(28) + 1,
            random.pick(&["3", "4", "5", "6"]),
            random.digits(4)
        );
        let digits: Vec<usize> = base.bytes().map(|byte| usize::from(byte - b'0')).collect();
        let sum = |shift: usize| {
            digits.iter().enumerate().map(|(at, digit)| digit * ((at + shift) % 11 + 1)).sum::<usize>() % 11
        };
        let check = if sum(0) == 10 { sum(2) } else { sum(0) };
        if check < 10 {
            return format!("{base}{check}");
        }
    }
}

pub fn iban(random: &mut Random) -> String {
    let account = format!("{}{}", random.digits(3), random.letters(13, "ABCDEFGHKLMNPRST0123456789"));
    let check = (0..97).find(|check| remainder(&format!("{account}KZ{check:02}")) == 1).unwrap();
    format!("KZ{check:02}{account}")
}

fn remainder(text: &str) -> u32 {
    text.chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest, value| (rest * if value < 10 { 10 } else { 100 } + value) % 97)
}

pub fn card(random: &mut Random) -> String {
    let base = format!("{}{}", random.pick(&["4400", "5169", "4263", "2200"]), random.digits(11));
    let doubled = |digit: u32| digit * 2 / 10 + digit * 2 % 10;
    let sum: u32 = base
        .chars()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { doubled(digit) } else { digit })
        .sum();
    format!("{base}{}", (10 - sum % 10) % 10)
}

pub fn nick(random: &mut Random) -> String {
    let name = random.pick(&["asel", "nurlan", "dana.k", "erlan_b", "marat", "gulnur", "olga_p", "timur.s"]);
    let tail = random.pick(&["_kz", "77", ".official", "_1990", "2001", "_ekb"]);
    format!("{name}{tail}")
}

pub fn plate(random: &mut Random) -> String {
    let alphabet = random.pick(&["ABCDEFGHKLMNPRSTXYZ", "АВЕКМНОРСТХУ"]);
    format!("{}{}{:02}", random.digits(3), random.letters(3, alphabet), random.below(20) + 1)
}

pub fn old_plate(random: &mut Random) -> String {
    format!(
        "{}{}{}",
        random.letters(1, "ABCDEFHKLMNPSTXZ"),
        random.digits(3),
        random.letters(3, "ABCDEFHKLMNPRSTXYZ")
    )
}
