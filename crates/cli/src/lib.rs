//! What the command line adds to the office's rules: the disk, key files, random numbers and the lock on the
//! folder of a publication. The commands are in the program itself.

mod disk;
mod keys;
mod lock;
mod store;
#[cfg(test)]
mod tests_store;

pub use keys::{
    KeyFault, KeyFiles, Signer, is_by_spare, make_keys, public_file, read_signer, read_trust,
    say_by_spare, say_key_fault,
};
pub use lock::{Lock, LockFault, say_lock_fault};
pub use store::{
    DiskFolder, Places, StoreFault, described, first_bytes, is_site, make_folder,
    make_private_folder, photos_in, read_file, remove_table, rewrite, say_store_fault,
    upload_around, write_file, write_file_with, write_private, write_publication, write_table,
};
