use crate::document::{Debris, DebrisKind};
use crate::rules::clause::with_line_break;
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Rule, Severity};

/// Words of document-sharing websites.
pub static SITE_BOILERPLATE: Rule = Rule {
    id: "site-boilerplate",
    title: "网站文字残留",
    family: Family::TemplateDebris,
    severity: Severity::Error,
    why: "从网站复制的文稿常带有广告、版权、备案、下载提示、打印分享等文字，留在正式报告中十分不妥。",
    advice: "删除这些文字；并核对文稿是否来自网络模板，其中的数据和名称是否都已改为本单位的。",
    authority: "工作经验：网站复制文稿的常见残留",
    bad: &[
        Bad { text: "⟦整理文档很辛苦,赏杯茶钱您下走!⟧", evidence: "" },
        Bad { text: "⟦©2015-2020 m.777doc.com 三七文档.⟧", evidence: "" },
        Bad { text: "⟦备案号:鲁ICP备2024069028号-1 客服联系 QQ:2149211541⟧", evidence: "" },
        Bad {
            text: "⟦亲,该文档总共8页,到这儿已超出免费预览范围,如果喜欢就下载吧!⟧", evidence: ""
        },
        Bad {
            text: "区财政局2024年工作总结\n⟦资源描述⟧\n全年完成一般公共预算收入12.5亿元,同比增长6.1%。", evidence: "独立成行"
        },
        Bad {
            text: "区商务局2024年工作总结\n⟦发布时间:2024-07-05 浏览次数:326 【字体:大 中 小】⟧\n上半年完成进出口总额56.3亿元,同比增长6.2%。",
            evidence: "",
        },
        Bad {
            text: "积极落实减税降费政策,惠及企业1200户。⟦免费阅读已结束,点击下载阅读编辑剩下 ...⟧\n强化预算约束。",
            evidence: "正文",
        },
        Bad {
            text: "全市新改建农村公路126公里,改造危桥12座,群众出行更加便利。\n⟦京ICP备12345678号-1⟧\n抓好日常养护工作,落实养护资金3200万元,整治隐患路段36处。",
            evidence: "独立成行",
        },
    ],
    good: &[
        "《科技创新券管理办法》可在市科技局网站下载。",
        "建设“科普文库”1个,资源描述规范2项。",
        "厂房尺寸6×8米。",
        "保护作品版权所有者权益,查处侵权案件12起。",
        "完成网站ICP备案36个,公网安备信息全部公示。",
        "群众扫一扫即可办理,关注公众号的用户达到3万人。",
        "推行志愿服务积分兑换,收藏文物1200件,制作宣传海报300张。",
        "完善投诉举报机制,受理侵权投诉86件。",
        "市档案馆2024年工作总结\n一、主要工作\n(一)收藏\n全年征集档案1200件。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let source = facts.document.reading.source;
    let remains: Vec<&Debris> = facts.document.debris.iter().filter(|debris| debris.kind == DebrisKind::Boilerplate).collect();
    let gone = |debris: &Debris| if debris.alone { with_line_break(source, debris.span) } else { debris.span };
    let mut all: Vec<Edit> = Vec::new();
    for debris in &remains {
        let span = gone(debris);
        match all.last_mut() {
            Some(last) if last.span.end >= span.start => last.span.end = span.end,
            _ => all.push(Edit { span, text: String::new() }),
        }
    }
    for (index, debris) in remains.iter().enumerate() {
        let place = if debris.alone { "独立成行的网站文字,不属于报告" } else { "夹在正文中的网站文字" };
        let message = "这是网站的提示或版权文字，不是报告内容。";
        let mut finding = Finding::new(&SITE_BOILERPLATE, debris.span, message, place).fix("删除这处文字", gone(debris), "");
        if index == 0 && remains.len() > 1 {
            finding.fixes.insert(0, Fix { title: format!("删除全部{}处网站文字", remains.len()), edits: all.clone() });
        }
        findings.push(finding);
    }
}
