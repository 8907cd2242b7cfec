//! The list for the person who uploads.

use std::fmt::Write;

use super::{Source, Upload};
use crate::publish::folder::META;

pub(super) fn text(upload: &Upload) -> String {
    let mut text = String::new();
    let from = match upload.source {
        Source::Site => "siteフォルダーの中のファイルを",
        Source::Zip => "このzipファイルを展開し、listフォルダーの中のファイルを",
    };
    // Writing to a String never fails.
    let _ = writeln!(
        text,
        "アップロード一覧（公開番号{}、公開日{}、掲載{}人）\n\n{from}、公開先のlistフォルダーに、1から順に置いてください。\nこの一覧には、掲載しない方の氏名は含まれません。",
        upload.head.serial, upload.head.published, upload.head.listed
    );
    let _ = writeln!(
        text,
        "\n1. 写真を置きます（新しい写真{}枚）",
        upload.photos.len()
    );
    named(&mut text, &upload.photos, "新しい写真はありません");
    if upload.same > 0 {
        let same = match upload.source {
            Source::Site => "前回と同じ写真があります。公開先にあれば、置き直さなくてかまいません",
            Source::Zip => "公開先にある写真のうち、同じものは入れていません",
        };
        let _ = writeln!(text, "   {same}（{}枚）。", upload.same);
    }
    let _ = writeln!(text, "\n2. 一覧を置きます");
    named(&mut text, &upload.files, "置き直すものはありません");
    let _ = writeln!(
        text,
        "\n3. 最後に、公開の説明を置きます（置いた時点で公開になります）"
    );
    let meta: &[&str] = if upload.has_meta { &[META] } else { &[] };
    named(&mut text, meta, "置き直すものはありません");
    let _ = writeln!(
        text,
        "\n4. 公開先から消します（掲載をやめた方の情報を残さないためです）\n   圧縮した写し（末尾が.gz、.brのもの）があれば、それも消してください。"
    );
    let nothing = match upload.source {
        Source::Site => "今回から使わなくなったものはありません",
        Source::Zip => "消すものはありません",
    };
    named(&mut text, &upload.gone, nothing);
    if upload.is_lost {
        let _ = writeln!(
            text,
            "   これまでに置いたものの記録（upload.json）を読み取れないため、ほかにもあるかもしれません。公開先の写しを、5の方法で必ず確かめてください。"
        );
    }
    for (name, why) in &upload.beside {
        let _ = writeln!(text, "   - {name}（{why}）");
    }
    if !upload.older.is_empty() {
        let _ = writeln!(
            text,
            "   次のものは、前回までに消していれば、もうありません。残っていれば消してください。"
        );
        named(&mut text, &upload.older, "");
    }
    let _ = writeln!(
        text,
        "\n5. 確かめます\n   公開先のlistフォルダーをパソコンに写し、次のコマンドを実行してください。\n   activelist check 公開フォルダー/site --host-copy 写したフォルダー"
    );
    text
}

/// The files, each in a line.
fn named(text: &mut String, files: &[&str], nothing: &str) {
    for file in files {
        let _ = writeln!(text, "   - list/{file}");
    }
    if files.is_empty() && !nothing.is_empty() {
        let _ = writeln!(text, "   {nothing}。");
    }
}
