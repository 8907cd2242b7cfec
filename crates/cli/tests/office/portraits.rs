//! Portraits that the former list had and the next would not.

use super::Office;
use super::changes::{full, passes, stopped};
use crate::builder::Survey;
use crate::photos::fixture;

/// So many people with a portrait each, published as number 1.
fn office(people: usize) -> (Office, Survey, String) {
    let office = Office::new();
    let mut survey = full(people);
    for row in &mut survey.rows {
        row.insert("写真".into(), "a.png".into());
    }
    office.write("photos/a.png", fixture("plain.png"));
    office.write("empty/readme.txt", "");
    office.write("a.csv", survey.csv());
    let photos = office.text("photos");
    let run = office.publish("a.csv", &["--photos", &photos]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    (office, survey, photos)
}

/// Without portraits in so many rows, from the first.
fn blank(survey: &Survey, rows: usize) -> Survey {
    let headers = survey.headers.clone();
    let mut rows_now = survey.rows.clone();
    for row in rows_now.iter_mut().take(rows) {
        row.insert("写真".into(), String::new());
    }
    Survey {
        headers,
        rows: rows_now,
    }
}

#[test]
fn portraits_that_are_not_in_the_folder_are_missed() {
    let (office, survey, _) = office(3);
    let empty = office.text("empty");
    let said = ["写真", "3枚", "第012345号", "a.png", "--no-photos"];
    stopped(&office, &survey, &["--photos", &empty], &said);
    stopped(
        &office,
        &survey,
        &["--photos", &empty, "--update"],
        &["--photos"],
    );
    passes(&office, &survey, &["--photos", &empty, "--no-photos"]);
}

#[test]
fn portraits_whose_column_is_blank_or_gone_are_missed() {
    let (office, survey, photos) = office(3);
    let with = ["--photos", photos.as_str()];
    stopped(&office, &blank(&survey, 3), &with, &["--no-photos"]);
    stopped(&office, &blank(&survey, 2), &with, &["2枚", "第012346号"]);
    let renamed = blank(&survey, 0).rename("写真", "顔写真のこと");
    stopped(&office, &renamed, &with, &["--no-photos"]);
    // One person's is that person's matter.
    passes(&office, &blank(&survey, 1), &with);
    // Of whoever leaves no portrait is missed.
    let mut fewer = blank(&survey, 1);
    fewer.rows.truncate(2);
    passes(&office, &fewer, &["--photos", &photos, "--leavers", "1"]);
}

#[test]
fn of_one_portrait_a_file_that_is_not_there_is_missed_and_a_blank_is_the_persons_wish() {
    let (office, survey, photos) = office(1);
    let empty = office.text("empty");
    stopped(&office, &survey, &["--photos", &empty], &["a.png"]);
    passes(&office, &blank(&survey, 1), &["--photos", &photos]);
}

#[test]
fn of_many_portraits_more_than_ten_are_missed() {
    let (office, survey, photos) = office(30);
    let with = ["--photos", photos.as_str()];
    stopped(&office, &blank(&survey, 11), &with, &["11枚"]);
    // What is there is published where the office says that the others may go.
    let run = passes(
        &office,
        &blank(&survey, 11),
        &["--photos", &photos, "--no-photos"],
    );
    assert!(run.stdout.contains("変更11人"), "{}", run.stdout);
    assert!(office.path("out/site/photos").is_dir());
    passes(&office, &blank(&survey, 20), &with);
}
