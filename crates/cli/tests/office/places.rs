use super::{Office, contents, run};

#[test]
fn nothing_of_the_offices_own_is_read_from_or_written_to_a_folder_for_upload() {
    let office = Office::published_two();
    std::fs::copy(office.path("a.csv"), office.path("out/site/a.csv")).expect("copies");
    std::fs::create_dir(office.path("out/site/faces")).expect("a folder");
    let before = contents(office.folder.path());
    let [inner, survey, out] =
        ["out/site/photos", "out/site/a.csv", "out"].map(|name| office.text(name));
    let [mine, file, faces] =
        ["a.csv", "out/site/rate.csv", "out/site/faces"].map(|name| office.text(name));
    for arguments in [
        &["publish", "--survey", &mine, "--out", &inner][..],
        &["publish", "--survey", &survey, "--out", &out],
        &[
            "publish", "--survey", &mine, "--photos", &faces, "--out", &out,
        ],
        &["rate", "--survey", &mine, "--out", &file],
        &["keygen", "--out", &file],
        &["sample", "--out", &faces],
    ] {
        let refused = run(arguments);
        assert_eq!(refused.status, 1, "{arguments:?}: {}", refused.stdout);
        assert!(
            refused.stderr.contains("アップロードするフォルダー"),
            "{}",
            refused.stderr
        );
        assert_eq!(contents(office.folder.path()), before, "{arguments:?}");
    }
}

#[test]
fn a_file_of_another_kind_is_not_replaced() {
    let office = Office::published_two();
    let (mine, out) = (office.text("a.csv"), office.text("rate.csv"));
    let survey = office.read("a.csv");
    let refused = run(&["rate", "--survey", &mine, "--out", &mine]);
    assert!(
        refused.status == 1 && refused.stderr.contains("上書きしませんでした"),
        "{}",
        refused.stderr
    );
    assert_eq!(office.read("a.csv"), survey);
    for _ in 0..2 {
        assert_eq!(
            run(&["rate", "--survey", &mine, "--out", &out]).status,
            0,
            "its own again"
        );
    }
    let folder = office.text("trial");
    for _ in 0..2 {
        assert_eq!(
            run(&["sample", "--out", &folder]).status,
            0,
            "its own again"
        );
    }
    office.write("trial/survey.csv", "my own");
    assert_eq!(run(&["sample", "--out", &folder]).status, 1);
    assert_eq!(office.read("trial/survey.csv"), b"my own");
}

#[cfg(unix)]
#[test]
fn photos_that_cannot_be_read_stop_the_publication() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::published_two();
    office.write("faces/1.png", crate::photos::fixture("plain.png"));
    let faces = office.text("faces");
    let publish = || office.publish("a.csv", &["--photos", &faces]);
    let refuses = |path: &str, mode: u32| {
        let set = |mode| {
            let mode = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(office.path(path), mode).expect("changes");
        };
        set(mode);
        // Whoever may read everything, as root does, is refused nothing.
        let may_read = std::fs::File::open(office.path("faces/1.png")).is_ok();
        let run = publish();
        set(0o755);
        assert!(
            may_read || run.status == 1 && run.stderr.contains("権限"),
            "{}",
            run.stderr
        );
    };
    refuses("faces/1.png", 0o000);
    refuses("faces", 0o600);
    assert_eq!(publish().status, 0);
}
