"""The programs: command line, review page, language server, HTTP server, MCP server."""
