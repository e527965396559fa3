//! The browser that the tests drive.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::debian;
use crate::place;

/// Chromium and its driver.
pub(crate) struct Browser {
    /// The browser; `CHROMIUM` names another.
    pub(crate) chromium: PathBuf,
    /// The driver; `CHROMEDRIVER` names another.
    pub(crate) chromedriver: PathBuf,
}

impl Browser {
    /// Finds both, and installs them where that is allowed.
    pub(crate) fn ready() -> Result<Self> {
        if Self::found().is_none() {
            debian(&["chromium", "chromium-driver"], "Chromium or its driver")?;
        }
        Self::found().context("Chromium or its driver is missing; on Debian: sudo apt-get install chromium chromium-driver")
    }

    /// Both, if they are there.
    fn found() -> Option<Self> {
        let named = |name: &str| {
            env::var_os(name)
                .map(PathBuf::from)
                .filter(|file| file.is_file())
        };
        Some(Self {
            chromium: named("CHROMIUM")
                .or_else(|| place::on_path(&["chromium", "chromium-browser", "google-chrome"]))?,
            chromedriver: named("CHROMEDRIVER").or_else(|| place::on_path(&["chromedriver"]))?,
        })
    }
}
