//! `activelist search`: the list that a link shows, from the core that the browser runs, so that
//! a printed list can be reproduced and its order questioned.

use std::fmt::Write;

use activelist_cli::{DiskFolder, Lock, described, say_lock_fault};
use activelist_model::catalog::{Group, Menu};
use activelist_model::expert::{Specialist, as_shown};
use activelist_office::publish::{AuditFault, read_site, say_audit_fault};
use activelist_publication::{Limits, parse, refusal_text};
use activelist_search::{CASE_STEPS, Metrics, Nearness, Outcome, Searcher, Skill, Wanted};
use activelist_view::display::chips::chips;
use activelist_view::display::csv::{BOM, csv_row};
use activelist_view::display::failure::left_out;
use activelist_view::display::nearness::nearness_name;
use activelist_view::display::skill;
use activelist_view::display::wording::{group_name, sort_name};
use activelist_view::state::{Query, Route};
use serde::Serialize;

use super::arguments::SearchArguments;
use crate::Failure;

/// Runs the command.
pub fn run(arguments: &SearchArguments) -> Result<String, Failure> {
    let unreadable = |fault| {
        Failure::of(
            "公開ファイルを読み取れません。activelist checkで確かめてください。",
            fault,
        )
    };
    let site = described(&arguments.file);
    let lock = site.map(Lock::shared).transpose();
    let lock = lock.map_err(|fault| unreadable(say_lock_fault(&fault)))?;
    let (list, problems) = match site {
        Some(site) => read_site(&DiskFolder(site)).map_err(|fault| match fault {
            AuditFault::Around { .. } => {
                Failure::of("公開ファイルがありません。", say_audit_fault(&fault))
            }
            _ => unreadable(say_audit_fault(&fault)),
        })?,
        None => {
            let bytes = super::publish::read(&arguments.file)?;
            parse(&bytes, &Limits::STANDARD).map_err(|refusal| {
                let file = arguments.file.display();
                unreadable(format!("{file}: {}", refusal_text(&refusal)))
            })?
        }
    };
    drop(lock);
    if let Some(notice) = left_out(problems.len()) {
        eprintln!("{notice}");
    }
    let (route, unread) = Route::parse(&arguments.link);
    for part in &unread {
        let part = as_shown(part, 40);
        eprintln!("リンクの「{part}」には、この版で読み取れない部分があります。読み飛ばしました。");
    }
    let everyone = list.specialists.len();
    let mut searcher = Searcher::new(list);
    let wanted = Wanted::all(everyone);
    let query = &route.query;
    let outcome = searcher
        .search(&query.criteria, query.sort, &wanted)
        .clone();
    let found = Found {
        searcher: &searcher,
        outcome: &outcome,
        route: &route,
        unread: &unread,
    };
    if arguments.json {
        serde_json::to_string_pretty(&found.record())
            .map(|text| text + "\n")
            .map_err(|error| Failure::of("結果を出力できませんでした。", error.to_string()))
    } else if arguments.csv {
        Ok(found.csv())
    } else {
        Ok(found.text())
    }
}

/// The list as JSON.
#[derive(Serialize)]
struct FoundRecord<'a> {
    serial: u64,
    published: String,
    sample: bool,
    link: String,
    unread: &'a [String],
    sort: &'static str,
    shown_at_first: usize,
    total: usize,
    specialists: Vec<PlaceRecord>,
    counts: Vec<GroupRecord>,
    skill_counts: Vec<SkillCountRecord>,
    case_counts: Vec<CaseCountRecord>,
}

/// A place in the list, with what the order compared.
#[derive(Serialize)]
struct PlaceRecord {
    place: usize,
    registration: String,
    name: String,
    rating: u16,
    nearness: Option<&'static str>,
    depth: u16,
    themes: u8,
    cases: u16,
    turn: String,
    marks: [&'static str; 8],
}

#[derive(Serialize)]
struct GroupRecord {
    group: &'static str,
    label: &'static str,
    options: Vec<CountRecord>,
}

#[derive(Serialize)]
struct CountRecord {
    option: usize,
    label: &'static str,
    count: u32,
}

/// How many people a least asked of a question, a criterion or a menu would leave.
#[derive(Serialize)]
struct SkillCountRecord {
    skill: String,
    least: u8,
    label: String,
    count: u32,
}

#[derive(Serialize)]
struct CaseCountRecord {
    cases: u16,
    count: u32,
}

struct Found<'a> {
    searcher: &'a Searcher,
    outcome: &'a Outcome,
    route: &'a Route,
    unread: &'a [String],
}

impl Found<'_> {
    const fn query(&self) -> &Query {
        &self.route.query
    }

    /// Everyone found, in order, with their place from 1.
    fn rows(&self) -> impl Iterator<Item = (usize, usize, Specialist, Metrics)> {
        let criteria = &self.query().criteria;
        (1..)
            .zip(&self.outcome.order)
            .filter_map(move |(place, position)| {
                let specialist = self.searcher.specialist(*position)?;
                let metrics = self.searcher.metrics(*position, criteria)?;
                Some((place, *position, specialist, metrics))
            })
    }

    fn marks(&self, position: usize) -> [&'static str; 8] {
        let rating = self.searcher.rating(position);
        Menu::ALL.map(|menu| rating.menu(menu).sign())
    }

    fn record(&self) -> FoundRecord<'_> {
        let list = &self.searcher.list().edition;
        let place =
            |(place, position, specialist, metrics): (_, _, Specialist, Metrics)| PlaceRecord {
                place,
                registration: specialist.registration.to_string(),
                name: specialist.name.clone(),
                rating: metrics.rating,
                nearness: metrics.nearness.map(nearness_key),
                depth: metrics.depth,
                themes: metrics.themes,
                cases: metrics.cases,
                turn: turn(metrics),
                marks: self.marks(position),
            };
        let option = |group: Group, (place, label): (usize, &'static str)| CountRecord {
            option: place + 1,
            label,
            count: self.outcome.counts.option(group, place),
        };
        let counts = Group::ALL.map(|group| GroupRecord {
            group: group.key(),
            label: group.label(),
            options: group.options().map(|found| option(group, found)).collect(),
        });
        FoundRecord {
            serial: list.serial,
            published: list.published.to_string(),
            sample: list.sample,
            link: self.route.to_fragment(),
            unread: self.unread,
            sort: self.query().sort.key(),
            shown_at_first: self.query().shown(),
            total: self.outcome.total,
            specialists: self.rows().map(place).collect(),
            counts: counts.into(),
            skill_counts: self.skill_counts(),
            case_counts: self.case_counts(),
        }
    }

    fn skill_counts(&self) -> Vec<SkillCountRecord> {
        let all =
            Skill::all().flat_map(|skill| (1..=skill.most()).map(move |least| (skill, least)));
        let record = |(skill, least): (Skill, u8)| SkillCountRecord {
            skill: match skill {
                Skill::Question(question) => question.id(),
                Skill::Criterion(criterion) => criterion.id(),
                Skill::Menu(menu) => menu.number().to_string(),
            },
            least,
            label: format!("{}：{}", skill::name(skill), skill::floor(skill, least)),
            count: self.outcome.counts.skill(skill, least),
        };
        all.map(record).collect()
    }

    fn case_counts(&self) -> Vec<CaseCountRecord> {
        let steps = CASE_STEPS.into_iter().enumerate();
        let record = |(step, cases)| CaseCountRecord {
            cases,
            count: self.outcome.counts.cases(step),
        };
        steps.map(record).collect()
    }

    fn csv(&self) -> String {
        let mut table = BOM.to_string();
        let head = [
            "順位",
            "登録番号",
            "氏名",
            "評価の合計",
            "近さ",
            "回答の点",
            "指導テーマ",
            "支援件数",
            "公平な順番",
        ];
        let menus = Menu::ALL.map(|menu| format!("支援メニュー{}", menu.number()));
        let head: Vec<String> = head.map(String::from).into_iter().chain(menus).collect();
        table.push_str(&csv_row(&head));
        for (place, position, specialist, metrics) in self.rows() {
            let mut cells = vec![
                place.to_string(),
                format!("第{}号", specialist.registration),
                specialist.name.clone(),
                metrics.rating.to_string(),
                metrics.nearness.map_or("", nearness_name).to_string(),
                metrics.depth.to_string(),
                metrics.themes.to_string(),
                metrics.cases.to_string(),
                turn(metrics),
            ];
            cells.extend(self.marks(position).map(String::from));
            table.push_str(&csv_row(&cells));
        }
        table
    }

    fn text(&self) -> String {
        let list = &self.searcher.list().edition;
        let mut text = String::new();
        // Writing to a String never fails.
        let mut line = |arguments: std::fmt::Arguments| {
            let _ = writeln!(text, "{arguments}");
        };
        let sample = if list.sample {
            "（見本データ）"
        } else {
            ""
        };
        line(format_args!(
            "公開番号{}{sample}、公開日{}",
            list.serial, list.published
        ));
        line(format_args!("リンク {}", self.route.to_fragment()));
        for row in chips(self.query()) {
            let labels: Vec<&str> = row.chips.iter().map(|chip| chip.label.as_str()).collect();
            line(format_args!("  {}: {}", row.name, labels.join("、")));
        }
        let sort = sort_name(self.query().sort);
        line(format_args!("該当{}人、{sort}", self.outcome.total));
        line(format_args!(
            "\n順位 登録番号 評価 近さ 回答の点 テーマ 件数 公平な順番 氏名"
        ));
        for (place, _, specialist, metrics) in self.rows() {
            line(format_args!(
                "{place:>4} 第{}号 {:>2} {} {:>4} {} {:>4} {} {}",
                specialist.registration,
                metrics.rating,
                metrics.nearness.map_or("－－", nearness_in_short),
                metrics.depth,
                metrics.themes,
                metrics.cases,
                turn(metrics),
                specialist.name,
            ));
        }
        line(format_args!("\n選択肢ごとの人数（ほかの条件はそのまま）"));
        for group in Group::ALL {
            let counts = group.options().map(|(place, label)| {
                format!("{label} {}", self.outcome.counts.option(group, place))
            });
            let counts: Vec<String> = counts.collect();
            line(format_args!(
                "  {}: {}",
                group_name(group),
                counts.join("、")
            ));
        }
        for found in self.skill_counts() {
            line(format_args!("  {} {}", found.label, found.count));
        }
        let steps: Vec<String> = self
            .case_counts()
            .iter()
            .map(|found| format!("{} {}", skill::cases_asked(found.cases), found.count))
            .collect();
        line(format_args!("  支援件数: {}", steps.join("、")));
        text
    }
}

/// Where somebody lives, seen from the chosen prefectures: as a word of JSON.
const fn nearness_key(found: Nearness) -> &'static str {
    match found {
        Nearness::Within => "within",
        Nearness::Beside => "beside",
        Nearness::Elsewhere => "elsewhere",
    }
}

/// The same in two characters, so that the columns of the text stand below each other.
const fn nearness_in_short(found: Nearness) -> &'static str {
    match found {
        Nearness::Within => "域内",
        Nearness::Beside => "隣接",
        Nearness::Elsewhere => "ほか",
    }
}

/// The fair turn as 16 hex digits: JSON readers do not agree on whole numbers so large.
fn turn(metrics: Metrics) -> String {
    format!("{:016x}", metrics.turn)
}
