//! The survey as a form: its questions in their wording and order, and what a service makes of the answers.

use activelist_model::catalog::{
    ASKED, ASKS_GROUNDS, ASKS_LEVELS, Criterion, Group, Level, Question,
};

use super::people::Person;

/// A question of the form.
#[derive(Clone, Copy, PartialEq)]
pub enum Ask {
    Fact(&'static str),
    One(Group),
    Many(Group),
    Level(Question),
    Grounds(Criterion),
    /// A question that the list does not use, with everybody's answer.
    Further(&'static str, &'static str),
    Consent,
}

/// How a service writes what a form has.
#[derive(Clone)]
pub struct Service {
    /// Before and behind the questions.
    pub numbers: bool,
    pub required: &'static str,
    /// The questions without the words of the questionnaire: the survey file's headers.
    pub own_headers: bool,
    pub grid: Grid,
    pub level: fn(Level) -> String,
    pub many: Many,
    pub grounds_last: bool,
    /// Whether every column of grounds has the same header, with a number from the second one on.
    pub repeats: bool,
    pub consent: Option<(&'static str, &'static str)>,
    /// How the home is written.
    pub home: fn(&Person) -> String,
}

/// The header of a level.
#[derive(Clone, Copy, PartialEq)]
pub enum Grid {
    Statement,
    Bracket,
    Nested,
    Name,
    IdAndName,
    Id,
}

/// How several answers are written.
#[derive(Clone, Copy, PartialEq)]
pub enum Many {
    Joined(&'static str, &'static str),
    /// A column for each option, with this mark, or with the option's text.
    Columns(&'static str),
}

pub const LABELS: fn(Level) -> String = |level| format!("{}：{}", level.points(), level.label());
pub const NUMBERS: fn(Level) -> String = |level| level.points().to_string();
pub const WORDS: fn(Level) -> String = |level| level.label().to_string();

impl Service {
    pub fn new(many: Many) -> Service {
        Service {
            numbers: true,
            required: "",
            own_headers: false,
            grid: Grid::Statement,
            level: NUMBERS,
            many,
            grounds_last: false,
            repeats: false,
            consent: Some(("掲載に同意する", "掲載に同意しない")),
            home: |person| format!("{}{}", person.home.0, person.home.1),
        }
    }
}

/// The questions in the order of the survey.
pub fn questions(service: &Service) -> Vec<Ask> {
    let mut asks = vec![
        Ask::Fact("氏名"),
        Ask::Fact("居住地（都道府県）"),
        Ask::One(Group::Status),
        Ask::Fact("所属組織・企業名"),
        Ask::Fact("メールアドレス"),
        Ask::Further("年齢", "41"),
        Ask::Fact("登録番号"),
        Ask::Fact("登録年"),
        Ask::Many(Group::Qualification),
        Ask::One(Group::Experience),
        Ask::One(Group::Support),
        Ask::Fact("支援件数"),
        Ask::Fact("支援年数"),
        Ask::Fact("支援内容"),
    ];
    asks.extend(
        [
            Group::Industry,
            Group::Association,
            Group::Size,
            Group::Prefecture,
            Group::Form,
            Group::Theme,
        ]
        .map(Ask::Many),
    );
    asks.push(Ask::One(Group::Fee));
    asks.push(Ask::Many(Group::Period));
    asks.push(Ask::Fact("自己PR"));
    asks.push(Ask::Further(
        "問 16. これまでに受講された講習の主な分野を選択してください。(複数選択可)",
        "セキュリティ統括",
    ));
    let mut last = Vec::new();
    for criterion in Criterion::all() {
        asks.extend(criterion.questions().map(Ask::Level));
        match service.grounds_last {
            true => last.push(Ask::Grounds(criterion)),
            false => asks.push(Ask::Grounds(criterion)),
        }
    }
    asks.extend(last);
    if service.consent.is_some() {
        asks.push(Ask::Consent);
    }
    asks
}

fn wording(ask: Ask, service: &Service, nth: usize) -> String {
    let number = if service.numbers {
        format!("問 {nth}. ")
    } else {
        String::new()
    };
    let asked = |text: &str| format!("{number}{text}{}", service.required);
    match ask {
        Ask::Fact(header) | Ask::Further(header, _) if service.own_headers => header.to_string(),
        Ask::One(group) | Ask::Many(group) if service.own_headers => {
            crate::survey::Column::Choice(group).header()
        }
        Ask::Fact(header) => asked(
            ASKED
                .iter()
                .find(|(own, _)| *own == header)
                .expect("asked")
                .1,
        ),
        Ask::One(group) | Ask::Many(group) => asked(group.asked()),
        Ask::Further(text, _) => text.to_string(),
        Ask::Level(question) => {
            let (label, statement) = (question.label(), question.statement());
            let between = if question.id() == "S1-c-2" {
                "；"
            } else {
                "："
            };
            let whole = format!("{label}{between}{statement}");
            match service.grid {
                Grid::Statement => whole,
                Grid::Bracket => format!("{ASKS_LEVELS} [{whole}]"),
                Grid::Nested => format!(
                    "{ASKS_LEVELS} [{}]",
                    whole.replace('（', "[").replace('）', "]")
                ),
                Grid::Name => label.to_string(),
                Grid::IdAndName => format!("{} {label}", question.id()),
                Grid::Id => question.id(),
            }
        }
        Ask::Grounds(criterion) if service.own_headers => format!("{}根拠", criterion.id()),
        Ask::Grounds(criterion) if service.repeats => match criterion.index() {
            0 => ASKS_GROUNDS.to_string(),
            at => format!("{ASKS_GROUNDS}{}", at + 1),
        },
        Ask::Grounds(criterion) => format!("{}-2. {ASKS_GROUNDS}", criterion.letter()),
        Ask::Consent => format!(
            "アクティブリストへの掲載について（公開するリストに掲載することに同意いただけますか。）{}",
            service.required
        ),
    }
}

fn fact(person: &Person, header: &str, service: &Service) -> String {
    match header {
        "氏名" => person.name.into(),
        "居住地（都道府県）" => (service.home)(person),
        "所属組織・企業名" => person.organisation.into(),
        "メールアドレス" => person.mail.into(),
        "登録番号" => person.number.into(),
        "登録年" => person.year.into(),
        "支援件数" => person.support.1.into(),
        "支援年数" => person.support.2.into(),
        "支援内容" => person.support.3.into(),
        _ => person.appeal.into(),
    }
}

/// As the form prints an option: with blanks in its numbers, and with notes.
fn printed(group: Group, option: &str) -> String {
    let text = option
        .replace("10名", " 10 名")
        .replace("か月", " か月")
        .replace("円", " 円");
    match group {
        Group::Theme => {
            let at = group
                .answers()
                .iter()
                .position(|label| *label == option)
                .expect("an option");
            format!("{text}（※{}）", at + 1)
        }
        _ => text,
    }
}

/// The table of a form's answers: headers, then a row for each person.
pub fn table(people: &[Person], service: &Service) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new(); people.len() + 1];
    for (nth, ask) in questions(service).into_iter().enumerate() {
        let header = wording(ask, service, nth + 1);
        if let (Ask::Many(group), Many::Columns(mark)) = (ask, service.many) {
            columns(people, group, &header, mark, &mut rows);
            continue;
        }
        rows[0].push(header);
        for (row, person) in rows[1..].iter_mut().zip(people) {
            row.push(match ask {
                Ask::Fact(header) => fact(person, header, service),
                Ask::Further(_, answer) => answer.to_string(),
                Ask::One(Group::Status) => person.status.into(),
                Ask::One(Group::Experience) => person.experience.into(),
                Ask::One(Group::Support) => person.support.0.into(),
                Ask::One(group) => printed(group, person.fee),
                Ask::Many(group) => joined(person, group, service.many),
                Ask::Level(question) => {
                    let level = person.level(question).map(|level| Level::ALL[level]);
                    level.map_or(String::new(), service.level)
                }
                Ask::Grounds(criterion) => person.grounds(criterion).into(),
                Ask::Consent => {
                    let (yes, no) = service.consent.expect("asked");
                    if person.consents { yes } else { no }.to_string()
                }
            });
        }
    }
    rows
}

fn joined(person: &Person, group: Group, many: Many) -> String {
    let Many::Joined(separator, end) = many else {
        return String::new();
    };
    let (options, other) = person.options(group);
    let mut parts: Vec<String> = options
        .iter()
        .map(|option| printed(group, option))
        .collect();
    if !other.is_empty() {
        parts.push(other.to_string());
    }
    if group == Group::Period && !person.unable.is_empty() {
        parts = vec![format!("支援不可 理由（{}）", person.unable)];
    }
    match parts.is_empty() {
        true => String::new(),
        false => parts.join(separator) + end,
    }
}

/// A column for each option.
fn columns(people: &[Person], group: Group, header: &str, mark: &str, rows: &mut [Vec<String>]) {
    let mut labels: Vec<&str> = group.answers().to_vec();
    if group == Group::Period {
        labels.push("支援不可");
    }
    for label in labels {
        rows[0].push(format!("{header}[{label}]"));
        for (row, person) in rows[1..].iter_mut().zip(people) {
            let (options, other) = person.options(group);
            let is_unable = group == Group::Period && !person.unable.is_empty();
            row.push(match label {
                "その他" => other.to_string(),
                "支援不可" if is_unable => person.unable.to_string(),
                _ if is_unable || !options.contains(&label) => String::new(),
                _ if mark.is_empty() => label.to_string(),
                _ => mark.to_string(),
            });
        }
    }
}
