//! `cargo xtask picture`: a page as one picture of 1200 by 630.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "it is a tool for those who build; what fails is said"
)]

use std::fs;

use end_to_end::Reader;

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [page, picture] = &paths[..] else {
        panic!("it is told a page and a picture");
    };
    let reader = Reader::new();
    reader.look_from(1200, 630);
    reader.open(&format!("file://{page}"));
    fs::write(picture, reader.picture()).unwrap_or_else(|error| panic!("{picture}: {error}"));
}
