use super::*;
use crate::rules::by_id;

fn is_rule(id: &str) -> bool {
    by_id(id).is_some()
}

fn problems(text: &str) -> Vec<String> {
    read(text, is_rule).err().unwrap_or_default().iter().map(Problem::to_string).collect()
}

#[test]
fn the_template_reads_and_says_what_it_shows() {
    let knowledge = read(TEMPLATE, is_rule).expect("a sound template");
    assert_eq!(knowledge.standard("高新区"), Some("高新技术产业开发区"));
    let known = knowledge.indicator("技术合同交易额").expect("an alias");
    let scaled = |quantity: &Quantity| quantity.figure.scaled.map(|value| value.to_string());
    let half = known.target(Date { year: 2024, month: 1, day: 1 }, Date { year: 2024, month: 6, day: 30 }).expect("a target");
    assert_eq!(scaled(&half.quantity).as_deref(), Some("700000000"));
    assert_eq!(known.targets.len(), 2);
    assert_eq!((knowledge.sums.len(), knowledge.no_sums.len(), knowledge.events.len()), (1, 1, 2));
    assert_eq!(knowledge.grades.get("missing-section"), Some(&Grade::Hint));
    assert!(matches!(&knowledge.ignored[0].what, What::Pattern { words, rule } if words == "揭榜*" && rule.is_empty()));
}

#[test]
fn an_empty_file_knows_nothing() {
    for text in ["", "\n# 只有说明\n", "\r\n", "\u{FEFF}# 说明\nallowed = []\r\n"] {
        assert!(read(text, is_rule).is_ok_and(|knowledge| knowledge.words().next().is_none()));
    }
}

#[test]
fn a_wrong_field_is_named_with_its_line_and_what_to_do() {
    for (text, line, words) in [
        ("allow = []", "第1行 allow", "可用的有allowed"),
        ("[[names]]\n", "第1行 names", "没有这一节"),
        ("[name]\nname = \"甲\"", "第1行 name", "应写作 [[name]]"),
        ("[[rules]]", "第1行 rules", "应写作 [rules]"),
        ("[[name]]\naliases = [\"甲\"]", "第1行 name", "缺少这个字段"),
        ("[[name]]\nname = 12", "第2行 name", "应为文字"),
        ("[[name]]\nname = \"甲\"\naliases = \"乙\"", "第3行 aliases", "方括号"),
        ("[[indicator]]\nname = \"甲\"\nleast = \"约15亿元\"", "第3行 least", "应为数和单位"),
        ("[[indicator]]\nname = \"甲\"\nleast = \"15\"", "第3行 least", "应为数和单位"),
        ("[[indicator]]\nname = \"甲\"\nleast = \"5亿元\"\nmost = \"3亿元\"", "第4行 most", "比 least 小"),
        ("[[indicator]]\nname = \"甲\"\nleast = \"5亿元\"\nmost = \"3家\"", "第4行 most", "单位不同"),
        ("[[indicator]]\nname = \"甲\"\ntargets = { \"今年\" = \"3家\" }", "第3行 targets", "带年份的时间"),
        ("[[indicator]]\nname = \"甲\"\ntargets = \"3家\"", "第3行 targets", "应写作 {"),
        ("[[sum]]\ntotal = \"甲\"\nparts = [\"乙\"]", "第1行 parts", "至少要写两个分项"),
        ("[rules]\noff = [\n  \"sum-of-parts\",\n  \"sum-of-part\",\n]", "第4行 off", "没有规则 sum-of-part"),
        ("[severity]\nsum-of-parts = \"严重\"", "第2行 sum-of-parts", "应为 \"错误\""),
        ("[[event]]\nname = \"甲\"\nfirst = \"2018\"", "第3行 first", "四位年份"),
        ("[[event]]\nname = \"甲\"", "第1行 event", "且只写一个"),
        ("[[ignore]]\nfinding = \"甲\"", "第2行 finding", "16位的指纹"),
        ("[[ignore]]\nreason = \"甲\"", "第1行 ignore", "写一个"),
        ("[rules]\noff = []\n[rules]\noff = []", "第3行 rules", "写了两次"),
        ("allowed = []\nallowed = []", "第2行 allowed", "写了两次"),
        ("[[name]]\nname = \"甲\"\n[[name]]\nname = \"乙\"\naliases = [\"甲\"]", "第4行 name", "“甲”在两条名称里都有"),
    ] {
        let found = problems(text);
        assert!(found.iter().any(|said| said.starts_with(line) && said.contains(words)), "{text}\n{found:?}");
    }
}

#[test]
fn every_wrong_field_is_named() {
    assert_eq!(problems("甲 = 1\nallow = []\n[[event]]\n").len(), 1, "what cannot be read comes first");
    assert_eq!(problems("allow = []\n[[event]]\nname = \"\"\n[x]\n").len(), 4);
}

#[test]
fn a_line_that_cannot_be_read_is_told_in_plain_words() {
    for (text, line, words) in [
        ("\n[[name]]\nname = 高新区", "第3行", "双引号"),
        ("[[name]]\nname = “高新区”", "第2行", "不能用中文引号"),
        ("allowed = [\"甲\"，\"乙\"]", "第1行", "英文半角"),
        ("[[name]]\nname = ", "第2行", "缺少内容"),
        ("[[name]]\nname \"甲\"", "第2行", "缺少“=”"),
        ("[[name]\nname = \"甲\"", "第1行", "缺少“"),
        ("[[name]]\nname = \"甲\naliases = []", "第2行", "引号不成对"),
        ("allowed = [[[[[[[[]]]]]]]]", "第1行", "套得太深"),
    ] {
        let found = problems(text);
        assert!(found.iter().any(|said| said.starts_with(line) && said.contains(words)), "{text}\n{found:?}");
        assert!(found.iter().all(|said| !said.bytes().any(|byte| byte.is_ascii_uppercase())), "{found:?}");
    }
}

#[test]
fn json_says_the_same_as_toml() {
    let told = |text: &str| read(text, is_rule).map(|knowledge| without_lines(&format!("{knowledge:#?}")));
    assert_eq!(told(TEMPLATE_JSON), told(TEMPLATE));
    assert!(told(TEMPLATE).is_ok_and(|told| told.contains("揭榜") && told.contains("2016")));
    for empty in ["{}", "\u{FEFF}{ }\r\n", "// 说明\n{ \"allowed\": [], \"name\": [], \"rules\": {}, }"] {
        assert!(read(empty, is_rule).is_ok_and(|knowledge| knowledge.summary() == "没有内容"), "{empty}");
    }
}

/// Where a name stands differs, what it says does not.
fn without_lines(told: &str) -> String {
    told.lines().filter(|line| !line.trim_start().starts_with("line: ")).collect::<Vec<&str>>().join("\n")
}

#[test]
fn a_wrong_field_of_json_is_named_with_its_line_and_what_to_do() {
    for (text, line, words) in [
        ("{\n \"allow\": []\n}", "第2行 allow", "没有这个字段"),
        ("{ \"names\": [{ \"name\": \"甲\" }] }", "第1行 names", "没有这一节"),
        ("{ \"name\": { \"name\": \"甲\" } }", "第1行 name", "应写作 \"name\": [{ … }, { … }]"),
        ("{ \"name\": \"甲\" }", "第1行 name", "应写作 \"name\": [{"),
        ("{ \"name\":\n [\"甲\"] }", "第1行 name", "应写作 \"name\": [{"),
        ("{ \"rules\":\n [{ \"off\": [] }] }", "第2行 rules", "应写作 \"rules\": { … }"),
        ("{ \"rules\": null }", "第1行 rules", "应写作 \"rules\": { … }"),
        ("{ \"name\": [{ \"name\": \"甲\" },\n 3] }", "第2行 name", "其中每一项应为一对花括号"),
        ("{ \"name\": [\n{ \"aliases\": [\"甲\"] }] }", "第2行 name", "缺少这个字段"),
        ("{ \"name\": [{\n\"name\": 12 }] }", "第2行 name", "应为文字"),
        ("{ \"indicator\": [{ \"name\": \"甲\",\n\"targets\": \"3家\" }] }", "第2行 targets", "{ \"2024年\": \"15亿元\""),
        ("{ \"indicator\": [{ \"name\": \"甲\", \"targets\": {\n\n\"今年\": \"3家\" } }] }", "第3行 targets", "带年份的时间"),
        ("{ \"rules\": { \"off\": [\n\"sum-of-parts\",\n\"sum-of-part\" ] } }", "第3行 off", "没有规则 sum-of-part"),
        ("{ \"severity\": {\n\"sum-of-parts\": \"严重\" } }", "第2行 sum-of-parts", "应为 \"错误\""),
        ("{ \"event\": [{ \"name\": \"甲\",\n\"first\": \"2018\" }] }", "第2行 first", "四位年份"),
        ("{ \"event\": [{ \"name\": \"甲\",\n\"first\": 2018.5 }] }", "第2行 first", "四位年份"),
        ("{ \"ignore\": [\n{ \"finding\": \"甲\" }] }", "第2行 finding", "16位的指纹"),
        ("{ \"allowed\": [],\n\"allowed\": [] }", "第2行 allowed", "写了两次"),
        ("{ \"rules\": {},\n\"rules\": {} }", "第2行 rules", "这一节写了两次"),
        ("{ \"name\": [{ \"name\": \"甲\",\n\"name\": \"乙\" }] }", "第2行 name", "写了两次"),
    ] {
        let found = problems(text);
        assert!(found.iter().any(|said| said.starts_with(line) && said.contains(words)), "{text}\n{found:?}");
    }
    let found = problems("{\"allow\": [], \"x\": [{}],\n\"event\": [{ \"name\": \"\" }] }");
    assert_eq!(found.len(), 4, "every wrong field is named: {found:?}");
}

#[test]
fn a_line_of_json_that_cannot_be_read_is_told_in_plain_words() {
    for (text, line, words) in [
        ("{\n\"name\": 高新区 }", "第2行", "双引号"),
        ("{\n\"allowed\": ['甲'] }", "第2行", "双引号"),
        ("{\nallowed: [] }", "第2行", "字段名要用英文双引号"),
        ("{ “allowed”: [] }", "第1行", "不能用中文引号"),
        ("{ \"allowed\"：[] }", "第1行", "英文半角"),
        ("{ \"allowed\": [\"甲\"，\"乙\"] }", "第1行", "英文半角"),
        ("{ \"allowed\" [] }", "第1行", "缺少英文冒号"),
        ("{ \"allowed\": [] \"name\": [] }", "第1行", "缺少英文逗号"),
        ("{ \"allowed\": }", "第1行", "多了一个括号"),
        ("{ \"allowed\": [\"甲] }", "第1行", "引号不成对"),
        ("{ \"allowed\": []", "第1行", "花括号不成对"),
        ("{ \"allowed\": [\"甲\"", "第1行", "方括号不成对"),
        ("{ \"allowed\": [,] }", "第1行", "多了一个逗号"),
        ("{}\n{}", "第2行", "只能有一对花括号"),
        ("// 说明\n[]", "第1行", "应为一对花括号"),
    ] {
        let found = problems(text);
        assert!(found.iter().any(|said| said.starts_with(line) && said.contains(words)), "{text}\n{found:?}");
    }
    assert!(problems(&format!("{{ \"allowed\": {}", "[".repeat(100_000)))[0].contains("套得太深"));
}

#[test]
fn no_file_makes_the_reader_fail() {
    // Every prefix of the templates, cut anywhere.
    for template in [TEMPLATE, TEMPLATE_JSON] {
        for (end, _) in template.char_indices() {
            let _ = read(&template[..end], is_rule);
        }
    }
    assert!(!problems(&"[".repeat(100_000)).is_empty());
    assert!(!problems(&format!("allowed = {}", "{a=".repeat(100_000))).is_empty());
}

#[test]
fn an_exported_list_reads_back_the_same() {
    let entry = |what: What, reason: &str| Ignored { what, reason: reason.into() };
    let hash = "0123456789abcdef".to_owned();
    let list = vec![
        entry(What::Finding { fingerprint: hash.clone(), rule: "sum-of-parts".into() }, "有重叠"),
        entry(What::Rule("halfwidth-punct".into()), ""),
        entry(What::Indicator(hash), "口径不同"),
        entry(What::Pattern { words: "a\"b\\c*\u{7f}".into(), rule: String::new() }, ""),
        entry(What::Pattern { words: "揭榜?领".into(), rule: "typo-confusable".into() }, "本市用语"),
    ];
    let text = ignore_list(&list);
    assert_eq!(read(&text, is_rule).map(|knowledge| knowledge.ignored), Ok(list), "{text}");
}

#[test]
fn the_readme_shows_the_template() {
    assert!(include_str!("../../README.md").contains(TEMPLATE), "README.md shows another example file");
}
