//! The browsers that the tests drive, and the font in which they measure.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::{debian, rust};
use crate::{command, place};

/// A browser with its driver: the variable that names each program, and where it is.
pub(crate) struct Browser {
    /// Each program under the variable that names it, for the tests and for who has another.
    pub(crate) programs: Vec<(&'static str, PathBuf)>,
}

/// The browsers that are here, and those that can't be.
pub(crate) struct Browsers {
    /// Chromium with its driver: nothing is tested without it.
    pub(crate) chromium: Browser,
    /// Firefox and WebKitGTK, as far as they are here.
    pub(crate) others: Vec<Browser>,
    /// The name of each that is not here, and what would help.
    pub(crate) missing: Vec<(&'static str, String)>,
}

impl Browsers {
    /// Finds all, and installs them where that is allowed. Firefox and WebKitGTK may be missing.
    pub(crate) fn ready() -> Result<Self> {
        font()?;
        let mut browsers = Self {
            chromium: chromium()?,
            others: Vec::new(),
            missing: Vec::new(),
        };
        for (name, browser) in [("firefox", firefox()), ("webkit", webkit())] {
            match browser {
                Ok(browser) => browsers.others.push(browser),
                Err(error) => browsers.missing.push((name, format!("{error:#}"))),
            }
        }
        Ok(browsers)
    }

    /// All that are here.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Browser> {
        std::iter::once(&self.chromium).chain(&self.others)
    }
}

impl Browser {
    /// Names the programs in a command's environment.
    pub(crate) fn name_to(&self, command: &mut Command) {
        command.envs(self.programs.iter().map(|(name, path)| (name, path)));
    }
}

fn chromium() -> Result<Browser> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let find = || {
        Some(Browser {
            programs: vec![
                ("CHROMIUM", program("CHROMIUM", &names)?),
                ("CHROMEDRIVER", program("CHROMEDRIVER", &["chromedriver"])?),
            ],
        })
    };
    with_debian(find, &["chromium", "chromium-driver"], "Chromium")
}

fn firefox() -> Result<Browser> {
    let find = || program("FIREFOX", &["firefox-esr", "firefox"]);
    let browser = with_debian(find, &["firefox-esr"], "Firefox")?;
    let driver = match program("GECKODRIVER", &["geckodriver"]) {
        Some(driver) => driver,
        None => rust::geckodriver()?.join("geckodriver"),
    };
    Ok(Browser {
        programs: vec![("FIREFOX", browser), ("GECKODRIVER", driver)],
    })
}

fn webkit() -> Result<Browser> {
    let find = || {
        // The screen that nobody sees is found on PATH.
        place::on_path(&["Xvfb"])?;
        // Where Debian puts WebKitGTK's small browser.
        let small = format!(
            "/usr/lib/{}-linux-gnu/webkit2gtk-4.1/MiniBrowser",
            env::consts::ARCH
        );
        let small = PathBuf::from(small);
        let browser = named("MINIBROWSER").or_else(|| small.is_file().then_some(small))?;
        Some(Browser {
            programs: vec![
                ("MINIBROWSER", browser),
                (
                    "WEBKITDRIVER",
                    program("WEBKITDRIVER", &["WebKitWebDriver"])?,
                ),
            ],
        })
    };
    with_debian(find, &["webkit2gtk-driver", "xvfb"], "WebKitGTK")
}

/// Ensures that there is a Japanese font: the tests measure where its lines break.
fn font() -> Result<()> {
    let find = || {
        let list = command::output(Command::new("fc-list").args([":lang=ja", "family"]));
        list.ok().filter(|list| !list.trim().is_empty())
    };
    let packages = ["fontconfig", "fonts-noto-cjk"];
    with_debian(find, &packages, "A Japanese font").map(|_| ())
}

/// What is found, before or after installing Debian's packages.
fn with_debian<T>(find: impl Fn() -> Option<T>, packages: &[&str], what: &str) -> Result<T> {
    if find().is_none() {
        debian(packages, what)?;
    }
    find().with_context(|| {
        let list = packages.join(" ");
        format!("{what} is missing; on Debian: sudo apt-get install {list}")
    })
}

/// The program that a variable names, or else one on PATH.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    named(variable).or_else(|| place::on_path(names))
}

/// The program that a variable names.
fn named(variable: &str) -> Option<PathBuf> {
    let file = env::var_os(variable).map(PathBuf::from);
    file.filter(|file| file.is_file())
}
