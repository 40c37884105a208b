use super::{Role, Row, RowKind};
use crate::lex::{hanzi, units};
use crate::text::{Reading, Run, is_han};

const LONGEST_CAPTION: usize = 50;

/// Whether a run is a unit with its scale and nothing else: 亿元, 万人次, %, 元/人.
pub(super) fn is_unit(reading: &Reading, run: Run) -> bool {
    let mut at = run.from();
    while at < run.to() && hanzi::scale(reading.at(at)).is_some() {
        at += 1;
    }
    match units::at(reading, at) {
        Some((_, used)) if at + used == run.to() => true,
        Some((_, used)) if reading.at(at + used) == '/' => {
            units::at(reading, at + used + 1).is_some_and(|(_, more)| at + used + 1 + more == run.to())
        }
        _ => false,
    }
}

/// The unit that a label or head ends with: 产值（亿元）, 增幅%.
pub(super) fn unit_in(reading: &Reading, cell: Run) -> Option<Run> {
    if cell.len() < 2 {
        return None;
    }
    if reading.before(cell.to()) == '%' {
        return Some(Run::new(cell.to() - 1, cell.to()));
    }
    if reading.before(cell.to()) != ')' {
        return None;
    }
    let open = (cell.from()..cell.to()).rev().find(|&at| reading.at(at) == '(')?;
    let words = reading.any(open + 1, &["单位:", "±"]).map_or(0, |words| words.chars().count());
    let inside = Run::new((open + 1 + words).min(cell.to() - 1), cell.to() - 1);
    is_unit(reading, inside).then_some(inside)
}

/// Whether a line above a table belongs to it.
pub(super) fn is_caption(reading: &Reading, line: Run) -> bool {
    let named = reading.at(line.from()) == '表'
        && (reading.at(line.from() + 1).is_ascii_digit() || hanzi::is_numeral(reading.at(line.from() + 1)));
    let ends = |ch: char| reading.before(line.to()) == ch;
    let table = ends('表') || reading.find(line, "情况表").is_some() || reading.starts(line.from(), "附表");
    line.len() <= LONGEST_CAPTION && !ends('。') && (named || table || reading.find(line, "单位:").is_some())
}

/// 单位：万元, 单位：亿元、%; several units besides percent are none.
pub(super) fn unit_of_caption(reading: &Reading, caption: Run) -> Option<Run> {
    let start = reading.find(caption, "单位:")? + 3;
    let part = |at: &usize| matches!(reading.at(*at), '、' | ',' | ')' | ';' | '/' | '\t');
    let end = (start..caption.to()).find(part).unwrap_or(caption.to());
    let rest = Run::new((end + 1).min(caption.to()), caption.to());
    let alone = (rest.from()..rest.to()).all(|at| matches!(reading.at(at), '%' | ')' | '\t'));
    let unit = Run::new(start, end);
    (alone && is_unit(reading, unit)).then_some(unit)
}

/// What a column holds.
pub(super) fn role(reading: &Reading, heads: &[Run], unit: Option<Run>) -> Role {
    let words: String = heads.iter().map(|&head| reading.text(named(reading, head))).collect();
    let last = heads.last().map_or_else(String::new, |&head| reading.text(named(reading, head)));
    let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let percent = unit.is_some_and(|unit| reading.at(unit.from()) == '%');
    if says(&["序号", "编号"]) {
        return Role::Number;
    }
    if matches!(last.as_str(), "单位" | "计量单位") {
        return Role::Unit;
    }
    if says(&["排名", "位次", "名次", "排序", "百分点", "环比", "备注", "年份", "日期", "电话", "代码"]) {
        return Role::Other;
    }
    if says(&["占比", "比重", "构成比"]) || last == "构成" {
        // 占全省比重 has another whole than the table's total.
        let other_whole =
            says(&["占全", "占GDP", "占地区", "占规", "占财政", "占工业", "占生产", "占一般", "上年", "去年", "目标"]);
        return if other_whole { Role::Other } else { Role::Share };
    }
    if says(&["增减额", "增减量", "增减数", "增加额", "增减值"]) {
        return Role::Step;
    }
    if says(&["同比", "增幅", "增速", "增长", "增减", "较上年", "比上年", "较去年", "比去年"]) {
        // 比上年增减 without % may be of numbers.
        let unclear = words.contains("增减") && !percent;
        let foreign =
            unclear || says(&["目标", "计划", "全省", "全国", "平均", "预期", "上年增", "去年增", "实际", "拉动", "贡献"]);
        return if !foreign && (percent || unit.is_none()) { Role::Rate } else { Role::Other };
    }
    if percent
        || last.ends_with('比')
        || says(&["率", "均", "指数", "强度", "密度", "单价", "价格", "得分", "评分", "分数", "系数", "比例", "标准"])
    {
        return Role::Other;
    }
    if says(&["累计"]) {
        return Role::Cumulative;
    }
    if matches!(last.as_str(), "合计" | "总计" | "小计" | "共计") {
        return Role::Total;
    }
    if says(&["同期", "上年", "去年"]) {
        return Role::Base;
    }
    if says(&["目标", "计划", "任务", "预算", "预期"]) {
        return Role::Target;
    }
    if says(&["本期", "本年", "今年", "本月", "当期", "本季"]) { Role::Current } else { Role::Value }
}

/// What a row is, as far as its own label says.
pub(super) fn kind(reading: &Reading, label: Run) -> RowKind {
    let words: String = reading.text(name(reading, label)).chars().filter(|&ch| is_han(ch) || ch == '#').collect();
    let begins = reading.at(label.from());
    if begins == '#' || begins == '*' || reading.starts(label.from(), "其中") || reading.starts(label.from(), "(其中") {
        return RowKind::Sub;
    }
    match words.as_str() {
        "小计" => RowKind::Subtotal,
        "总计" | "总合计" | "累计总计" => RowKind::Grand,
        "合计" | "共计" | "全市合计" | "全省合计" | "全县合计" | "全区合计" | "合计数" => RowKind::Total,
        "全市" | "全省" | "全县" | "全区" | "全州" | "全国" | "全旗" | "全镇" | "总数" | "总量" => {
            RowKind::Whole
        }
        words if words.ends_with("小计") => RowKind::Subtotal,
        _ => RowKind::Part,
    }
}

/// A cell without the brackets that hold its unit.
fn named(reading: &Reading, cell: Run) -> Run {
    let Some(unit) = unit_in(reading, cell) else { return cell };
    let open = (cell.from()..unit.from()).rev().find(|&at| reading.at(at) == '(');
    Run::new(cell.from(), open.unwrap_or(unit.from()))
}

/// The name in a label: 技术合同成交额 of `2.#技术合同成交额(亿元)`.
pub(super) fn name(reading: &Reading, label: Run) -> Run {
    let run = named(reading, label);
    let mut start = run.from() + number(reading, run).map_or(0, |(_, used)| used);
    loop {
        if start < run.to() && matches!(reading.at(start), '#' | '*' | ':' | '-') {
            start += 1;
        } else if reading.starts(start, "其中") && start + 2 <= run.to() {
            start += 2;
        } else {
            break;
        }
    }
    Run::new(start.min(run.to()), run.to())
}

/// The number that a label begins with: how deep its series is, and its length.
fn number(reading: &Reading, label: Run) -> Option<(u8, usize)> {
    let open = usize::from(reading.at(label.from()) == '(');
    let start = label.from() + open;
    let han = |at: usize| matches!(reading.at(at), '一'..='鿿') && hanzi::is_numeral(reading.at(at));
    let hans = (start..label.to()).take_while(|&at| han(at)).count();
    let digits = (start..label.to()).take_while(|&at| reading.at(at).is_ascii_digit()).count();
    let (used, depth) = if hans > 0 { (hans, 0) } else { (digits, 2) };
    let end = start + used;
    let closes = match (open, reading.at(end)) {
        (1, ')') => true,
        (0, '、') => true,
        (0, '.') => !reading.at(end + 1).is_ascii_digit(),
        _ => false,
    };
    (used > 0 && used <= 3 && closes).then_some((depth + open as u8, open + used + 1))
}

/// Blanks before a label in the source: how far it is set in.
fn indent(reading: &Reading, label: Run) -> usize {
    let start = reading.span(label).start as usize;
    let blanks = reading.source[..start].chars().rev().take_while(|ch| matches!(ch, ' ' | '\u{3000}' | '\u{A0}'));
    blanks.map(|ch| if ch == '\u{3000}' { 2 } else { 1 }).sum()
}

/// Tells parts of parts from parts: they are numbered or set in more deeply. What stands unmarked among numbered rows
/// or below a 其中 may be either.
pub(super) fn sort_out(reading: &Reading, rows: &mut [Row]) {
    let depth = |row: &Row| (number(reading, row.label).map_or(0, |(depth, _)| depth + 1), indent(reading, row.label));
    let parts: Vec<(u8, usize)> = rows.iter().filter(|row| row.kind == RowKind::Part).map(depth).collect();
    let top = parts.iter().map(|(number, _)| *number).filter(|&number| number > 0).min().unwrap_or(0);
    let least = parts.iter().map(|(_, indent)| *indent).min().unwrap_or(0);
    let mut below_other = false;
    for row in rows.iter_mut() {
        let (number, indent) = depth(row);
        match row.kind {
            RowKind::Sub => below_other |= reading.find(row.label, "其中").is_some(),
            RowKind::Part if number == 0 && (top > 0 || below_other) => row.kind = RowKind::Unclear,
            RowKind::Part if number > top || indent > least => row.kind = RowKind::Sub,
            RowKind::Heading => {}
            _ => below_other = false,
        }
    }
}
