//! The schemas that outputs are held against.

use jsonschema::Validator;
use serde_json::Value;

/// A validator of a schema.
pub fn validator(source: &str) -> Validator {
    let schema: Value = serde_json::from_str(source).expect("JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a sound schema")
}

/// The schema of one report.
pub const REPORT: &str = include_str!("../../www/hegao.schema.json");

/// Fails with every place where a value breaks the schema.
pub fn holds(validator: &Validator, value: &Value) {
    let faults: Vec<String> = validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
