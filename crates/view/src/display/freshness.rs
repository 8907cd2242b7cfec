//! How fresh the list is: the first thing firms ask of it.

use super::wording::thousands;
use activelist_model::expert::Date;
use activelist_publication::{Census, ListHead};

/// Date, number and age of a snapshot, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// 2026年11月1日.
    pub published: String,
    /// 2027年5月1日.
    pub expires: String,
    /// 7.
    pub serial: String,
    /// 公開から22日.
    pub age: String,
    /// A warning past the last day of use, or where the clock is before the publication.
    pub warning: Option<String>,
    /// One line for the foot of every print.
    pub print_line: String,
    /// Whether the people are made up.
    pub sample: bool,
    /// Who publishes it.
    pub source: String,
}

/// How fresh a list is today.
pub fn freshness(list: &ListHead, today: Date) -> Freshness {
    let days = today.epoch_days() - list.published.epoch_days();
    let published = date(list.published);
    let expires = date(list.expires);
    let age = match days {
        0 => "本日公開".to_string(),
        days if days > 0 => format!("公開から{}日", thousands(days.unsigned_abs())),
        _ => "公開日が、この端末の日付より後です".to_string(),
    };
    let warning = if today > list.expires {
        Some(format!(
            "この一覧は有効期限（{expires}）を過ぎています。連絡先や料金が変わっていることがあります。ご連絡の前に、発行者の新しい一覧をご確認ください。"
        ))
    } else if days < 0 {
        Some(format!(
            "この一覧の公開日（{published}）が、この端末の日付より後になっています。端末の日付をご確認ください。検索はこのままご利用いただけます。"
        ))
    } else {
        None
    };
    Freshness {
        print_line: print_line(list, today),
        serial: list.serial.to_string(),
        published,
        expires,
        age,
        warning,
        sample: list.sample,
        source: list.source.clone(),
    }
}

/// Date, number and source of a snapshot in one line, for paper and files: they have no notice above.
pub fn print_line(list: &ListHead, today: Date) -> String {
    // A made-up list says so on paper too, but not twice.
    let sample = if list.sample && !list.source.contains("見本データ") {
        "（見本データ）"
    } else {
        ""
    };
    let gone = if today > list.expires {
        "（有効期限切れ）"
    } else {
        ""
    };
    format!(
        "一覧の公開日 {}・通し番号 {}・出典 {}{sample}{gone}",
        date(list.published),
        list.serial,
        list.source
    )
}

/// 2026年11月1日.
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// A line of the account of who is listed and who is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CensusLine {
    /// What is counted.
    pub label: &'static str,
    /// How many, with the unit: answers are 件, people 名.
    pub count: String,
    /// Whether it is a sum of the lines before.
    pub total: bool,
}

/// How the survey's answers became the list: everyone is accounted for.
pub fn census(census: &Census) -> Vec<CensusLine> {
    let line = |label, count: u32, unit, total| CensusLine {
        label,
        count: format!("{}{unit}", thousands(u64::from(count))),
        total,
    };
    let out = |label, count| line(label, count, "名", false);
    let sum = |label, count| line(label, count, "名", true);
    vec![
        line("受け取った回答", census.answers, "件", false),
        line("同じ登録番号の古い回答", census.repeats, "件", false),
        sum("回答した人", census.people()),
        out("掲載を望まない人", census.declined),
        out("支援可能期間が「支援不可」の人", census.unable),
        out("スキルの設問に1問も答えていない人", census.no_skills),
        out("事務局の判断で対象外の人", census.outside),
        sum("載っている人", census.listed()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(today: &str) -> Freshness {
        let date = |text| Date::parse(text).expect("date");
        let list = ListHead {
            serial: 7,
            published: date("2026-11-01"),
            expires: date("2027-05-01"),
            source: "見本商工会議所".into(),
            sample: true,
            census: Census::default(),
        };
        freshness(&list, date(today))
    }

    #[test]
    fn age_is_said_and_expiry_warned_of_from_the_day_after() {
        assert_eq!(on("2026-11-01").age, "本日公開");
        assert_eq!(on("2026-11-23").age, "公開から22日");
        let line = "一覧の公開日 2026年11月1日・通し番号 7・出典 見本商工会議所（見本データ）";
        assert_eq!(on("2026-11-23").print_line, line);
        assert_eq!(on("2027-05-01").print_line, line);
        assert!(
            on("2027-05-02")
                .print_line
                .ends_with("（見本データ）（有効期限切れ）")
        );
        assert_eq!(on("2027-05-01").warning, None);
        assert!(
            on("2027-05-02")
                .warning
                .is_some_and(|text| text.contains("2027年5月1日"))
        );
        assert!(
            on("2026-10-31")
                .warning
                .is_some_and(|text| text.contains("端末の日付"))
        );
    }
}
