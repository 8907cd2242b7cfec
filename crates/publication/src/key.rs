//! Public keys: Ed25519 (RFC 8032), checked in the page itself. The browser's own cryptography is
//! not there on plain http, as in the network of a hall.

use std::fmt;

use ed25519_dalek::{Signature, VerifyingKey};

use super::digest::{Digest, from_hex, to_hex};

/// What is signed begins with this, so that no signature made for another purpose fits.
pub(super) const PURPOSE: &[u8] = b"activelist publication 1\n";

/// A public key that signs publications. Written as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Reads 64 hexadecimal digits. Keys that would accept forged signatures are refused.
    pub fn parse(text: &str) -> Option<PublicKey> {
        PublicKey::from_bytes(&from_hex(text)?)
    }

    /// The key of these 32 bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<PublicKey> {
        let key = VerifyingKey::from_bytes(bytes).ok()?;
        (!key.is_weak()).then_some(PublicKey(*bytes))
    }

    /// Its short name.
    pub fn id(&self) -> KeyId {
        let mut id = [0; 8];
        id.copy_from_slice(&Digest::of(&self.0).bytes()[..8]);
        KeyId(id)
    }

    /// Whether this key made the signature (128 hexadecimal digits) of this text.
    pub(super) fn signed(&self, text: &[u8], signature: &str) -> bool {
        let (Some(signature), Ok(key)) = (from_hex(signature), VerifyingKey::from_bytes(&self.0))
        else {
            return false;
        };
        let message = [PURPOSE, text].concat();
        let signature = Signature::from_bytes(&signature);
        key.verify_strict(&message, &signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

/// A key's short name: the first 8 bytes of its SHA-256, as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId([u8; 8]);

impl KeyId {
    /// Reads 16 hexadecimal digits.
    pub fn parse(text: &str) -> Option<KeyId> {
        from_hex(text).map(KeyId)
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}
