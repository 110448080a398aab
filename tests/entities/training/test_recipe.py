"""A training on a dozen small documents: it learns them, and gives the same bytes twice."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import Any

import pytest

from policytext import MENTIONS, Document, Mention
from policytext.entities.files import pack_mentions
from policytext.entities.training import MentionSettings, Step, train_mentions
from policytext.errors import InputError
from tests.entities.sample import documents, marked, model

IN_ANOTHER_PROCESS = """
from tests.entities.training.test_recipe import digest
print(digest())
"""
GROUPS = {doc.id: doc.id.split("-")[0] for doc in documents()}


def digest() -> str:
    return hashlib.sha256(pack_mentions(train_mentions(documents(), groups=GROUPS))).hexdigest()


def found(text: str) -> list[tuple[str, str]]:
    mentions = model().find(text, "320400", 2024, 0.45)
    return [(text[each.start : each.end], f"{each.label}.{each.kind}") for each in mentions]


def test_training_does_not_depend_on_the_process() -> None:
    here = digest()
    assert digest() == here
    done = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == here


def test_what_was_marked_is_marked_again() -> None:
    same = marks = mentions = 0
    for number, doc in enumerate(documents()):
        marked_ones = {(number, m.start, m.end, m.label) for m in doc[MENTIONS]}
        found_ones = model().find(doc.text, doc.issuer, doc.year, 0.45)
        again = {(number, m.start, m.end, m.label) for m in found_ones}
        same, marks, mentions = (
            same + len(again & marked_ones),
            marks + len(marked_ones),
            mentions + len(again),
        )
    # The judge learns from candidates of chains that have not seen their place.
    assert same > 0.95 * marks
    assert same > 0.9 * mentions


def test_nested_mentions_and_the_clause_are_learnt() -> None:
    assert found("云帆港大桥建成通车。") == [
        ("云帆港大桥", "PROJECT.construction"),
        ("云帆港", "PLACE.site"),
    ]
    assert ("云帆港", "PLACE.site") in found("全市经济平稳运行，云帆港面貌一新。")


def test_a_name_that_was_not_seen_is_told_by_what_stands_around_it() -> None:
    assert ("白沙湖", "PLACE.natural") in found("常州大学与白沙湖签订协议。")


def test_steps_are_reported_and_facts_kept() -> None:
    steps: list[Step] = []
    made = train_mentions(
        documents(),
        groups=GROUPS,
        settings=MentionSettings(parts=2),
        report=steps.append,
        facts={"a": "b"},
    )
    assert made.facts == {"a": "b"}
    assert [each.done for each in steps] == list(range(1, steps[0].total + 1))
    assert {each.total for each in steps} == {len(steps)}
    assert all(each.what for each in steps)


def test_another_seed_gives_another_model() -> None:
    settings = MentionSettings(seed=2)
    other = train_mentions(documents(), groups=GROUPS, settings=settings, facts=model().facts)
    assert pack_mentions(other) != pack_mentions(model())


def test_documents_without_mentions_teach_that_there_are_none() -> None:
    plain = [marked("经济平稳运行。", f"plain-{number}") for number in range(4)]
    made = train_mentions([*documents(), *plain])
    assert made.find("经济平稳运行。", None, None, 0.45) == []


def _person() -> Document:
    doc = Document("张海到会。", id="persons")
    return doc.with_layer(MENTIONS, [doc.span(0, 2, "PERSON", Mention("other"))])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "parts need as many documents"),
        (documents()[:3], "4 parts need as many documents of different groups; got 3"),
        ([Document("全市", id="bare")], "the document 'bare' has no layer MENTIONS"),
        ([_person()], "'persons' has '张海' at 0 as PERSON.other; one of PLACE.admin, PLACE.reg"),
    ],
)
def test_what_cannot_be_trained_on_is_refused(given: list[Document], message: str) -> None:
    with pytest.raises(InputError, match=message):
        train_mentions(given)


def test_groups_are_never_cut() -> None:
    groups = {doc.id: "one" for doc in documents()}
    with pytest.raises(InputError, match="got 1"):
        train_mentions(documents(), groups=groups)


@pytest.mark.parametrize("text", ["", "。", "经济平稳运行。", "易县渔业稳定，全省领先。"])
def test_too_little_to_learn_from_is_refused(text: str) -> None:
    nothing = [marked(text, f"{number}") for number in range(4)]
    with pytest.raises(InputError, match="too few mentions to learn from"):
        train_mentions(nothing)


@pytest.mark.parametrize("empty", ["", "\n"])
def test_an_empty_document_among_others_is_no_trouble(empty: str) -> None:
    train_mentions([*documents(), marked(empty, "empty")])


@pytest.mark.parametrize(
    "wrong", [{"parts": 1}, {"parts": 2.5}, {"parts": "4"}, {"seed": -1}, {"seed": True}]
)
def test_impossible_settings_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        MentionSettings(**wrong)
