//! The page about the method: what helps to decide, all of it by rules of ours.

use super::{Block, cell, points, table, text};
use crate::app::MAX_SHORTLIST;
use crate::catalog::{EXPERIENCE_LONGEST, Group, OptionSet, PREFECTURES, around};
use crate::present::relax::FEW;
use crate::search::{MAX_TEAM, VETERAN_CASES};

/// The rules.
pub(super) fn guidance() -> Vec<Block> {
    let neighbours = (0..PREFECTURES.len()).map(|place| {
        let near = around(OptionSet::only(place)).iter();
        let near: Vec<&str> = near.map(|place| PREFECTURES[place]).collect();
        vec![cell(PREFECTURES[place]), cell(near.join("、"))]
    });
    let neighbours = table("隣の都道府県", &["都道府県", "隣"], neighbours.collect());
    let longest = Group::Experience.label_of(EXPERIENCE_LONGEST);
    let rule = |title: &str, blocks| Block::Rule(title.to_string(), blocks);
    vec![
        rule(
            "ことばからの支援内容の提案",
            vec![
                text(
                    "書かれたことばを、この一覧で作ったことばと支援内容の対応表に照らして、合いそうな内容を示します。手がかりにしたことばも示します。提案するだけで、選ぶのは利用者です。",
                ),
                Block::Reason("何を頼めばよいかわからない会社が多いことが、報告書の調査でわかっているためです。"),
            ],
        ),
        rule(
            "あわせて考えたい支援内容",
            vec![
                text(
                    "情報資産の洗い出しと規程の作成は、関係の深い内容を選んだときに、あわせてお知らせします。インシデントへの緊急の対応を選んでいるときは、お知らせしません。",
                ),
                Block::Reason(
                    "報告書の試行では、この二つは、はじめに希望した会社より多くの会社に必要でした。状況診断と対応手順書は逆に少なかったため、お知らせの対象にしていません。",
                ),
            ],
        ),
        rule(
            "条件をゆるめる提案とあと一歩の専門家",
            vec![
                text(format!(
                    "条件に合う人が{FEW}名より少ないときに、条件を一つだけ変えたときの人数を、多い順に示します。示した人数は、押した後の人数と同じ計算です。条件が二つ以上あるときは、一つだけ合わない人も、一覧と同じ順で示します。"
                )),
                Block::Folded("隣の都道府県の表を見る", vec![Block::Table(neighbours)]),
                Block::Reason(
                    "隣の都道府県は、陸続きか、橋やトンネル、主な航路で行き来できるものとして、この一覧で決めました。実際に訪問できるかどうかは、専門家にお確かめください。",
                ),
            ],
        ),
        rule(
            "一人ではそろわないときの組み合わせ",
            vec![
                text(format!(
                    "選んだ支援内容のすべてに◎か○の付く人が、条件に合う人の中にいないときは、合わせるとそろう{MAX_TEAM}名までの組み合わせを示します。人数の最も少ない組から、内容ごとに最もよい評価（◎は2点、○は1点）の合計が高い組、一覧の順位の合計が小さい組の順に選びます。"
                )),
                text(format!(
                    "経験の長い人と浅い人の二人組は、実務経験{longest}で支援件数{VETERAN_CASES}件以上の人と、支援経験がなく、選んだ内容のどれかに◎か○の付く人から選びます。同じ都道府県に住む人を先にします。"
                )),
                Block::Reason(
                    "二人で組む形は報告書でも提案されています。誰と誰を組ませるかの決まりはないため、この一覧で決めました。",
                ),
            ],
        ),
        rule(
            "候補",
            vec![
                points([
                    format!("候補は{MAX_SHORTLIST}名までです。登録番号だけを、お使いの端末のブラウザーに保存します。共用の端末では保存しません。"),
                    "ほかの端末に引き継ぐリンクには、支援内容と条件、候補の登録番号だけが入ります。".to_string(),
                    "一覧が新しくなって載らなくなった人は、その登録番号を示してお知らせします。".to_string(),
                ]),
                Block::Reason("相談の準備を日を改めて続けたり、商工会議所の窓口で開いたりできるようにするためです。"),
            ],
        ),
    ]
}
