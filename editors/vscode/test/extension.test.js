"use strict";

// The extension with a stand-in for VS Code, which only exists inside of VS Code.

const assert = require("node:assert/strict");
const Module = require("node:module");
const test = require("node:test");

const seen = { commands: {}, errors: [], started: 0, stopped: 0, fails: false };

class LanguageClient {
  constructor(id, name, server, client) {
    Object.assign(this, { id, name, server, client });
    seen.last = this;
  }
  async start() {
    if (seen.fails) {
      throw new Error("spawn factcheck ENOENT");
    }
    seen.started += 1;
  }
  isRunning() {
    return true;
  }
  async stop() {
    seen.stopped += 1;
  }
}

const given = { command: ["factcheck", "lsp"], pause: 100, bothSides: false, by: "", askWhy: true };
const vscode = {
  workspace: {
    getConfiguration: () => ({ get: (name) => given[name] }),
    onDidChangeConfiguration: (call) => (seen.changed = call),
  },
  window: {
    showErrorMessage: (message) => seen.errors.push(message),
    activeTextEditor: { document: { uri: "file:///a.md" } },
  },
  commands: {
    registerCommand: (name, call) => (seen.commands[name] = call),
    executeCommand: async (...told) => (seen.executed = told),
  },
};

const load = Module._load;
Module._load = (name, ...rest) =>
  name === "vscode"
    ? vscode
    : name === "vscode-languageclient/node"
      ? { LanguageClient }
      : load(name, ...rest);

const extension = require("../extension");

test("it starts the server, starts it again when settings change, and stops it", async () => {
  await extension.activate({ subscriptions: [] });
  assert.equal(seen.started, 1);
  assert.deepEqual(seen.last.client.initializationOptions, { pause: 100, bothSides: false });
  await seen.changed({ affectsConfiguration: (name) => name === "factcheck" });
  assert.deepEqual([seen.started, seen.stopped], [2, 1]);
  await seen.commands["factcheck.undoHere"]();
  assert.deepEqual(seen.executed, ["factcheck.undo", "file:///a.md"]);
  await extension.deactivate();
  assert.equal(seen.stopped, 2);
});

test("a server that does not start is told, with what to do", async () => {
  seen.fails = true;
  await extension.activate({ subscriptions: [] });
  assert.match(seen.errors[0], /does not start.*pip install 'factcheck-claims\[lsp\]'/);
});
