use super::*;

const KEY: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

fn unfinished() -> Files {
    let [meta, end] = headers::META;
    let page = format!("{meta}default-src 'none'{end}<!-- build:trust --><p>");
    let files = [
        (PAGE, page.as_str()),
        (
            WORKERS[0],
            "const RELEASE=`BUILD_RELEASE`;const FILES=BUILD_FILES;",
        ),
        (WORKERS[1], "registration.unregister()"),
        ("assets/app-1.js", "script"),
        ("list/meta.json", "{}"),
    ];
    let files = files.map(|(name, text)| (name.to_string(), text.as_bytes().to_vec()));
    files.into()
}

fn finished(choices: &Choices) -> Files {
    finish(unfinished(), choices).unwrap()
}

const CHOICES: Choices = Choices {
    base: "/list/",
    keys: &[],
    name: None,
    is_kept: true,
};

#[test]
fn the_page_names_the_keys_whose_lists_it_takes_and_its_site() {
    let key = PublicKey::parse(KEY).unwrap();
    let name = SiteName::parse("list.example.jp").unwrap();
    let keys = [key, key];
    let choices = Choices {
        keys: &keys,
        name: Some(&name),
        ..CHOICES
    };
    let site = finished(&choices);
    let expected = format!(
        r#"<meta name="list-keys" content="{KEY} {KEY}"><meta name="list-site" content="list.example.jp">"#
    );
    assert!(fault::text(&site, PAGE).unwrap().contains(&expected));
    let unsigned = finished(&CHOICES);
    let unsigned = fault::text(&unsigned, PAGE).unwrap();
    assert!(unsigned.contains(r#"<meta name="list-keys" content="unsigned"><p>"#));
}

#[test]
fn the_worker_keeps_the_page_with_its_keys_and_the_headers_have_its_policy() {
    let site = finished(&CHOICES);
    let worker = fault::text(&site, WORKERS[0]).unwrap();
    assert!(worker.contains(&digest::integrity(&site[PAGE])));
    assert!(worker.contains("assets/app-1.js") && !worker.contains("meta.json"));
    let headers = fault::text(&site, HEADERS).unwrap();
    assert!(headers.starts_with("/list/*\n  Content-Security-Policy: default-src 'none'; "));
}

#[test]
fn a_page_without_its_mark_and_a_folder_without_slashes_are_refused() {
    let mut files = unfinished();
    files.insert(PAGE.into(), b"<p>".to_vec());
    let fault = finish(files.clone(), &CHOICES).unwrap_err();
    assert!(matches!(fault, SiteFault::Mark { file: PAGE, .. }));
    files.insert(PAGE.into(), b"<!-- build:trust --><p>".to_vec());
    assert_eq!(finish(files, &CHOICES).unwrap_err(), SiteFault::NoPolicy);
    let choices = Choices {
        base: "list",
        ..CHOICES
    };
    let fault = finish(unfinished(), &choices).unwrap_err();
    assert_eq!(fault, SiteFault::Slashes("list".into()));
    assert_eq!(
        finish(Files::new(), &CHOICES).unwrap_err(),
        SiteFault::Missing(PAGE)
    );
}
