//! The window's title: the screen first, then the list's name.

use super::contents::find_title;
use crate::state::Page;
use activelist_model::catalog::Door;

/// The list's name where the operator set none.
pub const SITE: &str = "登録セキスペを探す";

/// The title of a screen.
pub fn title(page: &Page, door: Option<Door>, person: Option<&str>, site: Option<&str>) -> String {
    let site = site.unwrap_or(SITE);
    let screen = match page {
        Page::Home => return site.to_string(),
        Page::Incident(_) => "いま何が起きていますか",
        Page::Find => find_title(door),
        Page::List => "専門家の一覧",
        Page::People => "氏名で探す",
        Page::Card(_) => match person {
            Some(name) => return format!("{name}さんの個票｜{site}"),
            None => "個票",
        },
        Page::Cards(_) => "個票の印刷",
        Page::Shortlist => "候補",
        Page::Compare(_) => "候補を比べる",
        Page::Sheet => "相談準備シート",
        Page::Method => "この一覧のしくみ",
        Page::Device => "この端末に保存",
        Page::Unknown => "ページが見つかりません",
    };
    format!("{screen}｜{site}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_the_screen_and_then_the_list() {
        let check = |page: Page, person: Option<&str>, expected: &str| {
            assert_eq!(title(&page, None, person, None), expected);
        };
        check(Page::Home, None, "登録セキスペを探す");
        check(Page::List, None, "専門家の一覧｜登録セキスペを探す");
        let number = activelist_model::expert::RegistrationNumber::default();
        check(
            Page::Card(number),
            Some("見本 花"),
            "見本 花さんの個票｜登録セキスペを探す",
        );
    }
}
