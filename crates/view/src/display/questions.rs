//! What is worth asking a specialist in a matter, and what to bring along: our own words.

use activelist_model::catalog::{Content, ContentSet};

/// Questions worth asking of anyone.
pub const GENERAL: [&str; 6] = [
    "費用はいくらですか（交通費や資料代を含みますか）",
    "最初の相談は無料ですか",
    "支援の期間と回数は、どのくらいになりますか",
    "同じ業種や規模の会社を支援した経験はありますか",
    "緊急のときは、どのような方法で連絡すればよいですか",
    "秘密保持の約束を、書面で交わしてもらえますか",
];

/// Questions worth asking of someone who supports with this content, the weightiest first.
pub const fn questions(content: Content) -> [&'static str; 3] {
    QUESTIONS[content.index()]
}

/// What to bring along, by the contents chosen: first what serves most of them. Something that
/// serves in any matter comes first of all.
pub fn belongings(contents: ContentSet, most: usize) -> Vec<&'static str> {
    let served = |ids: &[&str]| {
        let serves = ContentSet::of_ids(ids);
        match contents.is_empty() {
            true => serves.len(),
            false => contents.iter().filter(|one| serves.has(*one)).count(),
        }
    };
    let counted: Vec<(usize, &str)> = BELONGINGS
        .iter()
        .map(|(label, ids)| (served(ids), *label))
        .collect();
    let mut found = vec![ALWAYS];
    // A pass for each count weighs less in the download than a sort.
    for count in (1..=MOST_SERVED).rev() {
        let next = counted.iter().filter(|(served, _)| *served == count);
        found.extend(next.map(|(_, label)| *label));
    }
    found.truncate(most);
    found
}

/// Most contents that one thing serves.
const MOST_SERVED: usize = 6;

const ALWAYS: &str = "会社案内など、事業の内容がわかるもの";

/// What to bring along, and the contents it serves.
const BELONGINGS: [(&str, &[&str]); 14] = [
    (
        "今ある社内規程",
        &["0-2", "1-1", "1-2", "1-3", "2-2", "7-1"],
    ),
    (
        "取引先から届いた調査票",
        &["0-1", "0-2", "0-3", "1-1", "2-2", "7-1"],
    ),
    (
        "パソコンなど機器の一覧",
        &["2-1", "2-2", "3-1", "3-2", "4-1", "6-1"],
    ),
    ("契約しているサービスの一覧", &["2-1", "2-3", "3-1", "6-1"]),
    (
        "ネットワーク図（手書きで可）",
        &["2-2", "3-2", "4-1", "4-2", "5-3"],
    ),
    ("起きたことの経過のメモ", &["5-3", "6-1", "6-2", "6-3"]),
    ("警告画面などの写真", &["5-3", "6-1", "6-3"]),
    ("組織図と緊急の連絡先", &["1-2", "1-3", "5-1", "5-2", "6-2"]),
    ("アカウントの一覧", &["2-3", "3-1"]),
    ("使っている対策製品の契約書", &["4-1", "4-2"]),
    ("これまでの研修の資料", &["1-2", "3-3"]),
    ("届いた不審なメールの例", &["3-3", "5-2"]),
    ("検討している補助金の資料", &["0-1", "0-3"]),
    ("取引先への連絡文の案", &["6-2"]),
];

/// In the order of the contents.
const QUESTIONS: [[&str; 3]; 21] = [
    [
        "当社が使える補助金や公的な支援制度はありますか",
        "費用をかけずに、まず使える資料や窓口はどれですか",
        "制度の申請には、どのくらいの時間と書類が必要ですか",
    ],
    [
        "ガイドラインのうち、当社が最初に取り組む項目はどれですか",
        "取引先に「取り組んでいる」と示すには、何が必要ですか",
        "社員には、どこまで読んでもらえばよいですか",
    ],
    [
        "当社の規模では、年間の予算はどのくらいが目安ですか",
        "対策の優先順位は、何を基準に決めますか",
        "計画は何年分を立て、どのように見直しますか",
    ],
    [
        "当社のような規模の会社で、規程はどのくらいの分量になりますか",
        "ひな形を使う場合、当社に合わせて直すのはどこですか",
        "取引先の調査票に答えるには、どの規程が必要ですか",
    ],
    [
        "規程を社員に知らせるには、どのような方法がよいですか",
        "守られているかを、誰がどのように確かめますか",
        "規程は、どのくらいの間隔で見直せばよいですか",
    ],
    [
        "専任の担当者を置けない場合、どのような体制にできますか",
        "経営者と担当者は、それぞれ何を受け持ちますか",
        "外部に任せてよいことと、社内に残すことは何ですか",
    ],
    [
        "洗い出しは、どの部署のどの情報から始めますか",
        "社員の作業は、どのくらいの時間になりますか",
        "台帳は、できた後どのように更新しますか",
    ],
    [
        "診断では何を調べ、どのような報告をもらえますか",
        "診断の間、業務を止める必要はありますか",
        "結果が出た後の改善も手伝ってもらえますか",
    ],
    [
        "いま使っているサービスの設定で、まず確かめる点はどこですか",
        "サービスを選ぶとき、契約のどこを見ればよいですか",
        "情報が漏れたとき、事業者と当社の責任はどう分かれますか",
    ],
    [
        "バックアップは、どこに何世代残せばよいですか",
        "退職者や共有のアカウントは、どのように整理しますか",
        "バックアップから戻せるかを、どのように試しますか",
    ],
    [
        "社外から接続するとき、どのような仕組みが安全ですか",
        "古い機器の入れ替えは、どれから行うべきですか",
        "見直しの工事や設定は、どこに頼めばよいですか",
    ],
    [
        "研修の時間と人数、開き方（訪問・オンライン）はどうなりますか",
        "当社の業務に合わせた内容にしてもらえますか",
        "研修の効果は、どのように確かめますか",
    ],
    [
        "当社の規模と予算に合う製品は、どのようなものですか",
        "導入した後の費用（更新料・保守料）は、年にいくらかかりますか",
        "特定の製品やメーカーとの関係はありますか",
    ],
    [
        "警告が出たとき、社内では誰が何をすればよいですか",
        "夜間や休日の見守りは、どこまで必要ですか",
        "記録（ログ）は、何をどのくらいの期間残しますか",
    ],
    [
        "手順書は、どのような被害を想定して作りますか",
        "夜間や休日の連絡は、どのように決めておきますか",
        "手順書のとおりに動けるかを、どのように試しますか",
    ],
    [
        "演習には誰が参加し、どのくらいの時間がかかりますか",
        "当社で起こりそうな場面を、どのように決めますか",
        "演習で見つかった課題は、どのようにまとめますか",
    ],
    [
        "いま止めるべき機器と、触ってはいけない機器はどれですか",
        "何時間以内に、どのような方法で対応してもらえますか",
        "証拠を残すために、どの記録を保管すればよいですか",
    ],
    [
        "復旧を試す前に、してはいけないことは何ですか",
        "復旧できる見込みと、できなかった場合の費用はどうなりますか",
        "どのデータから順に戻せば、業務を再開できますか",
    ],
    [
        "取引先や顧客には、いつ何を伝えるべきですか",
        "届け出が必要な官公庁や機関はどこですか",
        "問い合わせの窓口は、どのように用意しますか",
    ],
    [
        "報告書には何を書き、誰に提出しますか",
        "作成にあたり、当社が用意する記録は何ですか",
        "再発防止策は、どの程度まで具体的に書きますか",
    ],
    [
        "監査の範囲と日数は、どのように決めますか",
        "監査の前に、当社が用意する書類は何ですか",
        "指摘を受けた後、改善まで見てもらえますか",
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_one_line_on_paper_and_stands_once() {
        let asked = Content::all().flat_map(questions);
        let mut all: Vec<&str> = asked.chain(GENERAL).collect();
        for question in &all {
            assert!(question.chars().count() <= 36, "{question}");
            assert!(
                question.ends_with("か") || question.ends_with("か）"),
                "{question}"
            );
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn there_is_something_to_bring_for_every_content() {
        for content in Content::all() {
            let found = belongings(ContentSet::EMPTY.with(content), 7);
            assert!((2..=7).contains(&found.len()), "{}", content.id());
        }
        let found = belongings(ContentSet::of_ids(&["1-1"]), 7);
        assert_eq!(found, [ALWAYS, "今ある社内規程", "取引先から届いた調査票"]);
        assert_eq!(belongings(Content::all().collect(), 7).len(), 7);
        assert_eq!(belongings(ContentSet::EMPTY, 5).len(), 5);
    }

    #[test]
    fn the_contents_named_are_contents() {
        for (label, ids) in BELONGINGS {
            assert_eq!(ContentSet::of_ids(ids).len(), ids.len(), "{label}");
            assert!(ids.len() <= MOST_SERVED, "{label}");
            assert!(label.chars().count() <= 18, "{label}");
        }
    }
}
