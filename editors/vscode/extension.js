"use strict";

// The extension only starts the server and speaks with it; whatever is found, the server finds.

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { clientOptions, serverOptions } = require("./options");

let client;

async function start(context) {
  const settings = vscode.workspace.getConfiguration("factcheck");
  client = new LanguageClient(
    "factcheck",
    "factcheck",
    serverOptions(settings),
    clientOptions(settings, (options) => vscode.window.showInputBox(options)),
  );
  try {
    await client.start();
  } catch (error) {
    const command = serverOptions(settings).command;
    vscode.window.showErrorMessage(
      `factcheck: '${command}' does not start (${error.message}). Install it with ` +
        "pip install 'factcheck-claims[lsp]', or in the folder of your copy: pip install '.[lsp]'. " +
        "Or name it in the setting factcheck.command.",
    );
  }
}

async function restart(context) {
  await deactivate();
  await start(context);
}

async function undoHere() {
  const editor = vscode.window.activeTextEditor;
  if (editor) {
    await vscode.commands.executeCommand("factcheck.undo", editor.document.uri.toString());
  }
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("factcheck.restart", () => restart(context)),
    vscode.commands.registerCommand("factcheck.undoHere", undoHere),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("factcheck")) {
        await restart(context);
      }
    }),
  );
  await start(context);
}

async function deactivate() {
  const running = client;
  client = undefined;
  if (running && running.isRunning()) {
    await running.stop();
  }
}

module.exports = { activate, deactivate };
