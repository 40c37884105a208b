//! Sentences as departments write them, and the table a clerk would make of each.

mod changes;
mod lists;
mod names;
mod parts;

use super::{Direction, read};
use crate::document::Document;
use crate::mention;

/// `name value unit [basis±change] [plan] [<parent]` of every indicator.
fn table(text: &str) -> Vec<String> {
    let document = Document::read(text);
    let mentions = mention::read(&document);
    let indicators = read(&document, &mentions);
    let printed = |index: usize| {
        let figure = mentions[index].figure.as_ref();
        let value = figure.and_then(|figure| figure.value).map(|value| value.to_string());
        format!("{}{}", value.unwrap_or_default(), figure.map(|figure| figure.unit.printed.as_str()).unwrap_or_default())
    };
    let row = |indicator: &super::Indicator| {
        let mut row = format!("{} {}", indicator.name, printed(indicator.mention));
        if let Some(change) = &indicator.change {
            let sign = if change.direction == Direction::Down { '-' } else { '+' };
            row += &format!(" {}{sign}{}", change.basis, printed(change.mention));
        }
        if indicator.planned {
            row += " 计划";
        }
        if let Some(parent) = indicator.parent {
            row += &format!(" <{}", indicators[parent].name);
        }
        row
    };
    indicators.iter().map(row).collect()
}

#[track_caller]
fn reads(text: &str, rows: &[&str]) {
    assert_eq!(table(text), rows, "{text}");
}

#[test]
fn levels_with_their_growth() {
    reads(
        "初步核算，上半年全市实现地区生产总值1234.5亿元，按不变价格计算，同比增长5.6%。分产业看，第一产业增加值56.7亿元，增长3.2%。",
        &["地区生产总值 1234.5亿元 同比+5.6%", "第一产业增加值 56.7亿元 +3.2%"],
    );
    reads(
        "全年总诊疗人次1856.3万人次，同比增长6.2%，出院人数78.5万人，下降1.4%。",
        &["总诊疗人次 1856.3万人次 同比+6.2%", "出院人数 78.5万人 同比-1.4%"],
    );
    reads("全区一般公共预算收入完成45.67亿元，较上年增加2.34亿元，增长5.4%。", &["一般公共预算收入 45.67亿元 较上年+5.4%"]);
    reads(
        "全县农村公路列养率100%、优良中等路率92.3%，居全市第1位。",
        &["农村公路列养率 100%", "优良中等路率 92.3%", "优良中等路率全市排名 1位"],
    );
}

#[test]
fn growth_that_stands_for_itself() {
    reads("规模以上工业增加值同比增长7.1%，采矿业增加值下降2.3%。", &["规模以上工业增加值增速 7.1%", "采矿业增加值降幅 2.3%"]);
    reads("居民消费价格（CPI）同比上涨0.2%。", &["居民消费价格涨幅 0.2%"]);
    reads("港口货物吞吐量、集装箱吞吐量分别增长6.1%、9.3%。", &["港口货物吞吐量增速 6.1%", "集装箱吞吐量增速 9.3%"]);
    reads("城乡居民人均可支配收入分别增长4.9%、6.6%。", &["城镇居民人均可支配收入增速 4.9%", "农村居民人均可支配收入增速 6.6%"]);
    reads("电力、热力、燃气及水生产和供应业增长4.4%。", &["电力、热力、燃气及水生产和供应业增速 4.4%"]);
}

#[test]
fn lists_that_share_a_head() {
    reads(
        "对东盟、欧盟、美国分别进出口65.4亿元、43.2亿元和38.1亿元，分别增长15.6%、8.9%和-2.1%。",
        &["对东盟进出口 65.4亿元 +15.6%", "欧盟进出口 43.2亿元 +8.9%", "美国进出口 38.1亿元 --2.1%"],
    );
    reads(
        "完成货运量345.6万吨，货物周转量4.5亿吨公里，同比分别增长7.2%和8.3%。",
        &["货运量 345.6万吨 同比+7.2%", "货物周转量 4.5亿吨公里 同比+8.3%"],
    );
}

#[test]
fn parts_know_their_whole() {
    reads(
        "全市共有医疗卫生机构2356个，其中医院89家、基层医疗卫生机构2210个。",
        &["医疗卫生机构 2356个", "医院 89家 <医疗卫生机构", "基层医疗卫生机构 2210个 <医疗卫生机构"],
    );
    reads("外贸进出口321.4亿元，其中出口279亿元。", &["外贸进出口 321.4亿元", "出口 279亿元 <外贸进出口"]);
    reads(
        "一般公共预算支出98.7亿元。其中：教育支出21.3亿元。",
        &["一般公共预算支出 98.7亿元", "教育支出 21.3亿元 <一般公共预算支出"],
    );
}

#[test]
fn names_behind_their_figures() {
    reads("今年全县共有36家企业入选省级名单。", &["企业入选省级名单 36家"]);
    reads("新增5个省级湿地公园，选派236名医师下沉乡镇卫生院。", &["省级湿地公园 5个", "选派医师下沉乡镇卫生院 236名"]);
    reads("建成甲镇、乙镇2个污水处理站。", &["污水处理站 2个"]);
}

#[test]
fn shares_and_completion() {
    reads("民生支出79.3亿元，占比80.3%。", &["民生支出 79.3亿元", "民生支出占比 80.3%"]);
    reads(
        "交通投资完成12.36亿元，占年度计划20亿元的61.8%。",
        &["交通投资 12.36亿元", "交通投资计划 20亿元 计划", "交通投资计划完成率 61.8%"],
    );
    reads("城镇新增就业2.3万人，完成年度目标任务的57.5%。", &["城镇新增就业 2.3万人", "城镇新增就业完成率 57.5%"]);
    reads("建档率达92.5%，较上年提高1.3个百分点。", &["建档率 92.5% 较上年+1.3个百分点"]);
}

#[test]
fn a_district_named_once_counts_on() {
    reads(
        "临港经开区规上工业产值390亿元，增长10.1%；工业增加值增速达12%。",
        &["临港经开区规上工业产值 390亿元 +10.1%", "临港经开区工业增加值增速 12%"],
    );
}

#[test]
fn plans_by_clause_and_section() {
    reads("力争全年接待游客300万人次以上。", &["接待游客 300万人次 计划"]);
    let report = "区文旅局2024年工作总结\n一、2024年工作完成情况\n接待游客280万人次。\n二、2025年工作打算\n新建书房12个。";
    reads(report, &["接待游客 280万人次", "新建书房 12个 计划"]);
    let document = Document::read(report);
    let periods: Vec<_> =
        read(&document, &mention::read(&document)).into_iter().filter_map(|indicator| indicator.period).collect();
    assert_eq!(periods, ["2024年", "2025年"]);
}

#[test]
fn figures_that_state_nothing() {
    reads("推进500万元以上项目建设，历时3天，为期15天。", &[]);
    reads(
        "进口、出口通关时间分别为22.3小时和0.6小时，办理时限压缩至3天。",
        &["进口通关时间 22.3小时", "出口通关时间 0.6小时", "办理时限 3天"],
    );
    reads("学前三年毛入园率98.6%，九年义务教育巩固率100%。", &["学前三年毛入园率 98.6%", "九年义务教育巩固率 100%"]);
    reads("落实“两个70%”激励政策，发展5G产业，建设“8+4”体系。", &[]);
    reads("由去年底的66家增加到78家。", &[]);
}

#[test]
fn cells_of_tables_are_indicators_by_label_or_head() {
    let text = "工业投资完成12亿元。\n指标\t本期\t上年同期\t同比（%）\n税收（亿元）\t40.3\t42.1\t-4.3\n\n县区\t高新技术企业（家）\n甲县\t18\n乡村振兴\t21\n合计\t39";
    assert_eq!(table(text), ["工业投资 12亿元", "税收 40.3亿元 同比--4.3%", "高新技术企业 18家", "高新技术企业 39家"]);
}
