pub mod page_marker;
mod placeholder;
pub mod placeholder_broken;
pub mod placeholder_left;
pub mod site_boilerplate;
