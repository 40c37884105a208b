//! Chinese numerals: which are figures, which are parts of names, which are only characters of words.

use std::sync::LazyLock;

use super::{Class, Dimension, Reader};
use crate::lex::lexicon::Lexicon;
use crate::lex::numeral::{self, Numeral};
use crate::lex::{hanzi, time, units};
use crate::text::is_han;

/// Words that hold a numeral and mean no number, tried at the numeral.
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "一般", "一些", "一起", "一线", "一系列", "一批", "一体", "一致", "一定", "一直", "一旦", "一样", "一揽子", "一次性",
        "一方面", "一步", "一流", "一律", "一并", "一贯", "一度", "一时", "一同", "一向", "一心", "一应", "一经", "一大批",
        "一大半", "一大步", "一大片", "一大早", "一整套", "一手", "一把手", "一站式", "一卡通", "一网通", "一件事", "一张网",
        "一盘棋", "一张图", "一张蓝图", "一条龙", "一窗", "一码", "一户", "一村", "一乡", "一县", "一店", "一企", "一人", "一事",
        "一季", "一市", "一区", "一品", "一业", "一策", "一链", "一点", "一边", "一块", "一带", "一路", "一如既往", "一以贯之",
        "一往无前", "一刻", "一举", "一环", "一道", "一对一", "一家人", "一切", "一级", "一把", "一座座", "一个个", "一项项",
        "一件件", "一代", "一生", "一面", "一半以上", "一齐", "一味", "一再", "一来", "一番", "一名名", "一声", "一词", "两重",
        "两新", "两会", "两岸", "两手", "两端", "两化", "两翼", "两高", "两不愁", "两难", "两用", "两地", "两级", "两山", "两委",
        "两房", "三农", "三角", "三产", "三位一体", "三峡", "三维", "三资", "三公", "三伏", "三方", "三级", "三亚", "三明",
        "三门", "三江", "三北", "三支", "四川", "四季", "四海", "四邻", "四平", "四化", "四通", "四级", "五行", "五谷", "五金",
        "五险", "五星", "五保", "五台", "五湖", "六安", "六盘", "六合", "七夕", "八方", "八桂", "九江", "九龙", "九寨", "九州",
        "十分", "十字", "十足", "十全", "十堰", "百姓", "百货", "百强", "百业", "百科", "百年", "百花", "百合", "百倍", "百色",
        "百日", "百官", "千方百计", "千家万户", "千山", "千里", "千金", "千秋", "千古", "千军", "千载", "万众", "万家", "万物",
        "万一", "万象", "万里", "万事", "万盛", "万州", "万年", "万宁", "万卡", "零售", "零碳", "零距离", "零工", "零部件",
        "零星", "零散", "零跑", "零食", "零容忍", "零排放", "零申报", "零的", "零增长", "零报告", "零事故", "零突破", "零发生",
        "零门槛", "零就业", "双", "二维", "二手", "二次", "二级", "二元", "二代", "二期", "亿元以上", "百万千瓦级", "兆易",
        "万达", "亿纬",
    ])
});

/// Words that end with a numeral, tried behind it.
static ENDINGS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(&[
        "进一", "统一", "唯一", "专一", "第一", "划一", "逐一", "其一", "之一", "同一", "单一", "合一", "万一", "归一", "不一",
        "如一", "为一", "星期一", "周一", "周二", "周三", "周四", "周五", "周六", "下一", "新一", "另一", "每一", "某一", "这一",
        "那一", "上一", "同一", "任一", "逐一", "某", "再一",
    ])
});

impl Reader<'_, '_> {
    pub(super) fn hanzi(&mut self, at: usize) -> usize {
        let reading = self.reading;
        if let Some((first, used)) = time::plan_era(reading, at) {
            let when = crate::document::Period::years("", first, first + 4).map(|mut period| {
                period.label = reading.text(crate::text::Run::new(at, at + used));
                period
            });
            return self.push(crate::text::Run::new(at, at + used), Class::PlanEra, None, when);
        }
        if let Some(next) = self.fraction(at).or_else(|| self.half(at)).or_else(|| self.time(at)) {
            return next;
        }
        let Some(numeral) = numeral::read(reading, at) else { return self.vague_power(at).unwrap_or(at + 1) };
        if numeral.digits.len() == 1 && hanzi::digit(reading.at(at)).is_none() && reading.at(at) != '十' && numeral.more.is_none()
        {
            return self.vague_power(at).unwrap_or(at + 1);
        }
        // 万一, 百货: a power of ten without a digit before it begins a word.
        if hanzi::digit(reading.at(at)).is_none()
            && reading.at(at) != '十'
            && let Some(word) = WORDS.at(reading, at, reading.len()).filter(|word| word.length >= numeral.digits.len())
        {
            return at + word.length.min(numeral.digits.len());
        }
        let other = self
            .tenths(&numeral)
            .or_else(|| self.guess(&numeral))
            .or_else(|| self.time_length(&numeral))
            .or_else(|| self.range(&numeral, &self.unit_behind(&numeral)))
            .or_else(|| self.between(&numeral));
        other.unwrap_or_else(|| self.hanzi_number(at, &numeral))
    }

    fn hanzi_number(&mut self, at: usize, numeral: &Numeral) -> usize {
        let reading = self.reading;
        let end = numeral.run.to();
        let single = numeral.digits.len() == 1 && numeral.more.is_none();
        // 队伍, 大陆, 放肆: alone they are numbers only before money.
        if single && hanzi::is_capital(reading.at(at)) && !matches!(reading.at(end), '元' | '圆' | '角' | '分') {
            return end;
        }
        // 翻了一番 doubles; 一番景象 is a word.
        let doubled = reading.at(end) == '番' && (reading.ends(at, "翻") || reading.ends(at, "翻了"));
        let word = if single && !doubled { WORDS.at(reading, at, reading.len()) } else { None };
        if single && (word.is_some() || ENDINGS.before(reading, at + 1, 0).is_some()) {
            return at + word.map_or(1, |word| word.length.min(2));
        }
        // 三城四区, 五个一, “八八战略”, 一链一行: numerals that belong to a name.
        if let Some(next) = self.name_with_numerals(at, numeral) {
            return next;
        }
        let unit =
            units::at(reading, end).filter(|(unit, _)| !matches!(unit.base, "分" | "代" | "面" | "里" | "号" | "级" | "度"));
        let approximate = crate::lex::approximators::before(reading, at).is_some() || numeral.more.is_some();
        let phase = reading.at(end) == '期' && reading.before(at) == '(' && reading.at(end + 1) == ')';
        match unit {
            // 十八届三中全会
            Some((unit, used))
                if unit.base == "届" && (hanzi::is_numeral(reading.at(end + used)) || self.congress(end + used)) =>
            {
                self.note(at, numeral.digits.to(), Class::Other).max(end + used)
            }
            // 机场三期 is a phase; 三期培训班 counts. 四次、五次全会 are sessions.
            Some((unit, used)) if unit.base == "期" && single && !self.courses(end + used) => {
                self.note(at, end, Class::Other).max(end + used)
            }
            Some((unit, used)) if unit.base == "次" && self.session(end + used) => {
                self.note(at, numeral.digits.to(), Class::Other).max(end + used)
            }
            Some(_) if phase => self.note(at, numeral.digits.to(), Class::Other),
            Some((_, used)) => {
                let behind = reading.at(end + used);
                let tenth = reading.at(end) == '米' && hanzi::digit(behind).is_some();
                let closes = !is_han(behind) || behind == '半' || tenth;
                let article = reading.at(at) == '一' && single && !closes;
                if article {
                    return end;
                }
                self.counted(numeral)
            }
            None if numeral.value.is_negative() => self.counted(numeral),
            None if reading.starts(end, "分之") => self.counted(numeral),
            None if single && matches!(reading.at(end), '毛' | '角') && !is_han(reading.at(end + 1)) => self.counted(numeral),
            None if matches!(reading.at(end), '期' | '届' | '中' | '号' | '楼' | '校') => {
                self.note(at, numeral.digits.to(), Class::Other).max(end)
            }
            None if approximate || (numeral.digits.len() >= 3 && hanzi::scale(reading.before(numeral.digits.to())).is_some()) => {
                self.counted(numeral)
            }
            None if single && matches!(reading.at(at), '零' | '〇') => end,
            None if single && is_han(reading.at(end)) && !matches!(reading.at(end), '大' | '项' | '好') => end,
            None => match self.figure(numeral).filter(|_| self.stands_free(at, numeral)) {
                Some(figure) => self.push(numeral.digits, Class::Quantity, Some(figure), None).max(end),
                None => self.note(at, numeral.digits.to(), Class::NamedTerm).max(end),
            },
        }
    }

    fn courses(&self, at: usize) -> bool {
        self.reading.any(at, &["培训", "班", "讲", "课", "学员", "专题", "活动"]).is_some()
    }

    /// Whether a numbered session is named here, perhaps behind others: `、五次、六次全会`.
    fn session(&self, at: usize) -> bool {
        let reading = self.reading;
        let listed = |p: &usize| hanzi::is_numeral(reading.at(*p)) || matches!(reading.at(*p), '次' | '、' | '和' | '及');
        let end = (at..at + 24).find(|p| !listed(p)).unwrap_or(at);
        reading.any(end, &["全会", "全体会议", "党代会", "代表大会", "会议精神"]).is_some()
    }

    fn congress(&self, at: usize) -> bool {
        self.reading.any(at, &["全会", "中央", "人大", "政协", "党代会", "常委会"]).is_some()
    }

    fn counted(&mut self, numeral: &Numeral) -> usize {
        match self.figure(numeral).map(|figure| self.with_rest(figure, numeral)) {
            Some((figure, digits)) => {
                let next = figure.whole.to().max(numeral.run.to());
                self.push(digits.unwrap_or(numeral.digits), Class::Quantity, Some(figure), None);
                next
            }
            None => self.note(numeral.digits.from(), numeral.digits.to(), Class::Other),
        }
    }

    /// Whether a number without a unit is a number all the same: it has places or a point, and no word goes on.
    fn stands_free(&self, at: usize, numeral: &Numeral) -> bool {
        let text = self.reading.text(numeral.digits);
        let placed = text.contains('点') || text.chars().any(|ch| hanzi::place(ch).is_some() || hanzi::scale(ch).is_some());
        // 六一, 五四: two digits without a place are a day with a name.
        let day = numeral.digits.len() == 2 && !placed && !hanzi::is_capital(self.reading.at(at));
        let alone = !day && (!is_han(self.reading.before(at)) || numeral.digits.len() == 1 && self.reading.before(at) == '是');
        let next = self.reading.at(numeral.run.to());
        let bounded = crate::lex::approximators::after(self.reading, numeral.run.to()).is_some();
        let ends = (!is_han(next) && !matches!(next, '”' | '"')) || bounded || text.contains('点');
        ends && (placed || alone) && !matches!(self.reading.before(at), '“' | '第')
    }

    /// Names made of numerals and short words; notes them as such.
    fn name_with_numerals(&mut self, at: usize, numeral: &Numeral) -> Option<usize> {
        let reading = self.reading;
        let end = numeral.run.to();
        let small = numeral.digits.len() <= 2 && numeral.power == 0 && numeral.more.is_none();
        if !small {
            return None;
        }
        let one_of = |p: usize| hanzi::digit(reading.at(p)).is_some() && !hanzi::is_capital(reading.at(p));
        // 五个一
        if reading.at(end) == '个' && reading.at(end + 1) == '一' && !matches!(reading.at(end + 2), '批' | '流' | '体') {
            self.note(at, numeral.digits.to(), Class::NamedTerm);
            return Some(self.note(end + 1, end + 2, Class::NamedTerm));
        }
        // 三城四区, 四不两直, 一链一行: numeral and word twice.
        let pair = numeral.digits.len() == 1
            && is_han(reading.at(end))
            && !hanzi::is_numeral(reading.at(end))
            && one_of(end + 1)
            && is_han(reading.at(end + 2))
            && !hanzi::is_numeral(reading.at(end + 2));
        let money = units::at(reading, end).is_some_and(|(unit, _)| unit.dimension == Dimension::Money);
        let units_both = units::at(reading, end).is_some()
            && units::at(reading, end + 2).is_some_and(|(unit, _)| unit.dimension == Dimension::Percent);
        if pair && !units_both && !money && !matches!(reading.at(end), '年' | '月' | '届') {
            self.note(at, end, Class::NamedTerm);
            return Some(self.note(end + 1, end + 2, Class::NamedTerm));
        }
        let quoted = matches!(reading.before(at), '“' | '"' | '‘');
        let great = reading.at(end) == '大' && is_han(reading.at(end + 1));
        (quoted || great).then(|| self.note(at, numeral.digits.to(), Class::NamedTerm))
    }

    /// `数十亿`, `几百`, `上千`, `超千名`, `过万`: a power of ten without a digit before it.
    pub(super) fn vague_power(&mut self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let lead = usize::from(matches!(reading.at(at), '数' | '几' | '过' | '半'));
        let first = at + lead;
        let powers = (0..4)
            .take_while(|&step| {
                hanzi::place(reading.at(first + step)).is_some() || hanzi::scale(reading.at(first + step)).is_some()
            })
            .count();
        if powers == 0 {
            return (lead == 0).then_some(at + 1);
        }
        let end = first + powers;
        let led = lead > 0 || matches!(reading.before(first), '上' | '近' | '超' | '破' | '逾' | '达');
        let unit = units::at(reading, end).is_some();
        if led && unit && WORDS.at(reading, first, reading.len()).is_none() {
            let numeral = numeral::read(reading, first)?;
            let mut figure = self.figure(&numeral)?;
            let next = figure.whole.to();
            let scaled = figure.scaled?;
            let ten = scaled.shifted(1)?;
            if lead > 0 || reading.before(first) == '上' {
                figure.range = crate::number::Interval {
                    lo: crate::number::Interval::at_least(scaled).lo,
                    hi: crate::number::Interval::below(ten).hi,
                };
                figure.approximation = Some(super::Approximation { words: reading.before(first).to_string(), vague: true });
            }
            self.push(crate::text::Run::new(first, end), Class::Quantity, Some(figure), None);
            return Some(next.max(end));
        }
        let word = WORDS.at(reading, first, reading.len()).map_or(powers, |word| word.length);
        Some(first + word.max(1).min(powers.max(1)))
    }
}
