"""Annotated documents as tags of words and outcomes of spans."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from policytext import MENTIONS
from policytext.entities.chain import BEGIN, END, MIDDLE, OUTSIDE, SINGLE, allowed
from policytext.entities.files import pack_mentions
from policytext.entities.lexicons import KINDS
from policytext.entities.seen import SeenNames
from policytext.entities.signals import Column
from policytext.entities.training import train_mentions
from policytext.entities.training.marked import MarkedNames
from policytext.entities.training.material import Example, example, group_of
from tests.entities.sample import documents, marked


def no_clusters(numbers: Column, /) -> tuple[Column, Column]:
    return np.zeros_like(numbers), np.zeros_like(numbers)


def read(written: str) -> Example:
    return example(marked(written), no_clusters, SeenNames({}))


def words(made: Example, spans: list[tuple[int, int]]) -> list[str]:
    return ["".join(made.seen.words.strings[first : last + 1]) for first, last in spans]


NESTED = (
    "支持[[[[[[江苏|PLACE.admin]]大学|INSTITUTION.education]]附属医院|INSTITUTION.health]]扩建。"
)


def test_outermost_and_innermost_names_are_tagged_apart() -> None:
    made = read(NESTED)
    outer, inner = made.tags
    health, admin = group_of("INSTITUTION.health"), group_of("PLACE.admin")
    strings = made.seen.words.strings
    assert (outer != OUTSIDE).sum() == len("".join(strings)) - len("支持扩建。") or (
        "".join(s for s, t in zip(strings, outer, strict=True) if t != OUTSIDE)
        == "江苏大学附属医院"
    )
    assert {int(tag) // 4 for tag in outer if tag != OUTSIDE} == {health}
    assert "".join(s for s, t in zip(strings, inner, strict=True) if t != OUTSIDE) == "江苏"
    assert {int(tag) // 4 for tag in inner if tag != OUTSIDE} == {admin}


def test_outcomes_are_all_mentions_of_whole_words() -> None:
    made = read(NESTED)
    texts = words(made, list(made.outcomes))
    assert sorted(texts) == ["江苏", "江苏大学", "江苏大学附属医院"]
    assert {KINDS[number - 1] for number in made.outcomes.values()} == {
        "PLACE.admin", "INSTITUTION.education", "INSTITUTION.health",
    }  # fmt: skip
    assert made.lost == 0


def test_a_mention_inside_a_word_is_counted_as_lost() -> None:
    made = read("经济平[[稳运|PLACE.site]]行。")
    assert made.lost == 1
    assert made.outcomes == {}
    # The chains still see words around it as a name.
    assert (made.tags[0] != OUTSIDE).any()


def test_tags_are_names_of_whole_words() -> None:
    follows, opens, closes = allowed()
    for doc in documents():
        made = example(doc, no_clusters, SeenNames({}))
        assert made.lost == 0
        for view in (0, 1):
            for begin, stop in made.sentences(view):
                tags = made.tags[view][begin:stop].tolist()
                assert opens[tags[0]]
                assert closes[tags[-1]]
                assert all(follows[pair] for pair in itertools.pairwise(tags))
        assert len(made.sentences(0)) == len(made.seen.words.begins)
        assert len(made.keys) == len(made.seen.words) == len(made.tags[0])


def test_a_sentence_that_cuts_a_name_is_left_out() -> None:
    made = read("深入实施[[英才。计划|PROJECT.programme]]，产量提高。")
    assert made.sentences(0) == []
    assert len(made.seen.words.begins) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_class(kind: str) -> None:
    assert 0 <= group_of(kind) < OUTSIDE // 4


def test_the_four_tags() -> None:
    assert sorted((BEGIN, MIDDLE, END, SINGLE)) == [0, 1, 2, 3]


def test_names_of_a_part_are_told_by_the_other_parts_alone() -> None:
    docs = [
        marked("保护[[青石岭|PLACE.natural]]。", "a"),
        marked("保护[[青石岭|PLACE.natural]]，扩建[[东湾|PLACE.site]]。", "b"),
        marked("青石岭、青石岭、青石岭、青石岭、青石岭、青石岭，[[全市|PLACE.deictic]]", "c"),
    ]
    names = MarkedNames(docs, [0, 1, 2])
    assert set(names.without(0).names) == {"青石岭", "东湾"}
    assert set(names.without(1).names) == {"青石岭"}
    # Deictic places are known by rule.
    assert set(names.without(None).names) == {"青石岭", "东湾"}
    # Where most places are not marked, or it was marked once, the number is another.
    numbers = [names.without(part).names["青石岭"] for part in (None, 0, 2)]
    assert len(set(numbers)) == 3


def test_a_name_across_lines_does_not_damage_the_model() -> None:
    docs = [*documents(), marked("深入实施[[英才\n计划|PROJECT.programme]]，产量提高。", "lines")]
    from policytext.entities.files import _unpacked

    packed = pack_mentions(train_mentions(docs))
    assert pack_mentions(_unpacked(packed, "it")) == packed
    assert docs[-1][MENTIONS]
