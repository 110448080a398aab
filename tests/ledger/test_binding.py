"""The words by which the goals of rows bind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext import InputError
from policytext.ledger import Row, binding_words
from policytext.targets.commitments import Commitments


def rows_of(text: str) -> dict[str, Row]:
    doc = pt.annotate(pt.Document(text, issuer="320400", year=2024))
    return {row.indicator: row for row in doc.targets()}


@pytest.mark.parametrize(
    ("text", "indicator", "words"),
    [
        ("城镇登记失业率控制在4.5%以内、居民消费价格涨幅3%左右。", "居民消费价格", "左右"),
        ("城镇登记失业率控制在4.5%以内、居民消费价格涨幅3%左右。", "城镇登记失业率", "控制在 以内"),
        ("确保城镇新增就业3万人以上、粮食产量90万吨。", "城镇新增就业", "确保 以上"),
        ("确保城镇新增就业3万人以上、粮食产量90万吨。", "粮食产量", "确保"),
        ("力争地区生产总值增长8%以上，粮食产量90万吨。", "粮食产量", ""),
        ("确保一般公共预算收入增长5%。", "一般公共预算收入", "确保"),
        ("今年主要预期目标：地区生产总值增长5%、力争5.5%。", "地区生产总值", "预期目标 力争"),
        ("今年主要预期目标：地区生产总值增长百分之五以上。", "地区生产总值", "预期目标 以上"),
        ("居民收入与经济增长基本同步。", "居民收入", "基本同步"),
        ("去年粮食产量90万吨。", "粮食产量", ""),
    ],
)
def test_words_are_those_of_the_goal(text: str, indicator: str, words: str) -> None:
    found = binding_words(rows_of(text)[indicator])
    assert [word for word, _ in found] == words.split()
    known = Commitments.packaged()
    assert set(found) <= {(word.word, word.kind) for word in known.words}


def test_words_of_ones_own() -> None:
    own = Commitments.read(
        {"version": "1", "classes": ["promise"], "word": [{"word": "确保", "class": "promise"}]}
    )
    row = rows_of("确保粮食产量90万吨以上。")["粮食产量"]
    assert binding_words(row, own) == (("确保", "promise"),)


@given(
    st.lists(
        st.sampled_from(
            [
                "确保",
                "力争",
                "增长",
                "90万吨",
                "5%",
                "以上",
                "、",
                "，",
                "：",
                "。",
                "粮食产量",
                "左右",
            ]
        )
    )
)
def test_any_sentence(parts: list[str]) -> None:
    text = "".join(parts)
    for row in pt.annotate(pt.Document(text, issuer="320400", year=2024)).targets():
        assert all(word in row.sentence for word, _ in binding_words(row))


def test_what_is_no_row_is_refused() -> None:
    with pytest.raises(InputError, match="row"):
        binding_words("粮食产量90万吨")  # type: ignore[arg-type]
