//! Tables of true figures, as they are pasted from word processors and spreadsheets.

use crate::numbers::*;
use crate::sentences::{Case, amount, away, names, outside_share, rate, ratio, spread};

/// Rows of cells; `None` is the claimed figure.
type Rows = Vec<Vec<Option<String>>>;

fn filled(cells: impl IntoIterator<Item = String>) -> Vec<Option<String>> {
    cells.into_iter().map(Some).collect()
}

/// The text before and behind the claimed figure.
fn laid_out(random: &mut Random, rows: &Rows) -> (String, String) {
    let style = random.between(0, 2);
    let mut text = String::from("\n");
    let mut before = None;
    for (number, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            match (style, column) {
                (0, 0) => {}
                (0, _) => text.push('\t'),
                (1, _) => text.push_str("| "),
                (_, 0) => {}
                _ => text.push_str("    "),
            }
            match cell {
                Some(cell) => text.push_str(cell),
                None => before = Some(std::mem::take(&mut text)),
            }
            if style == 1 {
                text.push(' ');
            }
        }
        if style == 1 {
            text.push('|');
        }
        text.push('\n');
        if style == 1 && number == 0 {
            text.push_str(&"|---".repeat(row.len()));
            text.push_str("|\n");
        }
    }
    (before.expect("a claimed figure"), text)
}

fn case(random: &mut Random, family: &'static str, rows: &Rows, right: Printed, wrong: Printed) -> Case {
    let (before, after) = laid_out(random, rows);
    Case { family, rules: &["table-sum"], before, after, right, wrong, terms: Vec::new() }
}

/// A column that is added up, its total above or below, with parts of parts between.
pub fn total(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, whole) = amount(random);
    let count = random.between(3, 6) as usize;
    let parts = spread(random, whole, count);
    let print = |value: i128| scale.print(value, rounding).text();
    let mut rows: Rows = Vec::new();
    for (name, &part) in names(random, count).iter().zip(&parts) {
        rows.push(filled([(*name).to_owned(), print(part)]));
        if random.between(0, 4) == 0 {
            rows.push(filled([format!("#{name}示范片"), print(part / 3)]));
        }
    }
    let line = vec![Some(random.pick(&["合计", "总计", "合  计"]).to_owned()), None];
    if random.coin() {
        rows.push(line);
    } else {
        rows.insert(0, line);
    }
    rows.insert(0, filled(["片区".to_owned(), format!("完成（{}）", scale.unit)]));
    let right = scale.print(whole, rounding);
    let slack = if scale.exact() { 0 } else { count as i128 + 2 };
    let wrong = right.moved(away(random, slack, right.digits));
    case(random, "table total", &rows, right, wrong)
}

/// A row that is added up.
pub fn row_total(random: &mut Random, rounding: Rounding) -> Case {
    let (scale, _) = amount(random);
    let count = random.between(2, 4) as usize;
    let names = names(random, count);
    let heads = names.iter().map(|name| format!("{name}（{}）", scale.unit));
    let mut rows: Rows = vec![filled(["项目".to_owned()].into_iter().chain(heads).chain([format!("合计（{}）", scale.unit)]))];
    let claimed = random.between(0, 2);
    let mut right = Printed { digits: 0, decimals: 0 };
    for (place, subject) in ["新建", "改建", "扩建"].iter().enumerate() {
        let whole = scale.worth * random.between(300, 900);
        let mut row = filled([(*subject).to_owned()]);
        row.extend(spread(random, whole, count).iter().map(|&part| Some(scale.print(part, rounding).text())));
        let printed = scale.print(whole, rounding);
        if place as i128 == claimed {
            right = printed;
            row.push(None);
        } else {
            row.push(Some(printed.text()));
        }
        rows.push(row);
    }
    let slack = if scale.exact() { 0 } else { count as i128 + 2 };
    let wrong = right.moved(away(random, slack, right.digits));
    case(random, "table row", &rows, right, wrong)
}

/// A growth column with its own signs.
pub fn growth(random: &mut Random, rounding: Rounding) -> Case {
    let claimed = random.between(0, 2);
    let (now, before) = if random.coin() { ("本期", "上年同期") } else { ("2024年", "2023年") };
    let mut rows: Rows = vec![filled(["指标", now, before, "同比（%）"].map(str::to_owned))];
    let (mut right, mut wrong) = (Printed { digits: 0, decimals: 0 }, Printed { digits: 0, decimals: 0 });
    for (place, subject) in ["公路货运业务", "水路货运业务", "仓储业务"].iter().enumerate() {
        let scale = AMOUNTS[random.between(0, 3) as usize];
        let base = scale.worth * random.between(40, 900) + random.between(0, scale.worth);
        let current = base * random.between(70, 150) / 100;
        let rate =
            Printed { digits: (current - base).signum() * rounded((current - base).abs() * 1000, base, rounding), decimals: 1 };
        let (was, is) = (scale.print(base, rounding), scale.print(current, rounding));
        let mut row = filled([format!("{subject}（{}）", scale.unit), is.text(), was.text()]);
        if place as i128 == claimed {
            right = rate;
            let ((b0, b1), (c0, c1)) = (scale.bounds(was), scale.bounds(is));
            let least = rounded((c0 - b1) * 1000, if c0 < b1 { b0 } else { b1 }, Rounding::Cut) - 2;
            let most = rounded((c1 - b0) * 1000, if c1 < b0 { b1 } else { b0 }, Rounding::Cut) + 3;
            let by = random.between(1, 40);
            wrong = Printed { digits: if random.coin() { most + by } else { least - by }, decimals: 1 };
            row.push(None);
        } else {
            row.push(Some(rate.text()));
        }
        rows.push(row);
    }
    case(random, "table growth", &rows, right, wrong)
}

/// A share column beside amounts and their total.
pub fn share(random: &mut Random, rounding: Rounding) -> Case {
    let scale = AMOUNTS[random.between(0, 2) as usize];
    let whole = scale.worth * random.between(200, 900);
    let count = random.between(3, 5) as usize;
    let parts = spread(random, whole, count);
    let print = |value: i128| scale.print(value, rounding);
    let share = |part: i128| Printed { digits: rounded(part * 1000, whole, rounding), decimals: 1 };
    let claimed = random.between(0, count as i128 - 1) as usize;
    let mut rows: Rows = vec![filled(["片区".to_owned(), format!("金额（{}）", scale.unit), "占比（%）".to_owned()])];
    for (place, (name, &part)) in names(random, count).iter().zip(&parts).enumerate() {
        let mut row = filled([(*name).to_owned(), print(part).text()]);
        row.push((place != claimed).then(|| share(part).text()));
        rows.push(row);
    }
    rows.push(filled(["合计".to_owned(), print(whole).text(), "100.0".to_owned()]));
    let ((p0, p1), (t0, t1)) = (scale.bounds(print(parts[claimed])), scale.bounds(print(whole)));
    let (least, most) = (p0 * 1000 / t1 - 2, p1 * 1000 / t0 + 3);
    let by = random.between(1, 60);
    let digits = if random.coin() || least - by <= 0 { most + by } else { least - by };
    case(random, "table share", &rows, share(parts[claimed]), Printed { digits, decimals: 1 })
}

/// A completion column beside targets and what was done.
pub fn completion(random: &mut Random, rounding: Rounding) -> Case {
    let heads = [
        ["指标", "年度目标", "完成", "完成率（%）"],
        ["项目", "全年计划", "实际完成", "占年度计划（%）"],
        ["任务", "目标任务", "累计完成", "完成比例（%）"],
    ][random.between(0, 2) as usize];
    let claimed = random.between(0, 2);
    let mut rows: Rows = vec![filled(heads.map(str::to_owned))];
    let (mut right, mut wrong) = (Printed { digits: 0, decimals: 0 }, Printed { digits: 0, decimals: 0 });
    for (place, subject) in ["公路建设投资", "水路建设投资", "仓储建设投资"].iter().enumerate() {
        let scale = AMOUNTS[random.between(0, 2) as usize];
        let total = scale.worth * random.between(40, 900) + random.between(0, scale.worth);
        let part = total * random.between(30, 98) / 100;
        let (all, some) = (scale.print(total, rounding), scale.print(part, rounding));
        let mut row = filled([format!("{subject}（{}）", scale.unit), all.text(), some.text()]);
        let printed = rate(part, total, 1, rounding);
        if place as i128 == claimed {
            let digits = outside_share(random, ratio(scale.bounds(some), scale.bounds(all), 1), 1);
            (right, wrong) = (printed, Printed { digits, decimals: 1 });
            row.push(None);
        } else {
            row.push(Some(printed.text()));
        }
        rows.push(row);
    }
    case(random, "table completion", &rows, right, wrong)
}

/// A column of increments beside levels.
pub fn step(random: &mut Random, rounding: Rounding) -> Case {
    let claimed = random.between(0, 2);
    let mut rows: Rows = vec![filled(["指标", "本期", "上年同期", "增减额"].map(str::to_owned))];
    let (mut right, mut wrong) = (Printed { digits: 0, decimals: 0 }, Printed { digits: 0, decimals: 0 });
    for (place, subject) in ["公路货运业务", "水路货运业务", "仓储业务"].iter().enumerate() {
        let scale = AMOUNTS[random.between(0, 2) as usize];
        let base = scale.worth * random.between(40, 900) + random.between(0, scale.worth);
        let current = base * random.between(110, 150) / 100;
        let delta = scale.print(current - base, rounding);
        let mut row = filled([
            format!("{subject}（{}）", scale.unit),
            scale.print(current, rounding).text(),
            scale.print(base, rounding).text(),
        ]);
        if place as i128 == claimed {
            (right, wrong) = (delta, delta.moved(away(random, 4, delta.digits).abs()));
            row.push(None);
        } else {
            row.push(Some(delta.text()));
        }
        rows.push(row);
    }
    case(random, "table step", &rows, right, wrong)
}
