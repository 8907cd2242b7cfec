use std::fs;
use std::process::Command;

use super::{none, root};

/// How a secret key's line begins. Here in two parts, so that this file is none.
const SECRET: [&str; 2] = ["activelist-secret", "-key-1:"];

/// Every file that is kept with the sources, or would be by the next commit of everything.
fn kept() -> Vec<String> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root())
        .output()
        .expect("git starts");
    assert!(listed.status.success(), "git ls-files");
    let names = String::from_utf8_lossy(&listed.stdout).into_owned();
    let names = names.split('\0').filter(|name| !name.is_empty());
    names.map(String::from).collect()
}

fn holds_secret(bytes: &[u8]) -> bool {
    let begin = SECRET.concat();
    let is_hex = |part: &[u8]| part.len() == 64 && part.iter().all(u8::is_ascii_hexdigit);
    bytes.windows(begin.len() + 64).any(|part| {
        let (head, digits) = part.split_at(begin.len());
        head == begin.as_bytes() && is_hex(digits)
    })
}

#[test]
fn no_secret_key_is_kept_with_the_sources() {
    // Unpacked from an archive the sources are nobody's commit any more.
    if !root().join(".git").exists() {
        return;
    }
    let names = kept();
    assert!(names.iter().any(|name| name == "Cargo.toml"));
    let secret = |name: &&String| {
        // A file that is deleted and not yet committed so is listed and not there.
        fs::read(root().join(name)).is_ok_and(|bytes| holds_secret(&bytes))
    };
    let found = names.iter().filter(secret).cloned().collect();
    none("a secret key", found);
    let named = |name: &&String| {
        [".key", ".secret", ".pem"]
            .iter()
            .any(|end| name.ends_with(end))
    };
    let found = names.iter().filter(named).cloned().collect();
    none("a name that only secret keys have", found);
    let ignored = fs::read_to_string(root().join(".gitignore")).expect(".gitignore");
    assert!(ignored.lines().any(|line| line == "*.key"));
}

#[test]
fn a_secret_key_is_known_by_its_line_wherever_it_stands() {
    let line = format!("{}{}", SECRET.concat(), "0a".repeat(32));
    assert!(holds_secret(line.as_bytes()));
    assert!(holds_secret(format!("let key = \"{line}\";\n").as_bytes()));
    assert!(!holds_secret(&line.as_bytes()[..line.len() - 1]));
    assert!(!holds_secret(SECRET.concat().as_bytes()));
}
