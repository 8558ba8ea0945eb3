"""Programs that people have, asked to check by this server as if it were LanguageTool."""

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

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


def test_pylanguagetool_shows_what_we_find(address: str) -> None:
    api = pytest.importorskip("pylanguagetool.api", reason="needs the extra 'clients'")
    assert "en-GB" in {one["longCode"] for one in api.get_languages(f"{address}/v2/")}
    found = api.check(TEXT, f"{address}/v2/", "en-US", disabled_rules="DAT01", picky=True)
    assert [one["rule"]["id"] for one in found["matches"]][:2] == ["QTY01", "QTY01"]


MARKDOWN = """\
---
title: The ferry
---

# The \U0001f6a2 *Linnea*

She left **Merrow** on *Monday*, 8 May 2021, with 212 passengers [aboard](https://a.example/212).

The harbour office counts every ferry. The ferry *Linnea* left Merrow with 221 passengers aboard.

```
On Monday, 9 May 2021 code is no text.
```
"""


def test_markdown_that_an_editors_plugin_annotates_is_read_without_its_markup(address: str) -> None:
    modules = Path(__file__).parents[2] / "build" / "clients" / "node_modules"
    node = shutil.which("node")
    if node is None or not (modules / "annotatedtext-remark").is_dir():
        pytest.skip("needs node, and annotatedtext-remark in build/clients (.ci/run installs it)")
    script = Path(__file__).with_name("annotating.mjs")
    done = subprocess.run(
        [node, script, modules, address],
        input=MARKDOWN.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    told = done.stdout.decode().splitlines()
    assert told[:1] == ["DAT01 Monday*, 8 May 2021"], done.stderr.decode()
    assert not any("9 May" in line for line in told)


MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" \
script:language="StarBasic">{code}</script:module>
"""
SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool">\
<prop oor:name="IsEnabled" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool">\
<prop oor:name="BaseURL" oor:op="fuse"><value>{address}/v2</value></prop></item>
</oor:items>
"""


def test_libreoffice_shows_what_a_paragraph_shows_alone(address: str, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice")
    profile, out, article = (tmp_path / name for name in ("profile", "out.txt", "article.html"))
    article.write_text(
        "<p>The harbour of Merrow was built in 1897.</p>"
        "<p>The \U0001f6a2 ferry left on <b>Monday</b>, 8 May 2021 with 212 passengers.</p>",
        encoding="utf-8",
    )
    (profile / "user").mkdir(parents=True)
    settings = SETTINGS.format(address=address)
    (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
    started = [program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run([*started, "--terminate_after_init"], check=True, timeout=120)
    code = Path(__file__).with_name("asking.bas").read_text(encoding="utf-8")
    code = code.replace("{out}", str(out)).replace("{document}", article.as_uri())
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(MODULE.format(code=escape(code)), encoding="utf-8")
    subprocess.run([*started, "macro:///Standard.Module1.Main"], check=True, timeout=120)
    assert out.read_text(encoding="utf-8").splitlines() == [
        (
            "Monday, 8 May 2021|8 May 2021 was a Saturday, not a Monday. Change to “Saturday, "
            "8 May 2021” or “Monday, 10 May 2021”?|Saturday, 8 May 2021;Monday, 10 May 2021"
        ),
        "end",
    ]
