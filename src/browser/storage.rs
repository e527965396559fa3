//! The browser's storage on this device.
//!
//! Reading the storage throws in sandboxed frames and with blocked cookies, and gloo-storage panics there;
//! so web-sys probes first, at every access, and gloo-storage is used behind the probe alone.

use gloo_storage::{LocalStorage, Storage};

/// Why the storage did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// There is no storage here, or the browser refuses it.
    Unavailable,
    /// The browser took the text and did not keep it, or had no room.
    NotKept,
}

/// The text under a key, if there is one.
pub fn read(key: &str) -> Result<Option<String>, StorageError> {
    open()?.get_item(key).map_err(|_| StorageError::Unavailable)
}

/// Keeps a text under a key, and reads it back to be sure.
pub fn write(key: &str, text: &str) -> Result<(), StorageError> {
    let storage = open()?;
    storage
        .set_item(key, text)
        .map_err(|_| StorageError::NotKept)?;
    match storage.get_item(key) {
        Ok(Some(kept)) if kept == text => Ok(()),
        _ => Err(StorageError::NotKept),
    }
}

/// Takes the text under a key away.
pub fn remove(key: &str) -> Result<(), StorageError> {
    open()?
        .remove_item(key)
        .map_err(|_| StorageError::Unavailable)
}

fn open() -> Result<web_sys::Storage, StorageError> {
    let probe = web_sys::window().map(|window| window.local_storage());
    match probe {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(StorageError::Unavailable),
    }
}
