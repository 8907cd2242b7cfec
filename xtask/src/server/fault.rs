//! Wrong answers on purpose: what networks, hosts and vandals do to a file.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use futures_util::{StreamExt, stream};

use super::answer::content;

/// How an answer goes wrong.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Another answer altogether: status, content type, body.
    Answer(u16, String, Vec<u8>),
    /// The real length is announced, then the connection ends half way.
    Truncated,
    /// The real answer with one bit of the byte at this place turned over.
    Flipped(usize),
    /// The real answer, this much later.
    Delayed(Duration),
    /// A body of spaces, of that content type, that never ends.
    Endless(String),
}

impl Fault {
    /// An answer of that status with a short text.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::Answer(
            status,
            "text/plain; charset=utf-8".into(),
            format!("{status}\n").into_bytes(),
        )
    }

    /// A successful answer with these bytes as JSON.
    pub fn json(body: impl Into<Vec<u8>>) -> Self {
        Self::Answer(200, "application/json".into(), body.into())
    }

    pub(super) async fn apply(self, real: Response) -> Response {
        match self {
            Self::Answer(status, mime, body) => {
                let status =
                    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                content(status, &mime, body)
            }
            Self::Truncated => truncated(real).await,
            Self::Flipped(place) => flipped(real, place).await,
            Self::Delayed(time) => {
                tokio::time::sleep(time).await;
                real
            }
            Self::Endless(mime) => {
                let piece = Bytes::from_static(&[b' '; 16_384]);
                let pieces = stream::repeat(piece).then(|piece| async {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                    Ok::<_, Infallible>(piece)
                });
                let mut response = content(StatusCode::OK, &mime, Vec::new());
                *response.body_mut() = Body::from_stream(pieces);
                response
            }
        }
    }
}

async fn truncated(real: Response) -> Response {
    let (mut parts, body) = real.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    let half = bytes.slice(..bytes.len() / 2);
    let cut = io::Error::from(io::ErrorKind::ConnectionAborted);
    let pieces = stream::iter([Ok(half)]).chain(stream::once(async {
        // Let the first half leave before the connection goes.
        tokio::time::sleep(Duration::from_millis(50)).await;
        Err(cut)
    }));
    Response::from_parts(parts, Body::from_stream(pieces))
}

async fn flipped(real: Response, place: usize) -> Response {
    let (parts, body) = real.into_parts();
    let mut bytes = to_bytes(body, usize::MAX)
        .await
        .unwrap_or_default()
        .to_vec();
    if let Some(byte) = bytes.get_mut(place) {
        *byte ^= 1;
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// Whether a path fits a pattern with at most one `*`.
pub(super) fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, end)) => {
            path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_part() {
        assert!(fits("assets/app-*.wasm", "assets/app-01.wasm"));
        assert!(!fits("assets/app-*.wasm", "assets/app-01.js"));
        assert!(!fits("aa*aa", "aaa"));
        assert!(fits("", "") && fits("*", "") && !fits("", "a"));
    }
}
