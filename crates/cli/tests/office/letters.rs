//! What a letter says, and how what comes back is read.

use super::answers::{answers, office};
use super::builder::from_bytes;
use super::run;

#[test]
fn a_letter_ends_with_who_writes_it_and_says_how_a_time_is_written() {
    let office = office();
    office.write(
        "署名.txt",
        "\u{feff}見本商工会議所 担当 架空\r\n電話 03-0000-0000\r\n",
    );
    let signature = office.text("署名.txt");
    let found = answers(&office, &["--signature", &signature]);
    assert_eq!(found.status, 0, "{}", found.stderr);
    let table = from_bytes(&office.read("asked/お願いする方.csv"));
    let text = &table[1][6];
    let end = "お知らせください。\n\n見本商工会議所 担当 架空\n電話 03-0000-0000\n";
    assert!(text.ends_with(end), "{text}");
    assert!(text.contains("（例: \"2026-12-01 13:00\"）"), "{text}");
    for (bytes, said) in [
        (b" \r\n".to_vec(), "何も書かれていません"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "署名として読み取れません"),
        (vec![b'a'; 1_000], "長すぎます"),
    ] {
        office.write("署名.txt", bytes);
        std::fs::remove_dir_all(office.path("asked")).ok();
        let found = answers(&office, &["--signature", &signature]);
        assert_eq!(found.status, 1);
        assert!(found.stderr.contains(said), "{said} in {}", found.stderr);
        assert!(!office.path("asked").exists());
    }
}

#[test]
fn a_day_for_replies_that_is_over_is_refused() {
    let office = office();
    let found = answers(&office, &["--reply-by", "2026-11-30"]);
    assert_eq!(found.status, 1, "{}", found.stdout);
    assert!(found.stderr.contains("--reply-by"), "{}", found.stderr);
    assert!(!office.path("asked").exists());
    assert_eq!(answers(&office, &["--reply-by", "2026-12-01"]).status, 0);
}

#[test]
fn a_time_without_seconds_is_read_in_an_answer_file() {
    let office = office();
    assert_eq!(answers(&office, &[]).status, 0);
    let name = "asked/前回の回答/回答-012345.json";
    let file = String::from_utf8(office.read(name)).expect("UTF-8");
    let (survey, path) = (office.text("update.csv"), office.text(name));
    let import = || run(&["import", &path, "--update", "--replace", "--out", &survey]);
    office.write(
        name,
        file.replace("2025-07-03 09:05:00", "2026-12-01 13:00"),
    );
    let found = import();
    assert_eq!(found.status, 0, "{}", found.stderr);
    let rows = from_bytes(&office.read("update.csv"));
    assert!(
        rows[1]
            .iter()
            .any(|cell| cell.starts_with("2026-12-01 13:00"))
    );
    for wrong in ["2026-12-01", "2026-12-01 25:00", "2026/12/01 13:00"] {
        office.write(name, file.replace("2025-07-03 09:05:00", wrong));
        assert_eq!(import().status, 1, "{wrong}");
    }
    office.write(
        name,
        file.replace("\"登録年\": null", "\"登録年\": ２０２０"),
    );
    assert!(import().stderr.contains("全角"), "{}", import().stderr);
}
