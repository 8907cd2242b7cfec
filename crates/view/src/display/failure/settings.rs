//! What is wrong with the operator's settings, and what is not used of them because of it.

use activelist_publication::{detail_text, text_fault};

use super::found_text;
use crate::state::{MAX_ENTRIES, SiteFault, Unused};

/// The notice of faults in the operator's settings: what is not used of them, and why; none where
/// nothing is wrong.
pub fn site_notice(faults: &[SiteFault], is_kiosk: bool) -> Option<String> {
    const NAMED: usize = 5;
    let first = faults.first()?;
    let mut unused: Vec<String> = Vec::new();
    for fault in faults {
        let part = match fault.unused() {
            Unused::All => {
                unused.clear();
                break;
            }
            Unused::Part(part) => format!("{}（{part}）", part_name(part)),
            Unused::Surplus(list) => {
                format!(
                    "{}（{list} の{}件目から）",
                    part_name(list),
                    MAX_ENTRIES + 1
                )
            }
        };
        if !unused.contains(&part) {
            unused.push(part);
        }
    }
    let more = |count: usize| (count > NAMED).then(|| count - NAMED);
    let said = match (unused.is_empty(), first) {
        (true, SiteFault::Missing | SiteFault::NoAnswer | SiteFault::Status(_)) => {
            "表示の設定を読み込めなかったため、設定を使わずに表示しています。".to_string()
        }
        (true, _) if is_kiosk => "表示の設定に誤りがあるため、来場者用の設定（kiosk）のうち読み取れたものだけを使っています。".to_string(),
        (true, _) => "表示の設定に誤りがあるため、設定を使わずに表示しています。".to_string(),
        (false, _) => {
            let more = more(unused.len()).map(|more| format!("、ほか{more}件"));
            unused.truncate(NAMED);
            format!(
                "表示の設定に誤りがあるため、次のところを除いて表示しています：{}{}。",
                unused.join("、"),
                more.unwrap_or_default()
            )
        }
    };
    let named: Vec<String> = faults.iter().take(NAMED).map(site_fault).collect();
    let more = more(faults.len()).map(|more| format!("誤りは、ほかに{more}件あります。"));
    Some(format!(
        "{said}検索はそのまま使えます。{}{}",
        named.concat(),
        more.unwrap_or_default()
    ))
}

/// What a part of the settings is called on screen.
fn part_name(part: &str) -> &'static str {
    match part.split('[').next() {
        Some("events") => "催し",
        Some("links") => "関連するページ",
        Some("first_aid") => "緊急のときの窓口",
        _ => "お問い合わせ",
    }
}

/// A fault of the operator's settings, for the operator.
pub fn site_fault(fault: &SiteFault) -> String {
    let (place, what) = match fault {
        SiteFault::Missing => {
            return "site.json がありません。index.html と同じ場所に置いてください。".to_string();
        }
        SiteFault::NoAnswer => {
            return "接続を確かめてから、このページを読み込み直してください。".to_string();
        }
        SiteFault::Status(status) => {
            return format!(
                "公開場所のサーバーが site.json を返しませんでした（応答 {status}）。時間をおいて、このページを読み込み直してください。"
            );
        }
        SiteFault::TooLarge => {
            return "site.json が大きすぎます。64KB以内にしてください。".to_string();
        }
        SiteFault::Encoding(true) => {
            return "site.json が UTF-16 で保存されています。文字コードに UTF-8 を選んで、保存し直してください。".to_string();
        }
        SiteFault::Encoding(false) => {
            return "site.json の文字コードが UTF-8 ではありません（Shift_JIS などです）。UTF-8 を選んで、保存し直してください。".to_string();
        }
        SiteFault::Json {
            line,
            column,
            detail,
        } => {
            return format!(
                "site.json の{line}行{column}文字目のあたりに誤りがあります（{}）。",
                detail_text(detail)
            );
        }
        SiteFault::Empty(path) => (
            path.clone(),
            " が空です。文字を入れてください。".to_string(),
        ),
        SiteFault::Text(path, fault) => (path.clone(), format!("：{}", text_fault(*fault))),
        SiteFault::TooMany(path) => (
            path.clone(),
            format!(" が多すぎます。{MAX_ENTRIES}件以内にしてください。"),
        ),
        SiteFault::Number(path, least, most) => (
            path.clone(),
            format!(" は{least}から{most}までの整数にしてください。"),
        ),
        SiteFault::Date(path, found) => unreadable(
            path,
            found,
            "日付として読み取れません。暦にある日付を、2027-02-03 のように書いてください。",
        ),
        SiteFault::Url(path, found) => unreadable(
            path,
            found,
            "リンクにできません。https:// で始まるアドレスを、半角の英数字と記号で、200文字以内で書いてください。",
        ),
        SiteFault::Mail(path, found) => unreadable(
            path,
            found,
            "メールのリンクにできません。1件のアドレスを、半角の英数字と記号で、name@example.jp のように書いてください。",
        ),
        SiteFault::Phone(path, found) => unreadable(
            path,
            found,
            "電話番号として読み取れません。3桁から15桁までの半角の数字と、# - + ( ) や空白で書いてください。",
        ),
    };
    format!("site.json の {place}{what}")
}

/// Place and sentence of a value that cannot be used.
fn unreadable(path: &str, found: &str, why: &str) -> (String, String) {
    (
        path.to_string(),
        format!("「{}」を、{why}", found_text(found)),
    )
}
