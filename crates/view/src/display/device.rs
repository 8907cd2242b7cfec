//! What this machine keeps for use without a network, in words.

use super::freshness::Freshness;
use super::trust::moment;
use super::wording::thousands;
use crate::state::{MAX_PHOTO_TOTAL, Origin, Photos, Saved, Standing, WorkerState};

/// Said where a look-up finds the same list.
pub const CURRENT: &str = "公開場所で確かめました。今の一覧が最新です";

/// Said where the files that somebody chose hold the same list.
pub const SAME_FILES: &str = "選んだファイルは、今の一覧と同じものでした";

/// Said where another list was taken.
pub fn replaced(serial: u64) -> String {
    format!("通し番号{serial}の一覧に替えました")
}

/// A line of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: &'static str,
    /// How it stands.
    pub text: String,
}

/// The list on screen.
pub fn list_facts(fresh: &Freshness, listed: usize, standing: &Standing) -> Vec<Fact> {
    let fact = |label, text| Fact { label, text };
    let origin = match &standing.origin {
        Origin::Published => "公開場所から受け取りました",
        Origin::Kept(_) => "この端末に保存してあったものです",
        Origin::Files => "選んだファイルから読み込みました",
    };
    let signature = match standing.key {
        Some(key) => format!("発行者の署名を確かめました（鍵の番号 {key}）"),
        None => "署名なし（書き換えられていないことは確かめられません）".to_string(),
    };
    let checked = standing.checked.and_then(moment);
    vec![
        fact("通し番号", fresh.serial.clone()),
        fact("公開日", format!("{}（{}）", fresh.published, fresh.age)),
        fact("有効期限", fresh.expires.clone()),
        fact("掲載", format!("{}名", thousands(listed as u64))),
        fact("署名", signature),
        fact("入手元", origin.to_string()),
        fact(
            "最後の確認",
            checked.unwrap_or_else(|| "まだ確かめていません".to_string()),
        ),
    ]
}

/// What is kept. A private window keeps things too, as long as it is open, and does not say that it is one.
const SAVED: &str = "保存しました。インターネットにつながらないときも使えます（プライベートウィンドウでは、閉じるまでの間だけです）";

/// Whether the list is kept.
pub const fn saved_text(saved: Saved) -> &'static str {
    match saved {
        Saved::Saving => "保存しています",
        Saved::Yes => SAVED,
        Saved::Refused => {
            "保存できませんでした。端末の空き容量が足りないか、ブラウザーの設定で止められています"
        }
        Saved::Unable => {
            "このブラウザーでは保存できません（アドレスがhttps://で始まるページを、通常のウィンドウで開いたときに保存できます）"
        }
        Saved::Forgotten => "消しました。次にこのページを開くと、また保存します",
    }
}

/// The program, with its version.
pub const PROGRAM: &str = concat!("検索のプログラム（版 ", env!("CARGO_PKG_VERSION"), "）");

/// Whether the program is kept.
pub const fn worker_text(state: WorkerState) -> &'static str {
    match state {
        WorkerState::Starting => "保存しています",
        WorkerState::Ready => SAVED,
        WorkerState::Waiting => {
            "保存しました（プライベートウィンドウでは、閉じるまでの間だけです）。新しい版の準備ができています。画面の上の案内から切り替えられます"
        }
        WorkerState::Failed => {
            "保存できませんでした。端末の空き容量が足りないか、公開場所のファイルがそろっていません"
        }
        WorkerState::Absent => {
            "このブラウザーでは保存できません（アドレスがhttps://で始まるページを、通常のウィンドウで開いたときに保存できます）"
        }
        WorkerState::Off => "この公開場所では、保存しないことになっています",
    }
}

/// How many photos are kept; unknown until the whole list is there.
pub fn photos_text(photos: Option<Photos>) -> String {
    let Some(photos) = photos else {
        return "一覧の文章を読み込んだ後にわかります".to_string();
    };
    if photos.all == 0 {
        return "この一覧に写真はありません".to_string();
    }
    format!(
        "{}枚のうち{}枚（{}）",
        thousands(photos.all as u64),
        thousands(photos.kept as u64),
        size(photos.bytes)
    )
}

/// How many on the shortlist are kept, and where they are taken away.
pub fn starred(count: usize) -> String {
    match count {
        0 => "保存していません".to_string(),
        count => format!("{count}名の登録番号（「候補」の画面で外すと消えます）"),
    }
}

/// What the photos may take.
pub fn photo_limit() -> String {
    format!(
        "写真は、合わせて{}まで保存します。保存していない写真は、つながっているときだけ表示されます。",
        size(MAX_PHOTO_TOTAL)
    )
}

/// Whether the browser keeps it even when it needs room.
pub const fn persists_text(persists: Option<bool>) -> &'static str {
    match persists {
        Some(true) => "ブラウザーが、空き容量が減っても消さないことになっています",
        Some(false) => "空き容量が減ると、ブラウザーが消すことがあります",
        None => "このブラウザーでは、わかりません",
    }
}

/// Bytes in tenths of a megabyte, rounded up.
fn size(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    match tenths % 10 {
        0 => format!("{}MB", tenths / 10),
        rest => format!("{}.{rest}MB", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_said_to_go_with_a_private_window() {
        let said = [
            saved_text(Saved::Yes),
            worker_text(WorkerState::Ready),
            worker_text(WorkerState::Waiting),
        ];
        for text in said {
            assert!(text.contains("プライベートウィンドウ"), "{text}");
        }
    }

    #[test]
    fn photos_are_counted_with_their_weight() {
        let check = |all, kept, bytes, expected: &str| {
            assert_eq!(photos_text(Some(Photos { kept, all, bytes })), expected);
        };
        check(0, 0, 0, "この一覧に写真はありません");
        check(40, 0, 0, "40枚のうち0枚（0MB）");
        check(40, 40, 34_619, "40枚のうち40枚（0.1MB）");
        check(1200, 1000, 30 << 20, "1,200枚のうち1,000枚（30MB）");
    }

    #[test]
    fn the_budget_is_said() {
        let said = photo_limit();
        assert!(
            said.starts_with("写真は、合わせて48MBまで保存します。"),
            "{said}"
        );
    }
}
