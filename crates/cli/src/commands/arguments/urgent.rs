//! Arguments of the commands that need no survey.

use std::path::PathBuf;

use activelist_model::expert::{Date, RegistrationNumber};
use activelist_office::publish::StopReason;
use activelist_office::survey::registration;
use clap::{Args, Subcommand};

use super::{date, people, serial};

/// What all of them take.
#[derive(Args)]
pub struct UrgentArguments {
    /// いつもの公開フォルダー（publishの--outと同じ）
    #[arg(long, value_name = "フォルダー")]
    pub out: PathBuf,
    /// 署名する秘密鍵のファイル（activelist keygenで作ったもの）
    #[arg(long, value_name = "ファイル")]
    pub key: Option<PathBuf>,
    /// これまでの鍵に替えて、--keyの鍵（予備の鍵）を使う。前の鍵には戻せません
    #[arg(long, requires = "key")]
    pub new_key: bool,
    /// 前回の公開に署名があっても、署名せずに公開する
    #[arg(long, conflicts_with = "key")]
    pub unsigned: bool,
    /// 公開日 YYYY-MM-DD（省略時は日本の今日）
    #[arg(long, value_name = "日付", value_parser = date)]
    pub published: Option<Date>,
    /// 有効期限 YYYY-MM-DD（省略時は、元の一覧のまま）
    #[arg(long, value_name = "日付", value_parser = date)]
    pub expires: Option<Date>,
}

/// Arguments of `remove`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct RemoveArguments {
    /// 外す方の登録番号。いくつでも指定できます
    #[arg(value_name = "登録番号", required = true, value_parser = number)]
    pub numbers: Vec<RegistrationNumber>,
    /// 理由。「本人の申し出」「登録の失効・取消」「所属組織が中小企業等へのセキュリティコンサルティングを行っている」「その他」のどれかで始めます
    #[arg(long, value_name = "理由", value_parser = reason)]
    pub reason: String,
    /// What all of them take.
    #[command(flatten)]
    pub common: UrgentArguments,
}

/// Arguments of `correct`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct CorrectArguments {
    /// 訂正の表（登録番号、項目、訂正前、訂正後、日付、理由の列のあるCSV）
    #[arg(value_name = "ファイル")]
    pub table: PathBuf,
    /// What all of them take.
    #[command(flatten)]
    pub common: UrgentArguments,
}

/// Arguments of `restore`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct RestoreArguments {
    /// 戻す一覧の公開番号（公開フォルダーのarchiveに控えがあるもの）
    #[arg(value_name = "公開番号", value_parser = serial)]
    pub number: u64,
    /// いまの一覧にいない方のうち、戻る方の人数。確かめた人数を指定します
    #[arg(long, value_name = "人数", value_parser = people)]
    pub returning: Option<usize>,
    /// いまの一覧からいなくなる方の人数。多くの方がいなくなるときに、確かめた人数を指定します
    #[arg(long, value_name = "人数", value_parser = people)]
    pub leavers: Option<usize>,
    /// What all of them take.
    #[command(flatten)]
    pub common: UrgentArguments,
}

/// Arguments of `archive`.
#[derive(Args)]
#[command(
    next_help_heading = "オプション",
    subcommand_help_heading = "コマンド",
    subcommand_value_name = "コマンド",
    disable_help_subcommand = true
)]
pub struct ArchiveArguments {
    /// What to do.
    #[command(subcommand)]
    pub command: ArchiveCommand,
}

/// What is done with the archive.
#[derive(Subcommand)]
pub enum ArchiveCommand {
    /// 公開の控えを消す（番号ごと、すべて、または一人の方の回答）
    Erase(EraseArguments),
}

/// Arguments of `archive erase`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct EraseArguments {
    /// 控えを消す公開番号。いくつでも指定できます
    #[arg(value_name = "公開番号", value_parser = serial, required_unless_present_any = ["all", "person"])]
    pub numbers: Vec<u64>,
    /// すべての控えを消す（次の公開では--updateを使えず、前の一覧に戻せません）
    #[arg(long, conflicts_with_all = ["numbers", "person"])]
    pub all: bool,
    /// すべての控えから、この登録番号の方の回答と写真を消す。いくつでも指定できます
    #[arg(long, value_name = "登録番号", value_parser = number, conflicts_with = "numbers")]
    pub person: Vec<RegistrationNumber>,
    /// いつもの公開フォルダー（publishの--outと同じ）
    #[arg(long, value_name = "フォルダー")]
    pub out: PathBuf,
}

fn number(text: &str) -> Result<RegistrationNumber, String> {
    registration(text).ok_or_else(|| {
        "登録番号は、6桁までの数字（例: 012345、第012345号）で指定してください".to_string()
    })
}

/// Most characters of a reason.
const MOST: usize = 100;

fn reason(text: &str) -> Result<String, String> {
    let is_line = !text.chars().any(char::is_control) && text.chars().count() <= MOST;
    match StopReason::of(text) {
        Some(_) if is_line => Ok(text.trim().to_string()),
        _ => {
            let labels = StopReason::ALL.map(StopReason::label).join("」「");
            Err(format!(
                "理由は、「{labels}」のどれかで始まる、{MOST}文字までの1行で指定してください"
            ))
        }
    }
}
