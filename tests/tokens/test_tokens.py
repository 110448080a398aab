"""The library's own tokeniser and the layer of tokens."""

from __future__ import annotations

import pickle
import time
from array import array
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from policytext import TOKENS, DataError, Document, InputError, ReadError, load
from policytext.data import read_bytes
from policytext.tokens import BorderTokenizer, ModelTokenizer, TokenAnnotator, Tokenizer
from tests.tokens.strategies import TEXTS

TOKENIZER = ModelTokenizer()

# Text written for the tests, cut by docs/segmentation.md.
CASES = [
    ("全面推进乡村振兴", "全面 推进 乡村振兴"),
    ("常州市完成投资", "常州市 完成 投资"),
    ("比2023年增长5.2%左右", "比 2023年 增长 5.2% 左右"),
    ("总额1,234.5亿元", "总额 1,234.5亿 元"),
    ("装机10万千瓦", "装机 10万 千瓦"),
    ("提高3个百分点", "提高 3 个 百分点"),
    ("增收三千五百二十一万元", "增收 三千五百二十一万 元"),
    ("第三产业", "第三 产业"),
    ("新建５Ｇ基站", "新建 ５Ｇ 基站"),
    ("PM2.5浓度下降", "PM2.5 浓度 下降"),
    ("加大R&D投入", "加大 R&D 投入"),
    ("（一）农业", "（ 一 ） 农业"),
    ("种植西红柿", "种植 西红柿"),
    ("发展中国家的合作", "发展中国家 的 合作"),
    ("尊重自由和平等", "尊重 自由 和 平等"),
    ("促进世界和平等事业", "促进 世界 和平 等 事业"),
    ("发展大数据、云计算", "发展 大数据 、 云计算"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words(text: str, expected: str) -> None:
    assert TOKENIZER.words(text) == expected.split(" ")


def test_white_space_is_a_word_of_its_own_but_no_token() -> None:
    text = " 经济 \r\n\u3000发展\n"
    assert TOKENIZER.words(text) == [" ", "经济", " \r\n\u3000", "发展", "\n"]
    doc = TokenAnnotator()(Document(text))
    assert [(t.start, t.end, t.text, t.label) for t in doc[TOKENS]] == [
        (1, 3, "经济", "TOKEN"),
        (7, 9, "发展", "TOKEN"),
    ]


def test_the_empty_text_has_no_words() -> None:
    assert TOKENIZER.words("") == []
    assert len(TOKENIZER.starts("")) == 0
    for granularity in ("fine", "coarse"):
        assert TokenAnnotator(granularity=granularity)(Document(""))[TOKENS] == ()


@given(TEXTS)
def test_words_cover_the_text_and_tokens_all_but_white_space(text: str) -> None:
    words = TOKENIZER.words(text)
    assert "".join(words) == text
    assert all(words)
    starts, ends = TOKENIZER.offsets(text)
    covered = [place for pair in zip(starts, ends, strict=True) for place in range(*pair)]
    assert covered == [place for place, character in enumerate(text) if not character.isspace()]
    tokens = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert tokens == [word for word in words if not word.isspace()]
    assert np.flatnonzero(TOKENIZER.starts(text)).tolist() == [
        sum(map(len, words[:index])) for index in range(len(words))
    ]


@given(TEXTS)
def test_digits_in_a_row_are_never_cut(text: str) -> None:
    words = TOKENIZER.words(text)
    digits = "0123456789"
    assert not any(a[-1] in digits and b[0] in digits for a, b in pairwise(words))


def test_lines_are_cut_each_by_itself() -> None:
    sentence = "全面推进乡村振兴加快建设现代化产业体系\n"
    assert TOKENIZER.words(sentence * 2000) == TOKENIZER.words(sentence) * 2000


@pytest.mark.parametrize(
    "unit", ["一", "中", "第", "1", "1,", "a", "（", "㐀", "\ue000", "第1", " ", "数字", "发展中国"]
)
def test_time_grows_linearly_with_any_text(unit: str) -> None:
    tokenizer = TOKENIZER.add_words(["中国", "一一", "字数", "第1第"]).with_granularity("coarse")

    def seconds(text: str) -> float:
        began = time.process_time()
        tokenizer.offsets(text)
        return time.process_time() - began

    short, long = unit * 10_000, unit * 160_000
    tokenizer.offsets(short)
    # 16 times the text; a square law would take 256 times as long.
    assert seconds(long) < 100 * max(seconds(short), 0.002)


def test_it_is_a_tokenizer_and_its_pickle_is_small() -> None:
    assert isinstance(TOKENIZER, Tokenizer)
    assert isinstance(TOKENIZER, BorderTokenizer)
    packed = pickle.dumps(TokenAnnotator(TOKENIZER.add_words(["惠企贷"])))
    assert len(packed) < 1000
    doc = Document("加快建设惠企贷")
    assert [token.text for token in pickle.loads(packed)(doc)[TOKENS]] == ["加快", "建设", "惠企贷"]


def test_a_model_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "own.npz"
    path.write_bytes(read_bytes("tokens/model.npz"))
    tokenizer = ModelTokenizer(path)
    copy = pickle.loads(pickle.dumps(tokenizer.add_words(["加快建设"])))
    assert copy.words("加快建设") == ["加快建设"]
    assert repr(copy) == f"<ModelTokenizer {path}, fine, 1 words>"
    assert tokenizer.facts == TOKENIZER.facts
    with pytest.raises(ReadError, match="missing"):
        ModelTokenizer(tmp_path / "missing.npz")
    path.write_bytes(b"no model")
    with pytest.raises(DataError, match=r"own\.npz is no model"):
        ModelTokenizer(path)


def test_borders_are_kept_and_the_rest_weighed_anew() -> None:
    text = "全面推进"
    for border in (1, 2, 3):
        flags = TOKENIZER.starts(text, np.array([border]))
        assert flags[border]
    assert TOKENIZER.starts(text).tolist() == [True, False, True, False]


class Characters:
    """Cuts text into characters, as a stand-in for another library's tokeniser."""

    def words(self, text: str) -> list[str]:
        return list(text)

    def offsets(self, text: str) -> tuple[array[int], array[int]]:
        return array("i", range(len(text))), array("i", range(1, len(text) + 1))


def test_another_tokenizer_takes_its_place() -> None:
    doc = TokenAnnotator(Characters())(Document("经济发展"))
    assert [token.text for token in doc[TOKENS]] == ["经", "济", "发", "展"]
    doc = TokenAnnotator(Characters(), "coarse")(Document("循环经济与投资"))
    assert [token.text for token in doc[TOKENS]] == ["循环经济", "与", "投", "资"]


def test_other_than_text_is_refused() -> None:
    with pytest.raises(InputError, match="takes a str, got bytes"):
        TOKENIZER.words(b"abc")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="path of a model file, got 5"):
        ModelTokenizer(5)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="one of fine, coarse, not 'medium'"):
        ModelTokenizer(granularity="medium")
    with pytest.raises(InputError, match="one of fine, coarse, not 'medium'"):
        TokenAnnotator(granularity="medium")


class Given:
    """A tokeniser that gives whatever it is told to."""

    def __init__(self, given: Any) -> None:
        self.given = given

    def words(self, text: str) -> list[str]:
        return [text]

    def offsets(self, _: str) -> Any:
        return self.given


class Flagged(Given):
    def starts(self, _: str, __: Any = None) -> Any:
        return self.given


@pytest.mark.parametrize(
    "given",
    [
        5,
        None,
        [0],
        ([0], [99]),
        ([-3], [2]),
        ([0, 3], [4, 4]),
        ([2], [2]),
        ([0, 1], [1]),
        (["a"], [1]),
        ([0.0], [1.0]),
        ([0, 2], [3, 4]),
    ],
    ids=repr,
)
def test_a_tokenizer_that_gives_no_words_of_the_text_is_named(given: Any) -> None:
    with pytest.raises(InputError, match=r"^Given\.offsets gave"):
        TokenAnnotator(Given(given))(Document("经济发展"))


@pytest.mark.parametrize("given", [[True], np.zeros(3, np.bool_), np.zeros(4, np.int64)], ids=repr)
def test_so_is_one_that_gives_no_flags(given: Any) -> None:
    with pytest.raises(InputError, match=r"^Flagged\.starts gave"):
        TokenAnnotator(Flagged(given))(Document("经济发展"))


@pytest.mark.parametrize("given", [5, "x", Characters], ids=repr)
def test_what_is_no_tokenizer_is_refused(given: Any) -> None:
    with pytest.raises(InputError, match="a tokeniser has the methods"):
        TokenAnnotator(given)
    with pytest.raises(InputError, match="a tokeniser has the methods"):
        load("tokens", tokens={"tokenizer": given})


@pytest.mark.parametrize("borders", [[-1], [99], ["a"], 5, [1.5]], ids=repr)
def test_borders_outside_the_text_are_refused(borders: Any) -> None:
    with pytest.raises(InputError, match="border"):
        TOKENIZER.starts("常州市", borders)


def test_borders_may_be_a_list_in_any_order() -> None:
    assert TOKENIZER.starts("常州市", [2, 1, 2]).tolist() == [True, True, True]  # type: ignore[arg-type]
