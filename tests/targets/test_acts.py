"""Verbs in a text, against a pattern of them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from policytext.targets.acts import JOINTS, Act, Acts
from policytext.targets.words import any_of

VERBS = ["建", "新建", "新建成", "成立", "立法", "改", "改建"]
ACTS = Acts(VERBS)
PATTERN = re.compile(f"(?:{any_of(VERBS)})(?:[{JOINTS}](?:{any_of(VERBS)}))?")
TEXTS = st.text("建新成立法改和、桥", max_size=14)
PLACES = st.integers(0, 16)


def told(found: re.Match[str] | Act | None) -> tuple[str, int, int, str] | None:
    return found and (found[0], found.start(), found.end(), found.string)


@given(TEXTS, PLACES, PLACES)
def test_verbs_are_found_as_by_a_pattern(text: str, start: int, end: int) -> None:
    assert told(ACTS.match(text, start)) == told(PATTERN.match(text, start))
    assert told(ACTS.match(text, start, end)) == told(PATTERN.match(text, start, end))
    assert told(ACTS.search(text, start)) == told(PATTERN.search(text, start))
    found, wanted = list(ACTS.finditer(text, start)), list(PATTERN.finditer(text, start))
    assert list(map(told, found)) == list(map(told, wanted))
    assert [each.span() for each in found] == [each.span() for each in wanted]
