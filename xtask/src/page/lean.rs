//! Leaves out of scripts and styles what only their readers need; the sources keep it.

/// The text without indentation, blank lines and lines that are comments. No text of ours spans lines.
pub fn lean(text: &str) -> String {
    let mut lean = String::new();
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        let left_out = in_comment || line.is_empty() || line.starts_with("//");
        in_comment &= !line.ends_with("*/");
        if !left_out {
            lean.push_str(line);
            lean.push('\n');
        }
    }
    lean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays_and_what_explains_it_goes() {
        let text = "// Starts.\nif (a) {\n  /* on two\n     lines */\n  b(); // here\n\n  c /* so */ ();\n}\n/* one */\n/** two\n * @param\n */\nd();";
        assert_eq!(lean(text), "if (a) {\nb(); // here\nc /* so */ ();\n}\nd();\n");
    }
}
