//! `activelist keygen`: a new key that signs publications.

use activelist_cli::{make_keys, say_key_fault};

use super::arguments::KeygenArguments;
use super::places::outside_uploads;
use crate::Failure;

const HEADLINE: &str = "鍵を作りませんでした。";

/// Runs the command.
pub fn run(arguments: &KeygenArguments) -> Result<String, Failure> {
    outside_uploads(HEADLINE, "鍵のファイル", &arguments.out)?;
    let made =
        make_keys(&arguments.out).map_err(|fault| Failure::of(HEADLINE, say_key_fault(&fault)))?;
    let (secret, public) = (made.secret.display(), made.public.display());
    Ok(format!(
        "署名の鍵を作りました。鍵番号{}。\n  \
         秘密鍵: {secret}（publishの--keyに指定します。誰にも渡さず、サイトにもソースの保管場所にも置かないでください）\n  \
         公開鍵: {public}（ページを作る人に渡します。公開してかまいません）\n  \
         これが一つめの鍵のときは、予備の鍵も、別の名前でもう一つ作ってください。ページには、はじめから両方の公開鍵を入れます。\n  \
         予備の秘密鍵は、USBメモリーなどに移して金庫などに保管し、この機器からは消してください。\n",
        made.id
    ))
}
