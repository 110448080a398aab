"""How far a project is, by the clause that names it."""

from __future__ import annotations

import pytest

from policytext.data import read_rows
from policytext.projects.stages import STAGES, stage_of

CASES = [
    # text, with the project in brackets; stage, whether intended
    ("[丹金高速]建成通车。", "finished", False),
    ("[丹金高速]完工。", "finished", False),
    ("[丹金高速]、文化广场建成投用。", "finished", False),
    ("开工建设[丹金高速]。", "under construction", False),
    ("[丹金高速]加快建设。", "under construction", False),
    ("签约[丹金高速]。", "planned", False),
    ("[丹金高速]前期工作有序开展。", "planned", False),
    ("完成[丹金高速]前期工作。", "planned", False),
    # What is only meant to be reached.
    ("力争开工建设[丹金高速]。", "under construction", True),
    ("确保[丹金高速]通车。", "finished", True),
    ("规划建设[丹金高速]。", "planned", True),
    ("[丹金高速]计划年底竣工。", "finished", True),
    # Nothing said, or said of another clause.
    ("[丹金高速]带动沿线发展。", "", False),
    ("文化广场竣工，[丹金高速]受到好评。", "", False),
    ("[丹金高速]受到好评，文化广场竣工。", "", False),
    ("力争文化广场竣工。[丹金高速]通车。", "finished", False),
    # The words behind a name go before those in front of it.
    ("开工建设的[丹金高速]建成通车。", "finished", False),
    # Of several words in front, the nearest.
    ("竣工后又扩建[丹金高速]。", "under construction", False),
    # Words far away in one clause are not looked for.
    ("竣工" + "甲" * 90 + "[丹金高速]。", "", False),
]


@pytest.mark.parametrize(("text", "stage", "is_intended"), CASES)
def test_stages(text: str, stage: str, is_intended: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    found = stage_of(plain, start, end)
    assert (found.name, found.is_intended) == (stage, is_intended)
    assert found.word in plain
    assert bool(found.word) == bool(stage)


def test_in_a_section_of_plans_all_is_intended() -> None:
    assert stage_of("丹金高速建成通车。", 0, 4, is_plan=True).is_intended
    assert stage_of("丹金高速受到好评。", 0, 4, is_plan=True).name == ""


def test_every_word_of_works_has_a_stage() -> None:
    roles = {role for _, _, role, _ in read_rows("names/works_words.tsv")}
    known = {
        text: stage for sort, text, stage in read_rows("projects/stages.tsv") if sort == "role"
    }
    assert roles - set(known) == set()
    assert set(known.values()) == set(STAGES)
