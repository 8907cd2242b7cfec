//! What is to be uploaded and deleted, and what a copy of the host's folder still holds.

use std::path::Path;

use super::{Office, contents, run};
use crate::builder::Survey;
use crate::photos::fixture;

/// Published as number 1 with a portrait, and uploaded to `host/list`.
fn office() -> Office {
    let office = Office::new();
    office.write("photos/a.png", fixture("plain.png"));
    office.write("a.csv", Survey::of(3).row(&[("写真", "a.png")]).csv());
    let photos = office.text("photos");
    let run = office.publish("a.csv", &["--photos", &photos]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stdout.contains("アップロード一覧.txt"),
        "{}",
        run.stdout
    );
    upload(&office);
    office
}

/// Puts the files of the site on the host, and deletes nothing there.
fn upload(office: &Office) {
    let site = office.path("out/site");
    for (path, bytes) in contents(&site) {
        let name = path.strip_prefix(&site).expect("below the site");
        let name = Path::new("host/list").join(name);
        office.write(name.to_str().expect("UTF-8"), bytes);
    }
}

fn list(office: &Office) -> String {
    String::from_utf8(office.read("out/report/アップロード一覧.txt")).expect("UTF-8")
}

/// The files that the list names below the heading that begins so.
fn below(text: &str, heading: &str) -> Vec<String> {
    let lines = text
        .lines()
        .skip_while(|line| !line.starts_with(heading))
        .skip(1);
    let lines = lines.take_while(|line| line.starts_with(' '));
    let files = lines.filter_map(|line| line.trim().strip_prefix("- list/"));
    files.map(String::from).collect()
}

fn compare(office: &Office, host: &str) -> super::Run {
    let (site, host) = (office.text("out/site"), office.text(host));
    run(&["check", &site, "--host-copy", &host])
}

fn name(office: &Office) -> String {
    let path = office.snapshot("out/site");
    let name = path.file_name().expect("a name");
    name.to_str().expect("UTF-8").to_string()
}

#[test]
fn each_publication_lists_what_to_upload_in_order_and_what_to_delete() {
    let office = office();
    let first = list(&office);
    assert_eq!(below(&first, "1.").len(), 1);
    assert_eq!(below(&first, "2."), [name(&office)]);
    assert_eq!(below(&first, "3."), ["meta.json"]);
    assert!(below(&first, "4.").is_empty(), "{first}");
    let (photo, before) = (below(&first, "1."), name(&office));

    let out = office.text("out");
    let said = run(&["remove", "012348", "--reason", "その他", "--out", &out]);
    assert_eq!(said.status, 0, "{}", said.stderr);
    let second = list(&office);
    assert!(below(&second, "1.").is_empty());
    assert_eq!(below(&second, "2."), [name(&office)]);
    let gone = below(&second, "4.");
    assert_eq!(gone, [photo, vec![before.clone()]].concat());

    // A publication that was never uploaded leaves no gap: the first one is still named.
    let skipped = name(&office);
    assert_eq!(
        office
            .publish("a.csv", &["--photos", &office.text("photos")])
            .status,
        0
    );
    let third = list(&office);
    let gone = below(&third, "4.");
    assert!(gone.contains(&before) && gone.contains(&skipped), "{third}");
    assert!(third.contains("前回までに消していれば"), "{third}");
    // The same publication again says the same.
    assert_eq!(
        office
            .publish(
                "a.csv",
                &["--serial", "3", "--photos", &office.text("photos")]
            )
            .status,
        0
    );
    assert_eq!(list(&office), third);
    // Names of files and no name of a person.
    assert!(!third.contains("見本 太郎"));
}

#[test]
fn a_copy_of_the_host_is_compared_with_what_should_be_there() {
    let office = office();
    for host in ["host", "host/list"] {
        let said = compare(&office, host);
        assert_eq!(said.status, 0, "{}", said.stderr);
        assert!(
            said.stdout.contains("消し忘れたものはありません"),
            "{}",
            said.stdout
        );
    }
    let before = name(&office);
    let out = office.text("out");
    assert_eq!(
        run(&["remove", "012348", "--reason", "その他", "--out", &out]).status,
        0
    );
    // Nothing was uploaded: the description is the old one, and the list is missing.
    let said = compare(&office, "host");
    assert_eq!(said.status, 1);
    assert!(said.stderr.contains("中身が違います"), "{}", said.stderr);
    assert!(
        said.stderr.contains("公開先にありません"),
        "{}",
        said.stderr
    );
    upload(&office);
    // Other files of the page are not ours to judge; those of the office, and twins, are.
    office.write("host/index.html", "");
    office.write("host/list/.htaccess", "");
    office.write("host/list/meta.json.gz", "");
    office.write(&format!("host/list/{before}.br"), "");
    office.write("host/list/part-0.bin", "");
    office.write("host/掲載停止.csv", "");
    office.write("host/report/report-1.txt", "");
    office.write("host/list/回答-012345.json", "");
    office.write("host/012345.eml", "");
    let said = compare(&office, "host");
    let stale = "この公開では使わないもの";
    assert_eq!(said.stderr.matches(stale).count(), 2, "{}", said.stderr);
    for file in [&before, "photos"] {
        let is_named = |line: &str| line.contains(file) && line.contains(stale);
        assert!(said.stderr.lines().any(is_named), "{file}: {}", said.stderr);
    }
    assert_eq!(
        said.stderr.matches("圧縮した写し").count(),
        2,
        "{}",
        said.stderr
    );
    assert_eq!(
        said.stderr.matches("事務局のもの").count(),
        4,
        "{}",
        said.stderr
    );
}

#[test]
fn keys_and_half_written_files_on_a_host_are_named() {
    let office = office();
    let made = run(&["keygen", "--out", &office.text("k")]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    let key = office.read("k");
    office.write("host/k", &key);
    office.write("host/list/old key.txt", &key);
    office.write("host/list/k.pub", office.read("k.pub"));
    office.write("host/list/index.html", "");
    office.write("host/list/.htaccess", "");
    let before = name(&office);
    office.write(&format!("host/list/{before}.aB3dE6gH9kLm.tmp"), "{}");
    let said = compare(&office, "host");
    assert_eq!(said.status, 1);
    for (file, words) in [
        ("host/k:", "秘密鍵"),
        ("old key.txt", "秘密鍵"),
        ("k.pub", "この公開のものではありません"),
        (".tmp", "この公開では使わない"),
    ] {
        let is_named = |line: &str| line.contains(file) && line.contains(words);
        assert_eq!(
            said.stderr.lines().filter(|line| is_named(line)).count(),
            1,
            "{file}: {}",
            said.stderr
        );
    }
    assert_eq!(said.stderr.lines().count(), 5, "{}", said.stderr);
}

#[test]
fn a_record_of_uploads_that_cannot_be_read_is_said() {
    let office = office();
    assert!(!list(&office).contains("読み取れない"));
    office.write("out/report/upload.json", "{\"serial\":1,");
    office.publish("a.csv", &["--no-photos"]);
    assert!(
        list(&office).contains("upload.json）を読み取れない"),
        "{}",
        list(&office)
    );
}

#[test]
fn a_folder_that_is_no_copy_of_a_host_is_named() {
    let office = office();
    office.write("other/index.html", "");
    let said = compare(&office, "other");
    assert_eq!(said.status, 1);
    assert!(
        said.stderr.contains("公開先の写しではないようです"),
        "{}",
        said.stderr
    );
    let said = compare(&office, "nowhere");
    assert!(
        said.stderr.contains("フォルダーがありません"),
        "{}",
        said.stderr
    );
    let list = office.snapshot("out/site");
    let host = office.text("host");
    let said = run(&["check", list.to_str().expect("UTF-8"), "--host-copy", &host]);
    assert_eq!(said.status, 1, "{}", said.stdout);
}
