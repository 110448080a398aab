"""The table of patterns of titles and datelines: names that refer to each other, groups with numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import policytext.occasions
from policytext.data import read_rows
from policytext.occasions.patterns import pattern, told_by

MODULES = Path(policytext.occasions.__file__).parent
NAMES = sorted({name for name, _, _ in read_rows("occasions/patterns.tsv")})


@pytest.mark.parametrize("name", NAMES)
def test_each_can_be_compiled_and_names_no_unknown_pattern(name: str) -> None:
    source = pattern(name).pattern
    re.compile(source, re.MULTILINE)  # Raises where it is none.
    assert "{{" not in source


def test_each_is_used() -> None:
    source = " ".join(source for _, source, _ in read_rows("occasions/patterns.tsv"))
    code = " ".join(path.read_text(encoding="utf-8") for path in MODULES.glob("*.py"))
    unused = [name for name in NAMES if f'"{name}"' not in code and f"{{{{{name}}}}}" not in source]
    assert unused == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("记者7月18日从市统计局获悉", {"month": "7", "day": "18"}),
        ("2023年7月18日电", {"year": "2023", "month": "7", "day": "18"}),
        ("本报讯（记者某某 12月3日）", {"month": "12", "day": "3"}),
    ],
)
def test_groups_are_told_without_their_numbers(text: str, told: dict[str, str]) -> None:
    found = pattern("dateline").search(text)
    assert found is not None
    assert told_by(found) == told
