"use strict";

// The server, spoken with by the library under the client. FACTCHECK has the command, as JSON.

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const test = require("node:test");
const rpc = require("vscode-languageserver-protocol/node");

const command = process.env.FACTCHECK && JSON.parse(process.env.FACTCHECK);
const TEXT = "The bridge was opened on Thursday, 12 June 2021.\n";

test("a finding reaches the client, and its repair comes back", { skip: !command, timeout: 60000 }, async () => {
  const server = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "ignore"] });
  const connection = rpc.createProtocolConnection(server.stdout, server.stdin);
  const published = new Promise((resolve) =>
    connection.onNotification(rpc.PublishDiagnosticsNotification.type, resolve),
  );
  connection.listen();
  const codeActionLiteralSupport = { codeActionKind: { valueSet: ["quickfix"] } };
  const capabilities = { textDocument: { codeAction: { codeActionLiteralSupport } } };
  const told = await connection.sendRequest(rpc.InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
  });
  assert.equal(told.serverInfo.name, "factcheck");
  await connection.sendNotification(rpc.InitializedNotification.type, {});
  const textDocument = { uri: "untitled:Untitled-1", languageId: "markdown", version: 1, text: TEXT };
  await connection.sendNotification(rpc.DidOpenTextDocumentNotification.type, { textDocument });
  const { diagnostics } = await published;
  assert.deepEqual(diagnostics.map((one) => one.code), ["DAT01"]);
  const actions = await connection.sendRequest(rpc.CodeActionRequest.type, {
    textDocument,
    range: diagnostics[0].range,
    context: { diagnostics },
  });
  assert.ok(actions.some((one) => one.edit && one.title.startsWith("Ignore DAT01 here")));
  await connection.sendRequest(rpc.ShutdownRequest.type);
  await connection.sendNotification(rpc.ExitNotification.type);
  await new Promise((resolve) => server.on("exit", resolve));
});
