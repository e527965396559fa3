//! The browser's storage on this device.

use super::host::Host;
use crate::saving::{Storage, StorageError};

/// What the browser keeps on this device.
pub struct Device(pub Host);

impl Storage for Device {
    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        let text = self.0.stored(key);
        text.map_err(|_| StorageError::Unavailable)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let kept = self.0.store(key, text);
        kept.then_some(()).ok_or(StorageError::NotKept)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        let gone = self.0.forget(key);
        gone.then_some(()).ok_or(StorageError::Unavailable)
    }
}
