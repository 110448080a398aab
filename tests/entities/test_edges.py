"""Words that no name begins or ends with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.data import read_rows
from policytext.entities.edges import inner_words
from policytext.entities.own import ModelRecognizer


@pytest.mark.parametrize(
    ("words", "label", "name"),
    [
        ("例如 银谷 大桥", "PROJECT", "银谷大桥"),
        ("其中 银谷 大桥", "PROJECT", "银谷大桥"),
        ("③ 银谷 大桥", "PROJECT", "银谷大桥"),
        ("银谷 高速 支线 收尾", "PROJECT", "银谷高速支线"),
        ("市 水务局 下属", "INSTITUTION", "市水务局"),
        ("与 银谷 正式 签订", "PLACE", "银谷"),
        ("提速 银谷 西路", "PROJECT", "银谷西路"),
        ("迭代 升级 银谷 计划", "PROJECT", "银谷计划"),
        ("省道 10 项目 编制", "PROJECT", "省道10项目"),
        # Names of programmes begin with verbs, too; 以工代赈 is one word.
        ("提升 湿地 质量 行动", "PROJECT", "提升湿地质量行动"),
        ("提升 湿地 公园", "PLACE", "湿地公园"),
        ("以 青枫 河道", "PLACE", "青枫河道"),
        ("以工代赈 工程", "PROJECT", "以工代赈工程"),
        ("银谷 大桥", "PLACE", "银谷大桥"),
        ("例如 包括 收尾", "PROJECT", "收尾"),
    ],
)
def test_inner_words(words: str, label: str, name: str) -> None:
    strings = words.split()
    first, last = inner_words(strings, 0, len(strings) - 1, label)
    assert "".join(strings[first : last + 1]) == name


@given(st.lists(st.sampled_from(["例如", "含", "银谷", "收尾", "已"]), min_size=1, max_size=8))
def test_one_word_stays(words: list[str]) -> None:
    first, last = inner_words(words, 0, len(words) - 1, "PLACE")
    assert 0 <= first <= last < len(words)
    assert inner_words(words, first, last, "PLACE") == (first, last)


def test_the_table() -> None:
    rows = read_rows("entities/edge_words.tsv")
    assert len({(side, word) for side, word, _ in rows}) == len(rows)
    for side, _, labels in rows:
        assert side in ("begin", "end")
        assert set(labels.split()) <= {"PLACE", "INSTITUTION", "PROJECT"}


def test_a_name_is_given_once() -> None:
    text = "中国主张对话。例如中国主张对话。"
    spans = [each[:2] for each in ModelRecognizer(min_score=0.05)(text)]
    assert len(spans) == len(set(spans))
