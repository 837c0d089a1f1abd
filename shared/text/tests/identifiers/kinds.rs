//! Identifiers of every kind, right by their check digits, in the spellings that people use.
//!
//! Numbers are made up; birth dates lie in 2099, so that no IIN can be anybody's.

use super::random::Random;

/// A kind, how its value is made, and the ways it is written. In a spelling `#` takes the next character of the value,
/// `*` all that are left.
pub struct Kind {
    pub name: &'static str,
    pub value: fn(&mut Random) -> String,
    pub spellings: &'static [&'static str],
}

pub const KINDS: &[Kind] = &[
    Kind {
        name: "phone",
        value: mobile,
        spellings: &[
            "+7*",
            "8*",
            "7*",
            "*",
            "+7 ### ### ## ##",
            "+7 (###) ###-##-##",
            "+7(###)#######",
            "+7-###-###-##-##",
            "+7 ### ### ####",
            "+ 7 ### ### ## ##",
            "8 ### ### ## ##",
            "8 (###) ### ## ##",
            "8(###)###-##-##",
            "8-###-###-##-##",
            "8.###.###.##.##",
            "8/###/###-##-##",
            "8_###_###_##_##",
            "8 ### ## ## ###",
            "8 ### #######",
            "8### ### ## ##",
            "8### ## ## ###",
            "8 # # # # # # # # # #",
            "### ### ## ##",
            "###-###-##-##",
            "(###) ###-##-##",
            "8\u{a0}###\u{a0}###\u{a0}##\u{a0}##",
            "8–###–###–##–##",
            "8 ###  ### ##  ##",
            "8 ###, ### ## ##",
            "8 ### ###.##.##",
            "8 ### сосын ### ## ##",
            "8 ### кейін ###-##-##",
            "8 ### тире ### тире ## тире ##",
            "wa.me/7*",
            "https://wa.me/7*",
            "https://api.whatsapp.com/send?phone=7*",
            "t.me/+7*",
            "tel:+7*",
            "8*.",
            "№8*",
            "ватсап8*",
        ],
    },
    Kind {
        name: "phone",
        value: landline,
        spellings: &[
            "8 (####) ##-##-##",
            "8 #### ## ## ##",
            "8#### ##-##-##",
            "+7 #### ## ## ##",
            "8-####-##-##-##",
            "8*",
            "(####) ##-##-##",
            "8 ### ### ## ##",
        ],
    },
    Kind {
        name: "iin",
        value: iin,
        spellings: &[
            "*",
            "ИИН *",
            "ИИН: *",
            "ИИН:*",
            "ИИН№*",
            "ЖСН *",
            "жсн нөмірім *",
            "ЖСН-і *",
            "ЖСН-ім *",
            "иин мой *",
            "ЖСН ###### ######",
            "###### ######",
            "######-######",
            "#### #### ####",
            "ИИН ## ## ## ## ## ##",
            "ИИН ######.######",
            "ИИН # # # # # # # # # # # #",
            "ИИН\u{a0}*",
            "IIN *",
            "JSN *",
        ],
    },
    Kind {
        name: "iban",
        value: iban,
        spellings: &[
            "*",
            "#### #### #### #### ####",
            "####-####-####-####-####",
            "####  ####  ####  ####  ####",
            "#### ################",
            "####\u{a0}####\u{a0}####\u{a0}####\u{a0}####",
            "## ## #### #### #### ####",
            "ИИК *",
            "ЖСК: *",
            "####.####.####.####.####",
        ],
    },
    Kind {
        name: "card",
        value: card,
        spellings: &[
            "*",
            "#### #### #### ####",
            "####-####-####-####",
            "####.####.####.####",
            "####  ####  ####  ####",
            "####\u{a0}####\u{a0}####\u{a0}####",
            "######## ########",
            "карта *",
            "картаға *",
            "каспи голд *",
            "####/####/####/####",
        ],
    },
    Kind {
        name: "email",
        value: nick,
        spellings: &[
            "*@mail.ru",
            "*@gmail.com",
            "*@post.kz",
            "*@inbox.edu.kz",
            "* @ mail.ru",
            "*@ mail.ru",
            "* @mail.ru",
            "*(at)gmail.com",
            "*[at]gmail.com",
            "* (at) gmail.com",
            "* собака mail.ru",
            "* собака mail точка ru",
            "* собака мейл точка ру",
            "*@mail точка ru",
            "*@mail нүкте ru",
            "*@mail,ru",
            "*@gmail . com",
            "*(собака)mail.ru",
            "*@MAIL.RU",
            "*[at]gmail[dot]com",
            "*@mаil.ru",
        ],
    },
    Kind {
        name: "handle",
        value: nick,
        spellings: &[
            "@*",
            "(@*)",
            "инстаграм: *",
            "инстаграмым *",
            "instagram *",
            "insta: *",
            "инста *",
            "телеграм: *",
            "телеграмым: *",
            "telegram *",
            "тикток *",
            "TikTok: *",
            "ник *",
            "＠*",
        ],
    },
    Kind {
        name: "link",
        value: nick,
        spellings: &[
            "https://instagram.com/*",
            "https://www.instagram.com/*/",
            "instagram.com/*",
            "www.instagram.com/*?igsh=MzRl",
            "https://vk.com/*",
            "vk.com/*",
            "m.vk.com/*",
            "https://vk.com/id2223344",
            "https://t.me/*",
            "t.me/*",
            "telegram.me/*",
            "https://www.tiktok.com/@*",
            "tiktok.com/@*",
            "https://www.facebook.com/*",
            "facebook.com/profile.php?id=1000123",
            "m.facebook.com/*",
            "https://www.facebook.com/*/posts/12345",
            "fb.com/*",
            "https://ok.ru/profile/5512345",
            "https://ok.ru/*",
            "https://youtube.com/@*",
            "https://www.youtube.com/channel/UCabc_12",
            "https://twitter.com/*",
            "https://x.com/*/status/1234",
            "https://www.linkedin.com/in/*",
            "https://www.threads.net/@*",
            "HTTPS://INSTAGRAM.COM/*",
            "instagram.com / *",
        ],
    },
    Kind {
        name: "plate",
        value: plate,
        spellings: &[
            "*",
            "### ### ##",
            "###-###-##",
            "###|###|##",
            "### ###|##",
            "KZ ### ### ##",
            "### ###-##",
            "госномер *",
            "гос. номер ### ### ##",
            "мемлекеттік нөмірі *",
        ],
    },
    Kind {
        name: "plate",
        value: old_plate,
        spellings: &["*", "# ### ###", "#-###-###", "номер *", "көлік нөмірі # ### ###"],
    },
    Kind {
        name: "passport",
        value: |random| random.digits(8),
        spellings: &[
            "N*",
            "N *",
            "паспорт N*",
            "паспорт № N*",
            "паспорт №*",
            "төлқұжат N*",
            "төлқұжат нөмірі *",
            "Паспорт: N*",
            "паспортым *",
        ],
    },
    Kind {
        name: "id",
        value: |random| format!("0{}", random.digits(8)),
        spellings: &[
            "удостоверение личности *",
            "удостоверение личности № *",
            "удостоверения личности №*",
            "уд. личности *",
            "удост. *",
            "удв *",
            "жеке куәлік *",
            "жеке куәлік нөмірі *",
            "жеке куәлігім *",
            "жеке куәлігінің нөмірі: *",
            "куәлік № *",
            "удостоверение ### ### ###",
            "жеке куәлік ### ### ###",
        ],
    },
    Kind {
        name: "flat",
        value: |random| (random.below(240) + 1).to_string(),
        spellings: &[
            "кв. *",
            "кв.*",
            "кв *",
            "кв*",
            "кв-*",
            "кв №*",
            "Кв. *",
            "КВ *",
            "квартира *",
            "квартира №*",
            "квартира № *",
            "квартира: *",
            "в квартире *",
            "в *-й квартире",
            "*-я квартира",
            "кварт. *",
            "*-кв",
            "*кв.",
            "* кв.",
            "*-пәтер",
            "* пәтер",
            "*-пәтерде",
            "* пәтерде",
            "*-ші пәтер",
            "* - пәтер",
            "пәтер *",
            "пәтер №*",
            "№* пәтер",
            "*-патер",
            "патер *",
            "*-пәтердің тұрғынымын",
            "*-үйдің *-пәтері",
        ],
    },
    Kind {
        name: "coordinates",
        value: |random| format!("{}{}", random.digits(5), random.digits(5)),
        spellings: &[
            "51.#####, 75.#####",
            "51.#####,75.#####",
            "51.##### 75.#####",
            "51,#####; 75,#####",
            "51.##### / 75.#####",
            "N51.##### E75.#####",
            "51.#####N 75.#####E",
            "51.#####° 75.#####°",
            "51.#####° с.ш., 75.#####° в.д.",
            "широта 51.##### долгота 75.#####",
            "ендік 51.#####, бойлық 75.#####",
            "lat 51.##### lon 75.#####",
            "lat=51.#####&lon=75.#####",
            "51°43'24.4\"N 75°19'19.6\"E",
            "https://2gis.kz/geo/75.#####,51.#####",
            "https://www.google.com/maps?q=51.#####,75.#####",
            "https://yandex.kz/maps/?ll=75.#####%2C51.#####",
        ],
    },
];

fn mobile(random: &mut Random) -> String {
    let code =
        random.pick(&["700", "701", "702", "705", "707", "708", "747", "771", "775", "776", "777", "778"]);
    format!("{code}{}", random.digits(7))
}

fn landline(random: &mut Random) -> String {
    let code = random.pick(&["7172", "7182", "7187", "7212", "7252", "7273", "7122", "7292"]);
    format!("{code}{}", random.digits(6))
}

fn iin(random: &mut Random) -> String {
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

fn iban(random: &mut Random) -> String {
    let account = format!("{}{}", random.digits(3), random.letters(13, "ABCDEFGHKLMNPRST0123456789"));
    let check = (0..97).find(|check| remainder(&format!("{account}KZ{check:02}")) == 1).unwrap();
    format!("KZ{check:02}{account}")
}

fn remainder(text: &str) -> u32 {
    text.chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest, value| (rest * if value < 10 { 10 } else { 100 } + value) % 97)
}

fn card(random: &mut Random) -> String {
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

fn nick(random: &mut Random) -> String {
    let name = random.pick(&["asel", "nurlan", "dana.k", "erlan_b", "marat", "gulnur", "olga_p", "timur.s"]);
    let tail = random.pick(&["_kz", "77", ".official", "_1990", "2001", "_ekb"]);
    format!("{name}{tail}")
}

fn plate(random: &mut Random) -> String {
    let alphabet = random.pick(&["ABCDEFGHKLMNPRSTXYZ", "АВЕКМНОРСТХУ"]);
    format!("{}{}{:02}", random.digits(3), random.letters(3, alphabet), random.below(20) + 1)
}

fn old_plate(random: &mut Random) -> String {
    format!(
        "{}{}{}",
        random.letters(1, "ABCDEFHKLMNPSTXZ"),
        random.digits(3),
        random.letters(3, "ABCDEFHKLMNPRSTXYZ")
    )
}
