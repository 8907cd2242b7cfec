use activelist_model::catalog::{Criterion, Group, Question};

use crate::survey::Column;

/// A made-up answer.
#[derive(Clone)]
pub struct Person {
    pub at: &'static str,
    pub name: &'static str,
    pub home: (&'static str, &'static str),
    pub status: &'static str,
    pub organisation: &'static str,
    pub mail: &'static str,
    pub number: &'static str,
    pub year: &'static str,
    pub support: (&'static str, &'static str, &'static str, &'static str),
    pub experience: &'static str,
    pub fee: &'static str,
    pub appeal: &'static str,
    /// Options of the many-choice questions, and a text for その他.
    pub many: Vec<(Group, Vec<&'static str>, &'static str)>,
    pub unable: &'static str,
    pub consents: bool,
    pub seed: usize,
}

impl Person {
    pub fn level(&self, question: Question) -> Option<usize> {
        (self.seed != 5).then(|| (question.index() * 7 + self.seed * 3) % 4)
    }

    pub fn grounds(&self, criterion: Criterion) -> &'static str {
        match (criterion.index() + self.seed) % 3 {
            0 => "実務で担当した。",
            1 => "研修の講師を、3年間務めた。",
            _ => "",
        }
    }

    pub fn options(&self, group: Group) -> (Vec<&'static str>, &'static str) {
        let found = self.many.iter().find(|(of, ..)| *of == group);
        found.map_or((Vec::new(), ""), |(_, options, other)| {
            (options.clone(), *other)
        })
    }
}

fn many(
    industries: &[&'static str],
    other: &'static str,
    prefectures: &[&'static str],
    seed: usize,
) -> Vec<(Group, Vec<&'static str>, &'static str)> {
    let pick = |group: Group, from: usize| -> Vec<&'static str> {
        let all = group.options().map(|(_, label)| label);
        let all = all.filter(|label| *label != "その他");
        all.enumerate()
            .filter(|(at, _)| !(at + from).is_multiple_of(3))
            .map(|(_, label)| label)
            .collect()
    };
    vec![
        (Group::Industry, industries.to_vec(), other),
        (Group::Prefecture, prefectures.to_vec(), ""),
        (Group::Size, pick(Group::Size, seed), ""),
        (Group::Theme, pick(Group::Theme, seed + 1), ""),
        (Group::Period, pick(Group::Period, seed), ""),
        (
            Group::Form,
            pick(Group::Form, seed),
            if seed == 1 {
                "CSIRT構築、監査"
            } else {
                ""
            },
        ),
        (
            Group::Qualification,
            if seed == 2 {
                Vec::new()
            } else {
                pick(Group::Qualification, seed)
            },
            if seed == 3 {
                "情報処理技術者（ネットワークスペシャリスト）"
            } else {
                ""
            },
        ),
        (
            Group::Association,
            if seed == 4 {
                vec!["該当なし"]
            } else {
                pick(Group::Association, seed)
            },
            if seed == 0 {
                "日本セキュリティ監査協会"
            } else {
                ""
            },
        ),
    ]
}

/// Eight people: six are listed, one has declined, one cannot support, one has no skills among them.
pub fn people() -> Vec<Person> {
    let person = |seed: usize, at, name, home, number, mail| Person {
        at,
        name,
        home,
        status: if seed.is_multiple_of(2) {
            "独立"
        } else {
            "企業勤務"
        },
        organisation: if seed == 2 {
            ""
        } else {
            "見本システム（株）"
        },
        mail,
        number,
        year: ["2017", "2018", "2019", "2020"][seed % 4],
        support: match seed % 3 {
            0 => ("経験なし", "", "", ""),
            1 => ("経験あり", "3", "2", "規程の整備、研修など"),
            _ => ("経験あり", "21", "8", "監査。\n助言。"),
        },
        experience: ["3年未満", "3-5年", "5-10年", "10年以上"][seed % 4],
        fee: [
            "20,000円未満",
            "20,000円以上～30,000円未満",
            "30,000円以上～40,000円未満",
            "40,000円以上",
        ][seed % 4],
        appeal: "続けられる対策を、一緒に考えます。",
        many: many(
            if seed == 3 {
                &["その他製造業"]
            } else {
                &["運輸・交通業", "医療"]
            },
            if seed == 3 { "農林水産業" } else { "" },
            match seed % 3 {
                0 => &["東京都"],
                1 => &["京都府", "大阪府", "兵庫県"],
                _ => &["北海道", "沖縄県"],
            },
            seed,
        ),
        unable: if seed == 6 {
            "公務員のため、副業不可"
        } else {
            ""
        },
        consents: seed != 4,
        seed,
    };
    vec![
        person(
            0,
            "2025-01-15 09:03:45",
            "例示　太郎",
            ("東京都", "港区"),
            "012345",
            "p0@example.jp",
        ),
        person(
            1,
            "2025-01-16 10:06:45",
            "見本 花子",
            ("大阪府", "東大阪市"),
            "001234",
            "p1@example.jp",
        ),
        person(
            2,
            "2025-01-17 11:09:45",
            "髙橋 﨑子",
            ("神奈川県", "横浜市"),
            "023456",
            "p2@example.jp",
        ),
        person(
            3,
            "2025-01-18 12:12:45",
            "架空 次郎",
            ("愛知県", "名古屋市中区"),
            "003210",
            "p3@example.jp",
        ),
        person(
            4,
            "2025-01-19 13:15:45",
            "仮名 京子",
            ("京都府", "京都市"),
            "019876",
            "p4@example.jp",
        ),
        person(
            5,
            "2025-01-21 15:21:45",
            "想定 四郎",
            ("東京都", ""),
            "024680",
            "p5@example.jp",
        ),
        person(
            6,
            "2025-01-20 14:18:45",
            "試作 三郎",
            ("北海道", "札幌市"),
            "000777",
            "p6@example.jp",
        ),
        person(
            7,
            "2025-01-22 16:24:45",
            "模擬 五月",
            ("福岡県", "福岡市"),
            "013579",
            "p7@example.jp",
        ),
    ]
}

/// The people in the program's own survey file.
pub fn own(people: &[Person]) -> Vec<u8> {
    let columns: Vec<Column> = Column::all()
        .filter(|column| *column != Column::Sample)
        .collect();
    let mut table = vec![
        columns
            .iter()
            .map(|column| column.header())
            .collect::<Vec<_>>(),
    ];
    for person in people {
        table.push(
            columns
                .iter()
                .map(|column| own_cell(person, *column))
                .collect(),
        );
    }
    super::csv_of(&table, ',').into_bytes()
}

fn own_cell(person: &Person, column: Column) -> String {
    use activelist_publication::Field;
    let of_text = |group: Group| person.options(group).1.to_string();
    match column {
        Column::AnsweredAt => person.at.into(),
        Column::Home => person.home.0.into(),
        Column::Registration => person.number.into(),
        Column::RegisteredYear => person.year.into(),
        Column::Cases => person.support.1.into(),
        Column::Years => person.support.2.into(),
        Column::Consent => if person.consents { "可" } else { "否" }.into(),
        Column::FirstTalk | Column::Intake | Column::Phone => String::new(),
        Column::Text(Field::Name) => person.name.into(),
        Column::Text(Field::Municipality) => person.home.1.into(),
        Column::Text(Field::Organisation) => person.organisation.into(),
        Column::Text(Field::Mail) => person.mail.into(),
        Column::Text(Field::Work) => person.support.3.into(),
        Column::Text(Field::Appeal) => person.appeal.into(),
        Column::Text(Field::QualificationOther) => of_text(Group::Qualification),
        Column::Text(Field::IndustryOther) => of_text(Group::Industry),
        Column::Text(Field::AssociationOther) => of_text(Group::Association),
        Column::Text(Field::FormOther) => of_text(Group::Form),
        Column::Choice(Group::Status) => person.status.into(),
        Column::Choice(Group::Support) => person.support.0.into(),
        Column::Choice(Group::Experience) => person.experience.into(),
        Column::Choice(Group::Fee) => person.fee.into(),
        Column::Choice(group) => {
            let (mut options, other) = person.options(group);
            if !other.is_empty() {
                options.push("その他");
            }
            let unable = format!("支援不可（{}）", person.unable);
            if group == Group::Period && !person.unable.is_empty() {
                options = vec![&unable];
                return options.join(";");
            }
            options.join(";")
        }
        Column::Skill(question) => person
            .level(question)
            .map_or(String::new(), |level| level.to_string()),
        Column::Grounds(criterion) => person.grounds(criterion).into(),
        Column::Text(_) | Column::Sample => String::new(),
    }
}
