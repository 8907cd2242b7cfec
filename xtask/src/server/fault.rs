//! Wrong answers on purpose: what networks, hosts and vandals do to a file.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use futures_util::{StreamExt, stream};
use tokio::sync::Semaphore;

use super::body::content;
use crate::sizes::with_brotli;

/// Holds answers back until a test lets them go, so that it needs no clock. Clones are the same gate.
#[derive(Clone, Debug)]
pub struct Gate(Arc<Semaphore>);

impl Gate {
    /// A gate that lets nothing through.
    #[must_use]
    pub fn shut() -> Self {
        Self(Arc::new(Semaphore::new(0)))
    }

    /// Lets one more answer, or one more piece, through.
    pub fn let_one_through(&self) {
        self.0.add_permits(1);
    }

    /// Lets everything through from now on.
    pub fn open(&self) {
        self.0.close();
    }

    async fn pass(&self) {
        if let Ok(permit) = self.0.acquire().await {
            permit.forget();
        }
    }
}

/// How an answer goes wrong.
#[derive(Clone, Debug)]
pub enum Fault {
    /// None: the real answer.
    None,
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
    /// A body of that many spaces, of that content type, packed with brotli: a few hundred bytes on
    /// their way, with their length stated.
    Unpacks(usize, String),
    /// This answer, once it may pass the gate.
    Held(Gate, Box<Fault>),
    /// This answer in as many pieces, each once it may pass the gate. The head goes at once.
    Pieces(Gate, usize, Box<Fault>),
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

    /// The same, held back by a gate.
    #[must_use]
    pub fn held(self, gate: &Gate) -> Self {
        Self::Held(gate.clone(), Box::new(self))
    }

    /// The same in pieces, each of which is held back by a gate.
    #[must_use]
    pub fn in_pieces(self, count: usize, gate: &Gate) -> Self {
        Self::Pieces(gate.clone(), count, Box::new(self))
    }

    pub(super) async fn apply(self, real: Response) -> Response {
        match self {
            Self::None => real,
            Self::Held(gate, answer) => {
                gate.pass().await;
                Box::pin(answer.apply(real)).await
            }
            Self::Pieces(gate, count, answer) => {
                in_pieces(Box::pin(answer.apply(real)).await, count, gate).await
            }
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
            Self::Unpacks(length, mime) => {
                let packed = with_brotli(&vec![b' '; length]).unwrap_or_default();
                let mut response = content(StatusCode::OK, &mime, packed);
                let encoding = HeaderValue::from_static("br");
                response
                    .headers_mut()
                    .insert(header::CONTENT_ENCODING, encoding);
                response
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

async fn in_pieces(whole: Response, count: usize, gate: Gate) -> Response {
    let (mut parts, body) = whole.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    let length = bytes.len().div_ceil(count.max(1)).max(1);
    let starts = (0..bytes.len()).step_by(length);
    let pieces: Vec<Bytes> = starts
        .map(|start| bytes.slice(start..bytes.len().min(start + length)))
        .collect();
    let pieces = stream::iter(pieces).then(move |piece| {
        let gate = gate.clone();
        async move {
            gate.pass().await;
            Ok::<_, Infallible>(piece)
        }
    });
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
