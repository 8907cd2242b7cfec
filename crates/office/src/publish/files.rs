//! The files of a list, taken in as a page will before anything is written.

use super::PublishFault;
use activelist_publication::{
    KeyId, Limits, List, PARTS_FROM, Packed, SecretKey, Seen, SiteName, Trust, accept_meta,
    accept_parts, accept_snapshot, meta_of, write, write_meta, write_parts,
};

/// The files of a list.
pub(super) struct Files {
    pub snapshot: Vec<u8>,
    pub parts: Vec<Vec<u8>>,
    pub meta: Vec<u8>,
    pub key: Option<KeyId>,
}

/// Writes the files of a list and takes them in as a page of that site will that knows the key.
pub(super) fn files_of(
    list: &List,
    key: Option<&SecretKey>,
    site: Option<&SiteName>,
    limits: &Limits,
) -> Result<Files, Vec<PublishFault>> {
    let fault = |said: String| vec![PublishFault::SelfCheck(said)];
    let snapshot = write(list).map_err(|error| fault(error.to_string()))?;
    let limit = limits.bytes;
    if snapshot.len() > limit {
        return Err(vec![PublishFault::TooLarge {
            found: snapshot.len(),
            limit,
            people: list.specialists.len(),
        }]);
    }
    files_with(list, snapshot, key, site).map_err(fault)
}

fn files_with(
    list: &List,
    snapshot: Vec<u8>,
    key: Option<&SecretKey>,
    site: Option<&SiteName>,
) -> Result<Files, String> {
    let trust = match key {
        None => Trust::UNSIGNED,
        Some(key) => Trust::signed(key.public().ok_or("key")?, None),
    };
    let trust = trust.for_site(site.cloned());
    let parts = match list.specialists.len() > PARTS_FROM {
        true => write_parts(list),
        false => Vec::new(),
    };
    let mut record = meta_of(list, &snapshot, &parts);
    record.site = site.map(SiteName::to_string).unwrap_or_default();
    let meta = write_meta(&record, key).map_err(|error| error.to_string())?;
    let accepted =
        accept_meta(&meta, &trust, &Seen::default()).map_err(|refusal| format!("{refusal:?}"))?;
    if !parts.is_empty() {
        match accept_parts(&parts, &accepted) {
            Ok(read) if read == Packed::from(list.clone()) => {}
            Ok(_) => return Err("parts".to_string()),
            Err(refusal) => return Err(format!("{refusal:?}")),
        }
    }
    match accept_snapshot(&snapshot, &accepted, &Limits::STANDARD) {
        Ok((read, problems)) if problems.is_empty() && read == *list => Ok(Files {
            snapshot,
            parts,
            meta,
            key: accepted.key,
        }),
        Ok((_, problems)) => Err(format!("{problems:?}")),
        Err(refusal) => Err(format!("{refusal:?}")),
    }
}
