pub mod page_marker;
pub mod personal_info;
mod placeholder;
pub mod placeholder_broken;
pub mod placeholder_left;
pub mod site_boilerplate;
