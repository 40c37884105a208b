//! Slips in how a figure or a time is stated.

use hegao::claim::Relation;
use hegao::document::Standing;
use hegao::indicator::{Indicator, Kind as Of};
use hegao::mention::{Class, Mention};
use hegao::text::{Run, Span};

use super::{Dice, Kind, Report, Slip, kind};

pub const KINDS: &[Kind] = &[
    kind("百分点写成百分比", &["percent-vs-point", "pp-recompute"], points_as_percent),
    kind("百分比写成百分点", &["point-on-level"], percent_as_points),
    kind("增长负数", &["direction-contradiction"], negative_growth),
    kind("下降用倍数", &["decrease-by-times"], falls_by_times),
    kind("同比与去年叠用", &["comparison-word-mixed"], doubled_comparison),
    kind("增长到写成增长了", &["to-vs-by"], to_as_by),
    kind("比率超过百分之百", &["ratio-out-of-range", "part-exceeds-total", "share-of-total", "completion-rate"], over_hundred),
    kind("同一指标前后两个数", &["same-indicator-conflict"], stated_twice),
    kind("同一指标差一万倍", &["magnitude-slip", "same-indicator-conflict"], stated_in_other_scale),
    kind("单位重复", &["unit-duplicated", "dup-char"], doubled_unit),
    kind("金额缺“元”", &["unit-missing"], money_without_unit),
    kind("约数词叠用", &["approx-conflict"], doubled_approximation),
    kind("数字与千百混用", &["digit-hanzi-mixed"], digits_with_thousand),
    kind("数字混入字母", &["digit-lookalike"], letter_in_number),
    kind("小数点重复", &["digit-lookalike"], doubled_point),
    kind("范围写反", &["range-form"], turned_range),
    kind("范围前数丢百分号", &["range-form"], bare_range),
    kind("非法日期", &["invalid-date"], impossible_date),
    kind("年份错成上一年", &["stale-year", "period-mismatch", "future-as-done", "plan-era"], stale_year),
    kind("规划期写错", &["plan-era"], wrong_plan_era),
    kind("超额完成与完成率不符", &["progress-claim"], overstated_progress),
];

fn mention<'r>(report: &'r Report, index: usize) -> &'r Mention {
    &report.analysis.mentions[index]
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

/// Where the unit of a mention stands.
fn unit(report: &Report, index: usize) -> Option<Span> {
    let figure = mention(report, index).figure.as_ref().filter(|figure| !figure.unit_run.is_empty())?;
    Some(report.analysis.document.reading.span(figure.unit_run))
}

fn indicators<'r>(report: &'r Report) -> impl Iterator<Item = &'r Indicator> {
    report.analysis.indicators.iter().filter(|indicator| report.analysis.document.table_at(indicator.name_run.from()).is_none())
}

/// Plain quantities with their units.
fn quantities<'r>(report: &'r Report) -> impl Iterator<Item = (Span, Span, &'r str)> {
    let plain = report.analysis.mentions.iter().filter(|mention| {
        mention.class == Class::Quantity
            && mention.figure.as_ref().is_some_and(|figure| figure.is_plain() && figure.scaled.is_some())
    });
    plain.filter_map(|mention| {
        let run = mention.figure.as_ref()?.unit_run;
        let unit = report.analysis.document.reading.span(run);
        (!run.is_empty() && unit.start >= mention.span.end).then(|| (mention.span, unit, unit.of(report.text)))
    })
}

/// The change of a ratio whose level is printed before it, not one of a list whose others would speak against it.
fn points_as_percent(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let of_ratios = indicators(report).filter(|indicator| matches!(indicator.kind, Of::Share | Of::Rate | Of::Ratio));
    let units = of_ratios.filter_map(|indicator| unit(report, indicator.change.as_ref()?.mention));
    let alone = units.filter(|unit| unit.of(report.text) == "个百分点" && !clause_before(report, unit.start).contains("分别"));
    alone.map(|unit| Slip::one(range(unit), "%")).collect()
}

/// The words from the last mark to a place.
fn clause_before<'t>(report: &Report<'t>, at: u32) -> &'t str {
    report.text[..at as usize].rsplit(['，', '。', '；', '\n']).next().unwrap_or_default()
}

/// The growth of a level whose value is printed before it.
fn percent_as_points(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let of_levels = indicators(report).filter(|indicator| matches!(indicator.kind, Of::Amount | Of::Count));
    let units = of_levels.filter_map(|indicator| unit(report, indicator.change.as_ref()?.mention));
    units.filter(|unit| unit.of(report.text) == "%").map(|unit| Slip::one(range(unit), "个百分点")).collect()
}

/// Growth rates right behind their word.
fn grown<'r>(report: &'r Report, word: &'r str) -> impl Iterator<Item = (Span, Span)> {
    quantities(report)
        .filter(move |(number, _, unit)| *unit == "%" && report.text[..number.start as usize].ends_with(word))
        .map(|(number, unit, _)| (number, unit))
}

fn negative_growth(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let words = ["增长", "下降"];
    words.iter().flat_map(|word| grown(report, word)).map(|(number, _)| Slip::insert(number.start as usize, "-")).collect()
}

fn falls_by_times(report: &Report, _: &mut Dice) -> Vec<Slip> {
    grown(report, "下降").map(|(number, unit)| Slip::one(range(Span::new(number.start, unit.end)), "2倍")).collect()
}

fn doubled_comparison(report: &Report, _: &mut Dice) -> Vec<Slip> {
    ["同比增长", "同比下降"]
        .iter()
        .flat_map(|word| report.places(word))
        .map(|place| Slip::insert(place.start + "同比".len(), "去年"))
        .collect()
}

/// 由66家增加到78家，增长18.2% loses its 到: the rate, the step or the points say that 78 is no step. With nothing of the
/// kind behind it, 增加了78家 may be true.
fn to_as_by(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let mut found = Vec::new();
    let told: Vec<(usize, usize)> =
        report.analysis.judged.iter().filter_map(|judged| change_told(&judged.claim.relation)).collect();
    for judged in &report.analysis.judged {
        if let Relation::Direction { base, current, falling: false } = judged.claim.relation
            && told.contains(&(base, current))
        {
            let number = mention(report, current).span;
            let before = &report.text[..number.start as usize];
            if ["增加到", "增长到", "提高到", "上升到"].iter().any(|word| before.ends_with(word)) {
                let wrong = format!("了{}", number.of(report.text));
                found.push(Slip::one(before.len() - "到".len()..number.end as usize, wrong));
            }
        }
    }
    found
}

/// Where a figure came from and where it got to, of a relation that says by how much.
fn change_told(relation: &Relation) -> Option<(usize, usize)> {
    match *relation {
        Relation::Growth { base, current, .. }
        | Relation::Increment { base, current, .. }
        | Relation::Multiple { base, current, .. } => Some((base, current)),
        Relation::PointDifference { from, to, .. } => Some((from, to)),
        _ => None,
    }
}

fn over_hundred(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let bounded = ["覆盖率", "合格率", "普及率", "治理率", "达标率", "占比", "满意率", "化率"];
    let shares = indicators(report).filter(|indicator| bounded.iter().any(|word| indicator.name.ends_with(word)));
    let numbers = shares.filter_map(|indicator| {
        let mention = mention(report, indicator.mention);
        let figure = mention.figure.as_ref().filter(|figure| figure.is_plain() && figure.unit.printed == "%")?;
        // 分别达96.7%和97%: only what stands right behind its name.
        let lead = ["达到", "达", "为", "率", "比"].iter().any(|word| report.text[..mention.span.start as usize].ends_with(word));
        let two_digits = mention.span.of(report.text).find('.').unwrap_or(mention.span.of(report.text).len()) == 2;
        (two_digits && lead && figure.value.is_some()).then_some(mention.span)
    });
    numbers.map(|number| Slip::insert(number.start as usize, "1")).collect()
}

/// Amounts and counts of a whole sentence of their own, done and not approximate.
fn restated(report: &Report, change: impl Fn(&str, &str) -> Option<String>) -> Vec<Slip> {
    let document = &report.analysis.document;
    let mut found = Vec::new();
    for indicator in indicators(report) {
        let section = &document.sections[indicator.section];
        let whole = matches!(indicator.kind, Of::Amount) && indicator.parent.is_none() && !indicator.planned;
        let reading = &document.reading;
        let name = reading.text(indicator.name_run);
        // What was built or bought may well be told of two things; a total of the whole area has one value.
        let totals = ["总额", "总值", "收入", "支出", "产量", "里程", "增加值", "余额", "吞吐量", "产值"];
        let named = (5..=16).contains(&name.chars().count()) && totals.iter().any(|total| name.ends_with(total));
        let told = report.text[..mention(report, indicator.mention).span.start as usize].ends_with(&indicator.name);
        if !whole || section.standing != Standing::Done || !named || !told {
            continue;
        }
        let Some(unit) = unit(report, indicator.mention) else { continue };
        let number = mention(report, indicator.mention);
        if !number.figure.as_ref().is_some_and(|figure| figure.is_plain()) {
            continue;
        }
        // Words before it in its sentence may say whose it is, of when, or that it was only expected.
        let before = document.sentence_at(indicator.name_run.from()).map(|of| Run::new(of.run.from(), indicator.name_run.from()));
        let before = before.map_or_else(String::new, |before| reading.text(before));
        let known =
            [indicator.scope.as_deref().unwrap_or("全年"), indicator.period.as_deref().unwrap_or("全年"), "全年", "今年", ","];
        if !known.iter().fold(before, |left, word| left.replace(word, "")).is_empty() {
            continue;
        }
        // Said again at the end of the part, with its scope and its time as they were: in another part it might be a target.
        let Some(other) = change(number.span.of(report.text), unit.of(report.text)) else { continue };
        let scope = indicator.scope.as_deref().unwrap_or_default();
        let period = indicator.period.as_deref().unwrap_or_default();
        let part = |section: usize| document.sections[section].path.first().copied();
        let last = document.sentences.iter().rfind(|sentence| part(sentence.section) == part(indicator.section));
        let end = last.map_or(0, |sentence| reading.span(sentence.run).end as usize);
        let Some((at, paragraph)) = report.paragraphs().into_iter().rfind(|(at, _)| *at < end) else { continue };
        if at + paragraph.len() <= number.span.end as usize {
            continue;
        }
        let scope = if name.starts_with(scope) { "" } else { scope };
        found.push(Slip::insert(at + paragraph.len(), format!("{period}，{scope}{name}{other}。").trim_start_matches('，')));
    }
    found
}

fn stated_twice(report: &Report, _: &mut Dice) -> Vec<Slip> {
    restated(report, |number, unit| {
        let first = number.chars().find(char::is_ascii_digit)?.to_digit(10)?;
        let other = if first == 9 { 7 } else { first + 1 };
        let changed = number.replacen(char::from_digit(first, 10)?, &other.to_string(), 1);
        Some(format!("{changed}{unit}"))
    })
}

fn stated_in_other_scale(report: &Report, _: &mut Dice) -> Vec<Slip> {
    restated(report, |number, unit| (unit == "亿元").then(|| format!("{number}万元")))
}

fn doubled_unit(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let doubled = quantities(report).filter_map(|(number, unit, words)| {
        let copy = match words {
            "%" => "%",
            "亿元" | "万元" => "元",
            "个" | "家" | "项" | "件" | "名" | "户" => words,
            _ => return None,
        };
        // 八项规定 is a name.
        if number.of(report.text).starts_with(|ch: char| !ch.is_ascii_digit()) {
            return None;
        }
        // 家家 before 家电 would be a word of its own.
        let next = report.text[unit.end as usize..].chars().next()?;
        (!words.starts_with(next)).then(|| Slip::insert(unit.end as usize, copy))
    });
    doubled.collect()
}

/// Money by the words of its clause: without them 销售12.6万 may be goods and 规模达120亿 anything.
fn money_without_unit(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let money_names =
        ["额", "金", "费", "款", "贷", "债", "税", "值", "收入", "支出", "投资", "补贴", "补助", "融资", "财政", "资产", "利润"];
    let money = quantities(report).filter(|(_, unit, words)| {
        let next = report.text[unit.end as usize..].chars().next();
        let named = money_names.iter().any(|name| clause_before(report, unit.start).contains(name));
        named && matches!(*words, "亿元" | "万元") && next.is_some_and(|next| matches!(next, '，' | '。' | '；'))
    });
    money.map(|(_, unit, _)| Slip::one(unit.end as usize - "元".len()..unit.end as usize, "")).collect()
}

fn doubled_approximation(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let about = report.analysis.mentions.iter().filter_map(|mention| {
        let figure = mention.figure.as_ref().filter(|_| mention.class == Class::Quantity)?;
        let words = figure.approximation.as_ref()?.words.as_str();
        let whole = report.analysis.document.reading.span(figure.whole);
        let at = whole.end.max(report.analysis.document.reading.span(figure.unit_run).end) as usize;
        matches!(words, "约" | "近" | "超" | "超过").then(|| Slip::insert(at, "左右"))
    });
    about.collect()
}

fn digits_with_thousand(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let round = quantities(report).filter(|(number, _, unit)| {
        let printed = number.of(report.text);
        printed.len() == 4 && printed.ends_with("000") && matches!(*unit, "人" | "个" | "家" | "户" | "名" | "件" | "项" | "套")
    });
    round.map(|(number, ..)| Slip::one(number.start as usize + 1..number.end as usize, "千")).collect()
}

fn letter_in_number(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let with_zero = quantities(report).filter_map(|(number, ..)| {
        let printed = number.of(report.text);
        let zero = printed.get(1..)?.find('0')? + 1;
        let at = number.start as usize + zero;
        Some(Slip::one(at..at + 1, "O"))
    });
    with_zero.collect()
}

fn doubled_point(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let decimals =
        quantities(report).filter(|(number, ..)| number.of(report.text).contains('.')).map(|(number, ..)| number.end as usize);
    decimals.map(|at| Slip::insert(at, format!(".{}", dice.below(9) + 1))).collect()
}

/// Ranges of percentages: 5%—8%.
fn ranges<'r>(report: &'r Report) -> impl Iterator<Item = (Span, &'r str, &'r str)> {
    let marks = ["—", "-", "～", "~"];
    report.analysis.mentions.windows(2).filter_map(move |pair| {
        let (first, second) = (pair[0].span, pair[1].span);
        let between = &report.text[first.end as usize..second.start as usize];
        let joined = marks.iter().any(|mark| between == format!("%{mark}"));
        let (low, high) = (first.of(report.text), second.of(report.text));
        let percent = report.text[second.end as usize..].starts_with('%');
        (joined && percent && low.len() == high.len() && low < high).then(|| (Span::new(first.start, second.end), low, high))
    })
}

fn turned_range(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let turned = ranges(report).map(|(span, low, high)| {
        let between = &span.of(report.text)[low.len()..span.of(report.text).len() - high.len()];
        Slip::one(range(span), format!("{high}{between}{low}"))
    });
    turned.collect()
}

fn bare_range(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let bare = ranges(report).map(|(span, low, _)| {
        let at = span.start as usize + low.len();
        Slip::one(at..at + 1, "")
    });
    bare.collect()
}

fn impossible_date(report: &Report, dice: &mut Dice) -> Vec<Slip> {
    let mut found = Vec::new();
    for mention in report.analysis.mentions.iter().filter(|mention| mention.class == Class::Date) {
        let printed = mention.span.of(report.text);
        let Some(month) = printed.find('月') else { continue };
        let digits = printed[..month].chars().rev().take_while(char::is_ascii_digit).count();
        let start = mention.span.start as usize + month - digits;
        let end = mention.span.start as usize + month;
        if digits == 0 {
            continue;
        }
        match (printed[month..].find('日'), dice.below(2)) {
            (Some(day), 0) => {
                let at = end + "月".len()..mention.span.start as usize + month + day;
                found.push(Slip::one(at, "32"));
            }
            _ => found.push(Slip::one(start..end, "13")),
        }
    }
    found
}

/// In the part that plans, the year of the plan turned back by one beside a word of will.
fn stale_year(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let document = &report.analysis.document;
    let Some(period) = &document.period else { return Vec::new() };
    let mut found = Vec::new();
    for sentence in &document.sentences {
        let run = sentence.run;
        let words = document.reading.text(run);
        let will = ["力争", "确保", "组织开展", "推进", "计划", "启动"].iter().any(|word| words.contains(word));
        if document.sections[sentence.section].standing != Standing::Plan || !will {
            continue;
        }
        for coming in [period.start.year, period.end.year + 1] {
            let year = format!("{coming}年");
            if words.starts_with(&year) && words.matches("年").count() == 1 {
                let start = document.reading.span(run).start as usize;
                found.push(Slip::one(start..start + year.len(), format!("{}年", period.start.year - 1)));
            }
        }
    }
    found
}

fn wrong_plan_era(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let Some(period) = &report.analysis.document.period else { return Vec::new() };
    let year = period.start.year;
    let (era, role) = match year {
        2021..=2025 => ("十四五", if year == 2025 { "开局之年" } else { "收官之年" }),
        _ => return Vec::new(),
    };
    let ends = report.paragraphs().into_iter().map(|(at, paragraph)| at + paragraph.len());
    ends.map(|at| Slip::insert(at, format!("{year}年是“{era}”规划的{role}。"))).take(3).collect()
}

fn overstated_progress(report: &Report, _: &mut Dice) -> Vec<Slip> {
    let rates = report.analysis.judged.iter().filter_map(|judged| match judged.claim.relation {
        Relation::Completion { rate, .. } => {
            let figure = mention(report, rate).figure.as_ref()?;
            let below = figure.is_plain() && figure.value? < hegao::number::Decimal::from(100);
            let end = unit(report, rate)?.end as usize;
            let closed = report.text[end..].starts_with(['，', '。', '；']);
            (below && closed).then(|| Slip::insert(end, "，超额完成年度任务"))
        }
        _ => None,
    });
    rates.collect()
}
