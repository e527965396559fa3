//! The JSON Schema of catalogues and facts, made from the types that are read: for a publisher's editor.
//!
//! It holds their shape and bounds; what only a reading can tell (that a card's kind is among the kinds) it does not.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::{Catalogue, Facts};
use crate::domain::json::{MOST_CHARACTERS, MOST_ITEMS};

/// What no text may hold, as a class of a regular expression: see `is_unseen`.
const UNSEEN: &str =
    r"\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff";

/// The schema of a catalogue.
#[must_use]
pub fn catalogue() -> Value {
    let mut schema = of::<Catalogue>();
    let tag = &mut schema["properties"]["tag"];
    tag["maximum"] = json!(1023);
    for name in ["catalogue", "edition"] {
        schema["properties"][name]["pattern"] = json!("^[a-z0-9-]+$");
    }
    schema["properties"]["cards"]["minItems"] = json!(1);
    schema["$defs"]["Card"]["properties"]["steps"]["minItems"] = json!(1);
    schema
}

/// The schema of the facts that go with a catalogue.
#[must_use]
pub fn facts() -> Value {
    let mut schema = of::<Facts>();
    schema["$defs"]["Fact"]["properties"]["link"]["pattern"] =
        json!(format!("^https://[^ {UNSEEN}]*$"));
    schema
}

/// The schema of a type, with the bounds of every list and text.
fn of<T: JsonSchema>() -> Value {
    let mut schema = SchemaGenerator::default()
        .into_root_schema_for::<T>()
        .to_value();
    bound(&mut schema);
    schema
}

/// Sets the bounds of every list and text within a schema.
fn bound(schema: &mut Value) {
    if is(schema, "array") {
        schema["maxItems"] = json!(MOST_ITEMS);
    }
    if is(schema, "string") && schema.get("enum").is_none() && schema.get("const").is_none() {
        schema["maxLength"] = json!(MOST_CHARACTERS);
        schema["pattern"] = json!(format!("^[^{UNSEEN}]*$"));
    }
    match schema {
        Value::Object(fields) => fields.values_mut().for_each(bound),
        Value::Array(items) => items.iter_mut().for_each(bound),
        _ => {}
    }
}

/// Whether a schema names a type, alone or beside `null`.
fn is(schema: &Value, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(one)) => one == name,
        Some(Value::Array(several)) => several.iter().any(|one| one == name),
        _ => false,
    }
}
