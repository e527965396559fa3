//! What `cargo xtask test` brings: the built files, the browsers, their drivers, the checker for access.

use std::env;
use std::path::PathBuf;

/// The folder with the built widget.
pub fn dist() -> PathBuf {
    brought("WORRY_SORTER_DIST")
}

/// The folder with a widget that stops on purpose.
pub(crate) fn spoiled() -> PathBuf {
    brought("WORRY_SORTER_SPOILED")
}

/// The folder with a widget that is built with the example of a publisher's own content.
pub fn example() -> PathBuf {
    brought("WORRY_SORTER_EXAMPLE")
}

/// The script of axe-core.
pub fn axe() -> String {
    let path = brought("WORRY_SORTER_AXE");
    std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}. `cargo xtask test` brings axe-core and runs these tests.",
            path.display()
        )
    })
}

/// The folder with the frameworks that the element is put into.
pub fn frameworks() -> PathBuf {
    brought("WORRY_SORTER_FRAMEWORKS")
}

/// The path in a variable of the environment.
pub(crate) fn brought(name: &str) -> PathBuf {
    let Some(path) = env::var_os(name).map(PathBuf::from) else {
        panic!(
            "{name} is not set. Run `cargo xtask test`: it builds the widget, brings the browsers and runs these tests."
        );
    };
    assert!(
        path.exists(),
        "{name} names {}, which does not exist. Run `cargo xtask test`: it builds the widget, brings the browsers and runs these tests.",
        path.display()
    );
    path
}
