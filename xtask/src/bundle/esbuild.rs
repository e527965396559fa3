//! Scripts and styles in one piece each.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::command;

/// esbuild, and what the widget's script imports by name.
pub(super) struct Esbuild {
    /// The program.
    pub(super) program: PathBuf,
    /// wasm-bindgen's glue, as `worry-sorter-glue`.
    pub(super) glue: PathBuf,
    /// The shadow root's style in one piece, as `worry-sorter-style`.
    pub(super) style: PathBuf,
    /// The style of the printed sheet, as `worry-sorter-sheet`.
    pub(super) sheet: PathBuf,
    /// The sentences for when the widget does not start, as `worry-sorter-sentences`.
    pub(super) sentences: PathBuf,
    /// How a part of the widget is imported, as `worry-sorter-part`.
    pub(super) part: PathBuf,
    /// The folder of styles.
    pub(super) styles: PathBuf,
    /// The folder of packages.
    pub(super) modules: PathBuf,
}

impl Esbuild {
    /// A script with all its imports; the names become string constants.
    ///
    /// `languages` lists the languages, as `worry-sorter-languages`.
    pub(super) fn script(
        &self,
        entry: &Path,
        languages: &Path,
        names: &[(&str, &str)],
    ) -> Result<String> {
        command::output(
            self.begin(entry)
                .args([
                    "--format=esm",
                    "--target=es2020",
                    "--charset=utf8",
                    "--loader:.css=text",
                ])
                .args(
                    [
                        ("worry-sorter-glue", self.glue.as_path()),
                        ("worry-sorter-style", &self.style),
                        ("worry-sorter-sheet", &self.sheet),
                        ("worry-sorter-sentences", &self.sentences),
                        ("worry-sorter-languages", languages),
                        ("worry-sorter-part", &self.part),
                    ]
                    .map(|(name, path)| format!("--alias:{name}={}", path.display())),
                )
                .args(defined(names)),
        )
    }

    /// A script that runs as it is, without being a module; the names become string constants.
    pub(super) fn classic(&self, entry: &Path, names: &[(&str, &str)]) -> Result<String> {
        command::output(
            self.begin(entry)
                .args(["--format=iife", "--target=es2020", "--charset=utf8"])
                .args(defined(names)),
        )
    }

    /// A style with all its imports, for browsers with container queries but without nesting.
    pub(super) fn style(&self, name: &str) -> Result<String> {
        command::output(
            self.begin(&self.styles.join(name))
                .args(["--target=chrome105,firefox110,safari16.4", "--charset=utf8"]),
        )
    }

    /// What both have in common.
    fn begin(&self, entry: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command
            // Where packages are found by their names.
            .env("NODE_PATH", &self.modules)
            .arg(entry)
            .args(["--bundle", "--minify", "--log-level=warning"]);
        command
    }
}

/// The options that make string constants of names.
fn defined(names: &[(&str, &str)]) -> impl Iterator<Item = String> {
    let option = |(name, value): &(&str, &str)| format!("--define:{name}=\"{value}\"");
    names.iter().map(option)
}
