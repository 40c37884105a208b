// Run by `cargo xtask package` in a project that has installed the packed package.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import hegao, { check, rules } from "hegao";

const faulty = "全市新建学校64所，其中小学21所、初中13所、高中12所、幼儿园9所、特教学校10所。";
const schema = createRequire(import.meta.url)("hegao/schema.json");

const promise = hegao.check(faulty);
assert.ok(promise instanceof Promise);
const report = await promise;
assert.equal(report.schema, schema.properties.schema.const);
assert.equal(report.text, faulty);
assert.deepEqual(Object.keys(report).filter((name) => !(name in schema.properties)), []);
const finding = report.findings.find((finding) => finding.rule === "sum-of-parts");
assert.equal(faulty.slice(finding.start, finding.end), "64");
assert.equal(finding.evidence, "21+13+12+9+10=65≠64，相差1所");

// Many calls at once, each with its own answer.
const texts = Array.from({ length: 200 }, (_, index) => `全市完成投资${index + 1}亿元。`);
const reports = await Promise.all(texts.map((text) => check(text)));
reports.forEach((report, index) => assert.equal(report.indicators[0].value, String(index + 1)));

// Options do what they say; a wrong one is named, and the next call works.
assert.equal((await check(faulty, { without: ["sum-of-parts"] })).findings.some((found) => found.rule === "sum-of-parts"), false);
await assert.rejects(check(faulty, { reportDate: "June" }), /reportDate/);
await assert.rejects(check(faulty, { nonsense: 1 }), /nonsense/);
await assert.rejects(check(faulty, { without: () => 1 }), /options/);
await assert.rejects(check(12), /text/);
assert.equal((await check("")).findings.length, 0);

const list = await rules();
assert.ok(list.length > 30 && list.every((rule) => rule.id && rule.title && rule.bad.length + rule.good.length > 0));
console.log(`${list.length} rules, ${reports.length} calls at once`);
