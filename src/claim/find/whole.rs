use crate::claim::passage::{Passage, Quantity};
use crate::claim::{Claim, Relation};
use crate::mention::Dimension;

/// Rates of the things themselves that were looked at just before.
const RATES: [&str; 10] =
    ["合格率", "抽检合格率", "检测合格率", "检验合格率", "达标率", "通过率", "及格率", "优秀率", "优良率", "满意率"];
/// What is looked at one by one, so that a rate behind its number is of it.
const LOOKED_AT: [&str; 9] = ["批次", "件", "份", "个", "条", "组", "人", "名", "台"];
const LOOKED: [&str; 9] = ["抽检", "抽查", "检测", "检验", "监测", "抽样", "参考", "参评", "监督检查"];
const COPULAS: [&str; 5] = ["达到", "达", "为", "是", "只有"];

/// 12家企业中合格率22.0%, 抽检48份,合格率96.5%: some whole number of them must make up the share.
pub(super) fn find(passage: &Passage, claims: &mut Vec<Claim>) {
    for pair in passage.quantities.windows(2) {
        let (count, share) = (&pair[0], &pair[1]);
        let things = matches!(count.dimension(), Dimension::People | Dimension::Things | Dimension::Count(_));
        let plain = things && count.figure.exact && count.figure.approximation.is_none() && count.is_level();
        let rated = share.is_percent() && share.is_level() && share.figure.approximation.is_none();
        if plain && rated && (among(passage, count, share) || looked_at(passage, count, share)) {
            claims.push(Claim {
                rule: "growth-integer-base",
                relation: Relation::WholePart { count: count.index, share: share.index },
                run: passage.around(count, share),
                hindrance: None,
                sure: true,
            });
        }
    }
}

/// The words before a share without those that only lead to it.
fn bare<'a>(passage: &Passage<'a>, share: &Quantity) -> &'a str {
    let words = passage.reading.words(share.lead);
    COPULAS.iter().find_map(|copula| words.strip_suffix(copula)).unwrap_or(words)
}

fn among(passage: &Passage, count: &Quantity, share: &Quantity) -> bool {
    if share.segment == count.segment {
        // 12家企业中合格率22.0%: the words between belong to both.
        let words = bare(passage, share);
        return words.split_once('中').is_some_and(|(_, rate)| RATES.contains(&rate));
    }
    let words = bare(passage, share);
    passage.ends_with(count.trail, &["中"]) && share.segment == count.segment + 1 && (words.is_empty() || RATES.contains(&words))
}

fn looked_at(passage: &Passage, count: &Quantity, share: &Quantity) -> bool {
    let next = share.segment == count.segment + 1 && matches!(passage.segments[share.segment].mark, ',' | '、');
    let alone = passage.segments[count.segment].last == passage.segments[count.segment].first + 1;
    next && alone
        && LOOKED_AT.contains(&count.figure.unit.printed.as_str())
        && passage.says(count.lead, &LOOKED)
        && RATES.contains(&bare(passage, share))
}
