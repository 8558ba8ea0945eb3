-- A person at Neovim: opens, edits, sees the mark move, repairs, dismisses, takes it back.
-- Run as: nvim --headless --clean -l neovim.lua CONFIG DOCUMENT RESULT PYTHON
-- Writes to RESULT what was seen, as JSON.

local config, document, result, python = arg[1], arg[2], arg[3], arg[4]
local seen = {}

local function fail(message)
  seen.error = message
  vim.fn.writefile({ vim.json.encode(seen) }, result)
  os.exit(1)
end

local function until_true(what, is_so)
  if not vim.wait(30000, is_so, 20) then
    fail("waited in vain: " .. what)
  end
end

local function marks(code)
  return vim.tbl_filter(function(one)
    return one.code == code and one.severity < vim.diagnostic.severity.HINT
  end, vim.diagnostic.get(0))
end

local function act(title, line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return vim.startswith(action.title, title)
    end,
  })
end

local starts, start = 0, vim.lsp.start
vim.lsp.start = function(...) -- a client is listed only after a second: calls are counted
  starts = starts + 1
  return start(...)
end

vim.g.factcheck_cmd = { python, "-m", "factcheck", "lsp", "--by", "ana" }
vim.cmd("filetype on")
vim.cmd.source(config)
vim.cmd.edit(document)

until_true("marks", function() return #marks("DAT01") == 1 end)
seen.encoding = vim.lsp.get_clients({ bufnr = 0 })[1].offset_encoding
seen.first = { marks("DAT01")[1].lnum, marks("DAT01")[1].col }

vim.api.nvim_buf_set_lines(0, 0, 0, false, { "A line above. 🌉", "" })
until_true("a mark that has moved", function()
  return #marks("DAT01") == 1 and marks("DAT01")[1].lnum == seen.first[1] + 2
end)
seen.moved = { marks("DAT01")[1].lnum, marks("DAT01")[1].col }

act("Change “12 June 2021” to “21 June 2021”", 5, 4)
until_true("a repaired line", function()
  return vim.api.nvim_buf_get_lines(0, 4, 5, false)[1]:find("On 21 June 2021", 1, true) ~= nil
end)
until_true("no conflict any more", function() return #marks("CHR01") == 0 end)
seen.repaired = vim.api.nvim_buf_get_lines(0, 4, 5, false)[1]

local answer -- what the person types when asked for the reason; nil is Escape
vim.ui.input = function(options, decide)
  seen.asked = options.prompt
  decide(answer)
end
act("Dismiss DAT01", seen.moved[1] + 1, seen.moved[2])
until_true("a question", function() return seen.asked ~= nil end)
seen.escaped = vim.fn.filereadable(vim.fs.dirname(document) .. "/ledger.yaml")
answer = "as it was printed"
act("Dismiss DAT01", seen.moved[1] + 1, seen.moved[2])
until_true("no mark any more", function() return #marks("DAT01") == 0 end)
seen.dismissed = vim.fn.readfile(vim.fs.dirname(document) .. "/ledger.yaml")

vim.cmd.FactcheckUndo()
until_true("the mark again", function() return #marks("DAT01") == 1 end)

vim.api.nvim_win_set_cursor(0, { seen.moved[1] + 1, seen.moved[2] })
local position = vim.lsp.util.make_position_params(0, seen.encoding)
local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", position, 30000)
seen.hover = select(2, next(answers)).result.contents.value

vim.lsp.buf.hover()
until_true("a window with the proof", function() return #vim.api.nvim_list_wins() == 2 end)
seen.starts = starts
seen.clients = #vim.lsp.get_clients()

vim.lsp.stop_client(vim.lsp.get_clients())
until_true("the end of the server", function() return #vim.lsp.get_clients() == 0 end)
seen.messages = vim.api.nvim_exec2("messages", { output = true }).output
vim.fn.writefile({ vim.json.encode(seen) }, result)
