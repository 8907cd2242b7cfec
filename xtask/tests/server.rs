//! The static host as a client sees it, over a real socket.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use xtask::server::{Fault, Gate, Options, Server};

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("secret.txt", "secret"),
        ("site/index.html", "first"),
        ("site/assets/app-1.wasm", "wasm"),
        ("site/list/snapshot.json", "{}"),
        ("site/list/photos/山 1.png", "photo"),
    ] {
        let file = folder.path().join(name);
        fs::create_dir_all(file.with_file_name("")).unwrap();
        fs::write(file, text).unwrap();
    }
    std::os::unix::fs::symlink(
        folder.path().join("secret.txt"),
        folder.path().join("site/link"),
    )
    .unwrap();
    folder
}

fn serve(folder: &TempDir, base: &str) -> Server {
    let mut options = Options::new(folder.path().join("site"));
    options.base = base.into();
    Server::start(options).unwrap()
}

fn ask(server: &Server, request: &str) -> Answer {
    ask_with(server, request, "")
}

/// Asks with more lines in the head, each with its end.
fn ask_with(server: &Server, request: &str, more: &str) -> Answer {
    let mut socket = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    write!(
        socket,
        "{request} HTTP/1.1\r\nHost: x\r\n{more}Connection: close\r\n\r\n"
    )
    .unwrap();
    let mut bytes = Vec::new();
    let _ = socket.read_to_end(&mut bytes);
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap();
    let head = String::from_utf8(bytes[..end].to_vec())
        .unwrap()
        .to_ascii_lowercase();
    Answer {
        status: head[9..12].parse().unwrap(),
        head,
        body: bytes[end + 4..].to_vec(),
    }
}

fn check(server: &Server, request: &str, status: u16, body: &str) {
    let answer = ask(server, request);
    let shown = String::from_utf8_lossy(&answer.body);
    assert_eq!((answer.status, &*shown), (status, body), "{request}");
}

#[test]
fn files_are_served_below_the_base_and_nowhere_else() {
    let folder = site();
    let server = serve(&folder, "/some/folder/");
    check(&server, "GET /some/folder/", 200, "first");
    check(&server, "GET /some/folder/index.html?c=1-1", 200, "first");
    check(
        &server,
        "GET /some/folder/list/photos/%E5%B1%B1%201.png",
        200,
        "photo",
    );
    check(&server, "HEAD /some/folder/", 200, "");
    assert_eq!(ask(&server, "GET /some/folder").status, 301);
    assert_eq!(ask(&server, "GET /some/folder/list").status, 301);
    for path in [
        "/",
        "/some/",
        "/index.html",
        "/some/folder/find",
        "/some/folder/list/",
    ] {
        assert_eq!(ask(&server, &format!("GET {path}")).status, 404, "{path}");
    }
    assert_eq!(
        server.url("a.json"),
        format!("http://127.0.0.1:{}/some/folder/a.json", server.port())
    );
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let folder = site();
    let server = serve(&folder, "/");
    for path in [
        "/../secret.txt",
        "/list/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/link",
        "/%",
        "/%zz",
        "/%ff",
        "/index.html%00",
        "/index.html/",
        "//etc/passwd",
        "/./index.html",
    ] {
        let answer = ask(&server, &format!("GET {path}"));
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.starts_with(b"secret"), "{path}");
    }
}

#[test]
fn only_reading_is_allowed() {
    let folder = site();
    let server = serve(&folder, "/");
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = ask(&server, &format!("{method} /index.html"));
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("\r\nallow: get, head"), "{method}");
    }
}

#[test]
fn every_answer_carries_the_headers_of_production() {
    let folder = site();
    let server = serve(&folder, "/");
    server.set_fault("broken", Fault::status(500));
    let policy = xtask::server::policy_of(folder.path());
    for request in [
        "GET /",
        "GET /gone",
        "GET /broken",
        "HEAD /assets/app-1.wasm",
        "POST /",
        "GET /list",
    ] {
        let head = ask(&server, request).head;
        for (name, value) in activelist_site::headers::common(&policy) {
            let line = format!("\r\n{name}: {value}").to_ascii_lowercase();
            assert!(head.contains(&line), "{request}: {name} in {head}");
        }
    }
    assert!(
        ask(&server, "GET /assets/app-1.wasm")
            .head
            .contains("content-type: application/wasm")
    );
    assert!(
        ask(&server, "GET /assets/app-1.wasm")
            .head
            .contains("max-age=31536000, immutable")
    );
    assert!(
        ask(&server, "GET /")
            .head
            .contains("cache-control: no-cache")
    );
    let plain = Server::start(Options {
        headers: false,
        ..Options::new(folder.path())
    })
    .unwrap();
    assert!(
        !ask(&plain, "GET /")
            .head
            .contains("content-security-policy")
    );
}

#[test]
fn faults_are_answered_until_they_are_cleared() {
    let folder = site();
    let server = serve(&folder, "/");
    server.set_fault("assets/*.wasm", Fault::status(404));
    check(&server, "GET /assets/app-1.wasm", 404, "404\n");
    server.set_fault("assets/*.wasm", Fault::Flipped(0));
    check(&server, "GET /assets/app-1.wasm", 200, "vasm");
    server.set_fault("list/snapshot.json", Fault::json("[]"));
    check(&server, "GET /list/snapshot.json", 200, "[]");
    server.clear_faults();
    check(&server, "GET /assets/app-1.wasm", 200, "wasm");
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn a_truncated_answer_announces_more_than_it_sends() {
    let folder = site();
    let server = serve(&folder, "/");
    server.set_fault("index.html", Fault::Truncated);
    let answer = ask(&server, "GET /index.html");
    assert!(answer.head.contains("content-length: 5"), "{}", answer.head);
    assert_eq!(answer.body, b"fi");
}

#[test]
fn a_delayed_answer_comes_late_and_an_endless_one_goes_on() {
    let folder = site();
    let server = serve(&folder, "/");
    server.set_fault("", Fault::Delayed(Duration::from_millis(300)));
    let began = Instant::now();
    check(&server, "GET /", 200, "first");
    assert!(began.elapsed() >= Duration::from_millis(300));

    server.set_fault("", Fault::Endless("application/json".into()));
    let mut socket = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    socket
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        .unwrap();
    socket.read_exact(&mut vec![0; 1_000_000]).unwrap();
}

#[test]
fn an_answer_behind_a_gate_waits_and_one_in_pieces_comes_piece_by_piece() {
    let folder = site();
    let server = serve(&folder, "/");
    let gate = Gate::shut();
    server.set_fault("", Fault::None.held(&gate));
    gate.let_one_through();
    check(&server, "GET /", 200, "first");
    server.set_fault("", Fault::json("abcdef").in_pieces(3, &gate));
    let mut socket = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    socket
        .write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut bytes = Vec::new();
    let mut read_until = |end: &[u8]| {
        while !bytes.ends_with(end) {
            let mut byte = [0];
            socket.read_exact(&mut byte).unwrap();
            bytes.extend(byte);
        }
    };
    read_until(b"\r\n\r\n");
    for piece in [b"ab", b"cd", b"ef"] {
        gate.let_one_through();
        read_until(piece);
    }
    assert_eq!(socket.read(&mut [0]).unwrap(), 0);
    server.set_fault("", Fault::None.held(&gate));
    gate.open();
    check(&server, "GET /", 200, "first");
    check(&server, "GET /", 200, "first");
}

#[test]
fn a_stopped_server_is_gone_and_comes_back_on_its_port() {
    let folder = site();
    let mut server = serve(&folder, "/");
    let port = server.port();
    server.stop();
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    server.restart().unwrap();
    check(&server, "GET /", 200, "first");
    assert_eq!(server.port(), port);
}

#[tokio::test]
async fn a_server_may_be_stopped_within_an_async_test() {
    let folder = site();
    let mut server = serve(&folder, "/");
    server.stop();
    server.restart().unwrap();
}

#[test]
fn another_folder_is_served_from_the_next_request_on() {
    let folder = site();
    let server = serve(&folder, "/");
    server.set_folder(Path::new(&folder.path().join("site/list")));
    check(&server, "GET /snapshot.json", 200, "{}");
}

#[test]
fn a_packed_file_is_sent_to_those_who_take_it_and_brotli_goes_first() {
    let folder = site();
    let site = folder.path().join("site");
    fs::write(site.join("index.html.br"), "brotli").unwrap();
    fs::write(site.join("index.html.gz"), "gzip").unwrap();
    fs::write(site.join("assets/app-1.wasm.gz"), "gzip").unwrap();
    let mut options = Options::new(site);
    options.packed = true;
    let server = Server::start(options).unwrap();
    for (path, taken, body) in [
        ("/", "gzip, deflate, br, zstd", "brotli"),
        ("/", "br;q=0.5", "brotli"),
        ("/", "gzip", "gzip"),
        ("/", "brand", "first"),
        ("/assets/app-1.wasm", "gzip, br", "gzip"),
        ("/list/snapshot.json", "gzip, br", "{}"),
    ] {
        let head = format!("Accept-Encoding: {taken}\r\n");
        let answer = ask_with(&server, &format!("GET {path}"), &head);
        assert_eq!(answer.body, body.as_bytes(), "{path} {taken}");
        let is_packed = ["brotli", "gzip"].contains(&body);
        assert_eq!(answer.head.contains("content-encoding: "), is_packed);
    }
    assert_eq!(ask(&server, "GET /").body, b"first");
}
