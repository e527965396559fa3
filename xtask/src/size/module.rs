//! Which crate the bytes of the module come from.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// What all crates use: a function made of theirs for another crate's types counts as that crate's.
const COMMON: [&str; 3] = ["alloc", "core", "std"];

/// The crate of the widget.
const OURS: &str = "worry_sorter";

/// The bytes of a module with names: the functions of each crate, and its other parts.
pub(super) fn by_crate(path: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let bytes = std::fs::read(path).with_context(|| {
        format!(
            "{} can't be read; `cargo xtask build` makes it",
            path.display()
        )
    })?;
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut add = |part: &str, bytes: &[u8]| {
        parts
            .entry(part.to_owned())
            .or_default()
            .extend_from_slice(bytes);
    };
    let mut bodies = Vec::new();
    let mut imported = 0;
    let mut names: BTreeMap<usize, &str> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range()),
            Payload::DataSection(data) => add("(texts and tables)", &bytes[data.range()]),
            Payload::ElementSection(list) => add("(list of functions)", &bytes[list.range()]),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(sections) = section.as_known() {
                    for section in sections {
                        let Name::Function(functions) = section? else {
                            continue;
                        };
                        for function in functions {
                            let function = function?;
                            names.insert(function.index as usize, function.name);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (at, body) in bodies.into_iter().enumerate() {
        let name = names.get(&(imported + at)).copied().unwrap_or_default();
        add(&crate_of(name), &bytes[body]);
    }
    Ok(parts)
}

/// The crate that a function belongs to, and of our own the module as well.
/// wasm-bindgen writes each crate's name with its hash: `core[1a2b3c4d5e]::…`.
fn crate_of(name: &str) -> String {
    let not_in_name = |c: char| !c.is_alphanumeric() && c != '_';
    let named = |(at, _): (usize, &str)| {
        let (hash, rest) = name[at + 1..].split_once(']')?;
        let is_hash = hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let before = &name[..at];
        let begin = before.rfind(not_in_name).map_or(0, |at| at + 1);
        is_hash.then(|| (&before[begin..], rest))
    };
    let crates: Vec<(&str, &str)> = name.match_indices('[').filter_map(named).collect();
    let own = crates.iter().find(|(name, _)| !COMMON.contains(name));
    match own.or(crates.first()) {
        None => "(called by the glue)".to_owned(),
        Some((name, rest)) if *name == OURS => {
            let path = rest.trim_start_matches("::");
            let module = path.split(not_in_name).next().unwrap_or_default();
            [name, "::", module].concat()
        }
        Some((name, _)) => (*name).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn a_function_belongs_to_the_crate_that_it_is_made_for() {
        for (name, expected) in [
            (
                "worry_sorter[39f00c75bbc3d98a]::view::answers::answers",
                "worry_sorter::view",
            ),
            (
                "<core[15266d276e3a2055]::slice::Iter<tachys[2d78c8d75b1f4ca0]::Dom> as Iterator>::next",
                "tachys",
            ),
            ("<[core[15266d276e3a2055]::fmt::Formatter]>::pad", "core"),
            ("mount externref shim", "(called by the glue)"),
        ] {
            assert_eq!(crate_of(name), expected, "{name}");
        }
    }
}
