use std::fs;
use std::path::PathBuf;

use super::{Office, Run, contents, run};
use crate::builder::Survey;
use crate::keys::keygen;
use crate::photos::fixture;

/// A signed publication of two people, one with a portrait, and two keys.
fn office() -> Office {
    let office = Office::new();
    keygen(&office, "current");
    keygen(&office, "spare");
    keygen(&office, "other");
    office.write("photos/a.png", fixture("plain.png"));
    let survey = Survey::new().row(&[("写真", "a.png")]).row(&[]);
    office.write("a.csv", survey.csv());
    publish(&office, &["--key", &office.text("current")]);
    office
}

fn publish(office: &Office, further: &[&str]) {
    let photos = office.text("photos");
    let published = office.publish("a.csv", &[&["--photos", &photos], further].concat());
    assert_eq!(published.status, 0, "{}", published.stderr);
}

/// Checks the folder with these public keys.
fn check_with(office: &Office, keys: &[&str]) -> Run {
    let site = office.text("out/site");
    let keys: Vec<String> = keys.iter().map(|key| office.text(key)).collect();
    let mut arguments = vec!["check", &site];
    for key in &keys {
        arguments.extend(["--keys", key]);
    }
    run(&arguments)
}

fn ok(run: &Run, said: &str) {
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert!(run.stdout.contains(said), "{said} in {}", run.stdout);
}

/// Refused with just these faults, in order.
fn refused(run: &Run, said: &[&str]) {
    assert_eq!(run.status, 1, "{}", run.stdout);
    let lines: Vec<&str> = run.stderr.lines().skip(1).collect();
    assert_eq!(lines.len(), said.len(), "{lines:#?}\n{said:#?}");
    for (line, part) in lines.iter().zip(said) {
        assert!(line.contains(part), "{part} in {line}");
    }
}

fn meta(office: &Office) -> PathBuf {
    office.path("out/site/meta.json")
}

fn photo(office: &Office) -> PathBuf {
    let photos = contents(&office.path("out/site/photos"));
    photos.first().expect("a photo").0.clone()
}

/// Turns one bit of a file over.
fn flip(path: &PathBuf, place: usize) {
    let mut bytes = fs::read(path).expect("reads");
    bytes[place] ^= 1;
    fs::write(path, bytes).expect("writes");
}

#[test]
fn a_sound_publication_is_told_with_its_key_by_folder_description_or_snapshot() {
    let office = office();
    ok(
        &check_with(&office, &["current.pub", "spare.pub"]),
        "署名は正しいものです（鍵番号",
    );
    ok(
        &check_with(&office, &["spare.pub", "current.pub"]),
        "署名は正しい",
    );
    ok(
        &check_with(&office, &["current.pub"]),
        "掲載2人、実際の一覧",
    );
    ok(
        &check_with(&office, &[]),
        "正しいかどうかは確かめていません",
    );
    ok(
        &run(&["check", meta(&office).to_str().expect("UTF-8")]),
        "確かめていません",
    );
    let snapshot = office.snapshot("out/site");
    let snapshot = snapshot.to_str().expect("UTF-8");
    ok(&run(&["check", snapshot]), "掲載2人");
    let keys = run(&["check", snapshot, "--keys", &office.text("current.pub")]);
    refused(&keys, &["meta.jsonのあるフォルダーを指定してください"]);
    // The spare key signs as well as the current one.
    publish(&office, &["--new-key", "--key", &office.text("spare")]);
    ok(
        &check_with(&office, &["current.pub", "spare.pub"]),
        "署名は正しいものです",
    );
    publish(&office, &["--unsigned"]);
    ok(&check_with(&office, &[]), "署名はありません");
    refused(
        &check_with(&office, &["current.pub"]),
        &["署名がありません"],
    );
}

#[test]
fn a_list_that_the_second_key_signed_is_warned_of() {
    let office = office();
    let warning = |run: &Run| run.stdout.contains("予備の鍵（--keysの2つめ、鍵番号");
    let right = check_with(&office, &["current.pub", "spare.pub"]);
    let swapped = check_with(&office, &["spare.pub", "current.pub"]);
    assert_eq!((right.status, warning(&right)), (0, false));
    assert_eq!((swapped.status, warning(&swapped)), (0, true));
    // It may be meant, and both cases are named with what to do.
    for part in ["このままで正しい", "逆のよう", "替えられなくなります"] {
        assert!(
            swapped.stdout.contains(part),
            "{part} in {}",
            swapped.stdout
        );
    }
    assert!(!warning(&check_with(&office, &["current.pub"])));
    assert!(!warning(&check_with(&office, &[])));
    publish(&office, &["--new-key", "--key", &office.text("spare")]);
    assert!(warning(&check_with(&office, &["current.pub", "spare.pub"])));
    // Beside faults it is said, too, unless the signature itself is wrong.
    office.write("out/site/stray", "");
    let stray = check_with(&office, &["current.pub", "spare.pub"]);
    assert_eq!(stray.status, 1);
    assert!(stray.stderr.contains("誤りが1件"), "{}", stray.stderr);
    assert!(
        stray.stderr.contains("予備の鍵（--keysの2つめ"),
        "{}",
        stray.stderr
    );
    flip(&meta(&office), 30);
    let damaged = check_with(&office, &["current.pub", "spare.pub"]);
    assert!(!damaged.stderr.contains("予備の鍵（--keysの2つめ"));
}

#[test]
fn every_byte_of_the_description_counts() {
    let office = office();
    let sound = fs::read(meta(&office)).expect("reads");
    // Each turn is a run of the program: every seventh byte, and both ends.
    let places = (0..sound.len()).step_by(7).chain([sound.len() - 1]);
    for place in places {
        flip(&meta(&office), place);
        let found = check_with(&office, &["current.pub", "spare.pub"]);
        assert_eq!(found.status, 1, "byte {place}");
        assert!(found.stderr.contains("meta.json: "), "{}", found.stderr);
        fs::write(meta(&office), &sound).expect("writes");
    }
}

#[test]
fn each_kind_of_damage_is_named_with_its_file() {
    let pair = ["current.pub", "spare.pub"];
    let check = |damage: &dyn Fn(&Office), said: &[&str]| {
        let office = office();
        damage(&office);
        refused(&check_with(&office, &pair), said);
    };
    let text = |office: &Office| fs::read_to_string(meta(office)).expect("UTF-8");
    check(
        &|office| flip(&meta(office), 0),
        &["meta.json: 公開の説明として読めません"],
    );
    check(
        &|office| {
            let text = text(office);
            let at = text.find("\"signature\":\"").expect("a signature") + 13;
            let digit = if text[at..].starts_with('0') {
                "1"
            } else {
                "0"
            };
            let text = format!("{}{digit}{}", &text[..at], &text[at + 1..]);
            fs::write(meta(office), text).expect("writes");
        },
        &["meta.json: 署名が合いません"],
    );
    check(
        &|office| {
            let text = text(office).replace("\"serial\":1", "\"serial\":2");
            fs::write(meta(office), text).expect("writes");
        },
        &["署名が合いません", "公開の説明（meta.json）と違います"],
    );
    check(
        &|office| fs::remove_file(meta(office)).expect("removes"),
        &["meta.json: 公開の説明が見つかりません。同じときに作られたファイル"],
    );
    check(
        &|office| {
            let snapshot = office.snapshot("out/site");
            let bytes = fs::read(&snapshot).expect("reads");
            let place = bytes.windows(4).position(|part| part == b"taro");
            flip(&snapshot, place.expect("a mail"));
        },
        &["と一致しません"],
    );
    check(
        &|office| fs::remove_file(office.snapshot("out/site")).expect("removes"),
        &["公開の説明（meta.json）が指す公開ファイルがありません"],
    );
    check(
        &|office| {
            let snapshot = office.snapshot("out/site");
            let mut bytes = fs::read(&snapshot).expect("reads");
            bytes.push(b' ');
            fs::write(snapshot, bytes).expect("writes");
        },
        &["公開の説明（meta.json）の"],
    );
    check(
        &|office| flip(&photo(office), 9),
        &["名前が示す写真と、中身が違います"],
    );
    check(
        &|office| fs::remove_file(photo(office)).expect("removes"),
        &["第012345号の写真がありません"],
    );
    check(
        &|office| {
            office.write("out/site/old.json", "{}");
            office.write("out/site/photos/b.png", fixture("plain.png"));
            office.write("out/site/report/report-1.txt", "names");
        },
        &[
            "old.json: この公開が使わないもの",
            "report: この公開",
            "b.png: この公開",
        ],
    );
}

#[test]
fn all_faults_are_named_at_once() {
    let office = office();
    flip(&photo(&office), 9);
    office.write("out/site/Thumbs.db", "");
    let found = check_with(&office, &["other.pub"]);
    refused(
        &found,
        &[
            "指定された公開鍵にない鍵",
            "中身が違います",
            "Thumbs.db: この公開が使わない",
        ],
    );
    assert!(found.stderr.contains("誤りが3件"), "{}", found.stderr);
    assert!(found.stderr.contains("この公開は使われません"));
}

#[test]
fn a_description_of_another_publication_is_noticed() {
    let office = office();
    let former = fs::read(meta(&office)).expect("reads");
    office.write("b.csv", Survey::of(3).csv());
    let key = office.text("current");
    let next = office.publish("b.csv", &["--key", &key, "--no-photos"]);
    assert_eq!(next.status, 0, "{}", next.stderr);
    fs::write(meta(&office), former).expect("writes");
    refused(
        &check_with(&office, &["current.pub"]),
        &["公開の説明（meta.json）が指す公開ファイルがありません"],
    );
    // Which is why the numbers still cannot be chosen by themselves.
    let next = office.publish("b.csv", &["--key", &office.text("current")]);
    refused(&next, &["次の番号を決められません"]);
}

#[test]
fn wrong_public_keys_are_named_for_what_they_are() {
    let office = office();
    office.write("weak.pub", format!("01{}\n", "0".repeat(62)));
    office.write("empty.pub", "");
    let said = |keys: &[&str], said: &str| refused(&check_with(&office, keys), &[said]);
    said(&["current"], "current: 秘密鍵です。人に渡してはいけません");
    said(&["weak.pub"], "weak.pub: 公開鍵のファイルではありません");
    said(&["empty.pub"], "公開鍵のファイルではありません");
    said(&["nowhere.pub"], "nowhere.pub: 見つかりません");
    said(&["current.pub", "current.pub"], "同じ公開鍵が2度");
    said(
        &["current.pub", "spare.pub", "other.pub"],
        "公開鍵（--keys）が3個あります",
    );
}

#[test]
fn a_publication_of_before_there_were_descriptions_is_to_be_made_anew() {
    let office = Office::new();
    office.write("site/snapshot.json", "{}");
    refused(
        &run(&["check", &office.text("site")]),
        &["snapshot.json: 公開の説明（meta.json）のない、以前の形"],
    );
    office.write("empty/readme.txt", "");
    refused(
        &run(&["check", &office.text("empty")]),
        &["meta.json: 見つかりません"],
    );
}

#[test]
fn a_snapshot_whose_name_is_not_its_hash_is_refused() {
    let office = office();
    let snapshot = office.snapshot("out/site");
    let other = office.path(&format!("snapshot-{}.json", "0".repeat(64)));
    fs::copy(&snapshot, &other).expect("copies");
    refused(
        &run(&["check", other.to_str().expect("UTF-8")]),
        &["と一致しません"],
    );
}

#[test]
fn the_search_takes_folder_description_and_snapshot_alike() {
    let office = office();
    let search = |path: &str| run(&["search", path, "area=27", "--json"]);
    let folder = search(&office.text("out/site"));
    assert_eq!(folder.status, 0, "{}", folder.stderr);
    let snapshot = office.snapshot("out/site");
    for path in [meta(&office), snapshot.clone()] {
        let found = search(path.to_str().expect("UTF-8"));
        assert_eq!(found.stdout, folder.stdout);
    }
    flip(&snapshot, 300);
    refused(&search(&office.text("out/site")), &["と一致しません"]);
}
