//! The prepared mail: subject and first lines, safely encoded.

use activelist_model::catalog::ContentSet;
use activelist_model::expert::{MailAddress, Specialist};

/// Where a mail link ends: Windows hands about 2,000 characters of a link on to the mail program, and
/// cuts off the rest or does nothing.
const MOST: usize = 1_800;

/// Most characters of the link that the firm's own words take, tried in turn: the longest names and
/// addresses leave less room.
const WORDS: [usize; 5] = [720, 540, 360, 180, 0];

/// A `mailto:` link with subject and body, to one recipient only, of less than `MOST` characters:
/// the first of the contents are named, the rest is counted. The firm's own words are in it as far as there
/// is room, and end with … where they were cut.
pub fn mail_link(
    address: &MailAddress,
    specialist: &Specialist,
    contents: ContentSet,
    words: &str,
) -> String {
    let head = format!(
        "mailto:{}?subject={}&body=",
        encode(address.as_ref(), "@"),
        encode("情報セキュリティ支援のご相談（登録セキスペ一覧より）", "")
    );
    let name = format!("{} 様\r\n\r\n", specialist.name);
    let about = match contents.is_empty() {
        true => "情報セキュリティについてご相談したいと考えています。\r\n",
        false => "次の支援内容についてご相談したいと考えています。\r\n\r\n",
    };
    let opening = ["登録セキスペの一覧を拝見し、ご連絡しました。\r\n", about];
    let opening = opening.map(|text| encode(text, "")).concat();
    let form = "\r\n会社名：\r\n担当者名：\r\n電話番号：\r\nご相談の内容：\r\n";
    let form = encode(form, "");
    let words = WORDS.map(|room| beginning(words.trim(), room));
    let lines: Vec<String> = contents
        .iter()
        .map(|content| encode(&format!("・{} {}\r\n", content.id(), content.label()), ""))
        .collect();
    // The longest names and addresses there may be leave no room for both.
    let greetings = [name.as_str(), "ご担当者様\r\n\r\n"].map(|greeting| encode(greeting, ""));
    let mut ways = greetings
        .iter()
        .flat_map(|greeting| words.iter().map(move |words| (greeting, words)));
    let body = ways.find_map(|(greeting, words)| {
        let taken = head.len() + greeting.len() + opening.len() + form.len() + words.len();
        let named = named(&lines, MOST.checked_sub(taken + 1)?)?;
        Some(
            [greeting, &opening, &named, &form, words]
                .map(String::as_str)
                .concat(),
        )
    });
    [head, body.unwrap_or_default()].concat()
}

/// The beginning of the firm's words, encoded, of at most so many characters.
fn beginning(words: &str, room: usize) -> String {
    // Mail programs expect both characters at the end of a line.
    let whole = encode(&words.replace("\r\n", "\n").replace('\n', "\r\n"), "");
    if whole.len() <= room {
        return whole;
    }
    let cut = encode("…", "");
    let mut kept = String::new();
    for letter in words.chars() {
        let letter = match letter {
            '\n' => encode("\r\n", ""),
            '\r' => continue,
            letter => encode(letter.encode_utf8(&mut [0; 4]), ""),
        };
        if kept.len() + letter.len() + cut.len() > room {
            break;
        }
        kept.push_str(&letter);
    }
    match kept.is_empty() {
        true => kept,
        false => kept + &cut,
    }
}

/// As many of the lines as have room, at least one, and how many more there are.
fn named(lines: &[String], room: usize) -> Option<String> {
    let least = lines.len().min(1);
    (least..=lines.len()).rev().find_map(|count| {
        let (kept, rest) = lines.split_at(count);
        let mut named = kept.concat();
        if !rest.is_empty() {
            named.push_str(&encode(&format!("・ほか{}件\r\n", rest.len()), ""));
        }
        (named.len() <= room).then_some(named)
    })
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

/// What to do where a telephone dials no link with a `#`, as iPhones do not; nothing for other numbers.
pub fn dialled_by_hand(number: &str) -> Option<&'static str> {
    number
        .starts_with('#')
        .then_some("番号を選んでも電話がかからないときは、電話機でこの番号を押してください。")
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
    use proptest::prelude::*;

    use super::*;
    use activelist_model::catalog::Content;

    #[test]
    fn numbers_can_be_dialled() {
        assert_eq!(phone_link("#9110"), "tel:%239110");
        assert_eq!(phone_link("03-1234-5678（代表）"), "tel:0312345678");
        assert_eq!(phone_link("+81 (3) 1234-5678"), "tel:+81312345678");
    }

    #[test]
    fn what_no_link_dials_everywhere_is_said_to_be_pressed() {
        assert!(dialled_by_hand("#9110").is_some());
        assert_eq!(dialled_by_hand("03-1234-5678（代表）"), None);
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
        let link = mail_link(&address, &someone, ContentSet::of_ids(&["1-1", "3-3"]), "");
        let (to, query) = link.split_once('?').expect("a query");
        assert_eq!(to, "mailto:a%2Bb%27c@example.jp");
        assert_eq!(query.matches('&').count(), 1);
        assert_eq!(query.matches('=').count(), 2);
        assert!(query.is_ascii() && !query.contains(char::is_whitespace));
        assert!(query.contains("1-1%20"));
    }

    fn someone(name: &str) -> Specialist {
        Specialist {
            name: name.into(),
            ..Specialist::default()
        }
    }

    /// The body as the mail program shows it.
    fn body_of(link: &str) -> String {
        let body = link.split_once("&body=").expect("a body").1.as_bytes();
        let mut bytes = Vec::new();
        let mut place = 0;
        while place < body.len() {
            let is_encoded = body[place] == b'%';
            bytes.push(match is_encoded {
                true => {
                    let hex = std::str::from_utf8(&body[place + 1..place + 3]).expect("two digits");
                    u8::from_str_radix(hex, 16).expect("two digits")
                }
                false => body[place],
            });
            place += if is_encoded { 3 } else { 1 };
        }
        String::from_utf8(bytes).expect("no character is cut in two")
    }

    #[test]
    fn what_the_firm_wrote_is_in_the_mail_as_far_as_there_is_room() {
        let address = MailAddress::parse("taro@example.jp").expect("valid");
        let said = |words: &str| {
            let link = mail_link(&address, &someone("見本 太郎"), ContentSet::EMPTY, words);
            let body = body_of(&link);
            let said = body.split_once("ご相談の内容：\r\n");
            said.expect("the form's last line").1.to_string()
        };
        assert_eq!(
            said(" 規程がない。\n教育もしたい "),
            "規程がない。\r\n教育もしたい"
        );
        let long = said(&"あ".repeat(300));
        assert!(long.ends_with("あ…") && long.chars().count() > 60, "{long}");
    }

    #[test]
    fn few_contents_are_all_named_and_many_are_counted() {
        let address = MailAddress::parse("taro@example.jp").expect("valid");
        let few = ContentSet::of_ids(&["1-1", "3-3"]);
        let body = body_of(&mail_link(&address, &someone("見本 太郎"), few, ""));
        assert!(body.starts_with("見本 太郎 様\r\n"), "{body}");
        assert_eq!(body.matches("\r\n・").count(), 2, "{body}");
        assert!(!body.contains("ほか"), "{body}");
        let all: ContentSet = Content::all().collect();
        let body = body_of(&mail_link(&address, &someone("見本 太郎"), all, ""));
        let named: Vec<&str> = body.lines().filter(|line| line.starts_with('・')).collect();
        let (rest, named) = named.split_last().expect("lines");
        assert!(named.len() >= 4, "{body}");
        for (line, content) in named.iter().zip(Content::all()) {
            assert_eq!(*line, format!("・{} {}", content.id(), content.label()));
        }
        assert_eq!(*rest, format!("・ほか{}件", 21 - named.len()));
        assert!(body.ends_with("ご相談の内容：\r\n"), "{body}");
    }

    proptest! {
        #[test]
        fn no_mail_link_is_longer_than_windows_hands_on(
            chosen in prop::collection::vec(any::<bool>(), 21),
            name in "[あ-ん]{1,40}|\\PC{1,40}|[𠀀-𠮷]{40}",
            local in "[a-z0-9]{1,64}|[!#$&'*+/=^`{|}~]{64}",
            host in "[a-z]{1,60}(\\.[a-z]{1,60}){1,3}",
            words in "[あ-ん、。\\n]{0,200}|[a-z &=?#%]{0,1000}|[𠀀-𠮷]{0,200}",
        ) {
            let contents: ContentSet = Content::all()
                .zip(&chosen)
                .filter_map(|(content, chosen)| chosen.then_some(content))
                .collect();
            let mut address = format!("{local}@{host}");
            address.truncate(254);
            let Some(address) = MailAddress::parse(&address) else {
                return Ok(());
            };
            let link = mail_link(&address, &someone(&name), contents, &words);
            prop_assert!(link.len() < 1_800, "{}", link.len());
            prop_assert!(address_link(address.as_ref()).len() < 1_800);
            // Everything chosen is named or counted, in its order, and nothing else.
            let body = body_of(&link);
            let (body, said) = body.split_once("ご相談の内容：\r\n").expect("the form's last line");
            let said = said.replace("\r\n", "\n");
            let is_beginning = words.trim().starts_with(said.trim_end_matches('…'));
            prop_assert!(is_beginning, "{}: {}", words, said);
            let mut lines = body.lines().filter(|line| line.starts_with('・')).peekable();
            let mut left: Vec<Content> = contents.iter().collect();
            while let Some(line) = lines.next_if(|line| !line.starts_with("・ほか")) {
                let content = left.remove(0);
                prop_assert_eq!(line, format!("・{} {}", content.id(), content.label()));
            }
            let rest = (!left.is_empty()).then(|| format!("・ほか{}件", left.len()));
            prop_assert_eq!(lines.next().map(str::to_string), rest);
            prop_assert!(contents.is_empty() || left.len() < contents.len());
        }
    }
}
