"""Programs that people have, asked to check by this server as if it were LanguageTool."""

import pytest

TEXT = (
    "The \U0001f6a2 ferry Linnea left Merrow on Monday, 8 May 2021 with 212 passengers aboard.\n\n"
    "The harbour office counts every ferry. The ferry Linnea left Merrow with 221 passengers "
    "aboard on 8 May 2021."
)
EXPECTED = [("DAT01", "Monday, 8 May 2021"), ("QTY01", "212"), ("QTY01", "221")]


def test_language_tool_python_shows_what_we_find(address: str) -> None:
    client = pytest.importorskip("language_tool_python", reason="needs the extra 'clients'")
    with client.LanguageTool("en-US", remote_server=address) as tool:
        found = tool.check(TEXT)
        told = [(one.rule_id, TEXT[one.offset : one.offset + one.error_length]) for one in found]
        assert told == EXPECTED
        assert "221" in found[1].replacements
        assert [one.matched_text for one in found[1:]] == ["212", "221"]
        tool.disabled_rules = {"DAT01"}
        assert [one.rule_id for one in tool.check(TEXT)] == ["QTY01", "QTY01"]
        tool.disabled_rules, tool.enabled_rules, tool.enabled_rules_only = set(), {"DAT01"}, True
        assert [one.rule_id for one in tool.check(TEXT)] == ["DAT01"]
        tool.enabled_rules, tool.enabled_rules_only, tool.picky = set(), False, True
        assert len(tool.check(TEXT)) >= len(EXPECTED)


def test_language_tool_python_puts_in_the_first_words_that_are_proposed(address: str) -> None:
    client = pytest.importorskip("language_tool_python", reason="needs the extra 'clients'")
    with client.LanguageTool("auto", remote_server=address) as tool:
        assert (
            tool.correct("They met on Monday, 8 May 2021.") == "They met on Saturday, 8 May 2021."
        )
