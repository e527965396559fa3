//! `cargo xtask soak`: a long visit of a reader who presses anything; the test does a short one.

use anyhow::{Result, bail};

use crate::command::{cargo, run as run_command};
use crate::setup::Browsers;
use crate::{build, place};

/// Presses so often, from a seed; says what was compared and what the page's memory did.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    let browsers = Browsers::ready()?;
    build::unless_fresh()?;
    let mut soak = cargo(&["test", "--quiet", "--package", "end-to-end"]);
    soak.args(["--", "--nocapture", "soak::"]);
    for option in words.chunks(2) {
        match *option {
            ["--acts", acts] => soak.env("SOAK_ACTS", acts),
            ["--seed", seed] => soak.env("SOAK_SEED", seed),
            _ => bail!("A soak may be told --acts N and --seed N."),
        };
    }
    browsers.chromium.name_to(&mut soak);
    run_command(soak.env("WORRY_SORTER_DIST", place::dist()))
}
