//! The columns of a survey file, found by their headers.

use activelist_model::catalog::{Criterion, Group, Question};
use activelist_publication::Field;

/// A column of the survey file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// 回答日時.
    AnsweredAt,
    /// 居住地（都道府県）.
    Home,
    /// 登録番号.
    Registration,
    /// 登録年.
    RegisteredYear,
    /// 支援件数.
    Cases,
    /// 支援年数.
    Years,
    /// 初回相談 (*ours*, as all that an answer may add).
    FirstTalk,
    /// 受付状況.
    Intake,
    /// 電話.
    Phone,
    /// 掲載可否.
    Consent,
    /// 見本データ (*ours*): marks the rows of a made-up survey.
    Sample,
    /// A text.
    Text(Field),
    /// An option question.
    Choice(Group),
    /// A skill question.
    Skill(Question),
    /// The grounds of a criterion.
    Grounds(Criterion),
}

/// What a row of a made-up survey says in the column [`Column::Sample`].
pub const SAMPLE_MARK: &str = "見本";

const HEAD: [Column; 38] = [
    Column::AnsweredAt,
    Column::Text(Field::Name),
    Column::Text(Field::Kana),
    Column::Home,
    Column::Text(Field::Municipality),
    Column::Choice(Group::Status),
    Column::Text(Field::Organisation),
    Column::Text(Field::Mail),
    Column::Registration,
    Column::RegisteredYear,
    Column::Choice(Group::Qualification),
    Column::Text(Field::QualificationOther),
    Column::Choice(Group::Experience),
    Column::Choice(Group::Support),
    Column::Cases,
    Column::Years,
    Column::Text(Field::Work),
    Column::Choice(Group::Industry),
    Column::Text(Field::IndustryOther),
    Column::Choice(Group::Association),
    Column::Text(Field::AssociationOther),
    Column::Choice(Group::Size),
    Column::Choice(Group::Prefecture),
    Column::Choice(Group::Form),
    Column::Text(Field::FormOther),
    Column::Choice(Group::Theme),
    Column::Choice(Group::Fee),
    Column::Choice(Group::Period),
    Column::Text(Field::Appeal),
    Column::Text(Field::Homepage),
    Column::Text(Field::Photo),
    Column::FirstTalk,
    Column::Intake,
    Column::Phone,
    Column::Text(Field::PhoneHours),
    Column::Text(Field::Emergency),
    Column::Consent,
    Column::Sample,
];

impl Column {
    /// All columns in the order of a survey file.
    pub fn all() -> impl Iterator<Item = Column> {
        HEAD.into_iter()
            .chain(Question::all().map(Column::Skill))
            .chain(Criterion::all().map(Column::Grounds))
    }

    /// The header, to the letter.
    pub fn header(self) -> String {
        let fixed = match self {
            Column::AnsweredAt => "回答日時",
            Column::Home => "居住地（都道府県）",
            Column::Registration => "登録番号",
            Column::RegisteredYear => "登録年",
            Column::Cases => "支援件数",
            Column::Years => "支援年数",
            Column::FirstTalk => "初回相談",
            Column::Intake => "受付状況",
            Column::Phone => "電話",
            Column::Consent => "掲載可否",
            Column::Sample => "見本データ",
            Column::Text(field) => field.column(),
            Column::Choice(group) => choice_header(group),
            Column::Skill(question) => return question.id(),
            Column::Grounds(criterion) => return format!("{}根拠", criterion.id()),
        };
        fixed.to_string()
    }

    /// Every header that the column is found by: its own, and the official name of what is asked,
    /// with or without the question's id, in the short form of former files as well.
    pub fn headers(self) -> Vec<String> {
        let mut headers = vec![self.header()];
        match self {
            Column::Choice(group) => headers.push(group.label().to_string()),
            Column::Skill(question) => {
                for name in [question.label(), question.short()] {
                    headers.extend([name.to_string(), format!("{} {name}", question.id())]);
                }
            }
            _ => {}
        }
        headers
    }

    /// Whether a file without it is refused. Optional are what the survey itself calls optional
    /// (個人HP, 写真), what this list adds to it, and the mark of a made-up survey. Every other missing
    /// column would publish people without what they answered.
    pub fn is_required(self) -> bool {
        let is_optional = matches!(
            self,
            Column::Text(Field::Homepage | Field::Photo) | Column::Sample
        );
        !is_optional && !self.is_added()
    }

    /// Whether the list adds it to the survey (*ours*): such a column changes nobody who leaves it blank.
    pub const fn is_added(self) -> bool {
        matches!(
            self,
            Column::FirstTalk
                | Column::Intake
                | Column::Phone
                | Column::Text(Field::PhoneHours | Field::Emergency)
        )
    }
}

/// The header of an option question: shorter than the question itself.
const fn choice_header(group: Group) -> &'static str {
    match group {
        Group::Prefecture => "都道府県",
        Group::Industry => "得意業界",
        Group::Fee => "希望報酬額",
        Group::Period => "支援可能期間",
        Group::Form => "支援形態",
        Group::Size => "企業規模",
        Group::Theme => "指導テーマ",
        Group::Qualification => "保有資格",
        Group::Association => "団体",
        Group::Status => "所属状況",
        Group::Experience => "実務経験年数",
        Group::Support => "支援経験",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_names_and_their_former_short_forms_are_headers_of_one_column_each() {
        let columns = |header: &str| {
            let named = |column: &Column| column.headers().iter().any(|name| name == header);
            Column::all().filter(named).collect::<Vec<_>>()
        };
        for column in Column::all() {
            for header in column.headers() {
                assert_eq!(columns(&header), [column], "{header}");
            }
        }
        let skill = |id| {
            Question::from_id(id)
                .map(Column::Skill)
                .into_iter()
                .collect::<Vec<_>>()
        };
        for (header, id) in [
            (
                "サイバーセキュリティに関する法令、規制、業界固有ガイドライン等の知識",
                "S1-c-2",
            ),
            ("法令、規制、業界固有ガイドライン等の知識", "S1-c-2"),
            ("S5-a-2 インシデント分析", "S5-a-2"),
            ("S5-a-2 セキュリティインシデント分析", "S5-a-2"),
        ] {
            assert_eq!(columns(header), skill(id), "{header}");
        }
        assert_eq!(
            columns("所属・つながりのある団体"),
            [Column::Choice(Group::Association)]
        );
    }

    #[test]
    fn the_headers_are_those_of_the_survey() {
        let headers: Vec<String> = Column::all().map(Column::header).collect();
        let head = "回答日時, 氏名, フリガナ, 居住地（都道府県）, 居住地（市区町村）, 所属状況, \
            所属組織・企業名, メールアドレス, 登録番号, 登録年, 保有資格, 保有資格（その他）, \
            実務経験年数, 支援経験, 支援件数, 支援年数, 支援内容, 得意業界, 得意業界（その他）, \
            団体, 団体（その他）, 企業規模, 都道府県, 支援形態, 支援形態（その他）, 指導テーマ, \
            希望報酬額, 支援可能期間, 自己PR, 個人HP, 写真, 初回相談, 受付状況, 電話, 電話の受付時間, \
            緊急時の連絡, 掲載可否, 見本データ, S1-a-1";
        let expected: Vec<&str> = head.split(", ").map(str::trim).collect();
        assert_eq!(headers[..expected.len()], expected);
        assert_eq!(headers.last().map(String::as_str), Some("S6-a根拠"));
        assert_eq!(headers.len(), 38 + 34 + 14);
    }
}
