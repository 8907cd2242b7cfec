//! The letter by which somebody is asked, also as a draft that a mail program opens.

use activelist_model::expert::{Date, RegistrationNumber};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Asked, RenewalRequest};
use crate::answer::answer_file_name;

/// Subject and text of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The subject.
    pub subject: String,
    /// The text; lines end with LF.
    pub text: String,
}

impl Letter {
    pub(super) fn new(
        name: &str,
        number: RegistrationNumber,
        answered: Date,
        request: &RenewalRequest<'_>,
    ) -> Letter {
        let reply_by = request.reply_by.map_or_else(String::new, |day| {
            format!("{}までにご返信いただけますと助かります。\n", in_words(day))
        });
        let (office, answered) = (request.office, in_words(answered));
        let example = request.today;
        let signature = match request.signature {
            "" => String::new(),
            signature => format!("\n{signature}\n"),
        };
        let file = answer_file_name(number);
        let text = format!(
            "{name} 様\n\n\
             登録セキスペの一覧の事務局です（一覧の発行元: {office}）。\n\
             スキル調査に{answered}にお答えいただいてから、しばらくたちました。\n\
             お答えの内容が今も正しいか、確かめていただけますか。\n\n\
             前回のお答えは、添付の「{file}」にあります（メモ帳などで開けます）。\n\
             同じことにもう一度お答えいただく必要はありません。\n\n\
             ・変わりがないとき: 「変更なし」とご返信ください。\n\
             ・変わったところ、加えたい実績があるとき: その内容をご返信ください。添付のファイルを書き直してお送りいただいてもかまいません。そのときは「回答日時」も、書き直した日時にしてください（例: \"{example} 13:00\"）。\n\
             ・掲載をやめるとき: その旨をご返信ください。\n\
             {reply_by}\n\
             第{number}号のお答えについてのお願いです。お心当たりのないときは、お手数ですがお知らせください。\n{signature}"
        );
        Letter {
            subject: format!("【お願い】登録セキスペの一覧の内容の確認（第{number}号）"),
            text,
        }
    }
}

fn in_words(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// Stands between the parts of a mail. No part can hold it: base64 has no underscore.
const BOUNDARY: &str = "_activelist_part_";

/// Octets of a text in an encoded word: a line may have 76 characters, with the header's name and the marks of a word.
const WORD: usize = 39;

/// Characters of a line of base64.
const LINE: usize = 76;

impl Asked {
    /// The letter as a draft with the answer file attached (RFC 5322, MIME). None where nobody knows an address.
    ///
    /// A mail that is attached by hand two hundred times is once attached to the wrong letter; so it is a draft with
    /// the file in it and not a text to be copied. `X-Unsent` makes Outlook open it as a mail that is to be sent. There is
    /// no sender and no date: those are the mail program's.
    pub fn draft(&self) -> Option<Vec<u8>> {
        let mail = self.mail.as_deref()?;
        let subject = encoded_words(&self.letter.subject);
        let text = lines(self.letter.text.replace('\n', "\r\n").as_bytes());
        let file = lines(&self.file);
        let name = encoded_words(&self.file_name);
        let name_star = percent(&self.file_name);
        let parts = [
            format!("To: {mail}"),
            format!("Subject: {subject}"),
            "X-Unsent: 1".to_string(),
            "MIME-Version: 1.0".to_string(),
            format!("Content-Type: multipart/mixed; boundary=\"{BOUNDARY}\""),
            String::new(),
            format!("--{BOUNDARY}"),
            "Content-Type: text/plain; charset=utf-8".to_string(),
            "Content-Transfer-Encoding: base64".to_string(),
            String::new(),
            text,
            format!("--{BOUNDARY}"),
            format!("Content-Type: application/json;\r\n name=\"{name}\""),
            "Content-Transfer-Encoding: base64".to_string(),
            format!("Content-Disposition: attachment;\r\n filename*=UTF-8''{name_star}"),
            String::new(),
            file,
            format!("--{BOUNDARY}--"),
            String::new(),
        ];
        Some(parts.join("\r\n").into_bytes())
    }
}

/// A text as words of a header (RFC 2047), each on a line of its own where there are several.
fn encoded_words(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for character in text.chars() {
        if word.len() + character.len_utf8() > WORD {
            words.push(std::mem::take(&mut word));
        }
        word.push(character);
    }
    words.push(word);
    let encoded = words
        .iter()
        .map(|word| format!("=?UTF-8?B?{}?=", STANDARD.encode(word)));
    encoded.collect::<Vec<_>>().join("\r\n ")
}

/// Bytes as lines of base64.
fn lines(bytes: &[u8]) -> String {
    let encoded = STANDARD.encode(bytes);
    let mut lines = Vec::new();
    let mut rest = encoded.as_str();
    while rest.len() > LINE {
        let (line, behind) = rest.split_at(LINE);
        lines.push(line);
        rest = behind;
    }
    lines.push(rest);
    lines.join("\r\n")
}

/// A name for a parameter of a header (RFC 2231).
fn percent(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let octet = |byte: u8| match is_plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(octet).collect()
}
