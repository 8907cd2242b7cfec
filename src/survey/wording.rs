//! Faults and warnings in words: where, what, and what to do.

use super::column::SAMPLE_MARK;
use super::finding::{Fault, FaultKind, Finding, Warning, WarningKind};
use crate::expert::{TextFault, as_shown};

/// A fault in one line.
pub fn say_fault(fault: &Fault) -> String {
    let found = quoted(&fault.found);
    let said = match &fault.kind {
        FaultKind::Empty => {
            "ファイルに何も入っていません。回答の入ったファイルを指定してください。".into()
        }
        FaultKind::Workbook => "Excelブックのままでは読み取れません。Excelで「CSV UTF-8（コンマ区切り）」として保存し直してください。".into(),
        FaultKind::Utf16 => "文字コードがUTF-16のため読み取れません。「CSV UTF-8（コンマ区切り）」として保存し直してください。".into(),
        FaultKind::Undecodable { byte } => format!(
            "ファイルの先頭から{byte}バイト目の文字を、UTF-8としてもCP932（Shift_JIS）としても読み取れません。この行の文字を確かめ、「CSV UTF-8」として保存し直してください。"
        ),
        FaultKind::UnclosedQuote => "引用符（\"）で始まるセルが閉じられていません。この行より後の引用符の数を確かめてください。".into(),
        FaultKind::StrayQuote => "引用符（\"）で閉じたセルの後ろに文字があります。セルの中の引用符は2つ重ねて（\"\"）書いてください。".into(),
        FaultKind::NotASurvey => format!(
            "調査の見出しが1つも見つかりません（{found}）。1行目に「回答日時」「氏名」などの見出しがあるか確かめてください。"
        ),
        FaultKind::HeaderElsewhere { row } if fault.row.is_some_and(|taken| taken > *row) => format!(
            "この行を見出しとして読みましたが、{row}行目も調査の見出しのようです。見出しを1行だけにしてください。"
        ),
        FaultKind::HeaderElsewhere { row } if fault.row.is_none() => format!(
            "調査の見出しは{row}行目にあるようです。{row}行目より上の行を取り除いてください。"
        ),
        FaultKind::HeaderElsewhere { row } => format!(
            "この行を見出しとして読みましたが、調査の見出しは{row}行目にあるようです。{row}行目より上の行を取り除いてください。"
        ),
        FaultKind::NoAnswers => "見出しの下に回答がありません。回答の入ったファイルを指定してください。".into(),
        FaultKind::MissingColumn { similar: None } => {
            "必要な列がありません。この見出しの列を加えてください。".into()
        }
        FaultKind::MissingColumn {
            similar: Some(similar),
        } => format!(
            "必要な列がありません。似た見出し「{}」の列がこれに当たる場合は、見出しを直してください。",
            as_shown(similar, MOST)
        ),
        FaultKind::DuplicateColumn => "同じ見出しの列が2つ以上あります。1つだけ残してください。".into(),
        FaultKind::CellCount { expected, found } => format!(
            "セルが{found}個あり、見出しの{expected}個と合いません。区切り文字と引用符（\"）を確かめてください。"
        ),
        FaultKind::NameMissing => "氏名がありません。氏名を入力してください。".into(),
        FaultKind::Registration => format!(
            "{found}は登録番号として読み取れません。6桁までの数字（例: 012345、第012345号）で入力してください。"
        ),
        FaultKind::AnsweredAt => format!(
            "{found}は回答日時として読み取れません。「2025-07-03 09:05」または「2025/7/3 9:05」の形で入力してください。"
        ),
        FaultKind::UnknownOption { nearest: None } => {
            format!("{found}という選択肢はありません。調査票の選択肢のとおりに直してください。")
        }
        FaultKind::UnknownOption {
            nearest: Some(label),
        } => format!(
            "{found}という選択肢はありません。「{label}」に当たる場合は、そのとおりに直してください。"
        ),
        FaultKind::Separator => format!(
            "{found}は区切りの文字が違います。選択肢は「;」「、」または改行で区切ってください。"
        ),
        FaultKind::SeveralOptions => {
            format!("{found}には選択肢が2つ以上あります。1つだけにしてください。")
        }
        FaultKind::Level => format!(
            "{found}は0～3の回答ではありません。0～3で入力するか、未回答の場合は空欄にしてください。"
        ),
        FaultKind::Number { max } => format!(
            "{found}は数として読み取れません。0～{max}の整数で入力するか、わからない場合は空欄にしてください。"
        ),
        FaultKind::Year => format!(
            "{found}は登録年として読み取れません。2016年以降の西暦4桁で入力してください。"
        ),
        FaultKind::Mail => format!(
            "{found}はメールアドレスとして使えません。「taro@example.jp」の形で1つだけ入力してください。"
        ),
        FaultKind::Text(TextFault::TooLong { found: length, limit }) => format!(
            "{length}文字あり、上限の{limit}文字を超えています（{found}）。{limit}文字までに縮めてください。"
        ),
        FaultKind::Text(TextFault::Forbidden {
            character,
            position,
        }) => format!(
            "{position}文字目に使えない文字U+{:04X}{}があります（{found}）。その文字を取り除いてください。",
            u32::from(*character),
            name_of(*character),
        ),
        FaultKind::Consent if fault.found.is_empty() => {
            "掲載可否がありません。掲載の同意は推し量れないため、本人に確かめて「可」か「否」を入力してください。".into()
        }
        FaultKind::Consent => {
            format!("{found}は掲載可否として読み取れません。「可」か「否」を入力してください。")
        }
        FaultKind::SampleMark => format!(
            "{found}は見本の印として読み取れません。見本データの行には「{SAMPLE_MARK}」、実際の回答には空欄を入れてください。"
        ),
        FaultKind::SampleMixed => "見本データの行と実際の回答の行が混じっています。どちらか一方だけのファイルにしてください。".into(),
        FaultKind::Tie { other } => format!(
            "{other}行目と同じ登録番号・同じ回答日時（{found}）で、内容が異なります。どちらが新しいか本人に確かめ、一方の行を取り除いてください。"
        ),
    };
    format!("{}{said}", place(fault))
}

/// A warning in one line.
pub fn say_warning(warning: &Warning) -> String {
    let found = quoted(&warning.found);
    let said = match &warning.kind {
        WarningKind::ExtraColumn => {
            "調査票にない列です。読み飛ばしました。必要な列であれば見出しを確かめてください。"
                .into()
        }
        WarningKind::Homepage => format!(
            "{found}はhttps://で始まる通常のアドレスではありません。リンクにせず、文字のまま掲載します。"
        ),
        WarningKind::MailMissing => {
            "メールアドレスがありません。連絡先のない掲載になります。本人に確かめてください。"
                .into()
        }
        WarningKind::MailFictitious => {
            format!("{found}は見本用のアドレスです。実際の回答であれば本人に確かめてください。")
        }
        WarningKind::RecordWithoutExperience => format!(
            "支援経験で「経験あり」が選ばれていませんが、{found}とあります。両方をそのまま掲載します。本人に確かめてください。"
        ),
        WarningKind::OtherNotChosen => format!(
            "「その他」が選ばれていませんが、{found}とあります。そのまま掲載します。選択肢を確かめてください。"
        ),
        WarningKind::NoneWithOptions => format!(
            "「該当なし」とほかの選択肢が同時に選ばれています（{found}）。「該当なし」を除いて掲載します。"
        ),
        WarningKind::UnableWithPeriods => format!(
            "「支援不可」とほかの期間が同時に選ばれています（{found}）。支援不可として掲載しません。本人に確かめてください。"
        ),
        WarningKind::NameDiffers { other, name } => format!(
            "同じ登録番号の{other}行目では氏名が「{name}」です。最新の{found}で掲載します。同じ人か確かめてください。"
        ),
        WarningKind::NobodyListed => {
            "掲載する方が1人もいません。調査ファイルが正しいか確かめてください。".into()
        }
        WarningKind::PrivateUse(character) => format!(
            "外字U+{:04X}があります（{found}）。ほかの機器では正しく表示されないため、標準の文字に直してください。",
            u32::from(*character),
        ),
        WarningKind::PhotoFolder => format!(
            "{found}が指定されていますが、写真のフォルダーがありません。写真なしで掲載します。--photosでフォルダーを指定してください。"
        ),
        WarningKind::PhotoName => format!(
            "{found}はファイル名だけになっていません。写真なしで掲載します。フォルダーを含まない名前に直してください。"
        ),
        WarningKind::PhotoMissing => format!(
            "写真{found}が写真のフォルダーに見つからないか、読み取れません。写真なしで掲載します。"
        ),
        WarningKind::PhotoKind => format!(
            "写真{found}はPNG・JPEG・WebPのいずれでもありません。写真なしで掲載します。形式を変えて保存し直してください。"
        ),
        WarningKind::PhotoSize { found: size, limit } => format!(
            "写真{found}は{size}バイトあり、上限の{limit}バイトを超えています。写真なしで掲載します。小さくして保存し直してください。"
        ),
        WarningKind::PhotoMetadata => format!(
            "写真{found}に撮影情報（Exif）が残っています。撮影場所が含まれる場合があるため、取り除いてから公開することをお勧めします。"
        ),
    };
    format!("{}{said}", place(warning))
}

fn place<K>(finding: &Finding<K>) -> String {
    match (finding.row, finding.column.as_str()) {
        (None, "") => String::new(),
        (None, column) => format!("「{}」列: ", as_shown(column, MOST)),
        (Some(row), "") => format!("{row}行目: "),
        (Some(row), column) => format!("{row}行目「{}」列: ", as_shown(column, MOST)),
    }
}

/// Most characters of a text that is named.
const MOST: usize = 40;

/// The text found, in brackets, so that it neither turns nor hides what a terminal shows.
fn quoted(text: &str) -> String {
    if text.is_empty() {
        return "（空欄）".into();
    }
    let shown = as_shown(text, MOST);
    format!("「{shown}」")
}

const fn name_of(character: char) -> &'static str {
    match character {
        '\n' => "（改行）",
        '\t' => "（タブ）",
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => "（見えない空白）",
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "（文字の向きを変える記号）"
        }
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "（制御文字）",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_where_what_and_what_to_do() {
        let fault = Fault {
            row: Some(12),
            column: "都道府県".into(),
            found: "大阪".into(),
            kind: FaultKind::UnknownOption {
                nearest: Some("大阪府"),
            },
        };
        assert_eq!(
            say_fault(&fault),
            "12行目「都道府県」列: 「大阪」という選択肢はありません。「大阪府」に当たる場合は、そのとおりに直してください。"
        );
    }

    #[test]
    fn what_is_quoted_stays_on_its_line_and_visible() {
        let check = |text: &str, expected: &str| assert_eq!(quoted(text), expected);
        check("", "（空欄）");
        check("一\n二", "「一⏎二」");
        check("a\u{202e}b\u{1b}", "「a<U+202E>b<U+001B>」");
        check(&"字".repeat(41), &format!("「{}…」", "字".repeat(40)));
    }
}
