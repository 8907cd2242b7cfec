//! The report as a person reads it.

use std::fmt::Write;

use crate::survey::{BEFORE, row_label};

use super::{LeftOutPerson, MarksRecord, NOTICE, ReplacedRecord, ReportRecord};

/// The whole report.
pub(super) fn text(record: &ReportRecord) -> String {
    let figures = &record.figures;
    let mut text = String::new();
    // Writing to a String never fails.
    let mut line = |arguments: std::fmt::Arguments| {
        let _ = writeln!(text, "{arguments}");
    };
    line(format_args!("【事務局限り】{NOTICE}"));
    if record.sample {
        line(format_args!(
            "これは見本データです。実在の人は含まれません。"
        ));
    }
    line(format_args!("\n公開の報告"));
    line(format_args!("  公開番号      {}", record.serial));
    line(format_args!("  公開日        {}", record.published));
    line(format_args!("  有効期限      {}", record.expires));
    line(format_args!("  発行元        {}", record.source));
    line(format_args!(
        "  調査ファイル  SHA-256 {}",
        record.survey_sha256
    ));
    if let Some(update) = &record.update_sha256 {
        line(format_args!("  今回の回答    SHA-256 {update}"));
        line(format_args!(
            "  行の番号は、今回のファイルのものです。前からある回答は「前回までの回答」とします。"
        ));
    }
    if let Some(register) = &record.register_sha256 {
        line(format_args!("  登録簿        SHA-256 {register}"));
    }
    if let Some(outside) = &record.outside_sha256 {
        line(format_args!("  対象外の方    SHA-256 {outside}"));
    }
    line(format_args!(
        "  公開ファイル  SHA-256 {}",
        record.snapshot_sha256
    ));
    line(format_args!(
        "  署名          {}",
        match &record.key {
            Some(key) => format!("鍵番号{key}"),
            None => "なし".to_string(),
        }
    ));
    line(format_args!("\n人数"));
    line(format_args!("  回答          {}件", figures.answers));
    line(format_args!(
        "  重複回答      {}件（同じ登録番号の最新の回答だけを使います）",
        figures.repeats
    ));
    line(format_args!("  回答者        {}人", figures.people));
    line(format_args!("  スキル未回答  {}人", figures.no_skills));
    line(format_args!("  支援不可      {}人", figures.unable));
    line(format_args!("  掲載否        {}人", figures.declined));
    line(format_args!(
        "  掲載停止      {}人（掲載停止.csv）",
        figures.stopped
    ));
    line(format_args!(
        "  対象外        {}人（事務局の判断）",
        figures.outside
    ));
    line(format_args!(
        "  登録の失効等  {}人（期限切れ、取消、登録簿で確かめられない方）",
        figures.registration
    ));
    line(format_args!(
        "  掲載          {}人（うち写真あり{}人）",
        figures.listed, figures.photos
    ));
    line(format_args!("\n得意支援領域（回答者{}人）", figures.people));
    for marks in &record.marks {
        let MarksRecord {
            area,
            double,
            single,
            blank,
        } = marks;
        line(format_args!("  {area}  ◎{double}  ○{single}  空欄{blank}"));
    }
    line(format_args!(
        "\n掲載しない方（{}人）",
        record.left_out.len()
    ));
    for person in &record.left_out {
        let LeftOutPerson {
            row,
            registration,
            name,
            reason,
            detail,
        } = person;
        let detail = if detail.is_empty() {
            String::new()
        } else {
            format!("（{detail}）")
        };
        line(format_args!(
            "  {} 第{registration}号 {name}: {reason}{detail}",
            label(row)
        ));
    }
    if let Some(changes) = &record.changes {
        changes.text(&mut text);
    }
    // Writing to a String never fails.
    let mut line = |arguments: std::fmt::Arguments| {
        let _ = writeln!(text, "{arguments}");
    };
    line(format_args!(
        "\n新しい回答に置き換えた回答（{}件）",
        record.replaced.len()
    ));
    for one in &record.replaced {
        let ReplacedRecord {
            row,
            by_row,
            registration,
            name,
        } = one;
        line(format_args!(
            "  {} 第{registration}号 {name}: {}を使います",
            label(row),
            by_row.map_or_else(|| label(by_row), |row| format!("{row}行目の回答"))
        ));
    }
    if !record.photos.is_empty() {
        line(format_args!(
            "\n写真に加えた変更（{}枚）",
            record.photos.len()
        ));
    }
    for photo in &record.photo_lines {
        line(format_args!("  {}", photo.replace('\n', " ")));
    }
    line(format_args!(
        "\n確かめていただきたいこと（{}件）",
        record.warnings.len() + record.further_warnings
    ));
    for warning in &record.warnings {
        line(format_args!("  {}", warning.message.replace('\n', " ")));
    }
    if record.further_warnings > 0 {
        line(format_args!(
            "  ほかに{}件あります。",
            record.further_warnings
        ));
    }
    text
}

fn label(row: &Option<usize>) -> String {
    row_label(row.unwrap_or(BEFORE))
}
