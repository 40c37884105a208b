//! The rules: one folder a family, one file a rule, this list.

mod finding;
mod fingerprint;
mod rule;

pub use finding::{Edit, Finding, Fix, Related};
pub use fingerprint::Fingerprints;
pub use rule::{Bad, Facts, Family, Rule, Severity};

/// Every rule, in the order of the catalogue.
pub static RULES: &[&Rule] = &[];

/// The rule of that id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
