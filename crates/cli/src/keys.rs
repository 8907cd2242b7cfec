//! Key files: how they are made, and which are taken for what.
//!
//! A secret key never leaves its file but to sign: no message holds a word of a key file.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use activelist_publication::{KeyId, PublicKey, SecretKey, Trust};
use zeroize::Zeroizing;

use crate::disk::{Links, open};
use crate::store::{StoreFault, say_store_fault};

/// No key file is longer.
const MAX_BYTES: u64 = 1024;

/// What is wrong with a key file.
#[derive(Debug)]
pub enum KeyFault {
    /// It cannot be read or written.
    Store(StoreFault),
    /// A new key would replace a file.
    Exists(PathBuf),
    /// A secret key named as public keys are.
    PublicName(PathBuf),
    /// A public key where a secret one is asked for.
    IsPublic(PathBuf),
    /// A secret key where a public one is asked for.
    IsSecret(PathBuf),
    /// No secret key.
    NotSecret(PathBuf),
    /// No public key.
    NotPublic(PathBuf),
    /// The same key twice.
    Twice(PathBuf),
    /// More than a current and a spare key.
    TooMany(usize),
    /// The system gives no random numbers.
    NoRandomness,
}

/// A key read from its file.
pub struct Signer {
    /// The key.
    pub key: SecretKey,
    /// Its short name.
    pub id: KeyId,
    /// Whether other people of this machine may read the file.
    pub is_open: bool,
}

/// The files of a new key.
#[derive(Debug)]
pub struct KeyFiles {
    /// The secret key's file.
    pub secret: PathBuf,
    /// The public key's file.
    pub public: PathBuf,
    /// The key's short name.
    pub id: KeyId,
}

/// The public key's file, beside the secret one.
pub fn public_file(secret: &Path) -> PathBuf {
    let mut name = secret.as_os_str().to_owned();
    name.push(".pub");
    PathBuf::from(name)
}

/// Makes a key: the secret one into a file that only its owner may read, the public one beside it.
/// Nothing is ever replaced.
pub fn make_keys(secret: &Path) -> Result<KeyFiles, KeyFault> {
    if secret.extension().is_some_and(|ending| ending == "pub") {
        return Err(KeyFault::PublicName(secret.to_path_buf()));
    }
    let public = public_file(secret);
    if public.symlink_metadata().is_ok() {
        return Err(KeyFault::Exists(public));
    }
    let key = new_key().ok_or(KeyFault::NoRandomness)?;
    let known = key.public().ok_or(KeyFault::NoRandomness)?;
    create(secret, 0o600, key.to_text().as_bytes())?;
    let written = create(&public, 0o644, format!("{known}\n").as_bytes());
    if written.is_err() {
        // Made just now, and of no use to anyone.
        let _ = fs::remove_file(secret);
    }
    written.map(|()| KeyFiles {
        secret: secret.to_path_buf(),
        public,
        id: known.id(),
    })
}

/// A new key from the system's source of randomness; nothing where that fails.
fn new_key() -> Option<SecretKey> {
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(seed.as_mut()).ok()?;
    Some(SecretKey::from_seed(&seed))
}

/// Reads the secret key that signs.
pub fn read_signer(path: &Path) -> Result<Signer, KeyFault> {
    let bytes = read(path)?;
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    if public_key(text).is_some() {
        return Err(KeyFault::IsPublic(path.to_path_buf()));
    }
    let key = SecretKey::parse(text);
    let known = key.and_then(|key| Some((key.public()?.id(), key)));
    let (id, key) = known.ok_or_else(|| KeyFault::NotSecret(path.to_path_buf()))?;
    Ok(Signer {
        key,
        id,
        is_open: is_open(path),
    })
}

/// Reads public keys: the current one, then the spare one.
pub fn read_trust(paths: &[PathBuf]) -> Result<Trust, KeyFault> {
    if paths.len() > 2 {
        return Err(KeyFault::TooMany(paths.len()));
    }
    let mut keys: Vec<PublicKey> = Vec::new();
    for path in paths {
        let bytes = read(path)?;
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        if SecretKey::parse(text).is_some() {
            return Err(KeyFault::IsSecret(path.clone()));
        }
        let key = public_key(text).ok_or_else(|| KeyFault::NotPublic(path.clone()))?;
        if keys.contains(&key) {
            return Err(KeyFault::Twice(path.clone()));
        }
        keys.push(key);
    }
    let mut keys = keys.into_iter();
    let current = keys.next().ok_or(KeyFault::TooMany(0))?;
    Ok(Trust::signed(current, keys.next()))
}

/// Whether the second of the keys signed. The page then believes the first one no more, so that a pair
/// in the wrong order cannot be got over once its first key is lost.
pub fn is_by_spare(trust: &Trust, key: KeyId) -> bool {
    trust.spare() == Some(key)
}

/// That the second of the keys signed, and when that is right.
pub fn say_by_spare(key: KeyId) -> String {
    format!(
        "注意: 予備の鍵（--keysの2つめ、鍵番号{key}）で署名されています。今の鍵を失い、予備の鍵に替えたときは、このままで正しいです。そうでないときは、--keysの順（今の鍵、予備の鍵）が逆のようです。逆の順のままページを作ると、この鍵を失ったときに、もう一方の鍵に替えられなくなります。"
    )
}

fn public_key(text: &str) -> Option<PublicKey> {
    PublicKey::parse(text.trim_end())
}

fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
    // Room from the start: a buffer that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(2 * MAX_BYTES as usize));
    let read =
        open(path, Links::Follow).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(store(path, error)),
    }
}

fn create(path: &Path, mode: u32, bytes: &[u8]) -> Result<(), KeyFault> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    restrict(&mut options, mode);
    let mut file = match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(KeyFault::Exists(path.to_path_buf()));
        }
        opened => opened.map_err(|error| store(path, error))?,
    };
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key is none.
        let _ = fs::remove_file(path);
    }
    written.map_err(|error| store(path, error))
}

#[cfg(unix)]
fn restrict(options: &mut fs::OpenOptions, mode: u32) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(mode);
}

/// Elsewhere a file has the rights of its folder.
#[cfg(not(unix))]
fn restrict(_: &mut fs::OpenOptions, _: u32) {}

#[cfg(unix)]
fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|data| data.permissions().mode() & 0o077 != 0)
}

/// Elsewhere this cannot be told from the file alone.
#[cfg(not(unix))]
fn is_open(_: &Path) -> bool {
    false
}

fn store(path: &Path, error: io::Error) -> KeyFault {
    KeyFault::Store(StoreFault {
        path: path.to_path_buf(),
        error,
    })
}

/// The fault in one line.
pub fn say_key_fault(fault: &KeyFault) -> String {
    let (path, text) = match fault {
        KeyFault::Store(fault) => return say_store_fault(fault),
        KeyFault::TooMany(found) => {
            return format!(
                "公開鍵（--keys）が{found}個あります。今の鍵と予備の鍵の2個までを、この順に指定してください。"
            );
        }
        KeyFault::NoRandomness => {
            return "この機器の乱数を使えないため、鍵を作れません。別の機器で作ってください。"
                .to_string();
        }
        KeyFault::Exists(path) => (
            path,
            "すでにあります。鍵を失わないよう、上書きはしません。別の名前を指定してください。",
        ),
        KeyFault::PublicName(path) => (
            path,
            ".pubで終わる名前は公開鍵に使います。別の名前を指定してください。",
        ),
        KeyFault::IsPublic(path) => (
            path,
            "公開鍵です。署名するには、秘密鍵のファイル（.pubの付かない方）を指定してください。",
        ),
        KeyFault::IsSecret(path) => (
            path,
            "秘密鍵です。人に渡してはいけません。公開鍵のファイル（.pubの付く方）を指定してください。",
        ),
        KeyFault::NotSecret(path) => (
            path,
            "秘密鍵のファイルではありません。activelist keygenで作ったファイルを指定してください。",
        ),
        KeyFault::NotPublic(path) => (
            path,
            "公開鍵のファイルではありません。activelist keygenで作った.pubのファイルを指定してください。",
        ),
        KeyFault::Twice(path) => (
            path,
            "同じ公開鍵が2度指定されています。2つめには予備の鍵を指定してください。",
        ),
    };
    format!("{}: {text}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_keys_are_never_the_same() {
        let key = || new_key().unwrap().public();
        assert_ne!(key(), key());
    }
}
