use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use super::{Office, Run, contents, run};
use crate::builder::Survey;
use crate::photos::fixture;

/// An office with a publication of a person with a portrait.
fn office() -> Office {
    let office = Office::new();
    office.write("photos/a.png", fixture("plain.png"));
    office.write("a.csv", Survey::new().row(&[("写真", "a.png")]).csv());
    office.write("b.csv", Survey::of(2).csv());
    office.write("bad.csv", Survey::new().row(&[("掲載可否", "")]).csv());
    let published = publish(&office, "a.csv");
    assert_eq!(published.status, 0, "{}", published.stderr);
    office
}

fn publish(office: &Office, survey: &str) -> Run {
    run_within(&[
        "publish",
        "--survey",
        &office.text(survey),
        "--photos",
        &office.text("photos"),
        "--out",
        &office.text("out"),
    ])
}

/// Runs the program, which must end by itself: one that waits for a pipe is stopped after a minute, and
/// its status is that of `timeout`.
fn run_within(arguments: &[&str]) -> Run {
    let output = Command::new("timeout")
        .args(["60", env!("CARGO_BIN_EXE_activelist")])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    Run::of(output)
}

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().expect("mkfifo");
    assert!(made.success());
}

/// Refused with a sentence that names the path and says what to do.
fn refused(run: &Run, path: &Path, said: &str) {
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    let path = path.to_str().expect("UTF-8");
    for part in [path, said] {
        assert!(run.stderr.contains(part), "{part} in {}", run.stderr);
    }
}

/// Every file of the folder that a link leads to, as it was.
fn victim(office: &Office) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let portrait = contents(&office.path("out/site/photos"));
    let (_, bytes) = portrait.first().expect("a portrait");
    for name in 0..4 {
        // Named as portraits and other files of a publication are, which would be removed.
        let hash = name.to_string().repeat(64);
        office.write(&format!("victim/{hash}.png"), bytes);
        office.write(&format!("victim/snapshot-{hash}.json"), "{}");
    }
    office.write("victim/faults.csv", "of somebody else");
    contents(&office.path("victim"))
}

#[test]
fn a_folder_that_is_a_link_is_refused_and_nothing_behind_it_is_touched() {
    for name in ["site/photos", "report", "site"] {
        let office = office();
        let victim_before = victim(&office);
        let folder = office.path("out").join(name);
        fs::remove_dir_all(&folder).expect("removes");
        symlink(office.path("victim"), &folder).expect("a link");
        refused(&publish(&office, "b.csv"), &folder, "リンクを取り除いて");
        // Faults are written, and removed, beside the reports.
        let faulty = publish(&office, "bad.csv");
        assert_eq!(faulty.status, 1, "{}", faulty.stderr);
        assert_eq!(contents(&office.path("victim")), victim_before, "{name}");
    }
}

#[test]
fn the_lock_is_written_into_no_file_that_has_another_name() {
    let office = office();
    office.write("precious.txt", "of somebody else");
    let lock = office.path("out/publish.lock");
    fs::remove_file(&lock).expect("removes");
    fs::hard_link(office.path("precious.txt"), &lock).expect("a link");
    refused(&publish(&office, "b.csv"), &lock, "ハードリンク");
    let out = office.text("out");
    let remove = ["remove", "012345", "--reason", "その他", "--out", &out];
    refused(&run_within(&remove), &lock, "ハードリンク");
    assert_eq!(office.read("precious.txt"), b"of somebody else");
}

#[test]
fn the_sample_is_not_written_through_a_link() {
    let office = office();
    let before = victim(&office);
    fs::create_dir(office.path("made")).expect("a folder");
    let photos = office.path("made/photos");
    symlink(office.path("victim"), &photos).expect("a link");
    let run = run_within(&["sample", "--out", &office.text("made")]);
    refused(&run, &photos, "リンクを取り除いて");
    assert_eq!(contents(&office.path("victim")), before);
}

#[test]
fn a_link_in_the_place_of_a_file_is_refused_and_what_it_leads_to_stays() {
    let office = office();
    office.write("victim.txt", "of somebody else");
    // What the second publication will write, and what is written while it is being written.
    let elsewhere = Office::new();
    elsewhere.write("b.csv", Survey::of(2).csv());
    let day = ["--published", "2099-04-01", "--serial", "2", "--no-photos"];
    assert_eq!(elsewhere.publish("b.csv", &day).status, 0);
    let snapshot = elsewhere.snapshot("out/site");
    let snapshot = snapshot
        .file_name()
        .expect("a name")
        .to_str()
        .expect("UTF-8");
    for name in [
        "report/report-2.txt".to_string(),
        "report/report-2.json".to_string(),
        format!("site/{snapshot}"),
        "publish.lock".to_string(),
    ] {
        let link = office.path("out").join(&name);
        let kept = fs::read(&link).ok();
        let _ = fs::remove_file(&link);
        symlink(office.path("victim.txt"), &link).expect("a link");
        let run = office.publish("b.csv", &day);
        refused(&run, &link, "リンクを取り除いて");
        assert_eq!(office.read("victim.txt"), b"of somebody else", "{name}");
        assert_eq!(
            run_within(&["check", &office.text("out/site")]).status == 0,
            !name.starts_with("site")
        );
        fs::remove_file(&link).expect("removes");
        if let Some(bytes) = kept {
            fs::write(&link, bytes).expect("writes");
        }
    }
    for name in ["meta.json.tmp", "meta.json"] {
        let link = office.path("out/site").join(name);
        let kept = fs::read(&link).ok();
        let _ = fs::remove_file(&link);
        symlink(office.path("victim.txt"), &link).expect("a link");
        let run = office.publish("b.csv", &day);
        assert_eq!(run.status, i32::from(name == "meta.json"), "{}", run.stderr);
        assert_eq!(office.read("victim.txt"), b"of somebody else", "{name}");
        if let Some(bytes) = kept {
            fs::remove_file(&link).expect("removes");
            fs::write(&link, bytes).expect("writes");
        }
    }
    assert_eq!(office.publish("b.csv", &day).status, 0);
    // Nor are other files that this program writes written through a link.
    symlink(office.path("victim.txt"), office.path("ratings.csv")).expect("a link");
    let ratings = office.text("ratings.csv");
    let rated = run_within(&["rate", "--survey", &office.text("a.csv"), "--out", &ratings]);
    refused(&rated, Path::new(&ratings), "リンクを取り除いて");
    fs::create_dir(office.path("made")).expect("a folder");
    symlink(office.path("victim.txt"), office.path("made/survey.csv")).expect("a link");
    let sample = run_within(&["sample", "--out", &office.text("made")]);
    refused(
        &sample,
        &office.path("made/survey.csv"),
        "リンクを取り除いて",
    );
    assert_eq!(office.read("victim.txt"), b"of somebody else");
}

#[test]
fn a_check_names_a_link_in_the_place_of_the_photos_and_advises_nothing_else_of_it() {
    let check = |survey: &str, spoil: &dyn Fn(&Office)| {
        let office = office();
        assert_eq!(publish(&office, survey).status, 0);
        let photos = office.path("out/site/photos");
        fs::remove_dir_all(&photos).expect("removes");
        symlink(office.path("photos"), &photos).expect("a link");
        spoil(&office);
        let checked = run(&["check", &office.text("out/site")]);
        refused(&checked, &photos, "別の場所を指すリンクです");
        assert!(
            !checked.stderr.contains("消してください"),
            "{}",
            checked.stderr
        );
    };
    // With a portrait that is named, without one, and where nobody knows which are.
    check("a.csv", &|_| {});
    check("b.csv", &|_| {});
    check("a.csv", &|office| {
        let site = office.path("out/site");
        let entries = fs::read_dir(site).expect("a folder").flatten();
        let mut paths = entries.map(|entry| entry.path());
        let is_json = |path: &std::path::PathBuf| path.to_string_lossy().contains("snapshot-");
        fs::write(paths.find(is_json).expect("a snapshot"), "{").expect("writes");
    });
}

#[test]
fn the_faults_of_a_survey_are_not_written_through_a_link() {
    let office = office();
    office.write("victim.txt", "of somebody else");
    let link = office.path("out/report/faults.csv");
    symlink(office.path("victim.txt"), &link).expect("a link");
    refused(&publish(&office, "bad.csv"), &link, "リンクを取り除いて");
    assert_eq!(office.read("victim.txt"), b"of somebody else");
}

#[test]
fn a_pipe_or_a_device_is_never_waited_for() {
    let check = |place: &str| {
        let office = office();
        let place = office.path(place);
        let _ = fs::remove_file(&place);
        pipe(&place);
        (publish(&office, "b.csv"), office, place)
    };
    for place in [
        "out/site/meta.json",
        "out/report/report-1.json",
        "out/publish.lock",
    ] {
        let (run, office, place) = check(place);
        refused(&run, &place, "取り除いてください");
        if place.ends_with("meta.json") {
            for command in ["check", "search"] {
                let site = office.text("out/site");
                let link = ["area=27"];
                let more: &[&str] = if command == "search" { &link } else { &[] };
                let read = run_within(&[&[command, &site], more].concat());
                assert_eq!(read.status, 1, "{command}");
            }
        }
    }
    // A photo that is none leaves its person listed, as ever.
    let office = office();
    fs::remove_file(office.path("photos/a.png")).expect("removes");
    pipe(&office.path("photos/a.png"));
    let run = publish(&office, "a.csv");
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("写真1枚のうち1枚"), "{}", run.stderr);

    // What is named on the command line.
    let pipe_path = office.path("pipe");
    pipe(&pipe_path);
    let survey = office.text("b.csv");
    let out = office.text("out");
    for odd in [pipe_path.to_str().expect("UTF-8"), "/dev/zero"] {
        let runs = [
            run_within(&["publish", "--survey", odd, "--out", &out]),
            run_within(&["publish", "--survey", &survey, "--out", &out, "--key", odd]),
            run_within(&[
                "publish",
                "--survey",
                &survey,
                "--out",
                &out,
                "--outside",
                odd,
            ]),
            run_within(&["rate", "--survey", odd]),
            run_within(&["check", odd]),
            run_within(&["check", &office.text("out/site"), "--keys", odd]),
            run_within(&["search", odd, "area=27"]),
            run_within(&["rate", "--survey", &survey, "--out", odd]),
        ];
        for run in runs {
            refused(&run, Path::new(odd), "ファイルに保存したもの");
        }
    }
}

#[test]
fn the_folder_and_what_is_named_may_be_links_of_the_operators_own() {
    let office = office();
    fs::rename(office.path("out"), office.path("real")).expect("renames");
    symlink(office.path("real"), office.path("out")).expect("a link");
    symlink(office.path("b.csv"), office.path("latest.csv")).expect("a link");
    let run = publish(&office, "latest.csv");
    assert_eq!(run.status, 0, "{}", run.stderr);
    symlink(office.path("real/site"), office.path("upload")).expect("a link");
    let checked = run_within(&["check", &office.text("upload")]);
    assert_eq!(checked.status, 0, "{}", checked.stderr);
}

#[test]
fn only_its_owner_reads_what_people_answered() {
    let office = Office::new();
    office.write("a.csv", Survey::of(1).csv());
    office.write("bad.csv", Survey::new().row(&[("掲載可否", "")]).csv());
    // As a version before this one left it.
    office.write("out/report/report-1.txt", "before");
    fs::set_permissions(office.path("out/report"), fs::Permissions::from_mode(0o755))
        .expect("sets");
    assert_eq!(office.publish("bad.csv", &[]).status, 1);
    assert_eq!(mode(&office.path("out/report/faults.csv")), 0o600);
    assert_eq!(office.publish("a.csv", &["--serial", "2"]).status, 0);
    for name in ["report-1.txt", "report-2.txt", "report-2.json"] {
        assert_eq!(mode(&office.path("out/report").join(name)), 0o600, "{name}");
    }
    assert_eq!(mode(&office.path("out/report")), 0o700);
    let ratings = office.text("ratings.csv");
    for _ in 0..2 {
        let rated = run(&["rate", "--survey", &office.text("a.csv"), "--out", &ratings]);
        assert_eq!(rated.status, 0);
        // As a version before this one left it.
        let open = fs::Permissions::from_mode(0o644);
        fs::set_permissions(&ratings, open).expect("sets");
    }
    let rated = run(&["rate", "--survey", &office.text("a.csv"), "--out", &ratings]);
    assert_eq!(rated.status, 0);
    assert_eq!(mode(Path::new(&ratings)), 0o600);
    // What is uploaded can be read by the program that uploads it.
    for (path, _) in contents(&office.path("out/site")) {
        assert_eq!(mode(&path) & 0o400, 0o400);
        let plain = office.path("plain");
        fs::write(&plain, "").expect("writes");
        assert_eq!(mode(&path), mode(&plain), "{path:?}");
    }
}

fn mode(path: &Path) -> u32 {
    let data = fs::metadata(path).expect("a file");
    data.permissions().mode() & 0o777
}
