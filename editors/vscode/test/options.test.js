"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { clientOptions, serverOptions, withReason } = require("../options");

function settings(given) {
  const known = { command: ["factcheck", "lsp"], pause: 250, bothSides: true, by: "", askWhy: true };
  return { get: (name) => ({ ...known, ...given })[name] };
}

test("the server is started as the settings say", () => {
  assert.deepEqual(serverOptions(settings({})), { command: "factcheck", args: ["lsp"] });
  const own = serverOptions(settings({ command: ["/v/bin/factcheck", "lsp"], by: "ana" }));
  assert.deepEqual(own, { command: "/v/bin/factcheck", args: ["lsp", "--by", "ana"] });
});

test("files and new documents are checked, YAML only where it is a claims folder's", () => {
  const chosen = clientOptions(settings({}), async () => "").documentSelector;
  assert.ok(chosen.some((one) => one.scheme === "untitled" && one.language === "markdown"));
  assert.ok(chosen.every((one) => one.language !== "yaml" || one.pattern));
});

test("a reason that is given goes with the decision, and Escape decides nothing", async () => {
  const args = [{ document: "file:///a.md", id: "1", do: "dismissed" }];
  const told = await withReason("factcheck.decide", args, async () => "as it was printed");
  assert.deepEqual(told, [{ ...args[0], why: "as it was printed" }]);
  assert.equal(await withReason("factcheck.decide", args, async () => undefined), undefined);
  assert.deepEqual(await withReason("factcheck.show", ["x"], assert.fail), ["x"]);
});
