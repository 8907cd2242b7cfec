fn main() { println!("xtask") }
