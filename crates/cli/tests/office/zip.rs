//! A zip for one host: unpacked over the host's folder, and with what it names deleted, it leaves just the publication.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use activelist_publication::Digest;

use super::{Office, Run, contents, run};
use crate::builder::Survey;
use crate::photos::fixture;

const LIST: &str = "アップロード一覧.txt";

/// Two portraits, published as number 1.
fn office() -> Office {
    let office = Office::new();
    office.write("photos/a.png", fixture("plain.png"));
    office.write("photos/b.jpg", fixture("plain.jpg"));
    let survey = Survey::of(3)
        .row(&[("写真", "a.png")])
        .row(&[("写真", "b.jpg")]);
    office.write("a.csv", survey.csv());
    publish(&office, "a.csv");
    office
}

fn publish(office: &Office, survey: &str) {
    let run = office.publish(survey, &["--photos", &office.text("photos")]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

fn pack(office: &Office, more: &[&str]) -> Run {
    let (site, out) = (office.text("out/site"), office.text("up.zip"));
    run(&[&["zip", &site, "--out", &out], more].concat())
}

/// The entries of the zip, in their order.
fn entries(office: &Office) -> Vec<(String, Vec<u8>)> {
    let mut zip = ::zip::ZipArchive::new(Cursor::new(office.read("up.zip"))).expect("a zip");
    let count = zip.len();
    let entry = |at| {
        let mut file = zip.by_index(at).expect("an entry");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("readable");
        (file.name().expect("a name").to_string(), bytes)
    };
    (0..count).map(entry).collect()
}

/// What the zip says.
fn said(office: &Office) -> String {
    let entries = entries(office);
    let (name, bytes) = entries.first().expect("an entry");
    assert_eq!(name, LIST);
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

/// Does on the host what the zip says.
fn upload(office: &Office) {
    for (name, bytes) in entries(office).into_iter().skip(1) {
        office.write(&format!("host/{name}"), bytes);
    }
    let text = said(office);
    let (_, delete) = text.split_once("\n4.").expect("a heading");
    for line in delete.lines().filter_map(|line| line.strip_prefix("   - ")) {
        let name = line.split('（').next().expect("a name");
        let path = office.path("host").join(name);
        match path.is_dir() {
            true => fs::remove_dir_all(path).expect("removed"),
            false => fs::remove_file(path).expect("removed"),
        }
    }
}

fn is_as_published(office: &Office) {
    let (site, host) = (office.path("out/site"), office.path("host/list"));
    let names = |folder: &Path| -> Vec<_> {
        let name = |(path, bytes): (PathBuf, Vec<u8>)| {
            let name = path.strip_prefix(folder).expect("below").to_path_buf();
            (name, Digest::of(&bytes))
        };
        contents(folder).into_iter().map(name).collect()
    };
    assert_eq!(names(&host), names(&site));
}

#[test]
fn the_first_zip_holds_all_in_the_order_of_upload() {
    let office = office();
    let run = pack(&office, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("公開先に置くもの4件"), "{}", run.stdout);
    let names: Vec<String> = entries(&office).into_iter().map(|(name, _)| name).collect();
    let [list, photos @ .., snapshot, meta] = names.as_slice() else {
        panic!("{names:?}");
    };
    assert_eq!(list, LIST);
    assert_eq!(photos.len(), 2);
    assert!(photos.iter().all(|name| name.starts_with("list/photos/")));
    assert!(snapshot.starts_with("list/snapshot-"), "{snapshot}");
    assert_eq!(meta, "list/meta.json");
    let text = said(&office);
    assert!(text.contains("zipファイルを展開し"), "{text}");
    assert!(text.contains("新しい写真2枚"), "{text}");
    assert!(!text.contains("見本 太郎"), "no name of a person");
    upload(&office);
    is_as_published(&office);
    // The same bytes again, in the place of the former zip.
    let before = office.read("up.zip");
    assert_eq!(pack(&office, &[]).status, 0);
    assert_eq!(office.read("up.zip"), before);
}

#[test]
fn a_host_gets_what_it_lacks_and_what_is_to_be_deleted() {
    let office = office();
    assert_eq!(pack(&office, &[]).status, 0);
    upload(&office);
    let before = office.snapshot("out/site");
    let out = office.text("out");
    let removed = run(&["remove", "012348", "--reason", "その他", "--out", &out]);
    assert_eq!(removed.status, 0, "{}", removed.stderr);
    // What others have left there.
    office.write("host/index.html", "");
    office.write("host/list/meta.json.gz", "");
    let part = format!("host/list/part-{}.bin", "0".repeat(64));
    office.write(&part, "");
    office.write("host/list/掲載停止.csv", "");
    office.write("host/report/report-1.txt", "");

    let host = office.text("host");
    let packed = pack(&office, &["--host-copy", &host]);
    assert_eq!(packed.status, 0, "{}", packed.stderr);
    assert!(packed.stdout.contains("置くもの2件"), "{}", packed.stdout);
    let text = said(&office);
    assert!(text.contains(part.trim_start_matches("host/")), "{text}");
    assert!(text.contains("同じものは入れていません（1枚）"), "{text}");
    let former = before.file_name().and_then(|name| name.to_str());
    assert!(text.contains(former.expect("a name")), "{text}");
    assert!(text.contains("- report（事務局のもの"), "{text}");
    upload(&office);
    fs::remove_file(office.path("host/index.html")).expect("removed");
    assert!(!office.path("host/report").exists());
    is_as_published(&office);

    // Nothing is left to do: the zip stays as it is, and the program says so.
    let zip = office.read("up.zip");
    let again = pack(&office, &["--host-copy", &host]);
    assert_eq!(again.status, 0, "{}", again.stderr);
    assert!(again.stdout.contains("そろっています"), "{}", again.stdout);
    assert!(
        again.stdout.contains("使わないでください"),
        "{}",
        again.stdout
    );
    assert_eq!(office.read("up.zip"), zip);
}

#[test]
fn a_photo_that_is_damaged_on_the_host_is_the_only_file_to_upload() {
    let office = office();
    assert_eq!(pack(&office, &[]).status, 0);
    upload(&office);
    let photos = contents(&office.path("host/list/photos"));
    let (path, bytes) = photos.first().expect("a photo");
    fs::write(path, &bytes[..9]).expect("written");
    assert_eq!(
        pack(&office, &["--host-copy", &office.text("host")]).status,
        0
    );
    assert_eq!(entries(&office).len(), 2);
    let text = said(&office);
    assert_eq!(
        text.matches("置き直すものはありません").count(),
        2,
        "{text}"
    );
    assert!(text.contains("消すものはありません"), "{text}");
    upload(&office);
    is_as_published(&office);
}

#[test]
fn no_file_of_another_kind_is_replaced_and_nothing_faulty_is_packed() {
    let office = office();
    // A workbook is a zip as well.
    office.write("up.zip", "PK\u{3}\u{4} an office's workbook");
    let run = pack(&office, &[]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr.contains("上書きしませんでした"),
        "{}",
        run.stderr
    );
    assert!(office.read("up.zip").ends_with(b"workbook"));
    fs::remove_file(office.path("up.zip")).expect("removed");

    for (host, words) in [
        ("nowhere", "フォルダーがありません"),
        ("photos", "写しではない"),
    ] {
        let run = pack(&office, &["--host-copy", &office.text(host)]);
        assert_eq!(run.status, 1);
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
    let (site, inside) = (office.text("out/site"), office.text("out/site/up.zip"));
    let run = super::run(&["zip", &site, "--out", &inside]);
    assert!(
        run.stderr.contains("アップロードするフォルダー"),
        "{}",
        run.stderr
    );
    let run = super::run(&[
        "zip",
        &office.text("a.csv"),
        "--out",
        &office.text("up.zip"),
    ]);
    assert!(
        run.stderr.contains("siteフォルダーを指定"),
        "{}",
        run.stderr
    );
    office.write("out/site/other.txt", "");
    let snapshot = office.snapshot("out/site");
    fs::write(&snapshot, "{}").expect("written");
    assert_eq!(pack(&office, &[]).status, 1);
    assert!(!office.path("up.zip").exists());
    assert_eq!(contents(&office.path("host")).len(), 0);
}
