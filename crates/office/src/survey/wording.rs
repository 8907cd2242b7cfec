//! Faults and warnings in words: where, what, and what to do.

mod character;

use character::name_of;

use super::choice::UNABLE;
use super::column::SAMPLE_MARK;
use super::finding::{Fault, FaultKind, Finding, Warning, WarningKind};
use super::header::HEAD_ROWS;
use super::update::BEFORE;
use activelist_model::catalog::{Group, PREFECTURES};
use activelist_model::expert::{TextFault, as_shown};

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
        FaultKind::TooManyRows { limit } => format!(
            "空でない行が{limit}行を超えています。調査ファイルではないか、同じ回答が何度も入っていないか確かめてください。"
        ),
        FaultKind::TooManyCells { limit } => format!(
            "この行には{limit}個を超えるセルがあります。区切り文字と引用符（\"）を確かめてください。"
        ),
        FaultKind::LongCell { limit } => format!(
            "{limit}バイトを超えるセルがあります。引用符（\"）の数と、調査ファイルかどうかを確かめてください。"
        ),
        FaultKind::NotASurvey => format!(
            "調査の見出しが1つも見つかりません（{found}）。{HEAD_ROWS}行目までに「回答日時」「氏名」などの見出しの行があるか確かめてください。"
        ),
        FaultKind::AboveHeader => format!(
            "見出しの行より上に回答らしい行があります（{found}）。見出しの行を回答より上に移してください。"
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
        FaultKind::NotBefore { blank } => format!(
            "{found}の回答は、前回までの調査にありません。登録番号が間違っていないか確かめてください。新しい方のときは、すべての項目の回答が要ります（{}が空欄です）。",
            blank.join("、")
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
        FaultKind::CellCount {
            expected,
            found: cells,
        } => format!(
            "セルが{cells}個あり、見出しの{expected}個と合いません（見出しのない列に{found}）。区切り文字と引用符（\"）を確かめてください。"
        ),
        FaultKind::NameMissing => "氏名がありません。氏名を入力してください。".into(),
        FaultKind::Registration => format!(
            "{found}は登録番号として読み取れません。6桁までの数字（例: 012345、第012345号）を1つだけ入力してください。"
        ),
        FaultKind::AnsweredAt => format!(
            "{found}は回答日時として読み取れません。「2025-07-03 09:05」または「2025/7/3 9:05」の形で入力してください。"
        ),
        FaultKind::SerialDay => format!(
            "{found}は、表計算ソフトの日付の通し番号のようです。この列のセルの書式を日付と時刻にして、「2025/7/3 9:05」と見える形で保存し直してください。"
        ),
        FaultKind::UnknownOption {
            group,
            nearest: None,
        } => format!(
            "{found}という選択肢はありません。調査票の選択肢{}に直してください。",
            choice_of(*group)
        ),
        FaultKind::UnknownOption {
            nearest: Some(label),
            ..
        } => format!(
            "{found}という選択肢はありません。「{label}」に当たる場合は、そのとおりに直してください。"
        ),
        FaultKind::Separator { used, right, other } => {
            let instead = match used.as_str() {
                "" => "選択肢の間を".to_string(),
                " " => "空白ではなく".to_string(),
                used => format!("「{}」ではなく", as_shown(used, MOST)),
            };
            let other = other.as_ref().map_or_else(String::new, |(column, text)| {
                format!(
                    "「その他」の内容は、「{column}」列に「{}」と入力してください。",
                    as_shown(text, MOST)
                )
            });
            format!(
                "{found}は区切りの文字が違います。{instead}「;」「、」または改行で区切り、「{right}」のように入力してください。{other}"
            )
        }
        FaultKind::OtherWithText { column, text } => format!(
            "{found}という選択肢はありません。「その他」の内容は列を分けます。この列には「その他」、「{column}」列に「{}」と入力してください。",
            as_shown(text, MOST)
        ),
        FaultKind::WholeCountry => format!(
            "{found}という選択肢はありません。47都道府県のすべてに当たる場合は、「{}」と入力してください。",
            PREFECTURES.join(";")
        ),
        FaultKind::HomeWithMunicipality { prefecture, rest } => format!(
            "{found}という都道府県はありません。この列には「{prefecture}」だけを入力し、「{}」は「居住地（市区町村）」列に入力してください。",
            as_shown(rest, MOST)
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
            "{found}は登録年として読み取れません。2016年以降の年を、西暦4桁（例: 2021）または元号（例: 令和3年）で入力してください。"
        ),
        FaultKind::Mail => format!(
            "{found}はメールアドレスとして使えません。「taro@example.jp」の形で1つだけ入力するか、ない場合は空欄にしてください。"
        ),
        FaultKind::Phone => format!(
            "{found}は電話番号として使えません。「03-1234-5678」の形で1つだけ入力するか、載せない場合は空欄にしてください。受付時間は「電話の受付時間」列に入力してください。"
        ),
        FaultKind::NoSuchAnswer { answers } => format!(
            "{found}という答えはありません。「{}」のどれかを入力するか、答えない場合は空欄にしてください。",
            answers.join("」「")
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
        FaultKind::Text(TextFault::Marks { position }) => format!(
            "{position}文字目に、前の文字に重ねて表示する記号（結合文字）が3つ以上続いています（{found}）。余分な記号を取り除いてください。"
        ),
        FaultKind::Text(TextFault::Unseen) => format!(
            "{found}には、目に見える文字がありません。本人に確かめて、正しい文字を入力してください。"
        ),
        FaultKind::Consent if fault.found.is_empty() => {
            "掲載可否がありません。掲載の同意は推し量れないため、本人に確かめて「可」か「否」を入力してください。".into()
        }
        FaultKind::Consent => {
            format!("{found}は掲載可否として読み取れません。「可」か「否」を入力してください。")
        }
        FaultKind::ConditionalConsent => format!(
            "{found}には条件が付いています。条件の付いた掲載可否は読み取れません。本人に確かめて回答を条件に合わせ（写真を載せない場合は写真を空欄にするなど）、この列には「可」か「否」だけを入力してください。"
        ),
        FaultKind::SampleMark => format!(
            "{found}は見本の印として読み取れません。見本データの行には「{SAMPLE_MARK}」、実際の回答には空欄を入れてください。"
        ),
        FaultKind::SampleMixed => "見本データの行と実際の回答の行が混じっています。どちらか一方だけのファイルにしてください。".into(),
        FaultKind::Tie { other: BEFORE } => format!(
            "「回答日時」が、前回までのこの方の回答（{}）のままです。この行が新しい回答のときは、返信を受け取った日時に書き直してください。同じ回答のときは、内容を前回に合わせるか、この行を取り除いてください。",
            fault.found
        ),
        FaultKind::Tie { other } => format!(
            "{}と同じ登録番号・同じ回答日時（{found}）で、内容が異なります。どちらが新しいか本人に確かめ、一方の行を取り除いてください。",
            row_label(*other)
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
        WarningKind::HoursWithoutPhone => format!(
            "{found}は電話の受付時間ですが、「電話」列に番号がありません。受付時間は載りません。番号を載せるかどうかを本人に確かめてください。"
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
        WarningKind::NameDiffers {
            other,
            name,
            is_listed,
        } => format!(
            "同じ登録番号の{}では氏名が「{name}」です。最新の{found}{}同じ人か確かめてください。",
            row_label(*other),
            match is_listed {
                true => "で掲載します。",
                false => "を使います（この方は掲載しません）。",
            }
        ),
        WarningKind::NobodyListed => {
            "掲載する方が1人もいません。調査ファイルが正しいか確かめてください。".into()
        }
        WarningKind::PrivateUse(character) => format!(
            "外字U+{:04X}があります（{found}）。ほかの機器では正しく表示されないため、標準の文字に直してください。",
            u32::from(*character),
        ),
        // What is handed in beside the survey has no row.
        WarningKind::LostCharacter(character) if warning.row.is_none() => format!(
            "{found}に、失われた文字の代わりとみられる「{character}」があります。正しい文字で指定し直してください。このまま掲載します。"
        ),
        WarningKind::LostCharacter(character) => format!(
            "{found}に、保存するときに失われた文字の代わりとみられる「{character}」があります。元の回答で文字を確かめ、直してください。このまま掲載します。"
        ),
        WarningKind::CharacterCode(code) => format!(
            "{found}に、文字の代わりの符号「{}」があります。元の回答で文字を確かめ、直してください。このまま掲載します。",
            as_shown(code, MOST)
        ),
        WarningKind::Formula => format!(
            "{found}は表計算ソフトの数式かセルの番地のようです。元の回答を確かめ、直してください。このまま掲載します。"
        ),
        WarningKind::ErrorValue => format!(
            "{found}は表計算ソフトなどのエラーの表示のようです。元の回答を確かめ、直してください。このまま掲載します。"
        ),
        WarningKind::Ditto => format!(
            "{found}は、ほかの欄や以前の回答を指しているようです。掲載では何を指すかわかりません。指す内容そのものを入力してください。このまま掲載します。"
        ),
        WarningKind::EmptyMark => format!(
            "{found}は、回答がないという印のようです。なければ空欄にしてください。このまま掲載します。"
        ),
        WarningKind::NameMark => format!(
            "{found}は、氏名ではなく、回答がないという印のようです。氏名を入力してください。このまま掲載します。"
        ),
        WarningKind::RegisteredLater { answered } => format!(
            "{found}は、回答日時の年（{answered}年）より後です。登録年と回答日時を確かめてください。このまま掲載します。"
        ),
        WarningKind::Honorific(form) => format!(
            "{found}に敬称「{form}」が付いているようです。敬称を除いてください。このまま掲載します。"
        ),
        WarningKind::NotAName(character) => format!(
            "{found}に、氏名らしくない文字「{character}」があります。氏名を確かめてください。このまま掲載します。"
        ),
        WarningKind::Municipality => format!(
            "{found}に、市区町村名のほかに都道府県名や番地があるようです。市区町村名だけにしてください。このまま掲載します。"
        ),
        WarningKind::KanaComposed => format!(
            "{found}に半角の文字か、濁点・半濁点の離れた文字があります。全角の文字に直して掲載します。"
        ),
        WarningKind::NotKana(character) => format!(
            "{found}に、カナ以外の文字「{character}」があります。読みを確かめてください。このまま掲載します。"
        ),
        WarningKind::AboveHeader => {
            format!("{found}は見出しの行より上にあるため、読み飛ばしました。")
        }
        WarningKind::Footer => format!(
            "{found}は合計や注記の行とみられるため、読み飛ばしました。回答の場合は、回答日時・氏名・登録番号などの各列に入力してください。"
        ),
        WarningKind::HeaderAgain => "見出しと同じ行です。読み飛ばしました。".into(),
        WarningKind::ShortRows => format!(
            "{}は行の終わりのセルがないため、空欄として読みました。行が途中で切れていないか、元のファイルで確かめてください。",
            warning.found
        ),
        WarningKind::SurplusCells => format!(
            "{}は見出しよりセルが多く、余りが空欄のため、読み飛ばしました。列がずれていないか、元のファイルで確かめてください。",
            warning.found
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
        WarningKind::PhotoHeic => format!(
            "写真{found}はHEIC形式（スマートフォンの写真の形式）のため、読み取れません。写真なしで掲載します。画像ソフトでJPEG形式に書き出すか、JPEG形式での送り直しを本人に頼み、調査ファイルの「写真」列もその名前に直してください。"
        ),
        WarningKind::PhotoSize { found: size, limit } => format!(
            "写真{found}は{}MBあり、読み取れる上限の{}MBを超えています。写真なしで掲載します。小さくして保存し直してください。",
            size.div_ceil(1 << 20),
            limit >> 20
        ),
        WarningKind::PhotoAnimated => format!(
            "写真{found}は動く画像（アニメーション）です。写真なしで掲載します。動かない画像にして保存し直してください。"
        ),
        WarningKind::PhotoBroken => format!(
            "写真{found}は、画像として最後まで読み取れません。壊れているか、途中で切れています。写真なしで掲載します。元の写真を開き、保存し直してください。"
        ),
        WarningKind::PhotoSide {
            found: (width, height),
            limit,
        } => format!(
            "写真{found}は縦横が{height}×{width}画素で、一辺の上限の{limit}画素を超えています。写真なしで掲載します。縮めて保存し直してください。"
        ),
        WarningKind::PhotoPixels {
            found: (width, height),
            limit,
        } => format!(
            "写真{found}は縦横が{height}×{width}画素あり、上限の合わせて{limit}画素を超えています。写真なしで掲載します。縮めて保存し直してください。"
        ),
    };
    format!("{}{said}", place(warning))
}

/// The options of a question to choose from.
fn choice_of(group: Group) -> String {
    if group == Group::Prefecture {
        return "（「東京都」「大阪府」などの都道府県名）のとおり".to_string();
    }
    let labels = group.answers().iter().copied();
    let unable = (group == Group::Period).then(|| format!("「{UNABLE}（理由）」"));
    let labels = labels.map(|label| format!("「{label}」")).chain(unable);
    let labels: Vec<String> = labels.collect();
    format!("（{}）のとおり", labels.concat())
}

/// Many addresses that nobody can have, in one line: a survey that was made up to try the program with.
pub(crate) fn say_fictitious_mails(count: usize, first: &Warning) -> String {
    let place = place(first);
    let place = place.trim_end_matches(": ");
    format!(
        "見本用のメールアドレスが{count}件あります（{place}の{}など）。架空の調査であればそのままでかまいません。実際の回答であれば、本人に確かめてください。",
        quoted(&first.found)
    )
}

/// A row of the file that was handed in; [`BEFORE`] where an answer stood in the survey to which it was added.
pub(crate) fn row_label(row: usize) -> String {
    match row {
        BEFORE => "前回までの回答".to_string(),
        row => format!("{row}行目"),
    }
}

fn place<K>(finding: &Finding<K>) -> String {
    match (finding.row, finding.column.as_str()) {
        (None, "") => String::new(),
        (None, column) => format!("「{}」列: ", as_shown(column, MOST)),
        (Some(row), "") => format!("{}: ", row_label(row)),
        (Some(row), column) => format!("{}「{}」列: ", row_label(row), as_shown(column, MOST)),
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

#[cfg(test)]
mod tests;
