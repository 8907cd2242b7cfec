use activelist_model::catalog::{Area, Group, PREFECTURES};
use activelist_model::expert::{Mark, rate};
use activelist_office::publish::{Decision, Reason, decide};
use activelist_office::survey::{read, sample::sample};

use super::{Office, run};

fn decision(seed: u64) -> Decision {
    let reading = read(&sample(seed).expect("a sample").survey);
    assert_eq!(reading.faults, []);
    assert!(reading.sample);
    decide(reading.answers)
}

/// Everyone who chose an option.
fn choosers(decision: &Decision, group: Group, label: &str) -> usize {
    let position = group.position_of(label);
    let position = position.or(group.none_position()).expect("a label");
    let stated = |set: activelist_model::catalog::OptionSet| set.has(position);
    let chosen = decision
        .people
        .iter()
        .map(|p| p.answer.specialist.stated[group.index()]);
    chosen.filter(|set| stated(*set)).count()
}

/// A share in tenths of a percent.
fn tenths(count: usize, all: usize) -> usize {
    (count * 2000 + all) / (2 * all)
}

#[test]
fn the_sample_meets_every_figure_of_the_report() {
    for seed in [1, 2, 3, 77, u64::MAX] {
        let decision = decision(seed);
        let all = decision.people.len();
        assert_eq!(all, 221);
        let share = |group, label: &str, expected: usize| {
            let count = choosers(&decision, group, label);
            assert_eq!(
                tenths(count, all),
                expected,
                "{label}: {count} (seed {seed})"
            );
        };
        share(Group::Status, "独立", 367);
        share(Group::Status, "企業勤務", 629);
        share(Group::Experience, "5-10年", 290);
        share(Group::Experience, "10年以上", 403);
        share(Group::Support, "経験あり", 688);
        share(Group::Industry, "サービス業", 407);
        share(Group::Industry, "その他製造業", 398);
        share(Group::Industry, "小売業", 276);
        share(Group::Form, "訪問によるコンサルティング", 860);
        share(Group::Form, "オンラインコンサルティング", 805);
        share(Group::Form, "インシデント発生時の緊急対策支援", 253);
        share(Group::Fee, "20,000円以上～30,000円未満", 385);
        let count = |group, label: &str, expected: usize| {
            assert_eq!(
                choosers(&decision, group, label),
                expected,
                "{label} (seed {seed})"
            );
        };
        count(Group::Qualification, "ITコーディネータ", 40);
        count(Group::Qualification, "中小企業診断士", 34);
        count(Group::Industry, "防衛産業", 5);
        count(Group::Industry, "電力産業", 7);
        count(Group::Industry, "半導体産業", 9);
        count(Group::Association, "商工会議所・商工会", 63);
        count(Group::Association, "情報処理安全確保支援士会", 72);
        count(Group::Association, "該当なし", 69);
        let people = || {
            decision
                .people
                .iter()
                .map(|person| &person.answer.specialist)
        };
        let ten = people().filter(|one| one.record.cases >= Some(10)).count();
        assert_eq!(tenths(ten, all), 249);
        let no_others = people().filter(|one| one.choices(Group::Qualification).is_empty());
        assert_eq!(no_others.count(), 61);
        let mut homes: Vec<_> = people()
            .filter(|one| one.choices(Group::Association).has(0))
            .map(|one| one.home)
            .collect();
        homes.sort();
        homes.dedup();
        assert_eq!(homes.len(), 25);
        assert!(!homes.contains(&None));
    }
}

#[test]
fn qualifications_associations_and_status_go_together_as_in_the_report() {
    for seed in [1, 2, 3, 77, u64::MAX] {
        let decision = decision(seed);
        let people = || decision.people.iter().map(|p| &p.answer.specialist);
        let at = |group: Group, begin: &str| {
            let mut options = group.options();
            let option = options.find(|(_, label)| label.starts_with(begin));
            option.expect("a label").0
        };
        let holds = |qualification: &str| at(Group::Qualification, qualification);
        let holders = |qualification: &str| {
            let option = holds(qualification);
            let holds = |one: &&activelist_model::expert::Specialist| {
                one.choices(Group::Qualification).has(option)
            };
            people().filter(holds).count()
        };
        // Second and third after ITコーディネータ, above 中小企業診断士; その他 is not one of them.
        let mut counts: Vec<_> = Group::Qualification
            .options()
            .map(|(_, label)| label)
            .collect();
        counts.sort_by_key(|label| std::cmp::Reverse(holders(label)));
        let first: Vec<_> = counts.iter().take(4).copied().collect();
        assert_eq!(
            first,
            [
                "ITコーディネータ",
                "システム監査技術者",
                "ITストラテジスト",
                "中小企業診断士"
            ],
            "seed {seed}"
        );
        let strictly = first
            .windows(2)
            .all(|two| holders(two[0]) > holders(two[1]));
        assert!(strictly, "seed {seed}");

        // Members of the association of their own qualification.
        for (qualification, association, expected) in [
            ("中小企業診断士", "中小企業診断士協会", (30, 34)),
            ("ITコーディネータ", "ITコーディネータ協会", (31, 40)),
        ] {
            let (option, tie) = (holds(qualification), at(Group::Association, association));
            let all = people().filter(|one| one.choices(Group::Qualification).has(option));
            let members = all
                .clone()
                .filter(|one| one.choices(Group::Association).has(tie));
            let found = (members.count(), all.count());
            assert_eq!(found, expected, "{association} (seed {seed})");
        }

        // About twice as often close to these where they are 独立.
        for association in [
            "商工会議所・商工会",
            "中小企業庁関連",
            "ITコーディネータ協会",
        ] {
            let tie = at(Group::Association, association);
            let share = |status: usize| {
                let all = people().filter(|one| one.choices(Group::Status).has(status));
                let tied = all
                    .clone()
                    .filter(|one| one.choices(Group::Association).has(tie));
                tenths(tied.count(), all.count())
            };
            let (independent, employed) = (share(0), share(1));
            assert!(
                (independent * 10).abs_diff(employed * 20) <= employed * 2,
                "{association}: {independent} and {employed} in a thousand (seed {seed})"
            );
        }
    }
}

#[test]
fn the_samples_ratings_are_the_reports() {
    let expected = [
        (52, 137),
        (74, 119),
        (73, 129),
        (46, 139),
        (50, 82),
        (42, 91),
    ];
    for seed in [1, 2, 3, 77, u64::MAX] {
        let decision = decision(seed);
        let rated: Vec<_> = decision
            .people
            .iter()
            .map(|p| rate(&p.answer.specialist))
            .collect();
        for (area, (double, single)) in Area::ALL.into_iter().zip(expected) {
            let count = |mark| {
                rated
                    .iter()
                    .filter(|rating| rating.area(area) == mark)
                    .count()
            };
            assert_eq!(
                (count(Mark::Double), count(Mark::Single)),
                (double, single),
                "{area:?}"
            );
        }
    }
}

#[test]
fn everyone_is_accounted_for() {
    let decision = decision(1);
    let census = decision.census;
    assert_eq!(
        (census.answers, census.repeats, census.people()),
        (236, 15, 221)
    );
    assert_eq!(
        (census.no_skills, census.unable, census.declined),
        (5, 10, 3)
    );
    assert_eq!(census.listed(), 203);
    let gone = |reason| {
        decision
            .people
            .iter()
            .filter(|p| p.left_out == Some(reason))
            .count()
    };
    assert_eq!(
        [
            gone(Reason::NoSkills),
            gone(Reason::Unable),
            gone(Reason::Declined)
        ],
        [5, 10, 3]
    );
}

#[test]
fn a_search_of_the_sample_finds_people_everywhere() {
    let decision = decision(1);
    let listed: Vec<_> = decision
        .people
        .iter()
        .filter(|p| p.left_out.is_none())
        .collect();
    let found = |prefecture: &str, industry: Option<&str>| {
        let prefecture = Group::Prefecture.position_of(prefecture).expect("known");
        let industry = industry.map(|label| Group::Industry.position_of(label).expect("known"));
        let matches = |person: &&&activelist_office::publish::Respondent| {
            let one = &person.answer.specialist;
            one.choices(Group::Prefecture).has(prefecture)
                && industry.is_none_or(|at| one.choices(Group::Industry).has(at))
        };
        listed.iter().filter(matches).count()
    };
    for prefecture in PREFECTURES {
        assert!(found(prefecture, None) >= 10, "{prefecture}");
    }
    assert!((12..=40).contains(&found("大阪府", Some("その他製造業"))));
    let names: std::collections::BTreeSet<&str> = decision
        .people
        .iter()
        .map(|p| p.answer.specialist.name.as_str())
        .collect();
    assert_eq!(names.len(), 221);
    for part in ["髙", "﨑"] {
        assert!(names.iter().any(|name| name.contains(part)));
    }
    let longest = |length: fn(&activelist_model::expert::Specialist) -> usize| {
        listed
            .iter()
            .map(|person| length(&person.answer.specialist))
            .max()
    };
    assert_eq!(longest(|one| one.appeal.chars().count()), Some(50));
    assert_eq!(longest(|one| one.record.text.chars().count()), Some(200));
    assert_eq!(longest(|one| one.organisation.chars().count()), Some(60));
    assert_eq!(longest(|one| one.grounds[0].chars().count()), Some(300));
}

#[test]
fn sample_then_publish_as_the_command_says() {
    let office = Office::new();
    let folder = office.text("sample");
    let made = run(&["sample", "--out", &folder]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    let command = made.stdout.lines().last().expect("a command").trim();
    let mut words = command.split(' ');
    assert_eq!(words.next(), Some("activelist"));
    let key = office.text("current");
    assert_eq!(run(&["keygen", "--out", &key]).status, 0);
    let words = words.map(|word| {
        if word == "current" {
            key.as_str()
        } else {
            word
        }
    });
    let publish = run(&words.collect::<Vec<_>>());
    assert_eq!(publish.status, 0, "{}", publish.stderr);
    let bytes = std::fs::read(office.snapshot("sample/publication/site")).expect("a snapshot");
    let limits = &activelist_publication::Limits::STANDARD;
    let (list, problems) = activelist_publication::parse(&bytes, limits).expect("reads");
    assert_eq!(
        (list.specialists.len(), problems.len(), list.serial),
        (203, 0, 1)
    );
    assert!(list.sample);
    let photos = super::contents(&office.path("sample/publication/site/photos"));
    assert!((30..=40).contains(&photos.len()));
    for specialist in &list.specialists {
        let mail = specialist.mail.as_ref().expect("a mail");
        assert!(mail.text().ends_with("example.jp"));
    }
    let report = String::from_utf8(office.read("sample/publication/report/report-1.txt"));
    let report = report.expect("UTF-8");
    for line in [
        "236件",
        "15件",
        "221人",
        "S1  ◎52  ○137  空欄32",
        "S6  ◎42  ○91  空欄88",
    ] {
        assert!(report.contains(line), "{line}");
    }
    assert_eq!(report.matches("スキルの34問がすべて未回答").count(), 5);
    assert_eq!(report.matches("支援可能期間が「支援不可」").count(), 10);
    assert_eq!(report.matches("掲載可否が「否」").count(), 3);
    assert_eq!(report.matches("行目の回答を使います").count(), 15);
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_others() {
    assert!(sample(5).expect("a sample") == sample(5).expect("a sample"));
    assert!(sample(5).expect("a sample").survey != sample(6).expect("a sample").survey);
}
