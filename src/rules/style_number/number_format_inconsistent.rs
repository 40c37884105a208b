use crate::mention::{Class, Dimension, Mention};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Like figures of one list that are written in unlike ways.
pub static NUMBER_FORMAT_INCONSISTENT: Rule = Rule {
    id: "number-format-inconsistent",
    title: "同类数字形式、小数位、计量单位不一",
    family: Family::NumberStyle,
    severity: Severity::Hint,
    why: "同一组数字有的取整、有的带小数，或“一家”“2家”混用，显得随意，也看不出精度。",
    advice: "同一组数字统一小数位、统一用阿拉伯数字或汉字、统一计量单位。",
    authority: "GB/T 15835—2011《出版物上数字用法》：同类别同形式，局部体例一致",
    bad: &[
        Bad {
            text: "总产值增长⟦10.1%⟧，增加值增长12%，投资增长20.3%，税收增长17%。", evidence: "取整"
        },
        Bad { text: "新增口岸⟦一家⟧、仓库2家、堆场两家。", evidence: "汉字" },
        Bad { text: "高等教育毛入学率达到⟦62%⟧，同比提高0.8个百分点。", evidence: "0.8" },
        Bad { text: "门诊量增长⟦5.25%⟧，住院量增长3.1%，手术量增长4.2%。", evidence: "位数少" },
        Bad {
            text: "完成工业投资⟦12.6亿元⟧、农业投资8500万元、交通投资3.2亿元。", evidence: "8500万元"
        },
        Bad { text: "建成公路⟦三条⟧、桥梁5条、隧道四条。", evidence: "汉字" },
    ],
    good: &[
        "兑付创新券1827万元，高新区总产值390亿元。",
        "第一批推荐10家，“双百”计划入选3家。",
        "总产值增长10.1%，增加值增长12.0%，投资增长20.3%。",
        "合格率达到98%，投资增长10.5%，满意度95%。",
        "出台一项政策，检查企业3项指标，2项达标。",
        "财政收入增长5%，税收增长6%，支出增长7%。",
        "参保率达到96.5%，同比提高0.8个百分点。",
        "预计增长5%左右，投资增长10.1%，消费增长6.2%。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let (mut begin, mut uneven) = (0, Vec::new());
    let mentions = facts.mentions;
    // Sentences end here with a full stop only: a list may go on behind a semicolon.
    while begin < mentions.len() {
        let Some(first) = mentions[begin].run else {
            begin += 1;
            continue;
        };
        let stop = reading
            .signs_in(Run::new(first.from(), first.from() + 400))
            .find(|&(_, ch)| matches!(ch, '。' | '\n'))
            .map_or(first.from() + 400, |(at, _)| at);
        let within = |mention: &&Mention| mention.run.is_none_or(|run| run.from() < stop);
        let count = mentions[begin..].iter().take_while(within).count().max(1);
        let group: Vec<&Mention> = mentions[begin..begin + count].iter().filter(|mention| is_plain(mention)).collect();
        if group.len() >= 2 {
            uneven.extend(rates(reading, &group));
            findings.extend(base_and_change(reading, &group));
            findings.extend(scripts(reading, &group));
        }
        begin += count;
    }
    findings.extend(unevenness(reading, &uneven));
    findings.extend(amounts(facts));
}

fn is_plain(mention: &Mention) -> bool {
    mention.class == Class::Quantity && mention.run.is_some() && mention.figure.as_ref().is_some_and(|figure| figure.is_plain())
}

fn run(mention: &Mention) -> Run {
    mention.run.unwrap_or_default()
}

/// From the digits to the unit.
fn whole(mention: &Mention) -> Run {
    let digits = run(mention);
    let end = mention.figure.as_ref().map_or(digits.to(), |figure| figure.unit_run.to().max(digits.to()));
    Run::new(digits.from(), end)
}

fn dimension(mention: &Mention) -> Option<Dimension> {
    mention.figure.as_ref().map(|figure| figure.unit.dimension)
}

fn printed(mention: &Mention) -> &str {
    mention.figure.as_ref().map_or("", |figure| &figure.unit.printed)
}

fn decimals(mention: &Mention) -> u32 {
    mention.figure.as_ref().and_then(|figure| figure.value).map_or(0, |value| value.decimals())
}

fn is_arabic(reading: &Reading, mention: &Mention) -> bool {
    reading.at(run(mention).from()).is_ascii_digit()
}

fn list(finding: Finding, reading: &Reading, others: &[&Mention]) -> Finding {
    others.iter().take(20).fold(finding, |finding, mention| finding.related(reading.span(whole(mention)), "同组数字"))
}

/// Growth rates of one sentence, where their decimals are unlike.
fn rates<'a>(reading: &Reading, group: &[&'a Mention]) -> Option<Vec<&'a Mention>> {
    const GROWTH: &[&str] = &["增长", "下降", "增速", "增幅", "降幅", "上升", "回落", "增速达", "增长达", "增幅达"];
    let grows = |mention: &&&Mention| {
        let at = run(mention).from();
        let percent = dimension(mention) == Some(Dimension::Percent) && is_arabic(reading, mention);
        percent && reading.closing(Run::new(0, at), GROWTH).is_some()
    };
    let rates: Vec<&Mention> = group.iter().filter(grows).copied().collect();
    let first = rates.first().map(|rate| decimals(rate))?;
    (rates.len() >= 3 && rates.iter().any(|rate| decimals(rate) != first)).then_some(rates)
}

/// One finding for all such lists.
fn unevenness(reading: &Reading, lists: &[Vec<&Mention>]) -> Option<Finding> {
    let (rates, others) = lists.split_first()?;
    let (first, rest) = rates.split_first()?;
    let most = rates.iter().map(|rate| decimals(rate)).max()?;
    let shown = |full: bool| -> String {
        let of = rates.iter().filter(|rate| (decimals(rate) == most) == full);
        of.map(|rate| reading.text(whole(rate))).collect::<Vec<_>>().join("、")
    };
    let whole_numbers = rates.iter().all(|rate| decimals(rate) == most || decimals(rate) == 0);
    let kind = if whole_numbers { "取整的" } else { "位数少的" };
    let message = format!("同组增幅小数位不一，建议统一保留{most}位小数。");
    let mut evidence = format!("{most}位小数的：{}；{kind}：{}", shown(true), shown(false));
    if !others.is_empty() {
        evidence = format!("{evidence}；另有{}组同样不一", others.len());
    }
    let finding = Finding::new(&NUMBER_FORMAT_INCONSISTENT, reading.span(whole(first)), message, evidence);
    let heads = others.iter().filter_map(|list| list.first());
    let finding = heads
        .take(20 - rest.len().min(20))
        .fold(list(finding, reading, rest), |finding, head| finding.related(reading.span(whole(head)), "另一组数字"));
    Some(finding)
}

/// 22%, 同比提高0.8个百分点: the share is coarser than its change.
fn base_and_change(reading: &Reading, group: &[&Mention]) -> Option<Finding> {
    const MOVED: &[&str] =
        &["提高", "提升", "上升", "增加", "下降", "降低", "回落", "减少", "提高了", "上升了", "下降了", "降低了"];
    let (base, change) = group.iter().zip(group.iter().skip(1)).find(|(base, change)| {
        let gap = run(change).from().saturating_sub(whole(base).to());
        dimension(base) == Some(Dimension::Percent)
            && dimension(change) == Some(Dimension::Point)
            && gap <= 12
            && MOVED.iter().any(|word| reading.ends(run(change).from(), word))
            && decimals(base) < decimals(change)
            && is_arabic(reading, base)
    })?;
    let (share, points) = (reading.text(whole(base)), reading.text(whole(change)));
    let message = format!("“{share}”取整，变化“{points}”却有{}位小数，精度不一。", decimals(change));
    let evidence = format!("{share}与{points}小数位不同");
    let finding = Finding::new(&NUMBER_FORMAT_INCONSISTENT, reading.span(whole(base)), message, evidence);
    Some(list(finding, reading, &[change]))
}

/// 一家, 2家, 两家 in one list.
fn scripts(reading: &Reading, group: &[&Mention]) -> Option<Finding> {
    let closes = |mention: &Mention| matches!(reading.at(whole(mention).to()), '、' | ',' | '。' | ';' | '\n' | '\0' | '和');
    let counted: Vec<&Mention> =
        group.iter().filter(|m| dimension(m).is_some_and(|d| d.counts()) && closes(m)).copied().collect();
    let han = counted.iter().find(|mention| !is_arabic(reading, mention))?;
    let alike: Vec<&Mention> = counted.iter().filter(|mention| printed(mention) == printed(han)).copied().collect();
    let (first, others) = alike.split_first()?;
    if alike.len() < 3 || alike.iter().all(|mention| !is_arabic(reading, mention)) {
        return None;
    }
    let shown = |arabic: bool| -> String {
        let of: Vec<String> = alike.iter().filter(|m| is_arabic(reading, m) == arabic).map(|m| reading.text(whole(m))).collect();
        of.join("、")
    };
    let message = format!("同一组数字汉字与阿拉伯数字混用：{}与{}。", shown(false), shown(true));
    let evidence = format!("汉字：{}；阿拉伯数字：{}", shown(false), shown(true));
    Some(list(Finding::new(&NUMBER_FORMAT_INCONSISTENT, reading.span(whole(first)), message, evidence), reading, others))
}

/// Amounts of one kind in one sentence, some in 万元 and some in 亿元.
fn amounts(facts: &Facts) -> Vec<Finding> {
    let reading = &facts.document.reading;
    let of_kind = |name: &str, other: &str| name.chars().rev().take(2).eq(other.chars().rev().take(2));
    let mut found = Vec::new();
    let mut begin = 0;
    while begin < facts.indicators.len() {
        let first = &facts.indicators[begin];
        let sentence = facts.document.sentence_at(first.name_run.from()).map(|sentence| sentence.run);
        let alike = |other: &&crate::indicator::Indicator| {
            let together = sentence.is_some_and(|run| run.holds(other.name_run.from()));
            let kin = first.parent.is_some() && other.parent == first.parent || of_kind(&other.name, &first.name);
            together && kin
        };
        let group: Vec<&Mention> =
            facts.indicators[begin..].iter().take_while(alike).map(|indicator| &facts.mentions[indicator.mention]).collect();
        begin += group.len().max(1);
        let money: Vec<&Mention> = group.into_iter().filter(|m| is_plain(m) && dimension(m) == Some(Dimension::Money)).collect();
        let Some((head, others)) = money.split_first().filter(|_| money.len() >= 3) else { continue };
        let Some(other) = others.iter().find(|other| printed(other) != printed(head)) else { continue };
        let message = format!("同类金额有的用“{}”、有的用“{}”，建议统一。", printed(head), printed(other));
        let evidence = format!("{}与{}", reading.text(whole(head)), reading.text(whole(other)));
        let finding = Finding::new(&NUMBER_FORMAT_INCONSISTENT, reading.span(whole(head)), message, evidence);
        found.push(list(finding, reading, others));
    }
    found
}
