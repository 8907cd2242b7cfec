use std::path::Path;

use super::{Office, Run, contents, run};
use crate::builder::Survey;
use crate::photos::{as_published, fixture};

/// Makes a key in an office; its name, as the program says it.
pub fn keygen(office: &Office, name: &str) -> String {
    let made = run(&["keygen", "--out", &office.text(name)]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    let (_, rest) = made.stdout.split_once("鍵番号").expect("a key's name");
    rest.split('。').next().expect("an end").to_string()
}

fn check(run: &Run, status: i32, said: &[&str]) {
    assert_eq!(run.status, status, "{}{}", run.stdout, run.stderr);
    for part in said {
        let all = format!("{}{}", run.stdout, run.stderr);
        assert!(all.contains(part), "{part} in {all}");
    }
}

/// An office with a survey of that many people, and two keys.
fn office(people: usize) -> Office {
    let office = Office::new();
    office.write("a.csv", Survey::of(people).csv());
    keygen(&office, "current");
    keygen(&office, "spare");
    office
}

#[test]
fn a_key_is_made_once_and_says_which_file_goes_where() {
    let office = Office::new();
    let file = office.text("keys");
    let made = run(&["keygen", "--out", &file]);
    check(
        &made,
        0,
        &[
            "鍵番号",
            "秘密鍵: ",
            "誰にも渡さず",
            "公開鍵: ",
            "ページを作る人に",
            "予備の鍵",
            "金庫",
        ],
    );
    let public = String::from_utf8(office.read("keys.pub")).expect("UTF-8");
    assert_eq!((public.len(), public.lines().count()), (65, 1));
    let before = contents(office.folder.path());
    check(
        &run(&["keygen", "--out", &file]),
        1,
        &["鍵を作りませんでした", "すでにあります", "上書きはしません"],
    );
    // Half a pair is not completed either: the other half may be in use.
    for kept in ["keys", "keys.pub"] {
        let other = ["keys", "keys.pub"]
            .into_iter()
            .find(|name| *name != kept)
            .expect("the other");
        std::fs::remove_file(office.path(other)).expect("removes");
        check(&run(&["keygen", "--out", &file]), 1, &["すでにあります"]);
        assert!(!office.path(other).exists(), "{other}");
        office.write(
            other,
            &before
                .iter()
                .find(|(path, _)| path.ends_with(other))
                .expect("it")
                .1,
        );
    }
    assert_eq!(contents(office.folder.path()), before);
    check(
        &run(&["keygen", "--out", &office.text("nowhere/keys")]),
        1,
        &["見つかりません"],
    );
    check(
        &run(&["keygen", "--out", &office.text("a.pub")]),
        1,
        &[".pubで終わる名前は公開鍵に"],
    );
    assert_eq!(contents(office.folder.path()), before);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_a_secret_key_and_an_open_one_is_warned_of() {
    use std::os::unix::fs::PermissionsExt;
    let office = office(1);
    let key = office.path("current");
    let mode = |path: &Path| {
        std::fs::metadata(path)
            .expect("a file")
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(mode(&key), 0o600);
    let sign = || {
        office.publish(
            "a.csv",
            &["--serial", "1", "--key", &office.text("current")],
        )
    };
    let quiet = sign();
    check(&quiet, 0, &["で署名しました"]);
    assert_eq!(quiet.stderr, "");
    for open in [0o640, 0o604, 0o620] {
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(open)).expect("changes");
        check(&sign(), 0, &["ほかの利用者も読む", "chmod 600"]);
    }
}

#[test]
fn the_same_survey_and_key_give_the_same_bytes() {
    let office = office(3);
    let key = office.text("current");
    let further = [
        "--serial",
        "4",
        "--published",
        "2026-04-01",
        "--key",
        key.as_str(),
    ];
    check(&office.publish("a.csv", &further), 0, &[]);
    let first = contents(&office.path("out"));
    std::fs::remove_dir_all(office.path("out")).expect("removes");
    check(&office.publish("a.csv", &further), 0, &[]);
    assert_eq!(contents(&office.path("out")), first);
    // Again over itself, on whatever day.
    check(
        &office.publish("a.csv", &["--serial", "4", "--key", &key]),
        0,
        &[],
    );
    assert_eq!(contents(&office.path("out")), first);
    // Another key changes the description and the report, and not the list.
    check(
        &office.publish(
            "a.csv",
            &["--serial", "4", "--new-key", "--key", &office.text("spare")],
        ),
        0,
        &["とは別の鍵です", "元の鍵に戻さないで"],
    );
    let second = contents(&office.path("out"));
    let changed = first.iter().zip(&second).filter(|(one, two)| one != two);
    let changed: Vec<_> = changed
        .map(|((path, _), _)| path.file_name().expect("a name").to_os_string())
        .collect();
    // The description in the archive is the published one.
    let names = ["meta.json", "report-4.json", "report-4.txt", "meta.json"];
    assert_eq!(changed, names);
}

#[test]
fn the_summary_and_the_report_name_the_key_or_say_that_there_is_none() {
    let office = Office::new();
    office.write("a.csv", Survey::of(1).csv());
    check(
        &office.publish("a.csv", &[]),
        0,
        &["署名はありません", "activelist keygen", "--key"],
    );
    let report = |number: u64| {
        String::from_utf8(office.read(&format!("out/report/report-{number}.txt"))).expect("UTF-8")
    };
    assert!(report(1).contains("署名          なし"));
    let id = keygen(&office, "key");
    check(
        &office.publish("a.csv", &["--key", &office.text("key")]),
        0,
        &[&format!("鍵番号{id}で署名しました。")],
    );
    assert!(report(2).contains(&format!("鍵番号{id}")));
    let json = String::from_utf8(office.read("out/report/report-2.json")).expect("UTF-8");
    assert!(json.contains(&format!("\"key\": \"{id}\"")), "{json}");
}

#[test]
fn an_unsigned_list_takes_the_place_of_a_signed_one_only_if_asked_to() {
    let office = office(1);
    let id = {
        let signed = office.publish("a.csv", &["--key", &office.text("current")]);
        check(&signed, 0, &[]);
        let (_, rest) = signed.stdout.split_once("鍵番号").expect("a key");
        rest[..16].to_string()
    };
    let former = contents(&office.path("out"));
    check(
        &office.publish("a.csv", &[]),
        1,
        &[
            "公開しませんでした",
            &format!("署名（鍵番号{id}）"),
            "--unsigned",
        ],
    );
    // Not even where the snapshot is lost: the description still names a key.
    let snapshot = office.snapshot("out/site");
    std::fs::remove_file(&snapshot).expect("removes");
    check(
        &office.publish("a.csv", &["--serial", "5"]),
        1,
        &["--unsigned"],
    );
    std::fs::write(&snapshot, former_bytes(&former, &snapshot)).expect("writes");
    assert_eq!(contents(&office.path("out")), former);
    check(
        &office.publish("a.csv", &["--unsigned"]),
        0,
        &["署名はありません"],
    );
    check(
        &office.publish("a.csv", &["--unsigned", "--key", &office.text("current")]),
        2,
        &["同時に指定することはできません"],
    );
}

fn former_bytes(files: &[(std::path::PathBuf, Vec<u8>)], path: &Path) -> Vec<u8> {
    let file = files.iter().find(|(name, _)| name == path);
    file.expect("the file").1.clone()
}

#[test]
fn a_wrong_key_file_is_named_for_what_it_is_and_nothing_is_written() {
    let office = office(1);
    let secret = String::from_utf8(office.read("current")).expect("UTF-8");
    office.write("empty", "");
    office.write("cut", &secret[..secret.len() - 5]);
    office.write("upper", secret.to_uppercase());
    office.write("two", format!("{secret}{secret}"));
    office.write("binary", [0xff_u8; 4000]);
    let check_key = |name: &str, said: &str| {
        let refused = office.publish("a.csv", &["--key", &office.text(name)]);
        check(&refused, 1, &["公開しませんでした", name, said]);
        assert!(!office.path("out").exists(), "{name}");
    };
    check_key("current.pub", "公開鍵です");
    for name in ["empty", "cut", "upper", "two", "binary", "a.csv"] {
        check_key(name, "秘密鍵のファイルではありません");
    }
    check_key("nowhere", "見つかりません");
    office.write("out/site/current", &secret);
    let inside = office.text("out/site/current");
    check(
        &office.publish("a.csv", &["--key", &inside]),
        1,
        &["アップロードするフォルダーの中にあります"],
    );
}

#[test]
fn the_secret_stands_nowhere_but_in_its_file() {
    let office = office(2);
    let secret = String::from_utf8(office.read("current")).expect("UTF-8");
    let digits = secret.trim_end().rsplit(':').next().expect("digits");
    assert_eq!(digits.len(), 64);
    let key = office.text("current");
    let wrong = office.text("wrong");
    office.write("wrong", format!("{secret}x"));
    let runs = [
        run(&["keygen", "--out", &key]),
        office.publish("a.csv", &["--key", &key]),
        office.publish("a.csv", &["--key", &wrong]),
        office.publish("a.csv", &["--key", &key, "--serial", "0"]),
        run(&["check", &office.text("out/site"), "--keys", &key]),
        run(&["check", &office.text("out/site"), "--keys", &wrong]),
        run(&["check", &key]),
        run(&["search", &key, "area=27"]),
        run(&["publish", "--survey", &key, "--out", &office.text("other")]),
    ];
    for said in &runs {
        for text in [&said.stdout, &said.stderr] {
            assert!(!text.contains(digits), "{text}");
        }
    }
    // Everything that was written, the key's own file and the test's wrong one excepted.
    let own = [office.path("current"), office.path("wrong")];
    for (path, bytes) in contents(office.folder.path()) {
        let holds = bytes.windows(64).any(|part| part == digits.as_bytes());
        assert_eq!(holds, own.contains(&path), "{path:?}");
    }
    let survey = office.read("a.csv");
    let signer = activelist_cli::read_signer(&own[0]).expect("a key");
    let publication = activelist_office::publish::compose(&activelist_office::publish::Request {
        survey: &survey,
        photos: None,
        former: &activelist_office::publish::Former::None,
        wanted: &activelist_office::publish::Wanted::default(),
        today: activelist_model::expert::Date::parse("2026-04-01").expect("a date"),
        key: Some(&signer.key),
        unsigned: false,
    });
    let fault = activelist_cli::read_trust(&own).err();
    for text in [format!("{publication:?}"), format!("{fault:?}")] {
        assert!(text.len() > 10 && !text.contains(digits));
    }
}

#[test]
fn a_disk_that_refuses_leaves_the_former_publication() {
    let office = office(1);
    office.write("photos/a.png", fixture("plain.png"));
    let photo = activelist_office::publish::sha256(&as_published("plain.png"));
    office.write(
        "b.csv",
        Survey::new().row(&[("写真", "a.png")]).row(&[]).csv(),
    );
    let (key, photos) = (office.text("current"), office.text("photos"));
    // Made elsewhere first: its names are those of its contents.
    let elsewhere = office.text("elsewhere");
    let day = ["--published", "2026-04-01", "--key", &key];
    let further = [&day[..], &["--photos", &photos, "--serial", "2"]].concat();
    let survey = office.text("b.csv");
    let mut arguments = vec!["publish", "--survey", &survey, "--out", &elsewhere];
    arguments.extend(&further);
    check(&run(&arguments), 0, &[]);
    let snapshot = office.snapshot("elsewhere/site");
    let snapshot = snapshot
        .file_name()
        .expect("a name")
        .to_str()
        .expect("UTF-8");

    check(&office.publish("a.csv", &day), 0, &[]);
    let former = office.published();
    // Folders stand where files are to be written, at every step.
    for obstacle in [
        format!("out/site/photos/{photo}.png"),
        "out/report/report-2.json".to_string(),
        "out/report/report-2.txt".to_string(),
        format!("out/site/{snapshot}"),
    ] {
        std::fs::create_dir(office.path(&obstacle)).expect("a folder");
        check(
            &office.publish("b.csv", &further),
            1,
            &["前回の公開はそのまま残っています"],
        );
        assert_eq!(office.published(), former, "{obstacle}");
        // Nor does the report of what was not published take the number.
        for report in ["out/report/report-2.txt", "out/report/report-2.json"] {
            assert!(!office.path(report).is_file(), "{obstacle}");
        }
        std::fs::remove_dir(office.path(&obstacle)).expect("removed");
    }
    check(&office.publish("b.csv", &further), 0, &[]);
    assert_ne!(office.published(), former);
    let made = |name: &str| {
        let files = contents(&office.path(name)).into_iter();
        let files = files.map(|(path, bytes)| {
            let path = path.strip_prefix(office.path(name)).expect("below");
            (path.to_path_buf(), bytes)
        });
        files.collect::<Vec<_>>()
    };
    assert_eq!(made("out/site"), made("elsewhere/site"));
}

#[test]
fn the_layout_of_before_counts_as_the_former_publication_and_goes() {
    let office = office(1);
    let key = office.text("current");
    check(&office.publish("a.csv", &["--serial", "7"]), 0, &[]);
    let snapshot = office.published();
    let old = office.path("out/site");
    std::fs::remove_file(office.snapshot("out/site")).expect("removes");
    std::fs::remove_file(old.join("meta.json")).expect("removes");
    office.write("out/site/snapshot.json", &snapshot);
    check(
        &office.publish("a.csv", &["--serial", "6", "--key", &key]),
        1,
        &["公開番号6は前回の7より前です"],
    );
    check(
        &office.publish("a.csv", &["--key", &key]),
        0,
        &["公開番号8"],
    );
    assert!(!old.join("snapshot.json").exists());
    check(&run(&["check", &office.text("out/site")]), 0, &[]);
}
