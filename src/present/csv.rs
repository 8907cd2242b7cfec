//! CSV that a spreadsheet opens as text and never as a formula.
//!
//! Pure: the browser's export and the office's command line write the same way.

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

/// The text behind an apostrophe if a spreadsheet could take it for a formula: `=`, `+`, `-`, `@`
/// and their full-width twins, TAB and CR at the start.
pub fn neutralised(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
    if risky {
        format!("'{cell}")
    } else {
        cell.to_string()
    }
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
    fn cells_are_quoted_as_rfc_4180_says() {
        check(&["a", "", "c"], "a,,c");
        check(&["a,b", "c\"d", "e\nf"], "\"a,b\",\"c\"\"d\",\"e\nf\"");
        check(&["a;=1", " a"], "\"a;=1\",\" a\"");
        check(&[] as &[&str], "");
    }
}
