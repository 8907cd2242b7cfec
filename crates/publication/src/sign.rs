//! Signing keys and the description they sign. Native only: a page never holds a secret.

use ed25519_dalek::{Signer, SigningKey};
use zeroize::Zeroizing;

use super::digest::{Digest, from_hex, to_hex};
use super::key::{PURPOSE, PublicKey};
use super::meta::SignedRecord;
use super::{List, Part};

/// The least version of this program that reads what it writes in a schema.
const fn least_app(schema: u32) -> &'static str {
    match schema {
        1 => "0.1.0",
        _ => "0.2.0",
    }
}

/// What begins the text of a secret key, so that nobody takes it for anything else.
const SECRET: &str = "activelist-secret-key-1:";

/// A key that signs publications. It is neither shown nor compared: a log must not tell it.
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// The key of 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> SecretKey {
        SecretKey(SigningKey::from_bytes(seed))
    }

    /// Reads the one line of a key file.
    pub fn parse(text: &str) -> Option<SecretKey> {
        let digits = text.trim_end().strip_prefix(SECRET)?;
        let seed = Zeroizing::new(from_hex(digits)?);
        Some(SecretKey(SigningKey::from_bytes(&seed)))
    }

    /// The one line of its key file.
    pub fn to_text(&self) -> Zeroizing<String> {
        let seed = Zeroizing::new(self.0.to_bytes());
        let digits = Zeroizing::new(to_hex(seed.as_ref()));
        Zeroizing::new(format!("{SECRET}{}\n", digits.as_str()))
    }

    /// The key that pages are given. Nothing for one of the few keys that no page would take.
    pub fn public(&self) -> Option<PublicKey> {
        PublicKey::from_bytes(self.0.verifying_key().as_bytes())
    }
}

/// What a description says of a list for any site, its file, and its parts where it has any.
pub fn meta_of(list: &List, snapshot: &[u8], parts: &[Vec<u8>]) -> SignedRecord {
    let part = |bytes: &Vec<u8>| Part::of(bytes).to_text();
    let parts: Vec<String> = parts.iter().map(part).collect();
    let schema = list.schema();
    SignedRecord {
        schema,
        app: least_app(schema).to_string(),
        serial: list.serial,
        published: list.published.to_string(),
        expires: list.expires.to_string(),
        count: list.specialists.len() as u32,
        sha256: Digest::of(snapshot).to_string(),
        bytes: snapshot.len() as u64,
        parts: parts.join(","),
        outside: list.census.outside,
        site: String::new(),
    }
}

/// The file of a description, signed where there is a key. Same record and key, same bytes.
pub fn write_meta(
    record: &SignedRecord,
    key: Option<&SecretKey>,
) -> Result<Vec<u8>, serde_json::Error> {
    let signed = serde_json::to_string(record)?;
    let (id, signature) = match key.and_then(|key| Some((key, key.public()?))) {
        None => (String::new(), String::new()),
        Some((key, public)) => {
            let message = [PURPOSE, signed.as_bytes()].concat();
            let signature = to_hex(&key.0.sign(&message).to_bytes());
            (public.id().to_string(), signature)
        }
    };
    let file = format!("{{\"signed\":{signed},\"key\":\"{id}\",\"signature\":\"{signature}\"}}\n");
    Ok(file.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_file_and_signs_the_same() {
        let key = SecretKey::from_seed(&[7; 32]);
        let again = SecretKey::parse(&key.to_text()).unwrap();
        assert_eq!(key.public(), again.public());
        assert_eq!(
            PublicKey::parse(&key.public().unwrap().to_string()),
            key.public()
        );
        for text in ["", "activelist-secret-key-1:", "activelist-secret-key-1:00"] {
            assert!(SecretKey::parse(text).is_none(), "{text}");
        }
    }
}
