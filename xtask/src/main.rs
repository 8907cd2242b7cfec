fn main() {
    println!("xtask")
}
