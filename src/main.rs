//! The browser entry. The page's script calls `activelist::shell::begin`, which this makes part of the
//! program; on the host it says so and ends.

#[cfg(target_arch = "wasm32")]
fn main() {
    activelist::shell::prepare();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the browser's half; `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}
