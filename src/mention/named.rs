//! Arabic digits that are no figures: codes, names, versions, ratios in names.

use super::{Class, Dimension, Reader};
use crate::text::is_han;

impl Reader<'_, '_> {
    /// A stretch of Latin letters: passed over, together with digits that belong to it (5G, PM2.5, GB/T 15834-2011).
    pub(super) fn latin(&mut self, at: usize) -> usize {
        let mut end = at;
        if let Some(next) = self.address(at) {
            return next;
        }
        while self.reading.at(end).is_ascii_alphabetic()
            || matches!(self.reading.at(end), '/' | '.' | ':' | '-' | '_' | '&' | '@') && !is_han(self.reading.at(end + 1))
        {
            end += 1;
        }
        if !self.reading.at(end).is_ascii_digit() {
            return end.max(at + 1);
        }
        let mut to = end;
        while self.reading.at(to).is_ascii_alphanumeric()
            || (matches!(self.reading.at(to), '.' | '-' | '/' | '_' | '+' | '~' | '—' | ':')
                && self.reading.at(to + 1).is_ascii_alphanumeric())
        {
            to += 1;
        }
        let acidity = end == at + 2 && self.reading.starts(at, "pH");
        if acidity || self.money_sign(end).is_some() {
            return end;
        }
        // CNY 1.25 and R&D 3.2亿元 are followed by a unit; a code is not.
        let figure = crate::lex::numeral::read(self.reading, end).is_some_and(|numeral| {
            numeral.run.to() >= to
                && (numeral.power > 0
                    || crate::lex::units::at(self.reading, numeral.run.to())
                        .is_some_and(|(unit, _)| matches!(unit.dimension, Dimension::Money | Dimension::Percent)))
        });
        if figure {
            return end;
        }
        self.note(end, to, Class::Code)
    }

    /// An address of the web, to its end; its digits are codes.
    fn address(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        reading.any(at, &["http://", "https://", "ftp://", "www."])?;
        let goes_on = |p: usize| reading.at(p).is_ascii_graphic() && !matches!(reading.at(p), ';' | ',') && !reading.gap(p);
        let end = (at + 1..).find(|&p| !goes_on(p))?;
        let mut p = at;
        while p < end {
            let first = p;
            while p < end && reading.at(p).is_ascii_digit() {
                p += 1;
            }
            if p > first {
                self.note(first, p, Class::Code);
            } else {
                p += 1;
            }
        }
        Some(end)
    }

    /// Where a code that begins with digits ends: 5G, 3D, telephone and registration numbers, standards, times.
    pub(super) fn code(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let mut end = at;
        while reading.at(end).is_ascii_digit() && (end == at || !reading.gap(end)) {
            end += 1;
        }
        let digits = end - at;
        let next = reading.at(end);
        if next == ':'
            && reading.at(end + 1).is_ascii_digit()
            && reading.at(end + 2).is_ascii_digit()
            && digits <= 2
            && !reading.at(end + 3).is_ascii_digit()
            && reading.at(end + 3) != '.'
        {
            return Some(end + 3);
        }
        if next.is_ascii_alphabetic() && crate::lex::units::at(reading, end).is_none() {
            let mut to = end;
            // 2O1.8亿元 is one number with a letter in it, and none of its parts is a figure.
            while reading.at(to).is_ascii_alphanumeric()
                || reading.at(to) == '.' && reading.at(to + 1).is_ascii_digit() && reading.before(to).is_ascii_digit()
            {
                to += 1;
            }
            return Some(to);
        }
        let dashed = next == '-' && reading.at(end + 1).is_ascii_digit();
        let second = (end + 1..).take_while(|&p| reading.at(p).is_ascii_digit()).count();
        if dashed && ((3..=4).contains(&digits) && reading.at(at) == '0' || digits == 3) && (7..=8).contains(&second) {
            return Some(end + 1 + second);
        }
        let telephone = digits == 11 && reading.at(at) == '1' && matches!(reading.at(at + 1), '3'..='9');
        let long = (telephone || digits >= 15)
            && next != '.'
            && crate::lex::units::at(reading, end).is_none()
            && !matches!(next, '万' | '亿');
        long.then_some(end)
    }

    /// Whether digits stand behind the word that says they are a number to call or to look up: 邮编450000.
    fn labelled(&self, at: usize, end: usize) -> bool {
        const LABELS: &[&str] =
            &["邮编", "邮政编码", "编号", "编码", "账号", "帐号", "电话", "传真", "代码", "手机", "手机号", "QQ", "证号", "卡号"];
        let reading = self.reading;
        let label = at - usize::from(matches!(reading.before(at), ':' | '为'));
        let figure = || {
            matches!(reading.at(end), '.' | '万' | '亿' | '千' | '百' | '余' | '多' | '%')
                || crate::lex::units::at(reading, end).is_some()
        };
        end - at >= 4 && LABELS.iter().any(|word| reading.ends(label, word)) && !figure()
    }

    /// Digits inside a name: 8+4政策, 7+28+N, 500强, “315”体系, 12345热线, 3号楼, 一期.
    pub(super) fn named_digits(&self, at: usize) -> Option<(usize, Class)> {
        let reading = self.reading;
        let mut end = at;
        while reading.at(end).is_ascii_digit() && (end == at || !reading.gap(end)) {
            end += 1;
        }
        let next = reading.at(end);
        let before = reading.before(at);
        let sums = |ch: char| matches!(ch, '+' | '×' | '·');
        if (sums(next) && !reading.starts(end, "×10^"))
            || (sums(before) && before != '×' && crate::lex::units::at(reading, end).is_none())
        {
            return Some((end, Class::NamedTerm));
        }
        let road = || before == '道' && ["国道", "省道", "县道"].iter().any(|word| reading.ends(at, word));
        if before == '#' || end - at == 3 && road() || self.labelled(at, end) {
            return Some((end, Class::Code));
        }
        // 90后, 80、90后
        let years = end - at == 2 && matches!(before, '“' | '、' | '"' | '\0' | '\n' | '。' | ',' | '的' | '和');
        let after = |p: usize| reading.at(p) == '后' && !matches!(reading.at(p + 1), '天' | '年' | '的');
        let twice = next == '、' && (1..=2).all(|step| reading.at(end + step).is_ascii_digit()) && after(end + 3);
        if years && (after(end) || twice) {
            return Some((end, Class::NamedTerm));
        }
        if next == '强' || (next == '%' && reading.before(at) == '前') {
            return Some((end + usize::from(next == '%'), Class::NamedTerm));
        }
        if next == '号' && !matches!(reading.at(end + 1), '\0') {
            return Some((end, Class::Other));
        }
        if matches!(next, '期' | '批') && matches!(before, '第' | '(') && reading.at(end + 1) != '次' {
            return Some((end, Class::Other));
        }
        let quoted = matches!(before, '“' | '"' | '\'' | '‘');
        if quoted && crate::lex::units::at(reading, end).is_none() && !matches!(next, '.' | '万' | '亿' | '余' | '多' | ',') {
            return Some((end, Class::NamedTerm));
        }
        // 12345热线, 315科技创新体系: a name goes on where a unit would stand.
        if !is_han(next)
            || matches!(
                next,
                '万' | '亿' | '余' | '多' | '几' | '十' | '百' | '千' | '至' | '到' | '左' | '以' | '上' | '成' | '分' | '点'
            )
        {
            return None;
        }
        // 2024中国国际友城大会: a year in the name of an event.
        if end - at == 4 && crate::lex::calendar::year(reading, at).is_some() && crate::lex::units::at(reading, end).is_none() {
            return Some((end, Class::NamedTerm));
        }
        let service = matches!(end - at, 3..=5)
            && before != '.'
            && reading.any(end, &["热线", "平台", "工程", "电话", "服务", "体系", "政策", "指挥", "急救", "报警"]).is_some();
        service.then_some((end, Class::NamedTerm))
    }
}
