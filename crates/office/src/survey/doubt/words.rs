//! Words that say nothing: errors of a program, pointers to another cell, words for nothing, forms of address.
//!
//! People put the same in many words, so each kind is taken apart into what it is made of.

use super::WarningKind;

/// What a spreadsheet or a program shows instead of a result.
pub fn is_error_value(folded: &str) -> bool {
    const ERRORS: [&str; 20] = [
        "#NAME?",
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#ERROR!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#BUSY!",
        "#UNKNOWN!",
        "#EXTERNAL!",
        "#PYTHON!",
        "#TIMEOUT!",
        "#DELETED!",
        "#GETTING_DATA",
    ];
    const WAITING: [&str; 5] = [
        "loading",
        "読み込み中",
        "読込中",
        "読み込んでいます",
        "計算中",
    ];
    let filled = folded.len() > 2 && folded.bytes().all(|byte| byte == b'#');
    let unset = ["undefined", "NaN", "[objectObject]"].contains(&folded);
    // Most texts have no such mark, and a long list has a million of them.
    let marked = folded.contains('#').then(|| folded.to_ascii_uppercase());
    let known = marked.is_some_and(|text| {
        let is_bare = |error: &str| text == error.trim_end_matches(['!', '?']);
        ERRORS
            .iter()
            .any(|error| text.contains(error) || is_bare(error))
    });
    let waits = folded.trim_end_matches(['.', '…']);
    let waits =
        waits.len() < folded.len() && WAITING.contains(&waits.to_ascii_lowercase().as_str());
    let numbered = ["Err:", "エラー:"]
        .iter()
        .filter_map(|word| folded.strip_prefix(word));
    let mut numbered = numbered.filter(|number| !number.is_empty());
    filled || unset || known || is_error_form(folded) || waits || numbered.any(is_number)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The form that every spreadsheet gives its errors, whatever they are called: `#SPILL!`.
fn is_error_form(folded: &str) -> bool {
    let name = folded.strip_prefix('#');
    let name = name.and_then(|name| name.strip_suffix(['!', '?']));
    name.is_some_and(|name| {
        let is_part = |byte: u8| {
            byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'/')
        };
        name.len() > 2 && name.bytes().all(is_part)
    })
}

/// What people add to a word to be polite.
const POLITE: [&str; 9] = [
    "です",
    "になります",
    "となります",
    "でございます",
    "である",
    "とします",
    "とする",
    "だ",
    "ます",
];

/// A word without the brackets and stops around it, and without politeness.
fn plain(folded: &str) -> &str {
    let mut word = folded.trim_start_matches(['(', '「']);
    loop {
        let bare = word.trim_end_matches([')', '。', '.', '」', '!']);
        let polite = POLITE.iter().find_map(|ending| bare.strip_suffix(ending));
        let shorter = polite.filter(|shorter| !shorter.is_empty()).unwrap_or(bare);
        if shorter.len() == word.len() {
            return word;
        }
        word = shorter;
    }
}

/// A word that stands for the cell above or beside.
pub fn is_ditto(folded: &str) -> bool {
    const MARKS: [char; 8] = ['〃', '々', '仝', '"', '″', '”', '“', '〟'];
    const WORDS: [&str; 14] = [
        "同上",
        "同左",
        "同右",
        "同前",
        "同下",
        "同",
        "仝上",
        "同じ",
        "同じく",
        "同様",
        "同文",
        "以下同じ",
        "以下同様",
        "以下同文",
    ];
    const PHRASES: [&str; 14] = [
        "と同じ",
        "に同じ",
        "同じ",
        "と同様",
        "に同様",
        "同様",
        "のとおり",
        "の通り",
        "どおり",
        "通り",
        "を参照",
        "参照",
        "に記載",
        "記載",
    ];
    const BEFORE: [&str; 34] = [
        "上記",
        "上",
        "下記",
        "下",
        "左記",
        "左",
        "右記",
        "右",
        "前記",
        "前",
        "前述",
        "先述",
        "前掲",
        "1つ上",
        "一つ上",
        "すぐ上",
        "1つ前",
        "一つ前",
        "前回",
        "前年",
        "前年度",
        "昨年",
        "昨年度",
        "去年",
        "例年",
        "以前",
        "従来",
        "従前",
        "これまで",
        "別紙",
        "別添",
        "別表",
        "別記",
        "別途",
    ];
    const OF: [&str; 14] = [
        "の欄",
        "欄",
        "の行",
        "行",
        "の項目",
        "項目",
        "項",
        "のセル",
        "セル",
        "の回答",
        "回答",
        "の内容",
        "内容",
        "の",
    ];
    let bare = folded.trim_start_matches(['(', '「']);
    let is_mark = |text: &str| !text.is_empty() && text.chars().all(|mark| MARKS.contains(&mark));
    // 同上（本社）
    let noted = bare.split_once('(').map(|(before, _)| before);
    let mut readings = [Some(plain(folded)), noted.map(plain)]
        .into_iter()
        .flatten();
    readings.any(|text| {
        let mut before = PHRASES
            .iter()
            .filter_map(|phrase| text.strip_suffix(phrase));
        let points = |before: &str| {
            let named = OF.iter().filter_map(|of| before.strip_suffix(of));
            named.chain([before]).any(|place| BEFORE.contains(&place))
        };
        is_mark(text) || WORDS.contains(&text) || before.any(points)
    })
}

/// A word for nothing.
pub fn is_empty_word(folded: &str) -> bool {
    const NOTHING: [&str; 8] = [
        "なし",
        "無し",
        "無",
        "無い",
        "ない",
        "ナシ",
        "ありません",
        "ございません",
    ];
    const WORDS: [&str; 13] = [
        "空欄",
        "空白",
        "ブランク",
        "不明",
        "未定",
        "非該当",
        "n/a",
        "na",
        "null",
        "none",
        "nil",
        "該当しません",
        "該当せず",
    ];
    const ABOUT: [&str; 9] = [
        "記入", "記載", "回答", "入力", "該当", "登録", "設定", "選択", "作成",
    ];
    const BEFORE: [&str; 8] = [
        "特に",
        "とくに",
        "特段",
        "現在",
        "今のところ",
        "まだ",
        "とりたてて",
        "今回は",
    ];
    let word = plain(folded).to_ascii_lowercase();
    let rest = BEFORE.iter().find_map(|before| word.strip_prefix(before));
    let rest = rest.unwrap_or(&word);
    let mut about = ABOUT.iter().filter_map(|about| rest.split_once(about));
    let of_answer = about.any(|around| match around {
        ("未" | "無", "") => true,
        ("", nothing) => NOTHING.contains(&nothing.trim_start_matches(['は', 'が', 'も'])),
        _ => false,
    });
    WORDS.contains(&rest) || NOTHING.contains(&rest) || of_answer
}

/// Forms of address behind the name of a person.
pub const PERSONAL: [&str; 10] = [
    "様", "さま", "サマ", "殿", "氏", "先生", "さん", "君", "くん", "御中",
];
/// Forms of address behind the name of an organisation.
pub const CORPORATE: [&str; 4] = ["御中", "様", "さま", "殿"];

/// Words that end like a form of address.
const NO_ADDRESS: [&str; 14] = [
    "同様", "多様", "模様", "仕様", "一様", "異様", "神様", "御殿", "神殿", "宮殿", "本殿", "拝殿",
    "沈殿", "夢殿",
];

/// A form of address at the end of a name, also with a stop or a note behind it: 例示太郎様（代理）.
pub fn honorific(folded: &str, forms: &[&'static str]) -> Option<WarningKind> {
    let bare = folded.trim_end_matches(['。', '.', '、', ')']);
    let noted = folded
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    let noted = noted.map(|(before, _)| before);
    [Some(bare), noted].into_iter().flatten().find_map(|text| {
        let is_behind = |form: &&&str| {
            let name = text.strip_suffix(**form);
            name.is_some_and(|name| !name.trim_matches(['(', ')']).is_empty())
        };
        let form = forms.iter().find(is_behind)?;
        let is_word = NO_ADDRESS.iter().any(|word| text.ends_with(word));
        (!is_word).then_some(WarningKind::Honorific(form))
    })
}
