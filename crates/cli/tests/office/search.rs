use serde_json::Value;

use super::{Office, Run, run};
use crate::builder::from_bytes;

/// The sample, published under number 7.
fn published() -> Office {
    let office = Office::new();
    let made = activelist_office::survey::sample::sample(1).expect("a sample");
    office.write("survey.csv", made.survey);
    assert_eq!(office.publish("survey.csv", &["--serial", "7"]).status, 0);
    office
}

fn search(office: &Office, link: &str, further: &[&str]) -> Run {
    let file = office.text("out/site");
    let mut arguments = vec!["search", &file, link];
    arguments.extend(further);
    run(&arguments)
}

fn json(office: &Office, link: &str) -> Value {
    let run = search(office, link, &["--json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// Published people with their record.
fn records(office: &Office) -> Vec<Value> {
    let snapshot: Value = serde_json::from_slice(&office.published()).expect("JSON");
    snapshot["specialists"].as_array().expect("people").clone()
}

fn bits(record: &Value, field: &str) -> u64 {
    record[field].as_u64().unwrap_or(0)
}

/// The first eight bytes of a SHA-256, as `sha256sum` prints them.
fn turn(text: &str) -> String {
    activelist_publication::Digest::of(text.as_bytes()).to_string()[..16].to_string()
}

#[test]
fn a_link_gives_the_list_in_order_with_its_reasons() {
    let office = published();
    let found = json(
        &office,
        "https://list.example.jp/a/#/list?c=1-1,3-3&area=27&industry=3",
    );
    let places = found["specialists"].as_array().expect("people");
    let all = records(&office);
    let expected = all
        .iter()
        .filter(|record| bits(record, "area") >> 26 & 1 == 1 && bits(record, "industry") & 4 != 0);
    let mut expected: Vec<Value> = expected.map(|record| record["no"].clone()).collect();
    let mut shown: Vec<Value> = places.iter().map(|p| p["registration"].clone()).collect();
    expected.sort_by_key(Value::to_string);
    shown.sort_by_key(Value::to_string);
    assert_eq!(shown, expected);
    assert_eq!(found["total"], expected.len());
    assert_eq!(
        (&found["serial"], &found["sample"]),
        (&Value::from(7), &Value::from(true))
    );

    let key = |place: &Value| {
        let down = |name: &str| std::cmp::Reverse(place[name].as_u64());
        let turn = place["turn"].as_str().expect("hex").to_string();
        // By the record and the map: Osaka, then the four around it, then all others.
        let number = &place["registration"];
        let record = all.iter().find(|record| record["no"] == *number);
        let near = match record.expect("published")["pref"].as_u64() {
            Some(27) => "within",
            Some(26 | 28 | 29 | 30) => "beside",
            _ => "elsewhere",
        };
        assert_eq!(place["nearness"], near);
        let far = ["within", "beside", "elsewhere"]
            .iter()
            .position(|word| *word == near);
        (
            down("rating"),
            far,
            down("depth"),
            down("themes"),
            down("cases"),
            turn,
        )
    };
    assert!(places.is_sorted_by_key(key));
    let nearer_with_less_depth = places.windows(2).any(|pair| {
        pair[0]["rating"] == pair[1]["rating"]
            && pair[0]["depth"].as_u64() < pair[1]["depth"].as_u64()
    });
    assert!(nearer_with_less_depth, "nearness decides somewhere");
    for (index, place) in places.iter().enumerate() {
        assert_eq!(place["place"], index + 1);
        let number = place["registration"].as_str().expect("digits");
        assert_eq!(place["turn"], turn(&format!("7:{number}")));
        let weight = |menu: usize| match place["marks"][menu].as_str() {
            Some("◎") => 2,
            Some("○") => 1,
            _ => 0,
        };
        assert_eq!(place["rating"], weight(1) + weight(3));
    }
}

#[test]
fn every_option_has_the_count_it_would_leave() {
    let office = published();
    let found = json(&office, "area=27&industry=3");
    let records = records(&office);
    let count = |area: u64, industry: u64| {
        let both = |r: &&Value| bits(r, "area") & area != 0 && bits(r, "industry") & industry != 0;
        records.iter().filter(both).count()
    };
    let options = |group: usize| {
        found["counts"][group]["options"]
            .as_array()
            .expect("options")
    };
    assert_eq!(found["counts"][0]["group"], "area");
    for (at, option) in options(0).iter().enumerate() {
        assert_eq!(option["count"], count(1 << at, 4), "{option}");
    }
    // Of skills and cases too: a least more is never more people, and the vendor's door shows these.
    let skills = found["skill_counts"].as_array().expect("a list");
    assert_eq!(skills.len(), 34 * 3 + 14 + 8 * 2);
    assert_eq!(
        skills[0]["label"],
        "S1-a-1 経営戦略の理解：1以上（基礎知識のみ）"
    );
    let people = |place: usize| skills[place]["count"].as_u64().expect("a number");
    assert!(people(0) >= people(1) && people(1) >= people(2) && people(2) > 0);
    assert_eq!(found["case_counts"][3]["cases"], 10);
    assert_eq!(found["counts"][1]["group"], "industry");
    for (at, option) in options(1).iter().enumerate() {
        assert_eq!(option["count"], count(1 << 26, 1 << at), "{option}");
    }
}

#[test]
fn the_three_forms_tell_the_same() {
    let office = published();
    let link = "#/list?c=5-3&form=4&sort=record";
    let found = json(&office, link);
    let table = from_bytes(search(&office, link, &["--csv"]).stdout.as_bytes());
    let text = search(&office, link, &[]).stdout;
    let places = found["specialists"].as_array().expect("people");
    assert_eq!(table.len(), places.len() + 1);
    for (row, place) in table[1..].iter().zip(places) {
        let number = place["registration"].as_str().expect("digits");
        assert_eq!(row[1], format!("第{number}号"));
        assert_eq!((row[4].as_str(), &place["nearness"]), ("", &Value::Null));
        assert_eq!(row[8], place["turn"].as_str().expect("hex"));
        assert!(text.contains(&row[1]));
    }
    let near = from_bytes(
        search(&office, "c=1-1&area=27", &["--csv"])
            .stdout
            .as_bytes(),
    );
    assert_eq!(near[0][4], "近さ");
    for word in ["選んだ都道府県", "隣の都道府県", "そのほか"] {
        assert!(near.iter().any(|row| row[4] == word), "{word}");
    }
    assert!(text.contains("支援内容: インシデント発生時の緊急対応支援"));
    assert!(text.contains("支援件数の多い順"), "{text}");
}

#[test]
fn what_a_link_says_in_vain_is_told() {
    let office = published();
    let check = |link: &str, status: i32, stderr: &str| {
        let run = search(&office, link, &["--csv"]);
        assert_eq!(run.status, status, "{link}: {}", run.stderr);
        assert!(run.stderr.contains(stderr), "{link}: {}", run.stderr);
    };
    check("c=1-1&area=27", 0, "");
    check(
        "#/list?area=27&future=1",
        0,
        "「future=1」には、この版で読み取れない部分",
    );
    check("大阪府", 2, "「大阪府」は指定できません");
    let both = search(&office, "area=27", &["--csv", "--json"]);
    assert_eq!(both.status, 2);
    std::fs::write(office.snapshot("out/site"), "{}").expect("writes");
    check("area=27", 1, "activelist checkで確かめてください");
}
