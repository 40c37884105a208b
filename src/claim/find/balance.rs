use crate::claim::passage::{Passage, Quantity, comparable};
use crate::claim::{Claim, Relation};

const OPENING: [&str; 8] = ["年初", "期初", "上年末", "去年底", "上年底", "去年末", "月初", "季初"];
const GAINS: [&str; 7] = ["新增", "新设", "新入", "新注册", "新登记", "新收", "增加"];
const LOSSES: [&str; 9] = ["退出", "注销", "减少", "到期", "淘汰", "办结", "出栏", "核销", "离职"];
const CLOSING: [&str; 9] = ["年末", "期末", "年底", "目前", "月末", "月底", "季末", "结存", "现有"];

/// 年初66家,全年新增20家、注销8家,年末78家: opening, gains and losses make the closing figure.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    for (place, opening) in passage.quantities.iter().enumerate() {
        if !opening.is_amount() || !says(passage, opening, &OPENING) || says(passage, opening, &["比", "较", "由", "从"]) {
            continue;
        }
        let clause = passage.clause(opening.run.from());
        let others: Vec<&Quantity> = passage.quantities[place + 1..]
            .iter()
            .take_while(|other| clause.contains(other.run) && comparable(other, opening))
            .collect();
        let Some((closing, flows)) = others.split_last() else { continue };
        let (losses, gains): (Vec<&Quantity>, Vec<&Quantity>) = flows.iter().partition(|flow| says(passage, flow, &LOSSES));
        let plain = gains.iter().all(|gain| says(passage, gain, &GAINS)) && !gains.is_empty() && !losses.is_empty();
        let near = others.windows(2).all(|pair| pair[1].segment <= pair[0].segment + 1);
        if !plain || !near || !says(passage, closing, &CLOSING) || says(passage, closing, &GAINS) {
            continue;
        }
        let index = |quantity: &&Quantity| quantity.index;
        claims.push(Claim {
            rule: "stock-flow",
            relation: Relation::NetOf {
                net: closing.index,
                gains: [opening.index].into_iter().chain(gains.iter().map(index)).collect(),
                losses: losses.iter().map(index).collect(),
            },
            run: passage.around(opening, closing),
            hindrance: None,
            sure: true,
        });
    }
}

fn says(passage: &Passage, quantity: &Quantity, words: &[&str]) -> bool {
    passage.says(quantity.lead, words)
}
