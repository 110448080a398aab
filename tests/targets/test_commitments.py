"""Words by which goals bind: their classes, and files of a user's own."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.errors import DataError, InputError
from policytext.targets.commitments import Commitments

WORDS = Commitments.packaged()
OWN: dict[str, Any] = {
    "version": "2",
    "classes": ["firm", "loose"],
    "word": [{"word": "一定", "class": "firm"}, {"word": "想", "class": "loose"}],
}


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("增长8%以上", ["floor"]),
        ("不低于6%", ["floor"]),
        ("8%左右", ["range"]),
        ("控制在4%以内", ["ceiling", "ceiling"]),
        ("确保9%以上", ["hard", "floor"]),
        ("增长7%、力争8%", ["soft"]),
        ("争取更好结果", ["soft"]),
        ("预期增长6%", ["soft"]),
        ("计划投资3亿元", ["soft"]),
        ("与经济增长同步", ["relative"]),
        ("保持合理区间", ["soft", "range"]),
        ("完成国家下达任务", ["relative"]),
        ("不高于3%", ["ceiling"]),
        ("增长8%", []),
        ("", []),
    ],
)
def test_words_have_classes(text: str, classes: list[str]) -> None:
    assert [kind for _, kind in WORDS.classify(text)] == classes


def test_the_longest_word_counts_alone() -> None:
    assert WORDS.classify("不超过5%") == (("不超过", "ceiling"),)
    assert WORDS.classify("超过5%") == (("超过", "floor"),)
    assert WORDS.classify("约束性指标") == (("约束性指标", "hard"),)


def test_all_packaged_words_show_their_use() -> None:
    assert WORDS.classes == ("hard", "soft", "floor", "ceiling", "range", "relative")
    assert {one.kind for one in WORDS.words} == set(WORDS.classes)
    for one in WORDS.words:
        assert WORDS.classify(one.word) == ((one.word, one.kind),)
        assert one.word in one.example, one.word
        assert one.source in {"reports", "civil1259"}, one.word


def test_a_user_swaps_the_words(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'version = "2"\nclasses = ["firm", "loose"]\n[[word]]\nword = "一定"\nclass = "firm"\n'
        '[[word]]\nword = "想"\nclass = "loose"\n',
        encoding="utf-8",
    )
    own = Commitments.read(path)
    assert own == Commitments.read(OWN)
    assert own.classify("一定想确保") == (("一定", "firm"), ("想", "loose"))
    assert (own.version, own.classes, own != WORDS) == ("2", ("firm", "loose"), True)
    again = pickle.loads(pickle.dumps(own))
    assert (again, hash(again)) == (own, hash(own))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"version": 2}, "version: is missing"),
        ({"classes": []}, "classes: is no list of different names"),
        ({"classes": ["firm", "firm"]}, "classes: is no list of different names"),
        ({"word": []}, "holds no words"),
        ({"word": [{"word": "x", "class": "hard"}]}, "[[word]] 1 (x): unknown class 'hard'"),
        ({"word": [{"word": "", "class": "firm"}]}, "[[word]] 1: word is ''"),
        ({"word": [{"word": "长" * 21, "class": "firm"}]}, "up to 20 characters"),
        ({"word": [{"word": "x", "kind": "firm"}]}, "unknown key kind"),
        ({"word": [OWN["word"][0]] * 2}, "[[word]] 2 (一定): '一定' stands twice"),
        ({"name": "mine"}, "name: unknown"),
    ],
)
def test_what_is_wrong_is_said(change: dict[str, Any], fault: str) -> None:
    faults = [str(one) for one in Commitments.check({**OWN, **change})]
    assert any(fault in one for one in faults), faults
    with pytest.raises(DataError):
        Commitments.read({**OWN, **change})


def test_a_fault_has_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'version = "2"\nclasses = ["a"]\n\n[[word]]\nword = "想"\nclass = "b"\n', encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"own\.toml:4: \[\[word\]\] 1 \(想\): unknown class 'b'"):
        Commitments.read(path)


def test_words_are_text() -> None:
    with pytest.raises(InputError, match="words must be str"):
        WORDS.classify(5)  # type: ignore[arg-type]


@given(st.text())
def test_what_is_found_stands_in_the_text_in_order(text: str) -> None:
    at = 0
    for word, kind in WORDS.classify(text):
        at = text.index(word, at) + len(word)
        assert kind in WORDS.classes


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("own.yaml", "version: 1\nword:\n- word: 一定\n", "not TOML"),
        ("own.csv", "word,class\n一定,firm\n", "a CSV file has no version and classes: write TOML"),
    ],
)
def test_of_a_file_of_another_kind_that_alone_is_told(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (fault,) = Commitments.check(tmp_path / name)
    assert message in fault.message
