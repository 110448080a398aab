"""Rows of texts in other widths, with blanks beside numbers, and in traditional characters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.targets.plain_text import plain_document, plain_text

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
TEXT = (
    "二、2023年工作回顾\n"
    "全市地区生产总值3125.6亿元，增长6.2%；规模以上工业增加值增长7.5%，其中高技术制造业（含医药）增加值增长12.3%。\n"
    "城镇新增就业5.2万人，完成年计划的104%；PM2.5平均浓度下降3.1%。"
)
_NARROW = str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"})
_WIDE = str.maketrans({chr(one): chr(one + 0xFEE0) for one in range(0x30, 0x3A)} | {"%": "％"})


def _spaced(text: str) -> str:
    for word in ("3125.6", "6.2%", "7.5%", "12.3%", "5.2", "104%", "3.1%"):
        text = text.replace(word, f" {word} ")
    return text.replace("% ；", "%；").replace("% ，", "%，").replace("% 。", "%。")


def _rows(text: str) -> list[tuple[str, str, str, str, str]]:
    doc = NLP(pt.Document(text, id="a", issuer="320400", year=2024))
    for span in doc[pt.TARGETS]:
        assert doc.text[span.start : span.end] == span.text
        assert span.value.quantity is not None
        quantity = span.value.quantity
        assert doc.text[quantity.start : quantity.end] == quantity.text
    return [
        (plain_text(row.indicator), row.code, row.measure, str(row.low), str(row.period_end))
        for row in doc.targets()
    ]


@pytest.mark.parametrize(
    "form",
    [
        lambda text: text.translate(_NARROW),
        lambda text: text.translate(_WIDE),
        lambda text: text.translate(_NARROW).translate(_WIDE),
        _spaced,
        lambda text: _spaced(text).replace(" ", "\u3000"),
        lambda text: _spaced(text.translate(_NARROW)),
    ],
    ids=["marks", "digits", "both", "blanks", "wide blanks", "blanks and marks"],
)
def test_the_form_of_a_text_does_not_change_its_rows(form: Callable[[str], str]) -> None:
    rows = _rows(TEXT)
    assert len(rows) == 7
    assert _rows(form(TEXT)) == rows


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("出口1,200万元,增长3%", "出口1,200万元，增长3%"),
        ("9:30开始:", "9:30开始："),
        ("增长8%,9%", "增长8%，9%"),
        ("２０２３年增长５．２％", "2023年增长5.2%"),
        ("其他．全部", "其他．全部"),
        ("ＧＤＰ(现价)", "GDP（现价）"),
        ("蘇州市", "苏州市"),
    ],
)
def test_forms(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "生产总值 3125 亿元 6.2%",
        "一、 2023年工作回顾",
        "第 3 章",
        "增长6.2%，出口下降。",
        "a 1，b 2。",
    ],
)
def test_blanks_of_tables_headings_and_latin_stay(text: str) -> None:
    assert plain_document(pt.Document(text, id="a"), ()).doc.text == text


@given(st.text(alphabet="增长业，。；,;:()8９% \u3000\nＡ蘇．", max_size=60))
def test_lengths_and_places_hold(text: str) -> None:
    assert len(plain_text(text)) == len(text)
    assert plain_text(plain_text(text)) == plain_text(text)
    doc = pt.Document(text, id="a")
    plain = plain_document(doc, ()).doc
    kept = iter(plain_text(text))
    assert all(one in kept for one in plain.text)
    assert plain_document(doc, (), keeps_length=True).doc.text == plain_text(text)
