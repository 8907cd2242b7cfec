//! The card (個票), in the report's order; official facts told apart from what the person states.

use activelist_kernel::forms::is_mark;

use super::availability::{self, Today};
use super::criterion::{CriterionView, criterion, of_most};
use super::mail::mail_link;
use super::marks::{MarkView, MenuMark, mark, menus};
use super::person;
use super::wording::UNANSWERED;
use activelist_model::catalog::{Area, ContentSet, Group};
use activelist_model::expert::{Rating, RegistrationNumber, Specialist, score};

/// Everything on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Registration number.
    pub number: RegistrationNumber,
    /// 氏名.
    pub name: String,
    /// フリガナ.
    pub kana: String,
    /// File name below `photos/`.
    pub photo: Option<String>,
    /// The prepared mail; none where no usable address was stated.
    pub mail_link: Option<String>,
    /// The same with what the firm wrote of its need; none where it wrote nothing.
    pub mail_with_need: Option<String>,
    /// Official: 第012345号.
    pub registration: String,
    /// Official: 登録年.
    pub registered: String,
    /// 基本属性: 連絡先, 居住地, 所属状況, 所属組織.
    pub basics: Vec<CardLine>,
    /// 電話, 緊急時の連絡, 初回相談, 受付状況: only what was stated.
    pub availability: Vec<CardLine>,
    /// The day of the answer, with a word where that is long ago; none where the list does not say it.
    pub answered: Option<String>,
    /// 登録を確認した日; none where the office has not looked it up.
    pub checked: Option<String>,
    /// 保有資格, 団体, 自己PR, 個人HP.
    pub qualifications: Vec<CardLine>,
    /// 支援実績: 実務経験, 支援経験, 支援内容, 得意業界.
    pub record: Vec<CardLine>,
    /// The five guidance themes, each yes or no.
    pub themes: Vec<(&'static str, bool)>,
    /// ◎/○ of the menus 0–7.
    pub menus: Vec<MenuMark>,
    /// The six areas, for the picture and its words.
    pub areas: Vec<AreaView>,
    /// 企業規模, 地域, 支援形態, 希望報酬, 支援期間.
    pub range: Vec<CardLine>,
    /// `dense` where so much text stands on it that paper needs the smaller type, `dense full`
    /// where it needs the smallest.
    pub density: Option<&'static str>,
}

/// A line of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardLine {
    /// What it is.
    pub name: &'static str,
    /// What was stated.
    pub value: String,
    /// An address that was checked and may be followed.
    pub link: Option<String>,
    /// Whether it takes the whole width.
    pub wide: bool,
    /// Whether it is said with weight.
    pub strong: bool,
}

/// An area in the picture of the six.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaView {
    /// S1–S6.
    pub id: &'static str,
    /// Official name.
    pub label: &'static str,
    /// Its mark.
    pub mark: MarkView,
    /// Share of the greatest possible sum of answers, 0–100.
    pub percent: u32,
    /// Sum of answers of the greatest possible one, and how many answers are missing.
    pub points: String,
    /// The same where room is short: ※ for missing answers.
    pub short: String,
    /// Whether none of its questions was answered.
    pub is_unanswered: bool,
    /// Its criteria.
    pub criteria: Vec<CriterionView>,
}

/// Names of the card's parts, as they stand over them.
pub mod parts {
    /// The register's own facts.
    pub const OFFICIAL: &str = "公的な登録情報";
    /// Contact, home, organisation.
    pub const BASICS: &str = "基本属性";
    /// Qualifications, associations, appeal, page.
    pub const QUALIFICATIONS: &str = "資格・団体・自己PR";
    /// What the person has done.
    pub const RECORD: &str = "支援実績";
    /// Themes of the guidance tools.
    pub const THEMES: &str = "支援可能な指導テーマ";
    /// ◎/○ of the menus.
    pub const RATING: &str = "得意支援領域";
    /// Sums of the six areas.
    pub const AREAS: &str = "6領域の点数／満点";
    /// The same where an area has questions without an answer.
    pub const AREAS_MISSING: &str = "6領域の点数／満点（※未回答あり）";
    /// Whom, where, how and for how much.
    pub const RANGE: &str = "提供可能な支援の範囲";
    /// Who says so: the person.
    pub const STATED: &str = "本人の申告";
    /// Who says so: the rules, from what the person answered.
    pub const COMPUTED: &str = "本人の回答から計算";
    /// What the register vouches for, and where all else is from.
    pub const OFFICIAL_NOTE: &str = "登録セキスペの登録の内容です。得意支援領域は本人の回答から計算し、ほかの欄は本人の申告によります。";
    /// What the marks stand for.
    pub const RATING_NOTE: &str = "◎は小項目のすべて、○は一つを除くすべてが設定評点に届く印です。5・6の○は設問の数の2倍以上の点、7の○は監査の資格、7の◎は加えてS2-bが届く印です。";
}

/// Weight past which a card is printed in the smaller type, in half characters: measured on paper,
/// 400 full-width characters still fit the larger type.
const DENSE: usize = 2 * 400;

/// Weight past which it is printed in the smallest type. Measured with every field full of the
/// widest letters: below this, what is left out of them makes room enough.
const FULL: usize = 2 * 900;

/// What a further line weighs beside what it says: the room that its row takes.
const ROW: usize = 2 * 30;

/// Lines that are as short on every card, and were left out when the weight was measured.
const SHORT: [&str; 4] = ["所属状況", "実務経験", "支援経験", "希望報酬"];

/// The card of one specialist; the prepared mail names the contents that a firm chose, and a second one also
/// what it wrote of its need.
pub fn card(
    specialist: &Specialist,
    rating: &Rating,
    contents: ContentSet,
    need: &str,
    today: Today,
) -> Card {
    let themes = specialist.choices(Group::Theme);
    let address = specialist.mail.as_ref().and_then(|mail| mail.usable());
    let mail = |need: &str| address.map(|address| mail_link(address, specialist, contents, need));
    let mut card = Card {
        number: specialist.registration,
        name: specialist.name.clone(),
        kana: specialist.kana.clone(),
        photo: specialist.photo.as_ref().map(ToString::to_string),
        mail_link: mail(""),
        mail_with_need: (!need.trim().is_empty()).then(|| mail(need)).flatten(),
        registration: person::registration(specialist.registration),
        registered: person::registered(specialist),
        basics: basics(specialist),
        availability: availability::lines(specialist),
        answered: availability::answered(specialist, today),
        checked: availability::checked(specialist),
        qualifications: qualifications(specialist),
        record: record(specialist),
        themes: Group::Theme
            .options()
            .map(|(position, label)| (label, themes.has(position)))
            .collect(),
        menus: menus(rating),
        areas: areas(specialist, rating),
        range: range(specialist),
        density: None,
    };
    card.basics[0].link.clone_from(&card.mail_link);
    let lines = [
        &card.basics,
        &card.availability,
        &card.qualifications,
        &card.record,
        &card.range,
    ];
    let long = lines.into_iter().flatten();
    let long = long.filter(|line| !SHORT.contains(&line.name));
    let weight: usize = long.map(|line| halves(&line.value)).sum();
    let days = [&card.answered, &card.checked]
        .into_iter()
        .flatten()
        .count();
    let weight = weight + ROW * (card.availability.len() + days);
    card.density = match weight + halves(&card.name) + halves(&card.kana) {
        weight if weight > FULL => Some("dense full"),
        weight if weight > DENSE => Some("dense"),
        _ => None,
    };
    card
}

/// The width of a text in half characters: ASCII and half-width kana count 1, a mark that belongs to
/// the character before it none, all others 2.
fn halves(text: &str) -> usize {
    let half = |c: char| match c {
        c if c.is_ascii() || ('\u{ff61}'..='\u{ff9f}').contains(&c) => 1,
        c if is_mark(c) => 0,
        _ => 2,
    };
    text.chars().map(half).sum()
}

fn line(name: &'static str, value: String) -> CardLine {
    CardLine {
        name,
        value,
        ..CardLine::default()
    }
}

/// Characters of 団体 that have room on the card's one sheet beside the longest of all else.
const ASSOCIATIONS: usize = 120;

/// 団体 by their official names; where these are too long for the sheet, in short.
fn associations(specialist: &Specialist) -> String {
    let official = person::choices_line(specialist, Group::Association);
    match official.chars().count() <= ASSOCIATIONS {
        true => official,
        false => person::choices_in_short(specialist, Group::Association).join("、"),
    }
}

fn basics(specialist: &Specialist) -> Vec<CardLine> {
    let mail = specialist
        .mail
        .as_ref()
        .map_or(UNANSWERED, |mail| mail.text());
    let wide = |name, value| CardLine {
        wide: true,
        ..line(name, value)
    };
    vec![
        wide("連絡先", mail.to_string()),
        line("居住地", person::home(specialist)),
        line("所属状況", person::choices_line(specialist, Group::Status)),
        wide(
            "所属組織",
            person::text_or_unanswered(&specialist.organisation),
        ),
    ]
}

fn qualifications(specialist: &Specialist) -> Vec<CardLine> {
    let page = specialist.homepage.as_ref();
    vec![
        line(
            "保有資格",
            person::choices_line(specialist, Group::Qualification),
        ),
        line("団体", associations(specialist)),
        CardLine {
            strong: true,
            ..line("自己PR", person::text_or_unset(&specialist.appeal))
        },
        CardLine {
            link: page.and_then(|page| page.usable()).map(ToString::to_string),
            ..line(
                "個人HP",
                person::text_or_unset(page.map_or("", |page| page.text())),
            )
        },
    ]
}

fn record(specialist: &Specialist) -> Vec<CardLine> {
    vec![
        line(
            "実務経験",
            person::choices_line(specialist, Group::Experience),
        ),
        line("支援経験", person::track_record(specialist)),
        line(
            "支援内容",
            person::text_or_unanswered(&specialist.record.text),
        ),
        line(
            "得意業界",
            person::choices_line(specialist, Group::Industry),
        ),
    ]
}

fn range(specialist: &Specialist) -> Vec<CardLine> {
    let fee = person::choices_line(specialist, Group::Fee);
    vec![
        line("企業規模", person::choices_line(specialist, Group::Size)),
        line("地域", person::reach(specialist)),
        line("支援形態", person::choices_line(specialist, Group::Form)),
        line("希望報酬", format!("{fee}（※1回2時間あたり）")),
        line("支援期間", person::choices_line(specialist, Group::Period)),
    ]
}

fn areas(specialist: &Specialist, rating: &Rating) -> Vec<AreaView> {
    Area::ALL
        .into_iter()
        .map(|area| {
            let criteria: Vec<CriterionView> = area
                .criteria()
                .map(|found| criterion(specialist, &score(&specialist.answers, found)))
                .collect();
            let sum: u32 = criteria.iter().map(|found| u32::from(found.sum)).sum();
            let most: u32 = criteria.iter().map(|found| u32::from(found.most)).sum();
            let answers = || criteria.iter().flat_map(|found| &found.answers);
            let missing = answers().filter(|(_, answer)| answer == UNANSWERED).count();
            let asked = answers().count();
            AreaView {
                id: area.id(),
                label: area.label(),
                mark: mark(rating.area(area)),
                percent: sum * 100 / most.max(1),
                points: of_most(sum, most, missing, asked),
                short: match missing {
                    0 => format!("{sum}／{most}"),
                    missing if missing == asked => UNANSWERED.to_string(),
                    _ => format!("{sum}／{most}※"),
                },
                is_unanswered: missing == asked,
                criteria,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
