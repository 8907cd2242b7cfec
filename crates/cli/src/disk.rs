//! The office's disk: how files are read and written so that nothing outside the folder of a
//! publication is touched, nothing is waited for, and nobody else reads what is not for them.
//!
//! In the folder of a publication no link is followed: whoever may write there could otherwise have
//! this program write, or delete, wherever a link leads. What is read by a path that was given on the command
//! line may lie behind a link, and so may the folder of a publication itself: that is the operator's own
//! choice. Nothing is written through a link.
//! A pipe or a device is refused before it is opened, for reading one may never end.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use activelist_office::publish::Readers;

/// Why something is not read or written although it is there. Stands in an [`io::Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Odd {
    /// A link where a file or a folder is expected.
    Link,
    /// A pipe, a device or a socket where a file or a folder is expected.
    Special,
    /// A file that has another name as well, where this program writes into a file of its own.
    Shared,
    /// A file of more bytes than this.
    TooLarge(u64),
}

impl std::fmt::Display for Odd {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(match self {
            Odd::Link => "symbolic link",
            Odd::Special => "not a regular file",
            Odd::Shared => "hard link",
            Odd::TooLarge(_) => "file too large",
        })
    }
}

impl std::error::Error for Odd {}

impl Odd {
    /// Why a file or folder was refused; none where the system refused it.
    pub(crate) fn of(error: &io::Error) -> Option<Odd> {
        error.get_ref()?.downcast_ref::<Odd>().copied()
    }
}

/// Whether a link as the last part of a path is followed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Links {
    /// It is: the path was given on the command line.
    Follow,
    /// It is refused.
    Refuse,
}

/// Refuses what is no regular file.
fn is_file(data: &fs::Metadata) -> io::Result<()> {
    let kind = data.file_type();
    match (kind.is_file(), kind.is_symlink(), kind.is_dir()) {
        (true, ..) => Ok(()),
        (_, true, _) => Err(io::Error::other(Odd::Link)),
        (.., true) => Err(io::ErrorKind::IsADirectory.into()),
        _ => Err(io::Error::other(Odd::Special)),
    }
}

/// Whether there is a folder; what else stands in its place is refused.
pub(crate) fn is_folder(path: &Path) -> io::Result<bool> {
    let kind = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        data => data?.file_type(),
    };
    match (kind.is_dir(), kind.is_symlink(), kind.is_file()) {
        (true, ..) => Ok(true),
        (_, true, _) => Err(io::Error::other(Odd::Link)),
        (.., true) => Err(io::ErrorKind::NotADirectory.into()),
        _ => Err(io::Error::other(Odd::Special)),
    }
}

/// Whether there is a regular file; what else stands in its place is refused.
pub(crate) fn is_regular(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        data => is_file(&data?).map(|()| true),
    }
}

/// Opens a regular file for reading.
pub(crate) fn open(path: &Path, links: Links) -> io::Result<File> {
    let data = match links {
        Links::Follow => fs::metadata(path),
        Links::Refuse => fs::symlink_metadata(path),
    };
    is_file(&data?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    careful(&mut options, links);
    let file = options.open(path)?;
    // Another file may have taken its place since.
    is_file(&file.metadata()?)?;
    Ok(file)
}

/// Opens a regular file that may be written; makes one where there is none. No link is followed.
pub(crate) fn open_or_make(path: &Path) -> io::Result<File> {
    is_regular(path)?;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    careful(&mut options, Links::Refuse);
    let file = options.open(path)?;
    let data = file.metadata()?;
    is_file(&data)?;
    is_alone(&data)?;
    Ok(file)
}

/// Refuses a file that has another name as well: what is written into it would change there, too.
#[cfg(unix)]
fn is_alone(data: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    match data.nlink() > 1 {
        true => Err(io::Error::other(Odd::Shared)),
        false => Ok(()),
    }
}

#[cfg(not(unix))]
fn is_alone(_: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// The bytes of a regular file: at most one more than `limit`, by which a file that is too large shows.
pub(crate) fn read(path: &Path, limit: usize, links: Links) -> io::Result<Vec<u8>> {
    let file = open(path, links)?;
    let mut bytes = Vec::new();
    file.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of a file that was named on the command line; one of more than `limit` is refused.
pub(crate) fn read_named(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let bytes = read(path, limit, Links::Follow)?;
    match bytes.len() > limit {
        true => Err(io::Error::other(Odd::TooLarge(limit as u64))),
        false => Ok(bytes),
    }
}

/// Makes a folder where there is none. One that only its owner may read is made so.
pub(crate) fn make_folder(path: &Path, readers: Readers) -> io::Result<()> {
    if is_folder(path)? {
        tighten(path, readers);
        return Ok(());
    }
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    if readers == Readers::Owner {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// How the name of a file ends while it is being written.
const ENDING: &str = ".tmp";
/// Letters and digits before that, by which no two writers have one name.
const RANDOM: usize = 12;

/// Writes a file as a whole: beside its place under a name of its own, then renamed into it. What is
/// there and no regular file is refused.
pub(crate) fn put(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    if is_regular(path)? && holds(path, bytes)? {
        tighten(path, readers);
        return Ok(());
    }
    put_with(path, readers, |file| file.write_all(bytes))
}

/// Writes a file as a whole with what `write` writes; where that fails, nothing is changed.
pub(crate) fn put_with<T, E: From<io::Error>>(
    path: &Path,
    readers: Readers,
    write: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    is_regular(path)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let name = path
        .file_name()
        .ok_or(io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut prefix = name.to_owned();
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(ENDING).rand_bytes(RANDOM);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode(readers)));
    // Its own error names a file that nobody knows.
    let mut file = builder
        .tempfile_in(folder)
        .map_err(|error| io::Error::from(error.kind()))?;
    let done = write(file.as_file_mut())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    settle(folder)?;
    Ok(done)
}

/// Whether a file has these bytes already.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    Ok(read(path, bytes.len(), Links::Refuse)? == bytes)
}

/// The name that a file was to have, where `name` is the one that it had while it was being written.
pub(crate) fn unfinished(name: &str) -> Option<&str> {
    let name = name.strip_suffix(ENDING)?;
    let is_random =
        |text: &str| text.len() == RANDOM && text.bytes().all(|b| b.is_ascii_alphanumeric());
    match name.rsplit_once('.') {
        Some((whole, random)) if is_random(random) => Some(whole),
        // As versions before this one named it.
        _ => Some(name),
    }
}

/// Removes a file, or a link but not what it leads to.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Removes a folder with all that is in it. A link in its place is refused, and none in it is followed.
pub(crate) fn remove_folder(path: &Path) -> io::Result<()> {
    match is_folder(path)? {
        true => fs::remove_dir_all(path),
        false => Ok(()),
    }
}

/// What lies in a folder, sorted, and whether each is a folder itself. Nothing where there is no such
/// folder. A name that is not UTF-8 is given with replacement characters.
pub(crate) fn names(folder: &Path, links: Links) -> io::Result<Vec<(String, bool)>> {
    let mut names = Vec::new();
    let is_there = match links {
        Links::Follow => folder.is_dir(),
        Links::Refuse => is_folder(folder)?,
    };
    if !is_there {
        return Ok(names);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        names.push((name, entry.file_type()?.is_dir()));
    }
    names.sort();
    Ok(names)
}

/// The path of a lock beside a folder for upload.
pub(crate) fn outside(site: &Path, name: &str) -> PathBuf {
    site.join("..").join(name)
}

#[cfg(unix)]
fn careful(options: &mut OpenOptions, links: Links) {
    use std::os::unix::fs::OpenOptionsExt;
    let follow = match links {
        Links::Follow => 0,
        Links::Refuse => libc::O_NOFOLLOW,
    };
    options.custom_flags(libc::O_NONBLOCK | follow);
}

/// On Windows the look at what a path is has to do: to open a link itself would also open the stand-ins of
/// files in a cloud folder in place of the files.
#[cfg(not(unix))]
fn careful(_: &mut OpenOptions, _: Links) {}

#[cfg(unix)]
const fn mode(readers: Readers) -> u32 {
    match readers {
        // As the system's mask of new files allows.
        Readers::All => 0o666,
        Readers::Owner => 0o600,
    }
}

/// Takes from what is already there the rights of all but its owner. Who is not the owner cannot do
/// that, and need not: then the owner is somebody else of the office.
#[cfg(unix)]
pub(crate) fn tighten(path: &Path, readers: Readers) {
    use std::os::unix::fs::PermissionsExt;
    let Ok(data) = fs::symlink_metadata(path) else {
        return;
    };
    let mode = data.permissions().mode();
    if readers == Readers::Owner && !data.is_symlink() && mode & 0o077 != 0 {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o700));
    }
}

#[cfg(not(unix))]
pub(crate) fn tighten(_: &Path, _: Readers) {}

/// Has the new name of a file on the disk before the next step, so that a loss of power cannot
/// bring a description without its snapshot.
#[cfg(unix)]
fn settle(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder is no file that could be opened.
#[cfg(not(unix))]
fn settle(_: &Path) -> io::Result<()> {
    Ok(())
}
