//! What a person types: `cargo xtask serve`, `cargo xtask test` and the parts of both.
//!
//! Each command stands in a file of its own; this one only knows their names.

use std::process::ExitCode;

use anyhow::{Result, bail};

mod bench;
mod build;
mod bundle;
mod command;
mod deny;
mod dist;
mod phrases;
mod picture;
mod place;
mod serve;
mod setup;
mod shots;
mod size;
mod soak;
mod test;

const HELP: &str = "\
Usage: cargo xtask <command>

  serve [--port N] [--watch]  build, then serve dist/ on this machine; --watch builds again at every change
  test                        every test, browsers included
  build [--address https://…] make dist/; with the address where dist/embed/ will lie, links show a picture
        [--catalogue PATH]    with content of one's own, a file or a folder with one a language, into dist-own/
  shots                       pictures of every screen, into shots/
  picture                     the picture beside a link, anew
  phrases                     mark the phrase ends of the Japanese texts in data/ (a build checks them)
  size                        what dist/ weighs, against xtask/budgets.toml
  deny                        licences, duplicates, sources and, where their list is, known holes of all crates
  bench [--quick] [part]      how quick it is beside other pages, into docs/PERFORMANCE.md; --quick for a short look
  dist [--twice] …            the release, into release/; --twice builds it again and compares every byte
  soak [--acts N] [--seed N]  a long visit of a reader who presses anything
  setup                       install what is missing (the other commands do it by themselves)
  bundle                      finish dist/ (Trunk calls it)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the command that the words name.
fn run(words: &[&str]) -> Result<()> {
    match words {
        ["serve", options @ ..] => serve::run(options),
        ["test"] => test::run(),
        ["build", options @ ..] => build::run(&build::Options::read(options)?),
        ["shots"] => shots::run(),
        ["dist", options @ ..] => dist::run(options),
        ["picture"] => picture::run(),
        ["bench", options @ ..] => bench::run(options),
        ["phrases"] => phrases::run(),
        ["size"] => size::run(),
        ["deny"] => deny::run(),
        ["soak", options @ ..] => soak::run(options),
        ["setup"] => setup::run(),
        ["bundle"] => bundle::run(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => bail!("`{}` is not a command.\n\n{HELP}", words.join(" ")),
    }
}
