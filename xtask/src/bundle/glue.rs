//! wasm-bindgen's glue without what nobody here calls.
//!
//! The crate leptos, which the page in the comparison is built with, brings wasm-streams for server functions.
//! Its classes are exported, and what is exported is never removed by the tools that follow.

use std::collections::HashMap;

use anyhow::{Result, bail};

/// The classes of wasm-streams.
const FOREIGN: [&str; 3] = [
    "IntoUnderlyingByteSource",
    "IntoUnderlyingSink",
    "IntoUnderlyingSource",
];

/// What is not the widget's, but a module's of its own: see `element/own.js`.
const OWN: &str = "export function checked(";

/// How wasm-bindgen puts a text into the module: as far as it is ASCII letter by letter, then the rest into room for the
/// longest that it could be.
const TEXT: &str = "function passStringToWasm0(";

/// What that needs in a browser that lacks a part of `TextEncoder`.
const ENCODE_INTO: &str = "if (!('encodeInto' in cachedTextEncoder)) {";

/// The same in one piece: what goes in here is the content of a language, once, and a few lines, most of it Japanese.
const TEXT_AT_ONCE: &str = "\
function passStringToWasm0(arg, malloc) {
    const buf = cachedTextEncoder.encode(arg);
    const ptr = malloc(buf.length, 1) >>> 0;
    getUint8ArrayMemory0().set(buf, ptr);
    WASM_VECTOR_LEN = buf.length;
    return ptr;
}
";

/// How wasm-bindgen puts a text that a function of the browser's gives, or none, into the module.
const ANSWERS: [&str; 2] = [
    "\
            const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc);
            const len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
",
    "\
            var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc);
            var len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
",
];

/// The same by one function: 70 bytes less as they are packed.
const ANSWER: &str = "            answer(arg0, ret);\n";
const ANSWER_AT_ONCE: &str = "\
function answer(to, text) {
    const place = isLikeNone(text) ? 0 : passStringToWasm0(text, wasm.__wbindgen_malloc);
    const view = getDataViewMemory0();
    view.setInt32((to >>> 0) + 4, WASM_VECTOR_LEN, true);
    view.setInt32(to >>> 0, place, true);
}
";

/// What the glue looks for that each browser has which can show the widget, and what it does then.
const SURE: [(&str, &str); 2] = [
    (
        "(typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {}, unregister: () => {} }\n    : ",
        "",
    ),
    (
        "typeof globalThis === 'undefined' ? undefined : globalThis",
        "globalThis",
    ),
];

/// The widget's glue: without foreign classes, what another module is for and a second way for texts.
/// It goes by the lines that wasm-bindgen writes; what it does not know stays.
pub(super) fn of_the_widget(glue: &str) -> String {
    let mut end: Option<String> = None;
    let keep = |line: &&str| {
        if let Some(last) = &end {
            if line.starts_with(last.as_str()) {
                end = None;
            }
            return false;
        }
        if [OWN, TEXT, ENCODE_INTO]
            .iter()
            .any(|begin| line.starts_with(begin))
        {
            end = Some("}".to_owned());
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
    let text = if glue.contains(TEXT) {
        TEXT_AT_ONCE
    } else {
        ""
    };
    let mut kept = lines(glue.lines().filter(keep)).replace(", wasm.__wbindgen_realloc)", ")");
    for (asked, sure) in SURE {
        kept = kept.replace(asked, sure);
    }
    for answer in ANSWERS {
        kept = kept.replace(answer, ANSWER);
    }
    let answer = if kept.contains(ANSWER) {
        ANSWER_AT_ONCE
    } else {
        ""
    };
    kept + text + answer
}

/// The names of the module's exports that the glue uses.
pub(super) fn exports(glue: &str) -> Vec<&str> {
    let mut names: Vec<&str> = glue
        .split("wasm.")
        .skip(1)
        .map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What wasm-opt calls all that is imported from, when it makes names short.
const MODULE: &str = "a";

/// The names of a module after wasm-opt has made them short.
#[derive(Default)]
pub(super) struct Names<'a> {
    /// The old name of what it imports from.
    module: &'a str,
    /// The new names of imports, by the old ones; what is not imported is not among them.
    imports: HashMap<&'a str, &'a str>,
    /// The same for exports.
    exports: HashMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    /// Reads what wasm-opt writes: a line for each name, `["module", "old", "new"]` or `["old", "new"]`.
    pub(super) fn read(report: &'a str) -> Self {
        let mut names = Self::default();
        for line in report.lines().filter(|line| line.starts_with("  [")) {
            let words: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            match words[..] {
                [module, old, new] => {
                    names.module = module;
                    names.imports.insert(old, new);
                }
                [old, new] => {
                    names.exports.insert(old, new);
                }
                _ => {}
            }
        }
        names
    }
}

/// The glue with the module's new names, and without the functions that it does not import.
pub(super) fn with_names(glue: &str, names: &Names) -> String {
    let mut unused = false;
    let mut renamed = String::new();
    for line in glue.lines() {
        if let Some((name, rest)) = function(line) {
            let new = names.imports.get(name);
            unused = new.is_none();
            if let Some(new) = new {
                renamed += &["        ", new, ": ", &with_exports(rest, names), "\n"].concat();
            }
            continue;
        }
        if !unused {
            renamed += &with_exports(line, names);
            renamed += "\n";
        }
        // A function ends with a line that closes it, at the same depth.
        if line.starts_with("        }") {
            unused = false;
        }
    }
    renamed.replace(
        &format!("{:?}: import0", names.module),
        &format!("{MODULE:?}: import0"),
    )
}

/// How wasm-bindgen passes on what a function of the browser's throws.
const THROWN: &str = "\
function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
";

/// The same around a function, once.
const THROWS: &str = "\
function handleError(f) {
    return (...args) => { try {
        return f(...args);
    } catch (e) {
";

/// The glue with what the module imports as short functions: 70 bytes less as they are packed.
fn with_short_functions(glue: &str) -> String {
    if !glue.contains(THROWN) {
        return glue.to_owned();
    }
    let mut short = String::new();
    // The function around handleError's has one brace more.
    let mut within = false;
    for line in glue.lines() {
        let mut line = line.to_owned();
        if let Some((name, rest)) = line.split_once(": function(")
            && name.starts_with("        ")
        {
            line = match rest.strip_prefix(") { return handleError(function (") {
                Some(rest) => format!("{name}: handleError(({}", rest.replacen(") {", ") => {", 1)),
                None => format!("{name}: ({}", rest.replacen(") {", ") => {", 1)),
            };
        }
        if line == "        }, arguments); }," {
            "        }),".clone_into(&mut line);
        }
        within |= line == "function handleError(f, args) {";
        if within && line == "}" {
            "}; }".clone_into(&mut line);
            within = false;
        }
        short += &line;
        short += "\n";
    }
    short.replace(THROWN, THROWS)
}

/// What wasm-bindgen writes where the instance is there.
const READY: &str = "wasm = instance.exports;";

/// How wasm-bindgen's ways to get an instance begin; each ends with a line that closes it.
const LOADERS: [&str; 4] = [
    "async function __wbg_load(",
    "function initSync(",
    "async function __wbg_init(",
    "async function __wbg_init_once(",
];

/// The glue as a function that makes it: each call gives glue of its own for an instance of its own.
///
/// So a module that stopped can be started anew beside what is left of it. The function takes a guard, which gets the
/// instance's exports and the module, and gives what the glue is to call. It gives what an instance imports, what
/// takes the instance, and the widget's own functions; making it is left to `element/widget.js`, which has the module's
/// bytes.
pub(super) fn maker(glue: &str) -> Result<String> {
    let own: Vec<&str> = glue
        .lines()
        .filter_map(|line| line.strip_prefix("export function "))
        .filter_map(|line| Some(line.split_once('(')?.0))
        .collect();
    if glue.matches(READY).count() != 1 || !own.contains(&"draw") {
        bail!("wasm-bindgen's glue is not as it was.");
    }
    let body = with_short_functions(glue).replace(READY, "wasm = guard(instance.exports, module);");
    let mut loads = false;
    let body = lines(body.lines().filter_map(|line| {
        let plain = line.strip_prefix("export ").unwrap_or(line);
        let loaded = loads;
        loads = (loads && line != "}") || LOADERS.iter().any(|begin| plain.starts_with(begin));
        (!loads && !loaded && !plain.starts_with('{')).then_some(plain)
    }));
    Ok(format!(
        "export default function (guard) {{\n{body}return {{ {}, imports: __wbg_get_imports, run: __wbg_finalize_init }};\n}}\n",
        own.join(", ")
    ))
}

/// A line with the new names of exports.
fn with_exports(line: &str, names: &Names) -> String {
    let mut parts = line.split("wasm.");
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c| !is_name(c)).unwrap_or(part.len());
        let (old, rest) = part.split_at(end);
        renamed += "wasm.";
        renamed += names.exports.get(old).unwrap_or(&old);
        renamed += rest;
    }
    renamed
}

/// Whether a character can stand in a name.
fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// The name of the imported function that begins on a line, and the function.
fn function(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix("        ")?.split_once(": ")?;
    (name.starts_with("__wb") && rest.starts_with("function(")).then_some((name, rest))
}

fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{
        ANSWER, ANSWER_AT_ONCE, ANSWERS, Names, THROWN, THROWS, exports, maker, of_the_widget,
        with_names, with_short_functions,
    };

    const GLUE: &str = "\
export class IntoUnderlyingSink {
    free() {
        wasm.__wbg_intounderlyingsink_free(0, 0);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
export function checked(catalogue) {
    if (catalogue) {
        wasm.checked(catalogue);
    }
}
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
    return { \"./worry_sorter_bg.js\": import0 };
}
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
wasm.__wbindgen_start();
";

    #[test]
    fn what_nobody_calls_is_left_out() {
        let glue = of_the_widget(GLUE);
        assert!(!glue.contains("IntoUnderlying"), "{glue}");
        assert!(glue.contains("export class Widget"));
        assert_eq!(exports(&glue), ["__wbindgen_start", "memory"]);
        let report = r#"{
 "imports": [
  ["./worry_sorter_bg.js", "__wbg_log_2", "a"]
 ],
"exports": [
  ["memory", "c"],
  ["__wbindgen_start", "d"]
 ]
}"#;
        let glue = with_names(&glue, &Names::read(report));
        assert!(!glue.contains("close"), "{glue}");
        assert!(glue.contains("        a: function(arg0) {\n            console.log(arg0, wasm.c);\n        },\n    };\n"));
        assert!(glue.contains("\"a\": import0"), "{glue}");
        assert!(glue.ends_with("wasm.d();\n"), "{glue}");
    }

    #[test]
    fn texts_go_in_by_one_way() {
        let glue = of_the_widget(
            "\
function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        return letters(arg);
    }
}
if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = letters;
}
let text = passStringToWasm0(arg, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
",
        );
        assert!(!glue.contains("letters"), "{glue}");
        assert!(glue.starts_with("let text = passStringToWasm0(arg, wasm.__wbindgen_malloc);\n"));
        assert_eq!(glue.matches("function passStringToWasm0(").count(), 1);
        assert_eq!(exports(&glue), ["__wbindgen_malloc"]);
    }

    #[test]
    fn texts_that_a_function_gives_go_in_by_one_function() {
        let glue = ANSWERS.concat();
        let short = of_the_widget(&glue);
        assert_eq!(short, [ANSWER, ANSWER, ANSWER_AT_ONCE].concat());
        assert_eq!(exports(&short), ["__wbindgen_malloc"]);
    }

    #[test]
    fn what_the_module_imports_is_short_and_what_it_throws_is_passed_on() {
        let body = "        handleError_of(e);\n    }\n}\nfunction other() {\n}\n";
        let glue = [GLUE, THROWN, body].concat();
        let short = with_short_functions(&glue);
        assert!(short.contains("__wbg_close_1: handleError((arg0) => {\n"));
        assert!(short.contains("            arg0.close();\n        }),\n"));
        assert!(short.contains("__wbg_log_2: (arg0) => {\n"), "{short}");
        let end = body.replacen("\n}\n", "\n}; }\n", 1);
        assert!(short.ends_with(&[THROWS, &end].concat()), "{short}");
        assert_eq!(
            with_short_functions(GLUE),
            GLUE,
            "Without what passes on errors, nothing is as it is expected."
        );
    }

    #[test]
    fn each_instance_has_glue_of_its_own() -> anyhow::Result<()> {
        let glue = "export class Widget {\n}\nexport function mount(root) {\n}\nexport function draw(text) {\n}\n    wasm = instance.exports;\nfunction initSync(module) {\n    if (module) {\n    }\n}\nlet kept;\nexport { initSync, __wbg_init as default };\n";
        let made = maker(glue)?;
        assert!(
            !made.contains("initSync") && made.contains("let kept;"),
            "{made}"
        );
        assert!(made.starts_with("export default function (guard) {\nclass Widget {"));
        assert!(made.contains("wasm = guard(instance.exports, module);"));
        assert!(made.contains("return { mount, draw, imports:"), "{made}");
        assert_eq!(made.matches("export").count(), 2, "{made}");
        assert!(maker("export function draw() {}").is_err());
        Ok(())
    }
}
