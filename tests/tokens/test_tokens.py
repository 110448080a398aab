"""The library's own tokeniser and the layer of tokens."""

from __future__ import annotations

import gzip
import pickle
import time
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import TOKENS, DataError, Document, InputError
from policytext.lexicon.table import cost, read_counts
from policytext.tokens import LexiconTokenizer, TokenAnnotator, Tokenizer

TOKENIZER = LexiconTokenizer()
# Words of the lexicon, unknown characters, digits, marks, white space, and characters outside
# the first plane.
TEXTS = st.text(
    st.one_of(
        st.sampled_from("全市经济发展第一百二千万亿年月日加快建设的和国常州"),
        st.sampled_from("0123456789０９.,%abXYz-/（）。，“” \n\t\u3000\r\ue000\ufffd\u0301"),
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("𠀀𪚥㐀〇々"),
    ),
    max_size=80,
)

CASES = [
    ("全面推进乡村振兴", "全面 推进 乡村 振兴"),
    ("三产融合", "三 产 融合"),
    ("常州市完成投资", "常州市 完成 投资"),
    ("比2023年增长5.2%左右", "比 2023 年 增长 5.2% 左右"),
    ("总额1,234.5亿元", "总额 1,234.5亿 元"),
    ("装机10万千瓦", "装机 10万 千瓦"),
    ("全长35千米", "全长 35 千米"),
    ("提高3百分点", "提高 3 百分点"),
    ("增收三千五百二十一万元", "增收 三千五百二十一万 元"),
    ("列第5位", "列 第5 位"),
    ("第三产业", "第三 产业"),
    ("５Ｇ基站", "５Ｇ 基站"),
    ("PM2.5浓度", "PM2.5 浓度"),
    ("R&D经费", "R&D 经费"),
    ("2020-2025年", "2020 - 2025 年"),
    ("（一）农业", "（ 一 ） 农业"),
    ("兢兢业业", "兢兢业业"),
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
    assert TokenAnnotator()(Document(""))[TOKENS] == ()


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


@given(TEXTS)
def test_digits_in_a_row_are_never_cut(text: str) -> None:
    words = TOKENIZER.words(text)
    digits = "0123456789"
    assert not any(a[-1] in digits and b[0] in digits for a, b in pairwise(words))


@given(TEXTS, TEXTS)
def test_a_mark_parts_what_stands_on_either_side(left: str, right: str) -> None:
    assert TOKENIZER.words(f"{left}。{right}") == [
        *TOKENIZER.words(left),
        "。",
        *TOKENIZER.words(right),
    ]


def test_a_long_run_is_cut_as_its_sentences_are() -> None:
    sentence = "全面推进乡村振兴加快建设现代化产业体系"
    expected = TOKENIZER.words(sentence) * 600
    assert TOKENIZER.words(sentence * 600) == expected


@pytest.mark.parametrize(
    "unit", ["一", "中", "第", "1", "1,", "a", "（", "㐀", "\ue000", "第1", " "]
)
def test_time_grows_linearly_with_any_text(unit: str) -> None:
    def seconds(text: str) -> float:
        began = time.perf_counter()
        TOKENIZER.offsets(text)
        return time.perf_counter() - began

    short, long = unit * 10_000, unit * 160_000
    TOKENIZER.offsets(short)
    # 16 times the text; a square law would take 256 times as long.
    assert seconds(long) < 100 * max(seconds(short), 0.002)


def test_it_is_a_tokenizer_and_pickles() -> None:
    assert isinstance(TOKENIZER, Tokenizer)
    copy = pickle.loads(pickle.dumps(TokenAnnotator()))
    doc = Document("加快建设")
    assert copy(doc) == TokenAnnotator()(doc)


def test_another_tokenizer_takes_its_place() -> None:
    class Characters(LexiconTokenizer):
        def words(self, text: str) -> list[str]:
            return list(text)

        def offsets(self, text: str) -> tuple[array[int], array[int]]:
            return array("i", range(len(text))), array("i", range(1, len(text) + 1))

    doc = TokenAnnotator(Characters())(Document("经济发展"))
    assert [token.text for token in doc[TOKENS]] == ["经", "济", "发", "展"]


def test_other_than_text_is_refused() -> None:
    with pytest.raises(InputError, match="takes a str, got bytes"):
        TOKENIZER.words(b"abc")  # type: ignore[arg-type]


def test_costs_are_whole_numbers() -> None:
    assert [cost(1, 1), cost(1, 2), cost(1, 10), cost(3, 10)] == [0, 693, 2303, 1204]


@pytest.mark.parametrize(
    "packed",
    [b"", b"no gzip", gzip.compress("一 without a tab".encode()), gzip.compress("一\tx".encode())],
)
def test_a_damaged_table_is_named(packed: bytes) -> None:
    with pytest.raises(DataError, match=r"words\.tsv\.gz"):
        read_counts(lambda _path: packed)
