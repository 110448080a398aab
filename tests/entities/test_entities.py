"""The annotator with the packaged model: what holds for any text."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import MENTIONS, Document
from policytext.entities import EntityAnnotator
from policytext.entities.lexicons import KINDS
from tests.calls import calls

ANNOTATOR = EntityAnnotator()
CODES = [None, "100000", "320000", "320400", "320411", "130683", "650000", "999999", "130683102"]
YEARS = [None, 1900, 1949, 1985, 2005, 2024, 2100, 2200]
PIECES = [
    "常州",
    "常州市",
    "江苏省",
    "新北区",
    "中国",
    "中国式",
    "全市",
    "我市",
    "自治区",
    "青海",
    "湖",
    "合作",
    "、",
    "和",
    "，",
    "人民政府",
    "美丽",
    "日本",
    "\n",
    "1",
    "朝阳",
    "石佛镇",
    "𠀀",
]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.text(max_size=40))


def test_links_are_left_open() -> None:
    doc = ANNOTATOR(Document("我市与苏州联动发展。", issuer="320400", year=2024))
    assert [(m.text, m.value.link) for m in doc[MENTIONS]] == [("我市", None), ("苏州", None)]


@given(TEXTS, st.sampled_from(CODES), st.sampled_from(YEARS))
def test_any_text_issuer_and_year_give_spans_of_the_text(
    text: str, issuer: str | None, year: int | None
) -> None:
    doc = Document(text, issuer=issuer, year=year)
    once = ANNOTATOR(doc)
    assert once.text == text
    assert once == EntityAnnotator()(doc)
    spans = once[MENTIONS]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert {f"{span.label}.{span.value.kind}" for span in spans} <= set(KINDS)
    # Mentions nest or lie apart; none crosses another.
    for left in spans:
        for right in spans:
            assert not left.start < right.start < left.end < right.end


@given(st.sampled_from(["常州市", "江苏省", "中国", "日本", "我市", "全省"]), TEXTS)
def test_a_sentence_of_its_own_is_read_the_same_anywhere(name: str, before: str) -> None:
    sentence = f"\n{name}。\n"
    doc = ANNOTATOR(Document(before + "。" + sentence, issuer="320400", year=2024))
    start = len(before) + 2
    assert (start, start + len(name)) in {(m.start, m.end) for m in doc[MENTIONS]}


@pytest.mark.parametrize(
    "unit",
    [
        "常州市",
        "全市",
        "北京、",
        "中",
        "江苏省常州市",
        "合作、",
        "1",
        "“",
        "市委",
        "大桥建成",
        "\ufffd",
        "A ",
        "\n",
    ],
)
def test_twice_the_length_takes_twice_the_calls(unit: str) -> None:
    text = unit * (8_000 // len(unit))
    docs = [Document(each, issuer="320400", year=2024) for each in (text, text * 2)]
    for doc in docs:
        ANNOTATOR(doc)  # Names and words are remembered.
    short, long = (calls(lambda doc=doc: ANNOTATOR(doc)) for doc in docs)  # type: ignore[misc]
    assert long <= 2.2 * short + 500, (short, long)


def test_it_pickles() -> None:
    doc = Document("我市与苏州", issuer="320400", year=2024)
    assert pickle.loads(pickle.dumps(ANNOTATOR))(doc) == ANNOTATOR(doc)
