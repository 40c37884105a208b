//! What templates, websites and copying leave behind.

pub(super) mod drafting_note;
pub(super) mod encoding_garbage;
pub(super) mod page_marker;
pub(super) mod personal_info;
mod placeholder;
pub(super) mod placeholder_broken;
pub(super) mod placeholder_left;
pub(super) mod real_name_leak;
pub(super) mod site_boilerplate;
