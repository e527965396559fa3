//! What stands in the module's table of functions and is never called through it.
//!
//! wasm-bindgen has the linker put each function there that a closure of js-sys could be called by, and calls those that
//! there are by their exported names. The others stay, with all that they call: wasm-opt can't know that nobody looks
//! for them there. 270 bytes on the wire.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{ElementItems, ElementKind, KnownCustom, Name, Parser, Payload};

use super::order::{number, section};

/// What the names of such functions have behind that of their crate.
const NEVER_CALLED: [&str; 2] = [
    // Closures of every type that js-sys knows.
    "]::convert::closures::_::invoke::<",
    // Tasks that wait for a promise within a call, for modules that say so.
    "]::futures::jspi::",
];

/// The section with what stands in the table.
const ELEMENTS: u8 = 9;

/// The module with a function in the place of each such one that is called all the same. It must have names.
pub(super) fn without_dead_elements(module: &[u8]) -> Result<Vec<u8>> {
    let dead = dead(module)?;
    let mut made = module.get(..8).unwrap_or_default().to_vec();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else {
            continue;
        };
        let Payload::ElementSection(elements) = payload else {
            section(id, &module[range], &mut made);
            continue;
        };
        ensure!(
            elements.count() == 1,
            "The module has several lists of functions."
        );
        let element = elements.into_iter().next().context("It has none.")??;
        let (
            ElementKind::Active {
                table_index: None,
                offset_expr,
            },
            ElementItems::Functions(functions),
        ) = (element.kind, element.items)
        else {
            bail!("The module's list of functions is of an unknown kind.");
        };
        let functions: Vec<u32> = functions.into_iter().collect::<Result<_, _>>()?;
        let alive = functions.iter().find(|function| !dead.contains(function));
        let alive = *alive.context("Nothing is called through the module's list of functions.")?;
        let mut content = Vec::new();
        number(1, &mut content);
        number(0, &mut content); // The kind of list: it is put into the only table, from an offset on.
        content.extend_from_slice(&module[offset_expr.get_binary_reader().range()]);
        number(functions.len(), &mut content);
        for function in functions {
            let function = if dead.contains(&function) {
                alive
            } else {
                function
            };
            number(usize::try_from(function)?, &mut content);
        }
        section(ELEMENTS, &content, &mut made);
    }
    Ok(made)
}

/// The numbers of such functions.
fn dead(module: &[u8]) -> Result<BTreeSet<u32>> {
    let mut exported = BTreeSet::new();
    let mut dead = BTreeSet::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ExportSection(exports) => {
                for export in exports {
                    exported.insert(export?.index);
                }
            }
            Payload::CustomSection(custom) => {
                let KnownCustom::Name(sections) = custom.as_known() else {
                    continue;
                };
                for section in sections {
                    let Name::Function(functions) = section? else {
                        continue;
                    };
                    for function in functions {
                        let function = function?;
                        if NEVER_CALLED.iter().any(|part| function.name.contains(part)) {
                            dead.insert(function.index);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    Ok(&dead - &exported)
}

#[cfg(test)]
mod tests {
    use wasmparser::{ElementItems, Parser, Payload};

    use super::super::order::{number, section, text};
    use super::without_dead_elements;

    /// A module with four functions that do nothing, all in its table from the place 1 on.
    fn module(names: [&str; 4], exported: usize) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        section(1, &[1, 0x60, 0, 0], &mut module);
        section(3, &[4, 0, 0, 0, 0], &mut module);
        section(4, &[1, 0x70, 0, 5], &mut module);
        let mut export = vec![1];
        text("called", &mut export);
        export.push(0);
        number(exported, &mut export);
        section(7, &export, &mut module);
        section(9, &[1, 0, 0x41, 1, 0x0b, 4, 0, 1, 2, 3], &mut module);
        section(
            10,
            &[4, 2, 0, 0x0b, 2, 0, 0x0b, 2, 0, 0x0b, 2, 0, 0x0b],
            &mut module,
        );
        let mut list = vec![4];
        for (at, name) in names.into_iter().enumerate() {
            number(at, &mut list);
            text(name, &mut list);
        }
        let mut custom = Vec::new();
        text("name", &mut custom);
        section(1, &list, &mut custom);
        section(0, &custom, &mut module);
        module
    }

    /// What stands in a module's table.
    fn elements(module: &[u8]) -> anyhow::Result<Vec<u32>> {
        let mut all = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::ElementSection(lists) = payload? {
                for list in lists {
                    if let ElementItems::Functions(functions) = list?.items {
                        all.extend(functions.into_iter().collect::<Result<Vec<_>, _>>()?);
                    }
                }
            }
        }
        Ok(all)
    }

    #[test]
    fn what_is_never_called_gives_its_place_to_what_is() -> anyhow::Result<()> {
        let names = [
            "wasm_bindgen[0123456789abcdef]::convert::closures::_::invoke::<A, true>",
            "wasm_bindgen[0123456789abcdef]::convert::closures::_::invoke::<B, true>",
            "worry_sorter[0123456789abcdef]::store::undo",
            "js_sys[0123456789abcdef]::futures::jspi::wake",
        ];
        let made = without_dead_elements(&module(names, 1))?;
        assert_eq!(
            elements(&made)?,
            [1, 1, 2, 1],
            "The one that is exported stays."
        );
        let made = without_dead_elements(&module(["a", "b", "c", "d"], 0))?;
        assert_eq!(made, module(["a", "b", "c", "d"], 0));
        assert!(without_dead_elements(&module([names[0]; 4], 9)).is_err());
        Ok(())
    }
}
