//! The command line's grammar, with its help in Japanese.

mod answers;
mod parse;
mod urgent;

pub use answers::{AnswersArguments, SchemaArguments};
pub use parse::{Parsed, parse};
pub use urgent::{
    ArchiveArguments, ArchiveCommand, CorrectArguments, EraseArguments, RemoveArguments,
    RestoreArguments, UrgentArguments,
};

use std::path::PathBuf;

use activelist_model::expert::Date;
use activelist_publication::SiteName;
use clap::{Args, Parser, Subcommand};

/// 登録セキスペの一覧（アクティブリスト）を作成・点検する
#[derive(Parser)]
#[command(
    name = "activelist",
    version,
    disable_help_subcommand = true,
    subcommand_help_heading = "コマンド",
    subcommand_value_name = "コマンド",
    next_help_heading = "オプション",
    after_help = "\n終了コード: 0 正常、1 データやファイルの誤り、2 指定の誤り"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// A command and its arguments.
#[derive(Subcommand)]
pub enum Command {
    /// 架空の調査ファイルと仮の顔写真を作る（試用・開発のため）
    Sample(SampleArguments),
    /// 公開に署名する鍵を作る
    Keygen(KeygenArguments),
    /// フォームの回答（Excelブック、CSVなど）から調査ファイルを作る
    Import(ImportArguments),
    /// 調査ファイルから公開ファイルと事務局用の報告を作る
    Publish(PublishArguments),
    /// 公開した一覧から方を外す（調査ファイルは要りません。これからも掲載しません）
    Remove(RemoveArguments),
    /// 公開した一覧の項目を訂正する（調査ファイルは要りません）
    Correct(CorrectArguments),
    /// 前の公開番号の一覧に戻す（新しい公開番号になります）
    Restore(RestoreArguments),
    /// しばらく答えていない方への、回答のお願い（一覧、メールの下書き、前回の回答）を作る
    Answers(AnswersArguments),
    /// 公開の控え（archive）を扱う
    Archive(ArchiveArguments),
    /// 公開したもの（フォルダーまたはファイル）を検査し、誤りをすべて示す
    Check(CheckArguments),
    /// 公開先ごとに、置くものをまとめたzipファイルを作る
    Zip(ZipArguments),
    /// 表示の設定（site.json）を検査し、誤りをすべて示す
    Settings(SettingsArguments),
    /// 公開前の確認のため、全員の評点と◎○をCSVで出力する
    Rate(RateArguments),
    /// リンクが示す一覧を、順位の根拠と選択肢ごとの人数とともに出力する
    Search(SearchArguments),
    /// 困りごとの文に合う支援内容を、そのことばとともに出力する
    Needs(NeedsArguments),
    /// 公開ファイルと公開の説明（meta.json）、または回答ファイルのJSON Schemaを出力する
    Schema(SchemaArguments),
}

/// Arguments of `sample`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct SampleArguments {
    /// 書き出すフォルダー（survey.csvとphotos/を作ります）
    #[arg(long, value_name = "フォルダー")]
    pub out: PathBuf,
    /// 乱数の種。同じ種からは同じファイルができます（省略時は1）
    #[arg(
        long,
        value_name = "数",
        value_parser = seed,
        default_value_t = 1,
        hide_default_value = true
    )]
    pub seed: u64,
}

/// Arguments of `keygen`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct KeygenArguments {
    /// 秘密鍵を書き出すファイル（公開鍵は、名前に.pubを付けたファイルに書き出します。どちらも上書きしません）
    #[arg(long, value_name = "ファイル")]
    pub out: PathBuf,
}

/// Arguments of `import`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct ImportArguments {
    /// 回答のファイル（.xlsx、またはCSV・タブ区切り。UTF-8、UTF-16、CP932）、一人ずつの回答ファイル（回答-登録番号.json）、またはそのフォルダー。いくつでも指定できます
    #[arg(value_name = "ファイル", required = true)]
    pub files: Vec<PathBuf>,
    /// 対応表（対応.csv）。なければ作り、確かめることを示して終わります。Excelで「決定」を書き、翌年も使います。回答ファイルだけのときは要りません
    #[arg(long, value_name = "ファイル")]
    pub mapping: Option<PathBuf>,
    /// 一部の方の回答として使う調査ファイルにする（publishにも--updateを指定します）。回答ファイルで答えのない項目は「削除」とします
    #[arg(long)]
    pub update: bool,
    /// 書き出す調査ファイル（publishの--surveyに指定します）
    #[arg(long, value_name = "ファイル")]
    pub out: PathBuf,
    /// 内容の違う調査ファイルがすでにあっても、置き換える
    #[arg(long)]
    pub replace: bool,
}

/// Arguments of `publish`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct PublishArguments {
    /// 調査ファイル（CSVまたはタブ区切り。UTF-8またはCP932）
    #[arg(long, value_name = "ファイル")]
    pub survey: PathBuf,
    /// importで使った対応表（対応.csv）。調査ファイルとともに控え（archive）に残します
    #[arg(long, value_name = "ファイル")]
    pub mapping: Option<PathBuf>,
    /// 顔写真のフォルダー（動かないPNG・JPEG・WebP、1枚32MBまで。縮小し、撮影情報を取り除きます）
    #[arg(long, value_name = "フォルダー")]
    pub photos: Option<PathBuf>,
    /// 公開先のフォルダー。site/だけをアップロードし、report/は事務局で保管します。同時に使えるのは1つのpublishだけです
    #[arg(long, value_name = "フォルダー")]
    pub out: PathBuf,
    /// 署名する秘密鍵のファイル（activelist keygenで作ったもの。省略時は署名しません）
    #[arg(long, value_name = "ファイル")]
    pub key: Option<PathBuf>,
    /// これまでの鍵に替えて、--keyの鍵（予備の鍵）を使う。前の鍵には戻せません
    #[arg(long, requires = "key")]
    pub new_key: bool,
    /// 前回の公開に署名があっても、署名せずに公開する
    #[arg(long, conflicts_with = "key")]
    pub unsigned: bool,
    /// 掲載の対象外とする方の登録番号のファイル。1行に1つ、またはCSVの「登録番号」列（「理由」列は報告に写します）。自らの組織が中小企業のセキュリティ支援を行う方など、対象外かどうかは事務局が判断します
    #[arg(long, value_name = "ファイル")]
    pub outside: Option<PathBuf>,
    /// 登録簿のファイル（CSV）。登録番号と更新期限の列が必要です。氏名、登録年月日、取消の列があれば使います。期限の切れた方、取り消された方は掲載しません
    #[arg(long, value_name = "ファイル")]
    pub register: Option<PathBuf>,
    /// 一部の方だけが答えた調査ファイルとして、前回までの回答に加える（空欄は前回のまま、「削除」と書いた欄は空欄にします）
    #[arg(long)]
    pub update: bool,
    /// 前回の一覧からいなくなる方の人数。多くの方がいなくなるときに、確かめた人数を指定します
    #[arg(long, value_name = "人数", value_parser = people)]
    pub leavers: Option<usize>,
    /// 前回の公開に使った回答より古い回答に戻す方の人数。確かめた人数を指定します
    #[arg(long, value_name = "人数", value_parser = people, conflicts_with = "update")]
    pub older: Option<usize>,
    /// 前回の一覧にあった写真が、なくなってよい（--photosを指定したときは、そこにある写真を載せます）
    #[arg(long)]
    pub no_photos: bool,
    /// 前回は登録簿で確かめたが、今回は確かめない
    #[arg(long, conflicts_with = "register")]
    pub no_register: bool,
    /// 前回は対象外の方のファイルを使ったが、対象外の方はもういない
    #[arg(long, conflicts_with = "outside")]
    pub no_outside: bool,
    /// この一覧を使うページの名前（英小文字・数字・「.」「-」で63文字まで）。同じ名前を指定して作ったページは、ほかの名前の一覧を受け取りません
    #[arg(long, value_name = "名前", value_parser = site_name)]
    pub site: Option<SiteName>,
    /// 公開番号（省略時は前回の次）
    #[arg(long, value_name = "番号", value_parser = serial)]
    pub serial: Option<u64>,
    /// 公開番号を前回から1000を超えて飛ばすときに、確かめた前回の公開番号（前回がなければ0）を指定します
    #[arg(long, value_name = "番号", value_parser = serial, requires = "serial")]
    pub serial_after: Option<u64>,
    /// 公開日 YYYY-MM-DD（省略時は日本の今日）
    #[arg(long, value_name = "日付", value_parser = date)]
    pub published: Option<Date>,
    /// 有効期限 YYYY-MM-DD（省略時は公開日の365日後）
    #[arg(long, value_name = "日付", value_parser = date)]
    pub expires: Option<Date>,
    /// 発行元（100文字まで）
    #[arg(long, value_name = "文")]
    pub source: Option<String>,
    /// 見本データとして公開する（列「見本データ」に印のある調査ファイルでは不要）
    #[arg(long)]
    pub sample: bool,
}

/// Arguments of `check`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct CheckArguments {
    /// 公開したフォルダー（site）、その中のmeta.json、または公開ファイル（snapshot-….json）
    #[arg(value_name = "場所")]
    pub path: PathBuf,
    /// 署名を確かめる公開鍵のファイル。予備の鍵があれば、もう一度指定します（今の鍵、予備の鍵の順）
    #[arg(long, value_name = "ファイル")]
    pub keys: Vec<PathBuf>,
    /// この名前のページのための一覧であることを確かめる（publishの--siteと同じ名前）
    #[arg(long, value_name = "名前", value_parser = site_name)]
    pub site: Option<SiteName>,
    /// 公開先のlistフォルダーを写したフォルダー。消し忘れたもの、足りないもの、中身の違うものを示します
    #[arg(long, value_name = "フォルダー")]
    pub host_copy: Option<PathBuf>,
}

/// Arguments of `zip`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct ZipArguments {
    /// 公開したフォルダー（site）、またはその中のmeta.json
    #[arg(value_name = "場所")]
    pub path: PathBuf,
    /// 書き出すファイル（.zip）
    #[arg(long, value_name = "ファイル")]
    pub out: PathBuf,
    /// 公開先のlistフォルダーを写したフォルダー。その公開先に足りないものだけを入れ、消すものの名前を書きます
    #[arg(long, value_name = "フォルダー")]
    pub host_copy: Option<PathBuf>,
    /// 署名を確かめる公開鍵のファイル。予備の鍵があれば、もう一度指定します（今の鍵、予備の鍵の順）
    #[arg(long, value_name = "ファイル")]
    pub keys: Vec<PathBuf>,
    /// この名前のページのための一覧であることを確かめる（publishの--siteと同じ名前）
    #[arg(long, value_name = "名前", value_parser = site_name)]
    pub site: Option<SiteName>,
}

/// Arguments of `settings`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct SettingsArguments {
    /// 表示の設定のファイル（site.json）
    #[arg(value_name = "ファイル")]
    pub file: PathBuf,
}

/// Arguments of `rate`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct RateArguments {
    /// 調査ファイル（CSVまたはタブ区切り。UTF-8またはCP932）
    #[arg(long, value_name = "ファイル")]
    pub survey: PathBuf,
    /// 掲載の対象外とする方の登録番号のファイル（publishと同じ）
    #[arg(long, value_name = "ファイル")]
    pub outside: Option<PathBuf>,
    /// 書き出すファイル（省略時は標準出力）
    #[arg(long, value_name = "ファイル")]
    pub out: Option<PathBuf>,
}

/// Arguments of `search`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct SearchArguments {
    /// 公開したフォルダー（site）、その中のmeta.json、または公開ファイル（snapshot-….json）
    #[arg(value_name = "場所")]
    pub file: PathBuf,
    /// 一覧のリンク、または「c=1-1&area=27」のような条件の部分（引用符で囲んでください）。ことばでの絞り込みはリンクに含まれません
    #[arg(value_name = "リンク", value_parser = link)]
    pub link: String,
    /// JSONで出力する
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// 一覧だけをCSVで出力する
    #[arg(long)]
    pub csv: bool,
}

/// Arguments of `needs`.
#[derive(Args)]
#[command(next_help_heading = "オプション")]
pub struct NeedsArguments {
    /// 困りごとの文（空白で区切ったことばは一つの文とします）。省略すると、標準入力の1行ずつを一つの文とします
    #[arg(value_name = "文")]
    pub text: Vec<String>,
    /// 一つの文を1行のJSONで出力する
    #[arg(long)]
    pub json: bool,
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| match meant(text) {
        Some(date) => format!("YYYY-MM-DDの形で、{date}と指定してください"),
        None => "YYYY-MM-DDの形（例: 2026-12-01）の、実在する日付を指定してください".to_string(),
    })
}

/// The one date that a text in another form can mean: year, month and day, whatever stands between.
fn meant(text: &str) -> Option<Date> {
    let narrow = |character| match character {
        '０'..='９' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        other => other,
    };
    let text: String = text.chars().map(narrow).collect();
    let numbers: Vec<&str> = text
        .split(|character: char| !character.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .collect();
    let (year, month, day) = match numbers[..] {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [all] if all.len() == 8 => (&all[..4], &all[4..6], &all[6..]),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn serial(text: &str) -> Result<u64, String> {
    text.parse()
        .map_err(|_| "公開番号は、1以上の整数を半角の数字（例: 7）で指定してください".to_string())
}

fn people(text: &str) -> Result<usize, String> {
    text.parse()
        .map_err(|_| "人数を半角の数字（例: 3）で指定してください".to_string())
}

fn site_name(text: &str) -> Result<SiteName, String> {
    SiteName::parse(text).ok_or_else(|| {
        "ページの名前は、半角の英小文字、数字、「.」、「-」で、63文字までで指定してください（例: list.example.jp）".to_string()
    })
}

fn seed(text: &str) -> Result<u64, String> {
    text.parse()
        .map_err(|_| "0以上の整数を半角の数字（例: 1）で指定してください".to_string())
}

/// Anything else would read as "no conditions" and give the whole list by mistake.
fn link(text: &str) -> Result<String, String> {
    let readable = text.contains(['#', '=']) || text.starts_with('/');
    readable
        .then(|| text.to_string())
        .ok_or_else(|| "一覧のリンクを指定してください".to_string())
}
