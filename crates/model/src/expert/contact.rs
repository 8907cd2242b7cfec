//! Addresses a visitor may follow: only those that can do no harm become links.

use std::fmt;

/// What a person stated where an address belongs: a usable one, or the text as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated<T> {
    /// An address that may become a link.
    Usable(T),
    /// Anything else: shown as text, never as a link.
    AsWritten(String),
}

impl<T: AsRef<str>> Stated<T> {
    /// The text in either case.
    pub fn text(&self) -> &str {
        match self {
            Stated::Usable(address) => address.as_ref(),
            Stated::AsWritten(text) => text,
        }
    }

    /// The address, if it is usable.
    pub const fn usable(&self) -> Option<&T> {
        match self {
            Stated::Usable(address) => Some(address),
            Stated::AsWritten(_) => None,
        }
    }
}

macro_rules! address {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(String);

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl $name {
            /// The address, or the text as written.
            pub fn stated(text: &str) -> Stated<$name> {
                match $name::parse(text) {
                    Some(address) => Stated::Usable(address),
                    None => Stated::AsWritten(text.to_string()),
                }
            }
        }
    };
}

address! {
    /// A mail address: ASCII, at most 254 bytes, one `@`, a dotted host; nothing that could add
    /// a header or a second recipient to a mail link.
    MailAddress
}
address! {
    /// A home page: an `https` address in ASCII with a dotted host and no user name.
    HttpsAddress
}
address! {
    /// A published portrait: 64 hex digits (SHA-256 of the file) and `.png`, `.jpg` or `.webp`.
    PhotoName
}

impl MailAddress {
    /// Reads a mail address. Dots may follow one another: such addresses are in use in Japan.
    pub fn parse(text: &str) -> Option<MailAddress> {
        let (local, host) = text.split_once('@')?;
        let local_ok = (1..=64).contains(&local.len())
            && local
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&'*+-./=^_`{|}~".contains(&byte));
        (text.len() <= 254 && local_ok && is_host(host)).then(|| MailAddress(text.to_string()))
    }
}

impl HttpsAddress {
    /// Reads an `https` address of at most 200 bytes.
    pub fn parse(text: &str) -> Option<HttpsAddress> {
        let scheme = text.get(..8)?;
        let rest = text.get(8..)?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let host = match authority.split_once(':') {
            Some((host, port)) if is_port(port) => host,
            Some(_) => return None,
            None => authority,
        };
        let path_ok = path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
        (text.len() <= 200 && scheme.eq_ignore_ascii_case("https://") && is_host(host) && path_ok)
            .then(|| HttpsAddress(text.to_string()))
    }
}

/// Digits alone: `parse` would take a sign as well, and browsers do not.
fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

impl PhotoName {
    /// Reads the name of a published portrait.
    pub fn parse(text: &str) -> Option<PhotoName> {
        let (hash, kind) = text.split_once('.')?;
        let hash_ok = hash.len() == 64
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        (hash_ok && ["png", "jpg", "webp"].contains(&kind)).then(|| PhotoName(text.to_string()))
    }

    /// The kind of picture, as hosts send it.
    pub fn media_type(&self) -> &'static str {
        match self.0.rsplit_once('.') {
            Some((_, "png")) => "image/png",
            Some((_, "webp")) => "image/webp",
            _ => "image/jpeg",
        }
    }
}

fn is_host(host: &str) -> bool {
    let label_ok = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    host.len() <= 253 && host.contains('.') && host.split('.').all(label_ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_mail_addresses_become_links() {
        let check = |text: &str, usable: bool| {
            assert_eq!(MailAddress::parse(text).is_some(), usable, "{text}");
        };
        check("taro@example.jp", true);
        check("taro..yamada.@example.jp", true);
        check("a+b@sub.example.jp", true);
        check("r&d@example.co.jp", true);
        check("a@b.jp?bcc=x", false);
        check("a@b.jp,c@d.jp", false);
        check("a%0abcc@b.jp", false);
        check("a@b@c.jp", false);
        check("a b@c.jp", false);
        check("@c.jp", false);
        check("a@jp", false);
        check("a@-b.jp", false);
        check("山田@example.jp", false);
        check("", false);
    }

    #[test]
    fn only_https_pages_become_links() {
        let check = |text: &str, usable: bool| {
            assert_eq!(HttpsAddress::parse(text).is_some(), usable, "{text}");
        };
        check("https://www.example.jp/a?b=c#d", true);
        check("HTTPS://example.jp:8443", true);
        check("http://example.jp/", false);
        check("javascript:alert(1)", false);
        check("https://user@example.jp/", false);
        check("https://example.jp/<b>", false);
        check("https://example.jp:x/", false);
        check("https://example.jp:+443/", false);
        check("https:///x", false);
        check("https://例え.jp/", false);
        check("あいうえ", false);
    }

    #[test]
    fn a_photo_is_named_by_its_hash() {
        let hash = "0123456789abcdef".repeat(4);
        assert!(PhotoName::parse(&format!("{hash}.png")).is_some());
        assert!(PhotoName::parse(&format!("{hash}.svg")).is_none());
        assert!(PhotoName::parse(&format!("../{hash}.png")).is_none());
    }
}
