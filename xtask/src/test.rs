//! `cargo xtask test`: every check there is, in the order in which they are cheap.

use std::time::Instant;

use anyhow::Result;

use crate::command::{cargo, run as run_command};
use crate::setup::{Browsers, Tools};
use crate::{build, deny, place, size};

const WASM: &str = "wasm32-unknown-unknown";

/// Which tests are for a browser; the others are for this machine.
const BROWSER_TESTS: [&str; 2] = ["--test", "browser*"];

/// Runs everything; the first failure ends it.
pub(crate) fn run() -> Result<()> {
    let begin = Instant::now();
    let tools = Tools::ready()?;
    let browsers = Browsers::ready()?;

    step("Format", || {
        run_command(&mut cargo(&["fmt", "--all", "--check"]))
    })?;
    step("Clippy, this machine", || {
        run_command(&mut cargo(&[
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    step("Clippy, wasm32", || {
        let mut clippy = cargo(&[
            "clippy",
            "--quiet",
            "--package",
            "worry-sorter",
            "--target",
            WASM,
            "--lib",
        ]);
        if has_browser_tests() {
            clippy.args(BROWSER_TESTS);
        }
        run_command(clippy.args(["--", "-D", "warnings"]))
    })?;
    step("Crates", deny::run)?;
    step("Documentation", || {
        let doc = |more: &[&str]| {
            run_command(
                cargo(&["doc", "--quiet", "--no-deps", "--document-private-items"])
                    .args(more)
                    .env("RUSTDOCFLAGS", "-D warnings"),
            )
        };
        doc(&["--workspace"])?;
        doc(&["--package", "worry-sorter", "--target", WASM])
    })?;
    step("Native tests", || {
        let mut test = cargo(&["test", "--quiet", "--workspace"]);
        if has_end_to_end() {
            test.args(["--exclude", "end-to-end"]);
        }
        run_command(&mut test)
    })?;
    step("Build of what stops on purpose", || {
        build::run(&build::Options::read(&["--spoiled"])?)
    })?;
    step("Build with a publisher's own content", || {
        build::run(&build::Options::example())
    })?;
    step("Build", || build::run(&build::Options::default()))?;
    step("Size", size::run)?;
    step("Browser tests of mounted parts", || {
        in_the_browser(&tools, &browsers)
    })?;
    step("End to end", || end_to_end(&tools, &browsers))?;

    println!("\nEverything passed in {} s.", begin.elapsed().as_secs());
    for (name, reason) in &browsers.missing {
        println!("Skipped: what is tested in {name}. {reason}");
    }
    Ok(())
}

/// Says what comes, does it, and says how long it took.
fn step(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n== {name}");
    let begin = Instant::now();
    work()?;
    println!("   {:.1} s", begin.elapsed().as_secs_f32());
    Ok(())
}

/// The tests that wasm-bindgen runs in a browser: tests/browser*.rs.
fn in_the_browser(tools: &Tools, browsers: &Browsers) -> Result<()> {
    if !has_browser_tests() {
        println!("There are none.");
        return Ok(());
    }
    // wasm-bindgen's runner does not know `--quiet`.
    let mut test = cargo(&["test", "--package", "worry-sorter", "--target", WASM]);
    browsers.chromium.name_to(&mut test);
    run_command(test.args(BROWSER_TESTS).env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        tools.wasm_bindgen.join("wasm-bindgen-test-runner"),
    ))
}

/// The tests that drive the built `dist/` as a reader would: tests/end-to-end.
fn end_to_end(tools: &Tools, browsers: &Browsers) -> Result<()> {
    if !has_end_to_end() {
        println!("There are none.");
        return Ok(());
    }
    let mut test = cargo(&["test", "--quiet", "--package", "end-to-end", "--"]);
    for (name, reason) in &browsers.missing {
        println!("Skipping {name}. {reason}");
        test.args(["--skip", &format!("::{name}")]);
    }
    browsers
        .all()
        .for_each(|browser| browser.name_to(&mut test));
    run_command(
        test.env("WORRY_SORTER_DIST", place::dist())
            .env("WORRY_SORTER_SPOILED", place::spoiled())
            .env("WORRY_SORTER_EXAMPLE", place::built_example())
            .env("WORRY_SORTER_FRAMEWORKS", Tools::frameworks()?)
            .env(
                "WORRY_SORTER_AXE",
                tools.node_modules.join("axe-core/axe.min.js"),
            ),
    )
}

/// Whether the crate of end-to-end tests is there.
fn has_end_to_end() -> bool {
    place::repository()
        .join("tests/end-to-end/Cargo.toml")
        .exists()
}

/// Whether there are tests that are for a browser.
fn has_browser_tests() -> bool {
    std::fs::read_dir(place::repository().join("tests")).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("browser"))
    })
}
