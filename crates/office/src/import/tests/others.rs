//! Headers that resemble a column of the survey and mean something else: whatever they say besides is a reason not to
//! propose that column.

use super::refused::answers;
use super::*;

/// What is proposed for a header, while these columns of a form are missing.
fn proposed(missing: &[&str], header: &str, values: &[&str]) -> String {
    let mut rows = answers();
    rows.truncate(4);
    for wanted in missing {
        let at = rows[0].iter().position(|own| own.contains(wanted));
        let at = at.expect("a column");
        rows.iter_mut().for_each(|row| drop(row.remove(at)));
    }
    for (nth, row) in rows.iter_mut().enumerate() {
        row.push(match nth {
            0 => header.into(),
            nth => values[(nth - 1) % values.len()].into(),
        });
    }
    let file = csv_of(&rows, ',').into_bytes();
    let found = run(&[("a.csv", &file)], None);
    let mapping = cells_of(&found.mapping.expect("a mapping"));
    let row = mapping
        .iter()
        .find(|row| row[0] == "列" && row[1].trim_matches(['「', '」']) == header);
    row.unwrap_or_else(|| panic!("{header}"))[4].clone()
}

#[test]
fn a_word_more_than_a_column_explains_is_never_proposed() {
    let names: &[&str] = &["例示 花子", "見本 太郎", "架空 次郎"];
    let levels: &[&str] = &["3", "2", "1"];
    let mails: &[&str] = &["a@mihon.jp", "b@mihon.jp"];
    let pages: &[&str] = &["https://a.mihon.jp/"];
    let places: &[&str] = &["東京都;大阪府", "京都府"];
    let wrong: [(&[&str], &str, &[&str]); 56] = [
        (&[], "会社ホームページURL", pages),
        (&[], "LinkedInのURL", pages),
        (&[], "所属組織のホームページ", pages),
        (&[], "研究室のHP", pages),
        (&[], "事業所名（カナ）", &["レイジジムショ"]),
        (&[], "緊急連絡先のお名前（カナ）", &["レイジ ハナコ"]),
        (&[], "配偶者のフリガナ", &["レイジ ハナコ"]),
        (&[], "旧姓のふりがな", &["れいじ"]),
        (&[], "事務所所在地の市区町村", &["港区", "北区"]),
        (&[], "出身の市区町村", &["港区", "北区"]),
        (&[], "名刺の写真（添付）", &["a.png"]),
        (&[], "顔写真ファイル（本人確認書類）", &["a.png"]),
        (
            &["アクティブリスト"],
            "公開講座への参加希望",
            &["希望する", "希望しない"],
        ),
        (&["アクティブリスト"], "顧客事例の掲載許可", &["可", "否"]),
        (&["アクティブリスト"], "会報への掲載を承諾", &["はい"]),
        (
            &["アクティブリスト"],
            "掲載を希望しない",
            &["はい", "いいえ"],
        ),
        (
            &["アクティブリスト"],
            "名簿への掲載を希望しますか",
            &["はい", "いいえ"],
        ),
        (
            &["登録番号"],
            "中小企業診断士登録番号",
            &["123456", "234567"],
        ),
        (
            &["登録番号"],
            "ITコーディネータ登録番号",
            &["123456", "234567"],
        ),
        (&["登録番号"], "講習の登録番号", &["123456", "234567"]),
        (&["登録年"], "中小企業診断士の登録年", &["2019"]),
        (&["登録年"], "専門家として登録した年", &["2019"]),
        (
            &["メールアドレス"],
            "メールアドレス（事務局との連絡用・非公開）",
            mails,
        ),
        (&["メールアドレス"], "請求書送付先メールアドレス", mails),
        (&["メールアドレス"], "以前のメールアドレス", mails),
        (
            &["自己PR"],
            "事務局へのメッセージ",
            &["よろしくお願いします"],
        ),
        (&["自己PR"], "ご意見・ひとこと", &["長いです"]),
        (&["自己PR"], "会社の強み", &["長い歴史"]),
        (&["居住地"], "資料送付先住所", &["東京都港区"]),
        (&["居住地"], "帰省先（実家）のお住まい", &["東京都港区"]),
        (&["氏名"], "推薦者氏名", names),
        (&["氏名"], "氏名の公開可否", &["可"]),
        (&["氏名"], "もとの氏名", names),
        (&["支援形態"], "希望しない支援形態", &["講演・研修"]),
        (&["支援形態"], "苦手な支援方法", &["講演・研修"]),
        (&["保有資格"], "取得したい資格", &["CISSP"]),
        (&["保有資格"], "部下の保有資格", &["CISSP"]),
        (
            &["指導テーマ"],
            "興味のあるテーマ",
            &["情報セキュリティ規程の整備"],
        ),
        (
            &["指導テーマ"],
            "指導できないテーマ",
            &["情報セキュリティ規程の整備"],
        ),
        (&["都道府県"], "支援実績のある都道府県", places),
        (&["都道府県"], "支援できない都道府県", places),
        (&["希望報酬額"], "現在の報酬（1回2時間）", &["20,000円未満"]),
        (&["希望報酬額"], "最低報酬額", &["20,000円未満"]),
        (&["支援経験"], "支援を受けた経験の有無", &["経験あり"]),
        (&["支援件数"], "今年度の支援件数", &["3"]),
        (&["支援件数"], "支援をお断りした件数", &["3"]),
        (&["支援内容"], "受けたい支援の内容", &["規程"]),
        (&["支援可能期間"], "過去の支援期間", &["1～3か月"]),
        (&["得意業界"], "得意でない業界", &["医療;教育"]),
        (&["企業規模"], "勤務先の企業規模", &["従業員10名以下"]),
        (&["団体"], "過去に所属していた団体", &["税理士会"]),
        (&["回答日時"], "前回の回答日時", &["2024-01-01 10:00"]),
        (&["所属組織"], "前職の勤務先", &["例示商事"]),
        (&["経営戦略の理解"], "経営戦略の理解への関心", levels),
        (&["経営戦略の理解"], "経営戦略の理解（上司の評価）", levels),
        (&["リスクの定量化"], "リスクの定量化の指導希望", levels),
    ];
    let mut found = Vec::new();
    for (missing, header, values) in wrong {
        let column = proposed(missing, header, values);
        if !column.is_empty() && column != "使わない" {
            found.push(format!("{header} → {column}"));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn one_column_is_proposed_for_one_header_only() {
    let names = ["例示 花子", "見本 太郎", "架空 次郎"];
    let mut rows = answers();
    let at = rows[0].iter().position(|own| own == "氏名");
    let at = at.expect("a column");
    rows[0][at] = "お名前をご記入ください".into();
    for (nth, row) in rows.iter_mut().enumerate() {
        row.push(match nth {
            0 => "氏名（フルネーム）".into(),
            nth => names[nth % 3].into(),
        });
    }
    let file = csv_of(&rows, ',').into_bytes();
    let found = run(&[("a.csv", &file)], None);
    let mapping = cells_of(&found.mapping.expect("a mapping"));
    let of = |header: &str| {
        let row = mapping.iter().find(|row| row[1] == header);
        let row = row.expect("a row");
        (row[4].clone(), row[5].clone())
    };
    for header in ["お名前をご記入ください", "氏名（フルネーム）"] {
        assert_eq!(of(header), (String::new(), String::new()), "{header}");
    }
    // Nor for one where the column itself is there.
    assert_eq!(proposed(&[], "お名前をご記入ください", &names), "使わない");
}

/// The further wordings that a survey may have, in a hand that the rules were not written for, and what is proposed.
#[test]
fn a_seventh_hand_is_understood_as_far_as_it_says_nothing_else() {
    let right: [(&[&str], &str, &str, &[&str]); 16] = [
        (&["氏名"], "氏名をご入力ください。", "氏名", &["例示 花子"]),
        (&[], "お名前（ヨミガナ）", "フリガナ", &["レイジ ハナコ"]),
        (
            &["居住地"],
            "現在のお住まい（都道府県・市区町村まで）",
            "居住地（都道府県）",
            &["東京都港区"],
        ),
        (&["所属状況"], "現在の働き方", "所属状況", &["独立"]),
        (
            &["所属組織"],
            "お勤め先の名称（会社名・屋号など）",
            "所属組織・企業名",
            &["例示商事"],
        ),
        (
            &["メールアドレス"],
            "メールアドレスを教えてください",
            "メールアドレス",
            &["a@mihon.jp"],
        ),
        (
            &["登録番号"],
            "登録セキスペの番号",
            "登録番号",
            &["012345", "001234"],
        ),
        (
            &["登録年"],
            "情報処理安全確保支援士に登録した年（西暦）",
            "登録年",
            &["2019"],
        ),
        (
            &["保有資格"],
            "保有資格をすべて選択してください",
            "保有資格",
            &["CISSP"],
        ),
        (&["支援件数"], "これまでの支援件数", "支援件数", &["3"]),
        (
            &["都道府県"],
            "支援可能な地域（都道府県）",
            "都道府県",
            &["東京都;大阪府"],
        ),
        (
            &["支援形態"],
            "提供可能な支援の形態",
            "支援形態",
            &["講演・研修"],
        ),
        (
            &["指導テーマ"],
            "指導可能なテーマをお選びください",
            "指導テーマ",
            &["情報セキュリティ規程の整備"],
        ),
        (
            &["希望報酬額"],
            "希望する報酬額（1回2時間あたり）",
            "希望報酬額",
            &["20,000円未満"],
        ),
        (
            &["企業規模"],
            "対応可能な企業規模",
            "企業規模",
            &["従業員10名以下"],
        ),
        (
            &["自己PR"],
            "自己PRをご自由にお書きください",
            "自己PR",
            &["丁寧に進めます。"],
        ),
    ];
    let rightly = right
        .iter()
        .filter(|(missing, header, column, values)| {
            let said = proposed(missing, header, values);
            assert!(said.is_empty() || said == *column, "{header}: {said}");
            said == *column
        })
        .count();
    println!("{rightly} of {} are proposed rightly", right.len());
    assert!(rightly * 4 >= right.len() * 3, "{rightly}");
}
