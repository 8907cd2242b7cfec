//! The parts of the sheet, cut to their limits.

use super::fit::{CUT, cell, cut, first_of, lines};
use super::limits::{self, BESIDE_CODE, HOME, Limits, MEASURE, NAME};
use super::{Cell, FIRM, Input, Item, Sheet, SheetPart};
use crate::display::chips::{ChipKind, chips};
use crate::display::contents::content_text;
use crate::display::events::coming;
use crate::display::freshness::date;
use crate::display::questions::{GENERAL, belongings, questions};
use crate::display::shortlist::StarredView;
use activelist_model::catalog::{Content, Menu};

/// Room for what was not chosen on screen, to be filled in by hand.
const TO_FILL_IN: &str = "（　　　　　　　　）";

/// Room of the words before the names of further contents, and of uneven ends of lines.
const FURTHER: usize = 80;

/// Said where the firm's words go on.
const NEED_CUT: &str = "…（以下略。全文は画面にあります）";

/// The sheet within these limits.
pub fn draw(input: &Input, limits: &Limits) -> Sheet {
    let sample = if input.sample {
        "【見本データ】"
    } else {
        ""
    };
    let mut lines = vec![
        format!("{sample}作成日 {}", date(input.today)),
        cut(input.list_line, BESIDE_CODE, 3, CUT),
    ];
    if input.has_code {
        lines.push("QRコードを読み取ると、同じ検索と候補をもう一度開けます。".to_string());
    }
    Sheet {
        lines,
        parts: vec![
            firm(input),
            need(input, limits),
            contents(input, limits),
            conditions(input, limits),
            people(input),
            asked(input, limits),
            brought(input, limits),
            desk(input, limits),
        ],
    }
}

fn item(lead: impl Into<String>, text: impl Into<String>) -> Item {
    Item {
        lead: lead.into(),
        text: text.into(),
    }
}

fn part(title: &'static str, kind: &'static str, items: Vec<Item>) -> SheetPart {
    SheetPart {
        title,
        kind,
        items,
        ..SheetPart::default()
    }
}

fn firm(input: &Input) -> SheetPart {
    let chosen = FIRM.iter().zip(input.firm).map(|((group, name), option)| {
        let label = option.and_then(|option| group.option(option));
        item(*name, label.unwrap_or(TO_FILL_IN))
    });
    let by_hand = ["会社名", "ご担当者"].map(|name| item(name, ""));
    part("自社のこと", "firm", chosen.chain(by_hand).collect())
}

fn need(input: &Input, limits: &Limits) -> SheetPart {
    let title = "困っていること";
    let text = tidy(input.need);
    if text.is_empty() {
        let ruled = vec![item("", ""); limits::BLANK_NEED];
        let note = "記入がありません。ここに手で書き込めます。".to_string();
        return SheetPart {
            note,
            ..part(title, "lines", ruled)
        };
    }
    let text = cut(&text, MEASURE, limits.need, NEED_CUT);
    part(title, "lines", vec![item("", text)])
}

/// What was written, without empty lines and what cannot be printed.
fn tidy(text: &str) -> String {
    let plain = |line: &str| -> String {
        let blank = |c: char| if c.is_control() { ' ' } else { c };
        line.chars()
            .map(blank)
            .collect::<String>()
            .trim()
            .to_string()
    };
    let lines = text.lines().map(plain).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn contents(input: &Input, limits: &Limits) -> SheetPart {
    let chosen = input.query.criteria.contents;
    let reason = |content| {
        let found = input
            .suggestions
            .iter()
            .find(|found| found.content == content);
        found.map_or(content_text(content), |found| &found.reason)
    };
    // First those that the firm's words led to.
    let led = input.suggestions.iter().map(|found| found.content);
    let mut ordered: Vec<Content> = led.filter(|content| chosen.has(*content)).collect();
    let further = chosen.iter().filter(|content| !ordered.contains(content));
    ordered.extend(further.collect::<Vec<_>>());
    let shown = ordered.iter().take(limits.contents).map(|content| {
        let lead = format!("{} {}", content.id(), content.label());
        let whole = limits::said(&item(lead.as_str(), reason(*content)));
        let whole = cut(&whole, MEASURE, limits.reason, CUT);
        let text = whole.strip_prefix(&format!("{lead}　")).unwrap_or(CUT);
        item(lead, text)
    });
    let further = ordered.iter().skip(limits.contents);
    let further: Vec<String> = further.map(|content| content.label().to_string()).collect();
    let note = match (chosen.is_empty(), further.is_empty()) {
        (true, _) => "選んでいません。何を頼めばよいかも、窓口でご相談ください。".to_string(),
        (_, true) => String::new(),
        _ => format!(
            "ほかに、{}",
            first_of(&further, limits.further * MEASURE - FURTHER)
        ),
    };
    SheetPart {
        note,
        ..part("希望する支援内容", "lines", shown.collect())
    }
}

fn conditions(input: &Input, limits: &Limits) -> SheetPart {
    let mut rows = chips(input.query);
    rows.retain(|row| {
        let mut kinds = row.chips.iter().map(|chip| chip.kind);
        !kinds.any(|kind| matches!(kind, ChipKind::Content(_)))
    });
    let shown = |room| -> Vec<Item> {
        let said = rows.iter().map(|row| {
            let labels: Vec<String> = row.chips.iter().map(|chip| tidy(&chip.label)).collect();
            let text = first_of(&labels, room);
            item(format!("{}：", row.name), text)
        });
        said.collect()
    };
    let fits = |items: &[Item]| lines(&limits::joined(items.iter()), MEASURE) <= limits.conditions;
    let mut items = Vec::new();
    for room in limits::CONDITION {
        items = shown(room);
        if fits(&items) {
            break;
        }
    }
    let mut left = 0;
    while !fits(&items) && items.pop().is_some() {
        left += 1;
    }
    let note = match (rows.is_empty(), left) {
        (true, _) => "指定していません。".to_string(),
        (_, 0) => String::new(),
        (_, left) => format!("ほかに{left}種類の条件があります（すべては画面にあります）。"),
    };
    SheetPart {
        note,
        ..part("条件", "run", items)
    }
}

fn people(input: &Input) -> SheetPart {
    let title = match input.starred {
        true => "候補",
        false => "一覧の上位3名",
    };
    if input.people.is_empty() {
        let note = "候補を選んでいません。".to_string();
        return SheetPart {
            note,
            ..part("候補", "lines", Vec::new())
        };
    }
    let chosen = |menu| {
        input
            .query
            .criteria
            .contents
            .iter()
            .any(|one| one.menu() == menu)
    };
    let mut short = false;
    let mut people = vec![head(&chosen)];
    people.extend(
        input
            .people
            .iter()
            .map(|someone| row(someone, &chosen, &mut short)),
    );
    let mut note = "◎は特に得意、○は得意、空欄は印なし。".to_string();
    if !input.query.criteria.contents.is_empty() {
        note.push_str("枠で囲んだ番号は、希望する支援内容のメニューです。");
    }
    if !input.starred {
        note.push_str("候補を選んでいないため、並び順の最初の3名を載せています。");
    }
    if input.people.iter().any(|someone| someone.listed.is_none()) {
        note.push_str("「掲載なし」は、今の一覧に載っていない人です。");
    }
    if short {
        note.push_str("長い氏名と居住地は、途中を「…」で略しています。");
    }
    SheetPart {
        people,
        note,
        ..part(title, "lines", Vec::new())
    }
}

/// Said in place of the name of someone who has left the list.
const GONE: &str = "（掲載なし）";

/// Numbers of the menus, as the names of their columns.
const NUMBERS: [&str; 8] = ["0", "1", "2", "3", "4", "5", "6", "7"];

/// The columns: kind, name.
const COLUMNS: [(&str, &str); 4] = [
    ("name", "氏名"),
    ("number", "登録番号"),
    ("home", "居住地"),
    ("fee", "料金（1回2時間）"),
];

/// A row: a cell for each of [`COLUMNS`], those of the menus before the last.
fn cells(
    texts: [String; 4],
    menus: impl Fn(usize) -> (String, &'static str),
    chosen: &dyn Fn(Menu) -> bool,
) -> Vec<Cell> {
    let plain = COLUMNS.iter().zip(texts).map(|((kind, label), text)| Cell {
        kind,
        label,
        text,
        ..Cell::default()
    });
    let mut row: Vec<Cell> = plain.collect();
    for (menu, label) in Menu::ALL.into_iter().zip(NUMBERS) {
        let (text, meaning) = menus(menu.index());
        let cell = Cell {
            kind: "menu",
            label,
            text,
            meaning,
            chosen: chosen(menu),
        };
        row.insert(row.len() - 1, cell);
    }
    row
}

fn head(chosen: &dyn Fn(Menu) -> bool) -> Vec<Cell> {
    let names = COLUMNS.map(|(_, label)| label.to_string());
    let number = |menu: usize| (NUMBERS[menu].to_string(), Menu::ALL[menu].label());
    cells(names, number, chosen)
}

fn row(someone: &StarredView, chosen: &dyn Fn(Menu) -> bool, short: &mut bool) -> Vec<Cell> {
    let registration = someone.registration.clone();
    let Some(listed) = &someone.listed else {
        let none = || "－".to_string();
        let texts = [GONE.to_string(), registration, none(), none()];
        return cells(texts, |_| (none(), "載っていません"), chosen);
    };
    let mut fitted = |text: &str, room| {
        let (text, is_short) = cell(text, room);
        *short |= is_short;
        text
    };
    let name = fitted(&listed.name, NAME);
    let home = fitted(&listed.home, HOME);
    let mark = |menu: usize| {
        let mark = listed.menus[menu].mark;
        (mark.sign.to_string(), mark.meaning)
    };
    cells([name, registration, home, listed.fee.clone()], mark, chosen)
}

/// Half of them are of the contents, each content in turn; the rest is worth asking of anyone.
fn asked(input: &Input, limits: &Limits) -> SheetPart {
    let chosen = input.query.criteria.contents;
    let of_contents: Vec<Item> = (0..3)
        .flat_map(|place| chosen.iter().map(move |content| (content, place)))
        .map(|(content, place)| {
            item(
                "□",
                format!("{}（{}）", questions(content)[place], content.id()),
            )
        })
        .collect();
    let general = GENERAL.iter().map(|question| item("□", *question));
    let room = limits.questions - GENERAL.len().min(limits.questions / 2);
    let left = of_contents.len().saturating_sub(room);
    let mut items: Vec<Item> = of_contents.into_iter().take(room).collect();
    let general: Vec<Item> = general.take(limits.questions - items.len()).collect();
    items.extend(general);
    let note = match left {
        0 => String::new(),
        left => format!("紙面の都合で、ほかの{left}問は省いています。"),
    };
    SheetPart {
        note,
        ..part("聞いておきたいこと", "checks", items)
    }
}

fn brought(input: &Input, limits: &Limits) -> SheetPart {
    let found = belongings(input.query.criteria.contents, limits.belongings);
    let items = found.into_iter().map(|label| item("□", label));
    part("持って行くもの", "boxes", items.collect())
}

fn desk(input: &Input, limits: &Limits) -> SheetPart {
    let title = "相談先";
    let Some(site) = input.site else {
        let note = "窓口は、この一覧の発行者にお確かめください。".to_string();
        return SheetPart {
            note,
            ..part(title, "lines", Vec::new())
        };
    };
    let contact = &site.contact;
    let mut left: Vec<&str> = Vec::new();
    let mut ways: Vec<String> = Vec::new();
    for (name, way) in [
        ("電話", &contact.phone),
        ("メール", &contact.mail),
        ("ページ", &contact.url),
    ] {
        if way.is_empty() {
            continue;
        }
        ways.push(format!("{name} {way}"));
        // An address is of no use but whole.
        if lines(&ways.join("　"), MEASURE) > limits.desk {
            ways.pop();
            left.push(name);
        }
    }
    let mut items = Vec::new();
    for (text, most) in [
        (contact.name.as_str(), 2),
        (ways.join("　").as_str(), limits.desk),
        (contact.text.as_str(), limits.desk),
    ] {
        if !text.is_empty() {
            items.push(item("", cut(text, MEASURE, most, CUT)));
        }
    }
    let events = coming(site, input.today);
    for event in events.iter().take(limits.desk) {
        let lead = "催し";
        let most = MEASURE - 30;
        items.push(item(lead, cut(&event.text, most, 1, CUT)));
    }
    let mut note = String::new();
    if !left.is_empty() {
        note = format!("{}は、長いため画面にだけ載せています。", left.join("と"));
    }
    match events.len().saturating_sub(limits.desk) {
        0 => {}
        more => note.push_str(&format!("催しはほかに{more}件あります。")),
    }
    SheetPart {
        note,
        ..part(title, "lines", items)
    }
}
