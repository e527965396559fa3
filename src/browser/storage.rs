//! The browser's storage on this device.
//!
//! Reading the storage throws in sandboxed frames and with blocked cookies, and gloo-storage panics there;
//! so web-sys probes first, at every access, and gloo-storage is used behind the probe alone.

use gloo_storage::LocalStorage;

use crate::saving::{Storage, StorageError};

/// What the browser keeps on this device.
pub struct Device;

impl Storage for Device {
    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        open()?.get_item(key).map_err(|_| StorageError::Unavailable)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let storage = open()?;
        storage
            .set_item(key, text)
            .map_err(|_| StorageError::NotKept)?;
        match storage.get_item(key) {
            Ok(Some(kept)) if kept == text => Ok(()),
            _ => Err(StorageError::NotKept),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        open()?
            .remove_item(key)
            .map_err(|_| StorageError::Unavailable)
    }
}

fn open() -> Result<web_sys::Storage, StorageError> {
    let probe = web_sys::window().map(|window| window.local_storage());
    match probe {
        Some(Ok(Some(_))) => Ok(<LocalStorage as gloo_storage::Storage>::raw()),
        _ => Err(StorageError::Unavailable),
    }
}
