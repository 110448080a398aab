"""What looks like a name and is none."""

from __future__ import annotations

import pytest

from policytext.data import read_rows
from policytext.entities.no_names import is_no_name


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("中央财政安排资金", "中央", True),
        ("落实中央部署", "中央", False),
        ("加强大江大河治理", "大江大河", True),
        ("建成银谷城际铁路", "城际铁路", True),
        ("建成银谷城际铁路", "银谷城际铁路", False),
        ("打击北城走私集团，", "北城走私集团", True),
        ("银谷集团", "银谷集团", False),
        ("加快西部片区开发", "西部", True),
        ("深入推进西部大开发", "西部", False),
    ],
)
def test_no_names(text: str, word: str, expected: bool) -> None:
    start = text.index(word)
    assert is_no_name(text, start, start + len(word)) is expected


def test_each_word_stands_once() -> None:
    words = [word for word, _ in read_rows("entities/no_names.tsv")]
    assert len(words) == len(set(words))
