//! The command line as a user meets it: what it prints, where, and how it exits.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

mod command;
mod schemas;

use std::fs;

use command::{Folder, err, hegao, lines, out};
use serde_json::Value;

const FAULTY: &str = "全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。\n";
const CLEAN: &str = "全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校9所。\n";

#[test]
fn the_exit_status_tells_errors_from_none() {
    let folder = Folder::new("status");
    folder.file("clean.txt", CLEAN).file("faulty.txt", FAULTY);
    assert_eq!(folder.run(&["check", "clean.txt"]).status.code(), Some(0));
    assert_eq!(folder.run(&["check", "faulty.txt"]).status.code(), Some(1));
    assert_eq!(folder.run(&["check", "clean.txt", "faulty.txt"]).status.code(), Some(1));
    assert_eq!(folder.run(&["check", "--without", "sum-of-parts", "faulty.txt"]).status.code(), Some(0));
}

#[test]
fn text_shows_the_place_the_words_and_the_arithmetic() {
    let folder = Folder::new("text");
    folder.file("faulty.txt", format!("市教育局工作总结\n{FAULTY}"));
    let shown = out(&folder.run(&["check", "faulty.txt"]));
    assert!(shown.starts_with("faulty.txt:2:"), "{shown}");
    assert!(shown.contains("错误[sum-of-parts]") && shown.contains("21+13+12+9+10=65≠64"), "{shown}");
    let carets = shown.lines().position(|line| line.contains('^')).expect("carets");
    assert!(shown.lines().nth(carets - 1).is_some_and(|line| line.contains("全市新建学校64所")), "{shown}");
    assert!(shown.contains("共1个文件、"), "{shown}");
    assert!(!shown.contains('\u{1B}'), "no colours outside a terminal");
}

#[test]
fn json_is_one_line_a_file_in_order() {
    let folder = Folder::new("json");
    let names: Vec<String> = (0..40).map(|index| format!("{index:02}.txt")).collect();
    for (index, name) in names.iter().enumerate() {
        // Unequal lengths, so that cores finish out of order.
        folder.file(name, CLEAN.repeat(1 + (index * 37) % 50));
    }
    let arguments: Vec<&str> = ["check", "--format", "json"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let output = folder.run(&arguments);
    let files: Vec<String> = lines(&output).iter().map(|line| line["file"].as_str().expect("a name").to_owned()).collect();
    assert_eq!(files, names);
    assert_eq!(output.stdout, folder.run(&arguments).stdout, "the same input gives the same bytes");
}

#[test]
fn json_holds_the_text_only_when_asked() {
    let folder = Folder::new("with-text");
    folder.file("a.txt", CLEAN);
    let plain = &lines(&folder.run(&["check", "--format", "json", "a.txt"]))[0];
    assert_eq!((&plain["schema"], plain.get("text")), (&Value::from(1), None));
    let full = &lines(&folder.run(&["check", "--format", "json", "--with-text", "a.txt"]))[0];
    assert_eq!(full["text"], CLEAN);
    let refused = folder.run(&["check", "--with-text", "a.txt"]);
    assert_eq!((refused.status.code(), out(&refused)), (Some(2), String::new()));
}

#[test]
fn standard_input_is_read_with_and_without_a_dash() {
    let folder = Folder::new("stdin");
    for arguments in [&["check", "--format", "json", "--with-text"][..], &["check", "--format", "json", "--with-text", "-"]] {
        let line = &lines(&folder.fed(arguments, FAULTY.as_bytes()))[0];
        assert_eq!((&line["text"], line.get("file")), (&Value::from(FAULTY), None));
    }
    assert!(out(&folder.fed(&["check"], FAULTY.as_bytes())).starts_with("标准输入:1:"));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    let folder = Folder::new("unreadable");
    fs::create_dir(folder.0.join("empty")).expect("a folder");
    folder.file("a.txt", CLEAN).file("b.docx", b"PK\x03\x04....word/document.xml").file("c.txt", b"\x00\x01\x02\x03");
    let output = folder.run(&["check", "--format", "json", "missing.txt", "b.docx", "c.txt", "a.txt", "empty"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(lines(&output).len(), 1);
    let said = err(&output);
    let expected =
        ["missing.txt：没有这个文件", "b.docx：文件不完整", "c.txt：这不是文字文件", "empty：文件夹里没有可核对的文件"];
    assert_eq!(said.lines().count(), expected.len(), "{said}");
    for (line, words) in said.lines().zip(expected) {
        assert!(line.contains(words), "{line}");
    }
}

#[test]
fn every_encoding_gives_the_same_analysis() {
    let folder = Folder::new("encoding");
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(FAULTY.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    folder.file("utf8.txt", FAULTY).file("gbk.txt", encoding_rs::GB18030.encode(FAULTY).0).file("utf16.txt", wide);
    let mut lines = lines(&folder.run(&["check", "--format", "json", "utf8.txt", "gbk.txt", "utf16.txt"]));
    for line in &mut lines {
        line.as_object_mut().expect("an object").remove("file");
    }
    assert_eq!(lines.len(), 3);
    assert!(lines[0] == lines[1] && lines[1] == lines[2]);
}

#[test]
fn a_command_that_is_not_understood_is_refused_in_chinese() {
    let folder = Folder::new("refusal");
    let cases: &[(&[&str], &str)] = &[
        (&["check", "--rule", "sum-of-part"], "sum-of-part"),
        (&["check", "--report-date", "2024-06-31"], "没有这一天"),
        (&["check", "--previous", "missing.txt"], "--previous missing.txt：没有这个文件"),
        (&["check", "--knowledge", "missing.toml"], "--knowledge missing.toml：没有这个文件"),
        (&["check", "--ignore", "missing.toml"], "--ignore missing.toml：没有这个文件"),
        (&["knowledge", "missing.toml"], "missing.toml：没有这个文件"),
        (&["knowledge"], "缺少"),
        (&["check", "-", "-"], "只能写一次"),
        (&["check", "--nonsense"], "没有 --nonsense 这个选项"),
        (&[], "check"),
    ];
    for (arguments, words) in cases {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = err(&output);
        assert!(said.contains(words) && said.lines().count() == 1, "{said}");
        assert!(said.starts_with("hegao：") && out(&output).is_empty(), "{said}");
    }
}

#[test]
fn a_report_is_compared_with_the_one_before() {
    let folder = Folder::new("previous");
    folder.file("before.txt", "县交通局2023年工作总结\n新改建农村公路120公里。\n");
    folder.file("now.txt", "县交通局2024年工作总结\n新改建农村公路150公里，同比增长20%。\n");
    let rules = |arguments: &[&str]| -> Vec<String> {
        let report = &lines(&folder.run(arguments))[0];
        report["findings"].as_array().expect("a list").iter().map(|finding| finding["rule"].to_string()).collect()
    };
    assert_eq!(rules(&["check", "--format", "json", "--previous", "before.txt", "now.txt"]), ["\"prev-base-mismatch\""]);
    assert!(rules(&["check", "--format", "json", "now.txt"]).is_empty());
}

#[test]
fn rules_are_listed_with_their_examples() {
    let folder = Folder::new("rules");
    let listed = &lines(&folder.run(&["rules", "--format", "json"]))[0];
    let ids: Vec<&str> = listed.as_array().expect("a list").iter().filter_map(|rule| rule["id"].as_str()).collect();
    let text = out(&folder.run(&["rules"]));
    assert!(ids.contains(&"sum-of-parts"), "{ids:?}");
    assert!(ids.iter().all(|id| text.contains(id)));
}

#[test]
fn csv_is_a_table_of_indicators() {
    let folder = Folder::new("csv");
    folder.file("a.txt", "市商务局2024年工作总结\n全市进出口总值完成39.6亿元，同比增长10.1%。\n");
    let table = out(&folder.run(&["check", "--format", "csv", "a.txt"]));
    let mut rows = table.trim_start_matches('\u{FEFF}').split("\r\n");
    let head: Vec<&str> = rows.next().expect("a head").split(',').collect();
    let row: Vec<&str> = rows.next().expect("a row").split(',').collect();
    let cell = |column: &str| head.iter().position(|name| *name == column).map(|index| row[index]);
    assert_eq!((cell("文件"), cell("数值"), cell("单位")), (Some("a.txt"), Some("39.6"), Some("亿元")));
    assert_eq!((cell("比较"), cell("增减"), cell("幅度")), (Some("同比"), Some("增"), Some("10.1")));
}

#[test]
fn sarif_places_findings_by_line_and_unit() {
    let folder = Folder::new("sarif");
    folder.file("材料.txt", format!("😀标题\n{FAULTY}"));
    let log: Value = serde_json::from_str(&out(&folder.run(&["check", "--format", "sarif", "材料.txt"]))).expect("JSON");
    // The official schema leaves a bracket bare that today's regular expressions want escaped.
    let official = include_str!("schemas/sarif-2.1.0.json").replace("{2}]?$", r"{2}\\]?$");
    schemas::holds(&schemas::validator(&official), &log);
    let results = log["runs"][0]["results"].as_array().expect("results");
    let result = results.iter().find(|result| result["ruleId"] == "sum-of-parts").expect("the finding");
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "%E6%9D%90%E6%96%99.txt");
    assert_eq!((&location["region"]["startLine"], &location["region"]["startColumn"]), (&Value::from(2), &Value::from(7)));
    assert_eq!((&result["level"], &location["region"]["charOffset"]), (&Value::from("error"), &Value::from(11)));
}

#[test]
fn a_reader_that_leaves_early_is_no_crash() {
    let folder = Folder::new("pipe");
    folder.file("long.txt", FAULTY.repeat(2_000));
    let mut child = hegao(&folder.0, &["check", "long.txt"]).spawn().expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.code().is_some_and(|code| code < 2), "{:?}", output.status);
    assert_eq!(err(&output), "");
}

const TARGETS: &str = "[[indicator]]\nname = \"技术合同成交额\"\ntargets = { \"2024年\" = \"15亿元\" }\n";

#[test]
fn a_knowledge_file_adds_what_the_report_does_not_print() {
    let folder = Folder::new("knowledge");
    folder.file("总结.txt", "市科技局2024年上半年工作总结\n全市技术合同成交额8.82亿元，完成年度目标的63%。\n");
    folder.file("词库.toml", TARGETS);
    assert_eq!(folder.run(&["check", "总结.txt"]).status.code(), Some(0));
    let output = folder.run(&["check", "--knowledge", "词库.toml", "总结.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let shown = out(&output);
    assert!(shown.contains("8.82÷15=58.8%≠63%") && shown.contains("2024年目标15亿元取自词库"), "{shown}");
    let off = format!("{TARGETS}[rules]\noff = [\"completion-rate\"]\n");
    folder.file("off.toml", off);
    assert_eq!(folder.run(&["check", "--knowledge", "off.toml", "总结.txt"]).status.code(), Some(0));
    // JSON is told by what is in the file.
    for name in ["词库.json", "词库.txt"] {
        folder.file(name, "{ \"indicator\": [{ \"name\": \"技术合同成交额\", \"targets\": { \"2024年\": \"15亿元\" } }] }");
        let output = folder.run(&["check", "--knowledge", name, "总结.txt"]);
        assert!(out(&output).contains("8.82÷15=58.8%≠63%"), "{name}：{}", out(&output));
    }
    folder.file("坏.json", "{ \"indicator\": [\n  { \"name\": \"甲\", \"target\": 3 }\n] }");
    let output = folder.run(&["check", "--knowledge", "坏.json", "总结.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).starts_with("hegao：--knowledge 坏.json：第2行 target：没有这个字段"), "{}", err(&output));
}

#[test]
fn a_wrong_knowledge_file_stops_the_check_and_every_line_is_named() {
    let folder = Folder::new("knowledge-wrong");
    folder.file("a.txt", FAULTY).file("词库.toml", format!("{TARGETS}target = 3\n\n[[events]]\n"));
    let output = folder.run(&["check", "--knowledge", "词库.toml", "a.txt"]);
    assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()));
    let said = err(&output);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 2, "{said}");
    assert!(lines[0].starts_with("hegao：--knowledge 词库.toml：第4行 target：没有这个字段"), "{said}");
    assert!(lines[1].starts_with("hegao：--knowledge 词库.toml：第6行 events：没有这一节"), "{said}");
    assert_eq!(err(&folder.run(&["knowledge", "词库.toml"])), said.replace("--knowledge ", ""));
}

#[test]
fn the_template_is_a_sound_file() {
    let folder = Folder::new("template");
    for (name, options) in
        [("词库.toml", &["knowledge", "--template"][..]), ("词库.json", &["knowledge", "--template", "--json"])]
    {
        let template = folder.run(options);
        folder.file(name, &template.stdout);
        let told = folder.run(&["knowledge", name]);
        assert_eq!(told.status.code(), Some(0), "{}", err(&told));
        assert!(out(&told).contains("词库可用：名称1个，允许用词2个，指标1个，目标2个"), "{}", out(&told));
    }
}

#[test]
fn ignored_findings_are_counted_and_not_listed() {
    let folder = Folder::new("ignore");
    folder.file("a.txt", FAULTY);
    let finding = |line: &Value| line["findings"][0]["fingerprint"].as_str().map(str::to_owned);
    let fingerprint = finding(&lines(&folder.run(&["check", "--format", "json", "a.txt"]))[0]).expect("a fingerprint");
    folder.file("one.toml", format!("[[ignore]]\nfinding = \"{fingerprint}\"\nrule = \"sum-of-parts\"\n"));
    folder.file("other.toml", "[[ignore]]\npattern = \"65\"\n");
    let output = folder.run(&["check", "--ignore", "one.toml", "--ignore", "other.toml", "a.txt"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    assert!(out(&output).contains("未发现问题（另有1处已忽略）"), "{}", out(&output));
    // A paragraph above changes nothing.
    folder.file("b.txt", format!("市教育局2024年工作总结\n一、工作情况\n今年以来，各项工作平稳推进。\n{FAULTY}"));
    let json = &lines(&folder.run(&["check", "--format", "json", "--ignore", "one.toml", "b.txt"]))[0];
    assert_eq!(finding(json), None, "{json}");
}

#[test]
fn a_folder_is_checked_with_all_that_is_in_it() {
    let folder = Folder::new("folder");
    fs::create_dir_all(folder.0.join("材料/二")).expect("a folder");
    folder.file("材料/b.txt", CLEAN).file("材料/a.txt", FAULTY).file("材料/二/c.TXT", CLEAN).file("材料/二/d.pdf", b"%PDF-1.7");
    folder.file("材料/.e.txt", FAULTY).file("材料/~$f.docx", "lock").file("材料/g.png", b"\x89PNG\r\n");
    let output = folder.run(&["check", "--format", "json", "材料"]);
    let files: Vec<String> = lines(&output).iter().map(|line| line["file"].as_str().expect("a name").to_owned()).collect();
    assert_eq!(files, ["材料/a.txt", "材料/b.txt", "材料/二/c.TXT"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("d.pdf：这是PDF文件") && err(&output).lines().count() == 1, "{}", err(&output));
}

#[test]
fn a_thousand_files_are_checked_in_their_order() {
    let folder = Folder::new("thousand");
    fs::create_dir(folder.0.join("all")).expect("a folder");
    let names: Vec<String> = (0..1000).map(|index| format!("all/{index:04}.txt")).collect();
    for (index, name) in names.iter().enumerate() {
        let bad: &[u8] = b"\x00\x01\x02\x03";
        folder.file(name, if index % 100 == 7 { bad } else { CLEAN.as_bytes() });
    }
    let output = folder.run(&["check", "--format", "json", "all"]);
    let files: Vec<String> = lines(&output).iter().map(|line| line["file"].as_str().expect("a name").to_owned()).collect();
    let expected: Vec<&String> = names.iter().enumerate().filter(|(index, _)| index % 100 != 7).map(|(_, name)| name).collect();
    assert_eq!(files.iter().collect::<Vec<_>>(), expected);
    assert_eq!((output.status.code(), err(&output).lines().count()), (Some(2), 10));
}
