//! `activelist zip`: packs what is to be uploaded to one host.

use std::path::Path;

use activelist_cli::{
    DiskFolder, StoreFault, described, first_bytes, say_store_fault, write_file_with,
};
use activelist_office::publish::{Folder, PackFault, Packed, is_pack, pack, say_pack_fault};

use super::arguments::ZipArguments;
use super::check::{Sound, check_site};
use super::places::outside_uploads;
use crate::Failure;

const HEADLINE: &str = "zipファイルを作りませんでした。";

/// Runs the command.
pub fn run(arguments: &ZipArguments) -> Result<String, Failure> {
    let failed = |said: String| Failure::of(HEADLINE, said);
    let path = arguments.path.as_path();
    let site = described(path).ok_or_else(|| {
        failed(format!(
            "{}: activelist publishが作ったsiteフォルダーを指定してください。",
            path.display()
        ))
    })?;
    let out = arguments.out.as_path();
    outside_uploads(HEADLINE, "zipファイル", out)?;
    let there = first_bytes(out, 256).unwrap_or_default();
    if !there.is_empty() && !is_pack(&there) {
        return Err(failed(format!(
            "{}: 別の内容のファイルがすでにあります。失われないよう、上書きしませんでした。別の名前を指定してください。",
            out.display()
        )));
    }
    let Sound { list, said, lock } = check_site(site, &arguments.keys, arguments.site.clone())?;
    let host = arguments.host_copy.as_deref();
    if let Some(host) = host.filter(|host| !host.is_dir()) {
        return Err(failed(format!(
            "{}: フォルダーがありません。名前と場所を確かめてください。",
            host.display()
        )));
    }
    let copy = host.map(DiskFolder);
    let copy = copy.as_ref().map(|copy| copy as &dyn Folder);
    let packed = write_file_with(out, |file| pack(&DiskFolder(site), &list, copy, file));
    drop(lock);
    match packed {
        Ok(packed) => Ok(said + &done(out, host, packed)),
        // No fault: the host is as it should be.
        Err(fault @ PackFault::NothingToDo) => {
            let former = match there.is_empty() {
                true => String::new(),
                false => format!("前に作った{}は、使わないでください。", out.display()),
            };
            Ok(format!(
                "{said}{}zipファイルは作りませんでした。{former}\n",
                say_pack_fault(&fault)
            ))
        }
        Err(PackFault::Write(error)) => {
            let path = out.to_path_buf();
            Err(failed(say_store_fault(&StoreFault { path, error })))
        }
        Err(fault) => Err(failed(say_pack_fault(&fault))),
    }
}

fn done(out: &Path, host: Option<&Path>, Packed { files, gone }: Packed) -> String {
    let shown = out.display();
    let to_do = match (host, gone) {
        (None, _) => "公開先に前の一覧があるときは、listフォルダーの写しを--host-copyで指定すると、消すものの名前も書かれます。".to_string(),
        (Some(_), 0) => "公開先から消すものはありません。".to_string(),
        (Some(_), gone) => format!("公開先から消すもの{gone}件の名前も、その中にあります。"),
    };
    format!(
        "{shown}: 公開先に置くもの{files}件を入れました。置く順番は、中の「アップロード一覧.txt」にあります。{to_do}\n"
    )
}
