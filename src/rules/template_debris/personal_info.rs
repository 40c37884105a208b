use crate::document::DebrisKind;
use crate::rules::clause::digits;
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run, Span};

/// Telephone numbers, identity numbers and accounts of persons.
pub static PERSONAL_INFO: Rule = Rule {
    id: "personal-info",
    title: "个人信息",
    family: Family::TemplateDebris,
    severity: Severity::Error,
    why: "身份证号、手机号、QQ号、银行卡号写进报告，公开时会泄露个人信息。",
    advice: "删去，或遮盖中间数位；对外公布的办公电话用座机。",
    authority: "《中华人民共和国个人信息保护法》；政府信息公开审查要求",
    bad: &[
        Bad { text: "引进人才李某(身份证号⟦11010519491231002X⟧)。", evidence: "校验" },
        Bad { text: "由张某负责,手机⟦13800138000⟧。", evidence: "手机号" },
        Bad { text: "资料交至⟦QQ:2149211541⟧。", evidence: "QQ" },
        Bad { text: "备案号:鲁ICP备2024069028号-1 客服联系 ⟦QQ:2149211541⟧", evidence: "QQ" },
        Bad { text: "补贴打入银行卡号⟦6222021234567890128⟧。", evidence: "校验" },
        Bad { text: "校医陈某负责登记,学生家长电话⟦13912345678⟧。", evidence: "手机号" },
        Bad { text: "村民王某申请危房改造,身份证号⟦11010519491231002X⟧。", evidence: "校验" },
    ],
    good: &[
        "兑付资金18270000元,合同编号20240630001234。",
        "政策咨询电话:0917-3260000。",
        "统一社会信用代码91610301MA6X000000,项目编号13812345678。",
        "联系电话138****8000。",
        "累计交易额13800138000元,服务群众15912345678人次。",
        "身份证号110105194912310021填写有误,已退回。",
        "开通QQ群12个,关注公众号3万人。",
        "市医院预约电话029-88886666,12345热线受理诉求3.6万件。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    scan(reading, 0, findings);
    // What is left out of the reading is still in the file that is passed on.
    for debris in facts.document.debris.iter().filter(|debris| debris.kind == DebrisKind::Boilerplate) {
        scan(&Reading::new(debris.span.of(reading.source)), debris.span.start, findings);
    }
}

/// Looks at every long row of digits; `offset` is where the reading's source begins in the document.
fn scan(reading: &Reading, offset: u32, findings: &mut Vec<Finding>) {
    let mut free = 0;
    for (at, _) in reading.signs().filter(|(_, ch)| ch.is_ascii_digit()) {
        if at < free {
            continue;
        }
        let row = digits(reading, at);
        // Several blanks part the columns of a table, not the groups of a number.
        let used = (1..row).find(|&step| reading.gap_width(at + step) > 1).unwrap_or(row);
        if used < 5 {
            free = at + used.max(1);
            continue;
        }
        let end = at + used;
        let before = if reading.gap_width(at) > 1 { ' ' } else { reading.before(at) };
        if !before.is_ascii_alphanumeric() && !matches!(before, '.' | '-' | '*' | '_') {
            let own = Row { start: at, end };
            let found = own
                .identity(reading)
                .or_else(|| own.mobile(reading))
                .or_else(|| own.account(reading))
                .or_else(|| own.card(reading));
            if let Some(found) = found {
                let inner = reading.span(found.run);
                let span = Span::new(inner.start + offset, inner.end + offset);
                let message = format!("含{}，请删去或遮盖。", found.what);
                let finding = Finding::new(&PERSONAL_INFO, span, message, found.evidence).severity(found.severity);
                findings.push(finding.fix(format!("改为{}", found.masked), span, found.masked));
            }
        }
        free = end;
    }
}

struct Row {
    start: usize,
    end: usize,
}

struct Found {
    run: Run,
    what: &'static str,
    evidence: String,
    severity: Severity,
    masked: String,
}

impl Row {
    fn words_before<'p>(&self, reading: &Reading, words: &[&'p str]) -> Option<&'p str> {
        const REACH: usize = 8;
        let near = Run::new(self.start.saturating_sub(REACH), self.start);
        words.iter().copied().find(|word| reading.find(near, word).is_some())
    }

    fn masked(&self, reading: &Reading, end: usize, first: usize, last: usize) -> String {
        let text: Vec<char> = reading.text(Run::new(self.start, end)).chars().collect();
        let hidden = text.len().saturating_sub(first + last);
        let (head, tail) = (text.iter().take(first), text.iter().skip(text.len().saturating_sub(last)));
        head.copied().chain(std::iter::repeat_n('*', hidden)).chain(tail.copied()).collect()
    }

    /// A number of an identity card whose last place agrees with the others.
    fn identity(&self, reading: &Reading) -> Option<Found> {
        let count = self.end - self.start;
        let letter = matches!(reading.at(self.end), 'X' | 'x');
        let end = self.end + usize::from(letter && count == 17);
        if end - self.start != 18 || reading.at(end).is_ascii_alphanumeric() {
            return None;
        }
        const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
        let place = |step: usize| reading.at(self.start + step).to_digit(10).unwrap_or(0);
        let sum: u32 = WEIGHTS.iter().enumerate().map(|(step, weight)| weight * place(step)).sum();
        let (month, day) = (place(10) * 10 + place(11), place(12) * 10 + place(13));
        let dated = (1..=12).contains(&month) && (1..=31).contains(&day) && matches!(place(6), 1 | 2);
        let valid = dated && CHECKS[(sum % 11) as usize] == reading.at(end - 1).to_ascii_uppercase();
        valid.then(|| Found {
            run: Run::new(self.start, end),
            what: "身份证号",
            evidence: "18位号码，末位校验码相符".to_string(),
            severity: Severity::Error,
            masked: self.masked(reading, end, 6, 4),
        })
    }

    fn mobile(&self, reading: &Reading) -> Option<Found> {
        const AMOUNTS: &str = "元万亿人家户个吨亩米次件项份只头";
        let shape =
            self.end - self.start == 11 && reading.at(self.start) == '1' && ('3'..='9').contains(&reading.at(self.start + 1));
        let after = reading.at(self.end);
        let amount =
            AMOUNTS.contains(after) || after == '.' && reading.at(self.end + 1).is_ascii_digit() || after.is_ascii_alphanumeric();
        let code = self.words_before(reading, &["编号", "合同", "订单", "文号", "批号", "代码"]).is_some();
        (shape && !amount && !code).then(|| {
            let public = self.words_before(reading, &["热线", "咨询", "监督电话", "举报", "联系电话"]).is_some();
            Found {
                run: Run::new(self.start, self.end),
                what: "手机号",
                evidence: "11位手机号".to_string(),
                severity: if public { Severity::Hint } else { Severity::Error },
                masked: self.masked(reading, self.end, 3, 4),
            }
        })
    }

    /// `QQ:2149211541`.
    fn account(&self, reading: &Reading) -> Option<Found> {
        let mut start = self.start;
        while matches!(reading.before(start), ':' | '号' | '为') {
            start -= 1;
        }
        let named = reading.ends(start, "QQ") || reading.ends(start, "qq");
        (named && (5..=11).contains(&(self.end - self.start)) && !matches!(reading.at(self.end), '人' | '个' | '万' | '户')).then(
            || Found {
                run: Run::new(start - 2, self.end),
                what: "QQ号",
                evidence: "QQ号属个人联系方式".to_string(),
                severity: Severity::Warning,
                masked: format!("{}{}", reading.text(Run::new(start - 2, self.start)), self.masked(reading, self.end, 2, 2)),
            },
        )
    }

    /// A number of a bank card whose places satisfy the check of Luhn.
    fn card(&self, reading: &Reading) -> Option<Found> {
        let count = self.end - self.start;
        if !(16..=19).contains(&count) || reading.at(self.end).is_ascii_alphanumeric() {
            return None;
        }
        let sum: u32 = (0..count)
            .map(|step| {
                let place = reading.at(self.end - 1 - step).to_digit(10).unwrap_or(0);
                let weighted = if step % 2 == 1 { place * 2 } else { place };
                weighted / 10 + weighted % 10
            })
            .sum();
        let named = self.words_before(reading, &["卡号", "银行卡"]).is_some();
        (sum.is_multiple_of(10) && named).then(|| Found {
            run: Run::new(self.start, self.end),
            what: "银行卡号",
            evidence: format!("{count}位卡号，校验相符"),
            severity: Severity::Error,
            masked: self.masked(reading, self.end, 4, 4),
        })
    }
}
