//! Names of characters that nobody sees.

/// What a message calls such a character.
pub(super) const fn name_of(character: char) -> &'static str {
    match character {
        '\n' => "（改行）",
        '\t' => "（タブ）",
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{2800}' | '\u{feff}' => "（見えない空白）",
        '\u{fffc}' => "（画像などのあった場所を示す記号）",
        '\u{488}' | '\u{489}' | '\u{20dd}'..='\u{20e4}' | '\u{a670}'..='\u{a672}' => {
            "（前の文字を囲む記号）"
        }
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "（文字の向きを変える記号）"
        }
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "（制御文字）",
        _ => "",
    }
}
