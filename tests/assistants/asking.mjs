// Asks the server with the protocol's client for Node, which holds each answer to its schema.
//     node asking.mjs NODE_MODULES PYTHON ROOT
import { createRequire } from "node:module";
const [modules, python, root] = process.argv.slice(2);
const need = createRequire(`${modules}/`);
const { Client } = need("@modelcontextprotocol/sdk/client/index.js");
const { StdioClientTransport } = need("@modelcontextprotocol/sdk/client/stdio.js");
const transport = new StdioClientTransport({
  command: python,
  args: ["-m", "factcheck", "mcp", "--no-config", "--root", root],
  env: process.env,
});
const client = new Client({ name: "test", version: "1" });
await client.connect(transport);
const { tools } = await client.listTools();
console.log(tools.map((one) => one.name).join(" "));
const call = async (name, args) => {
  const { isError, content } = await client.callTool({ name, arguments: args });
  console.log(name, isError ? "error" : "ok", content[0].text.split("\n")[0]);
};
await call("documents", {});
await call("read_document", { path: "footbridge.md", part: 1 });
await call("check", { path: "footbridge.md" });
const places = [{ exact: "21 June 2021" }, { exact: "12 June 2021" }];
const proposals = [{ kind: "date", relation: "one event", places }];
await call("prove", { path: "footbridge.md", proposals });
await call("claims", { path: "footbridge.md" });
await call("ledger", { path: "footbridge.md" });
await call("cite", { path: "footbridge.md" });
await call("errata", { path: "footbridge.md" });
await call("explain", {});
await call("compare", { old: "footbridge.md", new: "footbridge.md" });
await call("check", { path: "../secret.md" });
await client.close();
