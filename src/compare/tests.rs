use crate::{Options, analyze};

/// Name, then, now and growth of every row.
fn rows(previous: &str, text: &str) -> Vec<String> {
    let options = Options { previous: Some(previous.to_owned()), ..Options::default() };
    let rows = analyze(text, &options).compared;
    rows.iter().map(|row| format!("{} {} {} {}", row.name, row.then, row.now, row.growth.as_deref().unwrap_or("-"))).collect()
}

#[test]
fn one_indicator_is_found_in_both_reports() {
    assert_eq!(
        rows(
            "市科技局2023年上半年工作总结\n技术合同成交额9.8亿元。研发经费占比2.31%。",
            "市科技局2024年上半年工作总结\n全市技术合同成交额12.6亿元，同比增长28.6%。"
        ),
        ["技术合同成交额 9.8亿元 12.6亿元 28.6"]
    );
    assert_eq!(
        rows("县卫健局2023年工作总结\n家庭医生签约服务覆盖率71.2%。", "县卫健局2024年工作总结\n家庭医生签约服务覆盖率74.5%。"),
        ["家庭医生签约服务覆盖率 71.2% 74.5% 3.3"]
    );
}

#[test]
fn short_names_are_set_side_by_side_and_nothing_follows_from_them() {
    let previous = "市财政局2023年工作总结\n增值税48.1亿元，契税13.3亿元。开展培训12场。";
    let text = "市财政局2024年工作总结\n增值税46.8亿元，同比增长2.7%；契税11.3亿元，下降15.0%。开展培训16场。";
    assert_eq!(rows(previous, text), ["增值税 48.1亿元 46.8亿元 -2.7", "契税 13.3亿元 11.3亿元 -15.0"]);
    let analysis = analyze(text, &Options { previous: Some(previous.to_owned()), ..Options::default() });
    assert!(analysis.findings.iter().all(|finding| finding.rule != "prev-base-mismatch"), "{:?}", analysis.findings);
}

#[test]
fn plans_stand_beside_plans() {
    assert_eq!(
        rows(
            "区商务局2023年工作总结\n一、工作情况\n新增限上商贸企业12家。\n二、2024年工作打算\n力争新增限上商贸企业20家。",
            "区商务局2024年工作总结\n一、工作情况\n新增限上商贸企业18家。\n二、2025年工作打算\n力争新增限上商贸企业25家。"
        ),
        ["新增限上商贸企业 12家 18家 50.0", "新增限上商贸企业 20家 25家 25.0"]
    );
}

#[test]
fn other_times_places_and_aspects_are_other_indicators() {
    for (previous, text) in [
        ("市商务局2023年工作总结\n实际利用外资额3.2亿元。", "市商务局2024年上半年工作总结\n实际利用外资额1.8亿元。"),
        ("市商务局2023年工作总结\n高新区实际利用外资额1.2亿元。", "市商务局2024年工作总结\n实际利用外资额3.5亿元。"),
        ("市科技局2023年工作总结\n申报省级科技创新平台9家。", "市科技局2024年工作总结\n累计拥有省级科技创新平台78家。"),
        // Two values for one name: which of them is compared is not known.
        (
            "市交通局2023年工作总结\n新改建农村公路120公里。\n新改建农村公路125公里。",
            "市交通局2024年工作总结\n新改建农村公路130公里。",
        ),
    ] {
        assert_eq!(rows(previous, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn nothing_is_compared_without_a_previous_report() {
    assert!(analyze("市科技局2024年上半年工作总结\n技术合同成交额12.6亿元。", &Options::default()).compared.is_empty());
}

#[test]
fn a_change_is_borne_out_by_the_two_figures_or_not() {
    let borne_out = |printed: &str| {
        let previous = "市科技局2023年上半年工作总结\n技术合同成交额9.8亿元。".to_owned();
        let text = format!("市科技局2024年上半年工作总结\n全市技术合同成交额12.6亿元，同比增长{printed}。");
        analyze(&text, &Options { previous: Some(previous), ..Options::default() }).compared[0].borne_out
    };
    assert_eq!(["28.6%", "28%", "26.8%", "35%"].map(borne_out), [true, true, false, false]);
}

#[test]
fn what_is_stated_no_more_is_named_once() {
    let previous = "县卫健局2023年工作总结\n新建发热门诊12个。家庭医生签约服务覆盖率71.2%。新建发热门诊12个。".to_owned();
    let text = "县卫健局2024年工作总结\n家庭医生签约服务覆盖率74.5%。";
    let gone = analyze(text, &Options { previous: Some(previous), ..Options::default() }).vanished;
    assert_eq!(gone.iter().map(|gone| format!("{} {}", gone.name, gone.then)).collect::<Vec<_>>(), ["新建发热门诊 12个"]);
}
