//! How the list comes to the page: from where it is published, from this machine, from files. Each
//! way goes through the same checks, in their order, and only what passed them all is kept.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::document;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use web_sys::File;

use super::digest::digest;
use super::fetch::{PATIENT, Patience, fetch_bounded};
use super::files::read_file;
use super::kept::{self, Keep};
use super::turn::{breathe, next_turn, within};
use super::unpack::{unpack, unpacks};
use activelist_publication::{
    AcceptingReader, ColumnsReader, KeyId, Limits, MAX_META_BYTES, Meta, MetaRefusal, Packed,
    Packing, Part, RecordProblem, Refusal, Seen, SiteName, Trust, accept_kept, accept_meta,
    is_as_described,
};
use activelist_view::state::{Kept, LateFailure, LoadFailure, Origin, Saved, Standing};

/// Where the description lies, below the page.
const META: &str = "list/meta.json";
/// How long the publication may take where a kept list could be shown: a few hundred bytes that do not
/// come within five seconds are not worth waiting for, while a list that comes is.
const FOR_META: Patience = Patience::InAll(5);
const FOR_LIST: Patience = Patience::BetweenPieces(30);
/// How long the part of the program that reads a list in parts may take once that is here.
const FOR_READER: Duration = Duration::from_secs(30);
/// The same where nothing could be had from the host.
const FOR_KEPT_READER: Duration = Duration::from_secs(5);

/// A list that passed all checks.
pub struct AcceptedList {
    /// The list; without its prose, where that comes in parts.
    pub list: Packed,
    /// Records that were left out of it.
    pub problems: Vec<RecordProblem>,
    /// How it stands to what is published.
    pub standing: Standing,
    /// What is to be kept, once the list is shown.
    pub keep: Option<Keep>,
    /// The first part, where the list has come in parts that this machine does not keep yet.
    pub first: Option<(Part, Vec<u8>)>,
    /// The parts that are still to be had, in order: each is asked for with [`prose`].
    pub rest: Vec<Part>,
}

/// Who signed a list, and its number.
pub type Place = (Option<KeyId>, u64);

/// Whether a list may follow the one that is shown.
pub fn follows(found: Place, shown: Place) -> Result<(), LoadFailure> {
    let mut seen = Seen::default();
    seen.note(shown.0, shown.1);
    let follows = trust()?.follows(found.0, found.1, &seen);
    follows.map_err(LoadFailure::Meta)
}

/// The published list; where it cannot be had or is refused, the kept one.
pub async fn load_list() -> Result<AcceptedList, LoadFailure> {
    let trust = trust()?;
    kept::adopt_former(&trust).await;
    let kept = kept::read();
    match published(&trust, kept.as_ref()).await {
        Ok(loaded) => Ok(loaded),
        Err(failure) => match kept {
            Some(kept) => from_kept(&trust, &kept, failure).await,
            None => Err(failure),
        },
    }
}

/// The published list, or why not.
pub async fn check_list() -> Result<AcceptedList, LoadFailure> {
    published(&trust()?, kept::read().as_ref()).await
}

/// A list from files that somebody chose: the description and the snapshot that it names.
pub async fn list_from(files: &[File]) -> Result<AcceptedList, LoadFailure> {
    let trust = trust()?;
    let named = |name: &str| {
        let found = files.iter().find(|file| file.name() == name);
        found.ok_or_else(|| LoadFailure::NotChosen(name.to_string()))
    };
    let text = read_file(named("meta.json")?, MAX_META_BYTES).await?;
    let seen = kept::read().map(|kept| kept.seen).unwrap_or_default();
    let meta = accept_meta(&text, &trust, &seen).map_err(LoadFailure::Meta)?;
    let snapshot = read_file(named(&meta.file())?, meta.bytes).await?;
    let accepted = accept(&snapshot, &meta).await?;
    Ok(loaded(
        accepted,
        Origin::Files,
        &trust,
        (meta, text),
        Some(snapshot),
    ))
}

/// Whose lists this page takes, and for which site.
fn trust() -> Result<Trust, LoadFailure> {
    let stated = |mark: &str| {
        let mark = document().query_selector(mark);
        let mark = mark.ok().flatten();
        mark.and_then(|mark| mark.get_attribute("content"))
    };
    let read = || {
        let trust = Trust::parse(&stated("meta[name=list-keys]")?)?;
        let site = match stated("meta[name=list-site]") {
            None => None,
            Some(name) => Some(SiteName::parse(&name)?),
        };
        Some(trust.for_site(site))
    };
    read().ok_or(LoadFailure::Meta(MetaRefusal::NoKeys))
}

async fn published(trust: &Trust, kept: Option<&Kept>) -> Result<AcceptedList, LoadFailure> {
    let patience = |patience| kept.map_or(PATIENT, |_| patience);
    let none = Seen::default();
    let seen = kept.map_or(&none, |kept| &kept.seen);
    let is_here = |accepted, described, snapshot| {
        loaded(accepted, Origin::Published, trust, described, snapshot)
    };
    let mut again = true;
    loop {
        let text = fetch_bounded(META, MAX_META_BYTES, patience(FOR_META)).await?;
        next_turn().await;
        let meta = accept_meta(&text, trust, seen).map_err(LoadFailure::Meta)?;
        next_turn().await;
        if comes_in_parts(&meta) {
            match columns(&meta, Some(patience(FOR_LIST))).await {
                Err(LoadFailure::Status(404, _)) if again => again = false,
                Err(failure) => return Err(failure),
                Ok((list, first)) => {
                    let first = meta.parts.first().cloned().zip(first);
                    let accepted = (list, Vec::new());
                    let loaded = is_here(accepted, (meta, text), None);
                    return Ok(AcceptedList { first, ..loaded });
                }
            }
            continue;
        }
        // Without a record nothing was kept as a whole: a first visit does not look for it.
        if kept.is_some()
            && let Some(snapshot) = kept::file(&meta.file()).await
            && let Ok(accepted) = accept(&snapshot, &meta).await
        {
            return Ok(is_here(accepted, (meta, text), None));
        }
        let path = format!("list/{}", meta.file());
        match fetch_bounded(&path, meta.bytes, patience(FOR_LIST)).await {
            // The next list was published between the two answers.
            Err(LoadFailure::Status(404, _)) if again => again = false,
            Err(failure) => return Err(failure),
            Ok(snapshot) => {
                let accepted = accept(&snapshot, &meta).await?;
                return Ok(is_here(accepted, (meta, text), Some(snapshot)));
            }
        }
    }
}

/// Whether a list is read from its parts: where there are some, and this browser unpacks them.
fn comes_in_parts(meta: &Meta) -> bool {
    !meta.parts.is_empty() && unpacks()
}

/// A list without its prose, from its first part; and that part, where it is not on this machine.
/// `patience`: how long it may take to come then; with none the part is not asked for, and what reads it,
/// which this machine has in general, only for a short time.
async fn columns(
    meta: &Meta,
    patience: Option<Patience>,
) -> Result<(Packed, Option<Vec<u8>>), LoadFailure> {
    let Some(part) = meta.parts.first() else {
        return Err(LoadFailure::CutOff);
    };
    // Asked for before the list, so that both are on their way at the same time.
    let mut reader = pin!(columns_reader());
    let asked = reader
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()));
    let (bytes, is_kept) = part_of(part, patience).await?;
    let unpacked = unpack(&bytes, &part.file()).await?;
    breathe().await;
    let reader = match asked {
        Poll::Ready(found) => Some(found),
        Poll::Pending => {
            let time = patience.map_or(FOR_KEPT_READER, |_| FOR_READER);
            within(time, reader).await
        }
    };
    let read = match reader {
        None => return Err(LoadFailure::Program(LateFailure::NoAnswer)),
        Some(found) => found.map_err(|_| {
            LoadFailure::Program(LateFailure::of_answer(super::page::late_answer()))
        })?,
    };
    let list = read(unpacked, meta.clone()).await;
    Ok((
        list.map_err(LoadFailure::Refused)?,
        (!is_kept).then_some(bytes),
    ))
}

/// Reads a list from its first part, unpacked.
type ReadColumns = fn(Vec<u8>, Meta) -> Pin<Box<dyn Future<Output = Result<Packed, Refusal>>>>;

/// Only large lists come in parts, and the code that reads them weighs 4 KB: it is a late part.
#[wasm_split(columns, wasm_split_path = leptos::wasm_split, fallible)]
fn columns_reader() -> Result<ReadColumns, SplitLoaderError> {
    Ok(|unpacked, meta| Box::pin(read_columns(unpacked, meta)))
}

async fn read_columns(unpacked: Vec<u8>, meta: Meta) -> Result<Packed, Refusal> {
    let mut reader = ColumnsReader::new(unpacked, &meta)?;
    while !reader.step(AT_ONCE)? {
        breathe().await;
    }
    reader.finish()
}

/// People read between two looks at the clock.
const AT_ONCE: usize = 16;

/// The prose of some people: a further part. Where the list on screen is the kept one, only this
/// machine is asked. The part is put on this machine if it is still wanted when it has come.
pub async fn prose(
    part: &Part,
    origin: &Origin,
    is_wanted: &dyn Fn() -> bool,
) -> Result<Vec<u8>, LoadFailure> {
    let patience = match origin {
        Origin::Kept(_) => None,
        Origin::Published | Origin::Files => Some(PATIENT),
    };
    let (bytes, is_kept) = part_of(part, patience).await?;
    if !is_kept && is_wanted() {
        kept::put_part(part, &bytes).await;
    }
    unpack(&bytes, &part.file()).await
}

/// A part as it is published: from this machine, which then keeps it, or else from there.
async fn part_of(part: &Part, patience: Option<Patience>) -> Result<(Vec<u8>, bool), LoadFailure> {
    let name = part.file();
    if let Some(bytes) = kept::file(&name).await
        && accept_part(&bytes, part).await.is_ok()
    {
        return Ok((bytes, true));
    }
    let Some(patience) = patience else {
        return Err(LoadFailure::NoAnswer);
    };
    let bytes = fetch_bounded(&format!("list/{name}"), part.bytes, patience).await?;
    accept_part(&bytes, part).await?;
    Ok((bytes, false))
}

async fn from_kept(
    trust: &Trust,
    kept: &Kept,
    failure: LoadFailure,
) -> Result<AcceptedList, LoadFailure> {
    let Ok(meta) = accept_kept(kept.meta.as_bytes(), trust, &kept.seen) else {
        return Err(failure);
    };
    let found = match comes_in_parts(&meta) {
        true => columns(&meta, None)
            .await
            .ok()
            .map(|(list, _)| (list, Vec::new())),
        false => {
            let snapshot = kept::file(&meta.file()).await.unwrap_or_default();
            accept(&snapshot, &meta).await.ok()
        }
    };
    let Some((list, problems)) = found else {
        return Err(failure);
    };
    let standing = Standing {
        origin: Origin::Kept(failure),
        key: meta.key,
        sha256: meta.sha256,
        checked: Some(kept.checked).filter(|checked| *checked > 0),
        saved: Saved::Yes,
    };
    Ok(AcceptedList {
        rest: rest_of(&list, &meta),
        list,
        problems,
        standing,
        keep: None,
        first: None,
    })
}

type Accepted = (Packed, Vec<RecordProblem>);
/// A snapshot that is being checked. Boxed: its code exists once, not once for each way to the page.
type Accepting<'a> = Pin<Box<dyn Future<Output = Result<Accepted, LoadFailure>> + 'a>>;

/// Checks and reads a snapshot as [`accept_snapshot`](activelist_publication::accept_snapshot) does, with
/// room for other things in between.
fn accept<'a>(snapshot: &'a [u8], meta: &'a Meta) -> Accepting<'a> {
    Box::pin(take_in(snapshot, meta))
}

async fn take_in(snapshot: &[u8], meta: &Meta) -> Result<Accepted, LoadFailure> {
    let digest = digest(snapshot).await;
    next_turn().await;
    let mut reader = AcceptingReader::new(snapshot, &digest, meta, &Limits::STANDARD)
        .map_err(LoadFailure::Refused)?;
    next_turn().await;
    while !reader.step(AT_ONCE) {
        breathe().await;
    }
    let (list, problems) = reader.finish().map_err(LoadFailure::Refused)?;
    next_turn().await;
    let mut packing = Packing::new(list);
    while !packing.step(AT_ONCE) {
        breathe().await;
    }
    Ok((packing.finish(), problems))
}

async fn accept_part(bytes: &[u8], part: &Part) -> Result<(), LoadFailure> {
    let digest = digest(bytes).await;
    is_as_described(bytes, &digest, &part.sha256, part.bytes).map_err(LoadFailure::Refused)
}

/// The parts that a list still lacks.
fn rest_of(list: &Packed, meta: &Meta) -> Vec<Part> {
    match list.with_prose() == list.len() {
        true => Vec::new(),
        false => meta.parts.get(1..).unwrap_or(&[]).to_vec(),
    }
}

fn loaded(
    (list, problems): Accepted,
    origin: Origin,
    trust: &Trust,
    (meta, text): (Meta, Vec<u8>),
    snapshot: Option<Vec<u8>>,
) -> AcceptedList {
    let checked = origin == Origin::Published;
    let standing = Standing {
        origin,
        key: meta.key,
        sha256: meta.sha256,
        checked: checked.then(super::clock::seconds),
        saved: Saved::Saving,
    };
    let rest = rest_of(&list, &meta);
    let keep = Keep {
        in_parts: !rest.is_empty(),
        meta,
        // It was read as JSON, so it is UTF-8.
        text: String::from_utf8(text).unwrap_or_default(),
        snapshot,
        trust: trust.clone(),
        checked,
    };
    AcceptedList {
        list,
        problems,
        standing,
        keep: Some(keep),
        first: None,
        rest,
    }
}
