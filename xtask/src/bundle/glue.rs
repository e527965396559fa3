//! wasm-bindgen's glue without what nobody here calls.
//!
//! Leptos brings wasm-streams for server functions. Its classes are exported, and what is exported is never
//! removed by the tools that follow: 13 KB of the module, a third of the glue.

use std::collections::HashSet;

/// The classes of wasm-streams.
const FOREIGN: [&str; 3] = [
    "IntoUnderlyingByteSource",
    "IntoUnderlyingSink",
    "IntoUnderlyingSource",
];

/// The glue without foreign classes. It goes by the lines that wasm-bindgen writes; what it does not know stays.
pub(super) fn own(glue: &str) -> String {
    let mut end: Option<String> = None;
    let keep = |line: &&str| {
        if let Some(last) = &end {
            if line.starts_with(last.as_str()) {
                end = None;
            }
            return false;
        }
        for class in FOREIGN {
            if *line == format!("export class {class} {{") {
                end = Some(format!("if (Symbol.dispose) {class}."));
                return false;
            }
            if line.starts_with(&format!("const {class}Finalization = ")) {
                end = Some("    : ".to_owned());
                return false;
            }
        }
        true
    };
    lines(glue.lines().filter(keep))
}

/// The names of the module's exports that the glue uses.
pub(super) fn exports(glue: &str) -> Vec<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut names: Vec<&str> = glue
        .split("wasm.")
        .skip(1)
        .map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The glue without the functions that the module does not import.
pub(super) fn with_imports(glue: &str, imports: &HashSet<&str>) -> String {
    let mut unused = false;
    let keep = |line: &&str| {
        let was_unused = unused;
        if let Some(name) = function(line) {
            unused = !imports.contains(name);
            return !unused;
        }
        // A function ends with a line that closes it, at the same depth.
        if line.starts_with("        }") {
            unused = false;
        }
        !was_unused
    };
    lines(glue.lines().filter(keep))
}

/// The name of the imported function that begins on a line.
fn function(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix("        ")?.split_once(": ")?;
    (name.starts_with("__wb") && rest.starts_with("function(")).then_some(name)
}

fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{exports, own, with_imports};

    const GLUE: &str = "\
export class IntoUnderlyingSink {
    free() {
        wasm.__wbg_intounderlyingsink_free(0, 0);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
export class Widget {
}
if (Symbol.dispose) Widget.prototype[Symbol.dispose] = Widget.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __wbg_close_1: function() { return handleError(function (arg0) {
            arg0.close();
        }, arguments); },
        __wbg_log_2: function(arg0) {
            console.log(arg0, wasm.memory);
        },
    };
}
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
wasm.__wbindgen_start();
";

    #[test]
    fn what_nobody_calls_is_left_out() {
        let glue = own(GLUE);
        assert!(!glue.contains("IntoUnderlying"), "{glue}");
        assert!(glue.contains("export class Widget"));
        assert_eq!(exports(&glue), ["__wbindgen_start", "memory"]);
        let glue = with_imports(&glue, &["__wbg_log_2"].into());
        assert!(!glue.contains("close"), "{glue}");
        assert!(glue.contains("console.log(arg0, wasm.memory);\n        },\n    };\n"));
    }
}
