use crate::order;
use crate::rules::{Bad, Edit, Facts, Family, Finding, Fix, Related, Rule, Severity};
use crate::text::Run;

/// 顿号 between book titles or quotations in a row.
pub static TITLE_MARK_DUNHAO: Rule = Rule {
    id: "title-mark-dunhao",
    title: "书名号、引号之间的顿号",
    family: Family::Punctuation,
    severity: Severity::Hint,
    why: "标有书名号或引号的并列成分之间，标号本身已把它们分开，通常不再用顿号。",
    advice: "删去顿号；中间插有括注或其他文字的可以保留。全文用法保持一致。",
    authority: "GB/T 15834—2011《标点符号用法》4.5.3.5",
    bad: &[
        Bad { text: "印发《义务教育入学办法》⟦、⟧《校园安全规定》。", evidence: "书名号之间1处" },
        Bad {
            text: "落实“先诊疗后付费”⟦、⟧“一站式结算”、“医保移动支付”。", evidence: "引号之间2处"
        },
        Bad {
            text: "出台《通关便利办法》⟦、⟧《查验规范》，修订《农村公路养护办法》《超限治理办法》。", evidence: "不一"
        },
        Bad {
            text: "传达《通知（试行）》⟦、⟧《意见》精神，推广\"一网通办\"、\"一件事\"。", evidence: "1+1=2"
        },
        Bad {
            text: "印发《突发事件应急预案》⟦、⟧《防汛抗旱应急预案》、《森林防火应急预案》。", evidence: "书名号之间2处"
        },
    ],
    good: &[
        "制定出台《稳就业若干政策措施》《扩岗补助实施细则》。",
        "《条例》、规划和年度计划同步实施。",
        "印发《办法》（试行）、《细则》（修订）。",
        "获得“平安医院”、文明单位、“绿色学校”称号。",
        "打造“智慧交通”“智慧海关”平台。",
        "公路、水路、铁路、民航协调发展。",
        "荣获“全国文明村”（第六批）、“省级卫生村”称号。",
    ],
    check,
};

fn check(facts: &Facts, findings: &mut Vec<Finding>) {
    let reading = &facts.document.reading;
    let (mut titles, mut quotes) = (Vec::new(), Vec::new());
    for at in reading.places('、') {
        match (reading.before(at), reading.at(at + 1)) {
            ('》', '《') | ('〉', '〈') => titles.push(at),
            ('”', '“') | ('’', '‘') | ('"', '"') => quotes.push(at),
            _ => {}
        }
    }
    let side_by_side = |at: &usize| matches!((reading.at(*at), reading.at(at + 1)), ('》', '《') | ('”', '“'));
    let bare = reading.places_of(&['》', '”']).iter().filter(|at| side_by_side(at)).count();
    let mut places: Vec<usize> = titles.iter().chain(&quotes).copied().collect();
    order::sort(&mut places);
    let spans: Vec<_> = places.iter().map(|&at| reading.span(Run::new(at, at + 1))).collect();
    let Some((&first, others)) = spans.split_first() else { return };
    let (what, count) = match (titles.len(), quotes.len()) {
        (titles, 0) => ("书名号", format!("书名号之间{titles}处")),
        (0, quotes) => ("引号", format!("引号之间{quotes}处")),
        (titles, quotes) => {
            ("书名号、引号", format!("书名号之间{titles}处、引号之间{quotes}处（{titles}+{quotes}={}）", titles + quotes))
        }
    };
    let message = format!("并列的{what}之间通常不用顿号，全文{}处。", places.len());
    let evidence = if bare > 0 { format!("{count}；另有{bare}处未用顿号，写法不一") } else { count };
    let mut finding = Finding::new(&TITLE_MARK_DUNHAO, first, message, evidence);
    finding.related = others.iter().take(20).map(|&span| Related { span, label: "同样用法".into() }).collect();
    let edits = spans.iter().map(|&span| Edit { span, text: String::new() }).collect();
    finding.fixes.push(Fix { title: format!("删去{}处顿号", places.len()), edits });
    findings.push(finding);
}
