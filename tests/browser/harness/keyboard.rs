//! The keyboard alone: no element is touched, keys go to whatever has focus.

use thirtyfour::Key;

use super::page::Page;

impl Page {
    /// Presses one key after the other: `[Key::Tab, Key::Enter]`.
    pub async fn press<const N: usize>(&self, keys: [Key; N]) {
        for key in keys {
            self.session()
                .action_chain()
                .send_keys(key)
                .perform()
                .await
                .unwrap();
        }
    }

    /// Types text into whatever has focus.
    pub async fn type_text(&self, text: &str) {
        self.session()
            .action_chain()
            .send_keys(text)
            .perform()
            .await
            .unwrap();
    }

    /// Presses a key while Shift is held.
    pub async fn press_shifted(&self, key: Key) {
        let chain = self.session().action_chain();
        chain
            .key_down(Key::Shift)
            .send_keys(key)
            .key_up(Key::Shift)
            .perform()
            .await
            .unwrap();
    }

    /// Presses a letter while Ctrl is held.
    pub async fn press_with_control(&self, letter: &str) {
        let chain = self.session().action_chain();
        chain
            .key_down(Key::Control)
            .send_keys(letter)
            .key_up(Key::Control)
            .perform()
            .await
            .unwrap();
    }

    /// Presses Tab until such an element has focus; fails after 200.
    pub async fn tab_to(&self, css: &str) {
        let mut passed = Vec::new();
        for _ in 0..200 {
            self.press([Key::Tab]).await;
            if self.is_focused(css).await {
                return;
            }
            passed.push(self.focused().await);
        }
        panic!("Tab does not reach {css}. It passed: {passed:#?}");
    }

    /// Whether the focus lies on such an element.
    pub async fn is_focused(&self, css: &str) -> bool {
        let css = serde_json::json!(css);
        self.js(&format!(
            "return document.activeElement?.matches({css}) ?? false"
        ))
        .await
            == true
    }

    /// What has focus, for people: `button#more もっと見る`.
    pub async fn focused(&self) -> String {
        let script = "
            const element = document.activeElement;
            if (!element) return 'nothing';
            const name = element.tagName.toLowerCase() + (element.id ? '#' + element.id : '');
            const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText;
            return `${name} ${(label ?? '').trim().slice(0, 60)}`.trim();";
        self.js(script)
            .await
            .as_str()
            .unwrap_or_default()
            .to_string()
    }
}
