use std::sync::LazyLock;

use crate::claim::reached;
use crate::document::Period;
use crate::lex::lexicon::{Found, Lexicon};
use crate::mention::{Class, Dimension, Figure};
use crate::number::{Decimal, Interval};
use crate::rules::clause::{clause, ends_clause, ends_sentence, holds};
use crate::rules::figures::{figure, mentions_in, number_and_unit, printed, quantities_in};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};
use crate::text::{Reading, Run};

/// Praise of progress that its own figures do not bear out.
pub static PROGRESS_CLAIM: Rule = Rule {
    id: "progress-claim",
    title: "进度评价与数据不符",
    family: Family::PlanVersusDone,
    severity: Severity::Warning,
    why: "“超额完成”“快于时序进度”“任务过半”是有数值标准的评价，与同句的完成率对不上，一核就破。",
    advice: "按数据改评价：不到100%不称完成，低于时序进度不称快于；或核对数据。",
    authority: "公文数字差错归类：计算错误；评价与数据须一致",
    bad: &[
        Bad {
            text: "技术合同成交额8.82亿元，完成年度目标15亿元的58.8%，⟦超额完成⟧年度任务。", evidence: "58.8%<100%"
        },
        Bad { text: "截至6月底完成投资46.3%，⟦快于时序进度⟧。", evidence: "6÷12=50%" },
        Bad {
            text: "上半年完成税收收入预算的47.2%，实现时间过半、⟦任务过半⟧。", evidence: "47.2%<50%"
        },
        Bad { text: "农村公路建设完成年度计划的92%，⟦圆满完成⟧年度任务。", evidence: "92%<100%" },
        Bad {
            text: "区卫健局2024年第一季度工作总结\n老年人体检完成年度任务的21%，⟦快于时序进度⟧。", evidence: "3÷12=25%"
        },
        Bad { text: "新增学位2600个，年度目标3000个，⟦超额完成⟧年度目标。", evidence: "2600<3000" },
        Bad {
            text: "1—5月，高标准农田建设完成年度计划的48.5%，⟦慢于序时进度⟧。", evidence: "5÷12=41.7%"
        },
        Bad { text: "完成年度招生计划的96%，提前⟦超额完成⟧任务。", evidence: "96%<100%" },
    ],
    good: &[
        "完成年度目标的58.8%，超时序进度8.8个百分点。",
        "项目建设工期过半，完成投资46.3%。",
        "技术合同成交额16.2亿元，完成年度目标15亿元的108%，超额完成年度任务。",
        "上半年完成税收收入预算的52.1%，实现时间过半、任务过半。",
        "农村公路建设完成年度计划的92%，确保年底前圆满完成年度任务。",
        "门诊量完成年度任务的46%，慢于时序进度4个百分点。",
        "城南学校完成投资46.3%，城北学校已提前完成主体工程。",
        "1—5月完成高标准农田建设任务的48.5%，快于序时进度。",
        "圆满完成全国文明城市复检任务，群众满意度92%。",
    ],
    check,
};

const WORDS: &[&str] = &[
    "超额完成", "提前完成", "圆满完成", "全面完成", "全部完成", "双过半", "任务过半", "完成过半", "目标过半", "投资过半",
    "收入过半", "完成大半", "完成过大半", "快于时间进度", "快于时序进度", "快于序时进度", "超时间进度", "超时序进度",
    "超序时进度", "超过时间进度", "超过时序进度", "超过序时进度", "高于时间进度", "高于时序进度", "高于序时进度", "领先时序进度",
    "好于时序进度", "好于序时进度", "慢于时间进度", "慢于时序进度", "慢于序时进度", "落后时序进度", "落后序时进度",
    "落后于时序进度", "落后于序时进度", "低于时序进度", "低于序时进度",
];

pub(in crate::rules) static CLAIMS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(WORDS));

/// What may stand between the beginning of a clause and the praise, its subject being the one before.
const OPENINGS: &[&str] = &[
    "", "提前", "顺利", "已", "均", "实现", "并", "也", "总体", "进度", "全部", "整体", "实现了", "实现时间过半、", "时间过半、",
    "实现时间任务", "实现时间、任务", "实现了时间过半、", "基本",
];

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    for found in facts.everywhere(&CLAIMS) {
        if let Some(finding) = judge(facts, reading, found) {
            findings.push(finding);
        }
    }
}

fn judge(facts: &Facts, reading: &Reading, found: Found) -> Option<Finding> {
    const REACH: usize = 90;
    let words = WORDS.get(found.word)?;
    let claim = Run::new(found.at, found.at + found.length);
    let start = (claim.from().saturating_sub(REACH)..claim.from())
        .rev()
        .find(|&p| ends_sentence(reading.at(p)))
        .map_or(claim.from().saturating_sub(REACH), |p| p + 1);
    let own = clause(reading, claim.from());
    let quoted = usize::from(matches!(reading.before(claim.from()), '“' | '"') && claim.from() > own.from());
    let opening = reading.text(Run::new(own.from(), claim.from() - quoted));
    let sentence = Run::new(start, claim.to());
    if !OPENINGS.contains(&opening.as_str())
        || holds(reading, Run::new(own.from(), claim.to()), &["力争", "确保", "预计", "有望"])
    {
        return None;
    }
    if holds(
        reading,
        Run::new(start, claim.from()),
        &["力争", "确保", "预计", "争取全", "争取年", "争取实", "争取完", "有望", "将", "下半年"],
    ) {
        return None;
    }
    let quantities: Vec<(Run, &Figure)> = quantities_in(facts, Run::new(start.min(own.from()), own.from())).collect();
    let pace = words.ends_with("进度");
    if pace || words.ends_with("过半") || words.ends_with("大半") {
        let Some((rate, value)) = rate(reading, &quantities, pace) else {
            return against_known(facts, words, claim, sentence);
        };
        return if pace {
            against_time(facts, reading, words, claim, rate, value, sentence)
        } else {
            short_of(reading, claim, rate, value, Decimal::from(50))
        };
    }
    let object = Run::new(claim.to(), (claim.to() + 14).min(reading.len()));
    if !holds(reading, object, &["任务", "目标", "计划", "预算"]) {
        return None;
    }
    if let Some((rate, value)) = rate(reading, &quantities, false) {
        return short_of(reading, claim, rate, value, Decimal::HUNDRED);
    }
    below_target(reading, claim, &quantities).or_else(|| against_known(facts, words, claim, sentence))
}

/// What was done against the target of the knowledge file, where the sentence itself prints no rate and no target.
fn against_known(facts: &Facts, words: &str, claim: Run, sentence: Run) -> Option<Finding> {
    let reading = &facts.document.reading;
    let (done, target) = reached(facts.document, facts.mentions, facts.indicators, facts.knowledge, sentence)?;
    let achieved = figure(facts, done)?;
    let due = Interval::exactly(target.quantity.figure.scaled?);
    // Done over target against the part that is due, both sides multiplied out.
    let (parts, of) = if words.ends_with("进度") {
        (months(facts, reading, sentence)?, 12)
    } else if words.ends_with("过半") || words.ends_with("大半") {
        (1, 2)
    } else {
        (1, 1)
    };
    let times = |range: &Interval, factor: u8| range.times(&Interval::exactly(Decimal::from(i64::from(factor))));
    let (have, need) = (times(&achieved.range, of)?, times(&due, parts)?);
    let behind = ["慢", "落后", "低于"].iter().any(|word| words.starts_with(word));
    if !(if behind { need.lies_below(&have) } else { have.lies_below(&need) }) {
        return None;
    }
    let rate = achieved.scaled?.times(Decimal::HUNDRED)?.divided(target.quantity.figure.scaled?, 1)?;
    let (done_words, target_words) = (printed(facts, done), &target.quantity.words);
    let message = format!("{}目标{target_words}（取自词库），已完成{done_words}，与“{words}”不符。", target.period.label);
    let sign = if behind { '>' } else { '<' };
    let share = Decimal::from(i64::from(parts)).times(Decimal::HUNDRED)?.divided(Decimal::from(i64::from(of)), 1)?;
    let evidence = format!("{done_words}÷{target_words}={rate}%{sign}{}%", share.trimmed());
    let finding = Finding::new(&PROGRESS_CLAIM, reading.span(claim), message, evidence);
    Some(finding.related(number_and_unit(facts, done), "完成数"))
}

/// The completion rate that the praise follows: the last percentage, in the clause right before.
fn rate<'f>(reading: &Reading, quantities: &[(Run, &'f Figure)], pace: bool) -> Option<(Run, &'f Figure)> {
    let &(run, figure) = quantities.last()?;
    let around = clause(reading, run.from());
    let lead = Run::new(around.from(), run.from());
    let named = holds(reading, lead, &["目标", "任务", "计划", "预算", "完成率", "进度", "投资完成率"]);
    let completed = holds(reading, lead, &["完成", "占", "达到"]);
    let change =
        holds(reading, Run::new(lead.to().saturating_sub(4).max(lead.from()), lead.to()), &["增长", "下降", "提高", "超", "增"]);
    let adjoining = !(figure.whole.to()..figure.whole.to() + 3).any(|p| ends_sentence(reading.at(p)));
    let fits = figure.unit.dimension == Dimension::Percent
        && !change
        && (named && completed
            || pace && (completed || named)
            || holds(reading, lead, &["完成率"])
            || completed && lead.len() <= 14);
    (fits && adjoining).then_some((run, figure))
}

/// A rate below what the praise needs.
fn short_of(reading: &Reading, claim: Run, rate: Run, value: &Figure, needed: Decimal) -> Option<Finding> {
    if !value.range.lies_below(&Interval::at_least(needed)) {
        return None;
    }
    let words = reading.text(claim);
    let printed = reading.text(value.whole);
    let message = format!("完成率{printed}，不能称“{words}”。");
    let finding = Finding::new(&PROGRESS_CLAIM, reading.span(claim), message, format!("{printed}<{needed}%"));
    Some(finding.related(reading.span(rate), "完成率"))
}

/// 新增学位2600个,年度目标3000个,超额完成年度目标.
fn below_target(reading: &Reading, claim: Run, quantities: &[(Run, &Figure)]) -> Option<Finding> {
    let is_target = |run: Run| {
        let around = clause(reading, run.from());
        holds(reading, Run::new(around.from(), run.from()), &["目标", "任务", "计划", "预算"])
    };
    let targets: Vec<_> = quantities.iter().filter(|(run, _)| is_target(*run)).collect();
    let [(target_run, target)] = targets.as_slice() else { return None };
    let done: Vec<_> = quantities
        .iter()
        .filter(|(run, figure)| {
            !is_target(*run) && figure.unit.base == target.unit.base && figure.unit.dimension == target.unit.dimension
        })
        .collect();
    let [(done_run, done)] = done.as_slice() else { return None };
    let compares = !matches!(target.unit.dimension, Dimension::Percent | Dimension::Point | Dimension::Bare | Dimension::Unknown);
    if !compares || target.approximation.is_some() || !done.range.lies_below(&target.range) {
        return None;
    }
    let words = reading.text(claim);
    let (done, target) = (reading.text(done.whole), reading.text(target.whole));
    let message = format!("完成{done}，目标{target}，不能称“{words}”。");
    let evidence = format!("{}<{}", done.trim_end_matches(char::is_alphabetic), target.trim_end_matches(char::is_alphabetic));
    let finding = Finding::new(&PROGRESS_CLAIM, reading.span(claim), message, evidence);
    Some(finding.related(reading.span(*done_run), "完成数").related(reading.span(*target_run), "目标"))
}

/// Rate against the months that are gone.
fn against_time(
    facts: &Facts,
    reading: &Reading,
    words: &str,
    claim: Run,
    rate: Run,
    value: &Figure,
    sentence: Run,
) -> Option<Finding> {
    let months = months(facts, reading, sentence)?;
    let elapsed = Decimal::from(i64::from(months)).times(Decimal::HUNDRED)?;
    // Twelve times the rate against a hundred times the months: nothing is rounded.
    let twelvefold = value.range.times(&Interval::exactly(Decimal::from(12)))?;
    let behind = ["慢", "落后", "低于"].iter().any(|word| words.starts_with(word));
    let wrong = if behind {
        Interval::exactly(elapsed).lies_below(&twelvefold)
    } else {
        twelvefold.lies_below(&Interval::exactly(elapsed))
    };
    if !wrong {
        return None;
    }
    let share = elapsed.divided(Decimal::from(12), 1)?.trimmed();
    let printed = reading.text(value.whole);
    let sign = if behind { '>' } else { '<' };
    let message = format!("时序进度为{share}%，完成率{printed}，与“{words}”不符。");
    let evidence = format!("{months}÷12={share}%，{printed}{sign}{share}%");
    let finding = Finding::new(&PROGRESS_CLAIM, reading.span(claim), message, evidence);
    Some(finding.related(reading.span(rate), "完成率"))
}

/// How many months of the year are gone: what the sentence says, else the report's period.
fn months(facts: &Facts, reading: &Reading, sentence: Run) -> Option<u8> {
    let within_year = |when: &Period| when.start.year == when.end.year && when.end.month < 12;
    // Without a known year a month has no place in the calendar; its number is enough here.
    let from_words = mentions_in(facts, sentence)
        .map(|(_, mention)| mention)
        .filter(|mention| matches!(mention.class, Class::Date | Class::Period))
        .filter_map(|mention| last_month(reading, mention.run?))
        .next_back();
    if let Some(month) = from_words {
        return Some(month);
    }
    if holds(reading, sentence, &["上半年", "时间过半"]) {
        return Some(6);
    }
    facts.document.period.as_ref().filter(|period| within_year(period)).map(|period| period.end.month)
}

/// `6月底` and `1—5月`: the last month that a time names, at its end.
fn last_month(reading: &Reading, run: Run) -> Option<u8> {
    let mark = (run.from()..run.to()).rev().find(|&at| reading.at(at) == '月')?;
    let start = (run.from()..mark).rev().find(|&at| !reading.at(at).is_ascii_digit()).map_or(run.from(), |at| at + 1);
    let month = reading.text(Run::new(start, mark)).parse().ok().filter(|month| (1..12).contains(month))?;
    let ends = !ends_clause(reading.at(mark)) && matches!(reading.at(mark + 1), '底' | '末');
    let spans = (run.from()..start).any(|at| matches!(reading.at(at), '-' | '—' | '至' | '~'));
    (ends || spans).then_some(month)
}
