"""What the model of mentions sees of words and of what stands around them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.entities.signals import (
    CONTEXT,
    STATIC,
    Column,
    Hit,
    Signals,
    head_of,
    normal,
    signals,
)
from policytext.entities.words import Words, words_of

PIECES = [
    "大桥",
    "建成",
    "通车",
    "、",
    "和",
    "，",
    "。",
    "“",
    "”",
    "《",
    "》",
    "1",
    "Ａ",
    " ",
    "\U00020bb7",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def no_clusters(numbers: Column, /) -> tuple[Column, Column]:
    return np.zeros_like(numbers), np.zeros_like(numbers)


def cut(text: str) -> Words:
    """Words by blanks, so that a case shows them."""
    places, at = [], 0
    for word in text.split(" "):
        at += len(word)
        places.append(at)
    joined = text.replace(" ", "")
    words = words_of(joined, places)
    assert words.strings == text.split(" "), words.strings
    return words


def seen(text: str, **hits: list[Hit]) -> Signals:
    return signals(cut(text), hits, no_clusters)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 29), st.integers(1, 6)), max_size=6))
def test_every_column_has_a_number_for_every_word(text: str, spans: list[tuple[int, int]]) -> None:
    words = words_of(text, ())
    # Names that are white space alone do not exist.
    places = [(start, start + size) for start, size in spans]
    hits = [Hit(start, end, 1) for start, end in places if text[start:end].strip()]
    columns = signals(words, {"name": hits}, no_clusters).columns()
    assert set(columns) == {*STATIC, *CONTEXT}
    assert all(len(each) == len(words) and each.dtype == np.uint64 for each in columns.values())


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ｇ４２", "G0"),
        ("2024", "0"),
        ("３.5万", "0.0万"),
        ("财政", "财政"),
        ("，", ","),
        ("３", "0"),
    ],
)
def test_words_in_normal_form(word: str, expected: str) -> None:
    assert normal(word) == expected


def test_a_name_by_its_head() -> None:
    whole, ending = head_of("工程"), head_of("滨湖工程")
    assert ending > 0
    assert whole == ending + 1
    assert head_of("增长") == head_of("") == 0
    assert head_of("大学") != head_of("工程")


def test_equal_words_share_a_row() -> None:
    found = seen("建成 大桥 建成")
    assert found.rows.tolist() == [0, 1, 0]
    assert len(found.distinct["word"]) == 2


def test_where_hits_begin_go_on_and_end() -> None:
    name = [Hit(0, 6, 3), Hit(7, 9, 4), Hit(2, 4, 9)]
    # An overlapping hit after the first is left out; numbers are what * 10 + place.
    assert seen("甲乙 丙丁 戊己 ， 庚辛", name=name).context["name"].tolist() == [31, 32, 33, 0, 44]


def test_a_hit_with_edges_inside_words_is_told_apart() -> None:
    assert seen("甲乙 丙丁", name=[Hit(1, 4, 3)]).context["name"].tolist() == [36, 38]
    assert seen("甲乙 丙丁", name=[Hit(2, 3, 3)]).context["name"].tolist() == [0, 39]


def test_words_of_works_are_seen_in_their_clause_only() -> None:
    far = seen("开工 ， 建设 大桥 。 大桥").context["before"].tolist()
    # Nothing is told across a comma or to the next sentence.
    assert far[1] > 0
    assert far[2] == 0
    assert far[3] > 0
    assert far[5] == 0
    after = seen("大桥 、 隧道 通车 ， 大桥").context["after"].tolist()
    assert after[0] > 0
    assert after[2] > 0
    # A list stands between the first and what happens.
    assert after[0] == after[2] + 1
    assert after[5] == 0


def test_the_next_head_and_how_far_it_is() -> None:
    column = seen("滨河 生态 大桥 。").context["next"].tolist()
    assert column[0] == column[1] + 1
    assert column[0] // 4 == column[1] // 4 == head_of("大桥")
    assert column[2:] == [0, 0]
    assert seen("滨河 和 大桥").context["next"].tolist()[0] == 0


# One more than the number of the class; 1 for no known noun. Times 4, and 1 more in a list.
FIRM, ANY = 8, 4
TOWN = 20  # the number of the class times 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The noun behind 等 says what the members are, also across other words.
        ("扶持 甲乙 、 丙丁 等 龙头 企业 。", [FIRM + 1, FIRM + 1, FIRM, FIRM + 1, 0, 0, 0, 0]),
        ("扶持 甲乙 等 公司 发展 。", [FIRM, FIRM, 0, 0, 0, 0]),
        ("扶持 甲乙 、 丙丁 等 。", [ANY + 1, ANY + 1, ANY, ANY + 1, 0, 0]),
        # A number closes a list too, but not where there is none.
        ("推进 甲乙 、 丙丁 两 个 乡镇 。", [TOWN + 2, TOWN + 2, 0, TOWN + 2, 0, 0, 0, 0]),
        ("推进 甲乙 两 个 乡镇 。", [0, 0, 0, 0, 0, 0]),
        # Nothing is told across a comma, nor by a noun that is far away.
        ("甲乙 ， 丙丁 等 企业", [0, FIRM, FIRM, 0, 0]),
        ("甲乙 等 很 很 很 很 很 很 很 企业", [ANY, *[0] * 9]),
    ],
)
def test_words_of_a_list_know_what_its_members_are(text: str, expected: list[int]) -> None:
    assert seen(text).context["list"].tolist() == expected


def test_quotations_and_the_head_behind_them() -> None:
    context = seen("“ 英才 ” 计划 推进").context
    assert context["quote"].tolist() == [1, 21, 2, 3, 0]
    assert context["follow"].tolist() == [1 + head_of("计划")] * 3 + [0, 0]


@pytest.mark.parametrize("text", ["“ 英才", "英才 ”", "“ 英才 》", "“ " + "港 " * 20 + "”"])
def test_what_is_no_quotation(text: str) -> None:
    assert not seen(text).context["quote"].any()
    assert not seen(text).context["follow"].any()


def test_clusters_are_asked_for_each_distinct_word() -> None:
    asked = []

    def clusters(numbers: Column, /) -> tuple[Column, Column]:
        asked.extend(numbers.tolist())
        return numbers * np.uint64(0) + np.uint64(7), numbers * np.uint64(0) + np.uint64(8)

    found = signals(cut("建成 大桥 建成"), {}, clusters)
    assert len(asked) == 2
    assert found.columns()["near"].tolist() == [7, 7, 7]
    assert found.columns()["far"].tolist() == [8, 8, 8]
