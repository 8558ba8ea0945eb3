// Builds an annotated text of Markdown with the library that editors' plugins use, and has it checked.
//     node annotating.mjs NODE_MODULES ADDRESS < text.md
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, address] = process.argv.slice(2);
const builder = createRequire(`${modules}/`)("annotatedtext-remark");
const markdown = readFileSync(0, "utf8");
const data = JSON.stringify(builder.build(markdown));
const answer = await fetch(`${address}/v2/check`, {
  method: "POST",
  body: new URLSearchParams({ language: "en-US", data }),
});
const { matches } = await answer.json();
for (const one of matches) {
  console.log(`${one.rule.id} ${markdown.slice(one.offset, one.offset + one.length)}`);
}
