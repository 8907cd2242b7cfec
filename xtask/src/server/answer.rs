//! One request, one answer: GET and HEAD only, a folder's `index.html`, 404
//! for the rest. Must never leave the folder or rewrite a path.

use std::fs;
use std::path::{Path, PathBuf};

use activelist_site::headers;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;

use super::body::content;
use super::fault::fits;
use super::{Shared, mime};

pub(super) async fn answer(
    shared: &Shared,
    method: &Method,
    uri: &Uri,
    asked: &HeaderMap,
) -> Response {
    let path = uri.path();
    let (folder, fault) = {
        let mut changing = shared.changing();
        let asked = uri.path_and_query().map_or(path, |asked| asked.as_str());
        changing.requests.push(asked.to_string());
        let below = path.strip_prefix(&shared.base);
        let fault = below.and_then(|below| {
            changing
                .faults
                .iter()
                .find(|(pattern, _)| fits(pattern, below))
                .map(|(_, fault)| fault.clone())
        });
        (changing.folder.clone(), fault)
    };
    let mut response = plain(&folder, &shared.base, method, path);
    if shared.packed {
        let taken = asked.get(header::ACCEPT_ENCODING);
        let taken = taken
            .and_then(|taken| taken.to_str().ok())
            .unwrap_or_default();
        response = packed(response, &folder, &shared.base, path, taken);
    }
    if let Some(fault) = fault {
        response = fault.apply(response).await;
    }
    if shared.headers {
        let policy = super::policy_of(&folder);
        add_headers(&mut response, path.strip_prefix(&shared.base), &policy);
    }
    if shared.isolated {
        let value = HeaderValue::from_static("require-corp");
        let name = HeaderName::from_static("cross-origin-embedder-policy");
        response.headers_mut().insert(name, value);
    }
    response
}

/// The file that lies packed beside the one asked for, where there is one and the browser takes it:
/// brotli rather than gzip.
fn packed(response: Response, folder: &Path, base: &str, path: &str, taken: &str) -> Response {
    let below = path.strip_prefix(base).unwrap_or_default();
    let below = if below.is_empty() {
        "index.html"
    } else {
        below
    };
    for (ending, encoding) in [("br", "br"), ("gz", "gzip")] {
        let is_taken = taken.split([',', ' ', ';']).any(|taken| taken == encoding);
        let file = locate(folder, &format!("{below}.{ending}")).filter(|_| is_taken);
        let Some(bytes) = file.and_then(|file| fs::read(file).ok()) else {
            continue;
        };
        let (mut parts, _) = response.into_parts();
        parts.headers.remove(header::CONTENT_LENGTH);
        let encoding = HeaderValue::from_static(encoding);
        parts.headers.insert(header::CONTENT_ENCODING, encoding);
        return Response::from_parts(parts, Body::from(bytes));
    }
    response
}

fn add_headers(response: &mut Response, below: Option<&str>, policy: &str) {
    let caching = below
        .and_then(headers::caching)
        .map(|value| ("Cache-Control", value.to_string()));
    for (name, value) in headers::common(policy).into_iter().chain(caching) {
        if let (Ok(name), Ok(value)) = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(&value),
        ) {
            response.headers_mut().insert(name, value);
        }
    }
}

fn plain(folder: &Path, base: &str, method: &Method, path: &str) -> Response {
    if method != Method::GET && method != Method::HEAD {
        let mut response = text(StatusCode::METHOD_NOT_ALLOWED);
        response
            .headers_mut()
            .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let Some(below) = path.strip_prefix(base) else {
        let is_base = format!("{path}/") == base;
        return if is_base {
            to_folder(path)
        } else {
            text(StatusCode::NOT_FOUND)
        };
    };
    let Some(file) = locate(folder, below) else {
        return text(StatusCode::NOT_FOUND);
    };
    if file.is_dir() && !path.ends_with('/') {
        return to_folder(path);
    }
    let file = if file.is_dir() {
        file.join("index.html")
    } else {
        file
    };
    match fs::read(&file) {
        Ok(bytes) => content(StatusCode::OK, mime(&file), bytes),
        Err(_) => text(StatusCode::NOT_FOUND),
    }
}

/// The file or folder below `folder`, if the path names one inside it.
fn locate(folder: &Path, below: &str) -> Option<PathBuf> {
    let mut file = folder.to_path_buf();
    for part in below.split('/').filter(|part| !part.is_empty()) {
        let part = decoded(part)?;
        if part == "." || part == ".." || part.contains(['/', '\\', '\0']) {
            return None;
        }
        file.push(part);
    }
    // A file's name followed by a slash is no folder.
    if below.ends_with('/') && !file.is_dir() {
        return None;
    }
    // A link that leads out of the folder is no way out either.
    let real = fs::canonicalize(&file).ok()?;
    real.starts_with(fs::canonicalize(folder).ok()?)
        .then_some(real)
}

fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let (hex, after) = rest.split_at_checked(2)?;
        let digit = |hex: u8| char::from(hex).to_digit(16);
        let (high, low) = (digit(hex[0])?, digit(hex[1])?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

fn to_folder(path: &str) -> Response {
    let mut response = text(StatusCode::MOVED_PERMANENTLY);
    if let Ok(place) = HeaderValue::from_str(&format!("{path}/")) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

fn text(status: StatusCode) -> Response {
    content(
        status,
        "text/plain; charset=utf-8",
        format!("{status}\n").into_bytes(),
    )
}
