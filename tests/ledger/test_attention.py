"""Shares of words and characters on a list, with their denominators."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.ledger import Attention, attention


def cut(
    words: Sequence[str], sections: Sequence[tuple[int, int, str]] = (), **facts: str
) -> pt.Document:
    """A document of these tokens, with sections by place."""
    doc = pt.Document("".join(words), **facts)  # type: ignore[arg-type]
    ends = [sum(map(len, words[: i + 1])) for i in range(len(words))]
    doc = doc.with_offsets(pt.TOKENS, [0, *ends[:-1]] if words else [], ends, "TOKEN")
    made = [doc.span(s, e, "SECTION", pt.Section(role, 1, "", "")) for s, e, role in sections]
    return doc.with_layer(pt.SECTIONS, made)


def by(found: Sequence[Attention]) -> dict[tuple[str, str], tuple[int, int, int]]:
    return {(one.section, one.method): (one.hits, one.part, one.whole) for one in found}


def test_tokens_and_substrings_are_counted_apart() -> None:
    doc = cut(["推进", "环境", "保护", "，", "环保", "投资", "3亿元", "。"])
    found = attention([doc], ["环境保护", "环保", "投"], by_section=False)
    assert by(found) == {("all", "token"): (2, 3, 6), ("all", "substring"): (3, 7, 13)}
    assert [one.unit for one in found] == ["words", "characters"]
    assert found[0].exact == Fraction(1, 2)


def test_the_longest_of_overlapping_terms_counts_once() -> None:
    doc = cut(["绿色", "发展"])
    found = by(attention([doc], ["绿色", "绿色发展", "发展", "色发"], by_section=False))
    assert found == {("all", "token"): (1, 2, 2), ("all", "substring"): (1, 4, 4)}


def test_a_term_within_a_word_is_no_token() -> None:
    doc = cut(["环保局", "环保"])
    found = by(attention([doc], ["环保"], by_section=False))
    assert found == {("all", "token"): (1, 1, 2), ("all", "substring"): (2, 4, 5)}


def test_a_longer_term_across_tokens_does_not_hide_a_shorter_one() -> None:
    doc = cut(["环保", "局长"])
    assert by(attention([doc], ["环保局", "环保"], by_section=False))["all", "token"] == (1, 1, 2)


def test_sections_have_their_own_denominators() -> None:
    words = ["题", "创新", "甲", "乙", "创新", "丙", "丁"]
    # Outside; a review with a plan within it; targets.
    doc = cut(words, [(1, 6, "review"), (3, 4, "plan"), (7, 9, "targets")])
    found = by(attention([doc], ["创新"], methods=["token"]))
    assert found == {
        ("all", "token"): (2, 2, 7),
        ("none", "token"): (0, 0, 1),
        ("plan", "token"): (0, 0, 1),
        ("review", "token"): (2, 2, 3),
        ("targets", "token"): (0, 0, 2),
    }


def test_sections_of_one_role_are_counted_together() -> None:
    doc = cut(["创新", "甲", "创新"], [(0, 2, "plan"), (3, 5, "plan")])
    assert by(attention([doc], ["创新"], methods=["token"]))["plan", "token"] == (2, 2, 2)


def test_lists_have_names_and_documents_their_facts() -> None:
    docs = [cut(["绿色"], id="a", issuer="320400"), cut(["创新"], id="b")]
    lists = {"green": ["绿色"], "new": ["创新"]}
    found = attention(docs, lists, methods=["token"], by_section=False)
    assert [(one.document, one.issuer, one.terms, one.share) for one in found] == [
        ("a", "320400", "green", 1.0),
        ("a", "320400", "new", 0.0),
        ("b", "", "green", 0.0),
        ("b", "", "new", 1.0),
    ]


def test_an_empty_text_has_no_share() -> None:
    found = attention([cut([])], ["创新"])
    assert [(one.whole, one.share) for one in found] == [(0, None)] * len(found)
    assert found


@pytest.mark.parametrize("terms", [[], "创新", [""], ["。"], [3], {"a": []}, {"a": "创新"}])
def test_what_is_no_list_of_terms_is_refused(terms: object) -> None:
    with pytest.raises(pt.InputError, match="term"):
        attention([], terms)  # type: ignore[arg-type]


def test_a_layer_that_is_not_there_is_an_error() -> None:
    bare = pt.Document("创新")
    with pytest.raises(pt.LayerMissingError, match="tokens"):
        attention([bare], ["创新"], by_section=False)
    with pytest.raises(pt.LayerMissingError, match="sections"):
        attention([bare], ["创新"], methods=["substring"])
    assert attention([bare], ["创新"], methods=["substring"], by_section=False)[0].share == 1
    with pytest.raises(pt.InputError, match="method"):
        attention([bare], ["创新"], methods=["word"])
    with pytest.raises(pt.InputError, match="methods are a list of some of token, substring"):
        attention([bare], ["创新"], methods="substring")


WORDS = st.lists(st.text("甲乙丙，", min_size=1, max_size=3), max_size=12)
TERMS = st.lists(st.text("甲乙丙", min_size=1, max_size=3), min_size=1, max_size=4)


@given(WORDS, TERMS, st.data())
def test_parts_add_up_and_shares_are_shares(
    words: list[str], terms: list[str], data: st.DataObject
) -> None:
    length = sum(map(len, words))
    sections = []
    if length > 2:
        middle = data.draw(st.integers(1, length - 1))
        sections = [(0, middle, "review"), (middle, length, "plan")]
    found = attention([cut(words, sections)], terms)
    for method in ("token", "substring"):
        whole, *parts = (one for one in found if one.method == method)
        assert whole.section == "all"
        assert sum(one.whole for one in parts) == whole.whole
        assert sum(one.hits for one in parts) == whole.hits
        assert sum(one.part for one in parts) == whole.part <= whole.whole
