use super::{Office, run};
use crate::builder::Survey;
use crate::keys::keygen;

const NAME: &str = "a.example.jp";

fn office() -> Office {
    let office = Office::new();
    office.write("a.csv", Survey::of(2).csv());
    keygen(&office, "current");
    office
}

fn check(office: &Office, further: &[&str]) -> (i32, String) {
    let (site, public) = (office.text("out/site"), office.text("current.pub"));
    let found = run(&[&["check", &site, "--keys", &public], further].concat());
    (found.status, format!("{}{}", found.stdout, found.stderr))
}

#[test]
fn a_list_is_bound_to_the_site_that_it_is_published_for() {
    let office = office();
    let key = office.text("current");
    let published = office.publish("a.csv", &["--key", &key, "--site", NAME]);
    assert_eq!(published.status, 0, "{}", published.stderr);
    let meta = String::from_utf8(office.read("out/site/meta.json")).expect("UTF-8");
    assert!(meta.contains(r#""site":"a.example.jp""#), "{meta}");
    let (status, said) = check(&office, &["--site", NAME]);
    assert!(
        status == 0 && said.contains("ページ「a.example.jp」のための一覧"),
        "{said}"
    );
    assert_eq!(
        check(&office, &[]).0,
        0,
        "a page without a name takes any list"
    );
    let (status, said) = check(&office, &["--site", "b.example.jp"]);
    assert!(
        status == 1 && said.contains("ページ「a.example.jp」のための一覧です"),
        "{said}"
    );
}

#[test]
fn the_next_list_is_for_the_same_site() {
    let office = office();
    let key = office.text("current");
    let publish = |further: &[&str]| {
        let mut all = vec!["--key", key.as_str()];
        all.extend(further);
        office.publish("a.csv", &all)
    };
    // A list without a name may get one, later.
    assert_eq!(publish(&[]).status, 0);
    assert_eq!(check(&office, &["--site", NAME]).0, 1);
    assert_eq!(publish(&["--site", NAME]).status, 0);
    for further in [&[][..], &["--site", "b.example.jp"]] {
        let refused = publish(further);
        assert_eq!(refused.status, 1);
        assert!(
            refused.stderr.contains("--site a.example.jp"),
            "{}",
            refused.stderr
        );
    }
    // A damaged one tells its name all the same.
    std::fs::write(office.snapshot("out/site"), "{}").expect("writes");
    let refused = publish(&["--serial", "9"]);
    assert!(
        refused.stderr.contains("--site a.example.jp"),
        "{}",
        refused.stderr
    );
    assert_eq!(publish(&["--serial", "9", "--site", NAME]).status, 0);
}

#[test]
fn a_name_that_is_none_is_refused_with_what_it_may_hold() {
    let office = office();
    for name in ["", "A", "a b", "大阪", "a-", "a/b"] {
        let refused = office.publish("a.csv", &["--site", name]);
        assert_eq!(refused.status, 2, "{name}");
        assert!(
            refused.stderr.contains("半角の英小文字"),
            "{}",
            refused.stderr
        );
    }
}
