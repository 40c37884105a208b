//! The rules: one folder a family, one file a rule, this list.

mod clause;
mod finding;
mod fingerprint;
mod rule;
mod template_debris;

pub use finding::{Edit, Finding, Fix, Related};
pub use fingerprint::Fingerprints;
pub use rule::{Bad, Facts, Family, Rule, Severity};

/// Every rule, in the order of the catalogue.
pub static RULES: &[&Rule] = &[
    &template_debris::page_marker::PAGE_MARKER,
    &template_debris::placeholder_broken::PLACEHOLDER_BROKEN,
    &template_debris::placeholder_left::PLACEHOLDER_LEFT,
    &template_debris::site_boilerplate::SITE_BOILERPLATE,
];

/// The rule of that id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
