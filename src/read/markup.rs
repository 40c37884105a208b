//! What the markup of web pages says, for the reader here and for the browser's own.

/// Whether a browser would not show an element of a web page, as far as the element itself says; its name in lower case.
pub fn is_hidden(name: &str, attribute: impl Fn(&str) -> Option<String>) -> bool {
    let style = attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "svg"
            | "select"
            | "textarea"
            | "button"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "rt"
            | "rp"
    ) || attribute("hidden").is_some()
        || style.contains("display:none")
        || style.contains("mso-hide:all")
}
