//! Who writes the letters: lines that the office keeps in a file of its own.

use activelist_model::expert::check_text;

use crate::survey::decode::decode;

/// Most characters of a signature: what stands below a letter, and not another file.
const MOST: usize = 1_000;

/// Why a file is no signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureFault {
    /// Neither UTF-8 nor CP932 text, or with characters that cannot be shown.
    Unreadable,
    /// Nothing in it.
    Empty,
    /// More than a signature has.
    TooLong,
}

/// The lines of a file in UTF-8 or CP932, ended with LF between them.
pub fn read_signature(bytes: &[u8]) -> Result<String, SignatureFault> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(SignatureFault::Empty);
    }
    let text = decode(bytes).map_err(|_| SignatureFault::Unreadable)?;
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let text = text.trim_matches('\n');
    match text.chars().count() {
        0 => Err(SignatureFault::Empty),
        MOST.. => Err(SignatureFault::TooLong),
        _ => match check_text(text, MOST, true) {
            Ok(_) => Ok(text.to_string()),
            Err(_) => Err(SignatureFault::Unreadable),
        },
    }
}

/// The fault in one line, without the name of the file.
pub fn say_signature_fault(fault: SignatureFault) -> String {
    match fault {
        SignatureFault::Unreadable => "署名として読み取れません。メモ帳などで、事務局の名前、担当者、電話番号を書いたテキストファイル（UTF-8）を指定してください。".to_string(),
        SignatureFault::Empty => "何も書かれていません。事務局の名前、担当者、電話番号を書いてください。".to_string(),
        SignatureFault::TooLong => format!(
            "{MOST}文字以上あり、メールの署名には長すぎます。指定したファイルを確かめてください。"
        ),
    }
}
