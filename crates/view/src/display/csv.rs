//! CSV that a spreadsheet opens as text and never as a formula.
//!
//! Pure: the browser's export and the office's command line write the same way.

use activelist_model::expert::is_hidden;

/// Stands at the start of a file, so that Excel reads it as UTF-8.
pub const BOM: &str = "\u{feff}";

/// One row, ended with CR LF (RFC 4180).
pub fn csv_row<T: AsRef<str>>(cells: &[T]) -> String {
    let mut row = String::new();
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            row.push(',');
        }
        push_cell(&mut row, cell.as_ref());
    }
    row.push_str("\r\n");
    row
}

/// The text behind an apostrophe if a spreadsheet could take it for a formula: where it begins with
/// TAB, CR or LF, or where its first character besides blanks and hidden ones begins a formula.
pub fn neutralised(cell: &str) -> String {
    let is_blank = |character: char| character.is_whitespace() || is_hidden(character);
    let first = cell.trim_start_matches(is_blank).chars().next();
    if cell.starts_with(['\t', '\r', '\n']) || first.is_some_and(begins_formula) {
        format!("'{cell}")
    } else {
        cell.to_string()
    }
}

/// Whether a character is `=`, `+`, `-` or `@`, or another form of one of them: Excel and LibreOffice
/// set for Japanese read the full-width forms as the plain ones, and programs that normalise a text
/// before they import it (Unicode's NFKC) do so with the small, raised and lowered ones. The minus sign
/// is no such form, yet taken for one.
const fn begins_formula(character: char) -> bool {
    matches!(
        character,
        '=' | '+' | '-' | '@'
            // Full width and small.
            | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫'
            // Raised, lowered, and the plus sign of Hebrew type.
            | '⁼' | '⁺' | '⁻' | '₌' | '₊' | '₋' | '\u{fb29}'
            // Two and three of them in one.
            | '\u{2a75}' | '\u{2a76}'
            // The minus sign.
            | '\u{2212}'
    )
}

fn push_cell(row: &mut String, cell: &str) {
    let cell = neutralised(cell);
    let spaced = cell.starts_with(' ') || cell.ends_with(' ');
    if !spaced && !cell.contains([',', '"', '\r', '\n', '\t', ';']) {
        row.push_str(&cell);
        return;
    }
    row.push('"');
    row.push_str(&cell.replace('"', "\"\""));
    row.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], expected: &str) {
        assert_eq!(csv_row(cells), format!("{expected}\r\n"));
    }

    #[test]
    fn cells_that_could_be_formulas_get_an_apostrophe() {
        check(&["=1+1"], "'=1+1");
        check(&["+81", "-5", "@SUM(A1)"], "'+81,'-5,'@SUM(A1)");
        check(&["＝1", "＋1", "－1", "＠a"], "'＝1,'＋1,'－1,'＠a");
        check(&["\t=1", "\r=1"], "\"'\t=1\",\"'\r=1\"");
        check(
            &["=HYPERLINK(\"http://a\",\"b\")"],
            "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\"",
        );
        check(&["a=1", "3-5年", "第012345号"], "a=1,3-5年,第012345号");
    }

    #[test]
    fn every_form_of_the_characters_that_begin_a_formula_is_known() {
        let forms = "=+-@＝＋－＠\u{fe66}\u{fe62}\u{fe63}\u{fe6b}\u{2212}\
                     \u{207c}\u{207a}\u{207b}\u{208c}\u{208a}\u{208b}\u{fb29}";
        for form in forms.chars() {
            for before in [
                "",
                " ",
                "　",
                "\u{a0} ",
                "\u{2003}",
                "\u{200b}",
                "\u{feff}",
                "\u{b}\u{85}",
            ] {
                let cell = format!("{before}{form}1+1");
                assert_eq!(neutralised(&cell), format!("'{cell}"), "{cell:?}");
            }
        }
        for line in ["\t", "\r", "\n", "\n1", "\t文", "\r\n", "\n =1"] {
            assert_eq!(neutralised(line), format!("'{line}"), "{line:?}");
        }
    }

    #[test]
    fn a_cell_that_is_no_formula_stays_as_it_is() {
        for cell in [
            "", " ", "　文", " a-b", "―", "–", "〜10名", "1=1", "・S1", "ー", "(=1)", "«-»",
        ] {
            assert_eq!(neutralised(cell), cell, "{cell:?}");
        }
    }

    #[test]
    fn cells_are_quoted_as_rfc_4180_says() {
        check(&["a", "", "c"], "a,,c");
        check(&["a,b", "c\"d", "e\nf"], "\"a,b\",\"c\"\"d\",\"e\nf\"");
        check(&["a;=1", " a"], "\"a;=1\",\" a\"");
        check(&[] as &[&str], "");
    }
}
