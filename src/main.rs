//! The browser entry: joins the views with the browser. On the host it says so and ends.

#[cfg(target_arch = "wasm32")]
fn main() {
    activelist::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the browser's half; `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}
