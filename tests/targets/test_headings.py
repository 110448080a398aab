"""What headings say of the values below them."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.targets.statements import section_roles


@pytest.mark.parametrize(
    "heading", ["名词解释", "※名词解释※", "附件：有关用语说明", "注释", "《政府工作报告》注释"]
)
def test_headings_of_what_explains_words_are_known(heading: str) -> None:
    nlp = pt.load("structure", "quantities", "entities", "links")
    text = f"一、2023年工作回顾\n建成渔港3个。\n{heading}\n1.三港联动：指3个渔港共同发展。\n"
    found = section_roles(nlp(pt.Document(text, issuer="320400", year=2024)))
    assert [each.is_glossary for each in found] == [False] * 2 + [True] * (len(found) - 2)
