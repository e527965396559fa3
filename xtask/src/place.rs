//! Where things lie: the repository, its products, and the tools in the user's cache.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}

/// The finished product.
pub(crate) fn dist() -> PathBuf {
    repository().join("dist")
}

/// The finished product with a publisher's own content.
pub(crate) fn own() -> PathBuf {
    repository().join("dist-own")
}

/// What stops on purpose, for the tests alone.
pub(crate) fn spoiled() -> PathBuf {
    target().join("spoiled")
}

/// What is built with the example of a publisher's own content, for the tests alone.
pub(crate) fn built_example() -> PathBuf {
    target().join("example")
}

/// The example of a publisher's own content.
pub(crate) fn example() -> PathBuf {
    repository().join("data/examples/home-disaster")
}

/// Cargo's folder for what it makes; ours for what lies between Trunk's output and `dist/`.
pub(crate) fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => repository().join(folder),
        None => repository().join("target"),
    }
}

/// The folder that holds the tools, one folder a tool and version.
pub(crate) fn tools() -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env::var_os("HOME").context("HOME is not set.")?).join(".cache"),
    };
    Ok(cache.join("worry-sorter"))
}

/// The first executable with one of these names on PATH.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    })
}

/// PATH with folders put before the rest.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    env::join_paths(all).context("A tool's folder has a name that PATH can't hold.")
}

/// The paths of all files in a folder, with slashes, in order.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    list(folder, "", &mut paths)?;
    paths.sort();
    Ok(paths)
}

/// Lists every file in a folder and in those within it.
fn list(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}
