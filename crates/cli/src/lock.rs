//! One at a time: who publishes to a folder holds a lock on it, and who reads a publication there holds
//! one that others may hold, too.
//!
//! The lock is that of the system on a file beside `site/`, so it ends with the program, however that
//! ends. The file stays: whoever removed it could take it away from under another program that has
//! just opened it. Where a file system has no locks, the program goes on without.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::disk::{Links, open, open_or_make, outside};
use crate::store::{StoreFault, at, say_store_fault};

/// The file of the lock, in the folder of a publication.
const LOCK: &str = "publish.lock";

/// A lock on the folder of a publication, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
    is_exclusive: bool,
}

/// Why a folder cannot be used now.
#[derive(Debug)]
pub enum LockFault {
    /// The file of the lock cannot be made or read.
    Store(StoreFault),
    /// Another program uses the folder; its number in the system, where that is known.
    Held(PathBuf, Option<u32>),
}

impl Lock {
    /// For publishing to the folder `out`, which is made where there is none.
    pub fn exclusive(out: &Path) -> Result<Lock, LockFault> {
        let store = |path: &Path, error| LockFault::Store(at(path, error));
        if !out.exists() {
            fs::create_dir_all(out).map_err(|error| store(out, error))?;
        }
        let path = out.join(LOCK);
        let mut file = open_or_make(&path).map_err(|error| store(&path, error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(LockFault::Held(out.to_path_buf(), holder(&mut file)));
            }
            // Systems have many errors for a file system without locks, as network folders are.
            Err(TryLockError::Error(_)) => {}
        }
        // Who is refused can say by whom. Without that number the lock holds as well.
        let _ = file.set_len(0);
        let _ = file.write_all(std::process::id().to_string().as_bytes());
        Ok(Lock {
            file,
            is_exclusive: true,
        })
    }

    /// For reading the publication whose folder for upload is `site`. None where there is no file of a
    /// lock (a site on a host, a copy), where it cannot be read, or where the file system has no locks.
    pub fn shared(site: &Path) -> Result<Option<Lock>, LockFault> {
        let Ok(mut file) = open(&outside(site, LOCK), Links::Refuse) else {
            return Ok(None);
        };
        match file.try_lock_shared() {
            Ok(()) => Ok(Some(Lock {
                file,
                is_exclusive: false,
            })),
            Err(TryLockError::WouldBlock) => {
                Err(LockFault::Held(site.to_path_buf(), holder(&mut file)))
            }
            Err(TryLockError::Error(_)) => Ok(None),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.is_exclusive {
            let _ = self.file.set_len(0);
        }
        // Closing the file would do as well.
        let _ = self.file.unlock();
    }
}

/// The number of the program that holds a lock, as it wrote it. Windows lets nobody read a locked file.
fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(16).read_to_string(&mut text).ok()?;
    text.parse().ok()
}

/// The fault in one line.
pub fn say_lock_fault(fault: &LockFault) -> String {
    match fault {
        LockFault::Store(fault) => say_store_fault(fault),
        LockFault::Held(folder, holder) => {
            let holder =
                holder.map_or_else(String::new, |number| format!("（プロセス番号{number}）"));
            format!(
                "{}: ほかに実行中のactivelist{holder}が、このフォルダーを使っています。その終了を待って、もう一度実行してください。",
                folder.display()
            )
        }
    }
}
