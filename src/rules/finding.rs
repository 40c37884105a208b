use super::Severity;
use crate::text::{Span, is_han};

/// Another place that belongs to a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What it is.
    pub label: String,
}

/// One replacement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What is replaced; may be empty, for an insertion.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// A repair that can be applied with one click.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does: 总数改为211.
    pub title: String,
    /// Its replacements, ascending and apart.
    pub edits: Vec<Edit>,
}

/// One problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Id of its rule.
    pub rule: &'static str,
    /// How grave.
    pub severity: Severity,
    /// The narrowest text that the reader must look at; never empty.
    pub span: Span,
    /// One sentence: what is wrong.
    pub message: String,
    /// The arithmetic or the facts behind it.
    pub evidence: String,
    /// The other places.
    pub related: Vec<Related>,
    /// The repairs, the best first.
    pub fixes: Vec<Fix>,
    /// The same across edits elsewhere; given when all findings are known.
    pub fingerprint: String,
}

impl Finding {
    /// A finding without other places or repairs.
    #[inline(never)]
    pub fn new(rule: &super::Rule, span: Span, message: impl Into<String>, evidence: impl Into<String>) -> Self {
        Self {
            rule: rule.id,
            severity: rule.severity,
            span,
            message: message.into(),
            evidence: evidence.into(),
            related: Vec::new(),
            fixes: Vec::new(),
            fingerprint: String::new(),
        }
    }

    /// With another severity than its rule's.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// With one more place.
    #[inline(never)]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related { span, label: label.into() });
        self
    }

    /// With a repair of one replacement.
    #[inline(never)]
    pub fn fix(mut self, title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.fixes.push(Fix { title: title.into(), edits: vec![Edit { span, text: text.into() }] });
        self
    }

    /// Writes the marks beside Chinese characters in full width: what a rule quotes of the reading has them folded.
    pub(crate) fn typeset(&mut self) {
        // This rule is about the marks themselves.
        if self.rule == "halfwidth-punct" {
            return;
        }
        let titles = self.fixes.iter_mut().map(|fix| &mut fix.title);
        let labels = self.related.iter_mut().map(|related| &mut related.label);
        for words in [&mut self.message, &mut self.evidence].into_iter().chain(titles).chain(labels) {
            if words.bytes().any(|byte| matches!(byte, b',' | b';' | b':' | b'(' | b')' | b'!' | b'?')) {
                *words = full_width(words);
            }
        }
    }
}

/// The words with their half-width marks beside ideographs widened; a bracket goes with its partner.
fn full_width(words: &str) -> String {
    let chars: Vec<char> = words.chars().collect();
    let mut opened: Vec<bool> = Vec::new();
    let wide = |at: usize, open: Option<bool>| {
        let beside = |at: Option<usize>| {
            at.and_then(|at| chars.get(at)).is_some_and(|&ch| is_han(ch) || matches!(ch, '“' | '”' | '《' | '》'))
        };
        let alone = at > 0 && chars[at - 1] == '“' && chars.get(at + 1) == Some(&'”');
        open.unwrap_or(!alone && (beside(at.checked_sub(1)) || beside(Some(at + 1))))
    };
    let mark = |(at, &ch): (usize, &char)| {
        let full = match ch {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '!' => '！',
            '?' => '？',
            '(' => '（',
            ')' => '）',
            _ => return ch,
        };
        let wide = match ch {
            '(' => {
                // (78-66)÷66 is a formula.
                let inside = chars[at + 1..].iter().take_while(|ch| **ch != ')');
                let formula = inside.clone().count() > 0 && inside.clone().all(|ch| !ch.is_alphabetic());
                let is_wide = !formula && wide(at, None);
                opened.push(is_wide);
                is_wide
            }
            ')' => wide(at, opened.pop()),
            _ => wide(at, None),
        };
        if wide { full } else { ch }
    };
    chars.iter().enumerate().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::full_width;

    #[test]
    fn marks_beside_ideographs_are_widened() {
        assert_eq!(full_width("两句相同：“联合培养,学生(含R&D)”"), "两句相同：“联合培养，学生（含R&D）”");
        assert_eq!(full_width("1,826÷2,100=87.0%"), "1,826÷2,100=87.0%");
        assert_eq!(full_width("“,”和“;”连用"), "“,”和“;”连用");
        assert_eq!(full_width("应为(12.6-9.8)÷9.8"), "应为(12.6-9.8)÷9.8");
    }
}
