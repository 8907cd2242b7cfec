use super::Phase::{Over, Running, Warning};
use super::*;
use crate::state::parse_site;

const TIMES: Times = Times { idle: 90, warn: 30 };

/// What happens at a second of the clock.
enum Do {
    Look,
    Touch,
    Rest,
    Wake,
}
use Do::{Look, Rest, Touch, Wake};

fn check(story: &[(u64, Do, Phase)]) {
    let mut watch = IdleWatch::new(0);
    for (second, act, expected) in story {
        let now = second * 1000;
        let found = match act {
            Look => watch.look(now, TIMES),
            Touch => watch.touch(now, TIMES),
            Rest => {
                watch.rest(now);
                watch.look(now, TIMES)
            }
            Wake => {
                watch.wake(now);
                watch.look(now, TIMES)
            }
        };
        assert_eq!(found, *expected, "at second {second}");
    }
}

#[test]
fn nobody_there_is_a_warning_and_then_the_end() {
    check(&[
        (89, Look, Running),
        (90, Look, Warning(30)),
        (119, Look, Warning(1)),
        (120, Look, Over),
        // Nothing brings it back.
        (121, Touch, Over),
        (0, Look, Over),
    ]);
}

#[test]
fn any_touch_begins_the_time_anew_also_while_it_warns() {
    check(&[
        (80, Touch, Running),
        (169, Look, Running),
        (170, Look, Warning(30)),
        (199, Touch, Running),
        (288, Look, Running),
        (289, Look, Warning(30)),
        (319, Look, Over),
    ]);
}

#[test]
fn a_machine_that_slept_past_the_end_is_not_woken_by_a_touch() {
    check(&[(10, Look, Running), (4000, Touch, Over)]);
    check(&[(10, Look, Running), (4000, Look, Over)]);
    // One that slept into the warning goes on.
    check(&[(100, Touch, Running), (189, Look, Running)]);
}

#[test]
fn the_time_rests_while_printing_and_begins_anew_after_it() {
    check(&[
        (80, Rest, Running),
        (400, Look, Running),
        (500, Wake, Running),
        (589, Look, Running),
        (590, Look, Warning(30)),
    ]);
    // Whoever touches the page has no dialog before it.
    check(&[
        (80, Rest, Running),
        (100, Touch, Running),
        (190, Look, Warning(30)),
    ]);
    // A browser that never says that printing is over.
    check(&[(80, Rest, Running), (679, Look, Running), (680, Look, Over)]);
}

#[test]
fn a_clock_that_is_put_back_starts_the_time_over() {
    let mut watch = IdleWatch::new(1_000_000_000);
    assert_eq!(watch.look(0, TIMES), Running);
    assert_eq!(watch.look(90_000, TIMES), Warning(30));
    assert_eq!(watch.look(120_000, TIMES), Over);
}

#[test]
fn an_operator_has_ten_minutes() {
    let times = TIMES.of_operator();
    let mut watch = IdleWatch::new(0);
    assert_eq!(watch.look(569_000, times), Running);
    assert_eq!(watch.look(599_000, times), Warning(1));
    assert_eq!(watch.look(600_000, times), Over);
}

#[test]
fn after_five_wrong_codes_none_is_taken_for_a_minute() {
    let mut gate = Gate::default();
    for (entered, now, expected) in [
        ("1", 0, CodeAnswer::Wrong),
        ("", 0, CodeAnswer::Wrong),
        ("25800", 0, CodeAnswer::Wrong),
        ("2580", 0, CodeAnswer::Right),
        ("1", 0, CodeAnswer::Wrong),
        ("2", 0, CodeAnswer::Wrong),
        ("3", 0, CodeAnswer::Wrong),
        ("4", 0, CodeAnswer::Wrong),
        ("5", 1000, CodeAnswer::Paused(60)),
        ("2580", 2000, CodeAnswer::Paused(59)),
        ("2580", 60_999, CodeAnswer::Paused(1)),
        ("1", 61_000, CodeAnswer::Wrong),
        ("2580", 61_000, CodeAnswer::Right),
    ] {
        assert_eq!(
            gate.answer(entered, "2580", now),
            expected,
            "{entered} at {now}"
        );
    }
}

#[test]
fn wrong_codes_and_the_pause_after_them_are_counted_over_visits() {
    // Each entry in a visit of its own, with what the visit before has kept.
    let mut kept: Option<String> = None;
    for (entered, now, expected) in [
        ("1", 0, CodeAnswer::Wrong),
        ("2", 0, CodeAnswer::Wrong),
        ("3", 0, CodeAnswer::Wrong),
        ("4", 0, CodeAnswer::Wrong),
        ("5", 1000, CodeAnswer::Paused(60)),
        ("2580", 2000, CodeAnswer::Paused(59)),
        ("2580", 60_999, CodeAnswer::Paused(1)),
        ("1", 61_000, CodeAnswer::Wrong),
        ("2580", 61_000, CodeAnswer::Right),
    ] {
        let mut gate = kept.as_deref().map_or_else(Gate::default, Gate::parse);
        assert_eq!(
            gate.answer(entered, "2580", now),
            expected,
            "{entered} at {now}"
        );
        kept = gate.to_text();
    }
    // Nothing is left of an operator who got in.
    assert_eq!(kept, None);
}

#[test]
fn no_text_and_no_clock_keeps_the_operator_out_for_longer_than_one_pause() {
    let now = 1_900_000_000_000;
    for text in [
        "",
        "0",
        "x y",
        "0 18446744073709551615",
        "255 18446744073709551615",
        "4 99999999999999999999",
        "-1 0",
        "0 1900000060001",
        "255 0",
    ] {
        let mut gate = Gate::parse(text);
        assert_eq!(
            gate.answer("2580", "2580", now),
            CodeAnswer::Right,
            "{text}"
        );
    }
    // Whatever was counted, a wrong code is answered and the pause after it ends.
    let mut gate = Gate::parse("255 18446744073709551615");
    assert_eq!(gate.answer("1", "2580", now), CodeAnswer::Paused(60));
    assert_eq!(gate.answer("2580", "2580", now + 60_000), CodeAnswer::Right);
    // A clock that was put back by a day.
    let mut gate = Gate::parse("0 1900000060000");
    assert_eq!(gate.answer("2580", "2580", now), CodeAnswer::Paused(60));
    assert_eq!(
        gate.answer("2580", "2580", now - 86_400_000),
        CodeAnswer::Right
    );
}

fn read(kiosk: &str) -> (Option<Kiosk>, Vec<KioskFault>) {
    let text =
        format!(r#"{{"title":"a","operator":"b","contact":{{"name":"c"}},"kiosk":{kiosk}}}"#);
    let (site, faults) = parse_site(text.as_bytes());
    assert_eq!(faults, []);
    let found = site
        .and_then(|site| site.kiosk)
        .map(|text| Kiosk::read(&text));
    found.map_or((None, Vec::new()), |(kiosk, faults)| (Some(kiosk), faults))
}

#[test]
fn settings_are_read_as_in_this_table() {
    let with = |idle, warn, print, code: Option<&str>| Kiosk {
        times: Times { idle, warn },
        print,
        code: code.map(str::to_string),
        address: None,
    };
    for (text, expected) in [
        ("false", None),
        ("true", Some(Kiosk::default())),
        ("{}", Some(with(120, 30, true, None))),
        (
            r#"{"idle":90,"warn":45,"print":false,"code":"0580"}"#,
            Some(with(90, 45, false, Some("0580"))),
        ),
        (r#"{"idle":30,"warn":20}"#, Some(with(30, 20, true, None))),
        (
            r#"{"idle":3600,"warn":120}"#,
            Some(with(3600, 120, true, None)),
        ),
        (
            r#"{"address":"https://www.example.jp/list/"}"#,
            Some(Kiosk {
                address: Some("https://www.example.jp/list/".into()),
                ..Kiosk::default()
            }),
        ),
    ] {
        assert_eq!(read(text), (expected, Vec::new()), "{text}");
    }
}

#[test]
fn a_fault_is_named_and_it_stays_a_kiosk() {
    let (least, most) = (KioskFault::Idle(30, 3600), KioskFault::Warn(20, 120));
    let code = KioskFault::Code(4, 12);
    for (text, expected) in [
        ("1", vec![KioskFault::Shape]),
        ("null", vec![KioskFault::Shape]),
        (r#""on""#, vec![KioskFault::Shape]),
        (r#"{"idle":29}"#, vec![least.clone()]),
        (r#"{"idle":3601}"#, vec![least.clone()]),
        (r#"{"idle":"90"}"#, vec![least.clone()]),
        (r#"{"idle":-1,"warn":19}"#, vec![least, most.clone()]),
        (r#"{"warn":121}"#, vec![most.clone()]),
        (r#"{"warn":20.5}"#, vec![most]),
        (r#"{"print":"no"}"#, vec![KioskFault::Print]),
        (r#"{"code":2580}"#, vec![code.clone()]),
        (r#"{"code":"258"}"#, vec![code.clone()]),
        (r#"{"code":"1234567890123"}"#, vec![code.clone()]),
        (r#"{"code":"二五八〇"}"#, vec![code.clone()]),
        (r#"{"code":""}"#, vec![code]),
        (r#"{"address":"www.example.jp"}"#, vec![KioskFault::Address]),
        (
            r#"{"address":"http://www.example.jp/"}"#,
            vec![KioskFault::Address],
        ),
        (
            r#"{"address":"https://www.example.jp/?kiosk=1"}"#,
            vec![KioskFault::Address],
        ),
        (
            r#"{"address":"https://www.example.jp/#/list"}"#,
            vec![KioskFault::Address],
        ),
        (r#"{"address":7}"#, vec![KioskFault::Address]),
        (r#"{"idel":90}"#, vec![KioskFault::Unknown("idel".into())]),
    ] {
        let (kiosk, faults) = read(text);
        assert_eq!(kiosk, Some(Kiosk::default()), "{text}");
        assert_eq!(faults, expected, "{text}");
    }
    // What is right beside a fault is kept.
    let (kiosk, faults) = read(r#"{"idle":5,"print":false,"code":"2580"}"#);
    let kiosk = kiosk.expect("a kiosk");
    assert_eq!((kiosk.print, kiosk.code.as_deref()), (false, Some("2580")));
    assert_eq!(faults.len(), 1);
}
