use crate::rules::figures::{finding, issues, printed};
use crate::rules::{Bad, Facts, Family, Finding, Rule, Severity};

/// A share that its part and whole do not give.
pub static SHARE_OF_TOTAL: Rule = Rule {
    id: "share-of-total",
    title: "占比与绝对数不符",
    family: Family::Arithmetic,
    severity: Severity::Error,
    why: "占比＝部分÷总体。三个数都写出来了，读者一除便知对错。",
    advice: "重新计算占比；总体不是文中所列数的，写明占什么的比重。",
    authority: "计算错误属公文数据常见差错",
    bad: &[
        Bad { text: "在72家高新技术企业中,规上企业51家,占比达到⟦75⟧%。", evidence: "51÷72=70.8%≠75%" },
        Bad {
            text: "技术合同成交额12.6亿元,其中技术开发合同5.1亿元,占⟦四成五⟧。", evidence: "5.1÷12.6=40.5%"
        },
        Bad {
            text: "全区参保职工8.6万人，其中女职工3.1万人，占⟦42.5⟧%。", evidence: "3.1÷8.6=36.0%≠42.5%"
        },
        Bad {
            text: "高速公路投资52.3亿元，占交通投资86.4亿元的⟦66.5⟧%。", evidence: "52.3÷86.4=60.5%≠66.5%"
        },
        Bad {
            text: "检出不合格食品36件，占抽检总数（2400件）的⟦2.5⟧%。", evidence: "36÷2400=1.5%≠2.5%"
        },
        Bad {
            text: "全年办结信访事项640件，其中网上办结410件，占总数的⟦74⟧%。", evidence: "410÷640=64.1%≠74%"
        },
    ],
    good: &[
        "全年批准逮捕1264人，不捕862人，不捕率40.5%；调解成功24件，失败2件，失败率7.7%。",
        "全市高新技术企业72家,占全省的1.6%。",
        "规上工业研发费用3.4亿元,占营业收入460亿元的0.7%。",
        "发明专利授权134件,占全部授权量(448件)的近三成。",
        "实际使用外资152.7亿美元，其中制造业外资占比51%。",
        "全区参保职工8.6万人，其中女职工3.1万人，占36%。",
        "新增床位1200张，其中医养结合床位420张，占全省的5.2%。",
        "业务收入11.86亿元，业务支出6.42亿元，增值收益5.44亿元，增值收益率1.41%。",
        "总收入58.2亿元，总支出46.1亿元，结余12.1亿元，结余率20.8%。",
        "年末户籍人口312.6万人，出生2.02万人，出生率6.5‰。",
        "可用资金58亿元，下达46亿元，支出40亿元，支出率69%。",
        "集体经营收入10万元以上的村1862个，占93.4%，其中50万元以上的村486个，占24.4%。",
        "公路总里程1.2万公里，其中农村公路9800公里，占比81.7%，等级公路占比98%。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    for judged in issues(facts, SHARE_OF_TOTAL.id) {
        let message = format!("占比与绝对数不符：文中写{}。", printed(facts, judged.claim.relation.claimed()));
        findings.push(finding(&SHARE_OF_TOTAL, facts, judged, message, "占比"));
    }
}
