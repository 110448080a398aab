"""Tokens agree with the other layers, and coarse units with fine words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.tokens import ModelTokenizer, TokenAnnotator, Tokenizer
from policytext.tokens.coarse import packaged_compounds
from tests.tokens.strategies import TEXTS
from tests.tokens.test_tokens import Characters

FINE = ModelTokenizer()
COARSE = FINE.with_granularity("coarse")
TOKENIZERS: list[Tokenizer] = [FINE, COARSE, Characters()]
SAMPLES = sorted((Path(__file__).parent.parent / "texts").glob("*.txt"))
LAYERS: tuple[pt.Layer[Any], ...] = (pt.QUANTITIES, pt.TIMES, pt.MENTIONS)

VALUES = (
    pt.Quantity(Decimal(1), Decimal(1), "eq", "", "count"),
    pt.TimeInterval(date(2024, 1, 1), None),
    pt.Mention("admin"),
)


def spans_of(doc: pt.Document) -> list[tuple[int, int]]:
    return sorted(
        {(span.start, span.end) for layer in LAYERS for span in doc[layer]},
        key=lambda span: (span[0], -span[1]),
    )


def check(doc: pt.Document) -> None:
    """The laws for a document with all layers."""
    spans = spans_of(doc)
    outer: list[tuple[int, int]] = []
    for span in spans:
        if not outer or span[0] >= outer[-1][1]:
            outer.append(span)
    for tokenizer in TOKENIZERS:
        fine = TokenAnnotator(tokenizer)(doc).spans(pt.TOKENS)
        if tokenizer is not COARSE:
            edges = {*fine.starts, *fine.ends}
            for start, end in spans:
                for place in (start, end):
                    inside = 0 < place < len(doc.text) and not doc.text[place].isspace()
                    assert not inside or place in edges, doc.text[start:end]
        coarse = TokenAnnotator(tokenizer, "coarse")(doc).spans(pt.TOKENS)
        assert {*coarse.starts, *coarse.ends} <= {*fine.starts, *fine.ends}
        whole = set(zip(coarse.starts, coarse.ends, strict=True))
        for start, end in outer:
            if not any(character.isspace() for character in doc.text[start:end]):
                assert (start, end) in whole, doc.text[start:end]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_token_crosses_a_span_in_whole_reports(path: Path) -> None:
    check(pt.annotate(pt.Document(path.read_text(encoding="utf-8"))))


@given(TEXTS, st.data())
def test_no_token_crosses_a_span_whatever_the_spans(text: str, data: st.DataObject) -> None:
    doc = pt.Document(text)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = st.lists(places.filter(lambda pair: pair[0] < pair[1]), max_size=3)
    for layer, value in zip(LAYERS, VALUES, strict=True):
        pairs = data.draw(spans) if text else []
        doc = doc.with_layer(layer, [doc.span(start, end, "X", value) for start, end in pairs])
    check(doc)


@given(TEXTS)
def test_coarse_units_are_made_of_fine_words(text: str) -> None:
    fine, coarse = FINE.starts(text), COARSE.starts(text)
    assert not (coarse & ~fine).any()
    assert "".join(COARSE.words(text)) == text


def test_the_default_pipeline_cuts_tokens_last() -> None:
    doc = pt.annotate(pt.Document("全省一般公共预算收入680.3亿元，增长8.1%左右。"))
    assert [token.text for token in doc[pt.TOKENS]] == [
        "全省", "一般", "公共", "预算", "收入", "680.3亿", "元", "，", "增长", "8.1%", "左右", "。",
    ]  # fmt: skip
    coarse = TokenAnnotator(granularity="coarse")(doc.without_layer(pt.TOKENS))
    assert [token.text for token in coarse[pt.TOKENS]] == [
        "全省", "一般公共预算收入", "680.3亿元", "，", "增长", "8.1%左右", "。",
    ]  # fmt: skip


def test_a_duration_is_no_year() -> None:
    doc = pt.annotate(pt.Document("土地承包期再延长30年，2030年到期。"))
    assert [token.text for token in doc[pt.TOKENS]][-7:] == [
        "延长", "30", "年", "，", "2030年", "到期", "。",
    ]  # fmt: skip


def test_the_table_of_compounds() -> None:
    compounds = packaged_compounds()
    assert len(compounds) == len({one.replace(" ", "") for one in compounds})
    assert sum(" " in one for one in compounds) >= 300
    assert all(one == " ".join(one.split()) for one in compounds)
    # No row is one word in itself and a part of another word of the table.
    fine = {one for one in compounds if " " not in one}
    assert {word for one in compounds for word in one.split(" ") if word in fine}


@pytest.mark.parametrize("compound", packaged_compounds())
def test_compounds_come_out_whole(compound: str) -> None:
    whole = compound.replace(" ", "")
    assert whole in COARSE.words(f"一是{whole}。")


def test_neighbours_of_a_compound_stay_apart() -> None:
    for left, right in pairwise(["地区生产总值", "固定资产投资", "高质量发展"]):
        assert COARSE.words(f"{left}、{right}") == [left, "、", right]
