//! Reads the firm's size from numbers such as 従業員30名 or 10人ほどの会社.
//!
//! Owns: which number of people is the firm's own. 情シス2名 or 患者100人 is not.

use super::fold::{Folded, follows};

/// A size found in the text.
pub(super) struct Size {
    /// Position among the options of the size.
    pub(super) option: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Words before the number that make it the firm's.
const STAFF: [&str; 14] = [
    "従業員",
    "社員",
    "職員",
    "すたっふ",
    "総勢",
    "全員で",
    "全部で",
    "人数",
    "社員数",
    "人員",
    "ぱーと",
    "家族",
    "看護師",
    "会社は",
];
/// Words after the number that make it the firm's.
const FIRM: [&str; 18] = [
    "の会社",
    "の町工場",
    "の工場",
    "の企業",
    "の小さ",
    "の零細",
    "の中小",
    "規模",
    "の事業所",
    "の事務所",
    "の診療所",
    "の医院",
    "の店",
    "でやって",
    "で営",
    "で経営",
    "の製造",
    "の工務店",
];
/// What a firm is called after its trade: 12人の金属加工の会社.
const KINDS: [&str; 10] = [
    "会社",
    "工場",
    "企業",
    "事業所",
    "商店",
    "お店",
    "医院",
    "診療所",
    "旅館",
    "工務店",
];
/// How far after the number that is looked for.
const TRADE: usize = 12;
/// Words between the number and those: 10人ほどの会社.
const ABOUT: [&str; 7] = ["ほど", "くらい", "ぐらい", "程度", "弱", "前後", "足らず"];
/// Words near the number that make it somebody else's.
const OTHERS: [&str; 20] = [
    "情しす",
    "担当",
    "参加",
    "受講",
    "顧客",
    "患者",
    "利用者",
    "客",
    "会員",
    "生徒",
    "園児",
    "新入",
    "新人",
    "役員",
    "うち",
    "残業",
    "退職",
    "件",
    "分の",
    "講師",
];
/// How far before the number words are looked for.
const BEFORE: usize = 8;

/// The largest number of people that is the firm's own.
pub(super) fn recognise(text: &[Folded]) -> Option<Size> {
    let mut largest: Option<(u32, usize, usize)> = None;
    let mut at = 0;
    while at < text.len() {
        let Some((count, after)) = number(text, at) else {
            at += 1;
            continue;
        };
        let unit = ["名", "人"].iter().any(|unit| follows(text, after, unit));
        if unit && count > 1 && is_own(text, at, after + 1) {
            let end = after + 1;
            if largest.is_none_or(|(most, ..)| most < count) {
                largest = Some((count, at, end));
            }
        }
        at = after;
    }
    let (count, start, end) = largest?;
    let option = match count {
        0..=10 => 0,
        11..=50 => 1,
        51..=100 => 2,
        101..=300 => 3,
        _ => 4,
    };
    Some(Size { option, start, end })
}

fn is_own(text: &[Folded], start: usize, end: usize) -> bool {
    let about = ABOUT.iter().find(|word| follows(text, end, word));
    let end = end + about.map_or(0, |word| word.chars().count());
    let from = start.saturating_sub(BEFORE);
    let before = |words: &[&str]| {
        let mut places = from..start;
        places.any(|at| words.iter().any(|word| follows(text, at, word)))
    };
    let after = FIRM.iter().any(|word| follows(text, end, word)) || names_a_firm(text, end);
    if before(&STAFF) || after {
        return !before(&OTHERS) || after;
    }
    // 製造業30名。 and 30名の… at the very start speak of the firm, too.
    let closes = text
        .get(end)
        .is_none_or(|next| matches!(next.char, '。' | '、' | '\n' | 'で'));
    (start == 0 || before(&["業", "店", "社", "工場", "院", "施設", "所"]))
        && closes
        && !before(&OTHERS)
}

/// Whether the number is that of a firm which is named by its trade: の金属加工の会社.
fn names_a_firm(text: &[Folded], end: usize) -> bool {
    if !follows(text, end, "の") {
        return false;
    }
    let same = |at: &usize| {
        let here = text.get(*at);
        here.is_some_and(|here| !matches!(here.char, '。' | '、' | '\n'))
    };
    let trade = (end..end + TRADE).take_while(same);
    // Another firm's people are not this one's.
    let others = |at: &usize| {
        OTHERS
            .iter()
            .chain(&["取引先", "元請"])
            .any(|word| follows(text, *at, word))
    };
    trade
        .take_while(|at| !others(at))
        .any(|at| KINDS.iter().any(|kind| follows(text, at, kind)))
}

/// A number in digits or kanji, and the place after it.
fn number(text: &[Folded], start: usize) -> Option<(u32, usize)> {
    let mut at = start;
    let (mut total, mut last) = (0_u32, 0_u32);
    while let Some(folded) = text.get(at) {
        let char = folded.char;
        if let Some(digit) = char.to_digit(10).or_else(|| kanji(char)) {
            last = last.saturating_mul(10).saturating_add(digit);
        } else if let Some(unit) = unit(char).filter(|_| at > start || char != '千') {
            total = total.saturating_add(last.max(1).saturating_mul(unit));
            last = 0;
        } else if !(char == ',' && at > start) {
            break;
        }
        at += 1;
    }
    (at > start).then_some((total.saturating_add(last), at))
}

fn kanji(char: char) -> Option<u32> {
    let at = "〇一二三四五六七八九"
        .chars()
        .position(|digit| digit == char)?;
    Some(at as u32)
}

fn unit(char: char) -> Option<u32> {
    match char {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold_chars;
    use super::*;

    fn check(text: &str, expected: Option<usize>) {
        let found = recognise(&fold_chars(text)).map(|size| size.option);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_of_the_firms_own_people_become_its_size() {
        check("従業員30名の会社です", Some(1));
        check("１０人ほどの会社", Some(0));
        check("社員は二十五人です", Some(1));
        check("製造業30名。", Some(1));
        check("従業員1,200名", Some(4));
        check("正社員80名、パート40名", Some(2));
        check("社員百二十名", Some(3));
        check("東大阪の12人の金属加工の会社です", Some(1));
        check("70名の食品メーカーの工場", Some(2));
    }

    #[test]
    fn other_peoples_numbers_do_not() {
        check("患者100人の情報が漏れた", None);
        check("情シスは2名です", None);
        check("一人で全部やっている", None);
        check("研修に50名参加する", None);
        check("パソコン30台", None);
        check("5人の取引先の会社から言われた", None);
        check("3人の担当。会社は遠い", None);
    }
}
