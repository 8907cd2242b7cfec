//! What is said in passing, and what leaves the page with a word about it.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::shell::count::count_on;
use crate::shell::state::Store;

/// How long a passing message stays.
const A_WHILE: Duration = Duration::from_secs(6);

impl Store {
    /// Shows a passing message, and says it to screen readers.
    pub fn say(self, message: &str) {
        self.messages.toast.set(message.to_string());
        let number = count_on(self.messages.said);
        set_timeout(
            move || {
                // A later one has its own time.
                if self.messages.said.get_value() == number {
                    self.messages.toast.set(String::new());
                }
            },
            A_WHILE,
        );
    }

    /// Copies a link into this list.
    pub fn copy_link(self, fragment: String) {
        let link = format!("{}{fragment}", browser::page_address());
        spawn_local(async move {
            if browser::copy(&link).await {
                self.say("リンクをコピーしました。書いたことばと市区町村は含まれていません");
            } else {
                self.say("コピーできませんでした。表示されているリンクを選んでコピーしてください");
            }
        });
    }

    /// Saves a table as a CSV file.
    pub fn save_file(self, name: &str, csv: &str) {
        match browser::download(name, "text/csv;charset=utf-8", csv) {
            Ok(()) => self.say("CSVファイルに保存しました"),
            Err(_) => self.say("この端末では、ファイルを保存できませんでした"),
        }
    }
}
