//! What `publish` says when it has published.

use std::fmt::Write;

use activelist_cli::Places;
use activelist_office::publish::{Former, Publication, say_note, say_outside_notice};

/// Most notices on the list of those outside that are said on the terminal.
const NOTICES: usize = 20;

pub(in crate::commands) fn summary(
    publication: &Publication,
    former: &Former,
    places: &Places,
) -> String {
    let list = &publication.list;
    let census = list.census;
    let mut text = String::new();
    let sample = if list.sample {
        "（見本データ）"
    } else {
        ""
    };
    // Writing to a String never fails.
    let _ = writeln!(
        text,
        "公開番号{}{sample}を作成しました。公開日{}、有効期限{}。",
        list.serial, list.published, list.expires
    );
    if matches!(former, Former::None) {
        let _ = writeln!(
            text,
            "  はじめての公開です。前にも公開しているときは、--outのフォルダーが違います。この公開は使わないでください。"
        );
    }
    let counted = publication.left_out.unwrap_or_default();
    let further = [
        ("掲載停止", counted.stopped),
        ("対象外", counted.outside),
        ("登録の失効等", counted.registration),
    ];
    let further = further.into_iter().filter(|(_, people)| *people > 0);
    let further: String = further
        .map(|(what, people)| format!("、{what}{people}人"))
        .collect();
    let _ = writeln!(
        text,
        "  回答{}件、うち重複{}件。掲載しない方: スキル未回答{}人、支援不可{}人、掲載否{}人{further}。掲載{}人。",
        census.answers,
        census.repeats,
        counted.no_skills,
        counted.unable,
        counted.declined,
        census.listed()
    );
    for notice in publication.notices.iter().take(NOTICES) {
        let _ = writeln!(text, "  {}", say_outside_notice(notice));
    }
    if let Some(rest @ 1..) = publication.notices.len().checked_sub(NOTICES) {
        let _ = writeln!(
            text,
            "  対象外の方のファイルについて、ほかに{rest}件あります。報告をご覧ください。"
        );
    }
    common(&mut text, publication, former, places);
    text
}

/// What is said of every publication.
fn common(text: &mut String, publication: &Publication, former: &Former, places: &Places) {
    if let Some(changes) = &publication.changes {
        let renewed = match changes.renewed.len() {
            0 => String::new(),
            people => format!("、回答日だけが新しくなった方{people}人"),
        };
        let _ = writeln!(
            text,
            "  前回（公開番号{}）から: 新規{}人、退出{}人、変更{}人{renewed}。一人ずつの内容は報告をご覧ください。",
            changes.serial,
            changes.joined.len(),
            changes.left.len(),
            changes.changed.len()
        );
    }
    if let photos @ 1.. = publication.report.photos {
        let _ = writeln!(
            text,
            "  写真{photos}枚を、掲載用に直しました（大きさ、向き、残っていた撮影情報など）。内容は報告をご覧ください。"
        );
    }
    for note in publication.notes.iter().take(NOTICES) {
        let _ = writeln!(text, "  {}", say_note(note));
    }
    if let Some(rest @ 1..) = publication.notes.len().checked_sub(NOTICES) {
        let _ = writeln!(text, "  ほかに{rest}件あります。報告をご覧ください。");
    }
    let _ = match (publication.key, former.key()) {
        (None, _) => writeln!(
            text,
            "  署名はありません。途中で書き換えられたり、古いものに戻されたりしても、ページは気づけません。署名するには、activelist keygenで鍵を作り、--keyで指定してください。"
        ),
        (Some(key), Some(before)) if key != before => writeln!(
            text,
            "  鍵番号{key}で署名しました。前回の鍵番号{before}とは別の鍵です。予備の鍵に替えたときは、元の鍵に戻さないでください。"
        ),
        (Some(key), _) => writeln!(text, "  鍵番号{key}で署名しました。"),
    };
    let _ = match publication.report.warnings {
        0 => writeln!(text, "  確かめていただきたいことはありません。"),
        found => writeln!(
            text,
            "  確かめていただきたいことが{found}件あります。報告をご覧ください。"
        ),
    };
    let _ = writeln!(
        text,
        "  アップロードするもの: {}（この中だけ）",
        places.site.display()
    );
    let _ = writeln!(
        text,
        "  事務局で保管するもの: {}（掲載しない方の氏名を含みます。公開しないでください）",
        places.report.display()
    );
    let _ = writeln!(
        text,
        "  置く順番と、公開先から消すもの: {}",
        places.uploads.display()
    );
}

/// What is said of a publication without a survey.
pub(in crate::commands) fn urgent_summary(
    publication: &Publication,
    former: &Former,
    places: &Places,
    said: &str,
) -> String {
    let list = &publication.list;
    let mut text = String::new();
    let sample = if list.sample {
        "（見本データ）"
    } else {
        ""
    };
    let _ = writeln!(
        text,
        "公開番号{}{sample}を作成しました。公開日{}、有効期限{}、掲載{}人。\n  {said}",
        list.serial,
        list.published,
        list.expires,
        list.specialists.len()
    );
    common(&mut text, publication, former, places);
    text
}
