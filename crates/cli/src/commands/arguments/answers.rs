//! Arguments of the commands about answer files.

use std::path::PathBuf;

use activelist_model::expert::Date;
use activelist_office::renewal::RENEWAL_DAYS;
use clap::Args;

use super::date;

/// Arguments of `answers`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct AnswersArguments {
    /// いつもの公開フォルダー（publishの--outと同じ）。調査ファイルの控え（archive）と掲載停止.csvを使います
    #[arg(value_name = "公開フォルダー")]
    pub publication: PathBuf,
    /// 控えの代わりに使う調査ファイル（全員分の回答があるもの）
    #[arg(long, value_name = "ファイル")]
    pub survey: Option<PathBuf>,
    /// 掲載の対象外とする方の登録番号のファイル（publishの--outsideと同じ）。この方々にはお願いしません
    #[arg(long, value_name = "ファイル")]
    pub outside: Option<PathBuf>,
    /// いまの一覧では対象外の方のファイルを使ったが、対象外の方はもういない
    #[arg(long, conflicts_with = "outside")]
    pub no_outside: bool,
    /// 書き出すフォルダー（まだないか、空のもの）。個人情報を含むため、事務局で保管します
    #[arg(long, value_name = "フォルダー")]
    pub out: PathBuf,
    /// 最後の回答からこの日数がたった方にお願いする（省略時は365日）
    #[arg(
        long,
        value_name = "日数",
        value_parser = days,
        default_value_t = RENEWAL_DAYS,
        hide_default_value = true
    )]
    pub days: u16,
    /// メールの終わりに書く署名のファイル（事務局の名前、担当者、電話番号など。省略時は書きません）
    #[arg(long, value_name = "ファイル")]
    pub signature: Option<PathBuf>,
    /// メールに書く返信の期限 YYYY-MM-DD（省略時は書きません）
    #[arg(long, value_name = "日付", value_parser = date)]
    pub reply_by: Option<Date>,
    /// 日数を数える日 YYYY-MM-DD（省略時は日本の今日）
    #[arg(long, value_name = "日付", value_parser = date)]
    pub today: Option<Date>,
}

/// Arguments of `schema`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct SchemaArguments {
    /// 回答ファイル（回答-登録番号.json）のJSON Schemaを出力する
    #[arg(long)]
    pub answer: bool,
}

fn days(text: &str) -> Result<u16, String> {
    text.parse()
        .map_err(|_| "日数を半角の数字（例: 365）で、65535までで指定してください".to_string())
}
