//! The prepared mail: subject and first lines, safely encoded.

use crate::catalog::ContentSet;
use crate::expert::{MailAddress, Specialist};

/// A `mailto:` link with subject and body, to one recipient only.
pub fn mail_link(address: &MailAddress, specialist: &Specialist, contents: ContentSet) -> String {
    let subject = "情報セキュリティ支援のご相談（登録セキスペ一覧より）";
    let mut body = format!("{} 様\r\n\r\n", specialist.name);
    body.push_str("登録セキスペの一覧を拝見し、ご連絡しました。\r\n");
    if contents.is_empty() {
        body.push_str("情報セキュリティについてご相談したいと考えています。\r\n");
    } else {
        body.push_str("次の支援内容についてご相談したいと考えています。\r\n\r\n");
        for content in contents.iter() {
            body.push_str(&format!("・{} {}\r\n", content.id(), content.label()));
        }
    }
    body.push_str("\r\n会社名：\r\n担当者名：\r\n電話番号：\r\nご相談の内容：\r\n");
    format!(
        "mailto:{}?subject={}&body={}",
        encode(address.as_ref(), "@"),
        encode(subject, ""),
        encode(&body, "")
    )
}

/// A `mailto:` link to an address alone.
pub fn address_link(address: &str) -> String {
    format!("mailto:{}", encode(address, "@"))
}

/// A `tel:` link to a number as it is written, such as `#9110` or `03-1234-5678`.
pub fn phone_link(number: &str) -> String {
    let dialled = number
        .chars()
        .filter(|c| c.is_ascii_digit() || "+#*".contains(*c));
    format!("tel:{}", encode(&dialled.collect::<String>(), "+*"))
}

/// Percent encoding of everything but unreserved characters and those kept.
fn encode(text: &str, kept: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric()
            || b"-._~".contains(&byte)
            || kept.as_bytes().contains(&byte)
        {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_can_be_dialled() {
        assert_eq!(phone_link("#9110"), "tel:%239110");
        assert_eq!(phone_link("03-1234-5678（代表）"), "tel:0312345678");
        assert_eq!(phone_link("+81 (3) 1234-5678"), "tel:+81312345678");
    }

    #[test]
    fn nothing_a_person_stated_adds_a_header_or_a_recipient() {
        let address = MailAddress::parse("a&cc=x+'b@example.jp").expect("valid");
        assert_eq!(
            address_link(address.as_ref()),
            "mailto:a%26cc%3Dx%2B%27b@example.jp"
        );
        let address = MailAddress::parse("a+b'c%@example.jp");
        assert_eq!(address, None);
        let address = MailAddress::parse("a+b'c@example.jp").expect("valid");
        let someone = Specialist {
            name: "見本&bcc=x@example.jp\r\nCc: y".into(),
            ..Specialist::default()
        };
        let link = mail_link(&address, &someone, ContentSet::of_ids(&["1-1", "3-3"]));
        let (to, query) = link.split_once('?').expect("a query");
        assert_eq!(to, "mailto:a%2Bb%27c@example.jp");
        assert_eq!(query.matches('&').count(), 1);
        assert_eq!(query.matches('=').count(), 2);
        assert!(query.is_ascii() && !query.contains(char::is_whitespace));
        assert!(query.contains("1-1%20"));
    }
}
