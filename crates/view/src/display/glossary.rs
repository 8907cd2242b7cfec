//! Words that firms need not know, and what they mean: a sentence each, our own.

/// A word and what it means.
pub type Term = (&'static str, &'static str);

/// The words, in the order of the Japanese syllables.
pub const GLOSSARY: [Term; 17] = [
    (
        "アカウント",
        "パソコンやサービスを使う人ごとの、利用者名とパスワードの組です。",
    ),
    (
        "インシデント",
        "情報の漏えい、ウイルスの感染、不正なログインなど、情報の安全がおびやかされる出来事です。",
    ),
    (
        "ガイドライン",
        "国や業界の団体が示す、行うべき対策の手引きです。",
    ),
    (
        "机上演習",
        "被害が起きたと想定し、どう動くかを話し合いながら確かめる訓練です。",
    ),
    ("規程", "会社の決まりを文書にしたものです。"),
    (
        "クラウドサービス",
        "インターネットを通じて使う、メール、ファイルの保管、会計などのサービスです。",
    ),
    (
        "サプライチェーン",
        "部品や仕事を受け渡しする、取引先どうしのつながりです。",
    ),
    (
        "システム監査",
        "情報システムの使い方や管理が適切かを、独立した立場の人が点検することです。",
    ),
    ("シナリオ", "起こりうる被害の筋書きです。"),
    (
        "情報資産",
        "顧客の名簿、図面、契約書、会計のデータなど、会社にとって価値のある情報です。",
    ),
    (
        "ステークホルダー",
        "取引先、顧客、従業員、監督する役所など、会社に関わりのある人や団体です。",
    ),
    (
        "台帳",
        "どこに、どのような情報があるかを書き出した一覧です。",
    ),
    (
        "バックアップ",
        "失われたときに戻せるように、データの写しを別の場所に取っておくことです。",
    ),
    (
        "有害事象",
        "情報の安全に悪い影響を与えるおそれのある出来事です。",
    ),
    (
        "リスク分析",
        "情報が漏れたり失われたりする起こりやすさと、起きたときの影響を調べることです。",
    ),
    (
        "UTM",
        "社内のネットワークの入口で、攻撃や危ない通信を防ぐ機能をまとめた機器です。",
    ),
    (
        "SECURITY ACTION",
        "中小企業が、情報セキュリティ対策に取り組むことを自ら宣言する制度です。IPAが運営しています。",
    ),
];

/// Those of the words that stand in this text.
pub fn terms_in(text: &str) -> impl Iterator<Item = Term> {
    GLOSSARY
        .into_iter()
        .filter(move |(word, _)| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_text_are_found() {
        let found: Vec<&str> = terms_in("インシデントシナリオの作成・机上演習の実施")
            .map(|(word, _)| word)
            .collect();
        assert_eq!(found, ["インシデント", "机上演習", "シナリオ"]);
        assert_eq!(terms_in("社員の研修").count(), 0);
    }

    #[test]
    fn every_meaning_is_a_sentence_that_does_not_use_its_own_word() {
        for (word, meaning) in GLOSSARY {
            assert!(meaning.ends_with('。') && !meaning.contains(word), "{word}");
        }
    }
}
