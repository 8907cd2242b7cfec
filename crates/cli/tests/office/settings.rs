//! `activelist settings`: the operator hears of a slip before visitors see it.

use super::run;

const SOUND: &str = r#"{
  "title": "一覧",
  "operator": "見本商工会議所",
  "contact": { "name": "窓口" },
  "kiosk": { "idle": 90, "code": "2580" }
}
"#;

/// What is said of such a file: exit status and text.
fn said(bytes: &[u8]) -> (i32, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("site.json");
    std::fs::write(&file, bytes).expect("writes");
    let run = run(&["settings", &file.to_string_lossy()]);
    assert!(
        !run.stderr.contains("2580"),
        "the code is said: {}",
        run.stderr
    );
    (run.status, [run.stdout, run.stderr].concat())
}

#[test]
fn sound_settings_pass_and_it_is_said_whether_they_are_those_of_a_kiosk() {
    for text in [SOUND.to_string(), format!("\u{feff}{SOUND}")] {
        let (status, text) = said(text.as_bytes());
        assert_eq!(status, 0, "{text}");
        assert!(text.contains("kiosk"), "{text}");
    }
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/site.json");
    let sample = run(&["settings", sample]);
    assert_eq!(
        (sample.status, sample.stdout.contains("（kiosk）")),
        (0, false)
    );
}

#[test]
fn a_slip_is_an_error_that_names_its_place() {
    let wide: Vec<u8> = SOUND.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, places) in [
        (
            SOUND.replace("operator", "oparator").into_bytes(),
            vec!["3行", "oparator"],
        ),
        (
            SOUND.replace("}\n}", "},\n}").into_bytes(),
            vec!["6行", "kiosk"],
        ),
        (
            SOUND.replace("一覧", "").into_bytes(),
            vec!["title", "kiosk"],
        ),
        (
            SOUND.replace("90", "9").into_bytes(),
            vec!["kiosk.idle", "30"],
        ),
        (
            SOUND.replace("窓口", &"窓".repeat(30_000)).into_bytes(),
            vec!["64KB", "kiosk"],
        ),
        (wide, vec!["UTF-16", "UTF-8"]),
    ] {
        let (status, text) = said(&bytes);
        assert_eq!(status, 1, "{text}");
        for place in places.iter().chain(&["site.json"]) {
            assert!(text.contains(place), "{place}: {text}");
        }
    }
    assert_eq!(run(&["settings", "nowhere/site.json"]).status, 1);
    assert_eq!(run(&["settings"]).status, 2);
}
