"""What notebooks show: the whole beginning of a text, escaped, bounded, without anything outside."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given

import policytext as pt
from policytext.ledger import coverage
from policytext.notebook import CHARACTERS, DEPTH, MARKS, ROWS, Table, document_html, table_html
from tests.core.strategies import documents
from tests.io.sample_docs import report, small

NOTES = pt.Layer("notes", str)
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
EVIL = "</div><script>alert(1)</script><style>*{}</style>\"'&amp;"


class Reader(HTMLParser):
    """Reads HTML as a browser does, and holds that each tag is closed in its turn."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.open.append((tag, attributes.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, name in self.open:
            self.texts.setdefault(name, []).append(data)

    def text(self, name: str) -> str:
        return "".join(self.texts.get(name, []))

    @property
    def marks(self) -> list[dict[str, str | None]]:
        return [
            attributes for tag, attributes in self.tags if tag == "mark" and "title" in attributes
        ]


def crossing(count: int) -> pt.Document:
    """Each of so many spans crosses the next ones."""
    doc = pt.Document("常" * 3000)
    return doc.with_layer(NOTES, [doc.span(i, i + 900, "NOTE", "x") for i in range(count)])


@given(documents())
def test_the_text_is_whole_and_the_html_is_sound(doc: pt.Document) -> None:
    shown = Reader(document_html(doc)).text("pt-text")
    assert shown == doc.text.replace("\0", "\ufffd")


@given(documents())
def test_each_span_is_marked_over_its_own_characters(doc: pt.Document) -> None:
    drawn = [layer for layer in doc.layers if layer != pt.TOKENS]
    wanted = sum(len(span) for layer in drawn for span in doc.spans(layer))
    source = document_html(doc)
    depth = marked = 0
    body = source[source.index('<div class="pt-text"') :]
    for piece in re.findall(r"<mark[^>]*>|</mark>|&[#\w]+;|<[^>]+>|[^<]", body.split("</div>")[0]):
        if piece.startswith("<mark"):
            depth += 1
        elif piece == "</mark>":
            depth -= 1
        elif not piece.startswith("<"):
            marked += depth
    if "not drawn" not in source:
        assert marked == wanted
    else:
        assert marked < wanted


def test_spans_in_spans_and_spans_that_cross() -> None:
    doc = pt.Document("abcdef")
    spans = [doc.span(0, 4, "A", "1"), doc.span(1, 2, "B", "2"), doc.span(3, 6, "C", "3")]
    shown = document_html(doc.with_layer(NOTES, spans))
    body = re.sub(
        r'<mark class="pt-mark-notes" title="(.)[^"]*">', r"[\1", shown[shown.index("pt-text") :]
    )
    assert "[Aa[Bb</mark>c[Cd</mark></mark>[Cef</mark></div>" in body


def test_values_are_told() -> None:
    titles = [one["title"] for one in Reader(document_html(small())).marks]
    assert titles == [
        "INSTITUTION government: 320400/人民政府 常州市人民政府",
        "PLACE admin: 320400 江苏省常州市",
        "DATE 2024-01-01/2024-12-31",
        "NUMBER eq 68030000000 元",
        "NUMBER ge 5 %",
        "PLACE route: nil, of 220200, 220802",
        "NUMBER eq 3 公里",
    ]


def test_facts_legend_and_problems() -> None:
    reader = Reader(document_html(small()))
    assert reader.text("pt-head") == "常州市人民政府报告"
    facts = reader.text("pt-facts")
    assert "issuer 320400 · year 2024 · date 2024-01-09 · characters 49 · quality damaged" in facts
    assert "Quantities 3" in reader.text("pt-legend")
    assert "Tokens" in reader.text("pt-legend")
    assert "contradiction: the title says 2023" in reader.text("pt-note")
    assert "no layers" in document_html(pt.Document("x"))


@pytest.mark.parametrize(
    "shown",
    [
        lambda: document_html(report()),
        lambda: table_html(report().spans(pt.QUANTITIES)),
        lambda: pt.entity("320400")._repr_html_(),
    ],
)
def test_nothing_is_asked_for_and_nothing_outside_is_styled(shown: Callable[[], str]) -> None:
    source = shown()
    assert source == shown()
    assert not re.search(r"://|url\(|@import|\bsrc=|\bhref=|<script|\bon\w+=", source)
    style = re.search("<style>(.*?)</style>", source, re.S)
    assert style
    for selector in re.findall(r"([^{}]+)\{[^}]*\}", style[1]):
        assert selector.strip().startswith(".policytext")


def test_nothing_in_a_document_becomes_a_tag() -> None:
    layer: pt.Layer[str] = pt.Layer(EVIL, str)
    doc = pt.Document(EVIL, id=EVIL, title=EVIL, problems=[pt.Problem(EVIL, EVIL)])
    doc = doc.with_layer(layer, [doc.span(0, 5, EVIL, EVIL)])
    for source in (document_html(doc), table_html(doc.spans(layer)), Table([layer])._repr_html_()):
        reader = Reader(source)
        tags = {tag for tag, _ in reader.tags}
        assert tags <= {"div", "style", "b", "span", "mark", *TABLE}
        assert source.count("<style>") == 1
    assert Reader(document_html(doc)).text("pt-text") == EVIL
    assert [one["title"] for one in reader.marks] == []


def test_the_cut_of_a_long_document_is_told() -> None:
    doc = pt.Document("全年增长5%。\n" * 1000)
    reader = Reader(document_html(doc))
    shown = reader.text("pt-text")
    assert doc.text.startswith(shown)
    assert CHARACTERS // 2 < len(shown) <= CHARACTERS
    assert shown.endswith("\n")
    assert f"the first {len(shown):,} of 8,000 characters" in reader.text("pt-note")
    one_line = pt.Document("𠮷" * 3000)
    assert len(Reader(document_html(one_line)).text("pt-text")) == CHARACTERS


def test_a_span_over_the_cut_ends_there() -> None:
    doc = pt.Document("常" * 5000)
    doc = doc.with_layer(NOTES, [doc.span(0, 5000, "NOTE", "x")])
    assert Reader(document_html(doc)).text("pt-mark-notes") == "notes" + "常" * CHARACTERS


def test_spans_that_are_too_many_are_counted() -> None:
    source = document_html(crossing(100))
    drawn = {(one["title"]) for one in Reader(source).marks}
    assert drawn == {"NOTE x"}
    told = re.search(r"(\d+) spans there are not drawn", source)
    assert told
    assert 100 - DEPTH >= int(told[1]) > 0


def test_size_does_not_grow_with_text_and_spans() -> None:
    doc = pt.Document("全年完成投资300亿元，" * 80_000)
    spans = [
        doc.span(i * 12 % 960_000, i * 12 % 960_000 + 5, "NOTE", "x" * 999) for i in range(50_000)
    ]
    source = document_html(doc.with_layer(NOTES, spans))
    assert len(source) < 300 * (MARKS + 50)
    assert len(table_html(doc.with_layer(NOTES, spans).spans(NOTES))) < 10_000


def test_a_table_of_spans_has_a_column_for_each_field() -> None:
    reader = Reader(table_html(small().spans(pt.QUANTITIES)))
    cells = "|".join(reader.texts["pt-table"])
    assert cells.startswith(
        "place|text|label|low|high|comparator|unit|kind|19:26|680.3亿元|NUMBER|"
    )
    assert "3 rows" in reader.text("pt-note")
    places = "|".join(Reader(small().spans(pt.MENTIONS)._repr_html_()).texts["pt-table"])
    assert "320400 江苏省常州市" in places
    plain = Reader(table_html(small().spans(pt.SENTENCES))).texts["pt-table"]
    assert plain[:4] == ["place", "text", "label", "0:9"]


def test_a_long_table_tells_its_cut() -> None:
    source = table_html(report().spans(pt.TOKENS))
    count = len(report().spans(pt.TOKENS))
    assert source.count("<tr>") == ROWS + 1
    assert f"the first {ROWS} of {count:,} rows" in source


def test_tables_of_other_things() -> None:
    doc = pt.Document("今年不设失业率的具体目标。", issuer="320400", year=2020)
    found = coverage([], [doc], ["失业率"])
    reader = Reader(Table(found, columns=("indicator", "status"))._repr_html_())
    assert reader.texts["pt-table"] == ["indicator", "status", "失业率", "stated as absent"]
    assert "evidence" in Table(found)._repr_html_()
    assert repr(Table(found)) == "<Table of 1 Coverage>"
    assert "no rows" in Table([])._repr_html_()
    assert "财政局" in pt.entity("320400/财政局")._repr_html_()
    assert "2 &lt;more&gt;" in Table(found, note="2 <more>")._repr_html_()


@pytest.mark.parametrize(
    ("things", "settings", "reason"),
    [
        ([pt.Link(None), pt.Problem("a", "b")], {}, "things of one type, got Problem after Link"),
        ([1, 2], {}, "int has no fields"),
        ([pt.Link(None)], {"columns": ["colour"]}, "Link has no colour; it has id, name"),
        ([], {"limit": 0}, "one row or more"),
        ([], {"limit": "all"}, "must be int"),
    ],
)
def test_what_is_no_table_is_refused(things: list[Any], settings: Any, reason: str) -> None:
    with pytest.raises(pt.InputError, match=reason):
        Table(things, **settings)


def test_words_are_escaped_once() -> None:
    doc = pt.Document("A&B<C>")
    source = document_html(doc)
    assert html.escape(doc.text) in source
    assert "&amp;amp;" not in source
