//! What may be happening right now (*ours*): the five branches of the emergency screen.

/// A kind of emergency, as somebody sees it who is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Emergency {
    /// A warning fills the screen, or somebody called its number: a support scam.
    Warning,
    /// Files cannot be opened, or a demand for money is shown: ransomware.
    Locked,
    /// A login nobody knows, or money that was sent to a wrong account.
    Intrusion,
    /// Lost, leaked, or sent to the wrong person.
    Leak,
    /// Something is strange.
    Unsure,
}

impl Emergency {
    /// All of them, in the order of the screen.
    pub const ALL: [Emergency; 5] = [
        Emergency::Warning,
        Emergency::Locked,
        Emergency::Intrusion,
        Emergency::Leak,
        Emergency::Unsure,
    ];

    /// The name it has in a link and in `index.html`. Never renamed.
    pub const fn key(self) -> &'static str {
        ["warning", "locked", "intrusion", "leak", "unsure"][self as usize]
    }

    /// The one that a link's key names.
    pub fn from_key(key: &str) -> Option<Emergency> {
        Emergency::ALL.into_iter().find(|found| found.key() == key)
    }

    /// What it is called on screen.
    pub const fn label(self) -> &'static str {
        [
            "警告が出た・電話してしまった",
            "ファイルが開けない・脅迫文が出た",
            "知らないログイン・送金してしまった",
            "なくした・漏れた・送り間違えた",
            "わからないけれど、おかしい",
        ][self as usize]
    }
}
