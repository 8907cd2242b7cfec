//! The signed description of a publication: nothing is accepted that the key did not sign.

use activelist_publication::{
    KeyId, Limits, MAX_META_BYTES, MAX_PART_BYTES, MAX_SERIAL, Meta, MetaRefusal, Part, PublicKey,
    SecretKey, Seen, SignedRecord, SiteName, Trust, accept_meta, write_meta,
};

/// Whatever is accepted is short, within its bounds and, where a key is known, signed with it.
pub fn meta(bytes: &[u8]) {
    let key = key();
    let public = key.public().expect("a sound key");
    let trust = Trust::parse(&public.to_string()).expect("a key");
    let nobody = Seen::default();
    if let Ok(meta) = accept_meta(bytes, &Trust::UNSIGNED, &nobody) {
        assert!(bytes.len() <= MAX_META_BYTES);
        assert_eq!(meta.key, None);
        is_bounded(&meta);
    }
    if let Ok(meta) = accept_meta(bytes, &trust, &nobody) {
        assert_eq!(meta.key, Some(public.id()));
        is_bounded(&meta);
        // One byte changed, anywhere, and it is not this file any more.
        let place = bytes.len() / 2;
        let mut changed = bytes.to_vec();
        changed[place] ^= 1;
        assert!(accept_meta(&changed, &trust, &nobody).is_err());
        let mut seen = Seen::default();
        seen.note(meta.key, meta.serial + 1);
        let (found, seen_serial) = (meta.serial, meta.serial + 1);
        let refusal = MetaRefusal::SerialBack {
            found,
            seen: seen_serial,
        };
        assert_eq!(accept_meta(bytes, &trust, &seen), Err(refusal));
    }
    if let Ok(record) = serde_json::from_slice::<SignedRecord>(bytes) {
        signed(&record, &key, &trust);
    }
    texts(&String::from_utf8_lossy(bytes));
}

/// A record that the key's owner signs is accepted as it is, or for its content refused.
fn signed(record: &SignedRecord, key: &SecretKey, trust: &Trust) {
    let Ok(file) = write_meta(record, Some(key)) else {
        return;
    };
    match accept_meta(&file, trust, &Seen::default()) {
        Ok(meta) => {
            is_bounded(&meta);
            let read = (meta.serial, meta.count, meta.bytes as u64);
            assert_eq!(read, (record.serial, record.count, record.bytes));
            assert_eq!(meta.published.to_string(), record.published);
            assert_eq!(meta.expires.to_string(), record.expires);
            assert_eq!(meta.sha256.to_string(), record.sha256);
            let parts = meta
                .parts
                .iter()
                .map(|part| format!("{}:{}", part.sha256, part.bytes));
            assert_eq!(parts.collect::<Vec<_>>().join(","), record.parts);
            assert_eq!(meta.outside, record.outside);
        }
        Err(MetaRefusal::TooLarge) => assert!(file.len() > MAX_META_BYTES),
        Err(MetaRefusal::Newer | MetaRefusal::BadField(_)) => {}
        Err(MetaRefusal::NotMeta) => assert!(!is_plain(record), "{record:?}"),
        Err(other) => panic!("{other:?}"),
    }
    let Ok(unsigned) = write_meta(record, None) else {
        return;
    };
    let refused = accept_meta(&unsigned, trust, &Seen::default());
    assert!(matches!(
        refused,
        Err(MetaRefusal::Unsigned | MetaRefusal::TooLarge)
    ));
}

/// Whether all its texts are of visible ASCII that JSON writes as it is: others are not read, where
/// only such a one can be right.
fn is_plain(record: &SignedRecord) -> bool {
    let texts = [
        &record.app,
        &record.published,
        &record.expires,
        &record.sha256,
        &record.parts,
    ];
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
    texts.iter().all(|text| text.bytes().all(plain))
}

fn is_bounded(meta: &Meta) {
    assert!((1..=MAX_SERIAL).contains(&meta.serial));
    assert!(meta.published <= meta.expires);
    assert!(meta.count as usize <= Limits::STANDARD.records);
    assert!(meta.outside as usize <= Limits::STANDARD.records);
    assert!(meta.bytes <= Limits::STANDARD.bytes);
    let file = meta.file();
    let hash = file
        .strip_prefix("snapshot-")
        .and_then(|rest| rest.strip_suffix(".json"))
        .expect("a plain name");
    let parts = meta.parts.len();
    assert!(parts == 0 || parts == Part::number(meta.count as usize));
    assert!(
        meta.parts
            .iter()
            .all(|part| (1..=MAX_PART_BYTES).contains(&part.bytes))
    );
    assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
}

/// Keys and names of keys have one text each.
fn texts(text: &str) {
    if let Some(key) = PublicKey::parse(text) {
        assert_eq!(key.to_string(), text);
    }
    if let Some(id) = KeyId::parse(text) {
        assert_eq!(id.to_string(), text);
    }
    if Trust::parse(text).is_some() && text != "unsigned" {
        let has_one_text =
            |key: &str| PublicKey::parse(key).is_some_and(|read| read.to_string() == key);
        assert!(text.split(' ').all(has_one_text), "{text}");
    }
    if let Some(name) = SiteName::parse(text) {
        assert_eq!(name.to_string(), text);
    }
}

/// A key for these tests alone, the same each time.
pub fn key() -> SecretKey {
    let text = ["activelist-secret-key", "-1:", &"07".repeat(32)].concat();
    SecretKey::parse(&text).expect("a key")
}
