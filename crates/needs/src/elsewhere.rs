//! Needs that the contents do not serve, and who helps with them.
//!
//! Owns: the kinds of such needs and one sentence for each. Which words speak of them is in `others.txt`.

/// A need that others serve better than the specialists of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What `others.txt` calls it.
    pub(super) name: &'static str,
    /// Who helps, and with what the list can help beside it.
    pub sentence: &'static str,
}

/// The kinds, in the order of the packed table.
#[rustfmt::skip]
pub(super) static ELSEWHERE: [Elsewhere; 10] = [
    Elsewhere { name: "責任", sentence: "損害賠償や法律上の責任は、弁護士が判断します。登録セキスペには、必要な対策の程度を相談できます。" },
    Elsewhere { name: "保険", sentence: "保険の内容や加入は、保険会社や保険代理店が案内します。登録セキスペの一部には、保険が必要かどうかを相談できます。" },
    Elsewhere { name: "認証", sentence: "ISMS、Pマーク、TISAXなどの認証は、認証機関や審査機関が行います。登録セキスペには、取得に向けた準備を相談できます。支援内容や根拠の欄に、その認証の名前がある人を探してください。" },
    Elsewhere { name: "補助", sentence: "補助金の対象や申請は、商工会議所などの支援機関や補助金の事務局が案内します。登録セキスペには、使える施策の活用を相談できます。" },
    Elsewhere { name: "提案", sentence: "業者の提案や価格が妥当かどうかは、登録セキスペにセカンドオピニオンとして相談できます。特定のメーカーとの関係は調査でたずねていないため、直接お確かめください。" },
    Elsewhere { name: "情報化", sentence: "セキュリティ以外のITの困りごとは、ITコーディネータや商工会議所などのIT相談窓口に相談できます。" },
    Elsewhere { name: "委託元", sentence: "プロジェクトの要員や、登録セキスペによる確認や承認を探すときは、「その他技術的対策（詳細検索）」で技能ごとに探してください。" },
    Elsewhere { name: "侵入試験", sentence: "侵入テストや脆弱性診断の経験は、調査の34の設問にありません。根拠の欄にその経験を書いている人を探し、直接お確かめください。" },
    Elsewhere { name: "海外", sentence: "海外の取引先の要求や外国語での対応は、調査でたずねていません。対応できるかどうかを、直接お確かめください。" },
    Elsewhere { name: "連携", sentence: "連携先や仕事の相手として登録セキスペを探すときは、所属状況（独立）や、所属・つながりのある団体の条件で探してください。" },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_says_who_helps_and_ends() {
        for kind in ELSEWHERE {
            assert!(kind.sentence.ends_with('。'), "{}", kind.sentence);
            assert!(!kind.name.is_empty());
        }
    }
}
