//! What a machine for visitors says: the time left, the answer to a code, faults of its settings,
//! and the address that a telephone takes along.

use crate::state::{CodeAnswer, KioskFault};
use activelist_model::expert::check_text;

/// The seconds at which the warning is read out. Each second would drown everything else.
const SAID: [u32; 4] = [60, 30, 20, 10];

/// The time left, for the eye.
pub fn left(seconds: u32) -> String {
    format!("あと{seconds}秒")
}

/// The time left, for the ear: what was said last stays until there is something new to say.
pub fn said(seconds: u32) -> String {
    let due = SAID.iter().rev().find(|said| seconds <= **said);
    due.map(|said| format!("あと{said}秒で消します"))
        .unwrap_or_default()
}

/// What the number pad answers.
pub fn answer(answer: CodeAnswer) -> String {
    match answer {
        CodeAnswer::Right => String::new(),
        CodeAnswer::Wrong => "番号が違います。もう一度入力してください。".to_string(),
        CodeAnswer::Paused(seconds) => {
            format!(
                "番号を続けて間違えたため、受け付けを止めています。{seconds}秒後に、もう一度入力してください。"
            )
        }
    }
}

/// Where a telephone goes: a page as it is; of a mail the recipient alone, because a code that
/// held the prepared text as well would be too fine to read, and the search is the visitor's own.
pub fn carried(link: &str) -> String {
    match link.split_once('?') {
        Some((address, _)) if is_mail(link) => address.to_string(),
        _ => link.to_string(),
    }
}

/// An address as people read and type it.
pub fn shown(address: &str) -> String {
    match address.strip_prefix("mailto:") {
        Some(recipient) => decoded(recipient),
        None => address.to_string(),
    }
}

/// The signs of a recipient, which a link writes by their numbers. They are all ASCII.
fn decoded(recipient: &str) -> String {
    let mut parts = recipient.split('%');
    let mut text = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let sign = part
            .get(..2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match sign {
            Some(sign) => {
                text.push(char::from(sign));
                text.push_str(&part[2..]);
            }
            None => text.push_str(part),
        }
    }
    text
}

/// What is forgotten at the end of a visit, where somebody is starred.
pub fn forgotten(starred: usize) -> String {
    format!("「終わる」を押すと、候補{starred}名と入力した内容を、この端末からすべて消します。")
}

/// How the shortlist comes along: by a code, or else by what is on screen.
pub const fn taken_along(has_code: bool) -> &'static str {
    match has_code {
        true => {
            "スマートフォンでQRコードを読み取ると、同じ候補と条件が開きます。書いたことばや会社のことは入っていません。"
        }
        false => {
            "この端末のページはスマートフォンからは開けないため、QRコードを出せません。名前と登録番号を、写真に撮るか、書き留めてください。"
        }
    }
}

/// Whether a link leads to a mail program.
pub fn is_mail(link: &str) -> bool {
    link.starts_with("mailto:")
}

/// The notice of faults in the settings; none where there are none.
pub fn notice(faults: &[KioskFault]) -> Option<String> {
    (!faults.is_empty()).then(|| faults.iter().map(kiosk_fault).collect())
}

/// A fault of the settings, for the operator.
pub fn kiosk_fault(fault: &KioskFault) -> String {
    let bounds = |place: &str, least: u32, most: u32, used: u32| {
        format!(
            "site.json の kiosk.{place} には、{least}から{most}までの整数（秒）を書いてください。いまは{used}秒にしています。"
        )
    };
    let usual = crate::state::Kiosk::default().times;
    match fault {
        KioskFault::Shape => {
            "site.json の kiosk には、true か false、または { } で囲んだ設定を書いてください。いまは true として扱っています。".to_string()
        }
        KioskFault::Idle(least, most) => bounds("idle", *least, *most, usual.idle),
        KioskFault::Warn(least, most) => bounds("warn", *least, *most, usual.warn),
        KioskFault::Print => {
            "site.json の kiosk.print には、true か false を書いてください。いまは true として扱っています。".to_string()
        }
        KioskFault::Code(least, most) => format!(
            "site.json の kiosk.code には、{least}桁から{most}桁までの半角の数字を \" \" で囲んで書いてください。いまは番号なしとして扱っています。"
        ),
        KioskFault::Address => "site.json の kiosk.address には、https:// で始まる、? と # のないアドレスを、200バイトまでで書いてください。いまはアドレスなしとして扱っています。".to_string(),
        KioskFault::Unknown(name) => match check_text(name, 30, false) {
            Ok(()) => format!("site.json の kiosk.{name} という設定はありません。"),
            Err(_) => "site.json の kiosk に、設定にない名前があります。".to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_shown_each_second_and_said_four_times() {
        assert_eq!(left(30), "あと30秒");
        let mut sentences: Vec<String> = (1..=120).rev().map(said).collect();
        sentences.dedup();
        assert_eq!(
            sentences,
            [
                "",
                "あと60秒で消します",
                "あと30秒で消します",
                "あと20秒で消します",
                "あと10秒で消します"
            ]
        );
    }

    #[test]
    fn a_telephone_takes_the_address_along_and_nothing_of_the_search() {
        for (link, expected) in [
            ("https://a.example.jp/b?c=1", "https://a.example.jp/b?c=1"),
            (
                "mailto:a@example.jp?subject=x&body=y",
                "mailto:a@example.jp",
            ),
            ("mailto:a@example.jp", "mailto:a@example.jp"),
        ] {
            assert_eq!(carried(link), expected);
        }
        assert_eq!(shown("mailto:a%2Bb%27c@example.jp"), "a+b'c@example.jp");
        assert_eq!(
            shown("https://a.example.jp/%E3%81%82"),
            "https://a.example.jp/%E3%81%82"
        );
    }

    #[test]
    fn a_fault_says_the_place_and_what_is_done_meanwhile() {
        let check = |fault, place: &str, text: &str| {
            let said = kiosk_fault(&fault);
            assert!(said.contains(place) && said.contains(text), "{said}");
        };
        check(KioskFault::Shape, "kiosk", "true として");
        check(KioskFault::Idle(30, 3600), "kiosk.idle", "120秒にして");
        check(KioskFault::Warn(20, 120), "kiosk.warn", "20から120まで");
        check(KioskFault::Print, "kiosk.print", "true か false");
        check(KioskFault::Code(4, 12), "kiosk.code", "4桁から12桁まで");
        check(KioskFault::Address, "kiosk.address", "アドレスなし");
        check(
            KioskFault::Unknown("idel".into()),
            "kiosk.idel",
            "ありません",
        );
        assert_eq!(notice(&[]), None);
        let hidden = kiosk_fault(&KioskFault::Unknown("a\u{202e}b".into()));
        assert!(!hidden.contains('\u{202e}'), "{hidden}");
    }
}
