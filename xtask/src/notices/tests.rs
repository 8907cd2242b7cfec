use super::*;
use crate::files::write;

fn package(folder: &Path, name: &str, licence: &str) -> Package {
    Package {
        name: format!("{name} 1.0.0"),
        licence: licence.to_string(),
        authors: vec!["A. Author <a@example.jp>".to_string()],
        folder: folder.join(name),
    }
}

#[test]
fn each_package_has_its_text_and_one_text_stands_once() {
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| write(&folder.path().join(path), text).unwrap();
    for name in ["one", "two"] {
        put(&format!("{name}/LICENSE-MIT"), "MIT of all  \r\n");
        put(&format!("{name}/LICENSE-APACHE"), "long");
    }
    put("three/COPYING.md", "of three");
    put("three/Cargo.toml", "[package]");
    put("four/Cargo.toml", "[package]");
    put("tables/LICENSE", "UNICODE LICENSE V3\n\nwords");
    put("both/LICENSE-MIT", "MIT of both");
    put("both/LICENSE-APACHE", "Apache of both");
    let packages = ["one", "two"].map(|name| package(folder.path(), name, "MIT OR Apache-2.0"));
    let [three, four] = ["three", "four"].map(|name| package(folder.path(), name, "MIT"));
    let bare = Package {
        licence: "BSD-3-Clause".into(),
        ..four.clone()
    };
    let tables = package(folder.path(), "tables", "Unicode-3.0");
    let both = package(folder.path(), "both", "MIT AND Apache-2.0");
    let all = packages
        .into_iter()
        .chain([three, four, tables.clone(), both]);
    let all: Vec<Package> = all.collect();
    let file = written(&all, "TERMS").unwrap();
    assert!(
        file.contains(
            "one 1.0.0 (MIT OR Apache-2.0)\ntwo 1.0.0 (MIT OR Apache-2.0)\n\nMIT of all\n"
        )
    );
    assert!(file.contains("three 1.0.0 (MIT)\n\nof three\n"));
    assert!(file.contains("four 1.0.0 (MIT)\n\nMIT License\n\nCopyright (c) A. Author\n\nTERMS\n"));
    assert!(file.contains("Rust standard library") && !file.contains("long"));
    assert!(file.contains("MIT of both") && file.contains("Apache of both"));
    assert!(file.contains("tables 1.0.0 (Unicode-3.0)\nUnicode Character Database"));
    assert!(
        written(&all[..1], "TERMS").is_err(),
        "the licence of Unicode's data"
    );
    let said = written(&[bare, tables], "TERMS").unwrap_err().to_string();
    assert!(said.contains("four 1.0.0: no licence file"), "{said}");
}

#[test]
fn what_is_linked_is_named_and_what_only_builds_or_tests_is_not() {
    let package = |id: &str, kind: &str, source: &str| {
        format!(
            r#"{{"id":"{id}","name":"{id}","version":"1.0.0","license":"MIT","source":{source},
            "manifest_path":"/x/{id}/Cargo.toml","targets":[{{"kind":["{kind}"]}}]}}"#
        )
    };
    let packages = [
        package(PAGE, "lib", "null"),
        package("linked", "lib", "\"r\""),
        package("deep", "lib", "\"r\""),
        package("derive", "proc-macro", "\"r\""),
        package("parser", "lib", "\"r\""),
        package("tester", "lib", "\"r\""),
        package("elsewhere", "lib", "\"r\""),
    ];
    let edge = |id: &str, kind: &str| {
        format!(r#"{{"pkg":"{id}","dep_kinds":[{{"kind":{kind},"target":null}}]}}"#)
    };
    let node =
        |id: &str, deps: &[String]| format!(r#"{{"id":"{id}","deps":[{}]}}"#, deps.join(","));
    let nodes = [
        node(
            PAGE,
            &[
                edge("linked", "null"),
                edge("derive", "null"),
                edge("tester", "\"dev\""),
            ],
        ),
        node(
            "linked",
            &[edge("deep", "null"), edge("tester", "\"build\"")],
        ),
        node("deep", &[edge("linked", "null")]),
        node("derive", &[edge("parser", "null")]),
    ];
    let metadata = format!(
        r#"{{"packages":[{}],"resolve":{{"nodes":[{}]}}}}"#,
        packages.join(","),
        nodes.join(",")
    );
    let metadata: Metadata = serde_json::from_str(&metadata).unwrap();
    let names: Vec<String> = shipped(&metadata)
        .into_iter()
        .map(|found| found.name)
        .collect();
    assert_eq!(names, ["deep 1.0.0", "linked 1.0.0"]);
}

#[test]
fn a_line_of_the_tree_names_a_package_as_the_file_does() {
    let named = |line| name_and_version(line);
    assert_eq!(named("serde v1.0.229"), Some("serde 1.0.229".into()));
    assert_eq!(named("serde v1.0.229 (*)"), Some("serde 1.0.229".into()));
    assert_eq!(named(""), None);
}
