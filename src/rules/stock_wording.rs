//! Wording that every report shares, so that its return says nothing.

use std::sync::LazyLock;

use crate::lex::lexicon::{Found, Lexicon};
use crate::text::{Reading, Run, is_han};

/// Wording that is the same in every report.
static FIXED: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "习近平新时代中国特色社会主义思想",
        "习近平总书记",
        "以习近平同志为核心的党中央",
        "重要讲话和重要指示批示精神",
        "重要讲话重要指示精神",
        "重要讲话精神",
        "重要指示精神",
        "党的二十大和二十届二中、三中全会精神",
        "党的二十大和二十届历次全会精神",
        "二十届二中、三中全会精神",
        "党的二十大精神",
        "中央经济工作会议精神",
        "中国特色社会主义",
        "全面建设社会主义现代化国家",
        "中国式现代化",
        "中华民族共同体意识",
        "稳中求进工作总基调",
        "完整、准确、全面贯彻新发展理念",
        "完整准确全面贯彻新发展理念",
        "新发展理念",
        "构建新发展格局",
        "以人民为中心的发展思想",
        "国民经济和社会发展",
        "人民代表大会",
        "政协委员",
        "人大代表",
        "高质量发展",
        "乡村全面振兴",
        "大规模设备更新和消费品以旧换新",
        "巩固拓展脱贫攻坚成果",
        "乡村振兴有效衔接",
        "山水林田湖草沙",
        "一体化保护和系统治理",
        "全面从严治党",
        "中央八项规定",
        "坚强领导下",
        "国家重大战略实施和重点领域安全能力建设",
        "统筹发展和安全",
        "党风廉政建设",
        "意识形态工作责任制",
        "安全生产责任制",
        "两个确立",
        "两个维护",
        "四个意识",
        "四个自信",
        "深入学习贯彻",
        "全面贯彻落实",
        "为指导",
        "认真贯彻落实",
        "市委、市政府",
        "县委、县政府",
        "区委、区政府",
        "省委、省政府",
        "党委、政府",
        "党中央、国务院",
        "决策部署",
        "工作部署",
        "经济社会发展",
        "社会主义核心价值观",
        "新时代新征程",
        "第一议题",
        "铸牢",
    ])
});

/// Ideographs of a run.
pub(super) fn han(reading: &Reading, run: Run) -> usize {
    (run.from()..run.to()).filter(|&at| is_han(reading.at(at))).count()
}

/// Ideographs of a run that are not fixed wording.
pub(super) fn own_words(reading: &Reading, run: Run) -> usize {
    let mut fixed = 0;
    let mut at = run.from();
    while at < run.to() {
        match FIXED.at(reading, at, reading.len()) {
            Some(Found { length, .. }) => {
                fixed += han(reading, Run::new(at, (at + length).min(run.to())));
                at += length;
            }
            None => at += 1,
        }
    }
    han(reading, run).saturating_sub(fixed)
}
