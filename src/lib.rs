//! 核稿 (hegao): finds what cannot be true in a Chinese work report.
//!
//! ```
//! let text = "全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。";
//! let analysis = hegao::analyze(text, &hegao::Options::default());
//!
//! let total = &analysis.indicators[0];
//! assert_eq!((total.name.as_str(), total.scope.as_deref()), ("新建学校", Some("全市")));
//!
//! let finding = &analysis.findings[0];
//! assert_eq!((finding.rule, finding.span.of(text)), ("sum-of-parts", "64"));
//! assert_eq!(finding.evidence, "21+13+12+9+10=65≠64，相差1所");
//!
//! // What other programs see: UTF-16 offsets, numbers as decimal strings.
//! let report = hegao::wire::report(&analysis);
//! assert_eq!(report.findings[0].fixes[0].edits[0].text, "65");
//! ```

pub mod analysis;
pub mod claim;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
pub mod document;
pub mod ignore;
pub mod indicator;
pub mod knowledge;
pub mod lex;
pub mod mention;
pub mod number;
pub mod order;
pub mod read;
pub mod rules;
pub mod text;
pub mod wire;
pub mod write;

pub use analysis::{Analysis, Options, analyze};
