"""JATS, TEI, DocBook and CNXML: blocks, their kinds, and the place of every word in the file."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import limits
from factcheck.analysis.pipeline import Text, examine
from factcheck.document.readers import documents_in, parse
from factcheck.errors import UnreadableError
from factcheck.model import Document

JATS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-archivearticle1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title>Rivers</journal-title></journal-meta>
<article-meta><article-id pub-id-type="pmid">7</article-id>
<article-id pub-id-type="doi">10.1234/mill</article-id>
<title-group><article-title>The mill at <italic>Holm</italic></article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Holm</surname>
<given-names>Ida</given-names></name><xref ref-type="aff">1</xref></contrib>
<contrib contrib-type="editor"><name><surname>Berg</surname></name></contrib></contrib-group>
<pub-date><year>2021</year></pub-date>
<pub-date><day>4</day><month>5</month><year>2021</year></pub-date>
<abstract><p>The mill burned.</p></abstract></article-meta></front>
<body><sec><label>1</label><title>The sale</title><p>It was sold<xref ref-type="fn">a</xref>
in 1911 (<xref ref-type="bibr">Moe, 1990</xref>), see <ext-link xlink:href="https://example.org/">
the deed</ext-link>.<fn><label>a</label><p>From the parish book.</p></fn>
<inline-formula><mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>x</mml:mi>
</mml:math></inline-formula></p>
<list><list-item><p>first stone</p></list-item><list-item><p>second stone</p></list-item></list>
<disp-quote><p>We never stopped.</p></disp-quote>
<fig><label>Figure 1.</label><caption><title>The wheel.</title></caption><graphic/></fig>
<supplementary-material><label>Data 1.</label></supplementary-material>
<table-wrap><table><tr><th>Year</th><th>Price</th></tr><tr><td>1911</td><td>200</td></tr></table>
</table-wrap></sec></body>
<back><ref-list><title>References</title><ref><element-citation><person-group><name>
<surname>Moe</surname><given-names>J</given-names></name><name><surname>Lie</surname>
<given-names>A</given-names></name></person-group><year>1990</year>
<article-title>Old mills?</article-title><source>Rivers</source><volume>3</volume><fpage>1</fpage>
<lpage>9</lpage></element-citation></ref></ref-list></back></article>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>The mill</title><author>Ida Holm</author></titleStmt>
<publicationStmt><date>3 June 1931</date></publicationStmt>
<sourceDesc><p>A scan.</p></sourceDesc></fileDesc></teiHeader>
<text><body><div><head>The sale</head>
<p>It was sold by <persName>Jon Moe</persName> on
<date when="1911-05-04">4 May 1911</date>.<note n="1">From the parish
book.</note> The <choice><sic>whele</sic><corr>wheel</corr></choice> <del>once</del> turned<lb
break="no"/>ing, he said: <q>stop</q>.</p>
<quote><p>We never stopped.</p></quote>
<list><item>first stone</item><item>second stone</item></list>
<figure><head>The wheel.</head><figDesc>A wheel</figDesc></figure>
<table><row><cell>Year</cell><cell>Price</cell></row></table>
<lg><l>The wheel goes round</l><l>and round</l></lg>
<listBibl><bibl>Moe, Jon. <title>Old mills</title>. 1990.</bibl></listBibl></div></body></text>
</TEI>"""
DOCBOOK = """<!DOCTYPE book [<!ENTITY mill "the mill at Holm"><!ENTITY deed SYSTEM "deed.xml">]>
<book><bookinfo><title>The mill</title><author><firstname>Ida</firstname><surname>Holm</surname>
</author><pubdate>3 June 1931</pubdate><legalnotice><para>None.</para></legalnotice></bookinfo>
<chapter><title>The sale</title><indexterm><primary>sale</primary></indexterm>
<para>It was sold&mdash;&mill;&#8217;s <quote>wheel</quote>.<footnote><para>From the parish
book.</para></footnote></para><note><title>Care</title><para>Mind the step.</para></note>
<itemizedlist><listitem><para>first stone</para><para>of two</para></listitem></itemizedlist>
<programlisting>wheel = 3</programlisting><screen>It turns.</screen>
<blockquote><para>We never stopped.</para></blockquote>
<table><title>Prices</title><tgroup><tbody><row><entry>1911</entry><entry>200</entry></row></tbody>
</tgroup></table><sect1><title>Later</title><para><![CDATA[A & B <c>]]><!-- no --><?pi no?></para>
</sect1></chapter></book>"""
CNXML = """<document xmlns="http://cnx.rice.edu/cnxml"><title>The mill</title>
<metadata xmlns:md="http://cnx.rice.edu/mdml"><md:title>The mill</md:title><md:uuid>7</md:uuid>
</metadata>
<content><section><title>The sale</title><para>It was sold<footnote>From the parish book.</footnote>
in <term>1911</term>.</para><note><label>Ask</label><title>Why?</title><para>Think.</para></note>
<list><item>first stone</item></list>
<figure><media alt="A wheel"><image src="a.jpg"/></media><caption>The wheel.</caption></figure>
<table><tgroup><tbody><row><entry>1911</entry><entry>200</entry></row></tbody></tgroup></table>
<quote>We never stopped.</quote></section></content></document>"""
NOTE = "paragraph [^1]: From the parish book."
BLOCKS = {
    JATS: """metadata/doi 10.1234/mill
metadata/title The mill at Holm
metadata/author Ida Holm
metadata/date 2021-05-04
heading1 Abstract
paragraph The mill burned.
heading1 1 The sale
paragraph It was sold in 1911 (Moe, 1990), see the deed.
item first stone
item second stone
quote We never stopped.
caption Figure 1. The wheel.
caption Data 1.
row Year | Price
row 1911 | 200
heading1 References
paragraph Moe J, Lie A (1990). Old mills? Rivers, 3, 1–9
paragraph [^a]: From the parish book.""",
    TEI: f"""metadata/title The mill
metadata/author Ida Holm
metadata/date 3 June 1931
heading2 The sale
paragraph It was sold by Jon Moe on 4 May 1911. The whele turneding, he said: “stop”.
quote We never stopped.
item first stone
item second stone
caption The wheel.
row Year | Price
paragraph The wheel goes round and round
paragraph Moe, Jon. Old mills. 1990.
{NOTE}""",
    DOCBOOK: f"""heading1 The mill
metadata/author Ida Holm
metadata/date 3 June 1931
heading2 The sale
paragraph It was sold—&mill;’s “wheel”.
paragraph Care
paragraph Mind the step.
item first stone
paragraph of two
code It turns.
quote We never stopped.
caption Prices
row 1911 | 200
heading3 Later
paragraph A & B <c>
{NOTE}""",
    CNXML: f"""heading1 The mill
metadata/title The mill
heading2 The sale
paragraph It was sold in 1911.
paragraph Ask
paragraph Why?
paragraph Think.
item first stone
caption The wheel.
row 1911 | 200
quote We never stopped.
{NOTE}""",
}


def blocks(document: Document) -> list[str]:
    return [
        f"{one.kind}{one.level or ''}{'/' * bool(one.field)}{one.field} {document.words(one.span)}"
        for one in document.blocks
    ]


def refusal(data: bytes, name: str = "a.xml") -> str:
    with pytest.raises(UnreadableError) as caught:
        parse(data, name)
    return str(caught.value)


@pytest.mark.parametrize("text", BLOCKS, ids=["jats", "tei", "docbook", "cnxml"])
def test_elements_are_blocks_of_their_kinds(text: str) -> None:
    assert blocks(parse(text.encode(), "a.xml")) == BLOCKS[text].split("\n")


WRAPS = (
    "<article><body><sec><title>Two</title><p>{}</p></sec></body></article>",
    "<TEI><text><body><p>{}</p></body></text></TEI>",
    "<!DOCTYPE chapter [<!ENTITY a 'x'>]>\n<chapter><title>Two</title>\n<para>{}</para></chapter>",
    '<c:document xmlns:c="http://cnx.rice.edu/cnxml"><c:content><c:para>{}</c:para></c:content></c:document>',
)


@pytest.mark.parametrize("wrap", WRAPS)
def test_a_finding_has_the_line_and_column_of_the_file(wrap: str) -> None:
    text = wrap.format("They met\nhere on&#160;<b>Tuesday</b>, 4 July 1776&#x2014;so they said.")
    (finding,) = [
        one for one in examine(Text(text.encode(), "a.xml")).findings if one.code == "DAT01"
    ]
    line = text[: text.index("<b>Tuesday")].count("\n") + 1
    assert (finding.place.line, finding.place.column) == (line, 17)
    assert finding.place.text == "Tuesday</b>, 4 July 1776"


@pytest.mark.parametrize("wrap", WRAPS)
@given(
    parts=st.lists(
        st.tuples(
            st.text("aé’& <>\"'\n\U0001f600", max_size=6), st.sampled_from(["plain", "&", "cdata"])
        ),
        min_size=1,
    )
)
def test_every_word_is_at_its_place(wrap: str, parts: list[tuple[str, str]]) -> None:
    def written(words: str, way: str) -> str:
        if way == "cdata":
            return f"<![CDATA[{words.replace('&', '')}]]>"
        if way == "&":
            return "".join(f"&#{ord(one)};" for one in words)
        return words.replace("&", "&amp;").replace("<", "&lt;")

    text = wrap.format("Words " + "".join(written(*part) for part in parts))
    document = parse(text.encode(), "a.xml")
    for block in document.blocks:
        words = document.words(block.span)
        for start in range(len(words)):
            if words[start].isspace():
                continue
            place = document.place(
                type(block.span)(block.span.start + start, block.span.start + start + 1)
            )
            assert unescape(place.text) == words[start]
    place = document.place(document.blocks[-1].span)
    if "CDATA" not in text:
        assert unescape(place.text).split() == document.words(document.blocks[-1].span).split()


@pytest.mark.parametrize(
    "text",
    [
        "<document><p>x</p></document>",
        "<TEI>\n<p>é & </p></TEI>",
        "<TEI><!-- factcheck:\nignore DAT: a -->\n<p></q></TEI>",
        "<project><p>x</p></project>",
        "<TEI><text/></TEI>",
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, snapshot: object) -> None:
    assert refusal(text.encode()) == snapshot


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    (tmp_path / "deed.txt").write_text("secret")
    levels = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10))
    bomb = f'<!DOCTYPE TEI [<!ENTITY e0 "bang "><!ENTITY f SYSTEM "{tmp_path}/deed.txt">{levels}]>'
    read = parse(f"{bomb}<TEI><text><p>One &e9; &f;.</p></text></TEI>".encode(), "a.xml")
    assert read.text == "One &e9; &f;."
    in_attribute = f'{bomb}<TEI n="&e9;"><text><p>One.</p></text></TEI>'
    assert "amplification" in refusal(in_attribute.encode())
    external = '<!DOCTYPE TEI [<!ENTITY % d SYSTEM "d.dtd">%d;]>'
    assert parse(f"{external}<TEI><p>One &x;.</p></TEI>".encode(), "a.xml").text == "One &x;."


def test_deep_and_large_files_end_soon(
    monkeypatch: pytest.MonkeyPatch, calls: Callable[[Callable[[], object]], int], snapshot: object
) -> None:
    def nested(tag: str, count: int) -> bytes:
        return f"<TEI><p>{f'<{tag}>' * count}Word{f'</{tag}>' * count}</p></TEI>".encode()

    for tag in ("hi", "div", "item", "q", "note", "unknown"):
        assert "Word" in parse(nested(tag, 5_000), "a.xml").text
    few = calls(lambda: parse(nested("div", 2_000), "a.xml"))
    assert calls(lambda: parse(nested("div", 4_000), "a.xml")) < 3 * few
    monkeypatch.setattr(limits, "MOST_ELEMENTS", 50)
    assert refusal(nested("hi", 60)) == snapshot
    monkeypatch.setattr(limits, "MOST_BLOCKS", 9)
    many = f"<TEI><text>{'<p>It burned.</p>' * 10}</text></TEI>"
    assert refusal(many.encode()) == snapshot


def test_a_folder_has_its_publications_and_no_settings(tmp_path: Path) -> None:
    for name, text in (("a.xml", TEI), ("pom.xml", "<project/>"), ("b.cnxml", CNXML)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [Path(one).name for one in documents_in(str(tmp_path))] == ["a.xml", "b.cnxml"]
