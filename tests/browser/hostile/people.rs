//! The people: each text an attack, or odd and legitimate; all of them get through the checks.

use activelist_model::catalog::Group;
use activelist_model::expert::Specialist;
use activelist_publication::{Field, SpecialistRecord, to_specialist};

use super::super::served::list;

/// What everyone's number becomes: a link that a telephone dials.
pub const TELEPHONE: &str = "tel:0312345678";

/// A name; what stands in the other texts; mail; home page.
type Person = (&'static str, &'static str, &'static str, &'static str);

/// Each gets through the checks. `ran` would be set by any script among them.
const PEOPLE: [Person; 15] = [
    (
        "<script>ran=1</script>",
        "</dd></script><script>ran=1</script>]]>--><img src=x onerror=ran=1>",
        "a@b.jp?bcc=x@evil.example",
        "javascript:ran=1",
    ),
    (
        "\"><img src=x onerror=ran=1>",
        "\" onmouseover=ran=1 autofocus onfocus=ran=1 style=position:fixed x=\"",
        "a%0d%0abcc:x@b.jp",
        "data:text/html,<script>ran=1</script>",
    ),
    (
        "'><svg/onload=ran=1>",
        "<a href=javascript:ran=1>押す</a><iframe srcdoc='<script>ran=1</script>'>",
        "a@b.jp,c@evil.example",
        "https://user@evil.example/",
    ),
    (
        "{{ran=1}}${ran=1}`#{ran=1}",
        "{{constructor.constructor('ran=1')()}} ${ran=1} `<%= ran %>` \\u003cscript\\u003e",
        "o'neil+tag@example.jp",
        "https://evil.example/#javascript:ran=1",
    ),
    (
        "=1+1",
        "=HYPERLINK(\"https://evil.example\",\"押す\")",
        "=1@example.jp",
        "=1",
    ),
    (
        "+81",
        "+1+cmd|' /C calc'!A0",
        "+1@example.jp",
        "//evil.example/",
    ),
    (
        "-1",
        "-1+1;\"x\",\"y\"",
        "-1@example.jp",
        "https://ｅｘａｍｐｌｅ.jp/",
    ),
    (
        "@SUM(A1)",
        "＝1＋1",
        "{a}@example.jp",
        "https://раураӏ.example/",
    ),
    (
        "＝1",
        "＠SUM(A1)",
        "a&b@example.jp",
        "https://xn--80ak6aa92e.example/",
    ),
    (
        "？bcc=x＆cc=y",
        "%0d%0aBcc: x@evil.example\n\nBcc: y@evil.example",
        "a@b.jp\"",
        "https://evil.example\\@b.jp/",
    ),
    (
        "אבג 123",
        "שלום 456 (עולם",
        "hebrew@example.jp",
        "https://example.jp/1",
    ),
    (
        "مرحبا 789",
        "١٢٣ سلام) 12",
        "arabic@example.jp",
        "https://example.jp/2",
    ),
    (
        "辻\u{e0100}髙﨑 葛\u{e0101}城",
        "㈱ＺＥＮ ｶﾞか\u{3099} 𠮷野家",
        "gaiji@example.jp",
        "https://example.jp/3",
    ),
    (
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "W",
        "long@example.jp",
        "https://example.jp/4",
    ),
    (
        "z\u{300}\u{301}a\u{302}\u{303}l\u{304}\u{305}g\u{306}\u{307}o\u{308}\u{309}﷽",
        "👩💻👍🏽z\u{334}\u{335}p\u{336}\u{337}q\u{338}",
        "zalgo@example.jp",
        "https://example.jp/5",
    ),
];

/// The people as the checks let them through, every text filled as far as it goes.
pub fn people() -> Vec<Specialist> {
    let full = |text: &str, field: Field| -> String {
        let long = match text {
            // One word to the end of every field.
            "W" => text.repeat(field.limit()),
            text => text.to_string(),
        };
        let line = |c: char| {
            if c == '\n' && !field.takes_lines() {
                ' '
            } else {
                c
            }
        };
        long.chars().map(line).take(field.limit()).collect()
    };
    let person = |(place, (name, text, mail, web)): (usize, Person)| {
        let of = |field| full(text, field);
        let sets = list().specialists[place].clone();
        let record = SpecialistRecord {
            no: format!("0800{place:02}"),
            name: name.into(),
            kana: of(Field::Kana),
            pref: 27,
            city: of(Field::Municipality),
            org: of(Field::Organisation),
            mail: mail.into(),
            pr: of(Field::Appeal),
            web: web.into(),
            qual_other: of(Field::QualificationOther),
            industry_other: of(Field::IndustryOther),
            assoc_other: of(Field::AssociationOther),
            form_other: of(Field::FormOther),
            work: of(Field::Work),
            cases: Some(12),
            years: Some(3),
            support: 1,
            // その他 is chosen wherever it can be.
            qual: other(Group::Qualification),
            industry: other(Group::Industry),
            assoc: other(Group::Association),
            form: other(Group::Form),
            skills: sets.answers.to_text(),
            grounds: vec![of(Field::Grounds); 14],
            phone: TELEPHONE[4..].into(),
            hours: of(Field::PhoneHours),
            emergency: of(Field::Emergency),
            ..SpecialistRecord::default()
        };
        to_specialist(record).unwrap_or_else(|fault| panic!("{name}: {fault:?}"))
    };
    PEOPLE.into_iter().enumerate().map(person).collect()
}

/// The bits of the first option and of その他.
fn other(group: Group) -> u64 {
    1 | 1 << other_of(group)
}

/// The place of その他 among the options.
pub fn other_of(group: Group) -> usize {
    group.position_of("その他").unwrap()
}
