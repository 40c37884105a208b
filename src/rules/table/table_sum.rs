use crate::claim::Relation;
use crate::rules::figures::{finding, issues, named};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// Totals, growth and shares of a table that its own figures contradict.
pub static TABLE_SUM: Rule = Rule {
    id: "table-sum",
    title: "表格合计、增幅、占比不符",
    family: Family::Table,
    severity: Severity::Error,
    why: "表中的合计、同比和占比都能由同表的数算出来；对不上，说明有一个数填错，或改了分项没有重算合计。",
    advice: "核对该行该列各数，改正填错的一个；合计含表外项目或增幅按可比价计算的，在表下加注。",
    authority: "统计年鉴编制惯例：“#”表示其中主要项，分项之和应等于合计；核稿通则：合计与分项不符属必查差错",
    bad: &[
        Bad {
            text: "县区\t高企(家)\n甲县\t18\n乙县\t21\n高新区\t35\n合计\t⟦72⟧", evidence: "18+21+35=74≠72"
        },
        Bad {
            text: "指标\t本期\t同期\t同比(%)\n技术合同成交额(亿元)\t12.6\t9.8\t⟦31.6⟧",
            evidence: "(12.6-9.8)÷9.8=28.6%≠31.6%",
        },
        Bad {
            text: "类别\t金额(万元)\t占比(%)\n企业\t5120\t⟦61.2⟧\n院所\t2040\t26.8\n合计\t7160\t100",
            evidence: "5120÷7160=71.5%≠61.2%",
        },
        Bad {
            text: "附表：公路建设投资完成情况\n单位：亿元\n| 项目 | 完成投资 | 上年同期 | 增减额 |\n|---|---|---|---|\n| 高速公路 | 52.3 | 47.1 | 5.2 |\n| 国省干线 | 21.5 | 23.0 | -1.5 |\n| 农村公路 | 12.6 | 10.4 | 2.2 |\n| 合计 | ⟦88.4⟧ | 80.5 | 7.9 |",
            evidence: "52.3+21.5+12.6=86.4≠88.4",
        },
        Bad {
            text: "一般公共预算收支（单位：万元）\n科目\t2023年\t2024年\t同比增长（%）\n一、税收收入\t83,120\t86,540\t4.1\n（一）增值税\t31,200\t32,900\t⟦6.4⟧\n二、非税收入\t20,410\t19,860\t-2.7\n合计\t103,530\t106,400\t2.8",
            evidence: "(32900-31200)÷31200=5.4%≠6.4%",
        },
        Bad {
            text: "学段      学校数（所）    在校生（人）\n小学      46              28,310\n初中      21              13,905\n高中      9               10,240\n合计      76              ⟦52,545⟧",
            evidence: "28310+13905+10240=52455≠52545",
        },
        Bad {
            text: "机构\t门诊（万人次）\t住院（万人次）\t合计（万人次）\n公立医院\t120.4\t8.6\t⟦139.0⟧\n民营医院\t31.2\t2.3\t33.5",
            evidence: "120.4+8.6=129.0≠139.0",
        },
        Bad {
            text: "县区\t产值（亿元）\t\t合计（亿元）\n\t工业\t农业\t\n甲县\t5\t4\t9\n乙县\t6\t3\t⟦8⟧\n丙县\t7\t2\t9",
            evidence: "6+3=9≠8",
        },
    ],
    good: &[
        "县区\t高企(家)\n全市\t72\n甲县\t18\n#高新区\t35",
        "指标\t数量\n研发机构(家)\t36\n合同额(亿元)\t12.6\n合计\t—",
        "企业\t81.3\n院所\t11.3\n高校\t7.5\n合计\t100.0",
        "科目\t本期\t上年同期\t同比(%)\n地区生产总值(亿元)\t326.5\t310.2\t6.8\n工业增加值(亿元)\t98.4\t95.1\t7.2",
        "项目\t金额(万元)\n税收收入\t86540\n#增值税\t32900\n#企业所得税\t15800\n非税收入\t19860\n合计\t106400",
        "项目\t里程（公里）\n高速公路\t126\n国省干线\t318\n其中：改建\t86\n农村公路\t412\n合计\t856",
        "指标\t本期\t同期\t同比\n城镇登记失业率(%)\t3.1\t3.4\t-0.3\n森林覆盖率(%)\t61.3\t60.5\t0.8",
        "科室\t接诊（人次）\t次均费用（元）\n内科\t3200\t186\n外科\t2100\t240\n合计\t5300\t207",
        "月份\t1月\t2月\t3月\n新增企业(户)\t120\t98\t143\n注销企业(户)\t31\t22\t40",
        "姓名\t职务\t电话\n张三\t主任\t0917-3260000\n李四\t科长\t0917-3260001",
        "品种\t进口（万吨）\t同比（%）\n大豆\t86.4\t-4.1\n玉米\t21.7\t-12.9\n小计\t108.1\t-6.0\n煤炭\t310.5\t8.8\n合计\t418.6\t4.5",
        "县区\t学校数（所）\t师生比\n甲县\t18\t0.08\n乙县\t21\t0.07\n合计\t39\t0.075",
        "县区\t产值（亿元）\t\t税收（亿元）\t\t合计（亿元）\n\t工业\t农业\t工业\t农业\t\n甲县\t5\t4\t1\t2\t9\n乙县\t6\t3\t1\t1\t9",
        "县区\t本月\t累计\t同比(%)\n甲县\t12\t86\t4.1\n乙县\t9\t70\t2.2\n合计\t21\t156\t3.2",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, TABLE_SUM.id) {
        let claimed = named(facts, judged.claim.relation.claimed());
        let (message, what) = match judged.claim.relation {
            Relation::PartsOfTotal { .. } => (format!("表中{claimed}与各分项之和不符。"), "合计"),
            Relation::SignedGrowth { .. } => (format!("表中增幅与前后两数不符：{claimed}。"), "增幅"),
            Relation::Increment { .. } => (format!("表中增减额与前后两数之差不符：{claimed}。"), "增减额"),
            Relation::ShareOf { .. } => (format!("表中占比与该行数、合计数不符：{claimed}。"), "占比"),
            Relation::Completion { .. } => (format!("表中完成率与完成数、目标数不符：{claimed}。"), "完成率"),
            _ => continue,
        };
        findings.push(finding(&TABLE_SUM, facts, judged, message, what));
    }
}
