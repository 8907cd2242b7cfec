use std::collections::BTreeMap;

use activelist_office::survey::Column;

/// A survey with every column; rows say only what differs from [`Survey::row`]'s person.
pub struct Survey {
    pub headers: Vec<String>,
    pub rows: Vec<BTreeMap<String, String>>,
}

impl Survey {
    /// A real survey (no mark of a made-up one) without rows.
    pub fn new() -> Survey {
        Survey {
            headers: Column::all()
                .filter(|column| *column != Column::Sample)
                .map(Column::header)
                .collect(),
            rows: Vec::new(),
        }
    }

    /// A survey of so many people.
    pub fn of(people: usize) -> Survey {
        (0..people).fold(Survey::new(), |survey, _| survey.row(&[]))
    }

    /// Adds a complete answer, with these cells changed.
    pub fn row(mut self, cells: &[(&str, &str)]) -> Survey {
        let number = format!("{:06}", 12_345 + self.rows.len());
        // One address under two numbers would be taken for one person.
        let given = cells.iter().find(|(header, _)| *header == "登録番号");
        let given = given.map_or(number.as_str(), |(_, cell)| cell);
        let is_first = self.rows.is_empty() || given.trim_start_matches('0') == "12345";
        let mail = match is_first {
            true => "taro@mihon.jp".to_string(),
            false => format!("taro{}@mihon.jp", self.rows.len()),
        };
        let plain = [
            ("回答日時", "2025-07-03 09:05"),
            ("氏名", "見本 太郎"),
            ("居住地（都道府県）", "大阪府"),
            ("メールアドレス", mail.as_str()),
            ("登録番号", number.as_str()),
            ("支援経験", "経験あり"),
            ("都道府県", "大阪府;京都府"),
            ("支援可能期間", "スポット対応"),
            ("掲載可否", "可"),
            ("S1-a-1", "3"),
        ];
        let cells = plain.iter().chain(cells);
        let row = cells.map(|(header, cell)| (header.to_string(), cell.to_string()));
        self.rows.push(row.collect());
        self
    }

    pub fn rename(mut self, from: &str, to: &str) -> Survey {
        let header = self.headers.iter_mut().find(|header| *header == from);
        *header.expect("a header") = to.to_string();
        self
    }

    pub fn table(&self) -> Vec<Vec<String>> {
        let cell = |row: &BTreeMap<String, String>, header: &String| {
            row.get(header).cloned().unwrap_or_default()
        };
        let rows = self
            .rows
            .iter()
            .map(|row| self.headers.iter().map(|h| cell(row, h)).collect());
        std::iter::once(self.headers.clone()).chain(rows).collect()
    }

    pub fn csv(&self) -> Vec<u8> {
        to_bytes(&self.table(), b',').into_bytes()
    }
}

/// Cells as text with a separator.
pub fn to_bytes(table: &[Vec<String>], separator: u8) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in table {
        writer.write_record(row).expect("writes");
    }
    String::from_utf8(writer.into_inner().expect("flushes")).expect("UTF-8")
}

/// A file as cells.
pub fn from_bytes(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(String::from).collect())
        .collect()
}
