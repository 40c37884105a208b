use js_sys::{Array, Error, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::Options;
use crate::document::Date;
use crate::knowledge::{self, Knowledge};
use crate::rules;

/// The options of a call; the error names the option that is wrong. A value of `undefined` or `null` is no option.
pub(super) fn read(given: &JsValue) -> Result<Options, JsValue> {
    let mut options = Options::default();
    if given.is_undefined() || given.is_null() {
        return Ok(options);
    }
    let object = given.dyn_ref::<Object>().ok_or_else(|| wrong("options", "应为对象"))?;
    for key in Object::keys(object).iter().filter_map(|key| key.as_string()) {
        let value = Reflect::get(object, &JsValue::from_str(&key))?;
        if value.is_undefined() || value.is_null() {
            continue;
        }
        match key.as_str() {
            "reportDate" => options.report_date = Some(date(&key, &value)?),
            "only" => options.only = rule_ids(&key, &value)?,
            "without" => options.without = rule_ids(&key, &value)?,
            "previous" => options.previous = Some(value.as_string().ok_or_else(|| wrong(&key, "应为上期文稿的文字"))?),
            "knowledge" => options.knowledge = knowledge_file(&key, &value)?.with_ignored(options.knowledge.ignored),
            "ignore" => options.knowledge.ignored.extend(knowledge_file(&key, &value)?.ignored),
            _ => return Err(wrong(&key, "没有这个选项")),
        }
    }
    Ok(options)
}

/// A knowledge file by its text; the error says every line that is wrong.
fn knowledge_file(name: &str, value: &JsValue) -> Result<Knowledge, JsValue> {
    let text = value.as_string().ok_or_else(|| wrong(name, "应为词库文件的文字（TOML或JSON）"))?;
    knowledge::read(&text, |id| rules::by_id(id).is_some()).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        wrong(name, &lines.join("；"))
    })
}

fn date(name: &str, value: &JsValue) -> Result<Date, JsValue> {
    let written = value.as_string().unwrap_or_default();
    let date = Date::parse(&written).filter(|date| date.to_string() == written);
    date.ok_or_else(|| wrong(name, "应为 YYYY-MM-DD 形式的日期，如 2024-06-30"))
}

fn rule_ids(name: &str, value: &JsValue) -> Result<Vec<String>, JsValue> {
    let list = value.dyn_ref::<Array>().ok_or_else(|| wrong(name, "应为规则代号的数组"))?;
    list.iter()
        .map(|item| {
            let id = item.as_string().ok_or_else(|| wrong(name, "应为规则代号的数组"))?;
            if rules::by_id(&id).is_none() {
                return Err(wrong(name, &format!("没有规则 {id}")));
            }
            Ok(id)
        })
        .collect()
}

fn wrong(option: &str, reason: &str) -> JsValue {
    Error::new(&format!("选项 {option}：{reason}")).into()
}
