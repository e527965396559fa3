//! The styles, as they are written and as the build puts them together.
//!
//! The plain tables have the widget's own style. It is made for a shadow root, where nothing else is; in a page
//! it counts for what stands within the wrapper alone, and for more than what the page says of its tables.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What of the widget's style the plain tables share, in the order of its layers.
const SHARED: [&str; 4] = ["tokens.css", "base.css", "column.css", "tables.css"];

/// The plain tables' style, and the place in it for the widget's own.
const PLAIN: &str = "static.css";
const PLACE: &str = "/* build: the widget's own style */";

/// Where it counts.
const WRAPPER: &str = ".worry-static";

/// Puts all styles into a folder, that of the plain tables with what they share with the widget. Returns the folder.
pub(super) fn staged(source: &Path, work: &Path) -> Result<PathBuf> {
    let folder = work.join("style");
    fs::create_dir_all(&folder)?;
    let mut shared = String::new();
    for name in SHARED {
        shared += &super::read_text(&source.join(name))?;
    }
    for entry in fs::read_dir(source)? {
        let path = entry?.path();
        let name = path.file_name().context("A style has no name.")?;
        let mut text = super::read_text(&path)?;
        if name == PLAIN {
            text = with_shared(&text, &shared)?;
        }
        fs::write(folder.join(name), text)?;
    }
    Ok(folder)
}

/// The plain tables' style with what they share.
fn with_shared(plain: &str, shared: &str) -> Result<String> {
    let (before, after) = plain
        .split_once(PLACE)
        .with_context(|| format!("{PLAIN} has no place {PLACE}"))?;
    Ok(format!("{before}{WRAPPER} {{\n{shared}}}\n{after}"))
}

#[cfg(test)]
mod tests {
    use super::with_shared;

    #[test]
    fn what_is_shared_counts_within_the_wrapper() -> anyhow::Result<()> {
        let text = with_shared("a{}/* build: the widget's own style */b{}", ".c{}\n")?;
        assert_eq!(text, "a{}.worry-static {\n.c{}\n}\nb{}");
        assert!(with_shared("a{}", "").is_err());
        Ok(())
    }
}
