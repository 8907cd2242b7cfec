//! The page about the method: what helps to decide, all of it by rules of ours.

use super::{Block, cell, points, table, text};
use crate::display::conditions::quoted;
use crate::display::relax::FEW;
use crate::state::MAX_SHORTLIST;
use activelist_model::catalog::{
    ContentSet, Door, EXPERIENCE_LONGEST, Group, INDUSTRY_AUTOMOTIVE, INDUSTRY_MEDICAL, OptionSet,
    TRADES,
};
use activelist_needs::{ASSETS, CONSULTATIONS, RULES};
use activelist_search::{MAX_TEAM, VETERAN_CASES};

/// The rules.
pub(super) fn guidance() -> Vec<Block> {
    let longest = Group::Experience.label_of(EXPERIENCE_LONGEST);
    let rule = |title: &str, blocks| Block::Rule(title.to_string(), blocks);
    vec![
        rule(
            "ことばからの支援内容の提案",
            vec![
                text(
                    "書かれたことばを、この一覧で作ったことばと支援内容の対応表に照らして、合いそうな内容を示します。手がかりにしたことばも示します。ことばがはっきり示す内容は、あらかじめ選び、「文章から自動で選択」と示します。合わないときは外せます。一度外した内容を、あらためて選ぶことはありません。支援内容は並び順だけに使うため、選んでも人数は減りません。",
                ),
                text(
                    "いま被害が起きているように読めるときは、先に応急の手当てをご案内します。起きていることをことばがはっきり示すときだけ、五つの入口のうちの一つへ、そうでないときは五つを並べた画面へご案内します。入口の見分け方を作るときに使っていない264の文では、正しい入口を示すか、示さないのが正しいものが55％、別の入口を示したものが2％でした。残りは、入口を選ばないか、被害と読み取れませんでした。",
                ),
                Block::Reason("何を頼めばよいかわからない会社が多いことが、報告書の調査でわかっているためです。はっきり示す内容とは、ほかの内容より点がはっきり高い一つと、書かれたことばだけで十分な点になるものです。対応表を作るときに使っていない302の文では、あらかじめ選んだ内容の96％が合っていました。"),
            ],
        ),
        suggestions(),
        trades(),
        rule(
            "あわせて考えたい支援内容",
            vec![
                text(
                    "情報資産の洗い出しと規程の作成は、関係の深い内容を選んだときに、あわせてお知らせします。インシデントへの緊急の対応を選んでいるときは、お知らせしません。",
                ),
                text(format!(
                    "もとにしたのは、報告書の{CONSULTATIONS}件の相談の集計です。情報資産の洗い出しは、希望が{}件、専門家と話して必要とわかったのが{}件、規程の作成は、希望が{}件、必要とわかったのが{}件でした。試行に参加した105社や、指導を受けた34社の数ではありません。",
                    ASSETS[0], ASSETS[1], RULES[0], RULES[1],
                )),
                Block::Reason(
                    "希望するより多くの相談で必要になったことがわかっているのは、この二つです。どの内容を選んだときに必要だったかは報告書にないため、お知らせする場合はこの一覧で決めました。",
                ),
            ],
        ),
        rule(
            "条件をゆるめる提案とあと一歩の専門家",
            vec![
                text(format!(
                    "条件に合う人が{FEW}名より少ないときに、条件を一つだけ変えたときの人数を、多い順に示します。示した人数は、押した後の人数と同じ計算です。条件が二つ以上あるときは、一つだけ合わない人も、一覧と同じ順で示します。"
                )),
                Block::Reason(
                    "条件に合う人が少ないときに、どの条件を変えれば見つかるかが一目でわかるようにするためです。報告書には提案の定めがありません。",
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

/// What the door for guidelines suggests.
fn suggestions() -> Block {
    let of = |industries: OptionSet| Door::Guideline.suggested(industries);
    let always = of(OptionSet::EMPTY);
    let names = |contents: ContentSet| {
        let names = contents
            .iter()
            .map(|content| format!("{}（{}）", content.label(), content.id()));
        names.collect::<Vec<_>>().join("、")
    };
    let further = [INDUSTRY_AUTOMOTIVE, INDUSTRY_MEDICAL].map(|industry| {
        let added = of(OptionSet::only(industry)).iter();
        let added = added.filter(|content| !always.has(*content)).collect();
        format!(
            "「{}」を選んだときに加えるもの：{}",
            Group::Industry.label_of(industry),
            names(added)
        )
    });
    let all = [format!("どの業界でも示すもの：{}", names(always))];
    Block::Rule(
        "業界ガイドラインの入口で示す支援内容".to_string(),
        vec![
            text(format!(
                "「{}」では、次の内容を示します。示すだけで、選ぶのは利用者です。",
                Door::Guideline.label()
            )),
            points(all.into_iter().chain(further)),
            Block::Reason(
                "どの業界にどの内容を示すかは報告書に定めがないため、この一覧で決めました。自動車産業で加えるものは、報告書の試行で、その業界の会社が相談した内容です。",
            ),
        ],
    )
}

/// Which option a trade takes that has none of its own.
fn trades() -> Block {
    let rows = TRADES
        .iter()
        .map(|trade| vec![cell(trade.label), cell(quoted(trade))]);
    let table = table("選択肢にない業種", &["業種", "使う選択肢"], rows.collect());
    Block::Rule(
        "選択肢にない業種".to_string(),
        vec![
            text(
                "次の業種は、報告書の画面にはありますが、スキル調査の得意業界の選択肢にありません。条件を選ぶ画面の「業種が見つからないとき」と、ことばからの提案では、次の選択肢を使います。二つあるときは、どちらかを得意とする人が残ります。",
            ),
            Block::Table(table),
            Block::Reason(
                "調査で答えた人がいない業種でも、近い業界を得意とする人を探せるようにするためです。",
            ),
        ],
    )
}
