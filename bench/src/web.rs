//! The engine for the bench page: takes a list, then questions by number. Must never take the
//! time: the page does, in the same way for every engine.

#[cfg(target_arch = "wasm32")]
mod web {
    use std::cell::RefCell;

    use activelist_bench::engine::{Engine, describe};
    use activelist_bench::questions::from_json;
    use activelist_publication::Meta;
    use activelist_search::Criteria;
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        static META: RefCell<Option<Meta>> = const { RefCell::new(None) };
        static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
        static QUESTIONS: RefCell<Vec<Criteria>> = const { RefCell::new(Vec::new()) };
    }

    /// Makes a published list ready; how many people are in it, 0 if it is refused.
    #[wasm_bindgen]
    pub fn load(bytes: &[u8]) -> usize {
        ENGINE.with_borrow_mut(|engine| {
            *engine = Engine::ready(bytes);
            engine.as_ref().map_or(0, Engine::people)
        })
    }

    /// Takes the description of a list in parts: the names of their files, one a line.
    #[wasm_bindgen]
    pub fn describes(meta: &[u8]) -> String {
        META.with_borrow_mut(|known| {
            *known = describe(meta);
            let parts = known.iter().flat_map(|meta| &meta.parts);
            let names: Vec<String> = parts.map(|part| part.file()).collect();
            names.join("\n")
        })
    }

    /// Takes a part, with its SHA-256 and its bytes unpacked by the browser: the first makes the list
    /// ready without its prose. Whether it was accepted.
    #[wasm_bindgen]
    pub fn add(number: usize, packed: &[u8], digest: &[u8], unpacked: Vec<u8>) -> bool {
        let Ok(digest) = digest.try_into() else {
            return false;
        };
        META.with_borrow(|meta| {
            ENGINE.with_borrow_mut(|engine| match (meta, number, engine) {
                (Some(meta), 0, engine) => {
                    *engine = Engine::begin(meta, packed, digest, unpacked);
                    engine.is_some()
                }
                (Some(meta), number, Some(engine)) => {
                    engine.add(meta, number, packed, digest, unpacked).is_some()
                }
                _ => false,
            })
        })
    }

    /// Takes the questions, so that each is in the engine's own form as it is in a page.
    #[wasm_bindgen]
    pub fn take(questions: &str) -> usize {
        let questions: Vec<serde_json::Value> = serde_json::from_str(questions).unwrap_or_default();
        QUESTIONS.with_borrow_mut(|taken| {
            *taken = questions.iter().map(from_json).collect();
            taken.len()
        })
    }

    /// Answers a question; how many match.
    #[wasm_bindgen]
    pub fn ask(question: usize) -> usize {
        with(question, Engine::ask)
    }

    /// The same with all of the answer, for comparing.
    #[wasm_bindgen]
    pub fn answer(question: usize) -> Vec<u32> {
        with(question, Engine::answer)
    }

    fn with<T: Default>(question: usize, ask: fn(&mut Engine, &Criteria) -> T) -> T {
        QUESTIONS.with_borrow(|questions| {
            ENGINE.with_borrow_mut(|engine| match (engine, questions.get(question)) {
                (Some(engine), Some(criteria)) => ask(engine, criteria),
                _ => T::default(),
            })
        })
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("this is for the bench page: run `cargo xtask bench`");
}
