//! The page: an editor with live marks, the findings, the indicators, the ledger and the rules.
//!
//! State is a pure reducer without a browser in it; components take props and give callbacks;
//! everything that touches the document object model beyond them is in `dom` and `files`.

mod action;
mod answer;
mod app;
mod blocks;
mod checker;
mod commands;
mod compare;
mod coverage;
mod dialogs;
mod dom;
mod editor;
mod examine;
mod export;
mod files;
mod filters;
mod finding_item;
mod findings;
mod ignored;
mod ignoring;
mod indicators;
mod keys;
mod knowledge;
mod ledger;
mod marks;
mod memory;
mod minimap;
mod more;
mod outputs;
mod own;
mod own_files;
mod paste;
mod pictures;
mod previous;
mod record;
mod rule_help;
mod rules;
mod sections;
mod sheet;
mod shift;
mod state;
mod store;
mod table;
mod tabs;
mod toolbar;
mod view;
mod word;
mod words;

pub use app::App;
